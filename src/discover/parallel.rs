//! Which sentences of two articles of a story tell the same: those that share words few sentences of the story have. Only
//! words are looked at, so that a sentence is parsed only where it stands beside another.

use super::reading::Story;
use crate::kinds::vocabulary::is_function_word;
use crate::matching::inflection_key;
use crate::segment::ParagraphKind;
use rust_decimal::prelude::ToPrimitive;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A word in more sentences than this brings none together.
const COMMON: usize = 48;

/// Sentences are at all alike from this part of their words on, by weight.
const ALIKE: f64 = 0.04;

/// A word of fewer letters tells little.
const LETTERS: usize = 3;

/// A sentence of a story: the number of its article, and its own.
pub(super) type Line = (usize, usize);

/// How much the sentences of a story are like each other.
pub(super) struct Parallels {
    /// What two sentences share as a part of what both have, the rarer the words the heavier.
    likeness: BTreeMap<(Line, Line), f64>,
    /// For each sentence and article the sentence most like it there.
    best: BTreeMap<(Line, usize), (Line, f64)>,
}

impl Parallels {
    /// Holds the sentences of each two articles of a story against each other.
    pub(super) fn of(story: &Story) -> Self {
        let likeness = likenesses(&lines_of(story));
        let mut best: BTreeMap<(Line, usize), (Line, f64)> = BTreeMap::new();
        for (&(a, b), &alike) in &likeness {
            for (from, to) in [(a, b), (b, a)] {
                let slot = best.entry((from, to.0)).or_insert((to, alike));
                if alike > slot.1 {
                    *slot = (to, alike);
                }
            }
        }
        Self { likeness, best }
    }

    /// The sentences of two articles that are alike, each pair once.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (Line, Line, f64)> {
        self.likeness.iter().map(|(&(a, b), &likeness)| (a, b, likeness))
    }

    /// How alike two sentences are, and for how many of the two the other is the one most like it in its article.
    pub(super) fn of_lines(&self, a: Line, b: Line) -> (f64, usize) {
        let likeness = self.likeness.get(&(a.min(b), a.max(b))).copied().unwrap_or(0.0);
        let is_best = |from: Line, to: Line| self.best.get(&(from, to.0)).is_some_and(|(line, _)| *line == to);
        (likeness, usize::from(is_best(a, b)) + usize::from(is_best(b, a)))
    }
}

/// How alike the sentences of different articles are that share a word that is not in many.
fn likenesses(lines: &[(Line, BTreeSet<String>)]) -> BTreeMap<(Line, Line), f64> {
    let mut index: BTreeMap<&str, Vec<Line>> = BTreeMap::new();
    for (line, words) in lines {
        for word in words {
            index.entry(word).or_default().push(*line);
        }
    }
    let all = lines.len().to_f64().unwrap_or(1.0);
    // Rounded, since the last bit of a logarithm is not the same on every machine.
    let weight = |count: usize| ((1.0 + all / count.to_f64().unwrap_or(1.0)).ln() * 1e6).round() / 1e6;
    let weigh = |words: &BTreeSet<String>| -> f64 {
        words.iter().filter_map(|word| index.get(word.as_str())).map(|holders| weight(holders.len())).sum()
    };
    let weights: BTreeMap<Line, f64> = lines.iter().map(|(line, words)| (*line, weigh(words))).collect();
    let mut shared: BTreeMap<(Line, Line), f64> = BTreeMap::new();
    for holders in index.values().filter(|holders| holders.len() <= COMMON) {
        for (at, &a) in holders.iter().enumerate() {
            for &b in holders.iter().skip(at + 1).filter(|b| b.0 != a.0) {
                *shared.entry((a.min(b), a.max(b))).or_default() += weight(holders.len());
            }
        }
    }
    let of = |line: &Line| weights.get(line).copied().unwrap_or(0.0);
    let alike = |((a, b), sum): ((Line, Line), f64)| ((a, b), sum / (of(&a) + of(&b) - sum).max(f64::MIN_POSITIVE));
    shared.into_iter().map(alike).filter(|(_, likeness)| *likeness >= ALIKE).collect()
}

/// The sentences of a story with their words.
fn lines_of(story: &Story) -> Vec<(Line, BTreeSet<String>)> {
    let mut lines = Vec::new();
    if story.readings.len() < 2 {
        return lines;
    }
    // The key of each distinct word is asked for once.
    let mut keys: HashMap<&str, String> = HashMap::new();
    for (article, reading) in story.readings.iter().enumerate() {
        let document = &reading.article;
        for (number, sentence) in document.segments.sentences.iter().enumerate() {
            let kind = document.segments.paragraphs.get(sentence.paragraph).map(|paragraph| paragraph.kind);
            if matches!(kind, Some(ParagraphKind::Furniture | ParagraphKind::Byline)) {
                continue;
            }
            let words = sentence.tokens.clone().map(|token| reading.word(token)).filter(|word| is_told(word));
            let words = words.map(|word| keys.entry(word).or_insert_with(|| inflection_key(word)).clone());
            lines.push(((article, number), words.collect()));
        }
    }
    lines
}

/// Whether a word tells something.
fn is_told(word: &str) -> bool {
    word.len() >= LETTERS && word.starts_with(char::is_alphabetic) && !is_function_word(&word.to_lowercase())
}
