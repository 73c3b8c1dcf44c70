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
const LONGEST_TEXT: u64 = 64 << 20;

/// The parts that hold text, in the order of reading.
const PARTS: [&str; 3] = ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"];

/// Why a Word document cannot be read.
#[derive(Debug, Error)]
pub(super) enum DocxError {
    #[error("not a Word document: {0}")]
    NoArchive(String),
    #[error("not a Word document: it has no text part")]
    NoDocument,
    #[error("its text is longer than {} MB unpacked", LONGEST_TEXT >> 20)]
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

/// The text of a document, an empty line between paragraphs.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Source, DocxError> {
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| DocxError::NoArchive(error.to_string()))?;
    let mut text = Text::default();
    let mut left = LONGEST_TEXT;
    for (number, part) in PARTS.iter().enumerate() {
        match archive.by_name(part) {
            Ok(file) => {
                let xml = unpack(file, left)?;
                left = left.saturating_sub(xml.len() as u64);
                text.read(&xml)?;
            }
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

fn unpack(file: impl Read, most: u64) -> Result<String, DocxError> {
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| DocxError::Damaged(error.to_string()))?;
    if bytes.len() as u64 > most {
        return Err(DocxError::TooLong);
    }
    String::from_utf8(bytes).map_err(|error| DocxError::Damaged(error.to_string()))
}

/// The text while it is put together.
#[derive(Default)]
struct Text {
    text: String,
    blocks: Vec<Block>,
    /// The open paragraphs: one in a text box stands within another.
    open: Vec<Paragraph>,
    /// Of the open rows of tables, the cells so far.
    rows: Vec<Vec<String>>,
    /// How many elements are open whose text was deleted, or is no text.
    left_out: usize,
    in_text: bool,
}

#[derive(Default)]
struct Paragraph {
    text: String,
    heading: bool,
    /// What stands in text boxes within it.
    boxes: Vec<String>,
}

impl Text {
    fn read(&mut self, xml: &str) -> Result<(), DocxError> {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event().map_err(|error| DocxError::Damaged(error.to_string()))? {
                Event::Start(tag) => self.start(&tag),
                Event::Empty(tag) => self.mark(&tag),
                Event::End(tag) => self.end(local(tag.name().as_ref())),
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
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text.push_str(text);
        }
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
        if let Some(c) = c {
            self.push(c.encode_utf8(&mut [0; 4]));
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        match local(tag.name().as_ref()) {
            "p" => self.open.push(Paragraph::default()),
            "t" => self.in_text = true,
            "tr" => self.rows.push(Vec::new()),
            "tc" => self.rows.last_mut().into_iter().for_each(|row| row.push(String::new())),
            name if is_left_out(name) => self.left_out = self.left_out.saturating_add(1),
            _ => self.mark(tag),
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "t" => self.in_text = false,
            "tr" => self.end_row(),
            name if is_left_out(name) => self.left_out = self.left_out.saturating_sub(1),
            _ => {}
        }
    }

    /// What an element without text does.
    fn mark(&mut self, tag: &BytesStart<'_>) {
        if self.left_out > 0 {
            return;
        }
        match local(tag.name().as_ref()) {
            "tab" => self.push("\t"),
            "br" | "cr" => self.push(" "),
            "noBreakHyphen" => self.push("-"),
            "pStyle" => {
                let style = tag.attributes().flatten().find(|attribute| local(attribute.key.as_ref()) == "val");
                let style = style.map(|style| style.value.to_ascii_lowercase()).unwrap_or_default();
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.heading = style.starts_with("heading") || style.starts_with("title");
                }
            }
            _ => {}
        }
    }

    /// A paragraph in a text box comes behind the one it stands in, one in a table is a part of its cell.
    fn end_paragraph(&mut self) {
        let Some(Paragraph { text, heading, boxes }) = self.open.pop() else { return };
        if let Some(around) = self.open.last_mut() {
            around.boxes.push(text);
            around.boxes.extend(boxes);
        } else {
            for (number, text) in std::iter::once(text).chain(boxes).enumerate() {
                match self.rows.last_mut().and_then(|row| row.last_mut()) {
                    Some(cell) => join(cell, &text),
                    None => self.add(&text, heading && number == 0),
                }
            }
        }
    }

    /// A row is a line, its cells with a tab between; one in a table within a cell is a part of that.
    fn end_row(&mut self) {
        let row = self.rows.pop().unwrap_or_default().join("\t");
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) => join(cell, &row),
            None => self.add(&row, false),
        }
    }

    fn add(&mut self, text: &str, heading: bool) {
        if text.trim().is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        if heading {
            self.blocks.push(Block { at: ByteSpan::new(start, self.text.len()), kind: BlockKind::Heading });
        }
        self.text.push_str("\n\n");
    }
}

fn join(cell: &mut String, text: &str) {
    if !cell.is_empty() && !text.is_empty() {
        cell.push(' ');
    }
    cell.push_str(text);
}

/// Elements that hold no text of the document as accepted: what was deleted, codes of fields, former formats, tab stops.
fn is_left_out(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "instrText" | "delText" | "Fallback" | "pPrChange" | "rPrChange" | "tabs")
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
    fn rows_are_lines_and_text_boxes_come_behind() {
        let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        let table = format!(
            "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
            cell("hurt"),
            cell("23"),
            cell("dead"),
            cell("2")
        );
        let boxed = "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>The quay</w:t></w:r>\
                     <w:r><w:txbxContent><w:p><w:r><w:t>A box</w:t></w:r></w:p></w:txbxContent></w:r>\
                     <w:r><w:t> is shut.</w:t></w:r></w:p>";
        let source = read("a.docx", &document(&format!("{table}{boxed}"))).unwrap();
        assert_eq!(source.text, "hurt\t23\n\ndead\t2\n\nThe quay is shut.\n\nA box\n\n");
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
