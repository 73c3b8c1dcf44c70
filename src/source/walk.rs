//! From the paths named to the files to read: folders walked, doubles removed, in the order of their names.

use super::form::{Form, holds_articles};
use super::packed::Packing;
use crate::problem::Problem;
use std::collections::{BTreeMap, HashSet};
use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;

/// The endings of articles in a folder, for messages.
pub(super) const ENDINGS: &str = ".txt, .md, .mdx, .html, .xhtml, .docx, .odt, .rst, .adoc, .jsonl (.gz, .zst), .rss, .atom, .warc, NewsML and ninjs";

/// Endings of documents that are not read: somebody who has such in a folder should know.
const OTHER_DOCUMENTS: [&str; 6] = ["doc", "epub", "org", "pdf", "rtf", "tex"];

/// What to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A file, as it is called in reports.
    File { name: String, path: PathBuf, form: Form, packing: Packing },
    /// Standard input.
    Stdin,
}

/// The name of standard input in reports.
pub(super) const STDIN: &str = "<stdin>";

/// What to read, in the order of the names, and what of the paths could not be found. The order and the doubling of the
/// paths changes nothing.
///
/// `form` is how the files named themselves hold articles, where their endings do not say so.
pub(super) fn find_files(paths: &[PathBuf], form: Option<Form>) -> (Vec<Item>, Vec<Problem>) {
    let mut found = Found { form, ..Found::default() };
    for path in paths {
        found.add(path);
    }
    found.settle()
}

/// The files that the paths name or hold, in the order of their names.
pub(super) fn files_in(paths: &[PathBuf]) -> Vec<PathBuf> {
    let file = |item| match item {
        Item::File { path, .. } => Some(path),
        Item::Stdin => None,
    };
    find_files(paths, None).0.into_iter().filter_map(file).collect()
}

/// The items but for one file, under whatever name; all of them where there is no such file.
pub(super) fn without_file(items: Vec<Item>, file: &Path) -> Vec<Item> {
    if !file.is_file() {
        return items;
    }
    let file = Item::File { name: name_of(file), path: file.to_owned(), form: Form::Plain, packing: Packing::None };
    without(items, &[file])
}

/// The items that are not among `others`, under whatever name.
pub(super) fn without(items: Vec<Item>, others: &[Item]) -> Vec<Item> {
    if items.is_empty() {
        return items;
    }
    let real = |item: &Item| match item {
        Item::File { path, .. } => std::fs::canonicalize(path).unwrap_or_else(|_| path.clone()),
        Item::Stdin => PathBuf::from(STDIN),
    };
    let known: HashSet<PathBuf> = others.iter().map(real).collect();
    items.into_iter().filter(|item| !known.contains(&real(item))).collect()
}

/// Whether a file in a folder holds articles. One whose ending may mean anything is looked into: a folder has many files of
/// JSON and XML that nobody means.
fn is_of_articles(form: Form, path: &Path) -> bool {
    if !form.is_doubtful(path) {
        return true;
    }
    let mut head = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(LOOKED_INTO).read_to_end(&mut head));
    read.is_ok() && holds_articles(form, &head)
}

/// So many bytes of a doubtful file are looked into.
const LOOKED_INTO: u64 = 16 << 10;

#[derive(Default)]
struct Found {
    /// How the files named themselves hold articles.
    form: Option<Form>,
    /// By name, so that they come out sorted and a name comes once.
    files: BTreeMap<String, (PathBuf, Form, Packing)>,
    stdin: bool,
    /// Whether a file can have been reached under two names: by a second path or through a link.
    doubles: bool,
    named: usize,
    problems: Vec<Problem>,
}

impl Found {
    fn add(&mut self, path: &Path) {
        if path == Path::new("-") {
            self.stdin = true;
            return;
        }
        self.named += 1;
        self.doubles |= self.named > 1;
        match std::fs::metadata(path) {
            Ok(data) if data.is_dir() => self.add_folder(path),
            Ok(_) => {
                let (form, packing) = Form::of(path).unwrap_or((Form::Plain, Packing::None));
                self.add_file(path, self.form.unwrap_or(form), packing);
            }
            Err(error) => self.problems.push(unreadable(path, &error)),
        }
    }

    fn add_file(&mut self, path: &Path, form: Form, packing: Packing) {
        self.files.entry(name_of(path)).or_insert_with(|| (path.to_owned(), form, packing));
    }

    /// Hidden files and those that a `.gitignore` or `.ignore` excludes are left out; a user's own global list is not
    /// asked, or one archive would give two people two reports.
    fn add_folder(&mut self, folder: &Path) {
        let mut articles = 0;
        let mut failed = false;
        let mut others: BTreeMap<&str, usize> = BTreeMap::new();
        let walk = ignore::WalkBuilder::new(folder)
            .follow_links(true)
            .git_global(false)
            .sort_by_file_name(OsStr::cmp)
            .filter_entry(once_by_link())
            .build();
        for entry in walk {
            match entry {
                Ok(entry) => {
                    let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                    let form = is_file.then(|| Form::of(entry.path())).flatten();
                    if let Some((form, packing)) = form.filter(|(form, _)| is_of_articles(*form, entry.path())) {
                        self.doubles |= entry.path_is_symlink();
                        articles += 1;
                        self.add_file(entry.path(), form, packing);
                    }
                    let ending = entry.path().extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
                    let other = OTHER_DOCUMENTS.into_iter().find(|&other| ending.as_deref() == Some(other));
                    if let Some(other) = other.filter(|_| is_file) {
                        *others.entry(other).or_default() += 1;
                    }
                    // A link to a folder may lead to files that are also reached without it.
                    self.doubles |= entry.path_is_symlink();
                }
                Err(error) => {
                    let problem = walk_problem(folder, &error);
                    failed |= !problem.warning;
                    self.problems.push(problem);
                }
            }
        }
        if !others.is_empty() {
            let told: Vec<String> = others.iter().map(|(ending, count)| format!("{count} .{ending}")).collect();
            let message = format!("documents in this folder that are not read: {}", told.join(", "));
            let help = "`pdftotext` makes text of a PDF; pandoc or LibreOffice make text or .docx of the others";
            self.problems.push(Problem::of_file(name_of(folder), message).help(help).warn());
        }
        if articles == 0 && !failed {
            let help = format!("in a folder, {ENDINGS} files are read, except hidden and ignored ones");
            self.problems.push(Problem::of_file(name_of(folder), "no articles in this folder").help(help));
        }
    }

