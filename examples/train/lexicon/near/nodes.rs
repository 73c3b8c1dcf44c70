//! The lemmas that can be neighbours, with a vector for each reading.

use crate::lexicon::Sources;
use crate::lexicon::forms::Forms;
use crate::lexicon::vectors::{Vector, cosine};
use gainsay::lang::lexicon::Readings;
use gainsay::lang::{Classes, Reading};
use std::collections::{BTreeSet, HashMap};

/// Words that have no neighbours: they stand for nothing, or for one thing each. Names of months and days have none either,
/// but for those that are common words: "wed" stands for marrying.
const ALONE: Classes = Classes::from_bits(
    Classes::STOP.bits() | Classes::NUMBER_WORD.bits() | Classes::PRONOUN.bits() | Classes::MODAL.bits(),
);

/// The readings that have vectors of their own, and as what they are neighbours.
pub(super) const KINDS: [(Readings, Reading); 4] = [
    (Readings::NOUN, Reading::Noun),
    (Readings::VERB, Reading::Verb),
    (Readings::MODIFIER, Reading::Adjective),
    (Readings::MODIFIER, Reading::Adverb),
];

/// A reading that has less than this share of a word's uses has no neighbours: hardly anybody means it.
const SELDOM: f64 = 0.05;

/// A form that other readings have too stands for a reading that has at least this share of the word's uses.
const OFTEN: f64 = 0.4;

/// A form that is so often a lemma itself does not stand for the lemma that it is a form of: "left" for leave.
const OWN_LIFE: u32 = 5;

/// The lemmas that can be neighbours, by their places in one list.
pub(super) struct Nodes<'a> {
    pub(super) lemmas: Vec<&'a str>,
    pub(super) index: HashMap<&'a str, usize>,
    /// The readings of each that are not seldom.
    pub(super) readings: Vec<Readings>,
    /// The vector of each in each of [`KINDS`], the mean of its forms.
    pub(super) vectors: Vec<[Option<Vector>; KINDS.len()]>,
    /// Whether it is a word and no name: names are reached by derivation alone.
    pub(super) words: Vec<bool>,
}

impl<'a> Nodes<'a> {
    pub(super) fn new(sources: &Sources, forms: &'a Forms, classes: &HashMap<String, Classes>) -> Self {
        let of = |form: &str| classes.get(form).copied().unwrap_or_default();
        let can_be = |form: &&str| {
            let named = of(form).meets(Classes::ORDINARY | Classes::DEMONYM | Classes::COUNTRY);
            let listed = sources.vectors.place(form).is_some() || sources.tables.classes.contains_key(*form);
            let lemma =
                KINDS.iter().any(|(_, reading)| forms.is_lemma(form, *reading)) || of(form).meets(Classes::COUNTRY);
            named && listed && lemma && !of(form).meets(ALONE) && form.len() > 1
        };
        let lemmas: Vec<&str> = forms.forms.iter().map(String::as_str).filter(can_be).collect();
        let index = lemmas.iter().enumerate().map(|(at, lemma)| (*lemma, at)).collect();
        let readings = lemmas.iter().map(|lemma| readings_of(forms, lemma)).collect();
        let vectors = lemmas.iter().map(|lemma| vectors_of(sources, forms, lemma)).collect();
        let words = lemmas.iter().map(|lemma| of(lemma).meets(Classes::ORDINARY)).collect();
        Self { lemmas, index, readings, vectors, words }
    }

    /// The cosine of two lemmas in the reading, of several, in which they are nearest; where one has no vector in any of
    /// them, of those that they have.
    pub(super) fn cosine(&self, one: usize, other: usize, readings: Readings) -> Option<f64> {
        let both = self.vectors[one].iter().zip(&self.vectors[other]).zip(KINDS);
        let asked = both.filter(|(_, (kind, _))| readings.contains(*kind));
        let cosines = asked.filter_map(|((one, other), _)| Some(cosine(one.as_ref()?, other.as_ref()?)));
        cosines.max_by(f64::total_cmp).or_else(|| self.any_cosine(one, other))
    }

    /// The cosine of two lemmas in whatever readings they are nearest.
    pub(super) fn any_cosine(&self, one: usize, other: usize) -> Option<f64> {
        let all = self.vectors[one]
            .iter()
            .flatten()
            .flat_map(|one| self.vectors[other].iter().flatten().map(move |other| (one, other)));
        all.map(|(one, other)| cosine(one, other)).max_by(f64::total_cmp)
    }
}

fn readings_of(forms: &Forms, lemma: &str) -> Readings {
    let usual = KINDS.iter().filter(|(_, reading)| match forms.is_lemma(lemma, *reading) {
        true => !forms.is_seldom(lemma, *reading, SELDOM),
        // "found" is a form of find, and the lemma of "founded".
        false => forms.places(lemma, *reading).next().is_some(),
    });
    usual.fold(Readings::default(), |all, (kind, _)| all | *kind)
}

/// The vectors of a lemma in each of [`KINDS`].
fn vectors_of(sources: &Sources, forms: &Forms, lemma: &str) -> [Option<Vector>; KINDS.len()] {
    let usual = readings_of(forms, lemma);
    let places = KINDS.map(|(_, reading)| forms.places(lemma, reading).collect::<BTreeSet<usize>>());
    let vector = |at: usize| {
        // "Next" and "final" stand close to all that happens, and mean none of it.
        let picks = KINDS[at].0 == Readings::MODIFIER && sources.tables.of(lemma).meets(Classes::ORDERING);
        if !usual.contains(KINDS[at].0) || places[at].is_empty() || picks {
            return None;
        }
        let shared =
            |place: &usize| places.iter().enumerate().any(|(other, places)| other != at && places.contains(place));
        let form = |place: &usize| sources.vectors.words[*place].as_str();
        let fits = |place: &usize| {
            let own_life = form(place) != lemma && has_own_life(forms, form(place), KINDS[at].0);
            !own_life && (forms.share(lemma, KINDS[at].1).0 >= OFTEN || !shared(place))
        };
        let chosen: Vec<usize> = places[at].iter().copied().filter(fits).collect();
        let all: Vec<usize> = places[at].iter().copied().collect();
        sources.vectors.mean(if chosen.is_empty() { &all } else { &chosen })
    };
    [vector(0), vector(1), vector(2), vector(3)]
}

/// Whether a form of a lemma in one reading is often another lemma. Participles are adjectives too, and the same in meaning.
fn has_own_life(forms: &Forms, form: &str, kind: Readings) -> bool {
    let regular = form.ends_with("ed") && kind == Readings::VERB;
    let is_often = |reading: Reading| forms.is_lemma(form, reading) && forms.weight(form, reading) >= OWN_LIFE;
    Reading::ALL.into_iter().any(|reading| is_often(reading) && !(regular && reading == Reading::Adjective))
}
