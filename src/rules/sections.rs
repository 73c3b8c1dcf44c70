//! The tables that declare no facts: `[defaults]`, `[[source]]`, `[rates]`, `[checks]`, `[[ignore]]`.

use super::common::read_severity;
use super::error::RuleError;
use super::globs::Folder;
use super::key::{Key, Shape};
use super::table::TableReader;
use super::values::{currency, date, read_days};
use super::{IgnoreRule, Rules, SourceRule};
use crate::codes::CODES;
use crate::kinds::{Kind, Severity};
use crate::span::Located;
use rust_decimal::Decimal;
use std::str::FromStr;
use std::sync::Arc;
use toml::Spanned;
use toml::de::DeValue;

/// The checks that need no fact.
#[rustfmt::skip]
pub const CHECKS: &[&str] = &[
    "weekday", "elapsed", "day", "age", "conversion", "sum", "change", "percent-for-points", "share",
    "list", "headline", "magnitude", "unit", "name-spelling", "surname", "requote", "quotation-mark",
    "spelling", "ise-ize", "doubled-word", "a-an", "bracket", "mark", "possessive",
];

/// What a check can be set to.
pub const CHECK_LEVELS: &[&str] = &["error", "warning", "note", "off"];

/// The keys of `[defaults]`.
pub const DEFAULTS: &[Key] = &[
    Key::new("published", Shape::Day, "For sources that do not tell their date."),
    Key::new("currency", Shape::Text, "What a bare \"$\" or \"dollars\" means: an ISO 4217 code."),
    Key::new("severity", Shape::Severities, "The severity of contradictions, by kind."),
];

/// The keys of `[[source]]`.
pub const SOURCE: &[Key] = &[
    Key::required("path", Shape::Texts, "Which sources: patterns of paths, relative to the rule file."),
    Key::new("title", Shape::Text, "The headline."),
    Key::new("publisher", Shape::Text, "Who published it."),
    Key::new("published", Shape::Day, "When it was published, as exact as is known."),
];

/// The keys of `[[ignore]]`.
pub const IGNORE: &[Key] = &[
    Key::new("path", Shape::Texts, "In which sources: patterns of paths, relative to the rule file; all if left out."),
    Key::new("fact", Shape::Text, "The id of the fact whose findings are silenced."),
    Key::new("code", Shape::Text, "The code of the findings that are silenced."),
    Key::new("words", Shape::Texts, "Only where these words are at fault; any if left out."),
    Key::required("reason", Shape::Text, "Why, for those who read the file after you."),
];

/// Reads an `[[ignore]]`. Whether there is such a fact is told once all facts are read.
pub(crate) fn read_ignore(table: &mut TableReader<'_>, folder: &Folder, rules: &mut Rules) {
    table.check_keys(&[IGNORE]);
    table.check_required(IGNORE);
    let paths = folder.matchers("path", table);
    let (fact, code) = (table.text("fact"), table.text("code"));
    let words = table.texts("words").into_iter().map(|text| text.value).collect();
    let reason = table.text("reason").map(|text| text.value);
    let known: Vec<&'static str> = CODES.iter().map(|entry| entry.code).collect();
    let code = code.filter(|code| table.known_word(code, "code", &known));
    if fact.is_none() && code.is_none() && table.is_sound() {
        table.report(table.at, &RuleError::IgnoresNothing);
    }
    let (true, Some(reason)) = (table.is_sound(), reason) else { return };
    let file = Arc::clone(table.file);
    let at = table.at;
    let [fact, code] = [fact, code].map(|text| text.map(|text| text.value));
    rules.ignores.push(IgnoreRule { paths, fact, code, words, reason, file, at });
}

