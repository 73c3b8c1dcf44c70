//! The articles themselves, with what was found marked in them; and words held against words.

use super::escape;
use crate::finding::Finding;
use crate::kinds::Severity;
use crate::span::SourceId;
use similar::{ChangeTag, TextDiff};
use std::collections::BTreeMap;
use std::fmt::Write;

/// More text than this makes no page that a browser opens gladly.
const MOST_BYTES: usize = 4 << 20;

/// Each article in which something was found, folded up.
pub(super) fn articles(findings: &[Finding]) -> String {
    let mut by_source: BTreeMap<SourceId, Vec<(usize, &Finding)>> = BTreeMap::new();
    for (number, finding) in findings.iter().enumerate() {
        by_source.entry(finding.at.source.id).or_default().push((number, finding));
    }
    let length = |found: &Vec<(usize, &Finding)>| found.first().map_or(0, |(_, finding)| finding.at.source.text.len());
    if by_source.is_empty() || by_source.values().map(length).sum::<usize>() > MOST_BYTES {
        return String::new();
    }
    let mut text = "<h2>The articles</h2>\n".to_owned();
    for found in by_source.values() {
        let Some((_, first)) = found.first() else { continue };
        let source = &first.at.source;
        let _ = write!(text, "<details>\n<summary>{}</summary>\n<div class=\"text\">", escape(&source.name));
        text.push_str(&marked(&source.text, found));
        text.push_str("</div>\n</details>\n");
    }
    text
}

/// A text with the places of findings marked, each a link to its finding. Of places that meet, the first is marked.
fn marked(text: &str, found: &[(usize, &Finding)]) -> String {
    let mut places: Vec<(usize, usize, usize, Severity)> = Vec::new();
    for (number, finding) in found {
        let also = finding.also.iter().map(|repeat| repeat.at.span);
        let spans = std::iter::once(finding.at.span).chain(also);
        places.extend(spans.map(|span| (span.start, span.end, *number, finding.severity)));
    }
    places.sort_by_key(|place| (place.0, place.1));
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    for (start, end, number, severity) in places {
        let (Some(before), Some(words)) = (text.get(at..start), text.get(start..end)) else { continue };
        let _ = write!(
            shown,
            "{}<a href=\"#n{number}\"><mark class=\"{}\">{}</mark></a>",
            escape(before),
            severity.name(),
            escape(words)
        );
        at = end;
    }
    shown + &escape(text.get(at..).unwrap_or(""))
}

/// Two wordings held against each other, where both are more than a word or two.
pub(super) fn word_diff(said: &str, other: &str) -> Option<String> {
    let words = |text: &str| text.split_whitespace().count();
    if words(said) < 3 || words(other) < 3 || said == other {
        return None;
    }
    let mut text = String::new();
    for change in TextDiff::from_words(other, said).iter_all_changes() {
        let value = escape(change.value());
        let _ = match change.tag() {
            ChangeTag::Equal => write!(text, "{value}"),
            ChangeTag::Delete => write!(text, "<del>{value}</del>"),
            ChangeTag::Insert => write!(text, "<ins>{value}</ins>"),
        };
    }
    Some(text)
}
