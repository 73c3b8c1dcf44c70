//! Packed files: gzip and zstd, unpacked as they are read, and given up where they are bombs.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    None,
    Gzip,
    Zstd,
}

impl Packing {
    pub(super) fn of_ending(ending: &str) -> Option<Self> {
        match ending {
            "gz" | "gzip" => Some(Self::Gzip),
            "zst" | "zstd" => Some(Self::Zstd),
            _ => None,
        }
    }
}

/// So much may be unpacked of any file.
const ALWAYS: u64 = 64 << 20;

/// More than so many times its packed size is no text: plain English packs to a fourth, a list of one word over and over to a
/// hundredth.
const MOST_TIMES: u64 = 300;

/// Opens a file, unpacked.
pub(super) fn open(path: &Path, packing: Packing) -> io::Result<Box<dyn Read>> {
    unpacked(Box::new(File::open(path)?), packing)
}

/// An input, unpacked.
pub(super) fn unpacked<'a>(input: Box<dyn Read + 'a>, packing: Packing) -> io::Result<Box<dyn Read + 'a>> {
    if packing == Packing::None {
        return Ok(input);
    }
    let taken = Arc::new(AtomicU64::new(0));
    let counted = BufReader::new(Counted { input, taken: Arc::clone(&taken) });
    let opened: Box<dyn Read + 'a> = match packing {
        Packing::Zstd => {
            let decoder =
                ruzstd::decoding::StreamingDecoder::new(counted).map_err(|error| invalid(&error.to_string()))?;
            Box::new(decoder)
        }
        _ => Box::new(flate2::bufread::MultiGzDecoder::new(counted)),
    };
    Ok(Box::new(Bounded { input: opened, taken, given: 0 }))
}

fn invalid(message: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, message.to_owned())
}

/// Counts the packed bytes.
struct Counted<R> {
    input: R,
    taken: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.taken.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Ends with an error where too much comes out of too little.
struct Bounded<R> {
    input: R,
    taken: Arc<AtomicU64>,
    given: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = ALWAYS.max(self.taken.load(Ordering::Relaxed).saturating_mul(MOST_TIMES));
        if self.given > most {
            return Err(invalid(&format!("it unpacks to more than {MOST_TIMES} times its size, as no text does")));
        }
        let read = self.input.read(buffer).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => io::Error::new(error.kind(), "it ends before its packed text does"),
            _ => error,
        })?;
        self.given = self.given.saturating_add(read as u64);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn read(bytes: &[u8], packing: Packing) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        unpacked(Box::new(bytes), packing)?.read_to_end(&mut text)?;
        Ok(text)
    }

    #[test]
    fn several_members_are_one_text() {
        assert_eq!(read(&[gzip(b"one "), gzip(b"two")].concat(), Packing::Gzip).unwrap(), b"one two");
        let packed = ruzstd::encoding::compress_to_vec(&b"one two"[..], ruzstd::encoding::CompressionLevel::Fastest);
        assert_eq!(read(&packed, Packing::Zstd).unwrap(), b"one two");
    }

    #[test]
    fn what_is_cut_off_or_a_bomb_is_an_error_that_says_so() {
        let packed = gzip(&b"The quay is shut. ".repeat(1000));
        let error = read(&packed[..packed.len() - 12], Packing::Gzip).unwrap_err();
        assert_eq!(error.to_string(), "it ends before its packed text does");
        assert!(read(b"no zstd at all", Packing::Zstd).is_err());
        let bomb = gzip(&vec![b' '; 80 << 20]);
        assert!(read(&bomb, Packing::Gzip).unwrap_err().to_string().contains("as no text does"));
        // Near miss: a long dull text is no bomb.
        assert!(read(&gzip(&b"no ".repeat(1 << 20)), Packing::Gzip).is_ok());
    }
}
