//! Sources against each other, where nothing is declared: groups, majority, quotations.

use super::spelling::{judge_substituted, judge_terms};
use super::values::{as_likely, mannered};
use super::{finding, label};
use crate::finding::{Finding, Label, Side};
use crate::judge::Setting;
use crate::judge::claim::{Claim, Said};
use crate::judge::hold::hold_together;
use crate::kinds::comparison::Outcome;
use crate::kinds::fact::FactBody;
use crate::kinds::quote::{OTHER_SPEAKER, QuoteRelation, compare_tied_quotations};
use crate::rules::Fact;
use crate::span::ByteSpan;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// Holds the sources against each other on facts without a declared value: claims that agree are grouped, and each
/// minority value is one finding.
#[must_use]
pub fn compare_sources(open: Vec<Claim>, setting: Setting<'_>) -> Vec<Finding> {
    let mut by_fact: BTreeMap<usize, Vec<Claim>> = BTreeMap::new();
    for claim in open {
        by_fact.entry(claim.fact).or_default().push(claim);
    }
    let mut findings = Vec::new();
    for (fact, claims) in by_fact {
        let declared = &setting.rules.facts[fact];
        match &declared.body {
            FactBody::Term(_) => findings.extend(judge_terms(declared, &claims, setting)),
            FactBody::Name(_) => findings.extend(judge_substituted(declared, &claims, setting)),
            FactBody::Quote(_) => findings.extend(compare_quotes(declared, &claims, setting)),
            _ => findings.extend(compare_claims(declared, &claims, setting)),
        }
    }
    findings
}

