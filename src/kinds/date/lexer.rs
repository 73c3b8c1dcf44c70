//! Tokens → lexemes: what each token does in a date, looked up once.

use std::borrow::Cow;

use super::words::{LONGEST, Word, look_up, may_be_known};
use crate::span::ByteSpan;
use crate::token::{Token, TokenClass};

/// What a token is to the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lexeme {
    /// A word of the vocabulary.
    Word(Word),
    /// A run of digits: its value and how many digits it has.
    Number(u32, u8),
    /// Digits with a comma or full stop inside.
    Decimal,
    /// Letters and digits in one: "Q3", "FY2015", "Dec31".
    Tagged(Tag, u16),
    /// An ASCII mark; dashes are `-`, but an em dash parts clauses as `;` does; single quotation marks are `'`.
    Mark(u8),
    /// Any other word or mark.
    Other,
    /// What stands at no place that is read: beyond an end of the text, or across a blank line.
    Break,
}

/// What the letters before the digits in "Q3" say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Quarter,
    Half,
    Fiscal,
    Calendar,
    Month(i8),
}

/// A lexeme, its place and its looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexed {
    pub(super) lexeme: Lexeme,
    start: u32,
    end: u32,
    looks: u8,
}

const CAPITAL: u8 = 1;
const ALL_CAPITALS: u8 = 2;
const PLURAL: u8 = 4;
const POSSESSIVE: u8 = 8;
const WORD: u8 = 16;
const OPENING: u8 = 32;

impl Lexed {
    /// Its bytes, without "'s".
    pub(super) fn span(self) -> ByteSpan {
        ByteSpan::new(self.start as usize, self.end as usize)
    }

    /// Whether it begins with a capital letter.
    pub(super) fn is_capital(self) -> bool {
        self.looks & CAPITAL != 0
    }

    /// Whether it is two or more letters, all of them capital.
    pub(super) fn is_all_capitals(self) -> bool {
        self.looks & ALL_CAPITALS != 0
    }

    /// Whether it is a weekday or unit with a plural "s".
    pub(super) fn is_plural(self) -> bool {
        self.looks & PLURAL != 0
    }

    /// Whether "'s" was taken off.
    pub(super) fn is_possessive(self) -> bool {
        self.looks & POSSESSIVE != 0
    }

    /// Whether the name of a holiday or another phrase may begin with it.
    pub(super) fn is_opening(self) -> bool {
        self.looks & OPENING != 0
    }

    /// Whether it is made of letters.
    pub(super) fn is_word(self) -> bool {
        self.looks & WORD != 0
    }
}

/// What each of `tokens` does.
pub(super) fn lex(text: &str, tokens: &[Token]) -> Vec<Lexed> {
    tokens.iter().map(|&token| lex_one(token, token.of(text))).collect()
}

fn lex_one(token: Token, said: &str) -> Lexed {
    let lexed = |lexeme, looks| Lexed { lexeme, start: token.start, end: token.end, looks };
    match token.class {
        TokenClass::Number => lexed(number(said), 0),
        TokenClass::Mark => lexed(mark(said), 0),
        TokenClass::Word => word(token, said),
    }
}

fn number(said: &str) -> Lexeme {
    match said.parse() {
        Ok(value) => Lexeme::Number(value, said.len().min(255) as u8),
        Err(_) => Lexeme::Decimal,
    }
}

fn mark(said: &str) -> Lexeme {
    match said {
        "–" | "‐" | "‑" | "−" => Lexeme::Mark(b'-'),
        "—" => Lexeme::Mark(b';'),
        "’" | "‘" => Lexeme::Mark(b'\''),
        _ => match said.as_bytes() {
            [byte] => Lexeme::Mark(*byte),
            _ => Lexeme::Other,
        },
    }
}

fn word(token: Token, said: &str) -> Lexed {
    let (stem, possessive) = match said.strip_suffix("'s").or_else(|| said.strip_suffix("’s")) {
        Some(stem) => (stem, POSSESSIVE),
        None => (said, 0),
    };
    let mut looks = WORD | possessive | capitals(stem);
    let lexeme = match look_up_word(stem) {
        Some((lexeme, found)) => {
            looks |= match found {
                Found::Single => 0,
                Found::Plural => PLURAL,
                Found::Opening => OPENING,
            };
            lexeme
        }
        None => Lexeme::Other,
    };
    Lexed { lexeme, start: token.start, end: token.start + stem.len() as u32, looks }
}

fn capitals(stem: &str) -> u8 {
    let bytes = stem.as_bytes();
    match bytes {
        [first, rest @ ..] if first.is_ascii_uppercase() => {
            let all = !rest.is_empty()
                && rest.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'.');
            CAPITAL | if all { ALL_CAPITALS } else { 0 }
        }
        _ if stem.chars().next().is_some_and(char::is_uppercase) => CAPITAL,
        _ => 0,
    }
}

/// How a word was found in the vocabulary.
enum Found {
    Single,
    Plural,
    Opening,
}

fn look_up_word(stem: &str) -> Option<(Lexeme, Found)> {
    let digits = stem.as_bytes().last().is_some_and(u8::is_ascii_digit);
    if stem.len() > LONGEST + 1 || !digits && !may_be_known(stem) || !stem.is_ascii() {
        return None;
    }
    let mut buffer = [0; LONGEST + 1];
    let lower = buffer.get_mut(..stem.len())?;
    lower.copy_from_slice(stem.as_bytes());
    lower.make_ascii_lowercase();
    let lower = std::str::from_utf8(lower).ok()?;
    if let Some(word) = look_up(lower) {
        if word == Word::Opening {
            return Some((Lexeme::Other, Found::Opening));
        }
        let plural = matches!(word, Word::Unit(_) | Word::DayPart(_)) && lower.ends_with('s');
        return Some((Lexeme::Word(word), if plural { Found::Plural } else { Found::Single }));
    }
    if let Some(single) = lower.strip_suffix('s')
        && let Some(word @ (Word::Weekday(..) | Word::Season(..))) = look_up(single)
    {
        return Some((Lexeme::Word(word), Found::Plural));
    }
    if digits { tagged(lower).map(|lexeme| (lexeme, Found::Single)) } else { None }
}

fn tagged(lower: &str) -> Option<Lexeme> {
    let digits = lower.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = (lower.get(..digits)?, lower.get(digits..)?.parse().ok()?);
    let tag = match letters {
        "q" if (1..=4).contains(&number) => Tag::Quarter,
        "h" if (1..=2).contains(&number) => Tag::Half,
        "fy" if is_tag_year(number) => Tag::Fiscal,
        "cy" if is_tag_year(number) => Tag::Calendar,
        _ => match look_up(letters) {
            Some(Word::Month(month, _)) if (1..=31).contains(&number) => Tag::Month(month),
            _ => return None,
        },
    };
    Some(Lexeme::Tagged(tag, number))
}

fn is_tag_year(number: u16) -> bool {
    matches!(number, 1..=99 | 1900..=2099)
}

/// `said` in lower case, with straight apostrophes: for the words of holidays.
pub(super) fn plain(said: &str) -> Cow<'_, str> {
    if said.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(said);
    }
    Cow::Owned(said.replace('’', "'").to_lowercase())
}
