//! The table of facts and sources: for a terminal, as comma-separated values, as JSON.

use super::csv::write_csv;
use super::lines::LineIndex;
use super::{json_line, one_line};
use crate::rules::{Fact, Rules};
use crate::table::{Cell, Row, Table};
use serde::Serialize;
use std::fmt::Write;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The version of the JSON shape.
const SCHEMA: u32 = 1;

/// What stands for silence.
const SILENT: &str = "-";

/// What stands before words that differ.
const DIFFERS: &str = "! ";

/// A column is no narrower than this, or a date would not fit; where the terminal has no room for all columns, the
/// table goes on below.
const NARROWEST: usize = 14;

/// A column is no wider than this: longer words are cut.
const WIDEST: usize = 40;

/// The table for people, in as many columns as fit into `width`.
#[must_use]
pub fn table_text(table: &Table, rules: &Rules, width: usize) -> String {
    let names: Vec<String> = table.rows.iter().filter_map(|row| rules.facts.get(row.fact)).map(name_of).collect();
    let first = widest(names.iter().map(String::as_str)).min(WIDEST).min(width / 3).max(4);
    let room = width.saturating_sub(first + 2).max(NARROWEST);
    let fit = (room / (NARROWEST + 2)).max(1);
    let columns: Vec<usize> = (0..table.sources.len()).collect();
    let mut text = String::new();
    for block in columns.chunks(fit) {
        if !text.is_empty() {
            text.push('\n');
        }
        write_block(&mut text, table, &names, first, block, room);
    }
    let differing = table.rows.iter().flat_map(|row| row.cells.values()).filter(|cell| cell.differs.is_some()).count();
    let (facts, sources) = (super::count(table.rows.len(), "fact"), super::count(table.sources.len(), "source"));
    let differ = if differing == 1 { "differs" } else { "differ" };
    let cells = super::count(differing, "cell");
    let _ = writeln!(text, "\n{facts}, {sources}, {cells} {differ} ({DIFFERS}…)");
    text
}

fn write_block(text: &mut String, table: &Table, names: &[String], first: usize, block: &[usize], room: usize) {
    let heads: Vec<String> = block.iter().map(|&column| source_name(table, column)).collect();
    let cells: Vec<Vec<String>> =
        table.rows.iter().map(|row| block.iter().map(|column| in_words(row.cells.get(column))).collect()).collect();
    let most = (room / block.len().max(1)).saturating_sub(2).max(NARROWEST);
    let widths: Vec<usize> = (0..block.len())
        .map(|column| {
            let words = cells.iter().filter_map(|row| row.get(column)).chain(heads.get(column));
            widest(words.map(String::as_str)).clamp(4, most.min(WIDEST))
        })
        .collect();
    let mut line = |name: &str, cells: &[String]| {
        text.push_str(&fitted(name, first));
        for (cell, width) in cells.iter().zip(&widths) {
            text.push_str("  ");
            text.push_str(&fitted(cell, *width));
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    };
    line("fact", &heads);
    for (name, row) in names.iter().zip(&cells) {
        line(name, row);
    }
}

/// The last part of a source's name tells most where there is little room.
fn source_name(table: &Table, column: usize) -> String {
    let name = table.sources.get(column).map_or("", String::as_str);
    one_line(name.rsplit('/').next().unwrap_or(name)).into_owned()
}

fn name_of(fact: &Fact) -> String {
    format!("{} ({})", fact.id, fact.kind())
}

fn widest<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// A text in exactly so many columns: filled up, or cut with an ellipsis.
fn fitted(text: &str, columns: usize) -> String {
    let wide = text.width();
    if wide <= columns {
        return format!("{text}{}", " ".repeat(columns - wide));
    }
    let mut cut = String::new();
    let mut used = 0;
    for c in text.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide + 1 > columns {
            break;
        }
        used += wide;
        cut.push(c);
    }
    cut.push('…');
    cut + &" ".repeat(columns.saturating_sub(used + 1))
}

fn in_words(cell: Option<&Cell>) -> String {
    let Some(cell) = cell.filter(|cell| !cell.says.is_empty()) else { return SILENT.to_owned() };
    let words: Vec<String> = cell.says.iter().map(|said| spaced(said.text())).collect();
    let mark = if cell.differs.is_some() { DIFFERS } else { "" };
    format!("{mark}{}", words.join("; "))
}

