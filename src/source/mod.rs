//! Finds and reads articles: files, folders, JSONL, standard input → text and offset map.
//!
//! [`read_articles`] hands them out in bounded batches; what one format knows stands in its own module.

mod docx;
mod encoding;
mod front_matter;
mod html;
mod jsonl;
mod lines;
mod markdown;
mod offsets;
mod read;
mod walk;

pub use offsets::OffsetMap;
pub use read::{Batch, Selection, read_articles, read_selected};

use crate::span::{ByteSpan, SourceId};
use std::sync::Arc;

/// One article: its text, a map from the text back to the bytes of the file, and what is known of it.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its number in this run.
    pub id: SourceId,
    /// How it is called in every report: the path as given, `FILE#ID` in a container, `<stdin>`.
    pub name: String,
    /// What is read and checked.
    pub text: String,
    /// From offsets in `text` to offsets in the file (in a container: in the article's text).
    pub offsets: OffsetMap,
    /// The headline, where the file tells it apart from the text.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published, as the file writes it ("2014-10-23", "Oct. 23, 2014"): never the file's own time.
    pub published: Option<String>,
    /// Parts of the text that the markup tells apart.
    pub blocks: Vec<Block>,
    /// The decoded file, where `text` is only what is visible of it: there, lines are counted and excerpts taken.
    pub markup: Option<Arc<str>>,
}

impl Source {
    /// A text of which nothing else is known: the first of its run, and its own file.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            id: SourceId(0),
            name: name.into(),
            text: text.into(),
            offsets: OffsetMap::default(),
            title: None,
            publisher: None,
            published: None,
            blocks: Vec::new(),
            markup: None,
        }
    }

    /// The text whose lines a reader sees in the file, and where a span of the source's text stands in it.
    #[must_use]
    pub fn written(&self, span: ByteSpan) -> (&str, ByteSpan) {
        match &self.markup {
            Some(markup) => (markup, self.offsets.span_step(span)),
            None => (&self.text, span),
        }
    }
}

/// A part of the text that the markup tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands in the text.
    pub at: ByteSpan,
    /// What it is.
    pub kind: BlockKind,
}

/// What a part of the text is, where the markup says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of any level.
    Heading,
    /// Words under or for a picture.
    Caption,
}

#[cfg(test)]
mod properties;
