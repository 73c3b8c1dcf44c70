//! What was found, in some form: one module a format. Nothing is decided here.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::string_slice))]

mod claimreview;
mod conllu;
mod csv;
mod fingerprint;
mod github;
mod html;
mod json;
mod junit;
mod lines;
mod mentions;
mod safe;
mod sarif;
mod table;
mod terminal;

pub use claimreview::claim_review;
pub use conllu::conllu;
pub use csv::csv;
pub use github::github;
pub use html::{Matrix, html, html_page};
pub(crate) use json::line as json_line;
pub use json::{json, jsonl, jsonl_end, jsonl_findings};
pub use junit::{TestCase, junit, junit_tests};
pub use lines::{LineColumn, LineIndex};
pub use mentions::MentionLines;
pub(crate) use safe::one_line;
pub use sarif::sarif;
pub use table::{table_csv, table_json, table_text};
pub use terminal::{Style, rule_problems, terminal};

pub use crate::finding::{Report, Summary};

use crate::finding::{Finding, Side};
use crate::kinds::Severity;
use lines::Places;
use std::fmt::Write;

/// What belongs to a finding besides its message, in the formats that show text alone: a line, each after a line end,
/// for each of the other sides, each explanation, the other places, and what to write instead.
fn details(finding: &Finding, places: &mut Places) -> String {
    let mut text = String::new();
    for side in &finding.against {
        let _ = match side {
            Side::Declared { text: value, rules, span } => {
                write!(text, "\ndeclared: {value} ({}:{})", rules.name, places.of_span(rules, *span).line)
            }
            Side::Said(label) => {
                let LineColumn { line, column, .. } = places.of_label(label);
                write!(text, "\nagainst: {} ({}:{line}:{column})", label.text(), label.source.name)
            }
        };
    }
    if let Some(ignore) = &finding.ignored {
        let _ = write!(text, "\nignored: {}", ignore.reason);
    }
    for help in &finding.help {
        let _ = write!(text, "\nhelp: {help}");
    }
    for also in &finding.also {
        let LineColumn { line, column, .. } = places.of_label(&also.at);
        let _ = write!(text, "\nalso: {} ({}:{line}:{column})", also.at.text(), also.at.source.name);
    }
    if let Some(fix) = &finding.fix {
        let _ = write!(text, "\nhelp: write \"{fix}\"");
    }
    text
}

/// What was looked at and what came of it, in one line.
fn sum_up(report: &Report) -> String {
    let Summary { sources, facts, claims, ignored, known, .. } = report.summary;
    let mut results = Vec::new();
    for (severity, noun) in [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")] {
        let stands = |finding: &&Finding| finding.severity == severity && finding.ignored.is_none();
        let found = report.findings.iter().filter(stands).count();
        if found > 0 {
            results.push(count(found, noun));
        }
    }
    if !report.problems.is_empty() {
        results.push(count(report.problems.len(), "problem"));
    }
    results.extend((ignored > 0).then(|| format!("{ignored} ignored")));
    results.extend((known > 0).then(|| format!("{known} in the baseline")));
    if report.summary.findings == 0 {
        let new = if known > 0 { "new" } else { "found" };
        let nothing = format!("nothing {new} in {}", count(sources, "source"));
        results.insert(0, nothing);
        return results.join(", ");
    }
    let looked_at = [count(sources, "source"), count(facts, "fact"), count(claims, "claim")];
    format!("{}: {}", looked_at.join(", "), results.join(", "))
}

/// "1 source", "5 sources": every noun here takes an s.
fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests;
