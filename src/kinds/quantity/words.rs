//! Numbers in words: "two and a half million", "twenty-first", "two-thirds", "dozens".

use rust_decimal::Decimal;

use super::digits::value_of;
use super::lexicon::{Word, word_at};
use super::numeral::{Kind, Numeral, Reading, part_step, ratio, scale_up, scaled_fraction};
use super::read::Reader;
use super::scale::{FUNCTION, is_plural, ten_to};
use super::sum::sum;
use super::unit::{Dimension, measure_named};

/// The number in words at `at`, with the article it may begin with.
pub(super) fn in_words(reader: &Reader, at: usize, reading: Reading) -> Option<Numeral> {
    let article = reader.is_any(at, &["a", "an"]);
    let first = at + usize::from(article);
    if article && !article_leads(reader, first) {
        return None;
    }
    if let Some(vague) = vague(reader, at, first) {
        return Some(vague);
    }
    if let Some((value, end)) = fraction_words(reader, at) {
        return half(reader, at, value, end, reading);
    }
    if article && !matches!(word_at(reader, first), Some(Word::Scale(_) | Word::Dozen)) {
        return None;
    }
    let mut numeral = sum(reader, first, reading)?;
    if numeral.kind == Kind::Cardinal {
        finish(reader, &mut numeral, reading)?;
    }
    Some(numeral)
}

/// Whether "a" before `at` can begin a number at all.
fn article_leads(reader: &Reader, at: usize) -> bool {
    word_at(reader, at).is_some() || reader.is_any(at, &["few", "couple", "handful"])
}

/// "several", "a few hundred", "a couple of", "dozens", "tens of thousands of".
fn vague(reader: &Reader, at: usize, first: usize) -> Option<Numeral> {
    if let Some(Word::Many(value)) = word_at(reader, first) {
        return many(reader, value, first);
    }
    let article = first > at;
    let (value, kind) = match () {
        // "The few", "the last few years": which ones is known, how many is not said.
        () if !article && reader.before_any(at, &["the", "last", "past", "next", "first"]) => return None,
        // "As few as 40"
        () if reader.is(first, "few") && reader.is(first + 1, "as") => return None,
        () if reader.is(first, "few") => (3, Kind::Few),
        () if reader.is(first, "several") => (3, Kind::Several),
        () if article && reader.is(first, "couple") => (2, Kind::Couple),
        () if article && reader.is(first, "handful") => (3, Kind::Few),
        () => return None,
    };
    let of = usize::from(
        reader.is(first + 1, "of") && matches!(word_at(reader, first + 2), Some(Word::Scale(_) | Word::Dozen)),
    );
    let mut numeral = unscaled(first + 1, value.into(), kind);
    if let Some(scale) = sum(reader, numeral.end + of, Reading::default())
        .filter(|scale| scale.scaled || scale.value == Decimal::ONE_HUNDRED)
        && matches!(word_at(reader, numeral.end + of), Some(Word::Scale(_) | Word::Dozen))
    {
        let value = numeral.value.checked_mul(scale.value)?;
        numeral = Numeral { end: scale.end, value, step: scale.step, scaled: true, factor: scale.factor, ..numeral };
    }
    Some(numeral)
}

/// "dozens", "hundreds of thousands": twice that, or more.
fn many(reader: &Reader, mut value: i64, first: usize) -> Option<Numeral> {
    let mut end = first + 1;
    while reader.is(end, "of")
        && let Some(Word::Many(more)) = word_at(reader, end + 1)
    {
        value = value.checked_mul(more)?;
        end += 2;
    }
    // "Tens" alone counts nothing: they are tens of thousands. "Scores" are also those of games and of music.
    let counts = value > 10 && (value != 20 || counts_scores(reader, first));
    counts.then(|| unscaled(end, Decimal::from(value).saturating_mul(Decimal::TWO), Kind::Plural))
}

/// Whether "scores" at `at` are twenties: "scores of people", "Scores were hurt".
fn counts_scores(reader: &Reader, at: usize) -> bool {
    let next = at + 1;
    let of = reader.is(next, "of")
        && (is_plural(reader, next + 1) || is_plural(reader, next + 2) || reader.is(next + 1, "the"));
    let opens = reader.begins(at)
        && reader.is_capital(at)
        && reader.is_lower(next)
        && !reader.is_in(next, "in from for at on of by");
    of || opens || reader.is(next, "more")
}

fn unscaled(end: usize, value: Decimal, kind: Kind) -> Numeral {
    Numeral { end, value, kind, ..Numeral::ONE }
}

