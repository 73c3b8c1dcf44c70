//! Changes to a Word document as tracked changes: the words are marked as deleted and others as inserted, for the
//! document's owner to accept or reject. All other bytes of its parts stay as they are.

use super::{Content, Dialect, OfficeError, content, local, position};
use crate::span::ByteSpan;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::ops::Range;

/// Whose changes they are said to be.
const AUTHOR: &str = "gainsay";

/// Which of the changes could not be made as tracked ones.
pub(crate) type Untracked = Vec<usize>;

/// The document with words of its text (as [`super::read`] gives it) changed, and the numbers of those changes that cannot be
/// made: words with a tab or note between, in a text box, or in a change that somebody else has not accepted yet.
///
/// The changes are in rising order and none meets another.
pub(crate) fn track_changes(bytes: &[u8], changes: &[(ByteSpan, &str)]) -> Result<(Vec<u8>, Untracked), OfficeError> {
    let Content { dialect, parts, text } = content(bytes)?;
    let all = || (0..changes.len()).collect();
    if dialect != Dialect::Word {
        return Ok((bytes.to_vec(), all()));
    }
    let spans: Vec<ByteSpan> = changes.iter().map(|(span, _)| *span).collect();
    let mut untracked = Vec::new();
    let mut by_part: BTreeMap<usize, Vec<Change<'_>>> = BTreeMap::new();
    for (number, (origin, (_, new))) in text.text.origins(&spans).into_iter().zip(changes).enumerate() {
        let part = origin.as_ref().and_then(|places| places.first()).map(|(part, _)| *part);
        match (origin, part) {
            (Some(places), Some(part)) if places.iter().all(|(other, _)| *other == part) => {
                let places = places.into_iter().map(|(_, at)| at).collect();
                by_part.entry(part).or_default().push(Change { number, places, new });
            }
            _ => untracked.push(number),
        }
    }
    let mut written: BTreeMap<&str, String> = BTreeMap::new();
    for (part, changes) in by_part {
        let Some((name, xml)) = parts.get(part) else { continue };
        let (xml, refused) = rewrite(xml, &changes)?;
        untracked.extend(refused);
        written.insert(name, xml);
    }
    untracked.sort_unstable();
    let rewritten = repack(bytes, &written)?;
    Ok(if accepts_as(&rewritten, &text.text.text, changes, &untracked) {
        (rewritten, untracked)
    } else {
        (bytes.to_vec(), all())
    })
}

/// Words to delete, and what to insert behind them.
type Cut<'c> = (Range<usize>, Option<&'c str>);

/// A change of words that stand at some places of a part.
struct Change<'c> {
    number: usize,
    places: Vec<Range<usize>>,
    new: &'c str,
}

/// A run of text of one format that may be parted.
struct Run {
    at: Range<usize>,
    /// Its start tag, and its format.
    head: Range<usize>,
    /// What the texts within it are, as they are written.
    texts: Vec<Text>,
}

/// An element of text in a run.
struct Text {
    at: Range<usize>,
    inner: Range<usize>,
}

