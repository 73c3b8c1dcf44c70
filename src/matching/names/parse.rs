//! A name cut into words, each with what it is.

use super::phrases::{join_compounds, shorten_phrases, split_family, split_initials};
use crate::matching::companies;
use crate::matching::fold::fold_letters;
use crate::matching::particles;
use crate::matching::romanise::chinese::{self, Mandarin};
use crate::matching::romanise::korean;
use crate::matching::token::Word;

/// What a word does in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A given, middle or family name, or a word of a company's name.
    Name,
    /// An East Slavic patronymic.
    Patronymic,
    /// One letter for a name.
    Initial,
    /// de, van, bin, al-.
    Particle,
    /// Dr, General, Sheikh.
    Title,
    /// Ltd, AG, OAO.
    LegalForm(&'static str),
    /// Jr, III.
    Generation(u8),
    /// A number.
    Number,
    /// A word of companies' names that says little: group, holding, the.
    Generic,
}

/// A word of a name.
#[derive(Clone, Debug)]
pub(super) struct NameWord {
    pub(super) word: Word,
    pub(super) part: Part,
}

/// Which syllables a name can be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syllables {
    /// A name like any other.
    Any,
    /// Korean: short syllables, where one letter makes another name.
    Korean,
    /// Mandarin, or another language of such syllables where no `family` name tells.
    Chinese {
        /// Whether the first or last word is a Chinese family name.
        family: bool,
    },
}

impl Syllables {
    /// How two names are read together: as the language of both, if that is beyond doubt in one.
    pub(super) fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Korean, Self::Korean) => Self::Korean,
            (Self::Chinese { family: a }, Self::Chinese { family: b }) if a || b => Self::Chinese { family: true },
            _ => Self::Any,
        }
    }
}

/// A name, cut.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) words: Vec<NameWord>,
    /// Whether it was written family name first, with a comma.
    pub(super) inverted: bool,
    /// Whether it looks like a company's or an organisation's.
    pub(super) company: bool,
    /// What its syllables can be read as.
    pub(super) syllables: Syllables,
}

impl Name {
    /// Whether both have the same words in the same order but for case and accents.
    pub(super) fn has_same_words(&self, other: &Self) -> bool {
        let words = |name: &Self| name.words.iter().map(|word| word.word.folded.clone()).collect::<Vec<_>>();
        !self.words.is_empty() && words(self) == words(other)
    }
}

/// Words of a name that are looked at; what lies behind is ignored. The longest name of a person seen has 14 words.
const MOST_WORDS: usize = 24;

/// Cuts `name` into words. What stands behind a comma comes first, unless it is a generation or a legal form.
pub(super) fn parse(name: &str) -> Name {
    let (text, inverted) = uninvert(name);
    let mut pieces: Vec<String> =
        text.split(is_break).flat_map(split_family).flat_map(|piece| split_initials(&piece)).collect();
    pieces.retain(|piece| piece.chars().any(char::is_alphanumeric));
    pieces.truncate(MOST_WORDS);
    let pieces = join_compounds(&shorten_phrases(pieces));
    let last = pieces.len().saturating_sub(1);
    let mut words: Vec<NameWord> = pieces.iter().enumerate().map(|(at, piece)| classify(piece, at == last)).collect();
    let company = words.iter().any(tells_company);
    let syllables = if company { Syllables::Any } else { read_syllables(&words) };
    if company {
        settle_company(&mut words);
    } else {
        settle_person(&mut words, syllables);
    }
    Name { words, inverted, company, syllables }
}

fn is_break(c: char) -> bool {
    const MARKS: &str = "-‐‑‒–—,;:/()[]\"“”„«»&+_·・|*%";
    c.is_whitespace() || MARKS.contains(c)
}

/// "Roth, Ada" as "Ada Roth".
fn uninvert(name: &str) -> (String, bool) {
    let mut parts = name.splitn(2, ',').map(str::trim);
    match (parts.next(), parts.next()) {
        (Some(family), Some(given)) if !family.is_empty() && !given.is_empty() && !is_suffix(given) => {
            (format!("{given} {family}"), true)
        }
        _ => (name.to_owned(), false),
    }
}

fn is_suffix(text: &str) -> bool {
    text.split(is_break)
        .map(fold_letters)
        .filter(|piece| !piece.is_empty())
        .all(|piece| particles::generation(&piece).is_some() || companies::legal_form(&piece).is_some())
}

