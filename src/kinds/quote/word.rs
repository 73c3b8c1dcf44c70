//! The words of a quotation as they are compared.

use crate::lang::{Spelling, WordClasses, american, spellings};
use crate::matching::inflect::inflection_key;
use crate::span::ByteSpan;
use crate::token::{Token, TokenClass, tokenize};

/// A word of a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct QuoteWord {
    /// What it is compared by: the same for all inflections and spellings.
    pub(super) key: String,
    /// Where it stands.
    pub(super) at: ByteSpan,
    /// Whether it carries meaning of its own.
    pub(super) content: bool,
    /// Whether it is written with a capital: a name, or the first of a sentence.
    pub(super) capitalised: bool,
    /// Whether it stands in square brackets: the editor's word, not the speaker's.
    pub(super) bracketed: bool,
    /// Whether a sentence ends behind it.
    pub(super) ends_sentence: bool,
    /// Whether dots stand behind it for words left out.
    pub(super) dots_behind: bool,
    /// Whether dots stand before it: only for the first word.
    pub(super) dots_before: bool,
    /// Whether asterisks stand for letters of it, or it is what they left of a word.
    pub(super) masked: bool,
}

/// The words of a quotation, marks left out.
pub(super) fn quote_words(text: &str) -> Vec<QuoteWord> {
    let tokens = tokenize(text);
    let mut words: Vec<QuoteWord> = Vec::with_capacity(tokens.len());
    let mut brackets = 0usize;
    let mut dots = false;
    for (index, token) in tokens.iter().enumerate() {
        let mark = token.of(text);
        if token.class != TokenClass::Mark {
            let first = words.is_empty();
            push_word(mark, token.span(), brackets > 0, &mut words);
            if let Some(word) = words.first_mut().filter(|_| first) {
                word.dots_before = dots;
            }
            continue;
        }
        match mark {
            "*" if index
                .checked_sub(1)
                .and_then(|before| tokens.get(before))
                .is_some_and(|before| before.touches(*token)) =>
            {
                if let Some(word) = words.last_mut() {
                    word.masked = true;
                }
            }
            "[" => brackets += 1,
            "]" => brackets = brackets.saturating_sub(1),
            "." | "!" | "?" | "…" => {
                let elides = mark == "…" || mark == "." && in_dots(text, &tokens, index);
                dots |= elides && words.is_empty();
                if let Some(word) = words.last_mut() {
                    word.ends_sentence |= !elides;
                    word.dots_behind |= elides;
                }
            }
            "%" => push_word("percent", token.span(), brackets > 0, &mut words),
            "&" => push_word("and", token.span(), brackets > 0, &mut words),
            _ => {}
        }
    }
    words
}

/// Whether the full stop at `index` is one of two or three, with or without spaces.
fn in_dots(text: &str, tokens: &[Token], index: usize) -> bool {
    let stop = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|token| token.is_mark(text, '.'));
    stop(index.checked_sub(1)) || stop(index.checked_add(1))
}

/// Adds a word, or the words that it contracts.
fn push_word(word: &str, at: ByteSpan, bracketed: bool, words: &mut Vec<QuoteWord>) {
    let capitalised = word.starts_with(char::is_uppercase);
    let small = word.to_lowercase().replace('’', "'");
    let mut push = |part: &str| {
        let content = !is_function_word(part);
        let key = if content { content_key(part) } else { part.to_owned() };
        words.push(QuoteWord {
            key,
            at,
            content,
            capitalised,
            bracketed,
            ends_sentence: false,
            dots_behind: false,
            dots_before: false,
            masked: false,
        });
    };
    if let Some((_, parts)) = spellings(Spelling::Contraction).iter().find(|(contraction, _)| *contraction == small) {
        parts.split(' ').for_each(&mut push);
    } else if let Some((stem, full)) = spellings(Spelling::ContractedEnding)
        .iter()
        .find_map(|(ending, full)| Some((small.strip_suffix(ending)?, full)))
    {
        push(stem);
        push(full);
    } else if let Some(stem) = small.strip_suffix("'s") {
        push(stem);
        if WordClasses::BEFORE_IS.has(stem) {
            push("is");
        }
    } else {
        push(&small);
    }
}

fn is_function_word(word: &str) -> bool {
    WordClasses::JOINING.has(word)
}

/// The key of a content word: its inflection key in American spelling; figures without separators, small number words as
/// figures.
fn content_key(word: &str) -> String {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.replace(',', "");
    }
    const SMALL: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    if let Some(number) = SMALL.iter().position(|&small| small == word) {
        return number.to_string();
    }
    american(&inflection_key(&american(&word.replace('.', ""))))
}
