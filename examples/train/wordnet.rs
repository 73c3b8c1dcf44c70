//! Reads WordNet 3.1 as its `dict` folder has it: `index.sense` and the four `data` files.

use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::Path;

/// The parts of speech of WordNet; satellite adjectives are adjectives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Pos {
    Noun,
    Verb,
    Adjective,
    Adverb,
}

impl Pos {
    pub(crate) const ALL: [Self; 4] = [Self::Noun, Self::Verb, Self::Adjective, Self::Adverb];

    fn file(self) -> &'static str {
        match self {
            Self::Noun => "data.noun",
            Self::Verb => "data.verb",
            Self::Adjective => "data.adj",
            Self::Adverb => "data.adv",
        }
    }

    fn of_letter(letter: &str) -> Option<Self> {
        Some(match letter {
            "n" => Self::Noun,
            "v" => Self::Verb,
            "a" | "s" => Self::Adjective,
            "r" => Self::Adverb,
            _ => return None,
        })
    }

    /// By the digit of a sense key.
    fn of_digit(digit: &str) -> Option<Self> {
        Some(match digit {
            "1" => Self::Noun,
            "2" => Self::Verb,
            "3" | "5" => Self::Adjective,
            "4" => Self::Adverb,
            _ => return None,
        })
    }
}

/// The pointers between synsets that are used here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    Antonym,
    Hypernym,
    InstanceOf,
    Hyponym,
    Derived,
    Pertains,
    Similar,
    /// Another sense of a verb, grouped with it.
    Group,
    /// What follows: to snore is to sleep, to kill makes die.
    Entails,
}

impl Link {
    fn of_symbol(symbol: &str) -> Option<Self> {
        Some(match symbol {
            "!" => Self::Antonym,
            "@" => Self::Hypernym,
            "@i" => Self::InstanceOf,
            "~" => Self::Hyponym,
            "+" => Self::Derived,
            "\\" => Self::Pertains,
            "&" => Self::Similar,
            "$" => Self::Group,
            "*" | ">" => Self::Entails,
            _ => return None,
        })
    }
}

/// The number of a synset.
pub(crate) type SynsetId = u32;

/// From a synset to another; from one word to one word where both are counted from 1, from all to all where they are 0.
#[derive(Clone, Debug)]
pub(crate) struct Pointer {
    pub(crate) link: Link,
    pub(crate) to: SynsetId,
    pub(crate) from_word: usize,
    pub(crate) to_word: usize,
}

/// Words for one thing.
#[derive(Clone, Debug)]
pub(crate) struct Synset {
    pub(crate) pos: Pos,
    /// The lexicographers' file: `noun.person` is 18.
    pub(crate) file: u8,
    /// As written, with capitals and `_` for spaces.
    pub(crate) words: Vec<String>,
    pub(crate) pointers: Vec<Pointer>,
}

impl Synset {
    /// Whether it is one of a kind with a name of its own.
    pub(crate) fn is_instance(&self) -> bool {
        self.pointers.iter().any(|pointer| pointer.link == Link::InstanceOf)
    }

    /// The synsets that a pointer of that kind leads to.
    pub(crate) fn to(&self, link: Link) -> impl Iterator<Item = SynsetId> + Clone {
        self.pointers.iter().filter(move |pointer| pointer.link == link).map(|pointer| pointer.to)
    }
}

/// A meaning of a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sense {
    pub(crate) synset: SynsetId,
    /// How often it was tagged in WordNet's texts.
    pub(crate) count: u32,
    /// Whether the word is written with a capital in this sense.
    pub(crate) capital: bool,
}

/// WordNet, as far as it is used here.
pub(crate) struct WordNet {
    pub(crate) synsets: Vec<Synset>,
    /// The senses of each word, in lower case, the most frequent first.
    senses: BTreeMap<(String, Pos), Vec<Sense>>,
}

