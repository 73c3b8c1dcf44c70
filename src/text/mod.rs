//! An article, annotated once: all later stages read the same tokens, sentences and trees.

mod cursor;
mod document;

pub use cursor::Cursor;
pub use document::{Document, Unparsed};
