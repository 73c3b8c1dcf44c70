//! `gainsay why`.

use super::args::WhyArgs;
use super::exit::{Exit, Failure, Outcome, exit_of_problems};
use super::nearest::{Near, nearest_to};
use super::output::{self, Output};
use super::progress::Progress;
use super::rule_files;
use crate::check::{Desk, Read, Ready};
use crate::compare::{compare_sources, judge_article};
use crate::finding::Finding;
use crate::judge::Setting;
use crate::judge::claim::{CERTAIN, Claim, Guard, Said};
use crate::judge::features::{Levels, columns};
use crate::judge::hold::hold;
use crate::judge::trees::Trees;
use crate::kinds::comparison::Outcome as Held;
use crate::report::{LineIndex, one_line, rule_problems};
use crate::rules::{Rules, nearest, sentence};
use crate::source::{Source, read_articles};
use crate::span::ByteSpan;
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;

pub(super) fn run(options: &WhyArgs) -> Outcome {
    let loaded = rule_files::load(&options.rules, &options.paths)?;
    let rules = &loaded.rules;
    if !rules.facts.iter().any(|fact| *fact.id == *options.fact) {
        return Err(unknown(&options.fact, rules));
    }
    let ready = Ready::new(rules).thorough().unchecked();
    let mut output = Output::stdout();
    for fact in rules.facts.iter().filter(|fact| *fact.id == *options.fact) {
        output.write(&format!("{} ({}): {}\n", fact.id, fact.kind(), one_line(&sentence(fact, rules))))?;
    }
    let mut stdin = std::io::stdin();
    let mut progress = Progress::begin();
    let (mut exit, mut open) = (Exit::Clean, Vec::new());
    let desk = Desk::new(&ready);
    for batch in read_articles(&options.paths, &mut stdin) {
        progress.add(batch.sources.len());
        let view = View { id: &options.fact, setting: ready.setting() };
        let told = desk.read_all(batch.sources, |source, read| view.tell(source, read));
        let mut problems = batch.problems;
        for told in told {
            output.write(&told.text)?;
            problems.extend(told.problems);
            open.extend(told.open);
        }
        exit = exit.max(exit_of_problems(&problems));
        if !problems.is_empty() {
            output::tell(&rule_problems(&problems, output::error_style()));
        }
    }
    progress.end();
    let compared = compare_sources(open, ready.setting());
    for finding in &compared.findings {
        output.write(&format!("\nbetween sources: {}\n", verdict(finding)))?;
    }
    if !compared.problems.is_empty() {
        output::tell(&rule_problems(&compared.problems, output::error_style()));
    }
    output.finish()?;
    Ok(exit)
}

fn unknown(id: &str, rules: &Rules) -> Failure {
    let known = || rules.facts.iter().map(|fact| &*fact.id);
    let help = match nearest(id, known()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`gainsay rules` lists the facts with their ids".to_owned(),
    };
    Failure::usage(format!("no fact has the id `{id}`"), help)
}

/// What is looked at: the facts of one id.
struct View<'a> {
    id: &'a str,
    setting: Setting<'a>,
}

/// What an article says of a fact, in words.
struct Told {
    text: String,
    problems: Vec<crate::problem::Problem>,
    open: Vec<Claim>,
}

