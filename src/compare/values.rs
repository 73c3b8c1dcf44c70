//! Values against what is declared: charity, self-agreement, manner.

use super::finding;
use super::quotes::differing_words;
use super::steps::Steps;
use crate::finding::{Finding, Label};
use crate::judge::Setting;
use crate::judge::claim::{Claim, Said};
use crate::judge::hold::{hold, hold_together};
use crate::judge::trees::Trees;
use crate::kinds::choice::REJECTED;
use crate::kinds::comparison::{Difference, Outcome};
use crate::kinds::fact::{FactBody, QuoteFact};
use crate::kinds::quote::OTHER_SPEAKER;
use crate::kinds::{Relation, Severity};
use crate::matching::fold;
use crate::rules::Fact;

/// The findings that the claims of one article on a fact of values come to.
pub(super) fn judge_values(fact: &Fact, claims: &[Claim], setting: Setting<'_>) -> Vec<Finding> {
    let mut wrong: Vec<(usize, Difference)> = Vec::new();
    let mut agreeing = i32::MIN;
    for (index, claim) in claims.iter().enumerate().filter(|(_, claim)| claim.stands()) {
        match hold(fact, claim, setting) {
            Outcome::Differs(difference) => wrong.push((index, difference)),
            Outcome::Agrees => agreeing = agreeing.max(claim.score),
            Outcome::Unknown if matches!(claim.said, Said::Choice { denied: false, .. }) && claim.manner.denied => {
                agreeing = agreeing.max(claim.score);
            }
            Outcome::Unknown => {}
        }
    }
    let weighed = |(index, difference): (usize, Difference)| {
        let claim = claims.get(index)?;
        let difference = as_likely("warning", claim.score, mannered(claim, difference));
        Some((index, in_words(claim, difference, agreeing)))
    };
    let wrong: Vec<(usize, Difference)> = wrong.into_iter().filter_map(weighed).collect();
    value_findings(fact, claims, &wrong, setting)
}

/// How likely claims speak of their fact, by their score, decides how loud a contradiction is: an error where nine of ten
/// are right on short texts that nobody fitted to, a warning where most are, else a note. `warning` names the threshold:
/// two sources that say alike sentences of an undeclared fact need less than one that is held against a declared value.
pub(super) fn as_likely(warning: &str, score: i32, difference: Difference) -> Difference {
    let trees = Trees::english();
    if difference.relation != Relation::Contradicts || score >= trees.threshold("error") {
        return difference;
    }
    if score >= trees.threshold(warning) {
        let severity = difference.severity.map_or(Severity::Warning, |severity| severity.min(Severity::Warning));
        return difference.weighing(severity);
    }
    difference.as_relation(Relation::OtherScope).with_help("little speaks for its being about the fact")
}

/// An answer in words is a warning at most: of 42 in the stories read place by place (data/en/readings)
/// that were likely enough for an error, 18 were right. An article that plainly gives the declared answer, or denies another,
/// tells who says otherwise or what was thought at first: `agreeing` is the score of the likeliest claim that does.
fn in_words(claim: &Claim, difference: Difference, agreeing: i32) -> Difference {
    if !matches!(claim.said, Said::Choice { .. }) || difference.relation != Relation::Contradicts {
        return difference;
    }
    if agreeing >= claim.score.min(Trees::english().threshold("warning")) {
        return difference.as_relation(Relation::Reported).with_help("the article gives the declared answer too");
    }
    let severity = difference.severity.map_or(Severity::Warning, |severity| severity.min(Severity::Warning));
    difference.weighing(severity)
}

/// A wrong value in another's mouth is the source's error; one that only a forecast got wrong, or that is denied, none.
pub(super) fn mannered(claim: &Claim, difference: Difference) -> Difference {
    let value = matches!(claim.said, Said::Number(_) | Said::Date { .. } | Said::Choice { .. } | Said::Age(_));
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
    if claim.manner.denied && !matches!(claim.said, Said::Choice { .. }) {
        return difference.as_relation(Relation::OtherScope).with_help("it stands in a clause that is denied");
    }
    if claim.manner.rumoured {
        return difference
            .as_relation(Relation::Reported)
            .with_help("it is rumoured, feared or alleged; `rumours = \"count\"` takes it for a claim");
    }
    difference
}

/// One finding for each thing that is said wrongly, with its repeats. Where the steps run out, a repeat in other words is a
/// finding of its own.
fn value_findings(fact: &Fact, claims: &[Claim], wrong: &[(usize, Difference)], setting: Setting<'_>) -> Vec<Finding> {
    let wrong: Vec<(&Claim, &Difference)> =
        wrong.iter().filter_map(|(index, difference)| Some((claims.get(*index)?, difference))).collect();
    let mut findings = Vec::new();
    let mut steps = Steps::of(wrong.len());
    let mut done = vec![false; wrong.len()];
    for (index, &(first, difference)) in wrong.iter().enumerate() {
        if done.get(index) == Some(&true) {
            continue;
        }
        let mut group = vec![first];
        let later = wrong.iter().zip(&mut done).skip(index + 1).filter(|(_, done)| !**done);
        for (&(claim, other), done) in later.take_while(|_| steps.take()) {
            let same = other.code == difference.code && other.relation == difference.relation;
            if same && said_alike(fact, first, claim, setting) {
                *done = true;
                group.push(claim);
            }
        }
        let message = value_message(fact, first, difference);
        let mut found = finding(fact, &group, difference.clone(), message, |_| None, setting);
        if let (Some(found), FactBody::Quote(QuoteFact { value: Some(recorded), .. })) = (&mut found, &fact.body) {
            found.at = Label::new(&first.source, differing_words(recorded, first));
            for (repeat, claim) in found.also.iter_mut().zip(group.iter().skip(1)) {
                repeat.at = Label::new(&claim.source, differing_words(recorded, claim));
            }
        }
        findings.extend(found);
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
    let found = format!("“{found}”");
    if difference.code == OTHER_SPEAKER {
        return format!("{found} is said to speak the words of the declared speaker: {declared}");
    }
    if difference.code == REJECTED {
        return format!("{found} is declared false");
    }
    match difference.relation {
        Relation::Contradicts => format!("{found} contradicts the declared {declared}"),
        Relation::Outdated => format!("{found} is outdated: {declared} is declared"),
        Relation::Reported => format!("{found} is reported, against the declared {declared}"),
        Relation::Forecast => format!("{found} was a forecast that did not come true: {declared} is declared"),
        Relation::OtherScope | Relation::Unclear => format!("{found} may contradict the declared {declared}"),
        Relation::LessPrecise => format!("{found} is less precise than the declared {declared}"),
        Relation::Rounded => format!("{found} is the declared {declared}, rounded"),
    }
}
