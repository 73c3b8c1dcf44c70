//! Rule files → [`Rules`] and all that is wrong with them.

use super::common::{Common, all_keys, read_examples};
use super::error::RuleError;
use super::globs::Folder;
use super::key::FactTable;
use super::kinds;
use super::parsed::{ParsedFile, parse_file, sections};
use super::sections::{read_checks, read_defaults, read_ignore, read_rates, read_source};
use super::suggest::nearest;
use super::table::{TableReader, is_tables, problem, type_of};
use super::vocabulary::Vocabulary;
use super::{Declared, Rules};
use crate::kinds::fact::FactBody;
use crate::problem::{FileText, Problem};
use crate::span::{ByteSpan, Located};
use std::sync::Arc;
use toml::de::{DeTable, DeValue};

/// The tables and lists of a rule file that declare no facts.
const SECTIONS: [&str; 7] = ["include", "defaults", "words", "source", "rates", "checks", "ignore"];

/// Those of them that may stand many times.
const MANY: [&str; 2] = ["source", "ignore"];

/// Reads rule files that are in memory. Patterns are relative to the folders of their names; `include` is not followed.
/// A fact with an error is left out; all errors are told at once.
#[must_use]
pub fn parse_rules(files: &[Arc<FileText>]) -> (Rules, Vec<Problem>) {
    let mut problems = Vec::new();
    let parsed: Vec<_> = files.iter().map(|file| parse_file(file, &mut problems)).collect();
    let vocabulary = Vocabulary::collect(&parsed, &mut problems);
    let mut rules = Rules { files: files.to_vec(), ..Rules::default() };
    for (number, parsed) in parsed.iter().enumerate() {
        // What else could be wrong with a file of broken syntax is often only its echo.
        if parsed.is_sound {
            FileReader { number, parsed, vocabulary: &vocabulary, folder: Folder::of_file(&parsed.file.name) }
                .read(&mut rules, &mut problems);
        }
    }
    problems.extend(unknown_facts(&rules, &vocabulary));
    sort_problems(files, &mut problems);
    (rules, problems)
}

/// The facts that are to be ignored, and are none.
fn unknown_facts(rules: &Rules, vocabulary: &Vocabulary) -> Vec<Problem> {
    let mut problems = Vec::new();
    for ignore in &rules.ignores {
        let Some(fact) = ignore.fact.as_ref().filter(|fact| !vocabulary.is_fact(fact)) else { continue };
        let near = vocabulary.nearest_fact(fact);
        problems.push(problem(&ignore.file, ignore.at, &RuleError::UnknownFact { id: fact.clone(), near }));
    }
    problems
}

/// Puts problems into the order of the files and of the places in them.
pub(crate) fn sort_problems(files: &[Arc<FileText>], problems: &mut [Problem]) {
    let number = |problem: &Problem| files.iter().position(|file| Arc::ptr_eq(file, &problem.file));
    problems.sort_by_cached_key(|problem| (number(problem).unwrap_or(usize::MAX), problem.at));
}

/// Reads one file.
struct FileReader<'a> {
    number: usize,
    parsed: &'a ParsedFile<'a>,
    vocabulary: &'a Vocabulary,
    folder: Folder,
}

