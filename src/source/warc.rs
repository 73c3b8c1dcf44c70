//! Web pages as an archive keeps them: WARC 1.0 and 1.1, whole or packed.
//!
//! Form: <https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/>.

use super::form::Form;
use super::packed::{Packing, unpacked};
use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;

/// A page is no longer than this: what is longer is passed over, and told.
const LONGEST_PAGE: u64 = 64 << 20;

/// A line of a record's head is no longer than this.
const LONGEST_LINE: u64 = 64 << 10;

/// The records of an archive.
pub(super) struct Warc<'a> {
    /// The file's name.
    pub(super) file: Arc<str>,
    input: BufReader<Box<dyn Read + 'a>>,
    /// The number of the record last read, from 1.
    pub(super) number: usize,
    ended: bool,
}

/// A page of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Page {
    /// Its address, or its number where it has none.
    pub(super) address: String,
    pub(super) form: Form,
    pub(super) bytes: Vec<u8>,
    /// The day that it was kept.
    pub(super) kept: Option<String>,
}

impl<'a> Warc<'a> {
    pub(super) fn new(file: &str, input: Box<dyn Read + 'a>) -> Self {
        Self { file: file.into(), input: BufReader::with_capacity(1 << 16, input), number: 0, ended: false }
    }

    /// The next page; records that are none are passed over.
    pub(super) fn next_page(&mut self) -> Option<Result<Page, String>> {
        while !self.ended {
            match self.record() {
                Ok(None) => self.ended = true,
                Ok(Some(Record::Other)) => {}
                Ok(Some(Record::Page(page))) => return Some(Ok(page)),
                Ok(Some(Record::TooLong(address))) => {
                    let most = LONGEST_PAGE >> 20;
                    return Some(Err(format!("the page {address} is longer than {most} MB, and passed over")));
                }
                Err(error) => {
                    self.ended = true;
                    let read = self.number.saturating_sub(1);
                    return Some(Err(format!(
                        "the archive is damaged in its record {}: {error}; {read} were read",
                        self.number
                    )));
                }
            }
        }
        None
    }

    fn record(&mut self) -> io::Result<Option<Record>> {
        let mut line = self.line()?;
        // Two line ends stand behind each record.
        while line.as_deref() == Some("") {
            line = self.line()?;
        }
        let Some(version) = line else { return Ok(None) };
        self.number = self.number.saturating_add(1);
        if !version.starts_with("WARC/") {
            return Err(invalid("it does not begin with WARC/1.0 or WARC/1.1"));
        }
        let head = self.head()?;
        let length: u64 = head
            .get("content-length")
            .and_then(|length| length.parse().ok())
            .ok_or_else(|| invalid("it has no length"))?;
        let address = head
            .get("warc-target-uri")
            .map_or_else(|| self.number.to_string(), |uri| uri.trim_matches(['<', '>']).to_owned());
        let kind = head.get("warc-type").unwrap_or("").to_ascii_lowercase();
        if !matches!(kind.as_str(), "response" | "resource" | "conversion") {
            self.skip(length)?;
            return Ok(Some(Record::Other));
        }
        if length > LONGEST_PAGE {
            self.skip(length)?;
            return Ok(Some(Record::TooLong(address)));
        }
        let mut content = Vec::new();
        let read = self.input.by_ref().take(length).read_to_end(&mut content)?;
        if (read as u64) < length {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "it is cut off"));
        }
        let kept = head.get("warc-date").and_then(|date| date.get(..10)).map(str::to_owned);
        let page = if kind == "response" {
            answer(content)
        } else {
            form_of(head.get("content-type").unwrap_or("")).map(|form| (form, content))
        };
        Ok(Some(page.map_or(Record::Other, |(form, bytes)| Record::Page(Page { address, form, bytes, kept }))))
    }

    /// A line without its end; `None` at the end of the archive.
    fn line(&mut self) -> io::Result<Option<String>> {
        let mut bytes = Vec::new();
        let read = self.input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut bytes)?;
        if read as u64 == LONGEST_LINE {
            return Err(invalid("a line of its head is too long"));
        }
        let text = String::from_utf8_lossy(&bytes);
        Ok((read > 0).then(|| text.trim_end_matches(['\r', '\n']).to_owned()))
    }

    fn head(&mut self) -> io::Result<Head> {
        let mut head = Head::default();
        while let Some(line) = self.line()?.filter(|line| !line.is_empty()) {
            head.add(&line);
            if head.0.len() > 1000 {
                return Err(invalid("its head has more than 1000 lines"));
            }
        }
        Ok(head)
    }

    fn skip(&mut self, length: u64) -> io::Result<()> {
        let skipped = io::copy(&mut self.input.by_ref().take(length), &mut io::sink())?;
        if skipped < length { Err(io::Error::new(io::ErrorKind::UnexpectedEof, "it is cut off")) } else { Ok(()) }
    }
}

