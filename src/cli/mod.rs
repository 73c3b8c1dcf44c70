//! The program: arguments → meaning → one match → exit code.

mod affected;
mod args;
mod baseline;
mod check;
mod discover;
mod discover_ask;
mod exit;
mod expected;
mod explain;
mod fix;
mod init;
mod inputs;
mod lsp;
mod manual;
mod mentions;
mod nearest;
mod output;
mod progress;
mod reports;
mod rule_files;
mod rules;
mod shown;
mod similar;
mod table;
mod test;
mod watch;
mod why;
mod write_rules;

use crate::lang::use_model;
use args::{Args, Command};
use clap::Parser;
use exit::{Failure, Outcome};
use std::path::PathBuf;
use std::process::ExitCode;

/// The variable that names another tagger and parser than the one that the program carries.
const PARSER_VARIABLE: &str = "GAINSAY_PARSER";

/// Runs the program with the process's arguments.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Args::parse();
    exit::code_of(choose_parser().and_then(|()| run_command(arguments.command)))
}

fn run_command(command: Command) -> Outcome {
    match command {
        Command::Check(options) => check::run(&options),
        Command::Baseline(options) => baseline::run(&options),
        Command::Test(options) => test::run(&options),
        Command::Fix(options) => fix::run(&options),
        Command::Affected(options) => affected::run(&options),
        Command::Init(options) => init::run(&options),
        Command::Explain(options) => explain::run(&options),
        Command::Lsp(_) => lsp::run(),
        Command::Schema => manual::print_schema(),
        Command::Completions(options) => manual::print_completions(options.shell),
        Command::Man(options) => manual::write_pages(&options.folder),
        Command::Table(options) => table::run(&options),
        Command::Rules(options) => rules::run(&options),
        Command::Why(options) => why::run(&options),
        Command::Discover(options) => discover::run(&options),
        Command::Mentions(options) => mentions::run(&options),
        Command::Similar(options) => similar::run(&options),
    }
}

/// Reads the tagger and parser that the environment names, before anything is parsed.
fn choose_parser() -> Result<(), Failure> {
    let Some(path) = std::env::var_os(PARSER_VARIABLE).map(PathBuf::from) else { return Ok(()) };
    use_model(&path).map_err(|error| {
        Failure::usage(
            format!("{PARSER_VARIABLE}={}: {error}", path.display()),
            format!("name a file made by this version's `train` example, or unset {PARSER_VARIABLE}"),
        )
    })
}
