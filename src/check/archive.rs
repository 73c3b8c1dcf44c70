//! Findings between the articles checked and an archive: shown at the words of the former.

use crate::finding::{Finding, Label, Repeat, Side};
use crate::kinds::Relation;
use crate::span::SourceId;

/// The findings that concern articles before `archive`, the first article of the archive, turned so that each stands
/// at their words.
pub(super) fn of_own_sources(findings: Vec<Finding>, archive: SourceId) -> Vec<Finding> {
    findings.into_iter().filter_map(|finding| turned(finding, archive)).collect()
}

fn turned(mut finding: Finding, archive: SourceId) -> Option<Finding> {
    let own = |label: &Label| label.source.id < archive;
    let is_own = |repeat: &Repeat| own(&repeat.at);
    if !own(&finding.at) {
        let Some(index) = finding.also.iter().position(is_own) else { return other_way_round(finding, archive) };
        let first = finding.also.remove(index);
        finding.at = first.at;
        finding.fix = first.fix;
    }
    finding.also.retain(is_own);
    Some(finding)
}

/// The same finding seen from the other side, where that is an article's own.
fn other_way_round(finding: Finding, archive: SourceId) -> Option<Finding> {
    let mut own = Vec::new();
    let mut against = vec![Side::Said(finding.at)];
    against.extend(finding.also.into_iter().map(|repeat| Side::Said(repeat.at)));
    for side in finding.against {
        match side {
            Side::Said(label) if label.source.id < archive => own.push(label),
            side => against.push(side),
        }
    }
    let mut own = own.into_iter();
    let at = own.next()?;
    let Some(Side::Said(other)) = against.first() else { return None };
    let words = |label: &Label| label.text().split_whitespace().collect::<Vec<_>>().join(" ");
    let verb = if finding.relation == Relation::Contradicts { "contradicts" } else { "differs from" };
    let message = format!("“{}” {verb} “{}” in the archive", words(&at), words(other));
    let also = own.filter(|label| label.source.id == at.source.id).map(|at| Repeat { at, fix: None }).collect();
    Some(Finding { message, at, against, also, fix: None, ..finding })
}
