//! The names of Universal Dependencies: parts of speech and relations (universaldependencies.org, version 2).

use std::fmt;

/// A universal part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Upos {
    /// Adjective.
    Adj,
    /// Adposition: a preposition, in English.
    Adp,
    /// Adverb.
    Adv,
    /// Auxiliary verb, the copula among them.
    Aux,
    /// Coordinating conjunction.
    Cconj,
    /// Determiner.
    Det,
    /// Interjection.
    Intj,
    /// Noun.
    Noun,
    /// Numeral.
    Num,
    /// Particle: "not", "to", the possessive "'s".
    Part,
    /// Pronoun.
    Pron,
    /// Proper noun.
    Propn,
    /// Punctuation.
    Punct,
    /// Subordinating conjunction.
    Sconj,
    /// Symbol: "$", "%".
    Sym,
    /// Verb.
    Verb,
    /// Anything else.
    X,
}

const UPOS: [(Upos, &str); 17] = [
    (Upos::Adj, "ADJ"),
    (Upos::Adp, "ADP"),
    (Upos::Adv, "ADV"),
    (Upos::Aux, "AUX"),
    (Upos::Cconj, "CCONJ"),
    (Upos::Det, "DET"),
    (Upos::Intj, "INTJ"),
    (Upos::Noun, "NOUN"),
    (Upos::Num, "NUM"),
    (Upos::Part, "PART"),
    (Upos::Pron, "PRON"),
    (Upos::Propn, "PROPN"),
    (Upos::Punct, "PUNCT"),
    (Upos::Sconj, "SCONJ"),
    (Upos::Sym, "SYM"),
    (Upos::Verb, "VERB"),
    (Upos::X, "X"),
];

impl Upos {
    /// All of them, in the order of their numbers.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        UPOS.iter().map(|&(tag, _)| tag)
    }

    /// The tag of that name in CoNLL-U: "NOUN".
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        UPOS.iter().find(|(_, other)| *other == name).map(|&(tag, _)| tag)
    }

    /// Its name in CoNLL-U.
    #[must_use]
    pub fn name(self) -> &'static str {
        UPOS.iter().find(|(tag, _)| *tag == self).map_or("X", |&(_, name)| name)
    }

    /// Whether it is a noun or a proper noun.
    #[must_use]
    pub fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::Propn)
    }
}

impl fmt::Display for Upos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A dependency relation, with the subtypes of the English treebanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
#[expect(missing_docs, reason = "each is documented at universaldependencies.org under its own name")]
pub enum Relation {
    Acl,
    AclRelcl,
    Advcl,
    AdvclRelcl,
    Advmod,
    Amod,
    Appos,
    Aux,
    AuxPass,
    Case,
    Cc,
    CcPreconj,
    Ccomp,
    Compound,
    CompoundPrt,
    Conj,
    Cop,
    Csubj,
    CsubjOuter,
    CsubjPass,
    Dep,
    Det,
    DetPredet,
    Discourse,
    Dislocated,
    Expl,
    Fixed,
    Flat,
    Goeswith,
    Iobj,
    List,
    Mark,
    Nmod,
    NmodDesc,
    NmodPoss,
    NmodUnmarked,
    Nsubj,
    NsubjOuter,
    NsubjPass,
    Nummod,
    Obj,
    Obl,
    OblAgent,
    OblUnmarked,
    Orphan,
    Parataxis,
    Punct,
    Reparandum,
    Root,
    Vocative,
    Xcomp,
}

