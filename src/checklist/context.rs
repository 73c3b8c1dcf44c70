//! Whether two sentences of an article speak of the same thing: by the content words they share.

use super::view::View;
use crate::lang::WordClasses;
use crate::matching::inflection_key;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

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
        let view = self.view;
        let tells = |&at: &usize| {
            view.is_word(at)
                && view.word(at).len() > 2
                && !view.has(at, WordClasses::FUNCTION | WordClasses::SAYS_LITTLE)
        };
        let told = view.sentence(sentence).filter(tells).map(|at| view.word(at));
        let stems: Rc<HashSet<String>> = Rc::new(told.map(inflection_key).collect());
        self.stems.borrow_mut().insert(sentence, Rc::clone(&stems));
        stems
    }

    /// How many content words two sentences share.
    pub(super) fn shared(&self, a: usize, b: usize) -> usize {
        self.of(a).intersection(&self.of(b)).count()
    }
}
