//! Numbers in digits: "1,234.5", "1.234,56", "1 234 567", "3½", "10 1/2".

use rust_decimal::Decimal;

use super::numeral::{Kind, Numeral, Reading, fraction_step, ratio, scale_up, scaled_fraction};
use super::power::with_power;
use super::read::Reader;
use super::scale::{scale_at, ten_to};
use super::words::fraction_words;

pub(super) fn in_digits(reader: &Reader, at: usize, reading: Reading) -> Option<Numeral> {
    if let Some(fraction) = glyph(reader, at) {
        let numeral = Numeral {
            end: at + 1,
            value: fraction,
            step: fraction_step(),
            kind: Kind::Fraction,
            digits: true,
            scaled: false,
            factor: Decimal::ONE,
        };
        return Some(scaled_fraction(reader, numeral, reading));
    }
    let (mut value, mut step, mut end) = grouped(reader, at)?;
    let plain = Numeral { end, value, step, kind: Kind::Cardinal, digits: true, scaled: false, factor: Decimal::ONE };
    if let Some(power) = with_power(reader, &plain) {
        return Some(power);
    }
    if is_ordinal(reader, at, end) {
        return Some(Numeral {
            end: end + 1,
            value,
            step: Decimal::ONE,
            kind: Kind::Ordinal,
            digits: true,
            scaled: false,
            factor: Decimal::ONE,
        });
    }
    let mut kind = Kind::Cardinal;
    if let Some((fraction, behind)) = slash(reader, at) {
        let numeral = Numeral {
            end: behind,
            value: fraction,
            step: fraction_step(),
            kind: Kind::Fraction,
            digits: true,
            scaled: false,
            factor: Decimal::ONE,
        };
        return Some(scaled_fraction(reader, numeral, reading));
    }
    // "3½", "10 1/2", "2-1/2"
    if value.is_integer() {
        let joined = if reader.is_hyphen(end) { end + 1 } else { end };
        let tail = glyph(reader, joined).map(|fraction| (fraction, joined + 1)).or_else(|| slash(reader, joined));
        if let Some((fraction, behind)) = tail {
            value = value.checked_add(fraction)?;
            (step, end, kind) = (fraction_step(), behind, Kind::Cardinal);
        } else if reader.is(end, "and")
            && let Some((fraction, behind)) = fraction_words(reader, end + 1)
            && (reader.is(end + 1, "a") || reader.is(end + 1, "one"))
        {
            value = value.checked_add(fraction)?;
            (step, end) = (fraction_step(), behind);
        }
    }
    let mut numeral = Numeral { end, value, step, kind, digits: true, scaled: false, factor: Decimal::ONE };
    scale_up(reader, &mut numeral, reading);
    if let Some(sum) = smaller_scale(reader, &numeral, reading) {
        return Some(sum);
    }
    if !numeral.scaled && reader.is_any(numeral.end, &["dozen", "dozens"]) {
        let dozen = Decimal::from(12);
        numeral = Numeral {
            end: numeral.end + 1,
            value: value.checked_mul(dozen)?,
            step: step.checked_mul(dozen)?,
            ..numeral
        };
    }
    Some(numeral)
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
    let digits = reader.str(at);
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
    let (top, bottom): (i64, i64) = (reader.str(at).parse().ok()?, reader.str(at + 2).parse().ok()?);
    let common = (1..bottom).contains(&top) && bottom <= 1000 && (top, bottom) != (9, 11);
    if common { Some((ratio(top, bottom)?, at + 3)) } else { None }
}

/// The digits at `at` with their separators: value, step, and the token behind.
fn grouped(reader: &Reader, at: usize) -> Option<(Decimal, Decimal, usize)> {
    let first = reader.str(at);
    let mut end = at + 1;
    if first.len() <= 3 && first.bytes().all(|byte| byte.is_ascii_digit()) {
        let mut digits = first.to_owned();
        let apostrophe =
            |at: usize| matches!(reader.mark(at), Some('\'' | '’')) && reader.touches(at) && reader.touches(at + 1);
        loop {
            let next = if apostrophe(end) { end + 1 } else { end };
            let group = reader.str(next);
            let head = group.split('.').next().unwrap_or("");
            let spaced = next == end && !reader.touches(next) && first != "0";
            let fits = reader.is_number(next) && head.len() == 3 && !group.contains(',') && (spaced || next > end);
            if !fits || digits.contains('.') || digits.len() > 15 || !one_gap(reader, next) {
                break;
            }
            digits.push_str(group);
            end = next + 1;
        }
        if end > at + 1 {
            let (value, step) = value_of(&digits)?;
            return Some((value, step, end));
        }
    }
    let (value, step) = value_of(&plain_digits(first)?)?;
    // "59 . 2 %", "$ 46 . 8 million": decimals of a text that was cut into tokens.
    if reader.is_mark(end, '.')
        && !reader.touches(end)
        && reader.is_number(end + 1)
        && !reader.touches(end + 1)
        && value.is_integer()
    {
        let decimals = reader.str(end + 1);
        let follows = reader.is_mark(end + 2, '%')
            || scale_at(reader, end + 2, false, false).is_some()
            || reader.is_any(end + 2, &["percent", "yen", "points"]);
        if follows && decimals.bytes().all(|byte| byte.is_ascii_digit()) {
            let (value, step) = value_of(&format!("{}.{decimals}", value.normalize()))?;
            return Some((value, step, end + 2));
        }
    }
    Some((value, step, end))
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
