//! SARIF 2.1.0, which code hosts and editors read.
//!
//! Form: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>; the property names are its own.

use super::fingerprint::Fingerprints;
use super::lines::{LineColumn, Places};
use super::{Report, safe};
use crate::codes::{CODES, CodeEntry};
use crate::finding::{Finding, Ignore, Label, Repeat, Side};
use crate::kinds::Severity;
use crate::problem::Problem;
use serde::Serialize;
use std::collections::BTreeSet;

/// The report as a SARIF log of one run.
#[must_use]
pub fn sarif(report: &Report) -> String {
    let mut places = Places::default();
    let codes: BTreeSet<&'static str> = report.findings.iter().map(|finding| finding.code.0).collect();
    let rules = codes.iter().map(|id| Rule::of(id)).collect();
    let mut fingerprints = Fingerprints::default();
    let notifications = report.problems.iter().map(|problem| Notification::of(problem, &mut places)).collect();
    let run = Run {
        tool: Tool { driver: Driver { name: "gainsay", semantic_version: env!("CARGO_PKG_VERSION"), rules } },
        column_kind: "unicodeCodePoints",
        invocations: [Invocation {
            execution_successful: report.problems.iter().all(|problem| problem.warning),
            tool_execution_notifications: notifications,
        }],
        results: report
            .findings
            .iter()
            .map(|finding| Outcome::of(finding, fingerprints.of(finding), &mut places))
            .collect(),
    };
    let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    let log = Log { schema, version: "2.1.0", runs: [run] };
    safe::json(serde_json::to_string_pretty(&log).unwrap_or_default() + "\n")
}

#[derive(Serialize)]
struct Log<'r> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'r>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'r> {
    tool: Tool,
    column_kind: &'static str,
    invocations: [Invocation<'r>; 1],
    results: Vec<Outcome<'r>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule>,
}

/// What is known of a code.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_description: Option<Message>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Message>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
}

/// Where the codes are explained.
const HELP: &str = "https://docs.rs/gainsay/latest/gainsay/codes/constant.CODES.html";

