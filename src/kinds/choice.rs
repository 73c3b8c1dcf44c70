//! Choices: exclusive answers in words.

use super::comparison::{Difference, Outcome};
use super::fact::ChoiceFact;
use super::words::Phrase;
use crate::lang::{WordClasses, rows};
use crate::matching::inflection_key;
use std::sync::LazyLock;

/// The keys of a wording that must stand, in any order; `None` where too little would be left, so that the wording must
/// stand as it is written.
#[must_use]
pub fn needed_keys(wording: &Phrase) -> Option<Vec<&str>> {
    let needed: Vec<&str> =
        wording.keys.iter().map(String::as_str).filter(|key| !WordClasses::OPTIONAL.has(key)).collect();
    (needed.len() >= 2 || needed.len() == wording.keys.len()).then_some(needed)
}

/// The keys of words and of their contraries, from `data/en/contraries.tsv`.
static CONTRARIES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let table = rows(include_str!("../../data/en/contraries.tsv"));
    table.map(|[word, contrary]| (inflection_key(word), inflection_key(contrary))).collect()
});

/// The key of the contrary of a word, by its inflection key.
#[must_use]
pub fn contrary(key: &str) -> Option<String> {
    let pair = CONTRARIES.iter().find(|(a, b)| a == key || b == key)?;
    Some(if pair.0 == key { pair.1.clone() } else { pair.0.clone() })
}

/// The code of an answer that is declared false where no other is declared true.
pub const REJECTED: &str = "choice-rejected";

/// Holds an answer against the declared one and those accepted beside it, or against those that are declared false.
#[must_use]
pub fn compare_declared(fact: &ChoiceFact, option: usize, denied: bool) -> Outcome {
    if fact.value.is_none() {
        return match (fact.reject.contains(&option), denied) {
            (true, false) => Outcome::Differs(Difference::contradiction(REJECTED)),
            (true, true) => Outcome::Agrees,
            (false, _) => Outcome::Unknown,
        };
    }
    match (is_right(fact, option), denied) {
        (true, false) => Outcome::Agrees,
        // To deny one wrong answer is not to give the right one, nor to contradict it.
        (false, true) => Outcome::Unknown,
        (true, true) => Outcome::Differs(Difference::contradiction("choice-denied")),
        (false, false) => Outcome::Differs(Difference::contradiction("choice-differs")),
    }
}

/// Whether an answer is declared true.
#[must_use]
pub fn is_right(fact: &ChoiceFact, option: usize) -> bool {
    fact.value == Some(option) || fact.accept.contains(&option)
}

/// Holds two sources' answers against each other.
#[must_use]
pub fn compare_sources((a, a_denied): (usize, bool), (b, b_denied): (usize, bool)) -> Outcome {
    match (a == b, a_denied, b_denied) {
        (true, x, y) if x == y => Outcome::Agrees,
        (true, _, _) => Outcome::Differs(Difference::contradiction("choice-denied")),
        (false, false, false) => Outcome::Differs(Difference::contradiction("choice-differs")),
        (false, _, _) => Outcome::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_of_a_wording_are_optional_where_enough_is_left() {
        let needed = |text: &str| Phrase::new(text).and_then(|phrase| needed_keys(&phrase).map(|keys| keys.join(" ")));
        assert_eq!(needed("docked in harbours").as_deref(), Some("dock harbour"));
        assert_eq!(needed("by a barge"), None);
        assert_eq!(needed("Reykjavik").as_deref(), Some("reykjavik"));
    }
}
