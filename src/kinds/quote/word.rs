//! The words of a quotation as they are compared.

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
}

/// Words without meaning of their own, sorted.
#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been", "being",
    "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "here",
    "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "like", "may", "me", "might", "more", "most",
    "must", "my", "no", "not", "of", "on", "one", "or", "our", "out", "over", "shall", "she", "should", "so",
    "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to",
    "too", "up", "upon", "us", "very", "was", "we", "were", "what", "when", "where", "which", "while", "who",
    "whom", "whose", "why", "will", "with", "would", "you", "your",
];

/// Contractions that are other words: what they stand for.
const CONTRACTIONS: &[(&str, &[&str])] = &[
    ("can't", &["can", "not"]),
    ("cannot", &["can", "not"]),
    ("won't", &["will", "not"]),
    ("shan't", &["shall", "not"]),
    ("ain't", &["is", "not"]),
    ("let's", &["let", "us"]),
    ("gonna", &["going", "to"]),
    ("gotta", &["got", "to"]),
    ("wanna", &["want", "to"]),
];

/// What contracted endings stand for.
const ENDINGS: &[(&str, &str)] =
    &[("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'m", "am"), ("'d", "would")];

/// Words after which 's stands for "is".
#[rustfmt::skip]
const BEFORE_IS: &[&str] = &[
    "he", "here", "how", "it", "she", "that", "there", "what", "where", "who",
];

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
        });
    };
    if let Some((_, parts)) = CONTRACTIONS.iter().find(|(contraction, _)| *contraction == small) {
        parts.iter().for_each(|part| push(part));
    } else if let Some((stem, full)) =
        ENDINGS.iter().find_map(|(ending, full)| Some((small.strip_suffix(ending)?, full)))
    {
        push(stem);
        push(full);
    } else if let Some(stem) = small.strip_suffix("'s") {
        push(stem);
        if BEFORE_IS.contains(&stem) {
            push("is");
        }
    } else {
        push(&small);
    }
}

fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.binary_search(&word).is_ok()
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

/// Endings of British spelling and their American ones. Both sides are rewritten, so that a word wrongly taken for
/// British ("four") is still itself.
const BRITISH: &[(&str, &str)] = &[
    ("isation", "ization"),
    ("ise", "ize"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("our", "or"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("ourable", "orable"),
    ("tre", "ter"),
    ("tres", "ters"),
    ("ogue", "og"),
    ("ogues", "ogs"),
    ("lled", "led"),
    ("lling", "ling"),
    ("llous", "lous"),
    ("ence", "ense"),
    ("ences", "enses"),
    ("ae", "e"),
];

/// Whole words that are spelled differently.
const BRITISH_WORDS: &[(&str, &str)] = &[
    ("aluminium", "aluminum"),
    ("cheque", "check"),
    ("grey", "gray"),
    ("mould", "mold"),
    ("plough", "plow"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("sceptic", "skeptic"),
    ("sceptical", "skeptical"),
    ("storey", "story"),
    ("tonne", "ton"),
    ("towards", "toward"),
    ("tyre", "tire"),
    ("whilst", "while"),
];

/// A word in American spelling, as far as its ending tells.
fn american(word: &str) -> String {
    if let Some((_, spelled)) = BRITISH_WORDS.iter().find(|(british, _)| *british == word) {
        return (*spelled).to_owned();
    }
    BRITISH
        .iter()
        .find_map(|(british, spelled)| {
            word.strip_suffix(british).filter(|stem| stem.len() >= 3).map(|stem| format!("{stem}{spelled}"))
        })
        .unwrap_or_else(|| word.to_owned())
}
