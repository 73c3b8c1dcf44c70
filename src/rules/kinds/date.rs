//! `[[date]]`: when.

use crate::kinds::fact::{DateFact, FactBody};
use crate::rules::key::{Key, Shape};
use crate::rules::table::TableReader;
use crate::rules::values::date;
use crate::rules::vocabulary::Vocabulary;

/// The keys of `[[date]]`.
pub(crate) const KEYS: &[Key] = &[
    Key::required("about", Shape::Texts, "What it is about: each group of words must stand."),
    Key::new("verb", Shape::Text, "What happened; must stand in the date's own clause."),
    Key::new("value", Shape::Day, "The day, month, year or span; leave out to hold the sources against each other."),
    Key::new("accept", Shape::Values, "Dates that are also true."),
];

/// Reads a `[[date]]`.
pub(crate) fn read_date(table: &mut TableReader<'_>, vocabulary: &Vocabulary) -> Option<FactBody> {
    let verb = table.text("verb");
    let value = table.value("value");
    let accept = table.values("accept");
    Some(FactBody::Date(DateFact {
        about: vocabulary.groups("about", table),
        verb: verb.and_then(|text| vocabulary.group("verb", &text, table)),
        value: value.and_then(|text| date(table, &text)),
        accept: accept.iter().filter_map(|text| date(table, text)).collect(),
    }))
}
