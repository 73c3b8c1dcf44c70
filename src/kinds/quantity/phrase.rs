//! An amount with the words about it, put together.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::amount::{Amount, amount};
use super::guard;
use super::hedge::{Unhedged, hedge_before, hedge_behind};
use super::lexicon::word_at;
use super::numeral::{Kind, Reading};
use super::range::{range, shared_scale};
use super::rate::{conversion, per};
use super::read::Reader;
use super::scale::{is_plural, ten_to};
use super::share::share;
use super::unit::{Dimension, Measure};
use super::{Form, Hedge, Quantity, Unit};
use crate::interval::Interval;
use crate::span::ByteSpan;

/// All quantities of the reader's tokens.
pub(super) fn scan(reader: &Reader) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut free = 0;
    while at < reader.len() {
        if let Some(next) = guard::skip(reader, at) {
            at = next.max(at + 1);
            free = at;
            continue;
        }
        match quantity_at(reader, at, free) {
            Some((Some(quantity), next)) => {
                push(reader, &mut found, quantity, at, free);
                at = next.max(at + 1);
                free = at;
            }
            Some((None, next)) => {
                at = next.max(at + 1);
                free = at;
            }
            None => at += 1,
        }
    }
    found
}

/// Adds a quantity, or closes with it the bound before: "more than 30 but less than 40".
fn push(reader: &Reader, found: &mut Vec<Quantity>, quantity: Quantity, at: usize, free: usize) {
    let joint = free + usize::from(reader.is_mark(free, ','));
    let joined = reader.is_any(joint, &["and", "but"]) && joint < at;
    if let Some(before) = found.last_mut().filter(|_| free > 0 && joined)
        && let Some(both) = closed(before, &quantity)
    {
        before.stated = both;
        before.hedge = Hedge::Between;
        before.at = before.at.join(quantity.at);
        before.core = before.core.join(quantity.core);
        return;
    }
    found.push(quantity);
}

/// The range that two opposite bounds make.
fn closed(before: &Quantity, after: &Quantity) -> Option<Interval<Decimal>> {
    let (low, high) = match (before.hedge, after.hedge) {
        (Hedge::AtLeast, Hedge::AtMost) => (before.stated.low_value()?, after.stated.high_value()?),
        (Hedge::AtMost, Hedge::AtLeast) => (after.stated.low_value()?, before.stated.high_value()?),
        _ => return None,
    };
    let same = before.unit == after.unit || before.unit == Unit::None && before.form == after.form;
    (same && low < high && before.form == Form::Cardinal).then(|| Interval::closed(low, high))
}

/// The quantity whose number begins at `at`, and the token behind all that belongs to it. `free` is the first token that
/// no quantity before it took. The quantity is `None` where an amount stands there that is none.
pub(super) fn quantity_at(reader: &Reader, at: usize, free: usize) -> Option<(Option<Quantity>, usize)> {
    let (mut quantity, mut next) = unconverted_at(reader, at, free)?;
    if let Some(quantity) = quantity.as_mut()
        && let Some((other, after)) = conversion(reader, next, quantity)
    {
        (quantity.conversion, next) = (Some(Box::new(other)), after);
    }
    Some((quantity, next))
}

/// The same without a conversion in brackets, so that brackets within brackets are not followed.
pub(super) fn unconverted_at(reader: &Reader, at: usize, free: usize) -> Option<(Option<Quantity>, usize)> {
    if !may_begin(reader, at) {
        return None;
    }
    if let Some(word) = word_count(reader, at) {
        return Some((Some(word), at + 1));
    }
    let between = before_between(reader, at);
    let mut first = amount(reader, at, Reading { money: false, between })?;
    if let Some(next) = guard::refuses(reader, &first) {
        return Some((None, next));
    }
    if let Some(figures) = figures(reader, &first) {
        return Some((Some(figures), first.end + 2));
    }
    first = share(reader, &first).unwrap_or_else(|| shared_scale(reader, first));
    let (low, high) = range(reader, &first, between).unwrap_or((first, first));
    Some(assemble(reader, low, high, free))
}

