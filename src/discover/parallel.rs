//! Sentences of two articles of a story that tell the same: those that share words few sentences of the story have. Only
//! words are looked at, so that sentences are parsed only where they stand beside another.

use super::reading::Story;
use crate::kinds::vocabulary::is_function_word;
use crate::matching::inflection_key;
use crate::segment::ParagraphKind;
use rust_decimal::prelude::ToPrimitive;
use std::collections::{BTreeMap, BTreeSet};

/// A word in more sentences than this brings none together.
const COMMON: usize = 48;

/// Sentences tell the same from this part of their words on, by weight.
const ALIKE: f64 = 0.04;

/// And from so many words on.
const SHARED: usize = 1;

/// A word of fewer letters tells little.
const LETTERS: usize = 3;

/// A sentence of a story: the number of its article, and its own.
pub(super) type Line = (usize, usize);

/// Two sentences of two articles that tell the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parallel {
    pub(super) lines: [Line; 2],
    /// What they share, as a part of what both have.
    pub(super) likeness: f64,
}

/// How much the sentences of a story are like each other.
pub(super) struct Parallels {
    likeness: BTreeMap<(Line, Line), f64>,
    /// For each sentence and article the sentence most like it there.
    best: BTreeMap<(Line, usize), (Line, f64)>,
}

impl Parallels {
    pub(super) fn of(story: &Story) -> Self {
        let (mut likeness, mut best) = (BTreeMap::new(), BTreeMap::new());
        for pair in parallels(story) {
            let [a, b] = pair.lines;
            likeness.insert((a, b), pair.likeness);
            for (from, to) in [(a, b), (b, a)] {
                let slot = best.entry((from, to.0)).or_insert((to, pair.likeness));
                if pair.likeness > slot.1 {
                    *slot = (to, pair.likeness);
                }
            }
        }
        Self { likeness, best }
    }

    /// The sentences of two articles that are alike, each pair once.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (Line, Line, f64)> {
        self.likeness.iter().map(|(&(a, b), &likeness)| (a, b, likeness))
    }

    /// How alike two sentences are, and of how many of them the other is the one most like it in its article is the one most like the other in its article.
    pub(super) fn of_lines(&self, a: Line, b: Line) -> (f64, usize) {
        let likeness = self.likeness.get(&(a.min(b), a.max(b))).copied().unwrap_or(0.0);
        let is_best = |from: Line, to: Line| self.best.get(&(from, to.0)).is_some_and(|(line, _)| *line == to);
        (likeness, usize::from(is_best(a, b)) + usize::from(is_best(b, a)))
    }
}

/// The sentences of a story that tell the same.
pub(super) fn parallels(story: &Story) -> Vec<Parallel> {
    let lines = lines_of(story);
    let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, (_, words)) in lines.iter().enumerate() {
        for word in words {
            index.entry(word).or_default().push(number);
        }
    }
    let all = lines.len().to_f64().unwrap_or(1.0);
    // Rounded, since the last bit of a logarithm is not the same on every machine.
    let weight = |count: usize| ((1.0 + all / count.to_f64().unwrap_or(1.0)).ln() * 1e6).round() / 1e6;
    let weigh = |words: &BTreeSet<String>| -> f64 {
        words.iter().filter_map(|word| index.get(word.as_str())).map(|holders| weight(holders.len())).sum()
    };
    let weights: Vec<f64> = lines.iter().map(|(_, words)| weigh(words)).collect();
    let of = |number: usize| weights.get(number).copied().unwrap_or(0.0);
    let mut shared: BTreeMap<(usize, usize), (f64, usize)> = BTreeMap::new();
    for holders in index.values().filter(|holders| holders.len() <= COMMON) {
        for (at, &a) in holders.iter().enumerate() {
            for &b in holders.iter().skip(at + 1).filter(|&&b| lines[a].0.0 != lines[b].0.0) {
                let (sum, count) = shared.entry((a, b)).or_default();
                *sum += weight(holders.len());
                *count += 1;
            }
        }
    }
    let alike = |((a, b), (sum, count)): ((usize, usize), (f64, usize))| {
        let likeness = sum / (of(a) + of(b) - sum).max(f64::MIN_POSITIVE);
        (count >= SHARED && likeness >= ALIKE).then(|| Parallel { lines: [lines[a].0, lines[b].0], likeness })
    };
    shared.into_iter().filter_map(alike).collect()
}

/// The sentences of a story with their words.
fn lines_of(story: &Story) -> Vec<(Line, BTreeSet<String>)> {
    let mut lines = Vec::new();
    for (article, reading) in story.readings.iter().enumerate() {
        let document = &reading.article;
        for (number, sentence) in document.segments.sentences.iter().enumerate() {
            let kind = document.segments.paragraphs.get(sentence.paragraph).map(|paragraph| paragraph.kind);
            if matches!(kind, Some(ParagraphKind::Furniture | ParagraphKind::Byline)) {
                continue;
            }
            let words = sentence.tokens.clone().map(|token| reading.word(token));
            let told = |word: &&str| {
                word.len() >= LETTERS
                    && word.starts_with(char::is_alphabetic)
                    && !is_function_word(&word.to_lowercase())
            };
            lines.push(((article, number), words.filter(told).map(inflection_key).collect()));
        }
    }
    lines
}
