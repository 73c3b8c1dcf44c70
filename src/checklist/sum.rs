//! Parts that do not add up to their total: "12 people, seven men and four women".

use super::check::Check;
use super::figures::{count, exact, written_step};
use super::view::View;
use crate::finding::Finding;
use crate::kinds::quantity::{Form, Quantity, Unit, display_value};
use crate::lang::WordClasses;
use crate::span::ByteSpan;
use rust_decimal::Decimal;

/// A part may have so many words behind its number.
const PART_WORDS: usize = 6;

/// Parts that come to more than this many times the total, or less than its such part, belong to another list.
const FARTHEST: i64 = 3;

/// Checks each sentence with a total and its parts.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (sentence, _) in view.sentences() {
        let quantities: Vec<&Quantity> = view
            .quantities_in(sentence)
            .iter()
            .map(|found| &found.value)
            .filter(|quantity| !matches!(quantity.form, Form::Ordinal | Form::Article))
            .collect();
        for at in 0..quantities.len() {
            let rest = quantities.get(at..).unwrap_or_default();
            let before = quantities.get(..at).unwrap_or_default();
            let found =
                exceeding(view, rest).or_else(|| total_first(view, rest)).or_else(|| total_last(view, before, rest));
            findings.extend(found);
        }
    }
    findings
}

/// What can be added: counts, or amounts of one unit.
fn value(quantity: &Quantity, unit: Unit) -> Option<Decimal> {
    let same = match (quantity.unit, unit) {
        (Unit::Currency(a), Unit::Currency(b)) => a.code == b.code,
        (a, b) => a == b,
    };
    if unit == Unit::None { count(quantity) } else { exact(quantity) }.filter(|_| same)
}

/// The number of the token behind a quantity.
fn noun(view: &View<'_>, quantity: &Quantity) -> usize {
    view.token_at(quantity.at.end.saturating_sub(1)) + 1
}

