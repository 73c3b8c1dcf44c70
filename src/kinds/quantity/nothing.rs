//! Nothing as a count: "none", "nobody", "no survivors", "no school", "not one".

use rust_decimal::Decimal;

use super::read::Reader;
use super::scale::is_plural;
use super::{Form, Quantity};
use crate::lang::{Classes, Lexicon};

/// The nothing that the words at `at` say, and the token behind them.
pub(super) fn nothing(reader: &Reader, at: usize) -> Option<(Quantity, usize)> {
    let end = match &*reader.lower(at) {
        "none" => none(reader, at),
        "nobody" => nobody(reader, at, at + 1),
        "no" => no(reader, at),
        "not" => not_one(reader, at),
        _ => None,
    }?;
    Some((Quantity::plain(reader.span(at, end), Decimal::ZERO, Form::None_), end))
}

/// "None of the winners"; not "second to none", "none the less".
fn none(reader: &Reader, at: usize) -> Option<usize> {
    let other = reader.before_in(at, "to than bar with") || reader.is_in(at + 1, "the too so other but less");
    (!other).then_some(at + 1)
}

/// "Nobody", "no one", up to `end`, where nobody is left out: "nobody but the driver".
fn nobody(reader: &Reader, at: usize, end: usize) -> Option<usize> {
    let other =
        reader.before_any(at, &["a", "an"]) || reader.is_in(end, "but except else other save thing person size");
    (!other).then_some(end)
}

fn no(reader: &Reader, at: usize) -> Option<usize> {
    let one = at + 1 + usize::from(reader.is_hyphen(at + 1));
    if reader.is(one, "one") {
        return nobody(reader, at, one + 1);
    }
    let noun = at + 1;
    let bounds = reader.is(noun + 2, "than") || reader.is(noun + 1, "than");
    let counted = is_plural(reader, noun) && !reader.is_in(noun, IDIOMS) || is_countable(reader, noun);
    (counted && !bounds).then_some(noun)
}

/// What "no" stands before in idioms, and what is not counted though it looks so.
const IDIOMS: &str = "more others additional thanks means odds holds news strings doubt longer way man place cover deal end \
    good sign call go play plan match show use change matter joy fool hope stranger";

/// Whether one of what the word at `at` names can be counted: people, animals, vehicles, buildings, things made by hand.
fn is_countable(reader: &Reader, at: usize) -> bool {
    let things = Classes::PERSON
        | Classes::ANIMAL
        | Classes::VEHICLE
        | Classes::FACILITY
        | Classes::ORGANISATION
        | Classes::ARTEFACT;
    let word = reader.word(at);
    let plain = reader.is_lower(at) && word.bytes().all(|byte| byte.is_ascii_lowercase());
    plain
        && !reader.is_in(at, IDIOMS)
        && Lexicon::english().is_ok_and(|english| {
            let classes = english.classes(word);
            classes.meets(things)
                && !classes.meets(Classes::STOP | Classes::SUBSTANCE | Classes::ABSTRACT | Classes::STATE)
        })
}

/// "Not one passenger", "not a single one", "not a soul".
fn not_one(reader: &Reader, at: usize) -> Option<usize> {
    let even = at + 1 + usize::from(reader.is(at + 1, "even"));
    let end = match () {
        () if reader.is(even, "one") => even + 1,
        () if reader.is(even, "a") && reader.is_any(even + 1, &["single", "soul"]) => even + 2,
        () => return None,
    };
    (!reader.is_in(end, "but to for who day hour minute year")).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::quantity::tests::{only, read};

    #[track_caller]
    fn nothing(text: &str, said: &str) {
        let quantity = only(text);
        assert_eq!((quantity.at.of(text), quantity.form), (said, Form::None_), "{text:?}");
        assert!(quantity.stated.is_exact() && quantity.stated.contains(Decimal::ZERO), "{text:?}");
    }

    #[test]
    fn nothing_is_a_count_of_zero() {
        nothing("No school was hit.", "No");
        nothing("None of the divers surfaced.", "None");
        nothing("Nobody was hurt.", "Nobody");
        nothing("Not one barge was left.", "Not one");
        nothing("No one was hurt.", "No one");
    }

    #[test]
    fn idioms_and_exceptions_are_no_count() {
        for text in ["bar none", "No doubt it rained.", "nobody but the miller", "no longer", "no more than that"] {
            assert_eq!(read(text), [], "{text:?}");
        }
    }
}
