//! Whether "he" or "she" can stand for a name: by titles, by words in -man and -woman, and by common given names.

use crate::lang::{WordClasses, lower};

/// What a name says of its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Woman,
    Man,
}

/// The gender that a run of words tells: its first title or given name decides.
pub(super) fn gender_of(words: &str) -> Option<Gender> {
    words.split(|c: char| !c.is_alphabetic()).find_map(|word| {
        let small = lower(word);
        if WordClasses::WOMAN.has(&small) || small.ends_with("woman") {
            Some(Gender::Woman)
        } else if WordClasses::MAN.has(&small) || small.ends_with("sman") || &*small == "chairman" {
            Some(Gender::Man)
        } else {
            None
        }
    })
}

/// Whether the pronoun may stand for the bearer of a name.
pub(super) fn may_be(pronoun: &str, words: &str) -> bool {
    match (&*lower(pronoun), gender_of(words)) {
        ("he", Some(gender)) => gender == Gender::Man,
        ("she", Some(gender)) => gender == Gender::Woman,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::words_of;

    #[test]
    fn no_name_is_a_woman_s_and_a_man_s() {
        assert!(!words_of(WordClasses::WOMAN).any(|name| WordClasses::MAN.has(name)));
    }

    #[test]
    fn names_and_titles_tell() {
        assert!(may_be("she", "Ann Berg") && !may_be("he", "Ann Berg"));
        assert!(may_be("he", "Mr. Berg") && !may_be("She", "Mr. Berg"));
        assert!(may_be("he", "Yuval Berg") && may_be("she", "Yuval Berg"));
        assert!(!may_be("he", "spokeswoman Berg"));
    }
}
