//! `gainsay fix`.

use super::args::FixArgs;
use super::exit::{Exit, Failure, Outcome, exit_of_problems};
use super::output::{self, Output};
use super::{check, inputs, rule_files};
use crate::fix::{Edit, Offer, SourceEdits, Unsafe, edited, plan_edits};
use crate::report::{LineIndex, one_line, rule_problems};
use crate::source::{Selection, document_text};
use ::similar::TextDiff;
use std::borrow::Cow;
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
    let selection = Selection { paths: &paths, ..Selection::default() };
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
    if !is_changed(&path) {
        let offer = |edit: &Edit| Offer { edit: edit.clone(), why: Unsafe::Format };
        return Ok((None, edits.edits.iter().map(offer).collect()));
    }
    let before = std::fs::read(&path).map_err(|error| changed(&path, &error.to_string()))?;
    let (after, offers) = edited(&before, edits);
    let count = edits.edits.len().saturating_sub(offers.len());
    Ok(((count > 0).then_some(Change { path, before, after, edits: count }), offers))
}

/// Whether the article is a file of its own that changes are made in: a text, or a Word document.
fn is_changed(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("").to_lowercase();
    path.is_file()
        && ["txt", "md", "markdown", "html", "htm", "xhtml", "docx", "mdx", "rst", "adoc", "asciidoc"]
            .contains(&ending.as_str())
}

fn is_document(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"))
}

/// Writes all files, or none where one of them is no longer as it was read.
fn write_all(changes: &[Change]) -> Result<(), Failure> {
    let mut drafts = Vec::new();
    for change in changes {
        let mut draft = Output::open(Some(&change.path))?;
        draft.write_bytes(&change.after)?;
        // All that can fail for want of room has failed before the first file is in its place.
        draft.settle()?;
        drafts.push(draft);
    }
    for change in changes {
        match std::fs::read(&change.path) {
            Ok(now) if now == change.before => {}
            Ok(_) => return Err(changed(&change.path, "its text is another now")),
            Err(error) => return Err(changed(&change.path, &error.to_string())),
        }
    }
    put_in_place(changes, drafts)
}

/// Puts each draft in its place; where one cannot be put there, says which files are written and which are not.
fn put_in_place(changes: &[Change], drafts: Vec<Output>) -> Result<(), Failure> {
    for (number, draft) in drafts.into_iter().enumerate() {
        if let Err(failure) = draft.finish() {
            let (written, left) = changes.split_at_checked(number).unwrap_or((changes, &[]));
            let names = |changes: &[Change]| {
                let names = changes.iter().map(|change| change.path.display().to_string()).collect::<Vec<_>>();
                if names.is_empty() { "none".to_owned() } else { names.join(", ") }
            };
            let help = format!("written: {}; as before: {}", names(written), names(left));
            return Err(Failure::usage(failure.to_string(), help));
        }
    }
    Ok(())
}

fn changed(path: &Path, why: &str) -> Failure {
    let message = format!("{} has changed while it was read: {why}", path.display());
    Failure::usage(message, "nothing is written; run the command again")
}

fn diff(change: &Change) -> String {
    let (before, after) = (shown(change, &change.before), shown(change, &change.after));
    let name = one_line(&change.path.display().to_string()).into_owned();
    let lines = TextDiff::from_lines(before.as_ref(), after.as_ref());
    let unified = lines.unified_diff().context_radius(CONTEXT).header(&name, &name).to_string();
    let safe = |line: &str| one_line(line.trim_end_matches(['\n', '\r'])).into_owned() + "\n";
    unified.split_inclusive('\n').map(safe).collect()
}

/// What a reader sees of a file: its text or, of a Word document, the text that it holds.
fn shown<'b>(change: &Change, bytes: &'b [u8]) -> Cow<'b, str> {
    match document_text(&change.path, bytes) {
        Some(text) => Cow::Owned(text),
        None => String::from_utf8_lossy(bytes),
    }
}

/// What was changed, or would be, and what is only offered.
fn told(changes: &[Change], offers: &[Offer], diff: bool) -> String {
    let counted = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    let edits = changes.iter().map(|change| change.edits).sum();
    let done = if diff { "would be mended" } else { "mended" };
    let tracked = changes.iter().filter(|change| is_document(&change.path)).count();
    let as_tracked = if tracked > 0 { ", in Word documents as tracked changes" } else { "" };
    let mut text = format!("{} in {} {done}{as_tracked}\n", counted(edits, "place"), counted(changes.len(), "file"));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_put_in_its_place_is_told_with_those_that_are() {
        let folder = std::env::temp_dir().join(format!("gainsay-fix-{}", std::process::id()));
        let paths = ["a/one.txt", "b/two.txt", "a/three.txt"].map(|path| folder.join(path));
        let changes: Vec<Change> = paths
            .iter()
            .map(|path| {
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, "old").unwrap();
                Change { path: path.clone(), before: b"old".to_vec(), after: b"new".to_vec(), edits: 1 }
            })
            .collect();
        let drafts = changes.iter().map(|change| {
            let mut draft = Output::open(Some(&change.path)).unwrap();
            draft.write_bytes(&change.after).unwrap();
            draft.settle().unwrap();
            draft
        });
        let drafts: Vec<Output> = drafts.collect();
        std::fs::remove_dir_all(folder.join("b")).unwrap();
        let Err(Failure::Usage { message, help }) = put_in_place(&changes, drafts) else { panic!("it was written") };
        assert!(message.contains("two.txt cannot be written"), "{message}");
        let (written, left) = help.split_once("; as before: ").unwrap();
        assert!(written.contains("one.txt") && !written.contains("two.txt"), "{help}");
        assert!(left.contains("two.txt") && left.contains("three.txt"), "{help}");
        let read = |path: &Path| std::fs::read_to_string(path).unwrap();
        assert_eq!((read(&paths[0]).as_str(), read(&paths[2]).as_str()), ("new", "old"));
        assert_eq!(std::fs::read_dir(folder.join("a")).unwrap().count(), 2, "no draft is left");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
