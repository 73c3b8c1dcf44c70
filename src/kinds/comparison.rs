//! What comes of holding two values against each other.

use super::{Relation, Severity};

/// What comes of holding what a source says against a declared value, or against another source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Both can be true.
    Agrees,
    /// Nothing can be said: a relative date without the article's date. It agrees with all and contradicts nothing.
    Unknown,
    /// They differ.
    Differs(Difference),
}

/// How two values differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What is wrong, as a code.
    pub code: &'static str,
    /// How the two relate.
    pub relation: Relation,
    /// Its weight, where it is another than the relation's.
    pub severity: Option<Severity>,
    /// The arithmetic and whatever else an editor needs.
    pub help: Vec<String>,
}

impl Difference {
    /// A contradiction of that code.
    #[must_use]
    pub fn contradiction(code: &'static str) -> Self {
        Self { code, relation: Relation::Contradicts, severity: None, help: Vec::new() }
    }

    /// The same difference as another relation.
    #[must_use]
    pub fn as_relation(mut self, relation: Relation) -> Self {
        self.relation = relation;
        self
    }

    /// The same difference with a line of help.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// The same difference with another weight than its relation's.
    #[must_use]
    pub fn weighing(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }
}

impl Outcome {
    /// Whether the two differ.
    #[must_use]
    pub fn differs(&self) -> bool {
        matches!(self, Self::Differs(_))
    }
}
