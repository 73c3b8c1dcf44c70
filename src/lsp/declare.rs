//! Quick fixes that change the rule file: a form that is right, too, and a name that is to be a fact.

use super::place::{position, uri_of};
use crate::finding::{Finding, Side};
use crate::problem::FileText;
use crate::rules::{FactTable, Rules};
use crate::span::ByteSpan;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

/// A name to declare is no longer than this many words.
const LONGEST_NAME: usize = 6;

/// Adds the words of a finding to those that its fact allows; `None` where no fact stands behind it, or one whose kind
/// allows no others.
pub(super) fn accept_form(finding: &Finding, form: &str) -> Option<Value> {
    let id = finding.fact.as_deref()?;
    let (rules, span) = finding.against.iter().find_map(|side| match side {
        Side::Declared { rules, span, .. } => Some((rules, *span)),
        Side::Said(_) => None,
    })?;
    let table = table_at(&rules.text, span.start)?;
    let kind = FactTable::ALL.into_iter().find(|kind| kind.name() == table.name)?;
    let key = ["accept", "aliases"].into_iter().find(|key| kind.keys().iter().any(|known| known.name == *key))?;
    let (at, text) = added(&rules.text, table.body, key, &quoted(form), span.end)?;
    Some(insertion(&format!("Accept “{form}” for `{id}`"), rules, at, &text))
}

/// Declares a name in the rule file.
pub(super) fn declare_name(name: &str, rules: &Rules) -> Option<Value> {
    let file = rules.files.first()?;
    let words = name.split_whitespace().count();
    let starts_upper = name.chars().next().is_some_and(char::is_uppercase);
    let plain = name.trim() == name && !name.contains(['\n', '\r', '\t']);
    if !starts_upper || !plain || words > LONGEST_NAME || name.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let table = if (2..=4).contains(&words) { "person" } else { "name" };
    let mut id: String =
        name.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect::<String>();
    id = id.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    if id.is_empty() || rules.facts.iter().any(|fact| *fact.id == *id) {
        return None;
    }
    let line_end = if file.text.is_empty() || file.text.ends_with('\n') { "" } else { "\n" };
    let stanza = |table: &str| format!("{line_end}\n[[{table}]]\nid = {}\ncanonical = {}\n", quoted(&id), quoted(name));
    let title = format!("Add “{name}” as a fact: [[{table}]]");
    Some(insertion(&title, file, file.text.len(), &stanza(table)))
}

fn insertion(title: &str, file: &Arc<FileText>, at: usize, text: &str) -> Value {
    let place = position(&file.text, at);
    let edit = json!({ "range": { "start": place, "end": place }, "newText": text });
    let changes = json!({ uri_of(Path::new(&file.name)): [edit] });
    json!({ "title": title, "kind": "quickfix", "isPreferred": false, "edit": { "changes": changes } })
}

/// A string as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// A table of a rule file.
struct Table<'t> {
    name: &'t str,
    /// Its lines behind the header.
    body: ByteSpan,
}

/// The table that an offset lies in.
fn table_at(text: &str, offset: usize) -> Option<Table<'_>> {
    let mut found: Option<Table<'_>> = None;
    let mut at: usize = 0;
    for line in text.split_inclusive('\n') {
        let end = at.saturating_add(line.len());
        if line.trim_start().starts_with('[') && line.trim_end().ends_with(']') && !line.contains('=') {
            if at > offset {
                break;
            }
            let name = line.trim().trim_matches(['[', ']']).trim();
            found = Some(Table { name, body: ByteSpan::new(end, end) });
        } else if let Some(table) = &mut found {
            table.body.end = end;
        }
        at = end;
    }
    found.filter(|table| table.body.start <= offset)
}

/// Where to insert what, so that a list of the table has one value more: at its beginning or, where there is none yet, on a
/// line of its own behind that of `value_end`.
fn added(text: &str, body: ByteSpan, key: &str, value: &str, value_end: usize) -> Option<(usize, String)> {
    let mut at = body.start;
    for line in body.of(text).split_inclusive('\n') {
        let rest = line.trim_start().strip_prefix(key).map(str::trim_start).and_then(|rest| rest.strip_prefix('='));
        if let Some(rest) = rest {
            let open =
                rest.find('[').filter(|open| rest.get(..*open).is_some_and(|before| before.trim().is_empty()))?;
            let inside = rest.get(open.saturating_add(1)..)?;
            let offset = at.saturating_add(line.len().saturating_sub(inside.len()));
            let comma = if inside.trim_start().starts_with(']') { "" } else { ", " };
            return Some((offset, format!("{value}{comma}")));
        }
        at = at.saturating_add(line.len());
    }
    let line_end = text.get(value_end..body.end)?.find('\n').map(|end| value_end.saturating_add(end));
    match line_end {
        Some(end) => Some((end.saturating_add(1), format!("{key} = [{value}]\n"))),
        None => Some((body.end, format!("\n{key} = [{value}]\n"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The file after "x" is accepted by the fact whose value stands between the bars.
    fn accepted(text: &str) -> Option<String> {
        let start = text.find('|').unwrap();
        let plain = text.replace('|', "");
        let end = text.rfind('|').unwrap() - 1;
        let table = table_at(&plain, start)?;
        let (at, new) = added(&plain, table.body, "accept", "\"x\"", end)?;
        Some(format!("{}{new}{}", &plain[..at], &plain[at..]))
    }

    #[test]
    fn a_list_is_begun_or_grows() {
        for (before, after) in [
            ("[[count]]\nvalue = |3|\n\n[[name]]\n", "[[count]]\nvalue = 3\naccept = [\"x\"]\n\n[[name]]\n"),
            ("[[count]]\nvalue = |3|", "[[count]]\nvalue = 3\naccept = [\"x\"]\n"),
            ("[[count]]\naccept = []\nvalue = |3|\n", "[[count]]\naccept = [\"x\"]\nvalue = 3\n"),
            ("[[count]]\nvalue = |3|\naccept = [\n  4,\n]\n", "[[count]]\nvalue = 3\naccept = [\"x\", \n  4,\n]\n"),
        ] {
            assert_eq!(accepted(before).as_deref(), Some(after), "{before}");
        }
        assert_eq!(accepted("[[count]]\nvalue = |3|\naccept = 'y'\n"), None, "one value alone is no list");
    }

    #[test]
    fn only_names_are_declared() {
        let file = Arc::new(FileText { name: "rules.toml".to_owned(), text: String::new() });
        let rules = crate::rules::parse_rules(&[file]).0;
        let offered = |name: &str| declare_name(name, &rules).is_some();
        assert!(offered("Marta Okonedo") && offered("Lisken"));
        assert!(!offered("lisken") && !offered("") && !offered("Pier 9") && !offered("Lisken "));
        assert!(!offered("The mayor of the town spoke for long"));
    }
}
