//! An age that does not fit the year of birth: "Anna Berg, 45, born in 1980" in an article of 2015; and two ages of one
//! person: "Anna Berg, 45," and "Berg, 46,".

use super::check::Check;
use super::view::{Found, View};
use crate::finding::Finding;
use crate::kinds::date::{DateExpression, DateForm};
use crate::kinds::quantity::{Dimension, Quantity, Unit};
use crate::lang::WordClasses;
use crate::matching::strip_possessive;
use crate::span::ByteSpan;
use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;
use std::collections::{BTreeSet, HashMap};

/// An age, with the name of who has it, if it is told.
struct Aged<'a> {
    years: i32,
    at: ByteSpan,
    name: &'a str,
    sentence: usize,
    hyphened: bool,
}

/// A birth, with the name of who was born.
struct Birth<'a> {
    first: Date,
    last: Date,
    at: ByteSpan,
    name: &'a str,
    sentence: usize,
    founded: bool,
}

/// Checks each age whose bearer's birth the article gives.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let ages = ages(view);
    if ages.is_empty() {
        return Vec::new();
    }
    let births = births(view);
    let mut findings: Vec<Finding> = two_ages(view, &ages);
    for birth in &births {
        let age = ages.iter().find(|age| are_one(view, age, birth, &ages));
        if let Some(finding) = age.and_then(|age| misfit(view, age, birth)) {
            findings.push(finding);
        }
    }
    findings
}

/// Two ages of one person, the later one pointed at. Ages of another year are left alone, and so are people of whom the
/// article names two with one surname.
fn two_ages(view: &View<'_>, ages: &[Aged<'_>]) -> Vec<Finding> {
    let of_today = |age: &&Aged<'_>| {
        let other_day = |found: &Found<DateExpression>| has_year(&found.value);
        !age.name.is_empty() && !view.is_quoted(age.at) && !view.dates_in(age.sentence).iter().any(other_day)
    };
    // By the last word of the name: those of one person have it in common.
    let mut told: HashMap<&str, (BTreeSet<&str>, Vec<&Aged<'_>>)> = HashMap::new();
    for age in ages.iter().filter(of_today) {
        let (full, _) = told.entry(last_word(age.name)).or_default();
        if age.name.contains(' ') {
            full.insert(age.name);
        }
    }
    let mut findings = Vec::new();
    for second in ages.iter().filter(of_today) {
        let Some((_, before)) = told.get_mut(last_word(second.name)).filter(|(full, _)| full.len() < 2) else {
            continue;
        };
        match before.iter().find(|first| same_person(first.name, second.name)) {
            Some(first) if first.years != second.years => {
                let message = format!("{} is {} here and {} elsewhere", second.name, second.years, first.years);
                findings.push(view.finding(Check::Age, second.at, &[first.at], message));
            }
            Some(_) => {}
            None => before.push(second),
        }
    }
    findings
}

/// Whether age and birth are of one bearer: of one name, or the only ones of their sentence.
fn are_one(view: &View<'_>, age: &Aged<'_>, birth: &Birth<'_>, ages: &[Aged<'_>]) -> bool {
    if birth.founded {
        let (start, end) = (view.token_at(age.at.end.saturating_sub(1)) + 1, view.token_at(birth.at.start));
        let plain = (start..end).all(|at| view.word(at).starts_with(char::is_lowercase) || view.word(at) == ",");
        let active = (start..end).any(|at| view.has(at, WordClasses::FUNCTION));
        return age.hyphened && age.sentence == birth.sentence && start < end && end - start <= 4 && plain && !active;
    }
    let alone = ages.iter().filter(|other| other.sentence == age.sentence).count() == 1;
    let near = age.sentence == birth.sentence && alone && (age.name.is_empty() || birth.name.is_empty());
    same_person(age.name, birth.name) || near
}

/// Whether two names are of one person: alike, or a surname and a full name that ends with it.
fn same_person(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && (short == long || !short.contains(' ') && last_word(long) == short)
}

