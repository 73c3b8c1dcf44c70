//! Tokens read by their number, without a panic beyond either end.

use crate::lang::{WordClasses, classes_of, lower};
use crate::span::ByteSpan;
use crate::token::{Token, TokenClass};
use std::borrow::Cow;
use std::ops::Range;

/// A run of the tokens of a text: what stands outside of it is as if it were not there.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'a> {
    /// The text that the tokens were cut from.
    pub text: &'a str,
    /// Its tokens, those outside of the run among them.
    pub tokens: &'a [Token],
    start: usize,
    end: usize,
}

impl<'a> Cursor<'a> {
    /// Reads all tokens.
    #[must_use]
    pub fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Self { text, tokens, start: 0, end: tokens.len() }
    }

    /// Reads some of the tokens; their numbers stay as they are.
    #[must_use]
    pub fn within(self, range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end.min(self.tokens.len()), ..self }
    }

    /// The numbers of the tokens that it reads.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The token at `at`.
    #[must_use]
    pub fn token(&self, at: usize) -> Option<Token> {
        if self.range().contains(&at) { self.tokens.get(at).copied() } else { None }
    }

    /// The word, number or mark at `at`; empty where there is none.
    #[must_use]
    pub fn word(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.of(self.text))
    }

    /// The same in lower case.
    #[must_use]
    pub fn lower(&self, at: usize) -> Cow<'a, str> {
        lower(self.word(at))
    }

    /// The classes of the word at `at`.
    #[must_use]
    pub fn classes(&self, at: usize) -> WordClasses {
        self.token(at).map_or(WordClasses::NONE, |token| classes_of(token, self.text))
    }

    /// Whether the word at `at` has one of these classes.
    #[must_use]
    pub fn has(&self, at: usize, classes: WordClasses) -> bool {
        self.classes(at).meets(classes)
    }

    /// Whether `word`, given in lower case, stands at `at` in any case.
    #[must_use]
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    fn class(&self, at: usize) -> Option<TokenClass> {
        self.token(at).map(|token| token.class)
    }

    /// Whether a word stands at `at`.
    #[must_use]
    pub fn is_word(&self, at: usize) -> bool {
        self.class(at) == Some(TokenClass::Word)
    }

    /// Whether a number in digits stands at `at`.
    #[must_use]
    pub fn is_number(&self, at: usize) -> bool {
        self.class(at) == Some(TokenClass::Number)
    }

    /// The mark at `at`.
    #[must_use]
    pub fn mark(&self, at: usize) -> Option<char> {
        if self.class(at) == Some(TokenClass::Mark) { self.word(at).chars().next() } else { None }
    }

    /// Whether the mark `mark` stands at `at`.
    #[must_use]
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.mark(at) == Some(mark)
    }

    /// Whether a word with a capital stands at `at`.
    #[must_use]
    pub fn is_capital(&self, at: usize) -> bool {
        self.is_word(at) && self.word(at).starts_with(char::is_uppercase)
    }

    /// Whether a word in lower case stands at `at`.
    #[must_use]
    pub fn is_lower(&self, at: usize) -> bool {
        self.is_word(at) && self.word(at).starts_with(char::is_lowercase)
    }

    /// Whether nothing stands between the token at `at` and the one before it.
    #[must_use]
    pub fn touches(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        before.zip(self.token(at)).is_some_and(|(before, token)| before.touches(token))
    }

    /// The place of the tokens of a range.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> ByteSpan {
        let last = range.end.checked_sub(1).and_then(|last| self.token(last));
        self.token(range.start).zip(last).map_or_else(ByteSpan::default, |(first, last)| first.span().join(last.span()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    #[test]
    fn nothing_is_read_outside_of_the_run() {
        let text = "Of Oslo, 12";
        let tokens = tokenize(text);
        let all = Cursor::new(text, &tokens);
        assert!(all.has(0, WordClasses::PREPOSITION) && all.is(0, "of") && all.lower(0) == "of");
        assert!(all.touches(2) && !all.touches(1) && all.is_mark(2, ',') && all.is_number(3) && all.is_capital(1));
        assert_eq!(all.span(1..3).of(text), "Oslo,");
        let some = all.within(1..9);
        assert_eq!((some.word(0), some.word(1), some.word(4)), ("", "Oslo", ""));
        assert!(!some.has(0, WordClasses::PREPOSITION) && !some.touches(1));
    }
}
