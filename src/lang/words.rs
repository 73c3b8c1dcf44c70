//! Tokens → syntactic words, as the English treebanks cut them: "don't" is two words, "Mr." one.

use crate::span::ByteSpan;
use crate::token::{Token, TokenClass};
use std::borrow::Cow;
use std::ops::Range;

/// A word that a tree is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntacticWord<'t> {
    /// Where it stands.
    pub at: ByteSpan,
    /// The numbers of the tokens it lies in: several for "21st", the same one twice for the parts of "don't".
    pub tokens: Range<usize>,
    /// As it is written, or as the treebanks write it: "million" for the "m" of "$60m".
    pub form: Cow<'t, str>,
}

/// Clitics that are words of their own, in lower case and with a plain apostrophe.
const CLITICS: [&str; 8] = ["n't", "'s", "'ll", "'re", "'ve", "'d", "'m", "'em"];

/// Words written as one that are two: how many letters the first has.
const FUSED: [(&str, usize); 4] = [("cannot", 3), ("gonna", 3), ("gotta", 3), ("wanna", 3)];

/// Beginnings that the treebanks leave joined to what follows by a hyphen.
#[rustfmt::skip]
const PREFIXES: [&str; 24] = [
    "anti", "bi", "co", "counter", "cyber", "de", "e", "eco", "ex", "extra", "inter", "intra", "mid", "multi", "non",
    "pan", "post", "pre", "pro", "re", "semi", "sub", "ultra", "un",
];

/// The words of a sentence: `tokens` are those of the whole text, `sentence` the numbers of the sentence's.
#[must_use]
pub fn syntactic_words<'t>(text: &'t str, tokens: &[Token], sentence: Range<usize>) -> Vec<SyntacticWord<'t>> {
    let mut words = Vec::with_capacity(sentence.len() + 4);
    let mut at = sentence.start;
    let end = sentence.end.min(tokens.len());
    while at < end {
        let length = joined(text, tokens, at, end);
        push_words(text, tokens, at..at + length, &mut words);
        at += length;
    }
    words
}

/// How many tokens from `at` on are one written word.
fn joined(text: &str, tokens: &[Token], at: usize, end: usize) -> usize {
    let touching = |number: usize| number < end && number > at && tokens[number - 1].touches(tokens[number]);
    let word = |number: usize| tokens[number].of(text);
    let first = word(at);
    if is_address(text, tokens, at, end) {
        return (at + 1..end).take_while(|&number| touching(number)).count() + 1;
    }
    match tokens[at].class {
        TokenClass::Mark => {
            (at + 1..end).take_while(|&n| matches!(first, "." | "-") && touching(n) && word(n) == first).count() + 1
        }
        TokenClass::Number if touching(at + 1) && matches!(word(at + 1), "st" | "nd" | "rd" | "th" | "s") => 2,
        TokenClass::Number => 1,
        TokenClass::Word
            if touching(at + 1) && word(at + 1) == "." && at + 2 < end && abbreviates(first, tokens, at) =>
        {
            2
        }
        TokenClass::Word
            if touching(at + 1)
                && touching(at + 2)
                && word(at + 1) == "-"
                && tokens[at + 2].class != TokenClass::Mark
                && PREFIXES.contains(&first.to_ascii_lowercase().as_str()) =>
        {
            3
        }
        TokenClass::Word => 1,
    }
}

/// A full stop inside a sentence belongs to the word before it, unless what follows closes the sentence.
fn abbreviates(word: &str, tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 2);
    !word.ends_with('.') && next.is_some_and(|next| next.class != TokenClass::Mark || !tokens[at + 1].touches(*next))
}

/// Whether an address of the web or of a person begins at a token.
fn is_address(text: &str, tokens: &[Token], at: usize, end: usize) -> bool {
    let word = |number: usize| if number < end { tokens[number].of(text) } else { "" };
    matches!(word(at), "http" | "https") && word(at + 1) == ":" || word(at) == "www" && word(at + 1) == "."
}