/// A text on one line, its white space made single.
fn spaced(text: &str) -> String {
    one_line(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// The table as comma-separated values: a line a fact, a column a source.
#[must_use]
pub fn table_csv(table: &Table, rules: &Rules) -> String {
    let mut text = String::new();
    let heads = ["fact", "kind", "declared"].into_iter().chain(table.sources.iter().map(String::as_str));
    write_csv(&mut text, heads.map(str::to_owned));
    for row in &table.rows {
        let Some(fact) = rules.facts.get(row.fact) else { continue };
        let own = [fact.id.to_string(), fact.kind().name().to_owned(), spaced(&fact.declared.text)];
        let cells = (0..table.sources.len()).map(|column| match row.cells.get(&column) {
            Some(cell) => in_words(Some(cell)),
            None => String::new(),
        });
        write_csv(&mut text, own.into_iter().chain(cells));
    }
    text
}

#[derive(Serialize)]
struct RawTable<'t> {
    schema: u32,
    sources: &'t [String],
    facts: Vec<RawRow<'t>>,
    problems: Vec<RawProblem<'t>>,
}

#[derive(Serialize)]
struct RawRow<'t> {
    fact: &'t str,
    kind: &'static str,
    declared: &'t str,
    cells: Vec<RawCell<'t>>,
}

#[derive(Serialize)]
struct RawCell<'t> {
    source: &'t str,
    /// `silent`, `agrees`, or how it differs.
    state: &'static str,
    says: Vec<RawWords<'t>>,
}

#[derive(Serialize)]
struct RawWords<'t> {
    text: &'t str,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct RawProblem<'t> {
    source: &'t str,
    message: &'t str,
    help: Option<&'t str>,
}

/// The table as one JSON document.
#[must_use]
pub fn table_json(table: &Table, rules: &Rules) -> String {
    let facts = table.rows.iter().filter_map(|row| raw_row(row, table, rules)).collect();
    let problem = |problem: &'_ crate::problem::Problem| -> (String, String, Option<String>) {
        (problem.file.name.clone(), problem.message.clone(), problem.help.clone())
    };
    let problems: Vec<_> = table.problems.iter().map(problem).collect();
    let problems =
        problems.iter().map(|(source, message, help)| RawProblem { source, message, help: help.as_deref() }).collect();
    json_line(&RawTable { schema: SCHEMA, sources: &table.sources, facts, problems })
}

fn raw_row<'t>(row: &'t Row, table: &'t Table, rules: &'t Rules) -> Option<RawRow<'t>> {
    let fact = rules.facts.get(row.fact)?;
    let cells = table.sources.iter().enumerate().map(|(column, source)| raw_cell(source, row.cells.get(&column)));
    Some(RawRow { fact: &fact.id, kind: fact.kind().name(), declared: &fact.declared.text, cells: cells.collect() })
}

fn raw_cell<'t>(source: &'t str, cell: Option<&'t Cell>) -> RawCell<'t> {
    let Some(cell) = cell else { return RawCell { source, state: "silent", says: Vec::new() } };
    let says = cell.says.iter().map(|said| {
        let (text, span) = said.source.written(said.span);
        let place = LineIndex::new(text).place(text, span.start);
        let at = said.source.offsets.span_to_file(said.span);
        RawWords { text: said.text(), start: at.start, end: at.end, line: place.line, column: place.column }
    });
    RawCell { source, state: cell.differs.map_or("agrees", |relation| relation.name()), says: says.collect() }
}

#[cfg(test)]
mod tests {
    use super::super::csv::csv_field;
    use super::*;

    #[test]
    fn texts_are_fitted_by_their_width() {
        assert_eq!(fitted("abc", 5), "abc  ");
        assert_eq!(fitted("abcdef", 5), "abcd…");
        assert_eq!(fitted("北京北京", 5), "北京…");
        assert_eq!(fitted("北京北京", 6), "北京… ");
        assert_eq!(fitted("", 2), "  ");
    }

    #[test]
    fn nothing_runs_in_a_spreadsheet() {
        assert_eq!(csv_field("=1+1"), "'=1+1");
        assert_eq!(csv_field("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(csv_field("5"), "5");
    }
}
