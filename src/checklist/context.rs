//! Whether two sentences of an article speak of the same thing: by the content words they share.

use super::view::View;
use crate::matching::inflection_key;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Words that say nothing of what a sentence is about. Own list.
#[rustfmt::skip]
const EMPTY: &[&str] = &[
    "about", "according", "after", "ago", "all", "almost", "also", "although", "and", "another", "any", "are",
    "around", "because", "been", "before", "being", "between", "billion", "both", "but", "can", "could", "did",
    "dollars", "down", "during", "each", "earlier", "euros", "every", "first", "for", "from", "get", "got", "had",
    "has", "have", "having", "her", "him", "his", "how", "into", "its", "just", "last", "later", "least", "like",
    "man", "many", "may", "men", "million", "month", "months", "more", "most", "much", "nearly", "new", "next", "not",
    "now", "off", "one", "only", "other", "others", "our", "out", "over", "own", "people", "per", "percent", "pounds",
    "said", "same", "says", "set", "several", "she", "should", "since", "six", "some", "such", "ten", "than", "that",
    "the", "their", "them", "then", "there", "these", "they", "this", "those", "three", "through", "told", "too",
    "trillion", "two", "under", "until", "use", "very", "via", "was", "way", "week", "weeks", "were", "what", "when",
    "where", "which", "while", "who", "will", "with", "without", "would", "year", "years", "yet", "you", "your",
];

/// The content words of sentences, read as they are asked for.
pub(super) struct Content<'v, 'a> {
    view: &'v View<'a>,
    stems: RefCell<HashMap<usize, Rc<HashSet<String>>>>,
}

impl<'v, 'a> Content<'v, 'a> {
    pub(super) fn new(view: &'v View<'a>) -> Self {
        Self { view, stems: RefCell::default() }
    }

    /// The stems of a sentence's content words.
    pub(super) fn of(&self, sentence: usize) -> Rc<HashSet<String>> {
        if let Some(found) = self.stems.borrow().get(&sentence) {
            return Rc::clone(found);
        }
        let words = self.view.sentence(sentence).filter(|&at| self.view.is_word(at)).map(|at| self.view.word(at));
        let told =
            words.map(str::to_lowercase).filter(|word| word.len() > 2 && EMPTY.binary_search(&word.as_str()).is_err());
        let stems: Rc<HashSet<String>> = Rc::new(told.map(|word| inflection_key(&word)).collect());
        self.stems.borrow_mut().insert(sentence, Rc::clone(&stems));
        stems
    }

    /// How many content words two sentences share.
    pub(super) fn shared(&self, a: usize, b: usize) -> usize {
        self.of(a).intersection(&self.of(b)).count()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_is_sorted() {
        assert!(super::EMPTY.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
