//! Articles in JSONL: an object a line, with `id`, `text`, `title`, `published`, `publisher`.

use super::Source;
use crate::problem::{FileText, Problem};
use crate::span::ByteSpan;
use serde::Deserialize;
use std::sync::Arc;

/// One line of a JSONL file.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The file's name.
    pub(super) file: Arc<str>,
    /// Its number, from 1.
    pub(super) number: usize,
    /// Its bytes, with or without the line end.
    pub(super) bytes: Vec<u8>,
}

/// The line as written.
#[derive(Deserialize)]
struct RawArticle {
    id: Option<Scalar>,
    text: Option<String>,
    title: Option<Scalar>,
    published: Option<Scalar>,
    publisher: Option<Scalar>,
}

/// A value that exports write as a string or as a number: ids and years above all.
#[derive(Deserialize)]
#[serde(untagged)]
enum Scalar {
    Text(String),
    Number(serde_json::Number),
}

impl Scalar {
    /// The value as text; nothing where it is blank.
    fn into_text(self) -> Option<String> {
        let text = match self {
            Self::Text(text) => text,
            Self::Number(number) => number.to_string(),
        };
        if text.trim().is_empty() { None } else { Some(text) }
    }
}

/// Whether a line begins a JSONL stream of articles: an object that has a text.
pub(super) fn is_article(line: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct WithText {
        #[serde(rename = "text")]
        _text: serde::de::IgnoredAny,
    }
    line.trim_ascii_start().starts_with(b"{") && serde_json::from_slice::<WithText>(line).is_ok()
}

/// The article of a line.
pub(super) fn parse_line(line: &Line) -> Result<Source, Problem> {
    // serde would take a list for an object, its values in the order of the fields.
    if line.bytes.trim_ascii_start().first() == Some(&b'[') {
        return Err(problem(line, Some(0), "not an article: a list, where an object belongs"));
    }
    let raw: RawArticle = serde_json::from_slice(&line.bytes).map_err(|error| malformed(line, &error))?;
    let Some(text) = raw.text else {
        return Err(problem(line, None, "this line has no text").help("an article needs a \"text\""));
    };
    let id = raw.id.and_then(Scalar::into_text).unwrap_or_else(|| line.number.to_string());
    if text.trim().is_empty() {
        return Err(problem(line, None, format!("the text of article {id} is empty")));
    }
    let mut source = Source::new(format!("{}#{id}", line.file), text);
    source.title = raw.title.and_then(Scalar::into_text);
    source.published = raw.published.and_then(Scalar::into_text);
    source.publisher = raw.publisher.and_then(Scalar::into_text);
    Ok(source)
}

/// What the parser says of a line, at the place it stopped.
fn malformed(line: &Line, error: &serde_json::Error) -> Problem {
    let text = error.to_string();
    let said = text.split(" at line ").next().unwrap_or(&text);
    let at = error.column().saturating_sub(1);
    let problem = match error.classify() {
        serde_json::error::Category::Data => problem(line, Some(at), format!("not an article: {said}")),
        _ => problem(line, Some(at), format!("invalid JSON: {said}")),
    };
    problem.help("each line is one object: {\"id\": …, \"text\": …}; the other lines are read")
}

/// How many bytes of a line at fault are kept to show: the reports show far less.
const KEPT: usize = 4096;

/// A problem at a byte of a line, or with the line as a whole.
pub(super) fn problem(line: &Line, at: Option<usize>, message: impl Into<String>) -> Problem {
    let from = at.map_or(0, |at| at.saturating_sub(KEPT / 2)).min(line.bytes.len());
    let until = from.saturating_add(KEPT).min(line.bytes.len());
    let bytes = line.bytes.get(from..until).unwrap_or(&[]);
    let before = at.and_then(|at| bytes.get(..at.saturating_sub(from))).unwrap_or(&[]);
    let start = String::from_utf8_lossy(before).len();
    let text = String::from_utf8_lossy(bytes).trim_end_matches(['\n', '\r']).to_owned();
    let width = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let start = if text.is_char_boundary(start) { start } else { text.len() };
    let file = Arc::new(FileText { name: line.file.to_string(), text });
    Problem::at(&file, ByteSpan::new(start, start + width), message).in_part(line.number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        Line { file: "wire.jsonl".into(), number: 7, bytes: text.as_bytes().to_vec() }
    }

    #[track_caller]
    fn reads(text: &str, name: &str, known: [Option<&str>; 3]) {
        let source = parse_line(&line(text)).unwrap();
        assert_eq!(source.name, name);
        let found = [source.title.as_deref(), source.published.as_deref(), source.publisher.as_deref()];
        assert_eq!(found, known, "{text}");
    }

    #[test]
    fn fields_are_read() {
        reads(r#"{"id": "a1", "text": "Words."}"#, "wire.jsonl#a1", [None; 3]);
        reads(r#"{"text": "Words.", "id": 12, "extra": [1, {"a": null}]}"#, "wire.jsonl#12", [None; 3]);
        reads(r#"{"text": "Words.", "id": "", "title": " "}"#, "wire.jsonl#7", [None; 3]);
        let whole = r#"{"text": "W", "title": "T", "published": 2014, "publisher": "P"}"#;
        reads(whole, "wire.jsonl#7", [Some("T"), Some("2014"), Some("P")]);
        reads("{\"text\": \"A \\u201cword\\u201d\\n\", \"title\": null}\r\n", "wire.jsonl#7", [None; 3]);
    }

    #[track_caller]
    fn fails(text: &str, message: &str, at: &str) {
        let problem = parse_line(&line(text)).unwrap_err();
        assert!(problem.message.contains(message), "{}", problem.message);
        assert_eq!(problem.at.unwrap().of(&problem.file.text), at, "{text}");
        assert_eq!(problem.first_line, 7);
    }

    #[test]
    fn what_is_wrong_has_a_place() {
        fails(r#"{"id": "a1"}"#, "no text", "{");
        fails(r#"{"text": "\n "}"#, "is empty", "{");
        fails(r#"{"text": 5}"#, "not an article: invalid type", "5");
        fails(r#"{"text": "cut off"#, "invalid JSON: EOF", "f");
        fails("plain words", "invalid JSON", "p");
        fails("[1]", "not an article", "[");
        fails(r#"{"text": "\ud800"}"#, "invalid JSON", "\"");
        let long = format!("{{\"text\": \"{}\" oops}}", "é".repeat(9000));
        fails(&long, "invalid JSON", "o");
    }

    #[test]
    fn a_stream_is_known_by_its_first_line() {
        assert!(is_article(br#"{"text": "a"}"#));
        assert!(!is_article(b"{not json"));
        assert!(!is_article(br#"{"words": "a"}"#));
        assert!(!is_article(b"5"));
    }
}
