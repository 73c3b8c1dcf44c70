//! Where the words of a fact stand, seen from a spot, and how like them its own words are.

use super::link::{Counted, GroupLink, GroupPart, Match, Place};
use super::site::{Site, Spot, Stand, overlaps};
use super::view::distance;
use crate::kinds::fact::FactBody;
use crate::kinds::quantity::{Dimension, Unit};
use crate::kinds::words::Group;
use crate::lang::{self, Attribute, Classes, Lexicon as English, Relation, Upos, Use, attributes};
use crate::matching::inflection_key;
use crate::recognise::values::Reading;
use crate::recognise::{GroupHit, Match as HitMatch};
use std::ops::Range;
use std::sync::OnceLock;

impl Site<'_> {
    /// The groups of a fact, each with its nearest words.
    #[must_use]
    pub fn group_links(&self, fact: usize, spot: &Spot<'_>, stand: Option<&Stand>) -> Vec<GroupLink> {
        let (Some(frame), Some(groups)) = (self.fact(fact), self.groups(fact)) else { return Vec::new() };
        let part = |at: usize, group: u32| match () {
            () if at == frame.key => GroupPart::Key,
            () if groups.verb == Some(group) => GroupPart::Verb,
            () => GroupPart::Other,
        };
        let needed = frame.groups.iter().enumerate().map(|(at, &group)| (group, part(at, group)));
        let all = needed.chain(groups.of.map(|group| (group, GroupPart::Of)));
        all.map(|(group, part)| self.nearest(fact, (group, part), spot, stand)).collect()
    }

    fn nearest(
        &self,
        fact: usize,
        (group, part): (u32, GroupPart),
        spot: &Spot<'_>,
        stand: Option<&Stand>,
    ) -> GroupLink {
        // What is counted may be said by the number's own words ("dozens"); other groups are not met by the spot itself.
        let apart = |hit: &&&crate::recognise::GroupHit| part == GroupPart::Of || !overlaps(&hit.tokens, &spot.tokens);
        let best = self
            .hits
            .iter()
            .filter(|hit| hit.group == group && !self.refuses(fact, &hit.tokens))
            .filter(apart)
            .map(|hit| (self.place(hit, spot, stand), distance(&hit.tokens, &spot.tokens), hit))
            .min_by_key(|(place, gap, hit)| (*place as usize + hit.how as usize, hit.how, *gap, hit.tokens.start));
        let by_unit = GroupLink { group, part, place: Place::Phrase, how: Match::Unit, gap: 0, at: None };
        match best {
            Some((place, ..)) if place > Place::Predicate && self.unit_says(group, spot) => by_unit,
            Some((place, gap, hit)) => {
                let at = Some(self.article.span(hit.tokens.clone()));
                GroupLink { group, part, place, how: hit.how.into(), gap, at }
            }
            None if self.unit_says(group, spot) => by_unit,
            None => self.outside(group, part),
        }
    }

    fn place(&self, hit: &GroupHit, spot: &Spot<'_>, stand: Option<&Stand>) -> Place {
        let (Some(scene), Some(stand), Some(word)) = (self.scene(), stand, self.head(&hit.tokens)) else {
            return match distance(&hit.tokens, &spot.tokens) {
                0..=2 => Place::Phrase,
                3..=6 => Place::Argument,
                _ => Place::Sentence,
            };
        };
        scene.place(stand.head, word)
    }

    /// A group outside the sentence: before it, in the headline, anywhere.
    fn outside(&self, group: u32, part: GroupPart) -> GroupLink {
        let sentences = &self.article.segments.sentences;
        let before = self.view.index.checked_sub(1).and_then(|index| sentences.get(index)).map(|s| s.tokens.clone());
        let find =
            |tokens: Option<Range<usize>>| self.article.all_hits_in(tokens?).filter(|hit| hit.group == group).last();
        let found = find(before)
            .map(|hit| (Place::Before, hit))
            .or_else(|| find(Some(self.view.context())).map(|hit| (Place::Paragraph, hit)))
            .or_else(|| find(self.heading()).map(|hit| (Place::Heading, hit)))
            .or_else(|| find(Some(0..self.article.tokens.len())).map(|hit| (Place::Article, hit)));
        let nowhere = GroupLink { group, part, place: Place::Nowhere, how: Match::Listed, gap: 0, at: None };
        found.map_or(nowhere, |(place, hit)| {
            let at = Some(self.article.span(hit.tokens.clone()));
            GroupLink { place, how: hit.how.into(), at, ..nowhere }
        })
    }

    /// Whether the value's unit says what a group asks for: kilograms weigh, dollars cost.
    fn unit_says(&self, group: u32, spot: &Spot<'_>) -> bool {
        let Some(dimension) = dimension_of(spot) else { return false };
        let Some(listed) = self.ground.setting.lexicon.groups.get(group as usize) else { return false };
        let said =
            |key: &String| keyed_attributes().iter().any(|(other, row)| row.dimension == dimension && other == key);
        listed.phrases.iter().any(|phrase| matches!(&phrase.keys[..], [key] if said(key)))
    }

    /// What a number counts.
    #[must_use]
    pub fn counted(&self, fact: usize, spot: &Spot<'_>, stand: Option<&Stand>) -> Counted {
        let declared = self.ground.setting.rules.facts.get(fact).map(|fact| &fact.body);
        let (Some(FactBody::Count(count)), Some(Reading::Quantity(quantity))) = (declared, spot.value) else {
            return Counted::Measured;
        };
        let of = self.groups(fact).and_then(|groups| groups.of).zip(count.of.as_ref());
        let Some((of, listed)) = of.filter(|_| quantity.unit == Unit::None) else { return Counted::Measured };
        let Some(stand) = stand else {
            let near = |hit: &&&GroupHit| hit.group == of && distance(&hit.tokens, &spot.tokens) <= 2;
            return if self.hits.iter().any(|hit| near(&hit)) { Counted::Listed } else { Counted::Bare };
        };
        let apart = stand.noun != stand.head && !stand.inside.contains(&stand.noun);
        // "A total of 40 geese", "hundreds of people": what the number is of.
        let of_what = || {
            let child = self.children(stand.head).find(|&child| {
                self.relation(child) == Relation::Nmod && !stand.inside.contains(&child) && self.has_case(child, "of")
            });
            child.filter(|&child| !self.is_definite(child))
        };
        match if apart { Some(stand.noun) } else { of_what() } {
            Some(noun) => self.counts(fact, of, listed, noun),
            None if self.meets(of, &spot.tokens) => Counted::Listed,
            None => Counted::Bare,
        }
    }

    fn counts(&self, fact: usize, of: u32, listed: &Group, noun: usize) -> Counted {
        let tokens = self.tokens_of(noun);
        let hits = self.hits.iter().filter(|hit| hit.group == of && overlaps(&hit.tokens, &tokens));
        match hits.map(|hit| hit.how).min() {
            Some(HitMatch::Listed) => return Counted::Listed,
            Some(_) => return Counted::Near,
            None if self.own_hit(fact, &tokens) => return Counted::About,
            None => {}
        }
        let people = Classes::PERSON | Classes::KIN | Classes::DEMONYM | Classes::OCCUPATION;
        let english = English::english().ok();
        let is_person =
            |word: &str| english.as_ref().is_some_and(|english| english.classes(word).meets(Classes::PERSON));
        let last = |phrase: &crate::kinds::words::Phrase| phrase.text.split_whitespace().last().is_some_and(is_person);
        if self.classes(noun).meets(people) && listed.phrases.iter().any(last) {
            return Counted::SameClass;
        }
        if matches!(self.upos(noun), Upos::Verb | Upos::Adj | Upos::Num) { Counted::Bare } else { Counted::Other }
    }

    /// How the last words of the listed phrases of a group are used.
    fn listed(&self, group: u32) -> Vec<Use> {
        let Ok(model) = lang::english() else { return Vec::new() };
        let group = self.ground.setting.lexicon.groups.get(group as usize);
        let phrases = group.into_iter().flat_map(|group| &group.phrases);
        phrases.filter_map(|phrase| model.use_of(phrase.text.split_whitespace().last()?)).collect()
    }

    fn key_words(&self, fact: usize) -> Vec<Use> {
        let key = self.fact(fact).and_then(|frame| frame.groups.get(frame.key));
        key.map_or_else(Vec::new, |&key| self.listed(key))
    }

    /// How alike a word is used to the most alike of others, in hundredths.
    fn likeness(&self, word: usize, others: &[Use]) -> i32 {
        let used = lang::english().ok().filter(|_| !others.is_empty()).and_then(|model| model.use_of(self.form(word)));
        used.map_or(0, |used| others.iter().map(|&other| used.similarity(other)).max().unwrap_or(0))
    }

    /// How alike the predicate is to the words that tell the fact apart.
    #[must_use]
    pub fn predicate_like(&self, fact: usize, stand: &Stand) -> i32 {
        if stand.predicate == stand.noun { 0 } else { self.likeness(stand.predicate, &self.key_words(fact)) }
    }

    /// How alike the most alike content word of the spot's clause is to them.
    #[must_use]
    pub fn clause_like(&self, fact: usize, stand: &Stand) -> i32 {
        let Some(scene) = self.scene() else { return 0 };
        let listed = self.key_words(fact);
        let content = |&word: &usize| {
            !stand.inside.contains(&word)
                && scene.clause_of(word) == stand.predicate
                && matches!(self.upos(word), Upos::Noun | Upos::Verb | Upos::Adj | Upos::Adv)
        };
        (0..scene.tree.words.len()).filter(content).map(|word| self.likeness(word, &listed)).max().unwrap_or(0)
    }

    /// How alike the counted noun is to `of`, or the noun of a measure to the fact's words.
    #[must_use]
    pub fn noun_like(&self, fact: usize, stand: &Stand) -> i32 {
        let Some(groups) = self.groups(fact) else { return 0 };
        match groups.of {
            Some(of) => self.likeness(stand.noun, &self.listed(of)),
            None => {
                let listed: Vec<Use> = groups.about.iter().flat_map(|&group| self.listed(group)).collect();
                self.likeness(stand.chain.get(1).copied().unwrap_or(stand.noun), &listed)
            }
        }
    }
}

