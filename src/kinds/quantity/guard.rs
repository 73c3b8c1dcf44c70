//! What looks like a quantity and is none: years, dates, clock times, scores, telephone numbers, designations.

use rust_decimal::Decimal;

use super::amount::Amount;
use super::designation::designated;
use super::numeral::Kind;
use super::read::Reader;
use super::scale::is_plural;
use super::{Unit, currency};

/// Where to go on reading, if a date, a time, a score or a designation begins at `at`.
pub(super) fn skip(reader: &Reader, at: usize) -> Option<usize> {
    if !reader.is_number(at) {
        return None;
    }
    time(reader, at).or_else(|| code(reader, at)).or_else(|| date(reader, at))
}

/// "18:18", "11 p.m.", "3:2".
fn time(reader: &Reader, at: usize) -> Option<usize> {
    let joined =
        |at: usize| reader.is_mark(at, ':') && reader.touches(at) && reader.is_number(at + 1) && reader.touches(at + 1);
    let mut end = at + 1;
    while joined(end) {
        end += 2;
    }
    let clock = reader.is_in(end, "a.m. p.m. o'clock o’clock a.m p.m noon hrs") && reader.word(at).len() <= 5
        || reader.is_any(end, &["am", "pm"]) && reader.word(at).len() <= 5 && whole_below(reader, at, 13);
    match () {
        () if clock && !reader.is(end, "hrs") => Some(end + 1),
        () if end > at + 1 => Some(end),
        () => None,
    }
}

/// Whether the digits at `at`, up to a point, are below `limit`, and any decimals are two minutes' digits.
fn whole_below(reader: &Reader, at: usize, limit: u32) -> bool {
    let (whole, minutes) = reader.word(at).split_once('.').unwrap_or((reader.word(at), "00"));
    whole.parse::<u32>().is_ok_and(|hour| hour < limit) && minutes.len() == 2
}

/// Months by name, as far as no other word is meant.
pub(super) fn is_month(reader: &Reader, at: usize) -> bool {
    const MONTHS: &str = "january february april june july august september october november december jan feb apr jun jul aug \
    sep sept oct nov dec";
    reader.is_in(at, MONTHS) || reader.is_capital(at) && reader.is_any(at, &["may", "march", "mar"])
}

/// A day beside its month, a year, a date in digits.
fn date(reader: &Reader, at: usize) -> Option<usize> {
    if !reader.prose {
        return None;
    }
    let day = reader.word(at).parse::<u32>().is_ok_and(|day| (1..=31).contains(&day));
    let suffixed = usize::from(reader.touches(at + 1) && reader.is_any(at + 1, &["st", "nd", "rd", "th"]));
    let behind = at + 1 + suffixed;
    if day {
        let of = usize::from(reader.is(behind, "of"));
        if is_month(reader, behind + of) {
            return Some(behind + of + 1);
        }
        let month_before = (1..=2).any(|back| {
            reader
                .back(at, back)
                .is_some_and(|before| is_month(reader, before) && (back == 1 || reader.is_mark(before + 1, '.')))
        });
        if month_before && !beside_a_noun(reader, behind) {
            let dash = reader.is_dash(behind) && reader.is_number(behind + 1)
                || reader.is_any(behind, &["to", "and"]) && reader.is_number(behind + 1) && !reader.is_word(behind + 2);
            return Some(if dash { behind + 2 } else { behind });
        }
        if let Some(end) = day_range(reader, behind) {
            return Some(end);
        }
    }
    if day && reader.is_mark(behind, ',') && is_year(reader, behind + 1) && !reader.touches(behind + 1) {
        return Some(behind + 2);
    }
    let weekday = reader.before_in(
        at,
        "on since until till by before after from monday tuesday wednesday thursday friday saturday sunday",
    );
    let slashes = |at: usize| {
        matches!(reader.mark(at), Some('/')) && reader.touches(at) && reader.is_number(at + 1) && reader.touches(at + 1)
    };
    if slashes(at + 1) && slashes(at + 3) {
        return Some(at + 5);
    }
    let fraction = super::digits::slash(reader, at).is_some();
    if slashes(at + 1) && (!fraction || weekday && !measured(reader, at + 3)) {
        return Some(at + 3);
    }
    year(reader, at)
}

