//! Hands out articles in bounded batches: files are read and decoded on all cores, JSONL one line after another.

use super::lines::Lines;
use super::walk::{self, Form, Item, STDIN};
use super::{Source, encoding, html, jsonl, markdown, office};
use crate::problem::Problem;
use crate::span::SourceId;
use rayon::prelude::*;
use std::collections::HashSet;
use std::fs::File;
use std::hash::BuildHasher;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Some of the articles of a run, in the order of reading, and what could not be read on the way.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// The articles, numbered through all batches.
    pub sources: Vec<Source>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Whether they are of the archive, and only read to be compared with.
    pub archive: bool,
}

/// A batch is full with this many articles: enough to keep the cores busy.
const BATCH_ARTICLES: usize = 512;

/// A batch is full with this many bytes, so that memory is bounded whatever the size of the archive.
const BATCH_BYTES: usize = 8 << 20;

/// A file, or a line of JSONL, longer than this is no article: a hundred novels fit.
pub(super) const LONGEST_ARTICLE: usize = 256 << 20;

/// Reads the articles that the paths name, `-` being standard input, in the order of their names.
///
/// Folders are searched for the endings that articles have; a file named itself is read whatever its ending. What is
/// reached twice is read once. The order of the paths changes nothing.
pub fn read_articles<'a>(paths: &[PathBuf], stdin: &'a mut dyn Read) -> impl Iterator<Item = Batch> + use<'a> {
    read_selected(Selection { paths, archive: &[], leave_out: None }, stdin)
}

/// Which articles to read.
#[derive(Clone, Copy, Debug)]
pub struct Selection<'p> {
    /// Files and folders of them.
    pub paths: &'p [PathBuf],
    /// What they are compared with: it comes behind them, in batches of its own. What is among the paths too is none of
    /// the archive's.
    pub archive: &'p [PathBuf],
    /// A file that is no article wherever it lies: the report of an earlier run.
    pub leave_out: Option<&'p Path>,
}

/// As [`read_articles`], with an archive behind the articles and a file left out.
pub fn read_selected<'a>(selection: Selection<'_>, stdin: &'a mut dyn Read) -> impl Iterator<Item = Batch> + use<'a> {
    let (items, mut problems) = walk::find_files(selection.paths);
    let (archived, more) = walk::find_files(selection.archive);
    problems.extend(more);
    let (items, archived) = match selection.leave_out {
        Some(path) => (walk::without_file(items, path), walk::without_file(archived, path)),
        None => (items, archived),
    };
    let archived = walk::without(archived, &items);
    Articles {
        items: items.into_iter(),
        archived,
        in_archive: false,
        stdin: Some(stdin),
        lines: None,
        problems,
        next_id: 0,
        seen: HashSet::default(),
        told: None,
    }
}

struct Articles<'a> {
    items: std::vec::IntoIter<Item>,
    /// What comes behind them, as the archive.
    archived: Vec<Item>,
    in_archive: bool,
    stdin: Option<&'a mut dyn Read>,
    /// The JSONL file being read.
    lines: Option<Lines<'a>>,
    /// Problems not yet handed out.
    problems: Vec<Problem>,
    next_id: u32,
    /// The hashed names of the articles in JSONL so far: eight bytes an article.
    seen: HashSet<u64, foldhash::fast::FixedState>,
    /// What has been told of the JSONL file whose lines are handed out.
    told: Option<Told>,
}

/// How many problems of a JSONL file have been told, and how many not.
struct Told {
    file: Arc<str>,
    problems: usize,
    left_out: usize,
    /// Whether those left out only warn.
    warnings: bool,
}

/// So many problems of one JSONL file are told: who has more has the wrong file.
const LINES_TOLD: usize = 100;

/// What has been read but not yet decoded.
enum Raw {
    /// A file still to be opened, and its length by its folder entry.
    File {
        name: String,
        path: PathBuf,
        form: Form,
        length: usize,
    },
    /// Standard input as one text.
    Stdin(Vec<u8>),
    Line(jsonl::Line),
    Failed(Problem),
}

impl Raw {
    fn len(&self) -> usize {
        match self {
            // Packed text is several times as long unpacked.
            Self::File { length, form: Form::Docx, .. } => length.saturating_mul(10),
            Self::File { length, .. } => *length,
            Self::Stdin(bytes) => bytes.len(),
            Self::Line(line) => line.bytes.len(),
            Self::Failed(_) => 0,
        }
    }

