//! JSON, for other programs: a mirror of the report whose shape has a version of its own.

use super::lines::Places;
use super::{Report, Summary, safe};
use crate::finding::{Finding, Ignore, Label, Repeat, Side};
use crate::problem::Problem;
use serde::Serialize;

/// The version of the shape. Fields may be added without a new one.
const SCHEMA: u32 = 1;

/// The report as indented JSON with a line end behind it. Offsets are bytes of the file as it lies on disk (in a
/// container, of the article's text); lines and columns count from 1, columns in grapheme clusters.
#[must_use]
pub fn json(report: &Report) -> String {
    let mut places = Places::default();
    let raw = RawReport {
        schema: SCHEMA,
        summary: RawSummary::of(report.summary),
        findings: report.findings.iter().map(|finding| RawFinding::of(finding, &mut places)).collect(),
        problems: report.problems.iter().map(|problem| RawProblem::of(problem, &mut places)).collect(),
    };
    // Nothing in these types can fail to serialise: no map with keys other than strings, no writer that fails.
    let mut text = serde_json::to_string_pretty(&raw).unwrap_or_default();
    text.push('\n');
    safe::json(text)
}

/// The findings of `json`, one on each line, as they may also come out of a part of a run.
#[must_use]
pub fn jsonl_findings(findings: &[Finding]) -> String {
    let mut places = Places::default();
    findings.iter().map(|finding| line(&RawFinding::of(finding, &mut places))).collect()
}

/// The last lines of the `jsonl` format: `{"problem": …}` for each problem, and `{"summary": …}`.
#[must_use]
pub fn jsonl_end(summary: Summary, problems: &[Problem]) -> String {
    #[derive(Serialize)]
    #[serde(rename_all = "lowercase")]
    enum Last<'r> {
        Problem(RawProblem<'r>),
        Summary(RawSummary),
    }
    let mut places = Places::default();
    let problems = problems.iter().map(|problem| line(&Last::Problem(RawProblem::of(problem, &mut places))));
    problems.chain(std::iter::once_with(|| line(&Last::Summary(RawSummary::of(summary))))).collect()
}

/// A whole report in the `jsonl` format.
#[must_use]
pub fn jsonl(report: &Report) -> String {
    jsonl_findings(&report.findings) + &jsonl_end(report.summary, &report.problems)
}

/// A value on a line of JSON.
pub(crate) fn line(value: &impl Serialize) -> String {
    safe::json(serde_json::to_string(value).unwrap_or_default() + "\n")
}

#[derive(Serialize)]
struct RawReport<'r> {
    schema: u32,
    summary: RawSummary,
    findings: Vec<RawFinding<'r>>,
    problems: Vec<RawProblem<'r>>,
}

#[derive(Serialize)]
struct RawSummary {
    sources: usize,
    facts: usize,
    claims: usize,
    findings: usize,
    #[serde(skip_serializing_if = "is_zero")]
    ignored: usize,
    #[serde(skip_serializing_if = "is_zero")]
    known: usize,
    problems: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl RawSummary {
    fn of(summary: Summary) -> Self {
        let Summary { sources, facts, claims, findings, ignored, known, problems } = summary;
        Self { sources, facts, claims, findings, ignored, known, problems }
    }
}

/// One finding.
#[derive(Serialize)]
struct RawFinding<'r> {
    fact: Option<&'r str>,
    kind: &'static str,
    code: &'static str,
    severity: &'static str,
    message: &'r str,
    help: &'r [String],
    at: RawLabel<'r>,
    against: Vec<RawSide<'r>>,
    also: Vec<RawRepeat<'r>>,
    relation: &'static str,
    fix: Option<RawFix<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ignored: Option<RawIgnore<'r>>,
}

/// What a finding is silenced by.
#[derive(Serialize)]
struct RawIgnore<'r> {
    of: &'r str,
    reason: &'r str,
    file: &'r str,
    line: usize,
}

impl<'r> RawIgnore<'r> {
    fn of(ignore: &'r Ignore, places: &mut Places) -> Self {
        let Ignore { of, reason, file, at, .. } = ignore;
        Self { of, reason, file: &file.name, line: places.of_span(file, *at).line }
    }
}

