//! Writes a lexicon in the form that [`super::Lexicon`] reads.

use super::layout::{Form, MAGIC, VERSION, checksum, first_slot, head, state, tag};
use super::{Classes, Nearness, Reading, Readings};
use std::collections::{BTreeSet, HashMap};
use thiserror::Error;

/// The most neighbours that a word keeps.
pub const MOST_NEIGHBOURS: usize = 24;

/// The largest number that three bytes hold.
const LARGEST: usize = 0x00ff_ffff;

/// A word as it is put into a lexicon.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its form, in lower-case ASCII.
    pub form: String,
    /// Its place among the most frequent words, from 1; 0 where it is not among them.
    pub rank: u16,
    /// The classes of all its readings.
    pub classes: Classes,
    /// Its lemma in each reading, in the order of [`Reading::ALL`]; each must be an entry too.
    pub lemmas: [Option<String>; Reading::ALL.len()],
    /// The words near it, the nearest first, at most [`MOST_NEIGHBOURS`]; each must be among the first 65,536 entries.
    pub near: Vec<Link>,
}

/// A neighbour as it is put into a lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The neighbour's form.
    pub lemma: String,
    /// How it stands to the word.
    pub relation: Nearness,
    /// As what the word has it.
    pub readings: Readings,
    /// How near it is.
    pub weight: u8,
}

/// Why entries cannot be packed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PackError {
    /// A form that the reader could not find.
    #[error("“{form}” is empty, too long, or not in lower-case ASCII")]
    Form {
        /// The form.
        form: String,
    },
    /// A form that stands twice.
    #[error("“{form}” stands twice")]
    Twice {
        /// The form.
        form: String,
    },
    /// A lemma or neighbour that is no entry, or a neighbour beyond the first 65,536.
    #[error("“{form}” names “{other}”, which is not among the words that it may name")]
    Unknown {
        /// The form that names it.
        form: String,
        /// What it names.
        other: String,
    },
    /// More than the file's numbers can count.
    #[error("there are more {what} than the file can hold")]
    TooMany {
        /// Of what.
        what: &'static str,
    },
}

/// The bytes of a lexicon with these words, numbered in their order. Equal entries give equal bytes.
///
/// # Errors
///
/// Where a form cannot be looked up, a lemma or neighbour is missing, or there is too much of anything.
pub fn pack_lexicon(entries: &[Entry]) -> Result<Vec<u8>, PackError> {
    let ids = number(entries)?;
    let sets: Vec<Classes> = entries.iter().map(|entry| entry.classes).collect::<BTreeSet<_>>().into_iter().collect();
    let (mut starts, mut records) = (Vec::new(), Vec::new());
    for entry in entries {
        starts.extend(three_bytes(records.len(), "bytes of records")?);
        push_record(entry, &ids, &sets, &mut records)?;
    }
    let slots = slots(entries)?;
    let mut bytes = head(entries.len(), slots.len(), sets.len())?;
    sets.iter().for_each(|set| bytes.extend(set.bits().to_le_bytes()));
    slots.iter().for_each(|slot| bytes.extend(slot.to_le_bytes()));
    bytes.extend(starts);
    bytes.extend(records);
    seal(&mut bytes)?;
    Ok(bytes)
}

/// The number of each form.
fn number(entries: &[Entry]) -> Result<HashMap<&str, usize>, PackError> {
    let mut ids = HashMap::with_capacity(entries.len());
    for (id, Entry { form, .. }) in entries.iter().enumerate() {
        hash_of(form)?;
        if ids.insert(form.as_str(), id).is_some() {
            return Err(PackError::Twice { form: form.clone() });
        }
    }
    Ok(ids)
}

/// The hash of a form, which must be as the reader folds it.
fn hash_of(form: &str) -> Result<u32, PackError> {
    let folded = Form::fold(form).filter(|folded| !form.is_empty() && folded.as_bytes() == form.as_bytes());
    folded.map(|folded| folded.hash()).ok_or_else(|| PackError::Form { form: form.to_owned() })
}