fn classify(piece: &str, last: bool) -> NameWord {
    let word = Word::new(piece);
    let folded = word.folded.as_str();
    let part = if folded.bytes().any(|c| c.is_ascii_digit()) {
        Part::Number
    } else if folded.len() == 1 {
        Part::Initial
    } else if let Some(form) = companies::legal_form(folded).filter(|_| last || folded.len() > 2) {
        Part::LegalForm(form)
    } else if let Some(generation) = particles::generation(folded) {
        Part::Generation(generation)
    } else if particles::particle(folded) {
        Part::Particle
    } else if particles::title(folded) {
        Part::Title
    } else if particles::patronymic(folded) {
        Part::Patronymic
    } else if companies::generic(folded) {
        Part::Generic
    } else {
        Part::Name
    };
    NameWord { word, part }
}

fn tells_company(word: &NameWord) -> bool {
    matches!(word.part, Part::LegalForm(_) | Part::Number | Part::Generic) || companies::organisation(&word.word.folded)
}

/// A name is read as Korean where all its words can be and its first or last is a Korean family name, else as Mandarin.
fn read_syllables(words: &[NameWord]) -> Syllables {
    let names: Vec<&str> = words
        .iter()
        .filter(|word| word.part != Part::Title || word.word.len() == 1)
        .map(|word| word.word.folded.as_str())
        .collect();
    let (Some(first), Some(last)) = (names.first(), names.last()) else { return Syllables::Any };
    if !(2..=4).contains(&names.len()) {
        Syllables::Any
    } else if (korean::is_family_name(first) || korean::is_family_name(last))
        && names.iter().all(|name| korean::syllables(name).is_some())
    {
        Syllables::Korean
    } else if names.iter().all(|name| Mandarin::read(name).is_some()) {
        let family = chinese::is_family_name(first) || chinese::is_family_name(last);
        Syllables::Chinese { family }
    } else {
        Syllables::Any
    }
}

/// The last word of a person is a name, not a patronymic, title or particle (Zubkevich, King); so are all syllables of
/// a Korean, and a leading Al or Ben of two words (Al Roth, Ben Roth).
fn settle_person(words: &mut [NameWord], syllables: Syllables) {
    let last = words.len().saturating_sub(1);
    for (at, word) in words.iter_mut().enumerate() {
        let nameless = matches!(word.part, Part::Patronymic | Part::Title | Part::Particle);
        let given = at == 0 && last == 1 && matches!(word.word.raw.as_str(), "Al" | "Ben" | "Van" | "Bar" | "Del");
        let asian = matches!(syllables, Syllables::Korean | Syllables::Chinese { family: true });
        let syllable = asian && matches!(word.part, Part::Particle | Part::Initial);
        if nameless && at == last || given || syllable {
            word.part = Part::Name;
        }
    }
    let named = |word: &NameWord| matches!(word.part, Part::Name | Part::Patronymic);
    if !words.iter().any(named) {
        let wordy = |word: &&mut NameWord| !matches!(word.part, Part::Initial | Part::Number);
        words.iter_mut().filter(wordy).for_each(|word| word.part = Part::Name);
    }
}

/// In a company, titles and patronymics are words like others, "and" is none, and initials are read together (J.P., JP).
fn settle_company(words: &mut Vec<NameWord>) {
    words.retain(|word| !matches!(word.word.folded.as_str(), "and" | "und" | "et" | "y" | "e"));
    let mut out: Vec<NameWord> = Vec::with_capacity(words.len());
    let mut open = false;
    for mut word in words.drain(..) {
        let initial = word.part == Part::Initial;
        match out.last_mut().filter(|_| initial && open) {
            Some(run) => run.word = Word::new(&format!("{}{}", run.word.raw.trim_end_matches('.'), word.word.raw)),
            None => {
                if matches!(word.part, Part::Patronymic | Part::Title | Part::Initial) {
                    word.part = Part::Name;
                }
                out.push(word);
            }
        }
        open = initial;
    }
    if !out.iter().any(|word| matches!(word.part, Part::Name | Part::Number)) {
        for word in out.iter_mut().filter(|word| matches!(word.part, Part::Generic | Part::Particle)) {
            word.part = Part::Name;
        }
    }
    *words = out;
}
