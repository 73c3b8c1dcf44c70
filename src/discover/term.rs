//! One compound or term written in two ways: joined, hyphenated, apart; with a capital and without.

use super::Disagreement;
use super::rank::Draft;
use super::reading::{Place, Reading, Story};
use super::stanza::Proposal;
use crate::kinds::Kind;
use crate::kinds::name::is_generic;
use crate::kinds::role::is_title_word;
use crate::kinds::term::is_hyphen;
use crate::kinds::vocabulary::{is_function_word, is_leading_word};
use crate::lang::WordClasses;
use crate::matching::{fold, is_title, strip_possessive};
use crate::span::ByteSpan;
use std::collections::{BTreeMap, BTreeSet};

/// A compound has at least so many letters: shorter ones are two words by chance ("may be", "in to").
const COMPOUND_LETTERS: usize = 7;

/// Each part of a compound written apart has at least so many letters.
const PART_LETTERS: usize = 4;

/// How the parts of a compound are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Join {
    Solid,
    Hyphen,
    Space,
}

/// The places of each way to write a compound.
type Ways = BTreeMap<Join, Vec<Place>>;

/// The terms of a story that are written in two ways.
pub(super) fn disagreements(story: &Story) -> Vec<Disagreement> {
    let mut found: Vec<Disagreement> = compounds(story).into_values().filter_map(|ways| of_ways(story, ways)).collect();
    found.extend(capitals(story));
    found
}

fn of_ways(story: &Story, ways: Ways) -> Option<Disagreement> {
    let articles = |places: &[Place]| places.iter().map(|place| place.article).collect::<BTreeSet<_>>().len();
    let mut ways: Vec<(Join, Vec<Place>)> = ways.into_iter().collect();
    ways.sort_by_key(|(join, places)| (std::cmp::Reverse((articles(places), places.len())), *join));
    let mut ways = ways.into_iter();
    let (_, majority) = ways.next()?;
    let minority: Vec<Place> = ways.flat_map(|(_, places)| places).collect();
    let (first, other) = (*minority.first()?, *majority.first()?);
    let within = minority.iter().any(|place| majority.iter().any(|other| other.article == place.article));
    // Outlets differ in their house style; within an article, or where a nation or another name is in it, it is a slip.
    let named = [first, other].iter().all(|&place| story.words(place).starts_with(char::is_uppercase));
    let score = if within {
        75
    } else if named {
        65
    } else {
        45
    };
    let whose = if within { "the article also writes" } else { "others write" };
    Draft {
        kind: Kind::Term,
        code: "term-inconsistent",
        message: format!("“{}” where {whose} “{}”", story.words(first), story.words(other)),
        reason: "one compound, joined in two ways".to_owned(),
        score,
        proposal: Proposal::Term {
            forms: vec![story.words(other), story.words(first)],
            across: !within,
            exact_case: false,
        },
        minority,
        majority,
    }
    .finish(story)
}

/// All compounds that are written in more than one way.
fn compounds(story: &Story) -> BTreeMap<String, Ways> {
    let mut ways: BTreeMap<String, Ways> = BTreeMap::new();
    let mut add =
        |key: String, join: Join, place: Place| ways.entry(key).or_default().entry(join).or_default().push(place);
    for (article, reading) in story.readings.iter().enumerate() {
        for (at, key) in hyphenated(reading) {
            add(key, Join::Hyphen, Place { article, at });
        }
    }
    let mut solid: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    for (article, reading) in story.readings.iter().enumerate() {
        for (at, key) in words(reading) {
            solid.entry(key).or_default().push(Place { article, at });
        }
    }
    for (article, reading) in story.readings.iter().enumerate() {
        for (at, key) in apart(reading) {
            if solid.contains_key(&key) {
                ways.entry(key).or_default().entry(Join::Space).or_default().push(Place { article, at });
            }
        }
    }
    for (key, ways) in &mut ways {
        if let Some(places) = solid.remove(key) {
            ways.insert(Join::Solid, places);
        }
    }
    ways.retain(|_, ways| ways.len() > 1);
    ways
}

/// The letters of a compound, without the ending of a plural.
fn key_of(words: &[&str]) -> String {
    let joined: String = words.iter().map(|word| fold(strip_possessive(word))).collect();
    joined.strip_suffix('s').map_or(joined.clone(), str::to_owned)
}

fn is_told(reading: &Reading, at: usize) -> bool {
    !reading.is_furniture(at) && !reading.article.is_title_case(at) && !reading.is_address(at)
}

fn words(reading: &Reading) -> impl Iterator<Item = (ByteSpan, String)> + '_ {
    let long = |word: &str| word.chars().count() >= COMPOUND_LETTERS;
    let tokens = reading.article.tokens.iter().enumerate();
    tokens
        .filter(move |(at, token)| {
            token.is_word() && long(token.of(reading.text())) && !is_hyphen(reading.word(at + 1))
        })
        .filter(|(at, _)| at.checked_sub(1).is_none_or(|before| !is_hyphen(reading.word(before))))
        .filter(|(at, _)| is_told(reading, *at) && !is_in_name(reading, *at))
        .map(|(_, token)| (token.span(), key_of(&[token.of(reading.text())])))
}

