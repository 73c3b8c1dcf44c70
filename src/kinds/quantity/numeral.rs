//! Numbers in digits and words: which of the two stands at a place, and the scales that multiply either.

use rust_decimal::Decimal;

use super::currency::currency_symbol;
use super::digits::{glyph, in_digits, value_of};
use super::read::Reader;
use super::scale::scale_at;
use super::words::{fraction_words, in_words};

/// A number without its unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    /// The token behind it.
    pub(super) end: usize,
    pub(super) value: Decimal,
    /// One unit in its last significant place.
    pub(super) step: Decimal,
    pub(super) kind: Kind,
    /// Whether it is written in digits.
    pub(super) digits: bool,
    /// Whether a scale ("million", "bn") belongs to it.
    pub(super) scaled: bool,
    /// What its scales multiply it by: a million for "3 million", one where there is none.
    pub(super) factor: Decimal,
}

impl Numeral {
    /// One, as a word: what most numerals are made from.
    pub(super) const ONE: Self = Self {
        end: 0,
        value: Decimal::ONE,
        step: Decimal::ONE,
        kind: Kind::Cardinal,
        digits: false,
        scaled: false,
        factor: Decimal::ONE,
    };

    /// A fraction up to the token `end`.
    pub(super) fn fraction(value: Decimal, end: usize) -> Self {
        Self { end, value, step: fraction_step(), kind: Kind::Fraction, ..Self::ONE }
    }
}

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Cardinal,
    Ordinal,
    Fraction,
    /// "A couple", "a pair": the value, or somewhat more.
    Couple,
    /// "A few", "a handful": near the value.
    Few,
    /// "Several": the value or more.
    Several,
    /// "Dozens", "tens of thousands": the value or more, but less than the next such word.
    Plural,
}

impl Kind {
    /// Whether the word says no number.
    pub(super) fn is_vague(self) -> bool {
        matches!(self, Self::Couple | Self::Few | Self::Several | Self::Plural)
    }
}

/// How a number may be read.
#[derive(Clone, Copy, Default)]
pub(super) struct Reading {
    /// A currency stands before it: "m" is a million.
    pub(super) money: bool,
    /// "between" stands before it: "and" ends it.
    pub(super) between: bool,
}

/// The number that begins at `at`.
pub(super) fn numeral(reader: &Reader, at: usize, reading: Reading) -> Option<Numeral> {
    if reader.is_number(at) || glyph(reader, at).is_some() {
        return in_digits(reader, at, reading);
    }
    if reader.is_mark(at, '.')
        && reader.is_number(at + 1)
        && reader.touches(at + 1)
        && !(at > 0 && reader.touches(at) && !is_symbol(reader, at - 1))
    {
        return bare_decimal(reader, at, reading);
    }
    let said = reader.is(at, "point") && reader.is_number(at + 1) && (at == 0 || !reader.is_word(at - 1));
    if said && reader.word(at + 1).bytes().all(|byte| byte.is_ascii_digit()) {
        return bare_decimal(reader, at, reading);
    }
    if reader.is_word(at) { in_words(reader, at, reading) } else { None }
}

/// Whether a currency's mark stands at `at`.
fn is_symbol(reader: &Reader, at: usize) -> bool {
    reader.mark(at).is_some() && currency_symbol(reader.word(at)).is_some()
}

fn bare_decimal(reader: &Reader, at: usize, reading: Reading) -> Option<Numeral> {
    let (value, step) = value_of(&format!("0.{}", reader.word(at + 1)))?;
    let mut numeral = Numeral { end: at + 2, value, step, digits: true, ..Numeral::ONE };
    scale_up(reader, &mut numeral, reading);
    Some(numeral)
}

/// Applies the scales behind a number: "3 million", "two lakh crore", "3.2bn"; "3 million and a half" too.
pub(super) fn scale_up(reader: &Reader, numeral: &mut Numeral, reading: Reading) {
    let mut last = Decimal::ONE;
    for _ in 0..3 {
        let hyphen = usize::from(reader.is_hyphen(numeral.end));
        let Some((factor, end)) =
            scale_at(reader, numeral.end + hyphen, reading.money, numeral.digits && !numeral.scaled)
        else {
            break;
        };
        let scaled = (numeral.value.checked_mul(factor), numeral.step.checked_mul(factor));
        let (Some(value), Some(step)) = scaled else { break };
        let factor_so_far = numeral.factor.checked_mul(factor).unwrap_or(factor);
        *numeral = Numeral { end, value, step, scaled: true, factor: factor_so_far, ..*numeral };
        last = factor;
    }
    let tail =
        (numeral.scaled && reader.is(numeral.end, "and")).then(|| fraction_words(reader, numeral.end + 1)).flatten();
    if let Some((fraction, end)) = tail
        && reader.is_any(numeral.end + 1, &["a", "one", "three"])
        && let Some(value) = fraction.checked_mul(last).and_then(|part| numeral.value.checked_add(part))
    {
        let step = part_step(fraction).checked_mul(last).unwrap_or(numeral.step);
        *numeral = Numeral { end, value, step, ..*numeral };
    }
}

/// A fraction with what it may be a fraction of: "½ million", "1/4 of a million".
pub(super) fn scaled_fraction(reader: &Reader, mut numeral: Numeral, reading: Reading) -> Numeral {
    let behind = of_article(reader, numeral.end);
    if let Some((factor, end)) = scale_at(reader, behind, reading.money, false)
        && let (Some(value), Some(step)) = (numeral.value.checked_mul(factor), numeral.step.checked_mul(factor))
    {
        numeral = Numeral { end, value, step, kind: Kind::Cardinal, scaled: true, ..numeral };
    }
    if reader.is(behind, "dozen") {
        let value = numeral.value.checked_mul(Decimal::from(12)).unwrap_or(numeral.value);
        numeral = Numeral { end: behind + 1, value, step: Decimal::ONE, kind: Kind::Cardinal, scaled: true, ..numeral };
    }
    numeral
}

/// Behind "of a", "a", "an" or a hyphen at `at`, or `at` itself.
pub(super) fn of_article(reader: &Reader, at: usize) -> usize {
    let of = usize::from(reader.is(at, "of"));
    let article = usize::from(reader.is_any(at + of, &["a", "an", "one"]));
    if article == 1 {
        at + of + 1
    } else if reader.is_hyphen(at) {
        // "half-a-million"
        let inner = reader.is_any(at + 1, &["a", "an"]) && reader.is_hyphen(at + 2);
        if inner { at + 3 } else { at + 1 }
    } else {
        at
    }
}

pub(super) fn ratio(top: i64, bottom: i64) -> Option<Decimal> {
    Decimal::from(top).checked_div(Decimal::from(bottom))
}

/// What "two and a half" is precise to: it is said to the nearest half, or quarter, and not to a tenth.
pub(super) fn part_step(part: Decimal) -> Decimal {
    let quarters = part.checked_mul(4.into()).filter(Decimal::is_integer);
    match quarters {
        Some(_) if part == Decimal::new(5, 1) => part,
        Some(_) => Decimal::new(25, 2),
        None => fraction_step(),
    }
}

/// What a fraction is precise to: "half" and "a third" are read to a tenth either way of a twentieth.
pub(super) fn fraction_step() -> Decimal {
    Decimal::new(1, 1)
}