/// The attributes of English, each with the key of its word.
pub(super) fn keyed_attributes() -> &'static [(String, Attribute)] {
    static KEYED: OnceLock<Vec<(String, Attribute)>> = OnceLock::new();
    KEYED.get_or_init(|| attributes().iter().map(|row| (inflection_key(row.word), *row)).collect())
}

/// What the table of attributes calls the dimension of a spot's value.
#[must_use]
pub(super) fn dimension_of(spot: &Spot<'_>) -> Option<&'static str> {
    let Some(Reading::Quantity(quantity)) = spot.value else { return None };
    match &quantity.unit {
        Unit::Currency(_) => Some("money"),
        Unit::Measure(measure) => match measure.dimension {
            Dimension::Length => Some("length"),
            Dimension::Mass => Some("mass"),
            Dimension::Speed => Some("speed"),
            Dimension::Temperature => Some("temperature"),
            Dimension::Area => Some("area"),
            Dimension::Volume => Some("volume"),
            Dimension::Duration => Some("duration"),
            _ => None,
        },
        Unit::None => None,
    }
}

impl From<HitMatch> for Match {
    fn from(how: HitMatch) -> Self {
        match how {
            HitMatch::Listed => Self::Listed,
            HitMatch::Derived => Self::Derived,
            HitMatch::Synonym => Self::Synonym,
            HitMatch::Kind => Self::Kind,
            HitMatch::Close => Self::Close,
        }
    }
}
