//! How a file holds articles, by its ending or by its first bytes.

use super::packed::Packing;
use std::ffi::OsStr;
use std::path::Path;

/// How a file holds articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The whole file is the text.
    Plain,
    /// The text is what Markdown shows of the file.
    Markdown,
    /// Markdown with components and expressions.
    Mdx,
    /// The text is what reStructuredText shows of the file.
    Rst,
    /// The text is what AsciiDoc shows of the file.
    AsciiDoc,
    /// The text is the article of an HTML page.
    Html,
    /// The text is that of a Word or OpenDocument file.
    Office,
    /// Each line is a JSON object with a text.
    JsonLines,
    /// RSS or Atom, an article an entry; or NewsML-G2, an article an item.
    Xml,
    /// An article as a news agency sends it in JSON: ninjs.
    Ninjs,
    /// Web pages as an archive keeps them.
    Warc,
}

impl Form {
    /// The form that the ending of a name stands for, if it is one that articles have, and how the file is packed.
    pub(super) fn of(path: &Path) -> Option<(Self, Packing)> {
        // Word keeps a file of that name beside each document that is open.
        if path.file_name()?.to_string_lossy().starts_with("~$") {
            return None;
        }
        let ending = |path: &Path| Some(path.extension().and_then(OsStr::to_str)?.to_ascii_lowercase());
        let last = ending(path)?;
        if let Some(packing) = Packing::of_ending(&last) {
            let form = Self::of_ending(&ending(Path::new(path.file_stem()?))?)?;
            return matches!(form, Self::JsonLines | Self::Warc).then_some((form, packing));
        }
        Some((Self::of_ending(&last)?, Packing::None))
    }

    fn of_ending(ending: &str) -> Option<Self> {
        Some(match ending {
            "txt" => Self::Plain,
            "md" | "markdown" => Self::Markdown,
            "mdx" => Self::Mdx,
            "rst" => Self::Rst,
            "adoc" | "asciidoc" => Self::AsciiDoc,
            "html" | "htm" | "xhtml" => Self::Html,
            "docx" | "odt" => Self::Office,
            "jsonl" | "ndjson" => Self::JsonLines,
            "rss" | "atom" | "xml" => Self::Xml,
            "json" => Self::Ninjs,
            "warc" => Self::Warc,
            _ => return None,
        })
    }

    /// Whether files with the ending often hold something else, so that one in a folder is looked into before it is read.
    pub(super) fn is_doubtful(self, path: &Path) -> bool {
        let ending = path.extension().and_then(OsStr::to_str).unwrap_or("");
        self == Self::Ninjs || ending.eq_ignore_ascii_case("xml")
    }

    /// Whether an editor may hold it as one text.
    pub(super) fn is_one_text(self) -> bool {
        matches!(self, Self::Plain | Self::Markdown | Self::Mdx | Self::Rst | Self::AsciiDoc | Self::Html)
    }

    /// What the first bytes of a file without an ending show: a page or a feed. Text is text.
    pub(super) fn sniffed(bytes: &[u8]) -> Self {
        let head = bytes.get(..1024).unwrap_or(bytes).trim_ascii_start();
        let head = head.strip_prefix(super::encoding::UTF_8_MARK).unwrap_or(head);
        let begins = |start: &[u8]| head.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
        if begins(b"<!doctype html") || begins(b"<html") {
            return Self::Html;
        }
        let has = |words: &[u8]| memchr::memmem::find(head, words).is_some();
        let is_feed = [&b"<rss"[..], b"<feed", b"<newsItem", b"<newsMessage", b"<rdf:RDF"].into_iter().any(has);
        if (begins(b"<?xml") || begins(b"<rss") || begins(b"<feed")) && is_feed {
            return Self::Xml;
        }
        if begins(b"<?xml") && has(b"<html") {
            return Self::Html;
        }
        Self::Plain
    }
}

/// Whether a file that may hold something else is one with articles, by its first bytes.
pub(super) fn holds_articles(form: Form, head: &[u8]) -> bool {
    match form {
        Form::Xml => Form::sniffed(head) == Form::Xml,
        Form::Ninjs => super::ninjs::is_item(head),
        _ => true,
    }
}