impl View<'_> {
    fn tell(&self, source: &Arc<Source>, read: Read) -> Told {
        let is_ours = |fact: usize| self.setting.rules.facts.get(fact).is_some_and(|fact| *fact.id == *self.id);
        let (claims, others): (Vec<Claim>, Vec<Claim>) = read.claims.into_iter().partition(|claim| is_ours(claim.fact));
        let judged = judge_article(claims.clone(), self.setting);
        let verdicts = verdicts(&judged.findings);
        let mut text = format!("\n{}\n", one_line(&source.name));
        let (written, _) = source.written(ByteSpan::default());
        let lines = LineIndex::new(written);
        if claims.is_empty() {
            text.push_str(&self.silence(source, &others, &lines));
        }
        for claim in &claims {
            let (written, span) = source.written(claim.at);
            let place = lines.place(written, span.start);
            let _ = writeln!(
                text,
                "  {}:{}: “{}”{}",
                place.line,
                place.column,
                words(claim.at, source),
                self.standing(claim, &verdicts)
            );
            if let Some(sentence) =
                read.article.as_ref().and_then(|article| article.segments.sentences.get(claim.sentence))
            {
                let _ = writeln!(text, "      in: {}", words(sentence.at, source));
            }
            for evidence in &claim.evidence {
                let _ = writeln!(
                    text,
                    "      found: “{}” {} ({})",
                    words(evidence.at, source),
                    evidence.place.describe(),
                    self.group(evidence.group)
                );
            }
            for (said, weight) in reasons(claim) {
                let way = if weight > 0 { "for" } else { "against" };
                let _ = writeln!(text, "      {way} it: {said}");
            }
        }
        Told { text, problems: read.problems, open: judged.open }
    }

    /// What an article that says nothing of the fact has that comes nearest to it.
    fn silence(&self, source: &Arc<Source>, others: &[Claim], lines: &LineIndex) -> String {
        let near = nearest_to(self.id, source, others, self.setting);
        if near.is_empty() {
            return "  nothing in it comes near the fact\n".to_owned();
        }
        let line = |Near { at, reason }: &Near| {
            let (written, span) = source.written(*at);
            let place = lines.place(written, span.start);
            format!("  nearest: {}:{}: “{}”: {}\n", place.line, place.column, words(*at, source), one_line(reason))
        };
        near.iter().map(line).collect()
    }

    /// What became of a claim.
    fn standing(&self, claim: &Claim, verdicts: &HashMap<ByteSpan, &Finding>) -> String {
        let score = match claim.score {
            CERTAIN => String::new(),
            score => format!(", {}% likely", percent(score)),
        };
        if let Some(guard) = &claim.guard {
            return format!("{score}: not bound: {}", self.reason(guard));
        }
        if let Some(finding) = verdicts.get(&claim.at) {
            return format!("{score}: {}", verdict(finding));
        }
        format!("{score}: bound: {}", self.agreement(claim))
    }

    fn agreement(&self, claim: &Claim) -> String {
        let Some(fact) = self.setting.rules.facts.get(claim.fact) else { return String::new() };
        if matches!(claim.said, Said::Name { .. } | Said::Term(_)) {
            return "it may stand".to_owned();
        }
        match hold(fact, claim, self.setting) {
            Held::Agrees => "it agrees".to_owned(),
            Held::Unknown if fact.declared.text.is_empty() => "it is held against the other sources".to_owned(),
            Held::Unknown => "it is held against what is declared, and nothing differs".to_owned(),
            Held::Differs(difference) => format!(
                "it differs ({}), but not so that it is shown: {}",
                difference.relation.name(),
                difference.help.first().map_or(
                    "another value of the sentence agrees, or the difference is none of substance",
                    String::as_str
                )
            ),
        }
    }

    /// A guard in words, with the rival or the groups that it names.
    fn reason(&self, guard: &Guard) -> String {
        let named = match guard {
            Guard::BetterFact(fact) => {
                self.setting.rules.facts.get(*fact).map_or_else(String::new, |fact| format!("`{}`", fact.id))
            }
            _ => String::new(),
        };
        if named.is_empty() { guard.describe().to_owned() } else { format!("{}: {named}", guard.describe()) }
    }

    fn group(&self, group: u32) -> String {
        let text = self.setting.lexicon.groups.get(group as usize).map_or("", |group| group.text.as_str());
        format!("\"{}\"", one_line(text))
    }
}

/// The first finding at each place.
fn verdicts(findings: &[Finding]) -> HashMap<ByteSpan, &Finding> {
    let mut verdicts = HashMap::new();
    for finding in findings {
        for label in std::iter::once(&finding.at).chain(finding.also.iter().map(|also| &also.at)) {
            verdicts.entry(label.span).or_insert(finding);
        }
    }
    verdicts
}

/// So many reasons are told: the weightiest.
const REASONS: usize = 5;

/// What decided how likely a claim is, in words, the weightiest first.
fn reasons(claim: &Claim) -> Vec<(String, i32)> {
    let mut parts = Trees::english().parts(&claim.features);
    parts.sort_by_key(|part| (std::cmp::Reverse(part.weight.abs()), part.column));
    let levels = Levels::of_features(&claim.features);
    let feature = |column: u8| columns().feature(column, levels.of(column)).filter(|feature| feature.tells());
    parts.into_iter().filter_map(|part| Some((feature(part.column)?.says(), part.weight))).take(REASONS).collect()
}

/// How likely a score is, in hundredths.
fn percent(score: i32) -> i64 {
    (100.0 / (1.0 + (-f64::from(score) / 1000.0).exp())).round() as i64
}

fn words(at: ByteSpan, source: &Source) -> String {
    let spaced = at.of(&source.text).split_whitespace().collect::<Vec<_>>().join(" ");
    one_line(&spaced).into_owned()
}

fn verdict(finding: &Finding) -> String {
    format!("{} [{}] {}", finding.severity.name(), finding.code.0, one_line(&finding.message))
}