/// Reads `[defaults]`. What an earlier file says stands.
pub(crate) fn read_defaults(table: &mut TableReader<'_>, rules: &mut Rules) {
    table.check_keys(&[DEFAULTS]);
    let published = read_days(table, "published");
    let code = table.text("currency").and_then(|text| currency(table, &text));
    let severities = table.table("severity", "`severity`".to_owned(), read_severities).unwrap_or_default();
    let defaults = &mut rules.defaults;
    defaults.published = defaults.published.or(published);
    defaults.currency = defaults.currency.take().or(code);
    for (kind, severity) in severities {
        if !defaults.severity.iter().any(|&(other, _)| other == kind) {
            defaults.severity.push((kind, severity));
        }
    }
}

fn read_severities(table: &mut TableReader<'_>) -> Vec<(Kind, Severity)> {
    let known = Kind::ALL.map(Kind::name);
    let mut found = Vec::new();
    for (key, _) in table.entries() {
        let name = owned(&key);
        if !table.known_word(&name, "kind", &known) {
            continue;
        }
        if let (Some(kind), Some(severity)) = (Kind::from_name(key.value), read_severity(table, key.value)) {
            found.push((kind, severity));
        }
    }
    found
}

/// Reads a `[[source]]`: a rule for each of its patterns.
pub(crate) fn read_source(table: &mut TableReader<'_>, folder: &Folder, rules: &mut Rules) {
    table.check_keys(&[SOURCE]);
    table.check_required(SOURCE);
    let paths = folder.matchers("path", table);
    let title = table.text("title").map(|text| text.value);
    let publisher = table.text("publisher").map(|text| text.value);
    let published = read_days(table, "published");
    rules.sources.extend(paths.into_iter().map(|path| SourceRule {
        path,
        title: title.clone(),
        publisher: publisher.clone(),
        published,
    }));
}

/// Reads `[rates]`: for each currency, days and the units for one euro.
pub(crate) fn read_rates(table: &mut TableReader<'_>, rules: &mut Rules) {
    for (code, _) in table.entries() {
        let known = currency(table, &owned(&code));
        let rates = table.table(code.value, format!("the rates of {}", code.value), |days| {
            days.entries().into_iter().filter_map(|(day, value)| read_rate(days, day, value)).collect::<Vec<_>>()
        });
        if let (Some(code), Some(rates)) = (known, rates) {
            rules.rates.extend(rates.into_iter().map(|(day, rate)| (code.clone(), day, rate)));
        }
    }
}

fn read_rate(
    table: &mut TableReader<'_>,
    day: Located<&str>,
    value: &Spanned<DeValue<'_>>,
) -> Option<(jiff::civil::Date, Decimal)> {
    let days = date(table, &owned(&day))?.days;
    let Some(day_of_rate) = days.first().filter(|&first| days.last() == Some(first)) else {
        let error = RuleError::NotUnderstood {
            what: "a day",
            text: day.value.to_owned(),
            reason: String::new(),
            help: Some("a rate is that of one day: \"2022-03-02\"".to_owned()),
        };
        table.report(day.at, &error);
        return None;
    };
    let text = table.as_value(day.value, value)?;
    let rate = Decimal::from_str(&text.value).ok();
    let rate = rate.filter(|&rate| rate > Decimal::ZERO);
    if rate.is_none() {
        table.report(text.at, &RuleError::BadRate);
    }
    Some((day_of_rate, rate?))
}

fn owned(text: &Located<&str>) -> Located<String> {
    Located::new(text.value.to_owned(), text.at)
}

/// Reads `[checks]`. What an earlier file says stands.
pub(crate) fn read_checks(table: &mut TableReader<'_>, rules: &mut Rules) {
    for (name, _) in table.entries() {
        let is_known = table.known_word(&owned(&name), "check", CHECKS);
        let Some(level) = table.text(name.value) else { continue };
        let is_level = table.known_word(&level, "severity", CHECK_LEVELS);
        if is_known && is_level && !rules.checks.iter().any(|(other, _)| other == name.value) {
            rules.checks.push((name.value.to_owned(), Severity::from_name(&level.value)));
        }
    }
}
