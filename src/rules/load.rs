//! Reads rule files, and those that they include, from disk.

use super::Rules;
use super::error::RuleError;
use super::globs::absolute;
use super::parse::{parse_rules, sort_problems};
use super::table::{place_of, problem};
use crate::problem::{FileText, Problem};
use crate::span::{ByteSpan, Located};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml::de::{DeTable, DeValue};

/// How many files deep an include may lead: far beyond any use, and a bound on the reader's own stack.
const MAX_DEPTH: usize = 32;

/// Reads the rule files at `paths` and those that they include, each once, and all that is wrong with them.
#[must_use]
pub fn load_rules(paths: &[PathBuf]) -> (Rules, Vec<Problem>) {
    let mut loader = Loader::default();
    for path in paths {
        let name = path.display().to_string();
        if let Err(reason) = loader.load(path, &mut Vec::new()) {
            loader
                .problems
                .push(Problem::of_file(&name, RuleError::Unreadable { path: name.clone(), reason }.to_string()));
        }
    }
    let (rules, mut problems) = parse_rules(&loader.files);
    problems.extend(loader.problems);
    sort_problems(&loader.files, &mut problems);
    (rules, problems)
}

#[derive(Default)]
struct Loader {
    files: Vec<Arc<FileText>>,
    /// The files that have been read, by their real paths.
    seen: BTreeSet<PathBuf>,
    problems: Vec<Problem>,
}

/// A file on the way to the one that is being read: its real path and its name.
type Step = (PathBuf, String);

impl Loader {
    /// Reads a file and then those that it includes. `way` leads to it from a file named by the user.
    fn load(&mut self, path: &Path, way: &mut Vec<Step>) -> Result<(), String> {
        let real = path.canonicalize().map_err(|error| in_words(&error))?;
        if !self.seen.insert(real.clone()) {
            return Ok(());
        }
        let bytes = std::fs::read(path).map_err(|error| in_words(&error))?;
        let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())?;
        let name = path.display().to_string();
        let file = Arc::new(FileText { name: name.clone(), text });
        self.files.push(Arc::clone(&file));
        way.push((real, name));
        for include in includes(&file) {
            if let Err(error) = self.include(path, &include.value, way) {
                self.problems.push(problem(&file, include.at, &error));
            }
        }
        way.pop();
        Ok(())
    }

    /// Reads a file that another includes.
    fn include(&mut self, from: &Path, include: &str, way: &mut Vec<Step>) -> Result<(), RuleError> {
        let path = from.parent().unwrap_or(Path::new("")).join(include);
        let real = path.canonicalize().unwrap_or_else(|_| absolute(&path));
        if let Some(first) = way.iter().position(|(other, _)| *other == real) {
            let names: Vec<_> = way.iter().skip(first).map(|(_, name)| format!("`{name}`")).collect();
            let chain = match &names[..] {
                [only] => format!("{only} includes itself"),
                several => format!("{} include each other in a circle", several.join(" and ")),
            };
            return Err(RuleError::IncludeCircle { chain });
        }
        if way.len() >= MAX_DEPTH {
            return Err(RuleError::IncludeTooDeep { limit: MAX_DEPTH });
        }
        self.load(&path, way).map_err(|reason| RuleError::Unreadable { path: path.display().to_string(), reason })
    }
}

/// The files that a rule file includes, as far as they can be made out; what is wrong with the list is said elsewhere.
fn includes(file: &Arc<FileText>) -> Vec<Located<String>> {
    let (table, _) = DeTable::parse_recoverable(&file.text);
    let Some(value) = table.get_ref().get("include") else { return Vec::new() };
    let values = match value.get_ref() {
        DeValue::Array(list) => list.iter().collect(),
        _ => vec![value],
    };
    let text = |value: &toml::Spanned<DeValue<'_>>| match value.get_ref() {
        DeValue::String(text) if !text.trim().is_empty() => {
            let at: ByteSpan = place_of(file, value);
            Some(Located::new(text.clone().into_owned(), at))
        }
        _ => None,
    };
    values.into_iter().filter_map(text).collect()
}

/// What the system says of a file, without its numbers.
fn in_words(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "it may not be read".to_owned(),
        std::io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}
