//! Which rule files a command uses, and what is wrong with them.

use super::args::RuleArgs;
use super::exit::Failure;
use super::inputs;
use crate::check::failing_examples;
use crate::problem::Problem;
use crate::rules::{Rules, as_seen_from, load_rules};
use std::path::{Path, PathBuf};

/// The name that a rule file is looked for under.
const RULE_FILE: &str = "rules.toml";

/// The rules of a run, and what they only warn of.
#[derive(Debug, Default)]
pub(super) struct Loaded {
    /// The rules.
    pub(super) rules: Rules,
    /// Warnings; examples that do not hold are among them.
    pub(super) warnings: Vec<Problem>,
    /// How many examples do not hold.
    pub(super) failing: usize,
}

/// Loads the rule files named or, where none is, the nearest to each path; there must be one.
pub(super) fn load(args: &RuleArgs, paths: &[PathBuf]) -> Result<Loaded, Failure> {
    load_if_any(args, paths)?.ok_or_else(|| match inputs::missing(paths) {
        Some(problem) => Failure::Problems(vec![problem]),
        None => none_found(paths),
    })
}

fn none_found(paths: &[PathBuf]) -> Failure {
    let near = match paths.first().filter(|path| !["-", "."].map(Path::new).contains(&path.as_path())) {
        Some(path) => format!("at {}", path.display()),
        None => "in this folder".to_owned(),
    };
    let message = format!("no {RULE_FILE} {near} or above it");
    Failure::usage(message, format!("name one with --rules FILE, or begin one: {EXAMPLE}"))
}

/// Shown to somebody who has no rule file yet.
const EXAMPLE: &str = r#"write into rules.toml

    [[name]]
    id = "acme"
    canonical = "Acme Corp"

  and run the same command again: every misspelling of Acme Corp is now found.
  Without any rule, `gainsay check --no-rules` makes the checks that need none, and
  `gainsay discover` says what several articles tell differently"#;

/// As `load`, but no rule file at all is no failure.
pub(super) fn load_if_any(args: &RuleArgs, paths: &[PathBuf]) -> Result<Option<Loaded>, Failure> {
    let files = files(args, paths);
    if files.is_empty() {
        return Ok(None);
    }
    let (rules, mut warnings) = load_rules(&files);
    if warnings.iter().any(|problem| !problem.warning) {
        return Err(Failure::Problems(warnings));
    }
    // A rule whose example is read otherwise than its editor means still holds; `gainsay rules` is where it fails.
    let failing = failing_examples(&rules);
    let count = failing.len();
    warnings.extend(failing.into_iter().map(Problem::warn));
    Ok(Some(Loaded { rules, warnings, failing: count }))
}

/// The rule files named or, where none is, the nearest to each path.
pub(super) fn files(args: &RuleArgs, paths: &[PathBuf]) -> Vec<PathBuf> {
    if args.rules.is_empty() { nearest_files(paths) } else { args.rules.clone() }
}

/// The nearest rule file to each path, upwards, else to the current folder; each once.
fn nearest_files(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = paths.iter().filter_map(|path| nearest(path)).collect();
    if files.is_empty() {
        files.extend(nearest(Path::new(".")));
    }
    files.sort();
    files.dedup();
    files
}

fn nearest(path: &Path) -> Option<PathBuf> {
    let path = if path == Path::new("-") { Path::new(".") } else { path };
    let here = std::env::current_dir().ok()?;
    let whole = path.canonicalize().or_else(|_| std::path::absolute(path)).ok()?;
    let found = whole.ancestors().map(|folder| folder.join(RULE_FILE)).find(|file| file.is_file())?;
    Some(as_seen_from(&here, &found))
}
