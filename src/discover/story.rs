//! Which articles are on one event: those that share names and words that few others have.
//!
//! Each article is a vector of its names and words, the rarer in the folder the heavier; two are as alike as the cosine of
//! theirs, and stories are put together while they are alike on average (`cluster`), so that one article between two events
//! does not make them one. An inverted index brings together only articles that share something; what too many have is
//! left out, so that the work is bounded.

use super::cluster::{Pairs, cluster};
use crate::discourse::name_runs;
use crate::kinds::date::{own_date, parse_date};
use crate::kinds::vocabulary::{is_function_word, is_leading_word, is_nationality};
use crate::matching::{fold, inflection_key, is_title};
use crate::source::Source;
use crate::token::tokenize;
use jiff::civil::Date;
use rayon::prelude::*;
use rust_decimal::prelude::ToPrimitive;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Stories are joined from this likeness on, in millionths. Chosen on half of 63 events of the news among 956 articles
/// (`examples/linking`): 96% of the pairs of one event linked, 1% of the pairs linked of two; the other half: 97% and 3%.
const ALIKE: u64 = 90_000;

/// What a word counts beside a name, squared in the cosine.
const WORD: f64 = 0.5;

/// A folder is thought of as among so many articles about other things that have none of its names: else what all articles
/// of a small folder share, its story, would weigh nothing.
const ELSEWHERE: usize = 200;

/// A name or word in more articles than this brings none together; the largest whose pairs are no more than [`WORK`].
const COMMON: [usize; 5] = [200, 100, 50, 20, 10];

/// So many pairs are looked at, at most.
const WORK: usize = 20_000_000;

/// Two articles that share fewer names and words than this have little more than a phrase in common.
const SHARED: u32 = 4;

/// A near word has at least so many letters.
const WORD_LETTERS: usize = 4;

/// Dated articles are on one event only within so many days.
const DAYS: i32 = 14;

/// The sources in stories, each in the order given; the stories in the order of their first sources.
#[must_use]
pub fn stories(sources: &[Arc<Source>]) -> Vec<Vec<Arc<Source>>> {
    let terms: Vec<BTreeMap<String, f64>> = sources.par_iter().map(|source| terms_of(source)).collect();
    let days: Vec<Option<Date>> = sources.iter().map(|source| day_of(source)).collect();
    let mut alike = likenesses(&terms);
    alike.retain(|(a, b), _| are_near(days.get(*a), days.get(*b)));
    let groups = cluster(sources.len(), alike, ALIKE);
    groups.into_iter().map(|group| group.into_iter().filter_map(|at| sources.get(at).cloned()).collect()).collect()
}

/// The first day on which a source may have appeared, as its file or the source itself says.
fn day_of(source: &Source) -> Option<Date> {
    let told = source.published.as_ref().and_then(|published| parse_date(published).ok()).map(|date| date.days);
    told.or_else(|| own_date(&source.text, &source.name, None))?.first()
}

fn are_near(a: Option<&Option<Date>>, b: Option<&Option<Date>>) -> bool {
    match (a, b) {
        (Some(Some(a)), Some(Some(b))) => a.until(*b).is_ok_and(|apart| apart.get_days().abs() <= DAYS),
        _ => true,
    }
}

/// The names and words of an article, with what each kind counts.
fn terms_of(source: &Source) -> BTreeMap<String, f64> {
    let mut terms = BTreeMap::new();
    let tokens = tokenize(&source.text);
    for token in tokens.iter().filter(|token| token.is_word()) {
        let word = token.of(&source.text);
        if word.len() >= WORD_LETTERS && word.starts_with(char::is_lowercase) && !is_function_word(word) {
            terms.insert(inflection_key(word), WORD);
        }
    }
    // A name is a term of its own, whatever word is spelled like it.
    terms.extend(names_of(source).into_iter().map(|name| (format!("^{name}"), 1.0)));
    terms
}

/// How alike two articles are that share something, in millionths: the cosine of their terms, the rarer the heavier.
fn likenesses(articles: &[BTreeMap<String, f64>]) -> Pairs {
    let mut index: BTreeMap<&str, Vec<(usize, f64)>> = BTreeMap::new();
    for (article, terms) in articles.iter().enumerate() {
        for (term, kind) in terms {
            index.entry(term).or_default().push((article, *kind));
        }
    }
    let all = (articles.len() + ELSEWHERE).to_f64().unwrap_or(1.0);
    let mut squares = vec![0.0; articles.len()];
    for holders in index.values_mut() {
        // Rounded, since the last bit of a logarithm is not the same on every machine.
        let rarity = ((all / holders.len().to_f64().unwrap_or(1.0)).ln() * 1e6).round() / 1e6;
        for (article, weight) in holders {
            *weight *= rarity;
            if let Some(square) = squares.get_mut(*article) {
                *square += *weight * *weight;
            }
        }
    }
    let pairs = |common: usize| -> usize {
        index.values().map(Vec::len).filter(|count| *count <= common).map(|count| count * count / 2).sum()
    };
    let common = COMMON.into_iter().find(|&common| pairs(common) <= WORK).unwrap_or(2);
    let length = |article: usize| squares.get(article).copied().unwrap_or(1.0).sqrt();
    let mut alike: BTreeMap<(usize, usize), (f64, u32)> = BTreeMap::new();
    for holders in index.values().filter(|holders| holders.len() <= common) {
        for (at, &(a, here)) in holders.iter().enumerate() {
            for &(b, there) in holders.iter().skip(at + 1) {
                let (sum, shared) = alike.entry((a, b)).or_default();
                *sum += here * there;
                *shared += 1;
            }
        }
    }
    let millionths = |((a, b), (sum, _)): ((usize, usize), (f64, u32))| {
        let cosine = sum / (length(a) * length(b));
        ((a, b), (cosine * 1e6).round().to_u64().unwrap_or(0))
    };
    alike.into_iter().filter(|(_, (_, shared))| *shared >= SHARED).map(millionths).collect()
}

/// The names of an article, folded, without titles and nationalities.
fn names_of(source: &Source) -> BTreeSet<String> {
    let tokens = tokenize(&source.text);
    let runs = name_runs(&source.text, &tokens, 0..tokens.len());
    let mut names = BTreeSet::new();
    for run in runs {
        let words = fold(run.at.of(&source.text));
        let words: Vec<&str> = words
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 2)
            .filter(|word| !(is_title(word) || is_leading_word(word) || is_function_word(word) || is_nationality(word)))
            .collect();
        if !words.is_empty() {
            names.insert(words.join(" "));
        }
        if let Some(last) = words.last().filter(|_| words.len() > 1) {
            names.insert((*last).to_owned());
        }
    }
    names
}
