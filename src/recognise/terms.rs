//! Declared terms in an article, and the close forms of the preferred ones.

use super::Article;
use super::lexicon::{Lexicon, Memo};
use crate::kinds::term::{Join, TermVerdict, Written, is_hyphen, judge_term};
use crate::matching::{fold, strip_possessive};
use crate::span::ByteSpan;
use crate::token::TokenClass;
use std::ops::Range;

/// The most words a term may be written with.
const LONGEST: usize = 8;

/// A declared term at a place of an article.
#[derive(Clone, Debug)]
pub struct TermMention {
    /// The term: its number in the lexicon.
    pub term: u32,
    /// Where it stands.
    pub at: ByteSpan,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What the words are to the term.
    pub verdict: TermVerdict,
}

/// Finds the declared terms of an article.
pub(super) fn find_terms(article: &Article, numbers: &[u32], lexicon: &Lexicon, memo: &Memo<'_>) -> Vec<TermMention> {
    let mut found: Vec<TermMention> = Vec::new();
    for (at, &number) in numbers.iter().enumerate() {
        let info = memo.info(number);
        if info.terms.is_empty() && !info.term_prefix || is_address(article, at) {
            continue;
        }
        let mut terms: Vec<u32> = info.terms.iter().map(|&(term, _)| term).collect();
        let words = words_from(article, at);
        if info.term_prefix {
            terms.extend(joined_terms(lexicon, &words));
        }
        terms.sort_unstable();
        terms.dedup();
        found.extend(terms.into_iter().filter_map(|term| longest(article, lexicon, term, at, &words)));
    }
    settle(found)
}

/// The words from a token on, with the joins before each, until a mark that no compound has.
struct Words {
    folds: Vec<String>,
    joins: Vec<Join>,
    ends: Vec<usize>,
}

fn words_from(article: &Article, at: usize) -> Words {
    let text = article.text();
    let mut words = Words { folds: Vec::new(), joins: Vec::new(), ends: Vec::new() };
    let mut join = Join::Space;
    for index in at..article.tokens.len() {
        let token = article.tokens[index];
        if token.class == TokenClass::Mark {
            let hyphen = is_hyphen(token.of(text)) && index > at && article.tokens[index - 1].touches(token);
            if !hyphen {
                break;
            }
            join = Join::Hyphen;
            continue;
        }
        if !words.folds.is_empty() {
            words.joins.push(join);
        }
        let word = token.of(text);
        let bare = strip_possessive(word);
        words.folds.push(fold(bare));
        words.ends.push(index + 1);
        join = Join::Space;
        if words.folds.len() == LONGEST || bare.len() < word.len() {
            break;
        }
    }
    words
}

fn joined_terms(lexicon: &Lexicon, words: &Words) -> Vec<u32> {
    let mut joined = String::new();
    let mut terms = Vec::new();
    for fold in words.folds.iter().take(4) {
        joined.push_str(fold);
        let singular = joined.strip_suffix('s').unwrap_or(&joined);
        let forms = lexicon.terms_joined(&joined).iter().chain(lexicon.terms_joined(singular));
        terms.extend(forms.map(|&(term, _)| term));
    }
    terms
}

fn longest(article: &Article, lexicon: &Lexicon, term: u32, at: usize, words: &Words) -> Option<TermMention> {
    let declared = &lexicon.terms[term as usize].1;
    // Where the rule is about a possessive, the whole possessive is the term.
    let possessive = declared.forms.iter().any(|form| strip_possessive(&form.text).len() < form.text.len());
    (1..=words.folds.len()).rev().find_map(|size| {
        let end = words.ends[size - 1];
        let mut span = article.span(at..end);
        if !possessive {
            span.end = span.start + strip_possessive(span.of(article.text())).len();
        }
        let written = Written {
            text: span.of(article.text()),
            folds: words.folds[..size].to_vec(),
            joins: words.joins[..size - 1].to_vec(),
            initial: article.starts_sentence(at) || article.is_title_case(at),
        };
        let verdict = judge_term(declared, &written)?;
        if let TermVerdict::OneOf(form) = verdict
            && !written.initial
            && is_proper(written.text, &declared.forms[form].text)
        {
            return None;
        }
        Some(TermMention { term, at: span, tokens: at..end, verdict })
    })
}

/// Capitals that the form does not have, in the midst of a sentence, make a proper name: "the Harbour Police Union" has
/// no second spelling of "harbour-police".
fn is_proper(found: &str, form: &str) -> bool {
    found.starts_with(char::is_uppercase) && form.starts_with(char::is_lowercase)
}

/// Whether a token is part of an address of the web or of a handle: no term is looked for there.
fn is_address(article: &Article, at: usize) -> bool {
    let text = article.text().as_bytes();
    let token = article.tokens[at];
    let before = (token.start as usize).checked_sub(1).and_then(|i| text.get(i));
    let after = text.get(token.end as usize);
    matches!(before, Some(b'@' | b'#' | b'/' | b'_')) || matches!(after, Some(b'@' | b'/' | b'_'))
}

/// Of one term's mentions that overlap, the longest stays.
fn settle(mut found: Vec<TermMention>) -> Vec<TermMention> {
    found.sort_by_key(|mention| (mention.tokens.start, std::cmp::Reverse(mention.tokens.end), mention.term));
    let mut kept: Vec<TermMention> = Vec::with_capacity(found.len());
    for mention in found {
        let inside = kept
            .iter()
            .rev()
            .take(16)
            .any(|other| other.term == mention.term && other.tokens.end > mention.tokens.start);
        if !inside {
            kept.push(mention);
        }
    }
    kept
}
