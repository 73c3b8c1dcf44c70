//! How rare each word is among the sentences with values of a story.

use super::statement::Statement;
use rust_decimal::prelude::ToPrimitive;
use std::collections::{BTreeMap, BTreeSet};

/// What each word of a story weighs.
pub(super) struct Rarity<'s> {
    weights: BTreeMap<&'s str, f64>,
}

impl<'s> Rarity<'s> {
    /// Counts the words of the sentences.
    pub(super) fn of(statements: &'s [Statement]) -> Self {
        let mut counts: BTreeMap<&str, BTreeSet<(usize, &BTreeSet<String>)>> = BTreeMap::new();
        let mut sentences = BTreeSet::new();
        for statement in statements {
            let sentence = (statement.place.article, &statement.context);
            sentences.insert(sentence);
            for word in &statement.context {
                counts.entry(word).or_default().insert(sentence);
            }
        }
        let all = sentences.len().to_f64().unwrap_or(1.0);
        // Rounded, since the last bit of a logarithm is not the same on every machine.
        let weight = |count: usize| ((1.0 + all / count.to_f64().unwrap_or(1.0)).ln() * 1e6).round() / 1e6;
        Self { weights: counts.into_iter().map(|(word, sentences)| (word, weight(sentences.len()))).collect() }
    }

    /// What a word weighs, the more the rarer it is.
    pub(super) fn weight(&self, word: &str) -> f64 {
        self.weights.get(word).copied().unwrap_or(0.0)
    }

    /// The weight of what two sets share as a part of all they have.
    pub(super) fn likeness(&self, a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
        let weigh = |words: &mut dyn Iterator<Item = &String>| -> f64 { words.map(|word| self.weight(word)).sum() };
        let all = weigh(&mut a.union(b));
        if all > 0.0 { weigh(&mut a.intersection(b)) / all } else { 0.0 }
    }
}
