//! The inflected forms of one English word, under one key: sign, signs, signed, signing. No derivation: employ and
//! employees stay two words.

mod table;

use super::fold::fold;
use super::strip_possessive;
use crate::lang::WordClasses;

/// The key of a form: equal keys are forms of one word. "Signing" the noun has the key of "sign".
///
/// Irregular forms come from a table; regular ones lose -s, -es, -ies, -ed, -ied and -ing, doubled consonants and silent
/// e's are made good. A form of two words ("lives" of life and live) has the key of the noun here, and both in
/// [`inflection_keys`].
#[must_use]
pub fn inflection_key(word: &str) -> String {
    let mut keys = inflection_keys(word);
    keys.swap_remove(0)
}

/// All keys of a form, at least one: "lives" is a form of life and of live, "found" of find and of found.
///
/// ```
/// use gainsay::matching::inflection_keys;
/// assert_eq!(inflection_keys("signing"), inflection_keys("signed"));
/// assert_eq!(inflection_keys("lives").len(), 2);
/// ```
#[must_use]
pub fn inflection_keys(word: &str) -> Vec<String> {
    let word = fold(strip_possessive(word));
    let mut keys: Vec<String> = table::bases(&word).iter().map(|base| regular_key(base)).collect();
    if keys.is_empty() || table::has_regular_reading(&word) {
        let regular = regular_key(&word);
        if !keys.contains(&regular) {
            keys.push(regular);
        }
    }
    keys
}

/// Whether two words are forms of one.
///
/// ```
/// use gainsay::matching::same_inflection;
/// assert!(same_inflection("signing", "signed"));
/// assert!(!same_inflection("employ", "employees"));
/// ```
#[must_use]
pub fn same_inflection(a: &str, b: &str) -> bool {
    let b = inflection_keys(b);
    inflection_keys(a).iter().any(|key| b.contains(key))
}

/// What is left of a word without its regular ending, written so that the base gives the same.
fn regular_key(word: &str) -> String {
    if let Some(singular) = plural_of_men(word) {
        return singular;
    }
    let Stem { letters, ended, doubled } = strip_ending(word);
    let mut key = letters.to_owned();
    if key.ends_with('e') && !ended {
        return base_in_e(&key);
    }
    if ended && !doubled && wants_silent_e(&key) {
        key.push('e');
        return key;
    }
    if ends_doubled(&key) {
        key.pop();
    }
    if key.len() > 2 && key.ends_with('y') && !is_vowel(key.chars().rev().nth(1)) {
        key.pop();
        key.push('i'); // as it is written before an ending: carri-es
    }
    key
}

/// "policemen" as "policeman".
fn plural_of_men(word: &str) -> Option<String> {
    let head = word.strip_suffix("men").filter(|head| head.len() >= 3 && !WordClasses::NOT_PLURAL_IN_MEN.has(word))?;
    Some(format!("{head}man"))
}

/// A word without its ending.
struct Stem<'a> {
    letters: &'a str,
    /// Whether -ed or -ing was taken off, before which a silent e is lost.
    ended: bool,
    /// Whether its last consonant is doubled.
    doubled: bool,
}

fn strip_ending(word: &str) -> Stem<'_> {
    let plain = |letters| Stem { letters, ended: false, doubled: false };
    let ended = |letters| Stem { letters, ended: true, doubled: ends_doubled(letters) };
    if WordClasses::UNINFLECTED.has(word) {
        return plain(word);
    }
    for (ending, rest) in [("ing", 2), ("ed", 2)] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= rest && has_vowel(stem)) {
            return match stem {
                _ if ending == "ed" && stem.ends_with('e') => plain(agreed_or_feed(word)),
                _ if ending == "ed" && stem.ends_with('i') => y_for_i(word, stem),
                _ => ended(stem),
            };
        }
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() >= 2) {
        return y_for_i(word, &word[..stem.len() + 1]);
    }
    for ending in ["sses", "xes", "ches", "shes", "oes", "zzes"] {
        if word.ends_with(ending) && word.len() > ending.len() {
            return plain(&word[..word.len() - 2]);
        }
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.len() >= 2 && !stem.ends_with(['s', 'u', 'i']) => plain(stem),
        _ => plain(word),
    }
}

