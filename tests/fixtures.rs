//! Walks `fixtures/`: each folder with articles is a case, whose output must be as expected.
//!
//! A case has its own `rules.toml` or goes by the nearest one above. `expected.txt` is what `gainsay check` prints for it,
//! `expected.json`, where it lies there, what it prints with `--format json`. No error and no warning points into an article
//! whose name begins with `silent`: these are the near misses; a finding does into each that begins with `loud`.
//!
//! The cases of `fixtures/discover/` have no rules: of them it is what `gainsay discover` prints.
//!
//! `fixtures/guard/<guard>/` shows what each guard of `judge` silences, and the same words where it does not:
//! `expected-why.txt` is what `gainsay why guarded` says of the silent article.
//!
//! After a change that is meant: `GAINSAY_ACCEPT=1 cargo test --test fixtures`, and read every changed line.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{accepts, difference, entries, root, run};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The fewest cases that each kind of fact has.
const CASES_PER_KIND: usize = 4;

const KINDS: [&str; 8] = ["name", "term", "amount", "count", "date", "role", "quote", "choice"];

const EXPECTED: &str = "expected.txt";
const EXPECTED_JSON: &str = "expected.json";
const EXPECTED_WHY: &str = "expected-why.txt";

fn file_name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

fn is_article(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let of_articles = matches!(ending, Some("txt" | "md" | "html" | "docx" | "jsonl"));
    // Other formats have a folder of their own; elsewhere such files are what tests compare with.
    let other = ["loud", "silent"].iter().any(|start| file_name(path).starts_with(start)) && ending != Some("expected");
    (of_articles || other) && !file_name(path).starts_with("expected")
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

/// The command that a case shows.
fn command_of(case: &Path) -> &'static str {
    if case.starts_with(root().join("fixtures/discover")) { "discover" } else { "check" }
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
        wrong.extend(hold(&case.join(EXPECTED), &run(&[command_of(&case), &name]).all));
        let json = case.join(EXPECTED_JSON);
        if json.exists() {
            wrong.extend(hold(&json, &run(&["check", "--format", "json", &name]).output));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn near_misses_stay_silent() {
    for case in cases(&root().join("fixtures")) {
        let report: Value =
            serde_json::from_str(&run(&[command_of(&case), "--format", "json", &name_of(&case)]).output).unwrap();
        let findings = report["findings"].as_array().unwrap();
        for article in entries(&case).iter().filter(|path| is_article(path)) {
            let name = name_of(article);
            let mut into = findings.iter().filter(|finding| is_of(&finding["at"]["source"], &name));
            let found = into.clone().next().is_some();
            let loud = into.any(|finding| finding["severity"] != "note");
            assert!(!loud || !file_name(article).starts_with("silent"), "a finding points into {name}");
            // Of two articles against each other, one is the other side.
            let other = |side: &Value| is_of(&side["source"], &name);
            let against = findings.iter().any(|finding| finding["against"].as_array().unwrap().iter().any(other));
            assert!(found || against || !file_name(article).starts_with("loud"), "nothing is found in {name}");
        }
    }
}

/// Whether a source is that file, or an article within it.
fn is_of(source: &Value, file: &str) -> bool {
    source
        .as_str()
        .and_then(|source| source.strip_prefix(file))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('#'))
}

#[test]
fn every_guard_has_its_case() {
    let code = fs::read_to_string(root().join("src/judge/claim.rs")).unwrap();
    let (_, guards) = code.split_once("pub enum Guard {").unwrap();
    let (guards, _) = guards.split_once("\n}").unwrap();
    let mut wrong = Vec::new();
    for line in guards.lines().filter(|line| line.starts_with("    ") && !line.trim_start().starts_with("//")) {
        let guard: String = line.trim().chars().take_while(|c| c.is_alphanumeric()).collect();
        let case = root().join("fixtures/guard").join(kebab_case(&guard));
        assert!(case.is_dir(), "{} is missing: what does Guard::{guard} silence?", name_of(&case));
        let (rules, article) = (name_of(&case.join("rules.toml")), name_of(&case.join("silent.txt")));
        let told = run(&["why", "--rules", &rules, "guarded", &article]).all;
        let (_, described) = code.split_once(&format!("Self::{guard}")).unwrap();
        let described = described.split('"').nth(1).unwrap();
        assert!(
            told.contains(&format!("not bound: {described}")),
            "{} is not what keeps {article} silent",
            name_of(&case)
        );
        wrong.extend(hold(&case.join(EXPECTED_WHY), &told));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn kebab_case(name: &str) -> String {
    let mut text = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !text.is_empty() {
            text.push('-');
        }
        text.extend(c.to_lowercase());
    }
    text
}

#[test]
fn every_kind_has_its_cases() {
    for kind in KINDS {
        let found = cases(&root().join("fixtures").join(kind)).len();
        assert!(found >= CASES_PER_KIND, "fixtures/{kind} has {found} cases, and should have {CASES_PER_KIND}");
    }
}
