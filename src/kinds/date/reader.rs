//! A place to read lexemes from, and the small readings that all parts of the grammar share: marks, numbers, years.

use jiff::civil::Weekday;

use super::form::Unit;
use super::lexer::{Lexed, Lexeme};
use super::words::{Everyday, Key, Word};
use crate::span::ByteSpan;
use crate::text::Cursor;
use std::ops::Range;

/// What was read, and the index behind its last lexeme.
pub(super) type Parsed<T> = Option<(T, usize)>;

/// Tokens between two blank lines, across which no date reaches, with what each does in a date.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    cursor: Cursor<'a>,
    /// One for each token of the text.
    lexemes: &'a [Lexed],
}

impl<'a> Reader<'a> {
    pub(super) fn new(cursor: Cursor<'a>, lexemes: &'a [Lexed]) -> Self {
        Self { cursor, lexemes }
    }

    pub(super) fn text(&self) -> &'a str {
        self.cursor.text
    }

    pub(super) fn block(&self) -> Range<usize> {
        self.cursor.range()
    }

    pub(super) fn get(&self, at: usize) -> Option<Lexed> {
        if self.block().contains(&at) { self.lexemes.get(at).copied() } else { None }
    }

    pub(super) fn before(&self, at: usize) -> Option<Lexed> {
        at.checked_sub(1).and_then(|at| self.get(at))
    }

    pub(super) fn lexeme(&self, at: usize) -> Lexeme {
        self.get(at).map_or(Lexeme::Break, |lexed| lexed.lexeme)
    }

    pub(super) fn lexeme_before(&self, at: usize) -> Lexeme {
        self.before(at).map_or(Lexeme::Break, |lexed| lexed.lexeme)
    }

    pub(super) fn word(&self, at: usize) -> Option<Word> {
        match self.lexeme(at) {
            Lexeme::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(super) fn key(&self, at: usize) -> Option<Key> {
        match self.lexeme(at) {
            Lexeme::Word(Word::Key(key)) => Some(key),
            _ => None,
        }
    }

    pub(super) fn key_before(&self, at: usize) -> Option<Key> {
        at.checked_sub(1).and_then(|at| self.key(at))
    }

    pub(super) fn is(&self, at: usize, key: Key) -> bool {
        self.key(at) == Some(key)
    }

    pub(super) fn is_any(&self, at: usize, keys: &[Key]) -> bool {
        self.key(at).is_some_and(|key| keys.contains(&key))
    }

    pub(super) fn mark(&self, at: usize, mark: u8) -> bool {
        self.lexeme(at) == Lexeme::Mark(mark)
    }

    /// `at`, or the index behind it where the word `key` stands there.
    pub(super) fn skip(&self, at: usize, key: Key) -> usize {
        at + usize::from(self.is(at, key))
    }

    /// `at`, or the index behind it where `mark` stands there.
    pub(super) fn skip_mark(&self, at: usize, mark: u8) -> usize {
        at + usize::from(self.mark(at, mark))
    }

    /// The index behind the full stop of an abbreviation, where one stands right behind the lexeme before `at`: "Nov. 10",
    /// but not "in October. Ten people".
    pub(super) fn skip_stop(&self, at: usize) -> usize {
        let stop = self.mark(at, b'.') && self.touches(at);
        let short = at.checked_sub(1).is_some_and(|at| is_abbreviation(self.said(at)));
        at + usize::from(stop && (short || self.touches(at + 1)))
    }

    /// Whether nothing stands between the lexeme at `at` and the one before it, of which "'s" is no part.
    pub(super) fn touches(&self, at: usize) -> bool {
        self.cursor.touches(at) && self.before(at).is_some_and(|last| !last.is_possessive())
    }

    pub(super) fn said(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |lexed| lexed.span().of(self.text()))
    }

    /// The bytes of the lexemes from `from` up to, not including, `to`.
    pub(super) fn span(&self, from: usize, to: usize) -> ByteSpan {
        let start = self.get(from).map_or(0, |lexed| lexed.span().start);
        let end = self.before(to).map_or(start, |lexed| lexed.span().end);
        ByteSpan::new(start, end)
    }

    /// Whether nothing but marks stands outside `from..to`: a table cell, a field of front matter.
    pub(super) fn is_whole(&self, from: usize, to: usize) -> bool {
        let marks = |range: &[Lexed]| range.iter().all(|lexed| matches!(lexed.lexeme, Lexeme::Mark(_)));
        self.lexemes.len() < 16
            && self.lexemes.get(..from).is_some_and(marks)
            && self.lexemes.get(to..).is_some_and(marks)
    }

    /// A month's name: 1 to 12 and whether, as written, it could as well be another word.
    pub(super) fn month(&self, at: usize) -> Parsed<i8> {
        match self.word(at)? {
            Word::Month(month, _) => Some((month, at + 1)),
            _ => None,
        }
    }

    /// Whether the month or weekday at `at` may be another word: "may", "sun".
    pub(super) fn is_everyday(&self, at: usize) -> bool {
        let short = |at| self.said(at).len() <= 3;
        let Some(lexed) = self.get(at) else { return false };
        match lexed.lexeme {
            Lexeme::Word(Word::Month(_, Everyday::Yes) | Word::Season(_, Everyday::Yes)) => !lexed.is_capital(),
            Lexeme::Word(Word::Weekday(_, Everyday::Yes)) => short(at) || !lexed.is_capital(),
            _ => false,
        }
    }

    pub(super) fn weekday(&self, at: usize) -> Parsed<Weekday> {
        match self.word(at)? {
            Word::Weekday(day, _) => Some((day, at + 1)),
            _ => None,
        }
    }

    pub(super) fn unit(&self, at: usize) -> Parsed<Unit> {
        match self.word(at)? {
            Word::Unit(unit) => Some((unit, at + 1)),
            _ => None,
        }
    }

    pub(super) fn number(&self, at: usize) -> Option<(u32, u8)> {
        match self.lexeme(at) {
            Lexeme::Number(value, digits) => Some((value, digits)),
            _ => None,
        }
    }

    /// An ordinal: "8th", "third", "twenty-first".
    pub(super) fn ordinal(&self, at: usize) -> Parsed<u32> {
        match self.lexeme(at) {
            Lexeme::Number(value, _) => {
                let suffix = self.touches(at + 1) && is_ordinal_suffix(self.said(at + 1));
                suffix.then_some((value, at + 2))
            }
            Lexeme::Word(Word::Ordinal(value)) => Some((value.into(), at + 1)),
            Lexeme::Word(Word::Cardinal(tens @ (20 | 30))) => {
                let next = self.skip_mark(at + 1, b'-');
                match self.word(next)? {
                    Word::Ordinal(ones @ 1..=9) => Some((u32::from(tens) + u32::from(ones), next + 1)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// A cardinal from 1 to 99 in digits or words: "8", "twenty five".
    pub(super) fn small_number(&self, at: usize) -> Parsed<u32> {
        match self.lexeme(at) {
            Lexeme::Number(value, 1..=3) => Some((value, at + 1)),
            Lexeme::Word(Word::Cardinal(tens @ 20..=90)) => {
                let next = self.skip_mark(at + 1, b'-');
                match self.word(next) {
                    Some(Word::Cardinal(ones @ 1..=9)) => Some((u32::from(tens) + u32::from(ones), next + 1)),
                    _ => Some((tens.into(), at + 1)),
                }
            }
            Lexeme::Word(Word::Cardinal(value @ 1..=19)) => Some((value.into(), at + 1)),
            _ => None,
        }
    }

    /// A day of the month beside a month's name.
    pub(super) fn day(&self, at: usize) -> Parsed<i8> {
        let (value, next) = self.ordinal(at).or_else(|| match self.lexeme(at) {
            Lexeme::Number(value, 1 | 2) => Some((value, at + 1)),
            Lexeme::Word(_) => self.small_number(at),
            _ => None,
        })?;
        match i8::try_from(value) {
            Ok(day @ 1..=31) => Some((day, next)),
            _ => None,
        }
    }
}

/// Whether a month's or weekday's name is cut short.
fn is_abbreviation(said: &str) -> bool {
    let full = ["may", "june", "july"].iter().any(|name| said.eq_ignore_ascii_case(name));
    said.len() <= 5 && !full && !said.eq_ignore_ascii_case("march") && !said.eq_ignore_ascii_case("april")
}

fn is_ordinal_suffix(said: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|suffix| said.eq_ignore_ascii_case(suffix))
}