const RELATIONS: [(Relation, &str); 51] = [
    (Relation::Acl, "acl"),
    (Relation::AclRelcl, "acl:relcl"),
    (Relation::Advcl, "advcl"),
    (Relation::AdvclRelcl, "advcl:relcl"),
    (Relation::Advmod, "advmod"),
    (Relation::Amod, "amod"),
    (Relation::Appos, "appos"),
    (Relation::Aux, "aux"),
    (Relation::AuxPass, "aux:pass"),
    (Relation::Case, "case"),
    (Relation::Cc, "cc"),
    (Relation::CcPreconj, "cc:preconj"),
    (Relation::Ccomp, "ccomp"),
    (Relation::Compound, "compound"),
    (Relation::CompoundPrt, "compound:prt"),
    (Relation::Conj, "conj"),
    (Relation::Cop, "cop"),
    (Relation::Csubj, "csubj"),
    (Relation::CsubjOuter, "csubj:outer"),
    (Relation::CsubjPass, "csubj:pass"),
    (Relation::Dep, "dep"),
    (Relation::Det, "det"),
    (Relation::DetPredet, "det:predet"),
    (Relation::Discourse, "discourse"),
    (Relation::Dislocated, "dislocated"),
    (Relation::Expl, "expl"),
    (Relation::Fixed, "fixed"),
    (Relation::Flat, "flat"),
    (Relation::Goeswith, "goeswith"),
    (Relation::Iobj, "iobj"),
    (Relation::List, "list"),
    (Relation::Mark, "mark"),
    (Relation::Nmod, "nmod"),
    (Relation::NmodDesc, "nmod:desc"),
    (Relation::NmodPoss, "nmod:poss"),
    (Relation::NmodUnmarked, "nmod:unmarked"),
    (Relation::Nsubj, "nsubj"),
    (Relation::NsubjOuter, "nsubj:outer"),
    (Relation::NsubjPass, "nsubj:pass"),
    (Relation::Nummod, "nummod"),
    (Relation::Obj, "obj"),
    (Relation::Obl, "obl"),
    (Relation::OblAgent, "obl:agent"),
    (Relation::OblUnmarked, "obl:unmarked"),
    (Relation::Orphan, "orphan"),
    (Relation::Parataxis, "parataxis"),
    (Relation::Punct, "punct"),
    (Relation::Reparandum, "reparandum"),
    (Relation::Root, "root"),
    (Relation::Vocative, "vocative"),
    (Relation::Xcomp, "xcomp"),
];

impl Relation {
    /// All of them, in the order of their numbers.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        RELATIONS.iter().map(|&(relation, _)| relation)
    }

    /// The relation of that name in CoNLL-U; a subtype that is not among them is its universal relation: "nmod:tmod" is
    /// "nmod".
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let exact = |name: &str| RELATIONS.iter().find(|(_, other)| *other == name).map(|&(relation, _)| relation);
        exact(name).or_else(|| exact(name.split(':').next()?))
    }

    /// Its name in CoNLL-U.
    #[must_use]
    pub fn name(self) -> &'static str {
        RELATIONS.get(self as usize).map_or("dep", |&(_, name)| name)
    }

    /// Whether it is a subject of its head.
    #[must_use]
    pub fn is_subject(self) -> bool {
        matches!(
            self,
            Self::Nsubj | Self::NsubjPass | Self::NsubjOuter | Self::Csubj | Self::CsubjPass | Self::CsubjOuter
        )
    }

    /// Whether its dependent heads a clause of its own.
    #[must_use]
    pub fn is_clausal(self) -> bool {
        matches!(
            self,
            Self::Acl
                | Self::AclRelcl
                | Self::Advcl
                | Self::AdvclRelcl
                | Self::Ccomp
                | Self::Csubj
                | Self::CsubjOuter
                | Self::CsubjPass
                | Self::Parataxis
                | Self::Root
        )
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_agree() {
        for (number, relation) in Relation::all().enumerate() {
            assert_eq!(relation as usize, number, "{relation}");
            assert_eq!(Relation::named(relation.name()), Some(relation));
        }
        for (number, tag) in Upos::all().enumerate() {
            assert_eq!(tag as usize, number, "{tag}");
            assert_eq!(Upos::named(tag.name()), Some(tag));
        }
    }

    #[test]
    fn unknown_subtypes_are_their_universal_relation() {
        assert_eq!(Relation::named("nmod:tmod"), Some(Relation::Nmod));
        assert_eq!(Relation::named("nsubj:pass"), Some(Relation::NsubjPass));
        assert_eq!(Relation::named("subject"), None);
    }
}
