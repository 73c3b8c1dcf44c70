//! `[[amount]]`: money, measures, percentages.

use crate::kinds::fact::{AmountFact, FactBody};
use crate::kinds::quantity::{Quantity, Unit};
use crate::rules::error::RuleError;
use crate::rules::key::{Key, Shape};
use crate::rules::table::TableReader;
use crate::rules::values::{quantity, read_days, read_tolerance};
use crate::rules::vocabulary::Vocabulary;
use crate::span::Located;

/// The keys of `[[amount]]`.
pub(crate) const KEYS: &[Key] = &[
    Key::required("about", Shape::Texts, "What it is about: each group of words must stand."),
    Key::new(
        "value",
        Shape::Value,
        "The amount with its currency or unit; leave out to hold the sources against each other.",
    ),
    Key::new("accept", Shape::Values, "Amounts that are also true."),
    Key::new("as_of", Shape::Day, "The day or month whose exchange rate applies."),
    Key::new("tolerance", Shape::Share, "How far off still agrees."),
];

/// Reads an `[[amount]]`.
pub(crate) fn read_amount(table: &mut TableReader<'_>, vocabulary: &Vocabulary) -> Option<FactBody> {
    let value = table.value("value");
    let accept = table.values("accept");
    Some(FactBody::Amount(AmountFact {
        about: vocabulary.groups("about", table),
        value: value.and_then(|text| with_unit(table, &text)),
        accept: accept.iter().filter_map(|text| with_unit(table, text)).collect(),
        as_of: read_days(table, "as_of"),
        tolerance: read_tolerance(table),
    }))
}

/// The quantity that a text says, reported where it has neither currency nor unit.
fn with_unit(table: &mut TableReader<'_>, text: &Located<String>) -> Option<Quantity> {
    let quantity = quantity(table, text)?;
    // "Two-thirds" is a share, as "66%" is.
    if quantity.unit == Unit::None && quantity.share().is_none() {
        table.report(text.at, &RuleError::NoUnit { text: text.value.clone() });
    }
    Some(quantity)
}
