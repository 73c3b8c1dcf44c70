//! `[[name]]` and `[[person]]`: how somebody or something is called, and what is known of the bearer.

use super::{spelling, spellings};
use crate::kinds::fact::{BornFact, FactBody, NameFact, RoleFact};
use crate::rules::key::{Key, Shape};
use crate::rules::table::TableReader;
use crate::rules::values::read_days;
use std::sync::Arc;

/// The keys of `[[name]]` and `[[person]]`.
pub(crate) const KEYS: &[Key] = &[
    Key::required("canonical", Shape::Text, "The spelling that is right."),
    Key::new("accept", Shape::Texts, "Other spellings that may stand."),
    Key::new("reject", Shape::Texts, "Spellings that are always flagged; close ones are caught without being listed."),
    Key::new("distinct_from", Shape::Texts, "Real others, never a misspelling of this one."),
    Key::new("role", Shape::Text, "Which office or occupation the bearer has."),
    Key::new("born", Shape::Day, "When the bearer was born; ages are held against it, at the article's date."),
];

/// Reads the spellings of a name. `person`: whether the rules know its bearer for a person.
pub(crate) fn read_name(table: &mut TableReader<'_>, person: bool) -> Option<FactBody> {
    let canonical = spelling(table, "canonical");
    let accept = spellings(table, "accept", &[]);
    let standing: Vec<String> = canonical.iter().chain(&accept).cloned().collect();
    let reject = spellings(table, "reject", &standing);
    let distinct_from = spellings(table, "distinct_from", &[]);
    Some(FactBody::Name(NameFact { canonical: canonical?, accept, reject, distinct_from, person }))
}

/// Reads the role of the bearer of the name `id`.
pub(crate) fn read_role(table: &mut TableReader<'_>, id: &Arc<str>) -> Option<FactBody> {
    let value = table.text("role")?.value;
    Some(FactBody::Role(RoleFact { of: Arc::clone(id), value: Some(value), accept: Vec::new() }))
}

/// Reads the birth of the bearer of the name `id`.
pub(crate) fn read_born(table: &mut TableReader<'_>, id: &Arc<str>) -> Option<FactBody> {
    let born = read_days(table, "born")?;
    Some(FactBody::Born(BornFact { of: Arc::clone(id), born }))
}
