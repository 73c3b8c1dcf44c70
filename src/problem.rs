//! What could not be read or understood, and where.

use crate::span::ByteSpan;
use std::sync::Arc;

/// A file as the reader of a problem knows it: its name, and its text where it could be read.
#[derive(Debug, PartialEq, Eq)]
pub struct FileText {
    /// The path as given.
    pub name: String,
    /// Its text; empty where it could not be read.
    pub text: String,
}

/// Something that could not be read or understood. It is never silent: each format shows it, and the exit code is 2
/// unless it is only a warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file or article it is about.
    pub file: Arc<FileText>,
    /// Where in its text, if a place can be named.
    pub at: Option<ByteSpan>,
    /// What is wrong: a clause without a full stop.
    pub message: String,
    /// What to do about it: a clause without a full stop.
    pub help: Option<String>,
    /// Whether it only warns: the run goes on and may end well.
    pub warning: bool,
    /// The number of the line that `file.text` begins with: more than 1 where only a part of a long file is kept.
    pub first_line: usize,
}

impl Problem {
    /// A problem with a file as a whole.
    #[must_use]
    pub fn of_file(name: impl Into<String>, message: impl Into<String>) -> Self {
        let file = Arc::new(FileText { name: name.into(), text: String::new() });
        Self { file, at: None, message: message.into(), help: None, warning: false, first_line: 1 }
    }

    /// A problem at a place of a file.
    #[must_use]
    pub fn at(file: &Arc<FileText>, at: ByteSpan, message: impl Into<String>) -> Self {
        Self {
            file: Arc::clone(file),
            at: Some(at),
            message: message.into(),
            help: None,
            warning: false,
            first_line: 1,
        }
    }

    /// The same problem with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same problem in a file of which only a part is kept, beginning with the line of that number, from 1.
    #[must_use]
    pub fn in_part(mut self, first_line: usize) -> Self {
        self.first_line = first_line.max(1);
        self
    }

    /// The same problem as a warning.
    #[must_use]
    pub fn warn(mut self) -> Self {
        self.warning = true;
        self
    }
}
