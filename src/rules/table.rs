//! One table of a rule file as it is written: its values with their places, and what is wrong with them.

use super::error::RuleError;
use super::key::{Key, Shape};
use super::suggest::nearest;
use crate::problem::{FileText, Problem};
use crate::span::{ByteSpan, Located};
use rust_decimal::Decimal;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads one table. What cannot be read is reported and counted as absent; a table with an error is not used.
pub(crate) struct TableReader<'a> {
    /// The file it stands in.
    pub(crate) file: &'a Arc<FileText>,
    /// How it is called in messages: `[[amount]]`.
    pub(crate) name: String,
    /// Its header, or the whole of an inline table.
    pub(crate) at: ByteSpan,
    table: &'a DeTable<'a>,
    problems: &'a mut Vec<Problem>,
    errors: usize,
    /// Known keys that an unknown one is near to.
    misspelt: Vec<&'static str>,
}

impl<'a> TableReader<'a> {
    /// A reader of `table`, called `name`, whose header stands at `at`.
    pub(crate) fn new(
        file: &'a Arc<FileText>,
        name: String,
        table: Located<&'a DeTable<'a>>,
        problems: &'a mut Vec<Problem>,
    ) -> Self {
        Self { file, name, at: table.at, table: table.value, problems, errors: 0, misspelt: Vec::new() }
    }

    /// A reader of a table within this one.
    fn within<'b>(&'b mut self, name: String, table: Located<&'b DeTable<'b>>) -> TableReader<'b> {
        TableReader {
            file: self.file,
            name,
            at: table.at,
            table: table.value,
            problems: self.problems,
            errors: 0,
            misspelt: Vec::new(),
        }
    }

    /// Whether nothing was wrong so far.
    pub(crate) fn is_sound(&self) -> bool {
        self.errors == 0
    }

    /// Reports an error at a place.
    pub(crate) fn report(&mut self, at: ByteSpan, error: &RuleError) {
        self.errors += usize::from(!error.is_warning());
        self.problems.push(problem(self.file, at, error));
    }

    /// Reports each key that is none of `known`.
    pub(crate) fn check_keys(&mut self, known: &[&[Key]]) {
        let known: Vec<&'static str> = known.iter().flat_map(|keys| keys.iter().map(|key| key.name)).collect();
        for (key, _) in entries(self.table) {
            if !known.contains(&key.value) {
                let error =
                    RuleError::UnknownKey { key: key.value.to_owned(), table: self.name.clone(), known: known.clone() };
                self.report(key.at, &error);
                self.misspelt.extend(nearest(key.value, known.iter().copied()));
            }
        }
    }

    /// Reports each key of `keys` that must be there and is not, unless an unknown one has been offered for it.
    pub(crate) fn check_required(&mut self, keys: &[Key]) {
        for key in keys.iter().filter(|key| key.required) {
            match self.table.get(key.name).map(|value| value.get_ref()) {
                None if self.misspelt.contains(&key.name) => {}
                None => {
                    let error = RuleError::Missing { table: self.name.clone(), key: key.name, doc: key.doc };
                    self.report(self.at, &error);
                }
                Some(DeValue::Array(list)) if list.is_empty() => {
                    self.report(
                        self.place(key.name),
                        &RuleError::Empty { key: key.name.to_owned(), doc: Some(key.doc) },
                    );
                }
                Some(_) => {}
            }
        }
    }

    /// Whether the key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Whether the key is there and a table of its own.
    pub(crate) fn has_table(&self, key: &str) -> bool {
        matches!(self.table.get(key).map(Spanned::get_ref), Some(DeValue::Table(_)))
    }

    /// Whether the key is there and a list of tables.
    pub(crate) fn has_tables(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|value| is_tables(value.get_ref()))
    }

    /// The keys and values, in the order of the file.
    pub(crate) fn entries(&self) -> Vec<(Located<&'a str>, &'a Spanned<DeValue<'a>>)> {
        entries(self.table)
    }

    /// Where the key's value stands, or else the table.
    pub(crate) fn place(&self, key: &str) -> ByteSpan {
        self.table.get(key).map_or(self.at, |value| place_of(self.file, value))
    }

    /// A text.
    pub(crate) fn text(&mut self, key: &str) -> Option<Located<String>> {
        let value = self.table.get(key)?;
        self.as_text(key, value, "text")
    }

    /// A text, or a list of texts; empty where the key is absent.
    pub(crate) fn texts(&mut self, key: &str) -> Vec<Located<String>> {
        self.table.get(key).map_or_else(Vec::new, |value| self.as_texts(key, value))
    }

    /// A number, a date or a text, as the text that a source would put.
    pub(crate) fn value(&mut self, key: &str) -> Option<Located<String>> {
        let value = self.table.get(key)?;
        self.as_value(key, value)
    }

    /// A value, or a list of values.
    pub(crate) fn values(&mut self, key: &str) -> Vec<Located<String>> {
        match self.table.get(key).map(|value| (value, value.get_ref())) {
            None => Vec::new(),
            Some((_, DeValue::Array(list))) => {
                list.iter().filter_map(|value| self.as_value(&format!("each of `{key}`"), value)).collect()
            }
            Some((value, _)) => self.as_value(key, value).into_iter().collect(),
        }
    }

    /// One of the words that the key takes.
    pub(crate) fn one_of(&mut self, key: &Key, what: &'static str) -> Option<String> {
        let text = self.text(key.name)?;
        let Shape::OneOf(known) = key.shape else { return None };
        self.known_word(&text, what, known).then_some(text.value)
    }

    /// Whether the text is one of `known`; reported where it is not.
    pub(crate) fn known_word(&mut self, text: &Located<String>, what: &'static str, known: &[&'static str]) -> bool {
        let is_known = known.contains(&text.value.as_str());
        if !is_known {
            let error = RuleError::UnknownWord { what, value: text.value.clone(), known: known.to_vec() };
            self.report(text.at, &error);
        }
        is_known
    }

    /// What `read` makes of the one table `key`, called `name`.
    pub(crate) fn table<T>(
        &mut self,
        key: &str,
        name: String,
        read: impl FnOnce(&mut TableReader<'_>) -> T,
    ) -> Option<T> {
        let value = self.table.get(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(self.read_within(name, Located::new(table, span_of(value)), read)),
            other => {
                let error = RuleError::WrongType { key: key.to_owned(), wanted: "a table", found: type_of(other) };
                self.report(place_of(self.file, value), &error);
                None
            }
        }
    }

    /// What `read` makes of each of the tables `key`, called `name`.
    pub(crate) fn tables<T>(
        &mut self,
        key: &str,
        name: &str,
        mut read: impl FnMut(&mut TableReader<'_>) -> T,
    ) -> Vec<T> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let list = match value.get_ref() {
            DeValue::Array(list) => list.iter().collect(),
            _ => vec![value],
        };
        let mut found = Vec::new();
        for value in list {
            match value.get_ref() {
                DeValue::Table(table) => {
                    let table = Located::new(table, span_of(value));
                    found.push(self.read_within(name.to_owned(), table, &mut read));
                }
                other => {
                    let error = RuleError::WrongType { key: key.to_owned(), wanted: "a table", found: type_of(other) };
                    self.report(place_of(self.file, value), &error);
                }
            }
        }
        found
    }

    fn read_within<T>(
        &mut self,
        name: String,
        table: Located<&'a DeTable<'a>>,
        read: impl FnOnce(&mut TableReader<'_>) -> T,
    ) -> T {
        let mut reader = self.within(name, table);
        let result = read(&mut reader);
        let errors = reader.errors;
        self.errors += errors;
        result
    }

    /// A value of the table as a text.
    fn as_text(&mut self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &'static str) -> Option<Located<String>> {
        let at = place_of(self.file, value);
        match value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                self.report(at, &RuleError::Empty { key: key.to_owned(), doc: None });
                None
            }
            DeValue::String(text) => Some(Located::new(text.clone().into_owned(), at)),
            other => {
                self.report(at, &RuleError::WrongType { key: key.to_owned(), wanted, found: type_of(other) });
                None
            }
        }
    }

    /// A value of the table as texts.
    pub(crate) fn as_texts(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Vec<Located<String>> {
        match value.get_ref() {
            DeValue::Array(list) => list.iter().filter_map(|value| self.as_text(key, value, "text")).collect(),
            _ => self.as_text(key, value, "text, or a list of texts").into_iter().collect(),
        }
    }

    /// A value of the table as a source would put it.
    pub(crate) fn as_value(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Located<String>> {
        let at = place_of(self.file, value);
        match value.get_ref() {
            DeValue::Integer(number) => Some(Located::new(plain_number(&number.to_string()), at)),
            DeValue::Float(number) => Some(Located::new(plain_number(number.as_str()), at)),
            DeValue::Datetime(_) => Some(Located::new(at.of(&self.file.text).to_owned(), at)),
            _ => self.as_text(key, value, "text, a number or a date"),
        }
    }
}

/// A problem in a rule file.
pub(crate) fn problem(file: &Arc<FileText>, at: ByteSpan, error: &RuleError) -> Problem {
    let mut problem = Problem::at(file, at, error.to_string());
    problem.help = error.help();
    problem.warning = error.is_warning();
    problem
}

/// The keys and values of a table in the order of the file: the TOML reader sorts them by name.
pub(crate) fn entries<'a>(table: &'a DeTable<'a>) -> Vec<(Located<&'a str>, &'a Spanned<DeValue<'a>>)> {
    let mut entries: Vec<_> =
        table.iter().map(|(key, value)| (Located::new(key.get_ref().as_ref(), key_span(key.span())), value)).collect();
    entries.sort_by_key(|(key, _)| key.at);
    entries
}

