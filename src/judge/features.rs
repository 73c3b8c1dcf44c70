//! What the judge looks at: each feature a row, with what it means and how `gainsay why` says it.
//!
//! Two sorts: families, of which each pair has one value ("the words that tell the fact apart stand *in the same phrase*"),
//! and marks, which it has or has not ("a part of a larger number"). What they come to is learned (`trees`); nothing here
//! says how much a feature counts.

mod table;

use super::candidates::Saying;
use super::link::{Link, Mark};
use super::trees::Test;
use crate::kinds::Kind;
use std::collections::HashMap;
use std::sync::OnceLock;

pub use table::{FAMILIES, MARKS};

/// The number of a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FeatureId(pub u16);

/// All that the features of a pair are computed from.
#[derive(Clone, Copy, Debug)]
pub struct Case<'l> {
    /// How the spot stands to the fact.
    pub link: &'l Link,
    /// The kind of the fact.
    pub kind: Kind,
    /// What is said.
    pub saying: &'l Saying,
}

/// Which way a feature can count, where that is plain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// It never speaks for the pair.
    Against,
    /// It never speaks against it.
    For,
    /// Either.
    Any,
}

/// A value of a family: its id, and how it is said.
type Value = (&'static str, &'static str);

/// A family of features.
#[derive(Debug)]
pub struct Family {
    /// Its id, as the table of trees writes it.
    pub id: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// How a value of it is said: `{}` is the value's own words.
    pub says: &'static str,
    /// Its values.
    pub values: &'static [Value],
    /// Whether they go from one end to the other, so that "that or less" can be asked.
    pub ordered: bool,
    /// Which of them a pair has; none where the family does not apply.
    pub value: fn(&Case<'_>) -> Option<usize>,
}

/// A mark as a feature.
#[derive(Debug)]
pub struct MarkRow {
    /// The mark.
    pub mark: Mark,
    /// Its id.
    pub id: &'static str,
    /// Which way it can count.
    pub sign: Sign,
    /// How it is said.
    pub says: &'static str,
}

/// How many features there are.
#[must_use]
pub fn count() -> usize {
    first_mark() + MARKS.len()
}

fn first_mark() -> usize {
    FAMILIES.iter().map(|family| family.values.len()).sum()
}

/// The features of a pair, in the order of their numbers.
#[must_use]
pub fn features_of(case: &Case<'_>) -> Vec<FeatureId> {
    let mut found = Vec::with_capacity(FAMILIES.len() + 16);
    let mut start = 0;
    for family in FAMILIES {
        if let Some(value) = (family.value)(case).filter(|&value| value < family.values.len()) {
            found.push(FeatureId((start + value) as u16));
        }
        start += family.values.len();
    }
    for (number, row) in MARKS.iter().enumerate() {
        if case.link.marks.has(row.mark) {
            found.push(FeatureId((start + number) as u16));
        }
    }
    found
}

/// The columns that features are of: a family each, then a mark each. A pair's level in a column is 0 where it has nothing
/// there, else one more than the number of its value.
#[derive(Debug)]
pub struct Columns {
    /// For each feature its column, and its level there.
    of: Vec<(u8, u8)>,
    /// How many there are.
    count: usize,
}

/// The columns of this version.
#[must_use]
pub fn columns() -> &'static Columns {
    static COLUMNS: OnceLock<Columns> = OnceLock::new();
    COLUMNS.get_or_init(|| {
        let families = FAMILIES.iter().map(|family| family.values.len());
        let sizes = families.chain(std::iter::repeat_n(1, MARKS.len())).enumerate();
        let of = sizes.flat_map(|(column, size)| (1..=size).map(move |level| (column as u8, level as u8))).collect();
        Columns { of, count: FAMILIES.len() + MARKS.len() }
    })
}

impl Columns {
    /// How many there are.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "there are always some")]
    pub fn len(&self) -> usize {
        self.count
    }

