//! "A" before a vowel and "an" before a consonant: "a apple", "an banana"; and two articles in a row: "a the".
//!
//! What counts is the sound. Letters prove it only in small words, and not for those that begin as they are not spoken:
//! one, once, hour, honest, use, Europe. Abbreviations are left alone.

use super::check::Check;
use super::view::View;
use crate::finding::Finding;
use std::ops::Range;

/// Beginnings in vowel letters that are spoken with a consonant, or with either.
const SPOKEN_AS_CONSONANT: &[&str] = &["eu", "ew", "oui", "once", "one", "u"];

/// Checks each article before a small word.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    view.sentences().flat_map(|(_, tokens)| tokens.clone().filter_map(move |at| wrong(view, at, &tokens))).collect()
}

fn wrong(view: &View<'_>, at: usize, sentence: &Range<usize>) -> Option<Finding> {
    let article = view.word(at);
    if !matches!(article, "a" | "A" | "an" | "An" | "the" | "The") {
        return None;
    }
    let apart = view.text.get(view.span(at).end..view.span(at + 1).start).is_some_and(|gap| gap == " ");
    if at + 1 >= sentence.end || !apart || !view.is_word(at + 1) || is_no_article(view, at) || is_joined(view, at + 1) {
        return None;
    }
    let right = match (article, view.word(at + 1)) {
        ("a" | "A" | "an" | "An" | "the" | "The", next @ ("a" | "an" | "the"))
            if !article.eq_ignore_ascii_case(next) =>
        {
            let both = view.span(at).join(view.span(at + 1));
            return Some(view.finding(Check::AAn, both, &[], format!("“{article} {next}” are two articles for one")));
        }
        ("a", next) if begins_with_vowel(next) => "an",
        ("A", next) if begins_with_vowel(next) => "An",
        ("an", next) if begins_with_consonant(next) => "a",
        ("An", next) if begins_with_consonant(next) => "A",
        _ => return None,
    };
    let both = view.span(at).join(view.span(at + 1));
    let message = format!("“{}” should be “{right} {}”", view.quote(both), view.word(at + 1));
    let mut finding = view.finding(Check::AAn, both, &[], message);
    finding.fix = Some(format!("{right} {}", view.word(at + 1)));
    Some(finding)
}

/// Whether a letter is none of the article: it touches something ("Shi’a"), or is a grade, a blood group, a list's number.
fn is_no_article(view: &View<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| view.tokens.get(before));
    let joined = before.zip(view.tokens.get(at)).is_some_and(|(before, token)| {
        before.touches(*token) && !matches!(before.of(view.text), "“" | "\"" | "‘" | "(" | "[" | "—" | "–" | "'" | "«")
    });
    let capital = matches!(view.word(at), "A" | "An") && !view.starts_sentence(at);
    joined || capital
}

/// Whether the word is cut by a dash or an asterisk, as swear words are.
fn is_joined(view: &View<'_>, at: usize) -> bool {
    let next = view.tokens.get(at).zip(view.tokens.get(at + 1)).is_some_and(|(word, next)| word.touches(*next));
    next && matches!(view.word(at + 1), "–" | "—" | "*" | "/")
}

/// A small word of at least two letters, whose first letters say how it is spoken.
fn is_plain(word: &str) -> bool {
    word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn begins_with_vowel(word: &str) -> bool {
    let spoken = !SPOKEN_AS_CONSONANT.iter().any(|start| word.starts_with(start));
    is_plain(word) && word.starts_with(['a', 'e', 'i', 'o']) && spoken || is_plain(word) && is_un(word)
}

/// A word with "un-" before it, as "unable"; not "unit", "unanimous".
fn is_un(word: &str) -> bool {
    word.strip_prefix("un").is_some_and(|rest| !rest.starts_with(['i', 'a', 'y']))
}

/// Any consonant but h ("an hour", "an historic day") and x ("an x-ray").
fn begins_with_consonant(word: &str) -> bool {
    is_plain(word) && !word.starts_with(['a', 'e', 'i', 'o', 'u', 'h', 'x', 'y'])
}
