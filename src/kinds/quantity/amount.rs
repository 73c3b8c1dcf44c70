//! One number with its currency or unit: "$70 million", "4,000-mile", "six feet two inches", "37-year-old".

use rust_decimal::Decimal;

use super::compound::{glued_parts, with_cents, with_parts};
use super::currency::Parts;
use super::lexicon;
use super::measured::measure_behind;
use super::money::{currency_before, currency_behind, glued, led_by_currency, named_currency, scaled_code};
use super::numeral::{self, Kind, Numeral, Reading};
use super::read::Reader;
use super::scale;
use super::unit::{self, Dimension, Measure};
use super::{Form, Unit};

/// A number with its unit, by tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: Decimal,
    pub(super) step: Decimal,
    pub(super) unit: Unit,
    pub(super) kind: Kind,
    /// Whether it is written in digits.
    pub(super) digits: bool,
    /// Whether a scale ("million") belongs to it.
    pub(super) scaled: bool,
    pub(super) factor: Decimal,
    /// Whether its currency stands before the number.
    pub(super) leads: bool,
    /// Whether its number is the article: "a mile".
    pub(super) article: bool,
}

impl Amount {
    pub(super) fn form(&self) -> Form {
        match self.kind {
            Kind::Ordinal => Form::Ordinal,
            Kind::Fraction if self.unit == Unit::None => Form::Fraction,
            kind if kind.is_vague() => Form::Vague,
            _ if self.article => Form::Article,
            _ => Form::Cardinal,
        }
    }

    pub(super) fn of(start: usize, numeral: Numeral, unit: Unit) -> Self {
        let Numeral { end, value, step, kind, digits, scaled, factor } = numeral;
        Self { start, end, value, step, unit, kind, digits, scaled, factor, leads: false, article: false }
    }

    pub(super) fn scaled_by(mut self, factor: Decimal) -> Option<Self> {
        self.value = self.value.checked_mul(factor)?;
        self.step = self.step.checked_mul(factor)?;
        Some(self)
    }
}

/// The amount that begins at `at`.
pub(super) fn amount(reader: &Reader, at: usize, reading: Reading) -> Option<Amount> {
    let (negative, first) = sign(reader, at);
    let amount = unsigned(reader, first, reading)?;
    if !negative {
        return Some(amount);
    }
    Some(Amount { start: at, value: -amount.value, ..amount })
}

/// A minus sign or word before a number at `at`, and where the number begins.
fn sign(reader: &Reader, at: usize) -> (bool, usize) {
    let free = at == 0 || !reader.touches(at) || matches!(reader.mark(at - 1), Some('(' | '[' | '"' | '“' | '<' | '>'));
    let mark = matches!(reader.mark(at), Some('-' | '−' | '–')) && free && reader.touches(at + 1);
    let word = reader.is_any(at, &["minus", "negative"])
        && !reader.before_any(at, &["or", "/"])
        && (reader.is_number(at + 1) || numeral::numeral(reader, at + 1, Reading::default()).is_some());
    if mark || word { (true, at + 1) } else { (false, at) }
}

fn unsigned(reader: &Reader, at: usize, reading: Reading) -> Option<Amount> {
    if let Some(glued) = glued(reader, at) {
        return Some(glued);
    }
    if let Some((coin, first)) = currency_before(reader, at) {
        return led_by_currency(reader, at, first, coin, reading).map(|amount| with_cents(reader, amount));
    }
    if reader.is_any(at, &["a", "an"])
        && let Some(article) = article(reader, at)
    {
        return Some(article);
    }
    let numeral = numeral::numeral(reader, at, reading)?;
    if numeral.kind == Kind::Ordinal {
        return Some(Amount::of(at, numeral, Unit::None));
    }
    with_unit(reader, at, numeral, reading)
}

/// Adjectives between an article or number and a unit, which say that all of it is meant.
const WHOLE: &str = "entire whole full solid";

/// "a mile", "an ounce", "a penny", "an entire week": an article before a unit.
fn article(reader: &Reader, at: usize) -> Option<Amount> {
    let whole = reader.is_in(at + 1, WHOLE);
    let unit = at + 1 + usize::from(whole);
    if !reader.is_word(unit) || reader.is_capital(unit) || reader.word(unit).len() < 2 {
        return None;
    }
    let numeral = Numeral { end: unit, ..Numeral::ONE };
    if let Some((coin, end)) = named_currency(reader, unit, &numeral).filter(|_| !whole) {
        let amount = Amount { end, article: true, ..Amount::of(at, numeral, Unit::Currency(coin.currency)) };
        return in_currency(amount, coin.parts).map(|amount| with_cents(reader, amount));
    }
    let abbreviated = Numeral { digits: reader.is_in(unit, "kg km cm mm ml lb oz ft mg"), ..numeral };
    let (measure, end) = measure_behind(reader, unit, &abbreviated)?;
    let counts = whole || is_long(reader, at, measure, end);
    let amount = Amount { end, article: !counts, ..Amount::of(at, numeral, Unit::Measure(measure)) };
    (measure.dimension != Dimension::Age).then(|| with_parts(reader, amount))
}

