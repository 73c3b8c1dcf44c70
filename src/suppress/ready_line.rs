//! The line that silences a finding, ready to be copied.

use crate::finding::{Finding, Side};
use crate::rules::path_from;
use std::path::Path;

/// What stands for the reason, which only the editor knows.
const REASON: &str = "REASON";

/// The lines that silence a finding: a comment for its place where the format has comments, else a table for the rule
/// file. They are text of the article in part, and must be escaped where they are shown.
#[must_use]
pub fn ready_lines(finding: &Finding) -> Vec<String> {
    let source = &finding.at.source;
    let of = finding.fact.as_deref().unwrap_or(finding.code.0);
    if let Some((open, close)) = source.comment_marks {
        return vec![format!("{open} gainsay-ignore {of}: {REASON} {close}")];
    }
    let key = if finding.fact.is_some() { "fact" } else { "code" };
    vec![
        "[[ignore]]".to_owned(),
        format!("path = {}", quoted(&pattern(finding))),
        format!("{key} = {}", quoted(of)),
        format!("words = {}", quoted(&finding.at.text().split_whitespace().collect::<Vec<_>>().join(" "))),
        format!("reason = {}", quoted(REASON)),
    ]
}

/// A pattern for the source's file, as the rule file that declares the fact sees it; for what no rule stands behind, its
/// name in whatever folder.
fn pattern(finding: &Finding) -> String {
    let name = finding.at.source.name.as_str();
    if name.starts_with('<') {
        return name.to_owned();
    }
    let rules = finding.against.iter().find_map(|side| match side {
        Side::Declared { rules, .. } => Path::new(&rules.name).parent(),
        Side::Said(_) => None,
    });
    let path = match rules {
        Some(folder) => path_from(folder, name),
        None => format!("**/{}", name.rsplit(['/', '\\']).next().unwrap_or(name)),
    };
    let is_sign = |c: char| matches!(c, '[' | ']' | '{' | '}' | '?');
    path.chars().map(|c| if is_sign(c) { '?' } else { c }).collect()
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
