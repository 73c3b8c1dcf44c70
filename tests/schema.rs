//! The JSON Schema of the rule file: it takes every rule file of the repository, and refuses what the reader refuses.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{accepts, root};
use gainsay::rules::json_schema;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the schema lies for editors that take it from the repository.
const FILE: &str = "docs/rules.schema.json";

fn rule_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rule_files(&path, found);
        } else if path.file_name().is_some_and(|name| name == "rules.toml") {
            found.push(path);
        }
    }
}

/// TOML as JSON, as editors hold it against a schema: dates are texts.
fn as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(list) => list.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, as_json(value))).collect(),
        other => serde_json::to_value(other).unwrap(),
    }
}

#[track_caller]
fn faults(text: &str) -> Vec<String> {
    let validator = jsonschema::validator_for(&json_schema()).unwrap();
    let value = as_json(toml::Value::Table(text.parse().unwrap()));
    validator.iter_errors(&value).map(|error| error.to_string()).collect()
}

#[test]
fn the_schema_takes_every_rule_file() {
    let mut files = vec![root().join("rules.toml")];
    rule_files(&root().join("fixtures"), &mut files);
    assert!(files.len() > 50, "{}", files.len());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(faults(&text), Vec::<String>::new(), "{}", file.display());
    }
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let fact = "[[count]]\nid = 'x'\nabout = 'pier'\n";
    assert!(faults(fact).is_empty());
    for (more, what) in [
        ("tolerence = '5%'", "a misspelt key"),
        ("note = 5", "a number for a text"),
        ("note = ''", "an empty text"),
        ("severity = 'fatal'", "an unknown word"),
        ("[[count.test]]\nagree = 'x'", "a misspelt key of an example"),
        ("[[ignore]]\nfact = 'x'", "an ignore without a reason"),
        ("[checks]\nweekdays = 'off'", "an unknown check"),
        ("[checks]\nweekday = 'on'", "an unknown level"),
        ("[default]\ncurrency = 'USD'", "an unknown table"),
    ] {
        assert!(!faults(&format!("{fact}{more}\n")).is_empty(), "the schema takes {what}");
    }
    assert!(!faults("[[count]]\nabout = 'pier'\n").is_empty(), "the schema takes a fact without an id");
    assert!(!faults("[count]\nid = 'x'\nabout = 'pier'\n").is_empty(), "the schema takes one table for many");
}

#[test]
fn the_schema_lies_in_the_repository() {
    let now = format!("{:#}\n", json_schema());
    let file = root().join(FILE);
    if accepts() {
        fs::write(&file, &now).unwrap();
    }
    assert!(fs::read_to_string(&file).is_ok_and(|there| there == now), "{FILE} is old: GAINSAY_ACCEPT=1 writes it");
    let first = fs::read_to_string(root().join("rules.toml")).unwrap().lines().next().unwrap().to_owned();
    assert_eq!(first, format!("#:schema {FILE}"));
}
