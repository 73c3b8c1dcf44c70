//! Quantities in English news: numbers in digits and words, money, measures, shares, ages, ordinals, fractions, with
//! their bounds, hedges and ranges.
//!
//! Read forwards, a token at a time: `guard` says what is no quantity (years, clock times, designations), `amount` reads
//! one number with its currency or unit (`numeral`, `currency`, `unit`), `phrase` adds the words about it (bounds,
//! hedges, ranges, conversions in brackets, what it is per).

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::string_slice))]

mod amount;
mod aside;
mod bounds;
pub(super) mod clock;
mod compound;
mod currency;
mod designation;
mod digits;
mod group;
mod guard;
mod hedge;
mod lexicon;
mod measured;
mod money;
mod nothing;
mod numeral;
mod other;
mod phrase;
mod pounds;
mod power;
mod range;
mod rate;
mod read;
mod rule;
mod scale;
mod share;
mod show;
mod sum;
mod unit;
mod words;

use rust_decimal::Decimal;

use crate::interval::Interval;
use crate::span::ByteSpan;
use crate::token::Token;

pub use currency::Currency;
pub(crate) use rule::is_quantity;
pub use rule::{QuantityError, parse_quantity};
pub use show::{display_quantity, display_value};
pub use unit::{Dimension, Measure, convert};

use read::Reader;

/// What a value is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Nothing: a count of the things named beside it, or an ordinal.
    None,
    /// A currency.
    Currency(Currency),
    /// A unit of measure.
    Measure(&'static Measure),
}

impl Unit {
    /// Whether values of the two can be compared: both plain, both money, or measures of one dimension.
    #[must_use]
    pub fn same_dimension(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::None, Self::None) | (Self::Currency(_), Self::Currency(_)) => true,
            (Self::Measure(a), Self::Measure(b)) => a.dimension == b.dimension,
            _ => false,
        }
    }

    /// What the measure measures; `None` for plain counts and money.
    #[must_use]
    pub fn dimension(&self) -> Option<Dimension> {
        match self {
            Self::Measure(measure) => Some(measure.dimension),
            _ => None,
        }
    }

    /// Its name for readers, in the plural where `plural`: "kilometers", "Russian rubles"; empty for no unit.
    #[must_use]
    pub fn name_for(&self, plural: bool) -> &'static str {
        match self {
            Self::None => "",
            Self::Currency(currency) => currency.name(),
            Self::Measure(measure) => measure.name(plural),
        }
    }

    /// The ISO 4217 code or CLDR identifier; `None` for no unit.
    #[must_use]
    pub fn id(&self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Currency(currency) => Some(currency.code),
            Self::Measure(measure) => Some(measure.id),
        }
    }
}

/// How the words about a number bound it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hedge {
    /// As it stands.
    Exact,
    /// "about", "around", "some", "roughly", "or so".
    About,
    /// "almost", "nearly", "close to", "just shy of": not quite reached. What is stated is the number itself.
    Nearly,
    /// "at least", "more than", "over", "no fewer than", "-plus": the low end is stated, the high end open.
    AtLeast,
    /// "at most", "less than", "under", "up to", "no more than": the high end is stated, the low end open.
    AtMost,
    /// A range: "20 to 30", "between 5 and 6 million".
    Between,
}

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A number of things, or an amount of a unit ("half a billion dollars" too).
    Cardinal,
    /// "seventh", "21st".
    Ordinal,
    /// A part of one without a unit: "two-thirds", "1 in 5", "half".
    Fraction,
    /// "dozens", "hundreds of", "several", "a couple of", "a few", "both" apart.
    Vague,
    /// "a" or "one" as an article or pronoun: "a kilogram" without a bound before it, "one of", "one day".
    Article,
    /// "no", "none".
    None_,
    /// A part of a larger number: "three more", "another two", "a further 3".
    Part,
}

/// A quantity in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The whole expression: bound or hedge, number, unit; without a conversion in brackets.
    pub at: ByteSpan,
    /// The number with its currency or unit alone: "$70 million", "4,000-mile".
    pub core: ByteSpan,
    /// The value as stated, in units of `unit`: exact, a closed range, or a bound, whose open side is `None`.
    pub stated: Interval<Decimal>,
    /// What it is counted in. Coins are given in their currency: 50 cents are 0.50.
    pub unit: Unit,
    /// How its words bound it.
    pub hedge: Hedge,
    /// One unit in the last significant place as written. Trailing zeros of an integer are not significant, those of a
    /// decimal are: 10 million for "$70 million", 0.01 for "2.50". Halves count as tenths, other fractions as twentieths.
    pub step: Decimal,
    /// What kind of number it is.
    pub form: Form,
    /// The same in another unit, in brackets right behind: "(0.75 miles)".
    pub conversion: Option<Box<Quantity>>,
    /// What it is per, where that is said: the "share" of "$3 a share", the "hour" of "40 per hour".
    pub per: Option<ByteSpan>,
    /// What it may stand for, where its words say more or less of that than what is stated: "just over 40" is at most 46,
    /// "up to 40" at least half of it, "hundreds" fewer than 2,000. [`Self::rounded`] gives it.
    pub meant: Option<Interval<Decimal>>,
    /// How else it may be read: the money of "23 pounds" that weigh, the metres of "71m", the percentage of "eight in ten".
    /// It may have another reading in turn; [`Self::readings`] gives them all.
    pub other: Option<Box<Quantity>>,
}

