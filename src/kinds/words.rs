//! Words of a rule: phrases with their inflections, and groups of alternatives (`"pact | agreement | deal"`, `@cable`).

use crate::matching::inflection_key;
use crate::token::{TokenClass, tokenize};
use std::sync::Arc;

/// Words that stand together, in this order, in any case, inflection and hyphenation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Phrase {
    /// As the rule file writes it.
    pub text: String,
    /// The inflection key of each word and number, marks left out.
    pub keys: Vec<String>,
}

impl Phrase {
    /// The phrase `text`; `None` where it has no word.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let keys = word_keys(text);
        (!keys.is_empty()).then(|| Self { text: text.trim().to_owned(), keys })
    }
}

/// The inflection keys of all words and numbers of `text`.
#[must_use]
pub fn word_keys(text: &str) -> Vec<String> {
    let tokens = tokenize(text);
    tokens.iter().filter(|token| token.class != TokenClass::Mark).map(|token| inflection_key(token.of(text))).collect()
}

/// Alternatives of which one must stand: phrases, and names in any of their spellings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// As the rule file writes it, `@` references and all.
    pub text: String,
    /// The phrases.
    pub phrases: Vec<Phrase>,
    /// The ids of the names each spelling of which counts.
    pub names: Vec<Arc<str>>,
}
