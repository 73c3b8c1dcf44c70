//! A sentence as a tree: its words, what each is, and what it hangs on.

use super::network::Parsed;
use super::tags::{Relation, Upos};
use super::words::SyntacticWord;
use crate::span::ByteSpan;
use std::ops::Range;

/// A word of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeWord {
    /// Where it stands.
    pub at: ByteSpan,
    /// The numbers of the tokens it lies in.
    pub tokens: Range<usize>,
    /// Its part of speech.
    pub upos: Upos,
    /// The number of its tag of the Penn Treebank among the model's names.
    pub xpos: u8,
    /// The number of the word it hangs on; none for the root.
    pub head: Option<usize>,
    /// What it is to its head.
    pub relation: Relation,
}

/// A dependency tree of a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// Its words, in the order of the text.
    pub words: Vec<TreeWord>,
}

impl Tree {
    /// Joins the words of a sentence with what was made of them.
    #[must_use]
    pub fn new(words: &[SyntacticWord<'_>], parsed: &[Parsed]) -> Self {
        let words = words.iter().zip(parsed).map(|(word, parsed)| TreeWord {
            at: word.at,
            tokens: word.tokens.clone(),
            upos: parsed.upos,
            xpos: parsed.xpos,
            head: (parsed.head as usize).checked_sub(1),
            relation: parsed.relation,
        });
        Self { words: words.collect() }
    }

    /// The head of a word.
    #[must_use]
    pub fn head(&self, word: usize) -> Option<usize> {
        self.words.get(word)?.head
    }

    /// The words that hang on one, in order.
    pub fn children(&self, word: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (0..self.words.len()).filter(move |&child| self.words[child].head == Some(word))
    }

    /// The first word that hangs on one by a relation.
    #[must_use]
    pub fn child(&self, word: usize, relation: Relation) -> Option<usize> {
        self.children(word).find(|&child| self.words[child].relation == relation)
    }

    /// A word, its head, the head's head, and so on to the root.
    pub fn upwards(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors((word < self.words.len()).then_some(word), |&word| self.head(word))
    }

    /// Whether one word hangs on another, over any number of steps, or is it.
    #[must_use]
    pub fn is_under(&self, word: usize, above: usize) -> bool {
        self.upwards(word).any(|step| step == above)
    }

    /// The words from the first to the last that hang on one.
    #[must_use]
    pub fn reach(&self, word: usize) -> Range<usize> {
        let under = |&other: &usize| self.is_under(other, word);
        let first = (0..self.words.len()).find(under).unwrap_or(word);
        let last = (0..self.words.len()).rev().find(under).unwrap_or(word);
        first..last + 1
    }

    /// The root.
    #[must_use]
    pub fn root(&self) -> Option<usize> {
        self.words.iter().position(|word| word.head.is_none())
    }

    /// The first word that lies in a token.
    #[must_use]
    pub fn word_at(&self, token: usize) -> Option<usize> {
        self.words.iter().position(|word| word.tokens.contains(&token))
    }

    /// The words that lie in some tokens.
    #[must_use]
    pub fn words_in(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.words.partition_point(|word| word.tokens.end <= tokens.start);
        let end = self.words.partition_point(|word| word.tokens.start < tokens.end);
        start..end.max(start)
    }

    /// Of some words the one on which the others hang: the head of a name, of a number with its unit.
    #[must_use]
    pub fn head_of(&self, words: Range<usize>) -> Option<usize> {
        let outside = |&word: &usize| self.head(word).is_none_or(|head| !words.contains(&head));
        words.clone().filter(|&word| word < self.words.len()).find(outside)
    }
}