    /// Of a file with several names, the first in the order of names stays.
    fn settle(mut self) -> (Vec<Item>, Vec<Problem>) {
        let mut seen = HashSet::new();
        let doubles = self.doubles;
        let mut is_new =
            |path: &Path| !doubles || std::fs::canonicalize(path).map_or(true, |real_path| seen.insert(real_path));
        let mut items = Vec::with_capacity(self.files.len() + 1);
        for (name, (path, form, packing)) in self.files {
            if self.stdin && name.as_str() > STDIN {
                self.stdin = false;
                items.push(Item::Stdin);
            }
            if is_new(&path) {
                items.push(Item::File { name, path, form, packing });
            }
        }
        if self.stdin {
            items.push(Item::Stdin);
        }
        self.problems.sort_by(|a, b| (&a.file.name, &a.message).cmp(&(&b.file.name, &b.message)));
        self.problems.dedup();
        (items, self.problems)
    }
}

/// Lets a walk into each folder once through a link: a few folders that all link to each other have more ways through
/// them than can be walked.
fn once_by_link() -> impl Fn(&ignore::DirEntry) -> bool + Send + Sync + 'static {
    let entered = Mutex::new(HashSet::new());
    move |entry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        if entry.depth() == 0 || !is_folder || !entry.path_is_symlink() {
            return true;
        }
        let real_path = std::fs::canonicalize(entry.path()).unwrap_or_else(|_| entry.path().to_owned());
        entered.lock().is_ok_and(|mut entered| entered.insert(real_path))
    }
}

/// How a path is called in reports: as given, without a `./` in front, with `/` between its parts.
pub(super) fn name_of(path: &Path) -> String {
    let mut parts = path.components();
    while parts.clone().count() > 1 && parts.clone().next() == Some(Component::CurDir) {
        parts.next();
    }
    let name = parts.as_path().to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { name.into_owned() } else { name.replace(std::path::MAIN_SEPARATOR, "/") }
}

/// The problem of a file that could not be opened or read.
pub(super) fn unreadable(path: &Path, error: &io::Error) -> Problem {
    let name = name_of(path);
    match error.kind() {
        io::ErrorKind::NotFound => {
            let problem = Problem::of_file(name, "no such file or folder");
            match nearest(path) {
                Some(near) => problem.help(format!("did you mean {near}?")),
                None => problem,
            }
        }
        io::ErrorKind::PermissionDenied => Problem::of_file(name, "not allowed to read this"),
        _ => Problem::of_file(name, format!("cannot be read: {}", reason(error))),
    }
}

/// What the system says, without its number: "(os error 21)" helps nobody.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let end = text.find(" (os error").unwrap_or(text.len());
    lower_first(text.get(..end).unwrap_or(&text))
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// Names less alike than this are no slips of each other: one wrong letter in four still is.
const ALIKE: f64 = 0.7;

/// The name in the same folder that a missing one was probably meant to be.
fn nearest(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_string_lossy().into_owned();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = std::fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let mut best: Option<(f64, String)> = None;
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let alike = strsim::normalized_damerau_levenshtein(&wanted, &name);
        let better = best.as_ref().is_none_or(|(most, first)| alike > *most || (alike == *most && name < *first));
        if alike >= ALIKE && better {
            best = Some((alike, name));
        }
    }
    let (_, name) = best?;
    Some(name_of(&folder.map_or_else(|| PathBuf::from(&name), |folder| folder.join(&name))))
}

/// What a walk met and could not enter: what is not there was there a moment ago, or is a link to nothing.
fn unwalkable(path: &Path, error: &io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::NotFound => Problem::of_file(name_of(path), "a link that leads nowhere").warn(),
        _ => unreadable(path, error),
    }
}

fn walk_problem(folder: &Path, error: &ignore::Error) -> Problem {
    match error {
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => walk_problem(folder, err),
        ignore::Error::WithPath { path, err } => match err.as_ref() {
            ignore::Error::Io(error) => unwalkable(path, error),
            other => walk_problem(path, other),
        },
        ignore::Error::Loop { ancestor, child } => {
            let message = format!("a link that leads back to the folder {} it lies in", name_of(ancestor));
            Problem::of_file(name_of(child), message).help("what lies behind it is read once, without the link").warn()
        }
        ignore::Error::Io(error) => unwalkable(folder, error),
        other => Problem::of_file(name_of(folder), format!("cannot be searched: {other}")),
    }
}
