//! How each kind of fact is read from its table, and which keys the table has.

pub(crate) mod amount;
pub(crate) mod choice;
pub(crate) mod count;
pub(crate) mod date;
pub(crate) mod name;
pub(crate) mod quote;
pub(crate) mod role;
pub(crate) mod term;

use super::error::RuleError;
use super::table::TableReader;
use crate::kinds::words::word_keys;
use crate::span::Located;

/// The texts of a key, without their places.
fn plain_texts(table: &mut TableReader<'_>, key: &str) -> Vec<String> {
    table.texts(key).into_iter().map(|text| text.value).collect()
}

/// The spellings of a key, reported where they have neither letter nor digit or may stand by what `standing` says.
fn spellings(table: &mut TableReader<'_>, key: &str, standing: &[String]) -> Vec<String> {
    let texts = table.texts(key);
    for text in &texts {
        check_spelling(table, key, text);
        if standing.contains(&text.value) {
            table.report(text.at, &RuleError::StandsAndFlagged { spelling: text.value.clone() });
        }
    }
    texts.into_iter().map(|text| text.value).collect()
}

/// The spelling of a key, reported where it has neither letter nor digit.
fn spelling(table: &mut TableReader<'_>, key: &str) -> Option<String> {
    let text = table.text(key)?;
    check_spelling(table, key, &text);
    Some(text.value)
}

fn check_spelling(table: &mut TableReader<'_>, key: &str, text: &Located<String>) {
    if word_keys(&text.value).is_empty() {
        table.report(text.at, &RuleError::NoWord { key: key.to_owned(), text: text.value.clone() });
    }
}

/// The text of a key, without its place.
fn plain_text(table: &mut TableReader<'_>, key: &str) -> Option<String> {
    table.text(key).map(|text: Located<String>| text.value)
}