    /// Each question that can be asked, by its name: of an ordered family whether it has a value or a lower one, of others
    /// whether it has just that.
    #[must_use]
    pub fn tests(&self) -> HashMap<String, Test> {
        let test = |&(column, level): &(u8, u8)| {
            let ordered = FAMILIES.get(usize::from(column)).is_some_and(|family| family.ordered);
            let test = Test { column, level, or_lower: ordered };
            (test.name(), test)
        };
        self.of.iter().map(test).collect()
    }

    /// The feature of a column at a level.
    #[must_use]
    pub fn feature(&self, column: u8, level: u8) -> Option<FeatureId> {
        self.of.iter().position(|&of| of == (column, level)).map(|number| FeatureId(number as u16))
    }
}

/// The level of a pair in each column.
#[derive(Clone, Debug)]
pub struct Levels(Vec<u8>);

impl Levels {
    /// Those of a pair with these features.
    #[must_use]
    pub fn of_features(features: &[FeatureId]) -> Self {
        let columns = columns();
        let mut levels = vec![0; columns.len()];
        for &(column, level) in features.iter().filter_map(|feature| columns.of.get(usize::from(feature.0))) {
            if let Some(at) = levels.get_mut(usize::from(column)) {
                *at = level;
            }
        }
        Self(levels)
    }

    /// That of one column.
    #[must_use]
    pub fn of(&self, column: u8) -> u8 {
        self.0.get(usize::from(column)).copied().unwrap_or(0)
    }
}

/// What a feature is: a value of a family, or a mark.
enum Meaning {
    Value(&'static Family, &'static Value),
    Mark(&'static MarkRow),
}

impl FeatureId {
    fn meaning(self) -> Option<Meaning> {
        let mut number = self.0 as usize;
        for family in FAMILIES {
            match family.values.get(number) {
                Some(value) => return Some(Meaning::Value(family, value)),
                None => number -= family.values.len(),
            }
        }
        MARKS.get(number).map(Meaning::Mark)
    }

    /// Its name in the table of trees: "key=phrase", "denied".
    #[must_use]
    pub fn name(self) -> String {
        match self.meaning() {
            Some(Meaning::Value(family, (id, _))) => format!("{}={id}", family.id),
            Some(Meaning::Mark(row)) => row.id.to_owned(),
            None => String::new(),
        }
    }

    /// The feature of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        (0..count()).map(|number| Self(number as u16)).find(|feature| feature.name() == name)
    }

    /// What it says, as a clause.
    #[must_use]
    pub fn says(self) -> String {
        match self.meaning() {
            Some(Meaning::Value(family, (_, words))) => family.says.replace("{}", words),
            Some(Meaning::Mark(row)) => row.says.to_owned(),
            None => String::new(),
        }
    }

    /// Whether it tells anything to a reader: that something is not known or not asked for does not.
    #[must_use]
    pub fn tells(self) -> bool {
        !matches!(self.meaning(), None | Some(Meaning::Value(_, ("untold" | "unknown" | "measured", _))))
    }

    /// Which way it can count.
    #[must_use]
    pub fn sign(self) -> Sign {
        match self.meaning() {
            Some(Meaning::Mark(row)) => row.sign,
            _ => Sign::Any,
        }
    }

    /// The family it is a value of; marks have none.
    #[must_use]
    pub fn family(self) -> Option<&'static str> {
        match self.meaning() {
            Some(Meaning::Value(family, _)) => Some(family.id),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn features_have_names_of_their_own_and_are_found_by_them() {
        let names: BTreeSet<String> = (0..count()).map(|number| FeatureId(number as u16).name()).collect();
        assert_eq!(names.len(), count());
        for number in 0..count() {
            let feature = FeatureId(number as u16);
            assert_eq!(FeatureId::named(&feature.name()), Some(feature));
            assert!(!feature.says().is_empty() && !feature.says().contains("{}"), "{}", feature.name());
        }
        assert_eq!(FeatureId(count() as u16).name(), "");
    }

    #[test]
    fn each_mark_has_its_row() {
        assert_eq!(MARKS.len(), Mark::ALL.len());
        for mark in Mark::ALL {
            assert_eq!(MARKS.iter().filter(|row| row.mark == *mark).count(), 1, "{mark:?}");
        }
    }
}