    /// The article, and what is wrong with it.
    fn parse(self) -> Parsed {
        match self {
            Self::File { name, path, form, length } => match read_whole(&path, length) {
                Ok(bytes) => parse_file(name, form, bytes),
                Err(error) => Parsed::failed(failed(&name, &path, &error)),
            },
            Self::Stdin(bytes) => parse_file(STDIN.to_owned(), Form::Plain, bytes),
            Self::Line(line) => match jsonl::parse_line(&line) {
                Ok(source) => {
                    Parsed { source: Some(source), problems: Vec::new(), line: Some((line.file, line.number)) }
                }
                Err(problem) => Parsed { line: Some((line.file, line.number)), ..Parsed::failed(problem) },
            },
            Self::Failed(problem) => Parsed::failed(problem),
        }
    }
}

/// An article, and what is wrong with it.
struct Parsed {
    source: Option<Source>,
    problems: Vec<Problem>,
    /// In JSONL, the file's name and the number of the line.
    line: Option<(Arc<str>, usize)>,
}

impl Parsed {
    fn failed(problem: Problem) -> Self {
        Self { source: None, problems: vec![problem], line: None }
    }
}

fn parse_file(name: String, form: Form, bytes: Vec<u8>) -> Parsed {
    if form == Form::Docx || office::is_archive(&bytes) {
        return match office::read(&name, &bytes) {
            Ok(source) => Parsed { source: Some(source), problems: Vec::new(), line: None },
            Err(error) => Parsed::failed(Problem::of_file(name, error.to_string()).help(error.help())),
        };
    }
    let decoded = match encoding::decode(bytes) {
        Ok(decoded) => decoded,
        Err(error) => return Parsed::failed(Problem::of_file(name, error.to_string())),
    };
    if decoded.text.trim().is_empty() {
        return Parsed::failed(empty(name, "the file is empty"));
    }
    let (source, problems) = match form {
        Form::Markdown => markdown::read(name, decoded),
        Form::Html => (html::read(name, decoded), Vec::new()),
        Form::Docx | Form::Plain | Form::JsonLines => {
            let mut source = Source::new(name, decoded.text);
            source.offsets = decoded.offsets;
            (source, Vec::new())
        }
    };
    if source.text.trim().is_empty() {
        return Parsed::failed(empty(source.name, "the file has no visible text"));
    }
    Parsed { source: Some(source), problems, line: None }
}

/// The article in the file called `name`, whose text an editor holds; `None` where it has none, or is of a format that
/// is no text.
#[must_use]
pub fn read_text(name: &str, text: &str) -> (Option<Source>, Vec<Problem>) {
    let form = Form::of(Path::new(name)).unwrap_or(Form::Plain);
    if matches!(form, Form::Docx | Form::JsonLines) {
        return (None, Vec::new());
    }
    let Parsed { source, problems, .. } = parse_file(name.to_owned(), form, text.as_bytes().to_vec());
    (source, problems)
}

/// A file without text stops nobody; of standard input it is a fault, as somebody meant to give some.
fn empty(name: String, message: &str) -> Problem {
    let is_file = name != STDIN;
    let problem = Problem::of_file(name, message);
    if is_file { problem.warn() } else { problem }
}

impl Iterator for Articles<'_> {
    type Item = Batch;

    fn next(&mut self) -> Option<Batch> {
        let mut raw = Vec::new();
        let mut bytes = 0;
        while raw.len() < BATCH_ARTICLES && bytes < BATCH_BYTES {
            let Some(next) = self.next_raw() else { break };
            bytes = next.len().saturating_add(bytes);
            raw.push(next);
        }
        if raw.is_empty() {
            self.settle_lines(None);
        }
        if raw.is_empty() && self.problems.is_empty() {
            if self.archived.is_empty() {
                return None;
            }
            self.items = std::mem::take(&mut self.archived).into_iter();
            self.in_archive = true;
            return self.next();
        }
        let parsed: Vec<Parsed> = raw.into_par_iter().map(Raw::parse).collect();
        let mut sources = Vec::with_capacity(parsed.len());
        for parsed in parsed {
            sources.extend(self.take(parsed));
        }
        Some(Batch { sources, problems: std::mem::take(&mut self.problems), archive: self.in_archive })
    }
}

