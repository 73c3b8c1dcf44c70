//! Measures and sums of several parts: "six feet two", "2 hours, 17 minutes and 44 seconds", "12 pounds 50", "a year and a day".

use rust_decimal::Decimal;

use super::Unit;
use super::amount::Amount;
use super::currency::Parts;
use super::lexicon::{Word, word_at};
use super::measured::measure_behind;
use super::money::currency_behind;
use super::numeral::{self, Kind, Numeral, Reading};
use super::read::Reader;
use super::scale::FUNCTION;
use super::unit::{self, Dimension, Measure};
use super::words::fraction_words;

/// Cents behind dollars: "4 dollars 30 cents", "a dollar and 15 cents", "£12 50p".
pub(super) fn with_cents(reader: &Reader, amount: Amount) -> Amount {
    if amount.scaled || !matches!(amount.unit, Unit::Currency(_)) {
        return amount;
    }
    two_digits(reader, &amount).or_else(|| named_cents(reader, &amount)).unwrap_or(amount)
}

fn named_cents(reader: &Reader, amount: &Amount) -> Option<Amount> {
    let Unit::Currency(whole) = amount.unit else { return None };
    let next = amount.end + usize::from(reader.is_any(amount.end, &["and", ","]));
    let numeral = numeral::numeral(reader, next, Reading::default())?;
    let (coin, end) = currency_behind(reader, numeral.end, &numeral)?;
    let fits = coin.parts == Parts::Hundredth && numeral.value < Decimal::ONE_HUNDRED && numeral.kind == Kind::Cardinal;
    let same = coin.currency.ambiguous || coin.currency.may_be(&whole);
    let value = amount.value.checked_add(numeral.value.checked_div(Decimal::ONE_HUNDRED)?)?;
    let whole = amount.value.is_integer();
    (fits && same && whole).then_some(Amount { end, value, step: Decimal::new(1, 2), ..*amount })
}

/// Cents that are not called so: "35 rupees 65", "18 dollars and 25", "twelve pounds fifty", with nothing behind that they
/// could count.
fn two_digits(reader: &Reader, amount: &Amount) -> Option<Amount> {
    if amount.leads || !amount.value.is_integer() {
        return None;
    }
    let next = amount.end + usize::from(reader.is(amount.end, "and"));
    let cents = if reader.is_number(next) {
        let digits = reader.word(next);
        let bare = digits.len() == 2 && !reader.is_word(next + 1);
        Numeral { end: next + 1, value: digits.parse().ok().filter(|_| bare)?, ..Numeral::ONE }
    } else {
        let said = numeral::numeral(reader, amount.end, Reading::default())?;
        let bare = said.kind == Kind::Cardinal && !said.digits && ends(reader, said.end);
        Some(said).filter(|said| bare && said.value >= Decimal::TEN)?
    };
    let joins = matches!(reader.mark(cents.end), Some('%' | '-' | '–' | '$' | '€' | '£' | '/' | ':' | '°'));
    if joins || cents.value >= Decimal::ONE_HUNDRED {
        return None;
    }
    let value = amount.value.checked_add(cents.value.checked_div(Decimal::ONE_HUNDRED)?)?;
    Some(Amount { end: cents.end, value, step: Decimal::new(1, 2), ..*amount })
}

/// Whether nothing at `at` can be counted by a number that stands before it.
fn ends(reader: &Reader, at: usize) -> bool {
    !reader.is_word(at) && !reader.is_number(at) && !reader.is_hyphen(at) || reader.is_in(at, FUNCTION)
}

/// The most parts that a measure has: years, months, weeks, days, hours, minutes and seconds.
const MOST_PARTS: usize = 7;

/// Smaller units behind the first, and a fraction of the last. The whole is given in the smallest.
pub(super) fn with_parts(reader: &Reader, first: Amount) -> Amount {
    let mut amount = first;
    for _ in 1..MOST_PARTS {
        let Some(longer) = with_part(reader, &amount) else { break };
        amount = longer;
    }
    and_a_half(reader, amount)
}

