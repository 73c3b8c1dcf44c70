//! The tense of the words about a date: enough to choose between the Friday behind and the Friday ahead.

use super::Tense;
use crate::lang::WordClasses;
use crate::span::ByteSpan;
use crate::token::{Token, TokenClass};

/// How many tokens to look at on each side of a date, within its sentence: most clauses of news are shorter.
const REACH: usize = 20;

/// How near before a date a reporting verb must stand to own it: "said on Tuesday", "told reporters late Tuesday".
const OWNED: usize = 3;

/// How many words back an auxiliary may stand: "will be formally signed".
const AUXILIARY: usize = 3;

/// How a word tells the tense.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Telling {
    Nothing,
    Reporting,
    Verb(Tense),
}

/// The tense of the nearest verb about `at`, in the sentence of `tokens` around it. A reporting verb counts where it stands
/// right before, or where no other is found: "will meet on Friday, he said" looks ahead.
#[must_use]
pub fn tense_about(text: &str, tokens: &[Token], at: ByteSpan) -> Tense {
    let first = tokens.partition_point(|token| token.span().start < at.start);
    let behind = tokens.partition_point(|token| token.span().start < at.end);
    let goes_on = |at: &usize| tokens.get(*at).is_some_and(|token| !ends_sentence(text, *token));
    let mut before = (first.saturating_sub(REACH)..first).rev().take_while(goes_on);
    let mut after = (behind..behind.saturating_add(REACH)).take_while(goes_on);
    let mut reported = false;
    for distance in 0..REACH {
        for (side, at) in [before.next(), after.next()].into_iter().enumerate() {
            match at.map_or(Telling::Nothing, |at| telling_at(text, tokens, at)) {
                Telling::Verb(tense) => return tense,
                Telling::Reporting if side == 0 && distance < OWNED => return Tense::Past,
                Telling::Reporting => reported = true,
                Telling::Nothing => {}
            }
        }
    }
    if reported { Tense::Past } else { Tense::Unknown }
}

fn ends_sentence(text: &str, token: Token) -> bool {
    token.class == TokenClass::Mark
        && matches!(token.of(text), "." | "?" | "!" | ";")
        && !text.get(token.span().end..).unwrap_or("").starts_with(|c: char| c.is_alphanumeric() || c == ',')
}

/// What the word at `at` tells: a participle behind "will be" or "to be" is not of the past.
fn telling_at(text: &str, tokens: &[Token], at: usize) -> Telling {
    let said = |at: usize| tokens.get(at).map_or("", |token| token.of(text));
    let ahead = || {
        (at.saturating_sub(AUXILIARY)..at)
            .any(|at| WordClasses::MODAL.has(said(at)) || matches!(said(at), "be" | "must" | "won't"))
    };
    if said(at) == "set" && said(at + 1) == "to" {
        return Telling::Verb(Tense::Future);
    }
    match telling(said(at)) {
        Telling::Verb(Tense::Past) | Telling::Reporting if ahead() => Telling::Verb(Tense::Future),
        telling => telling,
    }
}

fn telling(said: &str) -> Telling {
    // What is reported has a tense of its own.
    if WordClasses::REPORTING.has(said) {
        return Telling::Reporting;
    }
    if WordClasses::LOOKS_AHEAD.has(said) || said.ends_with("'ll") || said.ends_with("’ll") {
        return Telling::Verb(Tense::Future);
    }
    let ends = said.len() > 4
        && said.ends_with("ed")
        && said.starts_with(|c: char| c.is_ascii_lowercase())
        && !said.ends_with("eed");
    if ends || WordClasses::IRREGULAR_PAST.has(said) { Telling::Verb(Tense::Past) } else { Telling::Nothing }
}
