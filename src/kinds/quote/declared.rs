//! Quotations against the words as recorded, and against another source's.

use super::{QuoteRelation, compare_quotations, compare_tied_quotations, describe_changes};
use crate::kinds::Severity;
use crate::kinds::comparison::{Difference, Outcome};
use crate::kinds::fact::QuoteFact;

/// Holds a quotation against the words as recorded and the wordings accepted beside them.
#[must_use]
pub fn compare_declared(fact: &QuoteFact, words: &str) -> Outcome {
    let Some(value) = &fact.value else { return Outcome::Unknown };
    let agrees = |other: &String| matches!(compare(fact, other, words), QuoteRelation::Same | QuoteRelation::Contained);
    if fact.accept.iter().any(agrees) {
        return Outcome::Agrees;
    }
    outcome(compare(fact, value, words), value, words)
}

/// Holds two sources' wordings of one statement against each other.
#[must_use]
pub fn compare_sources(fact: &QuoteFact, a: &str, b: &str) -> Outcome {
    outcome(compare(fact, a, b), a, b)
}

/// Holds the words of one speaker against those given to another: the same statement cannot be both's.
#[must_use]
pub fn compare_speakers(a: &str, b: &str) -> Outcome {
    match compare_quotations(a, b) {
        QuoteRelation::Same => Outcome::Differs(Difference::contradiction(OTHER_SPEAKER).weighing(Severity::Warning)),
        _ => Outcome::Unknown,
    }
}

/// The code of words that are given to two speakers.
pub const OTHER_SPEAKER: &str = "quote-speaker-differs";

/// Words of `about` tie two quotations together; without them they must share most of their words.
fn compare(fact: &QuoteFact, a: &str, b: &str) -> QuoteRelation {
    if fact.about.is_empty() { compare_quotations(a, b) } else { compare_tied_quotations(a, b) }
}

fn outcome(relation: QuoteRelation, a: &str, b: &str) -> Outcome {
    match relation {
        QuoteRelation::Same | QuoteRelation::Contained => Outcome::Agrees,
        QuoteRelation::Unrelated => Outcome::Unknown,
        QuoteRelation::Differs(changes) => {
            let help = format!("word by word: {}", describe_changes(a, b, &changes));
            Outcome::Differs(Difference::contradiction("quote-differs").weighing(Severity::Warning).with_help(help))
        }
    }
}
