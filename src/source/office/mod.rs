//! The text of a Word or OpenDocument file: its paragraphs, tables and notes, as accepted. The file itself is an archive,
//! so that a place in it is told by paragraph and character.

mod traced;
mod track;

pub(crate) use track::track_changes;

use super::{Block, BlockKind, Source};
use crate::span::ByteSpan;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read};
use std::ops::Range;
use thiserror::Error;
use traced::Traced;

/// The text of a document is never longer than this unpacked: a small archive may hold gigabytes.
const LONGEST_TEXT: u64 = 64 << 20;

/// What an archive holds, and which of its parts hold text, in the order of reading; the first must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dialect {
    /// Office Open XML: Word.
    Word,
    /// OpenDocument text: LibreOffice.
    OpenDocument,
}

impl Dialect {
    fn parts(self) -> &'static [&'static str] {
        match self {
            Self::Word => &["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"],
            Self::OpenDocument => &["content.xml"],
        }
    }
}

/// Why a document cannot be read.
#[derive(Debug, Error)]
pub(crate) enum OfficeError {
    #[error("not a document: {0}")]
    NoArchive(String),
    #[error("neither a Word nor an OpenDocument text: it has no text part")]
    NoDocument,
    #[error("its text is longer than {} MB unpacked", LONGEST_TEXT >> 20)]
    TooLong,
    #[error("its text is damaged: {0}")]
    Damaged(String),
    #[error("the document has no text")]
    Empty,
}

impl OfficeError {
    /// What to do about it.
    pub(super) fn help(&self) -> &'static str {
        "save it anew as .docx or .odt, or as plain text"
    }
}

/// Whether a file is an archive, whatever its ending.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The text of a document, an empty line between paragraphs.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Source, OfficeError> {
    let Content { text, .. } = content(bytes)?;
    if text.text.text.trim().is_empty() {
        return Err(OfficeError::Empty);
    }
    let mut source = Source::new(name, text.text.text);
    source.blocks = text.blocks;
    Ok(source)
}

/// The parts of a document with their text put together.
struct Content {
    dialect: Dialect,
    /// The name of each part that is there, and its XML.
    parts: Vec<(&'static str, String)>,
    text: Text,
}

fn content(bytes: &[u8]) -> Result<Content, OfficeError> {
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| OfficeError::NoArchive(error.to_string()))?;
    let has = |dialect: &Dialect| dialect.parts().first().is_some_and(|part| archive.index_for_name(part).is_some());
    let dialect = [Dialect::Word, Dialect::OpenDocument].into_iter().find(has).ok_or(OfficeError::NoDocument)?;
    let mut content = Content { dialect, parts: Vec::new(), text: Text { dialect, ..Text::default() } };
    let mut left = LONGEST_TEXT;
    for part in dialect.parts() {
        let Ok(file) = archive.by_name(part) else { continue };
        let xml = unpack(file, left)?;
        left = left.saturating_sub(xml.len() as u64);
        content.text.read(&xml, content.parts.len())?;
        content.parts.push((part, xml));
    }
    Ok(content)
}

fn unpack(file: impl Read, most: u64) -> Result<String, OfficeError> {
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| OfficeError::Damaged(error.to_string()))?;
    if bytes.len() as u64 > most {
        return Err(OfficeError::TooLong);
    }
    String::from_utf8(bytes).map_err(|error| OfficeError::Damaged(error.to_string()))
}

/// The text while it is put together.
struct Text {
    dialect: Dialect,
    text: Traced,
    blocks: Vec<Block>,
    /// The open paragraphs: one in a text box or a note stands within another.
    open: Vec<Paragraph>,
    /// Of the open rows of tables, the cells so far.
    rows: Vec<Vec<Traced>>,
    /// How many elements are open whose text was deleted, or is no text.
    left_out: usize,
    /// In Word, whether an element of text is open.
    in_text: bool,
    /// Which part is read.
    part: usize,
}

impl Default for Text {
    fn default() -> Self {
        Self {
            dialect: Dialect::Word,
            text: Traced::default(),
            blocks: Vec::new(),
            open: Vec::new(),
            rows: Vec::new(),
            left_out: 0,
            in_text: false,
            part: 0,
        }
    }
}

#[derive(Default)]
struct Paragraph {
    text: Traced,
    heading: bool,
    /// What stands in text boxes and notes within it.
    boxes: Vec<Traced>,
}

