//! The words of English: rank, classes, lemmas and neighbours, looked up where they lie in `data/en/lexicon.bin`.
//!
//! The file is made by `cargo run --release --example train` from WordNet 3.1, GloVe vectors, the English Web Treebank
//! and the tables of `data/en/`. Looking up a word builds nothing and allocates nothing; the file is checked whole when
//! it is first asked for.

mod classes;
mod layout;
mod pack;
mod phrases;
mod reading;
mod relation;
#[cfg(test)]
mod tests;

pub use classes::Classes;
pub use pack::{Entry, Link, MOST_NEIGHBOURS, PackError, pack_lexicon};
pub use phrases::{Phrase, Piece, parse_phrases, phrases};
pub use reading::{Reading, Readings};
pub use relation::Nearness;

use self::layout::{
    FILE, Form, MAGIC, NEAR, OTHER, RECORD_HEAD, SET, SLOT, START, VERSION, checksum, first_slot, head, state, tag,
    u16_at, u24_at, u32_at, u64_at, u128_at,
};
use super::{LanguageError, lemma};
use std::fmt;
use std::sync::OnceLock;

/// The lexicon that is built in.
static ENGLISH: &[u8] = include_bytes!("../../data/en/lexicon.bin");

/// A packed lexicon, checked and ready to be asked.
#[derive(Clone, Copy)]
pub struct Lexicon<'a> {
    sets: &'a [u8],
    slots: &'a [u8],
    starts: &'a [u8],
    records: &'a [u8],
    /// The number of slots less one.
    mask: u32,
}

impl Lexicon<'static> {
    /// The lexicon of English that is built in. The first call checks it, in about a millisecond.
    ///
    /// # Errors
    ///
    /// Where the program was built with a file that is damaged or of another version.
    pub fn english() -> Result<Self, LanguageError> {
        static READ: OnceLock<Result<Lexicon<'static>, LanguageError>> = OnceLock::new();
        READ.get_or_init(|| Lexicon::read(ENGLISH)).clone()
    }
}

impl<'a> Lexicon<'a> {
    /// Checks a packed lexicon and finds its parts.
    ///
    /// # Errors
    ///
    /// Where the bytes are no lexicon, or one that is cut, damaged, or made with other classes or in another form.
    pub fn read(bytes: &'a [u8]) -> Result<Self, LanguageError> {
        check(bytes)?;
        let number = |at| u32_at(bytes, at).map_or(0, |number| number as usize);
        let (words, slots, sets) = (number(head::WORDS), number(head::SLOTS), number(head::SETS));
        let mut rest = bytes.get(head::END..).unwrap_or_default();
        let mut part = |count: usize, size: usize, part| {
            let split = count.checked_mul(size).and_then(|length| rest.split_at_checked(length));
            let (taken, behind) = split.ok_or(LanguageError::Layout { file: FILE, part })?;
            rest = behind;
            Ok(taken)
        };
        let sets = part(sets, SET, "the list of class sets")?;
        let table = part(slots, SLOT, "the table of words")?;
        let starts = part(words, START, "the list of records")?;
        if !slots.is_power_of_two() || words >= slots {
            return Err(LanguageError::Layout { file: FILE, part: "the table of words" });
        }
        let mask = u32::try_from(slots - 1).unwrap_or(u32::MAX);
        Ok(Self { sets, slots: table, starts, records: rest, mask })
    }