impl FileReader<'_> {
    fn read(&self, rules: &mut Rules, problems: &mut Vec<Problem>) {
        for (key, value) in sections(self.parsed) {
            if let Err(error) = self.check_section(key.value, value.get_ref()) {
                problems.push(problem(self.parsed.file, key.at, &error));
            }
        }
        self.read_sections(rules, problems);
        for (kind, table) in self.parsed.fact_tables() {
            self.read_fact(kind, table, rules, problems);
        }
    }

    /// Whether a top-level key is known, and written as it must be: once or many times.
    fn check_section(&self, name: &str, value: &DeValue<'_>) -> Result<(), RuleError> {
        let fact = FactTable::ALL.into_iter().any(|kind| kind.name() == name);
        match (name, value) {
            ("include", _) => Ok(()),
            ("defaults" | "words" | "rates" | "checks", DeValue::Table(_)) => Ok(()),
            ("defaults" | "words" | "rates" | "checks", _) => Err(RuleError::NotOneTable { name: name.to_owned() }),
            (_, value) if (fact || MANY.contains(&name)) && is_tables(value) => Ok(()),
            (_, _) if fact || MANY.contains(&name) => Err(RuleError::NotManyTables { name: name.to_owned() }),
            (_, DeValue::Table(_) | DeValue::Array(_)) => {
                let known = FactTable::ALL.into_iter().map(FactTable::name).chain(SECTIONS);
                Err(RuleError::UnknownTable { name: name.to_owned(), near: nearest(name, known) })
            }
            (_, other) => Err(RuleError::StrayKey { key: name.to_owned(), found: type_of(other) }),
        }
    }

    fn read_sections(&self, rules: &mut Rules, problems: &mut Vec<Problem>) {
        let root = Located::new(&self.parsed.table, ByteSpan::default());
        let mut root = TableReader::new(self.parsed.file, "the file".to_owned(), root, problems);
        root.texts("include");
        // Those that are written in another way have been told apart by `check_section`.
        if root.has_table("defaults") {
            root.table("defaults", "[defaults]".to_owned(), |table| read_defaults(table, rules));
        }
        if root.has_table("rates") {
            root.table("rates", "[rates]".to_owned(), |table| read_rates(table, rules));
        }
        if root.has_table("checks") {
            root.table("checks", "[checks]".to_owned(), |table| read_checks(table, rules));
        }
        if root.has_tables("source") {
            root.tables("source", "[[source]]", |table| read_source(table, &self.folder, rules));
        }
        if root.has_tables("ignore") {
            root.tables("ignore", "[[ignore]]", |table| read_ignore(table, &self.folder, rules));
        }
    }

    fn read_fact(&self, kind: FactTable, entry: Located<&DeTable<'_>>, rules: &mut Rules, problems: &mut Vec<Problem>) {
        let mut table = TableReader::new(self.parsed.file, format!("[[{}]]", kind.name()), entry, problems);
        let table = &mut table;
        table.check_keys(&all_keys(kind.keys()));
        for keys in all_keys(kind.keys()) {
            table.check_required(keys);
        }
        let id = self.read_id(table);
        let id: Arc<str> = id.unwrap_or_default().into();
        let bodies = self.read_bodies(kind, table, &id);
        let common = Common::read(table, self.vocabulary, &self.folder);
        let by_value = matches!(kind, FactTable::Amount | FactTable::Count | FactTable::Date | FactTable::Choice);
        for key in ["rumours", "unless"].into_iter().filter(|_| !by_value) {
            if table.has(key) && (key == "rumours" || table.has_table(key)) {
                table.report(table.place(key), &RuleError::NotOfKind { key, table: kind.with_article() });
            }
        }
        let needs_pair = !matches!(kind, FactTable::Name | FactTable::Person | FactTable::Term) && !table.has("value");
        let mut tests = read_examples(table, needs_pair);
        if !table.is_sound() {
            return;
        }
        for (key, body) in bodies {
            let declared = self.declared(table, key);
            let tests = std::mem::take(&mut tests);
            rules.facts.push(common.clone().fact(Arc::clone(&id), body, declared, tests));
        }
    }

    /// The id of a fact, reported where it cannot be one or belongs to another.
    fn read_id(&self, table: &mut TableReader<'_>) -> Option<String> {
        let id = table.text("id")?;
        let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        if !id.value.chars().all(is_letter) {
            table.report(id.at, &RuleError::BadId { id: id.value.clone() });
        } else if let Some(first) = self.vocabulary.taken(&id.value, self.number, table.at) {
            table.report(id.at, &RuleError::DuplicateId { id: id.value.clone(), first });
        }
        Some(id.value)
    }

    /// What a table declares, and the keys that hold its values. A `[[person]]` may declare three things.
    fn read_bodies(
        &self,
        kind: FactTable,
        table: &mut TableReader<'_>,
        id: &Arc<str>,
    ) -> Vec<(&'static str, FactBody)> {
        let words = self.vocabulary;
        let body = match kind {
            FactTable::Name | FactTable::Person => return self.read_bearer(kind, table, id),
            FactTable::Term => kinds::term::read_term(table, words).map(|body| ("prefer", body)),
            FactTable::Amount => kinds::amount::read_amount(table, words).map(|body| ("value", body)),
            FactTable::Count => kinds::count::read_count(table, words).map(|body| ("value", body)),
            FactTable::Date => kinds::date::read_date(table, words).map(|body| ("value", body)),
            FactTable::Role => kinds::role::read_role(table, words).map(|body| ("value", body)),
            FactTable::Quote => kinds::quote::read_quote(table, words).map(|body| ("value", body)),
            FactTable::Choice => kinds::choice::read_choice(table, words).map(|body| ("value", body)),
        };
        body.into_iter().collect()
    }

    fn read_bearer(
        &self,
        kind: FactTable,
        table: &mut TableReader<'_>,
        id: &Arc<str>,
    ) -> Vec<(&'static str, FactBody)> {
        let is_person = kind == FactTable::Person || table.has("role") || table.has("born");
        let name = kinds::name::read_name(table, is_person || self.vocabulary.is_bearer(id));
        let role = kinds::name::read_role(table, id);
        let born = kinds::name::read_born(table, id);
        [("canonical", name), ("role", role), ("born", born)]
            .into_iter()
            .filter_map(|(key, body)| body.map(|body| (key, body)))
            .collect()
    }

    /// Where a fact stands: its value, or else its id.
    fn declared(&self, table: &TableReader<'_>, key: &str) -> Declared {
        let file = Arc::clone(self.parsed.file);
        if table.has(key) {
            let at = table.place(key);
            return Declared { text: at.of(&file.text).to_owned(), at, file };
        }
        Declared { at: table.place("id"), text: String::new(), file }
    }
}
