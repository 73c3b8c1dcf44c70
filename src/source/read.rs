//! Hands out articles in bounded batches: files are read and decoded on all cores, JSONL one line after another.

use super::form::Form;
use super::lines::Lines;
use super::packed;
use super::walk::{self, Item, STDIN};
use super::warc::{Page, Warc};
use super::{Source, encoding, html, jsonl, light, markdown, ninjs, office, xml};
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
    read_selected(Selection { paths, ..Selection::default() }, stdin)
}

/// Which articles to read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Selection<'p> {
    /// Files and folders of them.
    pub paths: &'p [PathBuf],
    /// What they are compared with: it comes behind them, in batches of its own. What is among the paths too is none of
    /// the archive's.
    pub archive: &'p [PathBuf],
    /// Files that are no articles wherever they lie: the reports of an earlier run.
    pub leave_out: &'p [PathBuf],
    /// How standard input and the files named hold articles; by their endings and first bytes where it is `None`.
    pub form: Option<Form>,
}

/// As [`read_articles`], with an archive behind the articles and a file left out.
pub fn read_selected<'a>(selection: Selection<'_>, stdin: &'a mut dyn Read) -> impl Iterator<Item = Batch> + use<'a> {
    let (mut items, mut problems) = walk::find_files(selection.paths, selection.form);
    let (mut archived, more) = walk::find_files(selection.archive, None);
    problems.extend(more);
    for path in selection.leave_out {
        items = walk::without_file(items, path);
        archived = walk::without_file(archived, path);
    }
    let archived = walk::without(archived, &items);
    Articles {
        items: items.into_iter(),
        archived,
        in_archive: false,
        stdin: Some(stdin),
        form: selection.form,
        lines: None,
        warc: None,
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
    /// How standard input holds articles.
    form: Option<Form>,
    /// The JSONL file being read.
    lines: Option<Lines<'a>>,
    /// The archive of web pages being read.
    warc: Option<Warc<'a>>,
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
    Stdin(Vec<u8>, Form),
    Line(jsonl::Line),
    /// A page of an archive, and the archive's name.
    Page(Page, Arc<str>),
    Failed(Problem),
}

impl Raw {
    fn len(&self) -> usize {
        match self {
            // Packed text is several times as long unpacked.
            Self::File { length, form: Form::Office, .. } => length.saturating_mul(10),
            Self::File { length, .. } => *length,
            Self::Stdin(bytes, _) => bytes.len(),
            Self::Line(line) => line.bytes.len(),
            Self::Page(page, _) => page.bytes.len(),
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
            Self::Stdin(bytes, form) => parse_file(STDIN.to_owned(), form, bytes),
            Self::Page(page, file) => parse_page(page, file),
            Self::Line(line) => match jsonl::parse_line(&line) {
                Ok(source) => {
                    Parsed { sources: vec![source], problems: Vec::new(), line: Some((line.file, line.number)) }
                }
                Err(problem) => Parsed { line: Some((line.file, line.number)), ..Parsed::failed(problem) },
            },
            Self::Failed(problem) => Parsed::failed(problem),
        }
    }
}

/// The articles of a file or line, and what is wrong with them.
struct Parsed {
    sources: Vec<Source>,
    problems: Vec<Problem>,
    /// In JSONL and WARC, the file's name and the number of the line or record.
    line: Option<(Arc<str>, usize)>,
}

impl Parsed {
    fn failed(problem: Problem) -> Self {
        Self { sources: Vec::new(), problems: vec![problem], line: None }
    }
}

/// The page of an archive. One without text is none of its articles, and nobody's fault.
fn parse_page(page: Page, file: Arc<str>) -> Parsed {
    let kept = page.kept;
    let Parsed { mut sources, mut problems, .. } =
        parse_file(format!("{file}#{}", page.address), page.form, page.bytes);
    problems.retain(|problem| !problem.warning);
    for source in &mut sources {
        source.published = source.published.take().or_else(|| kept.clone());
    }
    Parsed { sources, problems, line: Some((file, 0)) }
}

fn parse_file(name: String, form: Form, bytes: Vec<u8>) -> Parsed {
    if form == Form::Office || office::is_archive(&bytes) {
        return match office::read(&name, &bytes) {
            Ok(source) => Parsed { sources: vec![source], problems: Vec::new(), line: None },
            Err(error) => Parsed::failed(Problem::of_file(name, error.to_string()).help(error.help())),
        };
    }
    if let Some((what, help)) = unread_document(&bytes) {
        return Parsed::failed(Problem::of_file(name, format!("{what} is not read")).help(help));
    }
    let decoded = match encoding::decode(bytes) {
        Ok(decoded) => decoded,
        Err(error) => return Parsed::failed(Problem::of_file(name, error.to_string())),
    };
    if decoded.text.trim().is_empty() {
        return Parsed::failed(empty(name, "the file is empty"));
    }
    let (sources, problems) = match form {
        Form::Markdown => {
            let (source, problems) = markdown::read(name.clone(), decoded, false);
            (vec![source], problems)
        }
        Form::Mdx => {
            let (source, problems) = markdown::read(name.clone(), decoded, true);
            (vec![source], problems)
        }
        Form::Rst => (vec![light::read_rst(name.clone(), decoded)], Vec::new()),
        Form::AsciiDoc => (vec![light::read_asciidoc(name.clone(), decoded)], Vec::new()),
        Form::Html => (vec![html::read(name.clone(), decoded)], Vec::new()),
        Form::Xml => match xml::read(&name, decoded) {
            Ok(sources) => (sources, Vec::new()),
            Err(error) => {
                let help = "RSS, Atom and NewsML-G2 are read; `--as text` or `--as html` reads a file as that";
                return Parsed::failed(Problem::of_file(name, error.to_string()).help(help));
            }
        },
        Form::Ninjs => match ninjs::read(&name, decoded) {
            Ok(source) => (source.into_iter().collect(), Vec::new()),
            Err(error) => {
                let help = "an item of ninjs is read; `--as jsonl` reads an article a line";
                return Parsed::failed(Problem::of_file(name, error.to_string()).help(help));
            }
        },
        Form::Office | Form::Plain | Form::JsonLines | Form::Warc => {
            let mut source = Source::new(name.clone(), decoded.text);
            source.offsets = decoded.offsets;
            (vec![source], Vec::new())
        }
    };
    if sources.iter().all(|source| source.text.trim().is_empty()) {
        return Parsed::failed(empty(name, "the file has no visible text"));
    }
    Parsed { sources, problems, line: None }
}

/// A format that is not read, by its first bytes, and what to do about it: as text its codes would be taken for words.
fn unread_document(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    if bytes.starts_with(b"%PDF-") {
        return Some(("PDF", "make text of it: pdftotext FILE - | gainsay check -"));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Some(("RTF", "save it as .docx or .odt: soffice --headless --convert-to docx FILE"));
    }
    let is_old_word = bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    is_old_word.then_some(("a document of Word 97", "save it as .docx: soffice --headless --convert-to docx FILE"))
}

/// The article in the file called `name`, whose text an editor holds; `None` where it has none, or is of a format that
/// is no text.
#[must_use]
pub fn read_text(name: &str, text: &str) -> (Option<Source>, Vec<Problem>) {
    let form = Form::of(Path::new(name)).map_or(Form::Plain, |(form, _)| form);
    if !form.is_one_text() {
        return (None, Vec::new());
    }
    let Parsed { mut sources, problems, .. } = parse_file(name.to_owned(), form, text.as_bytes().to_vec());
    (sources.pop(), problems)
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
            self.take(parsed, &mut sources);
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
        if let Some(warc) = &mut self.warc {
            let file = Arc::clone(&warc.file);
            match warc.next_page() {
                Some(Ok(page)) => return Some(Raw::Page(page, file)),
                Some(Err(message)) => return Some(Raw::Failed(Problem::of_file(file.as_ref(), message))),
                None => self.warc = None,
            }
        }
        Some(match self.items.next()? {
            Item::Stdin => match self.stdin.take() {
                Some(stdin) => self.open_stdin(stdin),
                None => return self.next_raw(),
            },
            Item::File { name, path, form: Form::Warc, packing } => match packed::open(&path, packing) {
                Ok(input) => {
                    self.warc = Some(Warc::new(&name, input));
                    return self.next_raw();
                }
                Err(error) => Raw::Failed(failed(&name, &path, &error)),
            },
            Item::File { name, path, form: Form::JsonLines, packing } => match packed::open(&path, packing) {
                Ok(input) => {
                    let mut lines = Lines::new(name, input);
                    let first = lines.next_line().unwrap_or_else(|| Err(lines.nothing()));
                    self.lines = Some(lines);
                    first.map_or_else(Raw::Failed, Raw::Line)
                }
                Err(error) => Raw::Failed(failed(&name, &path, &error)),
            },
            Item::File { name, path, form, .. } => {
                let length = path.metadata().map_or(0, |data| usize::try_from(data.len()).unwrap_or(usize::MAX));
                Raw::File { name, path, form, length }
            }
        })
    }

    /// Standard input is what it is said to be; else JSONL if its first line that is not blank is an article, a page or feed
    /// if it begins as one, and otherwise text.
    fn open_stdin(&mut self, stdin: &'a mut dyn Read) -> Raw {
        if self.form == Some(Form::Warc) {
            self.warc = Some(Warc::new(STDIN, Box::new(stdin)));
            return self.next_raw().unwrap_or_else(|| Raw::Failed(Problem::of_file(STDIN, "the archive has no pages")));
        }
        let mut lines = Lines::new(STDIN.to_owned(), Box::new(stdin));
        if self.form == Some(Form::JsonLines) {
            let first = lines.next_line().unwrap_or_else(|| Err(lines.nothing()));
            self.lines = Some(lines);
            return first.map_or_else(Raw::Failed, Raw::Line);
        }
        let mut head = Vec::new();
        match lines.head(&mut head) {
            Err(error) => Raw::Failed(lines.broken_off(&error)),
            Ok(line) if self.form.is_none() && jsonl::is_article(&line) => {
                let first = lines.line(line);
                self.lines = Some(lines);
                Raw::Line(first)
            }
            Ok(_) => match lines.into_bytes(head) {
                Ok(bytes) => {
                    let form = self.form.unwrap_or_else(|| Form::sniffed(&bytes));
                    Raw::Stdin(bytes, form)
                }
                Err(problem) => Raw::Failed(problem),
            },
        }
    }

    /// Gives each article its number, and a name of its own where its file has the id twice.
    fn take(&mut self, parsed: Parsed, sources: &mut Vec<Source>) {
        let Parsed { sources: found, problems, line } = parsed;
        self.settle_lines(line.as_ref().map(|(file, _)| file));
        for problem in problems {
            self.tell(problem);
        }
        let many = found.len() > 1;
        for mut source in found {
            let in_container = line.is_some() || many;
            if in_container && !self.seen.insert(foldhash::fast::FixedState::default().hash_one(&source.name)) {
                self.rename(&mut source, line.as_ref().map_or(0, |(_, line)| *line));
            }
            source.id = SourceId(self.next_id);
            self.next_id = self.next_id.saturating_add(1);
            sources.push(source);
        }
    }

    /// Gives an article another name than an earlier one of its file has.
    fn rename(&mut self, source: &mut Source, line: usize) {
        let number = if line > 0 { line } else { self.next_id as usize };
        let message = if line > 0 {
            format!("line {line} has the id of an earlier line")
        } else {
            "its id is an earlier one's, too".to_owned()
        };
        source.name = format!("{}@{number}", source.name);
        let help = format!("it is read as {}", source.name);
        self.tell(Problem::of_file(source.name.clone(), message).help(help).warn());
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
