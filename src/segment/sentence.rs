//! Where sentences end.
//!
//! At `.`, `!`, `?` and `…`, with the closing quotation marks and brackets that follow at once. A full stop that belongs
//! to an abbreviation, an initial or an initialism ends a sentence only where a word follows that typically begins one.

use super::Sentence;
use crate::lang::WordClasses;
use crate::token::{Token, TokenClass};
use std::ops::Range;

/// A run of more tokens without an end is cut: whatever looks at each pair of a sentence's words costs with its square.
/// More than three times as long as what is still parsed, so nothing that has a tree is ever cut.
const LONGEST_SENTENCE: usize = 400;

/// So many marks at most close a sentence: "?!…”)" has five, and a row of full stops is looked at from each of them.
const CLOSING_MARKS: usize = 32;

/// Adds the sentences of one paragraph, whose tokens are `tokens[range]`.
pub(super) fn push_sentences(
    text: &str,
    tokens: &[Token],
    range: Range<usize>,
    paragraph: usize,
    sentences: &mut Vec<Sentence>,
) {
    let Some(part) = tokens.get(range.clone()) else { return };
    let mut first = 0;
    let mut at = 0;
    while at < part.len() {
        let end = sentence_end(text, part, at);
        let mut next = end.unwrap_or(at + 1);
        let long = next - first >= LONGEST_SENTENCE;
        if end.is_none() && long {
            next = break_point(text, part, first..next);
        }
        if end.is_some() || long || next >= part.len() {
            if let (Some(start), Some(last)) = (part.get(first), part.get(next - 1)) {
                let tokens = range.start + first..range.start + next;
                sentences.push(Sentence { at: start.span().join(last.span()), tokens, paragraph });
            }
            first = next;
        }
        at = next;
    }
}

/// Where to cut a run that does not end: behind the last comma or semicolon of its second half, which never stands inside
/// a value or a name; at its end where there is none.
fn break_point(text: &str, part: &[Token], run: Range<usize>) -> usize {
    let half = run.start + run.len() / 2;
    let breaks = |&at: &usize| part.get(at).is_some_and(|token| matches!(token.of(text), "," | ";"));
    (half..run.end).rev().find(breaks).map_or(run.end, |at| at + 1)
}

/// If the token at `at` ends a sentence: the number of the first token of the next.
fn sentence_end(text: &str, part: &[Token], at: usize) -> Option<usize> {
    let token = part.get(at)?;
    let words = token.of(text);
    let initialism = token.is_word() && words.ends_with('.');
    let stop = token.class == TokenClass::Mark && matches!(words, "." | "!" | "?" | "…" | "。" | "！" | "？");
    if !(initialism || stop) {
        return None;
    }
    let next = closing_marks(text, part, at + 1);
    let (Some(last), Some(follower)) = (part.get(next - 1), part.get(next)) else { return Some(next) };
    let spaced = !last.touches(*follower);
    let marks = next > at + 1;
    let before = at.checked_sub(1).and_then(|i| part.get(i)).filter(|before| before.touches(*token));
    let ends = if initialism {
        spaced && (initialism_ends(text, words, part, next) || marks && opens_sentence(text, part, next))
    } else if !spaced {
        is_glued(text, before, *follower, part.get(next + 1))
    } else if words == "." && !marks && before.is_some_and(|before| before.is_word()) {
        stop_ends(text, before.map_or("", |before| before.of(text)), part, next)
    } else {
        opens_sentence(text, part, next)
    };
    ends.then_some(next)
}

/// The number of the first token from `at` on that is no closing mark or further stop touching the one before.
fn closing_marks(text: &str, part: &[Token], mut at: usize) -> usize {
    let most = at + CLOSING_MARKS;
    while let (Some(before), Some(token)) = (at.checked_sub(1).and_then(|i| part.get(i)), part.get(at)) {
        let closes = match token.of(text) {
            "." | "!" | "?" | "…" | "”" | "’" | "»" | ")" | "]" => true,
            "\"" | "'" | "“" | "``" => !part.get(at + 1).is_some_and(|next| token.touches(*next) && next.is_word()),
            _ => false,
        };
        if token.class != TokenClass::Mark || !before.touches(*token) || !closes || at >= most {
            break;
        }
        at += 1;
    }
    at
}

