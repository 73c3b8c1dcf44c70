//! An article, annotated once: all later stages read the same tokens, sentences and trees.

mod document;

pub use document::{Document, Unparsed};
