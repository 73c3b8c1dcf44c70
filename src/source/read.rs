//! Hands out articles in bounded batches: files are read and decoded on all cores, JSONL one line after another.

use super::encoding::UTF_8_MARK;
use super::walk::{self, Form, Item, STDIN};
use super::{Source, encoding, jsonl, markdown};
use crate::problem::Problem;
use crate::span::SourceId;
use rayon::prelude::*;
use std::collections::HashSet;
use std::fs::File;
use std::hash::BuildHasher;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Some of the articles of a run, in the order of reading, and what could not be read on the way.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// The articles, numbered through all batches.
    pub sources: Vec<Source>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// A batch is full with this many articles: enough to keep the cores busy.
const BATCH_ARTICLES: usize = 512;

/// A batch is full with this many bytes, so that memory is bounded whatever the size of the archive.
const BATCH_BYTES: usize = 8 << 20;

/// A file, or a line of JSONL, longer than this is no article: a hundred novels fit.
const LONGEST_ARTICLE: usize = 256 << 20;

/// Reads the articles that the paths name, `-` being standard input, in the order of their names.
///
/// Folders are searched for the endings that articles have; a file named itself is read whatever its ending. What is
/// reached twice is read once. The order of the paths changes nothing.
pub fn read_articles<'a>(paths: &[PathBuf], stdin: &'a mut dyn Read) -> impl Iterator<Item = Batch> + use<'a> {
    let (items, problems) = walk::find_files(paths);
    Articles {
        items: items.into_iter(),
        stdin: Some(stdin),
        lines: None,
        problems,
        next_id: 0,
        seen: HashSet::default(),
    }
}

struct Articles<'a> {
    items: std::vec::IntoIter<Item>,
    stdin: Option<&'a mut dyn Read>,
    /// The JSONL file being read.
    lines: Option<Lines<'a>>,
    /// Problems not yet handed out.
    problems: Vec<Problem>,
    next_id: u32,
    /// The hashed names of the articles in JSONL so far: eight bytes an article.
    seen: HashSet<u64, foldhash::fast::FixedState>,
}

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
                Ok(source) => Parsed { source: Some((source, Some(line.number))), problems: Vec::new() },
                Err(problem) => Parsed::failed(problem),
            },
            Self::Failed(problem) => Parsed::failed(problem),
        }
    }
}

/// An article, with its line in a JSONL file, and what is wrong with it.
struct Parsed {
    source: Option<(Source, Option<usize>)>,
    problems: Vec<Problem>,
}

impl Parsed {
    fn failed(problem: Problem) -> Self {
        Self { source: None, problems: vec![problem] }
    }
}

fn parse_file(name: String, form: Form, bytes: Vec<u8>) -> Parsed {
    let decoded = match encoding::decode(bytes) {
        Ok(decoded) => decoded,
        Err(error) => return Parsed::failed(Problem::of_file(name, error.to_string())),
    };
    if decoded.text.trim().is_empty() {
        return Parsed::failed(Problem::of_file(name, "the file is empty"));
    }
    let (source, problems) = match form {
        Form::Markdown => markdown::read(name, decoded),
        Form::Plain | Form::JsonLines => {
            let mut source = Source::new(name, decoded.text);
            source.offsets = decoded.offsets;
            (source, Vec::new())
        }
    };
    if source.text.trim().is_empty() {
        return Parsed::failed(Problem::of_file(source.name, "the file has no visible text"));
    }
    Parsed { source: Some((source, None)), problems }
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
        if raw.is_empty() && self.problems.is_empty() {
            return None;
        }
        let parsed: Vec<Parsed> = raw.into_par_iter().map(Raw::parse).collect();
        let mut batch =
            Batch { sources: Vec::with_capacity(parsed.len()), problems: std::mem::take(&mut self.problems) };
        for parsed in parsed {
            batch.problems.extend(parsed.problems);
            if let Some((source, line)) = parsed.source {
                self.number(source, line, &mut batch);
            }
        }
        Some(batch)
    }
}

impl<'a> Articles<'a> {
    fn next_raw(&mut self) -> Option<Raw> {
        if let Some(lines) = &mut self.lines {
            match lines.next_line() {
                Some(raw) => return Some(raw),
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
                    let first = lines.next_line().unwrap_or_else(|| lines.nothing());
                    self.lines = Some(lines);
                    first
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
                let first = jsonl::Line { file: Arc::clone(&lines.file), number: lines.number, bytes: line };
                self.lines = Some(lines);
                Raw::Line(first)
            }
            Ok(_) => lines.into_one_text(head),
        }
    }

