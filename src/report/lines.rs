//! Lines and columns, which only people need: everything else works with offsets.

use crate::finding::Label;
use crate::problem::{FileText, Problem};
use crate::span::ByteSpan;
use std::collections::HashMap;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;

/// A place as a reader counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineColumn {
    /// From 1.
    pub line: usize,
    /// From 1, in what a reader sees as characters: extended grapheme clusters of UAX #29.
    pub column: usize,
    /// From 1, in code points, for formats that count these.
    pub code_points: usize,
}

/// Finds lines and columns in one text without going through it again: a line may be a whole article, and a report may
/// name thousands of places in it.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// Where each line begins.
    starts: Vec<usize>,
    /// How many code points begin before each block of the text.
    code_points: Vec<usize>,
    /// Where a code point begins that belongs to the cluster before it: seldom any.
    inside_clusters: Vec<usize>,
}

/// Bytes in a block: what is left to count for one place is at most this.
const BLOCK: usize = 4096;

impl LineIndex {
    /// The index of a text. A line ends with `\n`; a `\r` before it belongs to the line.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        let mut before = 0;
        let mut code_points = Vec::with_capacity(text.len() / BLOCK + 1);
        for block in text.as_bytes().chunks(BLOCK) {
            code_points.push(before);
            before += code_points_in(block);
        }
        code_points.push(before);
        Self { starts, code_points, inside_clusters: inside_clusters(text) }
    }

    /// The place of an offset in the text that the index was made from; offsets behind its end are at its end.
    #[must_use]
    pub fn place(&self, text: &str, offset: usize) -> LineColumn {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let code_points = self.code_points_before(text, offset).saturating_sub(self.code_points_before(text, start));
        let inside = |before: usize| self.inside_clusters.partition_point(|at| *at < before);
        let clusters = code_points.saturating_sub(inside(offset).saturating_sub(inside(start)));
        LineColumn { line, column: clusters + 1, code_points: code_points + 1 }
    }

    fn code_points_before(&self, text: &str, offset: usize) -> usize {
        let block = offset / BLOCK;
        let before = self.code_points.get(block).copied().unwrap_or(0);
        before + text.as_bytes().get(block * BLOCK..offset).map_or(0, code_points_in)
    }
}

fn inside_clusters(text: &str) -> Vec<usize> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut inside = Vec::new();
    let mut start = 0;
    // No cluster reaches into the next line, and in a line of ASCII only its end may be one.
    for line in text.split_inclusive('\n') {
        if !line.is_ascii() {
            for (at, cluster) in line.grapheme_indices(true).filter(|(_, cluster)| cluster.len() > 1) {
                inside.extend(cluster.char_indices().skip(1).map(|(behind, _)| start + at + behind));
            }
        } else if line.ends_with("\r\n") {
            inside.push(start + line.len() - 1);
        }
        start += line.len();
    }
    inside
}

/// How many code points begin in the bytes.
fn code_points_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}

/// The line indexes of the texts of one report, each made once.
#[derive(Default)]
pub(super) struct Places {
    /// By the address of the text, which the report keeps where it is while it is written.
    indexes: HashMap<(usize, usize), LineIndex>,
}

impl Places {
    /// The place of an offset in a text that outlives this report.
    pub(super) fn of(&mut self, text: &str, offset: usize) -> LineColumn {
        let key = (text.as_ptr() as usize, text.len());
        self.indexes.entry(key).or_insert_with(|| LineIndex::new(text)).place(text, offset)
    }

    /// Where the words of a label begin in the file that the reader opens.
    pub(super) fn of_label(&mut self, label: &Label) -> LineColumn {
        let (text, span) = label.source.written(label.span);
        self.of(text, span.start)
    }

    /// Just behind the words of a label in the file that the reader opens.
    pub(super) fn behind_label(&mut self, label: &Label) -> LineColumn {
        let (text, span) = label.source.written(label.span);
        self.of(text, span.end)
    }

    /// Where a span of a file begins.
    pub(super) fn of_span(&mut self, file: &Arc<FileText>, span: ByteSpan) -> LineColumn {
        self.of(&file.text, span.start)
    }

    /// Where a problem lies, if it has a place.
    pub(super) fn of_problem(&mut self, problem: &Problem) -> Option<LineColumn> {
        let place = self.of_span(&problem.file, problem.at?);
        Some(LineColumn { line: place.line.saturating_add(problem.first_line.saturating_sub(1)), ..place })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, offset: usize, line: usize, column: usize) {
        let place = LineIndex::new(text).place(text, offset);
        assert_eq!((place.line, place.column), (line, column), "{offset} in {text:?}");
    }

    #[test]
    fn lines_and_columns_count_from_one() {
        check("", 0, 1, 1);
        check("ab\ncd", 0, 1, 1);
        check("ab\ncd", 2, 1, 3);
        check("ab\ncd", 3, 2, 1);
        check("ab\ncd", 99, 2, 3);
        check("ab\r\ncd\r\n", 4, 2, 1);
        check("ab\r\ncd\r\n", 8, 3, 1);
        check("Zürich\n北京 x", 15, 2, 4);
    }

    #[test]
    fn a_column_is_what_a_reader_sees_as_a_character() {
        check("e\u{301}x", 3, 1, 2);
        check("🇳🇴 Ås", 9, 1, 3);
        check("é\nन\u{93f}x", 9, 2, 2);
        let place = LineIndex::new("e\u{301}x").place("e\u{301}x", 3);
        assert_eq!(place.code_points, 3, "code points are counted beside");
    }

    #[test]
    fn long_texts_are_counted_in_blocks() {
        let text = "é".repeat(5000) + "\n" + &"日".repeat(9000);
        let index = LineIndex::new(&text);
        for (at, (offset, c)) in text.char_indices().enumerate() {
            let expected = if at <= 5000 { (1, at + 1) } else { (2, at - 5000) };
            let place = index.place(&text, offset);
            assert_eq!((place.line, place.column), expected, "{c} at {offset}");
        }
    }
}