/// A second, smaller unit behind an amount: "six feet two inches", "two hours and 15 minutes", "2h 17m".
fn with_part(reader: &Reader, amount: &Amount) -> Option<Amount> {
    let Unit::Measure(large) = amount.unit else { return None };
    let compound = matches!(large.dimension, Dimension::Length | Dimension::Mass | Dimension::Duration);
    if !compound || amount.kind != Kind::Cardinal || !amount.value.is_integer() || reader.is_hyphen(amount.end) {
        return None;
    }
    let comma = usize::from(reader.is_mark(amount.end, ','));
    let next = amount.end + comma + usize::from(reader.is(amount.end + comma, "and"));
    let part = small_part(reader, large, next, next == amount.end)?;
    let small = part.measure;
    let apt = small.dimension == large.dimension
        && small.factor < large.factor
        && is_metric(large) == is_metric(small)
        && is_remainder(large, small, part.value)
        && (comma == 0 || parts_by_comma(reader, large, small, part.end));
    let value = unit::convert(amount.value, large, small).filter(|_| apt)?.checked_add(part.value)?;
    let step = part.step.min(Decimal::ONE);
    Some(Amount { end: part.end, value, step, unit: Unit::Measure(small), article: false, ..*amount })
}

/// A number with the smaller unit it is counted in.
struct Part {
    measure: &'static Measure,
    value: Decimal,
    step: Decimal,
    end: usize,
}

/// The part at `at`, behind something counted in `large`. `bare`: no "and" or comma stands between.
fn small_part(reader: &Reader, large: &Measure, at: usize, bare: bool) -> Option<Part> {
    if !bare && reader.is_any(at, &["a", "an"]) {
        let (measure, end) = measure_behind(reader, at + 1, &Numeral { end: at + 1, ..Numeral::ONE })?;
        return Some(Part { measure, value: Decimal::ONE, step: Decimal::ONE, end });
    }
    let numeral = numeral::numeral(reader, at, Reading::default()).filter(|numeral| numeral.kind == Kind::Cardinal)?;
    if reader.touches(at) && reader.is_dash(at) {
        return None;
    }
    let part = |(measure, end)| Part { measure, value: numeral.value, step: numeral.step, end };
    letter_of_time(reader, large, &numeral)
        .or_else(|| measure_behind(reader, numeral.end, &numeral))
        .or_else(|| inches(reader, large, &numeral))
        .map(part)
        .or_else(|| unnamed(reader, large, &numeral).filter(|_| bare).map(part))
}

/// The "m" of "2h 17m" and the "s" of "17m 44s", which elsewhere are metres and the end of "the 1940s".
fn letter_of_time(reader: &Reader, large: &Measure, numeral: &Numeral) -> Option<(&'static Measure, usize)> {
    let id = match (large.id, reader.word(numeral.end)) {
        ("hour", "m") => "minute",
        ("minute" | "hour", "s") => "second",
        _ => return None,
    };
    (numeral.digits && !numeral.scaled).then_some((Measure::by_id(id)?, numeral.end + 1))
}

/// "2in" behind feet.
fn inches(reader: &Reader, large: &Measure, numeral: &Numeral) -> Option<(&'static Measure, usize)> {
    let said = reader.is_any(numeral.end, &["in", "ins"]) && numeral.digits && large.id == "foot";
    // "6ft 4 in his socks"
    let apt = reader.touches(numeral.end) || !reader.is_in(numeral.end + 1, "a an the his her its their socks");
    (said && apt).then_some((Measure::by_id("inch")?, numeral.end + 1))
}

