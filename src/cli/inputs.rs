//! Which articles a command reads.

use super::exit::Failure;
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

/// Refuses outputs that are among the articles named: the report would take their place.
pub(super) fn spare(paths: &[PathBuf], outputs: &[PathBuf]) -> Result<(), Failure> {
    outputs.iter().try_for_each(|output| spare_one(paths, output))
}

fn spare_one(paths: &[PathBuf], output: &Path) -> Result<(), Failure> {
    let real = |path: &Path| path.canonicalize().ok();
    if output.is_file() && paths.iter().any(|path| path.is_file() && real(path) == real(output)) {
        let message = format!("the report would overwrite the article {}", output.display());
        return Err(Failure::usage(message, "name another file for the report"));
    }
    Ok(())
}
