//! Which lemmas are near by the senses of WordNet that matter.

use super::nodes::Nodes;
use crate::lexicon::Sources;
use crate::lexicon::forms::{Common, reading_of};
use crate::wordnet::{Link, Pointer, Pos, Sense, Synset, SynsetId, WordNet};
use anyhow::Result;
use gainsay::lang::Nearness;
use gainsay::lang::lexicon::Readings;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The first senses of a word that matter in any case.
const FIRST: usize = 2;

/// A later sense matters where it has this share of the word's uses.
const SHARE: f64 = 0.1;

/// Where a synonym's sense does not matter for it, both are near if their vectors are.
const BY_VECTORS: f64 = 0.45;

/// The second sense does not matter where others were tagged, and it less than this share of the times.
const SELDOM: f64 = 0.05;

/// Where a sense of one of two derived words does not matter for it, both are near if their vectors are; and a word derived
/// from a derived word is near if theirs are.
const ONE_MATTERS: f64 = 0.3;
const TWICE_DERIVED: f64 = 0.35;

/// What has more kinds than this is too wide for two of them to be near for that: victims and workers are persons.
const MOST_SIBLINGS: usize = 40;

/// What has so many kinds says nothing of any of them: to die is to change.
const GENERAL: usize = 80;

/// How deep kinds of kinds are looked for.
const DEPTH: usize = 2;

/// How a lemma is related to another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) relation: Nearness,
    pub(crate) readings: Readings,
    /// Whether the tables have the pair, or WordNet calls it opposites outright.
    pub(crate) outright: bool,
}

impl Found {
    /// Whether this says more than the other of one pair.
    pub(super) fn before(&self, other: &Self) -> bool {
        (!self.outright, self.relation) < (!other.outright, other.relation)
    }
}

/// The relations between lemmas.
pub(crate) struct Senses<'a> {
    sources: &'a Sources,
    nodes: &'a Nodes<'a>,
    common: Common,
    /// The senses that matter of each lemma.
    matter: Vec<Vec<(Pos, SynsetId)>>,
    /// Lemmas of one root, and as what the first has the other.
    derived: HashMap<usize, BTreeMap<usize, Readings>>,
}

impl<'a> Senses<'a> {
    pub(crate) fn new(sources: &'a Sources, nodes: &'a Nodes<'a>) -> Result<Self> {
        let common = Common::new(&sources.wordnet)?;
        let mut senses = Self { sources, nodes, common, matter: Vec::new(), derived: HashMap::new() };
        senses.matter = nodes.lemmas.iter().map(|lemma| senses.that_matter(lemma)).collect();
        senses.derived = senses.derivations();
        Ok(senses)
    }

