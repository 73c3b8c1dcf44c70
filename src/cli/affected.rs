//! `gainsay affected`: which articles of an archive contradict a fact that has changed.

use super::args::{AffectedArgs, Format};
use super::check;
use super::exit::{Exit, Failure, Outcome, exit_of_problems};
use super::output::{self, Output};
use super::rule_files;
use crate::finding::{Finding, Report};
use crate::kinds::Severity;
use crate::report::{LineIndex, one_line, rule_problems};
use crate::rules::{CHECKS, Rules, nearest};
use crate::source::Selection;
use std::fmt::Write;

pub(super) fn run(options: &AffectedArgs) -> Outcome {
    let mut loaded = rule_files::load(&options.rules, &options.paths)?;
    let rules = &mut loaded.rules;
    check_fact(&options.fact, rules)?;
    // What the checklist finds concerns no fact.
    rules.checks = CHECKS.iter().map(|name| ((*name).to_owned(), None)).collect();
    let selection = Selection { paths: &options.paths, leave_out: options.output.as_slice(), ..Selection::default() };
    let mut output = Output::open(options.output.as_deref())?;
    let mut report = check::report_on(rules, selection, Vec::new());
    report.problems.retain(|problem| !problem.warning);
    report.findings.retain(|finding| is_affected(finding, &options.fact));
    report.summary.findings = report.findings.len();
    report.summary.problems = report.problems.len();
    match options.format {
        Format::Terminal => {
            output.write(&listed(&report, &options.fact))?;
            output::tell(&rule_problems(&report.problems, output::error_style()));
        }
        format => output.write(&check::written(&report, format, &output))?,
    }
    output.finish()?;
    let exit = if report.findings.is_empty() { Exit::Clean } else { Exit::Found };
    Ok(exit.max(exit_of_problems(&report.problems)))
}

fn check_fact(id: &str, rules: &Rules) -> Result<(), Failure> {
    if rules.facts.iter().any(|fact| &*fact.id == id) {
        return Ok(());
    }
    let help = match nearest(id, rules.facts.iter().map(|fact| &*fact.id)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`gainsay rules` lists the facts".to_owned(),
    };
    Err(Failure::usage(format!("there is no fact `{id}`"), help))
}

/// Whether the finding says that an article contradicts the fact: a note says less.
fn is_affected(finding: &Finding, fact: &str) -> bool {
    finding.fact.as_deref() == Some(fact) && finding.severity > Severity::Note
}

/// A line for each place, and a line that sums up.
fn listed(report: &Report, fact: &str) -> String {
    let mut text = String::new();
    let mut articles: Vec<&str> = Vec::new();
    for finding in &report.findings {
        let name = finding.at.source.name.as_str();
        let places = std::iter::once(&finding.at).chain(finding.also.iter().map(|repeat| &repeat.at));
        for at in places {
            let (written, span) = at.source.written(at.span);
            let place = LineIndex::new(written).place(written, span.start);
            let said = one_line(at.text()).into_owned();
            let _ = writeln!(text, "{}:{}:{}: “{said}”", one_line(name), place.line, place.column);
        }
        articles.push(name);
    }
    articles.dedup();
    let (contradict, sources) = (articles.len(), report.summary.sources);
    let verb = if contradict == 1 { "contradicts" } else { "contradict" };
    let noun = if sources == 1 { "article" } else { "articles" };
    text + &format!("{contradict} of {sources} {noun} {verb} `{fact}`\n")
}
