//! The program: arguments → meaning → one match → exit code.

mod args;
mod check;
mod discover;
mod exit;
mod inputs;
mod mentions;
mod output;
mod progress;
mod rule_files;
mod rules;
mod similar;
mod table;
mod why;
mod write_rules;

use args::{Args, Command};
use clap::Parser;
use std::process::ExitCode;

/// Runs the program with the process's arguments.
#[must_use]
pub fn run() -> ExitCode {
    let done = match Args::parse().command {
        Command::Check(options) => check::run(&options),
        Command::Table(options) => table::run(&options),
        Command::Rules(options) => rules::run(&options),
        Command::Why(options) => why::run(&options),
        Command::Discover(options) => discover::run(&options),
        Command::Mentions(options) => mentions::run(&options),
        Command::Similar(options) => similar::run(&options),
    };
    exit::code_of(done)
}
