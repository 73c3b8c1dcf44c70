//! A word written twice in a row: "the the".

use super::check::Check;
use super::dictionary::is_known;
use super::view::View;
use crate::finding::Finding;
use crate::lang::{Relation, Upos, WordClasses};
use crate::span::ByteSpan;
use crate::token::Token;
use std::ops::Range;

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
            () if view.has(at + 1, WordClasses::NEVER_DOUBLED) => true,
            () if thrice || joined || view.is_quoted(first.span()) => false,
            () if view.has(at + 1, WordClasses::ENDING_OR_BEGINNING) => is_one_preposition(view, at),
            // Words that the lexicon does not have are names, or of another language.
            () => other.len() >= SHORTEST && !view.has(at + 1, WordClasses::DOUBLED_ON_PURPOSE) && is_known(other),
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
