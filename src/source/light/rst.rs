//! reStructuredText.
//!
//! Form: <https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html>.

use super::super::encoding::Decoded;
use super::super::{BlockKind, Source};
use super::{Line, Markup, Shown, bullet, cells, is_row_of, near};

/// What underlines headings and parts text.
const ROWS: &str = "=-`:.'\"~^_*+#<>";

/// Directives whose content is text of the article.
const SHOWN: &[&str] = &[
    "note",
    "warning",
    "tip",
    "important",
    "caution",
    "attention",
    "hint",
    "danger",
    "error",
    "admonition",
    "topic",
    "sidebar",
    "epigraph",
    "pull-quote",
    "highlights",
    "rubric",
    "container",
    "versionadded",
    "versionchanged",
    "deprecated",
    "seealso",
];

/// The text of a file.
pub(in super::super) fn read(name: String, file: Decoded) -> Source {
    let lines = Line::all(&file.text);
    let mut shown = Shown::default();
    let mut at = 0;
    while let Some(&line) = lines.get(at) {
        at += 1;
        let text = line.text.trim_start();
        if line.is_blank() {
            shown.part();
        } else if let Some(rest) = text.strip_prefix(".. ").or_else(|| (text.trim_end() == "..").then_some("")) {
            at = explicit(&mut shown, &lines, at, line, rest);
        } else if is_rows(text) {
            shown.part();
        } else if text.starts_with('|') && text.trim_end().ends_with('|') && text.len() > 2 {
            cells(&mut shown, line, inline);
        } else if let Some((field, value)) = field(text) {
            shown.part();
            if field.eq_ignore_ascii_case("date") {
                shown.published = shown.published.take().or_else(|| Some(value.trim().to_owned()));
            }
        } else {
            let is_heading = lines.get(at).is_some_and(|next| is_row_of(next.text, 3, ROWS))
                && line.indent() <= 1
                && (at < 2 || lines.get(at - 2).is_none_or(|before| before.is_blank() || is_rows(before.text)));
            at = paragraph(&mut shown, &lines, at, line, is_heading);
        }
    }
    shown.into_source(name, file)
}

fn is_rows(text: &str) -> bool {
    let text = text.trim();
    is_row_of(text, 3, ROWS)
        || text.starts_with('+') && text.chars().all(|c| matches!(c, '+' | '-' | '='))
        || text.len() > 4 && text.split_whitespace().all(|row| is_row_of(row, 2, "="))
}

/// A field, `:name: value`.
fn field(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.strip_prefix(':')?.split_once(':')?;
    let plain = !name.is_empty() && !name.contains('`') && (value.is_empty() || value.starts_with(' '));
    plain.then_some((name, value))
}

/// A line of text; behind `::` an indented block is no text. Gives the number of the next line.
fn paragraph(shown: &mut Shown, lines: &[Line<'_>], at: usize, line: Line<'_>, is_heading: bool) -> usize {
    let mark = bullet(line.text.trim_start(), &["*", "-", "+", "#.", "•", "|"]);
    if mark > 0 || is_heading {
        shown.part();
    }
    let mut line = line.from(line.indent() + mark);
    let literal = line.text.trim_end().ends_with("::");
    if literal {
        // One of the two stays.
        let end = line.text.trim_end().len() - 1;
        let end = if line.text.trim_end() == "::" { 0 } else { end };
        line.text = line.text.get(..end).unwrap_or("");
    }
    shown.line(line, is_heading.then_some(BlockKind::Heading), inline);
    if is_heading {
        shown.part();
    }
    if literal && lines.get(at).is_some_and(|next| next.is_blank()) {
        shown.part();
        return behind_block(lines, at);
    }
    at
}

/// The number of the first line behind an indented block.
fn behind_block(lines: &[Line<'_>], at: usize) -> usize {
    let ends = |line: &Line<'_>| !line.is_blank() && line.indent() == 0;
    lines.iter().skip(at).position(ends).map_or(lines.len(), |count| at + count)
}

/// A directive, a target, a footnote or a comment; gives the number of the next line.
fn explicit(shown: &mut Shown, lines: &[Line<'_>], at: usize, line: Line<'_>, rest: &str) -> usize {
    shown.part();
    let offset = line.text.len() - rest.len();
    if let Some((label, text)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        // A footnote or citation: its text is one of the article.
        let start = offset + label.len() + 2;
        if !text.trim().is_empty() {
            shown.line(line.from(start), None, inline);
        }
        return at;
    }
    let directive = rest.split_once("::").filter(|(name, _)| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))
    });
    match directive {
        Some((name, argument)) if SHOWN.contains(&name) => {
            shown.line(line.from(line.text.len() - argument.len()), None, inline);
            at
        }
        Some(("figure" | "image", _)) => caption(shown, lines, at),
        _ => behind_block(lines, at),
    }
}

