//! ninjs, the JSON of news agencies: versions 1 (`headline`, `body_xhtml`) to 3 (`headlines`, `bodies`).
//!
//! Form: <https://iptc.org/std/ninjs/>.

use super::Source;
use super::encoding::Decoded;
use super::inner::{Assembled, Inner, is_markup};
use super::xml::day_of;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::sync::Arc;
use thiserror::Error;

/// Why a file is no article.
#[derive(Debug, Error)]
pub(super) enum NinjsError {
    #[error("invalid JSON: {0}")]
    Json(String),
    #[error("JSON, but no ninjs: it has neither a headline nor a body")]
    Other,
}

#[derive(Deserialize)]
struct RawItem<'j> {
    uri: Option<String>,
    #[serde(borrow)]
    headline: Option<&'j RawValue>,
    #[serde(borrow)]
    body_text: Option<&'j RawValue>,
    #[serde(borrow)]
    body_xhtml: Option<&'j RawValue>,
    #[serde(borrow, default)]
    headlines: Vec<RawPart<'j>>,
    #[serde(borrow, default)]
    bodies: Vec<RawPart<'j>>,
    #[serde(alias = "firstCreated", alias = "contentCreated", alias = "contentcreated")]
    firstcreated: Option<String>,
    #[serde(alias = "versionCreated")]
    versioncreated: Option<String>,
    by: Option<String>,
}

#[derive(Deserialize)]
struct RawPart<'j> {
    #[serde(borrow)]
    value: Option<&'j RawValue>,
}

/// Whether the beginning of a file looks like an item.
pub(super) fn is_item(head: &[u8]) -> bool {
    let has = |key: &str| memchr::memmem::find(head, key.as_bytes()).is_some();
    let keys = ["\"body_text\"", "\"body_xhtml\"", "\"headline\"", "\"bodies\"", "\"headlines\""];
    head.trim_ascii_start().starts_with(b"{") && has("\"uri\"") && keys.into_iter().any(has)
}

/// The article of a file; `None` where it is empty.
pub(super) fn read(name: &str, file: Decoded) -> Result<Option<Source>, NinjsError> {
    let json = file.text.as_str();
    let item: RawItem<'_> = serde_json::from_str(json).map_err(|error| NinjsError::Json(error.to_string()))?;
    let string = |raw: &&RawValue| unescaped(json, raw.get());
    let mut text = Assembled::default();
    let first = |parts: &[RawPart<'_>]| parts.iter().filter_map(|part| part.value).find_map(|raw| string(&raw));
    let headline = item.headline.as_ref().and_then(string).or_else(|| first(&item.headlines));
    let bodies: Vec<Inner> = match item.body_xhtml.as_ref().or(item.body_text.as_ref()).and_then(string) {
        Some(body) => vec![body],
        // The same words come in several forms: the first that is markup, which keeps paragraphs, else the first.
        None => {
            let all: Vec<Inner> =
                item.bodies.iter().filter_map(|part| part.value).filter_map(|raw| string(&raw)).collect();
            let marked = all.iter().position(|body| is_markup(&body.text)).unwrap_or(0);
            all.into_iter().nth(marked).into_iter().collect()
        }
    };
    if headline.is_none() && bodies.is_empty() {
        return Err(NinjsError::Other);
    }
    headline.iter().for_each(|headline| text.heading(headline));
    for body in &bodies {
        if is_markup(&body.text) { text.page(body) } else { text.plain(body) }
    }
    let Some(mut source) = text.into_source(name.to_owned(), &file.offsets) else { return Ok(None) };
    source.published = item.firstcreated.or(item.versioncreated).map(|stamp| day_of(&stamp));
    source.publisher = item.by.filter(|_| item.uri.is_some());
    source.markup = Some(Arc::from(json));
    Ok(Some(source))
}

/// A string of JSON without its escapes, and where in the file each of its characters stands; `None` for what is no string.
fn unescaped(json: &str, raw: &str) -> Option<Inner> {
    let start = (raw.as_ptr() as usize).checked_sub(json.as_ptr() as usize)?;
    let inside = raw.strip_prefix('"')?.strip_suffix('"')?;
    let mut inner = Inner::default();
    let mut at = 0;
    while let Some(c) = inside.get(at..).and_then(|rest| rest.chars().next()) {
        let place = start + 1 + at;
        if c != '\\' {
            inner.push_char(c, place, c.len_utf8());
            at += c.len_utf8();
            continue;
        }
        let rest = inside.get(at..)?;
        let (c, length) = escaped(rest)?;
        inner.push_char(c, place, length);
        at += length;
    }
    Some(inner)
}

/// The character of an escape, and its length.
fn escaped(rest: &str) -> Option<(char, usize)> {
    let plain = |c: char| Some((c, 2));
    match rest.chars().nth(1)? {
        'n' => plain('\n'),
        't' => plain('\t'),
        'r' => plain('\r'),
        'b' => plain('\u{8}'),
        'f' => plain('\u{c}'),
        'u' => {
            let unit = |from: usize| u16::from_str_radix(rest.get(from..from + 4)?, 16).ok();
            let first = unit(2)?;
            let second = rest.get(6..8).filter(|mark| *mark == "\\u").and_then(|_| unit(8));
            let pair = second.and_then(|second| char::decode_utf16([first, second]).next()?.ok());
            match (char::from_u32(u32::from(first)), pair) {
                (Some(c), _) => Some((c, 6)),
                (None, Some(c)) => Some((c, 12)),
                (None, None) => Some((char::REPLACEMENT_CHARACTER, 6)),
            }
        }
        c => Some((c, 1 + c.len_utf8())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::ByteSpan;

    fn read_json(json: &str) -> Result<Option<Source>, NinjsError> {
        read("a.json", Decoded { text: json.to_owned(), ..Decoded::default() })
    }

    #[test]
    fn all_versions_are_read_with_their_places() {
        let one = r#"{"uri":"x:1","headline":"Quay \"shut\"","versioncreated":"2019-05-16T08:00:00Z",
            "body_xhtml":"<p>Some\u00a040 trawl<b>ers<\/b> lie there.</p>","by":"Harbour Wire"}"#;
        let source = read_json(one).unwrap().unwrap();
        assert_eq!(source.text, "Quay \"shut\"\n\nSome\u{a0}40 trawlers lie there.");
        assert_eq!(source.published.as_deref(), Some("2019-05-16"));
        let place = |words: &str| {
            let start = source.text.find(words).unwrap();
            source.offsets.span_to_file(ByteSpan::new(start, start + words.len())).of(one).to_owned()
        };
        assert_eq!(place("\"shut\""), r#"\"shut\""#);
        assert_eq!(place("Some\u{a0}40 trawlers"), r"Some\u00a040 trawl<b>ers");
        let three = r#"{"uri":"x:2","headlines":[{"role":"main","value":"Quay"}],"bodies":[{"value":"Text"},{"value":"<p>Page</p>"}]}"#;
        assert_eq!(read_json(three).unwrap().unwrap().text, "Quay\n\nPage");
    }

    #[test]
    fn other_json_is_told() {
        assert!(matches!(read_json("{}"), Err(NinjsError::Other)));
        assert!(matches!(read_json("{"), Err(NinjsError::Json(_))));
        assert!(matches!(read_json(r#"{"headline":5}"#), Err(NinjsError::Other)));
        assert!(is_item(br#" {"uri": "x", "headline": "y"}"#) && !is_item(br#"{"name": "x"}"#));
    }
}
