//! Words and phrases that tell how something is said, from `data/en/cues.tsv`.

use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet};
use std::ops::BitOr;
use std::sync::OnceLock;

/// A set of cues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cues(u32);

macro_rules! cues {
    ($($(#[doc = $doc:literal])+ $name:ident = $number:literal, $text:literal;)*) => {
        impl Cues {
            $($(#[doc = $doc])+ pub const $name: Self = Self(1 << $number);)*

            fn named(name: &str) -> Option<Self> {
                match name {
                    $($text => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

cues! {
    /// Before a noun: it is known which is meant.
    DEFINITE = 0, "definite";
    /// Before a noun: it is some or any.
    INDEFINITE = 1, "indefinite";
    /// Behind "of": a whole that was named before.
    WHOLE = 2, "whole";
    /// Beyond those told before.
    ADDITIONAL = 3, "additional";
    /// One of a row.
    ORDERED = 4, "ordered";
    /// Not so.
    NEGATION = 5, "negation";
    /// Helping verbs of what is to come.
    FUTURE = 6, "future";
    /// Helping verbs of what might be.
    POSSIBLE = 7, "possible";
    /// Of those, of what is so again and again.
    ABILITY = 8, "ability";
    /// Adverbs of what is so again and again.
    HABIT = 9, "habit";
    /// What opens a condition.
    CONDITION = 10, "condition";
    /// Helping verbs that open a condition before their subject.
    INVERTED = 11, "inverted";
    /// For each, or on average.
    EACH = 12, "each";
    /// Before a number: how much it changed.
    CHANGE = 13, "change";
    /// Behind a number: how far apart.
    DIFFERENCE = 14, "difference";
    /// Some of them.
    AMONG = 15, "among";
    /// Several taken together.
    TOGETHER = 16, "together";
    /// Only some of it.
    RESTRICTED = 17, "restricted";
    /// At another time than the story's.
    OTHER_TIME = 18, "other-time";
    /// Some time before.
    AGO = 19, "ago";
    /// Said first, and corrected since.
    SUPERSEDED = 20, "superseded";
    /// Verbs that say little by themselves.
    LIGHT = 21, "light";
    /// Before a plain number that is an age.
    AGE = 22, "age";
    /// Before a date: the article appeared on it.
    PUBLISHED = 23, "published";
    /// Before a feast: it is wished, not told.
    WISH = 24, "wish";
    /// Before a role: no longer.
    FORMER_ROLE = 25, "former-role";
    /// Before a role: at the time told of.
    THEN_ROLE = 26, "then-role";
    /// Before a role: for the time being.
    ACTING_ROLE = 27, "acting-role";
    /// Before a role: now.
    CURRENT_ROLE = 28, "current-role";
    /// Before a role: not yet.
    COMING_ROLE = 29, "coming-role";
}

impl Cues {
    /// No cue.
    pub const NONE: Self = Self(0);

    /// Whether one of `others` is among them.
    #[must_use]
    pub fn meets(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

impl BitOr for Cues {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

type Table = HashMap<&'static str, Cues, FixedState>;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table::with_hasher(FixedState::with_seed(0));
        for row in include_str!("../../data/en/cues.tsv").lines().filter(|row| !row.starts_with('#')) {
            let mut columns = row.split('\t');
            if let (Some(words), Some(cue)) = (columns.next(), columns.next().and_then(Cues::named)) {
                let entry = table.entry(words).or_default();
                *entry = *entry | cue;
            }
        }
        table
    })
}

/// The cues of a word or of a phrase of words with a space between, in lower case and with plain apostrophes.
#[must_use]
pub fn cues(words: &str) -> Cues {
    table().get(words).copied().unwrap_or_default()
}

/// Whether a phrase of two words and more that has cues begins with a word.
pub(crate) fn opens_cue(word: &str) -> bool {
    static OPENINGS: OnceLock<HashSet<&'static str, FixedState>> = OnceLock::new();
    let first = |phrase: &&'static str| phrase.split_once(' ').map(|(first, _)| first);
    OPENINGS.get_or_init(|| table().keys().filter_map(first).collect()).contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_of_the_table_has_a_known_cue() {
        for row in include_str!("../../data/en/cues.tsv").lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            assert_eq!(columns.len(), 3, "{row}");
            assert!(Cues::named(columns[1]).is_some(), "{row}");
            assert!(cues(columns[0]).meets(Cues::named(columns[1]).unwrap_or_default()), "{row}");
            assert!(columns[0].split(' ').count() <= 3, "{row}");
        }
    }

    #[test]
    fn words_have_their_cues_and_no_others() {
        assert!(cues("another").meets(Cues::INDEFINITE) && cues("another").meets(Cues::ADDITIONAL));
        assert!(cues("between them").meets(Cues::TOGETHER));
        assert_eq!(cues("miners"), Cues::NONE);
        assert!(!cues("between").meets(Cues::TOGETHER));
    }
}
