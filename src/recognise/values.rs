//! Values in a sentence: numbers, amounts, dates, settled among themselves and against names.

use super::Article;
use crate::kinds::date::{DateExpression, dates};
use crate::kinds::name::NameVerdict;
use crate::kinds::quantity::{Quantity, quantities};
use crate::span::ByteSpan;
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

/// The values of a sentence, in order. Name goes before date, date before number.
#[must_use]
pub fn values_in(article: &Article, sentence: usize) -> Vec<ValueMention> {
    let Some(sentence) = article.segments.sentences.get(sentence) else { return Vec::new() };
    let Some(tokens) = article.tokens.get(sentence.tokens.clone()) else { return Vec::new() };
    let mut found: Vec<ValueMention> = Vec::new();
    for date in dates(article.text(), tokens) {
        if !is_named(article, date.at) {
            found.push(mention(article, date.at, Reading::Date(Box::new(date))));
        }
    }
    let taken: Vec<ByteSpan> = found.iter().map(|mention| mention.at).collect();
    for quantity in quantities(article.text(), tokens) {
        let clash = taken.iter().any(|at| at.meets(quantity.core));
        if !clash && !is_named(article, quantity.core) {
            found.push(mention(article, quantity.at, Reading::Quantity(Box::new(quantity))));
        }
    }
    found.sort_by_key(|mention| (mention.at.start, mention.at.end));
    found
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
