//! The words of a name: as the text writes them, and folded.

use crate::matching::{fold, is_particle, strip_possessive};
use crate::token::{Token, TokenClass, tokenize};

/// One word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameWord {
    /// As written, possessive left out.
    pub text: String,
    /// Folded: lower case, no accents.
    pub fold: String,
    /// Whether a hyphen joins it to the word before.
    pub hyphen: bool,
    /// Whether it is a particle: de, van, bin, al.
    pub particle: bool,
}

impl NameWord {
    pub(super) fn new(text: &str, hyphen: bool) -> Self {
        let text = strip_possessive(text);
        let fold = fold(text);
        // The kunya leads the name of an Arab as a particle does: "Abu Walid" goes with "Walid", "Abdul Karim" with "Karim".
        let particle = is_particle(&fold) || matches!(fold.as_str(), "abu" | "umm" | "ibn" | "abdul" | "abdel");
        Self { text: text.to_owned(), fold, hyphen, particle }
    }

    pub(super) fn letters(&self) -> usize {
        self.fold.chars().count()
    }

    /// Whether it has more than `letters` letters.
    #[must_use]
    pub fn letters_beyond(&self, letters: usize) -> bool {
        self.letters() > letters
    }

    /// Whether it is an initial: one letter, or letters with full stops between.
    #[must_use]
    pub fn is_initial(&self) -> bool {
        self.letters() == 1 && self.text.chars().all(char::is_uppercase)
            || self.text.contains('.') && self.text.chars().all(|c| c == '.' || c.is_uppercase())
    }

    pub(super) fn is_number(&self) -> bool {
        self.fold.bytes().any(|byte| byte.is_ascii_digit())
    }
}

/// The words of a name as a rule file writes it.
#[must_use]
pub fn name_words(text: &str) -> Vec<NameWord> {
    words_of(text, &tokenize(text))
}

/// The words of a name among `tokens`: marks dropped, hyphens remembered.
#[must_use]
pub fn words_of(text: &str, tokens: &[Token]) -> Vec<NameWord> {
    let mut words = Vec::with_capacity(tokens.len());
    let mut hyphen = false;
    for token in tokens {
        match token.class {
            TokenClass::Mark => {
                hyphen = token.of(text) == "-" || token.of(text) == "\u{2010}" || token.of(text) == "\u{2011}"
            }
            _ => {
                words.push(NameWord::new(token.of(text), hyphen && !words.is_empty()));
                hyphen = false;
            }
        }
    }
    for at in 1..words.len() {
        if words[at].hyphen && SUN_ARTICLES.contains(&words[at - 1].fold.as_str()) {
            words[at - 1].particle = true;
        }
    }
    words
}

/// The Arabic article as it is spoken before some letters, joined by a hyphen: "ash-Sharq".
const SUN_ARTICLES: [&str; 8] = ["ad", "an", "ar", "as", "ash", "at", "ath", "az"];
