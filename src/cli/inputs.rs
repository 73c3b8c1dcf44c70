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

/// Refuses an output that is one of the articles named: the report would take its place.
pub(super) fn spare(paths: &[PathBuf], output: Option<&Path>) -> Result<(), Failure> {
    let Some(output) = output.filter(|output| output.is_file()) else { return Ok(()) };
    let real = |path: &Path| path.canonicalize().ok();
    if paths.iter().any(|path| path.is_file() && real(path) == real(output)) {
        let message = format!("the report would overwrite the article {}", output.display());
        return Err(Failure::usage(message, "name another file for --output"));
    }
    Ok(())
}
