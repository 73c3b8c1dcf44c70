//! The arguments as they are typed.

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Holds articles to the facts you declare, and to each other.
#[derive(Debug, Parser)]
#[command(name = "gainsay", version, max_term_width = 100)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check articles against the rules and against each other
    Check(CheckArgs),
}

#[derive(Debug, ClapArgs)]
pub(super) struct CheckArgs {
    /// Articles and folders of them (.txt, .md, .jsonl); `-` reads standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// A rule file; may be repeated. Default: the nearest rules.toml, upwards from each PATH
    #[arg(long, value_name = "FILE")]
    pub(super) rules: Vec<PathBuf>,
    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    pub(super) format: Format,
    /// The least severe finding that makes the exit code 1
    #[arg(long, value_enum, default_value_t = Level::Error)]
    pub(super) fail_on: Level,
}

#[derive(Clone, Copy, Debug, ValueEnum, PartialEq, Eq)]
pub(super) enum Format {
    /// For people, in the style of a compiler
    Terminal,
    /// One JSON document
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum, PartialEq, Eq)]
pub(super) enum Level {
    Error,
    Warning,
    Note,
}
