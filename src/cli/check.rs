//! `gainsay check`.

use super::args::{As, CheckArgs, Format};
use super::baseline::{self, Known};
use super::exit::{Exit, Failure, Outcome, exit_of_problems};
use super::output::{self, Output};
use super::progress::Progress;
use super::reports::{Reports, output_files};
use super::rule_files::Loaded;
use super::{inputs, rule_files, shown, watch};
use crate::check::{Ready, check, check_in_parts};
use crate::finding::Finding;
use crate::kinds::Severity;
use crate::problem::Problem;
use crate::report::{
    Matrix, Report, Style, Summary, claim_review, csv, github, html, html_page, json, jsonl_end, jsonl_findings, junit,
    sarif, terminal,
};
use crate::rules::Rules;
use crate::source::{Batch, Selection, read_selected};
use crate::table::{Table, tabulate};
use std::ops::ControlFlow;

pub(super) fn run(options: &CheckArgs) -> Outcome {
    shown::begin(&options.show)?;
    if options.watch { watch::run(options) } else { run_once(options) }
}

/// Checks the articles as they are now.
pub(super) fn run_once(options: &CheckArgs) -> Outcome {
    let paths = inputs::or_here(&options.paths);
    let files = output_files(options.output.as_deref(), &options.reports);
    inputs::spare(&paths, &files)?;
    let mut output = Output::open(options.output.as_deref())?;
    let reports = Reports::open(&options.reports)?;
    let loaded = if options.no_rules { Ok(Loaded::default()) } else { rule_files::load(&options.rules, &paths) };
    let loaded = match loaded {
        // A program that reads the report must find there why it is empty.
        Err(Failure::Problems(problems)) if options.format != Format::Terminal => {
            let report = Report::new(Summary::default(), Vec::new(), problems);
            output.write(&written(&report, options.format, &output))?;
            output.finish()?;
            reports.write(&report, None)?;
            return Ok(Exit::Unread);
        }
        loaded => loaded?,
    };
    let known = options.baseline.as_deref().map(baseline::read).transpose()?;
    let form = options.form.form.map(As::form);
    let selection = Selection { paths: &paths, archive: &options.against, leave_out: &files, form };
    let exit = match options.format {
        Format::Jsonl if options.reports.report.is_empty() => stream(options, &loaded, selection, known, &mut output)?,
        format => {
            let with_table = format == Format::Html || reports.has(Format::Html);
            let (mut report, table) = if with_table {
                let (report, table) = report_and_table(&loaded.rules, selection, loaded.warnings);
                (report, Some(table))
            } else {
                (report_on(&loaded.rules, selection, loaded.warnings), None)
            };
            let matrix = table.as_ref().map(|table| Matrix { table, rules: &loaded.rules });
            if let Some(Known { mut baseline, folder }) = known {
                (report.findings, report.summary.known) = baseline.keep_new(report.findings, &folder);
                report.summary.findings = report.findings.len();
            }
            let report = shown::kept(report, &options.show);
            let problems = exit_of_problems(&report.problems).max(exit_of_warnings(&report.problems, options.strict));
            let exit = exit_of_findings(&report.findings, options.fail_on.severity()).max(problems);
            let report = if options.show_ignored { report.with_ignored() } else { report };
            let style = Style { ignore_lines: options.ignore_lines, ..style_of(&output) };
            output.write(&match format {
                Format::Terminal => shown::for_people(&report, style, &options.show),
                Format::Html => html_page(&report, matrix),
                format => written(&report, format, &output),
            })?;
            reports.write(&report, matrix)?;
            exit
        }
    };
    output.finish()?;
    Ok(if options.show.exit_zero && exit == Exit::Found { Exit::Clean } else { exit })
}

/// What there is to report on some articles; `warnings` are those of the rules.
pub(super) fn report_on(rules: &Rules, selection: Selection<'_>, warnings: Vec<Problem>) -> Report {
    let mut stdin = std::io::stdin();
    let first = Batch { problems: warnings, ..Batch::default() };
    let batches = std::iter::once(first).chain(read_selected(selection, &mut stdin));
    let mut progress = Progress::begin();
    let report = check(rules, batches, |articles| progress.add(articles));
    progress.end();
    report
}

/// As [`report_on`], with the table of what each article says of each fact, for which the articles are kept.
fn report_and_table(rules: &Rules, selection: Selection<'_>, warnings: Vec<Problem>) -> (Report, Table) {
    let mut stdin = std::io::stdin();
    let batches: Vec<Batch> = read_selected(selection, &mut stdin).collect();
    let own = batches.iter().filter(|batch| !batch.archive).cloned();
    let table = tabulate(&Ready::new(rules).unchecked(), own);
    let first = Batch { problems: warnings, ..Batch::default() };
    (check(rules, std::iter::once(first).chain(batches), |_| ()), table)
}

fn style_of(output: &Output) -> Style {
    if output.is_stdout() { output::style() } else { Style::default() }
}

/// A report in a format, in the style of where it goes.
pub(super) fn written(report: &Report, format: Format, output: &Output) -> String {
    match format {
        Format::Terminal => terminal(report, style_of(output)),
        Format::Json => json(report),
        Format::Jsonl => crate::report::jsonl(report),
        Format::Sarif => sarif(report),
        Format::Junit => junit(report),
        Format::Github => github(report),
        Format::Html => html(report),
        Format::Csv => csv(report),
        Format::Claimreview => claim_review(report),
    }
}

/// Writes findings as they come: memory does not grow with their number.
fn stream(
    options: &CheckArgs,
    loaded: &Loaded,
    selection: Selection<'_>,
    mut known: Option<Known>,
    output: &mut Output,
) -> Outcome {
    let mut stdin = std::io::stdin();
    let first = Batch { problems: loaded.warnings.clone(), ..Batch::default() };
    let batches = std::iter::once(first).chain(read_selected(selection, &mut stdin));
    let mut progress = Progress::begin();
    let (mut exit, mut in_baseline, mut left_out) = (Exit::Clean, 0, 0);
    let mut written = Ok(());
    let (mut summary, problems) = check_in_parts(&loaded.rules, batches, |part| {
        progress.add(part.sources);
        let mut findings = part.findings;
        if let Some(Known { baseline, folder }) = &mut known {
            let (new, old) = baseline.keep_new(findings, folder);
            findings = new;
            in_baseline += old;
        }
        let all = findings.len();
        findings.retain(|finding| shown::is_shown(finding, &options.show));
        left_out += all - findings.len();
        exit = exit.max(exit_of_findings(&findings, options.fail_on.severity()));
        let ignored = part.ignored.into_iter().filter(|finding| shown::is_shown(finding, &options.show));
        findings.extend(ignored.filter(|_| options.show_ignored));
        written = output.write(&jsonl_findings(&findings));
        if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    progress.end();
    written?;
    summary.known = in_baseline;
    summary.findings = summary.findings.saturating_sub(in_baseline).saturating_sub(left_out);
    output.write(&jsonl_end(summary, &problems))?;
    Ok(exit.max(exit_of_problems(&problems)).max(exit_of_warnings(&problems, options.strict)))
}

fn exit_of_warnings(problems: &[Problem], strict: bool) -> Exit {
    if strict && problems.iter().any(|problem| problem.warning) { Exit::Found } else { Exit::Clean }
}

fn exit_of_findings(findings: &[Finding], least: Severity) -> Exit {
    if findings.iter().any(|finding| finding.severity >= least) { Exit::Found } else { Exit::Clean }
}
