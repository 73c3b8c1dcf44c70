//! A value and its conversion in brackets that are not the same: "12 metres (29 ft)", "$2.6m (£1.1m)".
//!
//! A writer converts one of the two and rounds the result, and it is not said which. So a pair stands where either,
//! converted exactly, is within the rounding of the other as written.

use super::check::Check;
use super::view::View;
use crate::finding::Finding;
use crate::kinds::Severity;
use crate::kinds::date::DateSpan;
use crate::kinds::quantity::{Dimension, Hedge, Measure, Quantity, Unit, convert, display_value};
use crate::kinds::rates::Rates;
use crate::span::ByteSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A measure may be off by so many hundredths where one of the two has only one or two significant digits: writers
/// round twice ("75 miles (125 km)" is 3.5% off).
const COARSE_HUNDREDTHS: i64 = 5;

/// And by so many where both have three or more.
const FINE_HUNDREDTHS: i64 = 2;

/// Money may be off by so many hundredths: the writer may have taken the rate of another week. The pound moved by 8%
/// against the dollar in the week of 24 June 2016, and rarely by more than 5% in a month since 1999.
const MONEY_HUNDREDTHS: i64 = 10;

/// Checks each value with its conversion in brackets.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    view.quantities().iter().filter_map(|found| misfit(view, &found.value)).collect()
}

fn misfit(view: &View<'_>, main: &Quantity) -> Option<Finding> {
    let other = main.conversion.as_deref()?;
    let (off, expected, note) = match (main.unit, other.unit) {
        (Unit::Measure(from), Unit::Measure(to)) => {
            let expected = off_measure(Side::of(main)?, from, Side::of(other)?, to)?;
            (Severity::Error, expected, None)
        }
        (Unit::Currency(from), Unit::Currency(to)) if !from.ambiguous || !is_dollar(to.code) => {
            let (expected, rate) = off_money(view, Side::of(main)?, from.code, Side::of(other)?, to.code)?;
            (Severity::Warning, expected, Some(rate))
        }
        _ => return None,
    };
    let value = stated(main)?;
    let closing = view.text.get(other.at.end..).and_then(|rest| rest.chars().next()).filter(|c| matches!(c, ')' | ']'));
    let both = ByteSpan::new(main.core.start, other.at.end + closing.map_or(0, char::len_utf8));
    let message = format!(
        "{} is about {}, not {}",
        display_value(value, &main.unit, 4),
        display_value(expected, &other.unit, 3),
        view.quote(other.core)
    );
    let mut finding = view.finding(Check::Conversion, both, &[], message);
    finding.severity = off;
    finding.help.extend(note);
    Some(finding)
}

fn is_dollar(code: &str) -> bool {
    matches!(code, "USD" | "AUD" | "CAD" | "NZD" | "HKD" | "SGD" | "TWD")
}

/// The number itself, whatever bounds it; for ranges none: which end was converted is not always clear.
fn stated(quantity: &Quantity) -> Option<Decimal> {
    let (low, high) = (quantity.stated.low_value(), quantity.stated.high_value());
    match (low, high) {
        (Some(low), Some(high)) if low != high => None,
        _ => low
            .or(high)
            .filter(|value| *value > Decimal::ZERO || quantity.unit.dimension() == Some(Dimension::Temperature)),
    }
}

/// One of the two as written.
#[derive(Clone, Copy)]
struct Side {
    value: Decimal,
    step: Decimal,
    about: bool,
}

impl Side {
    fn of(quantity: &Quantity) -> Option<Self> {
        let value = stated(quantity)?;
        Some(Self { value, step: quantity.step, about: matches!(quantity.hedge, Hedge::About | Hedge::Nearly) })
    }

    /// Whether `value` would be written so: it rounds to it, or comes near.
    fn takes(&self, value: Decimal, slack: Decimal) -> bool {
        let Some(apart) = value.checked_sub(self.value).map(|apart| apart.abs()) else { return true };
        let half = self.step.checked_div(Decimal::TWO).unwrap_or_default();
        // "100 mph" may be 98, hardly 130: a zero that ends a whole number is half a digit.
        let tenth = self.value.abs().checked_div(Decimal::TEN).unwrap_or_default();
        let half = if self.step > Decimal::ONE { half.min(tenth) } else { half };
        let slack = self.value.abs().checked_mul(slack).unwrap_or(Decimal::MAX);
        apart <= half.max(slack)
    }

