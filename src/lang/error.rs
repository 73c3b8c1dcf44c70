//! What can be wrong with a file of the language.

use thiserror::Error;

/// Why a file of `data/<language>/` cannot be used. The message reads on from the file's name.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum LanguageError {
    /// Too short for a head, or it begins with something else.
    #[error("{file} is not a file of gainsay's language data")]
    Foreign {
        /// The file's name.
        file: &'static str,
    },
    /// Made by a program of another version.
    #[error(
        "{file} has version {found}, and this program reads version {read}: make it again with the example `train`"
    )]
    Version {
        /// The file's name.
        file: &'static str,
        /// The version in the file.
        found: u32,
        /// The version that this program reads.
        read: u32,
    },
    /// Shorter or longer than it says.
    #[error("{file} is cut or was added to: {found} bytes where its head says {declared}")]
    Length {
        /// The file's name.
        file: &'static str,
        /// The bytes there are.
        found: u64,
        /// The bytes there should be.
        declared: u64,
    },
    /// Its bytes are not those that were written.
    #[error("{file} is damaged: its bytes do not have the checksum in its head")]
    Checksum {
        /// The file's name.
        file: &'static str,
    },
    /// Made with another list of classes.
    #[error("{file} was made with other classes of words: make it again with the example `train`")]
    Classes {
        /// The file's name.
        file: &'static str,
    },
    /// The parts that its head names do not lie in it.
    #[error("{file} is damaged: {part} does not lie within it")]
    Layout {
        /// The file's name.
        file: &'static str,
        /// The part that is missing.
        part: &'static str,
    },
    /// A row of a table that cannot be read.
    #[error("{file}, line {line}: {reason}")]
    Row {
        /// The file's name.
        file: &'static str,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: &'static str,
    },
}
