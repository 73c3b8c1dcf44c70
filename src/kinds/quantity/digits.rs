//! Numbers in digits: "1,234.5", "1.234,56", "1 234 567", "3½", "10 1/2".

use rust_decimal::Decimal;

use super::numeral::{Kind, Numeral, Reading, fraction_step, part_step, ratio, scale_up, scaled_fraction};
use super::power::with_power;
use super::read::Reader;
use super::scale::{scale_at, ten_to};
use super::words::fraction_words;

/// The number in digits at `at`.
pub(super) fn in_digits(reader: &Reader, at: usize, reading: Reading) -> Option<Numeral> {
    let fraction = glyph(reader, at).map(|value| (value, at + 1)).or_else(|| slash(reader, at));
    if let Some((value, end)) = fraction {
        let fraction = Numeral { digits: true, ..Numeral::fraction(value, end) };
        return Some(scaled_fraction(reader, fraction, reading));
    }
    let (value, step, end) = grouped(reader, at)?;
    let plain = Numeral { end, value, step, digits: true, ..Numeral::ONE };
    if let Some(power) = with_power(reader, &plain) {
        return Some(power);
    }
    if is_ordinal(reader, at, end) {
        return Some(Numeral { end: end + 1, step: Decimal::ONE, kind: Kind::Ordinal, ..plain });
    }
    let mut numeral = with_fraction(reader, &plain).unwrap_or(plain);
    scale_up(reader, &mut numeral, reading);
    let more = smaller_scale(reader, &numeral, reading).or_else(|| dozens(reader, &numeral));
    Some(more.unwrap_or(numeral))
}

/// "3½", "10 1/2", "2-1/2", "3 and a half".
fn with_fraction(reader: &Reader, whole: &Numeral) -> Option<Numeral> {
    if !whole.value.is_integer() {
        return None;
    }
    let joined = whole.end + usize::from(reader.is_hyphen(whole.end));
    let written = glyph(reader, joined).map(|fraction| (fraction, joined + 1)).or_else(|| slash(reader, joined));
    let said = reader.is(whole.end, "and") && reader.is_any(whole.end + 1, &["a", "one"]);
    let spoken = || said.then(|| fraction_words(reader, whole.end + 1)).flatten();
    let (fraction, end, step) = match written {
        Some((fraction, end)) => (fraction, end, fraction_step()),
        None => spoken().map(|(fraction, end)| (fraction, end, part_step(fraction)))?,
    };
    Some(Numeral { end, value: whole.value.checked_add(fraction)?, step, ..*whole })
}

/// "20 dozen".
fn dozens(reader: &Reader, numeral: &Numeral) -> Option<Numeral> {
    let said = !numeral.scaled && reader.is_any(numeral.end, &["dozen", "dozens"]);
    let (value, step) = (numeral.value.checked_mul(12.into())?, numeral.step.checked_mul(12.into())?);
    said.then_some(Numeral { end: numeral.end + 1, value, step, ..*numeral })
}

/// A second number with a smaller scale: "2 crore 50 lakh".
fn smaller_scale(reader: &Reader, first: &Numeral, reading: Reading) -> Option<Numeral> {
    if !first.scaled || !reader.is_number(first.end) {
        return None;
    }
    let (value, step, end) = grouped(reader, first.end)?;
    let mut second = Numeral { end, value, step, scaled: false, factor: Decimal::ONE, ..*first };
    scale_up(reader, &mut second, reading);
    let fits = second.scaled && second.factor < first.factor && second.value < first.factor;
    fits.then_some(Numeral { value: first.value.checked_add(second.value)?, ..second })
}

/// Whether the digits at `at` end as an ordinal does; "15st" are stones.
fn is_ordinal(reader: &Reader, at: usize, end: usize) -> bool {
    let digits = reader.word(at);
    let teen = matches!(digits.get(digits.len().saturating_sub(2)..), Some("11" | "12" | "13"));
    let suffix = match digits.bytes().last() {
        Some(b'1') if !teen => "st",
        Some(b'2') if !teen => "nd",
        Some(b'3') if !teen => "rd",
        _ => "th",
    };
    reader.touches(end) && (reader.is(end, suffix) || suffix == "nd" && reader.is(end, "d"))
}

