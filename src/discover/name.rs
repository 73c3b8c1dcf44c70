//! Names spelled in two ways, across articles or within one.

use super::Disagreement;
use super::bearer::{self, is_known};
use super::form::{Form, forms};
use super::rank::Draft;
use super::reading::{Place, Story};
use super::spelling::{LONG_NAME, Spelled, body, declare, is_inflected, joined, judge};
use super::stanza::Proposal;
use crate::kinds::Kind;
use crate::kinds::name::{NameDifference, is_generic};
use crate::lang::Lexicon;
use crate::matching::{TokenIndex, TokenRelation, fold, relate_tokens};
use std::collections::{BTreeMap, BTreeSet};

/// A word in more spellings than this tells nothing.
const COMMON: usize = 64;

/// A spelling in so many times the articles of another is right, whatever the lexicon has.
const SETTLED: usize = 3;

/// The spellings of the names of a story that do not go together.
pub(super) fn disagreements(story: &Story) -> Vec<Disagreement> {
    let forms = forms(story);
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for (a, b) in candidates(&forms) {
        let (Some(a), Some(b)) = (forms.get(a), forms.get(b)) else { continue };
        let (right, wrong) = if a.weight() >= b.weight() { (a, b) } else { (b, a) };
        if let Some(spelled) = hold_together(story, right, wrong) {
            let key = key_of(&spelled.difference, right, wrong);
            let group = groups.entry(key).or_insert_with(|| Group::new(spelled.clone(), right, wrong));
            group.add(right, wrong, &spelled);
        }
    }
    let mut groups: Vec<Group> = groups.into_values().map(|group| group.completed(&forms)).collect();
    merge(&mut groups);
    groups.into_iter().filter_map(|group| group.finish(story)).collect()
}

/// Several pairs of spellings that differ alike.
struct Group {
    spelled: Spelled,
    sides: [Side; 2],
}

/// Puts groups together in which the same places are wrong: one disagreement, whatever it is held against.
fn merge(groups: &mut Vec<Group>) {
    groups.sort_by_key(|group| std::cmp::Reverse((group.spelled.score, group.sides[0].claim())));
    let mut kept: Vec<Group> = Vec::new();
    for group in groups.drain(..) {
        let within =
            |other: &&mut Group| group.sides[1].places.iter().all(|place| other.sides[1].places.contains(place));
        match kept.iter_mut().find(within) {
            Some(other) => other.sides[0].places.extend(&group.sides[0].places),
            None => kept.push(group),
        }
    }
    *groups = kept;
}

/// One way to spell the words that differ.
struct Side {
    /// The spelling of most places.
    text: String,
    /// How often that one stands.
    weight: (usize, usize),
    /// The words that differ, folded.
    words: String,
    places: Vec<Place>,
}

impl Side {
    fn new(form: &Form, words: &str) -> Self {
        Self { text: form.text.clone(), weight: (0, 0), words: words.to_owned(), places: Vec::new() }
    }

    fn add(&mut self, form: &Form) {
        if form.weight() > self.weight {
            self.weight = form.weight();
            self.text.clone_from(&form.text);
        }
        self.places.extend(&form.places);
    }

    /// Whether the lexicon has the words that differ.
    fn is_listed(&self) -> bool {
        let listed = |word: &str| Lexicon::english().is_ok_and(|english| english.word(word).is_some());
        !self.words.is_empty() && self.words.split(' ').all(listed)
    }

    /// More articles, then more places, have the better claim.
    fn claim(&self) -> (usize, usize) {
        let articles: BTreeSet<usize> = self.places.iter().map(|place| place.article).collect();
        (articles.len(), self.places.iter().collect::<BTreeSet<_>>().len())
    }
}

impl Group {
    fn new(spelled: Spelled, right: &Form, wrong: &Form) -> Self {
        let (found, declared) = match &spelled.difference {
            NameDifference::Misspelt { found, declared, .. } => (fold(found), fold(declared)),
            _ => (String::new(), String::new()),
        };
        Self { spelled, sides: [Side::new(right, &declared), Side::new(wrong, &found)] }
    }

