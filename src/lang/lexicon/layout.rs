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

/// The hash that words are found by, eight bytes at a time. Part of the file's form.
pub(super) fn hash(bytes: &[u8]) -> u32 {
    let (chunks, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    let mut hash = bytes.len() as u64;
    for chunk in chunks.iter().chain([&last]) {
        hash = (hash ^ u64::from_le_bytes(*chunk)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^= hash >> 32;
    }
    let [a, b, c, d, e, f, g, h] = hash.wrapping_mul(0xd6e8_feb8_6659_fd93).to_le_bytes();
    u32::from_le_bytes([a, b, c, d]) ^ u32::from_le_bytes([e, f, g, h])
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

/// The longest form that the file can hold, in bytes.
pub(super) const LONGEST: usize = 48;

/// A form in the spelling of the file: in lower case, accents and curls of apostrophes gone. `None` where it holds other
/// scripts or is longer than any word: the file does not have it.
pub(super) fn fold<'b>(form: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b [u8]> {
    if form.is_ascii() {
        let place = buffer.get_mut(..form.len())?;
        place.copy_from_slice(form.as_bytes());
        place.make_ascii_lowercase();
        return Some(place);
    }
    let mut length = 0;
    for c in form.chars() {
        let mut ascii = [0; 4];
        let folded = if c.is_ascii() { c.encode_utf8(&mut ascii) } else { fold_char(c)? };
        for byte in folded.bytes() {
            *buffer.get_mut(length)? = byte.to_ascii_lowercase();
            length += 1;
        }
    }
    buffer.get(..length)
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