fn push_record(
    entry: &Entry,
    ids: &HashMap<&str, usize>,
    sets: &[Classes],
    records: &mut Vec<u8>,
) -> Result<(), PackError> {
    let set = sets.binary_search(&entry.classes).unwrap_or_default();
    records.extend(u16::try_from(set).map_err(|_| PackError::TooMany { what: "class sets" })?.to_le_bytes());
    records.extend(entry.rank.to_le_bytes());
    records.extend(states(entry).to_le_bytes());
    records.extend(u8::try_from(entry.form.len()));
    records.extend(entry.form.as_bytes());
    let find = |other: &str| {
        let unknown = || PackError::Unknown { form: entry.form.clone(), other: other.to_owned() };
        ids.get(other).copied().ok_or_else(unknown)
    };
    for lemma in entry.lemmas.iter().flatten().filter(|lemma| **lemma != entry.form) {
        records.extend(three_bytes(find(lemma)?, "words")?);
    }
    let count = u8::try_from(entry.near.len()).ok().filter(|&count| usize::from(count) <= MOST_NEIGHBOURS);
    records.push(count.ok_or(PackError::TooMany { what: "neighbours of a word" })?);
    for link in &entry.near {
        let unknown = || PackError::Unknown { form: entry.form.clone(), other: link.lemma.clone() };
        let id = u16::try_from(find(&link.lemma)?).map_err(|_| unknown())?;
        records.extend(packed(link, id).to_le_bytes());
    }
    Ok(())
}

/// The states of the readings, two bits each.
fn states(entry: &Entry) -> u16 {
    let mut states = 0;
    for (reading, lemma) in Reading::ALL.iter().zip(&entry.lemmas) {
        let state = match lemma {
            None => state::NONE,
            Some(lemma) if *lemma == entry.form => state::OWN,
            Some(_) => state::OTHER,
        };
        states |= state << (2 * reading.index());
    }
    states
}

fn packed(link: &Link, id: u16) -> u32 {
    let relation = Nearness::ALL.iter().position(|&relation| relation == link.relation).unwrap_or_default();
    let [low, ..] = relation.to_le_bytes();
    let middle = low | link.readings.bits() << 3;
    let [first, second] = id.to_le_bytes();
    u32::from_le_bytes([first, second, middle, link.weight])
}

/// The hash table: a power of two of slots, at most four fifths of them taken.
fn slots(entries: &[Entry]) -> Result<Vec<u32>, PackError> {
    let count = (entries.len() * 5 / 4 + 1).next_power_of_two();
    let mask = u32::try_from(count - 1).map_err(|_| PackError::TooMany { what: "words" })?;
    let mut slots = vec![0; count];
    for (id, entry) in entries.iter().enumerate() {
        let hash = hash_of(&entry.form)?;
        let mut slot = first_slot(hash, mask);
        while slots.get(slot as usize).is_some_and(|&taken| taken != 0) {
            slot = slot.wrapping_add(1) & mask;
        }
        let [a, b, c] = three_bytes(id + 1, "words")?;
        if let Some(free) = slots.get_mut(slot as usize) {
            *free = u32::from_le_bytes([a, b, c, 0]) | tag(hash);
        }
    }
    Ok(slots)
}

fn head(words: usize, slots: usize, sets: usize) -> Result<Vec<u8>, PackError> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(VERSION.to_le_bytes());
    bytes.resize(head::CLASSES, 0);
    bytes.extend(Classes::fingerprint().to_le_bytes());
    for count in [words, slots, sets] {
        let count = u32::try_from(count).map_err(|_| PackError::TooMany { what: "words" })?;
        bytes.extend(count.to_le_bytes());
    }
    Ok(bytes)
}

/// Writes length and checksum into the head.
pub(super) fn seal(bytes: &mut [u8]) -> Result<(), PackError> {
    let length = u32::try_from(bytes.len()).map_err(|_| PackError::TooMany { what: "bytes" })?;
    let sum = bytes.get(head::CLASSES..).map(checksum).unwrap_or_default();
    if let Some(place) = bytes.get_mut(head::LENGTH..head::CHECKSUM) {
        place.copy_from_slice(&length.to_le_bytes());
    }
    if let Some(place) = bytes.get_mut(head::CHECKSUM..head::CLASSES) {
        place.copy_from_slice(&sum.to_le_bytes());
    }
    Ok(())
}

fn three_bytes(number: usize, what: &'static str) -> Result<[u8; 3], PackError> {
    if number > LARGEST {
        return Err(PackError::TooMany { what });
    }
    let [a, b, c, ..] = number.to_le_bytes();
    Ok([a, b, c])
}
