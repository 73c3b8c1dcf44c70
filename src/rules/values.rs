//! Values in rule files: quantities, dates, shares, as the kinds read them, errors put in their place.

use super::error::RuleError;
use super::suggest::nearest;
use super::table::TableReader;
use crate::kinds::date::{DateError, DateSpan, DeclaredDate, parse_date};
use crate::kinds::quantity::{Currency, Quantity, QuantityError, parse_quantity};
use crate::span::{ByteSpan, Located};
use rust_decimal::Decimal;
use std::str::FromStr;

/// The quantity that a text says.
pub(crate) fn quantity(table: &mut TableReader<'_>, text: &Located<String>) -> Option<Quantity> {
    match parse_quantity(&text.value) {
        Ok(quantity) => Some(quantity),
        Err(error) => {
            table.report(within(text, error.at()), &told(text, error));
            None
        }
    }
}

/// The words for large numbers: where one is misspelt, it is taken for a unit.
const SCALES: &[&str] = &["dozen", "hundred", "thousand", "million", "billion", "trillion"];

/// What is wrong with a quantity, in the words of rule files.
fn told(text: &Located<String>, error: QuantityError) -> RuleError {
    match error {
        QuantityError::UnknownUnit { name, nearest: near, .. } => {
            let scale = name.split_whitespace().next().and_then(|word| nearest(word, SCALES.iter().copied()));
            let near = scale.or_else(|| nearest(&name, near));
            RuleError::UnknownUnit { nearest: near.map(str::to_owned), name }
        }
        other => RuleError::NotUnderstood {
            what: "a quantity",
            text: text.value.clone(),
            reason: format!(": {other}"),
            help: Some("write it as a source would: \"3.2 billion rubles\", \"almost 700\", \"20 to 30\"".to_owned()),
        },
    }
}

/// The place in the file of a part of a text.
fn within(text: &Located<String>, part: ByteSpan) -> ByteSpan {
    // A text with escapes is longer in the file than in memory: then only the whole can be pointed at.
    if text.at.len() != text.value.len() || part.is_empty() || part.end > text.value.len() {
        return text.at;
    }
    ByteSpan::new(text.at.start + part.start, text.at.start + part.end)
}

/// The date that a text says.
pub(crate) fn date(table: &mut TableReader<'_>, text: &Located<String>) -> Option<DeclaredDate> {
    match parse_date(&text.value) {
        Ok(date) => Some(date),
        Err(error) => {
            let reason = match &error {
                DateError::NotADate(_) | DateError::Empty => String::new(),
                other => format!(": {other}"),
            };
            let help = "write it as 2015-05-08, \"2015-05\", \"2015\" or \"2015-05-08 to 2015-05-10\"".to_owned();
            let text_read = text.value.clone();
            let error = RuleError::NotUnderstood { what: "a date", text: text_read, reason, help: Some(help) };
            table.report(text.at, &error);
            None
        }
    }
}

/// The ISO 4217 code that a text is, in capitals.
pub(crate) fn currency(table: &mut TableReader<'_>, text: &Located<String>) -> Option<String> {
    let code = text.value.trim().to_uppercase();
    let is_known = Currency::by_code(&code).is_some();
    if !is_known {
        table.report(text.at, &RuleError::UnknownCurrency { code: text.value.clone() });
    }
    is_known.then_some(code)
}

/// The days that a key's value covers.
pub(crate) fn read_days(table: &mut TableReader<'_>, key: &str) -> Option<DateSpan> {
    let text = table.value(key)?;
    date(table, &text).map(|date| date.days)
}

/// The share that `tolerance` says: 0.05 for "5%" and for 0.05; nothing where it is absent.
pub(crate) fn read_tolerance(table: &mut TableReader<'_>) -> Option<Decimal> {
    let text = table.value("tolerance")?;
    let number = |text: &str| Decimal::from_str(text.trim()).ok();
    let share = match text.value.trim().strip_suffix('%') {
        Some(percent) => number(percent).and_then(|percent| percent.checked_div(Decimal::ONE_HUNDRED)),
        None => number(&text.value),
    };
    let share = share.filter(|share| (Decimal::ZERO..Decimal::ONE).contains(share));
    if share.is_none() {
        table.report(text.at, &RuleError::BadTolerance { text: text.value.clone() });
    }
    share
}
