//! What can be mended without asking: names, the joining and case of terms, words written twice, misplaced apostrophes.
//! Words in quotation marks are their speaker's and are never changed.

use crate::finding::{Finding, Label};
use crate::kinds::Severity;
use crate::kinds::fact::FactBody;
use crate::rules::Rules;
use crate::source::{Source, track_changes};
use crate::span::{ByteSpan, SourceId, SpanSet};
use crate::text::Document;
use std::collections::BTreeMap;
use std::sync::Arc;
use thiserror::Error;

/// The codes whose findings are mended, where they know what to write.
const MENDED: &[&str] = &[
    "name-differs",
    "name-form-differs",
    "term-rejected",
    "term-form-differs",
    "doubled-word",
    "possessive-misplaced",
];

/// A change of some words.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The words.
    pub at: Label,
    /// What to write instead.
    pub replacement: String,
}

/// A change that is left to the editor.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The words, and what could be written instead.
    pub edit: Edit,
    /// Why it is not made.
    pub why: Unsafe,
}

/// Why a change is not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Unsafe {
    /// The words are somebody's own.
    #[error("it stands in quotation marks")]
    Quoted,
    /// Another word may need another ending, or another article before it.
    #[error("another word may need another ending or article")]
    OtherWord,
    /// Two changes meet.
    #[error("another change meets it")]
    Meets,
    /// The file writes the words in another way than they read: with markup between them, or as other bytes.
    #[error("the file writes it in another way")]
    Written,
    /// A Word document has a tab, a note, a text box or somebody's open change there.
    #[error("it cannot be a tracked change there")]
    Untracked,
    /// No file of text stands behind the article.
    #[error("only texts, pages and .docx files are changed")]
    Format,
}

/// The changes to one article, in the order of its text.
#[derive(Clone, Debug)]
pub struct SourceEdits {
    /// The article.
    pub source: Arc<Source>,
    /// The changes; none meets another.
    pub edits: Vec<Edit>,
}

/// All that could be changed.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The changes, by article.
    pub sources: Vec<SourceEdits>,
    /// What is only offered.
    pub offers: Vec<Offer>,
}

/// What to change for findings made with `rules`.
#[must_use]
pub fn plan_edits(findings: &[Finding], rules: &Rules) -> Plan {
    let mut by_source: BTreeMap<SourceId, Vec<(Edit, Option<Unsafe>)>> = BTreeMap::new();
    let mended = |finding: &&Finding| MENDED.contains(&finding.code.0) && finding.severity > Severity::Note;
    for finding in findings.iter().filter(mended) {
        let first = std::iter::once((&finding.at, &finding.fix));
        let places = first.chain(finding.also.iter().map(|repeat| (&repeat.at, &repeat.fix)));
        for (at, fix) in places {
            let Some(replacement) = fix else { continue };
            let edit = in_place(Edit { at: at.clone(), replacement: replacement.clone() });
            let doubt = is_other_word(finding, &edit, rules).then_some(Unsafe::OtherWord);
            by_source.entry(at.source.id).or_default().push((edit, doubt));
        }
    }
    let mut plan = Plan::default();
    for mut edits in by_source.into_values() {
        edits.sort_by_key(|(edit, _)| edit.at.span);
        plan.add(edits);
    }
    plan
}

impl Plan {
    fn add(&mut self, edits: Vec<(Edit, Option<Unsafe>)>) {
        let Some(source) = edits.first().map(|(edit, _)| Arc::clone(&edit.at.source)) else { return };
        let document = Document::new(Arc::clone(&source));
        let quoted: SpanSet = document.segments.quotes.iter().map(|quote| quote.at).collect();
        let mut kept: Vec<Edit> = Vec::new();
        for (edit, doubt) in edits {
            let meets = || kept.last().is_some_and(|last| last.at.span.end > edit.at.span.start);
            let why = if quoted.meets(edit.at.span) {
                Some(Unsafe::Quoted)
            } else {
                doubt.or_else(|| meets().then_some(Unsafe::Meets))
            };
            match why {
                Some(why) => self.offers.push(Offer { edit, why }),
                None => kept.push(edit),
            }
        }
        if !kept.is_empty() {
            self.sources.push(SourceEdits { source, edits: kept });
        }
    }
}

/// The change with the capital that the words have where a sentence begins.
fn in_place(mut edit: Edit) -> Edit {
    let starts_upper = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    let before = edit.at.source.text.get(..edit.at.span.start).unwrap_or("").trim_end();
    let begins = before.is_empty() || before.ends_with(['.', '!', '?', ':', '\n', '“', '"']);
    if starts_upper(edit.at.text()) && begins && !starts_upper(&edit.replacement) {
        let mut letters = edit.replacement.chars();
        edit.replacement =
            letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
    }
    edit
}

/// Whether a term is not joined or capitalised in another way, but another word: what agrees with the old one may not agree
/// with the new one. Safe is a word that the rule lists as it stands, with no article before it that may have to change.
fn is_other_word(finding: &Finding, edit: &Edit, rules: &Rules) -> bool {
    let said = edit.at.text();
    if !finding.code.0.starts_with("term-") || letters(said) == letters(&edit.replacement) {
        return false;
    }
    let fact = rules.facts.iter().find(|fact| finding.fact.as_deref() == Some(&fact.id));
    let is_listed = fact.is_some_and(|fact| match &fact.body {
        FactBody::Term(term) => term.reject.iter().any(|form| form.to_lowercase() == said.to_lowercase()),
        _ => false,
    });
    let before = edit.at.source.text.get(..edit.at.span.start).unwrap_or("").trim_end();
    let article = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    !is_listed || ["a", "an"].iter().any(|word| article.eq_ignore_ascii_case(word))
}

/// The letters and digits of a text, in small letters.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The bytes of a file with the changes made, and those that cannot be made there. `bytes` are those the article was read
/// from.
#[must_use]
pub fn edited(bytes: &[u8], edits: &SourceEdits) -> (Vec<u8>, Vec<Offer>) {
    if bytes.starts_with(b"PK\x03\x04") {
        return edited_document(bytes, edits);
    }
    let mut result = Vec::with_capacity(bytes.len());
    let mut offers = Vec::new();
    let mut copied = 0;
    for edit in &edits.edits {
        let ByteSpan { start, end } = edits.source.offsets.span_to_file(edit.at.span);
        let as_written = bytes.get(start..end) == Some(edit.at.text().as_bytes());
        let Some(before) = bytes.get(copied..start).filter(|_| as_written) else {
            offers.push(Offer { edit: edit.clone(), why: Unsafe::Written });
            continue;
        };
        result.extend_from_slice(before);
        result.extend_from_slice(edit.replacement.as_bytes());
        copied = end;
    }
    result.extend_from_slice(bytes.get(copied..).unwrap_or(&[]));
    (result, offers)
}

/// A Word document with the changes made as tracked ones, and those that cannot be made so.
fn edited_document(bytes: &[u8], edits: &SourceEdits) -> (Vec<u8>, Vec<Offer>) {
    let changes: Vec<(ByteSpan, &str)> =
        edits.edits.iter().map(|edit| (edit.at.span, edit.replacement.as_str())).collect();
    let offer = |edit: &Edit| Offer { edit: edit.clone(), why: Unsafe::Untracked };
    match track_changes(bytes, &changes) {
        Ok((result, untracked)) => {
            (result, untracked.iter().filter_map(|&number| edits.edits.get(number)).map(offer).collect())
        }
        Err(_) => (bytes.to_vec(), edits.edits.iter().map(offer).collect()),
    }
}
