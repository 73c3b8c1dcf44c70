//! Which forms the lexicon lists, and the lemma of each in each reading.

use super::Sources;
use crate::wordnet::{Link, Pos, Sense, SynsetId, WordNet};
use anyhow::Result;
use gainsay::lang::lemma::by_rule;
use gainsay::lang::{Classes, Reading, Upos};
use std::collections::{BTreeSet, HashMap, HashSet};

/// The lemma of each form in each reading, in the order of [`Reading::ALL`].
pub(crate) type Lemmas = [Option<String>; Reading::ALL.len()];

/// A form that often has a lemma in the treebank is an exception to the rules; one that has it once may be a slip.
const ATTESTED: u32 = 2;

/// So often a form must have been tagged for one of its readings to be seldom.
const TAGGED: f64 = 10.0;

/// One inflected form has this share of a lemma's uses: "opening" of those of the verb open.
const INFLECTED: f64 = 0.25;

/// Inflected forms among so many most frequent words show that their reading is in use.
const FREQUENT: usize = 15_000;

/// A word with this share of verbs, or less than that of nouns, has no nouns in its forms in -s.
const MOSTLY_VERB: f64 = 0.8;
const HARDLY_NOUN: f64 = 0.01;

/// The forms of the lexicon, in the order of their numbers.
pub(crate) struct Forms {
    pub(crate) forms: Vec<String>,
    /// The lemmas of each form.
    pub(crate) lemmas: HashMap<String, Lemmas>,
    /// What is known as a lemma, with how often it was tagged as one.
    known: HashMap<(String, Reading), u32>,
    /// The forms of each lemma in each reading, itself among them, by their places in the vectors.
    inflected: HashMap<(String, Reading), BTreeSet<usize>>,
    /// The place of each form in the vectors.
    place: HashMap<String, usize>,
}

impl Forms {
    /// Collects the forms of all sources and finds their lemmas.
    pub(crate) fn collect(sources: &Sources) -> Result<Self> {
        let known = known_lemmas(sources)?;
        let forms = listed(sources, &known);
        let place = sources.vectors.words.iter().enumerate().map(|(place, word)| (word.clone(), place)).collect();
        let mut all = Self { forms: Vec::new(), lemmas: HashMap::new(), known, inflected: HashMap::new(), place };
        let mut open = forms.iter().rev().cloned().collect::<Vec<_>>();
        let mut seen: HashSet<String> = forms.into_iter().collect();
        // A lemma that was not listed is listed behind all others.
        while let Some(form) = open.pop() {
            let lemmas = Reading::ALL.map(|reading| all.lemma_of(sources, &form, reading));
            for (reading, lemma) in Reading::ALL.iter().zip(&lemmas) {
                let Some(lemma) = lemma else { continue };
                if seen.insert(lemma.clone()) {
                    open.insert(0, lemma.clone());
                }
                let places = all.inflected.entry((lemma.clone(), *reading)).or_default();
                places.extend(sources.vectors.place(&form));
            }
            all.lemmas.insert(form.clone(), lemmas);
            all.forms.push(form);
        }
        Ok(all)
    }

    /// Whether a form is its own lemma in that reading.
    pub(crate) fn is_lemma(&self, form: &str, reading: Reading) -> bool {
        self.lemma(form, reading) == Some(form)
    }

    /// The lemma of a listed form.
    pub(crate) fn lemma(&self, form: &str, reading: Reading) -> Option<&str> {
        let at = Reading::ALL.iter().position(|&known| known == reading)?;
        self.lemmas.get(form)?.get(at)?.as_deref()
    }

    /// The places in the vectors of all forms of a lemma in a reading.
    pub(crate) fn places(&self, lemma: &str, reading: Reading) -> impl Iterator<Item = usize> {
        self.inflected.get(&(lemma.to_owned(), reading)).into_iter().flatten().copied()
    }

    /// How often a lemma was tagged in that reading, 1 where it is only known; 0 where it is not.
    pub(crate) fn weight(&self, lemma: &str, reading: Reading) -> u32 {
        self.known.get(&(lemma.to_owned(), reading)).copied().unwrap_or(0)
    }

