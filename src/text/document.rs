//! One article with its tokens, its parts and, where somebody asks, the trees of its sentences.

use crate::lang::{LONGEST_PARSED, Tree, note_classes, parse_words, syntactic_words};
use crate::segment::{ParagraphKind, Segments, segment};
use crate::source::Source;
use crate::span::ByteSpan;
use crate::token::{Token, tokenize};
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

/// An article, annotated once.
#[derive(Debug)]
pub struct Document {
    /// The article.
    pub source: Arc<Source>,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its paragraphs, sentences and quotations.
    pub segments: Segments,
    /// For each token the number of its sentence.
    sentence_of: Vec<u32>,
    trees: Vec<OnceCell<Result<Tree, Unparsed>>>,
}

/// Why a sentence has no tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unparsed {
    /// It has more words than [`LONGEST_PARSED`]: a list, a table, a text without full stops.
    TooLong,
    /// It holds no word.
    Empty,
}

impl Unparsed {
    /// In words.
    #[must_use]
    pub fn describe(self) -> String {
        match self {
            Self::TooLong => format!("not parsed: more than {LONGEST_PARSED} words"),
            Self::Empty => "not parsed: no words".to_owned(),
        }
    }
}

impl Document {
    /// Cuts an article into tokens, paragraphs, sentences and quotations.
    #[must_use]
    pub fn new(source: Arc<Source>) -> Self {
        let tokens = tokenize(&source.text);
        Self::of_tokens(source, tokens)
    }

    /// The same, of an article whose tokens are at hand.
    #[must_use]
    pub fn of_tokens(source: Arc<Source>, mut tokens: Vec<Token>) -> Self {
        note_classes(&source.text, &mut tokens);
        let segments = segment(&source, &tokens);
        let mut sentence_of = vec![u32::MAX; tokens.len()];
        for (number, sentence) in segments.sentences.iter().enumerate() {
            for place in sentence_of.get_mut(sentence.tokens.clone()).into_iter().flatten() {
                *place = number as u32;
            }
        }
        let trees = segments.sentences.iter().map(|_| OnceCell::new()).collect();
        Self { source, tokens, segments, sentence_of, trees }
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.source.text
    }

    /// The tree of a sentence, made when it is first asked for.
    ///
    /// # Errors
    /// If the sentence is too long, or there is none of that number.
    pub fn tree(&self, sentence: usize) -> Result<&Tree, Unparsed> {
        let place = self.trees.get(sentence).ok_or(Unparsed::Empty)?;
        place.get_or_init(|| self.parse(sentence)).as_ref().map_err(|&unparsed| unparsed)
    }

    fn parse(&self, sentence: usize) -> Result<Tree, Unparsed> {
        let part = self.segments.sentences.get(sentence).ok_or(Unparsed::Empty)?;
        // A token is at most two words, and several tokens may be one: no need to cut what is far too long.
        if part.tokens.len() > 2 * LONGEST_PARSED {
            return Err(Unparsed::TooLong);
        }
        let words = syntactic_words(self.text(), &self.tokens, part.tokens.clone());
        match words.len() {
            0 => Err(Unparsed::Empty),
            1..=LONGEST_PARSED => Ok(Tree::new(&words, &parse_words(&words))),
            _ => Err(Unparsed::TooLong),
        }
    }

    /// The number of the sentence a token stands in.
    #[must_use]
    pub fn sentence_at(&self, token: usize) -> Option<usize> {
        self.sentence_of.get(token).filter(|&&number| number != u32::MAX).map(|&number| number as usize)
    }

    /// The kind of paragraph a token stands in.
    #[must_use]
    pub fn paragraph_kind(&self, token: usize) -> ParagraphKind {
        let sentence = self.sentence_at(token).and_then(|sentence| self.segments.sentences.get(sentence));
        sentence
            .and_then(|sentence| self.segments.paragraphs.get(sentence.paragraph))
            .map_or(ParagraphKind::Body, |paragraph| paragraph.kind)
    }

    /// Where some of its tokens stand.
    #[must_use]
    pub fn span(&self, tokens: Range<usize>) -> ByteSpan {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) => first.span().join(last.span()),
            _ => ByteSpan::default(),
        }
    }

    /// The tokens that a span meets.
    #[must_use]
    pub fn tokens_in(&self, span: ByteSpan) -> Range<usize> {
        let first = self.tokens.partition_point(|token| token.end as usize <= span.start);
        let end = self.tokens.partition_point(|token| (token.start as usize) < span.end);
        first..end.max(first)
    }
}
