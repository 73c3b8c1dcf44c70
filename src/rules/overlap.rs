//! Warns of two rules that can take the same mention: an article's value would then be held against both, or neither.

use super::error::RuleError;
use super::parsed::line_of;
use super::table::problem;
use super::{Fact, Rules};
use crate::kinds::fact::{DateFact, FactBody, QuoteFact};
use crate::kinds::quantity::{Quantity, Unit};
use crate::kinds::words::Group;
use crate::matching::fold;
use crate::problem::Problem;
use std::collections::{BTreeMap, BTreeSet};

/// Warnings of two rules that can take the same mention: of one kind and unit, the groups of one all covered by groups
/// of the other; and of two names or terms with the same spelling. Each fact is warned of once, with the first other that
/// it meets, in the order of the facts.
#[must_use]
pub fn overlaps(rules: &Rules) -> Vec<Problem> {
    let mut found = same_mentions(rules);
    found.extend(same_spellings(rules));
    found.sort_by_key(|&(number, _)| number);
    found.into_iter().map(|(_, problem)| problem).collect()
}

/// How many facts with words in common each fact is held against: where more share even its rarest group, the rules are
/// made by a program, and all pairs of them would take the square of their number.
const MAX_RIVALS: usize = 200;

/// A warning and the number of the fact it stands at.
type Numbered = (usize, Problem);

/// A fact and its groups, each a set of alternatives.
struct Reach<'a> {
    fact: &'a Fact,
    groups: Vec<BTreeSet<String>>,
}

fn same_mentions(rules: &Rules) -> Vec<Numbered> {
    let reaches: Vec<Reach<'_>> = rules.facts.iter().map(|fact| Reach { fact, groups: groups_of(fact) }).collect();
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, reach) in reaches.iter().enumerate() {
        let alternatives: BTreeSet<&String> = reach.groups.iter().flatten().collect();
        for alternative in alternatives {
            holders.entry(alternative).or_default().push(number);
        }
    }
    let mut pairs: BTreeMap<usize, usize> = BTreeMap::new();
    for (number, wide) in reaches.iter().enumerate() {
        for other in candidates(wide, &holders).into_iter().take(MAX_RIVALS) {
            let Some(narrow) = reaches.get(other).filter(|_| other != number) else { continue };
            if covers(wide, narrow) && may_meet(wide.fact, narrow.fact) {
                let first = pairs.entry(number.max(other)).or_insert(usize::MAX);
                *first = number.min(other).min(*first);
            }
        }
    }
    let warn = |(&later, &earlier): (&usize, &usize)| {
        let (fact, other) = (rules.facts.get(later)?, rules.facts.get(earlier)?);
        let error =
            RuleError::SameMention { id: fact.id.to_string(), other: place_of(other), kind: fact.kind().name() };
        Some((later, problem(&fact.declared.file, fact.declared.at, &error)))
    };
    pairs.iter().filter_map(warn).collect()
}

/// The facts that share an alternative with the group of `wide` that the fewest facts share one with: any fact that it
/// covers is among them.
fn candidates(wide: &Reach<'_>, holders: &BTreeMap<&str, Vec<usize>>) -> BTreeSet<usize> {
    let sharers = |group: &'_ BTreeSet<String>| -> Vec<&Vec<usize>> {
        group.iter().filter_map(|alternative| holders.get(alternative.as_str())).collect()
    };
    let lists = wide.groups.iter().map(sharers).min_by_key(|lists| lists.iter().map(|list| list.len()).sum::<usize>());
    lists.unwrap_or_default().into_iter().flatten().copied().collect()
}

/// Whether whatever satisfies the groups of `narrow` satisfies those of `wide`.
fn covers(wide: &Reach<'_>, narrow: &Reach<'_>) -> bool {
    wide.groups.iter().all(|group| narrow.groups.iter().any(|other| other.is_subset(group)))
}

/// Whether two facts can take one mention, their groups apart.
fn may_meet(wide: &Fact, narrow: &Fact) -> bool {
    same_values(&wide.body, &narrow.body)
        && !told_apart(wide, narrow)
        && !told_apart(narrow, wide)
        && overlap_in_time(wide, narrow)
}

