//! Equivalent spellings of one sound in different romanisations, folded to one key.
//!
//! A name in Russian, Arabic or Korean has as many Latin spellings as there are systems, and newspapers mix them. The key
//! writes each sound one way only: `S` for sh, `C` for ch, `Z` for zh, small letters for the rest. The tables are from
//! the published systems named beside each rule.

pub(crate) mod chinese;
pub(crate) mod korean;

use std::sync::LazyLock;

/// Where in a word a rule holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Anywhere,
    Start,
    End,
}

/// One row of the table: letters that spell what `sound` spells.
struct Rule {
    letters: &'static [u8],
    sound: &'static [u8],
    place: Place,
    name: &'static str,
}

const fn rule(letters: &'static str, sound: &'static str, place: Place, name: &'static str) -> Rule {
    Rule { letters: letters.as_bytes(), sound: sound.as_bytes(), place, name }
}

use Place::{Anywhere, End, Start};

/// Longer rows first: the first that fits is taken.
const RULES: &[Rule] = &[
    rule("schtsch", "S", Anywhere, "schtsch for shch (German, Duden)"),
    rule("shch", "S", Anywhere, "shch or sch for Cyrillic щ (BGN/PCGN, older press use)"),
    rule("chtch", "S", Anywhere, "chtch for shch (French)"),
    rule("szcz", "S", Anywhere, "szcz for shch (Polish)"),
    rule("tsch", "C", Anywhere, "tsch for ch (German, Duden)"),
    rule("dsch", "j", Anywhere, "dsch for dzh (German, Duden)"),
    rule("witsj", "viC", Anywhere, "-witsj for -vich (Dutch)"),
    rule("vitj", "viC", End, "-vitj for -vich (Swedish)"),
    rule("sch", "S", Anywhere, "sch for sh (German) or shch"),
    rule("tch", "C", Anywhere, "tch for ch (French)"),
    rule("dzh", "j", Anywhere, "dzh, dj or j (BGN/PCGN, French)"),
    rule("sh", "S", Anywhere, "sh for ш and shin"),
    rule("zh", "Z", Anywhere, "zh for ж (BGN/PCGN)"),
    rule("kh", "h", Anywhere, "kh or h for х, kha (BGN/PCGN, ISO 9, DIN 31635)"),
    rule("gh", "g", Anywhere, "gh or g for ghain (BGN/PCGN)"),
    rule("ph", "f", Anywhere, "ph or f for φ"),
    rule("th", "t", Anywhere, "th or t for tha, θ"),
    rule("dh", "d", Anywhere, "dh or d for dhal (BGN/PCGN)"),
    rule("bh", "b", Anywhere, "bh or b (Hunterian)"),
    rule("ch", "C", Anywhere, "ch for ч"),
    rule("ck", "k", Anywhere, "ck or k"),
    rule("cz", "C", Anywhere, "cz for ch (Polish)"),
    rule("hs", "S", Start, "hs or x (Wade-Giles, Pinyin)"),
    rule("xi", "Si", Start, "x or hs (Pinyin, Wade-Giles)"),
    rule("xu", "Su", Start, "x or hs (Pinyin, Wade-Giles)"),
    rule("ts", "c", Anywhere, "ts or c (Wade-Giles and Pinyin, BGN/PCGN and ISO 9)"),
    rule("tz", "c", Anywhere, "tz or ts"),
    rule("dj", "j", Anywhere, "dj or j (French)"),
    rule("dz", "d", Anywhere, "dz or d (Belarusian)"),
    rule("ou", "u", Anywhere, "ou or u (French)"),
    rule("oo", "u", Anywhere, "oo or u (English)"),
    rule("eev", "ev", Anywhere, "y between vowels written or not (-eev, -eyev)"),
    rule("ee", "i", Anywhere, "ee or i (English)"),
    rule("ye", "e", Start, "ye or e for initial е (BGN/PCGN, ISO 9)"),
    rule("ij", "i", End, "-ij or -y (ISO 9)"),
    rule("ah", "a", End, "final h of Arabic ta marbuta"),
    rule("x", "ks", Anywhere, "x or ks"),
    rule("q", "k", Anywhere, "q or k for qaf"),
    rule("w", "v", Anywhere, "w or v"),
    rule("y", "i", Anywhere, "y or i (-yi, -ii, -iy, -yy; ya and ia)"),
];

