//! Which articles are on one event: those that share rare names.
//!
//! An inverted index from names to articles; names in many articles are skipped, so that the work grows with the number
//! of articles. A story grows by links, each of which needs several names on its own.

use crate::discourse::name_runs;
use crate::kinds::date::{own_date, parse_date};
use crate::kinds::vocabulary::{is_function_word, is_leading_word, is_nationality};
use crate::matching::{fold, is_title};
use crate::source::Source;
use crate::token::tokenize;
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// Names in more articles than this link none of them, unless the whole set is larger than a thousand times that.
const COMMON: usize = 20;

/// A set of at most so many articles is a folder that somebody put together: many of them may be on one event.
const FOLDER: usize = 1000;

/// What [`COMMON`] is for a folder.
const COMMON_IN_FOLDER: usize = 64;

/// Links need at least so many shared names; a name of two words and more counts twice.
const SHARED: u32 = 5;

/// And the square of what they share is at least this part, in percent, of the names of the article with fewer: many of
/// few, or very many. In five events told by 42 outlets the weakest article is tied to its own by 240, and no two articles
/// on different events by more than 161; all of those share statesmen and capitals.
const STRENGTH: u32 = 200;

/// Dated articles are on one event only within so many days.
const DAYS: i32 = 14;

/// A name weighs this much where it has several words.
const LONG_NAME: u32 = 2;

/// The sources in stories, each in the order given; the stories in the order of their first sources.
pub(super) fn stories(sources: &[Arc<Source>]) -> Vec<Vec<Arc<Source>>> {
    let names: Vec<HashSet<String>> = sources.par_iter().map(|source| names_of(source)).collect();
    let days: Vec<Option<Date>> = sources.iter().map(|source| day_of(source)).collect();
    let mut groups = Groups((0..sources.len()).collect());
    for ((a, b), shared) in shared_names(&names) {
        let of = |index: usize| names.get(index).map_or(0, |names| names.iter().map(|name| weight(name)).sum::<u32>());
        let strong = shared >= SHARED && shared * shared * 100 >= of(a).min(of(b)) * STRENGTH;
        if strong && are_near(days.get(a), days.get(b)) {
            groups.join(a, b);
        }
    }
    let mut stories: BTreeMap<usize, Vec<Arc<Source>>> = BTreeMap::new();
    for (index, source) in sources.iter().enumerate() {
        stories.entry(groups.root(index)).or_default().push(Arc::clone(source));
    }
    stories.into_values().collect()
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

fn weight(name: &str) -> u32 {
    if name.contains(' ') { LONG_NAME } else { 1 }
}

/// The weight of the rare names that two articles share, for those that share any.
fn shared_names(names: &[HashSet<String>]) -> BTreeMap<(usize, usize), u32> {
    let common = if names.len() <= FOLDER { COMMON_IN_FOLDER } else { COMMON.max(names.len() / 1000) };
    let mut index: HashMap<&str, Vec<usize>> = HashMap::new();
    for (article, names) in names.iter().enumerate() {
        for name in names {
            index.entry(name).or_default().push(article);
        }
    }
    let mut shared = BTreeMap::new();
    for (name, articles) in index.into_iter().filter(|(_, articles)| articles.len() <= common) {
        for (at, &a) in articles.iter().enumerate() {
            for &b in articles.iter().skip(at + 1) {
                *shared.entry((a, b)).or_default() += weight(name);
            }
        }
    }
    shared
}

/// The names of an article, folded, without titles and nationalities.
fn names_of(source: &Source) -> HashSet<String> {
    let tokens = tokenize(&source.text);
    let runs = name_runs(&source.text, &tokens, 0..tokens.len());
    let mut names = HashSet::new();
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

/// Which group each article is in: the number of another of the group, or its own.
struct Groups(Vec<usize>);

impl Groups {
    fn root(&self, mut index: usize) -> usize {
        while let Some(&next) = self.0.get(index).filter(|&&next| next != index) {
            index = next;
        }
        index
    }

    /// Puts two articles into one group, whose number is its least article.
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.0.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
}