/// Where a value stands; a text in plain quotation marks without them.
pub(crate) fn place_of(file: &FileText, value: &Spanned<DeValue<'_>>) -> ByteSpan {
    let at = span_of(value);
    let DeValue::String(text) = value.get_ref() else { return at };
    let written = at.of(&file.text);
    ["\"\"\"", "'''", "\"", "'"]
        .into_iter()
        .find_map(|quote| {
            let inner = written.strip_prefix(quote)?.strip_suffix(quote)?;
            let skipped = inner.strip_suffix(text.as_ref())?; // a line break right after three quotation marks
            skipped.trim().is_empty().then_some(at.start + quote.len() + skipped.len())
        })
        .map_or(at, |start| ByteSpan::new(start, start + text.len()))
}

fn span_of(value: &Spanned<DeValue<'_>>) -> ByteSpan {
    key_span(value.span())
}

fn key_span(range: std::ops::Range<usize>) -> ByteSpan {
    ByteSpan::new(range.start, range.end)
}

/// Whether a value is a list of tables, as `[[…]]` writes it.
pub(crate) fn is_tables(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Array(list) => list.iter().all(|value| matches!(value.get_ref(), DeValue::Table(_))),
        _ => false,
    }
}

/// A number as a source would put it: without the plus sign and the exponent that TOML allows.
fn plain_number(written: &str) -> String {
    let number = written.strip_prefix('+').unwrap_or(written);
    let has_exponent = !number.starts_with("0x") && number.contains(['e', 'E']);
    let plain = has_exponent.then(|| Decimal::from_scientific(number).ok()).flatten();
    plain.map_or_else(|| number.to_owned(), |plain| plain.normalize().to_string())
}

/// What a value is, in words.
pub(crate) fn type_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