/// The words for a picture, and those under it.
fn caption(shown: &mut Shown, lines: &[Line<'_>], at: usize) -> usize {
    let end = behind_block(lines, at);
    for line in lines.iter().take(end).skip(at).copied() {
        let text = line.text.trim_start();
        if let Some(words) = text.strip_prefix(":alt:") {
            shown.part();
            shown.line(line.from(line.text.len() - words.len()), Some(BlockKind::Caption), inline);
        } else if line.is_blank() {
            shown.part();
        } else if field(text).is_none() {
            shown.line(line, Some(BlockKind::Caption), inline);
        }
    }
    shown.part();
    end
}

/// The words of a line without marks of emphasis, roles, links and references.
fn inline(shown: &mut Shown, line: Line<'_>) {
    shown.push_without(line, markup);
}

/// The markup that begins at `at`.
fn markup(text: &str, at: usize, rest: &str) -> Option<Markup> {
    if let Some(literal) = rest.strip_prefix("``").and_then(|rest| near(rest).find("``")) {
        Some((2, literal, 2))
    } else if rest.starts_with("**") {
        Some((2, 0, 0))
    } else if rest.starts_with('*') && is_mark(text, at) {
        Some((1, 0, 0))
    } else if rest.starts_with('\\') {
        Some((1, rest.get(1..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8), 0))
    } else if let Some(found) = interpreted(rest) {
        Some(found)
    } else if rest.starts_with('[') {
        Some((reference(rest)?, 0, 0))
    } else {
        None
    }
}

/// Whether a star is a mark: it touches a word on one side only.
fn is_mark(text: &str, at: usize) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    let before = is_word(text.get(..at).and_then(|before| before.chars().next_back()));
    let behind = is_word(text.get(at + 1..).and_then(|behind| behind.chars().next()));
    before || behind
}

/// Words between backquotes, with a role before or an address within: how much stands before them, how long they are, and
/// how much stands behind.
fn interpreted(rest: &str) -> Option<(usize, usize, usize)> {
    let rest = near(rest);
    let role = rest.strip_prefix(':').and_then(|role| {
        let end = role.find(":`")?;
        role.get(..end)?
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '+'))
            .then_some(end + 2)
    });
    let open = role.unwrap_or(0);
    let inside = rest.get(open..)?.strip_prefix('`')?;
    let end = inside.find('`')?;
    let words = inside.get(..end)?;
    let shown = match words.rfind('<').filter(|_| words.ends_with('>')) {
        Some(address) => words.get(..address)?.trim_end().len(),
        None => words.len(),
    };
    let marks = inside.get(end + 1..).map_or(0, |rest| rest.len() - rest.trim_start_matches('_').len());
    Some((open + 1, shown, end - shown + 1 + marks.min(2)))
}

/// The length of a reference to a note, `[1]_`.
fn reference(rest: &str) -> Option<usize> {
    let end = near(rest).find("]_")?;
    (end <= 40 && !rest.get(..end)?.contains(' ')).then_some(end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::ByteSpan;

    const FILE: &str = "Quay shut\n=========\n\n:date: 2019-05-16\n\n.. _top:\n\nSome **40** `trawlers <http://x.example/>`_ lie\n\
        at the *quay*, ``said`` :term:`nobody` [1]_.\n\n.. code-block:: python\n\n   x = 50\n\n   y = 60\n\n.. note:: It is shut.\n\n\
        An example::\n\n    70 trawlers\n\n* one\n* two\n\n+------+----+\n| hurt | 23 |\n+------+----+\n\n.. [1] A note.\n.. a comment\n   of two lines\n";

    #[test]
    fn markup_is_left_out() {
        let source = read("a.rst".to_owned(), Decoded { text: FILE.to_owned(), ..Decoded::default() });
        assert_eq!(
            source.text,
            "Quay shut\n\nSome 40 trawlers lie at the quay, said nobody .\n\nIt is shut.\n\nAn example:\n\none\n\ntwo\n\n\
             hurt\t23\n\nA note."
        );
        assert_eq!(source.published.as_deref(), Some("2019-05-16"));
        assert_eq!(source.blocks.len(), 1);
        let start = source.text.find("40 trawlers").unwrap();
        let span = source.offsets.span_to_file(ByteSpan::new(start, start + 11));
        assert_eq!(span.of(FILE), "40** `trawlers");
    }

    #[test]
    fn nothing_breaks() {
        let long = ["[", ":a", "`", "``", "*a "].map(|piece| piece.repeat(20_000));
        for text in long.iter().map(String::as_str) {
            let _ = read("a.rst".to_owned(), Decoded { text: text.to_owned(), ..Decoded::default() });
        }
        for text in ["..", ".. ", "`", "``", "::", "*", ":a:`", "\\", "[1]_", "|", "||", "===", ":x:", ".. ["] {
            let _ = read("a.rst".to_owned(), Decoded { text: text.to_owned(), ..Decoded::default() });
        }
    }
}