/// Whether a quantity may begin at `at`: a cheap look that tells nine of ten tokens from one.
fn may_begin(reader: &Reader, at: usize) -> bool {
    if !reader.is_word(at) {
        return reader.is_number(at)
            || reader.mark(at).is_some_and(|mark| !matches!(mark, ',' | '"' | '“' | '”' | '’' | ')' | '?'));
    }
    let word = reader.str(at);
    let Some(first) = word.bytes().next() else { return false };
    let other = match first.to_ascii_lowercase() {
        b'a' => word.len() <= 2,
        b'b' => reader.is(at, "both"),
        b'f' => reader.is(at, "few"),
        b'm' => reader.is(at, "minus"),
        b'n' => reader.is_any(at, &["no", "none", "negative"]),
        b'p' => reader.is(at, "point"),
        b's' => reader.is(at, "several"),
        _ => false,
    };
    other
        || reader.is_number(at + 1)
        || matches!(reader.mark(at + 1), Some('$' | '£' | '¥' | '.'))
        || word.bytes().any(|byte| byte.is_ascii_digit())
        || word_at(reader, at).is_some()
}

/// An amount or range with its hedge and the words that make it a part or an article.
struct Framed {
    start: usize,
    end: usize,
    hedge: Hedge,
    form: Form,
}

fn assemble(reader: &Reader, low: Amount, mut high: Amount, free: usize) -> (Option<Quantity>, usize) {
    let mut aged = None;
    if high.unit == Unit::None
        && let Some(year) = Measure::by_id("year-person")
    {
        aged = age_before(reader, low.start).filter(|&aged| aged >= free);
        high.unit = if aged.is_some() { Unit::Measure(year) } else { high.unit };
    }
    let is_range = high.start != low.start;
    let bare = Unhedged { start: low.start, end: high.end, free: aged.map_or(free, |aged| aged + 1), unit: high.unit };
    let framed = frame(reader, &high, is_range, bare);
    if framed.form == Form::Article && is_idle_article(reader, &high) {
        return (None, framed.end);
    }
    let hedge = settle(framed.hedge, is_range, high.kind);
    let mut quantity = Quantity {
        at: reader.span(aged.unwrap_or(framed.start).min(framed.start), framed.end),
        core: reader.span(low.start, high.end),
        stated: stated(hedge, &low, &high),
        unit: high.unit,
        hedge,
        step: low.step.min(high.step),
        form: framed.form,
        conversion: None,
        per: None,
    };
    let mut next = framed.end;
    if let Some((span, after)) = per(reader, next, quantity.unit) {
        (quantity.per, next) = (Some(span), after);
    }
    (Some(quantity), next)
}

fn frame(reader: &Reader, high: &Amount, is_range: bool, bare: Unhedged) -> Framed {
    // "from 5 percent" is no range, and "from" no part of it.
    let before = hedge_before(reader, bare).filter(|(hedge, _)| is_range || *hedge != Hedge::Between);
    let (mut hedge, mut start) = before.unwrap_or((Hedge::Exact, bare.start));
    let mut end = high.end;
    if let Some((behind, after)) = hedge_behind(reader, end) {
        hedge = if hedge == Hedge::Exact || behind != Hedge::About { behind } else { hedge };
        end = after;
    }
    let mut form = if is_range { Form::Cardinal } else { high.form() };
    if form == Form::Cardinal
        && high.unit == Unit::None
        && let Some(part) = part(reader, start, end, bare.free)
    {
        (start, end, form) = (part.0, part.1, Form::Part);
    }
    form = match form {
        Form::Article if hedge != Hedge::Exact => Form::Cardinal,
        Form::Cardinal if hedge == Hedge::Exact && is_pronoun_one(reader, high) => Form::Article,
        form => form,
    };
    Framed { start, end, hedge, form }
}