/// "carri" of carried, carries stands for "carry": the i is cut and the key ends before it, as it does for "carry".
fn y_for_i<'a>(word: &'a str, stem: &'a str) -> Stem<'a> {
    // "tie" of tied and ties keeps its i: too short for a y.
    let letters = if stem.len() <= 2 { &word[..=stem.len()] } else { stem };
    Stem { letters, ended: false, doubled: false }
}

/// "agreed" is agree and d; "feed", "exceed" are whole.
fn agreed_or_feed(word: &str) -> &str {
    let head = word.strip_suffix("eed").unwrap_or(word);
    let whole = !has_vowel(head) || head.ends_with('c');
    if whole { word } else { &word[..word.len() - 1] }
}

fn has_vowel(letters: &str) -> bool {
    letters.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

fn is_vowel(c: Option<char>) -> bool {
    matches!(c, Some('a' | 'e' | 'i' | 'o' | 'u'))
}

/// Whether two equal consonants end it.
fn ends_doubled(letters: &str) -> bool {
    let mut back = letters.chars().rev();
    let last = back.next();
    letters.len() > 2 && last == back.next() && !is_vowel(last)
}

/// Whether a stem that lost -ed or -ing lost a silent e with it: one syllable, one vowel, one consonant (hop-ing is of
/// hope; hop doubles its p). Longer stems are told apart by no rule, and their bases lose the e instead.
fn wants_silent_e(stem: &str) -> bool {
    let mut back = stem.chars().rev();
    let (last, vowel, before) = (back.next(), back.next(), back.next());
    !is_vowel(last)
        && !matches!(last, Some('w' | 'x' | 'y'))
        && is_vowel(vowel)
        && !is_vowel(before)
        && stem.chars().filter(|&c| is_vowel(Some(c)) || c == 'y').count() == 1
}

/// The key of a base in -e: of one syllable it keeps the e (hope), of more it loses it (invite), as its forms do.
fn base_in_e(base: &str) -> String {
    let stem = base.strip_suffix('e').unwrap_or(base);
    if stem.ends_with('e') || wants_silent_e(stem) || !has_vowel(stem) {
        return base.to_owned();
    }
    let mut key = stem.to_owned();
    if ends_doubled(&key) {
        key.pop();
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: bool, rows: &[&str]) {
        for row in rows {
            let words: Vec<&str> = row.split(' ').collect();
            for pair in words.windows(2) {
                let keys = (inflection_keys(pair[0]), inflection_keys(pair[1]));
                assert_eq!(same_inflection(pair[0], pair[1]), expected, "{pair:?}: {keys:?}");
            }
        }
    }

    #[test]
    fn forms_of_one_word_share_a_key() {
        check(
            true,
            &[
                "sign signs signed signing Signing’s",
                "seal seals sealed sealing",
                "conclude concludes concluded concluding",
                "hope hopes hoped hoping",
                "hop hops hopped hopping",
                "stop stopped stopping stops",
                "visit visited visiting visits",
                "agree agrees agreed agreeing",
                "carry carries carried carrying",
                "die dies died dying",
                "tie tied ties tying",
                "pass passes passed passing",
                "call calls called calling",
                "raise raised raising raises",
                "charge charges charged charging",
                "fix fixes fixed fixing",
                "play plays played playing",
                "go goes went gone going",
                "say says said saying",
                "build built building builds",
                "be is was were been being",
                "agency agencies",
                "deal deals dealt dealing",
                "policeman policemen",
                "woman women",
                "child children",
                "crisis crises",
                "knife knives",
                "church churches",
                "house houses",
                "free freed freeing frees",
                "dispute disputed disputing",
                "see saw seen seeing sees",
                "leave left leaving leaves leaf",
                "control controlled controlling",
                "veto vetoes vetoed",
            ],
        );
    }

    #[test]
    fn other_words_do_not() {
        check(
            false,
            &[
                "hope hop hoping hopping",
                "employ employees",
                "sign signal",
                "signature signed",
                "red reed",
                "evening even",
                "file fill filed filled",
                "sin sine",
                "king kid",
                "thing thin",
                "new news",
                "feed fee",
                "ring red",
                "nation national",
            ],
        );
    }
}
