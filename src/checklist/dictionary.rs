//! What the lexicon says of a word, as the checks ask it.

use crate::lang::{Classes, Lexicon, Reading};

/// The classes of a word; `None` where the lexicon does not have it, nor a word that it is a regular form of.
fn classes(word: &str) -> Option<Classes> {
    let english = Lexicon::english().ok()?;
    let lemma = |reading| english.lemma_word(word, reading).map(|lemma| lemma.classes() & Classes::OF_FORMS);
    english.word(word).map(|word| word.classes()).or_else(|| lemma(Reading::Noun)).or_else(|| lemma(Reading::Verb))
}

/// Whether the lexicon has a word, or the word that it is a regular form of.
pub(super) fn is_known(word: &str) -> bool {
    classes(word).is_some()
}

/// Whether a word is a place, a people or a language by name.
pub(super) fn is_land(word: &str) -> bool {
    let lands = Classes::COUNTRY | Classes::PLACE_NAME | Classes::DEMONYM | Classes::LANGUAGE;
    classes(word).is_some_and(|classes| classes.meets(lands))
}

/// Whether a word is a given or family name.
pub(super) fn is_person_name(word: &str) -> bool {
    classes(word).is_some_and(|classes| classes.meets(Classes::PERSON_NAME))
}

/// Whether a word is a common one and nobody's name.
pub(super) fn is_common(word: &str) -> bool {
    classes(word).is_some_and(|classes| classes.meets(Classes::ORDINARY) && !classes.meets(Classes::PERSON_NAME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_names() {
        assert!(is_known("bridges") && !is_known("Karlshvan"));
        assert!(is_land("Norwegian") && is_land("Norway") && !is_land("bridge"));
        assert!(is_person_name("Anna") && !is_common("Anna"));
        assert!(is_common("seriously") && !is_common("Karlshvan"));
    }
}
