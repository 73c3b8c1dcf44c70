//! Korean syllables in their many romanisations.
//!
//! McCune-Reischauer (with and without its breves and apostrophes), Revised Romanisation (2000), the North Korean spelling
//! of news agencies and the habits of South Koreans abroad write one syllable as Chol, Ch'ŏl, Cheol and Chul. A syllable
//! is read as all it could stand for; two are one where the readings meet.

/// Readings of a vowel, as bits.
type Vowels = u32;

const A: Vowels = 1;
const YA: Vowels = 1 << 1;
const EO: Vowels = 1 << 2;
const YEO: Vowels = 1 << 3;
const O: Vowels = 1 << 4;
const YO: Vowels = 1 << 5;
const U: Vowels = 1 << 6;
const YU: Vowels = 1 << 7;
const EU: Vowels = 1 << 8;
const I: Vowels = 1 << 9;
const AE: Vowels = 1 << 10;
const E: Vowels = 1 << 11;
const YE: Vowels = 1 << 12;
const WA: Vowels = 1 << 13;
const OE: Vowels = 1 << 14;
const WO: Vowels = 1 << 15;
const WI: Vowels = 1 << 16;
const UI: Vowels = 1 << 17;

/// Spellings of vowels and what they stand for, longer ones first.
const VOWELS: &[(&str, Vowels)] = &[
    ("yeo", YEO),
    ("yae", YE),
    ("woo", U),
    ("weo", WO),
    ("wee", WI),
    ("wae", OE),
    ("eui", UI),
    ("eu", EU),
    ("eo", EO),
    ("ee", I),
    ("oo", U),
    ("oe", OE | E),
    ("oi", OE),
    ("oy", OE),
    ("ou", U | EO),
    ("ae", AE | E),
    ("ai", AE),
    ("ay", AE),
    ("ya", YA),
    ("yi", I | UI),
    ("you", YEO | YU),
    ("yoo", YU),
    ("yo", YEO | YO),
    ("yu", YEO | YU),
    ("ye", YE | YEO),
    ("ie", I),
    ("ui", UI | WI),
    ("wa", WA),
    ("wo", WO),
    ("we", OE),
    ("wi", WI),
    ("wu", U),
    ("a", A),
    ("e", E | AE | EO),
    ("i", I | UI),
    ("o", EO | O),
    ("u", U | EU | EO),
];

/// Spellings of initial consonants and the sound, aspirated and plain alike (McCune-Reischauer's apostrophe is lost).
const INITIALS: &[(&str, u8)] = &[
    ("tch", b'j'),
    ("dj", b'j'),
    ("tj", b'j'),
    ("ts", b'j'),
    ("ch", b'j'),
    ("sh", b's'),
    ("ss", b's'),
    ("kk", b'k'),
    ("tt", b't'),
    ("pp", b'p'),
    ("rh", b'r'),
    ("g", b'k'),
    ("k", b'k'),
    ("d", b't'),
    ("t", b't'),
    ("b", b'p'),
    ("p", b'p'),
    ("j", b'j'),
    ("s", b's'),
    ("r", b'r'),
    ("l", b'r'),
    ("n", b'n'),
    ("m", b'm'),
    ("h", b'h'),
];

const FINALS: &[(&str, u8)] = &[
    ("ng", b'G'),
    ("ck", b'k'),
    ("k", b'k'),
    ("g", b'k'),
    ("n", b'n'),
    ("t", b't'),
    ("d", b't'),
    ("l", b'l'),
    ("r", b'l'),
    ("m", b'm'),
    ("p", b'p'),
    ("b", b'p'),
    ("h", 0),
];

/// A syllable, as all that its spelling could stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Syllable {
    initial: u8,
    vowels: Vowels,
    last: u8,
}

impl Syllable {
    /// Whether both could stand for one syllable. Initial r is lost before i and y in the South (Ri, Yi; Ryu, Yu).
    fn meets(self, other: Self) -> bool {
        let soft = |one: u8, two: u8| one == b'r' && two == 0;
        let soft = (soft(self.initial, other.initial) || soft(other.initial, self.initial))
            && self.vowels & other.vowels & (I | YA | YEO | YO | YU | YE) != 0;
        (self.initial == other.initial || soft) && self.vowels & other.vowels != 0 && self.last == other.last
    }
}

/// The syllables of a folded word, where it can be read as Korean: at most three.
pub(crate) fn syllables(folded: &str) -> Option<Vec<Syllable>> {
    match folded {
        "park" => return Some(vec![Syllable { initial: b'p', vowels: A, last: b'k' }]),
        "lee" | "rhee" => return Some(vec![Syllable { initial: b'r', vowels: I, last: 0 }]),
        "suh" => return Some(vec![Syllable { initial: b's', vowels: EO, last: 0 }]),
        _ => {}
    }
    let mut found = Vec::new();
    read(folded, 3, &mut found).then_some(found)
}

