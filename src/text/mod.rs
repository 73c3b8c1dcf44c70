//! An article, annotated once: all later stages read the same tokens, sentences and trees.

mod cursor;
mod document;
mod sic;

pub use cursor::Cursor;
pub use document::{Document, Unparsed};
pub use sic::is_marked_sic;
