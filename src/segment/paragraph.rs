//! Where paragraphs begin and end.

use crate::source::Block;
use crate::span::ByteSpan;

/// The longest line of a text that may be hard-wrapped, in characters: mail and wire copy wrap at 60 to 80, some editors
/// at 100. Articles from the web have one line a paragraph, nearly always with some line far longer.
const WRAPPED_LINE: usize = 100;

/// A line that breaks off inside a sentence is at least so long: list items and verses are shorter.
const FULL_LINE: usize = 40;

/// So many lines must break off inside a sentence before a text counts as hard-wrapped: one may be an accident.
const BROKEN_LINES: usize = 2;

/// A dateline ends within so many bytes: the longest has two places and an agency.
const DATELINE: usize = 80;

/// The paragraphs of `text`, without the white space around them.
///
/// Blank lines always set them apart. A single line end does too, because most articles come with one line a paragraph;
/// only in a hard-wrapped text it does not. Where the markup begins or ends a block, a paragraph does.
pub(super) fn paragraph_spans(text: &str, blocks: &[Block]) -> Vec<ByteSpan> {
    let lines = lines(text, blocks);
    let width = wrap_width(text, &lines);
    let mut spans: Vec<ByteSpan> = Vec::new();
    let mut fresh = true; // whether the next line begins a paragraph
    for (index, line) in lines.iter().enumerate() {
        if line.at.is_empty() {
            fresh = true;
            continue;
        }
        let before = index.checked_sub(1).and_then(|before| lines.get(before));
        let wraps = width.is_some_and(|width| before.is_some_and(|before| carries_on(text, before.at, line.at, width)));
        match spans.last_mut() {
            Some(last) if !fresh && !line.cut && wraps => last.end = line.at.end,
            _ => spans.push(line.at),
        }
        fresh = false;
    }
    spans
}

/// A line of the text, trimmed.
struct Line {
    at: ByteSpan,
    /// Whether the edge of a block, not a line end, stands before it.
    cut: bool,
}

/// The lines of `text`, cut further where a block begins or ends.
fn lines(text: &str, blocks: &[Block]) -> Vec<Line> {
    let mut edges: Vec<usize> = blocks.iter().flat_map(|block| [block.at.start, block.at.end]).collect();
    edges.sort_unstable();
    edges.retain(|&edge| text.is_char_boundary(edge));
    let mut edges = edges.into_iter().peekable();
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\u{2028}', '\u{2029}']) {
        let end = start + line.len();
        let mut cut = false;
        while let Some(&edge) = edges.peek().filter(|&&edge| edge < end) {
            edges.next();
            if edge > start {
                lines.push(Line { at: trimmed(text, ByteSpan::new(start, edge)), cut });
                start = edge;
            }
            cut = true;
        }
        lines.push(Line { at: trimmed(text, ByteSpan::new(start, end)), cut });
        start = end;
    }
    lines
}

/// `span` without the white space at its ends.
fn trimmed(text: &str, span: ByteSpan) -> ByteSpan {
    let blank = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}');
    let part = span.of(text);
    let start = span.start + (part.len() - part.trim_start_matches(blank).len());
    ByteSpan::new(start, start + part.trim_matches(blank).len())
}

/// The width of the longest line, in characters, if the text is hard-wrapped.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let mut width = 0;
    let mut broken = 0;
    let mut before: Option<&Line> = None;
    for line in lines {
        let words = line.at.of(text);
        width = width.max(words.chars().count());
        if width > WRAPPED_LINE {
            return None;
        }
        let full = before.is_some_and(|b| b.at.len() >= FULL_LINE && !ends_sentence(b.at.of(text)));
        broken += usize::from(full && words.starts_with(char::is_lowercase));
        before = Some(line);
    }
    (broken >= BROKEN_LINES).then_some(width)
}

/// Whether, in a text wrapped at `width`, `line` carries on the paragraph of the line before: it is no list item, and the
/// line before is not so short that its author must have ended it.
fn carries_on(text: &str, before: ByteSpan, line: ByteSpan, width: usize) -> bool {
    let words = line.of(text);
    let next = words.split_whitespace().next().map_or(0, str::len);
    !super::kind::is_list_item(words) && (before.len() + 1 + next) * 3 > width * 2
}

/// Whether a line or paragraph ends as a sentence does.
pub(super) fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '”', '“', '’', '\'', '»', ')', ']', ' ']);
    bare.ends_with(['.', '!', '?', '…', ':', ';'])
}

/// The dateline that opens the paragraph `at`: a place in capitals or an agency in brackets, then a dash.
pub(super) fn dateline(text: &str, at: ByteSpan) -> Option<ByteSpan> {
    let part = at.of(text);
    let (before, dash) = ["—", "–", "--", " - "]
        .iter()
        .filter_map(|dash| part.find(dash).map(|found| (found, dash.trim_end().len())))
        .filter(|&(found, _)| found <= DATELINE)
        .min()?;
    let place = part.get(..before)?.trim_end();
    let capitals = place.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let shouted = capitals.chars().count() >= 3 && !capitals.chars().any(char::is_lowercase);
    let agency = place.ends_with(')') && place.starts_with(char::is_uppercase);
    let short = !place.contains(['!', '?', '"', '“', ';', ':']) && place.split_whitespace().count() <= 8;
    ((shouted || agency) && short).then(|| ByteSpan::new(at.start, at.start + before + dash))
}