enum Record {
    Page(Page),
    TooLong(String),
    /// What is no page: a request, a picture, a page that was not there.
    Other,
}

fn invalid(message: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, message.to_owned())
}

/// The lines of a head, the names in small letters.
#[derive(Default)]
struct Head(Vec<(String, String)>);

impl Head {
    fn add(&mut self, line: &str) {
        if let Some((name, value)) = line.split_once(':') {
            self.0.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

fn form_of(content_type: &str) -> Option<Form> {
    match content_type.split(';').next().unwrap_or("").trim().to_ascii_lowercase().as_str() {
        "text/html" | "application/xhtml+xml" => Some(Form::Html),
        "text/plain" => Some(Form::Plain),
        _ => None,
    }
}

/// The page of an answer of HTTP, if it is one that was there.
fn answer(content: Vec<u8>) -> Option<(Form, Vec<u8>)> {
    let end = memchr::memmem::find(&content, b"\r\n\r\n")?;
    let text = String::from_utf8_lossy(content.get(..end)?);
    let mut lines = text.lines();
    let status = lines.next()?.split_whitespace().nth(1)?;
    if status != "200" {
        return None;
    }
    let mut head = Head::default();
    lines.for_each(|line| head.add(line));
    let form = form_of(head.get("content-type")?)?;
    let body = content.get(end.checked_add(4)?..)?;
    let is = |name: &str, value: &str| head.get(name).is_some_and(|said| said.eq_ignore_ascii_case(value));
    // Some archives keep the head of a body that they have already put together or unpacked.
    let whole =
        if is("transfer-encoding", "chunked") { joined(body).unwrap_or_else(|| body.to_vec()) } else { body.to_vec() };
    let is_gzip =
        whole.starts_with(b"\x1f\x8b") && (is("content-encoding", "gzip") || is("content-encoding", "x-gzip"));
    if !is_gzip {
        return Some((form, whole));
    }
    let mut bytes = Vec::new();
    unpacked(Box::new(&whole[..]), Packing::Gzip).ok()?.take(LONGEST_PAGE).read_to_end(&mut bytes).ok()?;
    Some((form, bytes))
}

/// A body that was sent in chunks.
fn joined(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    loop {
        let end = memchr::memmem::find(body, b"\r\n")?;
        let size = std::str::from_utf8(body.get(..end)?).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(whole);
        }
        let from = end.checked_add(2)?;
        let to = from.checked_add(size)?;
        whole.extend_from_slice(body.get(from..to)?);
        body = body.get(to.checked_add(2)?..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: &str, uri: &str, content: &str) -> String {
        let length = content.len();
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2019-05-16T08:00:00Z\r\nContent-Length: {length}\r\n\r\n{content}\r\n\r\n"
        )
    }

    fn pages(bytes: &[u8]) -> Vec<Result<Page, String>> {
        let mut warc = Warc::new("a.warc", Box::new(bytes));
        std::iter::from_fn(|| warc.next_page()).collect()
    }

    #[test]
    fn pages_that_were_there_are_read() {
        let html = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n";
        let archive = [
            record("warcinfo", "", "software: x"),
            record("request", "http://x.example/", "GET / HTTP/1.1\r\n\r\n"),
            record("response", "http://x.example/1", &format!("{html}\r\n<p>One")),
            record(
                "response",
                "http://x.example/2",
                &format!("{html}Transfer-Encoding: chunked\r\n\r\n4\r\n<p>T\r\n2\r\nwo\r\n0\r\n\r\n"),
            ),
            record(
                "response",
                "http://x.example/3",
                "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone",
            ),
            record("response", "http://x.example/4.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG"),
        ]
        .concat();
        let found: Vec<Page> = pages(archive.as_bytes()).into_iter().map(Result::unwrap).collect();
        let told: Vec<(&str, &[u8])> =
            found.iter().map(|page| (page.address.as_str(), page.bytes.as_slice())).collect();
        assert_eq!(told, [("http://x.example/1", &b"<p>One"[..]), ("http://x.example/2", b"<p>Two")]);
        assert_eq!(found[0].kept.as_deref(), Some("2019-05-16"));
    }

    #[test]
    fn a_damaged_archive_is_told_and_ends() {
        let whole = record("response", "u", "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nText");
        for length in 1..whole.len() {
            let found = pages(&whole.as_bytes()[..length]);
            assert!(found.len() <= 1, "{length}");
        }
        assert!(pages(b"no archive\n")[0].as_ref().unwrap_err().contains("does not begin with WARC"));
        let long = whole.replace("Content-Length: ", "Content-Length: 99999999999");
        assert!(pages(long.as_bytes())[0].as_ref().unwrap_err().contains("cut off"));
    }
}
