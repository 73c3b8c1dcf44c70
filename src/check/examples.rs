//! The examples in a rule file: each must hold, or the file does not load.

use super::Ready;
use crate::compare::{Judged, compare_sources, judge_article};
use crate::finding::Finding;
use crate::judge::claim::Claim;
use crate::judge::trees::Trees;
use crate::judge::{Known, bind};
use crate::kinds::fact::{Consistent, FactBody};
use crate::problem::Problem;
use crate::recognise::lexicon::Memo;
use crate::recognise::recognise;
use crate::rules::{Example, Fact, Rules};
use crate::source::Source;
use crate::span::{ByteSpan, SourceId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A problem for each example that does not hold, in the order of the rules.
#[must_use]
pub fn failing_examples(rules: &Rules) -> Vec<Problem> {
    if rules.facts.iter().all(|fact| fact.tests.is_empty()) {
        return Vec::new();
    }
    let ready = Ready::new(rules);
    let mut trial = Trial { ready: &ready, memo: ready.memo(), problems: Vec::new() };
    for fact in &rules.facts {
        for example in &fact.tests {
            trial.try_example(fact, example);
        }
    }
    trial.problems
}

struct Trial<'r> {
    ready: &'r Ready<'r>,
    memo: Memo<'r>,
    problems: Vec<Problem>,
}

impl Trial<'_> {
    fn try_example(&mut self, fact: &Fact, example: &Example) {
        for sentence in &example.agrees {
            let claims = self.claims_of(fact, sentence, 0);
            let silenced =
                claims.iter().find_map(|claim| claim.guard.as_ref()).map(|guard| guard.describe().to_owned());
            let stands = claims.iter().any(Claim::stands);
            match self.judge(vec![claims]).first() {
                Some(finding) => {
                    let message =
                        format!("this example should agree with `{}`, but it does not: {}", fact.id, finding.message);
                    self.report(fact, example, sentence, message, None);
                }
                None if !stands => {
                    let message = format!("this example should agree with `{}`, but says nothing of it", fact.id);
                    self.report(fact, example, sentence, message, Some(silenced.unwrap_or_else(|| advice(fact))));
                }
                None => {}
            }
        }
        for sentence in &example.silent {
            self.try_silent(fact, example, sentence);
        }
        if is_pair(fact) {
            self.try_pair(fact, example);
        } else {
            self.try_each(fact, example);
        }
    }

    /// The sentence must say nothing of the fact: what is too unlikely for a warning is no more than a note, and passes.
    fn try_silent(&mut self, fact: &Fact, example: &Example, sentence: &str) {
        let claims = self.claims_of(fact, sentence, 0);
        let least = Trees::english().threshold("warning");
        if let Some(claim) = claims.iter().find(|claim| claim.stands() && claim.score >= least) {
            let said = claim.at.of(&claim.source.text);
            let message = format!("this example should say nothing of `{}`, but “{said}” is read as it", fact.id);
            self.report(
                fact,
                example,
                sentence,
                message,
                Some("put a word that tells them apart in `unless` or `not`".to_owned()),
            );
        }
    }

    /// Each sentence must contradict the declared value.
    fn try_each(&mut self, fact: &Fact, example: &Example) {
        for sentence in &example.contradicts {
            let claims = self.claims_of(fact, sentence, 0);
            let silenced =
                claims.iter().find_map(|claim| claim.guard.as_ref()).map(|guard| guard.describe().to_owned());
            let stands = claims.iter().any(Claim::stands);
            if self.judge(vec![claims]).is_empty() {
                let does = if stands { "agrees with it" } else { "says nothing of it" };
                let message = format!("this example should contradict `{}`, but {does}", fact.id);
                let help = if stands { None } else { Some(silenced.unwrap_or_else(|| advice(fact))) };
                self.report(fact, example, sentence, message, help);
            }
        }
    }

    /// The sentences must contradict each other.
    fn try_pair(&mut self, fact: &Fact, example: &Example) {
        let Some(first) = example.contradicts.first() else { return };
        let claims: Vec<Vec<Claim>> = if is_within_article(fact) {
            vec![self.claims_of(fact, &example.contradicts.join("\n\n"), 0)]
        } else {
            let sentences = example.contradicts.iter().zip(0..);
            sentences.map(|(sentence, number)| self.claims_of(fact, sentence, number)).collect()
        };
        let silent = claims.iter().position(|claims| !claims.iter().any(Claim::stands));
        if !self.judge(claims).is_empty() {
            return;
        }
        match silent.and_then(|silent| example.contradicts.get(silent)) {
            Some(sentence) => {
                let message =
                    format!("this example should contradict another on `{}`, but says nothing of it", fact.id);
                self.report(fact, example, sentence, message, Some(advice(fact)));
            }
            None => {
                let message = format!("these examples should contradict each other on `{}`, but they agree", fact.id);
                self.report(fact, example, first, message, None);
            }
        }
    }

    /// What a sentence says of a fact, or of another declared in the same table.
    fn claims_of(&mut self, fact: &Fact, sentence: &str, number: u32) -> Vec<Claim> {
        let setting = self.ready.setting();
        let source = Arc::new(Source { id: SourceId(number), ..Source::new(format!("example {number}"), sentence) });
        let Some(article) = recognise(&source, setting.lexicon, &mut self.memo) else {
            return Vec::new();
        };
        let known = Known { published: setting.rules.defaults.published, out: BTreeMap::new() };
        let mut claims = bind(&article, setting, &known);
        claims.retain(|claim| setting.rules.facts.get(claim.fact).is_some_and(|other| other.id == fact.id));
        claims
    }

    /// What is found in sentences, each an article.
    fn judge(&self, articles: Vec<Vec<Claim>>) -> Vec<Finding> {
        let setting = self.ready.setting();
        let judged: Vec<Judged> = articles.into_iter().map(|claims| judge_article(claims, setting)).collect();
        let mut findings = Vec::new();
        let mut open = Vec::new();
        for judged in judged {
            findings.extend(judged.findings);
            open.extend(judged.open);
        }
        findings.extend(compare_sources(open, setting).findings);
        findings
    }

    fn report(&mut self, fact: &Fact, example: &Example, sentence: &str, message: String, help: Option<String>) {
        let file = &fact.declared.file;
        let problem = Problem::at(file, place_of(&file.text, example, sentence), message);
        self.problems.push(match help {
            Some(help) => problem.help(help),
            None => problem,
        });
    }
}