/// What is said where only doubled letters tell two spellings apart.
const DOUBLED: &str = "a letter written once or twice";
/// What is said of a Belarusian ў.
const SHORT_U: &str = "-au, -ou, -eu or -av, -ov, -ev (Belarusian)";
/// What is said of a y between vowels.
const GLIDE: &str = "y between vowels written or not (-aev, -ayev)";
/// What is said of marks.
const MARK: &str = "an apostrophe for a soft sign, ain or hamza";

/// The key of a folded word: equal keys are spellings of one name in different systems.
///
/// ```
/// use gainsay::matching::romanisation_key;
/// assert_eq!(romanisation_key("shcherbyna"), romanisation_key("scherbina"));
/// assert_eq!(romanisation_key("zimnyii"), romanisation_key("zimny"));
/// ```
#[must_use]
pub fn romanisation_key(folded: &str) -> String {
    rewrite(folded).key
}

/// The first rule that tells two spellings with equal keys apart, as a clause.
pub(crate) fn deciding_rule(a: &str, b: &str) -> &'static str {
    let (a, b) = (rewrite(a).used, rewrite(b).used);
    let lone = |used: &[&'static str], other: &[&'static str]| used.iter().find(|name| !other.contains(name)).copied();
    lone(&a, &b).or_else(|| lone(&b, &a)).unwrap_or(DOUBLED)
}

/// `word` with the letters that carry a sound in their accent written out (č, š, ž, ö …), or nothing where it has none.
/// Folding would take Tomáš for Tomas and Böttger for Bottger only; this gives Tomash and Boettger.
#[must_use]
pub(crate) fn spelled_out(word: &str) -> Option<String> {
    if word.is_ascii() {
        return None;
    }
    let mut out = String::with_capacity(word.len() + 4);
    let mut changed = false;
    for c in word.chars() {
        match accented_sound(c.to_lowercase().next().unwrap_or(c)) {
            Some(letters) => {
                out.push_str(letters);
                changed = true;
            }
            None => out.push(c),
        }
    }
    changed.then_some(out)
}

/// Letters of Latin alphabets whose accent is a sound (Slavic, German, Nordic, Turkish and Romanian spelling rules).
fn accented_sound(c: char) -> Option<&'static str> {
    Some(match c {
        'č' | 'ć' => "ch",
        'š' | 'ş' | 'ș' => "sh",
        'ž' => "zh",
        'ť' | 'ţ' | 'ț' => "ts",
        'đ' => "dj",
        'ö' | 'ø' => "oe",
        'ä' | 'æ' => "ae",
        'ü' => "ue",
        'å' => "aa",
        'ŭ' => "v",
        'ë' | 'ė' => "yo",
        'ğ' => "g",
        _ => return None,
    })
}

/// The rules by the letter that they begin with.
static BY_LETTER: LazyLock<[Vec<&'static Rule>; 26]> = LazyLock::new(|| {
    std::array::from_fn(|letter| {
        RULES.iter().filter(|rule| rule.letters.first().is_some_and(|&c| usize::from(c - b'a') == letter)).collect()
    })
});

/// The rule to apply at `at`, where `rest` stands.
fn rule_at(rest: &[u8], at: usize) -> Option<&'static Rule> {
    let letter = usize::from(rest.first()?.wrapping_sub(b'a'));
    BY_LETTER.get(letter)?.iter().find(|rule| fits(rule, rest, at)).copied()
}

struct Rewritten {
    key: String,
    used: Vec<&'static str>,
}