    /// Gives the source its number, and a name of its own where its file has the id twice.
    fn number(&mut self, mut source: Source, line: Option<usize>, batch: &mut Batch) {
        if let Some(line) = line
            && !self.seen.insert(foldhash::fast::FixedState::default().hash_one(&source.name))
        {
            let message = format!("line {line} has the id of an earlier line");
            source.name = format!("{}@{line}", source.name);
            let help = format!("it is read as {}", source.name);
            batch.problems.push(Problem::of_file(source.name.clone(), message).help(help).warn());
        }
        source.id = SourceId(self.next_id);
        self.next_id = self.next_id.saturating_add(1);
        batch.sources.push(source);
    }
}

fn failed(name: &str, path: &Path, error: &io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::FileTooLarge => Problem::of_file(name, "too long for an article: more than 256 MB"),
        _ => walk::unreadable(path, error),
    }
}

/// Reads a file, of which the length is known unless it changes: what is no file on a disk has none.
fn read_whole(path: &Path, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(length.min(LONGEST_ARTICLE).saturating_add(1));
    File::open(path)?.take(LONGEST_ARTICLE as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > LONGEST_ARTICLE { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// The lines of a JSONL file.
struct Lines<'a> {
    file: Arc<str>,
    input: BufReader<Box<dyn Read + 'a>>,
    number: usize,
}

/// How much is read from a JSONL file at a time.
const READ_BYTES: usize = 1 << 20;

impl<'a> Lines<'a> {
    fn new(name: String, input: Box<dyn Read + 'a>) -> Self {
        Self { file: name.into(), input: BufReader::with_capacity(READ_BYTES, input), number: 0 }
    }

    /// The next line that is not blank.
    fn next_line(&mut self) -> Option<Raw> {
        loop {
            let mut bytes = Vec::new();
            let limit = LONGEST_ARTICLE as u64;
            match self.input.by_ref().take(limit).read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) => self.number += 1,
                Err(error) => return Some(Raw::Failed(self.broken_off(&error))),
            }
            if self.number == 1 && bytes.starts_with(UTF_8_MARK) {
                bytes.drain(..UTF_8_MARK.len());
            }
            if bytes.len() >= LONGEST_ARTICLE && !bytes.ends_with(b"\n") {
                return Some(Raw::Failed(self.skip_rest_of_line()));
            }
            if !bytes.trim_ascii().is_empty() {
                return Some(Raw::Line(jsonl::Line { file: Arc::clone(&self.file), number: self.number, bytes }));
            }
        }
    }

    /// Nothing more is read after an error: the next call would meet it again.
    fn broken_off(&mut self, error: &io::Error) -> Problem {
        self.input = BufReader::new(Box::new(io::empty()));
        let problem = walk::unreadable(Path::new(self.file.as_ref()), error);
        if self.number == 0 { problem } else { problem.help(format!("{} lines were read", self.number)) }
    }

    fn skip_rest_of_line(&mut self) -> Problem {
        let message = format!("line {} is too long for an article: more than 256 MB", self.number);
        match self.input.skip_until(b'\n') {
            Ok(_) => Problem::of_file(self.file.as_ref(), message),
            Err(error) => self.broken_off(&error),
        }
    }

    fn nothing(&self) -> Raw {
        Raw::Failed(Problem::of_file(self.file.as_ref(), "the file is empty"))
    }

    /// Reads up to and with the first line that is not blank, and gives that line, without a byte order mark.
    fn head(&mut self, head: &mut Vec<u8>) -> io::Result<Vec<u8>> {
        loop {
            let start = head.len();
            let room = LONGEST_ARTICLE.saturating_sub(start) as u64;
            let read = self.input.by_ref().take(room).read_until(b'\n', head)?;
            self.number += 1;
            let line = head.get(start..).unwrap_or(&[]);
            let line = if start == 0 { line.strip_prefix(UTF_8_MARK).unwrap_or(line) } else { line };
            if read == 0 || !line.trim_ascii().is_empty() {
                return Ok(line.to_vec());
            }
        }
    }

    /// All of the input, of which the first bytes have been taken, as one text.
    fn into_one_text(mut self, mut bytes: Vec<u8>) -> Raw {
        let room = LONGEST_ARTICLE.saturating_sub(bytes.len()) as u64;
        match self.input.by_ref().take(room + 1).read_to_end(&mut bytes) {
            Ok(read) if read as u64 > room => {
                Raw::Failed(failed(&self.file, Path::new("-"), &io::ErrorKind::FileTooLarge.into()))
            }
            Ok(_) => Raw::Stdin(bytes),
            Err(error) => Raw::Failed(self.broken_off(&error)),
        }
    }
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
