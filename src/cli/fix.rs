//! `gainsay fix`.

use super::args::FixArgs;
use super::exit::{Exit, Failure, Outcome, exit_of_problems};
use super::output::{self, Output};
use super::{check, inputs, rule_files};
use crate::fix::{Edit, Offer, SourceEdits, Unsafe, edited, plan_edits};
use crate::report::{LineIndex, one_line, rule_problems};
use crate::source::Selection;
use ::similar::TextDiff;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Lines of the file around a change.
const CONTEXT: usize = 1;

/// A file as it is and as it is to be.
struct Change {
    path: PathBuf,
    before: Vec<u8>,
    after: Vec<u8>,
    edits: usize,
}

pub(super) fn run(options: &FixArgs) -> Outcome {
    let paths = inputs::or_here(&options.paths);
    let loaded =
        if options.no_rules { rule_files::Loaded::default() } else { rule_files::load(&options.rules, &paths)? };
    let selection = Selection { paths: &paths, archive: &[], leave_out: None };
    let report = check::report_on(&loaded.rules, selection, loaded.warnings);
    let mut plan = plan_edits(&report.findings, &loaded.rules);
    let mut changes = Vec::new();
    for edits in &plan.sources {
        let (change, offers) = change_of(edits)?;
        changes.extend(change);
        plan.offers.extend(offers);
    }
    plan.offers.sort_by_key(|offer| (offer.edit.at.source.id, offer.edit.at.span));
    let mut output = Output::stdout();
    if options.diff {
        changes.iter().try_for_each(|change| output.write(&diff(change)))?;
    } else {
        write_all(&changes)?;
    }
    output.finish()?;
    output::tell(&rule_problems(&report.problems, output::error_style()));
    output::tell(&told(&changes, &plan.offers, options.diff));
    let open = options.diff && !changes.is_empty() || !plan.offers.is_empty();
    let left = if open { Exit::Found } else { Exit::Clean };
    Ok(left.max(exit_of_problems(&report.problems)))
}

/// The change of one file, if any of its edits can be made there, and those that cannot.
fn change_of(edits: &SourceEdits) -> Result<(Option<Change>, Vec<Offer>), Failure> {
    let path = PathBuf::from(&edits.source.name);
    if !is_text_file(&path) {
        let offer = |edit: &Edit| Offer { edit: edit.clone(), why: Unsafe::Format };
        return Ok((None, edits.edits.iter().map(offer).collect()));
    }
    let before = std::fs::read(&path).map_err(|error| changed(&path, &error.to_string()))?;
    let (after, offers) = edited(&before, edits);
    let count = edits.edits.len().saturating_sub(offers.len());
    Ok(((count > 0).then_some(Change { path, before, after, edits: count }), offers))
}

/// Whether the article is a file of its own whose bytes are its text.
fn is_text_file(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("").to_lowercase();
    path.is_file() && ["txt", "md", "markdown", "html", "htm", "xhtml"].contains(&ending.as_str())
}

/// Writes all files, or none where one of them is no longer as it was read.
fn write_all(changes: &[Change]) -> Result<(), Failure> {
    let mut drafts = Vec::new();
    for change in changes {
        let mut draft = Output::open(Some(&change.path))?;
        draft.write_bytes(&change.after)?;
        drafts.push(draft);
    }
    for change in changes {
        match std::fs::read(&change.path) {
            Ok(now) if now == change.before => {}
            Ok(_) => return Err(changed(&change.path, "its text is another now")),
            Err(error) => return Err(changed(&change.path, &error.to_string())),
        }
    }
    drafts.into_iter().try_for_each(Output::finish)
}

fn changed(path: &Path, why: &str) -> Failure {
    let message = format!("{} has changed while it was read: {why}", path.display());
    Failure::usage(message, "nothing is written; run the command again")
}

fn diff(change: &Change) -> String {
    let (before, after) = (String::from_utf8_lossy(&change.before), String::from_utf8_lossy(&change.after));
    let name = one_line(&change.path.display().to_string()).into_owned();
    let lines = TextDiff::from_lines(before.as_ref(), after.as_ref());
    let unified = lines.unified_diff().context_radius(CONTEXT).header(&name, &name).to_string();
    let safe = |line: &str| one_line(line.trim_end_matches(['\n', '\r'])).into_owned() + "\n";
    unified.split_inclusive('\n').map(safe).collect()
}

/// What was changed, or would be, and what is only offered.
fn told(changes: &[Change], offers: &[Offer], diff: bool) -> String {
    let counted = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    let edits = changes.iter().map(|change| change.edits).sum();
    let done = if diff { "would be mended" } else { "mended" };
    let mut text = format!("{} in {} {done}\n", counted(edits, "place"), counted(changes.len(), "file"));
    if !offers.is_empty() {
        let _ = writeln!(text, "{} left to you:", counted(offers.len(), "place"));
    }
    for Offer { edit, why } in offers {
        let (written, span) = edit.at.source.written(edit.at.span);
        let place = LineIndex::new(written).place(written, span.start);
        let name = one_line(&edit.at.source.name).into_owned();
        let (said, right) = (one_line(edit.at.text()).into_owned(), one_line(&edit.replacement).into_owned());
        let _ = writeln!(text, "  {name}:{}:{}: “{said}”, perhaps “{right}”: {why}", place.line, place.column);
    }
    text
}
