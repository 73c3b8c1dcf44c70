//! An amount with the words about it, put together.

use rust_decimal::Decimal;

use super::amount::{Amount, amount};
use super::guard;
use super::hedge::{hedge_before, hedge_behind};
use super::numeral::{Kind, Reading};
use super::range::{range, shared_scale};
use super::rate::{conversion, per};
use super::read::Reader;
use super::scale::is_plural;
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
                found.push(quantity);
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

/// The quantity whose number begins at `at`, and the token behind all that belongs to it. `free` is the first token that
/// no quantity before it took. The quantity is `None` where an amount stands there that is none.
pub(super) fn quantity_at(reader: &Reader, at: usize, free: usize) -> Option<(Option<Quantity>, usize)> {
    if let Some(word) = word_count(reader, at) {
        return Some((Some(word), at + 1));
    }
    let between = before_between(reader, at);
    let mut first = amount(reader, at, Reading { money: false, between })?;
    if let Some(next) = guard::refuses(reader, &first) {
        return Some((None, next));
    }
    first = shared_scale(reader, first);
    let range = range(reader, &first, between);
    let (low, high, end) = match range {
        Some((low, high)) => (low, high, high.end),
        None => (first, first, first.end),
    };
    Some(assemble(reader, low, high, end, free))
}

fn assemble(reader: &Reader, low: Amount, mut high: Amount, mut end: usize, free: usize) -> (Option<Quantity>, usize) {
    let mut start = low.start;
    let is_range = high.start != low.start;
    if high.unit == Unit::None
        && let Some(from) = age_before(reader, low.start)
        && let Some(year) = Measure::by_id("year-person")
    {
        high.unit = Unit::Measure(year);
        start = from.max(free);
    }
    let core = reader.span(low.start, end);
    let (mut hedge, from) = hedge_before(reader, start, free, high.unit).unwrap_or((Hedge::Exact, start));
    if let Some((behind, after)) = hedge_behind(reader, end) {
        hedge = if hedge == Hedge::Exact || behind != Hedge::About { behind } else { hedge };
        end = after;
    }
    let mut form = if is_range { Form::Cardinal } else { high.form() };
    if let Some((part, after, before)) =
        part(reader, from, end, free).filter(|_| form == Form::Cardinal && high.unit == Unit::None)
    {
        if part {
            form = Form::Part;
        }
        end = after;
        start = from.min(before);
    } else {
        start = from;
    }
    if form == Form::Article {
        match hedge {
            Hedge::Exact if high.unit.dimension() == Some(Dimension::Duration) || article_is_per(reader, low.start) => {
                return (None, end);
            }
            Hedge::Exact => {}
            _ => form = Form::Cardinal,
        }
    }
    if form == Form::Cardinal && is_pronoun_one(reader, &high, hedge) {
        form = Form::Article;
    }
    let stated = if is_range {
        if hedge == Hedge::Exact || hedge == Hedge::Between {
            hedge = Hedge::Between;
        }
        match hedge {
            Hedge::AtLeast => Interval::bounds(Some(low.value), None),
            Hedge::AtMost => Interval::bounds(None, Some(high.value)),
            _ => Interval::closed(low.value, high.value),
        }
    } else {
        if hedge == Hedge::Between {
            hedge = Hedge::Exact;
        }
        if high.kind == Kind::Few && hedge == Hedge::Exact {
            hedge = Hedge::About;
        }
        match (hedge, high.kind) {
            (Hedge::AtLeast, _) | (Hedge::Exact | Hedge::About, Kind::Many) => Interval::bounds(Some(high.value), None),
            (Hedge::AtMost, _) => Interval::bounds(None, Some(high.value)),
            _ => Interval::exactly(high.value),
        }
    };
    let mut quantity = Quantity {
        at: reader.span(start, end),
        core,
        stated,
        unit: high.unit,
        hedge,
        step: high.step.min(if is_range { low.step } else { high.step }),
        form,
        conversion: None,
        per: None,
    };
    let mut next = end;
    if let Some((per, after)) = per(reader, next, quantity.unit) {
        quantity.per = Some(per);
        next = after;
    }
    if let Some((conversion, after)) = conversion(reader, next, &quantity) {
        quantity.conversion = Some(Box::new(conversion));
        next = after;
    }
    (Some(quantity), next)
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

/// "three more", "another two", "a further 3": whether it is a part, the token behind, and where it begins.
fn part(reader: &Reader, start: usize, end: usize, free: usize) -> Option<(bool, usize, usize)> {
    if reader.is_any(end, &["more", "additional", "further"]) && !reader.is(end + 1, "than") {
        return Some((true, end + 1, start));
    }
    if reader.is_any(end, &["others", "other"]) {
        return Some((true, end, start));
    }
    let before = start.checked_sub(1).filter(|&before| before >= free)?;
    if reader.is_any(before, &["another", "further", "additional"]) {
        let article = before > free && reader.before_any(before, &["a", "an"]);
        return Some((true, end, before - usize::from(article)));
    }
    None
}

/// Whether "a" at `at` stands behind an amount or a count, and so says what that is per: "three times a mile".
fn article_is_per(reader: &Reader, at: usize) -> bool {
    reader.before_in(at, "times once twice much many quite such what")
}

/// Whether "one" is a pronoun or an article here.
fn is_pronoun_one(reader: &Reader, amount: &Amount, hedge: Hedge) -> bool {
    let one = amount.value == Decimal::ONE && !amount.digits && reader.is(amount.start, "one") && hedge == Hedge::Exact;
    if !one {
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
    reader.before_in(amount.start, &before)
        || !reader.is_word(behind) && !reader.is_mark(behind, ')') && amount.start > 0
        || reader.is_in(behind, super::scale::FUNCTION)
        || reader.is_in(behind, "day time thing way side night morning another point more must who would knows reason")
}
