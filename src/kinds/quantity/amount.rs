//! One number with its currency or unit: "$70 million", "4,000-mile", "six feet two inches", "37-year-old".

use rust_decimal::Decimal;

use super::currency::Parts;
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
            Kind::Few | Kind::Many => Form::Vague,
            _ if self.article => Form::Article,
            Kind::Cardinal | Kind::Fraction => Form::Cardinal,
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
    let spaced = reader.is_mark(at, '-') && at == 0 && !reader.touches(at + 1);
    if mark || word || spaced { (true, at + 1) } else { (false, at) }
}

fn unsigned(reader: &Reader, at: usize, reading: Reading) -> Option<Amount> {
    if let Some(glued) = glued(reader, at) {
        return Some(glued);
    }
    if let Some((coin, first)) = currency_before(reader, at) {
        return led_by_currency(reader, at, first, coin, reading);
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

/// "a mile", "an ounce", "a penny": an article before a unit.
fn article(reader: &Reader, at: usize) -> Option<Amount> {
    let unit = at + 1;
    if !reader.is_word(unit) || reader.is_capital(unit) || reader.str(unit).len() < 2 {
        return None;
    }
    let numeral = Numeral { end: unit, ..Numeral::ONE };
    if let Some((coin, end)) = named_currency(reader, unit, &numeral) {
        let amount = Amount { end, article: true, ..Amount::of(at, numeral, Unit::Currency(coin.currency)) };
        return in_currency(amount, coin.parts).map(|amount| with_parts(reader, amount));
    }
    let abbreviated = Numeral { digits: reader.is_in(unit, "kg km cm mm ml lb oz ft mg"), ..numeral };
    let (measure, end) = measure_behind(reader, unit, &abbreviated)?;
    let amount = Amount { end, article: true, ..Amount::of(at, numeral, Unit::Measure(measure)) };
    (measure.dimension != Dimension::Age).then(|| and_a_half(reader, amount))
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
        Kind::Few | Kind::Many if reader.is(numeral.end, "of") => numeral.end + 1,
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
        return Some(if coin.parts == Parts::Whole { with_parts(reader, amount) } else { amount });
    }
    if let Some((measure, end)) = measure_behind(reader, behind, &numeral) {
        amount = Amount { end, unit: Unit::Measure(measure), ..amount };
        return Some(if reading.between { amount } else { and_a_half(reader, mixed(reader, amount)) });
    }
    Some(amount)
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
    }
}

/// Cents behind dollars: "3 dollars 50 cents", "a dollar and 42 cents".
fn with_parts(reader: &Reader, amount: Amount) -> Amount {
    let Unit::Currency(whole) = amount.unit else { return amount };
    if let Some(sum) = two_digit_parts(reader, &amount) {
        return sum;
    }
    let next = amount.end + usize::from(reader.is_any(amount.end, &["and", ","]));
    let Some(numeral) = numeral::numeral(reader, next, Reading::default()) else { return amount };
    let Some((coin, end)) = currency_behind(reader, numeral.end, &numeral) else { return amount };
    let fits = coin.parts == Parts::Hundredth && numeral.value < Decimal::ONE_HUNDRED && numeral.kind == Kind::Cardinal;
    let sum = numeral.value.checked_div(Decimal::ONE_HUNDRED).and_then(|part| amount.value.checked_add(part));
    match sum {
        Some(value) if fits && (coin.currency.ambiguous || coin.currency.may_be(&whole)) => {
            Amount { end, value, step: Decimal::new(1, 2), ..amount }
        }
        _ => amount,
    }
}

/// Cents that are not called so: "20 rupees 43", "15 dollars and 50", with nothing behind that they could count.
fn two_digit_parts(reader: &Reader, amount: &Amount) -> Option<Amount> {
    let next = amount.end + usize::from(reader.is(amount.end, "and"));
    let digits = reader.str(next);
    let bare = reader.is_number(next) && digits.len() == 2 && !reader.is_word(next + 1);
    let joins = matches!(reader.mark(next + 1), Some('%' | '-' | '–' | '$' | '€' | '£' | '/' | ':' | '°'));
    if !bare || joins || amount.scaled || !amount.value.is_integer() {
        return None;
    }
    let part: Decimal = digits.parse().ok()?;
    let value = amount.value.checked_add(part.checked_div(Decimal::ONE_HUNDRED)?)?;
    Some(Amount { end: next + 1, value, step: Decimal::new(1, 2), ..*amount })
}

