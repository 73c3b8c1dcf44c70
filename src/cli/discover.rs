//! `gainsay discover`.

use super::args::{As, DiscoverArgs};
use super::check::written;
use super::exit::{Exit, Outcome, exit_of_problems};
use super::output::{self, Output};
use super::progress::Progress;
use super::reports::{Reports, output_files};
use super::{inputs, write_rules};
use crate::discover::{Disagreement, Options, discover};
use crate::finding::Finding;
use crate::report::{Report, Summary, one_line};
use crate::rules::Rules;
use crate::source::{Selection, read_selected};
use crate::suppress::{SourceIgnores, Suppressions};
use std::sync::Arc;

pub(super) fn run(options: &DiscoverArgs) -> Outcome {
    let mut stdin = std::io::stdin();
    let (mut sources, mut problems) = (Vec::new(), Vec::new());
    let mut progress = Progress::begin();
    let files = output_files(options.output.as_deref(), &options.reports);
    inputs::spare(&options.paths, &files)?;
    let mut output = Output::open(options.output.as_deref())?;
    let reports = Reports::open(&options.reports)?;
    let form = options.form.form.map(As::form);
    let selection = Selection { paths: &options.paths, leave_out: &files, form, ..Selection::default() };
    for batch in read_selected(selection, &mut stdin) {
        progress.add(batch.sources.len());
        sources.extend(batch.sources.into_iter().map(Arc::new));
        problems.extend(batch.problems);
    }
    progress.end();
    let found = discover(&sources, Options { all: options.all, stanzas: options.write.is_some() });
    output::tell(&uncompared(&found.alone, sources.len()));
    if let Some(path) = &options.write {
        let added = write_rules::write(path, &found.disagreements)?;
        let rules = if added == 1 { "rule" } else { "rules" };
        output::tell(&format!("{added} {rules} added to {}\n", path.display()));
    }
    // The facts that comments name are declared elsewhere: those that silence nothing here may do so there.
    let no_rules = Rules::default();
    let mut suppressions = Suppressions::new(&no_rules);
    for source in &sources {
        problems.extend(suppressions.add(source.id, SourceIgnores::of(source, &no_rules), false));
    }
    let (findings, ignored) = suppressions.part(found.disagreements.into_iter().map(explained).collect());
    let summary = Summary { sources: sources.len(), ignored: ignored.len(), ..Summary::default() };
    let report = Report::new(summary, findings, problems);
    output.write(&written(&report, options.format, &output))?;
    output.finish()?;
    reports.write(&report, None)?;
    let exit = if report.findings.is_empty() { Exit::Clean } else { Exit::Found };
    Ok(exit.max(exit_of_problems(&report.problems)))
}

/// So many articles that stand alone are named before the rest are counted.
const NAMED: usize = 5;

/// What is said of articles that no other was held against; nothing where there are none.
fn uncompared(alone: &[String], all: usize) -> String {
    let named = alone.iter().take(NAMED).map(|name| one_line(name)).collect::<Vec<_>>().join(", ");
    let more = alone.len().saturating_sub(NAMED);
    let named = if more > 0 { format!("{named} and {more} more") } else { named };
    match (alone.len(), all) {
        (0, _) => String::new(),
        (1, 1) => "one article alone is compared with nothing\n".to_owned(),
        (1, _) => format!("1 of {all} articles is on no event that another is on: not compared: {named}\n"),
        (count, _) => format!("{count} of {all} articles are on no event that another is on: not compared: {named}\n"),
    }
}

/// The finding, with what speaks for it as its first line of help.
fn explained(disagreement: Disagreement) -> Finding {
    let Disagreement { reason, mut finding, .. } = disagreement;
    finding.help.insert(0, reason);
    finding
}
