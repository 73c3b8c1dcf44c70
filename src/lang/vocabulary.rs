//! The classes of single words, from `data/en/vocabulary.tsv` and, for function words, `data/en/function_words.tsv`.

use super::table::rows as rows_of;
use super::word_classes::WordClasses;
use crate::token::Token;
use foldhash::fast::FixedState;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

impl WordClasses {
    /// Whether `word`, in any case, has one of these classes.
    #[must_use]
    pub fn has(self, word: &str) -> bool {
        classes(word).meets(self)
    }
}

const VOCABULARY: &str = include_str!("../../data/en/vocabulary.tsv");
const FUNCTION_WORDS: &str = include_str!("../../data/en/function_words.tsv");

/// The words that have classes.
struct Vocabulary {
    /// The row of each word.
    rows: HashMap<&'static str, u16, FixedState>,
    /// The classes of each row.
    classes: Vec<WordClasses>,
    /// The rows of single letters and marks of ASCII, which are half of what is looked up.
    ascii: [u16; 128],
}

/// The row of a token that nobody has looked up yet.
const UNKNOWN: u16 = 0;

/// The row of all words without a class.
const NO_CLASS: u16 = 1;

fn vocabulary() -> &'static Vocabulary {
    static ENGLISH: OnceLock<Vocabulary> = OnceLock::new();
    ENGLISH.get_or_init(|| {
        let rows = HashMap::with_hasher(FixedState::with_seed(0));
        let classes = vec![WordClasses::NONE; usize::from(NO_CLASS) + 1];
        let mut vocabulary = Vocabulary { rows, classes, ascii: [NO_CLASS; 128] };
        for [word, names] in rows_of(VOCABULARY) {
            names.split(' ').filter_map(WordClasses::named).for_each(|class| vocabulary.add(word, class));
        }
        let stops = |[_, names]: &[&str; 2]| names.split(' ').any(|name| name == "STOP");
        for [word, _] in rows_of(FUNCTION_WORDS).filter(stops) {
            vocabulary.add(word, WordClasses::FUNCTION);
        }
        // A word with a capital has the classes of its small form, too.
        let capital = |word: &&str| word.contains(char::is_uppercase);
        let capitals: Vec<&str> = vocabulary.rows.keys().copied().filter(capital).collect();
        for word in capitals {
            let small = vocabulary.row(&word.to_lowercase());
            vocabulary.add(word, vocabulary.of_row(small));
        }
        vocabulary.ascii = std::array::from_fn(|byte| vocabulary.look_up(&char::from(byte as u8).to_string()));
        vocabulary
    })
}

impl Vocabulary {
    fn add(&mut self, word: &'static str, class: WordClasses) {
        let next = u16::try_from(self.classes.len()).unwrap_or(NO_CLASS);
        let row = *self.rows.entry(word).or_insert(next);
        if row == next {
            self.classes.push(WordClasses::NONE);
        }
        if let Some(classes) = self.classes.get_mut(usize::from(row)) {
            *classes = *classes | class;
        }
    }

    fn row(&self, word: &str) -> u16 {
        self.rows.get(word).copied().unwrap_or(NO_CLASS)
    }

    /// The row of a word in any case.
    fn look_up(&self, word: &str) -> u16 {
        if word.len() > LONGEST {
            return NO_CLASS;
        }
        if !word.is_ascii() {
            return self.row(&word.to_lowercase().replace('’', "'"));
        }
        let written = self.row(word);
        if written != NO_CLASS || !word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return written;
        }
        let mut buffer = [0; LONGEST];
        let Some(small) = buffer.get_mut(..word.len()) else { return NO_CLASS };
        small.copy_from_slice(word.as_bytes());
        small.make_ascii_lowercase();
        std::str::from_utf8(small).map_or(NO_CLASS, |small| self.row(small))
    }

    fn of_row(&self, row: u16) -> WordClasses {
        self.classes.get(usize::from(row)).copied().unwrap_or_default()
    }
}

/// No word of the table has more bytes.
const LONGEST: usize = 24;

