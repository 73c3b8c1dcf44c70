//! Text that remembers where in the file's XML each of its pieces stands.

use crate::span::ByteSpan;
use std::ops::Range;

/// The number of a part, and a place in its XML.
pub(super) type Origin = (usize, Range<usize>);

/// Text put together from pieces of XML and from what stands for marks between them.
#[derive(Clone, Debug, Default)]
pub(super) struct Traced {
    pub(super) text: String,
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug)]
struct Piece {
    /// How many bytes of the text.
    length: usize,
    /// The part, and where in it; `None` for what no text of the file stands behind.
    origin: Option<Origin>,
}

impl Traced {
    pub(super) fn push(&mut self, text: &str, origin: Option<Origin>) {
        if !text.is_empty() {
            self.text.push_str(text);
            self.pieces.push(Piece { length: text.len(), origin });
        }
    }

    pub(super) fn append(&mut self, other: Self) {
        self.text.push_str(&other.text);
        self.pieces.extend(other.pieces);
    }

    /// Appends with something between, where there is something on both sides.
    pub(super) fn join(&mut self, other: Self, between: &str) {
        if !self.text.is_empty() && !other.text.is_empty() {
            self.push(between, None);
        }
        self.append(other);
    }

    /// Where in the XML the pieces of spans stand, the spans in rising order. `None` for one that has something in it that
    /// no text of the file stands behind.
    pub(super) fn origins(&self, spans: &[ByteSpan]) -> Vec<Option<Vec<Origin>>> {
        let mut starts = Vec::with_capacity(self.pieces.len());
        let mut at: usize = 0;
        for piece in &self.pieces {
            starts.push(at);
            at = at.saturating_add(piece.length);
        }
        spans.iter().map(|span| self.origin(*span, &starts)).collect()
    }

    fn origin(&self, span: ByteSpan, starts: &[usize]) -> Option<Vec<Origin>> {
        let first = starts.partition_point(|start| *start <= span.start).checked_sub(1)?;
        let mut found = Vec::new();
        for (piece, start) in self.pieces.iter().zip(starts).skip(first) {
            if *start >= span.end {
                break;
            }
            let (part, at) = piece.origin.clone()?;
            let (from, to) = (span.start.max(*start) - start, span.end.min(start + piece.length) - start);
            if at.len() == piece.length {
                found.push((part, at.start + from..at.start + to));
            } else if (from, to) == (0, piece.length) {
                found.push((part, at));
            } else {
                return None;
            }
        }
        (!found.is_empty()).then_some(found)
    }
}
