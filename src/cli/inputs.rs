//! Which articles a command reads.

use std::path::PathBuf;

/// The paths named, or else the current folder.
pub(super) fn or_here(paths: &[PathBuf]) -> Vec<PathBuf> {
    if paths.is_empty() { vec![PathBuf::from(".")] } else { paths.to_vec() }
}
