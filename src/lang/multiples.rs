//! Verbs that are multiples: doubled, halved.

use super::table::rows;
use std::sync::OnceLock;

/// A verb that says how many times as much something became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Multiple {
    /// The verb as it stands in a text, in lower case: "doubled".
    pub verb: &'static str,
    /// The least ratio of the new figure to the old one, in hundredths, that still goes by it.
    pub low: i64,
    /// The greatest such ratio, in hundredths.
    pub high: i64,
}

impl Multiple {
    /// Whether it makes things less.
    #[must_use]
    pub fn is_fall(&self) -> bool {
        self.high < 100
    }
}

/// The multiple that a verb says, none for other words.
#[must_use]
pub fn multiple(verb: &str) -> Option<&'static Multiple> {
    static ROWS: OnceLock<Vec<Multiple>> = OnceLock::new();
    let known = ROWS.get_or_init(|| {
        rows(include_str!("../../data/en/multiples.tsv"))
            .filter_map(|[verb, low, high]| Some(Multiple { verb, low: low.parse().ok()?, high: high.parse().ok()? }))
            .collect()
    });
    known.iter().find(|row| row.verb == verb)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_that_is_a_multiple_knows_its_bounds() {
        assert_eq!(multiple("tripled").map(|found| (found.low, found.high)), Some((250, 350)));
        assert!(multiple("halved").is_some_and(Multiple::is_fall));
        assert!(!multiple("doubled").is_some_and(Multiple::is_fall));
        assert_eq!(multiple("troubled"), None);
    }
}
