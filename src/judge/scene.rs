//! How the words of a sentence stand to each other: noun phrases, clauses, predicates and what belongs to them.

use super::link::Place;
use crate::lang::{Relation, Tree, Upos};
use std::ops::Range;

/// A sentence's tree with its clauses worked out.
#[derive(Debug)]
pub struct Scene<'t> {
    /// The tree.
    pub tree: &'t Tree,
    /// For each word the predicate of its clause.
    clause: Vec<usize>,
    /// For each word how many heads are above it.
    depth: Vec<usize>,
}

impl<'t> Scene<'t> {
    /// Works out the clauses of a tree.
    #[must_use]
    pub fn new(tree: &'t Tree) -> Self {
        let count = tree.words.len();
        let mut scene = Self { tree, clause: vec![0; count], depth: vec![0; count] };
        for word in 0..count {
            scene.clause[word] = tree.upwards(word).find(|&step| scene.is_predicate(step)).unwrap_or(word);
            scene.depth[word] = tree.upwards(word).count();
        }
        scene
    }

    fn relation(&self, word: usize) -> Relation {
        self.tree.words.get(word).map_or(Relation::Dep, |word| word.relation)
    }

    fn upos(&self, word: usize) -> Upos {
        self.tree.words.get(word).map_or(Upos::X, |word| word.upos)
    }

    /// Whether a word heads a clause of its own; a verb joined by "and" does.
    fn is_predicate(&self, word: usize) -> bool {
        let relation = self.relation(word);
        relation.is_clausal() && !(relation == Relation::Parataxis && self.is_label(word))
            || relation == Relation::Conj && (self.upos(word) == Upos::Verb || self.has_subject(word))
    }

    /// A parataxis that is no clause: a number or name behind a colon or in brackets.
    fn is_label(&self, word: usize) -> bool {
        self.upos(word) != Upos::Verb && !self.has_subject(word) && self.tree.child(word, Relation::Cop).is_none()
    }

    fn has_subject(&self, word: usize) -> bool {
        self.tree.children(word).any(|child| self.relation(child).is_subject())
    }

    /// The predicate of a word's clause.
    #[must_use]
    pub fn clause_of(&self, word: usize) -> usize {
        self.clause.get(word).copied().unwrap_or(word)
    }

    /// The noun that a number, name or adjective belongs to: "geese" for the "40" of "40 stray geese".
    #[must_use]
    pub fn noun_of(&self, word: usize) -> usize {
        let inside = |word: usize| {
            matches!(
                self.relation(word),
                Relation::Nummod
                    | Relation::Compound
                    | Relation::Flat
                    | Relation::Fixed
                    | Relation::Goeswith
                    | Relation::Amod
                    | Relation::Det
                    | Relation::DetPredet
            ) || self.relation(word) == Relation::Advmod
                && self.tree.head(word).is_some_and(|head| self.upos(head) == Upos::Num)
        };
        let mut at = word;
        while inside(at) {
            match self.tree.head(at) {
                Some(head) => at = head,
                None => break,
            }
        }
        at
    }

    /// A noun and the nouns it belongs to in turn: "geese", "flock" for "a flock of 40 geese". Not across "and".
    #[must_use]
    pub fn phrase_chain(&self, noun: usize) -> Vec<usize> {
        let mut chain = vec![noun];
        let mut at = noun;
        while matches!(
            self.relation(at),
            Relation::Nmod | Relation::NmodPoss | Relation::NmodDesc | Relation::NmodUnmarked | Relation::Appos
        ) || self.relation(at) == Relation::Compound && chain.len() == 1
        {
            match self.tree.head(at) {
                Some(head) => at = head,
                None => break,
            }
            chain.push(at);
        }
        chain
    }

    /// Up to the first of a row joined by "and".
    #[must_use]
    pub fn first_conjunct(&self, word: usize) -> usize {
        let mut at = word;
        while self.relation(at) == Relation::Conj && !self.is_predicate(at) {
            match self.tree.head(at) {
                Some(head) => at = head,
                None => break,
            }
        }
        at
    }

    /// Whether a word lies under another without a clause, a further conjunct or an apposition between.
    fn is_within(&self, word: usize, above: usize) -> bool {
        for step in self.tree.upwards(word) {
            if step == above {
                return true;
            }
            let relation = self.relation(step);
            if relation.is_clausal() || matches!(relation, Relation::Conj | Relation::Parataxis) {
                return false;
            }
        }
        false
    }

    /// The predicate that a noun phrase belongs to; the noun itself where it is one ("the toll was 14").
    #[must_use]
    pub fn predicate_of(&self, word: usize) -> usize {
        self.clause_of(self.first_conjunct(word))
    }