/// The value of a fraction glyph.
pub(super) fn glyph(reader: &Reader, at: usize) -> Option<Decimal> {
    let (top, bottom) = match reader.mark(at)? {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    ratio(top, bottom)
}

/// "3/4" at `at`, where it is no date and no "9/11" or "24/7".
pub(super) fn slash(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let joined = matches!(reader.mark(at + 1), Some('/' | '⁄')) && reader.touches(at + 1) && reader.touches(at + 2);
    if !joined || reader.is_mark(at + 3, '/') {
        return None;
    }
    let (top, bottom): (i64, i64) = (reader.word(at).parse().ok()?, reader.word(at + 2).parse().ok()?);
    let common = (1..bottom).contains(&top) && bottom <= 1000 && (top, bottom) != (9, 11);
    if common { Some((ratio(top, bottom)?, at + 3)) } else { None }
}

/// The digits at `at` with their separators: value, step, and the token behind.
fn grouped(reader: &Reader, at: usize) -> Option<(Decimal, Decimal, usize)> {
    if let Some((digits, end)) = groups(reader, at).or_else(|| spaced_decimals(reader, at)) {
        let (value, step) = value_of(&digits)?;
        return Some((value, step, end));
    }
    let (value, step) = value_of(&plain_digits(reader.word(at))?)?;
    Some((value, step, at + 1))
}

/// The most digits that groups of three are joined to: beyond, they are no number of news.
const GROUPED_DIGITS: usize = 18;

/// "1 234 567", "1'000": groups of three digits set apart by a space or an apostrophe.
fn groups(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let first = reader.word(at);
    if first.len() > 3 || first.starts_with('0') || !first.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut digits = first.to_owned();
    let mut end = at + 1;
    while digits.len() < GROUPED_DIGITS && !digits.contains('.') {
        let apostrophe = matches!(reader.mark(end), Some('\'' | '’')) && reader.touches(end) && reader.touches(end + 1);
        let next = end + usize::from(apostrophe);
        let group = reader.word(next);
        let three = group.split('.').next().is_some_and(|head| head.len() == 3) && !group.contains(',');
        if !reader.is_number(next) || !three || !apostrophe && reader.touches(next) || !one_gap(reader, next) {
            break;
        }
        digits.push_str(group);
        end = next + 1;
    }
    (end > at + 1).then_some((digits, end))
}

/// "59 . 2 %", "$ 46 . 8 million": decimals in a text that was cut into tokens.
fn spaced_decimals(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let (whole, decimals) = (reader.word(at), reader.word(at + 2));
    let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let spaced = reader.is_mark(at + 1, '.') && !reader.touches(at + 1) && !reader.touches(at + 2);
    if !spaced || !reader.is_number(at + 2) || !plain(whole) || !plain(decimals) {
        return None;
    }
    let measured = reader.is_mark(at + 3, '%')
        || scale_at(reader, at + 3, false, false).is_some()
        || reader.is_any(at + 3, &["percent", "yen", "points"]);
    measured.then(|| (format!("{whole}.{decimals}"), at + 3))
}

/// Whether a single space, of any kind, stands before the token, or nothing.
fn one_gap(reader: &Reader, at: usize) -> bool {
    let (Some(before), Some(token)) =
        (at.checked_sub(1).and_then(|before| reader.tokens.get(before)), reader.tokens.get(at))
    else {
        return false;
    };
    let gap = reader.text.get(before.end as usize..token.start as usize).unwrap_or("");
    gap.chars().count() <= 1 && !gap.contains('\n')
}

/// A number token as plain digits with a point: thousands separators of either habit taken out. `None` where its
/// separators make no number ("22,24,26", "192.168.1.2").
fn plain_digits(token: &str) -> Option<String> {
    let (commas, points) = (token.matches(',').count(), token.matches('.').count());
    match (commas, points) {
        (0, 0 | 1) => Some(token.to_owned()),
        (_, 0) => {
            let whole = ungroup(token, ',');
            // "1,5 million": a decimal comma.
            if whole.is_none() && commas == 1 { Some(token.replace(',', ".")) } else { whole }
        }
        (0, _) => ungroup(token, '.'),
        (_, 1) if token.rfind('.') > token.rfind(',') => {
            let (whole, decimals) = token.rsplit_once('.')?;
            Some(format!("{}.{decimals}", ungroup(whole, ',')?))
        }
        (1, _) => {
            let (whole, decimals) = token.rsplit_once(',')?;
            Some(format!("{}.{decimals}", ungroup(whole, '.')?))
        }
        _ => None,
    }
}

/// Digits without the separator `mark`, where it stands in groups of three, or of two before a last three (India).
fn ungroup(digits: &str, mark: char) -> Option<String> {
    let mut groups = digits.split(mark).rev();
    let last = groups.next()?;
    let mut groups: Vec<&str> = groups.collect();
    let first = groups.pop()?;
    let fits = |size: usize| first.len() <= size && groups.iter().all(|group| group.len() == size);
    (last.len() == 3 && !first.is_empty() && (fits(3) || fits(2))).then(|| digits.replace(mark, ""))
}

/// The value of plain digits and one unit in their last significant place.
pub(super) fn value_of(digits: &str) -> Option<(Decimal, Decimal)> {
    let value: Decimal = digits.parse().ok()?;
    if let Some((_, decimals)) = digits.split_once('.') {
        return Some((value, Decimal::try_new(1, u32::try_from(decimals.len()).ok()?).ok()?));
    }
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    let zeros = if value.is_zero() { 0 } else { u32::try_from(zeros).ok()? };
    Some((value, ten_to(zeros)?))
}
