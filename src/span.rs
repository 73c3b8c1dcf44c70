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

/// How many bytes on either side tell whether a grapheme cluster begins: no real one is longer.
const CONTEXT: usize = 64;

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
    if is_plain(Some(offset)) && is_plain(offset.checked_sub(1)) || !text.is_char_boundary(offset) {
        return true;
    }
    // Of a row of flags the number counts, of joined emoji all that is before: only so far is looked back and ahead.
    let from = (offset.saturating_sub(CONTEXT)..=offset).find(|&at| text.is_char_boundary(at)).unwrap_or(offset);
    let to = (offset.saturating_add(CONTEXT).min(text.len())..=text.len()).find(|&at| text.is_char_boundary(at));
    let near = text.get(from..to.unwrap_or(text.len())).unwrap_or_default();
    GraphemeCursor::new(offset - from, near.len(), true).is_boundary(near, 0).unwrap_or(true)
}

/// Spans of one text, ordered so that asking whether any of them meets another does not look at each.
#[derive(Clone, Debug, Default)]
pub struct SpanSet {
    /// Where each begins, in order, and the furthest end of those up to it.
    spans: Vec<(usize, usize)>,
}

impl SpanSet {
    /// Whether one of them shares a byte with `at`.
    #[must_use]
    pub fn meets(&self, at: ByteSpan) -> bool {
        let before = self.spans.partition_point(|&(start, _)| start < at.end);
        before.checked_sub(1).and_then(|last| self.spans.get(last)).is_some_and(|&(_, end)| at.start < end)
    }
}

impl FromIterator<ByteSpan> for SpanSet {
    fn from_iter<I: IntoIterator<Item = ByteSpan>>(spans: I) -> Self {
        let mut spans: Vec<(usize, usize)> = spans.into_iter().map(|span| (span.start, span.end)).collect();
        spans.sort_unstable();
        let mut furthest = 0;
        for (_, end) in &mut spans {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Self { spans }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_meets_what_one_of_its_spans_meets() {
        let spans = [(4, 6), (0, 20), (30, 31), (25, 25)].map(|(start, end)| ByteSpan::new(start, end));
        let set: SpanSet = spans.into_iter().collect();
        for (start, end) in [(0, 1), (19, 22), (20, 30), (22, 24), (24, 26), (30, 40), (31, 40), (40, 50), (5, 5)] {
            let at = ByteSpan::new(start, end);
            assert_eq!(set.meets(at), spans.iter().any(|span| span.meets(at)), "{at:?}");
        }
    }
}
