//! Words of which one thing is one and no other: `data/en/exclusive.tsv`, and where somebody is from.

use crate::lang::{Classes, Lexicon, Nearness};
use crate::matching::inflection_keys;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What a word tells of, and what it says of that.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Answer {
    pub(super) group: &'static str,
    pub(super) says: String,
}

/// The group of nations.
pub(super) const ORIGIN: &str = "origin";

/// Groups whose words are units: two are held against each other behind one number only.
pub(super) const UNITS: [&str; 4] = ["time", "length", "volume", "mass"];

/// What a word, in lower case, answers; `None` where it excludes no other.
pub(super) fn answer(english: &Lexicon<'_>, word: &str) -> Option<Answer> {
    if let Some((group, says)) = inflection_keys(word).iter().find_map(|key| table().get(key)) {
        return Some(Answer { group, says: (*says).to_owned() });
    }
    let known = english.word(word)?;
    if known.classes().meets(Classes::COUNTRY) {
        return Some(Answer { group: ORIGIN, says: word.to_owned() });
    }
    let country = known
        .near()
        .find(|near| near.relation() == Nearness::Derivation && near.word().classes().meets(Classes::COUNTRY));
    let says = country.map(|near| near.word().text().to_owned());
    known.classes().meets(Classes::DEMONYM).then_some(())?;
    Some(Answer { group: ORIGIN, says: says? })
}

type Table = HashMap<String, (&'static str, &'static str)>;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table::new();
        for line in include_str!("../../data/en/exclusive.tsv").lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let group = columns.next().unwrap_or_default();
            for one in columns.filter(|column| *column != "own") {
                for word in one.split('|') {
                    for key in inflection_keys(word) {
                        table.entry(key).or_insert((group, one));
                    }
                }
            }
        }
        table
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: Option<(&str, &str)>) {
        let english = Lexicon::english().expect("the lexicon is carried");
        let answer = answer(&english, word);
        assert_eq!(answer.as_ref().map(|answer| (answer.group, &*answer.says)), expected, "{word}");
    }

    #[test]
    fn words_answer_what_they_exclude() {
        check("western", Some(("compass", "west|western|westerly")));
        check("lorries", Some(("vehicle", "lorry|truck")));
        check("trucks", Some(("vehicle", "lorry|truck")));
        check("panamanian", Some((ORIGIN, "panama")));
        check("panama", Some((ORIGIN, "panama")));
        check("american", Some((ORIGIN, "america|american|americans|u.s.|us|usa")));
        check("u.s.", Some((ORIGIN, "america|american|americans|u.s.|us|usa")));
        check("italy", Some((ORIGIN, "italy")));
        check("italian", Some((ORIGIN, "italy")));
        check("statement", None);
        check("london", None);
    }
}