/// Whether a fact declares no value, so that its examples contradict each other.
fn is_pair(fact: &Fact) -> bool {
    match &fact.body {
        FactBody::Amount(fact) => fact.value.is_none(),
        FactBody::Count(fact) => fact.value.is_none(),
        FactBody::Date(fact) => fact.value.is_none(),
        FactBody::Role(fact) => fact.value.is_none(),
        FactBody::Quote(fact) => fact.value.is_none(),
        FactBody::Choice(fact) => fact.value.is_none(),
        FactBody::Term(fact) => fact.consistent.is_some(),
        FactBody::Name(_) | FactBody::Born(_) => false,
    }
}

/// Whether sentences contradict each other only where one article has both.
fn is_within_article(fact: &Fact) -> bool {
    matches!(&fact.body, FactBody::Term(term) if term.consistent == Some(Consistent::Article))
}

fn advice(fact: &Fact) -> String {
    match &fact.body {
        FactBody::Name(_) | FactBody::Term(_) | FactBody::Born(_) => {
            "write the name or term as an article would".to_owned()
        }
        FactBody::Role(_) => "name the person and the role beside each other, as an article would".to_owned(),
        FactBody::Quote(_) => "put the words between quotation marks, and say who speaks".to_owned(),
        _ => "a word of each group of `about` must stand near the value, one in its own clause".to_owned(),
    }
}

/// Where the sentence stands in the rule file; the example as a whole where it is written in another way there.
fn place_of(text: &str, example: &Example, sentence: &str) -> ByteSpan {
    let from = example.at.start;
    match text.get(from..).and_then(|rest| rest.find(sentence)) {
        Some(offset) => ByteSpan::new(from + offset, from + offset + sentence.len()),
        None => example.at,
    }
}