/// The hedge an amount has in the end: a range is between its ends, "a few" is about three.
fn settle(hedge: Hedge, is_range: bool, kind: Kind) -> Hedge {
    match hedge {
        Hedge::Exact if is_range => Hedge::Between,
        Hedge::Between if !is_range => Hedge::Exact,
        Hedge::Exact if kind == Kind::Few => Hedge::About,
        Hedge::Exact | Hedge::About if kind == Kind::Many => Hedge::AtLeast,
        hedge => hedge,
    }
}

fn stated(hedge: Hedge, low: &Amount, high: &Amount) -> Interval<Decimal> {
    match hedge {
        Hedge::AtLeast => Interval::bounds(Some(low.value), None),
        Hedge::AtMost => Interval::bounds(None, Some(high.value)),
        _ => Interval::closed(low.value, high.value),
    }
}

/// Whether "a" before a unit says nothing: "a day later", "three times a mile".
fn is_idle_article(reader: &Reader, amount: &Amount) -> bool {
    amount.article
        && (amount.unit.dimension() == Some(Dimension::Duration)
            || reader.before_in(amount.start, "times once twice much many quite such what"))
}

/// "a five-figure sum": any number of so many digits.
fn figures(reader: &Reader, digits: &Amount) -> Option<Quantity> {
    let places = digits.value.to_u32().filter(|places| (2..=15).contains(places) && digits.unit == Unit::None)?;
    let said = reader.is_hyphen(digits.end) && reader.is_any(digits.end + 1, &["figure", "figures", "digit"]);
    let low = ten_to(places.checked_sub(1)?).filter(|_| said)?;
    let high = ten_to(places)?.checked_sub(Decimal::ONE)?;
    let stated = Interval::closed(low, high);
    let span = reader.span(digits.start, digits.end + 2);
    Some(Quantity { stated, hedge: Hedge::Between, step: low, ..plain(span, low, Form::Cardinal) })
}

/// "both", "none", "no survivors": a number by another word.
fn word_count(reader: &Reader, at: usize) -> Option<Quantity> {
    let (value, form) = match () {
        () if reader.is(at, "both") && counts_both(reader, at + 1) => (2, Form::Cardinal),
        () if reader.is(at, "none") => (0, Form::None_),
        () if reader.is(at, "no")
            && (is_plural(reader, at + 1) && !reader.is_any(at + 1, &["more", "others", "additional"])) =>
        {
            (0, Form::None_)
        }
        () => return None,
    };
    let span = reader.span(at, at + 1);
    Some(plain(span, value.into(), form))
}

fn plain(span: ByteSpan, value: Decimal, form: Form) -> Quantity {
    Quantity {
        at: span,
        core: span,
        stated: Interval::exactly(value),
        unit: Unit::None,
        hedge: Hedge::Exact,
        step: Decimal::ONE,
        form,
        conversion: None,
        per: None,
    }
}

/// Whether "both" before `at` counts two things, rather than join two words ("both rich and poor").
fn counts_both(reader: &Reader, at: usize) -> bool {
    let joins = (at..at + 4).any(|near| reader.is(near, "and"));
    let counted = is_plural(reader, at) || reader.is_in(at, "of were are have had was of died said");
    counted && !joins
}

fn before_between(reader: &Reader, at: usize) -> bool {
    (1..=2).any(|back| reader.is_any_back(at, back, &["between"])) && !reader.is_any_back(at, 1, &["and"])
}

/// "aged", "age", "ages", "age of" before `at`: where they begin.
fn age_before(reader: &Reader, at: usize) -> Option<usize> {
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

/// "three more", "another two", "a further 3", "two others": where the whole begins, and the token behind it.
fn part(reader: &Reader, start: usize, end: usize, free: usize) -> Option<(usize, usize)> {
    if reader.is_any(end, &["more", "additional", "further"]) && !reader.is(end + 1, "than") {
        return Some((start, end + 1));
    }
    if reader.is_any(end, &["others", "other"]) {
        return Some((start, end));
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
fn is_pronoun_one(reader: &Reader, amount: &Amount) -> bool {
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
        || reader.is_in(behind, super::scale::FUNCTION)
        || reader.is_in(behind, "day time thing way side night morning another point more must who would knows reason")
}