impl Text {
    fn read(&mut self, xml: &str, part: usize) -> Result<(), OfficeError> {
        self.part = part;
        let mut reader = Reader::from_str(xml);
        loop {
            let start = position(&reader);
            let event = reader.read_event().map_err(|error| OfficeError::Damaged(error.to_string()))?;
            let at = start..position(&reader);
            match event {
                Event::Start(tag) => self.start(&tag),
                Event::Empty(tag) => self.mark(&tag),
                Event::End(tag) => self.end(local(tag.name().as_ref())),
                Event::Text(text) if self.takes() => self.push_written(xml.get(at.clone()).unwrap_or(&text), at),
                Event::GeneralRef(entity) if self.takes() => {
                    if let Some(c) = character(&entity) {
                        self.push(c.encode_utf8(&mut [0; 4]), Some(at));
                    }
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Whether what stands here is shown.
    fn takes(&self) -> bool {
        self.left_out == 0 && (self.in_text || self.dialect == Dialect::OpenDocument)
    }

    /// Text as the file has it; in OpenDocument a line end is a space.
    fn push_written(&mut self, text: &str, at: Range<usize>) {
        if self.dialect == Dialect::OpenDocument && text.contains(['\n', '\r']) {
            self.push(&text.replace(['\n', '\r'], " "), Some(at));
        } else {
            self.push(text, Some(at));
        }
    }

    fn push(&mut self, text: &str, at: Option<Range<usize>>) {
        let part = self.part;
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text.push(text, at.map(|at| (part, at)));
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        match (self.dialect, local(tag.name().as_ref())) {
            (Dialect::Word, "p") => self.open.push(Paragraph::default()),
            (Dialect::OpenDocument, name @ ("p" | "h")) => {
                self.open.push(Paragraph { heading: name == "h", ..Paragraph::default() });
            }
            (Dialect::Word, "t") => self.in_text = true,
            (Dialect::Word, "tr") | (Dialect::OpenDocument, "table-row") => self.rows.push(Vec::new()),
            (Dialect::Word, "tc") | (Dialect::OpenDocument, "table-cell") => {
                self.rows.last_mut().into_iter().for_each(|row| row.push(Traced::default()));
            }
            (dialect, name) if is_left_out(dialect, name) => self.left_out = self.left_out.saturating_add(1),
            _ => self.mark(tag),
        }
    }

    fn end(&mut self, name: &str) {
        match (self.dialect, name) {
            (Dialect::Word, "p") | (Dialect::OpenDocument, "p" | "h") => self.end_paragraph(),
            (Dialect::Word, "t") => self.in_text = false,
            (Dialect::Word, "tr") | (Dialect::OpenDocument, "table-row") => self.end_row(),
            (dialect, name) if is_left_out(dialect, name) => self.left_out = self.left_out.saturating_sub(1),
            _ => {}
        }
    }

    /// What an element without text does.
    fn mark(&mut self, tag: &BytesStart<'_>) {
        if self.left_out > 0 {
            return;
        }
        let value = |name: &str| {
            let found = tag.attributes().flatten().find(|attribute| local(attribute.key.as_ref()) == name);
            found.map(|attribute| attribute.value.to_string())
        };
        match (self.dialect, local(tag.name().as_ref())) {
            (_, "tab") => self.push("\t", None),
            (Dialect::Word, "br" | "cr") | (Dialect::OpenDocument, "line-break") => self.push(" ", None),
            (Dialect::OpenDocument, "s") => self.push(" ", None),
            (Dialect::Word, "noBreakHyphen") => self.push("-", None),
            (Dialect::Word, "pStyle") => {
                let style = value("val").unwrap_or_default().to_ascii_lowercase();
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
                    Some(cell) => cell.join(text, " "),
                    None => self.add(text, heading && number == 0),
                }
            }
        }
    }

    /// A row is a line, its cells with a tab between; one in a table within a cell is a part of that.
    fn end_row(&mut self) {
        let mut cells = self.rows.pop().unwrap_or_default().into_iter();
        let mut row = cells.next().unwrap_or_default();
        for cell in cells {
            row.push("\t", None);
            row.append(cell);
        }
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) => cell.join(row, " "),
            None => self.add(row, false),
        }
    }

    fn add(&mut self, text: Traced, heading: bool) {
        if text.text.trim().is_empty() {
            return;
        }
        let start = self.text.text.len();
        self.text.append(text);
        if heading {
            self.blocks.push(Block { at: ByteSpan::new(start, self.text.text.len()), kind: BlockKind::Heading });
        }
        self.text.push("\n\n", None);
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// The character that an entity of XML stands for; `None` for those that a document would have to declare.
pub(super) fn character(entity: &str) -> Option<char> {
    let number = entity.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    });
    match entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => number.and_then(char::from_u32),
    }
}

/// Elements that hold no text of the document as accepted: what was deleted, codes of fields, former formats, tab stops,
/// comments, the numbers of notes, descriptions of pictures.
fn is_left_out(dialect: Dialect, name: &str) -> bool {
    match dialect {
        Dialect::Word => matches!(
            name,
            "del" | "moveFrom" | "instrText" | "delText" | "Fallback" | "pPrChange" | "rPrChange" | "tabs"
        ),
        Dialect::OpenDocument => {
            matches!(name, "tracked-changes" | "annotation" | "note-citation" | "title" | "desc" | "ruby-text" | "meta")
        }
    }
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
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
        assert!(error(b"PK\x03\x04 and no more").starts_with("not a document"));
        assert_eq!(
            error(&archive("xl/workbook.xml", "<x/>")),
            "neither a Word nor an OpenDocument text: it has no text part"
        );
        assert_eq!(error(&document("<w:p/>")), "the document has no text");
        assert!(error(&document("<w:p></w:q>")).starts_with("its text is damaged"));
        let whole = document("<w:p><w:r><w:t>x</w:t></w:r></w:p>");
        for length in 0..whole.len() {
            let _ = read("a.docx", &whole[..length]);
        }
    }

    #[test]
    fn an_opendocument_text_is_read_as_accepted() {
        let body = "<office:document-content><office:body><office:text><text:tracked-changes><text:p>gone</text:p>\
             </text:tracked-changes><text:h>Quay shut</text:h><text:p>It cost <text:span>£3&amp;4</text:span>\
             <text:s/>m<office:annotation><text:p>why?</text:p></office:annotation><text:note><text:note-citation>1\
             </text:note-citation><text:note-body><text:p>So he said.</text:p></text:note-body></text:note>.</text:p>\
             <table:table><table:table-row><table:table-cell><text:p>hurt</text:p></table:table-cell>\
             <table:table-cell><text:p>23</text:p></table:table-cell></table:table-row></table:table>\
             </office:text></office:body></office:document-content>";
        let source = read("a.odt", &archive("content.xml", body)).unwrap();
        assert_eq!(source.text, "Quay shut\n\nIt cost £3&4 m.\n\nSo he said.\n\nhurt\t23\n\n");
    }
}