    fn add(&mut self, right: &Form, wrong: &Form, spelled: &Spelled) {
        self.spelled.score = self.spelled.score.max(spelled.score);
        let turned = match &spelled.difference {
            NameDifference::Misspelt { found, .. } => self.sides[1].words != fold(found),
            _ => false,
        };
        let [first, second] = &mut self.sides;
        first.add(if turned { wrong } else { right });
        second.add(if turned { right } else { wrong });
    }

    /// With the places where the words that differ stand alone, and the side with the better claim first.
    fn completed(mut self, forms: &[Form]) -> Self {
        for side in &mut self.sides {
            // A word of the name that differs stands for it alone, too.
            for word in side.words.split(' ').filter(|word| !word.is_empty()) {
                side.places.extend(bare(forms, word));
            }
        }
        self.sides.sort_by_key(|side| std::cmp::Reverse(side.claim()));
        let [right, wrong] = &self.sides;
        let settled = right.claim().0 >= SETTLED * wrong.claim().0;
        if !settled && wrong.is_listed() && !right.is_listed() {
            self.sides.reverse(); // a name that the lexicon has is not the one pointed at
        }
        self
    }

    fn finish(self, story: &Story) -> Option<Disagreement> {
        let [right, wrong] = self.sides;
        let misspelt = matches!(self.spelled.difference, NameDifference::Misspelt { .. });
        let mut reject: Vec<String> = wrong.places.iter().map(|&place| story.words(place)).collect();
        reject.sort();
        reject.dedup();
        let proposal = Proposal::Name { canonical: right.text.clone(), reject };
        Draft {
            kind: Kind::Name,
            code: if misspelt { "name-differs" } else { "name-form-differs" },
            message: format!("“{}” where others write “{}”", wrong.text, right.text),
            reason: self.spelled.why,
            score: self.spelled.score,
            minority: wrong.places,
            majority: right.places,
            proposal,
        }
        .finish(story)
    }
}

/// Where a word of a name stands alone.
fn bare<'f>(forms: &'f [Form], fold: &str) -> impl Iterator<Item = &'f Place> {
    let fold = fold.to_owned();
    let alone = move |form: &&Form| form.is_bare() && form.content().next().is_some_and(|word| word.fold == fold);
    forms.iter().filter(alone).flat_map(|form| &form.places)
}

fn key_of(difference: &NameDifference, right: &Form, wrong: &Form) -> String {
    match difference {
        NameDifference::Misspelt { found, declared, .. } => {
            let (a, b) = (fold(found), fold(declared));
            if a < b { format!("{a}|{b}") } else { format!("{b}|{a}") }
        }
        NameDifference::Particle(particle) => {
            format!("{particle} {}", wrong.content().last().map_or("", |word| &word.fold))
        }
        _ => format!("{}||{}", wrong.text, right.text),
    }
}

/// Pairs of spellings worth a look: with a word in common, or words close to each other, or the same letters.
fn candidates(forms: &[Form]) -> BTreeSet<(usize, usize)> {
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut by_letters: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, form) in forms.iter().enumerate() {
        let words: BTreeSet<&str> = form.content().map(|word| word.fold.as_str()).collect();
        for word in words.into_iter().filter(|word| !is_generic(word)) {
            by_word.entry(word).or_default().push(index);
        }
        by_letters.entry(form.words.iter().map(|word| word.fold.as_str()).collect()).or_default().push(index);
        if form.content().count() >= LONG_NAME {
            let initials: String = form.content().filter_map(|word| word.fold.chars().next()).collect();
            by_letters.entry(format!("^{initials}")).or_default().push(index);
        }
    }
    let mut pairs = BTreeSet::new();
    let mut pair = |a: &[usize], b: &[usize]| {
        if a.len() <= COMMON && b.len() <= COMMON {
            let both = a.iter().flat_map(|&a| b.iter().map(move |&b| (a.min(b), a.max(b))));
            pairs.extend(both.filter(|(a, b)| a != b));
        }
    };
    for indexes in by_word.values().chain(by_letters.values()) {
        pair(indexes, indexes);
    }
    let words: Vec<&str> = by_word.keys().copied().collect();
    let index = TokenIndex::build(words.iter().copied().zip(0u32..));
    let mut near = Vec::new();
    for word in &words {
        index.candidates(word, &mut near);
        for other in near.iter().filter_map(|&other| words.get(other as usize)).filter(|other| *other > word) {
            if let (Some(a), Some(b)) = (by_word.get(word), by_word.get(other)) {
                pair(a, b);
            }
        }
    }
    pairs
}

