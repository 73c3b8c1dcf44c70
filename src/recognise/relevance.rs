//! Whether an article is about the rules' story at all: how surprising the rules' words in it would be by chance.
//!
//! A word of rank r is met about once in 10·r words (Zipf's law, with the constant of English), so an article of N words
//! has it by chance with N/(10·r), and its being there tells log₂(10·r/N) bits. Of the sum over the rules' words that
//! stand, what chance alone would bring is taken off. All in tenths of a bit, in integers: the same on every machine.

use super::Article;
use super::lexicon::Lexicon;
use crate::kinds::name::NameVerdict;
use crate::lang::{Classes, Lexicon as English};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Below so many tenths of a bit an article has no more of the rules' words than many articles about other things.
const LEAST: i64 = 100;

/// The rank of a word that is not among the 60,000 most frequent.
const RARE: u64 = 120_000;

/// The words and names of the rules, with how frequent each is.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// By the key of a word of the rules, its number among them.
    words: HashMap<u32, u32>,
    /// The number of the first name: names come behind the words.
    first_name: u32,
    /// The rank of each word and name.
    ranks: Arc<Vec<u64>>,
    /// For each fact its own words and names.
    own: Arc<Vec<Vec<u32>>>,
    /// How many words and names have a rank.
    of_rank: Vec<(u64, i64)>,
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
        let mut words: BTreeMap<u32, (u64, BTreeSet<u32>)> = BTreeMap::new();
        for (group, facts) in lexicon.groups.iter().zip(&facts_of).filter(|(_, facts)| !facts.is_empty()) {
            for phrase in &group.phrases {
                for (key, word) in
                    phrase.keys.iter().zip(phrase.text.split([' ', '-'])).filter(|(_, word)| !stops(word))
                {
                    let item = words
                        .entry(lexicon.key_of(key))
                        .or_insert_with(|| (rank(word).min(rank(key)), BTreeSet::new()));
                    item.1.extend(facts);
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
            (rank, facts)
        });
        let mut own: Vec<Vec<u32>> = vec![Vec::new(); lexicon.facts.len()];
        let mut ranks = Vec::with_capacity(words.len() + lexicon.names.len());
        let mut of_rank: BTreeMap<u64, i64> = BTreeMap::new();
        let numbers = words.keys().copied().zip(0..).collect();
        let first_name = words.len() as u32;
        for (number, (rank, facts)) in (0..).zip(words.into_values().chain(names)) {
            ranks.push(rank);
            *of_rank.entry(rank).or_default() += 1;
            for fact in facts {
                if let Some(own) = own.get_mut(fact as usize) {
                    own.push(number);
                }
            }
        }
        let of_rank = of_rank.into_iter().collect();
        Self { words: numbers, first_name, ranks: Arc::new(ranks), own: Arc::new(own), of_rank }
    }
}

/// How much of an article's words speaks for its being about the rules' story.
#[derive(Clone, Debug, Default)]
pub struct Relevance {
    /// How many words the article has.
    length: u64,
    /// Tenths of a bit, of all words of the rules that stand in it, less what chance brings.
    all: i64,
    /// What all words of the rules would tell.
    possible: i64,
    /// The words and names of the rules that stand in it.
    standing: BTreeSet<u32>,
    ranks: Arc<Vec<u64>>,
    own: Arc<Vec<Vec<u32>>>,
}

impl Relevance {
    /// Weighs the words of an article.
    pub(super) fn of(article: &Article, lexicon: &Lexicon) -> Self {
        let vocabulary = &lexicon.vocabulary;
        let length = article.tokens.len().max(1) as u64;
        let listed = article.hits_in(0..article.tokens.len());
        let keys = listed.flat_map(|hit| article.keys.get(hit.tokens.clone()).unwrap_or_default());
        let words = keys.filter_map(|key| vocabulary.words.get(key).copied());
        let right = article.names.iter().filter(|mention| mention.verdict == NameVerdict::Agrees);
        let standing: BTreeSet<u32> = words.chain(right.map(|mention| vocabulary.first_name + mention.name)).collect();
        let mut relevance = Self {
            length,
            all: 0,
            possible: 0,
            standing,
            ranks: Arc::clone(&vocabulary.ranks),
            own: Arc::clone(&vocabulary.own),
        };
        for &(rank, count) in &vocabulary.of_rank {
            relevance.possible += count * surprise(rank, length);
            relevance.all -= count * by_chance(rank, length);
        }
        relevance.all += relevance.told(relevance.standing.iter());
        relevance
    }

    /// What some words tell where they stand.
    fn told<'a>(&self, words: impl Iterator<Item = &'a u32>) -> i64 {
        let rank = |word: &u32| self.ranks.get(*word as usize);
        words.filter_map(rank).map(|&rank| surprise(rank, self.length)).sum()
    }

    /// The words and names of a fact.
    fn words_of(&self, fact: usize) -> impl Iterator<Item = &u32> {
        self.own.get(fact).into_iter().flatten()
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
        self.told(self.words_of(fact).filter(|word| self.standing.contains(word)))
    }

    /// What the words of the other facts tell, in tenths of a bit; below nothing where chance would bring more.
    #[must_use]
    pub fn elsewhere(&self, fact: usize) -> i64 {
        let ranks = self.words_of(fact).filter_map(|&word| self.ranks.get(word as usize));
        let by_chance: i64 = ranks.map(|&rank| by_chance(rank, self.length)).sum();
        self.all - self.own(fact) + by_chance
    }

    /// Whether the other facts have words enough to tell by.
    #[must_use]
    pub fn can_tell(&self, fact: usize) -> bool {
        self.possible - self.told(self.words_of(fact)) >= LEAST
    }
}

/// What chance brings of a word of some rank in so many words.
fn by_chance(rank: u64, length: u64) -> i64 {
    surprise(rank, length) * length as i64 / (10 * rank) as i64
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