/// Reads `rest` as at most `more` syllables, longest readings first, and takes back what leads nowhere.
fn read(rest: &str, more: usize, found: &mut Vec<Syllable>) -> bool {
    if rest.is_empty() {
        return !found.is_empty();
    }
    if more == 0 {
        return false;
    }
    for (initial, after_initial) in consonants(rest, INITIALS).chain(std::iter::once((0, rest))) {
        for &(spelling, vowels) in VOWELS {
            let Some(after_vowel) = after_initial.strip_prefix(spelling) else { continue };
            // A consonant between vowels begins the next syllable.
            let lasts = std::iter::once((0, after_vowel)).chain(consonants(after_vowel, FINALS));
            for (last, after) in lasts {
                found.push(Syllable { initial, vowels, last });
                if read(after, more - 1, found) {
                    return true;
                }
                found.pop();
            }
        }
    }
    false
}

/// The consonants of `table` that `rest` begins with, and what follows them.
fn consonants<'a>(rest: &'a str, table: &'static [(&'static str, u8)]) -> impl Iterator<Item = (u8, &'a str)> {
    table.iter().filter_map(move |&(spelling, sound)| Some((sound, rest.strip_prefix(spelling)?)))
}

/// Whether two words, both Korean, are one name: syllable by syllable.
pub(crate) fn same(a: &[Syllable], b: &[Syllable]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(one, other)| one.meets(*other))
}

/// Whether a folded word is a Korean family name in common spellings. The fifteen most frequent are borne by four in five
/// Koreans (South Korean census of 2015).
pub(crate) fn is_family_name(folded: &str) -> bool {
    matches!(
        folded,
        "kim"
            | "gim"
            | "i"
            | "ri"
            | "li"
            | "lee"
            | "yi"
            | "rhee"
            | "pak"
            | "park"
            | "bak"
            | "choe"
            | "choi"
            | "choy"
            | "jong"
            | "jung"
            | "jeong"
            | "chong"
            | "chung"
            | "kang"
            | "gang"
            | "jo"
            | "cho"
            | "yun"
            | "yoon"
            | "jang"
            | "chang"
            | "djang"
            | "rim"
            | "lim"
            | "im"
            | "yim"
            | "o"
            | "oh"
            | "han"
            | "sin"
            | "shin"
            | "so"
            | "seo"
            | "suh"
            | "kwon"
            | "gwon"
            | "hwang"
            | "an"
            | "ahn"
            | "song"
            | "yu"
            | "yoo"
            | "ryu"
            | "hong"
            | "jon"
            | "chon"
            | "jeon"
            | "ko"
            | "go"
            | "koh"
            | "mun"
            | "moon"
            | "son"
            | "yang"
            | "ryang"
            | "pae"
            | "bae"
            | "paek"
            | "baek"
            | "paik"
            | "ho"
            | "heo"
            | "huh"
            | "hur"
            | "nam"
            | "sim"
            | "shim"
            | "no"
            | "noh"
            | "ro"
            | "roh"
            | "ha"
            | "kwak"
            | "gwak"
            | "cha"
            | "chu"
            | "joo"
            | "ju"
            | "u"
            | "woo"
            | "ku"
            | "koo"
            | "gu"
            | "min"
            | "na"
            | "ra"
            | "chin"
            | "jin"
            | "om"
            | "eom"
            | "um"
            | "chae"
            | "won"
            | "pang"
            | "bang"
            | "kong"
            | "gong"
            | "hyon"
            | "hyun"
            | "ham"
            | "pyon"
            | "byun"
            | "yom"
            | "yeom"
            | "yo"
            | "to"
            | "do"
            | "sok"
            | "seok"
            | "ma"
            | "wi"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, expected: bool) {
        let (one, other) = (syllables(a).unwrap(), syllables(b).unwrap());
        assert_eq!(same(&one, &other), expected, "{a} {b}: {one:?} {other:?}");
    }

    #[test]
    fn one_syllable_in_several_systems() {
        check("chol", "cheol", true);
        check("chol", "chul", true);
        check("hyok", "hyuk", true);
        check("ri", "lee", true);
        check("ri", "yi", true);
        check("pak", "park", true);
        check("choe", "choi", true);
        check("jong", "chung", true);
        check("u", "woo", true);
        check("jongun", "jeongeun", true);
        check("yong", "tong", false);
        check("sok", "song", false);
        check("su", "so", true); // so for seo, su for seo: written alike by some
        check("gil", "il", false);
        check("lee", "i", true);
        check("jaemyung", "jaemyeong", true);
        check("kwang", "kyong", false);
    }

    #[test]
    fn other_words_are_not_korean() {
        for word in ["smith", "", "x", "petrov", "bartholomew"] {
            assert!(syllables(word).is_none(), "{word}");
        }
    }
}