/// Whether the values that the two take are of one sort.
fn same_values(a: &FactBody, b: &FactBody) -> bool {
    match (a, b) {
        (FactBody::Amount(a), FactBody::Amount(b)) => same_unit(a.value.as_ref(), b.value.as_ref()),
        (FactBody::Count(a), FactBody::Count(b)) => share(a.of.as_ref(), b.of.as_ref()),
        (FactBody::Date(a), FactBody::Date(b)) => share(a.verb.as_ref(), b.verb.as_ref()),
        (FactBody::Quote(_), FactBody::Quote(_)) => true,
        (FactBody::Choice(a), FactBody::Choice(b)) => {
            let wordings = |choice: &crate::kinds::fact::ChoiceFact| -> BTreeSet<Vec<String>> {
                choice.options.iter().flat_map(|option| &option.wordings).map(|phrase| phrase.keys.clone()).collect()
            };
            !wordings(a).is_disjoint(&wordings(b))
        }
        _ => false,
    }
}

/// Whether two amounts may be of one dimension; one that is not declared may be of any.
fn same_unit(a: Option<&Quantity>, b: Option<&Quantity>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => Unit::same_dimension(&a.unit, &b.unit),
        _ => true,
    }
}

/// Whether two groups have an alternative in common; one that is absent has all.
fn share(a: Option<&Group>, b: Option<&Group>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => !alternatives_of(a).is_disjoint(&alternatives_of(b)),
        _ => true,
    }
}

/// Whether what `fact` is not about must stand for `other`.
fn told_apart(fact: &Fact, other: &Fact) -> bool {
    let groups = groups_of(other);
    fact.unless
        .iter()
        .chain(&fact.unless_sentence)
        .map(alternatives_of)
        .any(|unless| groups.iter().any(|group| group.is_subset(&unless)))
}

/// Whether there is a day on which both hold.
fn overlap_in_time(a: &Fact, b: &Fact) -> bool {
    let ends_before = |a: &Fact, b: &Fact| match (&a.until, &b.from) {
        (Some(until), Some(from)) => until.last().zip(from.first()).is_some_and(|(last, first)| last < first),
        _ => false,
    };
    !ends_before(a, b) && !ends_before(b, a)
}

/// The groups that must stand for a fact.
fn groups_of(fact: &Fact) -> Vec<BTreeSet<String>> {
    let groups: Vec<&Group> = match &fact.body {
        FactBody::Amount(amount) => amount.about.iter().collect(),
        FactBody::Count(count) => count.about.iter().collect(),
        FactBody::Date(DateFact { about, .. }) => about.iter().collect(),
        FactBody::Quote(QuoteFact { speaker, about, .. }) => std::iter::once(speaker).chain(about).collect(),
        FactBody::Choice(choice) => choice.about.iter().collect(),
        FactBody::Name(_) | FactBody::Term(_) | FactBody::Born(_) | FactBody::Role(_) => Vec::new(),
    };
    groups.into_iter().map(alternatives_of).collect()
}

fn alternatives_of(group: &Group) -> BTreeSet<String> {
    let phrases = group.phrases.iter().map(|phrase| phrase.keys.join(" "));
    phrases.chain(group.names.iter().map(|name| format!("@{name}"))).collect()
}

fn same_spellings(rules: &Rules) -> Vec<Numbered> {
    let mut first: BTreeMap<(&'static str, String), usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (number, fact) in rules.facts.iter().enumerate() {
        for spelling in spellings_of(fact) {
            let key = (fact.kind().name(), fold(spelling).to_string());
            let earlier = *first.entry(key).or_insert(number);
            if let Some(other) = rules.facts.get(earlier).filter(|_| earlier != number) {
                let (id, spelling) = (fact.id.to_string(), spelling.to_owned());
                let error = RuleError::SameSpelling { id, other: place_of(other), spelling };
                found.push((number, problem(&fact.declared.file, fact.declared.at, &error)));
            }
        }
    }
    found
}

/// The spellings that may stand for a name or term.
fn spellings_of(fact: &Fact) -> Vec<&str> {
    match &fact.body {
        FactBody::Name(name) => std::iter::once(&name.canonical).chain(&name.accept).map(String::as_str).collect(),
        FactBody::Term(term) => term.prefer.iter().chain(&term.accept).chain(&term.forms).map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

/// A fact and where it is declared, in words.
fn place_of(fact: &Fact) -> String {
    let file = &fact.declared.file;
    format!("`{}` (line {} of {})", fact.id, line_of(&file.text, fact.declared.at.start), file.name)
}
