//! Units of measure behind a number: names, symbols, degrees, and "old" for ages.

use rust_decimal::Decimal;

use super::lexicon::{Word, word_at};
use super::numeral::Numeral;
use super::read::Reader;
use super::scale::FUNCTION;
use super::unit::{self, Measure};
use crate::lang::{Lexicon, Reading};

/// The measure that stands at `at` behind a number, and the token behind it.
pub(super) fn measure_behind(reader: &Reader, at: usize, numeral: &Numeral) -> Option<(&'static Measure, usize)> {
    let first = at + usize::from(reader.is_hyphen(at));
    if let Some(mark) = reader.mark(first) {
        return marked(reader, first, mark, numeral).map(|(measure, end)| aged(reader, measure, end));
    }
    if !reader.is_word(first) {
        return None;
    }
    let found = named_measure(reader, first, numeral);
    let symbol = if numeral.digits { symbol_measure(reader, first) } else { None };
    let (measure, end) = match (found, symbol) {
        (Some(name), Some(symbol)) if symbol.1 > name.1 => symbol,
        (Some(name), _) if name.1 > first + 1 || symbol.is_none() => name,
        (_, Some(symbol)) => symbol,
        (name, None) => name?,
    };
    Some(aged(reader, measure, end))
}

/// The age in a measure of time, where "old" or "of age" follows.
fn aged(reader: &Reader, measure: &'static Measure, end: usize) -> (&'static Measure, usize) {
    let person = match measure.id {
        "year" => "year-person",
        "month" => "month-person",
        "week" => "week-person",
        "day" => "day-person",
        _ => return (measure, end),
    };
    let old = end + usize::from(reader.is_dash(end) && reader.touches(end));
    let end_of_age = if reader.is_in(old, "old olds old's old’s") {
        old + 1
    } else if reader.is(end, "of") && reader.is(end + 1, "age") {
        end + 2
    } else {
        return (measure, end);
    };
    Measure::by_id(person).map_or((measure, end), |person| (person, end_of_age))
}

fn marked(reader: &Reader, at: usize, mark: char, numeral: &Numeral) -> Option<(&'static Measure, usize)> {
    match mark {
        '°' | 'º' => {
            let scale = match reader.word(at + 1) {
                "C" | "c" => Some("celsius"),
                "F" | "f" => Some("fahrenheit"),
                _ if reader.is_any(at + 1, &["celsius", "centigrade", "celcius"]) => Some("celsius"),
                _ if reader.is(at + 1, "fahrenheit") => Some("fahrenheit"),
                _ => None,
            };
            scale.map_or_else(|| Some((Measure::by_id("degree")?, at + 1)), |id| Some((Measure::by_id(id)?, at + 2)))
        }
        '"' | '”' | '″' => {
            let inches = mark == '″'
                || mark == '"' && numeral.digits && opens_even(reader, at) && numeral.value < Decimal::ONE_HUNDRED;
            (inches && numeral.digits).then_some((Measure::by_id("inch")?, at + 1))
        }
        '\'' | '’' | '′' => {
            let feet = reader.touches(at)
                && reader.is_number(at + 1)
                && reader.touches(at + 1)
                && matches!(reader.mark(at + 2), Some('"' | '”' | '″' | '\'' | '’'));
            (feet && numeral.digits || mark == '′').then_some((Measure::by_id("foot")?, at + 1))
        }
        _ => unit::measure_symbol(reader.word(at)).map(|measure| (measure, at + 1)),
    }
}

/// Whether an even number of straight quotation marks stands before the one at `at`, so that it closes none.
fn opens_even(reader: &Reader, at: usize) -> bool {
    (at.saturating_sub(200)..at).filter(|&before| reader.is_mark(before, '"')).count() % 2 == 0
}

fn named_measure(reader: &Reader, at: usize, numeral: &Numeral) -> Option<(&'static Measure, usize)> {
    let mut name = String::new();
    let mut found = None;
    let mut next = at;
    for _ in 0..4 {
        let joint = if next == at {
            0
        } else if reader.is_hyphen(next)
            || reader.is_mark(next, '.')
                && reader.touches(next)
                && !reader.begins(next + 1 + usize::from(reader.is_lower(next + 1)))
        {
            1
        } else {
            0
        };
        let joint = if next > at
            && reader.is_mark(next, '.')
            && reader.touches(next)
            && matches!(reader.word(next - 1), "sq" | "cu" | "Sq" | "fl")
        {
            1
        } else {
            joint
        };
        if !reader.is_word(next + joint) || reader.word(next + joint).len() > 16 {
            break;
        }
        if next > at {
            name.push(' ');
        }
        name.push_str(&reader.lower(next + joint));
        next += joint + 1;
        if let Some(measure) = unit::measure_named(&name) {
            found = Some((measure, next));
        }
    }
    let (measure, end) = found?;
    (!is_other_measure(reader, at, measure, numeral)).then_some((measure, end))
}

