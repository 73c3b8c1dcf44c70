//! Findings that an editor has silenced: by a comment in the article, or by an `[[ignore]]` in a rule file. What is silenced
//! is counted and can be shown; what silences nothing is told.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::string_slice))]

mod comment;
mod ready_line;

pub use ready_line::ready_lines;

use crate::codes::{CODES, code_entry};
use crate::finding::{Finding, Ignore, Label, Repeat, Side};
use crate::problem::Problem;
use crate::rules::{IgnoreRule, Rules, SourcePath, nearest};
use crate::source::Source;
use crate::span::{ByteSpan, SourceId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What silences findings in one article, before any is found.
#[derive(Debug, Default)]
pub struct SourceIgnores {
    /// Those of its comments, with the part of its text that each reaches.
    comments: Vec<(Arc<Ignore>, ByteSpan)>,
    /// Those of the rules that hold for it, by number.
    rules: Vec<usize>,
    /// What could not be understood.
    problems: Vec<Problem>,
}

impl SourceIgnores {
    /// Reads the comments of an article, and finds the `[[ignore]]` tables that hold for it.
    #[must_use]
    pub fn of(source: &Source, rules: &Rules) -> Self {
        let (comments, problems) = comment::read_comments(source);
        let path = (!rules.ignores.is_empty()).then(|| SourcePath::new(&source.name));
        let holds = |rule: &IgnoreRule| {
            let matches = |path: &SourcePath| rule.paths.iter().any(|glob| path.matches(glob));
            rule.paths.is_empty() || path.as_ref().is_some_and(matches)
        };
        let numbers = rules.ignores.iter().enumerate().filter(|(_, rule)| holds(rule)).map(|(number, _)| number);
        Self { comments, rules: numbers.collect(), problems }
    }

    fn is_empty(&self) -> bool {
        self.comments.is_empty() && self.rules.is_empty()
    }
}

/// One thing that silences findings, and whether it did.
#[derive(Debug)]
struct Entry {
    ignore: Arc<Ignore>,
    /// Whether a finding met it.
    met: bool,
    /// Whether an article was checked in which it could have.
    tried: bool,
}

/// All that silences findings in a run.
#[derive(Debug)]
pub struct Suppressions<'r> {
    rules: &'r Rules,
    entries: Vec<Entry>,
    /// Of each article: the parts of its text that comments reach, and which entries hold there.
    reaches: BTreeMap<SourceId, Vec<(usize, ByteSpan)>>,
    /// Of each article: the tables that hold for it.
    tables: BTreeMap<SourceId, Vec<usize>>,
}

impl<'r> Suppressions<'r> {
    /// Those of the rules; articles are added as they are read.
    #[must_use]
    pub fn new(rules: &'r Rules) -> Self {
        let entry = |rule: &IgnoreRule| Entry { ignore: Arc::new(ignore_of(rule)), met: false, tried: false };
        let entries = rules.ignores.iter().map(entry).collect();
        Self { rules, entries, reaches: BTreeMap::new(), tables: BTreeMap::new() }
    }

    /// Adds an article; gives what was not understood in it. Nothing is told of one of the archive, since nothing is
    /// reported of it either.
    pub fn add(&mut self, source: SourceId, ignores: SourceIgnores, archive: bool) -> Vec<Problem> {
        if ignores.is_empty() {
            return if archive { Vec::new() } else { ignores.problems };
        }
        for &number in &ignores.rules {
            if let Some(entry) = self.entries.get_mut(number) {
                entry.tried |= !archive;
            }
        }
        for (ignore, reach) in ignores.comments {
            self.reaches.entry(source).or_default().push((self.entries.len(), reach));
            self.entries.push(Entry { ignore, met: false, tried: !archive });
        }
        if !ignores.rules.is_empty() {
            self.tables.insert(source, ignores.rules);
        }
        if archive { Vec::new() } else { ignores.problems }
    }

    /// Parts findings into those that stand and those that are silenced. Of a finding in several places those that are
    /// silenced are left out; it stands at the first that is not.
    pub fn part(&mut self, findings: Vec<Finding>) -> (Vec<Finding>, Vec<Finding>) {
        let (mut standing, mut ignored) = (Vec::new(), Vec::new());
        for finding in findings {
            let finding = self.judge(finding);
            if finding.ignored.is_some() { ignored.push(finding) } else { standing.push(finding) }
        }
        (standing, ignored)
    }