impl<'a> Articles<'a> {
    fn next_raw(&mut self) -> Option<Raw> {
        if let Some(lines) = &mut self.lines {
            match lines.next_line() {
                Some(line) => return Some(line.map_or_else(Raw::Failed, Raw::Line)),
                None => self.lines = None,
            }
        }
        Some(match self.items.next()? {
            Item::Stdin => match self.stdin.take() {
                Some(stdin) => self.open_stdin(stdin),
                None => return self.next_raw(),
            },
            Item::File { name, path, form: Form::JsonLines } => match File::open(&path) {
                Ok(file) => {
                    let mut lines = Lines::new(name, Box::new(file));
                    let first = lines.next_line().unwrap_or_else(|| Err(lines.nothing()));
                    self.lines = Some(lines);
                    first.map_or_else(Raw::Failed, Raw::Line)
                }
                Err(error) => Raw::Failed(failed(&name, &path, &error)),
            },
            Item::File { name, path, form } => {
                let length = path.metadata().map_or(0, |data| usize::try_from(data.len()).unwrap_or(usize::MAX));
                Raw::File { name, path, form, length }
            }
        })
    }

    /// Standard input is JSONL if its first line that is not blank is an article, else one text.
    fn open_stdin(&mut self, stdin: &'a mut dyn Read) -> Raw {
        let mut lines = Lines::new(STDIN.to_owned(), Box::new(stdin));
        let mut head = Vec::new();
        match lines.head(&mut head) {
            Err(error) => Raw::Failed(lines.broken_off(&error)),
            Ok(line) if jsonl::is_article(&line) => {
                let first = lines.line(line);
                self.lines = Some(lines);
                Raw::Line(first)
            }
            Ok(_) => lines.into_bytes(head).map_or_else(Raw::Failed, Raw::Stdin),
        }
    }

    /// Gives an article its number, and a name of its own where its file has the id twice.
    fn take(&mut self, parsed: Parsed) -> Option<Source> {
        let Parsed { source, problems, line } = parsed;
        self.settle_lines(line.as_ref().map(|(file, _)| file));
        for problem in problems {
            self.tell(problem);
        }
        let mut source = source?;
        if let Some((_, line)) = line
            && !self.seen.insert(foldhash::fast::FixedState::default().hash_one(&source.name))
        {
            let message = format!("line {line} has the id of an earlier line");
            source.name = format!("{}@{line}", source.name);
            let help = format!("it is read as {}", source.name);
            self.tell(Problem::of_file(source.name.clone(), message).help(help).warn());
        }
        source.id = SourceId(self.next_id);
        self.next_id = self.next_id.saturating_add(1);
        Some(source)
    }

    /// Keeps a problem, but of one JSONL file only so many: a file that is no JSONL has one in each line.
    fn tell(&mut self, problem: Problem) {
        match &mut self.told {
            Some(told) if told.problems == LINES_TOLD => {
                told.left_out += 1;
                told.warnings &= problem.warning;
            }
            told => {
                told.iter_mut().for_each(|told| told.problems += 1);
                self.problems.push(problem);
            }
        }
    }

    /// Turns to another JSONL file, or to none, and says how many problems of the last one were left out.
    fn settle_lines(&mut self, file: Option<&Arc<str>>) {
        if self.told.as_ref().map(|told| &told.file) == file {
            return;
        }
        let next = file.map(|file| Told { file: Arc::clone(file), problems: 0, left_out: 0, warnings: true });
        if let Some(told) = std::mem::replace(&mut self.told, next).filter(|told| told.left_out > 0) {
            let message = format!("{} more problems in its lines", told.left_out);
            let problem = Problem::of_file(told.file.as_ref(), message);
            self.problems.push(Problem { warning: told.warnings, ..problem });
        }
    }
}

fn failed(name: &str, path: &Path, error: &io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::FileTooLarge => too_long(name),
        _ => walk::unreadable(path, error),
    }
}

/// The problem of a file that is no article by its length.
pub(super) fn too_long(name: &str) -> Problem {
    Problem::of_file(name, "too long for an article: more than 256 MB")
}

/// Reads a file, of which the length is known unless it changes: what is no file on a disk has none.
fn read_whole(path: &Path, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(length.min(LONGEST_ARTICLE).saturating_add(1));
    File::open(path)?.take(LONGEST_ARTICLE as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > LONGEST_ARTICLE { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
