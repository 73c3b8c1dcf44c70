//! The names of a story by their spellings.

use super::reading::{Place, Reading, Story};
use crate::discourse::is_personal;
use crate::kinds::name::{NameWord, name_words};
use crate::kinds::term::is_hyphen;
use crate::kinds::vocabulary::{is_function_word, is_leading_word, is_nationality};
use crate::lang::WordClasses;
use crate::matching::{fold, is_title, strip_possessive};
use crate::span::ByteSpan;
use std::collections::{BTreeMap, BTreeSet};

/// A spelling of a name and where it stands.
pub(super) struct Form {
    /// As its first place writes it, titles left out.
    pub(super) text: String,
    pub(super) words: Vec<NameWord>,
    pub(super) places: Vec<Place>,
    /// How many articles have it.
    pub(super) articles: usize,
}

impl Form {
    /// The words that are no particles.
    pub(super) fn content(&self) -> impl DoubleEndedIterator<Item = &NameWord> {
        self.words.iter().filter(|word| !word.particle)
    }

    /// Whether it is one word, particles aside.
    pub(super) fn is_bare(&self) -> bool {
        self.content().count() == 1
    }

    /// More articles, then more places, go before.
    pub(super) fn weight(&self) -> (usize, usize) {
        (self.articles, self.places.len())
    }

    /// The articles that have it.
    pub(super) fn in_articles(&self) -> BTreeSet<usize> {
        self.places.iter().map(|place| place.article).collect()
    }
}

/// All spellings of names in a story; capitals, accents and possessives make no other spelling.
pub(super) fn forms(story: &Story) -> Vec<Form> {
    let mut by_key: BTreeMap<String, Form> = BTreeMap::new();
    for (article, reading) in story.readings.iter().enumerate() {
        for run in &reading.runs {
            let Some((at, words)) = named(reading, run.at) else { continue };
            if is_cut_short(reading, at) || words.iter().any(|word| is_code(&word.fold)) {
                continue;
            }
            if words.len() == 1 && reading.article.starts_sentence(run.tokens.start) && story.is_lower(&words[0].fold) {
                continue;
            }
            let form = by_key.entry(key(&words)).or_insert_with(|| Form {
                text: at.of(reading.text()).split_whitespace().collect::<Vec<_>>().join(" "),
                words,
                places: Vec::new(),
                articles: 0,
            });
            form.places.push(Place { article, at });
        }
    }
    let mut forms: Vec<Form> = by_key.into_values().collect();
    for form in &mut forms {
        form.articles = form.in_articles().len();
    }
    forms
}

/// Whether a name is cut short by points of omission: "Port A…".
fn is_cut_short(reading: &Reading, name: ByteSpan) -> bool {
    let behind = reading.text().get(name.end..).unwrap_or_default();
    behind.starts_with('…') || behind.starts_with("...")
}

/// Whether a word has letters on both sides of a digit: no name is written so.
fn is_code(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
        && word.starts_with(char::is_alphabetic)
        && word.ends_with(char::is_alphabetic)
}

fn key(words: &[NameWord]) -> String {
    let mut key = String::new();
    for word in words {
        if !key.is_empty() {
            key.push(if word.hyphen && !word.particle { '-' } else { ' ' });
        }
        key.push_str(&word.fold);
    }
    key
}

/// The name in a run: what leads it (titles, nationalities, function words) left out.
fn named(reading: &Reading, run: ByteSpan) -> Option<(ByteSpan, Vec<NameWord>)> {
    let range = reading.article.tokens_in(run);
    let leads = |word: &str| {
        let fold = fold(strip_possessive(word));
        is_title(&fold) || is_leading_word(&fold) || is_function_word(&fold)
    };
    let mut first = range.start;
    while first < range.end
        && (leads(reading.word(first)) || reading.word(first) == "." || reading.word(first) == "-")
        && !reading.word(first).starts_with(char::is_lowercase)
    {
        first += 1;
    }
    if first >= range.end {
        return None;
    }
    // Where a body is from is part of its name: "Norwegian Coastal Forces" and "Norway Coastal Forces" are one.
    let nation = (range.start..first).find(|&at| is_nationality(&fold(reading.word(at))));
    if let Some(nation) = nation.filter(|&at| range.end - at > 2 && !is_personal(&written(reading, at + 1..range.end)))
    {
        first = nation;
    }
    // What is a title elsewhere may be a given name beside a single word: Don, Earl, Duke.
    let before = first.checked_sub(1).filter(|&at| at >= range.start && first + 1 == range.end);
    if let Some(given) = before.filter(|&at| WordClasses::GIVEN_OR_TITLE.has(&fold(reading.word(at)))) {
        first = given;
    }
    let start = reading.article.tokens.get(first)?.start as usize;
    let at = ByteSpan::new(start, with_ending(reading, range.end).unwrap_or(run.end).max(start));
    let words = name_words(at.of(reading.text()));
    (!words.is_empty()).then_some((at, words))
}

fn written(reading: &Reading, tokens: std::ops::Range<usize>) -> String {
    reading.article.span(tokens).of(reading.text()).to_owned()
}

/// Where a name ends that goes on in lower case behind a hyphen, as the second syllable of Korean given names does.
fn with_ending(reading: &Reading, end: usize) -> Option<usize> {
    let hyphen = end > 0 && is_hyphen(reading.word(end)) && reading.touch(end - 1, end) && reading.touch(end, end + 1);
    let ending =
        reading.article.tokens.get(end + 1).filter(|_| hyphen && reading.word(end + 1).starts_with(char::is_lowercase));
    ending.map(|token| token.end as usize)
}
