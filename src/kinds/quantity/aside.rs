//! What stands about a number and makes it another: an age, a part of a larger number, an article, a pronoun.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::amount::Amount;
use super::read::Reader;
use super::scale::{self, ten_to};
use super::unit::Dimension;
use super::{Form, Hedge, Quantity, Unit};
use crate::interval::Interval;

/// Whether "a" before a unit says nothing: "a day later", "three times a mile".
pub(super) fn is_idle_article(reader: &Reader, amount: &Amount) -> bool {
    let often = reader.before_in(amount.start, "times once twice much many quite such what");
    let timed = amount.unit.dimension() == Some(Dimension::Duration);
    amount.article && (often || timed && !lasts(reader, amount))
}

/// "For a year", "lasted an hour", "sentenced to a month": how long something is.
fn lasts(reader: &Reader, amount: &Amount) -> bool {
    let first = amount.start;
    let led = reader.before_in(first, "for lasted lasts lasting took takes")
        || reader.before_any(first, &["to"])
            && first.checked_sub(2).is_some_and(|verb| reader.is_any(verb, &["sentenced", "condemned"]));
    let short = matches!(amount.unit.id(), Some("second" | "minute"));
    led && !short && !reader.is_in(amount.end, "ago later earlier before after old on or now")
}

/// "a five-figure sum": any number of so many digits.
pub(super) fn figures(reader: &Reader, digits: &Amount) -> Option<Quantity> {
    let places = digits.value.to_u32().filter(|places| (2..=15).contains(places) && digits.unit == Unit::None)?;
    let said = reader.is_hyphen(digits.end) && reader.is_any(digits.end + 1, &["figure", "figures", "digit"]);
    let low = ten_to(places.checked_sub(1)?).filter(|_| said)?;
    let high = ten_to(places)?.checked_sub(Decimal::ONE)?;
    let stated = Interval::closed(low, high);
    let span = reader.span(digits.start, digits.end + 2);
    Some(Quantity { stated, hedge: Hedge::Between, step: low, ..Quantity::plain(span, low, Form::Cardinal) })
}

pub(super) fn before_between(reader: &Reader, at: usize) -> bool {
    (1..=2).any(|back| reader.is_any_back(at, back, &["between"])) && !reader.is_any_back(at, 1, &["and"])
}

/// "aged", "age", "ages", "age of" before `at`: where they begin.
pub(super) fn age_before(reader: &Reader, at: usize) -> Option<usize> {
    let one = at.checked_sub(1)?;
    if reader.is_any(one, &["aged", "age", "ages"]) {
        return Some(one);
    }
    let two = at.checked_sub(2)?;
    let joint = reader.is(one, "of") && reader.is(two, "age")
        || reader.is(two, "aged")
            && (reader.is_any(one, &["between", "about", "around", "from"]) || reader.is_mark(one, ','));
    joint.then_some(two)
}

/// "three more", "another two", "a further 3": where the whole begins, and the token behind it. "Two others" may be all
/// that the text counts beside one whom it names.
pub(super) fn part(reader: &Reader, start: usize, end: usize, free: usize) -> Option<(usize, usize)> {
    if reader.is_any(end, &["more", "additional", "further"]) && !reader.is(end + 1, "than") {
        return Some((start, end + 1));
    }
    let before = start.checked_sub(1).filter(|&before| before >= free)?;
    let article = usize::from(before > free && reader.before_any(before, &["a", "an"]));
    reader.is_any(before, &["another", "further", "additional"]).then_some((before - article, end))
}

/// Whether "no-" stands before "one".
fn is_no_one(reader: &Reader, at: usize) -> bool {
    at >= 2 && reader.is_dash(at - 1) && reader.is(at - 2, "no")
}

/// Whether "one" is a pronoun or an article here.
pub(super) fn is_pronoun_one(reader: &Reader, amount: &Amount) -> bool {
    if amount.value != Decimal::ONE || amount.digits || !reader.is(amount.start, "one") {
        return false;
    }
    if amount.unit != Unit::None {
        return amount.unit.dimension() == Some(Dimension::Duration)
            && reader.is(amount.end - 1, "day")
            && !reader.is_dash(amount.start + 1);
    }
    let behind = amount.end;
    let before = "this that which any every each no the another some a good new big last next only same other such \
    first second";
    reader.before_in(amount.start, before)
        || is_no_one(reader, amount.start)
        || !reader.is_word(behind) && !reader.is_number(behind) && !reader.is_mark(behind, ')') && amount.start > 0
        || reader.is_in(behind, scale::FUNCTION)
        || reader.is_in(behind, "day time thing way side night morning another point more must who would knows reason")
}
