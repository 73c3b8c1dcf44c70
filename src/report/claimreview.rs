//! ClaimReview, in which search engines read fact checks: a list of reviews in JSON-LD, one for each finding that
//! contradicts a declared fact.
//!
//! Form: <https://schema.org/ClaimReview>.

use super::lines::Places;
use super::{Report, safe};
use crate::finding::{Finding, Side};
use crate::kinds::Severity;
use crate::source::Source;
use crate::span::ByteSpan;
use crate::text::Document;
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// The reviews of a report. What is only a note, or has no declared fact behind it, is none.
#[must_use]
pub fn claim_review(report: &Report) -> String {
    let mut places = Places::default();
    let reviewed =
        report.findings.iter().filter(|finding| finding.severity > Severity::Note && finding.ignored.is_none());
    let reviews: Vec<Value> = reviewed.filter_map(|finding| review(finding, &mut places)).collect();
    let list = json!({ "@context": "https://schema.org", "@graph": reviews });
    safe::json(serde_json::to_string_pretty(&list).unwrap_or_default() + "\n")
}

fn review(finding: &Finding, places: &mut Places) -> Option<Value> {
    let declared = finding.against.iter().find_map(|side| match side {
        Side::Declared { text, .. } => Some(text),
        Side::Said(_) => None,
    })?;
    let source = &finding.at.source;
    let line = places.of_label(&finding.at).line;
    let mut appearance = Map::from_iter([("@type".to_owned(), json!("CreativeWork"))]);
    appearance.insert("name".to_owned(), json!(source.name));
    if let Some(day) = &source.published {
        appearance.insert("datePublished".to_owned(), json!(day));
    }
    if let Some(publisher) = &source.publisher {
        appearance.insert("publisher".to_owned(), json!({ "@type": "Organization", "name": publisher }));
    }
    let rating = if finding.severity == Severity::Error { (1, "False") } else { (2, "Probably false") };
    Some(json!({
        "@type": "ClaimReview",
        "identifier": format!("{}#{}:{line}", finding.fact.as_deref().unwrap_or(finding.code.0), source.name),
        "claimReviewed": sentence_around(source, finding.at.span),
        "itemReviewed": { "@type": "Claim", "appearance": appearance },
        "reviewBody": format!("{}; declared: {declared}", finding.message),
        "reviewRating": {
            "@type": "Rating", "ratingValue": rating.0, "bestRating": 5, "worstRating": 1, "alternateName": rating.1,
        },
        "author": { "@type": "Organization", "name": "gainsay" },
    }))
}

/// The sentence that words stand in.
fn sentence_around(source: &Arc<Source>, words: ByteSpan) -> String {
    let document = Document::new(Arc::clone(source));
    let found = document.segments.sentences.iter().find(|sentence| sentence.at.covers(words));
    let at = found.map_or(words, |sentence| sentence.at);
    at.of(&source.text).split_whitespace().collect::<Vec<_>>().join(" ")
}