/// Whether a word is one of several of a name: "Cybersecurity Initiative".
fn is_in_name(reading: &Reading, at: usize) -> bool {
    let run = reading.runs.partition_point(|run| run.tokens.end <= at);
    reading.runs.get(run).is_some_and(|run| {
        run.tokens.contains(&at)
            && run.tokens.clone().filter(|&at| reading.word(at).starts_with(char::is_uppercase)).count() > 1
    })
}

fn hyphenated(reading: &Reading) -> impl Iterator<Item = (ByteSpan, String)> + '_ {
    (1..reading.article.tokens.len()).filter_map(|at| {
        let joined = is_hyphen(reading.word(at)) && reading.touch(at - 1, at) && reading.touch(at, at + 1);
        let chained = is_hyphen(reading.word(at + 2)) || at > 1 && is_hyphen(reading.word(at - 2));
        let (first, second) = (reading.word(at - 1), reading.word(at + 1));
        let told = joined && !chained && is_told(reading, at);
        (told && are_parts(first, second, 2)).then(|| (reading.article.span(at - 1..at + 2), key_of(&[first, second])))
    })
}

fn apart(reading: &Reading) -> impl Iterator<Item = (ByteSpan, String)> + '_ {
    (1..reading.article.tokens.len()).filter_map(|at| {
        let (first, second) = (reading.word(at - 1), reading.word(at));
        let told = !reading.touch(at - 1, at) && is_told(reading, at) && are_parts(first, second, PART_LETTERS);
        let small =
            is_function_word(&fold(first)) || is_function_word(&fold(second)) || WordClasses::VERB_PARTICLE.has(second);
        (told && !small).then(|| (reading.article.span(at - 1..at + 1), key_of(&[first, second])))
    })
}

fn are_parts(first: &str, second: &str, least: usize) -> bool {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let plain = |word: &str| letters(word) >= least && word.chars().all(char::is_alphabetic);
    plain(first)
        && (plain(second) || plain(strip_possessive(second)))
        && letters(first) + letters(second) >= COMPOUND_LETTERS
        && !first.eq_ignore_ascii_case("re")
}

/// A word alone with a capital inside sentences of an article that writes it without one elsewhere.
fn capitals(story: &Story) -> Vec<Disagreement> {
    let mut found = Vec::new();
    for (article, reading) in story.readings.iter().enumerate() {
        let mut ways: BTreeMap<String, BTreeMap<Case, Vec<Place>>> = BTreeMap::new();
        for (at, token) in reading.article.tokens.iter().enumerate().filter(|(_, token)| token.is_word()) {
            let word = strip_possessive(token.of(reading.text()));
            let opens = reading.article.starts_sentence(at) || is_in_name(reading, at) || !is_told(reading, at);
            let hyphen =
                is_hyphen(reading.word(at + 1)) || at.checked_sub(1).is_some_and(|at| is_hyphen(reading.word(at)));
            let shouted = Case::of(word) == Some(Case::All) && is_among_capitals(reading, at);
            if let Some(case) = Case::of(word).filter(|_| !opens && !hyphen && !shouted && word.len() > 1) {
                let span = ByteSpan::new(token.span().start, token.span().start + word.len());
                ways.entry(word.to_lowercase()).or_default().entry(case).or_default().push(Place { article, at: span });
            }
        }
        found.extend(ways.into_iter().filter_map(|(word, ways)| of_case(story, &word, ways)));
    }
    found
}

/// Whether the word beside it is all capitals too, as in a heading.
fn is_among_capitals(reading: &Reading, at: usize) -> bool {
    let capitals = |word: &str| Case::of(word) == Some(Case::All);
    capitals(reading.word(at + 1)) || at.checked_sub(1).is_some_and(|before| capitals(reading.word(before)))
}

/// The capitals of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Case {
    Lower,
    First,
    All,
}

impl Case {
    fn of(word: &str) -> Option<Self> {
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        let capitals = letters().filter(|c| c.is_uppercase()).count();
        match capitals {
            0 => Some(Self::Lower),
            1 if word.starts_with(char::is_uppercase) && letters().count() > 1 => Some(Self::First),
            n if n > 1 && n == letters().count() => Some(Self::All),
            _ => None,
        }
    }
}

fn of_case(story: &Story, word: &str, mut ways: BTreeMap<Case, Vec<Place>>) -> Option<Disagreement> {
    let count = |case: Case| ways.get(&case).map_or(0, Vec::len);
    let acronym = count(Case::All) > 0 && count(Case::First) > 0 && word.len() <= 5;
    let noun = count(Case::First) >= 2 && count(Case::Lower) > 0 && word.len() >= PART_LETTERS;
    let office =
        is_title(word) || is_title_word(word) || is_generic(word) || is_leading_word(word) || is_function_word(word);
    let (minority, majority, score) = if acronym {
        (ways.remove(&Case::First)?, ways.remove(&Case::All)?, 75)
    } else if noun && !office {
        (ways.remove(&Case::Lower)?, ways.remove(&Case::First)?, 45)
    } else {
        return None;
    };
    let (first, other) = (*minority.first()?, *majority.first()?);
    Draft {
        kind: Kind::Term,
        code: "term-inconsistent",
        message: format!("“{}” where the article also writes “{}”", story.words(first), story.words(other)),
        reason: "one word with other capitals in one article".to_owned(),
        score,
        proposal: Proposal::Term {
            forms: vec![story.words(other), story.words(first)],
            across: false,
            exact_case: true,
        },
        minority,
        majority,
    }
    .finish(story)
}