impl WordNet {
    /// Reads the folder `dict`.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let text = |file: &str| {
            let path = folder.join(file);
            fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))
        };
        let [nouns, verbs, adjectives, adverbs] = Pos::ALL.map(|pos| text(pos.file()));
        Self::parse(&[nouns?, verbs?, adjectives?, adverbs?], &text("index.sense")?)
    }

    /// Reads the texts of the data files, in the order of [`Pos::ALL`], and of `index.sense`.
    pub(crate) fn parse(data: &[String; 4], index: &str) -> Result<Self> {
        let (mut synsets, mut ids) = (Vec::new(), HashMap::new());
        for (pos, text) in Pos::ALL.into_iter().zip(data) {
            for line in text.lines().filter(|line| !line.starts_with(' ')) {
                let (offset, synset) = read_synset(pos, line).with_context(|| format!("{}: {line}", pos.file()))?;
                ids.insert((pos, offset), u32::try_from(synsets.len())?);
                synsets.push(synset);
            }
        }
        let synsets = resolve(synsets, &ids)?;
        let senses = read_senses(index, &ids, &synsets)?;
        Ok(Self { synsets, senses })
    }

    pub(crate) fn synset(&self, id: SynsetId) -> &Synset {
        &self.synsets[id as usize]
    }

    /// The senses of a word in lower case; none where it has none.
    pub(crate) fn senses(&self, word: &str, pos: Pos) -> &[Sense] {
        self.senses.get(&(word.to_owned(), pos)).map_or(&[], Vec::as_slice)
    }

    /// All words in lower case with their senses, in the order of the alphabet.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&str, Pos, &[Sense])> {
        self.senses.iter().map(|((word, pos), senses)| (word.as_str(), *pos, senses.as_slice()))
    }

    /// The synset of a word's sense, counted from 1.
    pub(crate) fn named(&self, word: &str, pos: Pos, sense: usize) -> Result<SynsetId> {
        match self.senses(word, pos).get(sense - 1) {
            Some(sense) => Ok(sense.synset),
            None => bail!("WordNet has no sense {sense} of {word}"),
        }
    }

    /// A synset and all that are a kind of it, by whatever way.
    pub(crate) fn kinds_of(&self, root: SynsetId) -> HashSet<SynsetId> {
        let (mut found, mut open) = (HashSet::from([root]), vec![root]);
        while let Some(id) = open.pop() {
            open.extend(self.synset(id).to(Link::Hyponym).filter(|&kind| found.insert(kind)));
        }
        found
    }

    /// Whether one of the synsets is, or is an instance of, a kind in the set.
    pub(crate) fn is_instance_of(&self, synset: SynsetId, kinds: &HashSet<SynsetId>) -> bool {
        self.synset(synset).to(Link::InstanceOf).any(|kind| kinds.contains(&kind))
    }
}

/// A line of a data file: its offset, and the synset with offsets for numbers in its pointers.
fn read_synset(pos: Pos, line: &str) -> Result<(u32, RawSynset)> {
    let mut fields = line.split(" | ").next().unwrap_or(line).split(' ');
    let mut next = || fields.next().context("the line ends too early");
    let (offset, file, _kind) = (next()?.parse()?, next()?.parse()?, next()?);
    let count = usize::from_str_radix(next()?, 16)?;
    let mut words = Vec::with_capacity(count);
    for _ in 0..count {
        let word = next()?;
        words.push(word.split('(').next().unwrap_or(word).to_owned());
        next()?;
    }
    let mut pointers = Vec::new();
    for _ in 0..next()?.parse::<usize>()? {
        let (symbol, target, target_pos, words) = (next()?, next()?.parse()?, next()?, next()?);
        let (from, to) = words.split_at(2);
        let Some(link) = Link::of_symbol(symbol) else { continue };
        let target_pos = Pos::of_letter(target_pos).context("an unknown part of speech")?;
        let word = |digits| usize::from_str_radix(digits, 16);
        pointers.push((link, (target_pos, target), word(from)?, word(to)?));
    }
    Ok((offset, RawSynset { pos, file, words, pointers }))
}

/// A synset whose pointers lead to offsets in files.
struct RawSynset {
    pos: Pos,
    file: u8,
    words: Vec<String>,
    pointers: Vec<(Link, (Pos, u32), usize, usize)>,
}

fn resolve(raw: Vec<RawSynset>, ids: &HashMap<(Pos, u32), SynsetId>) -> Result<Vec<Synset>> {
    let resolved = raw.into_iter().map(|RawSynset { pos, file, words, pointers }| {
        let pointers = pointers.into_iter().map(|(link, to, from_word, to_word)| {
            let to = *ids.get(&to).with_context(|| format!("{words:?} points to nothing"))?;
            Ok(Pointer { link, to, from_word, to_word })
        });
        Ok(Synset { pos, file, pointers: pointers.collect::<Result<_>>()?, words: words.clone() })
    });
    resolved.collect()
}

fn read_senses(
    index: &str,
    ids: &HashMap<(Pos, u32), SynsetId>,
    synsets: &[Synset],
) -> Result<BTreeMap<(String, Pos), Vec<Sense>>> {
    let mut numbered: BTreeMap<(String, Pos), Vec<(u32, Sense)>> = BTreeMap::new();
    for line in index.lines() {
        let bad = || format!("index.sense: {line}");
        let fields: Vec<&str> = line.split(' ').collect();
        let [key, offset, number, count] = fields.as_slice() else { bail!(bad()) };
        let (word, rest) = key.split_once('%').with_context(bad)?;
        let pos = Pos::of_digit(rest.get(..1).unwrap_or_default()).with_context(bad)?;
        let synset = *ids.get(&(pos, offset.parse()?)).with_context(bad)?;
        let same = |written: &&String| written.eq_ignore_ascii_case(word);
        let written = synsets[synset as usize].words.iter().find(same).map_or(word, String::as_str);
        let capital = written.chars().any(char::is_uppercase);
        let sense = Sense { synset, count: count.parse()?, capital };
        numbered.entry((word.to_lowercase(), pos)).or_default().push((number.parse()?, sense));
    }
    let sorted = numbered.into_iter().map(|(word, mut senses)| {
        senses.sort_by_key(|(number, _)| *number);
        (word, senses.into_iter().map(|(_, sense)| sense).collect())
    });
    Ok(sorted.collect())
}
