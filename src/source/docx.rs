//! The text of a Word document: its paragraphs, tables and notes, as accepted. A place in it is told by paragraph and
//! character, since the file itself is an archive.

use super::Source;
use super::{Block, BlockKind};
use crate::span::ByteSpan;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read};
use thiserror::Error;

/// The text of a document is never longer than this unpacked: a small archive may hold gigabytes.
const LONGEST_PART: u64 = 64 << 20;

/// The parts that hold text, in the order of reading.
const PARTS: [&str; 3] = ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"];

/// Why a Word document cannot be read.
#[derive(Debug, Error)]
pub(super) enum DocxError {
    #[error("not a Word document: {0}")]
    NoArchive(String),
    #[error("not a Word document: it has no text part")]
    NoDocument,
    #[error("its text is longer than {} MB unpacked", LONGEST_PART >> 20)]
    TooLong,
    #[error("its text is damaged: {0}")]
    Damaged(String),
    #[error("the document has no text")]
    Empty,
}

impl DocxError {
    /// What to do about it.
    pub(super) fn help(&self) -> &'static str {
        "save it anew as .docx, or as plain text"
    }
}

/// Whether a file is an archive, whatever its ending.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The text of a document, a paragraph a line, so that lines are paragraphs.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Source, DocxError> {
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| DocxError::NoArchive(error.to_string()))?;
    let mut text = Text::default();
    for (number, part) in PARTS.iter().enumerate() {
        match archive.by_name(part) {
            Ok(file) => text.read(&unpack(file)?)?,
            Err(_) if number > 0 => {}
            Err(_) => return Err(DocxError::NoDocument),
        }
    }
    if text.text.trim().is_empty() {
        return Err(DocxError::Empty);
    }
    let mut source = Source::new(name, text.text);
    source.blocks = text.blocks;
    Ok(source)
}

fn unpack(file: impl Read) -> Result<String, DocxError> {
    let mut bytes = Vec::new();
    file.take(LONGEST_PART + 1).read_to_end(&mut bytes).map_err(|error| DocxError::Damaged(error.to_string()))?;
    if bytes.len() as u64 > LONGEST_PART {
        return Err(DocxError::TooLong);
    }
    String::from_utf8(bytes).map_err(|error| DocxError::Damaged(error.to_string()))
}

/// The text while it is put together.
#[derive(Default)]
struct Text {
    text: String,
    blocks: Vec<Block>,
    /// Where the open paragraph begins.
    start: usize,
    heading: bool,
    /// How many elements are open whose text was deleted, or is no text.
    left_out: usize,
    in_text: bool,
    cells: usize,
}

impl Text {
    fn read(&mut self, xml: &str) -> Result<(), DocxError> {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event().map_err(|error| DocxError::Damaged(error.to_string()))? {
                Event::Start(tag) => self.open(&tag),
                Event::Empty(tag) => self.mark(&tag),
                Event::End(tag) => self.close(local(tag.name().as_ref())),
                Event::Text(text) if self.takes() => self.push(&text),
                Event::GeneralRef(entity) if self.takes() => self.entity(&entity),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Whether what stands here is shown.
    fn takes(&self) -> bool {
        self.in_text && self.left_out == 0
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn entity(&mut self, entity: &str) {
        let number = entity.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        });
        let c = match entity {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => number.and_then(char::from_u32),
        };
        self.text.extend(c);
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        match local(tag.name().as_ref()) {
            "p" => self.begin(),
            "t" => self.in_text = true,
            "tr" => self.cells = 0,
            "tc" => self.cells += 1,
            "del" | "moveFrom" | "instrText" | "delText" | "Fallback" => self.left_out += 1,
            _ => self.mark(tag),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.end(),
            "t" => self.in_text = false,
            "del" | "moveFrom" | "instrText" | "delText" | "Fallback" => {
                self.left_out = self.left_out.saturating_sub(1)
            }
            _ => {}
        }
    }

    /// What an element without text does.
    fn mark(&mut self, tag: &BytesStart<'_>) {
        match local(tag.name().as_ref()) {
            "tab" if self.left_out == 0 => self.text.push('\t'),
            "br" | "cr" if self.left_out == 0 => self.text.push(' '),
            "noBreakHyphen" if self.left_out == 0 => self.text.push('-'),
            "pStyle" => {
                let style = tag.attributes().flatten().find(|attribute| local(attribute.key.as_ref()) == "val");
                let style = style.map(|style| style.value.to_ascii_lowercase()).unwrap_or_default();
                self.heading = style.starts_with("heading") || style.starts_with("title");
            }
            _ => {}
        }
    }

    fn begin(&mut self) {
        self.start = self.text.len();
        self.heading = false;
    }

    /// A paragraph is a line of its own, with an empty one behind; a cell of a table only a tab.
    fn end(&mut self) {
        let said = self.text.get(self.start..).unwrap_or("");
        if said.trim().is_empty() {
            self.text.truncate(self.start);
            return;
        }
        if self.heading {
            self.blocks.push(Block { at: ByteSpan::new(self.start, self.text.len()), kind: BlockKind::Heading });
        }
        self.text.push_str("\n\n");
        self.start = self.text.len();
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    /// An archive with one part.
    fn archive(part: &str, content: &str) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(part, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
        writer.finish().unwrap().into_inner()
    }

    fn document(body: &str) -> Vec<u8> {
        archive("word/document.xml", &format!("<?xml version='1.0'?><w:document><w:body>{body}</w:body></w:document>"))
    }

    #[test]
    fn paragraphs_runs_and_changes_are_read_as_accepted() {
        let bytes = document(
            "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Quay shut</w:t></w:r></w:p>\
             <w:p><w:r><w:t xml:space='preserve'>It cost </w:t></w:r><w:r><w:t>£3&amp;4 m</w:t></w:r>\
             <w:del><w:r><w:delText>, or five</w:delText></w:r></w:del><w:ins><w:r><w:t>, or six</w:t></w:r></w:ins>\
             <w:r><w:tab/><w:t>.</w:t></w:r></w:p><w:p/>",
        );
        let source = read("a.docx", &bytes).unwrap();
        assert_eq!(source.text, "Quay shut\n\nIt cost £3&4 m, or six\t.\n\n");
        assert_eq!(source.blocks.len(), 1);
    }

    #[test]
    fn what_is_no_document_is_an_error_that_says_so() {
        let error = |bytes: &[u8]| read("a.docx", bytes).unwrap_err().to_string();
        assert!(error(b"PK\x03\x04 and no more").starts_with("not a Word document"));
        assert_eq!(error(&archive("xl/workbook.xml", "<x/>")), "not a Word document: it has no text part");
        assert_eq!(error(&document("<w:p/>")), "the document has no text");
        assert!(error(&document("<w:p></w:q>")).starts_with("its text is damaged"));
        let whole = document("<w:p><w:r><w:t>x</w:t></w:r></w:p>");
        for length in 0..whole.len() {
            let _ = read("a.docx", &whole[..length]);
        }
    }
}
