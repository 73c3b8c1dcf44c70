//! Shares said with two numbers: "one in five", "3 out of 10", "2 over 7", "nine seats in ten"; and "every third reader".

use rust_decimal::Decimal;

use super::Unit;
use super::amount::{Amount, amount};
use super::measured::measure_behind;
use super::numeral::{Kind, Numeral, Reading, numeral};
use super::read::Reader;
use super::scale::{FUNCTION, is_plural};
use super::unit::{Dimension, measure_named};

/// The largest first number of "one in five": "12 in 50" counts twelve things in fifty places.
const MOST_IN: i64 = 9;

/// The share that `first` begins, as one amount.
pub(super) fn share(reader: &Reader, first: &Amount) -> Option<Amount> {
    if first.unit != Unit::None || first.kind != Kind::Cardinal || first.article {
        return None;
    }
    let dash = usize::from(reader.is_hyphen(first.end));
    if let Some((joint, next)) = joint(reader, first.end + dash) {
        let second = bare(reader, next + if joint == Joint::In { dash } else { 0 })?;
        return apt(reader, first, &second, joint).then(|| of(first, &second)).flatten();
    }
    with_noun(reader, first)
}

/// The joint at `at` between the two numbers of a share, and the token behind it.
fn joint(reader: &Reader, at: usize) -> Option<(Joint, usize)> {
    match () {
        () if reader.is(at, "in") => Some((Joint::In, at + 1)),
        () if reader.is(at, "out") && reader.is(at + 1, "of") => Some((Joint::OutOf, at + 2)),
        () if reader.is(at, "over") => Some((Joint::Over, at + 1)),
        () => None,
    }
}

/// The second number of a share, perhaps behind "every".
fn bare(reader: &Reader, at: usize) -> Option<Amount> {
    let second = amount(reader, at + usize::from(reader.is(at, "every")), Reading::default())?;
    (second.unit == Unit::None && second.kind == Kind::Cardinal).then_some(second)
}

fn of(first: &Amount, second: &Amount) -> Option<Amount> {
    let value = first.value.checked_div(second.value)?;
    let step = first.step.checked_div(second.value)?;
    Some(Amount { end: second.end, value, step, kind: Kind::Fraction, scaled: false, factor: Decimal::ONE, ..*first })
}

/// "One patient in four", "nine seats out of ten": what is shared stands between the numbers. The second is round and stands
/// alone, or it counts other things: "two goals in three games".
fn with_noun(reader: &Reader, first: &Amount) -> Option<Amount> {
    let words = (1..=2).find(|&words| joint(reader, first.end + words).is_some())?;
    let last = first.end + words - 1;
    let plural = is_plural(reader, last) || reader.is_capital(last) && reader.word(last).ends_with('s');
    let noun = (0..words).all(|word| reader.is_word(first.end + word) && !reader.is_in(first.end + word, FUNCTION));
    if !noun || plural == (first.value == Decimal::ONE) {
        return None;
    }
    let (joint, next) = joint(reader, first.end + words)?;
    let second = bare(reader, next)?;
    let round =
        second.value <= Decimal::TEN || second.value == Decimal::ONE_HUNDRED || second.value == Decimal::ONE_THOUSAND;
    let alone = !reader.is_word(second.end)
        || reader.is_in(second.end, FUNCTION)
        || !is_plural(reader, second.end) && reader.is_lower(second.end);
    let small = second.value > Decimal::ONE && first.value < second.value;
    let counted = joint != Joint::Over
        && round
        && alone
        && small
        && !reader.is_number(second.end)
        && !reader.is_hyphen(second.end);
    (counted && apt(reader, first, &second, joint)).then(|| of(first, &second)).flatten()
}

/// "Every third reader": a share, where what is ranked is no time ("every third week").
pub(super) fn every(reader: &Reader, at: usize) -> Option<Amount> {
    const TIMES: &str = "time weekend night morning evening afternoon spring summer autumn winter monday tuesday wednesday \
        thursday friday saturday sunday attempt try page line turn step stop hole minute";
    let ordinal = numeral(reader, at + 1, Reading::default())
        .filter(|said| reader.is(at, "every") && said.kind == Kind::Ordinal)?;
    let noun = ordinal.end;
    let (first, last) = (Decimal::TWO, Decimal::TEN);
    let timed = reader.is_in(noun, TIMES) || measure_named(&reader.lower(noun)).is_some();
    let named = reader.is_capital(noun) && reader.is_lower(noun + 1);
    let shared = (reader.is_lower(noun) || named) && !reader.is_in(noun, FUNCTION) && !timed;
    let apt = shared && ordinal.value >= first && ordinal.value <= last;
    let value = Decimal::ONE.checked_div(ordinal.value).filter(|_| apt)?;
    Some(Amount::of(at, Numeral { digits: ordinal.digits, ..Numeral::fraction(value, ordinal.end) }, Unit::None))
}

#[derive(Clone, Copy, PartialEq, Eq)]
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
    let digits = reader.word(amount.start);
    amount.digits && !amount.scaled && digits.len() == 4 && !digits.contains(',')
}

fn is_pressure(first: &Amount, second: &Amount) -> bool {
    let within = |value: Decimal, low: i64, high: i64| value >= low.into() && value <= high.into();
    within(first.value, 70, 260) && within(second.value, 40, 160)
}

#[cfg(test)]
mod tests {
    use crate::kinds::quantity::tests::{check, read};

    #[test]
    fn shares_in_words_are_fractions() {
        check("seven in ten voters", &[("seven in ten", "0.7")]);
        check("Every fifth voter", &[("Every fifth", "0.2")]);
        check("83 out of every 100 voters", &[("83 out of every 100", "0.83")]);
        check("three in every hundred", &[("three in every hundred", "0.03")]);
        check("Three quarters of voters", &[("Three quarters", "0.75")]);
        check("Half of all voters", &[("Half", "0.5")]);
        check("More than half of voters", &[("More than half", "at least 0.5")]);
        check("One voter in four", &[("One voter in four", "0.25")]);
    }

    #[test]
    fn times_and_other_counts_are_no_shares() {
        for text in ["every third week", "two goals in three games", "five in the morning"] {
            assert!(read(text).iter().all(|(_, shown)| !shown.starts_with("0.")), "{text:?}");
        }
    }
}
