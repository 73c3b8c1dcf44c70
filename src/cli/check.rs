//! `gainsay check`.

use super::args::{CheckArgs, Format};
use super::exit::{Exit, Failure, Outcome, exit_of_problems};
use super::output::{self, Output};
use super::progress::Progress;
use super::rule_files::Loaded;
use super::{inputs, rule_files};
use crate::check::{check, check_in_parts};
use crate::finding::Finding;
use crate::kinds::Severity;
use crate::problem::Problem;
use crate::report::{Report, Style, Summary, github, html, json, jsonl_end, jsonl_findings, junit, sarif, terminal};
use crate::rules::Rules;
use crate::source::{Batch, Selection, read_selected};
use std::ops::ControlFlow;

pub(super) fn run(options: &CheckArgs) -> Outcome {
    let paths = inputs::or_here(&options.paths);
    inputs::spare(&paths, options.output.as_deref())?;
    let mut output = Output::open(options.output.as_deref())?;
    let loaded = if options.no_rules { Ok(Loaded::default()) } else { rule_files::load(&options.rules, &paths) };
    let loaded = match loaded {
        // A program that reads the report must find there why it is empty.
        Err(Failure::Problems(problems)) if options.format != Format::Terminal => {
            output.write(&written(&Report::new(Summary::default(), Vec::new(), problems), options.format, &output))?;
            output.finish()?;
            return Ok(Exit::Unread);
        }
        loaded => loaded?,
    };
    let selection = Selection { paths: &paths, archive: &options.against, leave_out: options.output.as_deref() };
    let mut stdin = std::io::stdin();
    let first = Batch { problems: loaded.warnings, ..Batch::default() };
    let batches = std::iter::once(first).chain(read_selected(selection, &mut stdin));
    let least = options.fail_on.severity();
    let exit = match options.format {
        Format::Jsonl => stream(&loaded.rules, batches, (least, options.strict), &mut output)?,
        format => {
            let mut progress = Progress::begin();
            let report = check(&loaded.rules, batches, |articles| progress.add(articles));
            progress.end();
            output.write(&written(&report, format, &output))?;
            let problems = exit_of_problems(&report.problems).max(exit_of_warnings(&report.problems, options.strict));
            exit_of_findings(&report.findings, least).max(problems)
        }
    };
    output.finish()?;
    Ok(exit)
}

/// A report in a format, in the style of where it goes.
pub(super) fn written(report: &Report, format: Format, output: &Output) -> String {
    let style = if output.is_stdout() { output::style() } else { Style::default() };
    match format {
        Format::Terminal => terminal(report, style),
        Format::Json => json(report),
        Format::Jsonl => crate::report::jsonl(report),
        Format::Sarif => sarif(report),
        Format::Junit => junit(report),
        Format::Github => github(report),
        Format::Html => html(report),
    }
}

/// Writes findings as they come: memory does not grow with their number.
fn stream(
    rules: &Rules,
    batches: impl Iterator<Item = Batch>,
    (least, strict): (Severity, bool),
    output: &mut Output,
) -> Outcome {
    let mut progress = Progress::begin();
    let mut exit = Exit::Clean;
    let mut written = Ok(());
    let (summary, problems) = check_in_parts(rules, batches, |part| {
        progress.add(part.sources);
        exit = exit.max(exit_of_findings(&part.findings, least));
        written = output.write(&jsonl_findings(&part.findings));
        if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    progress.end();
    written?;
    output.write(&jsonl_end(summary, &problems))?;
    Ok(exit.max(exit_of_problems(&problems)).max(exit_of_warnings(&problems, strict)))
}

fn exit_of_warnings(problems: &[Problem], strict: bool) -> Exit {
    if strict && problems.iter().any(|problem| problem.warning) { Exit::Found } else { Exit::Clean }
}

fn exit_of_findings(findings: &[Finding], least: Severity) -> Exit {
    if findings.iter().any(|finding| finding.severity >= least) { Exit::Found } else { Exit::Clean }
}