/// The rest of "9 to 12 June", "from 3 until the 12th of September" behind its first day.
fn day_range(reader: &Reader, at: usize) -> Option<usize> {
    let joined = reader.is_dash(at) || reader.is_any(at, &["and", "to", "or", "until", "till"]);
    let second = at + 1 + usize::from(reader.is(at + 1, "the"));
    let suffix = usize::from(reader.touches(second + 1) && reader.is_any(second + 1, &["st", "nd", "rd", "th"]));
    let month = second + 1 + suffix + usize::from(reader.is(second + 1 + suffix, "of"));
    (joined && reader.is_number(second) && is_month(reader, month)).then_some(month + 1)
}

/// Whether the token is a year of this or the last century in digits.
fn is_year(reader: &Reader, at: usize) -> bool {
    reader.is_number(at) && reader.word(at).parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year))
}

/// Whether a counted noun follows, so that a month before it ends another phrase: "in May 12 people".
fn beside_a_noun(reader: &Reader, at: usize) -> bool {
    reader.is_lower(at) && is_plural(reader, at)
}

/// A year, or a span of two.
fn year(reader: &Reader, at: usize) -> Option<usize> {
    let digits = reader.word(at);
    if reader.touches(at + 1) && reader.is(at + 1, "s") {
        return Some(at + 2);
    }
    if digits.len() < 4 && reader.is_any(at + 1, &["BC", "BCE", "B.C.", "CE", "A.D."]) {
        return Some(at + 2);
    }
    if digits.len() != 4 || digits.contains(['.', ',']) {
        return None;
    }
    let value: u32 = digits.parse().ok()?;
    let before = "in since of by from until till before after during through early late mid year fiscal circa spring \
    summer autumn fall winter the and to between around ad";
    let likely = match value {
        1900..=2099 => true,
        1000..=1899 => reader.before_in(at, before) && !is_plural(reader, at + 1),
        _ => false,
    };
    let month = (1..=2).any(|back| reader.back(at, back).is_some_and(|b| is_month(reader, b)));
    let money = at > 0
        && (currency::currency_symbol(reader.word(at - 1)).is_some()
            || currency::currency_code(reader.word(at - 1)).is_some());
    if reader.is_in(at + 1, "bc bce ce b.c. a.d.") || reader.before_in(at, "ad a.d.") {
        return Some(at + 2);
    }
    if !(likely || month) || money || measured(reader, at + 1) {
        return None;
    }
    if value.is_multiple_of(100) && is_plural(reader, at + 1) && !month {
        return None;
    }
    let span = (reader.is_dash(at + 1) || reader.is_mark(at + 1, '/'))
        && reader.is_number(at + 2)
        && reader.word(at + 2).len() <= 4;
    Some(if span { at + 3 } else { at + 1 })
}

/// Whether a unit, currency or scale stands at `at`, so that the number before it is an amount.
fn measured(reader: &Reader, at: usize) -> bool {
    let first = at + usize::from(reader.is_hyphen(at));
    let word = reader.lower(first);
    reader.is_mark(at, '%')
        || super::scale::scale_word(&word).is_some()
        || super::unit::measure_named(&word).is_some()
        || reader.is_word(first)
            && (super::unit::measure_symbol(reader.word(first)).is_some() || currency::currency_named(&word).is_some())
        || currency::currency_code(reader.word(first)).is_some()
        || reader.mark(at).is_some() && currency::currency_symbol(reader.word(at)).is_some() && reader.touches(at)
        || reader.is(at, "people")
}

/// Telephone numbers, network addresses, list marks, "F-16", "No. 5", "#3".
fn code(reader: &Reader, at: usize) -> Option<usize> {
    if !reader.prose {
        return None;
    }
    let mut end = at + 1;
    let mut parts = 1usize;
    while matches!(reader.mark(end), Some('-' | '.' | '/' | '–'))
        && reader.touches(end)
        && reader.is_number(end + 1)
        && reader.touches(end + 1)
    {
        end += 2;
        parts = parts.saturating_add(1);
    }
    if parts >= 3 {
        return Some(end);
    }
    let before = at.checked_sub(1)?;
    match reader.mark(before) {
        Some('#' | '№' | '@' | '_' | '=' | '&') if reader.touches(at) => return Some(at + 1),
        Some('-' | '‑' | '–' | '.' | '/') if reader.touches(at) && reader.touches(before) => {
            let word = before.checked_sub(1)?;
            let joins = reader.is_word(word) && !reader.is_any(word, &["to", "or", "and"]);
            return (joins && super::numeral::numeral(reader, word, super::numeral::Reading::default()).is_none())
                .then_some(at + 1);
        }
        Some('.') if before > 0 && reader.is_in(before - 1, "no nos nr nrs vol art sec pp ch fig") => {
            return Some(at + 1);
        }
        _ => {}
    }
    None
}

