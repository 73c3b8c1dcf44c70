//! The grammar of numbers in words: a sum of products, read word by word.

use rust_decimal::Decimal;

use super::lexicon::{Word, word_at};
use super::numeral::{Kind, Numeral, Reading};
use super::read::Reader;
use super::scale::ten_to;
use super::words::{fraction_words, skip_dash};

/// A number in words as it is read: what is finished, and what the next scale multiplies.
struct Sum {
    done: Decimal,
    now: Decimal,
    /// The value of the last scale; only smaller ones may follow without multiplying all before.
    last: Decimal,
    end: usize,
    /// One unit in the smallest place filled so far.
    step: Decimal,
    /// Whether a word was taken.
    any: bool,
    /// Whether the last word was a scale, so that any smaller number may follow.
    after_scale: bool,
    scaled: bool,
    /// The tens just given, behind something larger and without "and": they may belong to a denominator.
    open_tens: Option<i64>,
}

/// What became of a word.
enum Taken {
    Into,
    /// It ends the number as an ordinal.
    Ordinal(Decimal),
    /// It is a denominator.
    Parts(i64),
    Not,
}

/// The number in words that begins at `at`: a cardinal, an ordinal ("two hundred and fifth") or a fraction ("ninety
/// fifths").
pub(super) fn sum(reader: &Reader, at: usize, reading: Reading) -> Option<Numeral> {
    let mut sum = Sum {
        done: Decimal::ZERO,
        now: Decimal::ZERO,
        last: Decimal::MAX,
        end: at,
        step: Decimal::ONE,
        any: false,
        after_scale: false,
        scaled: false,
        open_tens: None,
    };
    loop {
        let and = sum.any && sum.after_scale && !reading.between && reader.is(sum.end, "and");
        let next = if and {
            sum.end + 1
        } else if sum.any {
            skip_dash(reader, sum.end)
        } else {
            sum.end
        };
        let Some(word) = word_at(reader, next) else { break };
        // Quarters are periods more often than fourths; "three quarters" was tried before.
        if matches!(word, Word::Parts(4)) && reader.is(next, "quarters") {
            break;
        }
        if and && matches!(word, Word::Small(_)) && fraction_words(reader, next).is_some() {
            break;
        }
        match sum.take(word, and)? {
            Taken::Into => sum.end = next + 1,
            Taken::Ordinal(value) => return Some(sum.numeral(next + 1, value, Kind::Ordinal)),
            Taken::Parts(parts) => return sum.divided(parts, next + 1),
            Taken::Not => break,
        }
    }
    if !sum.any {
        return None;
    }
    let value = sum.value()?;
    sum.double_word_parts(reader, value).or_else(|| Some(sum.numeral(sum.end, value, Kind::Cardinal)))
}

impl Sum {
    /// Takes a word into the number. `None` where the number leaves the range of a decimal.
    fn take(&mut self, word: Word, and: bool) -> Option<Taken> {
        let free = !self.any || self.after_scale;
        let taken = match word {
            Word::Small(value) if free || self.ones_fit(value) => self.add(value, Decimal::ONE)?,
            Word::Tens(value) if free => {
                let open = self.any && !and;
                let taken = self.add(value, Decimal::TEN)?;
                self.open_tens = open.then_some(value);
                taken
            }
            Word::Dozen if !self.after_scale => self.dozen()?,
            Word::Many(12) if self.any && !self.after_scale => self.dozen()?,
            Word::Scale(2) if self.hundred_fits() => self.hundred()?,
            Word::Scale(power) if power > 2 => self.scale(ten_to(power)?)?,
            Word::Many(value) if self.any && value > 100 => self.scale(value.into())?,
            Word::OrdinalSmall(value) if free || self.ones_fit(value) => {
                Taken::Ordinal(self.value()?.checked_add(value.into())?)
            }
            Word::OrdinalTens(value) if free => Taken::Ordinal(self.value()?.checked_add(value.into())?),
            Word::OrdinalScale(power) => {
                let times = if self.now.is_zero() { Decimal::ONE } else { self.now };
                Taken::Ordinal(self.done.checked_add(times.checked_mul(ten_to(power)?)?)?)
            }
            Word::Parts(parts) if self.any => Taken::Parts(parts),
            _ => Taken::Not,
        };
        self.any |= matches!(taken, Taken::Into);
        Some(taken)
    }

