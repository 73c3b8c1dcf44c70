//! What a measure is of: height and depth are two, though both are lengths.

use std::sync::OnceLock;

/// A row of the table: a word, the dimension it speaks of, and the attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// The word, as a lemma.
    pub word: &'static str,
    /// The dimension: "length", "mass", "money".
    pub dimension: &'static str,
    /// The attribute: "height".
    pub name: &'static str,
}

/// The attributes of English.
#[must_use]
pub fn attributes() -> &'static [Attribute] {
    static ROWS: OnceLock<Vec<Attribute>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let rows = include_str!("../../data/en/attributes.tsv").lines().filter(|line| !line.starts_with('#'));
        rows.filter_map(|row| {
            let mut columns = row.split('\t');
            Some(Attribute { word: columns.next()?, dimension: columns.next()?, name: columns.next()? })
        })
        .collect()
    })
}
