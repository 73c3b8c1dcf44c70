//! Words that nobody listed: what else may stand for a word of the rules, from the lexicon of English.

use crate::kinds::words::{Group, Phrase};
use crate::lang::lexicon::{self, Piece};
use crate::lang::{Classes, Lexicon, Nearness, Word};
use crate::matching::inflection_key;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// How words stand for a group of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Match {
    /// Listed, in some inflection; or a name of the rules.
    Listed,
    /// Of the same root as a listed word.
    Derived,
    /// A synonym, or a phrase that stands for it.
    Synonym,
    /// A kind of it.
    Kind,
    /// Near it by its use.
    Close,
}

impl Match {
    /// One step surer: two words of a group speak for it.
    fn surer(self) -> Self {
        match self {
            Self::Close => Self::Kind,
            Self::Kind => Self::Synonym,
            other => other,
        }
    }
}

/// What a group is matched by beside its own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expansion {
    /// Single words: the lemma, and how it stands for the group.
    pub words: Vec<(String, Match)>,
    /// Phrases, as keys; `None` is one to three words.
    pub phrases: Vec<Vec<Option<String>>>,
}

/// Of the words near a listed one, how near each kind of neighbour must be, of 255.
///
/// A synonym or a word of one root is one whatever the vectors say; others need them.
const LEAST: [(Nearness, u8, Match); 6] = [
    (Nearness::Derivation, 0, Match::Derived),
    (Nearness::Synonym, 60, Match::Synonym),
    (Nearness::Hyponym, 90, Match::Kind),
    (Nearness::Hypernym, 130, Match::Close),
    (Nearness::Sibling, 150, Match::Close),
    (Nearness::Close, 140, Match::Close),
];

/// The most words that a group grows by.
const MOST: usize = 48;

/// What a group may also be met by. `taken` says of a key that another group lists it.
#[must_use]
pub fn expand(group: &Group, taken: &dyn Fn(&str) -> bool) -> Expansion {
    let Ok(english) = Lexicon::english() else { return Expansion::default() };
    let listed: Vec<Word<'_>> = group.phrases.iter().filter_map(|phrase| single_word(&english, phrase)).collect();
    let keys: BTreeSet<&str> = group.phrases.iter().filter(|p| p.keys.len() == 1).map(|p| p.keys[0].as_str()).collect();
    let mut found: BTreeMap<String, (Match, u32, bool)> = BTreeMap::new();
    for word in &listed {
        for near in word.near() {
            let Some(how) = match_of(near.relation(), near.weight()) else { continue };
            let other = near.word();
            let key = inflection_key(other.text());
            // "Inning" has the key of "in".
            let function = other.is(Classes::STOP | Classes::NAME_ONLY) || english.classes(&key).meets(Classes::STOP);
            if function || keys.contains(key.as_str()) || taken(&key) {
                continue;
            }
            let entry = found.entry(other.text().to_owned()).or_insert((how, 0, false));
            entry.2 = entry.1 > 0;
            entry.0 = entry.0.min(how);
            entry.1 += u32::from(near.weight());
        }
    }
    let mut words: Vec<(String, Match, u32)> = found
        .into_iter()
        .map(|(word, (how, weight, agreed))| (word, if agreed { how.surer() } else { how }, weight))
        .collect();
    words.sort_by(|a, b| (a.1, std::cmp::Reverse(a.2), &a.0).cmp(&(b.1, std::cmp::Reverse(b.2), &b.0)));
    words.truncate(MOST);
    let words: Vec<(String, Match)> = words.into_iter().map(|(word, how, _)| (word, how)).collect();
    let phrases = idioms(&keys, &words);
    Expansion { words, phrases }
}

fn match_of(relation: Nearness, weight: u8) -> Option<Match> {
    LEAST.iter().find(|&&(other, least, _)| other == relation && weight >= least).map(|&(_, _, how)| how)
}

/// A phrase of one ordinary word: names are not expanded.
fn single_word<'a>(english: &Lexicon<'a>, phrase: &Phrase) -> Option<Word<'a>> {
    let ordinary = phrase.keys.len() == 1 && !phrase.text.starts_with(char::is_uppercase);
    let word = if ordinary { english.word(&phrase.text)? } else { return None };
    let lemma = word.readings().find_map(|reading| word.lemma(reading));
    Some(if word.near().len() > 0 { word } else { lemma.unwrap_or(word) })
}

/// A phrase as its keys; `None` is one to three words.
type Keys = Vec<Option<String>>;

/// The phrases of English, each with the keys of the words that it stands for.
fn idioms_of_english() -> &'static [(Vec<String>, Keys)] {
    static IDIOMS: OnceLock<Vec<(Vec<String>, Keys)>> = OnceLock::new();
    IDIOMS.get_or_init(|| {
        let piece = |piece: Piece<'_>| match piece {
            Piece::Lemma(lemma) => Some(inflection_key(lemma)),
            Piece::Gap => None,
        };
        let read = |phrase: lexicon::Phrase<'_>| {
            let lemmas = phrase.lemmas.iter().map(|lemma| inflection_key(lemma)).collect();
            (lemmas, phrase.pieces.into_iter().map(piece).collect())
        };
        lexicon::phrases().into_iter().flatten().map(read).collect()
    })
}

/// The phrases that stand for a listed word, or for a word of its root.
fn idioms(keys: &BTreeSet<&str>, words: &[(String, Match)]) -> Vec<Keys> {
    let roots: BTreeSet<String> =
        words.iter().filter(|(_, how)| *how == Match::Derived).map(|(word, _)| inflection_key(word)).collect();
    if keys.is_empty() && roots.is_empty() {
        return Vec::new();
    }
    let stands = |key: &String| keys.contains(key.as_str()) || roots.contains(key);
    let matching = idioms_of_english().iter().filter(|(lemmas, _)| lemmas.iter().any(stands));
    matching.map(|(_, pieces)| pieces.clone()).collect()
}
