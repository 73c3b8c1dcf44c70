//! What can stand at a place of a rule file: tables, keys, and the ids behind an @.

use crate::rules::{COMMON, DEFAULTS, FactTable, IGNORE, Key, Rules, SOURCE, TEST};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// As the protocol numbers them.
const REFERENCE: u8 = 18;
const PROPERTY: u8 = 10;
const STRUCT: u8 = 22;

/// What can stand at an offset of a rule file.
pub(super) fn complete(text: &str, offset: usize, rules: &Rules) -> Vec<Value> {
    let before = text.get(..offset).unwrap_or("");
    let line = before.rsplit('\n').next().unwrap_or("");
    let word = line.rsplit(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))).next().unwrap_or("");
    if line.strip_suffix(word).is_some_and(|rest| rest.ends_with('@')) {
        return references(text, rules);
    }
    let start = line.trim_start();
    if start.starts_with('[') {
        return tables();
    }
    let is_key = start.chars().all(|c| c.is_alphanumeric() || c == '_');
    if is_key { keys_of(header(before)) } else { Vec::new() }
}

/// The ids of names, and the names of groups of words.
fn references(text: &str, rules: &Rules) -> Vec<Value> {
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    let is_name = |fact: &&crate::rules::Fact| fact.kind() == crate::kinds::Kind::Name;
    ids.extend(rules.facts.iter().filter(is_name).map(|fact| fact.id.as_ref()));
    let groups = text.lines().skip_while(|line| line.trim() != "[words]").skip(1);
    let groups = groups.take_while(|line| !line.trim_start().starts_with('['));
    ids.extend(groups.filter_map(|line| Some(line.split_once('=')?.0.trim())).filter(|id| !id.is_empty()));
    ids.into_iter().map(|id| json!({ "label": id, "kind": REFERENCE })).collect()
}

fn tables() -> Vec<Value> {
    let facts = FactTable::ALL.into_iter().map(|table| format!("[[{}]]", table.name()));
    let others = ["[defaults]", "[words]", "[checks]", "[rates]", "[[source]]", "[[ignore]]"].map(str::to_owned);
    let item = |table: String| json!({ "label": table, "kind": STRUCT, "insertText": table.trim_start_matches('[') });
    facts.chain(others).map(item).collect()
}

/// The name of the table that the last line belongs to.
fn header(before: &str) -> &str {
    let header = before.lines().rev().map(str::trim).find(|line| line.starts_with('['));
    header.map_or("", |line| line.trim_start_matches('[').split(']').next().unwrap_or(""))
}

fn keys_of(table: &str) -> Vec<Value> {
    let lists: Vec<&[Key]> = match table {
        "source" => vec![SOURCE],
        "ignore" => vec![IGNORE],
        "defaults" => vec![DEFAULTS],
        table if table.ends_with(".test") => vec![TEST],
        table => match FactTable::ALL.into_iter().find(|kind| kind.name() == table) {
            Some(kind) => vec![kind.keys(), COMMON],
            None => Vec::new(),
        },
    };
    let item = |key: &Key| json!({ "label": key.name, "kind": PROPERTY, "documentation": key.doc, "insertText": format!("{} = ", key.name) });
    lists.into_iter().flatten().map(item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::FileText;
    use crate::rules::parse_rules;
    use std::sync::Arc;

    /// What is offered where the bar stands.
    fn offered(text: &str) -> Vec<String> {
        let (before, behind) = text.split_once('|').unwrap();
        let whole = before.to_owned() + behind;
        let names = "[[name]]\nid = 'lisken'\ncanonical = 'Port Lisken'\n".to_owned();
        let rules = parse_rules(&[Arc::new(FileText { name: "rules.toml".to_owned(), text: names })]).0;
        let label = |item: &Value| item["label"].as_str().unwrap().to_owned();
        complete(&whole, before.len(), &rules).iter().map(label).collect()
    }

    #[test]
    fn keys_belong_to_their_table() {
        let keys = offered("[[count]]\nid = 'x'\nto|\n");
        assert!(keys.contains(&"tolerance".to_owned()) && keys.contains(&"note".to_owned()), "{keys:?}");
        assert!(!keys.contains(&"canonical".to_owned()));
        assert_eq!(offered("[[count]]\n[[count.test]]\n|"), ["agrees", "contradicts", "silent"]);
        assert_eq!(offered("[[ignore]]\n|"), ["path", "fact", "code", "words", "reason"]);
        assert!(offered("|").is_empty() && offered("[[count]]\nid = 'x|'").is_empty());
    }

    #[test]
    fn ids_stand_behind_an_at() {
        assert_eq!(offered("[words]\npier = 'pier'\n[[count]]\nabout = ['@p|']"), ["lisken", "pier"]);
        assert!(offered("[[count]]\nabout = ['p|']").is_empty());
        assert!(offered("[|").contains(&"[[amount]]".to_owned()));
    }
}
