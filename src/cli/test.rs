//! `gainsay test`: regression tests of rules and articles.

use super::args::{RuleArgs, TestArgs, TestFormat};
use super::exit::{Exit, Failure, Outcome};
use super::expected::{difference, file_of, file_text, line_of, lines_of};
use super::output::{self, Output};
use super::progress::Progress;
use super::{inputs, rule_files};
use crate::check::check;
use crate::problem::Problem;
use crate::report::{TestCase, junit_tests, one_line, rule_problems};
use crate::source::{Batch, Source, read_articles};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};

/// What came of one article's file.
struct Tested {
    /// Its name.
    article: String,
    /// What lies beside it; `None` where nothing does.
    expected: Option<String>,
    missed: Vec<String>,
    new: Vec<String>,
    found: Vec<String>,
}

pub(super) fn run(options: &TestArgs) -> Outcome {
    let paths = inputs::or_here(&options.paths);
    inputs::spare(&paths, options.output.as_slice())?;
    let mut output = Output::open(options.output.as_deref())?;
    let (folders, mut problems) = read_folders(&paths);
    let mut tested = Vec::new();
    for (folder, sources) in folders {
        tested.extend(test_folder(&folder, sources, &options.rules, &mut problems)?);
    }
    output.write(&match options.format {
        TestFormat::Text => told(&tested),
        TestFormat::Junit => junit_tests(&tested.iter().map(case_of).collect::<Vec<_>>()),
    })?;
    output.finish()?;
    output::tell(&rule_problems(&problems, output::error_style()));
    let fails = tested.iter().any(|tested| !tested.passes());
    if options.accept && problems.is_empty() {
        tested.iter().filter(|tested| !tested.passes()).try_for_each(accept)?;
        return Ok(Exit::Clean);
    }
    Ok(if !problems.is_empty() {
        Exit::Unread
    } else if fails {
        Exit::Found
    } else {
        Exit::Clean
    })
}

/// The articles by their folders, and what could not be read.
fn read_folders(paths: &[PathBuf]) -> (BTreeMap<PathBuf, Vec<Source>>, Vec<Problem>) {
    let (mut folders, mut problems) = (BTreeMap::<PathBuf, Vec<Source>>::new(), Vec::new());
    let mut progress = Progress::begin();
    let mut nothing = io::empty();
    for batch in read_articles(paths, &mut nothing) {
        progress.add(batch.sources.len());
        for source in batch.sources {
            let folder = Path::new(&source.name).parent().unwrap_or(Path::new("")).to_owned();
            folders.entry(folder).or_default().push(source);
        }
        problems.extend(batch.problems.into_iter().filter(|problem| !problem.warning));
    }
    progress.end();
    (folders, problems)
}

/// Checks the articles of a folder together, and holds what is found in each against what is expected.
fn test_folder(
    folder: &Path,
    sources: Vec<Source>,
    rules: &RuleArgs,
    problems: &mut Vec<Problem>,
) -> Result<Vec<Tested>, Failure> {
    let near = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() };
    let loaded = rule_files::load_if_any(rules, &[near])?.unwrap_or_default();
    let mut found: BTreeMap<String, Vec<String>> =
        sources.iter().map(|source| (container(&source.name).0.to_owned(), Vec::new())).collect();
    let batch = Batch { sources, ..Batch::default() };
    let report = check(&loaded.rules, std::iter::once(batch), |_| ());
    problems.extend(report.problems.into_iter().filter(|problem| !problem.warning));
    for finding in &report.findings {
        let (file, id) = container(&finding.at.source.name);
        found.entry(file.to_owned()).or_default().push(format!("{id}{}", line_of(finding)));
    }
    found.into_iter().map(|(article, found)| hold(article, found)).collect()
}

/// The file of an article, and, in a container, its id there with a space behind.
fn container(name: &str) -> (&str, String) {
    match name.rsplit_once('#') {
        Some((file, id)) if file.ends_with("jsonl") || file.ends_with("ndjson") => (file, format!("#{id} ")),
        _ => (name, String::new()),
    }
}

fn hold(article: String, found: Vec<String>) -> Result<Tested, Failure> {
    let file = file_of(&article);
    let expected = match std::fs::read_to_string(&file) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(Failure::usage(format!("{file} cannot be read: {error}"), "mend it, or remove it")),
    };
    let lines = expected.as_deref().map(lines_of).unwrap_or_default();
    let (missed, new) = difference(&lines, &found);
    Ok(Tested { article, expected, missed, new, found })
}

impl Tested {
    fn passes(&self) -> bool {
        self.expected.is_some() && self.missed.is_empty() && self.new.is_empty()
    }

    /// What is wrong, a line each.
    fn failures(&self) -> Vec<String> {
        let nothing =
            self.expected.is_none().then(|| "nothing lies beside it: --accept writes what is found".to_owned());
        let missed = self.missed.iter().map(|line| format!("missed: {line}"));
        nothing.into_iter().chain(missed).chain(self.new.iter().map(|line| format!("new: {line}"))).collect()
    }
}

fn case_of(tested: &Tested) -> TestCase {
    TestCase { name: tested.article.clone(), failures: tested.failures() }
}

fn told(tested: &[Tested]) -> String {
    let mut text = String::new();
    for one in tested {
        for failure in one.failures() {
            let _ = writeln!(text, "{}: {}", one_line(&one.article), one_line(&failure));
        }
    }
    let failed = tested.iter().filter(|tested| !tested.passes()).count();
    let passed = tested.len().saturating_sub(failed);
    let articles = if tested.len() == 1 { "article" } else { "articles" };
    text + &format!("{} {articles}: {passed} as expected, {failed} not\n", tested.len())
}

/// Rewrites what is expected of an article.
fn accept(tested: &Tested) -> Result<(), Failure> {
    let file = file_of(&tested.article);
    let mut output = Output::open(Some(Path::new(&file)))?;
    output.write(&file_text(&tested.found, tested.expected.as_deref().unwrap_or("")))?;
    output.finish()?;
    output::tell(&format!("{} written\n", one_line(&file)));
    Ok(())
}
