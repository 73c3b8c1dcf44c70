//! Small word lists of English news: words that lead a name without being part of it, and words that carry no meaning
//! of their own. From own knowledge; country and nationality names after the United Nations' list of members.

use crate::lang::WordClasses;

/// Whether a folded word is a family name that is written first (Liu Xiang). A name of two words that begins with one
/// may still be Western ("Lee Harvey"): the caller looks at what stands behind.
#[must_use]
pub fn is_family_first(fold: &str) -> bool {
    WordClasses::FAMILY_FIRST.has(fold)
}

/// Whether an inflection key is a noun for people as news counts them.
#[must_use]
pub fn is_person_noun(key: &str) -> bool {
    WordClasses::PERSON_NOUN.has(key) || key == "dead"
}

/// Whether a word in lower case is a verb of reporting.
#[must_use]
pub fn is_reporting_verb(word: &str) -> bool {
    WordClasses::REPORTING.has(word)
}

/// Whether a leading word is a nationality by its ending: not what somebody is by trade.
#[must_use]
pub fn is_nationality(fold: &str) -> bool {
    const ENDINGS: [&str; 6] = ["ese", "ish", "ani", "aqi", "ine", "ic"];
    (fold.ends_with("an") && !fold.ends_with("man") && !WordClasses::TRADE_IN_AN.has(fold))
        || ENDINGS.iter().any(|end| fold.ends_with(end))
}

/// Whether a folded word is a function word: capitalised only at the head of a sentence.
#[must_use]
pub fn is_function_word(fold: &str) -> bool {
    (WordClasses::FUNCTION | WordClasses::SENTENCE_OPENER).has(fold)
}

/// Whether a folded word leads a name without being part of it.
#[must_use]
pub fn is_leading_word(fold: &str) -> bool {
    WordClasses::LEADING.has(fold)
}
