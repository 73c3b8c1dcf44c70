//! Finds and reads articles: files, folders, JSONL, standard input → text and offset map.
//!
//! [`read_articles`] hands them out in bounded batches; what one format knows stands in its own module.

mod encoding;
mod form;
mod front_matter;
mod html;
mod inner;
mod jsonl;
mod light;
mod lines;
mod markdown;
mod ninjs;
mod office;
mod offsets;
mod packed;
mod read;
mod walk;
mod warc;
mod xml;

pub use form::Form;

pub(crate) use office::track_changes;
pub use offsets::OffsetMap;
pub use read::{Batch, Selection, read_articles, read_selected, read_text};

use crate::span::{ByteSpan, SourceId};
use std::path::{Path, PathBuf};
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
    /// Comments of the markup, which show nothing: where they stand in `markup`, with their marks.
    pub comments: Vec<ByteSpan>,
    /// What begins and ends a comment that may stand on any line; `None` where the format has none.
    pub comment_marks: Option<CommentMarks>,
    /// The file, where several articles lie in it and lines are counted through all of it.
    pub container: Option<Arc<str>>,
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
            comments: Vec::new(),
            comment_marks: None,
            container: None,
            markup: None,
        }
    }

    /// The file that its lines are counted in, as far as it is one on a disk: a program opens it by this name.
    #[must_use]
    pub fn file(&self) -> &str {
        self.container.as_deref().unwrap_or(&self.name)
    }

    /// The text whose lines a reader sees in the file, and where a span of the source's text stands in it.
    #[must_use]
    pub fn written(&self, span: ByteSpan) -> (&str, ByteSpan) {
        match &self.markup {
            Some(markup) => (markup, self.offsets.span_step(span)),
            None => (&self.text, span),
        }
    }

    /// The offset in the text of the first that is shown at or behind an offset in the text that `written` gives.
    #[must_use]
    pub fn shown_from(&self, written: usize) -> usize {
        if self.markup.is_none() {
            return written.min(self.text.len());
        }
        // Both rise together, so that halving finds it.
        let (mut from, mut to) = (0, self.text.len());
        while from < to {
            let middle = from.midpoint(to);
            if self.offsets.step(middle) < written { from = middle + 1 } else { to = middle }
        }
        (from..self.text.len()).find(|&at| self.text.is_char_boundary(at)).unwrap_or(self.text.len())
    }
}

/// The files of articles that paths name or hold, in the order of their names.
#[must_use]
pub fn files_in(paths: &[PathBuf]) -> Vec<PathBuf> {
    walk::files_in(paths)
}

/// What begins and ends a comment.
pub type CommentMarks = (&'static str, &'static str);

/// The comments of HTML and Markdown.
const HTML_COMMENT: CommentMarks = ("<!--", "-->");

/// Those of MDX, which takes the others for markup.
const MDX_COMMENT: CommentMarks = ("{/*", "*/}");

/// The text of a Word or OpenDocument file; `None` for a file that is neither.
#[must_use]
pub fn document_text(path: &Path, bytes: &[u8]) -> Option<String> {
    if !office::is_archive(bytes) {
        return None;
    }
    office::read(&path.to_string_lossy(), bytes).ok().map(|source| source.text)
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
