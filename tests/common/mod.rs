//! What the tests of fixtures and of pages share: running the program as a reader of it would.

#![allow(dead_code, reason = "each test uses a part of this")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// Set to rewrite what is expected instead of comparing with it.
const ACCEPT: &str = "GAINSAY_ACCEPT";

/// The folder of the repository, where all commands are run.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether what is expected is to be rewritten.
pub(crate) fn accepts() -> bool {
    std::env::var_os(ACCEPT).is_some_and(|value| value == "1")
}

/// What the program printed.
pub(crate) struct Printed {
    /// Its output.
    pub(crate) output: String,
    /// Its output, and behind it what it complained of, as on a terminal.
    pub(crate) all: String,
}

/// Runs the program with these arguments. It may not break down.
pub(crate) fn run(arguments: &[&str]) -> Printed {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    let run = command.args(arguments).current_dir(root()).env_remove("COLUMNS").output().unwrap();
    let code = run.status.code();
    assert!(code.is_some_and(|code| code <= 2), "gainsay {} ended with {code:?}", arguments.join(" "));
    let output = String::from_utf8(run.stdout).unwrap();
    let all = output.clone() + &String::from_utf8(run.stderr).unwrap();
    Printed { output, all }
}

/// The entries of a folder, in the order of their names.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

/// Where two texts first differ, for the message of a failing test.
pub(crate) fn difference(expected: &str, found: &str) -> String {
    let mut pairs = expected.lines().zip(found.lines()).enumerate();
    let at = pairs.find(|(_, (a, b))| a != b).map_or(expected.lines().count().min(found.lines().count()), |(at, _)| at);
    let line = |text: &str| text.lines().nth(at).unwrap_or("(nothing)").to_owned();
    format!("line {}\n  expected: {}\n  found:    {}", at + 1, line(expected), line(found))
}
