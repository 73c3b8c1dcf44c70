//! `<!-- gainsay-ignore cable-cost: the 2014 figure -->`: what a comment silences, and how much of the text it reaches.

use crate::finding::Ignore;
use crate::problem::{FileText, Problem};
use crate::source::{CommentMarks, Source};
use crate::span::ByteSpan;
use std::sync::Arc;

/// What such a comment begins with.
const WORD: &str = "gainsay-ignore";

/// What every comment that is meant for this program begins with.
const PROGRAM: &str = "gainsay";

/// What a comment must look like, for those who wrote another.
const FORM: &str = "write <!-- gainsay-ignore FACT-OR-CODE: REASON -->";

/// The comments of an article that silence something, each name apart with the part of the text that it reaches, and what
/// is wrong with others that seem to be meant so.
pub(super) fn read_comments(source: &Source) -> (Vec<(Arc<Ignore>, ByteSpan)>, Vec<Problem>) {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    let Some(markup) = &source.markup else { return (found, problems) };
    let mut file: Option<Arc<FileText>> = None;
    for &at in &source.comments {
        let written = inner(at.of(markup), source.comment_marks);
        if !written.starts_with(PROGRAM) {
            continue;
        }
        let text = || FileText { name: source.name.clone(), text: markup.to_string() };
        let file = file.get_or_insert_with(|| Arc::new(text()));
        match parse(written) {
            Ok((names, reason)) => {
                let reach = reach(source, markup, at);
                found.extend(names.into_iter().map(|of| {
                    let (of, reason, file) = (of.to_owned(), reason.to_owned(), Arc::clone(file));
                    (Arc::new(Ignore { of, reason, file, at, in_article: true }), reach)
                }));
            }
            Err(message) => problems.push(Problem::at(file, at, message).help(FORM).warn()),
        }
    }
    (found, problems)
}

/// A comment without its marks.
fn inner(comment: &str, marks: Option<CommentMarks>) -> &str {
    let (open, close) = marks.unwrap_or_default();
    let inside = comment.strip_prefix(open).unwrap_or(comment);
    inside.strip_suffix(close).unwrap_or(inside).trim()
}

/// The facts and codes that a comment names, and its reason.
fn parse(written: &str) -> Result<(Vec<&str>, &str), String> {
    let first = written.split([' ', '\t', '\r', '\n', ':']).next().unwrap_or("");
    if first != WORD {
        return Err(format!("`{first}` is nothing that a comment can say to gainsay"));
    }
    let rest = written.get(WORD.len()..).unwrap_or("");
    let (names, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let names: Vec<&str> =
        names.split(|c: char| c == ',' || c.is_whitespace()).filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return Err("this comment does not say which fact or code is to be ignored".to_owned());
    }
    match reason.trim() {
        "" => Err("this comment does not say why".to_owned()),
        reason => Ok((names, reason)),
    }
}

/// The part of the text that a comment reaches: what stands on its line, in the same paragraph; from a line of its own the
/// paragraph behind it, or, where no text stands before it, the article.
fn reach(source: &Source, markup: &str, at: ByteSpan) -> ByteSpan {
    let text = source.text.as_str();
    let line_start =
        markup.get(..at.start).and_then(|before| before.rfind('\n')).map_or(0, |end| end.saturating_add(1));
    let line_end =
        markup.get(at.end..).and_then(|rest| rest.find('\n')).map_or(markup.len(), |end| at.end.saturating_add(end));
    let here = source.shown_from(at.end);
    let before = text.get(..here).unwrap_or("").trim_end();
    let behind = text.get(here..).unwrap_or("");
    let behind_at = text.len().saturating_sub(behind.trim_start().len());
    let line = ByteSpan::new(source.shown_from(line_start), source.shown_from(line_end));
    let last = before.char_indices().next_back().map(|(last, _)| last);
    if let Some(last) = last.filter(|&last| last >= line.start) {
        return common(paragraph(text, last), line);
    }
    if behind_at < line.end {
        return common(paragraph(text, behind_at), line);
    }
    // The title of front matter is shown above all that the file's body says.
    let title = source.title.as_deref().unwrap_or("").trim();
    if before.trim().is_empty() || before.trim() == title {
        return ByteSpan::new(0, text.len());
    }
    paragraph(text, behind_at)
}

/// The paragraph that an offset lies in: what stands between two line ends of the text, in which paragraphs, points of a
/// list and rows of a table each are a line.
fn paragraph(text: &str, at: usize) -> ByteSpan {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end.saturating_add(1));
    let end = text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| at.saturating_add(end));
    ByteSpan::new(start, end)
}

fn common(a: ByteSpan, b: ByteSpan) -> ByteSpan {
    ByteSpan::new(a.start.max(b.start), a.end.min(b.end))
}
