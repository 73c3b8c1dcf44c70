//! A quotation that the article repeats in other words.

use super::check::Check;
use super::view::View;
use crate::discourse::Speaker;
use crate::finding::Finding;
use crate::kinds::quote::{changes_of_overlap, describe_changes};
use crate::matching::inflection_key;
use crate::span::ByteSpan;
use std::collections::HashMap;

/// A quotation of fewer words is a turn of phrase, and may come again in another.
const SHORTEST: usize = 5;

/// A word in more quotations than this does not tell them apart; what keeps the pairs near-linear.
const COMMON: usize = 8;

/// Checks each pair of quotations that share a rare word.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let pairs = pairs(view);
    pairs.into_iter().filter_map(|(first, second)| differing(view, first, second)).collect()
}

/// Pairs of quotations that share at least two long words, by their numbers.
fn pairs(view: &View<'_>) -> Vec<(usize, usize)> {
    let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
    for (number, quote) in view.segments.quotes.iter().enumerate() {
        let words = view.tokens_of(quote.tokens.clone()).iter().filter(|token| token.is_word());
        if words.clone().count() < SHORTEST {
            continue;
        }
        for token in words.filter(|token| token.span().len() > 4) {
            let with = by_word.entry(inflection_key(token.of(view.text))).or_default();
            if with.last() != Some(&number) {
                with.push(number);
            }
        }
    }
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    for with in by_word.values().filter(|with| with.len() <= COMMON) {
        for (at, &first) in with.iter().enumerate() {
            for &second in with.iter().skip(at + 1) {
                *shared.entry((first, second)).or_default() += 1;
            }
        }
    }
    let mut pairs: Vec<(usize, usize)> =
        shared.into_iter().filter(|&(_, count)| count > 1).map(|(pair, _)| pair).collect();
    pairs.sort_unstable();
    pairs
}

fn differing(view: &View<'_>, first: usize, second: usize) -> Option<Finding> {
    let (a, b) = (view.segments.quotes.get(first)?, view.segments.quotes.get(second)?);
    if a.paragraph == b.paragraph || !may_be_one_speaker(view, first, second) {
        return None;
    }
    let (old, new) = (a.inner.of(view.text), b.inner.of(view.text));
    let changes = changes_of_overlap(old, new);
    if changes.is_empty() {
        return None;
    }
    let changed = describe_changes(old, new, &changes);
    let message = format!("the article quotes these words otherwise elsewhere: {changed}");
    Some(view.finding(Check::Requote, b.inner, &[a.inner], message))
}

/// Whether nothing says that two quotations have different speakers.
fn may_be_one_speaker(view: &View<'_>, first: usize, second: usize) -> bool {
    let of = |number: usize| view.speeches().get(number).and_then(|speech| named(speech.speaker));
    match (of(first), of(second)) {
        (Some(a), Some(b)) => {
            let (a, b) = (a.of(view.text), b.of(view.text));
            a == b || last_word(a) == last_word(b)
        }
        _ => true,
    }
}

fn named(speaker: Speaker) -> Option<ByteSpan> {
    match speaker {
        Speaker::Named(at) => Some(at),
        _ => None,
    }
}

fn last_word(name: &str) -> &str {
    name.rsplit(char::is_whitespace).next().unwrap_or(name)
}