/// The row of a word in any case, as tokens keep it.
pub(crate) fn row_of(word: &str) -> u16 {
    let vocabulary = vocabulary();
    match *word.as_bytes() {
        [byte] => vocabulary.ascii.get(usize::from(byte)).copied().unwrap_or(NO_CLASS),
        _ => vocabulary.look_up(word),
    }
}

/// The classes of a word in any case; an apostrophe may be plain or typographic.
#[must_use]
pub fn classes(word: &str) -> WordClasses {
    vocabulary().of_row(row_of(word))
}

/// The classes of a token, looked up only where its document has not been annotated.
#[must_use]
pub fn classes_of(token: Token, text: &str) -> WordClasses {
    if token.row == UNKNOWN { classes(token.of(text)) } else { vocabulary().of_row(token.row) }
}

/// Notes at each token of a text that nobody has looked up yet which classes its word has.
pub(crate) fn note_classes(text: &str, tokens: &mut [Token]) {
    for token in tokens.iter_mut().filter(|token| token.row == UNKNOWN) {
        token.row = if token.is_number() { NO_CLASS } else { row_of(token.of(text)) };
    }
}

/// `word` in lower case; no copy where it is so already.
pub(crate) fn lower(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}

/// The words that have a class, in no order.
pub fn words_of(class: WordClasses) -> impl Iterator<Item = &'static str> {
    let vocabulary = vocabulary();
    vocabulary.rows.iter().filter(move |(_, row)| vocabulary.of_row(**row).meets(class)).map(|(word, _)| *word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;
    use std::collections::HashSet;

    #[test]
    fn rows_are_sorted_and_have_known_classes() {
        let words: Vec<&str> = rows_of(VOCABULARY).map(|[word]| word).collect();
        for pair in words.windows(2) {
            assert!(pair[0] < pair[1], "{pair:?}");
        }
        for row in VOCABULARY.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            assert!(columns.len() == 3 && columns[0].len() <= LONGEST && !columns[0].contains(' '), "{row}");
            let names: Vec<&str> = columns[1].split(' ').collect();
            assert!(names.is_sorted() && names.iter().collect::<HashSet<_>>().len() == names.len(), "{row}");
            for name in names {
                let class = WordClasses::named(name);
                assert!(class.is_some_and(|class| class.has(columns[0])), "{row}: {name}");
            }
        }
    }

    #[test]
    fn each_class_has_a_word_and_a_bit_of_its_own() {
        let mut bits = WordClasses::NONE;
        for &(name, class) in WordClasses::ALL {
            assert!(words_of(class).next().is_some(), "{name}");
            assert!(!bits.meets(class), "{name}");
            bits = bits | class;
        }
    }

    #[test]
    fn words_have_their_classes_in_any_case() {
        for word in ["of", "Of", "WON'T", "Won’t"] {
            assert!(WordClasses::FUNCTION.has(word), "{word}");
        }
        assert!(WordClasses::PREPOSITION.has("Among"));
        assert!(!WordClasses::PREPOSITION.has("amongst") && !WordClasses::FUNCTION.has("harbour"));
        assert_eq!(classes("a-word-that-is-longer-than-all-of-the-table"), WordClasses::NONE);
    }

    #[test]
    fn tokens_keep_what_was_looked_up() {
        let text = "Among them, 12 Miss O’Brien won’t";
        let mut tokens = tokenize(text);
        let looked_up: Vec<WordClasses> = tokens.iter().map(|token| classes(token.of(text))).collect();
        assert!(tokens.iter().zip(&looked_up).all(|(token, classes)| classes_of(*token, text) == *classes));
        note_classes(text, &mut tokens);
        assert!(tokens.iter().all(|token| token.row != UNKNOWN));
        assert!(tokens.iter().zip(&looked_up).all(|(token, classes)| classes_of(*token, text) == *classes));
    }

    #[test]
    fn an_abbreviation_with_a_capital_stands_for_itself_alone() {
        assert!(WordClasses::ABBREVIATION.has("Miss") && !WordClasses::ABBREVIATION.has("miss"));
        assert!(WordClasses::ABBREVIATION.has("km"));
    }
}
