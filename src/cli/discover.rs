//! `gainsay discover`.

use super::args::{DiscoverArgs, DiscoverFormat};
use super::exit::{Exit, Outcome, exit_of_problems};
use super::output::{self, Output};
use super::progress::Progress;
use crate::discover::{Disagreement, Options, discover};
use crate::finding::Finding;
use crate::report::{Report, Summary, json, terminal};
use crate::source::read_articles;
use std::sync::Arc;

pub(super) fn run(options: &DiscoverArgs) -> Outcome {
    let mut stdin = std::io::stdin();
    let (mut sources, mut problems) = (Vec::new(), Vec::new());
    let mut progress = Progress::begin();
    for batch in read_articles(&options.paths, &mut stdin) {
        progress.add(batch.sources.len());
        sources.extend(batch.sources.into_iter().map(Arc::new));
        problems.extend(batch.problems);
    }
    progress.end();
    let found = discover(&sources, Options { all: options.all });
    let summary = Summary { sources: sources.len(), ..Summary::default() };
    let report = Report::new(summary, found.into_iter().map(explained).collect(), problems);
    let mut output = Output::stdout();
    output.write(&match options.format {
        DiscoverFormat::Terminal => terminal(&report, output::style()),
        DiscoverFormat::Json => json(&report),
    })?;
    output.finish()?;
    let exit = if report.findings.is_empty() { Exit::Clean } else { Exit::Found };
    Ok(exit.max(exit_of_problems(&report.problems)))
}

/// The finding, with what speaks for it as its first line of help.
fn explained(disagreement: Disagreement) -> Finding {
    let Disagreement { score, reason, mut finding, .. } = disagreement;
    finding.help.insert(0, format!("{reason} (score {})", score.0));
    finding
}
