//! The rule files of what is open: which they are, what they say, and what is wrong with them.

use super::place::path_of;
use super::{Open, article};
use crate::check::failing_examples;
use crate::problem::FileText;
use crate::rules::{Rules, load_rules, parse_rules};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The name that a rule file is looked for under.
const RULE_FILE: &str = "rules.toml";

/// Whether a text is a rule file, by its name.
pub(super) fn is_rule_file(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "toml")
}

/// The nearest rule file to an article, upwards.
pub(super) fn nearest(article: &Path) -> Option<PathBuf> {
    article.ancestors().skip(1).map(|folder| folder.join(RULE_FILE)).find(|file| file.is_file())
}

/// The rules of some files, as the editor holds them where it does. Facts with errors are left out.
pub(super) fn load(files: &[PathBuf], open: &Open) -> Rules {
    parse_rules(&texts(files, open)).0
}

fn texts(files: &[PathBuf], open: &Open) -> Vec<Arc<FileText>> {
    let held = |file: Arc<FileText>| {
        let path = Path::new(&file.name);
        let document = open.texts.iter().find(|(uri, _)| path_of(uri).is_some_and(|other| other == path));
        match document {
            Some((_, document)) => Arc::new(FileText { name: file.name.clone(), text: document.text.clone() }),
            None => file,
        }
    };
    load_rules(files).0.files.into_iter().map(held).collect()
}

/// What is wrong with a rule file that the editor holds, as diagnostics.
pub(super) fn diagnostics(path: &Path, open: &Open) -> Vec<Value> {
    let (rules, mut problems) = parse_rules(&texts(&[path.to_owned()], open));
    if problems.iter().all(|problem| problem.warning) {
        problems.extend(failing_examples(&rules));
    }
    let name = path.display().to_string();
    problems.iter().filter(|problem| problem.file.name == name).map(article::problem).collect()
}