    fn wordnet(&self) -> &'a WordNet {
        &self.sources.wordnet
    }

    fn that_matter(&self, lemma: &str) -> Vec<(Pos, SynsetId)> {
        let mut matter = Vec::new();
        let node = self.nodes.index.get(lemma).copied();
        let usual = node.map_or(Readings::ANY, |node| self.nodes.readings[node]);
        for pos in Pos::ALL.into_iter().filter(|&pos| usual.contains(Readings::from(reading_of(pos)))) {
            let senses = self.common.of(self.wordnet(), self.wordnet().senses(lemma, pos));
            let total: u32 = senses.iter().map(|sense| sense.count).sum();
            let counts = |sense: &Sense| f64::from(sense.count) >= SHARE * f64::from(total.max(1));
            let seldom =
                |sense: &Sense| total > 0 && (sense.count == 0 || f64::from(sense.count) < SELDOM * f64::from(total));
            let first = |at: usize, sense: &Sense| at == 0 || (at < FIRST && !seldom(sense));
            let chosen = senses.iter().enumerate().filter(|(at, sense)| first(*at, sense) || counts(sense));
            matter.extend(chosen.map(|(_, sense)| (pos, sense.synset)));
        }
        matter
    }

    fn matters(&self, node: usize, synset: SynsetId) -> bool {
        self.matter[node].iter().any(|(_, known)| *known == synset)
    }

    /// Whether the other lemma is near in the sense of a synset: it matters for it, or the vectors of synonyms say so.
    fn meets(&self, node: usize, other: usize, synset: SynsetId, found: Found) -> bool {
        let near = || self.nodes.cosine(node, other, found.readings).is_some_and(|cosine| cosine >= BY_VECTORS);
        self.matters(other, synset) || (found.relation == Nearness::Synonym && near())
    }

    /// What is near a lemma, and how.
    pub(crate) fn of(&self, node: usize) -> BTreeMap<usize, Found> {
        let mut found = Relations::default();
        for &(pos, synset) in &self.matter[node] {
            self.around(node, pos, synset, &mut found);
        }
        for (&other, &readings) in self.derived.get(&node).into_iter().flatten() {
            found.add(other, Nearness::Derivation, readings);
        }
        for other in self.twice_derived(node) {
            found.add(other, Nearness::Derivation, Readings::ANY);
        }
        self.outright(node, &mut found);
        found.0.remove(&node);
        found.0.retain(|&other, found| self.nodes.words[other] || found.relation == Nearness::Derivation);
        found.0
    }

    /// The relations of one sense.
    fn around(&self, node: usize, pos: Pos, synset: SynsetId, found: &mut Relations) {
        let readings = Readings::from(reading_of(pos));
        let here = self.wordnet().synset(synset);
        self.add(node, synset, Nearness::Synonym, readings, found);
        for group in here.to(Link::Group) {
            self.add(node, group, Nearness::Synonym, readings, found);
        }
        for up in here.to(Link::Hypernym).chain(here.to(Link::Entails)) {
            let siblings = self.wordnet().synset(up).to(Link::Hyponym);
            match siblings.clone().count() {
                ..=MOST_SIBLINGS => {
                    siblings.for_each(|sibling| self.add(node, sibling, Nearness::Sibling, readings, found))
                }
                GENERAL.. => continue,
                _ => {}
            }
            self.add(node, up, Nearness::Hypernym, readings, found);
        }
        self.kinds(node, synset, readings, DEPTH, found);
        for similar in here.to(Link::Similar) {
            // A satellite is a shade of its head.
            let is_head = self.wordnet().synset(similar).to(Link::Similar).count() > 1;
            let relation = if is_head { Nearness::Hypernym } else { Nearness::Hyponym };
            self.add(node, similar, relation, readings, found);
        }
        for opposite in self.opposite_synsets(here) {
            self.add(node, opposite, Nearness::Antonym, readings, found);
        }
    }

    fn kinds(&self, node: usize, synset: SynsetId, readings: Readings, depth: usize, found: &mut Relations) {
        if depth == 0 {
            return;
        }
        for kind in self.wordnet().synset(synset).to(Link::Hyponym) {
            self.add(node, kind, Nearness::Hyponym, readings, found);
            self.kinds(node, kind, readings, depth - 1, found);
        }
    }

    /// The synsets opposite to one: where a word of it is the antonym of a word there, and what is similar to those.
    fn opposite_synsets(&self, synset: &Synset) -> BTreeSet<SynsetId> {
        let heads = || synset.to(Link::Similar).map(|head| self.wordnet().synset(head));
        let opposites: BTreeSet<SynsetId> =
            synset.to(Link::Antonym).chain(heads().flat_map(|head| head.to(Link::Antonym))).collect();
        let shades = opposites.iter().flat_map(|&opposite| self.wordnet().synset(opposite).to(Link::Similar));
        opposites.iter().copied().chain(shades).collect()
    }

    /// Adds the lemmas of a synset.
    fn add(&self, node: usize, synset: SynsetId, relation: Nearness, readings: Readings, found: &mut Relations) {
        for word in &self.wordnet().synset(synset).words {
            let other = self.nodes.index.get(word.to_lowercase().as_str()).copied();
            let new = Found { relation, readings, outright: false };
            if let Some(other) = other.filter(|&other| self.meets(node, other, synset, new)) {
                found.add(other, relation, readings);
            }
        }
    }

    /// Pairs that WordNet calls opposites outright, and those of the tables: whatever else they are, they are that.
    fn outright(&self, node: usize, found: &mut Relations) {
        let lemma = self.nodes.lemmas[node];
        for &(pos, synset) in &self.matter[node] {
            let synset = self.wordnet().synset(synset);
            for pointer in synset.pointers.iter().filter(|pointer| pointer.link == Link::Antonym) {
                let (one, other) = self.joined(synset, pointer);
                if let Some(other) = other.filter(|_| one == Some(node)) {
                    found.set(other, Nearness::Antonym, Readings::from(reading_of(pos)));
                }
            }
        }
        for (other, relation) in self.sources.tables.near(lemma) {
            match self.nodes.index.get(other) {
                Some(&other) if relation == Nearness::Close => found.add(other, relation, Readings::ANY),
                Some(&other) => found.set(other, relation, Readings::ANY),
                None => {}
            }
        }
    }

    /// The lemmas that a pointer from one word to one word joins.
    fn joined(&self, from: &Synset, pointer: &Pointer) -> (Option<usize>, Option<usize>) {
        let node = |synset: &Synset, number: usize| {
            let word = synset.words.get(number.checked_sub(1)?)?.to_lowercase();
            self.nodes.index.get(word.as_str()).copied()
        };
        (node(from, pointer.from_word), node(self.wordnet().synset(pointer.to), pointer.to_word))
    }

    /// All pairs of one root: what is derived, and what an adjective or adverb pertains to, both ways.
    fn derivations(&self) -> HashMap<usize, BTreeMap<usize, Readings>> {
        let mut derived: HashMap<usize, BTreeMap<usize, Readings>> = HashMap::new();
        for (id, synset) in self.wordnet().synsets.iter().enumerate() {
            let id = u32::try_from(id).unwrap_or(u32::MAX);
            for pointer in
                synset.pointers.iter().filter(|pointer| matches!(pointer.link, Link::Derived | Link::Pertains))
            {
                let (Some(one), Some(other)) = self.joined(synset, pointer) else { continue };
                if one != other && self.is_of_one_root(one, id, other, pointer.to) {
                    let of = |pos| Readings::from(reading_of(pos));
                    let target = self.wordnet().synset(pointer.to);
                    *derived.entry(one).or_default().entry(other).or_default() |= of(synset.pos);
                    *derived.entry(other).or_default().entry(one).or_default() |= of(target.pos);
                }
            }
        }
        derived
    }

    /// Whether a derivation between two senses says something of the lemmas: both senses matter, or one does and the
    /// vectors are near.
    fn is_of_one_root(&self, one: usize, sense: SynsetId, other: usize, other_sense: SynsetId) -> bool {
        let matters = |node: usize, sense| self.matters(node, sense) || !self.nodes.words[node];
        let near = || self.nodes.any_cosine(one, other).is_some_and(|cosine| cosine >= ONE_MATTERS);
        match (matters(one, sense), matters(other, other_sense)) {
            (true, true) => true,
            (false, false) => false,
            _ => near(),
        }
    }

    /// What is derived from what is derived: die, death, dead.
    fn twice_derived(&self, node: usize) -> BTreeSet<usize> {
        let once = self.derived.get(&node);
        let twice = once
            .into_iter()
            .flat_map(BTreeMap::keys)
            .filter_map(|other| self.derived.get(other))
            .flat_map(BTreeMap::keys);
        let near = |other: &usize| self.nodes.any_cosine(node, *other).is_some_and(|cosine| cosine >= TWICE_DERIVED);
        twice.copied().filter(|other| *other != node && near(other)).collect()
    }
}

/// Lemmas with their relations: the closest of each counts.
#[derive(Default)]
struct Relations(BTreeMap<usize, Found>);

impl Relations {
    fn add(&mut self, other: usize, relation: Nearness, readings: Readings) {
        let new = Found { relation, readings, outright: false };
        let found = self.0.entry(other).or_insert(new);
        if relation < found.relation {
            *found = new;
        } else if relation == found.relation {
            found.readings |= readings;
        }
    }

    fn set(&mut self, other: usize, relation: Nearness, readings: Readings) {
        self.0.insert(other, Found { relation, readings, outright: true });
    }
}
