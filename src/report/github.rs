//! Workflow commands of GitHub Actions, which shows them beside the lines of a pull request.
//!
//! Form: <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>.

use super::lines::{LineColumn, Places};
use super::{Report, details};
use crate::finding::Finding;
use crate::kinds::Severity;
use crate::problem::Problem;
use std::fmt::Write;

/// A command a line for each finding and each problem.
#[must_use]
pub fn github(report: &Report) -> String {
    let mut places = Places::default();
    let mut text = String::new();
    for finding in &report.findings {
        annotate_finding(&mut text, finding, &mut places);
    }
    for problem in &report.problems {
        annotate_problem(&mut text, problem, &mut places);
    }
    text
}

fn annotate_finding(text: &mut String, finding: &Finding, places: &mut Places) {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let (start, end) = (places.of_label(&finding.at), places.behind_label(&finding.at));
    let message = format!("{}{}", finding.message, details(finding, places));
    let _ = write!(text, "::{level} file={}", property(finding.at.source.file()));
    push_place(text, start, Some(end));
    let fact = finding.fact.as_deref().map(|fact| format!(" ({fact})")).unwrap_or_default();
    let _ = writeln!(text, ",title={}{}::{}", property(finding.code.0), property(&fact), data(&message));
}

/// Columns are understood only within one line, and in code points.
fn push_place(text: &mut String, start: LineColumn, end: Option<LineColumn>) {
    let _ = write!(text, ",line={},col={}", start.line, start.code_points);
    match end {
        Some(end) if end.line == start.line => drop(write!(text, ",endColumn={}", end.code_points)),
        Some(end) => drop(write!(text, ",endLine={}", end.line)),
        None => {}
    }
}

fn annotate_problem(text: &mut String, problem: &Problem, places: &mut Places) {
    let level = if problem.warning { "warning" } else { "error" };
    let _ = write!(text, "::{level} file={}", property(&problem.file.name));
    if let Some(place) = places.of_problem(problem) {
        push_place(text, place, None);
    }
    let help = problem.help.iter().map(|help| format!("\n{help}")).collect::<String>();
    let _ = writeln!(text, ",title=problem::{}", data(&(problem.message.clone() + &help)));
}

/// What follows the second `::`: line ends are escaped, and so the percent sign.
fn data(text: &str) -> String {
    escape(text, |c| matches!(c, '%' | '\r' | '\n'))
}

/// The value of a property: the signs that end it as well.
fn property(text: &str) -> String {
    escape(text, |c| matches!(c, '%' | '\r' | '\n' | ':' | ','))
}

/// The other control characters become spaces: the log is shown on a page and in terminals.
fn escape(text: &str, escaped: impl Fn(char) -> bool) -> String {
    let mut result = String::with_capacity(text.len());
    for c in text.chars() {
        if escaped(c) {
            let _ = write!(result, "%{:02X}", u32::from(c));
        } else {
            result.push(super::safe::shown(c));
        }
    }
    result
}
