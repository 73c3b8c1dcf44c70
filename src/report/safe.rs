//! Keeps what articles contain from acting on the terminal, and cuts what is shown of them to size.

use crate::span::ByteSpan;
use std::borrow::Cow;
use std::fmt::Write;

/// Stands for a character that would not be shown but do something.
const REPLACED: char = '\u{fffd}';

/// Whether a character acts instead of being shown: controls and escapes, changes of direction, line and paragraph
/// separators, invisible tags, noncharacters.
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FDD0}'..='\u{FDEF}' | '\u{E0000}'..='\u{E007F}')
}

/// A text on one line in which nothing acts: line ends and tabs are spaces, the rest is replaced.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    if !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", " ").chars().map(shown).collect())
}

/// A character as it may be shown.
pub(super) fn shown(c: char) -> char {
    match c {
        '\n' | '\t' => ' ',
        c if acts(c) => REPLACED,
        c => c,
    }
}

/// Text as elements and attributes of XML and HTML may contain it, with nothing in it that acts; line ends become `newline`.
pub(super) fn markup(text: &str, newline: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => result.push_str("&amp;"),
            '<' => result.push_str("&lt;"),
            '>' => result.push_str("&gt;"),
            '"' => result.push_str("&quot;"),
            '\'' => result.push_str("&#39;"),
            '\n' => result.push_str(newline),
            c => result.push(shown(c)),
        }
    }
    result
}

/// JSON in which nothing acts either: such characters stand in its strings alone, where they can be written as numbers.
/// Those below U+0020 already are.
pub(super) fn json(text: String) -> String {
    let acts = |c: char| c >= '\u{7f}' && acts(c);
    if !text.contains(acts) {
        return text;
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if acts(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    safe
}

/// What is shown around a place: whole lines or, of long ones, a window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) text: String,
    /// The place in `text`.
    pub(super) span: ByteSpan,
}

/// A place longer than this many characters is shown by its beginning.
const LONGEST_SPAN: usize = 240;

/// A tab is shown as this.
const TAB: &str = "    ";

/// The lines of a span with at most `room` characters around it, half of them on either side or, where one side has
/// fewer, more on the other; cut with an ellipsis.
pub(super) fn excerpt(text: &str, span: ByteSpan, room: usize) -> Excerpt {
    let start = floor(text, span.start);
    let end = floor(text, span.end).max(start);
    let (before, after) =
        (line_end(text.get(..start).unwrap_or(""), room), line_start(text.get(end..).unwrap_or(""), room));
    let [left, right] = [before, after].map(|side| side.chars().count());
    let mut shown = Excerpt { text: String::new(), span: ByteSpan::default() };
    shown.push_last(before, (room / 2).max(room.saturating_sub(right)));
    let from = shown.text.len();
    let whole = shown.push(text.get(start..end).unwrap_or(""), LONGEST_SPAN);
    shown.span = ByteSpan::new(from, shown.text.len());
    if whole {
        shown.push(after, (room / 2).max(room.saturating_sub(left)));
    }
    shown
}

/// What its last line has at the end of a text: at most one character more than there is room for, since a line may be
/// a whole archive.
fn line_end(text: &str, room: usize) -> &str {
    let reach = text.char_indices().rev().take_while(|(_, c)| *c != '\n').take(room.saturating_add(1)).last();
    text.get(reach.map_or(text.len(), |(at, _)| at)..).unwrap_or("")
}

/// What its first line has at the beginning of a text, without its end: at most one character more than there is room
/// for.
fn line_start(text: &str, room: usize) -> &str {
    let reach = text.char_indices().take_while(|(_, c)| *c != '\n').take(room.saturating_add(1)).last();
    let line = text.get(..reach.map_or(0, |(at, c)| at + c.len_utf8())).unwrap_or("");
    line.strip_suffix('\r').unwrap_or(line)
}

impl Excerpt {
    /// Appends at most so many characters from the end of a line, behind an ellipsis in place of the others.
    fn push_last(&mut self, line: &str, most: usize) {
        let mut chars = line.chars();
        let cut = line.chars().count().saturating_sub(most);
        if cut > 0 {
            self.text.push('…');
            chars.by_ref().take(cut).for_each(drop);
        }
        self.push(chars.as_str(), most);
    }

    /// Appends at most so many characters, an ellipsis in place of the others; says whether all had room.
    fn push(&mut self, text: &str, most: usize) -> bool {
        let mut chars = text.chars().peekable();
        for _ in 0..most {
            match chars.next() {
                None => return true,
                Some('\r') if chars.peek() == Some(&'\n') => {}
                Some('\n') => self.text.push('\n'),
                Some('\t') => self.text.push_str(TAB),
                Some(c) => self.text.push(shown(c)),
            }
        }
        let whole = chars.next().is_none();
        if !whole {
            self.text.push('…');
        }
        whole
    }
}

fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_acts_on_a_terminal() {
        assert_eq!(one_line("plain é 北 e\u{301} 👨‍👩‍👧"), "plain é 北 e\u{301} 👨‍👩‍👧");
        assert_eq!(one_line("a\x1b[31mb\u{202e}c\r\nd\te\u{9b}f\0"), "a�[31mb�c d e�f�");
    }

    #[test]
    fn nothing_acts_in_json() {
        let odd = "a\u{9b}b\u{202e}\u{e0041}\u{7f}é北";
        let written = json(serde_json::to_string(odd).unwrap());
        assert_eq!(written, "\"a\\u009bb\\u202e\\udb40\\udc41\\u007fé北\"");
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), odd);
    }

    /// Checks an excerpt with room for 10 characters around the words in brackets.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let start = text.find('[').unwrap();
        let end = text.find(']').unwrap() - 1;
        let shown = excerpt(&text.replace(['[', ']'], ""), ByteSpan::new(start, end), 10);
        let mut marked = shown.text.clone();
        marked.insert(shown.span.end, ']');
        marked.insert(shown.span.start, '[');
        assert_eq!(marked, expected, "{text}");
    }

    #[test]
    fn excerpts_are_windows_of_lines() {
        check("[ab]", "[ab]");
        check("[]", "[]");
        check("one\ntwo [ab] six\nmore", "two [ab] six");
        check("one\r\ntwo [ab]\r\nmore", "two [ab]");
        check("12345[ab]12345", "12345[ab]12345");
        check("123456[ab]123456", "…23456[ab]12345…");
        check("日本語日本語日[本]語日本語日本語", "…語日本語日[本]語日本語日…");
        check("a\tb[c\x07]\x1bd", "a    b[c�]�d");
        check("x [two\r\nlines] y", "x [two\nlines] y");
        check("at the very end[]", "…e very end[]");
        check("12[ab]123456789", "12[ab]12345678…");
        check("123456789[ab]\r\n12", "123456789[ab]");
    }

    #[test]
    fn odd_spans_are_shown_as_well_as_can_be() {
        assert_eq!(excerpt("é", ByteSpan::new(1, 99), 10), Excerpt { text: "é".into(), span: ByteSpan::new(0, 2) });
        assert_eq!(excerpt("", ByteSpan::new(7, 9), 10), Excerpt { text: String::new(), span: ByteSpan::new(0, 0) });
        let long = excerpt(&"x".repeat(1000), ByteSpan::new(0, 900), 10);
        assert_eq!(long.text, "x".repeat(LONGEST_SPAN) + "…");
    }
}
