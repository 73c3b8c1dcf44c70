//! Names and terms: one finding for each wrong form in a source.

use super::steps::MOST_SIDES;
use super::{finding, label};
use crate::finding::{Finding, Side};
use crate::judge::Setting;
use crate::judge::claim::{Claim, Guard, Said};
use crate::kinds::Severity;
use crate::kinds::comparison::Difference;
use crate::kinds::fact::FactBody;
use crate::kinds::name::NameDifference;
use crate::kinds::term::{TermVerdict, describe};
use crate::matching::fold;
use crate::rules::Fact;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

pub(super) fn judge_names(fact: &Fact, claims: &[Claim], setting: Setting<'_>) -> Vec<Finding> {
    let wrong =
        claims.iter().filter(|claim| claim.stands() && matches!(&claim.said, Said::Name { difference: Some(_), .. }));
    group_by_form(wrong).into_iter().filter_map(|group| name_finding(fact, &group, setting)).collect()
}

pub(super) fn is_substituted(claim: &Claim) -> bool {
    let open = matches!(claim.guard, None | Some(Guard::Unproven));
    open && matches!(&claim.said, Said::Name { difference: Some(NameDifference::Substituted { .. }), .. })
}

/// A wrong name of a body, proven by an acronym in one source, is wrong in all.
pub(super) fn judge_substituted(fact: &Fact, claims: &[Claim], setting: Setting<'_>) -> Vec<Finding> {
    let wrong = |claim: &Claim| match &claim.said {
        Said::Name { difference: Some(NameDifference::Substituted { found, .. }), .. } => fold(found),
        _ => String::new(),
    };
    let mut proven: HashMap<String, &Claim> = HashMap::new();
    for claim in claims.iter().filter(|claim| claim.stands()) {
        proven.entry(wrong(claim)).or_insert(claim);
    }
    let unproven = claims.iter().filter(|claim| !claim.stands());
    let of_proven = unproven.filter(|claim| proven.contains_key(&wrong(claim)));
    let mut findings = Vec::new();
    for group in group_by_source_and_form(of_proven) {
        let Some(first) = group.first() else { continue };
        let proof = proven.get(&wrong(first));
        let here = proof.is_some_and(|proof| Arc::ptr_eq(&proof.source, &first.source));
        let Some(mut found) = name_finding(fact, &group, setting).filter(|_| !here) else { continue };
        found.against.extend(proof.map(|proof| Side::Said(label(proof))));
        findings.push(found);
    }
    findings
}

pub(super) fn name_finding(fact: &Fact, group: &[&Claim], setting: Setting<'_>) -> Option<Finding> {
    let Said::Name { difference: Some(difference), right } = &group.first()?.said else { return None };
    let form = !matches!(difference, NameDifference::Rejected | NameDifference::Misspelt { .. });
    let found = Difference::contradiction(if form { "name-form-differs" } else { "name-differs" });
    let found = if form { found.weighing(Severity::Warning) } else { found };
    let fix = |claim: &&Claim| {
        let text = claim.at.of(&claim.source.text);
        (!claim.manner.quoted).then(|| difference.fix(text, right))
    };
    let text = group.first()?.at.of(&group.first()?.source.text);
    finding(fact, group, found, difference.describe(text, right), fix, setting)
}

pub(super) fn judge_terms(fact: &Fact, claims: &[Claim], setting: Setting<'_>) -> Vec<Finding> {
    let wrong = claims.iter().filter(|claim| {
        claim.stands()
            && matches!(&claim.said, Said::Term(TermVerdict::Rejected(_) | TermVerdict::Joined | TermVerdict::Case))
    });
    let mut findings: Vec<Finding> =
        group_by_form(wrong).into_iter().filter_map(|group| term_finding(fact, &group, setting)).collect();
    if let FactBody::Term(term) = &fact.body
        && term.consistent.is_some()
    {
        findings.extend(judge_consistency(fact, claims, setting));
    }
    findings
}

