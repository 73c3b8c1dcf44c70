//! One article as the checks see it.

use super::check::Check;
use super::people::{NameAt, names};
use crate::discourse::{NameRun, Speech, name_runs};
use crate::finding::{Code, Finding, Label, Repeat, Side};
use crate::kinds::Relation;
use crate::kinds::date::{DateAnchor, DateExpression, DateSpan};
use crate::kinds::quantity::Quantity;
use crate::kinds::rates::Rates;
use crate::lang::WordClasses;
use crate::recognise::Article;
use crate::segment::ParagraphKind;
use crate::span::ByteSpan;
use crate::text::{Cursor, Document};
use crate::token::{Token, TokenClass};
use std::cell::OnceCell;
use std::ops::{Deref, Range};

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
    article: &'a Article,
    pub(super) text: &'a str,
    pub(super) published: Option<DateSpan>,
    pub(super) rates: &'a Rates,
    quantities: OnceCell<Vec<Found<Quantity>>>,
    dates: OnceCell<Vec<Found<DateExpression>>>,
    runs: OnceCell<Vec<Found<NameRun>>>,
    names: OnceCell<Vec<NameAt<'a>>>,
}

impl Deref for View<'_> {
    type Target = Document;

    fn deref(&self) -> &Document {
        self.article
    }
}

impl<'a> View<'a> {
    pub(super) fn new(article: &'a Article, published: Option<DateSpan>, rates: &'a Rates) -> Self {
        Self {
            article,
            text: article.text(),
            published,
            rates,
            quantities: OnceCell::new(),
            dates: OnceCell::new(),
            runs: OnceCell::new(),
            names: OnceCell::new(),
        }
    }

    /// The sentences of the article itself, without web furniture and bylines: their numbers and tokens.
    pub(super) fn sentences(&self) -> impl Iterator<Item = (usize, Range<usize>)> {
        let sentences = self.segments.sentences.iter().enumerate();
        let said = |&(index, _): &(usize, &crate::segment::Sentence)| {
            !matches!(self.kind_of(index), ParagraphKind::Furniture | ParagraphKind::Byline)
        };
        sentences.filter(said).map(|(index, sentence)| (index, sentence.tokens.clone()))
    }

    /// The tokens of a sentence, by its number.
    pub(super) fn sentence(&self, sentence: usize) -> Range<usize> {
        self.segments.sentences.get(sentence).map_or(0..0, |sentence| sentence.tokens.clone())
    }

    /// The number of the paragraph a sentence stands in.
    pub(super) fn paragraph(&self, sentence: usize) -> usize {
        self.segments.sentences.get(sentence).map_or(0, |sentence| sentence.paragraph)
    }

    /// The kind of paragraph a sentence stands in.
    pub(super) fn kind_of(&self, sentence: usize) -> ParagraphKind {
        self.segments.paragraphs.get(self.paragraph(sentence)).map_or(ParagraphKind::Body, |paragraph| paragraph.kind)
    }

    /// Whether a sentence is a heading most of whose longer words are capitalised: capitals prove nothing there.
    pub(super) fn is_title_case(&self, sentence: usize) -> bool {
        if self.kind_of(sentence) != ParagraphKind::Headline {
            return false;
        }
        let words = || self.sentence(sentence).map(|at| self.word(at)).filter(|word| word.chars().count() > 3);
        let capitals = words().filter(|word| word.starts_with(char::is_uppercase)).count();
        capitals * 3 >= words().count() * 2
    }

    /// The words, numbers and marks of a range.
    pub(super) fn tokens_of(&self, range: Range<usize>) -> &[Token] {
        self.tokens.get(range).unwrap_or_default()
    }

    /// The word, number or mark at `at`; empty where there is none.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    /// Where the token at `at` stands.
    pub(super) fn span(&self, at: usize) -> ByteSpan {
        self.tokens.get(at).map_or_else(ByteSpan::default, |token| token.span())
    }

