//! Places in a text: which source, and which bytes of it.

use std::ops::Range;
use unicode_segmentation::GraphemeCursor;

/// Which source of a run a place is in: its number in the order of the sorted source names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A half-open range of bytes in a text. Both ends lie on character boundaries of the text it was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ByteSpan {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset just behind the last byte.
    pub end: usize,
}

impl ByteSpan {
    /// The span from `start` up to, not including, `end`. An `end` before `start` gives an empty span.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether no byte lies in the span.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range, to index a text with.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The text of the span; empty where the span does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// Whether the two spans share a byte.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The span with the whole of each grapheme cluster that it meets; as it is where it does not fit the text.
    #[must_use]
    pub fn of_whole_clusters(self, text: &str) -> Self {
        if self.of(text).is_empty() {
            return self;
        }
        let mut start = self.start;
        while !is_cluster_boundary(text, start) {
            start = text.get(..start).and_then(|before| before.char_indices().next_back()).map_or(0, |(at, _)| at);
        }
        Self { start, end: cluster_end(text, self.end) }
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// The first boundary between grapheme clusters at or behind an offset.
pub(crate) fn cluster_end(text: &str, offset: usize) -> usize {
    let mut end = offset;
    while !is_cluster_boundary(text, end) {
        end += text.get(end..).and_then(|rest| rest.chars().next()).map_or(text.len(), char::len_utf8);
    }
    end
}

/// Whether a grapheme cluster of UAX #29 begins at an offset; so it does at both ends of a text and in between characters
/// of ASCII.
fn is_cluster_boundary(text: &str, offset: usize) -> bool {
    let bytes = text.as_bytes();
    let is_plain =
        |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_none_or(|byte| byte.is_ascii() && *byte != b'\n');
    // Only what stands before and behind decides, but for flags, whose number counts: the cursor may look back over all.
    is_plain(Some(offset)) && is_plain(offset.checked_sub(1))
        || !text.is_char_boundary(offset)
        || GraphemeCursor::new(offset, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

/// A value and the place it was found at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// What was found.
    pub value: T,
    /// Where it stands in its text.
    pub at: ByteSpan,
}

impl<T> Located<T> {
    /// `value`, found at `at`.
    pub fn new(value: T, at: ByteSpan) -> Self {
        Self { value, at }
    }
}
