//! Compounds of two capitalised parts: one with both parts the same, one whose first part differs where all else is
//! alike, a designation turned round.

use super::Disagreement;
use super::rank::Draft;
use super::reading::{Place, Reading, Story};
use super::stanza::Proposal;
use crate::kinds::Kind;
use crate::kinds::term::is_hyphen;
use crate::matching::{fold, inflection_key};
use crate::span::ByteSpan;
use std::collections::{BTreeMap, BTreeSet};

/// A compound that stands so often is what is meant where another stands once.
const USUAL: usize = 3;

/// The longest letters of a designation: "2004 MN", "F 16".
const DESIGNATION_LETTERS: usize = 4;

/// Two capitalised words with a hyphen between.
struct Compound {
    first: String,
    second: String,
    /// The key of the word behind.
    noun: String,
    place: Place,
}

/// The odd compounds and designations of a story.
pub(super) fn disagreements(story: &Story) -> Vec<Disagreement> {
    let compounds: Vec<Compound> =
        story.readings.iter().enumerate().flat_map(|(article, reading)| compounds_of(article, reading)).collect();
    let compounds = with_solid(story, compounds);
    let mut by_second: BTreeMap<&str, Vec<&Compound>> = BTreeMap::new();
    for compound in &compounds {
        by_second.entry(&compound.second).or_default().push(compound);
    }
    let mut found: Vec<Disagreement> = by_second.values().flat_map(|alike| of_alike(story, alike)).collect();
    found.extend(turned_round(story));
    found
}

/// Compounds with one second part: which of their first parts stand alone against a usual one.
fn of_alike(story: &Story, alike: &[&Compound]) -> Vec<Disagreement> {
    let mut by_first: BTreeMap<&str, Vec<&Compound>> = BTreeMap::new();
    for &compound in alike {
        by_first.entry(&compound.first).or_default().push(compound);
    }
    let usual = by_first.iter().max_by_key(|(first, group)| (group.len(), std::cmp::Reverse(**first)));
    let Some((usual, majority)) = usual.filter(|(_, group)| group.len() >= USUAL) else { return Vec::new() };
    let nouns: BTreeSet<&str> = majority.iter().map(|compound| compound.noun.as_str()).collect();
    let odd = by_first.iter().filter(|(first, group)| *first != usual && group.len() == 1);
    let odd = odd.filter_map(|(_, group)| group.first().copied());
    odd.filter_map(|compound| {
        let twin = compound.first == compound.second;
        let same_noun = !compound.noun.is_empty() && nouns.contains(compound.noun.as_str());
        if !twin && !same_noun {
            return None;
        }
        let right = majority.first()?.place;
        Draft {
            kind: Kind::Term,
            code: "term-inconsistent",
            message: format!("“{}” where elsewhere it is “{}”", story.words(compound.place), story.words(right)),
            reason: if twin { "both parts are the same" } else { "of the same thing, and nowhere else so" }.to_owned(),
            score: if twin { 65 } else { 45 },
            minority: vec![compound.place],
            majority: majority.iter().map(|compound| compound.place).collect(),
            proposal: Proposal::Term {
                forms: vec![story.words(right), story.words(compound.place)],
                across: true,
                exact_case: false,
            },
        }
        .finish(story)
    })
    .collect()
}

/// With the compounds that are elsewhere written as one word: they count for what is usual.
fn with_solid(story: &Story, mut compounds: Vec<Compound>) -> Vec<Compound> {
    let known: BTreeMap<String, (String, String)> = compounds
        .iter()
        .map(|compound| {
            (format!("{}{}", compound.first, compound.second), (compound.first.clone(), compound.second.clone()))
        })
        .collect();
    for (article, reading) in story.readings.iter().enumerate().filter(|_| !known.is_empty()) {
        for (at, token) in reading.article.tokens.iter().enumerate().filter(|(_, token)| token.is_word()) {
            let word = token.of(reading.text());
            let Some((first, second)) = word.starts_with(char::is_uppercase).then(|| known.get(&fold(word))).flatten()
            else {
                continue;
            };
            let (first, second, noun) = (first.clone(), second.clone(), noun_at(reading, at + 1));
            compounds.push(Compound { first, second, noun, place: Place { article, at: token.span() } });
        }
    }
    compounds
}

/// The key of the word at `at`; empty where a mark stands.
fn noun_at(reading: &Reading, at: usize) -> String {
    let word = reading.word(at);
    if word.starts_with(char::is_alphabetic) { inflection_key(word) } else { String::new() }
}

fn compounds_of(article: usize, reading: &Reading) -> impl Iterator<Item = Compound> + '_ {
    (1..reading.article.tokens.len()).filter_map(move |at| {
        let (first, second) = (reading.word(at - 1), reading.word(at + 1));
        let capitals = [first, second].iter().all(|word| word.starts_with(char::is_uppercase) && word.len() > 2);
        let joined = is_hyphen(reading.word(at)) && reading.touch(at - 1, at) && reading.touch(at, at + 1);
        let chained = is_hyphen(reading.word(at + 2)) || at > 1 && is_hyphen(reading.word(at - 2));
        (capitals && joined && !chained && !reading.is_furniture(at)).then(|| Compound {
            first: fold(first),
            second: fold(second),
            noun: noun_at(reading, at + 2),
            place: Place { article, at: reading.article.span(at - 1..at + 2) },
        })
    })
}

/// A number and a few capital letters in both orders: "2004 MN", "MN 2004".
fn turned_round(story: &Story) -> Vec<Disagreement> {
    let mut ways: BTreeMap<(String, String), [Vec<Place>; 2]> = BTreeMap::new();
    for (article, reading) in story.readings.iter().enumerate() {
        for at in 1..reading.article.tokens.len() {
            let (first, second) = (reading.word(at - 1), reading.word(at));
            let span = ByteSpan::new(reading.article.span(at - 1..at).start, reading.article.span(at..at + 1).end);
            let place = Place { article, at: span };
            let (key, order) = if is_number(first) && is_letters(second) {
                ((first.to_owned(), second.to_owned()), 0)
            } else if is_letters(first) && is_number(second) {
                ((second.to_owned(), first.to_owned()), 1)
            } else {
                continue;
            };
            if let Some(side) = ways.entry(key).or_default().get_mut(order) {
                side.push(place);
            }
        }
    }
    let both = ways.into_values().filter(|ways| ways.iter().all(|places| !places.is_empty()));
    both.filter_map(|mut ways| {
        ways.sort_by_key(Vec::len);
        let [minority, majority] = ways;
        let (wrong, right) = (story.words(*minority.first()?), story.words(*majority.first()?));
        Draft {
            kind: Kind::Name,
            code: "name-form-differs",
            message: format!("“{wrong}” where others write “{right}”"),
            reason: "the same parts in another order".to_owned(),
            score: 70,
            minority,
            majority,
            proposal: Proposal::Term { forms: vec![right, wrong], across: true, exact_case: false },
        }
        .finish(story)
    })
    .collect()
}

fn is_number(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_letters(word: &str) -> bool {
    (2..=DESIGNATION_LETTERS).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}
