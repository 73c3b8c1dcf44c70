//! Values against what is declared: charity, self-agreement, manner.

use super::finding;
use crate::bind::Setting;
use crate::bind::claim::{Claim, Guard, Said};
use crate::bind::hold::{hold, hold_together};
use crate::finding::Finding;
use crate::kinds::Relation;
use crate::kinds::comparison::{Difference, Outcome};
use crate::matching::fold;
use crate::rules::Fact;

/// A claim's outcome, after charity and self-agreement.
pub(super) fn judge_values(fact: &Fact, claims: &[Claim], setting: Setting<'_>) -> Vec<Finding> {
    let outcomes: Vec<Outcome> = claims.iter().map(|claim| hold(fact, claim, setting)).collect();
    let agrees_elsewhere = |index: usize| {
        (0..claims.len()).any(|other| {
            outcomes[other] == Outcome::Agrees
                && claims[other].stands()
                && claims[other].sentence != claims[index].sentence
        })
    };
    let mut groups: Vec<(usize, Difference)> = Vec::new();
    for (index, claim) in claims.iter().enumerate() {
        let Outcome::Differs(difference) = &outcomes[index] else { continue };
        if !claim.stands() || charity(claims, &outcomes, index) {
            continue;
        }
        let mut difference = mannered(claim, difference.clone());
        if agrees_elsewhere(index) && claim.reaches_out() && difference.relation == Relation::Contradicts {
            difference = difference
                .as_relation(Relation::Unclear)
                .with_help("the article agrees with the fact elsewhere, so this may be about something else");
        }
        groups.push((index, difference));
    }
    value_findings(fact, claims, &groups, setting)
}

/// If any candidate of the sentence agrees, or could, no other is flagged.
pub(super) fn charity(claims: &[Claim], outcomes: &[Outcome], index: usize) -> bool {
    let counts = |guard: &Option<Guard>| {
        matches!(
            guard,
            None | Some(Guard::OutsideClause | Guard::BetterValue | Guard::BetterFact(_) | Guard::UnknownDate)
        )
    };
    claims.iter().zip(outcomes).enumerate().any(|(other, (claim, outcome))| {
        let unknown_date = matches!(claim.said, Said::Date { days: None, .. }) && *outcome == Outcome::Unknown;
        other != index
            && claim.sentence == claims[index].sentence
            && counts(&claim.guard)
            && (*outcome == Outcome::Agrees || unknown_date)
    })
}

/// A wrong value in another's mouth is the source's error; one that only a forecast got wrong, none.
pub(super) fn mannered(claim: &Claim, difference: Difference) -> Difference {
    let value = matches!(claim.said, Said::Number { .. } | Said::Date { .. } | Said::Choice { .. } | Said::Age(_));
    if !value || difference.relation != Relation::Contradicts {
        return difference;
    }
    if claim.manner.forecast && matches!(claim.said, Said::Date { .. } | Said::Choice { .. }) {
        return difference.as_relation(Relation::Forecast);
    }
    if claim.manner.quoted {
        return difference
            .as_relation(Relation::Reported)
            .with_help("it stands between quotation marks: the error is the source's, not the desk's");
    }
    difference
}

pub(super) fn value_findings(
    fact: &Fact,
    claims: &[Claim],
    wrong: &[(usize, Difference)],
    setting: Setting<'_>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut done = vec![false; wrong.len()];
    for first in 0..wrong.len() {
        if done[first] {
            continue;
        }
        let (index, difference) = &wrong[first];
        let same = |other: &(usize, Difference)| {
            other.1.code == difference.code
                && other.1.relation == difference.relation
                && said_alike(fact, &claims[*index], &claims[other.0], setting)
        };
        let mut group = vec![&claims[*index]];
        for (other, done) in wrong.iter().zip(&mut done).skip(first + 1) {
            if !*done && same(other) {
                *done = true;
                group.push(&claims[other.0]);
            }
        }
        let message = value_message(fact, &claims[*index], difference);
        findings.extend(finding(fact, &group, difference.clone(), message, |_| None, setting));
    }
    findings
}

/// Whether two claims of one article say the same, so that the second is only a repeat.
pub(super) fn said_alike(fact: &Fact, a: &Claim, b: &Claim, setting: Setting<'_>) -> bool {
    match (&a.said, &b.said) {
        (Said::Quote(x), Said::Quote(y)) => x == y,
        (Said::Role(x), Said::Role(y)) => fold(x) == fold(y),
        _ => hold_together(fact, a, b, setting) == Outcome::Agrees,
    }
}

pub(super) fn value_message(fact: &Fact, claim: &Claim, difference: &Difference) -> String {
    let found = claim.at.of(&claim.source.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let declared = &fact.declared.text;
    let radius = matches!(claim.said, Said::Number { doubled: true, .. });
    let found = if radius { format!("{found} as a radius") } else { format!("“{found}”") };
    match difference.relation {
        Relation::Contradicts => format!("{found} contradicts the declared {declared}"),
        Relation::Outdated => format!("{found} is outdated: {declared} is declared"),
        Relation::Reported => format!("{found} is reported, against the declared {declared}"),
        Relation::Forecast => format!("{found} was a forecast that did not come true: {declared} is declared"),
        Relation::OtherScope => format!("{found} differs from the declared {declared}, but may be of another scope"),
        Relation::Unclear => format!("{found} may contradict the declared {declared}"),
        Relation::LessPrecise => format!("{found} is less precise than the declared {declared}"),
        Relation::Rounded => format!("{found} is the declared {declared}, rounded"),
    }
}
