//! Mentions as lines: for people, and as JSON for other programs.

use super::lines::LineIndex;
use super::{json_line, one_line};
use crate::kinds::date::{DateSpan, display_date};
use crate::kinds::quantity::{Form, Hedge, Quantity, Unit, display_quantity};
use crate::mention::{Mention, MentionValue};
use crate::source::Source;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Serialize, Serializer};
use std::fmt::Write;

/// Significant digits of a number shown to people.
const DIGITS: u32 = 12;

/// The mentions of one article as lines.
#[derive(Debug)]
pub struct MentionLines<'s> {
    source: &'s Source,
    /// Made when a line and column are first asked for.
    index: Option<LineIndex>,
    lines: String,
}

impl<'s> MentionLines<'s> {
    /// No lines yet, of that article.
    #[must_use]
    pub fn new(source: &'s Source) -> Self {
        Self { source, index: None, lines: String::new() }
    }

    /// The lines.
    #[must_use]
    pub fn finish(self) -> String {
        self.lines
    }

    /// Adds a mention as JSON: its offsets are bytes of the file (in a container, of the article's text).
    pub fn json(&mut self, mention: &Mention) {
        let at = self.source.offsets.span_to_file(mention.at);
        self.lines.push_str(&json_line(&RawMention {
            source: &self.source.name,
            kind: mention.kind().name(),
            text: mention.at.of(&self.source.text),
            start: at.start,
            end: at.end,
            value: value_of(mention),
        }));
    }

    /// Adds a mention for people: file, line and column, kind, words, value.
    pub fn text(&mut self, mention: &Mention) {
        let (text, span) = self.source.written(mention.at);
        let place = self.index.get_or_insert_with(|| LineIndex::new(text)).place(text, span.start);
        let words = mention.at.of(&self.source.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let line = format!(
            "{}:{}:{}: {}: {words}{}",
            self.source.name,
            place.line,
            place.column,
            mention.kind(),
            in_words(mention)
        );
        let _ = writeln!(self.lines, "{}", one_line(&line));
    }
}

/// What a mention means, for people; empty where its words say it.
fn in_words(mention: &Mention) -> String {
    match &mention.value {
        MentionValue::Name(None) => String::new(),
        MentionValue::Name(Some(id)) | MentionValue::Term(id) => format!(" = {id}"),
        MentionValue::Date(_, None) => " = unknown".to_owned(),
        MentionValue::Date(_, Some(days)) => format!(" = {}", display_date(days)),
        MentionValue::Quantity(quantity) => format!(" = {}", display_quantity(quantity, DIGITS)),
    }
}

#[derive(Serialize)]
struct RawMention<'s> {
    source: &'s str,
    kind: &'static str,
    text: &'s str,
    start: usize,
    end: usize,
    value: RawValue<'s>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum RawValue<'s> {
    Rule {
        fact: Option<&'s str>,
    },
    Quantity {
        low: Option<Number>,
        high: Option<Number>,
        unit: Option<&'static str>,
        #[serde(skip_serializing_if = "is_false")]
        approximate: bool,
        #[serde(skip_serializing_if = "is_false")]
        ordinal: bool,
        #[serde(skip_serializing_if = "is_false")]
        ambiguous: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        conversion: Option<Box<RawValue<'s>>>,
    },
    Days {
        from: Option<String>,
        to: Option<String>,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// A decimal as a JSON number: whole numbers with all their digits, others as the nearest that a reader will hold anyway.
struct Number(Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.to_i128().filter(|_| self.0.is_integer()) {
            Some(whole) => serializer.serialize_i128(whole),
            None => serializer.serialize_f64(self.0.to_f64().unwrap_or(f64::NAN)),
        }
    }
}

fn value_of(mention: &Mention) -> RawValue<'_> {
    match &mention.value {
        MentionValue::Name(id) => RawValue::Rule { fact: id.as_deref() },
        MentionValue::Term(id) => RawValue::Rule { fact: Some(id) },
        MentionValue::Date(_, days) => days_of(days.as_ref()),
        MentionValue::Quantity(quantity) => quantity_of(quantity),
    }
}

fn quantity_of(quantity: &Quantity) -> RawValue<'static> {
    let stated = quantity.as_stated();
    RawValue::Quantity {
        low: stated.low_value().map(Number),
        high: stated.high_value().map(Number),
        unit: quantity.unit.id(),
        approximate: matches!(quantity.hedge, Hedge::About | Hedge::Nearly),
        ordinal: quantity.form == Form::Ordinal,
        ambiguous: matches!(quantity.unit, Unit::Currency(currency) if currency.ambiguous),
        conversion: quantity.conversion.as_deref().map(|conversion| Box::new(quantity_of(conversion))),
    }
}

fn days_of(days: Option<&DateSpan>) -> RawValue<'static> {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    RawValue::Days { from: day(days.and_then(DateSpan::first)), to: day(days.and_then(DateSpan::last)) }
}