fn push_words<'t>(text: &'t str, tokens: &[Token], range: Range<usize>, words: &mut Vec<SyntacticWord<'t>>) {
    let (Some(first), Some(last)) = (tokens.get(range.start), tokens.get(range.end - 1)) else { return };
    let at = first.span().join(last.span());
    let written = at.of(text);
    let cut = if range.len() == 1 && first.is_word() { clitic_cut(written) } else { None };
    let Some(cut) = cut else {
        let before = range.start.checked_sub(2).and_then(|number| tokens.get(number..range.start));
        let form = scale(written, text, before).map_or(Cow::Borrowed(written), Cow::Borrowed);
        words.push(SyntacticWord { at, tokens: range, form });
        return;
    };
    let (head, tail) = written.split_at(cut);
    let middle = at.start + cut;
    words.push(SyntacticWord { at: ByteSpan::new(at.start, middle), tokens: range.clone(), form: Cow::Borrowed(head) });
    let plain = if tail.contains('’') { Cow::Owned(tail.replace('’', "'")) } else { Cow::Borrowed(tail) };
    words.push(SyntacticWord { at: ByteSpan::new(middle, at.end), tokens: range, form: plain });
}

/// Where a word's clitic begins.
fn clitic_cut(word: &str) -> Option<usize> {
    let lower = word.to_ascii_lowercase();
    if let Some(&(_, cut)) = FUSED.iter().find(|(fused, _)| *fused == lower) {
        return Some(cut);
    }
    let plain = lower.replace('’', "'");
    let clitic = CLITICS.iter().find(|clitic| plain.len() > clitic.len() && plain.ends_with(**clitic))?;
    let typographic = word.len() - plain.len();
    let cut = word.len() - clitic.len() - typographic;
    word.is_char_boundary(cut).then_some(cut)
}

/// "m" and "bn" behind a sum, as words.
fn scale(written: &str, text: &str, before: Option<&[Token]>) -> Option<&'static str> {
    let [currency, number] = before? else { return None };
    let sum = number.is_number() && matches!(currency.of(text), "$" | "£" | "€" | "¥");
    match written {
        "m" | "mn" | "M" if sum => Some("million"),
        "bn" | "b" | "B" if sum => Some("billion"),
        "tn" if sum => Some("trillion"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let tokens = tokenize(text);
        let words = syntactic_words(text, &tokens, 0..tokens.len());
        let forms: Vec<&str> = words.iter().map(|word| &*word.form).collect();
        assert_eq!(forms, expected, "{text:?}");
        assert!(words.windows(2).all(|pair| pair[0].at.end <= pair[1].at.start), "{text:?}");
    }

    #[test]
    fn clitics_are_words_of_their_own() {
        check("Xi's men don't, they’ll go.", &["Xi", "'s", "men", "do", "n't", ",", "they", "'ll", "go", "."]);
        check("We cannot; CAN'T we?", &["We", "can", "not", ";", "CA", "N'T", "we", "?"]);
        check("O'Brien's 'em", &["O'Brien", "'s", "'", "em"]);
    }

    #[test]
    fn abbreviations_keep_their_stop_inside_a_sentence() {
        check("Mr. Rask met Sen. Lund in St. Ives.", &["Mr.", "Rask", "met", "Sen.", "Lund", "in", "St.", "Ives", "."]);
        check("“It rained.” He left.", &["“", "It", "rained", ".", "”", "He", "left", "."]);
    }

    #[test]
    fn numbers_keep_their_endings_and_scales_are_words() {
        check("the 21st, in the 1980s", &["the", "21st", ",", "in", "the", "1980s"]);
        check("$60m for 12m of pipe", &["$", "60", "million", "for", "12", "m", "of", "pipe"]);
        check(
            "a 4,000-mile ex-minister co-wrote it...",
            &["a", "4,000", "-", "mile", "ex-minister", "co-wrote", "it", "..."],
        );
    }
}
