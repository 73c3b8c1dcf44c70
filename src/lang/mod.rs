//! What English is: its words, their classes, lemmas and neighbours. Nothing here knows a fact or an article.
//!
//! All of it stands in `data/en/`, made by `cargo run --release --example train`, and is built in: a word is looked up
//! where it lies in the file, so that nothing is read or built before the first question.

mod error;
pub mod lemma;
pub mod lexicon;
mod upos;

pub use error::LanguageError;
pub use lemma::lemma;
pub use lexicon::{Classes, Lexicon, Neighbour, Reading, Relation, Word, WordId};
pub use upos::Upos;