/// Where to go on, if the amount is none after all: a score, a designation, part of a name.
pub(super) fn refuses(reader: &Reader, amount: &Amount) -> Option<usize> {
    if !reader.prose {
        return None;
    }
    let prefixed = amount.start >= 2
        && reader.is_hyphen(amount.start - 1)
        && reader.is_in(amount.start - 2, "multi mega mid pre post sub non anti half semi pro ex");
    if prefixed && (amount.unit == Unit::None || reader.is(amount.start - 2, "multi")) {
        return Some(amount.end);
    }
    if amount.kind == Kind::Ordinal {
        return ordinal_name(reader, amount);
    }
    if amount.unit != Unit::None || amount.scaled {
        return None;
    }
    if reader.is_hyphen(amount.end) && reader.is(amount.end + 1, "fold") {
        return Some(amount.end + 2);
    }
    if !amount.digits {
        return year_in_words(reader, amount).or_else(|| {
            (amount.value < Decimal::from(100) && designated(reader, amount, false)).then_some(amount.end)
        });
    }
    let glued = reader.is_word(amount.end) && reader.touches(amount.end);
    if let Some(end) = score(reader, amount) {
        return Some(end);
    }
    (glued || designated(reader, amount, true)).then_some(amount.end)
}

/// "nineteen eighty-four": the second half of a year in words is swallowed with the first.
fn year_in_words(reader: &Reader, amount: &Amount) -> Option<usize> {
    if reader.is_in(amount.end, "twenties thirties forties fifties sixties seventies eighties nineties hundreds tens") {
        return Some(amount.end + 1);
    }
    let recent = amount.value >= Decimal::from(1900) && amount.value < Decimal::from(2100);
    if recent && reader.before_in(amount.start, "in since until till year") && !reader.is_lower(amount.end) {
        return Some(amount.end);
    }
    let century =
        amount.value >= Decimal::from(13) && amount.value <= Decimal::from(20) && amount.end == amount.start + 1;
    let rest = super::numeral::numeral(reader, amount.end, super::numeral::Reading::default())?;
    let fits = century
        && !rest.digits
        && rest.kind == Kind::Cardinal
        && rest.value >= Decimal::TEN
        && rest.value < Decimal::ONE_HUNDRED;
    fits.then_some(rest.end)
}

/// "won 3-2", "a 21-14 victory": numbers joined by a hyphen that do not rise.
fn score(reader: &Reader, amount: &Amount) -> Option<usize> {
    let end = amount.end;
    let dashed = reader.is_dash(end) && reader.is_number(end + 1) && reader.touches(end) == reader.touches(end + 1);
    if !dashed || !reader.touches(end) || amount.value >= Decimal::from(200) {
        return None;
    }
    let second: Decimal = reader.word(end + 1).parse().ok()?;
    let sport = "win victory defeat loss lead draw tie thrashing triumph vote decision ruling record";
    let falls = second <= amount.value || reader.is_in(end + 2, sport);
    let unitless = !measured(reader, end + 2);
    (falls && unitless).then_some(end + 2)
}

/// "Fifth Avenue", "Second World War", "4th of July": an ordinal in a name or a date.
fn ordinal_name(reader: &Reader, amount: &Amount) -> Option<usize> {
    let named = reader.is_capital(amount.end)
        && (amount.digits || reader.is_capital(amount.start) && !reader.begins(amount.start));
    let of = usize::from(reader.is(amount.end, "of"));
    let dated = amount.value <= Decimal::from(31)
        && (is_month(reader, amount.end + of)
            || amount.start.checked_sub(1).is_some_and(|before| is_month(reader, before)));
    (named && reader.is_capital(amount.end) || dated).then_some(amount.end)
}
