//! Walks `fixtures/`: each folder with articles is a case, whose output must be as expected.
//!
//! A case has its own `rules.toml` or goes by the nearest one above. `expected.txt` is what `gainsay check` prints for it,
//! `expected.json`, where it lies there, what it prints with `--format json`. After a change that is meant:
//! `GAINSAY_ACCEPT=1 cargo test --test fixtures`, and read every changed line.

mod common;

use common::{accepts, difference, entries, root, run};
use std::fs;
use std::path::{Path, PathBuf};

/// The fewest cases that each kind of fact has.
const CASES_PER_KIND: usize = 4;

const KINDS: [&str; 8] = ["name", "term", "amount", "count", "date", "role", "quote", "choice"];

const EXPECTED: &str = "expected.txt";
const EXPECTED_JSON: &str = "expected.json";

fn is_article(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    matches!(ending, Some("txt" | "md" | "jsonl")) && path.file_name().is_some_and(|name| name != EXPECTED)
}

/// All folders with articles below `folder`.
fn cases(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let inside = entries(folder);
    if inside.iter().any(|path| is_article(path)) {
        found.push(folder.to_owned());
    }
    for path in inside.iter().filter(|path| path.is_dir()) {
        found.extend(cases(path));
    }
    found
}

fn name_of(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/")
}

/// Holds what the program prints against a file, or rewrites the file. Gives what is wrong.
fn hold(file: &Path, found: &str) -> Option<String> {
    let expected = fs::read_to_string(file).ok();
    if expected.as_deref() == Some(found) {
        return None;
    }
    if accepts() {
        fs::write(file, found).unwrap();
        return None;
    }
    let wrong = match expected {
        None => "is missing; GAINSAY_ACCEPT=1 writes it, for you to read".to_owned(),
        Some(expected) => format!("differs in {}", difference(&expected, found)),
    };
    Some(format!("{} {wrong}", name_of(file)))
}

#[test]
fn every_case_prints_what_is_expected() {
    let mut wrong = Vec::new();
    for case in cases(&root().join("fixtures")) {
        let name = name_of(&case);
        wrong.extend(hold(&case.join(EXPECTED), &run(&["check", &name]).all));
        let json = case.join(EXPECTED_JSON);
        if json.exists() {
            wrong.extend(hold(&json, &run(&["check", "--format", "json", &name]).output));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_kind_has_its_cases() {
    for kind in KINDS {
        let found = cases(&root().join("fixtures").join(kind)).len();
        assert!(found >= CASES_PER_KIND, "fixtures/{kind} has {found} cases, and should have {CASES_PER_KIND}");
    }
}
