//! The small words of personal names: particles, titles, generations, patronymics.

use super::fold::fold_letters;
use crate::lang::WordClasses;

/// Whether `token` is a particle of a name: de, van, bin, al-, el …
#[must_use]
pub fn is_particle(token: &str) -> bool {
    particle(&fold_letters(token))
}

/// Whether `token` is a title or form of address before a name: Mr, Dr., President, General, Sheikh …
#[must_use]
pub fn is_title(token: &str) -> bool {
    title(&fold_letters(token))
}

/// Whether `token` tells the generation: Jr, Sr., II, III, fils.
#[must_use]
pub fn is_generation(token: &str) -> bool {
    generation(&fold_letters(token)).is_some()
}

pub(crate) fn particle(folded: &str) -> bool {
    (WordClasses::PARTICLE | WordClasses::ARABIC_ARTICLE | WordClasses::DESCENT).has(folded)
}

/// Whether a folded word is the Arabic article.
pub(crate) fn article(folded: &str) -> bool {
    WordClasses::ARABIC_ARTICLE.has(folded)
}

/// Whether a folded word says whose child the bearer is.
pub(crate) fn descent(folded: &str) -> bool {
    WordClasses::DESCENT.has(folded)
}

pub(crate) fn title(folded: &str) -> bool {
    WordClasses::TITLE.has(folded)
}

/// Whether a folded title is a name as well.
pub(crate) fn is_soft_title(folded: &str) -> bool {
    WordClasses::SOFT_TITLE.has(folded)
}

/// Whether a folded given name is so frequent that it tells little.
pub(crate) fn is_common_given(folded: &str) -> bool {
    WordClasses::COMMON_GIVEN.has(folded)
}

/// The generation a folded token names, as a number: Sr is 1, Jr and II are 2.
pub(crate) fn generation(folded: &str) -> Option<u8> {
    Some(match folded {
        "sr" | "senior" | "i" | "pere" => 1,
        "jr" | "junior" | "ii" | "fils" | "filho" => 2,
        "iii" => 3,
        "iv" => 4,
        "v" => 5,
        "vi" => 6,
        "vii" => 7,
        "viii" => 8,
        "ix" => 9,
        "x" => 10,
        _ => return None,
    })
}

/// Shortest word taken for a patronymic: Ilyich has six letters, but so have many family names in -vich.
const SHORTEST_PATRONYMIC: usize = 7;

/// Whether a folded token is formed as an East Slavic patronymic, in the romanisations of English, French, German, Dutch,
/// Swedish, Polish and Czech texts.
pub(crate) fn patronymic(folded: &str) -> bool {
    const ENDINGS: [&str; 15] = [
        "vich", "vitch", "vych", "vic", "wicz", "witsch", "vitj", "witsj", "ovna", "evna", "ivna", "auna", "euna",
        "yich", "inichna",
    ];
    folded.len() >= SHORTEST_PATRONYMIC && ENDINGS.iter().any(|ending| folded.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(is: fn(&str) -> bool, yes: &str, no: &str) {
        yes.split(' ').for_each(|word| assert!(is(word), "{word}"));
        no.split(' ').for_each(|word| assert!(!is(word), "{word}"));
    }

    #[test]
    fn small_words_are_known_in_any_case() {
        check(is_particle, "de van Bin al- El der", "Dee Alan Benson");
        check(is_title, "Mr. Dr Gen. President Sheikh Rear Adm.", "Drew Genova Mistral");
        check(is_generation, "Jr. Sr II III", "Junia Ivo");
        check(patronymic, "antonovich borisovna glebavich", "rich baldwin novak");
    }
}
