//! How `lexicon.bin` lies on disk, for the reader and the packer alike. All numbers are little-endian.
//!
//! | part | what |
//! | --- | --- |
//! | head | [`MAGIC`] · version · length of the file · checksum of all behind it · fingerprint of the classes · number of words, of slots, of class sets |
//! | class sets | the sets that occur, 16 bytes each |
//! | slots | an open-addressing hash table, a power of two: number of the word + 1 (three bytes) and eight bits of its hash; 0 is an empty slot |
//! | starts | where each word's record begins, in three bytes, counted from the first record |
//! | records | one a word, in the order of their numbers |
//!
//! A record: number of its class set (2) · rank (2) · states of its readings (2) · length of the form (1) · the form ·
//! three bytes for each lemma that is another word · number of neighbours (1) · four bytes for each neighbour: lemma (16
//! bits), relation (3), readings (3), two bits of nothing, weight (8).

/// The name of the file, for errors.
pub(super) const FILE: &str = "lexicon.bin";

/// What the file begins with.
pub(super) const MAGIC: &[u8; 8] = b"gainsLEX";

/// The version of the form.
pub(super) const VERSION: u32 = 1;

/// Where the parts of the head stand.
pub(super) mod head {
    pub(in super::super) const VERSION: usize = 8;
    pub(in super::super) const LENGTH: usize = 12;
    pub(in super::super) const CHECKSUM: usize = 16;
    pub(in super::super) const CLASSES: usize = 24;
    pub(in super::super) const WORDS: usize = 28;
    pub(in super::super) const SLOTS: usize = 32;
    pub(in super::super) const SETS: usize = 36;
    pub(in super::super) const END: usize = 40;
}

/// Bytes of a class set.
pub(super) const SET: usize = 16;
/// Bytes of a slot of the hash table.
pub(super) const SLOT: usize = 4;
/// Bytes of a start.
pub(super) const START: usize = 3;
/// Bytes of a record before its form.
pub(super) const RECORD_HEAD: usize = 7;
/// Bytes of the number of a lemma that is another word.
pub(super) const OTHER: usize = 3;
/// Bytes of a neighbour.
pub(super) const NEAR: usize = 4;

/// The states that a reading of a form can be in, two bits each.
pub(super) mod state {
    /// The form has no such reading.
    pub(in super::super) const NONE: u16 = 0;
    /// The form is its own lemma.
    pub(in super::super) const OWN: u16 = 1;
    /// Its lemma is another word, named behind the form.
    pub(in super::super) const OTHER: u16 = 2;
    /// The bits of one state.
    pub(in super::super) const MASK: u16 = 3;
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|chunk| u16::from_le_bytes(*chunk))
}

pub(super) fn u24_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|&[low, middle, high]| u32::from_le_bytes([low, middle, high, 0]))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|chunk| u32::from_le_bytes(*chunk))
}

pub(super) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|chunk| u64::from_le_bytes(*chunk))
}

pub(super) fn u128_at(bytes: &[u8], at: usize) -> Option<u128> {
    bytes.get(at..)?.first_chunk().map(|chunk| u128::from_le_bytes(*chunk))
}

/// The eight bits of a hash that a slot holds, so that a word that is not meant is seldom looked at.
pub(super) fn tag(hash: u32) -> u32 {
    hash & 0xff00_0000
}

/// The slot that the search for a hash begins with; `mask` is the number of slots less one.
pub(super) fn first_slot(hash: u32, mask: u32) -> u32 {
    hash & mask
}

/// The checksum of what stands behind it in the file, eight bytes at a time: a millisecond for the whole file.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    let (chunks, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    let mut sum = bytes.len() as u64;
    for chunk in chunks.iter().chain([&last]) {
        sum = (sum ^ u64::from_le_bytes(*chunk)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    }
    sum
}

/// The longest form that the file can hold, in bytes: whole chunks of the hash.
pub(super) const LONGEST: usize = 48;

/// A form in the spelling of the file: in lower case, accents and curls of apostrophes gone; zeros behind it.
pub(super) struct Form {
    bytes: [u8; LONGEST],
    length: usize,
    hash: u64,
}

