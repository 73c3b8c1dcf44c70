//! What the tokens of an article show at a glance: which checks can apply to it at all.

use super::view::View;
use crate::token::{Token, TokenClass};

/// Signs of what a check looks for. A sign that is missing proves that the check has nothing to find.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs {
    /// A number in digits.
    pub(super) number: bool,
    /// The name of a weekday, or the beginning of one.
    pub(super) weekday: bool,
    /// An opening bracket.
    pub(super) bracket: bool,
    /// The same word twice in a row.
    pub(super) doubled_word: bool,
}

impl Signs {
    /// Gathers the signs of an article in one pass.
    pub(super) fn gather(view: &View<'_>) -> Self {
        let mut signs = Self::default();
        let mut before = "";
        for token in &view.tokens {
            let word = token.of(view.text);
            signs.look(*token, word);
            signs.doubled_word |= token.is_word() && word.eq_ignore_ascii_case(before);
            before = word;
        }
        signs
    }

    fn look(&mut self, token: Token, word: &str) {
        match token.class {
            TokenClass::Number => self.number = true,
            TokenClass::Mark => self.bracket |= matches!(word, "(" | "["),
            TokenClass::Word => self.weekday |= begins_weekday(word),
        }
    }
}

/// Whether a capitalised word begins as the names of weekdays do.
fn begins_weekday(word: &str) -> bool {
    let Some(start) = word.get(..3) else { return false };
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].iter().any(|day| start.eq_ignore_ascii_case(day))
        && word.starts_with(|c: char| c.is_ascii_uppercase())
}
