//! One quantity as an editor writes it in a rule file.

use thiserror::Error;

use super::phrase::quantity_at;
use super::read::Reader;
use super::{Quantity, currency, unit};
use crate::span::ByteSpan;
use crate::token::tokenize;

/// What was not understood in a quantity of a rule file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum QuantityError {
    /// Nothing was written.
    #[error("no quantity is given")]
    Empty,
    /// No number was found.
    #[error("no number in {text:?}")]
    NoNumber {
        /// What was written.
        text: String,
        /// Where it stands in what was parsed.
        at: ByteSpan,
    },
    /// A number is followed by a word that is no unit or currency.
    #[error("unknown unit or currency {name:?}{}", .nearest.map(|name| format!("; did you mean {name:?}?")).unwrap_or_default())]
    UnknownUnit {
        /// The word.
        name: String,
        /// Where it stands.
        at: ByteSpan,
        /// The known name that is nearest to it, if one is near.
        nearest: Option<&'static str>,
    },
    /// Words before the number that are no bound or hedge.
    #[error("{text:?} before the number is not understood")]
    NotUnderstood {
        /// The words.
        text: String,
        /// Where they stand.
        at: ByteSpan,
    },
}

impl QuantityError {
    /// Where in the text the trouble is.
    #[must_use]
    pub fn at(&self) -> ByteSpan {
        match self {
            Self::Empty => ByteSpan::default(),
            Self::NoNumber { at, .. } | Self::UnknownUnit { at, .. } | Self::NotUnderstood { at, .. } => *at,
        }
    }
}

/// How alike, by Jaro-Winkler, a known name must be to be suggested: below this, the names share little but letters.
const SUGGESTED_FROM: f64 = 0.82;

/// Parses one quantity: "3.2 billion rubles", "12 m", "$4.10 to $4.16", "less than a mile", "almost 700", "seventh".
///
/// # Errors
/// Names what was not understood, where it stands, and the nearest known unit or currency.
pub fn parse_quantity(text: &str) -> Result<Quantity, QuantityError> {
    let tokens = tokenize(text);
    let reader = Reader::single(text, &tokens);
    if tokens.is_empty() {
        return Err(QuantityError::Empty);
    }
    let Some((quantity, next)) = first(&reader) else {
        return Err(QuantityError::NoNumber { text: text.trim().to_owned(), at: reader.span(0, tokens.len()) });
    };
    let before = before(&reader, &quantity);
    if !are_articles(&reader, before) {
        let at = reader.span(0, before);
        return Err(QuantityError::NotUnderstood { text: at.of(text).to_owned(), at });
    }
    match rest(&reader, next) {
        None => Ok(quantity),
        Some(rest) => Err(unknown_unit(&reader, rest)),
    }
}

/// Whether a text that begins with its number is a quantity, and one that `is_such`: without looking for what may have been
/// meant where it is none.
pub(crate) fn is_quantity(text: &str, is_such: impl Fn(&Quantity) -> bool) -> bool {
    let tokens = tokenize(text);
    let reader = Reader::single(text, &tokens);
    first(&reader).is_some_and(|(quantity, next)| {
        are_articles(&reader, before(&reader, &quantity)) && rest(&reader, next).is_none() && is_such(&quantity)
    })
}

/// The first quantity, and the token behind it.
fn first(reader: &Reader) -> Option<(Quantity, usize)> {
    (0..reader.len()).find_map(|at| quantity_at(reader, at, 0).and_then(|(quantity, next)| Some((quantity?, next))))
}

/// How many tokens stand before a quantity.
fn before(reader: &Reader, quantity: &Quantity) -> usize {
    reader.tokens.iter().take_while(|token| token.span().end <= quantity.at.start).count()
}

/// Whether the first tokens are articles, or as good as articles.
fn are_articles(reader: &Reader, before: usize) -> bool {
    (0..before).all(|at| reader.is_any(at, &["the", "a", "an", "exactly", "just", "only", "total", "of"]))
}

/// The first token from `next` on that is no full stop.
fn rest(reader: &Reader, next: usize) -> Option<usize> {
    (next..reader.len()).find(|&at| !reader.is_mark(at, '.'))
}

fn unknown_unit(reader: &Reader, from: usize) -> QuantityError {
    let from = from + usize::from(reader.is_hyphen(from));
    let at = reader.span(from, reader.len());
    let name = at.of(reader.text).to_owned();
    let wanted = name.to_lowercase();
    let known = unit::measure_names().chain(currency::currency_names());
    let nearest = known
        .map(|known| (strsim::jaro_winkler(&wanted, &known.to_lowercase()), known))
        .filter(|(alike, _)| *alike >= SUGGESTED_FROM)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, known)| known);
    QuantityError::UnknownUnit { name, at, nearest }
}

#[cfg(test)]
mod tests {
    use super::super::display_quantity;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown = match parse_quantity(text) {
            Ok(quantity) => display_quantity(&quantity, 8),
            Err(error) => error.to_string(),
        };
        assert_eq!(shown, expected, "{text:?}");
    }

    #[test]
    fn an_editor_writes_as_a_source_would() {
        check("3.2 billion rubles", "3.2 billion RUB");
        check("12 m", "12 m");
        check("$4.10 to $4.16", "$4.10 to $4.16");
        check("less than a mile", "at most 1 mile");
        check("almost 700", "nearly 700");
        check("seventh", "7th");
        check("20 to 30", "20 to 30");
        check("5%", "5%");
        check("2014", "2,014");
        check("half", "0.5");
        check("12", "12");
        check("37 years old", "37 years old");
        check("0", "0");
    }

    #[test]
    fn an_editor_may_write_in_words() {
        check("5 hours 12 minutes 31 seconds", "18,751 seconds");
        check("5:12:31", "18,751 seconds");
        check("six foot four", "76 inches");
        check("thirty pounds twenty", "£30.20");
        check("half a million pounds", "£500,000");
        check("a fortnight", "1 fortnight");
        check("a year and a day", "366.2425 days");
        check("a trio", "3");
        check("two dozen", "24");
        check("none", "0");
        check("seven in ten", "0.7");
        check("up to 31 miles", "at most 31 miles");
    }

    #[test]
    fn what_is_not_understood_is_named() {
        check("", "no quantity is given");
        check("many", "no number in \"many\"");
        check("5 kilometrs", "unknown unit or currency \"kilometrs\"; did you mean \"kilometres\"?");
        check("5 rubels", "unknown unit or currency \"rubels\"; did you mean \"rubles\"?");
        check("5 zorkmids", "unknown unit or currency \"zorkmids\"");
        check("roughly like 5", "\"roughly like\" before the number is not understood");
    }
}