    /// Whether a ones digit may follow: the tens were just given.
    fn ones_fit(&self, value: i64) -> bool {
        self.step == Decimal::TEN && (1..10).contains(&value)
    }

    fn add(&mut self, value: i64, step: Decimal) -> Option<Taken> {
        self.now = self.now.checked_add(value.into())?;
        (self.step, self.after_scale, self.open_tens) = (step, false, None);
        Some(Taken::Into)
    }

    fn dozen(&mut self) -> Option<Taken> {
        self.now = if self.now.is_zero() { 12.into() } else { self.now.checked_mul(12.into())? };
        (self.step, self.after_scale, self.scaled) = (Decimal::ONE, false, true);
        Some(Taken::Into)
    }

    fn hundred_fits(&self) -> bool {
        self.now < Decimal::ONE_HUNDRED && !(self.any && self.now.is_zero())
    }

    fn hundred(&mut self) -> Option<Taken> {
        let times = if self.now.is_zero() { Decimal::ONE } else { self.now };
        self.now = times.checked_mul(Decimal::ONE_HUNDRED)?;
        self.step = self.step.checked_mul(Decimal::ONE_HUNDRED)?;
        (self.after_scale, self.open_tens) = (true, None);
        Some(Taken::Into)
    }

    /// A thousand or more: it multiplies what stands since the last scale, or, where it is no smaller than that or follows
    /// it at once, all before ("two hundred thousand million", "three lakh crore").
    fn scale(&mut self, factor: Decimal) -> Option<Taken> {
        let times = if self.any { self.now } else { Decimal::ONE };
        if times.is_zero() && self.done.is_zero() {
            return Some(Taken::Not);
        }
        self.done = if factor < self.last && !times.is_zero() {
            self.done.checked_add(times.checked_mul(factor)?)?
        } else {
            self.done.checked_add(times)?.checked_mul(factor)?
        };
        self.now = Decimal::ZERO;
        self.step = self.step.checked_mul(factor)?;
        (self.last, self.scaled, self.after_scale, self.open_tens) = (factor, true, true, None);
        Some(Taken::Into)
    }

    fn value(&self) -> Option<Decimal> {
        self.done.checked_add(self.now)
    }

    fn numeral(&self, end: usize, value: Decimal, kind: Kind) -> Numeral {
        let step = if kind == Kind::Cardinal { self.step } else { Decimal::ONE };
        let factor = if self.scaled && self.last < Decimal::MAX { self.last } else { Decimal::ONE };
        Numeral { end, value, step, kind, digits: false, scaled: self.scaled && kind == Kind::Cardinal, factor }
    }

    /// The number over a denominator: "two hundred fifths"; tens that hang loose go below ("one hundred thirty-fifths").
    fn divided(&self, parts: i64, end: usize) -> Option<Numeral> {
        let value = self.value()?;
        let (top, bottom) = match self.open_tens.filter(|_| parts < 10) {
            Some(tens) => (value.checked_sub(tens.into())?, tens.checked_add(parts)?),
            None => (value, parts),
        };
        Some(self.numeral(end, top.checked_div(bottom.into())?, Kind::Fraction))
    }

    /// The number over a denominator of two words that could not be taken into it: "twenty twenty-fifths".
    fn double_word_parts(&self, reader: &Reader, value: Decimal) -> Option<Numeral> {
        let Some(Word::Tens(tens)) = word_at(reader, self.end) else { return None };
        let ones = skip_dash(reader, self.end + 1);
        let Some(Word::Parts(parts @ 2..10)) = word_at(reader, ones) else { return None };
        let bottom = Decimal::from(tens.checked_add(parts)?);
        Some(self.numeral(ones + 1, value.checked_div(bottom)?, Kind::Fraction))
    }
}
