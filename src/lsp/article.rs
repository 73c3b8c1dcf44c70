//! What an editor shows of an article's findings: diagnostics, quick fixes, what stands behind them, and the way to the rule.

use super::declare::{accept_form, declare_name};
use super::place::{position, range, uri_of};
use crate::finding::{Finding, Label, Side};
use crate::judge::claim::Claim;
use crate::kinds::{Kind, Severity};
use crate::problem::Problem;
use crate::rules::{Fact, Rules, sentence};
use crate::span::ByteSpan;
use crate::suppress::ready_lines;
use serde_json::{Value, json};
use std::path::Path;

/// A file as a place names it: its address, and the text that its places are counted in.
fn location(name: &str, text: &str, span: ByteSpan) -> Value {
    json!({ "uri": uri_of(Path::new(name)), "range": range(text, span) })
}

fn location_of(label: &Label) -> Value {
    let (text, span) = label.source.written(label.span);
    location(&label.source.name, text, span)
}

fn range_of(label: &Label) -> Value {
    let (text, span) = label.source.written(label.span);
    range(text, span)
}

/// The places of a finding.
fn places(finding: &Finding) -> impl Iterator<Item = (&Label, Option<&String>)> {
    let first = std::iter::once((&finding.at, finding.fix.as_ref()));
    first.chain(finding.also.iter().map(|repeat| (&repeat.at, repeat.fix.as_ref())))
}

/// A finding as diagnostics, one for each of its places.
pub(super) fn diagnostics(finding: &Finding) -> impl Iterator<Item = Value> {
    let help: String = finding.help.iter().map(|help| format!("\n{help}")).collect();
    let related: Vec<Value> = finding.against.iter().map(related).collect();
    places(finding).map(move |(label, _)| {
        json!({
            "range": range_of(label),
            "severity": match finding.severity {
                Severity::Error => 1,
                Severity::Warning => 2,
                Severity::Note => 3,
            },
            "source": "gainsay",
            "code": finding.code.0,
            "message": format!("{}{help}", finding.message),
            "relatedInformation": related,
        })
    })
}

/// The other side of a finding, with its place.
fn related(side: &Side) -> Value {
    match side {
        Side::Declared { text, rules, span } => {
            json!({ "location": location(&rules.name, &rules.text, *span), "message": format!("declared: {text}") })
        }
        Side::Said(label) => json!({ "location": location_of(label), "message": "said here" }),
    }
}

/// A problem with an article or a rule file as a diagnostic.
pub(super) fn problem(problem: &Problem) -> Value {
    let help = problem.help.iter().map(|help| format!("\n{help}")).collect::<String>();
    json!({
        "range": range(&problem.file.text, problem.at.unwrap_or_default()),
        "severity": if problem.warning { 2 } else { 1 },
        "source": "gainsay",
        "message": format!("{}{help}", problem.message),
    })
}

/// The finding with a place at an offset of the file, and that place.
pub(super) fn finding_at(findings: &[Finding], offset: usize) -> Option<(&Finding, &Label)> {
    findings.iter().find_map(|finding| {
        let at = places(finding).find(|(label, _)| {
            let (_, span) = label.source.written(label.span);
            span.start <= offset && offset <= span.end
        });
        at.map(|(label, _)| (finding, label))
    })
}

/// The quick fixes of the findings that a span of the file meets: to write the declared form, to allow this one, to ignore
/// the finding; without a fact behind it, to declare the name.
pub(super) fn actions(findings: &[Finding], span: ByteSpan, uri: &str, rules: &Rules) -> Vec<Value> {
    let mut actions = Vec::new();
    for finding in findings {
        for (label, fix) in places(finding) {
            let (text, at) = label.source.written(label.span);
            if at.end < span.start || span.end < at.start {
                continue;
            }
            if let Some(fix) = fix {
                actions.push(action(&format!("Write “{fix}”"), uri, &range(text, at), fix, true));
            }
            actions.extend(ignore_action(finding, text, at, uri));
            actions.extend(accept_form(finding, label.text()));
            let of_name = finding.fact.is_none() && finding.kind == Kind::Name;
            actions.extend(of_name.then(|| declare_name(label.text(), rules)).flatten());
        }
    }
    actions
}

