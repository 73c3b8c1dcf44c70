//! Numbers in digits and words: "1,234.5", "two and a half million", "3½", "twenty-first", "dozens".

use std::collections::HashMap;
use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::read::Reader;
use super::scale::{FUNCTION, scale_at, scale_word, ten_to};

/// A number without its unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    /// The token behind it.
    pub(super) end: usize,
    pub(super) value: Decimal,
    /// One unit in its last significant place.
    pub(super) step: Decimal,
    pub(super) kind: Kind,
    /// Whether it is written in digits.
    pub(super) digits: bool,
    /// Whether a scale ("million", "bn") belongs to it.
    pub(super) scaled: bool,
    /// What its scales multiply it by: a million for "3 million", one where there is none.
    pub(super) factor: Decimal,
}

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Cardinal,
    Ordinal,
    Fraction,
    /// "a few", "a couple": near the value.
    Few,
    /// "dozens", "several": the value or more.
    Many,
}

/// What a word of a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// Zero to nineteen.
    Small(i64),
    Tens(i64),
    /// A power of ten.
    Scale(u32),
    Dozen,
    /// First to nineteenth.
    OrdinalSmall(i64),
    /// Twentieth to ninetieth.
    OrdinalTens(i64),
    /// Hundredth and so on: a power of ten.
    OrdinalScale(u32),
    /// The plural of a denominator: halves, thirds, quarters.
    Parts(i64),
    Half,
    Quarter,
    /// "dozens", "hundreds", "thousands": at least twice the value.
    Many(i64),
}

type Words = HashMap<&'static str, Word, foldhash::fast::FixedState>;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    let small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
    let ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth";
    let parts = "thirds fourths fifths sixths sevenths eighths ninths tenths elevenths twelfths";
    let tens = "twenty thirty forty fifty sixty seventy eighty ninety";
    let ordinal_tens = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth";
    let numbered = |list: &'static str, from: i64| list.split(' ').zip(from..);
    words.extend(numbered(small, 0).map(|(word, n)| (word, Word::Small(n))));
    words.extend(numbered(ordinals, 1).map(|(word, n)| (word, Word::OrdinalSmall(n))));
    words.extend(numbered(parts, 3).map(|(word, n)| (word, Word::Parts(n))));
    words.extend(numbered(tens, 2).map(|(word, n)| (word, Word::Tens(n * 10))));
    words.extend(numbered(ordinal_tens, 2).map(|(word, n)| (word, Word::OrdinalTens(n * 10))));
    words.extend([
        ("nought", Word::Small(0)),
        ("naught", Word::Small(0)),
        ("fourty", Word::Tens(40)),
        ("dozen", Word::Dozen),
    ]);
    words.extend(
        [
            "hundred",
            "thousand",
            "million",
            "billion",
            "trillion",
            "quadrillion",
            "lakh",
            "lakhs",
            "lac",
            "crore",
            "crores",
        ]
        .map(|word| (word, Word::Scale(scale_word(word).unwrap_or(0)))),
    );
    words.extend(
        [("hundredth", 2), ("thousandth", 3), ("millionth", 6), ("billionth", 9), ("trillionth", 12)]
            .map(|(word, power)| (word, Word::OrdinalScale(power))),
    );
    words.extend(
        [("halves", 2), ("quarters", 4), ("hundredths", 100), ("thousandths", 1000), ("twentieths", 20)]
            .map(|(word, parts)| (word, Word::Parts(parts))),
    );
    words.extend([("half", Word::Half), ("quarter", Word::Quarter)]);
    words.extend(
        [
            ("dozens", 12),
            ("hundreds", 100),
            ("thousands", 1000),
            ("millions", 1_000_000),
            ("billions", 1_000_000_000),
            ("trillions", 1_000_000_000_000),
            ("scores", 20),
            ("tens", 10),
        ]
        .map(|(word, value)| (word, Word::Many(value))),
    );
    words
});