    /// How many significant digits it has.
    fn is_fine(&self) -> bool {
        self.value.abs().checked_div(self.step).is_some_and(|steps| steps >= Decimal::ONE_HUNDRED)
    }
}

/// What the first value comes to in the second unit, if that is not what is written.
fn off_measure(a: Side, from: &Measure, b: Side, to: &Measure) -> Option<Decimal> {
    if matches!(from.dimension, Dimension::Duration | Dimension::Age | Dimension::Share | Dimension::Angle) {
        return None; // "five weeks (25 days)" are working days
    }
    let hundredths = if a.about || b.about {
        2 * COARSE_HUNDREDTHS
    } else if a.is_fine() && b.is_fine() {
        FINE_HUNDREDTHS
    } else {
        COARSE_HUNDREDTHS
    };
    let slack = Decimal::new(if from.dimension == Dimension::Temperature { 0 } else { hundredths }, 2);
    let expected = convert(a.value, from, to)?;
    let fits = |from: &Measure, to: &Measure| {
        let there = convert(a.value, from, to).is_none_or(|value| b.takes(value, slack));
        there || convert(b.value, to, from).is_none_or(|value| a.takes(value, slack))
    };
    let differs_by = from.dimension == Dimension::Temperature && is_same_difference(a, from, b, to);
    let any = namesakes(from).any(|from| namesakes(to).any(|to| fits(from, to)));
    (!any && !differs_by).then_some(expected)
}

/// Whether the two are one difference in temperature: "2°C (3.6°F) warmer".
fn is_same_difference(a: Side, from: &Measure, b: Side, to: &Measure) -> bool {
    let scaled = |value: Decimal, from: &Measure, to: &Measure| value.checked_mul(from.factor)?.checked_div(to.factor);
    scaled(a.value, from, to).is_none_or(|value| b.takes(value, Decimal::ZERO))
        || scaled(b.value, to, from).is_none_or(|value| a.takes(value, Decimal::ZERO))
}

/// A measure and those that go by the same word elsewhere: British and American tons, gallons, pints.
fn namesakes(measure: &Measure) -> impl Iterator<Item = &Measure> {
    let others: &[&str] = match measure.id {
        "ton" => &["ton-imperial", "tonne"],
        "gallon" => &["gallon-imperial"],
        "mile" => &["nautical-mile"],
        "ounce" => &["ounce-troy"],
        _ => &[],
    };
    std::iter::once(measure).chain(others.iter().filter_map(|id| Measure::by_id(id)))
}

/// What the first amount came to in the second currency, and the rate in words, if that is not what is written.
fn off_money(view: &View<'_>, a: Side, from: &str, b: Side, to: &str) -> Option<(Decimal, String)> {
    let (first, last) = span_of(view.published, view.rates, from, to)?;
    let conversion = view.rates.convert(a.value, from, to, (first, last))?;
    let slack = Decimal::new(if a.about || b.about { 2 * MONEY_HUNDREDTHS } else { MONEY_HUNDREDTHS }, 2);
    let back = view.rates.convert(b.value, to, from, (first, last))?;
    if b.takes(conversion.amount, slack) || a.takes(back.amount, slack) {
        return None;
    }
    Some((conversion.amount, format!("the rate was about {} when the article appeared", conversion.describe_rate())))
}

/// The days whose rate applies. Nothing is said of money in an article without a date.
fn span_of(published: Option<DateSpan>, rates: &Rates, from: &str, to: &str) -> Option<(Date, Date)> {
    let published = published?;
    let (first, last) = (published.first()?, published.last()?);
    let covered = |code: &str| rates.covers(code).is_some_and(|(begin, end)| begin <= first && first <= end);
    (covered(from) && covered(to)).then_some((first, last))
}
