//! The program: arguments → meaning → one match → exit code.

mod args;
mod check;

use args::{Args, Command};
use clap::Parser;
use std::process::ExitCode;

/// Runs the program with the process's arguments.
#[must_use]
pub fn run() -> ExitCode {
    let args = Args::parse();
    match args.command {
        Command::Check(options) => check::run(&options),
    }
}
