//! From the bytes of a file to text, with the way back.

use super::OffsetMap;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// A file's bytes as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text, without a byte order mark.
    pub(super) text: String,
    /// From the text to the bytes of the file.
    pub(super) offsets: OffsetMap,
}

/// Why bytes are not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum NotText {
    #[error("not text: byte {at} is NUL")]
    Nul { at: usize },
    #[error("not text: {controls} of its first {of} bytes are control characters")]
    Controls { controls: usize, of: usize },
}

/// One control character in this many bytes is more than any text has (form feeds, a stray escape) and less than junk has:
/// in random bytes it is one in nine.
const CONTROLS_IN_JUNK: usize = 20;

/// How many bytes are looked at to tell text from junk.
const SAMPLE: usize = 8192;

/// The byte order mark as UTF-8 writes it.
pub(super) const UTF_8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Decodes UTF-8 (with or without byte order mark), UTF-16 (with one), and else what the bytes look most like.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, NotText> {
    let decoded = match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) if encoding == UTF_16LE || encoding == UTF_16BE => {
            decode_stepwise(&bytes, mark, encoding)
        }
        _ => decode_unmarked(bytes)?,
    };
    refuse_junk(&decoded.text)?;
    Ok(decoded)
}

fn decode_unmarked(bytes: Vec<u8>) -> Result<Decoded, NotText> {
    if let Some(at) = memchr::memchr(0, &bytes) {
        return Err(NotText::Nul { at });
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(without_mark(text)),
        Err(error) => {
            let bytes = error.into_bytes();
            let encoding = guess(&bytes);
            Ok(decode_stepwise(&bytes, 0, encoding))
        }
    }
}

fn without_mark(mut text: String) -> Decoded {
    let mut offsets = OffsetMap::default();
    if text.as_bytes().starts_with(UTF_8_MARK) {
        text.drain(..UTF_8_MARK.len());
        offsets.push(0, UTF_8_MARK.len(), (1, 1));
    }
    Decoded { text, offsets }
}

/// UTF-8 is ruled out: what has come so far is not valid. ISO-2022-JP is left out as browsers do for local files.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Decodes byte for byte outside ASCII, so that each character's bytes are known: the decoder alone knows how many it
/// takes, and old encodings are rare enough that speed does not matter.
fn decode_stepwise(bytes: &[u8], start: usize, encoding: &'static Encoding) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut decoded = Decoded { text: String::with_capacity(bytes.len()), offsets: OffsetMap::default() };
    let mut character = start;
    let mut at = start;
    // The decoder writes at most a replacement character and the character after it for one byte more.
    let mut room = String::with_capacity(32);
    while let Some(&byte) = bytes.get(at) {
        if encoding.is_ascii_compatible() && character == at && byte.is_ascii() {
            decoded.offsets.push(decoded.text.len(), at, (1, 1));
            decoded.text.push(char::from(byte));
            at += 1;
            character = at;
            continue;
        }
        at += 1;
        let last = at == bytes.len();
        room.clear();
        let _ = decoder.decode_to_string(bytes.get(at - 1..at).unwrap_or(&[]), &mut room, last);
        if !room.is_empty() {
            decoded.take(&room, character, at);
            character = at;
        }
    }
    decoded
}

impl Decoded {
    /// Appends characters that come from the bytes from `start` to `end` of the file, all but the first from one byte
    /// each, the last ones.
    fn take(&mut self, characters: &str, start: usize, end: usize) {
        let mut left = characters.chars().count();
        let mut from = start;
        for character in characters.chars() {
            left -= 1;
            let to = end.saturating_sub(left).max(from);
            self.offsets.push(self.text.len(), from, (character.len_utf8(), to - from));
            self.text.push(character);
            from = to;
        }
    }
}

/// Bytes are counted, not characters: the controls are ASCII, and every article passes here.
fn refuse_junk(text: &str) -> Result<(), NotText> {
    let sample = text.as_bytes().get(..SAMPLE).unwrap_or(text.as_bytes());
    let is_junk = |byte: &&u8| (**byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | b'\x0c')) || **byte == 0x7F;
    let controls = sample.iter().filter(is_junk).count();
    let of = sample.len();
    if controls.saturating_mul(CONTROLS_IN_JUNK) > of { Err(NotText::Controls { controls, of }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::ByteSpan;

    /// Decodes, and holds every character's place in the file against what it was encoded to.
    #[track_caller]
    fn check(text: &str, mark: &[u8], encode: impl Fn(char) -> Vec<u8>) {
        let mut bytes = mark.to_vec();
        let mut places = Vec::new();
        for c in text.chars() {
            let start = bytes.len();
            bytes.extend(encode(c));
            places.push(ByteSpan::new(start, bytes.len()));
        }
        let decoded = decode(bytes).unwrap();
        assert_eq!(decoded.text, text);
        for ((at, c), place) in text.char_indices().zip(places) {
            let span = ByteSpan::new(at, at + c.len_utf8());
            assert_eq!(decoded.offsets.span_to_file(span), place, "{c:?} at {at} of {text:?}");
        }
    }

    fn utf8(c: char) -> Vec<u8> {
        c.to_string().into_bytes()
    }

    #[test]
    fn utf_8_with_and_without_mark() {
        for text in ["", "plain", "Zürich — 🦀 e\u{301}\r\n"] {
            check(text, b"", utf8);
            check(text, UTF_8_MARK, utf8);
        }
    }

    #[test]
    fn utf_16_with_mark() {
        let units = |c: char| c.encode_utf16(&mut [0; 2]).to_vec();
        for text in ["plain", "Zürich и Москва 🦀 北京.\r\n"] {
            check(text, b"\xFF\xFE", |c| units(c).into_iter().flat_map(u16::to_le_bytes).collect());
            check(text, b"\xFE\xFF", |c| units(c).into_iter().flat_map(u16::to_be_bytes).collect());
        }
    }

    #[test]
    fn old_encodings_are_guessed() {
        let french = "Le maire a déclaré hier que l’école serait rénovée avant l’été, à ses frais.";
        check(french, b"", |c| encoding_rs::WINDOWS_1252.encode(&c.to_string()).0.into_owned());
        let russian = "Министр сообщил, что мост через реку откроют в мае.";
        check(russian, b"", |c| encoding_rs::WINDOWS_1251.encode(&c.to_string()).0.into_owned());
        let japanese = "新しい橋は五月に開通すると市長が発表しました。";
        check(japanese, b"", |c| encoding_rs::SHIFT_JIS.encode(&c.to_string()).0.into_owned());
    }

    #[test]
    fn junk_is_refused() {
        assert_eq!(decode(b"ab\0cd".to_vec()), Err(NotText::Nul { at: 2 }));
        assert!(matches!(decode(vec![1, 2, 3, 4, b'a']), Err(NotText::Controls { controls: 4, of: 5 })));
        let noise: Vec<u8> = (0..4000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8 | 1).collect();
        assert!(decode(noise).is_err());
        assert!(
            decode(b"tabs\tand\r\nlines\x0c are text, and one \x1b stray escape in a long line is too".to_vec())
                .is_ok()
        );
    }

    #[test]
    fn cut_off_characters_become_replacements() {
        assert_eq!(decode(b"\xFF\xFEa\0b".to_vec()).unwrap().text, "a\u{fffd}");
        assert!(decode(b"caf\xE9".to_vec()).unwrap().text.starts_with("caf"));
    }
}