    /// The share of a form's uses that a reading has, and how often the form was tagged in all of them, as far as that can
    /// be told from how often the lemmas were.
    pub(crate) fn share(&self, form: &str, reading: Reading) -> (f64, f64) {
        let weight = |reading| match self.lemma(form, reading) {
            Some(lemma) if lemma == form => f64::from(self.weight(lemma, reading)),
            Some(lemma) => INFLECTED * f64::from(self.weight(lemma, reading)),
            None => 0.0,
        };
        let total: f64 = Reading::ALL.into_iter().map(weight).sum();
        if total > 0.0 { (weight(reading) / total, total) } else { (0.0, total) }
    }

    /// Whether a form is meant so seldom in a reading that nothing should be told of it: the reading has a smaller share
    /// of its uses than `least`, and no inflected form shows that newswire has it all the same.
    pub(crate) fn is_seldom(&self, form: &str, reading: Reading, least: f64) -> bool {
        let (share, total) = self.share(form, reading);
        share == 0.0 || (total >= TAGGED && share < least && !self.is_inflected_often(form, reading))
    }

    /// Whether a lemma's forms of that reading are frequent: "fined", or "fines" of a word that is mostly no verb.
    fn is_inflected_often(&self, lemma: &str, reading: Reading) -> bool {
        let other_than = |other: Reading, place: &usize| !self.places(lemma, other).any(|known| known == *place);
        let own = self.place.get(lemma).copied();
        let mut inflected = self.places(lemma, reading).filter(|&place| Some(place) != own && place < FREQUENT);
        match reading {
            Reading::Verb => inflected.any(|place| other_than(Reading::Noun, &place)),
            Reading::Noun => {
                let as_noun = self.share(lemma, Reading::Noun).0 >= HARDLY_NOUN;
                as_noun && self.share(lemma, Reading::Verb).0 < MOSTLY_VERB && inflected.next().is_some()
            }
            _ => false,
        }
    }

    fn lemma_of(&self, sources: &Sources, form: &str, reading: Reading) -> Option<String> {
        let own = self.weight(form, reading);
        let stop = sources.tables.of(form).meets(Classes::STOP | Classes::NUMBER_WORD);
        let base = by_rule(form, reading, &|base| self.weight(base, reading) > 0).filter(|_| !stop);
        // A slip of the treebank gives a lemma that nobody else knows where the rule has one.
        let attested =
            attested(sources, form, reading).filter(|lemma| base.is_none() || self.weight(lemma, reading) > 0);
        if attested.is_some() {
            return attested;
        }
        let irregular = sources.tables.irregular(form, reading);
        if let Some(base) = irregular.iter().max_by_key(|base| self.weight(base, reading)) {
            return Some(base.clone());
        }
        match base {
            Some(base) if own == 0 || self.is_rather(&base, form, reading) => Some(base),
            _ => (own > 0).then(|| form.to_owned()),
        }
    }

    /// Whether a form that is a lemma itself is rather a form of another: "works" of work, "physics" not of physic.
    fn is_rather(&self, base: &str, form: &str, reading: Reading) -> bool {
        match reading {
            Reading::Noun => {
                let plural = form.ends_with('s') && !form.ends_with("ss") && !form.ends_with("ics");
                plural && self.weight(base, reading) >= self.weight(form, reading)
            }
            _ => self.weight(base, reading) > self.weight(form, reading),
        }
    }
}

/// The lemma that the treebank gives a form, where it does so more than once.
fn attested(sources: &Sources, form: &str, reading: Reading) -> Option<String> {
    let tags = Upos::all().filter(|&upos| Reading::of(upos) == Some(reading));
    let found = tags.filter_map(|upos| sources.treebank.lemma(form, upos));
    let (lemma, count) = found.max_by_key(|(_, count)| *count)?;
    (count >= ATTESTED && is_plain(lemma.trim_end_matches('.'))).then(|| lemma.to_owned())
}

/// Whether a word can be listed: lower-case letters, with hyphens and apostrophes within or before them.
pub(crate) fn is_plain(word: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || matches!(c, '-' | '\'');
    word.len() < 32 && word.contains(|c: char| c.is_ascii_lowercase()) && word.chars().all(plain)
}

