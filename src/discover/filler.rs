//! The words of a sentence, each with the place it fills: under which word, as what, beside which others.

use super::reading::{Place, Reading};
use crate::discourse::{clauses, mode};
use crate::judge::scene::Scene;
use crate::lang::{Classes, Cues, Lexicon, Relation, Upos, cues, lemma};
use crate::matching::fold;
use crate::span::ByteSpan;
use std::collections::BTreeSet;

/// A word that may stand where another stands in another article.
#[derive(Clone, Debug)]
pub(super) struct Filler {
    pub(super) place: Place,
    pub(super) lemma: String,
    /// The word it belongs to.
    pub(super) governor: Option<String>,
    /// As what; what is hurt is the object in "seven were hurt" too.
    pub(super) relation: Relation,
    pub(super) preposition: Option<String>,
    /// What else belongs to that word, and to the verb of the clause.
    pub(super) beside: BTreeSet<String>,
    /// The verb of the clause.
    pub(super) verb: Option<String>,
    /// Where the word that it belongs to stands.
    pub(super) governor_at: Option<ByteSpan>,
    /// Names that belong to that word.
    pub(super) beside_names: BTreeSet<String>,
    /// The number before it.
    pub(super) number: Option<String>,
    /// Whether it tells what sort of thing the word is that it belongs to.
    pub(super) is_modifier: bool,
    /// Whether the clause says flatly that it is so.
    pub(super) told: bool,
}

/// The fillers of a sentence.
pub(super) fn fillers(english: &Lexicon<'_>, article: usize, reading: &Reading, sentence: usize) -> Vec<Filler> {
    let document = &reading.article;
    let (Some(segment), Ok(tree)) = (document.segments.sentences.get(sentence), document.tree(sentence)) else {
        return Vec::new();
    };
    let tokens = segment.tokens.clone();
    let scene = Scene::new(tree);
    let parts = clauses(reading.text(), &document.tokens, tokens.clone());
    let told: Vec<(std::ops::Range<usize>, bool)> = parts
        .into_iter()
        .map(|clause| {
            let mode = mode(reading.text(), &document.tokens, tokens.clone(), clause.tokens.clone());
            (clause.tokens, !mode.denied && !mode.conditional)
        })
        .collect();
    let place = Sentence { english, reading, scene: &scene };
    let words = (0..tree.words.len()).filter(|&word| place.is_filler(word));
    words.map(|word| place.filler(article, word, &told)).collect()
}

struct Sentence<'a> {
    english: &'a Lexicon<'a>,
    reading: &'a Reading,
    scene: &'a Scene<'a>,
}

impl Sentence<'_> {
    fn upos(&self, word: usize) -> Upos {
        self.scene.tree.words.get(word).map_or(Upos::X, |word| word.upos)
    }

    fn written(&self, word: usize) -> &str {
        self.scene.tree.words.get(word).map_or("", |word| word.at.of(self.reading.text()))
    }

    fn lemma(&self, word: usize) -> String {
        fold(&lemma(self.english, self.written(word), self.upos(word)))
    }

    fn relation(&self, word: usize) -> Relation {
        match self.scene.tree.words.get(word).map(|word| word.relation) {
            Some(Relation::NsubjPass) => Relation::Obj,
            Some(relation) => relation,
            None => Relation::Dep,
        }
    }

    fn is_filler(&self, word: usize) -> bool {
        let content = matches!(self.upos(word), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Verb | Upos::Adv);
        let part = matches!(self.relation(word), Relation::Flat | Relation::Fixed | Relation::Goeswith);
        let lemma = self.lemma(word);
        content
            && !part
            && lemma.len() > 2
            && !cues(&lemma).meets(Cues::LIGHT)
            && !self.english.classes(&lemma).meets(Classes::STOP)
    }

    /// Whether a word stands right before another, a hyphen aside.
    fn is_before(&self, word: usize, other: Option<usize>) -> bool {
        let words = &self.scene.tree.words;
        let gap = |at: ByteSpan, behind: ByteSpan| behind.start.checked_sub(at.end).is_some_and(|gap| gap <= 1);
        let pair = words.get(word).zip(other.and_then(|other| words.get(other)));
        pair.is_some_and(|(word, other)| gap(word.at, other.at))
    }

    /// The number before a noun; "a" is one.
    fn number(&self, noun: usize) -> Option<String> {
        let tree = &self.scene.tree;
        let number = tree.child(noun, Relation::Nummod).map(|word| self.written(word).to_lowercase());
        let one = || tree.child(noun, Relation::Det).map(|word| self.written(word).to_lowercase());
        let one = || one().filter(|word| matches!(&**word, "a" | "an"));
        number.or_else(one).map(|word| if matches!(&*word, "a" | "an") { "one".to_owned() } else { word })
    }

    /// The lemmas of words that tell something.
    fn telling(&self, words: impl Iterator<Item = usize>) -> BTreeSet<String> {
        words.filter(|&word| self.is_filler(word)).map(|word| self.lemma(word)).collect()
    }

    fn filler(&self, article: usize, word: usize, told: &[(std::ops::Range<usize>, bool)]) -> Filler {
        let tree = &self.scene.tree;
        let top = self.scene.first_conjunct(word);
        let governor = tree.head(top);
        let verb = self.scene.predicate_of(top);
        let at = tree.words.get(word).map_or(ByteSpan::new(0, 0), |word| word.at);
        let lemma = self.lemma(word);
        let siblings = governor.into_iter().flat_map(|governor| tree.children(governor));
        let under = tree.children(word);
        let all = siblings
            .chain(tree.children(verb))
            .chain(under)
            .chain([verb])
            .filter(|&other| other != word && other != top);
        let token = tree.words.get(word).map_or(0, |word| word.tokens.start);
        let named = governor
            .into_iter()
            .flat_map(|governor| tree.head(governor).into_iter().chain([governor]))
            .flat_map(|head| tree.children(head).chain([head]))
            .filter(|&other| self.upos(other) == Upos::Propn && other != word);
        Filler {
            place: Place { article, at },
            governor: governor.filter(|&word| self.is_filler(word)).map(|word| self.lemma(word)),
            relation: self.relation(top),
            preposition: tree.child(top, Relation::Case).map(|word| self.written(word).to_lowercase()),
            beside: self.telling(all),
            verb: (self.upos(verb) == Upos::Verb && verb != word).then(|| self.lemma(verb)),
            governor_at: governor.and_then(|word| tree.words.get(word)).map(|word| word.at),
            beside_names: named.map(|word| self.written(word).to_lowercase()).collect(),
            number: self.number(word),
            is_modifier: top == word && self.is_before(word, governor),
            told: told.iter().find(|(tokens, _)| tokens.contains(&token)).is_none_or(|(_, told)| *told),
            lemma,
        }
    }
}
