//! Years: in digits, in words, with their era; and what keeps a number from being one.

use super::form::DateForm;
use super::lexer::Lexeme;
use super::reader::{Parsed, Reader};
use super::words::{Key, Word};
use crate::lang::WordClasses;

/// Bare numbers are years in this range only: news names earlier years with "AD", "the year" or a month.
const BARE_YEARS: std::ops::RangeInclusive<u32> = 1500..=2099;

/// Years that may stand beside a month's name or behind "the year".
const ANY_YEARS: std::ops::RangeInclusive<u32> = 1000..=2999;

/// Two-digit years from here on are of the twentieth century (POSIX has 69; news in 2015 looks forward to 2050 at most).
const PIVOT: u32 = 50;

/// What a two-digit year means.
pub(super) fn full_year(two_digits: u32) -> u32 {
    two_digits + if two_digits < PIVOT { 2000 } else { 1900 }
}

impl Reader<'_> {
    /// A year beside a month, a holiday or "the year": "2015", "'96", "nineteen eighty six", "165 BC".
    pub(super) fn year(&self, at: usize) -> Parsed<i16> {
        if let Some(found) = self.era_year(at) {
            return Some(found);
        }
        match self.lexeme(at) {
            Lexeme::Number(value, 4) if ANY_YEARS.contains(&value) && !self.is_quantity(at) => {
                Some((i16::try_from(value).ok()?, at + 1))
            }
            Lexeme::Mark(b'\'') => match self.number(at + 1)? {
                (value, 2) if self.touches(at + 1) && !self.is_decade_suffix(at + 2) => {
                    Some((i16::try_from(full_year(value)).ok()?, at + 2))
                }
                _ => None,
            },
            Lexeme::Word(Word::Cardinal(_)) => self.year_in_words(at),
            _ => None,
        }
    }

    /// "165 BC", "AD 79", "1066 AD".
    fn era_year(&self, at: usize) -> Parsed<i16> {
        let before = self.is(at, Key::Ad) && self.get(at)?.is_all_capitals();
        let number = at + usize::from(before);
        let (value, 1..=4) = self.number(number)? else { return None };
        let value = i16::try_from(value).ok()?;
        let era = self.get(number + 1).is_some_and(|lexed| lexed.is_all_capitals());
        match self.key(number + 1) {
            Some(Key::Bc) if era => Some((1 - value, number + 2)),
            Some(Key::Ad) if era => Some((value, number + 2)),
            _ if before => Some((value, number + 1)),
            _ => None,
        }
    }

    /// "nineteen eighty six", "seventeen hundred thirty three", "two thousand and fifteen".
    fn year_in_words(&self, at: usize) -> Parsed<i16> {
        let (high, next) = self.cardinal(at)?;
        let (century, next) = match self.word(next) {
            Some(Word::Cardinal(1000)) if (1..=2).contains(&high) => (high * 10, next + 1),
            Some(Word::Cardinal(100)) if (10..=21).contains(&high) => (high, next + 1),
            _ if (10..=21).contains(&high) => {
                let next = self.skip_mark(next, b'-');
                let (low, next) = self.cardinal(next).filter(|(low, _)| (10..=99).contains(low))?;
                return Some((i16::try_from(high * 100 + low).ok()?, next));
            }
            _ => return None,
        };
        let joined = self.skip(next, Key::And);
        let (low, next) = self.cardinal(joined).filter(|(low, _)| *low < 100)?;
        Some((i16::try_from(century * 100 + low).ok()?, next))
    }

    fn cardinal(&self, at: usize) -> Parsed<u32> {
        matches!(self.word(at), Some(Word::Cardinal(_))).then(|| self.small_number(at)).flatten()
    }

    /// Whether the number at `at` counts something or is part of a name or price: "2014 people", "$2014", "2004 MN4".
    pub(super) fn is_quantity(&self, at: usize) -> bool {
        let glued =
            self.touches(at) && matches!(self.lexeme_before(at), Lexeme::Mark(b'$' | b'#' | b'.' | b'@' | b'_'));
        glued
            || matches!(self.before(at).map(|last| last.span().of(self.text())), Some("$" | "€" | "£" | "¥" | "No"))
            || self.mark(at + 1, b'%')
            || self.is_designation(at)
            || self.is_compound(at + 1)
            || self.counts_word(at + 1)
    }

    /// "2020-seat": a hyphen and what is counted, but for the few words that years are compounded with.
    fn is_compound(&self, at: usize) -> bool {
        let joined = self.mark(at, b'-') && self.touches(at) && self.touches(at + 1);
        let word =
            self.get(at + 1).is_some_and(|next| next.is_word() && !next.is_capital() && next.lexeme == Lexeme::Other);
        joined && word && !WordClasses::BEHIND_YEAR_HYPHEN.has(self.said(at + 1))
    }

    fn counts_word(&self, at: usize) -> bool {
        let Some(lexed) = self.get(at) else { return false };
        lexed.is_word() && !matches!(lexed.lexeme, Lexeme::Word(_)) && {
            let said = lexed.span().of(self.text());
            WordClasses::COUNTED.has(said)
        }
    }

    /// "2004 MN4", "2019 OK", "2004MN4": the provisional designation of an asteroid, or a model's name.
    fn is_designation(&self, at: usize) -> bool {
        let Some(next) = self.get(at + 1) else { return false };
        let said = next.span().of(self.text());
        if !next.is_word() || matches!(next.lexeme, Lexeme::Tagged(..)) {
            return false;
        }
        if self.touches(at + 1) {
            return !self.is_decade_suffix(at + 1);
        }
        let letters = said.trim_end_matches(|c: char| c.is_ascii_digit());
        letters.len() == 2
            && next.is_all_capitals()
            && !said.contains('.')
            && !matches!(next.lexeme, Lexeme::Word(_))
            && !WordClasses::CAPITALS_AFTER_YEAR.has(said)
    }

    /// Whether the "s" of "1990s" or "1970's" stands at `at`.
    pub(super) fn is_decade_suffix(&self, at: usize) -> bool {
        let at = self.skip_mark(at, b'\'');
        self.said(at) == "s"
    }

    /// A year with nothing beside it that says so but the words around it: "in 2009", "the 2009 decree".
    pub(super) fn bare_year(&self, at: usize) -> Parsed<DateForm> {
        if let Some((year, next)) = self.era_year(at) {
            return Some((DateForm::year(year), next));
        }
        let in_words = matches!(self.word(at), Some(Word::Cardinal(_)));
        if in_words {
            let led = self
                .is_any_before(at, &[Key::In, Key::Since, Key::Until, Key::By, Key::From, Key::Of, Key::To, Key::And]);
            return if led { self.year_in_words(at).map(|(year, next)| (DateForm::year(year), next)) } else { None };
        }
        let (value, 4) = self.number(at)? else { return None };
        let bare =
            BARE_YEARS.contains(&value) && !self.is_quantity(at) && !self.is_part_of_number(at) && self.takes_year(at);
        bare.then_some((DateForm::year(i16::try_from(value).ok()?), at + 1))
    }

    pub(super) fn is_any_before(&self, at: usize, keys: &[Key]) -> bool {
        at.checked_sub(1).is_some_and(|at| self.is_any(at, keys))
    }

    /// Whether other digits hang on the number at `at`: "555-2014", "2014/7b", "12:2014".
    fn is_part_of_number(&self, at: usize) -> bool {
        let hangs = |mark: usize, number: usize| {
            matches!(self.lexeme(mark), Lexeme::Mark(b'-' | b'/' | b':' | b'.'))
                && self.touches(mark.max(number))
                && matches!(self.lexeme(number), Lexeme::Number(..) | Lexeme::Decimal)
        };
        let behind = hangs(at + 1, at + 2) && self.touches(at + 1);
        let before =
            at >= 2 && hangs(at - 1, at - 2) && self.touches(at) && !matches!(self.number(at - 2), Some((_, 4)));
        behind && !matches!(self.number(at + 2), Some((_, 4))) || before
    }

    /// Whether the words around the number at `at` lead to a year.
    fn takes_year(&self, at: usize) -> bool {
        let last = self.before(at);
        match self.lexeme_before(at) {
            Lexeme::Break => !self.counts_plural(at + 1),
            Lexeme::Word(Word::Key(key)) => self.key_takes_year(key, at),
            Lexeme::Word(Word::Month(..) | Word::Season(..) | Word::Weekday(..)) => true,
            Lexeme::Word(_) => false,
            Lexeme::Mark(b'(' | b'[' | b'-' | b'/' | b'=' | b'~' | b'<' | b'>') => !self.counts_plural(at + 1),
            Lexeme::Mark(b'.') if at >= 2 && matches!(self.said(at - 2), "c" | "ca" | "b" | "d") => true,
            Lexeme::Mark(b'.' | b'!' | b'?' | b'"') => matches!(self.key(at + 1), Some(Key::Verb)),
            Lexeme::Mark(b',' | b';' | b':') => !self.counts_plural(at + 1) && self.ends_phrase(at + 1),
            Lexeme::Other => last.is_some_and(|last| {
                last.is_possessive() || !last.is_capital() && last.is_word() && self.ends_phrase(at + 1)
            }),
            _ => self.is_whole(at, at + 1),
        }
    }

    fn key_takes_year(&self, key: Key, at: usize) -> bool {
        use Key::*;
        match key {
            In | Since | Until | During | By | Before | After | Through | Early | Late | Mid | Between => true,
            From | To | Of | For | Over | And | Or | Than | On | About | End | Start | At => {
                !self.counts_plural(at + 1) || self.ends_phrase(at + 1)
            }
            The | A | This | That | Possessive | Last | Preposition | Starting | Previous | Upcoming | Coming
            | Current => !self.counts_plural(at + 1),
            _ => false,
        }
    }

    /// Whether a lower-case word in the plural stands at `at`: what is counted ("2014 voters").
    fn counts_plural(&self, at: usize) -> bool {
        let said = self.said(at);
        let lower =
            self.get(at).is_some_and(|lexed| lexed.is_word() && !lexed.is_capital() && lexed.lexeme == Lexeme::Other);
        lower && said.len() > 3 && said.ends_with('s') && !["ss", "us", "is"].iter().any(|end| said.ends_with(end))
    }

    /// Whether the noun phrase is over before `at`: a mark, the end, or a word that joins.
    pub(super) fn ends_phrase(&self, at: usize) -> bool {
        match self.lexeme(at) {
            Lexeme::Break => true,
            Lexeme::Mark(mark) => mark != b'-' && mark != b'\'',
            Lexeme::Word(Word::Key(key)) => !matches!(key, Key::Half | Key::Ad | Key::Bc),
            _ => is_joining(self.said(at)),
        }
    }
}

/// Whether a word joins clauses or phrases or begins a verb: no noun.
fn is_joining(said: &str) -> bool {
    WordClasses::FUNCTION.has(said) || matches!(said, "due" | "including" | "said" | "says")
}