    fn judge(&mut self, mut finding: Finding) -> Finding {
        if self.entries.is_empty() {
            return finding;
        }
        let by = self.meet(&finding, &finding.at.clone());
        let also = std::mem::take(&mut finding.also);
        let (mut left, mut silenced) = (Vec::new(), Vec::new());
        for repeat in also {
            match self.meet(&finding, &repeat.at) {
                Some(_) => silenced.push(repeat),
                None => left.push(repeat),
            }
        }
        if let Some(by) = by {
            if left.is_empty() {
                finding.also = silenced;
                finding.ignored = Some(by);
                return finding;
            }
            let Repeat { at, fix } = left.remove(0);
            (finding.at, finding.fix) = (at, fix);
        }
        finding.also = left;
        self.without_other_sides(finding)
    }

    /// Another source whose words are silenced there contradicts nobody here either.
    fn without_other_sides(&mut self, mut finding: Finding) -> Finding {
        let mut by = None;
        let (mut left, mut silenced) = (Vec::new(), Vec::new());
        for side in std::mem::take(&mut finding.against) {
            let met = match &side {
                Side::Said(label) => self.meet(&finding, &label.clone()),
                Side::Declared { .. } => None,
            };
            if met.is_some() {
                silenced.push(side)
            } else {
                left.push(side)
            }
            by = by.or(met);
        }
        if left.is_empty() {
            finding.against = silenced;
            finding.ignored = by;
        } else {
            finding.against = left;
        }
        finding
    }

    /// What silences a finding at a place, noted as met.
    fn meet(&mut self, finding: &Finding, at: &Label) -> Option<Arc<Ignore>> {
        let comments = self.reaches.get(&at.source.id).into_iter().flatten();
        let comment = comments.copied().find(|&(number, reach)| {
            reach.meets(at.span) && self.entries.get(number).is_some_and(|entry| is_of(finding, &entry.ignore.of))
        });
        let mut tables = self.tables.get(&at.source.id).into_iter().flatten().copied();
        let number = comment.map(|(number, _)| number).or_else(|| {
            tables.find(|&number| self.rules.ignores.get(number).is_some_and(|rule| silences(rule, finding, at)))
        })?;
        let entry = self.entries.get_mut(number)?;
        entry.met = true;
        Some(Arc::clone(&entry.ignore))
    }

    /// A warning for each that silenced nothing, though an article was checked in which it could have.
    #[must_use]
    pub fn unused(&self) -> Vec<Problem> {
        let idle = self.entries.iter().filter(|entry| entry.tried && !entry.met);
        idle.map(|entry| self.unused_problem(&entry.ignore)).collect()
    }

    fn unused_problem(&self, ignore: &Ignore) -> Problem {
        let facts = || self.rules.facts.iter().map(|fact| fact.id.as_ref());
        let name = &ignore.of;
        let is_known = code_entry(name).is_some() || facts().any(|id| id == name);
        let message = if is_known {
            format!("this ignores nothing: no finding of `{name}` is there")
        } else {
            format!("this ignores nothing: `{name}` is neither a fact of these rules nor a code")
        };
        let help = match nearest(name, facts().chain(CODES.iter().map(|entry| entry.code))) {
            Some(near) if !is_known => format!("did you mean `{near}`?"),
            _ if ignore.in_article => {
                "remove it; on a line of its own it is for the paragraph behind it, at the top for the article"
                    .to_owned()
            }
            _ => "remove it".to_owned(),
        };
        Problem::at(&ignore.file, ignore.at, message).help(help).warn()
    }
}

/// Whether a finding is of a fact or code.
fn is_of(finding: &Finding, name: &str) -> bool {
    finding.code.0 == name || finding.fact.as_deref() == Some(name)
}

fn silences(rule: &IgnoreRule, finding: &Finding, at: &Label) -> bool {
    let fact = rule.fact.as_deref().is_none_or(|fact| finding.fact.as_deref() == Some(fact));
    let code = rule.code.as_deref().is_none_or(|code| finding.code.0 == code);
    let words = || {
        let said = folded(at.text());
        rule.words.iter().any(|words| folded(words) == said)
    };
    fact && code && (rule.words.is_empty() || words())
}

/// Words as they are held against each other: in small letters, with single spaces.
fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn ignore_of(rule: &IgnoreRule) -> Ignore {
    Ignore {
        of: rule.fact.clone().or_else(|| rule.code.clone()).unwrap_or_default(),
        reason: rule.reason.clone(),
        file: Arc::clone(&rule.file),
        at: rule.at,
        in_article: false,
    }
}

#[cfg(test)]
mod tests;
