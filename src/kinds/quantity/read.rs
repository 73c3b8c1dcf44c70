//! Tokens looked at by index, without a panic beyond either end.

use crate::span::ByteSpan;
use crate::token::{Token, TokenClass};

/// A run of tokens and the text they were cut from.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// Whether the text is running prose, in which a bare "2014" is a year, rather than one quantity on its own.
    pub(super) prose: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn prose(text: &'a str, tokens: &'a [Token]) -> Self {
        Self { text, tokens, prose: true }
    }

    pub(super) fn single(text: &'a str, tokens: &'a [Token]) -> Self {
        Self { text, tokens, prose: false }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    fn class(&self, at: usize) -> Option<TokenClass> {
        self.tokens.get(at).map(|token| token.class)
    }

    /// The token's text; empty beyond the end.
    pub(super) fn str(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    /// The token before `at` by `back` places, if there is one.
    pub(super) fn back(&self, at: usize, back: usize) -> Option<usize> {
        at.checked_sub(back)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.class(at) == Some(TokenClass::Word)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.class(at) == Some(TokenClass::Number)
    }

    /// The mark at `at`.
    pub(super) fn mark(&self, at: usize) -> Option<char> {
        if self.class(at) == Some(TokenClass::Mark) { self.str(at).chars().next() } else { None }
    }

    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.mark(at) == Some(mark)
    }

    /// Whether the token is `word`, given in lower case.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.str(at).eq_ignore_ascii_case(word)
    }

    /// Whether the token is one of `words`, given in lower case.
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let token = self.str(at);
        words.iter().any(|word| token.eq_ignore_ascii_case(word))
    }

    /// Whether the token before `at` is one of `words`.
    pub(super) fn before_any(&self, at: usize, words: &[&str]) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is_any(before, words))
    }

    /// Whether nothing stands between the token and the one before it.
    pub(super) fn touches(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(at)) {
            (Some(before), Some(token)) => before.touches(*token),
            _ => false,
        }
    }

    /// Whether the token is a hyphen or a dash.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.mark(at), Some('-' | '‐' | '‑' | '–' | '—' | '−' | '~' | '‒'))
    }

    /// Whether a hyphen stands at `at` that joins the tokens about it without a space.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.mark(at), Some('-' | '‐' | '‑' | '–')) && self.touches(at) && self.touches(at + 1)
    }

    /// Whether the token begins with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.is_word(at) && self.str(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the token is a word in lower case.
    pub(super) fn is_lower(&self, at: usize) -> bool {
        self.is_word(at) && self.str(at).chars().next().is_some_and(char::is_lowercase)
    }

    /// Whether a sentence begins at `at`, as far as the token before it tells.
    pub(super) fn begins(&self, at: usize) -> bool {
        match at.checked_sub(1) {
            None => true,
            Some(before) => matches!(
                self.mark(before),
                Some('.' | '!' | '?' | ':' | ';' | '"' | '“' | '”' | '‘' | '—' | '–' | '•' | '*' | '(')
            ),
        }
    }

    /// The word at `at` in lower case.
    pub(super) fn lower(&self, at: usize) -> String {
        self.str(at).to_lowercase()
    }

    /// The place of the tokens from `from` up to, not including, `to`.
    pub(super) fn span(&self, from: usize, to: usize) -> ByteSpan {
        match (self.tokens.get(from), to.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) => ByteSpan::new(first.span().start, last.span().end),
            _ => ByteSpan::default(),
        }
    }

    /// Whether the token `back` places before `at` is one of `words`.
    pub(super) fn is_any_back(&self, at: usize, back: usize, words: &[&str]) -> bool {
        at.checked_sub(back).is_some_and(|before| self.is_any(before, words))
    }

    /// Whether the token is one of `words`, given in lower case with single spaces between.
    pub(super) fn is_in(&self, at: usize, words: &str) -> bool {
        let token = self.str(at);
        !token.is_empty() && words.split(' ').any(|word| token.eq_ignore_ascii_case(word))
    }

    /// Whether the token before `at` is one of `words`, separated by spaces.
    pub(super) fn before_in(&self, at: usize, words: &str) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is_in(before, words))
    }
}
