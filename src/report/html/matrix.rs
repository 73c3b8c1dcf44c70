//! What each article says of each fact, and how that went on from day to day.

use super::escape;
use crate::kinds::Kind;
use crate::report::one_line;
use crate::rules::{Fact, Rules};
use crate::table::{Cell, Table};
use std::collections::BTreeMap;
use std::fmt::Write;

/// More articles than these make no table that anybody reads.
const MOST_COLUMNS: usize = 40;

/// What each article says of each fact.
#[derive(Clone, Copy, Debug)]
pub struct Matrix<'t> {
    /// The table.
    pub table: &'t Table,
    /// The rules that it was made by.
    pub rules: &'t Rules,
}

/// The table and, where dates are known, the timeline; nothing where there are no facts, or too many articles.
pub(super) fn written(matrix: Matrix<'_>) -> String {
    let Matrix { table, rules } = matrix;
    let rows: Vec<_> = table.rows.iter().filter(|row| !row.cells.is_empty()).collect();
    if rows.is_empty() || table.sources.len() > MOST_COLUMNS {
        return String::new();
    }
    let mut text =
        "<h2 id=\"table\">Each fact against each article</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" \
        aria-labelledby=\"table\">\n<table>\n<thead><tr><th scope=\"col\">Fact</th><th scope=\"col\">Declared</th>"
            .to_owned();
    for source in &table.sources {
        let _ = write!(text, "<th scope=\"col\">{}</th>", escape(source));
    }
    text.push_str("</tr></thead>\n<tbody>\n");
    for row in &rows {
        let Some(fact) = rules.facts.get(row.fact) else { continue };
        let _ = write!(
            text,
            "<tr><th scope=\"row\">{} ({})</th><td>{}</td>",
            escape(&fact.id),
            fact.kind().name(),
            escape(&one_line(&fact.declared.text))
        );
        for column in 0..table.sources.len() {
            text.push_str(&cell(row.cells.get(&column)));
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</tbody>\n</table>\n</div>\n");
    let of_fact = rows.iter().filter_map(|row| Some((rules.facts.get(row.fact)?, &row.cells)));
    text + &timeline(of_fact)
}

fn cell(cell: Option<&Cell>) -> String {
    let Some(cell) = cell else { return "<td class=\"silent\">silent</td>".to_owned() };
    match cell.differs {
        Some(_) => format!("<td class=\"differs\">{} (differs)</td>", escape(&said(cell))),
        None => format!("<td>{}</td>", escape(&said(cell))),
    }
}

fn said(cell: &Cell) -> String {
    cell.says.iter().map(|label| one_line(label.text())).collect::<Vec<_>>().join("; ")
}

/// How what is said of dates and numbers went on, by the days that the articles appeared: a toll that rises is seen here.
fn timeline<'t>(facts: impl Iterator<Item = (&'t Fact, &'t BTreeMap<usize, Cell>)>) -> String {
    let mut text = String::new();
    for (fact, cells) in facts.filter(|(fact, _)| matches!(fact.kind(), Kind::Date | Kind::Count | Kind::Amount)) {
        let mut days: Vec<(&str, &str, &Cell)> = cells
            .values()
            .filter_map(|cell| {
                let source = &cell.says.first()?.source;
                Some((source.published.as_deref()?, source.name.as_str(), cell))
            })
            .collect();
        days.sort_by_key(|(day, name, _)| (*day, *name));
        if days.len() < 2 {
            continue;
        }
        let _ = writeln!(text, "<h3>{}</h3>\n<ol>", escape(&fact.id));
        for (day, name, cell) in days {
            let differs = if cell.differs.is_some() { " <span class=\"differs\">(differs)</span>" } else { "" };
            let _ = writeln!(
                text,
                "<li><time>{}</time> {}: {}{differs}</li>",
                escape(day),
                escape(name),
                escape(&said(cell))
            );
        }
        text.push_str("</ol>\n");
    }
    if text.is_empty() { text } else { format!("<h2>From day to day</h2>\n{text}") }
}