impl<'r> RawFinding<'r> {
    fn of(finding: &'r Finding, places: &mut Places) -> Self {
        Self {
            fact: finding.fact.as_deref(),
            kind: finding.kind.name(),
            code: finding.code.0,
            severity: finding.severity.name(),
            message: &finding.message,
            help: &finding.help,
            at: RawLabel::of(&finding.at, places),
            against: finding.against.iter().map(|side| RawSide::of(side, places)).collect(),
            also: finding.also.iter().map(|repeat| RawRepeat::of(repeat, places)).collect(),
            relation: finding.relation.name(),
            fix: RawFix::of(&finding.at, finding.fix.as_deref()),
            ignored: finding.ignored.as_deref().map(|ignore| RawIgnore::of(ignore, places)),
        }
    }
}

#[derive(Serialize)]
struct RawLabel<'r> {
    source: &'r str,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    text: &'r str,
    selector: RawSelector<'r>,
}

/// The words with some before and behind them, by which a program finds them again where the text has changed: a
/// TextQuoteSelector of the Web Annotation Data Model, <https://www.w3.org/TR/annotation-model/#text-quote-selector>.
#[derive(Serialize)]
struct RawSelector<'r> {
    #[serde(rename = "type")]
    kind: &'static str,
    exact: &'r str,
    prefix: &'r str,
    suffix: &'r str,
}

/// Characters before and behind the words.
const AROUND: usize = 32;

impl<'r> RawSelector<'r> {
    fn of(label: &'r Label) -> Self {
        let text = label.source.text.as_str();
        let before = text.get(..label.span.start).unwrap_or("");
        let behind = text.get(label.span.end..).unwrap_or("");
        let start = before.char_indices().rev().take(AROUND).last().map_or(before.len(), |(at, _)| at);
        let end = behind.char_indices().nth(AROUND).map_or(behind.len(), |(at, _)| at);
        Self {
            kind: "TextQuoteSelector",
            exact: label.text(),
            prefix: before.get(start..).unwrap_or(""),
            suffix: behind.get(..end).unwrap_or(""),
        }
    }
}

impl<'r> RawLabel<'r> {
    fn of(label: &'r Label, places: &mut Places) -> Self {
        let span = label.source.offsets.span_to_file(label.span);
        let place = places.of_label(label);
        Self {
            source: &label.source.name,
            start: span.start,
            end: span.end,
            line: place.line,
            column: place.column,
            text: label.text(),
            selector: RawSelector::of(label),
        }
    }
}

#[derive(Serialize)]
#[serde(untagged)]
enum RawSide<'r> {
    Declared { declared: &'r str, rules: &'r str, line: usize, column: usize },
    Said(RawLabel<'r>),
}

impl<'r> RawSide<'r> {
    fn of(side: &'r Side, places: &mut Places) -> Self {
        match side {
            Side::Declared { text, rules, span } => {
                let place = places.of_span(rules, *span);
                Self::Declared { declared: text, rules: &rules.name, line: place.line, column: place.column }
            }
            Side::Said(label) => Self::Said(RawLabel::of(label, places)),
        }
    }
}

#[derive(Serialize)]
struct RawRepeat<'r> {
    #[serde(flatten)]
    at: RawLabel<'r>,
    fix: Option<RawFix<'r>>,
}

impl<'r> RawRepeat<'r> {
    fn of(repeat: &'r Repeat, places: &mut Places) -> Self {
        Self { at: RawLabel::of(&repeat.at, places), fix: RawFix::of(&repeat.at, repeat.fix.as_deref()) }
    }
}

#[derive(Serialize)]
struct RawFix<'r> {
    start: usize,
    end: usize,
    replacement: &'r str,
}

impl<'r> RawFix<'r> {
    fn of(at: &Label, replacement: Option<&'r str>) -> Option<Self> {
        let span = at.source.offsets.span_to_file(at.span);
        replacement.map(|replacement| Self { start: span.start, end: span.end, replacement })
    }
}

/// One problem; its line and column are null where it has no place.
#[derive(Serialize)]
struct RawProblem<'r> {
    source: &'r str,
    line: Option<usize>,
    column: Option<usize>,
    severity: &'static str,
    message: &'r str,
    help: Option<&'r str>,
}

impl<'r> RawProblem<'r> {
    fn of(problem: &'r Problem, places: &mut Places) -> Self {
        let place = places.of_problem(problem);
        Self {
            source: &problem.file.name,
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            severity: if problem.warning { "warning" } else { "error" },
            message: &problem.message,
            help: problem.help.as_deref(),
        }
    }
}