    /// The number of words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len() / START
    }

    /// Whether it has no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The word with that form, whatever its case, accents or apostrophes. `None` where the lexicon does not have it;
    /// [`Lexicon::lemma_word`] finds the lemma of regular forms that are not listed.
    ///
    /// ```
    /// use gainsay::lang::{Classes, Lexicon, Reading};
    /// let english = Lexicon::english()?;
    /// let word = english.word("Doctors").expect("a common word");
    /// assert!(word.classes().contains(Classes::PERSON | Classes::OCCUPATION));
    /// assert_eq!(word.lemma(Reading::Noun).map(|lemma| lemma.text()), Some("doctor"));
    /// # Ok::<(), gainsay::lang::LanguageError>(())
    /// ```
    #[must_use]
    pub fn word(&self, form: &str) -> Option<Word<'a>> {
        let form = Form::fold(form)?;
        let hash = form.hash();
        let mut slot = first_slot(hash, self.mask);
        // There is an empty slot in the table, so that the search ends; a bound for a table that was made wrongly.
        for _ in 0..=self.mask {
            let found = u32_at(self.slots, slot as usize * SLOT).filter(|&found| found != 0)?;
            if tag(found) == tag(hash) {
                let id = WordId((found & 0x00ff_ffff).checked_sub(1)?);
                let record = self.record(id)?;
                if form_of(record) == form.as_bytes() {
                    return Some(Word { lexicon: *self, id, record });
                }
            }
            slot = slot.wrapping_add(1) & self.mask;
        }
        None
    }

    /// The word with that number.
    #[must_use]
    pub fn at(&self, id: WordId) -> Option<Word<'a>> {
        Some(Word { lexicon: *self, id, record: self.record(id)? })
    }

    /// The records from that of a word on.
    fn record(&self, id: WordId) -> Option<&'a [u8]> {
        self.records.get(u24_at(self.starts, id.0 as usize * START)? as usize..)
    }

    /// All words, the most frequent first.
    pub fn words(self) -> impl Iterator<Item = Word<'a>> {
        (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).filter_map(move |id| self.at(WordId(id)))
    }

    /// The classes of a form; none where it is not known.
    #[must_use]
    pub fn classes(&self, form: &str) -> Classes {
        self.word(form).map_or(Classes::NONE, |word| word.classes())
    }

    /// The classes of a form in a reading: as listed, else those that a regular form has of its lemma.
    ///
    /// ```
    /// use gainsay::lang::{Classes, Lexicon, Reading};
    /// let english = Lexicon::english()?;
    /// assert_eq!(english.classes("gainsaying"), Classes::NONE);
    /// assert!(english.classes_as("gainsaying", Reading::Verb).contains(Classes::SPEECH | Classes::DENYING));
    /// # Ok::<(), gainsay::lang::LanguageError>(())
    /// ```
    #[must_use]
    pub fn classes_as(&self, form: &str, reading: Reading) -> Classes {
        match self.word(form) {
            Some(word) => word.classes(),
            None => self.lemma_word(form, reading).map_or(Classes::NONE, |lemma| lemma.classes() & Classes::OF_FORMS),
        }
    }

    /// The known word that `form` is a form of in that reading: as listed, else by the rules of [`mod@super::lemma`].
    #[must_use]
    pub fn lemma_word(&self, form: &str, reading: Reading) -> Option<Word<'a>> {
        match self.word(form).and_then(|word| word.lemma(reading)) {
            Some(lemma) => Some(lemma),
            None => self.word(&lemma::by_rule(&form.to_lowercase(), reading, &|base| self.is_lemma(base, reading))?),
        }
    }

    /// Whether a form is known as a lemma in that reading.
    #[must_use]
    pub fn is_lemma(&self, form: &str, reading: Reading) -> bool {
        self.word(form).is_some_and(|word| word.state(reading) == state::OWN)
    }
}

impl fmt::Debug for Lexicon<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lexicon of {} words", self.len())
    }
}

/// The form that a record begins with.
fn form_of(record: &[u8]) -> &[u8] {
    let length = record.get(RECORD_HEAD - 1).map_or(0, |&length| usize::from(length));
    record.get(RECORD_HEAD..RECORD_HEAD + length).unwrap_or_default()
}

/// Whether the bytes are a whole file of this version.
fn check(bytes: &[u8]) -> Result<(), LanguageError> {
    if bytes.len() < head::END || !bytes.starts_with(MAGIC) {
        return Err(LanguageError::Foreign { file: FILE });
    }
    let number = |at| u32_at(bytes, at).unwrap_or_default();
    if number(head::VERSION) != VERSION {
        return Err(LanguageError::Version { file: FILE, found: number(head::VERSION), read: VERSION });
    }
    let (found, declared) = (bytes.len() as u64, u64::from(number(head::LENGTH)));
    if found != declared {
        return Err(LanguageError::Length { file: FILE, found, declared });
    }
    if u64_at(bytes, head::CHECKSUM) != bytes.get(head::CLASSES..).map(checksum) {
        return Err(LanguageError::Checksum { file: FILE });
    }
    if number(head::CLASSES) != Classes::fingerprint() {
        return Err(LanguageError::Classes { file: FILE });
    }
    Ok(())
}

/// The number of a word in its lexicon: the most frequent words have the lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

/// A word of a lexicon. What is asked of it is read where it lies.
#[derive(Clone, Copy)]
pub struct Word<'a> {
    lexicon: Lexicon<'a>,
    id: WordId,
    /// From its record to the end of all.
    record: &'a [u8],
}

impl<'a> Word<'a> {
    /// Its number: two words of a lexicon are one where their numbers are.
    #[must_use]
    pub fn id(&self) -> WordId {
        self.id
    }

