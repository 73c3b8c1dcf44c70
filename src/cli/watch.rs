//! `gainsay check --watch`: checks again whenever a file that counts has changed.

use super::args::CheckArgs;
use super::exit::{Exit, Failure, Outcome};
use super::reports::output_files;
use super::{check, inputs, output, rule_files};
use crate::source::files_in;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How long is waited between two looks at the files. They are asked one by one: that works on every system and over a
/// network, and a folder of a thousand articles takes some ten milliseconds.
const PAUSE: Duration = Duration::from_millis(300);

/// What clears a terminal, with what has rolled off it, and begins at its top.
const CLEAR: &str = "\x1b[2J\x1b[3J\x1b[H";

/// What tells whether a file has changed.
type Stamp = (PathBuf, Option<(SystemTime, u64)>);

/// Checks, and again after each change, until the program is stopped. A failure is told, and ends nothing: a rule file is
/// seldom right at every moment while it is written.
pub(super) fn run(options: &CheckArgs) -> Outcome {
    let paths = inputs::or_here(&options.paths);
    if paths.iter().any(|path| path == Path::new("-")) {
        return Err(Failure::usage("standard input cannot be watched", "name a file or a folder"));
    }
    let mut rounds = options.rounds;
    loop {
        // What changes while it is checked is checked again: the stamps are older than the check.
        let before = stamps(options, &paths);
        let clear = if io::stdout().is_terminal() { CLEAR } else { "" };
        let mut screen = output::Output::stdout();
        screen.write(clear)?;
        screen.finish()?;
        let exit = match check::run_once(options) {
            Ok(exit) => exit,
            Err(failure @ Failure::Write { .. }) => return Err(failure),
            Err(failure) => {
                super::exit::tell(&failure);
                Exit::Unread
            }
        };
        if let Some(left) = &mut rounds {
            *left = left.saturating_sub(1);
            if *left == 0 {
                return Ok(exit);
            }
        }
        output::tell("watching; Ctrl-C ends\n");
        while stamps(options, &paths) == before {
            std::thread::sleep(PAUSE);
        }
    }
}

fn stamps(options: &CheckArgs, paths: &[PathBuf]) -> Vec<Stamp> {
    let rules = if options.no_rules { Vec::new() } else { rule_files::files(&options.rules, paths) };
    let mut files = files_in(paths);
    files.extend(files_in(&options.against));
    files.extend(rules);
    files.extend(options.baseline.clone());
    // What each check writes is no reason for another.
    let written = output_files(options.output.as_deref(), &options.reports);
    let written: Vec<PathBuf> = written.iter().filter_map(|file| file.canonicalize().ok()).collect();
    files.retain(|file| !file.canonicalize().is_ok_and(|file| written.contains(&file)));
    let stamp = |file: PathBuf| {
        let data = std::fs::metadata(&file).ok();
        let stamp = data.and_then(|data| Some((data.modified().ok()?, data.len())));
        (file, stamp)
    };
    files.into_iter().map(stamp).collect()
}
