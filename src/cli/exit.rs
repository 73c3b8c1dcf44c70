//! How a command ends: its exit code, and what it could not do.

use super::output;
use crate::problem::Problem;
use crate::report::rule_problems;
use std::io;
use std::process::ExitCode;
use thiserror::Error;

/// How a command that could do its work ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    /// Nothing is wrong.
    Clean,
    /// Something was found.
    Found,
    /// Something could not be read or understood, and was said.
    Unread,
}

/// Why a command could not do its work.
#[derive(Debug, Error)]
pub(super) enum Failure {
    /// Files are not there, or rules not understood.
    #[error("files cannot be read or understood")]
    Problems(Vec<Problem>),
    /// What was asked for makes no sense.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: String,
        /// What to do about it.
        help: String,
    },
    /// The output could not be written.
    #[error("{name} cannot be written: {error}")]
    Write {
        /// What was written to.
        name: String,
        /// What the system says.
        error: io::Error,
    },
}

impl Failure {
    pub(super) fn usage(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Usage { message: message.into(), help: help.into() }
    }
}

/// What each command gives.
pub(super) type Outcome = Result<Exit, Failure>;

/// The exit code, once a failure has been told. A pipe whose reader has gone is no failure.
pub(super) fn code_of(outcome: Outcome) -> ExitCode {
    ExitCode::from(match outcome {
        Ok(Exit::Clean) => 0,
        Ok(Exit::Found) => 1,
        Ok(Exit::Unread) => 2,
        Err(Failure::Write { error, .. }) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(failure) => {
            tell(&failure);
            2
        }
    })
}

/// Says why a command could not do its work.
pub(super) fn tell(failure: &Failure) {
    match failure {
        Failure::Problems(problems) => output::tell(&rule_problems(problems, output::error_style())),
        Failure::Usage { help, .. } => output::tell(&format!("error: {failure}\n  help: {help}\n")),
        Failure::Write { .. } => output::tell(&format!("error: {failure}\n")),
    }
}

/// `Unread` where one of the problems is no mere warning.
pub(super) fn exit_of_problems(problems: &[Problem]) -> Exit {
    if problems.iter().any(|problem| !problem.warning) { Exit::Unread } else { Exit::Clean }
}
