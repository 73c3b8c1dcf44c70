//! What a language is: how its words are tagged and its sentences hang together. Knows no fact and no article.

mod arborescence;
mod attributes;
mod cues;
mod error;
mod expressions;
pub mod features;
pub mod lemma;
pub mod lexicon;
pub mod model;
mod model_error;
mod multiples;
mod multiply;
pub mod network;
mod spellings;
mod table;
mod tags;
mod tree;
mod vocabulary;
mod word_classes;
mod words;

pub use arborescence::best_tree;
pub use attributes::{Attribute, attributes};
pub(crate) use cues::opens_cue;
pub use cues::{Cues, cues};
pub use error::LanguageError;
pub(crate) use expressions::{Expression, expressions, expressions_in};
pub use lemma::lemma;
pub use lexicon::{Classes, Lexicon, Nearness, Neighbour, Reading, Word, WordId};
pub use model::{Model, Use};
pub use model_error::ModelError;
pub use multiples::{Multiple, multiple};
pub use network::{Parsed, Parser};
pub(crate) use spellings::{Spelling, american, spellings};
pub(crate) use table::rows;
pub use tags::{Relation, Upos};
pub use tree::{Tree, TreeWord};
pub use vocabulary::{classes, classes_of, words_of};
pub(crate) use vocabulary::{lower, note_classes, row_of};
pub use word_classes::WordClasses;
pub use words::{SyntacticWord, syntactic_words};

use std::cell::RefCell;
use std::path::Path;
use std::sync::OnceLock;

/// The longest sentence that is parsed, in words: beyond lie lists and tables, and the cost of a tree grows with the
/// square. The longest sentence of the news part of the treebanks has 58.
pub const LONGEST_PARSED: usize = 120;

static ENGLISH: OnceLock<Result<Model, ModelError>> = OnceLock::new();

/// The tagger and parser of English: the one that the program carries, unless [`use_model`] gave another. Read when it is
/// first asked for.
///
/// # Errors
/// If the program was built with a damaged file.
pub fn english() -> Result<&'static Model, &'static ModelError> {
    ENGLISH.get_or_init(|| Model::read(include_bytes!("../../data/en/parser.bin"))).as_ref()
}

/// Takes the tagger and parser from a file, for the rest of the run. To be called before anything is parsed: later calls
/// change nothing.
///
/// # Errors
/// If the file cannot be read, or is no model of this version.
pub fn use_model(path: &Path) -> Result<(), ModelError> {
    let bytes = std::fs::read(path).map_err(|error| ModelError::Unreadable(error.to_string()))?;
    let model = Model::read(bytes.leak())?;
    let _ = ENGLISH.set(Ok(model));
    Ok(())
}

/// The name of a tag of the Penn Treebank, by its number in the model.
#[must_use]
pub fn xpos_name(number: u8) -> &'static str {
    english().ok().and_then(|model| model.xpos_names().get(number as usize).copied()).unwrap_or("_")
}

thread_local! {
    static PARSER: RefCell<Option<Parser<'static>>> = RefCell::new(english().ok().map(Parser::new));
}

/// Tags and parses a sentence of English. Each thread has a parser of its own, which remembers the words it met.
#[must_use]
pub fn parse_words(words: &[SyntacticWord<'_>]) -> Vec<Parsed> {
    let forms: Vec<&str> = words.iter().map(|word| &*word.form).collect();
    PARSER.with_borrow_mut(|parser| parser.as_mut().map_or_else(Vec::new, |parser| parser.parse(&forms)))
}
