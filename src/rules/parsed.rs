//! A rule file as TOML: its tables with their places, and errors of syntax in plain words.

use super::error::RuleError;
use super::key::FactTable;
use super::table::{entries, problem};
use crate::problem::{FileText, Problem};
use crate::span::{ByteSpan, Located};
use std::sync::Arc;
use toml::de::{DeTable, DeValue};

/// A rule file as it is written.
pub(crate) struct ParsedFile<'a> {
    /// The file.
    pub(crate) file: &'a Arc<FileText>,
    /// Its tables; of a file with an error of syntax, those that could be made out.
    pub(crate) table: DeTable<'a>,
    /// Whether the syntax is right.
    pub(crate) is_sound: bool,
}

/// A table that declares a fact, and its header.
pub(crate) type FactEntry<'a> = (FactTable, Located<&'a DeTable<'a>>);

impl ParsedFile<'_> {
    /// The tables that declare facts, in the order of the file.
    pub(crate) fn fact_tables(&self) -> Vec<FactEntry<'_>> {
        let mut found = Vec::new();
        for kind in FactTable::ALL {
            let Some(DeValue::Array(list)) = self.table.get(kind.name()).map(|value| value.get_ref()) else { continue };
            for value in list.iter() {
                if let DeValue::Table(table) = value.get_ref() {
                    found.push((kind, Located::new(table, ByteSpan::new(value.span().start, value.span().end))));
                }
            }
        }
        found.sort_by_key(|(_, table)| table.at);
        found
    }
}

/// Reads the TOML of a rule file.
pub(crate) fn parse_file<'a>(file: &'a Arc<FileText>, problems: &mut Vec<Problem>) -> ParsedFile<'a> {
    let (table, mut errors) = DeTable::parse_recoverable(&file.text);
    let is_sound = errors.is_empty();
    errors.sort_by_key(|error| error.span().map(|span| span.start));
    let mut last_line = None;
    for error in errors {
        let span = error.span().unwrap_or_default();
        let line = line_of(&file.text, span.start);
        // One slip makes the parser stumble on the same and the next line: its first complaint tells most.
        if last_line.is_some_and(|last| line <= last + 1) {
            last_line = Some(line);
            continue;
        }
        last_line = Some(line);
        let at = on_characters(&file.text, span);
        problems.push(problem(file, at, &in_plain_words(&file.text, at, error.message())));
    }
    ParsedFile { file, table: table.into_inner(), is_sound }
}

/// The number of the line that an offset is in, from 1.
pub(crate) fn line_of(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|&byte| byte == b'\n').count()
}

/// The span widened to whole characters of the text.
fn on_characters(text: &str, span: std::ops::Range<usize>) -> ByteSpan {
    let is_boundary = |at: &usize| text.is_char_boundary(*at);
    let start = (0..=span.start.min(text.len())).rev().find(is_boundary).unwrap_or(0);
    let end = (span.end.max(start)..text.len()).find(is_boundary).unwrap_or(text.len());
    ByteSpan::new(start, end)
}

/// What the TOML reader says, with advice where the slip is a common one.
fn in_plain_words(text: &str, at: ByteSpan, message: &str) -> RuleError {
    let unquoted = || {
        let word = at.of(text).trim();
        if word.contains(['“', '”', '‘', '’', '„', '«']) {
            return "use straight quotation marks: \"…\"".to_owned();
        }
        format!("put it between quotation marks: \"{word}\"")
    };
    let (message, help) = if message.contains("escaped value") {
        let help = "write a backslash twice (\\\\), or put the text between single quotation marks: '…'";
        ("a backslash in a text means something of its own".to_owned(), Some(help.to_owned()))
    } else if message.contains("basic string") || message.contains("literal string, expected") {
        let help = if message.contains("multi-line") {
            "end the text with three quotation marks"
        } else {
            "end the text with the quotation mark it began with, on the same line"
        };
        ("a quotation mark is not closed".to_owned(), Some(help.to_owned()))
    } else if message.starts_with("string values must be quoted") {
        if at.of(text).trim().is_empty() {
            ("there is no value after the `=`".to_owned(), Some("write one, or leave the key out".to_owned()))
        } else {
            ("a text must stand between quotation marks".to_owned(), Some(unquoted()))
        }
    } else if message.starts_with("invalid date") {
        let help = format!("put a date that is no full day between quotation marks: \"{}\"", at.of(text).trim());
        ("a bare date must be a day that there is, as in 2015-05-08".to_owned(), Some(help))
    } else if message.starts_with("duplicate key") {
        (format!("`{}` is written twice in the same table", at.of(text)), Some("keep one of them".to_owned()))
    } else if message.starts_with("missing comma") {
        let help = "put a comma between the parts of a list, and a ] at its end";
        ("a comma is missing in this list".to_owned(), Some(help.to_owned()))
    } else if message.starts_with("invalid unquoted key") {
        let help = "put a key with such letters between quotation marks: \"…\" =";
        ("a key has a letter that it may not have".to_owned(), Some(help.to_owned()))
    } else if message.starts_with("unclosed array table") || message.starts_with("unclosed table") {
        ("a bracket is not closed".to_owned(), Some("write [[…]] for a fact, […] for a single table".to_owned()))
    } else {
        (message.to_owned(), None)
    };
    RuleError::Syntax { message, help }
}

/// The top-level keys of a file, in order.
pub(crate) fn sections<'a>(parsed: &'a ParsedFile<'a>) -> Vec<(Located<&'a str>, &'a toml::Spanned<DeValue<'a>>)> {
    entries(&parsed.table)
}
