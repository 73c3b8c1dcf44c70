//! The tense of the words about a date: enough to choose between the Friday behind and the Friday ahead.

use super::Tense;
use crate::span::ByteSpan;
use crate::token::{Token, TokenClass};

/// How many tokens to look at on each side of a date, within its sentence: most clauses of news are shorter.
const REACH: usize = 20;

/// Words that look ahead.
#[rustfmt::skip]
const FUTURE: &[&str] = &[
    "will", "'ll", "shall", "due", "expected", "scheduled", "planned", "upcoming", "plans", "set", "slated", "tomorrow", "deadline", "intends", "intend", "hopes",
    "hope", "expects", "poised", "can", "could", "should", "must", "may", "won't",
];

/// Words of the past that do not end in "ed".
#[rustfmt::skip]
const PAST: &[&str] = &[
    "was", "were", "had", "did", "said", "told", "wrote", "went", "came", "took", "held", "met", "won", "lost", "left", "made", "gave", "got", "began", "broke",
    "fell", "rose", "shot", "sent", "led", "became", "found", "saw", "ran", "died", "hit", "struck", "spoke", "brought", "has", "have", "been", "sold", "built",
];

/// The tense of the nearest verb about `at`, in the sentence of `tokens` around it: the nearest word that tells.
#[must_use]
pub fn tense_about(text: &str, tokens: &[Token], at: ByteSpan) -> Tense {
    let first = tokens.partition_point(|token| token.span().start < at.start);
    let behind = tokens.partition_point(|token| token.span().start < at.end);
    let before = tokens.get(first.saturating_sub(REACH)..first).unwrap_or_default().iter().rev();
    let after = tokens.get(behind..).unwrap_or_default().iter().take(REACH);
    let mut before = before.take_while(|token| !ends_sentence(text, **token));
    let mut after = after.take_while(|token| !ends_sentence(text, **token));
    loop {
        match (before.next(), after.next()) {
            (None, None) => return Tense::Unknown,
            (a, b) => {
                let told = [a, b].into_iter().flatten().map(|token| tense_of(token.of(text))).find(|tense| *tense != Tense::Unknown);
                if let Some(tense) = told {
                    return tense;
                }
            }
        }
    }
}

fn ends_sentence(text: &str, token: Token) -> bool {
    token.class == TokenClass::Mark && matches!(token.of(text), "." | "?" | "!" | ";")
        && !text.get(token.span().end..).unwrap_or("").starts_with(|c: char| c.is_alphanumeric() || c == ',')
}

fn tense_of(said: &str) -> Tense {
    let word = said.trim_end_matches('.');
    if FUTURE.iter().any(|future| word.eq_ignore_ascii_case(future)) || word.ends_with("'ll") || word.ends_with("’ll") {
        return Tense::Future;
    }
    let ends = word.len() > 4 && word.ends_with("ed") && word.starts_with(|c: char| c.is_ascii_lowercase()) && !word.ends_with("eed");
    if ends || PAST.contains(&word) { Tense::Past } else { Tense::Unknown }
}
