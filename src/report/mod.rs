//! What was found, in some form: one module a format. Nothing is decided here.

mod json;
mod lines;
mod safe;
mod terminal;

pub use json::json;
pub use lines::{LineColumn, LineIndex};
pub use terminal::{Style, rule_problems, terminal};

use crate::finding::Finding;
use crate::problem::Problem;

/// All that a run has to say.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// How much was looked at.
    pub summary: Summary,
    /// What was found, in the order of the report.
    pub findings: Vec<Finding>,
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
    /// Problems shown, warnings among them.
    pub problems: usize,
}

impl Report {
    /// A report on that many sources, facts and claims; findings and problems are counted.
    #[must_use]
    pub fn new(looked_at: Summary, findings: Vec<Finding>, problems: Vec<Problem>) -> Self {
        let summary = Summary { findings: findings.len(), problems: problems.len(), ..looked_at };
        Self { summary, findings, problems }
    }
}

#[cfg(test)]
mod tests;
