//! A bracket without its partner: "the mayor (who was ill said".
//!
//! A bracket may stay open over a few paragraphs. Numbers of lists ("a)", "2)"), smileys and intervals are no brackets.

use super::check::Check;
use super::view::View;
use crate::finding::Finding;
use crate::segment::ParagraphKind;
use crate::token::TokenClass;

/// So many paragraphs further on, a bracket may be closed.
const REACH: usize = 4;

/// The opening brackets, each with the one that closes it.
const PAIRS: [(&str, &str); 3] = [("(", ")"), ("[", "]"), ("{", "}")];

/// An opening bracket that waits for its partner.
struct Open {
    token: usize,
    paragraph: usize,
    closing: &'static str,
}

/// Checks each bracket of the story.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let mut open: Vec<Open> = Vec::new();
    let mut findings = Vec::new();
    for (number, paragraph) in view.segments.paragraphs.iter().enumerate() {
        if paragraph.kind == ParagraphKind::Furniture {
            continue;
        }
        findings.extend(open.extract_if(.., |open| open.paragraph + REACH < number).map(|open| unclosed(view, &open)));
        let tokens = view.tokens_in(paragraph.at);
        for at in tokens.filter(|&at| view.tokens.get(at).is_some_and(|token| token.class == TokenClass::Mark)) {
            let mark = view.word(at);
            if let Some(&(_, closing)) = PAIRS.iter().find(|(opening, _)| *opening == mark) {
                if !is_smiley(view, at) {
                    open.push(Open { token: at, paragraph: number, closing });
                }
            } else if PAIRS.iter().any(|&(_, closing)| closing == mark) && !is_smiley(view, at) {
                findings.extend(close(view, at, &mut open));
            }
        }
    }
    findings.extend(open.iter().map(|open| unclosed(view, open)));
    findings
}

/// Closes the last open bracket by the mark at `at`, or says what is wrong with it.
fn close(view: &View<'_>, at: usize, open: &mut Vec<Open>) -> Option<Finding> {
    let mark = view.word(at);
    if let Some(last) = open.last() {
        if last.closing == mark {
            open.pop();
            return None;
        }
        // A bracket of another kind: the only one open, or one around it.
        if let Some(outer) = open.iter().rposition(|open| open.closing == mark) {
            let inner = open.get(outer + 1).map(|inner| unclosed(view, inner));
            open.truncate(outer);
            return inner;
        }
        let last = open.pop()?;
        if is_interval(view, last.token, at) {
            return None;
        }
        let message = format!("“{}” is closed by “{mark}”", view.word(last.token));
        return Some(view.finding(Check::Bracket, view.span(at), &[view.span(last.token)], message));
    }
    let message = format!("no bracket is open that “{mark}” could close");
    (!numbers_list(view, at)).then(|| view.finding(Check::Bracket, view.span(at), &[], message))
}

fn unclosed(view: &View<'_>, open: &Open) -> Finding {
    let at = view.span(open.token);
    let at = if touch(view, open.token) { at.join(view.span(open.token + 1)) } else { at };
    view.finding(Check::Bracket, at, &[], "the bracket that opens here is never closed".to_owned())
}

fn touch(view: &View<'_>, at: usize) -> bool {
    view.tokens.get(at).zip(view.tokens.get(at + 1)).is_some_and(|(a, b)| a.touches(*b))
}

/// Whether a bracket is the mouth of a face: :) ;-( =]
fn is_smiley(view: &View<'_>, at: usize) -> bool {
    let back = |back: usize| at.checked_sub(back).filter(|&before| touch(view, before)).map_or("", |at| view.word(at));
    let eyes = |word: &str| matches!(word, ":" | ";" | "=");
    eyes(back(1))
        || matches!(back(1), "-" | "o" | "'" | "^") && eyes(back(2))
        || matches!(view.word(at + 1), ":" | ";") && {
            // (: is a face, "(this): that" is none.
            touch(view, at) && matches!(view.word(at), "(" | "[")
        }
}

/// Whether what stands before a closing bracket is the number of a list: "1)", "b)", "iv)".
fn numbers_list(view: &View<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| touch(view, before)) else { return false };
    let word = view.word(before);
    let roman = word.len() <= 4 && word.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    word.len() < 3 && view.tokens.get(before).is_some_and(|token| token.is_number())
        || word.chars().count() == 1
        || roman
}

/// Whether nothing but numbers stands between two brackets: [0, 1).
fn is_interval(view: &View<'_>, start: usize, end: usize) -> bool {
    (start + 1..end).all(|at| !view.is_word(at))
}
