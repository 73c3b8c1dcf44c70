//! Values in a sentence: numbers, amounts, dates, settled among themselves and against names.

use super::Article;
use crate::kinds::date::{DateExpression, dates};
use crate::kinds::name::NameVerdict;
use crate::kinds::quantity::{Dimension, Quantity, quantities};
use crate::span::ByteSpan;
use crate::token::Token;
use std::cell::OnceCell;
use std::ops::Range;

/// A number, amount or date at a place of an article.
#[derive(Clone, Debug)]
pub struct ValueMention {
    /// The whole expression.
    pub at: ByteSpan,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it says.
    pub value: Reading,
}

/// What a value says.
#[derive(Clone, Debug)]
pub enum Reading {
    /// A number, with or without a unit.
    Quantity(Box<Quantity>),
    /// A date or time.
    Date(Box<DateExpression>),
}

/// The dates and quantities of an article, read sentence by sentence when somebody first asks.
#[derive(Debug, Default)]
pub struct Readings {
    dates: Vec<OnceCell<Vec<DateExpression>>>,
    quantities: Vec<OnceCell<Vec<Quantity>>>,
}

impl Readings {
    /// Those of an article of so many sentences.
    pub(super) fn new(sentences: usize) -> Self {
        Self { dates: vec![OnceCell::new(); sentences], quantities: vec![OnceCell::new(); sentences] }
    }
}

impl Article {
    /// The dates of a sentence, in order.
    #[must_use]
    pub fn dates_in(&self, sentence: usize) -> &[DateExpression] {
        let read = || dates(self.text(), self.tokens_of_sentence(sentence));
        self.readings.dates.get(sentence).map_or(&[], |found| found.get_or_init(read))
    }

    /// The quantities of a sentence, in order.
    #[must_use]
    pub fn quantities_in(&self, sentence: usize) -> &[Quantity] {
        let read = || quantities(self.text(), self.tokens_of_sentence(sentence));
        self.readings.quantities.get(sentence).map_or(&[], |found| found.get_or_init(read))
    }

    fn tokens_of_sentence(&self, sentence: usize) -> &[Token] {
        let sentence = self.segments.sentences.get(sentence);
        sentence.and_then(|sentence| self.tokens.get(sentence.tokens.clone())).unwrap_or_default()
    }
}

/// The values of a sentence, in order. Name goes before date, date before number; a stretch of time is both.
#[must_use]
pub fn values_in(article: &Article, sentence: usize) -> Vec<ValueMention> {
    let mut found: Vec<ValueMention> = Vec::new();
    for date in article.dates_in(sentence) {
        if !is_named(article, date.at) {
            found.push(mention(article, date.at, Reading::Date(Box::new(date.clone()))));
        }
    }
    let taken: Vec<ByteSpan> = found.iter().map(|mention| mention.at).collect();
    for quantity in article.quantities_in(sentence) {
        let clash = taken.iter().any(|at| at.meets(quantity.core));
        let lasts = || is_stretch(article, quantity);
        if (!clash || lasts()) && !is_named(article, quantity.core) {
            found.push(mention(article, quantity.at, Reading::Quantity(Box::new(quantity.clone()))));
        }
    }
    found.sort_by_key(|mention| (mention.at.start, mention.at.end));
    found
}

/// Whether a duration says how long something went on as well as when: "the next three years", "the past six weeks".
fn is_stretch(article: &Article, quantity: &Quantity) -> bool {
    let duration = quantity.unit.dimension() == Some(Dimension::Duration);
    let first = article.tokens_in(quantity.core).start;
    let before = first.checked_sub(1).and_then(|before| article.tokens.get(before));
    let word = before.map_or("", |before| before.of(article.text()));
    duration && ["next", "past", "last", "following", "previous"].contains(&word)
}

fn mention(article: &Article, at: ByteSpan, value: Reading) -> ValueMention {
    ValueMention { at, tokens: article.tokens_in(at), value }
}

/// Whether the words belong to a declared name: the year of "2004 MN4" is the asteroid's.
fn is_named(article: &Article, at: ByteSpan) -> bool {
    let first = article.names.partition_point(|name| name.at.end <= at.start);
    article.names[first.saturating_sub(4)..]
        .iter()
        .take_while(|name| name.at.start < at.end)
        .any(|name| name.at.meets(at) && name.verdict != NameVerdict::Another)
}
