//! What rules may refer to with `@`: word groups and names; and the one list of ids.

use super::error::RuleError;
use super::key::FactTable;
use super::parsed::{FactEntry, ParsedFile, line_of};
use super::suggest::nearest;
use super::table::TableReader;
use super::wordgroups::{self, WordGroups};
use crate::kinds::words::{Group, Phrase};
use crate::problem::{FileText, Problem};
use crate::span::{ByteSpan, Located};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use toml::de::{DeTable, DeValue};

/// The most alternatives of a group, references resolved: what keeps a small file of references to references from
/// growing without bound. An editor's longest groups have about a dozen.
pub(crate) const MAX_ALTERNATIVES: usize = 1000;

/// How many unknown references are looked up for a near one: each costs a comparison with every id, and whoever has
/// this many is not helped by one more.
const MAX_SUGGESTIONS: usize = 100;

/// What rules may refer to.
#[derive(Default)]
pub(crate) struct Vocabulary {
    /// The files, for messages.
    files: Vec<Arc<FileText>>,
    /// How many unknown references have been looked up for a near one.
    suggested: Cell<usize>,
    /// The word groups, references resolved.
    groups: WordGroups,
    /// Who declares each id first.
    ids: BTreeMap<String, IdEntry>,
    /// The names that a role or a quotation refers to.
    bearers: BTreeSet<String>,
}

/// Who declares an id first.
struct IdEntry {
    id: Arc<str>,
    table: FactTable,
    file: usize,
    at: ByteSpan,
}

impl Vocabulary {
    /// Collects the ids and word groups of all files.
    pub(crate) fn collect(files: &[ParsedFile<'_>], problems: &mut Vec<Problem>) -> Self {
        let files_read = files.iter().map(|parsed| Arc::clone(parsed.file)).collect();
        let mut vocabulary = Self { files: files_read, ..Self::default() };
        for (number, parsed) in files.iter().enumerate() {
            for entry in parsed.fact_tables() {
                vocabulary.add_fact(number, &entry);
            }
        }
        vocabulary.groups = wordgroups::resolve(files, &vocabulary, problems);
        vocabulary
    }

    fn add_fact(&mut self, file: usize, (kind, table): &FactEntry<'_>) {
        match kind {
            FactTable::Role => self.add_bearer(text_of(table.value, "of")),
            FactTable::Quote => self.add_bearer(text_of(table.value, "speaker")),
            _ => {}
        }
        if let Some(id) = text_of(table.value, "id") {
            let entry = || IdEntry { id: id.into(), table: *kind, file, at: table.at };
            self.ids.entry(id.to_owned()).or_insert_with(entry);
        }
    }

    fn add_bearer(&mut self, text: Option<&str>) {
        for id in text.into_iter().flat_map(|text| text.split('|')).filter_map(|part| part.trim().strip_prefix('@')) {
            self.bearers.insert(id.to_owned());
        }
    }

    /// Whether a role or a quotation refers to the name.
    pub(crate) fn is_bearer(&self, id: &str) -> bool {
        self.bearers.contains(id)
    }

    /// Whether a fact is declared under the id.
    pub(crate) fn is_fact(&self, id: &str) -> bool {
        self.ids.contains_key(id)
    }

    /// The id of a fact nearest to one that is none.
    pub(crate) fn nearest_fact(&self, id: &str) -> Option<String> {
        self.near(id, self.ids.keys().map(String::as_str))
    }

    /// The id of a name, if it is one.
    pub(crate) fn name(&self, id: &str) -> Option<Arc<str>> {
        let entry = self.ids.get(id)?;
        matches!(entry.table, FactTable::Name | FactTable::Person).then(|| Arc::clone(&entry.id))
    }

    /// Who else has the id already, in words: "the [[amount]] on line 12 of rules.toml". `file` and `at` are those of
    /// the table that asks.
    pub(crate) fn taken(&self, id: &str, file: usize, at: ByteSpan) -> Option<String> {
        let entry = self.ids.get(id).filter(|entry| entry.file != file || entry.at != at)?;
        let FileText { name, text } = self.files.get(entry.file)?.as_ref();
        Some(format!("the [[{}]] on line {} of {name}", entry.table.name(), line_of(text, entry.at.start)))
    }

    /// The name nearest to an id that is none.
    pub(crate) fn near_name(&self, id: &str) -> Option<String> {
        self.near(id, self.name_ids())
    }

    /// The id nearest to one that is unknown, as long as there are not too many of those.
    fn near<'a>(&self, id: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
        self.suggested.set(self.suggested.get() + 1);
        if self.suggested.get() > MAX_SUGGESTIONS {
            return None;
        }
        nearest(id, known).map(str::to_owned)
    }

