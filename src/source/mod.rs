//! Finds and reads articles: files, folders, JSONL, standard input → text and offset map.

use crate::span::{ByteSpan, SourceId};

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

/// From offsets in a source's text to offsets in its file: pieces within which both run alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    /// Where a piece begins: in the text and in the file, both rising. Empty: the two are the same.
    pieces: Vec<(usize, usize)>,
}

impl OffsetMap {
    /// The offset in the file for an offset in the text.
    #[must_use]
    pub fn to_file(&self, offset: usize) -> usize {
        match self.pieces.partition_point(|&(text, _)| text <= offset).checked_sub(1).and_then(|i| self.pieces.get(i)) {
            Some(&(text, file)) => file + (offset - text),
            None => offset,
        }
    }

    /// Where a span of the text stands in the file.
    #[must_use]
    pub fn span_to_file(&self, span: ByteSpan) -> ByteSpan {
        let last = span.end.checked_sub(1).filter(|&last| last >= span.start);
        ByteSpan::new(
            self.to_file(span.start),
            last.map_or_else(|| self.to_file(span.end), |last| self.to_file(last) + 1),
        )
    }
}
