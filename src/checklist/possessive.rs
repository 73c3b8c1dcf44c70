//! An apostrophe before the s of a name that ends in one: "United State's" for "United States'".

use super::check::Check;
use super::view::View;
use crate::finding::Finding;
use crate::lang::{Spelling, spellings};
use crate::matching::is_title;
use crate::matching::short_forms::is_given;
use std::collections::HashSet;

/// Checks each possessive 's behind a capitalised word.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let mut names: Option<Names<'_>> = None;
    let mut findings = Vec::new();
    for (sentence, tokens) in view.sentences() {
        if view.is_title_case(sentence) {
            continue;
        }
        for at in tokens {
            let word = view.word(at);
            let Some(stem) = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")) else { continue };
            if !stem.starts_with(char::is_uppercase) || stem.len() < 4 {
                continue;
            }
            let before = at.checked_sub(1).map_or("", |before| view.word(before));
            let known = spellings(Spelling::NameInS).iter().any(|(cut, _)| match cut.split_once(' ') {
                Some((first, last)) => first == before && last == stem,
                None => *cut == stem,
            });
            let names = names.get_or_insert_with(|| Names::of(view));
            if known || names.hold(before, stem) {
                findings.push(misplaced(view, at, stem));
            }
        }
    }
    findings
}

fn misplaced(view: &View<'_>, at: usize, stem: &str) -> Finding {
    let span = view.span(at);
    let mark = if span.of(view.text).contains('’') { '’' } else { '\'' };
    let right = format!("{stem}s{mark}");
    let message = format!("“{}” should be “{right}”: the s belongs to the name", view.quote(span));
    let mut finding = view.finding(Check::Possessive, span, &[], message);
    finding.fix = Some(right);
    finding
}

/// The family names in -s that the article gives in full, and all words that stand in it without one.
struct Names<'a> {
    families: HashSet<&'a str>,
    pairs: HashSet<(&'a str, &'a str)>,
    words: HashSet<&'a str>,
}

impl<'a> Names<'a> {
    fn of(view: &View<'a>) -> Self {
        let mut names = Self { families: HashSet::new(), pairs: HashSet::new(), words: HashSet::new() };
        for at in 0..view.tokens.len() {
            let word = view.word(at);
            if !word.starts_with(char::is_uppercase) {
                continue;
            }
            names.words.insert(word);
            let before = at.checked_sub(1).map_or("", |before| view.word(before));
            if word.ends_with('s') && before.starts_with(char::is_uppercase) {
                names.pairs.insert((before, word));
                if is_given(&before.to_lowercase()) || is_title(before) {
                    names.families.insert(word);
                }
            }
        }
        names
    }

    /// Whether the article knows somebody or something called `stem` and s, but nobody called `stem`.
    fn hold(&self, before: &str, stem: &str) -> bool {
        let full = format!("{stem}s");
        let known = self.families.contains(full.as_str()) || self.pairs.contains(&(before, full.as_str()));
        known && !self.words.contains(stem)
    }
}
