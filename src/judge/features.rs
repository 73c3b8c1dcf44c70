//! What the judge looks at: each feature a row, with what it means and how `gainsay why` says it.
//!
//! Two sorts: families, of which each pair has one value ("the words that tell the fact apart stand *in the same phrase*"),
//! and marks, which it has or has not ("a part of a larger number"). Their weights, and those of two features together,
//! are fitted (`weights`); nothing here says how much a feature counts.

mod table;

use super::candidates::Saying;
use super::link::{Link, Mark};
use crate::kinds::Kind;

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
    /// Its id, as the table of weights writes it.
    pub id: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// How a value of it is said: `{}` is the value's own words.
    pub says: &'static str,
    /// Its values.
    pub values: &'static [Value],
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

    /// Its name in the table of weights: "key=phrase", "denied".
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
