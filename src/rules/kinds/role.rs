//! `[[role]]`: which office or occupation somebody has.

use super::{plain_text, plain_texts};
use crate::kinds::fact::{FactBody, RoleFact};
use crate::rules::error::RuleError;
use crate::rules::key::{Key, Shape};
use crate::rules::table::TableReader;
use crate::rules::vocabulary::Vocabulary;
use crate::span::Located;
use std::sync::Arc;

/// The keys of `[[role]]`.
pub(crate) const KEYS: &[Key] = &[
    Key::required("of", Shape::Text, "Whose role: the id of a [[person]] or [[name]], with an @ before it."),
    Key::new("value", Shape::Text, "The role in words; leave out to hold the sources against each other."),
    Key::new("accept", Shape::Texts, "Roles that are also true."),
];

/// Reads a `[[role]]`.
pub(crate) fn read_role(table: &mut TableReader<'_>, vocabulary: &Vocabulary) -> Option<FactBody> {
    let of = table.text("of");
    let value = plain_text(table, "value");
    let accept = plain_texts(table, "accept");
    let of = of.and_then(|text| bearer(table, vocabulary, &text))?;
    Some(FactBody::Role(RoleFact { of, value, accept }))
}

/// The id of the name that a text refers to; reported where it refers to none.
fn bearer(table: &mut TableReader<'_>, vocabulary: &Vocabulary, text: &Located<String>) -> Option<Arc<str>> {
    let written = text.value.trim();
    if let Some(name) = written.strip_prefix('@').and_then(|id| vocabulary.name(id)) {
        return Some(name);
    }
    let near = vocabulary.near_name(written.trim_start_matches('@'));
    table.report(text.at, &RuleError::NotAName { key: "of", text: written.to_owned(), near });
    None
}
