//! Millions here and billions there, or miles here and kilometres there, with the same digits for the same thing.
//!
//! That two sentences speak of the same thing is read from the content words that they share; the rounder the number, the
//! more of them it takes. Hours and minutes must hang on one word besides: "lay there for 48 hours".

use super::check::Check;
use super::context::Content;
use super::figures::exact;
use super::view::{Found, View};
use crate::finding::Finding;
use crate::kinds::quantity::{Dimension, Hedge, Quantity, Unit};
use crate::lang::{Lexicon, lemma};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// Shared content words that make two sentences speak of the same thing, where the digits are rare ("2.57").
const SHARED_RARE: usize = 2;

/// The same where the digits are round ("5", "20").
const SHARED_ROUND: usize = 3;

/// Digits that more quantities share than this say nothing; what keeps the pairs near-linear.
const MOST_ALIKE: usize = 16;

/// Checks quantities of the same digits for another power of a thousand, or another unit.
pub(super) fn check(view: &View<'_>, check: Check) -> Vec<Finding> {
    let mut by_digits: HashMap<Decimal, Vec<&Found<Quantity>>> = HashMap::new();
    for found in view.quantities() {
        let measured =
            found.value.unit != Unit::None || value(&found.value).is_some_and(|value| value >= Decimal::from(1000));
        if let Some(digits) = value(&found.value).filter(|_| measured).and_then(digits) {
            by_digits.entry(digits).or_default().push(found);
        }
    }
    let content = Content::new(view);
    let mut findings = Vec::new();
    for (digits, alike) in by_digits.iter().filter(|(_, alike)| alike.len() > 1 && alike.len() <= MOST_ALIKE) {
        let pair = alike.iter().enumerate().find_map(|(at, second)| {
            let first = alike.iter().take(at).find(|first| clash(view, check, &content, *digits, first, second))?;
            Some((first, second))
        });
        if let Some((first, second)) = pair {
            let (one, other) = (view.quote(first.value.core), view.quote(second.value.core));
            let message = format!("“{other}” where the article also writes “{one}” of what seems the same");
            findings.push(view.finding(check, second.value.core, &[first.value.core], message));
        }
    }
    findings
}

fn value(quantity: &Quantity) -> Option<Decimal> {
    let plain = matches!(quantity.hedge, Hedge::Exact | Hedge::About | Hedge::Nearly | Hedge::AtLeast | Hedge::AtMost);
    let one = exact(quantity).or_else(|| {
        quantity.stated.low_value().or(quantity.stated.high_value()).filter(|_| {
            plain
                && !matches!(
                    quantity.form,
                    crate::kinds::quantity::Form::Ordinal | crate::kinds::quantity::Form::Article
                )
        })
    });
    one.filter(|value| *value > Decimal::ZERO)
}

/// The significant digits of a number, between 1 and 10.
fn digits(value: Decimal) -> Option<Decimal> {
    let mut value = value;
    while value >= Decimal::TEN {
        value = value.checked_div(Decimal::TEN)?;
    }
    while value < Decimal::ONE {
        value = value.checked_mul(Decimal::TEN)?;
    }
    Some(value.normalize())
}

fn clash(
    view: &View<'_>,
    check: Check,
    content: &Content<'_, '_>,
    digits: Decimal,
    a: &Found<Quantity>,
    b: &Found<Quantity>,
) -> bool {
    if a.sentence == b.sentence || !differ(check, &a.value, &b.value) {
        return false;
    }
    let round = digits.scale() == 0;
    let lasting = a.value.unit.dimension() == Some(Dimension::Duration);
    let needed = if round { SHARED_ROUND } else { SHARED_RARE };
    content.shared(a.sentence, b.sentence) >= needed
        && !both_together(view, &a.value, &b.value)
        && a.value.per.is_some() == b.value.per.is_some()
        && (!lasting || last_alike(view, a, b))
}

/// Whether two stretches of time are of one thing: anything lasts some hours or minutes, so they must hang on one word.
fn last_alike(view: &View<'_>, a: &Found<Quantity>, b: &Found<Quantity>) -> bool {
    let head = governor(view, a);
    value(&a.value) != Some(Decimal::ONE) && head.is_some() && head == governor(view, b)
}

/// The lemma of the word that a quantity hangs on.
fn governor(view: &View<'_>, found: &Found<Quantity>) -> Option<String> {
    let tree = view.tree(found.sentence).ok()?;
    let word = tree.head_of(tree.words_in(&view.tokens_in(found.value.at)))?;
    let head = tree.words.get(tree.head(word)?)?;
    let english = Lexicon::english().ok()?;
    Some(lemma(&english, head.at.of(view.text), head.upos).to_lowercase())
}

/// Whether two quantities of the same digits differ as the check looks for.
fn differ(check: Check, a: &Quantity, b: &Quantity) -> bool {
    let (Some(one), Some(other)) = (value(a), value(b)) else { return false };
    match check {
        Check::Magnitude => a.unit == b.unit && is_thousands(one.max(other), one.min(other)),
        _ => one == other && other_unit(a, b),
    }
}

fn is_thousands(large: Decimal, small: Decimal) -> bool {
    large.checked_div(small).is_some_and(|ratio| ratio == Decimal::ONE_THOUSAND || ratio == Decimal::from(1_000_000))
}

/// Whether two quantities are in different units of one dimension, so that one of them is likely a slip.
fn other_unit(a: &Quantity, b: &Quantity) -> bool {
    match (a.unit, b.unit) {
        (Unit::Currency(one), Unit::Currency(other)) => !one.may_be(&other),
        (Unit::Measure(one), Unit::Measure(other)) => {
            let told = !matches!(one.dimension, Dimension::Age | Dimension::Share | Dimension::Angle);
            one != other && one.dimension == other.dimension && told && a.conversion.is_none() && b.conversion.is_none()
        }
        _ => false,
    }
}

/// Whether some sentence names both values: then they are two.
fn both_together(view: &View<'_>, a: &Quantity, b: &Quantity) -> bool {
    let same = |found: &Found<Quantity>, other: &Quantity| {
        found.value.unit == other.unit && value(&found.value) == value(other)
    };
    let with_a: Vec<usize> =
        view.quantities().iter().filter(|found| same(found, a)).map(|found| found.sentence).collect();
    view.quantities().iter().any(|found| same(found, b) && with_a.contains(&found.sentence))
}
