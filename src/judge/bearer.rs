//! Whose something is, and what is said of it: the subject, the possessor, the noun that a value describes.

use super::link::{Bearer, Predicate, Tie};
use super::site::{Site, Stand, overlaps};
use crate::lang::{Classes, Cues, Lexicon as English, Relation, Upos, lemma};

impl Site<'_> {
    /// Who or what a noun is, seen from a fact.
    #[must_use]
    pub fn bearer(&self, fact: usize, noun: usize) -> Bearer {
        let tokens = self.phrase_tokens(noun);
        if self.own_hit(fact, &tokens) {
            return Bearer::Own;
        }
        if self.upos(noun) == Upos::Pron {
            return if self.is_taken_up(fact) { Bearer::Own } else { Bearer::Pronoun };
        }
        if self.meets_rival(fact, &tokens) {
            return Bearer::Rival;
        }
        if self.is_known(&tokens) {
            return Bearer::Alike;
        }
        match self.upos(noun) {
            Upos::Propn => Bearer::Stranger,
            Upos::Noun => Bearer::Noun,
            Upos::Num | Upos::Det | Upos::Adj => Bearer::Pronoun,
            _ => Bearer::Untold,
        }
    }

    /// Whether the sentence before is about the fact's own words, so that a pronoun takes them up.
    fn is_taken_up(&self, fact: usize) -> bool {
        let before = self.view.index.checked_sub(1).and_then(|index| self.article.segments.sentences.get(index));
        let (Some(before), Some(groups)) = (before, self.groups(fact)) else { return false };
        self.article.all_hits_in(before.tokens.clone()).any(|hit| groups.about.contains(&hit.group))
    }

    /// The subject of the predicate that a spot belongs to, where the spot is no part of it. A participle describes the
    /// noun that it hangs on; a verb joined by "and" shares its subject.
    #[must_use]
    pub fn subject_word(&self, stand: &Stand) -> Option<usize> {
        let scene = self.scene()?;
        let mut predicate = stand.predicate;
        for _ in 0..scene.tree.words.len() {
            if let Some(subject) = self.children(predicate).find(|&child| self.relation(child).is_subject()) {
                return (!stand.chain.contains(&subject) && !stand.inside.contains(&subject)).then_some(subject);
            }
            let above = scene.tree.head(predicate)?;
            match self.relation(predicate) {
                Relation::Acl | Relation::AclRelcl => return Some(above),
                Relation::Conj | Relation::Xcomp | Relation::Advcl => predicate = scene.clause_of(above),
                _ => return None,
            }
        }
        None
    }

    /// What the spot's own head is to the word it hangs on; of several joined by "and" what the first is.
    #[must_use]
    pub fn tie(&self, stand: &Stand) -> Tie {
        let Some(scene) = self.scene() else { return Tie::Untold };
        let head = scene.first_conjunct(stand.head);
        match self.relation(head) {
            relation if relation.is_subject() => Tie::Subject,
            Relation::Obj | Relation::Iobj => Tie::Object,
            Relation::Obl | Relation::OblUnmarked | Relation::OblAgent | Relation::Advmod => Tie::Oblique,
            Relation::Nmod | Relation::NmodUnmarked | Relation::NmodDesc | Relation::NmodPoss => Tie::OfNoun,
            Relation::Compound | Relation::Amod => Tie::Before,
            Relation::Nummod => Tie::Number,
            Relation::Appos | Relation::Flat | Relation::Parataxis => Tie::Apposition,
            _ if scene.clause_of(head) == head => Tie::Predicate,
            _ => Tie::Untold,
        }
    }

    /// Who or what the subject is.
    #[must_use]
    pub fn subject(&self, fact: usize, stand: &Stand) -> Bearer {
        self.subject_word(stand).map_or(Bearer::Untold, |subject| self.bearer(fact, subject))
    }

    /// Who or what the object is, where the spot is no part of it.
    #[must_use]
    pub fn object(&self, fact: usize, stand: &Stand) -> Bearer {
        let object = self.children(stand.predicate).find(|&child| self.relation(child) == Relation::Obj);
        let other = object.filter(|object| !stand.chain.contains(object) && !stand.inside.contains(object));
        other.map_or(Bearer::Untold, |object| self.bearer(fact, object))
    }

    /// Whose the spot's noun phrase is, or its subject.
    #[must_use]
    pub fn possessor(&self, fact: usize, stand: &Stand) -> Bearer {
        let nouns = stand.chain.iter().copied().chain(self.subject_word(stand));
        let owner = |noun: usize| self.children(noun).find(|&child| self.relation(child) == Relation::NmodPoss);
        nouns.into_iter().find_map(owner).map_or(Bearer::Untold, |owner| self.bearer(fact, owner))
    }

    /// What the noun is that the spot describes or counts: the bell of "a nine-tonne bell"; the fact's own if any is.
    #[must_use]
    pub fn holder(&self, fact: usize, stand: &Stand) -> Bearer {
        let links = std::iter::once(&stand.noun).chain(stand.chain.iter().skip(1));
        let mut found = Bearer::Untold;
        for &link in links.filter(|link| !stand.inside.contains(link)) {
            match self.bearer(fact, link) {
                Bearer::Own => return Bearer::Own,
                Bearer::Untold | Bearer::Pronoun => {}
                other if found == Bearer::Untold => found = other,
                _ => {}
            }
        }
        found
    }

    /// What the predicate of a spot is, seen from a fact.
    #[must_use]
    pub fn predicate(&self, fact: usize, stand: &Stand) -> Predicate {
        let word = stand.predicate;
        let Some(frame) = self.fact(fact).filter(|_| word != stand.noun && word != stand.head) else {
            return Predicate::Untold;
        };
        let tokens = self.tokens_of(word);
        if frame.groups.get(frame.key).is_some_and(|&key| self.meets(key, &tokens)) {
            Predicate::Key
        } else if frame.groups.iter().any(|&group| self.meets(group, &tokens)) {
            Predicate::Group
        } else if self.meets_rival(fact, &tokens) {
            Predicate::Rival
        } else if !matches!(self.upos(word), Upos::Verb | Upos::Aux) {
            Predicate::Nominal
        } else if self.is_light(word) {
            Predicate::Light
        } else if self.classes(word).meets(Classes::REPORTING) {
            Predicate::Reporting
        } else {
            Predicate::Verb
        }
    }

    fn is_light(&self, word: usize) -> bool {
        let Ok(english) = English::english() else { return false };
        crate::lang::cues(&lemma(&english, self.form(word), Upos::Verb)).meets(Cues::LIGHT)
    }

    /// Whether some tokens lie in the words of a spot.
    #[must_use]
    pub fn is_inside(&self, stand: &Stand, word: usize) -> bool {
        let own = stand.inside.clone().any(|inside| overlaps(&self.tokens_of(inside), &self.tokens_of(word)));
        own || stand.chain.contains(&word)
    }
}
