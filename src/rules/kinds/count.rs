//! `[[count]]`: how many.

use crate::kinds::fact::{CountFact, Evolves, FactBody};
use crate::kinds::quantity::{Dimension, Quantity, Unit, is_quantity};
use crate::rules::error::RuleError;
use crate::rules::key::{Key, Shape};
use crate::rules::table::TableReader;
use crate::rules::values::{quantity, read_tolerance};
use crate::rules::vocabulary::{Vocabulary, alternatives};
use crate::span::Located;

/// Which way a toll may go.
const EVOLVES: Key =
    Key::new("evolves", Shape::OneOf(&["up", "down"]), "A toll: which way it may go with the article's date.");

/// The keys of `[[count]]`.
pub(crate) const KEYS: &[Key] = &[
    Key::required("about", Shape::Texts, "What it is about: each group of words must stand."),
    Key::new("of", Shape::Text, "What is counted, no unit; ages are counts."),
    Key::new(
        "value",
        Shape::Value,
        "The number, in digits or words; leave out to hold the sources against each other.",
    ),
    Key::new("accept", Shape::Values, "Numbers that are also true."),
    Key::new("tolerance", Shape::Share, "How far off still agrees."),
    EVOLVES,
];

/// Reads a `[[count]]`.
pub(crate) fn read_count(table: &mut TableReader<'_>, vocabulary: &Vocabulary) -> Option<FactBody> {
    let value = table.value("value");
    let accept = table.values("accept");
    let of = table.text("of").filter(|text| counts_things(table, text));
    let evolves = table.one_of(&EVOLVES, "direction");
    Some(FactBody::Count(CountFact {
        about: vocabulary.groups("about", table),
        of: of.and_then(|text| vocabulary.group("of", &text, table)),
        value: value.and_then(|text| without_unit(table, &text)),
        accept: accept.iter().filter_map(|text| without_unit(table, text)).collect(),
        tolerance: read_tolerance(table),
        evolves: evolves.map(|way| if way == "up" { Evolves::Up } else { Evolves::Down }),
    }))
}

/// Whether the text names things that are counted; where it names units alone, each is reported.
fn counts_things(table: &mut TableReader<'_>, text: &Located<String>) -> bool {
    let parts = alternatives(text);
    // Among things that are counted, a word that is also a unit ("nights") counts as they do.
    let all = parts.len();
    let units: Vec<_> = parts.into_iter().filter(|part| is_unit(part.value)).collect();
    if units.len() < all {
        return true;
    }
    for unit in &units {
        table.report(unit.at, &RuleError::UnitInCount { text: unit.value.to_owned() });
    }
    units.is_empty()
}

/// Whether a word is a currency or a unit, ages apart.
fn is_unit(word: &str) -> bool {
    is_quantity(&format!("5 {word}"), has_unit)
}

/// Whether a quantity has a unit that is no age.
fn has_unit(quantity: &Quantity) -> bool {
    quantity.unit != Unit::None && quantity.unit.dimension() != Some(Dimension::Age)
}

/// The number that a text says, reported where it has a unit.
fn without_unit(table: &mut TableReader<'_>, text: &Located<String>) -> Option<Quantity> {
    let quantity = quantity(table, text)?;
    if has_unit(&quantity) {
        table.report(text.at, &RuleError::UnitInCount { text: text.value.clone() });
    }
    Some(quantity)
}
