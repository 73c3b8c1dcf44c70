//! What was found before and is not to be told again: findings by their source, fact, code and words, not by their lines,
//! so that text may move.

use crate::finding::Finding;
use crate::rules::path_from;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;
use thiserror::Error;

/// The version of the file's form.
const VERSION: u32 = 1;

/// The findings that are known, and in how many places each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    places: BTreeMap<Fingerprint, usize>,
}

/// What tells one finding from another wherever it stands in its source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fingerprint {
    /// The source, as seen from the folder of the baseline.
    source: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fact: Option<String>,
    code: String,
    words: String,
}

/// Why a baseline could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BaselineError {
    /// It is no JSON of that form.
    #[error("this is no baseline: {0}")]
    Form(String),
    /// Another version wrote it.
    #[error("this baseline has form {0}, and this version reads form {VERSION}")]
    Version(u32),
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBaseline {
    #[serde(rename = "gainsay-baseline")]
    version: u32,
    findings: Vec<RawEntry>,
}

#[derive(Serialize, Deserialize)]
struct RawEntry {
    #[serde(flatten)]
    fingerprint: Fingerprint,
    places: usize,
}

impl Baseline {
    /// The baseline of findings; `folder` is where it is to lie.
    #[must_use]
    pub fn of<'f>(findings: impl IntoIterator<Item = &'f Finding>, folder: &Path) -> Self {
        let mut baseline = Self::default();
        for finding in findings {
            *baseline.places.entry(fingerprint(finding, folder)).or_default() += places(finding);
        }
        baseline
    }

    /// Reads what [`Self::text`] wrote.
    ///
    /// # Errors
    ///
    /// Where the text is no baseline, or one of another version.
    pub fn read(text: &str) -> Result<Self, BaselineError> {
        let raw: RawBaseline = serde_json::from_str(text).map_err(|error| BaselineError::Form(error.to_string()))?;
        if raw.version != VERSION {
            return Err(BaselineError::Version(raw.version));
        }
        let mut places = BTreeMap::new();
        for RawEntry { fingerprint, places: count } in raw.findings {
            let sum: &mut usize = places.entry(fingerprint).or_default();
            *sum = sum.saturating_add(count);
        }
        Ok(Self { places })
    }

    /// The baseline as a file: JSON with a line for each finding, in a fixed order, so that two versions can be merged.
    #[must_use]
    pub fn text(&self) -> String {
        let entries = self.places.iter().map(|(fingerprint, &places)| {
            let entry = RawEntry { fingerprint: fingerprint.clone(), places };
            format!("    {}", serde_json::to_string(&entry).unwrap_or_default())
        });
        let entries = entries.collect::<Vec<_>>().join(",\n");
        let entries = if entries.is_empty() { entries } else { format!("\n{entries}\n  ") };
        format!("{{\n  \"gainsay-baseline\": {VERSION},\n  \"findings\": [{entries}]\n}}\n")
    }

    /// How many findings it has, those of the same words in the same source as one.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// How many of its findings another one has not, or in fewer places.
    #[must_use]
    pub fn beyond(&self, other: &Self) -> usize {
        self.places.iter().filter(|(finding, count)| other.places.get(finding).is_none_or(|has| has < count)).count()
    }

    /// Gives those of the findings that are new: that stand in more places than are left here; and how many are known.
    /// What is known is used up. `folder` is where the baseline lies.
    pub fn keep_new(&mut self, findings: Vec<Finding>, folder: &Path) -> (Vec<Finding>, usize) {
        let all = findings.len();
        let mut new = findings;
        new.retain(|finding| {
            let Some(left) = self.places.get_mut(&fingerprint(finding, folder)) else { return true };
            let is_known = places(finding) <= *left;
            *left = left.saturating_sub(places(finding));
            !is_known
        });
        let known = all.saturating_sub(new.len());
        (new, known)
    }
}

fn places(finding: &Finding) -> usize {
    finding.also.len().saturating_add(1)
}

fn fingerprint(finding: &Finding, folder: &Path) -> Fingerprint {
    Fingerprint {
        source: path_from(folder, &finding.at.source.name),
        fact: finding.fact.as_deref().map(str::to_owned),
        code: finding.code.0.to_owned(),
        words: finding.at.text().split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Code, Label, Repeat};
    use crate::kinds::{Kind, Relation, Severity};
    use crate::source::Source;
    use crate::span::ByteSpan;
    use std::sync::Arc;

    /// A finding at each place of a word in a text, as one.
    fn finding(name: &str, text: &str, word: &str) -> Finding {
        let source = Arc::new(Source::new(name, text));
        let mut places =
            text.match_indices(word).map(|(at, _)| Label::new(&source, ByteSpan::new(at, at + word.len())));
        Finding {
            fact: Some("x".into()),
            kind: Kind::Count,
            code: Code("count-differs"),
            severity: Severity::Error,
            relation: Relation::Contradicts,
            message: String::new(),
            help: Vec::new(),
            at: places.next().unwrap(),
            against: Vec::new(),
            also: places.map(|at| Repeat { at, fix: None }).collect(),
            fix: None,
            ignored: None,
        }
    }

    #[track_caller]
    fn check(before: &[Finding], now: Vec<Finding>, new: usize) {
        let here = Path::new(".");
        let mut baseline = Baseline::read(&Baseline::of(before, here).text()).unwrap();
        assert_eq!(baseline.keep_new(now, here).0.len(), new);
    }

    #[test]
    fn what_moved_is_known_and_what_came_is_new() {
        let before = [finding("a.txt", "some 12 people", "12")];
        check(&before, vec![finding("a.txt", "A new line.\n\nNow some 12 people", "12")], 0);
        check(&before, vec![finding("./a.txt", "some 12 people", "12")], 0);
        // Near misses: another article, other words, one place more, and the same finding once more.
        check(&before, vec![finding("b.txt", "some 12 people", "12")], 1);
        check(&before, vec![finding("a.txt", "some 13 people", "13")], 1);
        check(&before, vec![finding("a.txt", "some 12 people and 12 more", "12")], 1);
        check(&before, vec![finding("a.txt", "some 12", "12"), finding("a.txt", "or 12", "12")], 1);
        check(&[finding("a.txt", "12 and 12", "12")], vec![finding("a.txt", "some 12 people", "12")], 0);
    }

    #[test]
    fn a_baseline_reads_what_it_wrote() {
        let here = Path::new(".");
        for findings in [vec![], vec![finding("a.txt", "12", "12"), finding("“b”.txt", "é 12", "12")]] {
            let baseline = Baseline::of(&findings, here);
            assert_eq!(Baseline::read(&baseline.text()), Ok(baseline));
        }
        assert_eq!(Baseline::read("{\"gainsay-baseline\": 9, \"findings\": []}"), Err(BaselineError::Version(9)));
        assert!(matches!(Baseline::read("[]"), Err(BaselineError::Form(_))));
    }
}