/// First letters of the words in the table, as bits: most words of a text are told from a number by this alone.
const INITIALS: u32 = {
    let letters = b"zotfsenthmblcqdn";
    let mut bits = 0;
    let mut at = 0;
    while at < letters.len() {
        bits |= 1 << (letters[at] - b'a');
        at += 1;
    }
    bits
};

fn word_at(reader: &Reader, at: usize) -> Option<Word> {
    let word = reader.str(at);
    let first = word.bytes().next()?.to_ascii_lowercase();
    if !(3..=13).contains(&word.len()) || !first.is_ascii_lowercase() || INITIALS & (1 << (first - b'a')) == 0 {
        return None;
    }
    let mut lower = [0u8; 13];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    WORDS.get(std::str::from_utf8(lower).ok()?).copied()
}

/// How a number may be read.
#[derive(Clone, Copy, Default)]
pub(super) struct Reading {
    /// A currency stands before it: "m" is a million.
    pub(super) money: bool,
    /// "between" stands before it: "and" ends it.
    pub(super) between: bool,
}

/// The number that begins at `at`.
pub(super) fn numeral(reader: &Reader, at: usize, reading: Reading) -> Option<Numeral> {
    if reader.is_number(at) || glyph(reader, at).is_some() {
        return in_digits(reader, at, reading);
    }
    if reader.is_mark(at, '.') && reader.is_number(at + 1) && reader.touches(at + 1) && !(at > 0 && reader.touches(at))
    {
        return bare_decimal(reader, at, reading);
    }
    if reader.is_word(at) { in_words(reader, at, reading) } else { None }
}

// ---- digits ----

