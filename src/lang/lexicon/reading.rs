//! The readings of a form that have lemmas of their own.

use super::super::Upos;
use std::fmt;
use std::ops::{BitOr, BitOrAssign};

/// What a form can be read as: each reading has its lemma.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// A noun.
    Noun,
    /// A verb that is no helping verb.
    Verb,
    /// An adjective.
    Adjective,
    /// An adverb.
    Adverb,
    /// A helping or modal verb.
    Auxiliary,
    /// A pronoun, determiner, particle, preposition or conjunction.
    Function,
}

impl Reading {
    /// All readings.
    pub const ALL: [Self; 6] = [Self::Noun, Self::Verb, Self::Adjective, Self::Adverb, Self::Auxiliary, Self::Function];

    /// The reading of words of that part of speech; none for names, numbers and marks, whose lemma is their form.
    #[must_use]
    pub fn of(upos: Upos) -> Option<Self> {
        Some(match upos {
            Upos::Noun => Self::Noun,
            Upos::Verb => Self::Verb,
            Upos::Adj => Self::Adjective,
            Upos::Adv => Self::Adverb,
            Upos::Aux => Self::Auxiliary,
            Upos::Adp | Upos::Cconj | Upos::Det | Upos::Part | Upos::Pron | Upos::Sconj => Self::Function,
            Upos::Intj | Upos::Num | Upos::Propn | Upos::Punct | Upos::Sym | Upos::X => return None,
        })
    }

    pub(super) fn index(self) -> usize {
        match self {
            Self::Noun => 0,
            Self::Verb => 1,
            Self::Adjective => 2,
            Self::Adverb => 3,
            Self::Auxiliary => 4,
            Self::Function => 5,
        }
    }
}

/// As what a word has a neighbour: as noun, verb, or adjective or adverb.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Readings(u8);

impl Readings {
    /// As a noun.
    pub const NOUN: Self = Self(1);
    /// As a verb.
    pub const VERB: Self = Self(1 << 1);
    /// As an adjective or adverb.
    pub const MODIFIER: Self = Self(1 << 2);
    /// All three; what the vectors alone know holds for any reading.
    pub const ANY: Self = Self(0b111);

    /// Whether the other is among them.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether one of the other is among them.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) const fn bits(self) -> u8 {
        self.0
    }

    pub(super) const fn from_bits(bits: u8) -> Self {
        Self(bits & 0b111)
    }
}

impl From<Reading> for Readings {
    fn from(reading: Reading) -> Self {
        match reading {
            Reading::Noun => Self::NOUN,
            Reading::Verb | Reading::Auxiliary => Self::VERB,
            Reading::Adjective | Reading::Adverb => Self::MODIFIER,
            Reading::Function => Self(0),
        }
    }
}

impl BitOr for Readings {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Readings {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl fmt::Debug for Readings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters = [(Self::NOUN, 'n'), (Self::VERB, 'v'), (Self::MODIFIER, 'a')];
        letters.iter().filter(|(reading, _)| self.contains(*reading)).try_for_each(|(_, letter)| write!(f, "{letter}"))
    }
}