    /// What is wrong with a reference that is neither a name nor one of the word groups `groups`.
    pub(crate) fn unknown_reference<'a>(&'a self, id: &str, groups: impl Iterator<Item = &'a str>) -> RuleError {
        match self.ids.get(id) {
            Some(entry) => RuleError::NotWords { id: id.to_owned(), what: entry.table.with_article() },
            None => {
                let near = self.near(id, groups.chain(self.name_ids()));
                RuleError::UnknownReference { id: id.to_owned(), near }
            }
        }
    }

    fn name_ids(&self) -> impl Iterator<Item = &str> {
        let names = self.ids.values().filter(|entry| matches!(entry.table, FactTable::Name | FactTable::Person));
        names.map(|entry| entry.id.as_ref())
    }

    /// The group that a text such as `"a | b | @x"` writes.
    pub(crate) fn group(&self, key: &str, text: &Located<String>, table: &mut TableReader<'_>) -> Option<Group> {
        let mut group = Group { text: text.value.trim().to_owned(), ..Group::default() };
        let mut is_sound = true;
        for part in alternatives(text) {
            if let Err(error) = self.add_alternative(key, part.value, &mut group) {
                table.report(part.at, &error);
                is_sound = false;
            }
        }
        tidy(&mut group);
        is_sound.then_some(group)
    }

    /// The groups that a key's texts write.
    pub(crate) fn groups(&self, key: &str, table: &mut TableReader<'_>) -> Vec<Group> {
        let texts = table.texts(key);
        texts.iter().filter_map(|text| self.group(key, text, table)).collect()
    }

    fn add_alternative(&self, key: &str, part: &str, group: &mut Group) -> Result<(), RuleError> {
        if let Some(id) = part.strip_prefix('@') {
            match (self.groups.get(id), self.name(id)) {
                (Some(other), _) => {
                    group.phrases.extend(other.phrases.iter().cloned());
                    group.names.extend(other.names.iter().cloned());
                }
                (None, Some(name)) => group.names.push(name),
                // The word group is there, and what is wrong with it has been said.
                (None, None) if self.groups.is_faulty(id) => {}
                (None, None) => return Err(self.unknown_reference(id, self.groups.ids())),
            }
        } else {
            let no_word = || RuleError::NoWord { key: key.to_owned(), text: part.to_owned() };
            group.phrases.push(Phrase::new(part).ok_or_else(no_word)?);
        }
        limit(group)
    }
}

/// Whether the group keeps to the limit, each alternative counted once.
pub(crate) fn limit(group: &mut Group) -> Result<(), RuleError> {
    if group.phrases.len() + group.names.len() <= MAX_ALTERNATIVES {
        return Ok(());
    }
    tidy(group);
    if group.phrases.len() + group.names.len() <= MAX_ALTERNATIVES {
        return Ok(());
    }
    group.phrases.truncate(MAX_ALTERNATIVES);
    group.names.truncate(MAX_ALTERNATIVES);
    Err(RuleError::GroupTooLarge { limit: MAX_ALTERNATIVES })
}

/// Leaves each alternative of a group once, the first of them.
pub(crate) fn tidy(group: &mut Group) {
    let mut seen = BTreeSet::new();
    group.phrases.retain(|phrase| seen.insert(phrase.keys.clone()));
    let mut seen = BTreeSet::new();
    group.names.retain(|name| seen.insert(Arc::clone(name)));
}

/// The parts of a text between its ` | `, each with its place.
pub(crate) fn alternatives(text: &Located<String>) -> Vec<Located<&str>> {
    let whole = text.at.len() == text.value.len();
    let mut start = 0;
    let mut found = Vec::new();
    for part in text.value.split('|') {
        let lead = part.len() - part.trim_start().len();
        let trimmed = part.trim();
        let from = text.at.start + start + lead;
        // A text with escapes is longer in the file than in memory: then only the whole can be pointed at.
        let at = if whole { ByteSpan::new(from, from + trimmed.len()) } else { text.at };
        found.push(Located::new(trimmed, at));
        start += part.len() + 1;
    }
    found
}

/// The text of a key, if it is one.
pub(crate) fn text_of<'a>(table: &'a DeTable<'_>, key: &str) -> Option<&'a str> {
    match table.get(key)?.get_ref() {
        DeValue::String(text) => Some(text.as_ref()),
        _ => None,
    }
}
