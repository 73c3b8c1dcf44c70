//! Ages in apposition: "NAME, 37," is no role.

use super::phrase::Reader;
use crate::lang::WordClasses;
use crate::span::{ByteSpan, Located};
use crate::token::Token;
use std::ops::Range;

/// The oldest age that is believed: the oldest person known reached 122.
const OLDEST: u8 = 122;

/// The age that a sentence gives to the person named at `name`: "NAME, 37,", "37-year-old NAME", "NAME, a 37-year-old …",
/// "NAME, who is 37", "NAME is 37", "NAME, aged 37", "NAME (37)".
#[must_use]
pub fn age_at(text: &str, tokens: &[Token], sentence: Range<usize>, name: ByteSpan) -> Option<Located<u8>> {
    let reader = Reader::new(text, tokens, sentence);
    let (first, last) = reader.tokens_of(name)?;
    reader.age_before(first).or_else(|| reader.age_after(last))
}

impl Reader<'_> {
    fn number(&self, at: usize) -> Option<u8> {
        let token = self.token(at).filter(|token| token.is_number())?;
        token.of(self.text).parse().ok().filter(|&age| age <= OLDEST)
    }

    fn located(&self, at: usize, end: usize) -> Option<Located<u8>> {
        let age = self.number(at)?;
        Some(Located::new(age, self.token(at)?.span().join(self.token(end)?.span())))
    }

    /// "37-year-old" or "37 years old" at `at`: its last token.
    fn years_old(&self, at: usize) -> Option<usize> {
        self.number(at)?;
        let words: Vec<(usize, &str)> =
            (at + 1..at + 6).map(|at| (at, self.word(at))).filter(|(_, word)| *word != "-").collect();
        match words.as_slice() {
            [(_, "year" | "years" | "yr"), (end, "old"), ..] => Some(*end),
            [(_, "years"), (_, "of"), ..] => self.word(at + 3).eq("age").then_some(at + 3),
            _ => None,
        }
    }

    /// "37-year-old NAME", with at most two words of a role between.
    fn age_before(&self, name: usize) -> Option<Located<u8>> {
        let from = name.saturating_sub(8).max(self.range().start);
        let at = (from..name).rev().find(|&at| self.number(at).is_some())?;
        let end = self.years_old(at).filter(|&end| end < name && name - end <= 4)?;
        let plain = (end + 1..name).all(|at| {
            self.token(at).is_some_and(Token::is_word)
                && !self.has(at, WordClasses::PREPOSITION)
                && !matches!(self.word(at), "son" | "daughter" | "and")
        });
        if plain { self.located(at, end) } else { None }
    }

    fn age_after(&self, name: usize) -> Option<Located<u8>> {
        let next = name + 1;
        match self.word(next) {
            "," => self.apposed(next + 1),
            "(" if self.word(next + 2) == ")" => self.located(next + 1, next + 1),
            "is" | "was" | "turned" | "turns" => self.stated(next + 1),
            _ => None,
        }
    }

    /// What follows the comma behind the name.
    fn apposed(&self, at: usize) -> Option<Located<u8>> {
        match self.word(at) {
            "aged" | "age" | "now" => self.located(at + 1, at + 1),
            "a" | "an" | "the" => {
                let number = (at + 1..at + 3).find(|&at| self.number(at).is_some())?;
                self.located(number, self.years_old(number)?)
            }
            "who" if matches!(self.word(at + 1), "is" | "was" | "turned" | "turns" | "will") => self.stated(at + 2),
            _ => {
                let old = self.years_old(at);
                let closes = matches!(self.word(at + 1), "," | "." | ")" | ";" | "");
                if old.is_some() || closes { self.located(at, old.unwrap_or(at)) } else { None }
            }
        }
    }

    /// "is 37", where nothing else is counted.
    fn stated(&self, at: usize) -> Option<Located<u8>> {
        let at = if matches!(self.word(at), "now" | "only" | "just" | "about" | "aged") { at + 1 } else { at };
        let old = self.years_old(at);
        let ends = matches!(self.word(at + 1), "," | "." | ";" | "" | "and" | "when" | "at" | "in");
        if old.is_some() || ends { self.located(at, old.unwrap_or(at)) } else { None }
    }
}