/// A second, smaller unit behind the first: "six feet two inches", "two hours and 15 minutes". Given in the smaller.
fn mixed(reader: &Reader, amount: Amount) -> Amount {
    let Unit::Measure(large) = amount.unit else { return amount };
    if !matches!(large.dimension, Dimension::Length | Dimension::Mass | Dimension::Duration)
        || amount.kind != Kind::Cardinal
        || !amount.value.is_integer()
    {
        return amount;
    }
    let joint = usize::from(reader.is_mark(amount.end, ','));
    let joint = joint + usize::from(reader.is(amount.end + joint, "and"));
    let next = amount.end + joint;
    let Some(numeral) = numeral::numeral(reader, next, Reading::default()) else { return amount };
    if numeral.kind != Kind::Cardinal || reader.touches(next) && reader.is_dash(next) {
        return amount;
    }
    let small = measure_behind(reader, numeral.end, &numeral).or_else(|| inches(reader, large, &numeral));
    let Some((small, end)) = small else { return amount };
    let comma_apt = !reader.is_mark(amount.end, ',')
        || matches!(large.id, "foot" | "pound" | "stone" | "yard" | "kilometer" | "meter" | "hour");
    if small.dimension != large.dimension
        || small.factor >= large.factor
        || is_metric(large) != is_metric(small)
        || !comma_apt
        || !is_remainder(large, small, numeral.value)
    {
        return amount;
    }
    let sum = unit::convert(amount.value, large, small).and_then(|value| value.checked_add(numeral.value));
    let Some(value) = sum else { return amount };
    let step = numeral.step.min(Decimal::ONE);
    let sum = Amount { end, value, step, unit: Unit::Measure(small), ..amount };
    if small.dimension == Dimension::Length { mixed(reader, sum) } else { sum }
}

/// "2in" or a bare "2" behind feet.
fn inches(reader: &Reader, large: &Measure, numeral: &Numeral) -> Option<(&'static Measure, usize)> {
    let said = reader.is_any(numeral.end, &["in", "ins"]) && numeral.digits;
    let bare = !reader.is_word(numeral.end) && !reader.is_mark(numeral.end, '-') || reader.is(numeral.end, "tall");
    let inch =
        Measure::by_id("inch").filter(|_| large.id == "foot" && (said || bare && numeral.step <= Decimal::TEN))?;
    Some((inch, numeral.end + usize::from(said)))
}

/// "An hour and a half", "3 miles and a quarter": a part of the unit behind it.
fn and_a_half(reader: &Reader, amount: Amount) -> Amount {
    let said = reader.is(amount.end, "and") && reader.is(amount.end + 1, "a") && amount.value.is_integer();
    let part = said
        && reader.is_any(amount.end + 2, &["half", "quarter"])
        && !reader.is_any(amount.end + 4, &["a", "an", "the"]);
    match numeral::numeral(reader, amount.end + 1, Reading::default()).filter(|_| part) {
        Some(half) if half.end == amount.end + 3 => {
            let value = amount.value.checked_add(half.value).unwrap_or(amount.value);
            Amount { end: half.end, value, step: half.step, article: false, ..amount }
        }
        _ => amount,
    }
}

/// Whether the measure is one of the metric system, by its name.
fn is_metric(measure: &Measure) -> bool {
    measure.id.ends_with("meter") || measure.id.ends_with("gram")
}

/// Whether `value` of the smaller measure is less than one of the larger.
fn is_remainder(large: &Measure, small: &Measure, value: Decimal) -> bool {
    large.factor.checked_div(small.factor).is_some_and(|ratio| value < ratio)
}