/// "half", "a quarter", "three-quarters", "two thirds", "a tenth" at `at`: the value and the token behind.
pub(super) fn fraction_words(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let article = reader.is_any(at, &["a", "an"]);
    let first = at + usize::from(article) + usize::from(article && reader.is_hyphen(at + 1));
    match word_at(reader, first)? {
        Word::Half => return Some((ratio(1, 2)?, first + 1)),
        Word::Quarter => return Some((ratio(1, 4)?, first + 1)),
        Word::OrdinalSmall(parts) if (article || follows_measured_article(reader, at)) && parts > 2 => {
            return Some((ratio(1, parts)?, first + 1));
        }
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
    if let Some(bottom) = part_of_unit(reader, at) {
        return Some((ratio(1, bottom)?, at + 1));
    }
    let (top, behind) = below_hundred(reader, at)?;
    let joined = skip_dash(reader, behind);
    let bottom = match word_at(reader, joined)? {
        // "Two quarters" are half a year.
        Word::Parts(4) if top != 3 && top != 1 && reader.is(joined, "quarters") && !reader.is(joined + 1, "of") => {
            return None;
        }
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

/// Whether "a good", "a mere" stands before `at`: what follows is a part, not a place in a row.
fn follows_measured_article(reader: &Reader, at: usize) -> bool {
    let adjective = reader.before_in(at, "good clear full mere bare whole");
    adjective && at.checked_sub(2).is_some_and(|article| reader.is_any(article, &["a", "an"]))
}

/// The denominator of "tenth of a gallon", without an article.
fn part_of_unit(reader: &Reader, at: usize) -> Option<i64> {
    let Some(Word::OrdinalSmall(parts @ 3..)) = word_at(reader, at) else { return None };
    let unit = at + 2 + usize::from(reader.is_any(at + 2, &["a", "an"]));
    let measure = measure_named(&reader.lower(unit)).filter(|_| reader.is(at + 1, "of"))?;
    (measure.dimension != Dimension::Duration).then_some(parts)
}

pub(super) fn skip_dash(reader: &Reader, at: usize) -> usize {
    at + usize::from(reader.is_dash(at))
}

/// A fraction in words with what it is a fraction of: "half a million", "a quarter of a million".
fn half(reader: &Reader, at: usize, value: Decimal, end: usize, reading: Reading) -> Option<Numeral> {
    let numeral = Numeral::fraction(value, end);
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
    let word = reader.word(end - 1).to_ascii_lowercase();
    let taken = "first second third fourth last other next each this every the final previous st nd rd th";
    if reader.before_in(at, taken) || at > 0 && reader.is_dash(at - 1) && reader.touches(at) {
        return false;
    }
    let of = reader.is(end, "of");
    match word.as_str() {
        "half" => {
            of || !reader.is_lower(end)
                || reader.is_in(
                    end,
                    "the a an its their his her our as were are have had is was people to those all said in that",
                )
        }
        "quarter" => {
            let bounded = reader.before_in(at, "than almost nearly about roughly around least over under only by");
            of || !reader.prose || bounded && (!reader.is_word(end) || reader.is_in(end, FUNCTION))
        }
        _ => {
            of || !reader.is_word(end)
                || reader.is_in(end, FUNCTION)
                || reader.is_in(end, "more less fewer higher lower above below again off")
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
                Some(Word::Small(value)) if (1..10).contains(&value) => Some((tens.saturating_add(value), next + 1)),
                _ => Some((tens, at + 1)),
            }
        }
        _ => None,
    }
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
    // "Two and a half", "two-and-a-half-year"
    let and = numeral.end + usize::from(reader.is_hyphen(numeral.end));
    let behind = and + 1 + usize::from(reader.is_hyphen(and + 1));
    if reader.is(and, "and")
        && !reading.between
        && let Some((fraction, end)) = fraction_words(reader, behind)
    {
        let unit = if numeral.scaled { numeral.step.max(Decimal::ONE) } else { Decimal::ONE };
        numeral.value = numeral.value.checked_add(fraction.checked_mul(unit)?)?;
        numeral.step = part_step(fraction).checked_mul(unit)?;
        numeral.end = end;
        if !numeral.scaled && reader.is(end, "dozen") {
            let dozen = Decimal::from(12);
            (numeral.value, numeral.end) = (numeral.value.checked_mul(dozen)?, end + 1);
            (numeral.step, numeral.scaled) = (numeral.step.checked_mul(dozen)?, true);
        } else if !numeral.scaled {
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
    if decimals.is_empty() && reader.is_number(at) && !reader.word(at).contains(['.', ',']) {
        return Some((reader.word(at).to_owned(), at + 1));
    }
    (!decimals.is_empty()).then_some((decimals, end))
}
