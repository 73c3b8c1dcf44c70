//! What can be wrong with a language's data.

use thiserror::Error;

/// Why a file of a language's data cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ModelError {
    /// It begins with something else than this version's first line.
    #[error("it begins with “{found}”, not with “{}”", super::model::MAGIC)]
    Version {
        /// How it begins.
        found: String,
    },
    /// Its end is missing, or some of it was altered.
    #[error("it is cut short or altered: its checksum does not fit")]
    Cut,
    /// Its parts do not fit together.
    #[error("its tables do not have the sizes that it announces")]
    Sizes,
    /// It could not be read.
    #[error("{0}")]
    Unreadable(String),
}
