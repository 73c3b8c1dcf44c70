//! One spelling for words that differ only by case, accents or script: lower-case ASCII.
//!
//! Transliteration is `any_ascii`'s (Cyrillic by BGN/PCGN, Han by Pinyin, Hangul by Revised Romanisation, Arabic and
//! Hebrew letter by letter, without the vowels that they leave out).

use any_ascii::any_ascii_char;

/// `word` in lower-case ASCII: case, accents and the curl of apostrophes are gone, other scripts are transliterated.
///
/// Two words with equal folds are one spelling but for case and accents. Nothing else is dropped: "Rhee's" stays "rhee's".
///
/// ```
/// assert_eq!(gainsay::matching::fold("Peñalosa’s"), "penalosa's");
/// ```
#[must_use]
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            _ if is_apostrophe(c) => folded.push('\''),
            // The letters that are stops in most names (initial b, k, p), which any_ascii gives as v, kh, f.
            'ב' => folded.push('b'),
            'כ' => folded.push('k'),
            'פ' => folded.push('p'),
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            _ => folded.extend(any_ascii_char(c).chars().map(|c| c.to_ascii_lowercase())),
        }
    }
    folded
}

/// Whether `c` serves as an apostrophe in names: straight, curly, or a romanisation's mark for a glottal stop, an ain or
/// an aspirate ("Sa’d", "ʻAli", "Ch`oe").
#[must_use]
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ʾ' | 'ʿ' | '‘' | '’' | '‛' | '′' | '＇')
}

/// `word` without the possessive at its end: "Rhee's" and "Rhee’s" give "Rhee", "Ames'" gives "Ames".
#[must_use]
pub fn strip_possessive(word: &str) -> &str {
    let bare = word.strip_suffix(['s', 'S']).unwrap_or(word);
    if let Some(owner) = bare.strip_suffix(['\'', '’']).filter(|owner| bare.len() < word.len() && !owner.is_empty()) {
        return owner;
    }
    match word.strip_suffix(['\'', '’']) {
        Some(owner) if owner.ends_with(['s', 'S', 'x', 'z']) => owner,
        _ => word,
    }
}

/// The letters and digits of `word`, folded; marks and apostrophes are gone.
#[must_use]
pub(crate) fn fold_letters(word: &str) -> String {
    let mut folded = fold(word);
    folded.retain(|c| c.is_ascii_alphanumeric());
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(fold_of: impl Fn(&str) -> String, rows: &[(&str, &str)]) {
        for (word, expected) in rows {
            assert_eq!(fold_of(word), *expected, "{word:?}");
        }
    }

    #[test]
    fn folding_takes_case_accents_and_script() {
        check(
            fold,
            &[
                ("Łódź", "lodz"),
                ("STRAẞE", "strasse"),
                ("O’Brien", "o'brien"),
                ("ʻUmar", "'umar"),
                ("Щедрин", "shchedrin"),
                ("Zoe\u{308}", "zoe"),
                ("co\u{ad}operate", "cooperate"),
                ("Rhee's", "rhee's"),
                ("", ""),
            ],
        );
    }

    #[test]
    fn only_a_possessive_is_stripped() {
        check(
            |word| strip_possessive(word).to_owned(),
            &[
                ("Rhee's", "Rhee"),
                ("Rhee’s", "Rhee"),
                ("AMES'S", "AMES"),
                ("Ames’", "Ames"),
                ("rock'", "rock'"),
                ("boss", "boss"),
                ("'s", "'s"),
                ("O'Neill", "O'Neill"),
            ],
        );
    }
}
