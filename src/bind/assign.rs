//! Which of the pairs of value and fact become claims: the best value of a fact in a clause, the best fact of a value.

use super::claim::{Claim, Guard, Said};
use super::view::SentenceView;
use super::{Setting, hold};
use crate::kinds::comparison::Outcome;
use std::ops::Range;

/// A lead below this is no lead: the value stays unbound (`MATCHING`, rule 2).
pub(super) const LEAD: i32 = 2;

/// A claim that asks for its place.
#[derive(Debug)]
pub(super) struct Candidate {
    /// The claim.
    pub(super) claim: Claim,
    /// The number of its value in the sentence.
    pub(super) value: usize,
    /// Where its clause begins.
    pub(super) clause: usize,
}

/// What a candidate's value is to the declared one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    Agrees,
    Differs,
    Unknown,
}

/// Silences the candidates that another takes the place of, and gives all of them as claims. Each is judged against the
/// others as they came in, so that two rivals of one score silence each other.
pub(super) fn assign(view: &SentenceView<'_>, setting: Setting<'_>, candidates: Vec<Candidate>) -> Vec<Claim> {
    let fits: Vec<Fit> = candidates.iter().map(|candidate| fit(candidate, setting)).collect();
    let guards: Vec<Option<Guard>> = (0..candidates.len())
        .map(|this| {
            let claim = &candidates[this].claim;
            claim.guard.clone().or_else(|| displaced(view, setting, &candidates, &fits, this)).or_else(|| {
                let dateless = matches!(claim.said, Said::Date { days: None, .. }) && fits[this] == Fit::Unknown;
                dateless.then_some(Guard::UnknownDate)
            })
        })
        .collect();
    let claims = candidates.into_iter().map(|candidate| candidate.claim);
    claims.zip(guards).map(|(claim, guard)| Claim { guard, ..claim }).collect()
}

/// Only what may stand, or nearly, is held against its fact: the arithmetic is the dear part.
fn fit(candidate: &Candidate, setting: Setting<'_>) -> Fit {
    let claim = &candidate.claim;
    if !matches!(claim.guard, None | Some(Guard::Missing(_))) {
        return Fit::Unknown;
    }
    match setting.rules.facts.get(claim.fact).map(|fact| hold::hold(fact, claim, setting)) {
        Some(Outcome::Agrees) => Fit::Agrees,
        Some(Outcome::Differs(_)) => Fit::Differs,
        Some(Outcome::Unknown) | None => Fit::Unknown,
    }
}

fn displaced(
    view: &SentenceView<'_>,
    setting: Setting<'_>,
    candidates: &[Candidate],
    fits: &[Fit],
    this: usize,
) -> Option<Guard> {
    let rivals =
        (0..candidates.len()).filter(|&other| other != this && rivals(setting, &candidates[other], fits[other]));
    rivals.into_iter().find_map(|other| {
        let (mine, theirs) = (&candidates[this], &candidates[other]);
        let lead = mine.claim.score - theirs.claim.score;
        if mine.claim.fact == theirs.claim.fact && mine.clause == theirs.clause {
            return (lead < LEAD && gives_way(fits[this], fits[other])).then_some(Guard::BetterValue);
        }
        let taken = mine.value == theirs.value && takes(fits[this], fits[other], lead);
        (taken && !joined_by_and(view, &mine.claim, &theirs.claim)).then_some(Guard::BetterFact(theirs.claim.fact))
    })
}

/// Whether a candidate is a rival: unsilenced; or one that agrees with its value, and lacks only that what its fact is
/// first of all about stands in the sentence itself.
fn rivals(setting: Setting<'_>, candidate: &Candidate, fit: Fit) -> bool {
    let claim = &candidate.claim;
    let groups = setting.lexicon.facts.get(claim.fact).map_or(0, |groups| groups.about.len());
    let nearly = matches!(claim.guard, Some(Guard::Missing(_))) && fit == Fit::Agrees;
    claim.guard.is_none() || nearly && claim.evidence.len() >= groups
}

/// One claim a fact a clause. Of two values as near, the one that agrees is the one that was meant; two that agree stand.
fn gives_way(mine: Fit, theirs: Fit) -> bool {
    let meant = mine != Fit::Differs && theirs == Fit::Differs;
    !meant && (mine, theirs) != (Fit::Agrees, Fit::Agrees)
}

/// Whether another fact takes a value that contradicts this one: where the value agrees with it and this fact has no
/// lead, or where it leads. Without a declared value there is nothing to agree with: only a closer fact takes it.
fn takes(mine: Fit, theirs: Fit, lead: i32) -> bool {
    mine == Fit::Differs && if theirs == Fit::Unknown { lead <= -LEAD } else { lead < LEAD }
}

/// Where the words that tell two facts apart are joined by "and" or "or", the value is both's.
fn joined_by_and(view: &SentenceView<'_>, a: &Claim, b: &Claim) -> bool {
    let own = |claim: &Claim, other: &Claim| -> Vec<Range<usize>> {
        let shared = |at| other.evidence.iter().any(|evidence| evidence.at == at);
        let alone = claim.evidence.iter().filter(|evidence| !shared(evidence.at));
        alone.map(|evidence| view.article.tokens_in(evidence.at)).collect()
    };
    let (mine, theirs) = (own(a, b), own(b, a));
    mine.iter().any(|x| {
        theirs.iter().any(|y| {
            let (first, second) = if x.start < y.start { (x, y) } else { (y, x) };
            let between = first.end..second.start;
            between.len() <= 4 && view.any_word(between, &["and", "or"])
        })
    })
}
