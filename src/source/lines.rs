//! The lines of a JSONL stream, read without holding more than one.

use super::encoding::UTF_8_MARK;
use super::jsonl::Line;
use super::read::{LONGEST_ARTICLE, too_long};
use super::walk;
use crate::problem::Problem;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;

/// The lines of a JSONL file.
pub(super) struct Lines<'a> {
    /// The file's name.
    pub(super) file: Arc<str>,
    input: BufReader<Box<dyn Read + 'a>>,
    /// The number of the line last read, from 1.
    number: usize,
}

/// How much is read from a JSONL file at a time.
const READ_BYTES: usize = 1 << 20;

impl<'a> Lines<'a> {
    /// The lines of an input that is called so.
    pub(super) fn new(name: String, input: Box<dyn Read + 'a>) -> Self {
        Self { file: name.into(), input: BufReader::with_capacity(READ_BYTES, input), number: 0 }
    }

    /// The next line that is not blank.
    pub(super) fn next_line(&mut self) -> Option<Result<Line, Problem>> {
        loop {
            let mut bytes = Vec::new();
            let limit = LONGEST_ARTICLE as u64;
            match self.input.by_ref().take(limit).read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) => self.number += 1,
                Err(error) => return Some(Err(self.broken_off(&error))),
            }
            if self.number == 1 && bytes.starts_with(UTF_8_MARK) {
                bytes.drain(..UTF_8_MARK.len());
            }
            if self.number == 1 && (bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF")) {
                self.input = BufReader::new(Box::new(io::empty()));
                return Some(Err(Problem::of_file(self.file.as_ref(), "JSONL in UTF-16").help("write it in UTF-8")));
            }
            if bytes.len() >= LONGEST_ARTICLE && !bytes.ends_with(b"\n") {
                return Some(Err(self.skip_rest_of_line()));
            }
            if !bytes.trim_ascii().is_empty() {
                return Some(Ok(self.line(bytes)));
            }
        }
    }

    /// The line last read, of these bytes.
    pub(super) fn line(&self, bytes: Vec<u8>) -> Line {
        Line { file: Arc::clone(&self.file), number: self.number, bytes }
    }

    /// Nothing more is read after an error: the next call would meet it again.
    pub(super) fn broken_off(&mut self, error: &io::Error) -> Problem {
        self.input = BufReader::new(Box::new(io::empty()));
        let problem = walk::unreadable(Path::new(self.file.as_ref()), error);
        if self.number == 0 { problem } else { problem.help(format!("{} lines were read", self.number)) }
    }

    fn skip_rest_of_line(&mut self) -> Problem {
        let message = format!("line {} is too long for an article: more than 256 MB", self.number);
        match self.input.skip_until(b'\n') {
            Ok(_) => Problem::of_file(self.file.as_ref(), message),
            Err(error) => self.broken_off(&error),
        }
    }

    /// The problem of a file without a line that is not blank.
    pub(super) fn nothing(&self) -> Problem {
        Problem::of_file(self.file.as_ref(), "the file is empty")
    }

    /// Reads up to and with the first line that is not blank, and gives that line, without a byte order mark.
    pub(super) fn head(&mut self, head: &mut Vec<u8>) -> io::Result<Vec<u8>> {
        loop {
            let start = head.len();
            let room = LONGEST_ARTICLE.saturating_sub(start) as u64;
            let read = self.input.by_ref().take(room).read_until(b'\n', head)?;
            self.number += 1;
            let line = head.get(start..).unwrap_or(&[]);
            let line = if start == 0 { line.strip_prefix(UTF_8_MARK).unwrap_or(line) } else { line };
            if read == 0 || !line.trim_ascii().is_empty() {
                return Ok(line.to_vec());
            }
        }
    }

    /// All of the input, of which the first bytes have been taken.
    pub(super) fn into_bytes(mut self, mut bytes: Vec<u8>) -> Result<Vec<u8>, Problem> {
        let room = LONGEST_ARTICLE.saturating_sub(bytes.len()) as u64;
        match self.input.by_ref().take(room + 1).read_to_end(&mut bytes) {
            Ok(read) if read as u64 > room => Err(too_long(&self.file)),
            Ok(_) => Ok(bytes),
            Err(error) => Err(self.broken_off(&error)),
        }
    }
}
