//! The words numbers are made of.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::group::{self, Counts};
use super::read::Reader;
use super::scale::scale_word;

/// What a word of a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Zero to nineteen.
    Small(i64),
    Tens(i64),
    /// A power of ten.
    Scale(u32),
    Dozen,
    /// First to nineteenth.
    OrdinalSmall(i64),
    /// Twentieth to ninetieth.
    OrdinalTens(i64),
    /// Hundredth and so on: a power of ten.
    OrdinalScale(u32),
    /// The plural of a denominator: halves, thirds, quarters.
    Parts(i64),
    Half,
    Quarter,
    /// "dozens", "hundreds", "thousands": at least twice the value.
    Many(i64),
    /// "Trio", "twins": how many they are.
    Group(i64, Counts),
}

type Words = HashMap<&'static str, Word, foldhash::fast::FixedState>;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    let small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
    let ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth";
    let parts = "thirds fourths fifths sixths sevenths eighths ninths tenths elevenths twelfths";
    let tens = "twenty thirty forty fifty sixty seventy eighty ninety";
    let ordinal_tens = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth";
    let numbered = |list: &'static str, from: i64| list.split(' ').zip(from..);
    words.extend(numbered(small, 0).map(|(word, n)| (word, Word::Small(n))));
    words.extend(numbered(ordinals, 1).map(|(word, n)| (word, Word::OrdinalSmall(n))));
    words.extend(numbered(parts, 3).map(|(word, n)| (word, Word::Parts(n))));
    words.extend(numbered(tens, 2).map(|(word, n)| (word, Word::Tens(n * 10))));
    words.extend(numbered(ordinal_tens, 2).map(|(word, n)| (word, Word::OrdinalTens(n * 10))));
    words.extend([
        ("nought", Word::Small(0)),
        ("naught", Word::Small(0)),
        ("fourty", Word::Tens(40)),
        ("threescore", Word::Tens(60)),
        ("fourscore", Word::Tens(80)),
        ("dozen", Word::Dozen),
    ]);
    words.extend(
        "hundred thousand million billion trillion quadrillion lakh lakhs lac crore crores"
            .split(' ')
            .map(|word| (word, Word::Scale(scale_word(word).unwrap_or(0)))),
    );
    words.extend(
        [("hundredth", 2), ("thousandth", 3), ("millionth", 6), ("billionth", 9), ("trillionth", 12)]
            .map(|(word, power)| (word, Word::OrdinalScale(power))),
    );
    words.extend(
        [
            ("halves", 2),
            ("quarters", 4),
            ("hundredths", 100),
            ("thousandths", 1000),
            ("twentieths", 20),
            ("millionths", 1_000_000),
            ("billionths", 1_000_000_000),
            ("trillionths", 1_000_000_000_000),
        ]
        .map(|(word, parts)| (word, Word::Parts(parts))),
    );
    words.extend([("half", Word::Half), ("quarter", Word::Quarter)]);
    words.extend(
        [
            ("dozens", 12),
            ("hundreds", 100),
            ("thousands", 1000),
            ("millions", 1_000_000),
            ("billions", 1_000_000_000),
            ("trillions", 1_000_000_000_000),
            ("scores", 20),
            ("tens", 10),
        ]
        .map(|(word, value)| (word, Word::Many(value))),
    );
    words.extend(group::words());
    words
});

/// For each first letter, the lengths of the words in the table, as bits: most words of a text are told from a number by
/// this alone.
static LENGTHS: LazyLock<[u32; 26]> = LazyLock::new(|| {
    let mut lengths = [0; 26];
    for word in WORDS.keys() {
        let first = word.bytes().next().map_or(0, |first| usize::from(first.wrapping_sub(b'a')));
        if let Some(bits) = lengths.get_mut(first) {
            *bits |= 1 << word.len().min(31);
        }
    }
    lengths
});

/// The longest word looked up: "thirteenth", and joined ones such as "seventyseventh".
const LONGEST: usize = 14;

/// The shortest joined word: "sixtyone".
const JOINED_FROM: usize = 8;

/// What the word at `at` is in a number.
pub(super) fn word_at(reader: &Reader, at: usize) -> Option<Word> {
    let word = reader.word(at);
    let first = word.bytes().next()?.to_ascii_lowercase();
    let lengths = LENGTHS.get(usize::from(first.wrapping_sub(b'a')))?;
    let known = lengths & (1 << word.len().min(31)) != 0;
    if word.len() > LONGEST || !known && word.len() < JOINED_FROM {
        return None;
    }
    let mut lower = [0u8; LONGEST];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let lower = std::str::from_utf8(lower).ok()?;
    WORDS.get(lower).copied().or_else(|| joined(lower))
}

/// Tens and ones written as one word: "thirtyfirst", "fortytwo".
fn joined(word: &str) -> Option<Word> {
    // "Fortytwo": the tens end behind their fifth to seventh letter.
    let split = (5..=7).find(|&split| word.len() > split + 2 && word.get(split - 2..split) == Some("ty"))?;
    let (tens, ones) = word.split_at_checked(split)?;
    let Some(Word::Tens(tens)) = WORDS.get(tens).copied() else { return None };
    match WORDS.get(ones)? {
        Word::Small(ones @ 1..10) => Some(Word::Small(tens.saturating_add(*ones))),
        Word::OrdinalSmall(ones @ 1..10) => Some(Word::OrdinalSmall(tens.saturating_add(*ones))),
        _ => None,
    }
}
