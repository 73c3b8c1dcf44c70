//! Comma-separated values, for spreadsheets: a line a finding.

use super::lines::Places;
use super::{Report, one_line};
use crate::finding::Side;
use std::fmt::Write;

/// The findings of a report, a line each, then its problems.
#[must_use]
pub fn csv(report: &Report) -> String {
    let mut text = String::new();
    let mut places = Places::default();
    let heads =
        ["severity", "code", "fact", "kind", "file", "line", "column", "words", "message", "against", "fix", "help"];
    write_csv(&mut text, heads.into_iter().map(str::to_owned));
    for finding in &report.findings {
        let place = places.of_label(&finding.at);
        let against: Vec<String> = finding
            .against
            .iter()
            .map(|side| match side {
                Side::Declared { text, rules, .. } => format!("{text} (declared in {})", rules.name),
                Side::Said(label) => format!("{} ({})", label.text(), label.source.name),
            })
            .collect();
        let fields = [
            finding.severity.name().to_owned(),
            finding.code.0.to_owned(),
            finding.fact.as_deref().unwrap_or("").to_owned(),
            finding.kind.name().to_owned(),
            finding.at.source.name.clone(),
            place.line.to_string(),
            place.column.to_string(),
            finding.at.text().to_owned(),
            finding.message.clone(),
            against.join("; "),
            finding.fix.clone().unwrap_or_default(),
            finding.help.join("; "),
        ];
        write_csv(&mut text, fields.into_iter());
    }
    for problem in &report.problems {
        let place = places.of_problem(problem);
        let number = |of: fn(super::LineColumn) -> usize| place.map(|place| of(place).to_string()).unwrap_or_default();
        let fields = [
            if problem.warning { "warning" } else { "error" }.to_owned(),
            "problem".to_owned(),
            String::new(),
            String::new(),
            problem.file.name.clone(),
            number(|place| place.line),
            number(|place| place.column),
            String::new(),
            problem.message.clone(),
            String::new(),
            String::new(),
            problem.help.clone().unwrap_or_default(),
        ];
        write_csv(&mut text, fields.into_iter());
    }
    text
}

/// Writes a line of fields.
pub(super) fn write_csv(text: &mut String, fields: impl Iterator<Item = String>) {
    let fields: Vec<String> = fields.map(|field| csv_field(&field)).collect();
    let _ = write!(text, "{}\r\n", fields.join(","));
}

/// A field, quoted where it must be. What a spreadsheet would run as a formula gets an apostrophe before it: the words
/// are an article's, and nobody's to run.
pub(super) fn csv_field(field: &str) -> String {
    let field = one_line(field);
    let runs = field.starts_with(['=', '+', '-', '@']);
    let safe = if runs { format!("'{field}") } else { field.into_owned() };
    if safe.contains([',', '"', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}
