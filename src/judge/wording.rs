//! Where the words of an answer stand.

use super::view::SentenceView;
use crate::kinds::choice::needed_keys;
use crate::kinds::words::Phrase;
use crate::recognise::lexicon::Lexicon;
use crate::token::TokenClass;
use std::ops::Range;

/// The tokens of a clause from the first to the last word of a wording, if its words stand there.
pub(crate) fn find_wording(
    view: &SentenceView<'_>,
    lexicon: &Lexicon,
    wording: &Phrase,
    clause: &Range<usize>,
) -> Option<Range<usize>> {
    match needed_keys(wording) {
        Some(needed) => find_words(view, lexicon, &needed, clause),
        None => find_phrase(view, lexicon, &wording.keys, clause),
    }
}

/// The closest words of that set, in any order.
fn find_words(
    view: &SentenceView<'_>,
    lexicon: &Lexicon,
    needed: &[&str],
    clause: &Range<usize>,
) -> Option<Range<usize>> {
    let mut places: Vec<Vec<usize>> = Vec::with_capacity(needed.len());
    for key in needed {
        let key = lexicon.key_of(key);
        let found: Vec<usize> =
            clause.clone().filter(|&token| key != 0 && view.article.keys.get(token) == Some(&key)).collect();
        if found.is_empty() {
            return None;
        }
        places.push(found);
    }
    let anchor = places.iter().min_by_key(|found| found.len())?;
    anchor
        .iter()
        .filter_map(|&at| {
            let near = places.iter().map(|found| found.iter().copied().min_by_key(|&token| token.abs_diff(at)));
            let near: Option<Vec<usize>> = near.collect();
            let near = near?;
            Some(*near.iter().min()?..near.iter().max()? + 1)
        })
        .min_by_key(|tokens| (tokens.len(), tokens.start))
}

/// The words in their order, marks between them left out.
fn find_phrase(
    view: &SentenceView<'_>,
    lexicon: &Lexicon,
    keys: &[String],
    clause: &Range<usize>,
) -> Option<Range<usize>> {
    let words: Vec<usize> =
        clause.clone().filter(|&token| view.article.tokens[token].class != TokenClass::Mark).collect();
    let keys: Vec<u32> = keys.iter().map(|key| lexicon.key_of(key)).collect();
    if keys.contains(&0) {
        return None;
    }
    words
        .windows(keys.len())
        .find(|window| window.iter().zip(&keys).all(|(&token, key)| view.article.keys.get(token) == Some(key)))
        .map(|window| window[0]..window[window.len() - 1] + 1)
}