    /// The predicates that share their subject with one: itself, and the one it is joined to where it has none of its own.
    fn sharing(&self, predicate: usize) -> Vec<usize> {
        let mut row = vec![predicate];
        let mut at = predicate;
        while self.relation(at) == Relation::Conj && !self.has_subject(at) {
            match self.tree.head(at) {
                Some(head) if self.is_predicate(head) && !row.contains(&head) => at = head,
                _ => break,
            }
            row.push(at);
        }
        row
    }

    /// Where the words headed by `word` stand, seen from the value headed by `value`.
    #[must_use]
    pub fn place(&self, value: usize, word: usize) -> Place {
        let noun = self.noun_of(value);
        let chain = self.phrase_chain(noun);
        if chain.iter().any(|&link| word == link || self.is_within(word, link)) && !self.is_predicate_word(word, value)
        {
            return Place::Phrase;
        }
        if chain.iter().any(|&link| self.describes(word, link)) {
            return Place::Describing;
        }
        let top = chain.last().copied().unwrap_or(noun);
        let predicate = self.predicate_of(top);
        if word == predicate || self.is_verbal_part(word, predicate) || self.is_same_as(word, top, predicate) {
            return Place::Predicate;
        }
        let mut shared = self.sharing(predicate);
        shared.extend(self.joined_to(predicate));
        if shared.contains(&word) {
            return Place::Inner;
        }
        if self.sharing(predicate).iter().any(|&other| self.is_within(word, other)) {
            return Place::Argument;
        }
        let mine = self.clause_of(word);
        if self.tree.is_under(predicate, mine) {
            return Place::Outer;
        }
        if self.tree.is_under(mine, predicate) { Place::Inner } else { Place::Sentence }
    }

    /// The value may be the predicate itself: then its subject stands under it, and yet is no part of its phrase.
    fn is_predicate_word(&self, word: usize, value: usize) -> bool {
        let noun = self.noun_of(value);
        self.is_predicate(noun)
            && self.tree.upwards(word).take_while(|&step| step != noun).any(|step| {
                self.tree.head(step) == Some(noun)
                    && (self.relation(step).is_subject()
                        || matches!(
                            self.relation(step),
                            Relation::Obl | Relation::OblUnmarked | Relation::Parataxis | Relation::Obj
                        ))
            })
    }

    /// "40 geese that flew", "a bell weighing 9 tonnes": the predicate of a clause that hangs on a noun.
    fn describes(&self, word: usize, noun: usize) -> bool {
        let clause = self.clause_of(word);
        self.tree.head(clause) == Some(noun)
            && matches!(self.relation(clause), Relation::Acl | Relation::AclRelcl)
            && (word == clause || self.is_verbal_part(word, clause))
    }

    /// A particle, complement verb or copula of a predicate.
    fn is_verbal_part(&self, word: usize, predicate: usize) -> bool {
        let hangs = |word: usize, on: usize| {
            self.tree.head(word) == Some(on)
                && matches!(
                    self.relation(word),
                    Relation::Xcomp
                        | Relation::CompoundPrt
                        | Relation::Cop
                        | Relation::Aux
                        | Relation::AuxPass
                        | Relation::Fixed
                )
        };
        hangs(word, predicate) || hangs(predicate, word)
    }

    /// "The toll was 14", "14 was the toll": the subject of a copula and what it is.
    fn is_same_as(&self, word: usize, top: usize, predicate: usize) -> bool {
        self.tree.child(predicate, Relation::Cop).is_some()
            && self.tree.children(predicate).any(|child| {
                self.relation(child).is_subject()
                    && (top == predicate && self.is_within(word, child) || child == top && word == predicate)
            })
    }

    /// The verbs joined to a predicate by "and".
    fn joined_to(&self, predicate: usize) -> Vec<usize> {
        self.tree
            .children(predicate)
            .filter(|&child| self.relation(child) == Relation::Conj && self.is_predicate(child))
            .collect()
    }

    /// The head of some tokens.
    #[must_use]
    pub fn head_of(&self, tokens: &Range<usize>) -> Option<usize> {
        let words = self.tree.words_in(tokens);
        let real: Vec<usize> = words.clone().filter(|&word| self.upos(word) != Upos::Punct).collect();
        let outside = |word: &usize| self.tree.head(*word).is_none_or(|head| !words.contains(&head));
        real.iter().copied().filter(outside).min_by_key(|&word| (self.depth[word], word)).or(real.first().copied())
    }
}
