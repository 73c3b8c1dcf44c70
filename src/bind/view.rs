//! A sentence as binding sees it: its clauses, the words of groups in it, its values.

use crate::discourse::clauses;
use crate::interval::Interval;
use crate::kinds::quantity::{Form, Hedge, Quantity, Unit};
use crate::matching::inflection_key;
use crate::recognise::values::{Reading, ValueMention, values_in};
use crate::recognise::{Article, GroupHit};
use crate::token::TokenClass;
use rust_decimal::Decimal;
use std::ops::Range;

/// A sentence with what binding needs of it.
#[derive(Debug)]
pub struct SentenceView<'a> {
    /// The article.
    pub article: &'a Article,
    /// The number of the sentence.
    pub index: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its clauses, in order.
    pub clauses: Vec<Range<usize>>,
    /// The words of groups in it, in order.
    pub hits: Vec<&'a GroupHit>,
    /// Its values, in order.
    pub values: Vec<ValueMention>,
}

impl<'a> SentenceView<'a> {
    /// Looks at a sentence that holds words of groups; `None` where it holds none.
    #[must_use]
    pub fn new(article: &'a Article, index: usize) -> Option<Self> {
        let tokens = article.segments.sentences.get(index)?.tokens.clone();
        let hits: Vec<_> = article.hits_in(tokens.clone()).collect();
        if hits.is_empty() {
            return None;
        }
        let clauses =
            clauses(article.text(), &article.tokens, tokens.clone()).into_iter().map(|clause| clause.tokens).collect();
        Some(Self { article, index, tokens, clauses, hits, values: values_in(article, index) })
    }

    /// Looks at any sentence: what binding needs of those that hold no words of groups.
    #[must_use]
    pub fn bare(article: &'a Article, index: usize) -> Option<Self> {
        let tokens = article.segments.sentences.get(index)?.tokens.clone();
        let values = values_in(article, index);
        let clauses = vec![tokens.clone()];
        (!values.is_empty()).then_some(Self { article, index, tokens, clauses, hits: Vec::new(), values })
    }

    /// Adds the bare plurals of some groups as numbers of at least two: "a convoy of lorries" where one is declared.
    pub fn add_plurals(&mut self, groups: &[u32]) {
        let plural = |hit: &&&GroupHit| groups.contains(&hit.group) && is_plural(&self.word(hit.tokens.end - 1));
        let counted = |tokens: &Range<usize>| {
            self.values.iter().any(|value| {
                matches!(value.value, Reading::Quantity(_))
                    && value.tokens.end <= tokens.start
                    && distance(&value.tokens, tokens) <= 3
            })
        };
        let found: Vec<ValueMention> = self
            .hits
            .iter()
            .filter(plural)
            .filter(|hit| !counted(&hit.tokens))
            .map(|hit| {
                let at = self.article.span(hit.tokens.clone());
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
                };
                ValueMention { at, tokens: hit.tokens.clone(), value: Reading::Quantity(Box::new(quantity)) }
            })
            .collect();
        self.values.extend(found);
    }

    /// The tokens of the clause that a token stands in.
    #[must_use]
    pub fn clause_of(&self, token: usize) -> Range<usize> {
        self.clauses.iter().find(|clause| clause.contains(&token)).cloned().unwrap_or_else(|| self.tokens.clone())
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
        start.min(self.tokens.start)..self.tokens.start
    }
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
