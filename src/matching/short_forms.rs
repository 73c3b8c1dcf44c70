//! Given names: short and familiar forms, and what is one name in several languages.

mod table;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use table::{GIVEN, ONE_NAME, ROWS};

/// The tables, by the names in them.
struct Known {
    /// The rows of [`ROWS`] whose full name has this romanisation key.
    full: HashMap<String, Vec<u16>, FixedState>,
    /// The rows of [`ROWS`] and, behind them, of [`ONE_NAME`] that a name stands in.
    rows: HashMap<&'static str, Vec<u16>, FixedState>,
    /// The common given names.
    given: HashSet<&'static str, FixedState>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known { full: HashMap::default(), rows: HashMap::default(), given: HashSet::default() };
    for (row, number) in ROWS.iter().chain(ONE_NAME).zip(0u16..) {
        for name in row.split(' ') {
            known.rows.entry(name).or_default().push(number);
        }
    }
    for (row, number) in ROWS.iter().zip(0u16..) {
        let key = super::romanisation_key(head(row));
        known.full.entry(key).or_default().push(number);
        known.given.extend(row.split(' '));
    }
    known.given.extend(GIVEN.iter().flat_map(|line| line.split(' ')));
    known
});

/// The full name of a row.
fn head(row: &'static str) -> &'static str {
    row.split(' ').next().unwrap_or("")
}

fn rows_of(folded: &str) -> &'static [u16] {
    KNOWN.rows.get(folded).map_or(&[], Vec::as_slice)
}

/// Whether two folded words are two different common given names.
pub(crate) fn are_two_given_names(a: &str, b: &str) -> bool {
    is_given(a) && is_given(b) && !rows_of(a).iter().any(|row| rows_of(b).contains(row))
}

/// Whether a folded word is a common given name.
pub(crate) fn is_given(folded: &str) -> bool {
    KNOWN.given.contains(folded)
}

/// Whether one of two folded names is a short form of the other, or of what the other is a spelling of.
pub(crate) fn is_short_form(a: &str, b: &str) -> bool {
    is_short_of(a, b) || is_short_of(b, a)
}

/// Whether `short` stands behind `full`, or a name with its romanisation key, in a row.
fn is_short_of(short: &str, full: &str) -> bool {
    let rows = rows_of(short);
    if rows.is_empty() || full.len() < 3 {
        return false;
    }
    let full = KNOWN.full.get(&super::romanisation_key(full)).map_or(&[][..], Vec::as_slice);
    full.iter().any(|row| rows.contains(row) && ROWS.get(usize::from(*row)).is_some_and(|row| head(row) != short))
}

/// The other names of the rows that a folded name stands in: the full names of a short form, the short forms of a full
/// name.
pub(crate) fn alternatives(folded: &str) -> Vec<&'static str> {
    let mut out = Vec::new();
    for row in rows_of(folded).iter().filter_map(|&row| ROWS.get(usize::from(row))) {
        if head(row) == folded {
            out.extend(row.split(' ').skip(1));
        } else {
            out.push(head(row));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, expected: bool) {
        assert_eq!((is_short_form(a, b), is_short_form(b, a)), (expected, expected), "{a} {b}");
    }

    #[test]
    fn short_forms_stand_for_their_full_names_only() {
        check("bill", "william", true);
        check("misha", "mihail", true);
        check("ted", "edward", true);
        check("bill", "bob", false);
        check("will", "wilma", false);
        check("dan", "david", false);
    }

    #[test]
    fn common_given_names_are_told_apart_unless_they_are_one() {
        for (a, b, expected) in [
            ("john", "jane", true),
            ("dan", "don", true),
            ("alexander", "alexandra", true),
            ("steven", "stephen", false),
            ("viktor", "victor", false),
            ("dion", "don", false),
            ("dan", "daniel", false),
        ] {
            assert_eq!(are_two_given_names(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn each_row_has_a_head_and_forms() {
        for row in ROWS {
            assert!(row.split(' ').count() > 1 && !row.contains("  "), "{row:?}");
        }
    }
}
