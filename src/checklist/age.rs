//! An age that does not fit the year of birth: "Anna Berg, 45, born in 1980" in an article of 2015.

use super::check::Check;
use super::view::View;
use crate::finding::Finding;
use crate::kinds::date::{DateExpression, DateForm};
use crate::kinds::quantity::{Dimension, Quantity, Unit};
use crate::matching::strip_possessive;
use crate::span::ByteSpan;
use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;
use std::collections::HashMap;

/// What is founded rather than born, and the verbs for it.
#[rustfmt::skip]
const FOUNDED: &[&str] = &["founded", "established", "launched", "built", "opened", "formed", "incorporated", "set"];

/// An age, with the family name of who has it, if it is told.
struct Aged<'a> {
    years: i32,
    at: ByteSpan,
    family: &'a str,
    sentence: usize,
    hyphened: bool,
}

/// A birth, with the family name of who was born.
struct Birth<'a> {
    first: Date,
    last: Date,
    at: ByteSpan,
    family: &'a str,
    sentence: usize,
    founded: bool,
}

/// Checks each age whose bearer's birth the article gives.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let births = births(view);
    if births.is_empty() {
        return Vec::new();
    }
    let ages = ages(view);
    let mut findings: Vec<Finding> = Vec::new();
    for birth in &births {
        let age = ages.iter().find(|age| are_one(age, birth, &ages));
        if let Some(finding) = age.and_then(|age| misfit(view, age, birth)) {
            findings.push(finding);
        }
    }
    findings
}

/// Whether age and birth are of one bearer: of one family name, or the only ones of their sentence.
fn are_one(age: &Aged<'_>, birth: &Birth<'_>, ages: &[Aged<'_>]) -> bool {
    if birth.founded {
        return age.hyphened && age.sentence == birth.sentence;
    }
    let alone = ages.iter().filter(|other| other.sentence == age.sentence).count() == 1;
    let named = !age.family.is_empty() && age.family == birth.family;
    let near = age.sentence == birth.sentence && alone && (age.family.is_empty() || birth.family.is_empty());
    named || near
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
            let family = owner(view, quantity.value.at, quantity.sentence);
            found.push(Aged { years, at: quantity.value.core, family, sentence: quantity.sentence, hyphened });
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
            let family = strip_possessive(last_word(run.value.at.of(view.text)));
            found.push(Aged { years, at: view.span(comma + 1), family, sentence: run.sentence, hyphened: false });
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
    let deadly = view.between(quantity.at.start.saturating_sub(60).max(0), quantity.at.start).contains("died");
    let other_time = behind == "when"
        || before(1) == "at"
        || before(1) == "the" && before(2) == "at"
        || matches!(before(1), "since" | "from" | "until");
    !other_time || deadly
}

/// The family name that stands nearest before an age, or right behind "the 45-year-old".
fn owner<'a>(view: &View<'a>, at: ByteSpan, sentence: usize) -> &'a str {
    let runs = view.runs().iter().filter(|run| run.sentence == sentence);
    let before = runs.clone().filter(|run| run.value.at.end <= at.start).next_back();
    let near = before.filter(|run| view.between(run.value.at.end, at.start).split_whitespace().count() <= 3);
    near.map_or("", |run| strip_possessive(last_word(run.value.at.of(view.text))))
}

fn last_word(name: &str) -> &str {
    name.rsplit(char::is_whitespace).next().unwrap_or(name)
}

/// The births and foundings of the article that have a year.
fn births<'a>(view: &View<'a>) -> Vec<Birth<'a>> {
    let mut found = Vec::new();
    let mut subject: HashMap<usize, &'a str> = HashMap::new();
    for run in view.runs() {
        subject.entry(run.sentence).or_insert_with(|| strip_possessive(last_word(run.value.at.of(view.text))));
    }
    for date in view.dates().iter().filter(|date| has_year(&date.value)) {
        let start = view.token_at(date.value.at.start);
        let sentence = view.sentence(date.sentence);
        let verb = (sentence.start..start)
            .rev()
            .take(8)
            .find(|&at| view.word(at) == "born" || FOUNDED.contains(&view.word(at)));
        let Some(verb) = verb else { continue };
        let founded = view.word(verb) != "born";
        // "born in Oslo in 1980": nothing but a place between.
        let plain = (verb + 1..start).all(|at| {
            let word = view.word(at);
            matches!(
                word,
                "in" | "on"
                    | ","
                    | "back"
                    | "up"
                    | "near"
                    | "at"
                    | "the"
                    | "city"
                    | "town"
                    | "of"
                    | "village"
                    | "and"
                    | "raised"
            ) || word.starts_with(char::is_uppercase)
        });
        let days = date.value.resolve(&view.anchor()).and_then(|days| Some((days.first()?, days.last()?)));
        if let (Some((first, last)), true) = (days, plain && date.value.hedge.is_none()) {
            let family = born(view, verb, &sentence, date.sentence, &subject);
            found.push(Birth {
                first,
                last,
                at: view.span(verb).join(date.value.at),
                family,
                sentence: date.sentence,
                founded,
            });
        }
    }
    found
}

fn has_year(date: &DateExpression) -> bool {
    matches!(&date.form, DateForm::Calendar(calendar) if calendar.year.is_some())
}

/// Who was born: the name before the verb, or of the sentence before for "he" and "she".
fn born<'a>(
    view: &View<'a>,
    verb: usize,
    sentence: &std::ops::Range<usize>,
    number: usize,
    subject: &HashMap<usize, &'a str>,
) -> &'a str {
    let runs = view.runs().iter().filter(|run| run.sentence == number && run.value.tokens.end <= verb);
    if let Some(run) = runs.clone().next_back() {
        return strip_possessive(last_word(run.value.at.of(view.text)));
    }
    let pronoun = sentence.clone().take(3).any(|at| matches!(view.word(at), "He" | "She" | "he" | "she"));
    let before = number.checked_sub(1).and_then(|before| subject.get(&before));
    before.copied().filter(|_| pronoun).unwrap_or("")
}
