//! Whether two names could name one bearer.
//!
//! Both names are cut into words ([`parse`]), the words are paired whatever their order ([`pair`]), and what the pairs
//! and the words left over say is weighed ([`weigh`]). The worst pair decides: three words that agree do not outweigh
//! the one that differs, because relatives share all names but one.

mod align;
mod pair;
mod parse;
mod phrases;
mod weigh;

pub use weigh::SAME_THRESHOLD;

use super::token::TokenRelation;
use align::align;
use parse::parse;

/// What [`compare_names`] found.
#[derive(Clone, Debug, PartialEq)]
pub struct Similarity {
    /// Whether the score reaches [`SAME_THRESHOLD`].
    pub same: bool,
    /// From 0, surely two bearers, to 1, one spelling.
    pub score: f64,
    /// The deciding words and rules, the weightiest first.
    pub why: Vec<Reason>,
}

/// One thing that decided; its `Display` is an English clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The two names are written alike.
    Identical,
    /// Two words that are not the same, and how they relate.
    Words {
        /// The word or words of the first name.
        a: String,
        /// The word or words of the second name.
        b: String,
        /// How they relate.
        relation: TokenRelation,
    },
    /// The names differ in words without counterpart on either side.
    Conflict {
        /// A word of the first name.
        a: String,
        /// A word of the second name.
        b: String,
    },
    /// A word that only one of the names has.
    Extra {
        /// The word.
        word: String,
    },
    /// The words stand in another order.
    Order,
    /// Two legal forms that exclude each other: AG and GmbH.
    LegalForm {
        /// The form of the first name.
        a: String,
        /// The form of the second name.
        b: String,
    },
    /// Two generations: senior and junior, II and III.
    Generation,
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Identical => f.write_str("the same words"),
            Self::Words { a, b, relation } => write!(f, "\"{a}\" and \"{b}\": {relation}"),
            Self::Conflict { a, b } => write!(f, "\"{a}\" is not \"{b}\""),
            Self::Extra { word } => write!(f, "\"{word}\" in one name only"),
            Self::Order => f.write_str("another order of the words"),
            Self::Generation => f.write_str("another generation"),
            Self::LegalForm { a, b } => write!(f, "another legal form: {a}, {b}"),
        }
    }
}

/// Holds two whole names together: order, particles, patronymics, initials, hyphens, short forms, titles, generations,
/// scripts, legal forms of companies.
///
/// ```
/// use gainsay::matching::compare_names;
/// assert!(compare_names("Yashchenko, V. V.", "Valery Iaschenko").same);
/// assert!(!compare_names("Ivan Yashchenko", "Valery Yashchenko").same);
/// ```
#[must_use]
pub fn compare_names(a: &str, b: &str) -> Similarity {
    let (a, b) = (parse(a), parse(b));
    let (evidence, why) = align(&a, &b);
    let score = weigh::score(&evidence);
    Similarity { same: score >= SAME_THRESHOLD, score, why }
}

#[doc(hidden)]
#[must_use]
pub fn evidence(a: &str, b: &str) -> Vec<f64> {
    align(&parse(a), &parse(b)).0.features()
}
