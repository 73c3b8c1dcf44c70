//! A word written twice in a row: "the the".

use super::check::Check;
use super::dictionary::is_known;
use super::view::View;
use crate::finding::Finding;
use crate::lang::{Relation, Upos};
use crate::span::ByteSpan;
use crate::token::Token;
use std::ops::Range;

/// Words that English doubles on purpose or by grammar: "had had", "that that", "very very", "what it is is"; and sounds.
#[rustfmt::skip]
const DOUBLED_ON_PURPOSE: &[&str] = &[
    "again", "all", "aye", "bad", "big", "blah", "bling", "boo", "bye", "can", "choo", "chop", "cold", "come", "da",
    "deep", "do", "dum", "ever", "far", "fast", "fine", "go", "good", "ha", "had", "hard", "haw", "hear",
    "her", "hey", "high", "ho", "hot", "hubba", "hush", "is", "it", "knock", "la", "late", "long", "loud", "many",
    "more", "much", "na", "never", "nice", "night", "no", "now", "oh", "old", "please", "pom", "pretty", "quick", "rah",
    "really", "run", "same", "slow", "so", "soon", "super", "tap", "that", "there", "tick", "too", "tut", "very",
    "vroom", "wait", "way", "well", "what", "who", "win", "yada", "yeah", "yes", "you",
];

/// Words that are doubled only by a slip, even in speech.
#[rustfmt::skip]
const NEVER_DOUBLED: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "has", "have", "he", "his", "its",
    "my", "of", "or", "our", "she", "than", "the", "their", "they", "this", "to", "was", "we", "were", "will", "with", "would",
    "your",
];

/// Words that end one phrase and begin the next: "log in in the morning". Doubled by a slip where both hang on one word.
const ENDING_OR_BEGINNING: &[&str] = &["down", "in", "off", "on", "out", "over", "through", "under", "up"];

/// A content word of fewer letters is an initial or a sign ("x x").
const SHORTEST: usize = 3;

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
        let joined = is_joined(view, at);
        match () {
            () if NEVER_DOUBLED.binary_search(&other).is_ok() => true,
            () if thrice || joined || view.is_quoted(first.span()) => false,
            () if ENDING_OR_BEGINNING.binary_search(&other).is_ok() => is_one_preposition(view, at),
            // Words that the lexicon does not have are names, or of another language.
            () => other.len() >= SHORTEST && DOUBLED_ON_PURPOSE.binary_search(&other).is_err() && is_known(other),
        }
    }
}

/// Whether one of the two words at `at` is part of a compound: "a sit-in in May", "of of-age sailors".
fn is_joined(view: &View<'_>, at: usize) -> bool {
    let touch = |at: usize| view.tokens.get(at).zip(view.tokens.get(at + 1)).is_some_and(|(a, b)| a.touches(*b));
    at.checked_sub(1).is_some_and(touch) && matches!(view.word(at - 1), "-" | "‐" | "‑" | "'" | "’")
        || touch(at + 1) && matches!(view.word(at + 2), "-" | "‐" | "‑" | "'" | "’")
}

/// Whether the two words at `at` are one preposition, written twice: no particle of a verb, no adverb.
fn is_one_preposition(view: &View<'_>, at: usize) -> bool {
    let tree = view.sentence_at(at).and_then(|sentence| view.tree(sentence).ok());
    let word = |token: usize| tree.and_then(|tree| tree.words.get(tree.word_at(token)?));
    let (Some(first), Some(second)) = (word(at), word(at + 1)) else { return false };
    let relation =
        matches!(first.relation, Relation::Case | Relation::Reparandum | Relation::Goeswith | Relation::Fixed);
    first.upos == Upos::Adp && second.upos == Upos::Adp && relation && first.head == second.head
}

fn apart_by_spaces(view: &View<'_>, first: Token, second: Token) -> bool {
    let between = view.text.get(first.end as usize..second.start as usize).unwrap_or("");
    // A tab parts the columns of a table.
    !between.is_empty() && between.chars().all(|c| c.is_whitespace() && c != '\t') && between.matches('\n').count() <= 1
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_sorted() {
        let lists = [super::DOUBLED_ON_PURPOSE, super::NEVER_DOUBLED, super::ENDING_OR_BEGINNING];
        assert!(lists.iter().all(|list| list.windows(2).all(|pair| pair[0] < pair[1])));
    }
}
