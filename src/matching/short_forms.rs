//! Given names: short and familiar forms, and what is one name in several languages. From `data/en/short_forms.tsv`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::lang::{WordClasses, rows, words_of};

const TABLE: &str = include_str!("../../data/en/short_forms.tsv");

/// Names that go together.
struct Row {
    /// The full name.
    head: &'static str,
    /// The others.
    others: Vec<&'static str>,
    /// Whether the others are short for it, rather than the same in another language.
    short: bool,
}

/// The names of the table.
struct Known {
    rows: Vec<Row>,
    /// The rows of short forms whose full name has this romanisation key.
    full: HashMap<String, Vec<usize>, FixedState>,
    /// The rows that a name stands in.
    of: HashMap<&'static str, Vec<usize>, FixedState>,
    /// The common given names.
    given: HashSet<&'static str, FixedState>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let row = |[head, others, how]: [&'static str; 3]| Row {
        head,
        others: others.split(' ').collect(),
        short: how == "short",
    };
    let mut known = Known {
        rows: rows(TABLE).map(row).collect(),
        full: HashMap::default(),
        of: HashMap::default(),
        given: HashSet::default(),
    };
    for (number, row) in known.rows.iter().enumerate() {
        for name in [row.head].iter().chain(&row.others) {
            known.of.entry(name).or_default().push(number);
        }
        if row.short {
            known.full.entry(super::romanisation_key(row.head)).or_default().push(number);
            known.given.extend([row.head].iter().chain(&row.others));
        }
    }
    known.given.extend(words_of(WordClasses::GIVEN));
    known
});

fn rows_of(folded: &str) -> &'static [usize] {
    KNOWN.of.get(folded).map_or(&[], Vec::as_slice)
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
    full.iter().any(|row| rows.contains(row) && KNOWN.rows.get(*row).is_some_and(|row| row.head != short))
}

/// The other names of the rows that a folded name stands in: the full names of a short form, the short forms of a full
/// name.
pub(crate) fn alternatives(folded: &str) -> Vec<&'static str> {
    let mut out = Vec::new();
    for row in rows_of(folded).iter().filter_map(|&row| KNOWN.rows.get(row)).filter(|row| row.short) {
        if row.head == folded {
            out.extend(&row.others);
        } else {
            out.push(row.head);
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
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            assert!(columns.len() == 4 && matches!(columns[2], "short" | "same"), "{row:?}");
            assert!(columns[..2].join(" ").split(' ').all(|name| !name.is_empty()), "{row:?}");
        }
    }
}