pub(super) fn term_finding(fact: &Fact, group: &[&Claim], setting: Setting<'_>) -> Option<Finding> {
    let FactBody::Term(term) = &fact.body else { return None };
    let first = group.first()?;
    let Said::Term(verdict) = &first.said else { return None };
    let found = Difference::contradiction(if matches!(verdict, TermVerdict::Rejected(_)) {
        "term-rejected"
    } else {
        "term-form-differs"
    });
    let found = if matches!(verdict, TermVerdict::Rejected(_)) { found } else { found.weighing(Severity::Warning) };
    let message = describe(verdict, first.at.of(&first.source.text), term.prefer.as_deref());
    let fix = |claim: &&Claim| if claim.manner.quoted { None } else { term.prefer.clone() };
    finding(fact, group, found, message, fix, setting)
}

/// One form should be kept to: the form that most places have, of two as frequent the one that comes first.
pub(super) fn judge_consistency(fact: &Fact, claims: &[Claim], setting: Setting<'_>) -> Vec<Finding> {
    let form_of = |claim: &Claim| if let Said::Term(TermVerdict::OneOf(form)) = claim.said { Some(form) } else { None };
    let standing: Vec<&Claim> = claims.iter().filter(|claim| claim.stands() && form_of(claim).is_some()).collect();
    let counted: Vec<&Claim> = standing.iter().copied().filter(|claim| !claim.manner.heading).collect();
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for claim in &counted {
        let form = form_of(claim).unwrap_or(0);
        match counts.iter_mut().find(|(other, _)| *other == form) {
            Some((_, count)) => *count += 1,
            None => counts.push((form, 1)),
        }
    }
    let Some(&(kept, _)) = counts.iter().rev().max_by_key(|(_, count)| *count) else { return Vec::new() };
    let majority: Vec<&Claim> = counted.iter().copied().filter(|claim| form_of(claim) == Some(kept)).collect();
    let minority = counted.iter().copied().filter(|claim| form_of(claim) != Some(kept));
    let of_majority: HashSet<_> = majority.iter().map(|claim| Arc::as_ptr(&claim.source)).collect();
    let mut findings = Vec::new();
    for group in group_by_source_and_form(minority) {
        let Some(first) = group.first() else { continue };
        let right = majority.first().map_or("", |claim| claim.at.of(&claim.source.text));
        let here = of_majority.contains(&Arc::as_ptr(&first.source));
        let place = if here { "the article also writes" } else { "the other sources write" };
        let message = format!("“{}” where {place} “{right}”", first.at.of(&first.source.text));
        let quoted = group.iter().all(|claim| claim.manner.quoted);
        let found = Difference::contradiction("term-inconsistent").weighing(if quoted {
            Severity::Note
        } else {
            Severity::Warning
        });
        let Some(mut found) = finding(fact, &group, found, message, |_| None, setting) else { continue };
        found.against = majority.iter().take(MOST_SIDES).map(|claim| Side::Said(label(claim))).collect();
        findings.push(found);
    }
    findings
}

/// Claims of one wrong form, in the order of the text.
fn group_by_form<'c>(claims: impl Iterator<Item = &'c Claim>) -> Vec<Vec<&'c Claim>> {
    group_by(claims, |claim| fold(claim.at.of(&claim.source.text)))
}

fn group_by_source_and_form<'c>(claims: impl Iterator<Item = &'c Claim>) -> Vec<Vec<&'c Claim>> {
    let by_source = group_by(claims, |claim| Arc::as_ptr(&claim.source));
    by_source.into_iter().flat_map(|claims| group_by_form(claims.into_iter())).collect()
}

/// Claims that share a key, the groups in the order of their first.
fn group_by<'c, K: Eq + Hash>(
    claims: impl Iterator<Item = &'c Claim>,
    key: impl Fn(&Claim) -> K,
) -> Vec<Vec<&'c Claim>> {
    let mut numbers: HashMap<K, usize> = HashMap::new();
    let mut groups: Vec<Vec<&Claim>> = Vec::new();
    for claim in claims {
        let number = *numbers.entry(key(claim)).or_insert(groups.len());
        match groups.get_mut(number) {
            Some(group) => group.push(claim),
            None => groups.push(vec![claim]),
        }
    }
    groups
}
