//! One article as the checks see it.

use super::check::Check;
use crate::finding::{Code, Finding, Label, Side};
use crate::kinds::Relation;
use crate::kinds::date::{DateAnchor, DateExpression, DateSpan, dates};
use crate::kinds::quantity::{Quantity, quantities};
use crate::kinds::rates::Rates;
use crate::segment::{ParagraphKind, Segments, segment};
use crate::source::Source;
use crate::span::ByteSpan;
use crate::token::{Token, tokenize};
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

/// Something found in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Found<T> {
    /// The number of its sentence.
    pub(super) sentence: usize,
    /// What was found.
    pub(super) value: T,
}

/// An article, its parts, and what several checks read in it.
pub(super) struct View<'a> {
    pub(super) source: &'a Arc<Source>,
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    pub(super) segments: Segments,
    pub(super) published: Option<DateSpan>,
    pub(super) rates: &'a Rates,
    quantities: OnceCell<Vec<Found<Quantity>>>,
    dates: OnceCell<Vec<Found<DateExpression>>>,
}

impl<'a> View<'a> {
    pub(super) fn new(source: &'a Arc<Source>, published: Option<DateSpan>, rates: &'a Rates) -> Self {
        let tokens = tokenize(&source.text);
        let segments = segment(source, &tokens);
        Self {
            source,
            text: &source.text,
            tokens,
            segments,
            published,
            rates,
            quantities: OnceCell::new(),
            dates: OnceCell::new(),
        }
    }

    /// The sentences of the article itself, without web furniture and bylines: their numbers and tokens.
    pub(super) fn sentences(&self) -> impl Iterator<Item = (usize, Range<usize>)> {
        let said = |&(_, sentence): &(usize, &crate::segment::Sentence)| {
            !matches!(self.kind_of(sentence.paragraph), ParagraphKind::Furniture | ParagraphKind::Byline)
        };
        let sentences = self.segments.sentences.iter().enumerate().filter(said);
        sentences.map(|(index, sentence)| (index, sentence.tokens.clone()))
    }

    fn kind_of(&self, paragraph: usize) -> ParagraphKind {
        self.segments.paragraphs.get(paragraph).map_or(ParagraphKind::Body, |paragraph| paragraph.kind)
    }

    /// The words, numbers and marks of a range.
    pub(super) fn tokens_of(&self, range: Range<usize>) -> &[Token] {
        self.tokens.get(range).unwrap_or_default()
    }

    /// The word, number or mark at `at`; empty where there is none.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    /// The quantities of the article's sentences, in order.
    pub(super) fn quantities(&self) -> &[Found<Quantity>] {
        self.quantities.get_or_init(|| self.find(quantities))
    }

    /// The dates of the article's sentences, in order.
    pub(super) fn dates(&self) -> &[Found<DateExpression>] {
        self.dates.get_or_init(|| self.find(dates))
    }

    fn find<T>(&self, read: impl Fn(&str, &[Token]) -> Vec<T>) -> Vec<Found<T>> {
        let in_sentence = |(sentence, tokens): (usize, Range<usize>)| {
            let found = read(self.text, self.tokens_of(tokens));
            found.into_iter().map(move |value| Found { sentence, value })
        };
        self.sentences().flat_map(in_sentence).collect()
    }

    /// What is known when a date of the article is resolved.
    pub(super) fn anchor(&self) -> DateAnchor {
        DateAnchor { published: self.published, ..DateAnchor::default() }
    }

    /// A place in the article.
    pub(super) fn label(&self, span: ByteSpan) -> Label {
        Label { source: Arc::clone(self.source), span }
    }

    /// The words of a span, line ends as spaces.
    pub(super) fn quote(&self, span: ByteSpan) -> String {
        span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A finding of a check at `at`, against what stands at `against`.
    pub(super) fn finding(&self, check: Check, at: ByteSpan, against: &[ByteSpan], message: String) -> Finding {
        Finding {
            fact: None,
            kind: check.kind(),
            code: Code(check.code()),
            severity: check.severity(),
            relation: Relation::Contradicts,
            message,
            help: Vec::new(),
            at: self.label(at),
            against: against.iter().map(|&span| Side::Said(self.label(span))).collect(),
            also: Vec::new(),
            fix: None,
        }
    }
}