/// The unit that is left out where the larger says it: "six foot four", "16 stone 10", "two hours twenty".
fn unnamed(reader: &Reader, large: &Measure, numeral: &Numeral) -> Option<(&'static Measure, usize)> {
    let id = match large.id {
        "foot" => "inch",
        "stone" => "pound",
        "hour" => "minute",
        "minute" => "second",
        _ => return None,
    };
    let timed = large.dimension == Dimension::Duration;
    let alone = ends(reader, numeral.end) || reader.is_any(numeral.end, &["tall", "high"]);
    // "In two hours 20 of them": what stands behind minutes that are not called so is a mark, or nothing.
    let ends = if timed { !reader.is_word(numeral.end) && alone } else { alone && !reader.is(numeral.end, "of") };
    let clear = numeral.value.is_integer()
        && !numeral.scaled
        && !matches!(reader.mark(numeral.end), Some('%' | '/' | ':' | '°'));
    let two_digits = !timed || numeral.value >= Decimal::TEN;
    (ends && clear && two_digits).then_some((Measure::by_id(id)?, numeral.end))
}

/// Whether a comma may stand between two parts of a measure rather than between two measures.
fn parts_by_comma(reader: &Reader, large: &Measure, small: &Measure, behind: usize) -> bool {
    let calendar = match (large.id, small.id) {
        ("year", "month" | "week" | "day") | ("month", "week" | "day") | ("week", "day") | ("day", "hour") => true,
        ("foot" | "pound" | "stone" | "yard" | "kilometer" | "meter" | "hour" | "minute" | "mile", _) => false,
        _ => return false,
    };
    // "Five years, two months of which": the second is no part of the first, but a part of it.
    !calendar || !reader.is_in(behind, "of suspended later ago earlier after before into")
}