/// The part with the changes made, and the numbers of those that cannot be made.
fn rewrite(xml: &str, changes: &[Change<'_>]) -> Result<(String, Vec<usize>), OfficeError> {
    let Runs { runs, prefix, last_id } = Runs::read(xml)?;
    let mut refused = Vec::new();
    // Of each run: the words to delete, and what to insert behind them.
    let mut cuts: BTreeMap<usize, Vec<Cut<'_>>> = BTreeMap::new();
    for change in changes {
        let places: Vec<_> = change.places.iter().map(|at| (run_of(&runs, at), at)).collect();
        if places.iter().any(|(run, _)| run.is_none()) {
            refused.push(change.number);
            continue;
        }
        let last = places.len().saturating_sub(1);
        for (number, (run, at)) in places.into_iter().enumerate() {
            let new = (number == last).then_some(change.new);
            cuts.entry(run.unwrap_or_default()).or_default().push((at.clone(), new));
        }
    }
    let mut result = String::with_capacity(xml.len().saturating_add(changes.len().saturating_mul(400)));
    let mut copied = 0;
    let mut pen = Pen { xml, prefix: &prefix, next_id: last_id.saturating_add(1) };
    for (run, cuts) in cuts {
        let Some(run) = runs.get(run) else { continue };
        result.push_str(xml.get(copied..run.at.start).unwrap_or(""));
        pen.part(run, &joined(cuts), &mut result);
        copied = run.at.end;
    }
    result.push_str(xml.get(copied..).unwrap_or(""));
    Ok((result, refused))
}

/// Cuts that follow each other within one change are one.
fn joined(cuts: Vec<Cut<'_>>) -> Vec<Cut<'_>> {
    let mut joined: Vec<Cut<'_>> = Vec::with_capacity(cuts.len());
    for (at, new) in cuts {
        match joined.last_mut() {
            Some((last, open @ None)) if last.end == at.start => {
                last.end = at.end;
                *open = new;
            }
            _ => joined.push((at, new)),
        }
    }
    joined
}

fn run_of(runs: &[Run], at: &Range<usize>) -> Option<usize> {
    let number = runs.partition_point(|run| run.at.start <= at.start).checked_sub(1)?;
    let text = runs.get(number)?.texts.iter().find(|text| text.inner.start <= at.start && at.end <= text.inner.end);
    text.map(|_| number)
}

/// Writes the pieces of runs.
struct Pen<'x> {
    xml: &'x str,
    prefix: &'x str,
    next_id: u64,
}

impl Pen<'_> {
    fn part(&mut self, run: &Run, cuts: &[Cut<'_>], result: &mut String) {
        let prefix = self.prefix;
        let head = self.xml.get(run.head.clone()).unwrap_or("");
        // What is kept of the run since the last cut.
        let mut kept = String::new();
        let flush = |kept: &mut String, result: &mut String| {
            if !kept.is_empty() {
                let _ = write!(result, "{head}{kept}</{prefix}r>");
                kept.clear();
            }
        };
        let mut at = run.head.end;
        for text in &run.texts {
            let cuts = cuts.iter().filter(|(cut, _)| text.inner.start <= cut.start && cut.end <= text.inner.end);
            let mut cuts = cuts.peekable();
            if cuts.peek().is_none() {
                continue;
            }
            kept.push_str(self.xml.get(at..text.at.start).unwrap_or(""));
            let mut from = text.inner.start;
            for (cut, new) in cuts {
                self.keep(from..cut.start, &mut kept);
                flush(&mut kept, result);
                let old = self.xml.get(cut.clone()).unwrap_or("");
                let tag = format!("{prefix}delText xml:space=\"preserve\"");
                self.change("del", head, &format!("<{tag}>{old}</{prefix}delText>"), result);
                if let Some(new) = new.filter(|new| !new.is_empty()) {
                    let new = format!("<{prefix}t xml:space=\"preserve\">{}</{prefix}t>", escape(new));
                    self.change("ins", head, &new, result);
                }
                from = cut.end;
            }
            self.keep(from..text.inner.end, &mut kept);
            at = text.at.end;
        }
        let end = run.at.end.saturating_sub(format!("</{prefix}r>").len());
        kept.push_str(self.xml.get(at..end).unwrap_or(""));
        flush(&mut kept, result);
    }

    fn keep(&self, at: Range<usize>, kept: &mut String) {
        let prefix = self.prefix;
        if let Some(text) = self.xml.get(at).filter(|text| !text.is_empty()) {
            let _ = write!(kept, "<{prefix}t xml:space=\"preserve\">{text}</{prefix}t>");
        }
    }

    fn change(&mut self, kind: &str, head: &str, content: &str, result: &mut String) {
        let (prefix, id) = (self.prefix, self.next_id);
        self.next_id = id.saturating_add(1);
        let _ = write!(
            result,
            "<{prefix}{kind} {prefix}id=\"{id}\" {prefix}author=\"{AUTHOR}\">{head}{content}</{prefix}r></{prefix}{kind}>"
        );
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The runs of a part that may be parted, in their order.
struct Runs {
    runs: Vec<Run>,
    /// What stands before the names of elements, with its colon.
    prefix: String,
    /// The highest number of a change, comment or mark that is there.
    last_id: u64,
}

impl Runs {
    fn read(xml: &str) -> Result<Self, OfficeError> {
        let mut found = Self { runs: Vec::new(), prefix: String::new(), last_id: 0 };
        let mut reader = Reader::from_str(xml);
        let mut open: Vec<String> = Vec::new();
        let mut run: Option<Run> = None;
        loop {
            let start = position(&reader);
            let event = reader.read_event().map_err(|error| OfficeError::Damaged(error.to_string()))?;
            let end = position(&reader);
            if let Event::Start(tag) | Event::Empty(tag) = &event {
                let ids = tag.attributes().flatten().filter(|attribute| local(attribute.key.as_ref()) == "id");
                found.last_id = ids.filter_map(|id| id.value.parse().ok()).fold(found.last_id, u64::max);
            }
            match event {
                Event::Start(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    let level = open.iter().filter(|open| local(open) == "r").count();
                    if local(&name) == "r" && level == 0 && !open.iter().any(|open| is_closed(local(open))) {
                        found.prefix = name.strip_suffix('r').unwrap_or("").to_owned();
                        run = Some(Run { at: start..end, head: start..end, texts: Vec::new() });
                    }
                    if local(&name) == "t"
                        && let Some(run) = run.as_mut().filter(|_| open.last().is_some_and(|open| local(open) == "r"))
                    {
                        run.texts.push(Text { at: start..end, inner: end..end });
                    }
                    if local(&name) == "r" && level > 0 {
                        // A run that holds others is not parted.
                        run = None;
                    }
                    open.push(name);
                }
                Event::End(_) => {
                    let name = open.pop().unwrap_or_default();
                    let in_run = open.last().is_some_and(|open| local(open) == "r");
                    match (local(&name), run.as_mut()) {
                        ("rPr", Some(run)) if in_run && run.texts.is_empty() => run.head.end = end,
                        ("t", Some(run)) if in_run => {
                            if let Some(text) = run.texts.last_mut() {
                                (text.at.end, text.inner.end) = (end, start);
                            }
                        }
                        ("r", Some(_)) => {
                            found.runs.extend(run.take().map(|run| Run { at: run.at.start..end, ..run }));
                        }
                        _ => {}
                    }
                }
                Event::Empty(tag) if local(tag.name().as_ref()) == "rPr" => {
                    if let Some(run) = run.as_mut().filter(|run| run.head.end == start) {
                        run.head.end = end;
                    }
                }
                Event::Eof => return Ok(found),
                _ => {}
            }
        }
    }
}

/// Elements within which nothing is changed: changes of others, and what is there twice.
fn is_closed(name: &str) -> bool {
    matches!(name, "ins" | "del" | "moveTo" | "moveFrom" | "AlternateContent" | "txbxContent")
}

/// The archive with some of its parts written anew; the others are copied as they are, still packed.
fn repack(bytes: &[u8], written: &BTreeMap<&str, String>) -> Result<Vec<u8>, OfficeError> {
    let damaged = |error: String| OfficeError::Damaged(error);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    writer
        .set_raw_comment(archive.comment().to_vec().into_boxed_slice())
        .map_err(|error| damaged(error.to_string()))?;
    for number in 0..archive.len() {
        let file = archive.by_index_raw(number).map_err(|error| damaged(error.to_string()))?;
        let name = file.name().map_err(|error| damaged(error.to_string()))?.into_owned();
        match written.get(name.as_str()) {
            Some(xml) => {
                let mut options =
                    zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
                if let Some(time) = file.last_modified() {
                    options = options.last_modified_time(time);
                }
                drop(file);
                writer.start_file(name, options).map_err(|error| damaged(error.to_string()))?;
                writer.write_all(xml.as_bytes()).map_err(|error| damaged(error.to_string()))?;
            }
            None => writer.raw_copy_file(file).map_err(|error| damaged(error.to_string()))?,
        }
    }
    Ok(writer.finish().map_err(|error| damaged(error.to_string()))?.into_inner())
}

/// Whether a document, with its changes accepted, says what it should: the old text with the changes made.
fn accepts_as(bytes: &[u8], before: &str, changes: &[(ByteSpan, &str)], untracked: &[usize]) -> bool {
    let mut wanted = String::with_capacity(before.len());
    let mut copied = 0;
    for (number, (span, new)) in changes.iter().enumerate() {
        if untracked.binary_search(&number).is_err() {
            wanted.push_str(before.get(copied..span.start).unwrap_or(""));
            wanted.push_str(new);
            copied = span.end;
        }
    }
    wanted.push_str(before.get(copied..).unwrap_or(""));
    content(bytes).is_ok_and(|content| content.text.text.text == wanted)
}

#[cfg(test)]
#[path = "track_tests.rs"]
mod tests;
