//! Fact × source: what each source says of each fact, and whether it differs.

use crate::check::{Desk, Ready};
use crate::compare::{compare_sources, judge_article};
use crate::finding::{Finding, Label};
use crate::judge::claim::Claim;
use crate::kinds::Relation;
use crate::problem::Problem;
use crate::source::Batch;
use crate::span::SourceId;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What each source says of each fact.
#[derive(Debug, Default)]
pub struct Table {
    /// The names of the sources: the columns.
    pub sources: Vec<String>,
    /// The facts, in the order of the rules.
    pub rows: Vec<Row>,
    /// What could not be read or understood.
    pub problems: Vec<Problem>,
}

/// What the sources say of one fact.
#[derive(Debug, Default)]
pub struct Row {
    /// The fact: its number in the rules.
    pub fact: usize,
    /// One cell a source; a source without one is silent.
    pub cells: BTreeMap<usize, Cell>,
}

/// What one source says of one fact.
#[derive(Debug, Default)]
pub struct Cell {
    /// Its words, each wording once, in the order of the text.
    pub says: Vec<Label>,
    /// How it differs from what is declared or from other sources, where it does.
    pub differs: Option<Relation>,
}

/// Makes the table of the articles in `batches`.
#[must_use]
pub fn tabulate(ready: &Ready<'_>, batches: impl Iterator<Item = Batch>) -> Table {
    let setting = ready.setting();
    let mut table = Table::default();
    table.rows.extend((0..setting.rules.facts.len()).map(|fact| Row { fact, ..Row::default() }));
    let mut columns: BTreeMap<SourceId, usize> = BTreeMap::new();
    let (mut open, mut findings) = (Vec::new(), Vec::new());
    let desk = Desk::new(ready);
    for batch in batches {
        table.problems.extend(batch.problems);
        let read = desk.read_all(batch.sources, |source, read| {
            let said = wordings(&read.claims);
            (Arc::clone(source), said, judge_article(read.claims, setting), read.problems)
        });
        for (source, said, judged, problems) in read {
            let column = table.sources.len();
            columns.insert(source.id, column);
            table.sources.push(source.name.clone());
            for (fact, says) in said {
                if let Some(row) = table.rows.get_mut(fact) {
                    row.cells.entry(column).or_default().says = says;
                }
            }
            table.problems.extend(problems);
            open.extend(judged.open);
            findings.extend(judged.findings);
        }
    }
    let compared = compare_sources(open, setting);
    findings.extend(compared.findings);
    table.problems.extend(compared.problems);
    for finding in &findings {
        mark(&mut table, &columns, finding, ready);
    }
    for row in &mut table.rows {
        row.cells.retain(|_, cell| !cell.says.is_empty());
    }
    table
}

/// The words of each fact's standing claims, each wording once.
fn wordings(claims: &[Claim]) -> BTreeMap<usize, Vec<Label>> {
    let mut seen = BTreeSet::new();
    let mut said: BTreeMap<usize, Vec<Label>> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| claim.stands()) {
        if seen.insert((claim.fact, claim.at.of(&claim.source.text).to_lowercase())) {
            said.entry(claim.fact).or_default().push(Label::new(&claim.source, claim.at));
        }
    }
    said
}

/// Marks the cells that a finding speaks of. Words that may well be about something else, or are denied, are left out of the
/// table.
fn mark(table: &mut Table, columns: &BTreeMap<SourceId, usize>, finding: &Finding, ready: &Ready<'_>) {
    let Some(id) = &finding.fact else { return };
    let rules = ready.setting().rules;
    for label in std::iter::once(&finding.at).chain(finding.also.iter().map(|repeat| &repeat.at)) {
        let Some(column) = columns.get(&label.source.id) else { continue };
        let cells = table.rows.iter_mut().filter(|row| rules.facts.get(row.fact).is_some_and(|fact| fact.id == *id));
        for cell in cells.filter_map(|row| row.cells.get_mut(column)) {
            // A person's facts share an id: the finding is of the one whose words it stands at.
            let same = |said: &Label| said.text().to_lowercase() == label.text().to_lowercase();
            if finding.relation == Relation::OtherScope {
                cell.says.retain(|said| !same(said));
            } else if cell.says.iter().any(same) {
                cell.differs = Some(cell.differs.map_or(finding.relation, |before| before.min(finding.relation)));
            }
        }
    }
}
