//! Which articles a command reads.

use crate::problem::Problem;
use crate::source::read_articles;
use std::path::{Path, PathBuf};

/// The paths named, or else the current folder.
pub(super) fn or_here(paths: &[PathBuf]) -> Vec<PathBuf> {
    if paths.is_empty() { vec![PathBuf::from(".")] } else { paths.to_vec() }
}

/// What is said of the first path that is not there.
pub(super) fn missing(paths: &[PathBuf]) -> Option<Problem> {
    let gone = paths.iter().find(|path| path.as_path() != Path::new("-") && !path.exists())?;
    let mut nothing = std::io::empty();
    read_articles(std::slice::from_ref(gone), &mut nothing).flat_map(|batch| batch.problems).next()
}
