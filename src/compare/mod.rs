//! Claims against declared values, other sources, the same source: charity, grouping, severity.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::string_slice))]

mod between;
mod quotes;
mod spelling;
mod steps;
mod values;

pub use between::{Compared, compare_sources};

use crate::finding::{Code, Finding, Label, Repeat, Side};
use crate::judge::Setting;
use crate::judge::claim::{Claim, Said};
use crate::kinds::comparison::Difference;
use crate::kinds::fact::{Consistent, FactBody};
use crate::kinds::{Kind, Relation, Severity};
use crate::rules::Fact;
use spelling::{is_substituted, judge_names, judge_terms};
use std::collections::BTreeMap;
use std::sync::Arc;
use values::judge_values;

/// What one article comes to: findings against what is declared, and claims that wait for other sources.
#[derive(Debug, Default)]
pub struct Judged {
    /// Findings against declared values and within the article.
    pub findings: Vec<Finding>,
    /// Claims on facts without a declared value.
    pub open: Vec<Claim>,
    /// How many claims stand.
    pub claims: usize,
}

/// Judges the claims of one article.
#[must_use]
pub fn judge_article(claims: Vec<Claim>, setting: Setting<'_>) -> Judged {
    let mut judged = Judged { claims: claims.iter().filter(|claim| claim.stands()).count(), ..Judged::default() };
    let mut by_fact: BTreeMap<usize, Vec<Claim>> = BTreeMap::new();
    for claim in claims {
        by_fact.entry(claim.fact).or_default().push(claim);
    }
    for (fact, claims) in by_fact {
        let Some(declared) = setting.rules.facts.get(fact) else { continue };
        match &declared.body {
            FactBody::Name(_) => {
                judged.findings.extend(judge_names(declared, &claims, setting));
                judged.open.extend(claims.into_iter().filter(is_substituted));
            }
            FactBody::Term(term) if term.consistent == Some(Consistent::All) => judged.open.extend(claims),
            FactBody::Term(_) => judged.findings.extend(judge_terms(declared, &claims, setting)),
            FactBody::Choice(choice) if choice.value.is_none() => {
                judged.findings.extend(judge_values(declared, &claims, setting));
                let rejected = |claim: &Claim| matches!(claim.said, Said::Choice { option, .. } if choice.reject.contains(&option));
                judged.open.extend(claims.into_iter().filter(|claim| claim.stands() && !rejected(claim)));
            }
            body if body.declares() => judged.findings.extend(judge_values(declared, &claims, setting)),
            _ => judged.open.extend(claims.into_iter().filter(Claim::stands)),
        }
    }
    judged
}

fn label(claim: &Claim) -> Label {
    Label::new(&claim.source, claim.at)
}

fn declared_side(fact: &Fact) -> Side {
    let text = match &fact.body {
        FactBody::Name(name) => name.canonical.clone(),
        FactBody::Term(term) => term.prefer.clone().unwrap_or_else(|| term.forms.join(", ")),
        _ => fact.declared.text.clone(),
    };
    Side::Declared { text, rules: Arc::clone(&fact.declared.file), span: fact.declared.at }
}

/// Makes a finding of claims of one wrong form; `None` where its relation is not shown.
fn finding(
    fact: &Fact,
    group: &[&Claim],
    difference: Difference,
    message: String,
    fix: impl Fn(&&Claim) -> Option<String>,
    setting: Setting<'_>,
) -> Option<Finding> {
    let (first, rest) = group.split_first()?;
    let severity = severity_of(fact, first, &difference, setting)?;
    let mut help = difference.help;
    help.extend(fact.note.iter().map(|note| format!("the rule says: {note}")));
    help.extend(fact.source.iter().map(|source| format!("source: {source}")));
    help.extend(fact.link.iter().map(|link| format!("see {link}")));
    let also = rest.iter().map(|claim| Repeat { at: label(claim), fix: fix(claim) }).collect();
    Some(Finding {
        fact: Some(Arc::clone(&fact.id)),
        kind: kind_of(fact, first),
        code: Code(difference.code),
        severity,
        relation: difference.relation,
        message,
        help,
        at: label(first),
        against: vec![declared_side(fact)],
        also,
        fix: fix(first),
        ignored: None,
    })
}

fn kind_of(fact: &Fact, claim: &Claim) -> Kind {
    if matches!(claim.said, Said::Age(_)) { Kind::Count } else { fact.kind() }
}

/// The fact's own severity goes before that of its kind, for contradictions; other relations have their own.
fn severity_of(fact: &Fact, claim: &Claim, difference: &Difference, setting: Setting<'_>) -> Option<Severity> {
    let base = difference.severity.or(difference.relation.severity())?;
    if difference.relation != Relation::Contradicts {
        return Some(base);
    }
    let kind = kind_of(fact, claim);
    let of_kind =
        setting.rules.defaults.severity.iter().find(|(other, _)| *other == kind).map(|&(_, severity)| severity);
    Some(fact.severity.or(of_kind).unwrap_or(base))
}