/// The parts of a list that `quantities` begin with: each with a noun or place of its own, the last behind "and".
fn parts<'q>(view: &View<'_>, quantities: &[&'q Quantity], unit: Unit) -> Vec<&'q Quantity> {
    let mut parts: Vec<&Quantity> = Vec::new();
    for quantity in quantities {
        if value(quantity, unit).is_none() {
            break;
        }
        if let Some(last) = parts.last() {
            let between = view.between(last.at.end, quantity.at.start).trim();
            let separated = between.ends_with(',') || between.ends_with("and");
            let words: Vec<&str> = between.split_whitespace().collect();
            let broken = words.iter().any(|word| WordClasses::LIST_BREAK.has(word))
                || between.contains([';', ':', '(', '"', '“', '—']);
            if !separated || broken || words.len() > PART_WORDS {
                break;
            }
            parts.push(quantity);
            if between.ends_with("and") {
                return parts;
            }
        } else {
            parts.push(quantity);
        }
    }
    Vec::new()
}

/// How the parts are told apart.
fn told_apart(view: &View<'_>, parts: &[&Quantity]) -> bool {
    let people = parts.iter().all(|part| view.has(noun(view, part), WordClasses::PART_OF_PEOPLE));
    let places = parts.iter().all(|part| view.has(noun(view, part), WordClasses::PARTING));
    people || places
}

/// "12 people: seven men and four women".
fn total_first(view: &View<'_>, quantities: &[&Quantity]) -> Option<Finding> {
    let (total, rest) = quantities.split_first()?;
    let whole = value(total, total.unit)?;
    let first = rest.first()?;
    let between = view.between(total.at.end, first.at.start).trim();
    let words: Vec<&str> = between.split_whitespace().collect();
    let open = between.ends_with([',', ':', '—', '–', '(']);
    let colon = between.ends_with(':');
    let inner = between.trim_end_matches([',', ':', '—', '–', '(', ' ']);
    let plain = !inner.contains([',', ':', ';', '(', '"', '“'])
        && words.len() <= PART_WORDS
        && !words.iter().any(|word| WordClasses::LIST_BREAK.has(word) && !WordClasses::PAST_AUXILIARY.has(word));
    let parts = parts(view, rest, total.unit);
    // "twenty from Oslo, four from Lund and six from Bergen" is one list, of which the first is no total.
    let is_part = parts
        .iter()
        .any(|part| view.has(noun(view, part), WordClasses::PARTING) && words.contains(&view.word(noun(view, part))));
    let whole_noun = inner.split_whitespace().next().unwrap_or("");
    let fits = told_apart(view, &parts)
        && (colon
            || total.unit != Unit::None
            || WordClasses::WHOLE_OF_PEOPLE.has(whole_noun)
            || parts.iter().all(|part| view.has(noun(view, part), WordClasses::PARTING)));
    if !open || !plain || !fits || is_part {
        return None;
    }
    misadded(view, total, whole, &parts)
}

/// "12 in all", "12 passengers in all": what says so stands within so many letters of the number.
const NOUN_LETTERS: usize = 60;

/// "seven men and four women, 12 in all", "a total of 12".
fn total_last(view: &View<'_>, before: &[&Quantity], rest: &[&Quantity]) -> Option<Finding> {
    let total = rest.first()?;
    let whole = value(total, total.unit)?;
    let start = view.token_at(total.at.start);
    let back = |back: usize| start.checked_sub(back).map_or("", |at| view.word(at));
    let behind = view.behind(total.at.end);
    let near = behind.char_indices().nth(NOUN_LETTERS).map_or(behind, |(end, _)| behind.split_at(end).0).trim_start();
    let in_all = ["in all", "in total", "altogether"]
        .iter()
        .any(|words| near.split_once(' ').is_some_and(|(_, rest)| rest.starts_with(words)) || near.starts_with(words));
    let total_of = back(1) == "of" && back(2) == "total" || matches!(back(1), "totalling" | "totaling");
    if !in_all && !total_of {
        return None;
    }
    let found = (0..before.len()).find_map(|first| {
        let list = parts(view, before.get(first..)?, total.unit);
        let last = list.last()?;
        let reaches = view.between(last.at.end, total.at.start).split_whitespace().count() <= PART_WORDS + 3;
        (list.len() > 1 && first + list.len() == before.len() && reaches).then_some(list)
    })?;
    misadded(view, total, whole, &found)
}

fn misadded(view: &View<'_>, total: &Quantity, whole: Decimal, parts: &[&Quantity]) -> Option<Finding> {
    if parts.len() < 2 {
        return None;
    }
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(value(part, total.unit)?))?;
    let slack = if total.unit == Unit::None && whole < Decimal::from(1000) {
        Decimal::ZERO
    } else {
        let half = |quantity: &Quantity| written_step(view, quantity).checked_div(Decimal::TWO).unwrap_or_default();
        parts.iter().fold(half(total), |slack, part| slack.checked_add(half(part)).unwrap_or(slack))
    };
    // Numbers in full millions are as a rule exact; rounding never makes up for half of them.
    let slack = slack.min(whole.checked_div(Decimal::from(20))?);
    let far = sum > whole.checked_mul(FARTHEST.into())? || sum.checked_mul(FARTHEST.into())? < whole;
    if far || sum.checked_sub(whole)?.abs() <= slack {
        return None;
    }
    let message = format!("the parts come to {}, not {}", display_value(sum, &total.unit, 6), view.quote(total.core));
    let places: Vec<ByteSpan> = parts.iter().map(|part| part.at).collect();
    Some(view.finding(Check::Sum, total.at, &places, message))
}

/// A part that is larger than its whole: "three people, including five children", "seven of the five hostages".
fn exceeding(view: &View<'_>, quantities: &[&Quantity]) -> Option<Finding> {
    let [first, second, ..] = quantities else { return None };
    let (one, other) = (count(first)?, count(second)?);
    let between = view.between(first.at.end, second.at.start).trim();
    let of_the = matches!(between, "of the" | "of its" | "of their" | "of his" | "of her" | "out of" | "out of the");
    let behind = view.behind(second.at.end).trim_start();
    let words = between.split_whitespace().count();
    let includes =
        between.ends_with(", including") || between.ends_with(", among them") || between.ends_with(", of whom");
    let of_them = between.ends_with(',') && (behind.starts_with("of them") || behind.starts_with("of whom"));
    if of_the && one > other {
        let message = format!("{} cannot be part of {}", view.quote(first.core), view.quote(second.core));
        return Some(view.finding(Check::Sum, first.at, &[second.at], message));
    }
    if !(includes || of_them) || words > PART_WORDS || between.matches(',').count() > 1 {
        return None;
    }
    let list = parts(view, quantities.get(1..)?, Unit::None);
    let sexes = list.len() > 1 && list.iter().all(|part| view.has(noun(view, part), WordClasses::PART_OF_PEOPLE));
    let sum =
        if sexes { list.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(count(part)?))? } else { other };
    if sum <= one {
        return None;
    }
    let message = format!("{} cannot be part of {}", display_value(sum, &Unit::None, 6), view.quote(first.core));
    Some(view.finding(Check::Sum, first.at, &[second.at], message))
}
