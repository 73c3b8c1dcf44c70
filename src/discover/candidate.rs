//! Numbers, amounts and dates of a story, each with what it is about.

use super::reading::{Place, Reading, Story};
use crate::discourse::{clauses, mode};
use crate::interval::Interval;
use crate::kinds::date::{DateAnchor, Precision};
use crate::kinds::quantity::{Dimension, Form, Hedge, Quantity, Unit};
use crate::kinds::vocabulary::{is_function_word, is_person_noun, is_reporting_verb};
use crate::matching::{fold, inflection_key, strip_possessive};
use crate::recognise::values::{Reading as Value, ValueMention, values_in};
use crate::segment::ParagraphKind;
use crate::span::ByteSpan;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What a value is counted in: only values of one class are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Class {
    Count,
    /// A currency, by its code.
    Money(&'static str),
    /// A measure, by the name of its dimension.
    Measure(&'static str),
    Year,
}

/// What is counted or measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// The noun behind the number, or the property measured: "depth".
    pub(super) noun: Option<String>,
    /// Whether the noun is one of the many for people: victims, fighters, passengers.
    pub(super) people: bool,
}

/// A value and what it is about.
pub(super) struct Figure {
    pub(super) place: Place,
    pub(super) sentence: usize,
    pub(super) class: Class,
    pub(super) range: Interval<Decimal>,
    /// The number as stated, for how far apart two are.
    pub(super) point: Decimal,
    /// "More than", "less than": two of one direction contradict each other where their ends differ.
    pub(super) bound: Option<Hedge>,
    pub(super) head: Head,
    /// Whether it is a radius, compared as the width it is half of.
    pub(super) radius: bool,
    /// Whose it is, where a possessive stands right before it.
    pub(super) owner: Option<String>,
    /// The years that the sentence names.
    pub(super) years: BTreeSet<i16>,
    /// The capitalised words inside the sentence.
    pub(super) names: BTreeSet<String>,
    /// Stems of the clause, the value and its noun left out.
    pub(super) clause: BTreeSet<String>,
    /// Stems of the sentence.
    pub(super) context: BTreeSet<String>,
    /// The words as written that the stems come from.
    pub(super) written: BTreeMap<String, String>,
}

/// Words that say what a measure measures.
const PROPERTIES: [(&str, &str); 26] = [
    ("across", "width"),
    ("altitude", "height"),
    ("away", "distance"),
    ("deep", "depth"),
    ("depth", "depth"),
    ("diameter", "width"),
    ("distance", "distance"),
    ("elevation", "height"),
    ("far", "distance"),
    ("from", "distance"),
    ("heavy", "weight"),
    ("height", "height"),
    ("high", "height"),
    ("length", "length"),
    ("long", "length"),
    ("radius", "width"),
    ("tall", "height"),
    ("thick", "thickness"),
    ("thickness", "thickness"),
    ("wide", "width"),
    ("width", "width"),
    ("weigh", "weight"),
    ("weighed", "weight"),
    ("weighing", "weight"),
    ("weighs", "weight"),
    ("weight", "weight"),
];

/// A noun stands at most so many words behind its number.
const NOUN_REACH: usize = 3;

/// A property stands at most so many tokens from its measure.
const PROPERTY_REACH: usize = 5;

/// All values of a story that say how many, how much or in which year.
pub(super) fn figures(story: &Story) -> Vec<Figure> {
    story.readings.iter().enumerate().flat_map(|(article, reading)| figures_of(article, reading)).collect()
}

fn figures_of(article: usize, reading: &Reading) -> Vec<Figure> {
    let mut found = Vec::new();
    for (number, sentence) in reading.article.segments.sentences.iter().enumerate() {
        let kind = reading.article.segments.paragraphs.get(sentence.paragraph).map(|paragraph| paragraph.kind);
        if matches!(kind, Some(ParagraphKind::Furniture | ParagraphKind::Byline | ParagraphKind::Caption)) {
            continue;
        }
        let values = values_in(&reading.article, number);
        if values.is_empty() {
            continue;
        }
        let tokens = sentence.tokens.clone();
        let spans: Vec<ByteSpan> =
            values.iter().flat_map(|value| [Some(value.at), converted(&value.value)]).flatten().collect();
        let clauses = clauses(reading.text(), &reading.article.tokens, tokens.clone());
        let years = years_in(&values);
        let names = names_in(reading, tokens.clone());
        for value in &values {
            let clause = clauses.iter().find(|clause| clause.tokens.contains(&value.tokens.start));
            let clause = clause.map_or(tokens.clone(), |clause| clause.tokens.clone());
            let mode = mode(reading.text(), &reading.article.tokens, tokens.clone(), clause.clone());
            let year = matches!(value.value, Value::Date(_));
            if mode.forecast || !year && (mode.denied || mode.conditional) {
                continue;
            }
            let Some((class, range, point, bound)) = valued(&value.value) else { continue };
            let core = match &value.value {
                Value::Quantity(quantity) => quantity.core,
                Value::Date(date) => date.at,
            };
            let (head, scale) = head_of(reading, class, &clause, reading.article.tokens_in(core));
            let (range, point) = scaled(range, point, scale);
            let noun = head.noun.clone();
            let mut written = BTreeMap::new();
            let mut stems = |tokens: Range<usize>| stems_of(reading, tokens, &spans, noun.as_deref(), &mut written);
            let (clause, context) = (stems(clause), stems(tokens.clone()));
            found.push(Figure {
                place: Place { article, at: core },
                sentence: number,
                class,
                range,
                point,
                bound,
                head,
                owner: owner_of(reading, reading.article.tokens_in(core).start),
                years: years.clone(),
                names: names.clone(),
                radius: scale != Decimal::ONE,
                clause,
                context,
                written,
            });
        }
    }
    found
}

/// The years that the dates among some values name.
fn years_in(values: &[ValueMention]) -> BTreeSet<i16> {
    let years = values.iter().filter_map(|value| match &value.value {
        Value::Date(date) if !date.is_relative() => {
            date.possible(&DateAnchor::default())?.first().map(|day| day.year())
        }
        _ => None,
    });
    years.collect()
}

/// The words of a sentence that are capitalised though they do not begin it.
fn names_in(reading: &Reading, tokens: Range<usize>) -> BTreeSet<String> {
    let first = tokens.start;
    let named = tokens.filter(|&at| at > first && reading.word(at).starts_with(char::is_uppercase));
    named
        .map(|at| fold(strip_possessive(reading.word(at))))
        .filter(|word| word.len() > 2 && !is_function_word(word))
        .collect()
}

/// Whose a value is: "Orbo's $5bn".
fn owner_of(reading: &Reading, value: usize) -> Option<String> {
    let before = (1..=2).filter_map(|back| value.checked_sub(back)).map(|at| reading.word(at));
    let owner = before.into_iter().find(|word| strip_possessive(word).len() < word.len())?;
    Some(fold(strip_possessive(owner)))
}

/// Where the same value in another unit stands.
fn converted(value: &Value) -> Option<ByteSpan> {
    match value {
        Value::Quantity(quantity) => quantity.conversion.as_ref().map(|other| other.at),
        Value::Date(_) => None,
    }
}

fn scaled(range: Interval<Decimal>, point: Decimal, scale: Decimal) -> (Interval<Decimal>, Decimal) {
    (range.try_map(|value| value.checked_mul(scale)).unwrap_or(range), point.checked_mul(scale).unwrap_or(point))
}

/// A value's class, what it may be, its number and its bound.
fn valued(value: &Value) -> Option<(Class, Interval<Decimal>, Decimal, Option<Hedge>)> {
    match value {
        Value::Quantity(quantity) => quantified(quantity),
        Value::Date(date) => {
            if date.is_relative() || date.is_anaphoric() {
                return None;
            }
            let days = date.possible(&DateAnchor::default())?;
            let coarse = matches!(days.precision, Precision::Year | Precision::Decade);
            let (first, last) = (days.first()?.year(), days.last()?.year());
            let years = Interval::closed(Decimal::from(first), Decimal::from(last));
            coarse.then_some((Class::Year, years, Decimal::from(first), None))
        }
    }
}

fn quantified(quantity: &Quantity) -> Option<(Class, Interval<Decimal>, Decimal, Option<Hedge>)> {
    if quantity.form != Form::Cardinal {
        return None;
    }
    let range = quantity.rounded();
    let point = quantity.stated.low_value().or(quantity.stated.high_value())?;
    let bound = matches!(quantity.hedge, Hedge::AtLeast | Hedge::AtMost).then_some(quantity.hedge);
    match quantity.unit {
        Unit::None => Some((Class::Count, range, point, bound)),
        Unit::Currency(currency) => Some((Class::Money(currency.code), range, point, bound)),
        Unit::Measure(measure) => {
            if matches!(measure.dimension, Dimension::Age | Dimension::Temperature) {
                return None;
            }
            let name = dimension_name(measure.dimension)?;
            let (range, point) = scaled(range, point, measure.factor);
            Some((Class::Measure(name), range, point, bound))
        }
    }
}

fn dimension_name(dimension: Dimension) -> Option<&'static str> {
    Some(match dimension {
        Dimension::Length => "length",
        Dimension::Area => "area",
        Dimension::Volume => "volume",
        Dimension::Mass => "mass",
        Dimension::Duration => "duration",
        Dimension::Speed => "speed",
        Dimension::Energy => "energy",
        Dimension::Power => "power",
        Dimension::Share => "share",
        _ => return None,
    })
}

