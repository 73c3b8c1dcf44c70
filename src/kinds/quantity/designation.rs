//! Numbers that are a name, or part of one: "Boeing 747", "phase two", "Flight 370".

use super::amount::Amount;
use super::guard::is_month;
use super::read::Reader;
use super::scale::{FUNCTION, PLURALS, is_plural};
use crate::lang::{Classes, Lexicon, Reading};

/// Nouns whose number is a name: "Flight 370", "page 4".
const NUMBERED: &str = "flight page chapter section article route highway room version phase level type number no nos \
    channel platform gate volume grade class district ward zone sector unit block line act scene episode \
    season stage step tier category apartment apt suite floor exit interstate formula proposition \
    resolution amendment clause paragraph rule title chapter verse psalm figure table appendix model \
    series mark building terminal pier runway group pool round week day game lot lane bay reactor world \
    war super nr";

/// Whether the number is the name of the thing before it: "Boeing 747", "phase two".
pub(super) fn designated(reader: &Reader, amount: &Amount, digits: bool) -> bool {
    let Some(before) = amount.start.checked_sub(1) else { return is_address(reader, amount.end) };
    if reader.is_in(before, "law decree order bill directive regulation") && digits && !is_plural(reader, amount.end) {
        return true;
    }
    if is_address(reader, amount.end) {
        return true;
    }
    if reader.word(amount.start).contains(',')
        || reader.word(amount.start).contains('.') && !reader.is_in(before, NUMBERED)
    {
        return false;
    }
    let ends = !reader.is_lower(amount.end) || reader.is_in(amount.end, FUNCTION);
    if reader.is_in(before, NUMBERED)
        && (ends || digits && (!is_plural(reader, amount.end) || reader.is_capital(before)))
    {
        return !(reader.is(before, "no") && reader.is_in(amount.end, FUNCTION) && !digits);
    }
    let name = is_name(reader, before)
        && !reader.is_in(before, FUNCTION)
        && !is_calendar(reader, before)
        && !is_word_of_headline(reader, before, amount.end);
    if !name || !digits || address_of_start(reader, before) {
        return false;
    }
    !is_plural(reader, amount.end)
        || reader.word(before).len() > 1 && reader.word(before).bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether the token is a word with a capital: "Boeing", "iPhone".
fn is_name(reader: &Reader, at: usize) -> bool {
    reader.is_word(at) && reader.word(at).chars().any(char::is_uppercase)
}

/// Whether a street's name stands at `at`, behind a house number.
fn is_address(reader: &Reader, at: usize) -> bool {
    const STREETS: &str =
        "street st road rd avenue ave boulevard blvd lane drive square place court terrace crescent way highway";
    let named = (at..at + 4).take_while(|&near| reader.is_capital(near)).count();
    (at + 1..at + named).any(|near| reader.is_in(near, STREETS))
}

/// Whether the capitalised word at `at` begins a sentence as a common word: "Killing 12 people", "Only 5".
fn address_of_start(reader: &Reader, at: usize) -> bool {
    let word = reader.lower(at);
    let adverb = word.ends_with("ing") || word.ends_with("ed") || word.ends_with("ly");
    let common = "some only just over under another around roughly least most than all both last first next out up \
    down more fewer yet nor what how why such every no any except among including despite like unlike \
    near almost above below our my your perhaps maybe even still other those these through meanwhile \
    today yesterday tomorrow overall total age born there well say make take give add use get let i if";
    reader.begins(at) && (adverb || reader.is_in(at, common))
}

/// Whether the word at `before` has its capital from the headline that it stands in, as all words there: "POLICE SEIZE 15
/// BOATS", "At Least 100 Missing". `behind` is the token behind the number.
fn is_word_of_headline(reader: &Reader, before: usize, behind: usize) -> bool {
    if !is_headline(reader, before) {
        return false;
    }
    let Ok(english) = Lexicon::english() else { return false };
    let word = reader.lower(before);
    if english.classes(&word).meets(Classes::BOUND | Classes::HEDGE | Classes::STOP) {
        return true;
    }
    let verb =
        [Reading::Verb, Reading::Auxiliary].into_iter().any(|reading| english.lemma_word(&word, reading).is_some());
    let noun = reader.lower(behind);
    let counted = noun.ends_with('s') && !noun.ends_with("ss") || reader.is_in(behind, PLURALS);
    verb && (counted || !reader.is_word(behind) || reader.is_in(behind, FUNCTION))
}

/// How many tokens to each side tell whether a number stands in a headline.
const HEADLINE_REACH: usize = 8;

/// Whether the words about `at` have capitals though they are no names: but for short ones, three in four of them, and at
/// least three.
fn is_headline(reader: &Reader, at: usize) -> bool {
    let near = at.saturating_sub(HEADLINE_REACH)..at + HEADLINE_REACH;
    let words = near.filter(|&near| reader.is_word(near) && reader.word(near).len() > 3);
    let (capitals, all) =
        words.fold((0, 0), |(capitals, all), near| (capitals + usize::from(reader.is_capital(near)), all + 1));
    capitals >= 3 && capitals * 4 >= all * 3
}

fn is_calendar(reader: &Reader, at: usize) -> bool {
    const DAYS: &str = "monday tuesday wednesday thursday friday saturday sunday";
    reader.is_in(at, DAYS) || is_month(reader, at)
}
