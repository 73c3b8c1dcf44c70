//! Shares said with two numbers: "one in five", "3 out of 10", "1 over 3".

use rust_decimal::Decimal;

use super::Unit;
use super::amount::{Amount, amount};
use super::measured::measure_behind;
use super::numeral::{Kind, Numeral, Reading};
use super::read::Reader;
use super::unit::Dimension;

/// The largest first number of "one in five": "12 in 50" counts twelve things in fifty places.
const MOST_IN: i64 = 9;

/// The share that `first` begins, as one amount.
pub(super) fn share(reader: &Reader, first: &Amount) -> Option<Amount> {
    if first.unit != Unit::None || first.kind != Kind::Cardinal || first.article {
        return None;
    }
    let dash = usize::from(reader.is_hyphen(first.end));
    let word = first.end + dash;
    let (joint, next) = match () {
        () if reader.is(word, "in") => (Joint::In, word + 1 + dash),
        () if reader.is(word, "out") && reader.is(word + 1, "of") => (Joint::OutOf, word + 2),
        () if reader.is(word, "over") => (Joint::Over, word + 1),
        () => return None,
    };
    let second = amount(reader, next + usize::from(reader.is(next, "every")), Reading::default())?;
    if second.unit != Unit::None || second.kind != Kind::Cardinal || !apt(reader, first, &second, joint) {
        return None;
    }
    let value = first.value.checked_div(second.value)?;
    let step = first.step.checked_div(second.value)?;
    Some(Amount { end: second.end, value, step, kind: Kind::Fraction, scaled: false, factor: Decimal::ONE, ..*first })
}

#[derive(Clone, Copy)]
enum Joint {
    In,
    OutOf,
    Over,
}

fn apt(reader: &Reader, first: &Amount, second: &Amount, joint: Joint) -> bool {
    match joint {
        // "three in 2014" and "one in three days" are no shares.
        Joint::In => {
            first.value >= Decimal::ONE
                && first.value <= Decimal::from(MOST_IN)
                && first.value < second.value
                && first.value.is_integer()
                && !is_year(reader, second)
                && measure_behind(
                    reader,
                    second.end,
                    &Numeral { end: second.end, value: second.value, digits: second.digits, ..Numeral::ONE },
                )
                .is_none_or(|(measure, _)| measure.dimension != Dimension::Duration)
        }
        Joint::OutOf => first.value <= second.value,
        // A blood pressure is "120 over 80"; words behind say what was lasted over.
        Joint::Over => !reader.is_word(second.end) && second.value > Decimal::ONE && !is_pressure(first, second),
    }
}

fn is_year(reader: &Reader, amount: &Amount) -> bool {
    let digits = reader.str(amount.start);
    amount.digits && !amount.scaled && digits.len() == 4 && !digits.contains(',')
}

fn is_pressure(first: &Amount, second: &Amount) -> bool {
    let within = |value: Decimal, low: i64, high: i64| value >= low.into() && value <= high.into();
    within(first.value, 70, 260) && within(second.value, 40, 160)
}