/// Whether a measure's name at `at` is another word here.
fn is_other_measure(reader: &Reader, at: usize, measure: &Measure, numeral: &Numeral) -> bool {
    let hyphen = at > 0 && reader.is_dash(at - 1);
    let singular = reader.is(at, measure.name(false)) && !hyphen && numeral.value > Decimal::ONE;
    match measure.id {
        // "Twenty bits of black stone" are pieces.
        "bit" if reader.is(at + 1, "of") && !reader.is_in(at + 2, "data information memory entropy") => true,
        "stone" | "cup" | "revolution" | "bit" | "bar" | "yard" | "carat" => {
            singular && reader.is_lower(at + 1) && measure.id != "stone"
                || measure.id == "stone" && reader.is_lower(at + 1) && !weighs_stone(reader, at + 1, numeral)
        }
        "second" => {
            reader.is(at, "second")
                && !hyphen
                && !numeral.digits
                && numeral.value != Decimal::ONE
                && !reader.is_lower(at + 1)
        }
        _ => false,
    }
}

/// Whether what follows "two stone" at `at` can follow a weight: a number of pounds, "lighter", a function word, the one
/// that weighs so much ("a 12 stone boxer"); what two stone walls are made of cannot.
fn weighs_stone(reader: &Reader, at: usize, numeral: &Numeral) -> bool {
    let one = |english: Lexicon<'_>| {
        english.is_lemma(&reader.lower(at), Reading::Noun) && !reader.word(at + 1).ends_with('s')
    };
    let weighed = || numeral.value > Decimal::ONE && Lexicon::english().is_ok_and(one);
    weighed()
        || reader.is_in(at, FUNCTION)
        || reader.is_in(at, "lighter heavier overweight underweight less more")
        || matches!(word_at(reader, at), Some(Word::Small(_) | Word::Tens(_)))
}

fn symbol_measure(reader: &Reader, at: usize) -> Option<(&'static Measure, usize)> {
    let word = reader.word(at);
    if word.len() > 6 {
        return None;
    }
    let mut joined = word.to_owned();
    if reader.is_mark(at + 1, '/') && reader.touches(at + 1) && reader.touches(at + 2) {
        joined.push('/');
        joined.push_str(reader.word(at + 2));
        if let Some(measure) = unit::measure_symbol(&joined).or_else(|| unit::measure_named(&joined.to_lowercase())) {
            return Some((measure, at + 3));
        }
        joined.truncate(word.len());
    }
    if let Some(power @ ('²' | '³')) = reader.mark(at + 1).filter(|_| reader.touches(at + 1)) {
        joined.push(power);
        return unit::measure_symbol(&joined).map(|measure| (measure, at + 2));
    }
    if reader.is_mark(at + 1, '^') && reader.touches(at + 1) {
        joined.push('^');
        joined.push_str(reader.word(at + 2));
        return unit::measure_symbol(&joined).map(|measure| (measure, at + 3));
    }
    if let Some(temperature) = temperature(reader, at) {
        return Some((temperature, at + 1));
    }
    let measure = unit::measure_symbol(word)?;
    let glued = reader.touches(at);
    // Single letters are also initials, list marks and parts of designations.
    let apt = match word {
        "s" => !glued && !reader.is_word(at + 1),
        "h" | "g" | "t" | "W" | "V" | "J" => !reader.is_mark(at + 1, '-'),
        "m" => true,
        _ => true,
    };
    apt.then_some((measure, at + 1))
}

/// "30 C", "75F": a bare letter of temperature, where nothing it could stand before follows.
fn temperature(reader: &Reader, at: usize) -> Option<&'static Measure> {
    let id = match reader.word(at) {
        "C" => "celsius",
        "F" => "fahrenheit",
        _ => return None,
    };
    let small = at.checked_sub(1).is_some_and(|before| reader.word(before).len() <= 4);
    // What something is to "be" is no temperature: "a form 20F can be had".
    let named = reader.is_in(at + 1, "be been");
    let apt = small
        && !named
        && !reader.is_mark(at + 1, '/')
        && (!reader.is_word(at + 1) || reader.is_in(at + 1, "outside above below") || reader.is_in(at + 1, FUNCTION));
    let spaced_block = id == "fahrenheit" && !reader.touches(at) && reader.is_capital(at + 1);
    (apt && !spaced_block).then(|| Measure::by_id(id)).flatten()
}

#[cfg(test)]
mod tests {
    use crate::kinds::quantity::tests::check;

    #[test]
    fn a_letter_of_temperature_is_no_name() {
        check("It was 24C when they left", &[("24C", "24 °C")]);
        check("Where can a 24F be had?", &[]);
    }
}
