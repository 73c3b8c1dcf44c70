//! Lengths of time written as a clock shows them: "a time of 2:17:44", "3:59 minutes", "in 13:26 hours".
//!
//! The same digits are a time of day ("at 2:17"): only a unit behind or a word such as "time" before makes them a length.
//! The grammar of dates asks here too, so that no such length becomes a time of day.

use crate::lang::WordClasses;
use rust_decimal::Decimal;

use super::Unit;
use super::amount::Amount;
use super::numeral::Numeral;
use super::read::Reader;
use super::unit::Measure;

/// The unit of the first of two numbers, where it is said or can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::kinds) enum First {
    Hours,
    Minutes,
    /// "A time of 3:59" may be minutes of a mile or hours of a marathon.
    Either,
}

/// What the numbers with colons from the token `first` up to `end` measure, if they measure a length of time: the unit of the
/// first of them, and the token behind all. `said` gives each token's text, and nothing beyond the ends of the text.
pub(in crate::kinds) fn length<'t>(
    said: impl Fn(usize) -> &'t str,
    first: usize,
    end: usize,
) -> Option<(First, usize)> {
    let is = |at: usize, words: &[&str]| words.iter().any(|word| said(at).eq_ignore_ascii_case(word));
    let before = |back: usize| first.checked_sub(back);
    let timed =
        before(1).is_some_and(|at| is(at, &["at", "from", "until", "till", "by", "since", "before", "after", "to"]));
    let hour: u32 = said(first).parse().ok()?;
    let of_day = timed && hour < 24;
    match () {
        () if is(end, &["hours", "hrs"]) && !of_day => return Some((First::Hours, end + 1)),
        () if is(end, &["minutes", "mins", "min"]) && !of_day => return Some((First::Minutes, end + 1)),
        () if timed => return None,
        () => {}
    }
    let three = end >= first + 5;
    let times = (1..=TIME_REACH)
        .map_while(before)
        .take_while(|&at| !matches!(said(at), "." | ";" | "!" | "?"))
        .find(|&at| is(at, &["time", "times", "clocked", "clocks", "clocking", "timed"]))?;
    let kind = times.checked_sub(1);
    let of_day = kind.is_some_and(|at| WordClasses::TIME_OF_DAY.has(said(at)));
    let won = is(times, &["clocked", "clocks", "clocking", "timed"])
        || is(times + 1, &["of"])
        || kind.is_some_and(|at| WordClasses::TIME_OF_RACE.has(said(at)));
    let first = if three { First::Hours } else { First::Either };
    (!of_day && (three || won)).then_some((first, end))
}

/// How many tokens before the numbers "time" may stand: "her time for the whole course was 2:17:44".
const TIME_REACH: usize = 8;

/// The length of time whose digits begin at `at`.
pub(super) fn lasting(reader: &Reader, at: usize) -> Option<Amount> {
    let joined = |mark: usize| reader.is_mark(mark, ':') && reader.touches(mark) && reader.touches(mark + 1);
    let sixty =
        |at: usize| part(reader, at).filter(|part| *part < Decimal::from(60) && reader.word(at).find('.') != Some(1));
    if at > 0 && reader.is_mark(at - 1, ':') && reader.touches(at) || !joined(at + 1) {
        return None;
    }
    let (large, middle) = (part(reader, at)?, sixty(at + 2)?);
    let small = if joined(at + 3) { Some(sixty(at + 4)?) } else { None };
    let end = at + if small.is_some() { 5 } else { 3 };
    if joined(end) {
        return None;
    }
    let alone = !reader.prose && small.is_some();
    let (first, end) = length(|at| reader.word(at), at, end).or(alone.then_some((First::Hours, end)))?;
    let (unit, value) = match (first, small) {
        (First::Hours, Some(small)) => ("second", sixties(sixties(large, middle)?, small)?),
        (First::Hours, None) => ("minute", sixties(large, middle)?),
        (First::Minutes | First::Either, None) => ("second", sixties(large, middle)?),
        (First::Minutes | First::Either, Some(_)) => return None,
    };
    let numeral = Numeral { end, value, digits: true, ..Numeral::ONE };
    Some(Amount::of(at, numeral, Unit::Measure(Measure::by_id(unit)?)))
}

/// Sixty times `large` and `small`.
fn sixties(large: Decimal, small: Decimal) -> Option<Decimal> {
    large.checked_mul(60.into())?.checked_add(small)
}

/// The digits at `at`, where they have no thousands.
fn part(reader: &Reader, at: usize) -> Option<Decimal> {
    let digits = reader.word(at);
    if !reader.is_number(at) || digits.contains(',') || digits.len() > 6 {
        return None;
    }
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use crate::kinds::quantity::tests::check;

    #[test]
    fn a_unit_or_a_time_makes_digits_a_length() {
        check("Her winning time was 3:04:11.", &[("3:04:11", "11,051 seconds")]);
        check("in 3:04 minutes", &[("3:04 minutes", "184 seconds")]);
        check("in 3:04 hours", &[("3:04 hours", "184 minutes")]);
    }

    #[test]
    fn other_digits_with_colons_are_times_of_day_or_scores() {
        for text in ["It began at 3:04:11 today.", "by 3:04 local time", "They won it 3:04.", "from 3:04 until 4:10"] {
            check(text, &[]);
        }
    }
}
