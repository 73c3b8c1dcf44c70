//! How each kind of fact is read from its table, and which keys the table has.

pub(crate) mod amount;
pub(crate) mod choice;
pub(crate) mod count;
pub(crate) mod date;
pub(crate) mod name;
pub(crate) mod quote;
pub(crate) mod role;
pub(crate) mod term;

use super::table::TableReader;
use crate::span::Located;

/// The texts of a key, without their places.
fn plain_texts(table: &mut TableReader<'_>, key: &str) -> Vec<String> {
    table.texts(key).into_iter().map(|text| text.value).collect()
}

/// The text of a key, without its place.
fn plain_text(table: &mut TableReader<'_>, key: &str) -> Option<String> {
    table.text(key).map(|text: Located<String>| text.value)
}
