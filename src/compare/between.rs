//! Sources against each other, where nothing is declared: groups, majority, quotations.

use super::quotes::compare_quotes;
use super::spelling::{judge_substituted, judge_terms};
use super::steps::{MOST_SIDES, Steps, spent};
use super::values::{as_likely, mannered};
use super::{finding, label};
use crate::finding::{Finding, Side};
use crate::judge::Setting;
use crate::judge::claim::{Claim, Said};
use crate::judge::hold::hold_together;
use crate::kinds::comparison::Outcome;
use crate::kinds::fact::FactBody;
use crate::problem::Problem;
use crate::rules::Fact;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// What holding sources against each other comes to.
#[derive(Debug, Default)]
pub struct Compared {
    /// What was found.
    pub findings: Vec<Finding>,
    /// The facts of which the sources have too much to be compared in full.
    pub problems: Vec<Problem>,
}

/// Holds the sources against each other on facts without a declared value: claims that agree are grouped, and each
/// minority value is one finding.
#[must_use]
pub fn compare_sources(open: Vec<Claim>, setting: Setting<'_>) -> Compared {
    let mut by_fact: BTreeMap<usize, Vec<Claim>> = BTreeMap::new();
    for claim in open {
        by_fact.entry(claim.fact).or_default().push(claim);
    }
    let mut all = Compared::default();
    for (fact, claims) in by_fact {
        let Some(declared) = setting.rules.facts.get(fact) else { continue };
        match &declared.body {
            FactBody::Term(_) => all.findings.extend(judge_terms(declared, &claims, setting)),
            FactBody::Name(_) => all.findings.extend(judge_substituted(declared, &claims, setting)),
            FactBody::Quote(_) => all.extend(compare_quotes(declared, &claims, setting)),
            _ => all.extend(compare_claims(declared, &claims, setting)),
        }
    }
    all
}

impl Compared {
    fn extend(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.problems.extend(other.problems);
    }
}

/// Claims that agree with each other.
#[derive(Default)]
struct Group<'c> {
    claims: Vec<&'c Claim>,
    /// The first of each thing that they say.
    different: Vec<&'c Claim>,
}

impl Group<'_> {
    fn sources(&self) -> usize {
        self.claims.iter().map(|claim| claim.source.name.as_str()).collect::<HashSet<&str>>().len()
    }

    fn score(&self) -> i32 {
        self.claims.iter().map(|claim| claim.score).max().unwrap_or_default()
    }
}

/// Claims that agree with each other, the largest group first; of two as large the one that comes first. Where the steps
/// run out, what agrees may fall into several groups.
fn group_claims<'c>(fact: &Fact, claims: &'c [Claim], steps: &mut Steps, setting: Setting<'_>) -> Vec<Group<'c>> {
    let mut groups: Vec<Group<'c>> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for claim in claims {
        let said = statement(claim);
        if let Some(group) = known.get(&said).and_then(|&group| groups.get_mut(group)) {
            group.claims.push(claim);
            continue;
        }
        let mut agrees = |&other: &&Claim| steps.take() && !hold_together(fact, other, claim, setting).differs();
        let fits = groups.iter().position(|group| group.different.iter().all(&mut agrees)).unwrap_or(groups.len());
        if fits == groups.len() {
            groups.push(Group::default());
        }
        if let Some(group) = groups.get_mut(fits) {
            group.claims.push(claim);
            group.different.push(claim);
        }
        known.insert(said, fits);
    }
    groups.sort_by_cached_key(|group| std::cmp::Reverse(group.sources()));
    groups
}

/// All that comparing looks at of a claim: of two that are the same in it, one has to be compared.
fn statement(claim: &Claim) -> String {
    let published = claim.published;
    match &claim.said {
        Said::Number(quantity) => format!("{:?} {published:?}", quantity.without_places()),
        Said::Date { days, .. } => format!("{days:?} {published:?}"),
        said => format!("{said:?} {published:?}"),
    }
}

fn compare_claims(fact: &Fact, claims: &[Claim], setting: Setting<'_>) -> Compared {
    let mut steps = Steps::of(claims.len());
    let groups = group_claims(fact, claims, &mut steps, setting);
    let Some((majority, minorities)) = groups.split_first() else { return Compared::default() };
    let mut compared = Compared::default();
    let against: Vec<Side> = majority.claims.iter().take(MOST_SIDES).map(|claim| Side::Said(label(claim))).collect();
    let likeliest = majority.score();
    for minority in minorities {
        let pair = majority.different.iter().find_map(|&major| {
            minority.different.iter().filter(|_| steps.take()).find_map(|&minor| {
                match hold_together(fact, major, minor, setting) {
                    Outcome::Differs(difference) => Some((major, minor, difference)),
                    _ => None,
                }
            })
        });
        let Some((major, minor, difference)) = pair else { continue };
        let difference = mannered(minor, difference);
        let difference = as_likely("between", i32::midpoint(likeliest, minority.score()), difference);
        let message = between_message(major, minor, majority.claims.len(), minority.claims.len());
        let others = minority.claims.iter().copied().filter(|&claim| !std::ptr::eq(claim, minor));
        let group: Vec<&Claim> = std::iter::once(minor).chain(others).collect();
        let Some(mut found) = finding(fact, &group, difference, message, |_| None, setting) else { continue };
        found.against.clone_from(&against);
        compared.findings.push(found);
    }
    if steps.are_spent() {
        compared.problems.push(spent(fact, "values"));
    }
    compared
}

fn between_message(major: &Claim, minor: &Claim, majority: usize, minority: usize) -> String {
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