fn misfit(view: &View<'_>, age: &Aged<'_>, birth: &Birth<'_>) -> Option<Finding> {
    let when = died(view, age).or_else(|| view.published.and_then(|span| Some((span.first()?, span.last()?))))?;
    let youngest = full_years(birth.last, when.0);
    let oldest = full_years(birth.first, when.1);
    let slack = i32::from(birth.founded);
    if age.years >= youngest - slack && age.years <= oldest + slack || oldest < 0 {
        return None;
    }
    let right = if youngest == oldest { youngest.to_string() } else { format!("{youngest} or {oldest}") };
    let message = format!("{} makes an age of {right}, not {}", view.quote(birth.at), age.years);
    Some(view.finding(Check::Age, age.at, &[birth.at], message))
}

/// Full years from one day to another.
fn full_years(from: Date, to: Date) -> i32 {
    let years = i32::from(to.year()) - i32::from(from.year());
    if (to.month(), to.day()) < (from.month(), from.day()) { years - 1 } else { years }
}

/// When somebody died at the age, if the sentence says so.
fn died(view: &View<'_>, age: &Aged<'_>) -> Option<(Date, Date)> {
    let death = view.sentence(age.sentence).find(|&at| matches!(view.word(at), "died" | "dies" | "death"))?;
    let behind = view.span(death).start;
    let date = view.dates_in(age.sentence).iter().find(|found| found.value.at.start > behind)?;
    let days = date.value.resolve(&view.anchor())?;
    Some((days.first()?, days.last()?))
}

/// The ages of the article that are of the day it appeared, or of a death.
fn ages<'a>(view: &View<'a>) -> Vec<Aged<'a>> {
    let mut found: Vec<Aged<'a>> = Vec::new();
    for quantity in view.quantities() {
        if let Some(years) = years(&quantity.value).filter(|_| is_of_now(view, &quantity.value)) {
            let hyphened = quantity.value.core.of(view.text).contains('-');
            let name = owner(view, quantity.value.at, quantity.sentence);
            found.push(Aged { years, at: quantity.value.core, name, sentence: quantity.sentence, hyphened });
        }
    }
    // "Anna Berg, 45,": a number between commas behind a name.
    for run in view.runs() {
        let comma = run.value.tokens.end;
        let number = view.tokens.get(comma + 1).filter(|token| token.is_number());
        let closed = matches!(view.word(comma + 2), "," | "." | ")" | ";");
        let opens = matches!(view.word(comma), "," | "(");
        let years = number.and_then(|token| token.of(view.text).parse().ok()).filter(|years| (1..=120).contains(years));
        if let (Some(years), true) = (years, closed && opens) {
            let name = strip_possessive(run.value.at.of(view.text));
            found.push(Aged { years, at: view.span(comma + 1), name, sentence: run.sentence, hyphened: false });
        }
    }
    // "Anna Berg, born in 1949, is 65."
    for quantity in view.quantities().iter().filter(|found| super::figures::count(&found.value).is_some()) {
        let at = view.token_at(quantity.value.at.start);
        let behind = view.word(view.token_at(quantity.value.at.end.saturating_sub(1)) + 1);
        let years = super::figures::count(&quantity.value).and_then(|value| value.to_i32());
        if let (Some(years @ 1..=120), Some("is" | "turned")) =
            (years, at.checked_sub(1).map(|before| view.word(before)))
            && matches!(behind, "." | "," | ";")
        {
            found.push(Aged { years, at: quantity.value.core, name: "", sentence: quantity.sentence, hyphened: false });
        }
    }
    found.sort_by_key(|age| age.at);
    found.dedup_by_key(|age| age.at);
    found
}

fn years(quantity: &Quantity) -> Option<i32> {
    let aged = matches!(quantity.unit, Unit::Measure(measure) if measure.dimension == Dimension::Age && measure.id == "year-person");
    quantity.stated.low_value().filter(|_| aged && quantity.stated.is_exact())?.to_i32()
}

/// "at the age of 23", "was 23 when": an age of another time.
fn is_of_now(view: &View<'_>, quantity: &Quantity) -> bool {
    let start = view.token_at(quantity.at.start);
    let before = |back: usize| start.checked_sub(back).map_or("", |at| view.word(at));
    let behind = view.word(view.token_at(quantity.at.end.saturating_sub(1)) + 1);
    let deadly = (start.saturating_sub(12)..start).any(|at| view.word(at) == "died");
    let other_time = behind == "when"
        || before(1) == "at"
        || before(1) == "the" && before(2) == "at"
        || matches!(before(1), "since" | "from" | "until");
    !other_time || deadly
}

