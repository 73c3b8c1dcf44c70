//! What was found: two sides that cannot both be true, and the reason in a sentence; and all that a run found. Plain
//! data: `report` gives it a form.

use crate::kinds::{Kind, Relation, Severity};
use crate::problem::{FileText, Problem};
use crate::source::Source;
use crate::span::ByteSpan;
use std::sync::Arc;

/// A place in a source's text.
#[derive(Clone, Debug)]
pub struct Label {
    /// The source.
    pub source: Arc<Source>,
    /// The name, value or words alone, never the sentence: offsets in the source's text.
    pub span: ByteSpan,
}

impl Label {
    /// The place of a span in a source, with the whole of each grapheme cluster that it meets.
    #[must_use]
    pub fn new(source: &Arc<Source>, span: ByteSpan) -> Self {
        Self { source: Arc::clone(source), span: span.of_whole_clusters(&source.text) }
    }

    /// The words themselves.
    #[must_use]
    pub fn text(&self) -> &str {
        self.span.of(&self.source.text)
    }
}

/// The other side of a finding.
#[derive(Clone, Debug)]
pub enum Side {
    /// What a rule file declares.
    Declared {
        /// The value in words.
        text: String,
        /// The rule file.
        rules: Arc<FileText>,
        /// Where in it the value, or else the fact, stands.
        span: ByteSpan,
    },
    /// What a source says.
    Said(Label),
}

/// Another place of the same wrong form in the same source.
#[derive(Clone, Debug)]
pub struct Repeat {
    /// Where.
    pub at: Label,
    /// What to write there instead, where that is safe.
    pub fix: Option<String>,
}

/// Two sides that cannot both be true. Both are always shown.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The id of the fact; `None` where no rule stands behind it.
    pub fact: Option<Arc<str>>,
    /// Of what was said, not of the table that declares it.
    pub kind: Kind,
    /// What is wrong, as a code: `name-differs`.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// How the two sides relate.
    pub relation: Relation,
    /// The reason in one sentence, without a full stop.
    pub message: String,
    /// The arithmetic, the note of the rule, and whatever else an editor needs.
    pub help: Vec<String>,
    /// The words at fault.
    pub at: Label,
    /// What they contradict.
    pub against: Vec<Side>,
    /// The same wrong form elsewhere in the same source.
    pub also: Vec<Repeat>,
    /// What to write instead of `at`, where that is safe.
    pub fix: Option<String>,
    /// What an editor has silenced it by; `None` where it stands.
    pub ignored: Option<Arc<Ignore>>,
}

/// What an editor wrote to silence a finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Ignore {
    /// The fact or code that it names.
    pub of: String,
    /// Why, in the editor's words.
    pub reason: String,
    /// The article or rule file it stands in.
    pub file: Arc<FileText>,
    /// Where in that file.
    pub at: ByteSpan,
    /// Whether it is a comment in the article, not a table in a rule file.
    pub in_article: bool,
}

/// A finding's code: it names the wrong, not the remedy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

/// All that a run has to say.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// How much was looked at.
    pub summary: Summary,
    /// What was found, in the order of the report.
    pub findings: Vec<Finding>,
    /// What was found, and silenced by an editor.
    pub ignored: Vec<Finding>,
    /// What could not be read or understood.
    pub problems: Vec<Problem>,
}

/// How much was looked at, and how much came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Articles read.
    pub sources: usize,
    /// Facts declared.
    pub facts: usize,
    /// Mentions bound to a fact.
    pub claims: usize,
    /// Findings shown.
    pub findings: usize,
    /// Findings that an editor has silenced.
    pub ignored: usize,
    /// Findings left out because a baseline has them.
    pub known: usize,
    /// Problems shown, warnings among them.
    pub problems: usize,
}

impl Report {
    /// A report on that many sources, facts and claims; findings and problems are counted.
    #[must_use]
    pub fn new(looked_at: Summary, findings: Vec<Finding>, problems: Vec<Problem>) -> Self {
        let summary = Summary { findings: findings.len(), problems: problems.len(), ..looked_at };
        Self { summary, findings, ignored: Vec::new(), problems }
    }

    /// The same report with what is silenced among its findings, each as a note, in the order of their places.
    #[must_use]
    pub fn with_ignored(mut self) -> Self {
        let notes = self.ignored.drain(..).map(|finding| Finding { severity: Severity::Note, ..finding });
        self.findings.extend(notes);
        self.findings.sort_by_key(|finding| (finding.at.source.id, finding.at.span));
        self
    }
}