    /// Its form: lower case, without accents.
    #[must_use]
    pub fn text(&self) -> &'a str {
        std::str::from_utf8(self.form()).unwrap_or_default()
    }

    /// Its place among the 60,000 most frequent words of newswire and encyclopedia, from 1; `None` beyond them.
    #[must_use]
    pub fn rank(&self) -> Option<u16> {
        u16_at(self.record, 2).filter(|&rank| rank != 0)
    }

    /// The classes of all its readings.
    #[must_use]
    pub fn classes(&self) -> Classes {
        let set = u16_at(self.record, 0).and_then(|set| u128_at(self.lexicon.sets, usize::from(set) * SET));
        set.map_or(Classes::NONE, Classes::from_bits)
    }

    /// Whether it has one of these classes.
    #[must_use]
    pub fn is(&self, classes: Classes) -> bool {
        self.classes().meets(classes)
    }

    /// The lemma that it is a form of in that reading, itself maybe; `None` where it has no such reading.
    #[must_use]
    pub fn lemma(&self, reading: Reading) -> Option<Word<'a>> {
        match self.state(reading) {
            state::OWN => Some(*self),
            state::OTHER => {
                let before = Reading::ALL.iter().take(reading.index());
                let skipped = before.filter(|&&before| self.state(before) == state::OTHER).count();
                let at = RECORD_HEAD + self.form().len() + skipped * OTHER;
                self.lexicon.at(WordId(u24_at(self.record, at)?))
            }
            _ => None,
        }
    }

    /// The readings that it has.
    pub fn readings(&self) -> impl Iterator<Item = Reading> {
        let states = self.states();
        Reading::ALL.into_iter().filter(move |reading| states >> (2 * reading.index()) & state::MASK != state::NONE)
    }

    /// The words near it, where it is a lemma: the nearest first. A form that is no lemma has none.
    ///
    /// ```
    /// use gainsay::lang::{Lexicon, Nearness};
    /// let kill = Lexicon::english()?.word("kill").expect("a common word");
    /// let near = kill.near().find(|near| near.word().text() == "murder").expect("a kind of killing");
    /// assert_eq!(near.relation(), Nearness::Hyponym);
    /// # Ok::<(), gainsay::lang::LanguageError>(())
    /// ```
    pub fn near(&self) -> impl ExactSizeIterator<Item = Neighbour<'a>> + use<'a> {
        let others = self.others();
        let at = RECORD_HEAD + self.form().len() + others * OTHER;
        let count = self.record.get(at).map_or(0, |&count| usize::from(count));
        let bytes = self.record.get(at + 1..at + 1 + count * NEAR).unwrap_or_default();
        let lexicon = self.lexicon;
        bytes.as_chunks::<NEAR>().0.iter().map(move |chunk| Neighbour { lexicon, packed: u32::from_le_bytes(*chunk) })
    }

    fn form(&self) -> &'a [u8] {
        form_of(self.record)
    }

    fn states(&self) -> u16 {
        u16_at(self.record, 4).unwrap_or_default()
    }

    fn state(&self, reading: Reading) -> u16 {
        self.states() >> (2 * reading.index()) & state::MASK
    }

    /// How many of its lemmas are other words.
    fn others(&self) -> usize {
        Reading::ALL.iter().filter(|&&reading| self.state(reading) == state::OTHER).count()
    }
}

impl PartialEq for Word<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Word<'_> {}

impl fmt::Debug for Word<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({:?})", self.text(), self.classes())
    }
}

/// A word near another.
#[derive(Clone, Copy)]
pub struct Neighbour<'a> {
    lexicon: Lexicon<'a>,
    packed: u32,
}

impl<'a> Neighbour<'a> {
    /// The number of the word.
    #[must_use]
    pub fn id(&self) -> WordId {
        WordId(self.packed & 0xffff)
    }

    /// The word: a lemma.
    #[must_use]
    pub fn word(&self) -> Word<'a> {
        // A neighbour that is not there would be a fault of the packer, which refuses it: an empty word, no panic.
        self.lexicon.at(self.id()).unwrap_or(Word { lexicon: self.lexicon, id: self.id(), record: &[] })
    }

    /// How it stands to the word that was asked.
    #[must_use]
    pub fn relation(&self) -> Nearness {
        let number = (self.packed >> 16 & 0b111) as usize;
        Nearness::ALL.get(number).copied().unwrap_or(Nearness::Close)
    }

    /// As what the word that was asked has this neighbour: "sign" the verb has "ratify".
    #[must_use]
    pub fn readings(&self) -> Readings {
        Readings::from_bits((self.packed >> 19 & 0b111) as u8)
    }

    /// How near it is, 255 being the nearest: the cosine of the vectors × 255.
    #[must_use]
    pub fn weight(&self) -> u8 {
        self.packed.to_le_bytes()[3]
    }
}

impl fmt::Debug for Neighbour<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?} {:?} {}", self.word().text(), self.relation(), self.readings(), self.weight())
    }
}
