//! How much speaks for a disagreement, and what becomes a finding of it.

use super::Disagreement;
use super::reading::{Place, Story};
use super::stanza::{Proposal, choices, propose};
use crate::finding::{Code, Finding, Repeat, Side};
use crate::kinds::{Kind, Relation, Severity};
use std::collections::BTreeSet;

/// From 0, a guess, to 100, proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(pub u8);

/// What has less than this is shown only on request.
pub(super) const SHOWN: Score = Score(30);

/// What has less than this is a note: an editor may want to look, but not to be stopped.
pub(super) const LOUD: Score = Score(50);

/// What is never more: how a house joins its words, and what in 63 events of the news was wrong more often than right, who
/// spoke and when.
const NO_MORE_THAN_NOTES: [&str; 4] =
    ["name-form-differs", "term-inconsistent", "quote-speaker-differs", "date-differs"];

/// A disagreement before it is weighed.
pub(super) struct Draft {
    pub(super) kind: Kind,
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) reason: String,
    /// How sure the evidence is by itself, from 0 to 100.
    pub(super) score: u8,
    /// The side that fewer sources are on.
    pub(super) minority: Vec<Place>,
    /// The other side.
    pub(super) majority: Vec<Place>,
    /// The rule that would find it again.
    pub(super) proposal: Proposal,
}

/// A sure contradiction.
const ERROR: Score = Score(80);

impl Draft {
    /// The finished disagreement: places in the order of the text, each once.
    pub(super) fn finish(mut self, story: &Story) -> Option<Disagreement> {
        for side in [&mut self.minority, &mut self.majority] {
            side.sort_unstable();
            side.dedup();
        }
        let (proposals, choices) = (propose(&self, story), choices(&self, story));
        let (first, rest) = self.minority.split_first()?;
        let most = if NO_MORE_THAN_NOTES.contains(&self.code) { LOUD.0 - 1 } else { 100 };
        let score = Score(self.score.min(most));
        let finding = Finding {
            fact: None,
            kind: self.kind,
            code: Code(self.code),
            severity: severity_of(score),
            relation: if score < LOUD { Relation::Unclear } else { Relation::Contradicts },
            message: self.message,
            help: Vec::new(),
            at: story.label(*first),
            against: one_a_form(story, &self.majority).map(|place| Side::Said(story.label(place))).collect(),
            also: rest.iter().map(|&place| Repeat { at: story.label(place), fix: None }).collect(),
            fix: None,
            ignored: None,
        };
        (!finding.against.is_empty()).then_some(Disagreement {
            score,
            reason: self.reason,
            finding,
            stanza: None,
            choices,
            proposals,
        })
    }
}

fn severity_of(score: Score) -> Severity {
    if score >= ERROR {
        Severity::Error
    } else if score >= LOUD {
        Severity::Warning
    } else {
        Severity::Note
    }
}

/// The first place of each wording in each source.
fn one_a_form(story: &Story, places: &[Place]) -> impl Iterator<Item = Place> {
    let mut seen = BTreeSet::new();
    places.iter().copied().filter(move |&place| seen.insert((place.article, story.words(place))))
}

/// Best first; equals in the order of their places.
pub(super) fn order(found: &mut [Disagreement]) {
    found.sort_by(|a, b| {
        let place = |found: &Disagreement| (found.finding.at.source.id, found.finding.at.span, found.finding.code);
        b.score.cmp(&a.score).then_with(|| place(a).cmp(&place(b)))
    });
}