impl Rule {
    fn of(id: &'static str) -> Self {
        let entry = CODES.iter().find(|entry| entry.code == id);
        let help = |entry: &CodeEntry| format!("For example {}. To mend it: {}.", entry.example, entry.remedy);
        Self {
            id,
            short_description: entry.map(|entry| Message { text: entry.says.to_owned() }),
            help: entry.map(|entry| Message { text: help(entry) }),
            help_uri: entry.map(|_| HELP.to_owned()),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<'r> {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification<'r>>,
}

#[derive(Serialize)]
struct Notification<'r> {
    level: &'static str,
    message: Message,
    locations: [Location<'r>; 1],
}

impl<'r> Notification<'r> {
    fn of(problem: &'r Problem, places: &mut Places) -> Self {
        let help = problem.help.iter().map(|help| format!("\n{help}")).collect::<String>();
        let region = places.of_problem(problem).map(|place| Region::of(place, None));
        Self {
            level: if problem.warning { "warning" } else { "error" },
            message: Message { text: problem.message.clone() + &help },
            locations: [Location::of(&problem.file.name, region, None)],
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'r> {
    rule_id: &'static str,
    level: &'static str,
    message: Message,
    locations: [Location<'r>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'r>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix>,
    partial_fingerprints: PartialFingerprints,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressions: Option<[Suppression<'r>; 1]>,
    properties: Properties<'r>,
}

impl<'r> Outcome<'r> {
    fn of(finding: &'r Finding, fingerprint: String, places: &mut Places) -> Self {
        let mut text = finding.message.clone();
        for help in &finding.help {
            text.push('\n');
            text.push_str(help);
        }
        let mut related: Vec<_> = finding.against.iter().map(|side| Location::of_side(side, places)).collect();
        related.extend(finding.also.iter().map(|also| Location::of_label(&also.at, Some("the same here"), places)));
        Self {
            rule_id: finding.code.0,
            level: match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
            message: Message { text },
            locations: [Location::of_label(&finding.at, None, places)],
            related_locations: related,
            fixes: Fix::of(finding, places).into_iter().collect(),
            partial_fingerprints: PartialFingerprints { finding: fingerprint },
            suppressions: finding.ignored.as_deref().map(|ignore| [Suppression::of(ignore)]),
            properties: Properties {
                fact: finding.fact.as_deref(),
                kind: finding.kind.name(),
                relation: finding.relation.name(),
            },
        }
    }
}

/// What a code host knows a finding by where its lines have moved.
#[derive(Serialize)]
struct PartialFingerprints {
    #[serde(rename = "gainsayFinding/v1")]
    finding: String,
}

#[derive(Serialize)]
struct Suppression<'r> {
    kind: &'static str,
    justification: &'r str,
}

impl<'r> Suppression<'r> {
    fn of(ignore: &'r Ignore) -> Self {
        let kind = if ignore.in_article { "inSource" } else { "external" };
        Self { kind, justification: &ignore.reason }
    }
}

#[derive(Serialize)]
struct Properties<'r> {
    fact: Option<&'r str>,
    kind: &'static str,
    relation: &'static str,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'r> {
    physical_location: PhysicalLocation<'r>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

impl<'r> Location<'r> {
    fn of(name: &str, region: Option<Region<'r>>, message: Option<String>) -> Self {
        let physical_location = PhysicalLocation { artifact_location: ArtifactLocation::of(name), region };
        Self { physical_location, message: message.map(|text| Message { text }) }
    }

    fn of_label(label: &'r Label, message: Option<&str>, places: &mut Places) -> Self {
        let mut region = Region::of_label(label, places);
        region.snippet = Some(Snippet { text: label.text() });
        Self::of(label.source.file(), Some(region), message.map(str::to_owned))
    }

    fn of_side(side: &'r Side, places: &mut Places) -> Self {
        match side {
            Side::Declared { text, rules, span } => {
                let region = Region::of(places.of_span(rules, *span), None);
                Self::of(&rules.name, Some(region), Some(format!("declared: {text}")))
            }
            Side::Said(label) => Self::of_label(label, Some("said here"), places),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'r> {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region<'r>>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

impl ArtifactLocation {
    /// The name as a relative reference, or as a file URI where it is absolute.
    fn of(name: &str) -> Self {
        let mut uri = if name.starts_with('/') { "file://".to_owned() } else { String::new() };
        for byte in name.bytes() {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                    uri.push(char::from(byte))
                }
                other => uri.push_str(&format!("%{other:02X}")),
            }
        }
        Self { uri }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region<'r> {
    start_line: usize,
    start_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Snippet<'r>>,
}

impl Region<'_> {
    fn of(start: LineColumn, end: Option<LineColumn>) -> Self {
        Self {
            start_line: start.line,
            start_column: start.code_points,
            end_line: end.map(|end| end.line),
            end_column: end.map(|end| end.code_points),
            snippet: None,
        }
    }

    fn of_label(label: &Label, places: &mut Places) -> Self {
        Self::of(places.of_label(label), Some(places.behind_label(label)))
    }
}

#[derive(Serialize)]
struct Snippet<'r> {
    text: &'r str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix {
    description: Message,
    artifact_changes: Vec<ArtifactChange>,
}

impl Fix {
    /// One fix mends the finding and its repeats, where that is safe.
    fn of(finding: &Finding, places: &mut Places) -> Option<Self> {
        let replacement = finding.fix.as_ref()?;
        let first = ArtifactChange::of(&finding.at, replacement, places);
        let others =
            finding.also.iter().filter_map(|Repeat { at, fix }| Some(ArtifactChange::of(at, fix.as_ref()?, places)));
        let description = Message { text: format!("write \"{replacement}\"") };
        Some(Self { description, artifact_changes: std::iter::once(first).chain(others).collect() })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: ArtifactLocation,
    replacements: [Replacement; 1],
}

impl ArtifactChange {
    fn of(at: &Label, text: &str, places: &mut Places) -> Self {
        let replacement = Replacement {
            deleted_region: Region::of_label(at, places),
            inserted_content: Message { text: text.to_owned() },
        };
        Self { artifact_location: ArtifactLocation::of(at.source.file()), replacements: [replacement] }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region<'static>,
    inserted_content: Message,
}
