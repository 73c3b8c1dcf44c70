//! A sentence as binding sees it: its clauses, the words of groups in it, its values.

use crate::discourse::{Mode, clauses, mode};
use crate::interval::Interval;
use crate::kinds::quantity::{Form, Hedge, Quantity, Unit};
use crate::matching::inflection_key;
use crate::recognise::values::{Reading, ValueMention, values_in};
use crate::recognise::{Article, GroupHit};
use crate::span::ByteSpan;
use crate::token::TokenClass;
use rust_decimal::Decimal;
use std::cell::{OnceCell, RefCell};
use std::ops::Range;

/// Context is looked for so many tokens back at most, or a paragraph that never ends would be searched from each sentence.
/// Longer than any two paragraphs of news.
const CONTEXT: usize = 2000;

/// A sentence with what binding needs of it. Clauses, values and modes are found when they are first asked for: most
/// sentences with words of some group hold nothing that any fact could bind.
#[derive(Debug)]
pub struct SentenceView<'a> {
    /// The article.
    pub article: &'a Article,
    /// The number of the sentence.
    pub index: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The words of groups in it, in order.
    pub hits: Vec<&'a GroupHit>,
    /// The groups of things whose bare plurals say a number.
    singles: &'a [u32],
    clauses: OnceCell<Vec<Range<usize>>>,
    values: OnceCell<Vec<ValueMention>>,
    modes: RefCell<Vec<(usize, Mode)>>,
}

impl<'a> SentenceView<'a> {
    /// Looks at a sentence; `singles` are the groups whose bare plurals say a number of at least two: "a convoy of
    /// lorries" where one lorry is declared.
    #[must_use]
    pub fn new(article: &'a Article, index: usize, singles: &'a [u32]) -> Option<Self> {
        let tokens = article.segments.sentences.get(index)?.tokens.clone();
        let hits = article.hits_in(tokens.clone()).collect();
        Some(Self {
            article,
            index,
            tokens,
            hits,
            singles,
            clauses: OnceCell::new(),
            values: OnceCell::new(),
            modes: RefCell::default(),
        })
    }

    /// Its clauses, in order.
    pub fn clauses(&self) -> &[Range<usize>] {
        self.clauses.get_or_init(|| {
            let found = clauses(self.article.text(), &self.article.tokens, self.tokens.clone());
            found.into_iter().map(|clause| clause.tokens).collect()
        })
    }

    /// Its values, in order; bare plurals last.
    pub fn values(&self) -> &[ValueMention] {
        self.values.get_or_init(|| {
            let mut values = values_in(self.article, self.index);
            let plurals = self.plurals(&values);
            values.extend(plurals);
            values
        })
    }

    /// The bare plurals of the single things, unless a number right before counts them.
    fn plurals(&self, values: &[ValueMention]) -> Vec<ValueMention> {
        let plural = |hit: &&&GroupHit| self.singles.contains(&hit.group) && is_plural(&self.word(hit.tokens.end - 1));
        let counted = |tokens: &Range<usize>| {
            values.iter().any(|value| {
                matches!(value.value, Reading::Quantity(_))
                    && value.tokens.end <= tokens.start
                    && distance(&value.tokens, tokens) <= 3
            })
        };
        let found = self.hits.iter().filter(plural).filter(|hit| !counted(&hit.tokens));
        found.map(|hit| at_least_two(self.article.span(hit.tokens.clone()), hit.tokens.clone())).collect()
    }

    /// The tokens of the clause that a token stands in.
    #[must_use]
    pub fn clause_of(&self, token: usize) -> Range<usize> {
        self.clauses().iter().find(|clause| clause.contains(&token)).cloned().unwrap_or_else(|| self.tokens.clone())
    }

    /// How a clause says what it says.
    #[must_use]
    pub fn mode_of(&self, clause: Range<usize>) -> Mode {
        if let Some((_, mode)) = self.modes.borrow().iter().find(|(start, _)| *start == clause.start) {
            return *mode;
        }
        let start = clause.start;
        let mode = mode(self.article.text(), &self.article.tokens, self.tokens.clone(), clause);
        self.modes.borrow_mut().push((start, mode));
        mode
    }

    /// The word at a token, in lower case; empty for marks and beyond the sentence.
    #[must_use]
    pub fn word(&self, token: usize) -> String {
        if !self.tokens.contains(&token) {
            return String::new();
        }
        match self.article.tokens.get(token) {
            Some(found) if found.class != TokenClass::Mark => found.of(self.article.text()).to_lowercase(),
            _ => String::new(),
        }
    }

    /// The mark at a token; empty for words.
    #[must_use]
    pub fn mark(&self, token: usize) -> &'a str {
        match self.article.tokens.get(token) {
            Some(found) if found.class == TokenClass::Mark => found.of(self.article.text()),
            _ => "",
        }
    }

    /// Whether one of `words` stands among some tokens.
    #[must_use]
    pub fn any_word(&self, tokens: Range<usize>, words: &[&str]) -> bool {
        tokens.into_iter().any(|token| words.contains(&self.word(token).as_str()))
    }

    /// Whether some tokens tell of other times than the story's: "in the past", "previously", "a series of".
    #[must_use]
    pub fn tells_other_times(&self, clause: Range<usize>) -> bool {
        let pair =
            |token: usize, first: &str, second: &str| self.word(token) == first && self.word(token + 1) == second;
        clause.clone().any(|token| {
            matches!(self.word(token).as_str(), "previously" | "previous" | "formerly" | "past" if self.word(token + 1) != "week")
                && !matches!(self.word(token.saturating_sub(1)).as_str(), "of" | "half" | "quarter")
                || pair(token, "series", "of")
                || pair(token, "history", "of")
        })
    }

    /// The tokens from the paragraph before up to the sentence: where context is looked for.
    #[must_use]
    pub fn context(&self) -> Range<usize> {
        let segments = &self.article.segments;
        let first = segments.sentences.get(self.index).map_or(0, |sentence| sentence.paragraph.saturating_sub(1));
        let start = segments
            .paragraphs
            .get(first)
            .and_then(|paragraph| segments.sentences.get(paragraph.sentences.start))
            .map_or(0, |sentence| sentence.tokens.start);
        start.clamp(self.tokens.start.saturating_sub(CONTEXT), self.tokens.start)..self.tokens.start
    }
}

fn at_least_two(at: ByteSpan, tokens: Range<usize>) -> ValueMention {
    let quantity = Quantity {
        at,
        core: at,
        stated: Interval::bounds(Some(Decimal::TWO), None),
        unit: Unit::None,
        hedge: Hedge::AtLeast,
        step: Decimal::ONE,
        form: Form::Vague,
        conversion: None,
        per: None,
        meant: None,
        other: None,
    };
    ValueMention { at, tokens, value: Reading::Quantity(Box::new(quantity)) }
}

/// Whether a word is a plural by its form.
fn is_plural(word: &str) -> bool {
    let key = inflection_key(word);
    word.ends_with('s') && !word.ends_with("ss") && key != word
}

/// How many tokens lie between two ranges; 0 where they touch or overlap.
#[must_use]
pub fn distance(a: &Range<usize>, b: &Range<usize>) -> usize {
    if a.end <= b.start { b.start - a.end } else { a.start.saturating_sub(b.end) }
}
