//! How a neighbour of a word stands to it.

/// The relation of a neighbour to the word that it was asked of. A pair has one: the closest, in this order; but two that
/// WordNet or the tables call opposites outright are that, whatever else they may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nearness {
    /// Another word for the same: kill, slay.
    Synonym,
    /// Of the same root: kill, killer; die, death, dead.
    Derivation,
    /// The opposite: open, close.
    Antonym,
    /// A kind of it: kill, murder.
    Hyponym,
    /// What it is a kind of, or what follows from it: murder, kill; kill, die.
    Hypernym,
    /// Another kind of the same: murder, massacre.
    Sibling,
    /// Used like it in texts, by the vectors; opposites that WordNet does not know are among them.
    Close,
}

impl Nearness {
    /// All relations, the closest first.
    pub const ALL: [Self; 7] =
        [Self::Synonym, Self::Derivation, Self::Antonym, Self::Hyponym, Self::Hypernym, Self::Sibling, Self::Close];

    /// The relation as the other word sees it: kinds and what they are kinds of change places.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Hyponym => Self::Hypernym,
            Self::Hypernym => Self::Hyponym,
            other => other,
        }
    }
}
