//! Claims against declared values, other sources, the same source: charity, grouping, severity.

use crate::bind::Setting;
use crate::bind::claim::{Claim, Guard, Said};
use crate::bind::hold::{hold, hold_together};
use crate::finding::{Code, Finding, Label, Repeat, Side};
use crate::kinds::comparison::{Difference, Outcome};
use crate::kinds::fact::{Consistent, FactBody};
use crate::kinds::name::NameDifference;
use crate::kinds::quote::{QuoteRelation, compare_tied_quotations};
use crate::kinds::term::{TermVerdict, describe};
use crate::kinds::{Kind, Relation, Severity};
use crate::matching::fold;
use crate::rules::Fact;
use crate::span::ByteSpan;
use std::collections::BTreeMap;
use std::sync::Arc;

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
        let declared = &setting.rules.facts[fact];
        match &declared.body {
            FactBody::Name(_) => {
                judged.findings.extend(judge_names(declared, &claims, setting));
                judged.open.extend(claims.into_iter().filter(is_substituted));
            }
            FactBody::Term(term) if term.consistent == Some(Consistent::All) => judged.open.extend(claims),
            FactBody::Term(_) => judged.findings.extend(judge_terms(declared, &claims, setting)),
            body if is_declared(body) => judged.findings.extend(judge_values(declared, &claims, setting)),
            _ => judged.open.extend(claims.into_iter().filter(Claim::stands)),
        }
    }
    judged
}

/// Whether a fact of values declares one, so that each claim is held against it.
fn is_declared(body: &FactBody) -> bool {
    match body {
        FactBody::Amount(fact) => fact.value.is_some(),
        FactBody::Count(fact) => fact.value.is_some(),
        FactBody::Date(fact) => fact.value.is_some(),
        FactBody::Role(fact) => fact.value.is_some(),
        FactBody::Quote(fact) => fact.value.is_some(),
        FactBody::Choice(fact) => fact.value.is_some(),
        FactBody::Born(_) => true,
        FactBody::Name(_) | FactBody::Term(_) => true,
    }
}

fn label(claim: &Claim) -> Label {
    Label { source: Arc::clone(&claim.source), span: claim.at }
}

fn declared_side(fact: &Fact) -> Side {
    let text = match &fact.body {
        FactBody::Name(name) => name.canonical.clone(),
        FactBody::Term(term) => term.prefer.clone().unwrap_or_else(|| term.forms.join(", ")),
        _ => fact.declared.text.clone(),
    };
    Side::Declared { text, rules: Arc::clone(&fact.declared.file), span: fact.declared.at }
}

