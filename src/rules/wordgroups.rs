//! `[words]`: word groups, and groups that refer to groups.

use super::error::RuleError;
use super::parsed::{ParsedFile, line_of};
use super::table::{TableReader, problem};
use super::vocabulary::{Vocabulary, alternatives, limit, tidy};
use crate::kinds::words::{Group, Phrase};
use crate::problem::Problem;
use crate::span::{ByteSpan, Located};
use std::collections::{BTreeMap, BTreeSet};

/// How many groups deep a reference may lead: far beyond any use, and a bound on the reader's own stack.
const MAX_DEPTH: usize = 32;

/// The word groups of all files, references resolved.
#[derive(Default)]
pub(crate) struct WordGroups {
    groups: BTreeMap<String, Group>,
    faulty: BTreeSet<String>,
}

impl WordGroups {
    /// The group of that id.
    pub(crate) fn get(&self, id: &str) -> Option<&Group> {
        self.groups.get(id)
    }

    /// Whether the group is declared, but something is wrong with it.
    pub(crate) fn is_faulty(&self, id: &str) -> bool {
        self.faulty.contains(id)
    }

    /// The ids of all groups.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.groups.keys().chain(&self.faulty).map(String::as_str)
    }
}

/// A word group as it is written.
struct Written {
    file: usize,
    at: ByteSpan,
    texts: Vec<Located<String>>,
}

/// Reads the word groups of all files and resolves the references among them.
pub(crate) fn resolve(files: &[ParsedFile<'_>], vocabulary: &Vocabulary, problems: &mut Vec<Problem>) -> WordGroups {
    let written = read_words(files, vocabulary, problems);
    let mut resolver = Resolver { files, vocabulary, written: &written, found: WordGroups::default(), problems };
    for id in written.keys() {
        resolver.visit(id, &mut Vec::new());
    }
    resolver.found
}

/// The word groups as they are written; of two with one id the first.
fn read_words(
    files: &[ParsedFile<'_>],
    vocabulary: &Vocabulary,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, Written> {
    let mut written: BTreeMap<String, Written> = BTreeMap::new();
    for (number, parsed) in files.iter().enumerate() {
        let root = Located::new(&parsed.table, ByteSpan::default());
        let mut root = TableReader::new(parsed.file, "the file".to_owned(), root, problems);
        if !root.has_table("words") {
            continue;
        }
        root.table("words", "[words]".to_owned(), |table| {
            for (id, value) in table.entries() {
                let texts = table.as_texts(id.value, value);
                if let Some(first) = first_place(files, vocabulary, &written, id.value) {
                    table.report(id.at, &RuleError::DuplicateId { id: id.value.to_owned(), first });
                } else {
                    written.insert(id.value.to_owned(), Written { file: number, at: id.at, texts });
                }
            }
        });
    }
    written
}

/// Where the id of a word group is taken already: by another group, or by a name, for which `@id` would stand too.
fn first_place(
    files: &[ParsedFile<'_>],
    vocabulary: &Vocabulary,
    written: &BTreeMap<String, Written>,
    id: &str,
) -> Option<String> {
    if vocabulary.name(id).is_some() {
        return vocabulary.taken(id, usize::MAX, ByteSpan::default());
    }
    let first = written.get(id)?;
    let file = files.get(first.file)?.file;
    Some(format!("the word group on line {} of {}", line_of(&file.text, first.at.start), file.name))
}

struct Resolver<'a> {
    files: &'a [ParsedFile<'a>],
    vocabulary: &'a Vocabulary,
    written: &'a BTreeMap<String, Written>,
    found: WordGroups,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Resolver<'a> {
    /// Resolves one group, those that it refers to first. `path` leads from the first group to this one.
    fn visit(&mut self, id: &'a str, path: &mut Vec<&'a str>) {
        let Some(written) = self.written.get(id) else { return };
        if self.found.groups.contains_key(id) || self.found.is_faulty(id) {
            return;
        }
        path.push(id);
        let text = written.texts.iter().map(|text| text.value.trim()).collect::<Vec<_>>().join(" | ");
        let mut group = Group { text, ..Group::default() };
        let mut is_sound = !written.texts.is_empty();
        for part in written.texts.iter().flat_map(alternatives) {
            if let Err(error) = self.add(part.value, &mut group, path) {
                is_sound = false;
                self.report(written.file, part.at, error);
            }
        }
        path.pop();
        if is_sound {
            tidy(&mut group);
            self.found.groups.insert(id.to_owned(), group);
        } else {
            self.found.faulty.insert(id.to_owned());
        }
    }

    /// Adds an alternative to a group. The error is `None` where it has been reported at another group.
    fn add(&mut self, part: &'a str, group: &mut Group, path: &mut Vec<&'a str>) -> Result<(), Option<RuleError>> {
        let Some(id) = part.strip_prefix('@') else {
            let no_word =
                || RuleError::NoWord { key: path.last().copied().unwrap_or("").to_owned(), text: part.into() };
            group.phrases.push(Phrase::new(part).ok_or_else(no_word)?);
            return limit(group).map_err(Some);
        };
        if !self.written.contains_key(id) {
            let name = self.vocabulary.name(id);
            let groups = self.written.keys().map(String::as_str);
            let name = name.ok_or_else(|| self.vocabulary.unknown_reference(id, groups))?;
            group.names.push(name);
            return limit(group).map_err(Some);
        }
        if let Some(from) = path.iter().position(|&other| other == id) {
            let circle = path.iter().skip(from).chain([&id]).map(|id| format!("`@{id}`")).collect::<Vec<_>>();
            return Err(Some(RuleError::WordCircle { circle: circle.join(" → ") }));
        }
        if path.len() >= MAX_DEPTH {
            return Err(Some(RuleError::WordsTooDeep { id: id.to_owned(), limit: MAX_DEPTH }));
        }
        self.visit(id, path);
        let other = self.found.get(id).ok_or(None)?;
        group.phrases.extend(other.phrases.iter().cloned());
        group.names.extend(other.names.iter().cloned());
        limit(group).map_err(Some)
    }

    fn report(&mut self, file: usize, at: ByteSpan, error: Option<RuleError>) {
        if let (Some(parsed), Some(error)) = (self.files.get(file), error) {
            self.problems.push(problem(parsed.file, at, &error));
        }
    }
}
