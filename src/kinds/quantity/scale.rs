//! What multiplies a number: "million", "bn", "crore", and the letters k, m, b and t.

use rust_decimal::Decimal;

use super::currency;
use super::read::Reader;
use super::unit;

/// The power of ten of a scale word, in lower case.
pub(super) fn scale_word(word: &str) -> Option<u32> {
    Some(match word {
        "hundred" => 2,
        "thousand" | "thousands" => 3,
        "million" | "millions" | "mil" | "mln" | "mn" | "mio" | "mm" => 6,
        "billion" | "billions" | "bn" | "bln" | "bil" | "bns" => 9,
        "trillion" | "trillions" | "tn" | "trn" | "tln" => 12,
        "quadrillion" => 15,
        "lakh" | "lakhs" | "lac" | "lacs" | "lkh" | "lkhs" => 5,
        "crore" | "crores" | "cr" => 7,
        _ => return None,
    })
}

/// Whether the scale word is abbreviated, and so follows digits alone.
fn is_short(word: &str) -> bool {
    word.len() < 4 || matches!(word, "lacs" | "lkhs")
}

/// The scale written at `at`, behind a number: its factor, and the token behind it. `money`: a currency stands before the
/// number, so that "m" is a million. `digits`: the number is in digits.
pub(super) fn scale_at(reader: &Reader, at: usize, money: bool, digits: bool) -> Option<(Decimal, usize)> {
    if !reader.is_word(at) || reader.word(at).len() > 12 {
        return None;
    }
    let word = reader.lower(at);
    let power = match scale_word(&word) {
        Some(power) if is_short(&word) => {
            let millimetres = word == "mm" && !money && reader.word(at) != "MM";
            ((digits || reader.word(at) == "Cr") && !millimetres).then_some(power)?
        }
        Some(power) => power,
        None if digits => letter(reader, at, &word, money)?,
        None => return None,
    };
    Some((ten_to(power)?, at + 1))
}

/// Ten to the power of `power`.
pub(super) fn ten_to(power: u32) -> Option<Decimal> {
    10i128.checked_pow(power).and_then(|value| Decimal::try_from_i128_with_scale(value, 0).ok())
}

/// The power of ten a single letter stands for: "k" a thousand, "m" a million where no metres can be meant.
fn letter(reader: &Reader, at: usize, word: &str, money: bool) -> Option<u32> {
    let touches = reader.touches(at);
    let capital = reader.is_capital(at);
    match word {
        "k" if touches || !capital => Some(3),
        "m" if money || capital || of_things(reader, at + 1, touches) || in_a_count(reader, at) => Some(6),
        "b" if money || capital && touches && !reader.is_capital(at + 1) => Some(9),
        "t" if money && touches => Some(12),
        _ => None,
    }
}

/// Whether what stands before "8m", whose letter is at `at`, is counted: "a population of 8m".
fn in_a_count(reader: &Reader, at: usize) -> bool {
    const COUNTED: &str = "population audience membership readership circulation viewership followers users subscribers \
        customers viewers workforce electorate";
    (at.saturating_sub(5)..at).any(|near| reader.is_in(near, COUNTED))
}

/// Whether what follows "12m" at `at` is counted in millions: people, barrels, euros; not "wide" or "of rope".
fn of_things(reader: &Reader, at: usize, touches: bool) -> bool {
    if reader.is_hyphen(at) {
        return !reader.is_in(at + 1, SIZES) && unit::measure_named(&reader.lower(at + 1)).is_none();
    }
    if !reader.is_lower(at) {
        return currency::currency_code(reader.word(at)).is_some()
            || reader.is_capital(at) && reader.word(at).len() > 1 && touches && is_plural(reader, at + 1)
            || reader.mark(at).is_some_and(|mark| currency::currency_symbol(&mark.to_string()).is_some());
    }
    if touches && reader.is_in(at, "are were have live lived voted fled who") {
        return true;
    }
    if reader.is_in(at, SIZES) || reader.is_in(at, RACES) || reader.is_in(at, FUNCTION) {
        return false;
    }
    let word = reader.lower(at);
    if unit::measure_named(&word).is_some() || currency::currency_named(&word).is_some() || is_plural(reader, at) {
        return true;
    }
    // "3m new homes", "12m young people": an adjective between.
    touches && is_plural(reader, at + 1) && !reader.is_in(at + 1, RACES)
}

/// Adjectives and adverbs of size and place that follow a length.
pub(super) const SIZES: &str = "wide long high tall deep thick across away above below apart broad square down up off from north \
    south east west under over into behind ahead past beyond inside outside short down";

/// What a hundred metres are run or swum in.
const RACES: &str = "hurdles finals heats sprints races relays freestyle sprint race final heat relay butterfly \
    backstroke breaststroke pool platform medley champion championship record records steeplechase \
    champions rifle pistol events event gold titles title waves";

/// Words that no noun phrase begins with.
pub(super) const FUNCTION: &str = "of in on at to for and or but by with as is was are were has had have will would could should may \
    might can than that which who when while where after before since until if because about between \
    during against the a an his her its their this these those it he she they we you i not so then there \
    here per each from into across towards toward plus us yes less does did do be been being within \
    without through via says said thus always perhaps also unless whereas afterwards apiece now yet";

/// Whether the word is the plural of a noun, as far as its form tells.
pub(super) fn is_plural(reader: &Reader, at: usize) -> bool {
    let word = reader.word(at);
    if !reader.is_lower(at) || word.len() < 3 {
        return false;
    }
    let regular = word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("'s")
        && !word.ends_with("us")
        && !word.ends_with("is");
    (regular || reader.is_in(at, PLURALS)) && !reader.is_in(at, FUNCTION)
}

/// Plurals without an s.
pub(super) const PLURALS: &str = "people men women children police troops personnel staff cattle sheep fish aircraft migrants folk \
    media data youth livestock deer salmon bacteria mice feet teeth geese policemen policewomen firemen \
    fishermen gunmen crewmen servicemen congressmen businessmen alumni species vehicles dead wounded \
    injured homeless others more additional civilians";
