//! Tokens looked at by index, without a panic beyond either end.

use crate::span::ByteSpan;
use crate::text::Cursor;
use crate::token::Token;
use std::ops::Deref;

/// A run of tokens and the text they were cut from.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    cursor: Cursor<'a>,
    /// Whether the text is running prose, in which a bare "2014" is a year, rather than one quantity on its own.
    pub(super) prose: bool,
}

impl<'a> Deref for Reader<'a> {
    type Target = Cursor<'a>;

    fn deref(&self) -> &Cursor<'a> {
        &self.cursor
    }
}

impl<'a> Reader<'a> {
    pub(super) fn prose(text: &'a str, tokens: &'a [Token]) -> Self {
        Self { cursor: Cursor::new(text, tokens), prose: true }
    }

    pub(super) fn single(text: &'a str, tokens: &'a [Token]) -> Self {
        Self { cursor: Cursor::new(text, tokens), prose: false }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The token before `at` by `back` places, if there is one.
    pub(super) fn back(&self, at: usize, back: usize) -> Option<usize> {
        at.checked_sub(back)
    }

    /// Whether the token is one of `words`, given in lower case.
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let token = self.word(at);
        words.iter().any(|word| token.eq_ignore_ascii_case(word))
    }

    /// Whether the token before `at` is one of `words`.
    pub(super) fn before_any(&self, at: usize, words: &[&str]) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is_any(before, words))
    }

    /// Whether the token is a hyphen or a dash.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.mark(at), Some('-' | '‐' | '‑' | '–' | '—' | '−' | '~' | '‒'))
    }

    /// Whether a hyphen stands at `at` that joins the tokens about it without a space.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.mark(at), Some('-' | '‐' | '‑' | '–')) && self.touches(at) && self.touches(at + 1)
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

    /// The place of the tokens from `from` up to, not including, `to`.
    pub(super) fn span(&self, from: usize, to: usize) -> ByteSpan {
        self.cursor.span(from..to)
    }

    /// Whether the token `back` places before `at` is one of `words`.
    pub(super) fn is_any_back(&self, at: usize, back: usize, words: &[&str]) -> bool {
        at.checked_sub(back).is_some_and(|before| self.is_any(before, words))
    }

    /// Whether the token is one of `words`, given in lower case with single spaces between.
    pub(super) fn is_in(&self, at: usize, words: &str) -> bool {
        let token = self.word(at).as_bytes();
        let mut words = words.as_bytes().split(|&byte| byte == b' ');
        !token.is_empty() && words.any(|word| token.eq_ignore_ascii_case(word))
    }

    /// Whether the token before `at` is one of `words`, separated by spaces.
    pub(super) fn before_in(&self, at: usize, words: &str) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is_in(before, words))
    }
}