fn action(title: &str, uri: &str, range: &Value, text: &str, preferred: bool) -> Value {
    let edit = json!({ "changes": { uri: [{ "range": range, "newText": text }] } });
    json!({ "title": title, "kind": "quickfix", "isPreferred": preferred, "edit": edit })
}

/// What silences a finding: a comment at the end of its line or, where the format has none, a table at the end of the rule
/// file that declares the fact.
fn ignore_action(finding: &Finding, text: &str, at: ByteSpan, uri: &str) -> Option<Value> {
    let lines = ready_lines(finding);
    let name = finding.fact.as_deref().unwrap_or(finding.code.0);
    if let [comment] = &lines[..] {
        let rest = text.get(at.end..)?;
        let end = at.end.checked_add(rest.find('\n').unwrap_or(rest.len()))?;
        let end = if text.get(..end)?.ends_with('\r') { end.checked_sub(1)? } else { end };
        let place = position(text, end);
        let range = json!({ "start": place, "end": place });
        return Some(action(&format!("Ignore `{name}` on this line"), uri, &range, &format!(" {comment}"), false));
    }
    let rules = finding.against.iter().find_map(|side| match side {
        Side::Declared { rules, .. } => Some(rules),
        Side::Said(_) => None,
    })?;
    let place = position(&rules.text, rules.text.len());
    let range = json!({ "start": place, "end": place });
    let line_end = if rules.text.ends_with('\n') { "" } else { "\n" };
    let table = format!("{line_end}\n{}\n", lines.join("\n"));
    let uri = uri_of(Path::new(&rules.name));
    Some(action(&format!("Ignore `{name}` here, in the rule file"), &uri, &range, &table, false))
}

/// What stands behind a finding, in Markdown: the fact, why it is so, and what others say.
pub(super) fn hover(finding: &Finding, label: &Label, rules: &Rules) -> Value {
    let mut lines = vec![format!("**{}** `{}`", escape(&finding.message), finding.code.0)];
    let fact = rules.facts.iter().find(|fact| finding.fact.as_deref() == Some(&fact.id));
    lines.extend(fact.map(|fact| format!("`{}`: {}", fact.id, escape(&sentence(fact, rules)))));
    lines.extend(fact.into_iter().flat_map(life));
    lines.extend(finding.against.iter().filter_map(|side| match side {
        Side::Said(label) => Some(format!("“{}” in {}", escape(label.text()), escape(&label.source.name))),
        Side::Declared { .. } => None,
    }));
    lines.extend(finding.help.iter().map(|help| escape(help)));
    json!({ "contents": { "kind": "markdown", "value": lines.join("\n\n") }, "range": range_of(label) })
}

/// What an article says of a fact that it does not contradict, in Markdown.
pub(super) fn hover_claim(claim: &Claim, rules: &Rules) -> Option<Value> {
    let fact = rules.facts.get(claim.fact)?;
    let label = Label::new(&claim.source, claim.at);
    let mut lines = vec![format!("“{}” agrees with `{}`", escape(label.text()), fact.id)];
    lines.push(escape(&sentence(fact, rules)));
    lines.extend(life(fact));
    Some(json!({ "contents": { "kind": "markdown", "value": lines.join("\n\n") }, "range": range_of(&label) }))
}

/// Where a fact is taken from, who checked it, and when.
fn life(fact: &Fact) -> impl Iterator<Item = String> {
    let checked = fact.checked.as_ref().map(|day| format!("checked {}", escape(day)));
    let by = fact.by.as_ref().map(|by| format!("declared by {}", escape(by)));
    let source = fact.source.as_ref().map(|source| format!("source: {}", escape(source)));
    [checked, by, source].into_iter().flatten()
}

/// Where the other side of a finding stands: the rule, or else another source.
pub(super) fn definition(finding: &Finding) -> Vec<Value> {
    let place = |side: &Side| match side {
        Side::Declared { rules, span, .. } => location(&rules.name, &rules.text, *span),
        Side::Said(label) => location_of(label),
    };
    finding.against.iter().map(place).collect()
}

/// Text as Markdown shows it, with nothing in it that acts.
fn escape(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in crate::report::one_line(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '!' | '&' | '|') {
            shown.push('\\');
        }
        shown.push(c);
    }
    shown
}