    /// Whether a word stands at `at`.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_word())
    }

    /// The classes of the word at `at`.
    pub(super) fn classes(&self, at: usize) -> WordClasses {
        Cursor::new(self.text, &self.tokens).classes(at)
    }

    /// Whether the word at `at` has one of these classes.
    pub(super) fn has(&self, at: usize, classes: WordClasses) -> bool {
        self.classes(at).meets(classes)
    }

    /// The number of the first token that ends behind an offset.
    pub(super) fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.end as usize <= offset)
    }

    /// Whether no word of its sentence stands before the token at `at`.
    pub(super) fn starts_sentence(&self, at: usize) -> bool {
        let start = self.segments.sentence_of(at).map_or(0, |sentence| self.sentence(sentence).start);
        self.tokens_of(start..at).iter().all(|token| token.class == TokenClass::Mark)
            || matches!(self.word(at.wrapping_sub(1)), ":" | "“" | "\"" | "‘" | "«" | "—" | "–" | "•" | "(")
    }

    /// Whether a span stands between quotation marks.
    pub(super) fn is_quoted(&self, span: ByteSpan) -> bool {
        self.segments.quote_of(span).is_some()
    }

    /// Whether the word at `at` belongs to a handle, a hashtag or an address of the web.
    pub(super) fn is_address(&self, at: usize) -> bool {
        let touching =
            |&at: &usize| self.tokens.get(at).zip(self.tokens.get(at + 1)).is_some_and(|(a, b)| a.touches(*b));
        let sign = |mark: &str| matches!(mark, "@" | "#" | "/" | "_");
        let before = at.checked_sub(1).filter(touching).is_some_and(|before| sign(self.word(before)));
        let dotted = self.word(at).len() > 1 && self.word(at + 1) == "." && touching(&(at + 1));
        let behind = touching(&at) && (sign(self.word(at + 1)) || dotted);
        before || behind && self.word(at + 2).starts_with(char::is_alphanumeric)
    }

    /// The text from one offset to another.
    pub(super) fn between(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or("")
    }

    /// All that stands behind an offset.
    pub(super) fn behind(&self, offset: usize) -> &'a str {
        self.text.get(offset..).unwrap_or("")
    }

    /// The quantities of the article's sentences, in order.
    pub(super) fn quantities(&self) -> &[Found<Quantity>] {
        self.quantities.get_or_init(|| self.find(|sentence| self.article.quantities_in(sentence)))
    }

    /// The quantities of a sentence.
    pub(super) fn quantities_in(&self, sentence: usize) -> &[Found<Quantity>] {
        let all = self.quantities();
        let first = all.partition_point(|found| found.sentence < sentence);
        let end = all.partition_point(|found| found.sentence <= sentence);
        all.get(first..end).unwrap_or_default()
    }

    /// The dates of the article's sentences, in order.
    pub(super) fn dates(&self) -> &[Found<DateExpression>] {
        self.dates.get_or_init(|| self.find(|sentence| self.article.dates_in(sentence)))
    }

    /// The dates of a sentence.
    pub(super) fn dates_in(&self, sentence: usize) -> &[Found<DateExpression>] {
        let all = self.dates();
        let first = all.partition_point(|found| found.sentence < sentence);
        let end = all.partition_point(|found| found.sentence <= sentence);
        all.get(first..end).unwrap_or_default()
    }

    /// The runs of capitalised words of the article's sentences, in order.
    pub(super) fn runs(&self) -> &[Found<NameRun>] {
        self.runs.get_or_init(|| {
            let in_sentence = |(sentence, tokens): (usize, Range<usize>)| {
                let runs = name_runs(self.text, &self.tokens, tokens);
                runs.into_iter().map(move |value| Found { sentence, value })
            };
            self.sentences().flat_map(in_sentence).collect()
        })
    }

    /// The names of the article, in order.
    pub(super) fn names(&self) -> &[NameAt<'a>] {
        self.names.get_or_init(|| names(self))
    }

    /// Who says each quotation.
    pub(super) fn speeches(&self) -> &[Speech] {
        self.article.speeches()
    }

    fn find<T: Clone + 'a>(&self, read: impl Fn(usize) -> &'a [T]) -> Vec<Found<T>> {
        let in_sentence = |(sentence, _): (usize, Range<usize>)| {
            read(sentence).iter().cloned().map(move |value| Found { sentence, value })
        };
        self.sentences().flat_map(in_sentence).collect()
    }

    /// What is known when a date of the article is resolved.
    pub(super) fn anchor(&self) -> DateAnchor {
        DateAnchor { published: self.published, ..DateAnchor::default() }
    }

    /// A place in the article.
    pub(super) fn label(&self, span: ByteSpan) -> Label {
        Label::new(&self.source, span)
    }

    /// Another place of the same wrong form.
    pub(super) fn repeat(&self, span: ByteSpan) -> Repeat {
        Repeat { at: self.label(span), fix: None }
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
            ignored: None,
        }
    }
}
