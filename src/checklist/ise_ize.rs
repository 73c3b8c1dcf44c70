//! Both -ise and -ize in one article: organised and realized. A note: which of them is right is house style.
//!
//! One verb with the other letter may have come with an agency's sentence: it takes two of each, or one verb both ways.

use super::check::Check;
use super::view::View;
use crate::finding::Finding;
use crate::lang::{Spelling, spellings};
use crate::span::ByteSpan;
use std::collections::HashSet;
use std::sync::OnceLock;

const ENDINGS: &[&str] = &["e", "ed", "es", "ing", "er", "ers", "ation", "ations", "able", "ational"];

/// What stands before -ise or -ize in verbs that are written either way.
fn stems() -> &'static HashSet<&'static str> {
    static STEMS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    STEMS.get_or_init(|| spellings(Spelling::IseIze).iter().filter_map(|(verb, _)| verb.strip_suffix("ise")).collect())
}

/// Which of the two a word has: `Some('s')` or `Some('z')`.
fn letter_of(word: &str) -> Option<char> {
    let small = word.to_ascii_lowercase();
    letter_at(&small).and_then(|at| small.get(at..)?.chars().next())
}

/// What stands before the letter: "organ" of organised.
fn stem_of(word: &str) -> Option<String> {
    let small = word.to_ascii_lowercase();
    letter_at(&small).and_then(|at| small.get(..at).map(str::to_owned))
}

/// Where the letter stands in a word in small letters.
fn letter_at(small: &str) -> Option<usize> {
    let found = small.match_indices(['s', 'z']).find(|&(at, _)| {
        let stem =
            at.checked_sub(1).and_then(|i| small.get(..i)).filter(|_| small.as_bytes().get(at - 1) == Some(&b'i'));
        let ending = small.get(at + 1..).unwrap_or("");
        stem.is_some_and(|stem| stems().contains(stem)) && ENDINGS.contains(&ending)
    });
    found.map(|(at, _)| at)
}

/// Checks the article's verbs; names and what stands between quotation marks may have a spelling of their own.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let mut with_s: Vec<ByteSpan> = Vec::new();
    let mut with_z: Vec<ByteSpan> = Vec::new();
    for (sentence, tokens) in view.sentences() {
        let title = view.is_title_case(sentence);
        for at in tokens {
            let word = view.word(at);
            if word.len() < 6 || !view.is_word(at) || title || is_name(view, at, word) || view.is_quoted(view.span(at))
            {
                continue;
            }
            match letter_of(word) {
                Some('s') => with_s.push(view.span(at)),
                Some(_) => with_z.push(view.span(at)),
                None => {}
            }
        }
    }
    mixed(view, &with_s, &with_z).into_iter().collect()
}

fn is_name(view: &View<'_>, at: usize, word: &str) -> bool {
    let capital = |at: usize| view.word(at).starts_with(char::is_uppercase);
    word.starts_with(char::is_uppercase) && (!view.starts_sentence(at) || capital(at + 1))
}

/// So many verbs in either spelling are a mix, whichever they are.
const MIXED: usize = 2;

fn mixed(view: &View<'_>, with_s: &[ByteSpan], with_z: &[ByteSpan]) -> Option<Finding> {
    let (first_s, first_z) = (with_s.first()?, with_z.first()?);
    let stem = |at: &ByteSpan| stem_of(at.of(view.text));
    let one_verb = || with_s.iter().any(|s| with_z.iter().any(|z| stem(s) == stem(z)));
    if with_s.len().min(with_z.len()) < MIXED && !one_verb() {
        return None;
    }
    let s_is_kept = with_s.len() > with_z.len() || with_s.len() == with_z.len() && first_s < first_z;
    let (kept, other) = if s_is_kept { (with_s, with_z) } else { (with_z, with_s) };
    let (&against, (&at, rest)) = (kept.first()?, other.split_first()?);
    let message = format!("“{}” where the article also writes “{}”", view.quote(at), view.quote(against));
    let mut finding = view.finding(Check::IseIze, at, &[against], message);
    finding.also = rest.iter().map(|&place| view.repeat(place)).collect();
    Some(finding)
}