/// How far a number called "about" may be off, as the share of it that this many hundredths are: press usage of "about"
/// rarely exceeds a tenth.
const ABOUT_HUNDREDTHS: i64 = 10;

/// Below this, a plain count or an age is counted, not rounded: "20 dead" is not "between 15 and 25".
const COUNTED_BELOW: i64 = 100;

impl Quantity {
    /// A number without a unit, by the words at `at` alone.
    pub(super) fn plain(at: ByteSpan, value: Decimal, form: Form) -> Self {
        Self {
            at,
            core: at,
            stated: Interval::exactly(value),
            unit: Unit::None,
            hedge: Hedge::Exact,
            step: Decimal::ONE,
            form,
            conversion: None,
            per: None,
            meant: None,
            other: None,
        }
    }

    /// This quantity and its other readings, the likeliest first.
    pub fn readings(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |reading| reading.other.as_deref())
    }

    /// The value as stated.
    #[must_use]
    pub fn as_stated(&self) -> Interval<Decimal> {
        self.stated
    }

    /// What the number may stand for once rounding is allowed: an exact number widens half-open by half a step either way
    /// ("70 million" is [65 million, 75 million)), "about" widens by a tenth, "nearly" by a tenth downwards, or by half a step
    /// where that is more. Bounds and ranges stay closed, but where less is meant. Counts below a hundred, ages, ordinals and
    /// articles are not rounded.
    #[must_use]
    pub fn rounded(&self) -> Interval<Decimal> {
        if let Some(meant) = self.meant {
            return meant;
        }
        let about = Decimal::new(ABOUT_HUNDREDTHS, 2);
        let slack = |value: Decimal| value.abs().checked_mul(about).unwrap_or_default();
        let (Some(low), Some(high)) = (self.stated.low_value(), self.stated.high_value()) else {
            return self.stated;
        };
        match self.hedge {
            Hedge::About => {
                let widened = (low.checked_sub(slack(low)), high.checked_add(slack(high)));
                if let (Some(low), Some(high)) = widened { Interval::closed(low, high) } else { self.stated }
            }
            Hedge::Nearly => {
                let short = bounds::short_of(low, self.step).and_then(|short| low.checked_sub(short));
                short.map_or(self.stated, |low| Interval::closed(low, high))
            }
            Hedge::Exact if self.stated.is_exact() && !self.is_counted(low) => self.widened(low),
            _ => self.stated,
        }
    }

    /// The same with what each reading may stand for as what it states.
    #[must_use]
    pub fn as_rounded(&self) -> Self {
        let other = self.other.as_deref().map(|other| Box::new(other.as_rounded()));
        Self { stated: self.rounded(), other, ..self.clone() }
    }

    /// The same at no place of a text: what two quantities share that say the same.
    #[must_use]
    pub fn without_places(&self) -> Self {
        let bare = |other: &Option<Box<Self>>| other.as_deref().map(|other| Box::new(other.without_places()));
        Self {
            at: ByteSpan::default(),
            core: ByteSpan::default(),
            conversion: bare(&self.conversion),
            per: self.per.map(|_| ByteSpan::default()),
            other: bare(&self.other),
            ..*self
        }
    }

    fn widened(&self, value: Decimal) -> Interval<Decimal> {
        let half = self.step.checked_div(Decimal::TWO).unwrap_or_default();
        match (value.checked_sub(half), value.checked_add(half)) {
            (Some(low), Some(high)) if half > Decimal::ZERO => Interval::half_open(low, high),
            _ => self.stated,
        }
    }

    /// Whether the number was counted rather than measured, so that nothing in it is rounded.
    fn is_counted(&self, value: Decimal) -> bool {
        let small = value.is_integer() && value.abs() < Decimal::from(COUNTED_BELOW);
        match self.form {
            Form::Ordinal | Form::None_ | Form::Article => true,
            Form::Cardinal | Form::Part => {
                small && (self.unit == Unit::None || self.unit.dimension() == Some(Dimension::Age))
            }
            Form::Fraction | Form::Vague => false,
        }
    }

    /// The value as a share of one, for fractions and percentages ("a third", "33%"); `None` for all else.
    #[must_use]
    pub fn share(&self) -> Option<Interval<Decimal>> {
        match self.unit {
            Unit::None if self.form == Form::Fraction => Some(self.stated),
            Unit::Measure(measure) if measure.dimension == Dimension::Share => {
                self.stated.try_map(|value| value.checked_mul(measure.factor))
            }
            _ => None,
        }
    }
}

/// All quantities in `tokens`, in order, not overlapping. `tokens` are those of `token::tokenize(text)`, or a run of
/// them (a sentence); places are offsets into `text`. Years, dates, clock times, scores and numbers that belong to a name
/// ("Boeing 747", "F-16") are left out.
#[must_use]
pub fn quantities(text: &str, tokens: &[Token]) -> Vec<Quantity> {
    phrase::scan(&Reader::prose(text, tokens))
}

#[cfg(test)]
mod tests;
