//! `gainsay baseline`, and what `gainsay check --baseline` reads.

use super::args::BaselineArgs;
use super::exit::{Exit, Failure, Outcome, exit_of_problems};
use super::output::{self, Output};
use super::{check, inputs, rule_files};
use crate::baseline::Baseline;
use crate::report::rule_problems;
use crate::source::Selection;
use std::io;
use std::path::{Path, PathBuf};

/// A baseline, and the folder that its paths are seen from.
pub(super) struct Known {
    pub(super) baseline: Baseline,
    pub(super) folder: PathBuf,
}

pub(super) fn run(options: &BaselineArgs) -> Outcome {
    let paths = inputs::or_here(&options.paths);
    inputs::spare(&paths, std::slice::from_ref(&options.output))?;
    let loaded =
        if options.no_rules { rule_files::Loaded::default() } else { rule_files::load(&options.rules, &paths)? };
    let before = if options.output.is_file() { Some(read(&options.output)?.baseline) } else { None };
    let selection =
        Selection { paths: &paths, leave_out: std::slice::from_ref(&options.output), ..Selection::default() };
    let report = check::report_on(&loaded.rules, selection, Vec::new());
    if exit_of_problems(&report.problems) == Exit::Unread {
        output::tell(&rule_problems(&report.problems, output::error_style()));
        output::tell(&format!("{} is not written: what could not be read would be new\n", options.output.display()));
        return Ok(Exit::Unread);
    }
    let baseline = Baseline::of(&report.findings, &folder_of(&options.output));
    let mut file = Output::open(Some(&options.output))?;
    file.write(&baseline.text())?;
    file.finish()?;
    output::tell(&told(&options.output, &baseline, before.as_ref()));
    Ok(Exit::Clean)
}

fn told(path: &Path, baseline: &Baseline, before: Option<&Baseline>) -> String {
    let findings = |count: usize| format!("{count} {}", if count == 1 { "finding" } else { "findings" });
    let change = before.map_or_else(String::new, |before| {
        format!(": {} new, {} gone", baseline.beyond(before), before.beyond(baseline))
    });
    format!("{} in {}{change}\n", findings(baseline.len()), path.display())
}

/// Reads a baseline.
pub(super) fn read(path: &Path) -> Result<Known, Failure> {
    let name = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Failure::usage(
            format!("there is no baseline {name}"),
            format!("`gainsay baseline ARTICLES --output {name}` writes one"),
        ),
        _ => Failure::usage(format!("{name} cannot be read: {error}"), "name a baseline that `gainsay baseline` wrote"),
    })?;
    let baseline = Baseline::read(&text).map_err(|error| {
        Failure::usage(format!("{name}: {error}"), "name a baseline that `gainsay baseline` wrote, or write it anew")
    })?;
    Ok(Known { baseline, folder: folder_of(path) })
}

fn folder_of(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.map_or_else(|| PathBuf::from("."), Path::to_owned)
}
