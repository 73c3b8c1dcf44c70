//! A word written twice in a row: "the the".

use super::check::Check;
use super::view::View;
use crate::finding::Finding;
use crate::span::ByteSpan;
use crate::token::Token;
use std::ops::Range;

/// Words that English doubles on purpose or by grammar: "had had", "that that", "very very", "what it is is".
#[rustfmt::skip]
const DOUBLED_ON_PURPOSE: &[&str] = &[
    "again", "aye", "blah", "boo", "bye", "can", "chop", "come", "da", "do", "far", "go", "ha", "had", "hear", "her",
    "hey", "ho", "hush", "in", "is", "knock", "la", "long", "many", "more", "much", "na", "never", "no", "now", "oh", "on",
    "out", "please", "pom", "quick", "really", "so", "that", "there", "tut", "up", "very", "wait", "well", "who",
    "win", "yada", "yeah", "yes", "you",
];

/// Words that are doubled only by a slip, even in speech.
#[rustfmt::skip]
const NEVER_DOUBLED: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "has", "have", "he", "his", "its",
    "my", "of", "or", "our", "she", "than", "the", "their", "they", "this", "to", "was", "we", "were", "will", "with", "would",
    "your",
];

/// A content word of fewer letters may be an interjection or a word of another language ("pago pago").
const SHORTEST: usize = 5;

/// Checks each pair of like neighbours.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    view.sentences().flat_map(|(_, tokens)| doubled(view, tokens)).collect()
}

fn doubled(view: &View<'_>, tokens: Range<usize>) -> Vec<Finding> {
    let slips = tokens.clone().filter(|&at| is_slip(view, at, &tokens));
    let finding = |at: usize| {
        let (first, second) = (view.tokens.get(at)?, view.tokens.get(at + 1)?);
        let both = ByteSpan::new(first.start as usize, second.end as usize);
        let word = second.of(view.text);
        let mut finding = view.finding(Check::DoubledWord, both, &[], format!("“{word}” is written twice"));
        finding.fix = Some(first.of(view.text).to_owned());
        Some(finding)
    };
    slips.filter_map(finding).collect()
}

/// Whether the words at `at` and behind it are one word, written twice by a slip.
fn is_slip(view: &View<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let Some((first, second)) = view.tokens.get(at).zip(view.tokens.get(at + 1)) else { return false };
    let (one, other) = (first.of(view.text), second.of(view.text));
    let both_words = first.is_word() && second.is_word() && at + 1 < sentence.end;
    // A capital in mid-sentence may be a name: "Will will", "in New New York".
    let small = other.chars().all(|c| c.is_ascii_lowercase());
    let like = one == other || at == sentence.start && one.eq_ignore_ascii_case(other);
    both_words && small && like && apart_by_spaces(view, *first, *second) && {
        let thrice = view.word(at + 2) == other || at > sentence.start && view.word(at - 1) == other;
        NEVER_DOUBLED.binary_search(&other).is_ok()
            || !thrice
                && other.len() >= SHORTEST
                && DOUBLED_ON_PURPOSE.binary_search(&other).is_err()
                && view.segments.quote_of(first.span()).is_none()
    }
}

fn apart_by_spaces(view: &View<'_>, first: Token, second: Token) -> bool {
    let between = view.text.get(first.end as usize..second.start as usize).unwrap_or("");
    !between.is_empty() && between.chars().all(char::is_whitespace) && between.matches('\n').count() <= 1
}