fn hold_together(story: &Story, right: &Form, wrong: &Form) -> Option<Spelled> {
    if right.is_bare() || wrong.is_bare() {
        return joined(right, wrong).or_else(|| bare_pair(story, right, wrong));
    }
    if let Some(body) = body(right, wrong) {
        return Some(body);
    }
    // Who is named both ways at length in one article is two people.
    let both = right.in_articles().intersection(&wrong.in_articles()).copied().collect::<Vec<_>>();
    let often = |form: &Form, article: usize| form.places.iter().filter(|place| place.article == article).count() > 1;
    if both.iter().any(|&article| often(right, article) && often(wrong, article)) {
        return None;
    }
    // Father and son stand in one article, each with names of their own.
    let judged = || judge(&declare(right), right, wrong);
    bearer::other_family(story, right, wrong)
        .or_else(judged)
        .or_else(|| bearer::other_given(right, wrong))
        .or_else(|| bearer::far_family(story, right, wrong))
        .filter(|spelled| both.is_empty() || !is_of_several_words(&spelled.difference))
}

/// Whether more than one word of a name differs.
fn is_of_several_words(difference: &NameDifference) -> bool {
    matches!(difference, NameDifference::Misspelt { words, .. } if *words > 1)
}

/// Two spellings of which one at least is a single word: close only where one letter differs, or in romanisation.
fn bare_pair(story: &Story, right: &Form, wrong: &Form) -> Option<Spelled> {
    let (r, w) = (right.content().next_back()?, wrong.content().next_back()?);
    if r.fold == w.fold || is_inflected(&r.fold, &w.fold) || r.is_initial() || w.is_initial() {
        return None;
    }
    let letters = r.fold.chars().count().min(w.fold.chars().count());
    let particle = |form: &Form| form.words.iter().any(|word| word.particle);
    let tied = particle(right) && particle(wrong);
    let apart = strsim::osa_distance(&r.fold, &w.fold);
    let relation = relate_tokens(&r.text, &w.text);
    let romanised = matches!(relation, TokenRelation::Romanisation { .. });
    let opens = r.fold.chars().next() == w.fold.chars().next();
    if letters < 5 || apart > 1 && !(romanised && letters >= 6 && opens) || letters < 6 && !tied {
        return None;
    }
    let ordinary = |fold: &str| story.is_lower(fold);
    if ordinary(&w.fold)
        || ordinary(&r.fold)
        || is_known(&w.fold) && is_known(&r.fold)
        || is_generic(&w.fold)
        || is_generic(&r.fold)
    {
        return None;
    }
    let rare = right.places.len() >= 3 * wrong.places.len();
    let apart = right.in_articles().is_disjoint(&wrong.in_articles());
    let score = match (tied || romanised, rare || apart) {
        (true, true) => 75,
        (true, false) | (false, true) => 60,
        (false, false) => 35,
    };
    let difference = NameDifference::Misspelt { found: w.text.clone(), declared: r.text.clone(), words: 1 };
    Some(Spelled { difference, score, why: format!("“{}” is one letter from “{}”", w.text, r.text) })
}