/// What the value is of, and by what it is multiplied to compare: a radius is half a width.
fn head_of(reading: &Reading, class: Class, clause: &Range<usize>, value: Range<usize>) -> (Head, Decimal) {
    let none = Head { noun: None, people: false };
    match class {
        Class::Count => (counted(reading, value.end).unwrap_or(none), Decimal::ONE),
        Class::Measure("length" | "mass") => property(reading, clause, &value).map_or((none, Decimal::ONE), |word| {
            let radius = word == "radius";
            let noun = PROPERTIES.iter().find(|(other, _)| *other == word).map(|(_, property)| (*property).to_owned());
            (Head { noun, people: false }, if radius { Decimal::TWO } else { Decimal::ONE })
        }),
        _ => (none, Decimal::ONE),
    }
}

/// The word that says what a measure measures: right behind it, or the nearest before it in the clause.
fn property(reading: &Reading, clause: &Range<usize>, value: &Range<usize>) -> Option<String> {
    let known = |at: usize| {
        let word = fold(reading.word(at));
        PROPERTIES.iter().any(|(other, _)| *other == word).then_some(word)
    };
    let behind = (value.end..clause.end.min(value.end + 2 * PROPERTY_REACH)).take_while({
        let mut open = 0_usize;
        move |&at| {
            // A conversion in brackets stands between a value and its property.
            match reading.word(at) {
                "(" => open += 1,
                ")" => open = open.saturating_sub(1),
                "," | "and" if open == 0 => return false,
                _ => {}
            }
            true
        }
    });
    let before = (clause.start.max(value.start.saturating_sub(PROPERTY_REACH))..value.start).rev();
    let before = before.take_while(|&at| !matches!(reading.word(at), "," | "and"));
    behind.into_iter().find_map(known).or_else(|| before.into_iter().find_map(known))
}