/// All words that are known as lemmas, with how often they were tagged as such.
fn known_lemmas(sources: &Sources) -> Result<HashMap<(String, Reading), u32>> {
    let mut known: HashMap<(String, Reading), u32> = HashMap::new();
    let common = Common::new(&sources.wordnet)?;
    for (word, pos, senses) in sources.wordnet.words().filter(|(word, ..)| is_plain(word)) {
        let senses = common.of(&sources.wordnet, senses);
        let tagged: u32 = senses.iter().map(|sense| sense.count).sum();
        let stop = sources.tables.of(word).meets(Classes::STOP);
        if !senses.is_empty() && (tagged > 0 || !stop) {
            known.insert((word.to_owned(), reading_of(pos)), tagged.max(1));
        }
    }
    for (form, upos) in sources.treebank.forms() {
        let Some(reading) = Reading::of(upos).filter(|_| is_plain(form)) else { continue };
        if let Some((_, count)) =
            sources.treebank.lemma(form, upos).filter(|&(lemma, count)| lemma == form && count >= ATTESTED)
        {
            *known.entry((form.to_owned(), reading)).or_default() += count;
        }
    }
    for word in sources.tables.classes.keys() {
        for reading in Reading::ALL.into_iter().filter(|&reading| sources.tables.has_reading(word, reading)) {
            known.entry((word.clone(), reading)).or_insert(1);
        }
    }
    Ok(known)
}

/// The reading that a part of speech of WordNet is.
pub(crate) fn reading_of(pos: Pos) -> Reading {
    match pos {
        Pos::Noun => Reading::Noun,
        Pos::Verb => Reading::Verb,
        Pos::Adjective => Reading::Adjective,
        Pos::Adverb => Reading::Adverb,
    }
}

/// Tells the senses that make a word common from those of names and of learned genera.
pub(crate) struct Common {
    taxa: HashSet<SynsetId>,
}

impl Common {
    pub(crate) fn new(wordnet: &WordNet) -> Result<Self> {
        Ok(Self { taxa: wordnet.kinds_of(wordnet.named("taxonomic_group", Pos::Noun, 1)?) })
    }

    /// The senses that are no names.
    pub(crate) fn of(&self, wordnet: &WordNet, senses: &[Sense]) -> Vec<Sense> {
        let is_common = |sense: &&Sense| {
            let synset = wordnet.synset(sense.synset);
            let taxon = sense.capital
                && (self.taxa.contains(&sense.synset) || synset.to(Link::Hypernym).any(|up| self.taxa.contains(&up)));
            !synset.is_instance() && !taxon
        };
        senses.iter().filter(is_common).copied().collect()
    }
}

/// The forms to list, each once: the words of the vectors in their order, those of the tables, those that WordNet's texts or
/// the treebank have.
fn listed(sources: &Sources, known: &HashMap<(String, Reading), u32>) -> Vec<String> {
    let mut forms: Vec<String> = sources.vectors.words.iter().filter(|word| is_plain(word)).cloned().collect();
    let mut more: BTreeSet<String> = sources.tables.classes.keys().cloned().collect();
    more.extend(sources.tables.pairs.keys().map(|(word, _)| word.clone()));
    more.extend(sources.tables.irregulars().flat_map(|(form, lemma)| [form.to_owned(), lemma.to_owned()]));
    let mut rest: BTreeSet<String> = BTreeSet::new();
    for (word, pos, senses) in sources.wordnet.words().filter(|(word, ..)| is_plain(word)) {
        if known.contains_key(&(word.to_owned(), reading_of(pos))) && senses.iter().any(|sense| sense.count > 0) {
            rest.insert(word.to_owned());
        }
    }
    let attested =
        sources.treebank.forms().filter(|&(form, upos)| is_plain(form) && is_exception(sources, known, form, upos));
    rest.extend(attested.map(|(form, _)| form.to_owned()));
    let mut seen: HashSet<String> = HashSet::new();
    forms.extend(more);
    forms.extend(rest);
    forms.retain(|form| seen.insert(form.clone()));
    forms
}

/// Whether the treebank has a form that is a lemma nobody else knows, or that the rules do not lead to its lemma.
fn is_exception(sources: &Sources, known: &HashMap<(String, Reading), u32>, form: &str, upos: Upos) -> bool {
    let Some(reading) = Reading::of(upos) else { return false };
    let Some((lemma, _)) = sources.treebank.lemma(form, upos).filter(|&(_, count)| count >= ATTESTED) else {
        return false;
    };
    let by_rule = by_rule(form, reading, &|base| known.contains_key(&(base.to_owned(), reading)));
    is_plain(lemma) && by_rule.as_deref() != Some(lemma)
}