impl Form {
    /// Folds a form. `None` where it holds other scripts or is longer than any word: the file does not have it.
    pub(super) fn fold(form: &str) -> Option<Self> {
        if form.is_ascii() {
            return Self::fold_ascii(form.as_bytes());
        }
        let (mut bytes, mut length) = ([0; LONGEST], 0);
        for c in form.chars() {
            let mut ascii = [0; 4];
            let text = if c.is_ascii() { c.encode_utf8(&mut ascii) } else { fold_char(c)? };
            for byte in text.bytes() {
                *bytes.get_mut(length)? = byte;
                length += 1;
            }
        }
        Self::fold_ascii(bytes.get(..length)?)
    }

    /// Folds and hashes eight bytes at a time: byte by byte it takes longer than all the rest of a lookup.
    fn fold_ascii(form: &[u8]) -> Option<Self> {
        if form.len() > LONGEST {
            return None;
        }
        let mut folded = Self { bytes: [0; LONGEST], length: form.len(), hash: form.len() as u64 };
        let (chunks, rest) = form.as_chunks::<8>();
        let whole = chunks.iter().map(|chunk| u64::from_le_bytes(*chunk));
        let last = (!rest.is_empty()).then(|| tail(rest));
        for (chunk, place) in whole.chain(last).zip(folded.bytes.as_chunks_mut().0) {
            let small = lower(chunk);
            *place = small.to_le_bytes();
            folded.hash = mix(folded.hash, small);
        }
        Some(folded)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    /// The hash that words are found by. Part of the file's form.
    pub(super) fn hash(&self) -> u32 {
        upper_half(self.hash.wrapping_mul(0xd6e8_feb8_6659_fd93))
    }
}

/// Takes eight bytes more into a hash.
fn mix(hash: u64, chunk: u64) -> u64 {
    let mixed = (hash ^ chunk).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ mixed >> 32
}

/// Up to seven bytes as the low bytes of a number.
fn tail(rest: &[u8]) -> u64 {
    match (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
        // The two halves overlap, and agree where they do.
        (Some(first), Some(last)) => {
            let last = u64::from(u32::from_le_bytes(*last));
            u64::from(u32::from_le_bytes(*first)) | last << (8 * (rest.len() - 4))
        }
        _ => rest.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte)),
    }
}

/// Eight bytes of ASCII with their capitals made small.
fn lower(chunk: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // The high bit of each byte tells whether it is at least A, and whether it is above Z.
    let from_a = chunk + EACH * u64::from(0x80 - b'A');
    let above_z = chunk + EACH * u64::from(0x7f - b'Z');
    chunk | (from_a & !above_z & (EACH * 0x80)) >> 2
}

/// The upper half of a number, which in products depends on all of it.
pub(super) fn upper_half(number: u64) -> u32 {
    let [.., a, b, c, d] = number.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

/// What stands for a character that is not ASCII: a Latin letter without its accent, an apostrophe, a hyphen.
fn fold_char(c: char) -> Option<&'static str> {
    match c {
        '’' | '‘' | 'ʼ' | '′' | '´' => Some("'"),
        '‐' | '‑' => Some("-"),
        '\u{ad}' => Some(""),
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some(any_ascii::any_ascii_char(c)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_folded_whatever_their_length() {
        let text = "ABC-xyz'Z@[`{.0189 The Quick Brown Fox Jumps Over It";
        for end in 0..=LONGEST {
            for start in 0..=end {
                let part = &text[start..end];
                let folded = Form::fold(part).unwrap();
                assert_eq!(folded.as_bytes(), part.to_ascii_lowercase().as_bytes());
                assert_eq!(folded.hash(), Form::fold(&part.to_lowercase()).unwrap().hash());
            }
        }
        assert!(Form::fold(&text[..=LONGEST]).is_none());
    }

    #[test]
    fn accents_and_apostrophes_are_folded() {
        let folded = |form| Form::fold(form).map(|form| String::from_utf8(form.as_bytes().to_vec()).unwrap());
        assert_eq!(folded("CAFÉS").as_deref(), Some("cafes"));
        assert_eq!(folded("Don’t").as_deref(), Some("don't"));
        assert_eq!(folded("Straße").as_deref(), Some("strasse"));
        assert_eq!(folded("Москва"), None);
        assert!(Form::fold(&"é".repeat(LONGEST + 1)).is_none());
    }
}