/// Claims of one wrong form, in the order of the text.
fn group_by_form<'c>(claims: impl Iterator<Item = &'c Claim>) -> Vec<Vec<&'c Claim>> {
    let mut groups: Vec<(String, Vec<&Claim>)> = Vec::new();
    for claim in claims {
        let form = fold(claim.at.of(&claim.source.text));
        match groups.iter_mut().find(|(other, _)| *other == form) {
            Some((_, group)) => group.push(claim),
            None => groups.push((form, vec![claim])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn judge_names(fact: &Fact, claims: &[Claim], setting: Setting<'_>) -> Vec<Finding> {
    let wrong =
        claims.iter().filter(|claim| claim.stands() && matches!(&claim.said, Said::Name { difference: Some(_), .. }));
    group_by_form(wrong).into_iter().filter_map(|group| name_finding(fact, &group, setting)).collect()
}

fn is_substituted(claim: &Claim) -> bool {
    let open = matches!(claim.guard, None | Some(Guard::Unproven));
    open && matches!(&claim.said, Said::Name { difference: Some(NameDifference::Substituted { .. }), .. })
}

/// A wrong name of a body, proven by an acronym in one source, is wrong in all.
fn judge_substituted(fact: &Fact, claims: &[Claim], setting: Setting<'_>) -> Vec<Finding> {
    let wrong = |claim: &Claim| match &claim.said {
        Said::Name { difference: Some(NameDifference::Substituted { found, .. }), .. } => fold(found),
        _ => String::new(),
    };
    let proven: Vec<&Claim> = claims.iter().filter(|claim| claim.stands()).collect();
    let unproven = claims.iter().filter(|claim| !claim.stands());
    let of_proven = unproven.filter(|claim| proven.iter().any(|proof| wrong(proof) == wrong(claim)));
    let mut findings = Vec::new();
    for group in group_by_source_and_form(of_proven) {
        let proof = proven.iter().find(|proof| wrong(proof) == wrong(group[0]));
        let here = proof.is_some_and(|proof| Arc::ptr_eq(&proof.source, &group[0].source));
        let Some(mut found) = name_finding(fact, &group, setting).filter(|_| !here) else { continue };
        found.against.extend(proof.map(|proof| Side::Said(label(proof))));
        findings.push(found);
    }
    findings
}

fn name_finding(fact: &Fact, group: &[&Claim], setting: Setting<'_>) -> Option<Finding> {
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

fn judge_terms(fact: &Fact, claims: &[Claim], setting: Setting<'_>) -> Vec<Finding> {
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

fn term_finding(fact: &Fact, group: &[&Claim], setting: Setting<'_>) -> Option<Finding> {
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
fn judge_consistency(fact: &Fact, claims: &[Claim], setting: Setting<'_>) -> Vec<Finding> {
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
    let mut findings = Vec::new();
    for group in group_by_source_and_form(minority) {
        let first = group[0];
        let right = majority.first().map_or("", |claim| claim.at.of(&claim.source.text));
        let here = majority.iter().any(|claim| Arc::ptr_eq(&claim.source, &first.source));
        let place = if here { "the article also writes" } else { "the other sources write" };
        let message = format!("“{}” where {place} “{right}”", first.at.of(&first.source.text));
        let quoted = group.iter().all(|claim| claim.manner.quoted);
        let found = Difference::contradiction("term-inconsistent").weighing(if quoted {
            Severity::Note
        } else {
            Severity::Warning
        });
        let Some(mut found) = finding(fact, &group, found, message, |_| None, setting) else { continue };
        found.against = majority.iter().map(|claim| Side::Said(label(claim))).collect();
        findings.push(found);
    }
    findings
}

fn group_by_source_and_form<'c>(claims: impl Iterator<Item = &'c Claim>) -> Vec<Vec<&'c Claim>> {
    let mut by_source: Vec<Vec<&Claim>> = Vec::new();
    for claim in claims {
        match by_source.iter_mut().find(|group| Arc::ptr_eq(&group[0].source, &claim.source)) {
            Some(group) => group.push(claim),
            None => by_source.push(vec![claim]),
        }
    }
    by_source.into_iter().flat_map(|claims| group_by_form(claims.into_iter())).collect()
}

/// A claim's outcome, after charity and self-agreement.
fn judge_values(fact: &Fact, claims: &[Claim], setting: Setting<'_>) -> Vec<Finding> {
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
fn charity(claims: &[Claim], outcomes: &[Outcome], index: usize) -> bool {
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
fn mannered(claim: &Claim, difference: Difference) -> Difference {
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

fn value_findings(fact: &Fact, claims: &[Claim], wrong: &[(usize, Difference)], setting: Setting<'_>) -> Vec<Finding> {
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
        let mut group = Vec::new();
        for (other, done) in wrong.iter().zip(&mut done).skip(first) {
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
fn said_alike(fact: &Fact, a: &Claim, b: &Claim, setting: Setting<'_>) -> bool {
    match (&a.said, &b.said) {
        (Said::Quote(x), Said::Quote(y)) => x == y,
        (Said::Role(x), Said::Role(y)) => fold(x) == fold(y),
        _ => hold_together(fact, a, b, setting) == Outcome::Agrees,
    }
}

fn value_message(fact: &Fact, claim: &Claim, difference: &Difference) -> String {
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
fn group_claims(fact: &Fact, claims: &[Claim], setting: Setting<'_>) -> Vec<Vec<usize>> {
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

fn compare_claims(fact: &Fact, claims: &[Claim], setting: Setting<'_>) -> Vec<Finding> {
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
        if difference.relation == Relation::Contradicts && minor.reaches_out() && major.reaches_out() {
            difference = difference.as_relation(Relation::Unclear);
        }
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

/// Quotations are no values that fall into groups: each is held against those before it, and shown against the first
/// that says the same in other words.
fn compare_quotes(fact: &Fact, claims: &[Claim], setting: Setting<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, claim) in claims.iter().enumerate() {
        let differs = claims[..index].iter().find_map(|other| match hold_together(fact, other, claim, setting) {
            Outcome::Differs(difference) => Some((other, difference)),
            _ => None,
        });
        let Some((other, difference)) = differs else { continue };
        let same = claims[..index].iter().any(|other| hold_together(fact, other, claim, setting) == Outcome::Agrees);
        if same {
            continue;
        }
        let place = if Arc::ptr_eq(&claim.source, &other.source) { "the same article" } else { "another source" };
        let message = format!("the same statement stands in other words between quotation marks in {place}");
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
fn changed_words(a: &Claim, b: &Claim) -> (ByteSpan, ByteSpan) {
    let (Said::Quote(x), Said::Quote(y)) = (&a.said, &b.said) else { return (a.at, b.at) };
    let QuoteRelation::Differs(changes) = compare_tied_quotations(x, y) else { return (a.at, b.at) };
    let Some(first) = changes.first() else { return (a.at, b.at) };
    (phrase_about(x, first.old, a.at), phrase_about(y, first.new, b.at))
}

/// The longest quotation that is shown whole, in bytes: about two lines of print.
const SHOWN_WHOLE: usize = 160;

/// The phrase of a quotation about some of its words, between marks of its clauses.
fn phrase_about(words: &str, at: ByteSpan, whole: ByteSpan) -> ByteSpan {
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
