//! An amount with the words about it, put together.

use rust_decimal::Decimal;

use super::amount::{Amount, amount};
use super::aside::{age_before, before_between, figures, is_idle_article, is_pronoun_one, part};
use super::bounds::Bound;
use super::clock;
use super::group::{counted_behind, group};
use super::guard;
use super::hedge::{Unhedged, hedge_before, hedge_behind};
use super::lexicon::word_at;
use super::nothing::nothing;
use super::numeral::{Kind, Reading};
use super::other::with_other;
use super::range::{range, shared_scale};
use super::rate::{conversion, per};
use super::read::Reader;
use super::share::{every, share};
use super::unit::{Dimension, Measure};
use super::{Form, Hedge, Quantity, Unit};
use crate::interval::Interval;

/// All quantities of the reader's tokens.
pub(super) fn scan(reader: &Reader) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut free = 0;
    while at < reader.len() {
        if let Some(next) = guard::skip(reader, at).filter(|_| clock::lasting(reader, at).is_none()) {
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
        // What it is converted into says which of two readings was meant.
        quantity.other = None;
    }
    Some((quantity, next))
}

/// The same without a conversion in brackets, so that brackets within brackets are not followed.
pub(super) fn unconverted_at(reader: &Reader, at: usize, free: usize) -> Option<(Option<Quantity>, usize)> {
    if !may_begin(reader, at) {
        return None;
    }
    if let Some((word, next)) = group(reader, at, free).or_else(|| nothing(reader, at)) {
        return Some((Some(word), next));
    }
    let between = before_between(reader, at);
    let special = clock::lasting(reader, at).or_else(|| every(reader, at));
    let mut first = special.or_else(|| amount(reader, at, Reading { money: false, between }))?;
    if let Some(next) = guard::refuses(reader, &first) {
        return Some((None, next));
    }
    if let Some(figures) = figures(reader, &first) {
        return Some((Some(figures), first.end + 2));
    }
    first = share(reader, &first).unwrap_or_else(|| shared_scale(reader, first));
    let (low, high) = range(reader, &first, between).unwrap_or((first, first));
    let (quantity, next) = assemble(reader, low, high, free);
    Some((quantity.map(|quantity| with_other(reader, &high, quantity)), next))
}

/// Marks that no quantity begins with.
const NEVER_FIRST: [char; 18] =
    [',', '.', '"', '“', '”', '’', ')', '?', '(', '\'', ':', ';', '‘', '!', '—', '/', '[', ']'];

/// Whether a quantity may begin at `at`: a cheap look that tells nine of ten tokens from one.
fn may_begin(reader: &Reader, at: usize) -> bool {
    if !reader.is_word(at) {
        return reader.is_number(at) || reader.mark(at).is_some_and(|mark| !NEVER_FIRST.contains(&mark));
    }
    let word = reader.word(at);
    let Some(first) = word.bytes().next() else { return false };
    let other = match first.to_ascii_lowercase() {
        b'a' => word.len() <= 2,
        b'b' => reader.is(at, "both"),
        b'e' => reader.is(at, "every"),
        b'f' => reader.is(at, "few"),
        b'm' => reader.is(at, "minus"),
        b'n' => reader.is_any(at, &["no", "none", "nobody", "not", "negative"]),
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

/// An amount or range with its bound and the words that make it a part or an article.
struct Framed {
    start: usize,
    end: usize,
    bound: Option<Bound>,
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
    let value = Value::of(&framed, &low, &high);
    let end = if high.kind.is_vague() { counted_behind(reader, framed.end).unwrap_or(framed.end) } else { framed.end };
    let mut quantity = Quantity {
        at: reader.span(aged.unwrap_or(framed.start).min(framed.start), end),
        core: reader.span(low.start, high.end),
        stated: value.stated,
        unit: high.unit,
        hedge: value.hedge,
        step: low.step.min(high.step),
        form: framed.form,
        conversion: None,
        per: None,
        meant: value.meant,
        other: None,
    };
    let mut next = end;
    if let Some((span, after)) = per(reader, next, quantity.unit) {
        (quantity.per, next) = (Some(span), after);
    }
    (Some(quantity), next)
}

fn frame(reader: &Reader, high: &Amount, is_range: bool, bare: Unhedged) -> Framed {
    // "from 5 percent" is no range, and "from" no part of it.
    let before = hedge_before(reader, bare).filter(|(bound, _)| is_range || *bound != Bound::Between);
    let (mut bound, mut start) = before.map_or((None, bare.start), |(bound, start)| (Some(bound), start));
    let mut end = high.end;
    if let Some((behind, after)) = hedge_behind(reader, end) {
        bound = if bound.is_none() || behind != Bound::About { Some(behind) } else { bound };
        end = after;
    }
    let mut form = if is_range { Form::Cardinal } else { high.form() };
    if matches!(form, Form::Cardinal | Form::Vague)
        && high.unit == Unit::None
        && let Some(part) = part(reader, start, end, bare.free)
    {
        (start, end, form) = (part.0, part.1, Form::Part);
    }
    form = match form {
        Form::Article if bound.is_some() => Form::Cardinal,
        Form::Cardinal if bound.is_none() && is_pronoun_one(reader, high) => Form::Article,
        form => form,
    };
    Framed { start, end, bound, form }
}

/// What an amount states with its bound, and what it may stand for where that is something else.
struct Value {
    hedge: Hedge,
    stated: Interval<Decimal>,
    meant: Option<Interval<Decimal>>,
}

impl Value {
    fn of(framed: &Framed, low: &Amount, high: &Amount) -> Self {
        if high.kind.is_vague() && matches!(framed.bound, None | Some(Bound::About)) {
            return Self::vague(high);
        }
        let bound = framed.bound;
        let is_range = high.start != low.start;
        let hedge = bound.map_or(if is_range { Hedge::Between } else { Hedge::Exact }, Bound::hedge);
        let stated = match hedge {
            Hedge::AtLeast => Interval::bounds(Some(low.value), None),
            Hedge::AtMost => Interval::bounds(None, Some(high.value)),
            _ => Interval::closed(low.value, high.value),
        };
        let measured = high.unit.dimension().is_some_and(|dimension| dimension != Dimension::Share);
        let meant = bound.filter(|_| !is_range).and_then(|bound| bound.meant(high.value, high.step, measured));
        Self { hedge, stated, meant: meant.filter(|_| !high.kind.is_vague()) }
    }

    /// What words that say no number mean: given generously, since "hundreds" is said of 1,200 as well.
    fn vague(high: &Amount) -> Self {
        let times = |times: i64, over: i64| {
            high.value.checked_mul(times.into()).and_then(|value| value.checked_div(over.into())).unwrap_or(high.value)
        };
        let exact = Interval::closed(high.value, high.value);
        let (hedge, stated, meant) = match high.kind {
            Kind::Couple => (Hedge::About, exact, Interval::closed(high.value, times(3, 2))),
            Kind::Few => (Hedge::About, exact, Interval::half_open(times(2, 3), times(10, 3))),
            Kind::Several => {
                let least = Interval::bounds(Some(high.value), None);
                (Hedge::AtLeast, least, Interval::half_open(times(2, 3), times(15, 3)))
            }
            _ => {
                let stated = Interval::half_open(high.value, times(5, 1));
                (Hedge::Between, stated, Interval::half_open(times(9, 10), times(10, 1)))
            }
        };
        Self { hedge, stated, meant: Some(meant) }
    }
}
