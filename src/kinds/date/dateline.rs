//! The dateline at the start of an article: "BUENOS AIRES, Dec. 29 (UPI) --", "Oct 6 (Reuters) -", "NEWPORT, Wales —".

use super::{DateExpression, dates};
use crate::span::ByteSpan;
use crate::token::{Token, TokenClass};

/// A dateline: where and when an article was filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// From its first word to its dash.
    pub at: ByteSpan,
    /// Its date, where it has one.
    pub date: Option<DateExpression>,
}

impl Dateline {
    /// Month and day, where it has them.
    #[must_use]
    pub fn month_day(&self) -> Option<(i8, Option<i8>)> {
        self.date.as_ref().and_then(DateExpression::month_day)
    }
}

/// How many tokens a dateline has at most, its dash included: the longest in wire copy name two cities, a country, a date and an agency.
const LONGEST: usize = 24;

/// The dateline that `tokens` (of `text`, from the first word of an article's body) begin with, if it is one.
#[must_use]
pub fn dateline(text: &str, tokens: &[Token]) -> Option<Dateline> {
    let dash = tokens.iter().take(LONGEST).position(|token| is_dash(text, tokens, *token))?;
    let end = tokens.get(dash)?;
    let next = tokens.get(dash + 1).filter(|next| is_dash_mark(text, **next) && end.touches(**next));
    let head = tokens.get(..dash)?;
    let first = head.first()?;
    let agency = has_agency(text, head);
    let date = dates(text, head).into_iter().find(|date| date.month_day().is_some_and(|(_, day)| day.is_some()));
    let place = is_place(text, head);
    if !(agency || place) || !is_only_dateline(text, head) {
        return None;
    }
    let at = ByteSpan::new(first.span().start, next.unwrap_or(end).span().end);
    Some(Dateline { at, date })
}

fn is_dash_mark(text: &str, token: Token) -> bool {
    matches!(token.of(text), "-" | "–" | "—")
}

/// A dash with space before it, or one that is wide: the hyphen of a name is neither.
fn is_dash(text: &str, _tokens: &[Token], token: Token) -> bool {
    let spaced =
        text.get(..token.span().start).is_some_and(|before| before.ends_with(|c: char| c.is_whitespace() || c == ')'));
    is_dash_mark(text, token)
        && (spaced || token.of(text) == "—" || text.get(token.span().end..).is_some_and(|rest| rest.starts_with('-')))
}

/// "(Reuters)", "(AP)": one to three capitalised words in brackets at the end.
fn has_agency(text: &str, head: &[Token]) -> bool {
    let Some(open) = head.iter().rposition(|token| token.of(text) == "(") else { return false };
    let inside = head.get(open + 1..head.len().saturating_sub(1)).unwrap_or_default();
    let closed = head.last().is_some_and(|token| token.of(text) == ")");
    closed
        && (1..=4).contains(&inside.len())
        && inside.iter().all(|token| !token.is_word() || is_capital(token.of(text)))
}

/// Whether it begins with a place in capitals: "CARDIFF, Wales", "LIMA".
fn is_place(text: &str, head: &[Token]) -> bool {
    let Some(first) = head.first() else { return false };
    let said = first.of(text);
    let caption = matches!(
        said,
        "FILE"
            | "PHOTO"
            | "UPDATE"
            | "CORRECTION"
            | "WATCH"
            | "VIDEO"
            | "NEW"
            | "BREAKING"
            | "EXCLUSIVE"
            | "ANALYSIS"
            | "OPINION"
            | "LIVE"
    );
    first.is_word() && !caption && said.len() > 2 && said.chars().all(|c| !c.is_lowercase())
}

/// Whether nothing in it is a lower-case word but those of place names.
fn is_only_dateline(text: &str, head: &[Token]) -> bool {
    head.iter().all(|token| match token.class {
        TokenClass::Word => {
            is_capital(token.of(text))
                || matches!(
                    token.of(text),
                    "de" | "la" | "el" | "del" | "al" | "du" | "of" | "and" | "th" | "st" | "nd" | "rd"
                )
        }
        TokenClass::Number => true,
        TokenClass::Mark => matches!(token.of(text), "," | "." | "(" | ")" | "-" | "/" | "'" | "’"),
    })
}

fn is_capital(said: &str) -> bool {
    said.chars().next().is_some_and(char::is_uppercase)
}