/// Whether the tokens from `next` on look like the begin of a sentence: a capital, a number, an opening mark before one.
fn opens_sentence(text: &str, part: &[Token], next: usize) -> bool {
    let Some(token) = part.get(next) else { return true };
    let words = token.of(text);
    match token.class {
        TokenClass::Word => !words.starts_with(char::is_lowercase),
        TokenClass::Number => true,
        TokenClass::Mark => match words {
            "“" | "\"" | "‘" | "'" | "«" | "„" | "”" | "(" | "[" | "`" => part
                .get(next + 1)
                .is_none_or(|after| after.class != TokenClass::Word || !after.of(text).starts_with(char::is_lowercase)),
            "," | ";" | ":" | "—" | "–" | "-" | "/" | "%" | ")" | "]" => false,
            _ => true,
        },
    }
}

/// Whether a full stop after the word `before` ends a sentence, if the tokens from `next` on follow.
fn stop_ends(text: &str, before: &str, part: &[Token], next: usize) -> bool {
    let number = part.get(next).is_some_and(|token| token.is_number());
    let initial = before.chars().count() == 1 && before.starts_with(char::is_uppercase) && before != "I";
    if WordClasses::ABBREVIATION_BEFORE.has(before)
        || number && (WordClasses::ABBREVIATION_BEFORE_NUMBER.has(before) || WordClasses::ABBREVIATION.has(before))
    {
        false
    } else if initial || WordClasses::ABBREVIATION.has(before) {
        starts_with_starter(text, part, next)
    } else {
        opens_sentence(text, part, next)
    }
}

/// Whether an initialism with its full stops ("U.S.", "p.m.") ends a sentence, if the tokens from `next` on follow.
fn initialism_ends(text: &str, word: &str, part: &[Token], next: usize) -> bool {
    match word.to_ascii_lowercase().as_str() {
        "e.g." | "i.e." => false,
        "a.m." | "p.m." => part.get(next).is_some_and(|token| {
            let lower = token.of(text).to_lowercase();
            opens_sentence(text, part, next)
                && !token.is_number()
                && !WordClasses::BEHIND_TIME.has(&lower)
                && !matches!(lower.as_str(), "(" | "[")
        }),
        _ => starts_with_starter(text, part, next),
    }
}

/// Whether a capitalised word that typically begins a sentence, or a quotation, stands at `next`.
fn starts_with_starter(text: &str, part: &[Token], next: usize) -> bool {
    let Some(token) = part.get(next) else { return true };
    let word = token.of(text);
    if matches!(word, "“" | "\"" | "„") {
        return opens_sentence(text, part, next);
    }
    let initial =
        word.len() == 1 && part.get(next + 1).is_some_and(|after| token.touches(*after) && after.is_mark(text, '.'));
    word.starts_with(char::is_uppercase)
        && !initial
        && (WordClasses::FUNCTION | WordClasses::SENTENCE_STARTER).has(word)
}

/// Whether a stop with no space behind it still ends a sentence: "sentence.Next", but not "gainsay.Rs" or "A.B".
fn is_glued(text: &str, before: Option<&Token>, follower: Token, after: Option<&Token>) -> bool {
    let word = follower.of(text);
    let capital = follower.is_word() && word.starts_with(char::is_uppercase) && word.chars().count() >= 2
        || follower.is_word() && matches!(word, "A" | "I") && after.is_some_and(|after| !follower.touches(*after));
    let plain = before.is_none_or(|before| match before.class {
        TokenClass::Word => {
            before.of(text).chars().filter(|c| c.is_lowercase()).count() >= 2 && !before.of(text).contains('.')
        }
        TokenClass::Number => before.span().len() == 4,
        TokenClass::Mark => true,
    });
    let address = after.is_some_and(|after| follower.touches(*after) && matches!(after.of(text), "." | "/" | "@"));
    capital && plain && !address
}