/// The name that stands nearest before an age, or right behind "the 45-year-old".
fn owner<'a>(view: &View<'a>, at: ByteSpan, sentence: usize) -> &'a str {
    let runs = view.runs().iter().filter(|run| run.sentence == sentence);
    let before = runs.clone().rfind(|run| run.value.at.end <= at.start);
    let near = before.filter(|run| view.between(run.value.at.end, at.start).split_whitespace().count() <= 3);
    near.map_or("", |run| strip_possessive(run.value.at.of(view.text)))
}

fn last_word(name: &str) -> &str {
    name.rsplit(char::is_whitespace).next().unwrap_or(name)
}

/// The births and foundings of the article that have a year.
fn births<'a>(view: &View<'a>) -> Vec<Birth<'a>> {
    let mut found = Vec::new();
    let mut subject: HashMap<usize, &'a str> = HashMap::new();
    for run in view.runs() {
        subject.entry(run.sentence).or_insert_with(|| strip_possessive(run.value.at.of(view.text)));
    }
    for date in view.dates().iter().filter(|date| has_year(&date.value)) {
        let start = view.token_at(date.value.at.start);
        let sentence = view.sentence(date.sentence);
        let verb = (sentence.start..start)
            .rev()
            .take(8)
            .find(|&at| is_born(view.word(at)) || view.has(at, WordClasses::FOUNDING));
        let Some(verb) = verb else { continue };
        let founded = !is_born(view.word(verb));
        // "born in Oslo in 1980": nothing but a place between.
        let plain = (verb + 1..start).all(|at| {
            let word = view.word(at);
            view.has(at, WordClasses::FUNCTION)
                || matches!(word, "," | "city" | "town" | "village" | "raised")
                || word.starts_with(char::is_uppercase)
        });
        let days = date.value.resolve(&view.anchor()).and_then(|days| Some((days.first()?, days.last()?)));
        if let (Some((first, last)), true) = (days, plain && date.value.hedge.is_none()) {
            let at = view.span(verb).join(date.value.at);
            let bearer = if founded { Some("") } else { born(view, verb, &sentence, date.sentence, &subject) };
            found.extend(bearer.map(|name| Birth { first, last, at, name, sentence: date.sentence, founded }));
        }
    }
    found
}

fn is_born(word: &str) -> bool {
    matches!(word, "born" | "Born")
}

fn has_year(date: &DateExpression) -> bool {
    matches!(&date.form, DateForm::Calendar(calendar) if calendar.year.is_some())
}

/// Who was born: the name right before the verb, perhaps with an age or a role between commas; of the sentence before for
/// "he" and "she". `None` where somebody without a name was born: "her son".
fn born<'a>(
    view: &View<'a>,
    verb: usize,
    sentence: &std::ops::Range<usize>,
    number: usize,
    subject: &HashMap<usize, &'a str>,
) -> Option<&'a str> {
    let mut at = verb;
    while at > sentence.start && matches!(view.word(at - 1), "was" | "who" | "is" | "and" | ",") {
        at -= 1;
    }
    if at == sentence.start {
        return Some("");
    }
    let before = at - 1;
    if matches!(view.word(before), "He" | "She" | "he" | "she") {
        return number.checked_sub(1).and_then(|before| subject.get(&before)).copied();
    }
    let runs = view.runs().iter().filter(|run| run.sentence == number && run.value.tokens.end <= verb);
    let last = runs.clone().next_back()?;
    let name = strip_possessive(last.value.at.of(view.text));
    // "Ines Prado, 58, the director, was born": only what stands in apposition may come between.
    let apposed = last.value.tokens.end == before + 1
        || view.word(last.value.tokens.end) == ","
        || view.word(last.value.tokens.end) == "(";
    let relative = (last.value.tokens.end..verb).any(|at| view.has(at, WordClasses::OTHER_BEARER));
    (apposed && !relative).then_some(name)
}
