//! What the tokens of an article show at a glance: which checks can apply to it at all.

use super::view::View;
use crate::lang::{WordClasses, classes_of};
use crate::token::{Token, TokenClass};

/// Signs of what a check looks for. A sign that is missing proves that the check has nothing to find.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs {
    /// A number in digits.
    pub(super) number: bool,
    /// The name of a weekday, or the beginning of one.
    pub(super) weekday: bool,
    /// The name of a month, or the beginning of one.
    pub(super) month: bool,
    /// A bracket.
    pub(super) bracket: bool,
    /// A word that reckons from another day: ago, later, last.
    pub(super) elapsed: bool,
    /// A word for a birth or a founding.
    pub(super) birth: bool,
    /// The word "from", without which nothing moves to anything, or "percent" behind an "or".
    pub(super) change: bool,
    /// A percentage.
    pub(super) percent: bool,
    /// A currency, a unit or a word for thousands and more.
    pub(super) scale: bool,
    /// A quotation mark.
    pub(super) quotation: bool,
    /// A possessive 's behind a capitalised word.
    pub(super) possessive: bool,
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
            signs.look(*token, view.text);
            signs.doubled_word |= token.is_word() && word.eq_ignore_ascii_case(before);
            before = word;
        }
        signs
    }

    fn look(&mut self, token: Token, text: &str) {
        let word = token.of(text);
        match token.class {
            TokenClass::Number => {
                self.number = true;
                self.scale = true;
            }
            TokenClass::Mark => self.look_at_mark(word),
            TokenClass::Word => self.look_at_word(word, classes_of(token, text)),
        }
    }

    fn look_at_mark(&mut self, mark: &str) {
        match mark {
            "(" | ")" | "[" | "]" | "{" | "}" => self.bracket = true,
            "%" => {
                self.percent = true;
                self.change = true;
            }
            "“" | "”" | "\"" | "«" | "»" | "„" => self.quotation = true,
            _ => {}
        }
    }

    fn look_at_word(&mut self, word: &str, classes: WordClasses) {
        self.elapsed |= classes.meets(WordClasses::ELAPSED);
        self.birth |= classes.meets(WordClasses::FOUNDING);
        match word {
            "born" | "Born" => self.birth = true,
            "from" => self.change = true,
            "percent" | "cent" | "pc" => {
                self.percent = true;
                self.change = true;
            }
            _ => {
                self.weekday |= begins_as(word, &WEEKDAYS);
                self.month |= begins_as(word, &MONTHS);
                self.possessive |=
                    (word.ends_with("'s") || word.ends_with("’s")) && word.starts_with(char::is_uppercase);
            }
        }
    }
}

/// How the names of weekdays begin.
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// How the names of months begin.
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Whether a capitalised word begins in one of these ways.
fn begins_as(word: &str, starts: &[&str]) -> bool {
    let Some(start) = word.get(..3).filter(|_| word.starts_with(|c: char| c.is_ascii_uppercase())) else {
        return false;
    };
    starts.iter().any(|begin| start.eq_ignore_ascii_case(begin))
}
