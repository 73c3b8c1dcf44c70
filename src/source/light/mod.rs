//! What reStructuredText, AsciiDoc and MDX show of a file: their markup left out, with the way back to it.
//!
//! Markup is taken off line by line. That reads less than the programs that print these formats do (no macro is run, nothing
//! is included), and nothing that is shown is lost: what is not known as markup is text.

mod asciidoc;
mod mdx;
mod rst;

pub(super) use asciidoc::read as read_asciidoc;
pub(super) use mdx::masked as masked_mdx;
pub(super) use rst::read as read_rst;

use super::encoding::Decoded;
use super::{Block, BlockKind, OffsetMap, Source};
use crate::span::ByteSpan;
use std::sync::Arc;

/// A line of the file without its end.
#[derive(Clone, Copy, Debug)]
struct Line<'t> {
    text: &'t str,
    /// Where it begins.
    at: usize,
}

impl<'t> Line<'t> {
    fn all(text: &'t str) -> Vec<Self> {
        let mut at = 0;
        let line = |line: &'t str| {
            let start = at;
            at += line.len();
            Line { text: line.trim_end_matches(['\n', '\r']), at: start }
        };
        text.split_inclusive('\n').map(line).collect()
    }

    fn is_blank(self) -> bool {
        self.text.trim().is_empty()
    }

    fn indent(self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    /// The rest of the line from a byte on.
    fn from(self, start: usize) -> Self {
        Line { text: self.text.get(start..).unwrap_or(""), at: self.at + start }
    }

    /// The line without the blanks around it.
    fn trimmed(self) -> Self {
        let line = self.from(self.indent());
        Line { text: line.text.trim_end(), ..line }
    }
}

/// Markup at a place: how much of it stands before what is shown, how long that is, and how much stands behind.
type Markup = (usize, usize, usize);

/// The text while it is put together.
#[derive(Default)]
struct Shown {
    text: String,
    offsets: OffsetMap,
    blocks: Vec<Block>,
    shown_to: usize,
    /// Whether what comes next begins a paragraph.
    parted: bool,
    published: Option<String>,
}

impl Shown {
    /// A paragraph ends here.
    fn part(&mut self) {
        self.parted = true;
    }

    /// Goes on in the same paragraph, on another line of the file.
    fn begin_line(&mut self, at: usize) {
        if self.text.is_empty() {
            self.parted = false;
        } else if std::mem::take(&mut self.parted) {
            self.offsets.push(self.text.len(), self.shown_to, (1, 0));
            self.text.push_str("\n\n");
        } else {
            self.offsets.push(self.text.len(), self.shown_to, (1, at.saturating_sub(self.shown_to)));
            self.text.push(' ');
        }
    }

    /// Shows what is written at a place.
    fn push(&mut self, text: &str, at: usize) {
        if !text.is_empty() {
            self.offsets.push(self.text.len(), at, (1, 1));
            self.text.push_str(text);
            self.shown_to = at + text.len();
        }
    }

    /// Shows a line without its markup, which `markup` finds: of the text, a place in it, and what follows there.
    fn push_without(&mut self, line: Line<'_>, markup: impl Fn(&str, usize, &str) -> Option<Markup>) {
        let text = line.text;
        let (mut at, mut from) = (0, 0); // where what is to be shown as written begins
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let Some((before, inside, behind)) = markup(text, at, rest) else {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            };
            self.push(text.get(from..at).unwrap_or(""), line.at + from);
            let start = at + before;
            self.push(text.get(start..start + inside).unwrap_or(""), line.at + start);
            at = start + inside + behind;
            from = at;
        }
        self.push(text.get(from..).unwrap_or(""), line.at + from);
    }

    /// A tab between the cells of a table.
    fn tab(&mut self) {
        self.offsets.push(self.text.len(), self.shown_to, (1, 0));
        self.text.push('\t');
    }

    /// Shows a line through `inline`, as a block of that kind where it is one.
    fn line(&mut self, line: Line<'_>, kind: Option<BlockKind>, inline: impl Fn(&mut Self, Line<'_>)) {
        let line = line.trimmed();
        if line.text.is_empty() {
            return;
        }
        self.begin_line(line.at);
        let start = self.text.len();
        inline(self, line);
        self.blocks.extend(kind.map(|kind| Block { at: ByteSpan::new(start, self.text.len()), kind }));
    }

    fn into_source(self, name: String, file: Decoded) -> Source {
        let mut source = Source::new(name, self.text);
        source.offsets = self.offsets.over(file.offsets);
        source.blocks = self.blocks;
        source.published = self.published;
        source.markup = Some(Arc::from(file.text));
        source
    }
}

/// Markup is closed within so many bytes: to look further would take the square of a long line's length.
const LONGEST_MARKUP: usize = 2000;

/// What stands near the beginning of a text.
fn near(text: &str) -> &str {
    let end = (0..=LONGEST_MARKUP.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
    text.get(..end.unwrap_or(0)).unwrap_or("")
}

/// Whether a line is one sign over and over.
fn is_row_of(text: &str, least: usize, signs: &str) -> bool {
    let text = text.trim_end();
    let first = text.chars().next();
    first.is_some_and(|first| signs.contains(first) && text.chars().all(|c| c == first)) && text.len() >= least
}

/// The cells of a row of a table, between bars.
fn cells(shown: &mut Shown, line: Line<'_>, inline: impl Fn(&mut Shown, Line<'_>)) {
    shown.part();
    let mut begun = false;
    let mut at = 0;
    for cell in line.text.split('|') {
        let cell_line = Line { text: cell, at: line.at + at }.trimmed();
        at += cell.len() + 1;
        if cell_line.text.is_empty() {
            continue;
        }
        if begun {
            shown.tab()
        } else {
            shown.begin_line(cell_line.at)
        }
        begun = true;
        inline(shown, cell_line);
    }
    shown.part();
}

/// The length of a list's mark and the blanks behind it; 0 where there is none.
fn bullet(text: &str, marks: &[&str]) -> usize {
    let number = text.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (number > 0 && text.get(number..).is_some_and(|rest| rest.starts_with(". "))).then_some(number + 1);
    let mark = marks
        .iter()
        .find(|mark| text.strip_prefix(**mark).is_some_and(|rest| rest.starts_with(' ')))
        .map(|mark| mark.len());
    mark.or(numbered).map_or(0, |length| {
        let rest = text.get(length..).unwrap_or("");
        length + (rest.len() - rest.trim_start().len())
    })
}