fn rewrite(folded: &str) -> Rewritten {
    let letters: Vec<u8> = folded.bytes().filter(u8::is_ascii_alphanumeric).collect();
    let mut used = Vec::new();
    if letters.len() < folded.len() {
        used.push(MARK);
    }
    let letters = short_u(letters, &mut used);
    let mut sounds = Vec::with_capacity(letters.len() + 2);
    let mut at = 0;
    while let Some(rest) = letters.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some(rule) = rule_at(rest, at) {
            used.push(rule.name);
            sounds.extend_from_slice(rule.sound);
            at += rule.letters.len();
        } else {
            sounds.extend(rest.first());
            at += 1;
        }
    }
    drop_glides(&mut sounds, &mut used);
    sounds.dedup_by(|next, last| next == last && next.is_ascii_alphabetic());
    Rewritten { key: sounds.into_iter().map(char::from).collect(), used }
}

fn fits(rule: &Rule, rest: &[u8], at: usize) -> bool {
    rest.starts_with(rule.letters)
        && match rule.place {
            Anywhere => true,
            Start => at == 0,
            End => rest.len() == rule.letters.len() && at > 0,
        }
}

/// Belarusian ў, romanised u after a vowel (-akau, -neuski, -anauna), as v. Only in words of at least six letters:
/// short ones like Chau end in a vowel.
fn short_u(mut letters: Vec<u8>, used: &mut Vec<&'static str>) -> Vec<u8> {
    const SHORTEST: usize = 6;
    if letters.len() < SHORTEST {
        return letters;
    }
    for at in 2..letters.len() {
        let behind = letters.get(at + 1..).unwrap_or(&[]);
        let ends = behind.is_empty() || behind == b"na" || behind.starts_with(b"sk");
        let after_vowel = matches!(letters.get(at - 1), Some(b'a' | b'e' | b'o'));
        let after_consonant = letters.get(at - 2).is_some_and(|c| !matches!(c, b'a' | b'e' | b'o' | b'u'));
        if ends && after_vowel && after_consonant && letters.get(at) == Some(&b'u') {
            if let Some(letter) = letters.get_mut(at) {
                *letter = b'v';
            }
            used.push(SHORT_U);
        }
    }
    letters
}

/// A y heard between vowels is written or not: Aleseyevich, Aleseevich.
fn drop_glides(sounds: &mut Vec<u8>, used: &mut Vec<&'static str>) {
    let mut at = 1;
    while at + 1 < sounds.len() {
        let around = (sounds.get(at - 1), sounds.get(at), sounds.get(at + 1));
        if let (Some(b'a' | b'e' | b'o' | b'u' | b'i'), Some(b'i'), Some(b'e')) = around {
            sounds.remove(at);
            used.push(GLIDE);
        } else {
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(same: bool, rows: &[&str]) {
        for row in rows {
            let keys: Vec<String> = row.split(' ').map(romanisation_key).collect();
            let all_same = keys.windows(2).all(|pair| matches!(pair, [one, other] if one == other));
            assert_eq!(all_same, same, "{row}: {keys:?}");
        }
    }

    #[test]
    fn spellings_of_one_name_share_a_key() {
        check(
            true,
            &[
                "shcherbina scherbina shcherbyna schtscherbina",
                "zimny zimnyi zimnii zimniy zimnyy zimnij",
                "cao tsao",
                "yunus younus",
                "kabbani qabbani",
                "antonovich antonovitch antonovitsch antonovych",
                "hasan hassan",
                "sadeghi sadegi",
                "evdokim yevdokim",
                "nagornau nagornav",
                "aleseevich aleseyevich",
                "djamila dzhamila jamila",
                "sundukh sunduh",
            ],
        );
    }

    #[test]
    fn other_names_do_not() {
        check(false, &["lorca yorca", "shaw chaw", "roman raman", "chau chav", "petrov petrova", "zakir sakir"]);
    }

    #[test]
    fn the_rule_that_tells_them_apart_is_named() {
        assert_eq!(deciding_rule("hasan", "hassan"), DOUBLED);
        assert_eq!(deciding_rule("nagornau", "nagornov"), SHORT_U);
        assert!(deciding_rule("cao", "tsao").starts_with("ts or c"));
        assert_eq!(deciding_rule("sa'd", "sad"), MARK);
    }
}
