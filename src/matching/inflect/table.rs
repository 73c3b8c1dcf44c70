//! Irregular forms of English words, from `data/en/irregular.tsv` and `data/en/inflections.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::lang::{WordClasses, rows};

const TABLES: [&str; 2] =
    [include_str!("../../../data/en/irregular.tsv"), include_str!("../../../data/en/inflections.tsv")];

/// The bases by their irregular forms.
static BASES: LazyLock<HashMap<&'static str, Vec<&'static str>, FixedState>> = LazyLock::new(|| {
    let mut bases: HashMap<&'static str, Vec<&'static str>, FixedState> = HashMap::default();
    // A form of a noun and of a verb ("lives") has the noun's base first.
    for part in ["noun", "verb"] {
        let of_part = TABLES.iter().flat_map(|table| rows(table)).filter(|[_, reading, _]| *reading == part);
        for [form, _, base] in of_part.filter(|[form, _, base]| form != base) {
            let known = bases.entry(form).or_default();
            if !known.contains(&base) {
                known.push(base);
            }
        }
    }
    bases
});

/// The bases that `form`, in lower case, is an irregular form of; a base is not its own.
pub(super) fn bases(form: &str) -> &'static [&'static str] {
    BASES.get(form).map_or(&[], Vec::as_slice)
}

/// Whether an irregular form is a word of its own, or a regular form of another, as well.
pub(super) fn has_regular_reading(form: &str) -> bool {
    WordClasses::REGULAR_TOO.has(form)
}