/// "An hour and a half", "3 miles and a quarter", "four kilos and three quarters": a part of the unit behind it.
fn and_a_half(reader: &Reader, amount: Amount) -> Amount {
    if !reader.is(amount.end, "and") || !amount.value.is_integer() || amount.kind != Kind::Cardinal {
        return amount;
    }
    let said = reader.is_any(amount.end + 1, &["a", "three"]);
    let Some((part, end)) = fraction_words(reader, amount.end + 1).filter(|_| said) else { return amount };
    let of = reader.is(end, "of") && reader.is_in(end + 1, "the a an his her its their our all");
    let more = reader.is(end, "marathon")
        || matches!(word_at(reader, end), Some(Word::Scale(_) | Word::Dozen))
        || reader.is_hyphen(end);
    match amount.value.checked_add(part) {
        Some(value) if !of && !more && part < Decimal::ONE => {
            Amount { end, value, step: part.min(Decimal::new(5, 1)), article: false, ..amount }
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

/// A number and all its parts in one word: "2h17m44s", "6ft4in", "11st4lb". The number stands at `at`, the rest touches it.
pub(super) fn glued_parts(reader: &Reader, at: usize, numeral: &Numeral) -> Option<Amount> {
    let word = reader.word(numeral.end);
    let joined = numeral.digits && reader.touches(numeral.end) && word.bytes().any(|byte| byte.is_ascii_digit());
    if !joined || !word.is_ascii() || !numeral.value.is_integer() {
        return None;
    }
    let (letters, mut rest) = split(word, |byte| byte.is_ascii_alphabetic())?;
    let mut unit = unit_of_letters(letters, None)?;
    let mut value = numeral.value;
    for _ in 0..2 {
        let Some((digits, behind)) = split(rest, |byte| byte.is_ascii_digit()) else { break };
        let (letters, behind) = split(behind, |byte| byte.is_ascii_alphabetic()).unwrap_or(("", behind));
        let small = unit_of_letters(letters, Some(unit))?;
        let part: Decimal = digits.parse().ok()?;
        let apt = small.dimension == unit.dimension && small.factor < unit.factor && is_remainder(unit, small, part);
        value = unit::convert(value, unit, small).filter(|_| apt)?.checked_add(part)?;
        (unit, rest) = (small, behind);
    }
    let amount =
        Amount::of(at, Numeral { end: numeral.end + 1, value, step: Decimal::ONE, ..*numeral }, Unit::Measure(unit));
    rest.is_empty().then_some(amount)
}

/// The first characters of a word that are so, and the rest; `None` where there is none.
fn split(word: &str, is_so: impl Fn(u8) -> bool) -> Option<(&str, &str)> {
    let end = word.bytes().position(|byte| !is_so(byte)).unwrap_or(word.len());
    word.split_at_checked(end).filter(|_| end > 0)
}

/// The unit that letters stand for behind a number, and behind a larger unit where there is one.
fn unit_of_letters(letters: &str, large: Option<&Measure>) -> Option<&'static Measure> {
    let id = match (large.map(|large| large.id), letters) {
        (None, "h" | "hr" | "hrs") => "hour",
        (None, "m" | "min" | "mins") | (Some("hour"), "m" | "min" | "mins" | "") => "minute",
        (Some("hour" | "minute"), "s" | "sec" | "secs") => "second",
        (None, "ft") => "foot",
        (Some("foot"), "in" | "ins" | "") => "inch",
        (None, "st") => "stone",
        (Some("stone"), "lb" | "lbs" | "") => "pound",
        (None, "lb") => "pound",
        (Some("pound"), "oz") => "ounce",
        _ => return None,
    };
    Measure::by_id(id)
}

#[cfg(test)]
mod tests {
    use crate::kinds::quantity::tests::check;

    #[test]
    fn parts_make_one_measure() {
        check(
            "a climb of 5 hours, 12 minutes and 31 seconds",
            &[("5 hours, 12 minutes and 31 seconds", "18,751 seconds")],
        );
        check("a climb of 5 hours 12 minutes 31 seconds", &[("5 hours 12 minutes 31 seconds", "18,751 seconds")]);
        check("It took 5h 12m 31s", &[("5h 12m 31s", "18,751 seconds")]);
        check("It took 5h12m31s", &[("5h12m31s", "18,751 seconds")]);
        check("She is 5ft 7in", &[("5ft 7in", "67 inches")]);
        check("She is five foot seven.", &[("five foot seven", "67 inches")]);
        check("The bell weighs 31 stone 5.", &[("31 stone 5", "439 pounds")]);
        check("The calf weighs 9st 3lb", &[("9st 3lb", "129 pounds")]);
        check("a term of a year and a day", &[("a year and a day", "366.243 days")]);
    }

    #[test]
    fn what_stands_beside_a_measure_is_no_part_of_it() {
        check("It lasted 5 hours, 12 miners said", &[("5 hours", "5 hours"), ("12", "12")]);
        check("After 5 hours 12 miners came up", &[("5 hours", "5 hours"), ("12", "12")]);
        check("5 hours and 90 minutes", &[("5 hours", "5 hours"), ("90 minutes", "90 minutes")]);
        check("a 12 stone boxer", &[("12 stone", "12 stone")]);
        check("12 stone boxers", &[("12", "12")]); // statues
        check("31 stone 5 villagers", &[("31 stone", "31 stone"), ("5", "5")]);
        check("a rope of 5 feet, 2 kilos of nails", &[("5 feet", "5 feet"), ("2 kilos", "2 kg")]);
    }

    #[test]
    fn parts_make_one_sum() {
        check("It cost £31 20p", &[("£31 20p", "£31.20")]);
        check("It cost thirty pounds twenty.", &[("thirty pounds twenty", "£30.20")]);
        check("For thirty pounds twenty guests ate", &[("thirty pounds", "£30"), ("twenty", "20")]);
    }

    #[test]
    fn a_half_stands_behind_its_unit() {
        check("a walk of a mile and a half", &[("a mile and a half", "1.5 miles")]);
        check("an hour and a half", &[("an hour and a half", "1.5 hours")]);
        check("seven and a half feet", &[("seven and a half feet", "7.5 feet")]);
        check("six and a half million euros", &[("six and a half million euros", "€6.5 million")]);
        check("a mile and a half of the village", &[("a mile", "1 mile"), ("a half", "0.5")]);
    }
}