/// The noun that is counted: the last of the words behind a number that no small word or mark parts from it.
fn counted(reading: &Reading, end: usize) -> Option<Head> {
    let mut noun = None;
    for at in end..end + NOUN_REACH {
        let word = strip_possessive(reading.word(at));
        let fold = fold(word);
        if word.is_empty() || !word.starts_with(char::is_alphabetic) || is_function_word(&fold) || is_verb(&fold) {
            break;
        }
        let key = inflection_key(&fold);
        let people = is_person_noun(&key);
        if people || fold.ends_with('s') && !fold.ends_with("ss") {
            noun = Some(Head { noun: Some(key), people });
            break;
        }
    }
    noun
}

fn is_verb(fold: &str) -> bool {
    matches!(fold, "is" | "was" | "has" | "says") || is_reporting_verb(fold)
}

/// The stems of the words that count, values and the counted noun left out.
fn stems_of(
    reading: &Reading,
    tokens: Range<usize>,
    values: &[ByteSpan],
    noun: Option<&str>,
    written: &mut BTreeMap<String, String>,
) -> BTreeSet<String> {
    let mut stems = BTreeSet::new();
    for token in reading.article.tokens.get(tokens).unwrap_or_default().iter().filter(|token| token.is_word()) {
        let word = strip_possessive(token.of(reading.text()));
        let fold = fold(word);
        let small = fold.len() < 3 || is_function_word(&fold) || is_reporting_verb(&fold);
        if small || values.iter().any(|at| at.meets(token.span())) {
            continue;
        }
        let key = inflection_key(&fold);
        if Some(key.as_str()) != noun {
            written.entry(key.clone()).or_insert_with(|| word.to_owned());
            stems.insert(key);
        }
    }
    stems
}
