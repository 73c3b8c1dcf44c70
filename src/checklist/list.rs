//! A number of people or things, and a list of their names that has more or fewer: "three suspects", and four names.

use super::check::Check;
use super::figures::count;
use super::view::View;
use crate::finding::Finding;
use crate::kinds::quantity::Quantity;
use crate::lang::WordClasses;
use crate::span::ByteSpan;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::ops::Range;

/// Lists of more names are counted nowhere in running text.
const LONGEST: usize = 15;

/// Checks each count with a list of names behind it.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let counts = view.quantities().iter();
    counts.filter_map(|found| miscounted(view, &view.sentence(found.sentence), &found.value)).collect()
}

fn miscounted(view: &View<'_>, sentence: &Range<usize>, quantity: &Quantity) -> Option<Finding> {
    let stated =
        count(quantity).filter(|value| *value >= Decimal::TWO)?.to_usize().filter(|&value| value <= LONGEST)?;
    let behind = view.token_at(quantity.at.end.saturating_sub(1)) + 1;
    let start = list_start(view, behind, sentence)?;
    let items = items(view, start, sentence.end)?;
    if items.len() == stated {
        return None;
    }
    let (first, last) = (*items.first()?, *items.last()?);
    let names = first.join(last);
    let message = format!("{} are announced, and {} are named", view.quote(quantity.core), items.len());
    Some(view.finding(Check::List, quantity.at, &[names], message))
}

/// Where a list of names begins that stands for what is counted at `at`: behind its noun and a colon, dash or comma, or
/// behind "were named as".
fn list_start(view: &View<'_>, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let Some(noun_end) = (at..(at + 4).min(sentence.end)).find(|&near| !is_small_word(view, near)) else {
        return naming(view, at, sentence);
    };
    if noun_end == at || !view.word(noun_end - 1).ends_with(['s', 'n', 'e']) {
        return naming(view, at, sentence);
    }
    match view.word(noun_end) {
        ":" | "—" | "–" => Some(noun_end + 1),
        "," if starts_name(view, noun_end + 1) => Some(noun_end + 1),
        _ => naming(view, at, sentence),
    }
}

fn naming(view: &View<'_>, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let verb = (at..(at + 6).min(sentence.end)).find(|&near| view.has(near, WordClasses::NAMING))?;
    let plain = (at..verb).all(|near| is_small_word(view, near));
    let next = if view.word(verb + 1) == "as" { verb + 2 } else { verb + 1 };
    (plain && starts_name(view, next)).then_some(next)
}

fn is_small_word(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    view.is_word(at)
        && word.starts_with(char::is_lowercase)
        && !view.has(at, WordClasses::PREPOSITION)
        && !matches!(word, "and" | "or" | "including")
}

fn starts_name(view: &View<'_>, at: usize) -> bool {
    view.is_word(at) && view.word(at).starts_with(char::is_uppercase)
}

/// The names of a list that is nothing but names, perhaps with ages, and ends with "and" and one more.
fn items(view: &View<'_>, start: usize, end: usize) -> Option<Vec<ByteSpan>> {
    let mut found: Vec<ByteSpan> = Vec::new();
    let mut at = start;
    let mut last_one = false;
    loop {
        let (span, next) = name(view, at, end)?;
        found.push(span);
        if last_one {
            let closed = next >= end || matches!(view.word(next), "." | ";" | ")" | "—" | "–" | "”" | "," | "?" | "!");
            return closed.then_some(found);
        }
        at = age(view, next);
        if view.word(at) == "," {
            at += 1;
        }
        if view.word(at) == "and" {
            last_one = true;
            at += 1;
        } else if view.word(at.wrapping_sub(1)) != "," {
            return None;
        }
        if found.len() > LONGEST {
            return None;
        }
    }
}

/// A run of capitalised words and particles at `at`, and the token behind it.
fn name(view: &View<'_>, at: usize, end: usize) -> Option<(ByteSpan, usize)> {
    if !starts_name(view, at) {
        return None;
    }
    let mut next = at + 1;
    while next < end && (starts_name(view, next) || is_joint(view, next)) {
        next += 1;
    }
    let last = view.span(next.checked_sub(1)?);
    Some((view.span(at).join(last), age(view, next)))
}

/// A particle, hyphen or initial's full stop inside a name.
fn is_joint(view: &View<'_>, at: usize) -> bool {
    let inner = view.has(at, WordClasses::INNER_PARTICLE) || matches!(view.word(at), "-" | ".");
    inner && (starts_name(view, at + 1) || matches!(view.word(at + 1), "la" | "der" | "-"))
}

/// Skips an age behind a name: ", 23" or "(23)".
fn age(view: &View<'_>, at: usize) -> usize {
    let number = |at: usize| view.tokens.get(at).is_some_and(|token| token.is_number());
    match view.word(at) {
        "," if number(at + 1) => at + 2,
        "(" if number(at + 1) && view.word(at + 2) == ")" => at + 3,
        _ => at,
    }
}