fn in_digits(reader: &Reader, at: usize, reading: Reading) -> Option<Numeral> {
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
    let ordinal = reader.touches(end) && reader.is_any(end, &["st", "nd", "rd", "th"]);
    if ordinal {
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
            && let Some((fraction, behind)) = half_words(reader, end + 1)
            && (reader.is(end + 1, "a") || reader.is(end + 1, "one"))
        {
            value = value.checked_add(fraction)?;
            (step, end) = (fraction_step(), behind);
        }
    }
    let mut numeral = Numeral { end, value, step, kind, digits: true, scaled: false, factor: Decimal::ONE };
    scale_up(reader, &mut numeral, reading);
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

/// Applies the scales behind a number: "3 million", "two lakh crore", "2.5bn"; "3 million and a half" too.
fn scale_up(reader: &Reader, numeral: &mut Numeral, reading: Reading) {
    let mut last = Decimal::ONE;
    for _ in 0..3 {
        let hyphen = usize::from(reader.is_hyphen(numeral.end));
        let Some((factor, end)) =
            scale_at(reader, numeral.end + hyphen, reading.money, numeral.digits && !numeral.scaled)
        else {
            break;
        };
        let scaled = (numeral.value.checked_mul(factor), numeral.step.checked_mul(factor));
        let (Some(value), Some(step)) = scaled else { break };
        let factor_so_far = numeral.factor.checked_mul(factor).unwrap_or(factor);
        *numeral = Numeral { end, value, step, scaled: true, factor: factor_so_far, ..*numeral };
        last = factor;
    }
    let tail = (numeral.scaled && reader.is(numeral.end, "and")).then(|| half_words(reader, numeral.end + 1)).flatten();
    if let Some((fraction, end)) = tail
        && reader.is_any(numeral.end + 1, &["a", "one", "three"])
        && let Some(value) = fraction.checked_mul(last).and_then(|part| numeral.value.checked_add(part))
    {
        let step = fraction_step().checked_mul(last).unwrap_or(numeral.step);
        *numeral = Numeral { end, value, step, ..*numeral };
    }
}

/// A fraction with what it may be a fraction of: "½ million", "1/4 of a million".
fn scaled_fraction(reader: &Reader, mut numeral: Numeral, reading: Reading) -> Numeral {
    let behind = of_article(reader, numeral.end);
    if let Some((factor, end)) = scale_at(reader, behind, reading.money, false)
        && let (Some(value), Some(step)) = (numeral.value.checked_mul(factor), numeral.step.checked_mul(factor))
    {
        numeral = Numeral { end, value, step, kind: Kind::Cardinal, scaled: true, ..numeral };
    }
    if reader.is(behind, "dozen") {
        let value = numeral.value.checked_mul(Decimal::from(12)).unwrap_or(numeral.value);
        numeral = Numeral { end: behind + 1, value, step: Decimal::ONE, kind: Kind::Cardinal, scaled: true, ..numeral };
    }
    numeral
}

/// Behind "of a", "a", "an" or a hyphen at `at`, or `at` itself.
pub(super) fn of_article(reader: &Reader, at: usize) -> usize {
    let of = usize::from(reader.is(at, "of"));
    let article = usize::from(reader.is_any(at + of, &["a", "an", "one"]));
    if article == 1 {
        at + of + 1
    } else if reader.is_hyphen(at) {
        at + 1
    } else {
        at
    }
}

/// The value of a fraction glyph.
fn glyph(reader: &Reader, at: usize) -> Option<Decimal> {
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

fn ratio(top: i64, bottom: i64) -> Option<Decimal> {
    Decimal::from(top).checked_div(Decimal::from(bottom))
}

/// What a fraction is precise to: "half" and "a third" are read to a tenth either way of a twentieth.
fn fraction_step() -> Decimal {
    Decimal::new(1, 1)
}

/// "3/4" at `at`, where it is no date and no "9/11" or "24/7".
fn slash(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
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
fn value_of(digits: &str) -> Option<(Decimal, Decimal)> {
    let value: Decimal = digits.parse().ok()?;
    if let Some((_, decimals)) = digits.split_once('.') {
        return Some((value, Decimal::try_new(1, u32::try_from(decimals.len()).ok()?).ok()?));
    }
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    let zeros = if value.is_zero() { 0 } else { u32::try_from(zeros).ok()? };
    Some((value, ten_to(zeros)?))
}

fn bare_decimal(reader: &Reader, at: usize, reading: Reading) -> Option<Numeral> {
    let (value, step) = value_of(&format!("0.{}", reader.str(at + 1)))?;
    let mut numeral =
        Numeral { end: at + 2, value, step, kind: Kind::Cardinal, digits: true, scaled: false, factor: Decimal::ONE };
    scale_up(reader, &mut numeral, reading);
    Some(numeral)
}

// ---- words ----

fn in_words(reader: &Reader, at: usize, reading: Reading) -> Option<Numeral> {
    let article = reader.is_any(at, &["a", "an"]);
    let first = at + usize::from(article);
    if article && !article_leads(reader, first) {
        return None;
    }
    if let Some(vague) = vague(reader, at, first) {
        return Some(vague);
    }
    if let Some((value, end)) = half_words(reader, at) {
        return half(reader, at, value, end, reading);
    }
    if article && !matches!(word_at(reader, first), Some(Word::Scale(_) | Word::Dozen)) {
        return None;
    }
    cardinal(reader, first, reading)
}

/// Whether "a" before `at` can begin a number at all.
fn article_leads(reader: &Reader, at: usize) -> bool {
    word_at(reader, at).is_some() || reader.is_any(at, &["few", "couple", "handful", "pair", "trio"])
}

/// "several", "a few", "a couple of", "dozens", "tens of thousands of".
fn vague(reader: &Reader, at: usize, first: usize) -> Option<Numeral> {
    let make = |value: i64, kind, end| {
        Some(Numeral {
            end,
            value: value.into(),
            step: Decimal::ONE,
            kind,
            digits: false,
            scaled: false,
            factor: Decimal::ONE,
        })
    };
    if first > at || at == 0 || !reader.is_any(at - 1, &["the", "last", "past", "next", "first"]) {
        match () {
            () if reader.is(first, "few") => return make(3, Kind::Few, first + 1),
            () if reader.is(first, "several") => return make(3, Kind::Many, first + 1),
            () if first > at && reader.is_any(first, &["couple", "pair"]) => return make(2, Kind::Few, first + 1),
            () if first > at && reader.is(first, "handful") => return make(3, Kind::Few, first + 1),
            () => {}
        }
    }
    let Some(Word::Many(mut value)) = word_at(reader, first) else { return None };
    let mut end = first + 1;
    while reader.is(end, "of")
        && let Some(Word::Many(more)) = word_at(reader, end + 1)
    {
        value = value.checked_mul(more)?;
        end += 2;
    }
    if value == 10 {
        return None;
    }
    make(value.checked_mul(2)?, Kind::Many, end)
}

/// "half", "a quarter", "three-quarters", "two thirds", "a tenth" at `at`: the value and the token behind.
fn half_words(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let article = reader.is_any(at, &["a", "an"]);
    let first = at + usize::from(article);
    match word_at(reader, first)? {
        Word::Half => return Some((ratio(1, 2)?, first + 1)),
        Word::Quarter => return Some((ratio(1, 4)?, first + 1)),
        Word::OrdinalSmall(parts) if article && parts > 2 => return Some((ratio(1, parts)?, first + 1)),
        Word::OrdinalTens(parts)
            if article
                && !matches!(
                    word_at(reader, skip_dash(reader, first + 1)),
                    Some(Word::OrdinalSmall(_) | Word::Small(_))
                ) =>
        {
            return Some((ratio(1, parts)?, first + 1));
        }
        Word::OrdinalScale(power) if article => return Some((Decimal::ONE.checked_div(ten_to(power)?)?, first + 1)),
        _ if article => return None,
        _ => {}
    }
    let (top, behind) = below_hundred(reader, at)?;
    let joined = skip_dash(reader, behind);
    let bottom = match word_at(reader, joined)? {
        Word::Parts(parts) => Decimal::from(parts),
        Word::Half if top == 1 => Decimal::TWO,
        Word::Quarter => Decimal::from(4),
        Word::OrdinalSmall(parts) if top == 1 && parts > 2 => Decimal::from(parts),
        Word::OrdinalTens(parts) if top == 1 => Decimal::from(parts),
        Word::OrdinalScale(power) if top == 1 => ten_to(power)?,
        _ => return None,
    };
    Some((Decimal::from(top).checked_div(bottom)?, joined + 1))
}

fn skip_dash(reader: &Reader, at: usize) -> usize {
    at + usize::from(reader.is_dash(at))
}

/// A fraction in words with what it is a fraction of: "half a million", "a quarter of a million".
fn half(reader: &Reader, at: usize, value: Decimal, end: usize, reading: Reading) -> Option<Numeral> {
    let numeral = Numeral {
        end,
        value,
        step: fraction_step(),
        kind: Kind::Fraction,
        digits: false,
        scaled: false,
        factor: Decimal::ONE,
    };
    let numeral = scaled_fraction(reader, numeral, reading);
    if numeral.scaled || super::amount::unit_behind(reader, numeral.end) {
        return Some(numeral);
    }
    let bare = matches!(
        word_at(reader, end - 1),
        Some(Word::Half | Word::Quarter | Word::OrdinalSmall(_) | Word::OrdinalTens(_))
    );
    (!bare || stands_alone(reader, at, end)).then_some(numeral)
}

/// Whether "half", "a third", "a quarter" is a share rather than a period, a place in a row or a part of a word.
fn stands_alone(reader: &Reader, at: usize, end: usize) -> bool {
    if reader.is_dash(end) && reader.touches(end) {
        return false;
    }
    let word = reader.str(end - 1).to_ascii_lowercase();
    let taken = [
        "first", "second", "third", "fourth", "last", "other", "next", "each", "this", "every", "the", "final",
        "previous",
    ];
    if reader.before_any(at, &taken) || at > 0 && reader.is_dash(at - 1) && reader.touches(at) {
        return false;
    }
    let of = reader.is(end, "of");
    match word.as_str() {
        "half" => {
            of || !reader.is_lower(end)
                || reader.is_any(
                    end,
                    &[
                        "the", "a", "an", "its", "their", "his", "her", "our", "as", "were", "are", "have", "had",
                        "is", "was", "people", "to", "those", "all", "said", "in", "that",
                    ],
                )
        }
        "quarter" => of || !reader.prose,
        _ => {
            of || !reader.is_word(end)
                || reader.is_any(end, FUNCTION)
                || reader.is_any(end, &["more", "less", "fewer", "higher", "lower"])
        }
    }
}

/// A number below a hundred: "seven", "forty-two", and the token behind.
fn below_hundred(reader: &Reader, at: usize) -> Option<(i64, usize)> {
    match word_at(reader, at)? {
        Word::Small(value) => Some((value, at + 1)),
        Word::Tens(tens) => {
            let next = skip_dash(reader, at + 1);
            match word_at(reader, next) {
                Some(Word::Small(value)) if (1..10).contains(&value) => Some((tens + value, next + 1)),
                _ => Some((tens, at + 1)),
            }
        }
        _ => None,
    }
}

/// A number in words as it is read: what is finished, and what the next scale multiplies.
struct Sum {
    done: Decimal,
    now: Decimal,
    /// The value of the last scale, which the next must not reach.
    last: Decimal,
    end: usize,
    /// The smallest place filled so far.
    step: Decimal,
}

fn cardinal(reader: &Reader, at: usize, reading: Reading) -> Option<Numeral> {
    let mut sum = Sum { done: Decimal::ZERO, now: Decimal::ZERO, last: Decimal::MAX, end: at, step: Decimal::ONE };
    let mut any = false;
    let mut scaled = false;
    let mut after_scale = false;
    loop {
        let mut next = sum.end;
        if any {
            let joined = reader.is(next, "and") && after_scale && !reading.between;
            next = if joined { next + 1 } else { skip_dash(reader, next) };
        }
        let word = word_at(reader, next);
        match word {
            Some(Word::Small(value)) if !any || after_scale || tens_open(&sum, value) => {
                if any && after_scale && next > sum.end && reader.is(next - 1, "and") && fraction_follows(reader, next)
                {
                    break;
                }
                sum.now = sum.now.checked_add(value.into())?;
                sum.step = Decimal::ONE;
                sum.end = next + 1;
                after_scale = false;
            }
            Some(Word::Tens(value)) if !any || after_scale => {
                sum.now = sum.now.checked_add(value.into())?;
                sum.step = Decimal::TEN;
                sum.end = next + 1;
                after_scale = false;
            }
            Some(Word::Dozen) if !any || !after_scale => {
                sum.now = if sum.now.is_zero() { 12.into() } else { sum.now.checked_mul(12.into())? };
                sum.end = next + 1;
                sum.step = Decimal::ONE;
                scaled = true;
                any = true;
                break;
            }
            Some(Word::Scale(2)) if sum.now < Decimal::ONE_HUNDRED => {
                let hundreds = if sum.now.is_zero() { Decimal::ONE } else { sum.now };
                if any && sum.now.is_zero() {
                    break;
                }
                sum.now = hundreds.checked_mul(Decimal::ONE_HUNDRED)?;
                sum.step = sum.step.checked_mul(Decimal::ONE_HUNDRED)?;
                sum.end = next + 1;
                after_scale = true;
            }
            Some(Word::Scale(power)) if power > 2 => {
                let factor = ten_to(power)?;
                if any && sum.now.is_zero() && sum.done.is_zero() {
                    break;
                }
                if factor < sum.last || sum.now.is_zero() {
                    let now = if !any { Decimal::ONE } else { sum.now };
                    if any && now.is_zero() {
                        sum.done = sum.done.checked_mul(factor)?;
                    } else {
                        sum.done = sum.done.checked_add(now.checked_mul(factor)?)?;
                    }
                } else {
                    sum.done = sum.done.checked_add(sum.now)?.checked_mul(factor)?;
                }
                sum.now = Decimal::ZERO;
                sum.step = sum.step.checked_mul(factor)?;
                sum.last = factor;
                sum.end = next + 1;
                scaled = true;
                after_scale = true;
            }
            Some(Word::OrdinalSmall(value)) if !any || after_scale || tens_open(&sum, value) => {
                return ordinal(&sum, value.into(), next + 1);
            }
            Some(Word::OrdinalTens(value)) if !any || after_scale => return ordinal(&sum, value.into(), next + 1),
            Some(Word::OrdinalScale(power)) => {
                let factor = ten_to(power)?;
                let now = if sum.now.is_zero() { Decimal::ONE } else { sum.now };
                return ordinal(&Sum { now: Decimal::ZERO, ..sum }, now.checked_mul(factor)?, next + 1);
            }
            _ => break,
        }
        any = true;
    }
    if !any {
        return None;
    }
    let value = sum.done.checked_add(sum.now)?;
    let mut numeral = Numeral {
        end: sum.end,
        value,
        step: sum.step,
        kind: Kind::Cardinal,
        digits: false,
        scaled,
        factor: if scaled && sum.last < Decimal::MAX { sum.last } else { Decimal::ONE },
    };
    finish(reader, &mut numeral, reading)?;
    Some(numeral)
}

/// What may follow a number in words: "point five", "and a half", another scale.
fn finish(reader: &Reader, numeral: &mut Numeral, reading: Reading) -> Option<()> {
    if reader.is(numeral.end, "point")
        && !numeral.scaled
        && let Some((decimals, end)) = point(reader, numeral.end + 1)
    {
        let (value, step) = value_of(&format!("{}.{decimals}", numeral.value.normalize()))?;
        *numeral = Numeral { end, value, step, ..*numeral };
        scale_up(reader, numeral, reading);
        return Some(());
    }
    if reader.is(numeral.end, "and")
        && !reading.between
        && let Some((fraction, end)) = half_words(reader, numeral.end + 1)
    {
        let unit = if numeral.scaled { numeral.step.max(Decimal::ONE) } else { Decimal::ONE };
        numeral.value = numeral.value.checked_add(fraction.checked_mul(unit)?)?;
        numeral.step = fraction_step().checked_mul(unit)?;
        numeral.end = end;
        if !numeral.scaled {
            scale_up(reader, numeral, reading);
        }
    }
    Some(())
}

/// Digits said after "point": "five", "seven seven", "eleven".
fn point(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let mut decimals = String::new();
    let mut end = at;
    while let Some((value, behind)) = below_hundred(reader, end) {
        decimals.push_str(&value.to_string());
        end = behind;
    }
    if decimals.is_empty() && reader.is_number(at) && !reader.str(at).contains(['.', ',']) {
        return Some((reader.str(at).to_owned(), at + 1));
    }
    (!decimals.is_empty()).then_some((decimals, end))
}

/// Whether a ones digit may follow: the tens were just given.
fn tens_open(sum: &Sum, value: i64) -> bool {
    sum.step == Decimal::TEN && (1..10).contains(&value)
}

/// Whether "one third", "three fifths" stands at `at`.
fn fraction_follows(reader: &Reader, at: usize) -> bool {
    half_words(reader, at).is_some()
}

fn ordinal(sum: &Sum, value: Decimal, end: usize) -> Option<Numeral> {
    let value = sum.done.checked_add(sum.now)?.checked_add(value)?;
    Some(Numeral {
        end,
        value,
        step: Decimal::ONE,
        kind: Kind::Ordinal,
        digits: false,
        scaled: false,
        factor: Decimal::ONE,
    })
}