/// Whether "a" before a unit of time, from `at` up to `end`, counts it: "a fortnight", "a decade". With shorter units the
/// article mostly says nothing; nor does it with these in "twice a decade" and "a century ago", and a century may be runs.
fn is_long(reader: &Reader, at: usize, measure: &Measure, end: usize) -> bool {
    let long = matches!(measure.id, "fortnight" | "decade" | "century" | "millennium");
    let rate = reader.before_in(at, "times once twice thrice per each every")
        || at > 0 && (reader.is_number(at - 1) || lexicon::word_at(reader, at - 1).is_some());
    let offset = reader.is_in(end, "ago later earlier before after old on from hence");
    let runs = measure.id == "century"
        && (reader
            .before_in(at, "scored scores scoring hit hits hitting struck made makes making compiled smashed notched")
            || reader.is_in(end, "off against"));
    long && !rate && !offset && !runs
}

/// Whether a currency or unit stands at `at`, behind a fraction: "half a mile", "quarter-litre", "a third of an acre".
pub(super) fn unit_behind(reader: &Reader, at: usize) -> bool {
    let behind = numeral::of_article(reader, at);
    let numeral = Numeral { end: behind, ..Numeral::ONE };
    let of = reader.is(at, "of");
    (!of || behind > at + 1 || behind == at) && measure_behind(reader, behind, &numeral).is_some()
        || named_currency(reader, behind, &numeral).is_some()
}

fn with_unit(reader: &Reader, at: usize, numeral: Numeral, reading: Reading) -> Option<Amount> {
    let mut amount = Amount::of(at, numeral, Unit::None);
    let behind = match numeral.kind {
        Kind::Fraction => {
            let behind = numeral::of_article(reader, numeral.end);
            if behind == numeral.end && reader.is(behind, "of") && unit_named_at(reader, behind + 1) {
                behind + 1
            } else {
                behind
            }
        }
        kind if kind.is_vague() && reader.is(numeral.end, "of") => numeral.end + 1,
        _ if numeral.scaled && reader.is(numeral.end, "of") && !numeral.digits => numeral.end,
        _ => numeral.end,
    };
    if let Some((coin, factor)) = scaled_code(reader, behind).filter(|_| !numeral.scaled) {
        let unit = Unit::Currency(coin.currency);
        return Amount { end: behind + 1, unit, scaled: true, factor, ..amount }.scaled_by(factor);
    }
    if let Some((coin, end)) = currency_behind(reader, behind, &numeral) {
        amount = Amount { end, unit: Unit::Currency(coin.currency), ..amount };
        amount = in_currency(amount, coin.parts)?;
        if !numeral.scaled
            && coin.parts == Parts::Whole
            && let Some((factor, end)) = scale::scale_at(reader, end, true, false)
            && factor > Decimal::ONE_THOUSAND
        {
            amount = Amount { end, scaled: true, factor, ..amount.scaled_by(factor)? };
        }
        return Some(if coin.parts == Parts::Whole { with_cents(reader, amount) } else { amount });
    }
    if let Some(glued) = glued_parts(reader, at, &numeral).filter(|_| behind == numeral.end) {
        return Some(glued);
    }
    if let Some((measure, end)) = measure_behind(reader, behind, &numeral).or_else(|| whole_units(reader, &numeral)) {
        amount = Amount { end, unit: Unit::Measure(measure), ..amount };
        return Some(if reading.between { amount } else { with_parts(reader, amount) });
    }
    Some(amount)
}

/// "Four whole months", "12 long years", "8,000 vertical metres": a unit behind an adjective that goes with its dimension.
fn whole_units(reader: &Reader, numeral: &Numeral) -> Option<(&'static Measure, usize)> {
    const OF_TIME: &str = "long short straight consecutive successive";
    const OF_LENGTH: &str = "vertical horizontal land statute route road track";
    let adjective = numeral.end;
    let timed = reader.is_in(adjective, WHOLE) || reader.is_in(adjective, OF_TIME);
    let long = reader.is_in(adjective, OF_LENGTH);
    if numeral.kind != Kind::Cardinal || !(timed || long) {
        return None;
    }
    let (measure, end) = measure_behind(reader, adjective + 1, &Numeral { end: adjective + 1, ..*numeral })?;
    let fits = timed && measure.dimension == Dimension::Duration || long && measure.dimension == Dimension::Length;
    fits.then_some((measure, end))
}

fn unit_named_at(reader: &Reader, at: usize) -> bool {
    unit::measure_named(&reader.lower(at)).is_some_and(|measure| measure.dimension != Dimension::Duration)
}

fn in_currency(amount: Amount, parts: Parts) -> Option<Amount> {
    match parts {
        Parts::Whole => Some(amount),
        Parts::Hundredth => amount.scaled_by(Decimal::new(1, 2)),
        Parts::Twentieth => amount.scaled_by(Decimal::new(5, 2)),
        Parts::Tenth => amount.scaled_by(Decimal::new(1, 1)),
        Parts::Thousand => amount.scaled_by(Decimal::ONE_THOUSAND),
        // Five or ten of it, each a note: no rounding.
        Parts::Five => amount.scaled_by(Decimal::from(5)).map(|sum| Amount { step: Decimal::ONE, ..sum }),
        Parts::Ten => amount.scaled_by(Decimal::TEN).map(|sum| Amount { step: Decimal::ONE, ..sum }),
    }
}
