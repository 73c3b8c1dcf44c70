//! Where the rules meet the articles and where they are silent: what an editor should see to first, and the words that
//! would bind what almost was bound.

mod near_miss;
mod trial;

pub use near_miss::NearMiss;
pub use trial::{Trial, Widened};

use crate::check::{Desk, Read, Ready};
use crate::judge::Setting;
use crate::problem::Problem;
use crate::recognise::Article;
use crate::recognise::values::{Reading, values_in};
use crate::rules::Rules;
use crate::source::Batch;
use std::collections::BTreeSet;
use trial::Trials;

/// So many almost-values of a fact are kept: those that differ first, then the likeliest.
const KEPT: usize = 8;

/// So many of them are shown, each with a word of its own.
const SHOWN: usize = 3;

/// How the rules fare in some articles.
#[derive(Debug, Default)]
pub struct Coverage {
    /// The names of the articles.
    pub sources: Vec<String>,
    /// The articles that have no date and tell the time by one's own: their number, and how many such dates stand there.
    pub undated: Vec<(usize, usize)>,
    /// How each fact fares, in the order of the rules.
    pub facts: Vec<FactCoverage>,
    /// What could not be read or understood.
    pub problems: Vec<Problem>,
}

/// How a fact fares.
#[derive(Debug, Default)]
pub struct FactCoverage {
    /// The sources that say something of it, by their number; all others are silent.
    pub met: BTreeSet<usize>,
    /// What in some silent sources almost says something of it, with a word that would have bound it: once tried.
    pub almost: Vec<Trial>,
    misses: Vec<NearMiss>,
}

impl FactCoverage {
    /// Keeps the likeliest of what almost bound.
    fn keep(&mut self, misses: Vec<NearMiss>) {
        self.misses.extend(misses);
        self.misses.sort_by_key(|miss| (miss.rank, miss.at.source.id, miss.at.span));
        self.misses.truncate(KEPT);
    }
}

/// How the rules fare in the articles of `batches`.
#[must_use]
pub fn cover(ready: &Ready<'_>, batches: impl Iterator<Item = Batch>) -> Coverage {
    let mut coverage = Coverage::default();
    let facts = &ready.setting().rules.facts;
    coverage.facts.resize_with(facts.len(), FactCoverage::default);
    let desk = Desk::new(ready);
    for batch in batches {
        coverage.problems.extend(batch.problems);
        let looked = desk.read_all(batch.sources, |source, read| (source.name.clone(), look(read, ready.setting())));
        for (name, looked) in looked {
            let number = coverage.sources.len();
            coverage.sources.push(name);
            coverage.problems.extend(looked.problems);
            coverage.undated.extend((looked.relative_dates > 0).then_some((number, looked.relative_dates)));
            for fact in looked.met {
                if let Some(fact) = coverage.facts.get_mut(fact) {
                    fact.met.insert(number);
                }
            }
            for (fact, misses) in looked.misses {
                if let Some(fact) = coverage.facts.get_mut(fact) {
                    fact.keep(misses);
                }
            }
        }
    }
    coverage
}

impl Coverage {
    /// Tries for what almost bound which word would have bound it.
    pub fn try_words(&mut self, rules: &Rules) {
        let facts = self.facts.iter().filter(|fact| !fact.misses.is_empty()).count();
        let mut trials = Trials::new(rules, facts);
        for (number, fact) in self.facts.iter_mut().enumerate() {
            fact.almost = trials.of(number, std::mem::take(&mut fact.misses), SHOWN);
        }
    }
}

/// What one article says of the facts.
struct Look {
    met: BTreeSet<usize>,
    misses: Vec<(usize, Vec<NearMiss>)>,
    /// How many dates cannot be known, since the article has none.
    relative_dates: usize,
    problems: Vec<Problem>,
}

fn look(read: Read, setting: Setting<'_>) -> Look {
    let met: BTreeSet<usize> = read.claims.iter().filter(|claim| claim.stands()).map(|claim| claim.fact).collect();
    let mut misses = Vec::new();
    let mut relative_dates = 0;
    if let Some(article) = &read.article {
        for claim in read.claims.iter().filter(|claim| !met.contains(&claim.fact)) {
            misses.extend(NearMiss::of(article, claim, setting).map(|miss| (claim.fact, vec![miss])));
        }
        if read.published.is_none() {
            relative_dates = count_relative_dates(article);
        }
    }
    Look { met, misses, relative_dates, problems: read.problems }
}

/// How many weekdays, "yesterdays" and days without a year stand in an article.
fn count_relative_dates(article: &Article) -> usize {
    let sentences = 0..article.segments.sentences.len();
    let values = sentences.flat_map(|sentence| values_in(article, sentence));
    values.filter(|value| matches!(&value.value, Reading::Date(date) if date.is_relative())).count()
}