/// Claims that agree with each other, the largest group first; of two as large the one that comes first.
pub(super) fn group_claims(fact: &Fact, claims: &[Claim], setting: Setting<'_>) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for index in 0..claims.len() {
        let fits = groups.iter_mut().find(|group| {
            group.iter().all(|&other| !hold_together(fact, &claims[other], &claims[index], setting).differs())
        });
        match fits {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    let sources = |group: &Vec<usize>| {
        let mut names: Vec<&str> = group.iter().map(|&index| claims[index].source.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names.len()
    };
    groups.sort_by_key(|group| (std::cmp::Reverse(sources(group)), group[0]));
    groups
}

pub(super) fn compare_claims(fact: &Fact, claims: &[Claim], setting: Setting<'_>) -> Vec<Finding> {
    let groups = group_claims(fact, claims, setting);
    let Some((majority, minorities)) = groups.split_first() else { return Vec::new() };
    let mut findings = Vec::new();
    for minority in minorities {
        let pair = majority.iter().find_map(|&major| {
            minority.iter().find_map(|&minor| match hold_together(fact, &claims[major], &claims[minor], setting) {
                Outcome::Differs(difference) => Some((major, minor, difference)),
                _ => None,
            })
        });
        let Some((major, minor, difference)) = pair else { continue };
        let (major, minor) = (&claims[major], &claims[minor]);
        let mut difference = mannered(minor, difference);
        let likeliest = |side: &[usize]| side.iter().map(|&index| claims[index].score).max().unwrap_or_default();
        difference = as_likely(i32::midpoint(likeliest(majority), likeliest(minority)), difference);
        let message = between_message(major, minor, majority.len(), minority.len());
        let group: Vec<&Claim> = std::iter::once(minor)
            .chain(minority.iter().map(|&index| &claims[index]).filter(|claim| !std::ptr::eq(*claim, minor)))
            .collect();
        let Some(mut found) = finding(fact, &group, difference, message, |_| None, setting) else { continue };
        found.against = majority.iter().map(|&index| Side::Said(label(&claims[index]))).collect();
        findings.push(found);
    }
    findings
}

/// The speaker's quotations, and of all others' only those in the very same words: an archive is full of others'.
fn with_shared_words(claims: &[Claim]) -> Vec<Claim> {
    let letters =
        |words: &str| words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let own: HashSet<String> = claims
        .iter()
        .filter_map(|claim| if let Said::Quote(words) = &claim.said { Some(letters(words)) } else { None })
        .collect();
    let shared = |claim: &&Claim| match &claim.said {
        Said::OthersQuote(words) => own.contains(&letters(words)),
        _ => true,
    };
    claims.iter().filter(shared).cloned().collect()
}

/// Quotations are no values that fall into groups: each is held against those before it, and shown against the first
/// that says the same in other words.
pub(super) fn compare_quotes(fact: &Fact, claims: &[Claim], setting: Setting<'_>) -> Vec<Finding> {
    let claims = &with_shared_words(claims);
    let outcome = |a: usize, b: usize| hold_together(fact, &claims[a], &claims[b], setting);
    let backed = |this: usize| {
        (0..claims.len()).filter(|&other| other != this && outcome(this, other) == Outcome::Agrees).count()
    };
    // The wording that more sources have is the one to hold others against, and its speaker's before another's; of two as
    // common, the first.
    let own = |this: usize| matches!(claims[this].said, Said::Quote(_));
    let standing: Vec<(usize, bool)> = (0..claims.len()).map(|this| (backed(this), own(this))).collect();
    let mut findings = Vec::new();
    for (this, claim) in claims.iter().enumerate() {
        let rival = (0..claims.len())
            .filter(|&other| (standing[other], this) > (standing[this], other) && outcome(other, this).differs())
            .max_by_key(|&other| (standing[other], std::cmp::Reverse(other)));
        let Some(rival) = rival else { continue };
        let (other, Outcome::Differs(difference)) = (&claims[rival], outcome(rival, this)) else { continue };
        let place = if Arc::ptr_eq(&claim.source, &other.source) { "the same article" } else { "another source" };
        let message = if difference.code == OTHER_SPEAKER {
            format!("the same words are given to another speaker in {place}")
        } else {
            format!("the same statement stands in other words between quotation marks in {place}")
        };
        let Some(mut found) = finding(fact, &[claim], difference, message, |_| None, setting) else { continue };
        let (theirs, ours) = changed_words(other, claim);
        found.at.span = ours;
        found.against = vec![Side::Said(Label { span: theirs, ..label(other) })];
        findings.push(found);
    }
    findings
}

/// Where two quotations differ, in either: the first changed words with the phrase they stand in, since a finding points at
/// words and never at whole paragraphs.
pub(super) fn changed_words(a: &Claim, b: &Claim) -> (ByteSpan, ByteSpan) {
    let (Said::Quote(x), Said::Quote(y)) = (&a.said, &b.said) else { return (a.at, b.at) };
    let QuoteRelation::Differs(changes) = compare_tied_quotations(x, y) else { return (a.at, b.at) };
    let Some(first) = changes.first() else { return (a.at, b.at) };
    (phrase_about(x, first.old, a.at), phrase_about(y, first.new, b.at))
}

/// The longest quotation that is shown whole, in bytes: about two lines of print.
pub(super) const SHOWN_WHOLE: usize = 160;

/// The phrase of a quotation about some of its words, between marks of its clauses.
pub(super) fn phrase_about(words: &str, at: ByteSpan, whole: ByteSpan) -> ByteSpan {
    if words.len() <= SHOWN_WHOLE {
        return whole;
    }
    let parts = |c: char| matches!(c, ';' | '.' | ',' | ':' | '—' | '!' | '?');
    let head = words.get(..at.start).and_then(|head| head.rfind(parts)).map_or(0, |mark| mark + 1);
    let head = words.get(head..).map_or(head, |rest| {
        head + (rest.len() - rest.trim_start_matches(|c: char| parts(c) || c.is_whitespace()).len())
    });
    let tail = words.get(at.end..).and_then(|tail| tail.find(parts)).map_or(words.len(), |mark| at.end + mark);
    ByteSpan::new(whole.start + head.min(at.start), whole.start + tail.max(at.end))
}

pub(super) fn between_message(major: &Claim, minor: &Claim, majority: usize, minority: usize) -> String {
    let words = |claim: &Claim| claim.at.of(&claim.source.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let (this, other) = (words(minor), words(major));
    if Arc::ptr_eq(&major.source, &minor.source) {
        return format!("“{this}” contradicts “{other}” in the same article");
    }
    match (majority, minority) {
        (1, 1) => format!("“{this}” contradicts “{other}” in another source"),
        (many, few) => format!("“{this}” ({few} of {}) contradicts “{other}” ({many} of {})", many + few, many + few),
    }
}
