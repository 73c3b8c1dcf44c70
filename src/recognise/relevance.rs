//! Whether an article is about the rules' story at all: how surprising the rules' words in it would be by chance.
//!
//! A word of rank r is met about once in 10·r words (Zipf's law, with the constant of English), so an article of N words
//! has it by chance with N/(10·r), and its being there tells log₂(10·r/N) bits. Of the sum over the rules' words that
//! stand, what chance alone would bring is taken off. All in tenths of a bit, in integers: the same on every machine.

use super::Article;
use super::lexicon::Lexicon;
use crate::kinds::name::NameVerdict;
use crate::lang::{Classes, Lexicon as English};
use std::collections::{BTreeMap, BTreeSet};

/// Below so many tenths of a bit an article has no more of the rules' words than many articles about other things.
const LEAST: i64 = 100;

/// The rank of a word that is not among the 60,000 most frequent.
const RARE: u64 = 120_000;

/// A word of the rules, or a name.
#[derive(Clone, Debug)]
struct Item {
    rank: u64,
    facts: BTreeSet<u32>,
}

/// The words and names of the rules, with how frequent each is.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    words: BTreeMap<u32, Item>,
    names: Vec<Item>,
}

impl Vocabulary {
    /// The words of the groups and names of a lexicon.
    pub(super) fn of(lexicon: &Lexicon) -> Self {
        let english = English::english().ok();
        let rank = |word: &str| {
            let known = english.as_ref().and_then(|english| english.word(&word.to_lowercase()));
            known.and_then(|word| word.rank()).map_or(RARE, u64::from)
        };
        let stops = |word: &str| english.as_ref().is_some_and(|english| english.classes(word).meets(Classes::STOP));
        let mut facts_of: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); lexicon.groups.len()];
        for (fact, groups) in (0..).zip(&lexicon.facts) {
            let all = groups.about.iter().chain(&groups.of).chain(&groups.verb).chain(&groups.options);
            for &group in all {
                if let Some(facts) = facts_of.get_mut(group as usize) {
                    facts.insert(fact);
                }
            }
        }
        let mut words: BTreeMap<u32, Item> = BTreeMap::new();
        for (group, facts) in lexicon.groups.iter().zip(&facts_of).filter(|(_, facts)| !facts.is_empty()) {
            for phrase in &group.phrases {
                for (key, word) in
                    phrase.keys.iter().zip(phrase.text.split([' ', '-'])).filter(|(_, word)| !stops(word))
                {
                    let item = words
                        .entry(lexicon.key_of(key))
                        .or_insert_with(|| Item { rank: rank(word).min(rank(key)), facts: BTreeSet::new() });
                    item.facts.extend(facts);
                }
            }
        }
        let names = lexicon.names.iter().enumerate().map(|(number, entry)| {
            let words = entry.name.forms.iter().flat_map(|form| &form.words);
            let rank = words.map(|word| rank(&word.fold)).max().unwrap_or(RARE);
            let groups = lexicon.name_groups.get(number).into_iter().flatten();
            let mut facts: BTreeSet<u32> =
                groups.filter_map(|&group| facts_of.get(group as usize)).flatten().copied().collect();
            facts.insert(entry.fact as u32);
            Item { rank, facts }
        });
        Self { names: names.collect(), words }
    }
}

/// How much of an article's words speaks for its being about the rules' story.
#[derive(Clone, Debug, Default)]
pub struct Relevance {
    /// Tenths of a bit, of all words of the rules that stand in it, less what chance brings.
    all: i64,
    /// What all words of the rules would tell.
    possible: i64,
    /// For each fact, of its own words that stand in it.
    own: Vec<i64>,
    /// For each fact, what all of its own words would tell.
    own_possible: Vec<i64>,
    /// For each fact, what chance brings of its own words.
    own_by_chance: Vec<i64>,
}

impl Relevance {
    /// Weighs the words of an article.
    pub(super) fn of(article: &Article, lexicon: &Lexicon) -> Self {
        let vocabulary = &lexicon.vocabulary;
        let length = article.tokens.len().max(1) as u64;
        let listed = article.hits_in(0..article.tokens.len());
        let words: BTreeSet<u32> =
            listed.flat_map(|hit| article.keys.get(hit.tokens.clone()).unwrap_or_default()).copied().collect();
        let right = article.names.iter().filter(|mention| mention.verdict == NameVerdict::Agrees);
        let names: BTreeSet<u32> = right.map(|mention| mention.name).collect();
        let facts = lexicon.facts.len();
        let mut relevance = Self {
            all: 0,
            possible: 0,
            own: vec![0; facts],
            own_possible: vec![0; facts],
            own_by_chance: vec![0; facts],
        };
        let words = vocabulary.words.iter().map(|(key, item)| (words.contains(key), item));
        let names = (0..).zip(&vocabulary.names).map(|(number, item)| (names.contains(&number), item));
        for (stands, item) in words.chain(names) {
            let surprise = surprise(item.rank, length);
            let by_chance = surprise * length as i64 / (10 * item.rank) as i64;
            let told = if stands { surprise } else { 0 };
            relevance.all += told - by_chance;
            relevance.possible += surprise;
            for &fact in &item.facts {
                let fact = fact as usize;
                for (sum, bits) in [
                    (&mut relevance.own, told),
                    (&mut relevance.own_possible, surprise),
                    (&mut relevance.own_by_chance, by_chance),
                ] {
                    if let Some(sum) = sum.get_mut(fact) {
                        *sum += bits;
                    }
                }
            }
        }
        relevance
    }

    /// Whether the article has more of the rules' words than chance would bring: of few and common words a quarter is
    /// enough.
    #[must_use]
    pub fn is_about_the_story(&self) -> bool {
        self.all >= LEAST.min(self.possible / 4)
    }

    /// What the words of a fact that stand in the article tell, in tenths of a bit.
    #[must_use]
    pub fn own(&self, fact: usize) -> i64 {
        self.own.get(fact).copied().unwrap_or(0)
    }

    /// What the words of the other facts tell, in tenths of a bit; below nothing where chance would bring more.
    #[must_use]
    pub fn elsewhere(&self, fact: usize) -> i64 {
        self.all - self.own(fact) + self.own_by_chance.get(fact).copied().unwrap_or(0)
    }

    /// Whether the other facts have words enough to tell by.
    #[must_use]
    pub fn can_tell(&self, fact: usize) -> bool {
        self.possible - self.own_possible.get(fact).copied().unwrap_or(0) >= LEAST
    }
}

/// log₂(10·rank/length) in tenths of a bit, not below nothing; between powers of two in a straight line.
fn surprise(rank: u64, length: u64) -> i64 {
    let ratio = 10 * rank * 1024 / length;
    let whole = ratio.max(1024).ilog2();
    let rest = ((ratio.max(1024) - (1 << whole)) * 10) >> whole;
    i64::from(whole - 10) * 10 + rest as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rare_word_of_a_short_text_tells_most() {
        assert_eq!(surprise(100, 1000), 0);
        assert_eq!(surprise(200, 1000), 10);
        assert!(surprise(60_000, 1000) > surprise(60_000, 8000));
        assert_eq!(surprise(5, 1000), 0);
    }
}
