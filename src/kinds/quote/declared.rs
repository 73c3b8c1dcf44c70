//! Quotations against the words as recorded, and against another source's.

use super::{QuoteRelation, Tie, Wording, describe_changes};
use crate::kinds::Severity;
use crate::kinds::comparison::{Difference, Outcome};
use crate::kinds::fact::QuoteFact;

/// Holds a quotation against the words as recorded and the wordings accepted beside them.
#[must_use]
pub fn compare_declared(fact: &QuoteFact, words: &str) -> Outcome {
    let Some(value) = &fact.value else { return Outcome::Unknown };
    let words = Wording::new(words);
    let agrees = |other: &String| {
        matches!(compare(fact, &Wording::new(other), &words), QuoteRelation::Same | QuoteRelation::Contained)
    };
    if fact.accept.iter().any(agrees) {
        return Outcome::Agrees;
    }
    hold_wordings(fact, &Wording::new(value), &words)
}

/// Holds two sources' wordings of one statement against each other.
#[must_use]
pub fn compare_sources(fact: &QuoteFact, a: &str, b: &str) -> Outcome {
    hold_wordings(fact, &Wording::new(a), &Wording::new(b))
}

/// The same, of quotations that are cut into words.
#[must_use]
pub fn hold_wordings(fact: &QuoteFact, a: &Wording<'_>, b: &Wording<'_>) -> Outcome {
    outcome(compare(fact, a, b), a.text, b.text)
}

/// Holds recorded words against those given to another speaker: the same statement cannot be both's, whole, cut short
/// or with a word changed.
#[must_use]
pub fn compare_speakers(recorded: &str, words: &str) -> Outcome {
    other_speaker(super::is_one_statement(&Wording::new(recorded), &Wording::new(words)))
}

/// Holds one source's words against another's, where the sources name different speakers: only the very same words are
/// known to be one statement.
#[must_use]
pub fn hold_speakers(a: &Wording<'_>, b: &Wording<'_>) -> Outcome {
    other_speaker(super::compare(a, b, Tie::Words) == QuoteRelation::Same)
}

fn other_speaker(same: bool) -> Outcome {
    let difference = || Difference::contradiction(OTHER_SPEAKER).weighing(Severity::Warning);
    if same { Outcome::Differs(difference()) } else { Outcome::Unknown }
}

/// The code of words that are given to two speakers.
pub const OTHER_SPEAKER: &str = "quote-speaker-differs";

/// Words of `about` tie two quotations together; without them they must share most of their words.
fn compare(fact: &QuoteFact, a: &Wording<'_>, b: &Wording<'_>) -> QuoteRelation {
    super::compare(a, b, if fact.about.is_empty() { Tie::Words } else { Tie::Declared })
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
