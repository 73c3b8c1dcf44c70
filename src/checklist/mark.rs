//! Marks that do not go together: a comma before a full stop, two full stops, a space before a comma, none behind it.
//!
//! Three dots and more are an ellipsis. Only running text counts: paragraphs that end as sentences do. What comes again
//! and again in one article is said once.

use super::check::Check;
use super::dictionary::is_known;
use super::view::View;
use crate::finding::Finding;
use crate::segment::ParagraphKind;
use crate::span::ByteSpan;
use crate::token::TokenClass;
use std::ops::Range;

/// Checks the marks of each sentence.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let (mut before, mut behind): (Option<Finding>, Option<Finding>) = (None, None);
    for (_, tokens) in view.sentences().filter(|&(sentence, _)| is_prose(view, sentence)) {
        for at in tokens.clone().filter(|&at| view.tokens.get(at).is_some_and(|token| token.class == TokenClass::Mark))
        {
            if view.is_quoted(view.span(at)) {
                continue;
            }
            if let Some((span, message)) = doubled(view, at) {
                findings.push(view.finding(Check::Mark, span, &[], message));
            } else if let Some(span) = spaced(view, at, &tokens) {
                add(view, &mut before, span, format!("a space stands before “{}”", view.word(at)));
            } else if let Some(span) = unspaced(view, at) {
                add(view, &mut behind, span, format!("no space stands behind “{}”", view.word(at)));
            }
        }
    }
    findings.extend(before);
    findings.extend(behind);
    findings
}

/// The first place is a finding, the others are places of the same.
fn add(view: &View<'_>, finding: &mut Option<Finding>, at: ByteSpan, message: String) {
    match finding {
        Some(first) => first.also.push(view.repeat(at)),
        None => *finding = Some(view.finding(Check::Mark, at, &[], message)),
    }
}

/// Whether the sentence stands in a paragraph that ends as running text does: no caption, no row of links.
fn is_prose(view: &View<'_>, sentence: usize) -> bool {
    let paragraph = view.segments.paragraphs.get(view.paragraph(sentence));
    let text = paragraph.map_or("", |paragraph| paragraph.at.of(view.text).trim_end());
    let body = paragraph.is_some_and(|paragraph| paragraph.kind == ParagraphKind::Body);
    body && text.ends_with(['.', '!', '?', '…', '”', '"', '’', ')', ':'])
}

fn touch(view: &View<'_>, at: usize) -> bool {
    view.tokens.get(at).zip(view.tokens.get(at + 1)).is_some_and(|(a, b)| a.touches(*b))
}

/// Two marks in a row of which one is too much.
fn doubled(view: &View<'_>, at: usize) -> Option<(ByteSpan, String)> {
    let (first, second) = (view.word(at), view.word(at + 1));
    let too_much = match (first, second) {
        ("," | ";", "," | ";" | ".") => true,
        (".", ".") => is_plain_end(view, at),
        _ => false,
    };
    let before = at.checked_sub(1).filter(|&before| touch(view, before));
    // A row of marks is a line of its own or somebody's feelings.
    let row = touch(view, at + 1) && matches!(view.word(at + 2), "." | "," | "!" | "?" | ";" | ":")
        || before.is_some_and(|before| matches!(view.word(before), "." | "," | "!" | "?" | ";" | ":"));
    let apart =
        before.is_some_and(|before| view.is_word(before) || view.word(before) == ")" || view.word(before) == "”");
    (too_much && touch(view, at) && !row && apart).then(|| {
        let message = format!("“{first}{second}” are two marks where one can stand");
        (view.span(at).join(view.span(at + 1)), message)
    })
}

/// Whether two full stops end a sentence: a new one, or nothing, stands behind them.
fn is_plain_end(view: &View<'_>, at: usize) -> bool {
    let behind = view.behind(view.span(at + 1).end);
    let next = behind.trim_start();
    behind.is_empty()
        || behind.starts_with(char::is_whitespace)
            && (next.is_empty() || next.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"')))
}

/// A space before a comma or semicolon between two words.
fn spaced(view: &View<'_>, at: usize, sentence: &Range<usize>) -> Option<ByteSpan> {
    let before = at.checked_sub(1).filter(|&before| before >= sentence.start && view.is_word(before))?;
    let gap = ByteSpan::new(view.span(before).end, view.span(at).start);
    let space = !gap.of(view.text).is_empty() && gap.of(view.text).chars().all(|c| c == ' ');
    let parts = view.is_word(at + 1);
    (matches!(view.word(at), "," | ";") && space && parts).then(|| view.span(before).join(view.span(at)))
}

/// A full stop or comma between two common words, without a space behind it: "the end.Then", "the end,then".
fn unspaced(view: &View<'_>, at: usize) -> Option<ByteSpan> {
    let before = at.checked_sub(1).filter(|&before| touch(view, before) && touch(view, at))?;
    let (first, second) = (view.word(before), view.word(at + 1));
    let small = |word: &str| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let sentence = || {
        second.len() > 1 && second.starts_with(|c: char| c.is_ascii_uppercase()) && small(&second.to_ascii_lowercase())
    };
    let cut = match view.word(at) {
        "." => sentence() && !touch(view, at + 1),
        "," => second.len() > 1 && second.bytes().all(|byte| byte.is_ascii_lowercase()),
        _ => false,
    };
    let address = before
        .checked_sub(1)
        .is_some_and(|front| touch(view, front) && matches!(view.word(front), "." | "/" | "@" | "#"));
    (cut && !address && small(first) && is_known(first) && is_known(second))
        .then(|| view.span(before).join(view.span(at + 1)))
}
