//! Text and tokens → paragraphs, sentences and stretches between quotation marks; each token knows which it is in.
//!
//! One linear pass for each of the three. Paragraphs first, because a quotation ends at its paragraph at the latest and
//! a sentence never crosses one; what a paragraph is (headline, byline, caption, web furniture) decides later what may be
//! claimed from it.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::string_slice))]

mod furniture;
mod kind;
mod paragraph;
mod quotation;
mod sentence;

use crate::source::Source;
use crate::span::ByteSpan;
use crate::token::Token;
use std::ops::Range;

/// The parts of one text, each list in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments {
    /// The paragraphs: they hold all tokens.
    pub paragraphs: Vec<Paragraph>,
    /// The sentences: they hold all tokens too.
    pub sentences: Vec<Sentence>,
    /// The stretches between quotation marks; none lies inside another.
    pub quotes: Vec<QuotedStretch>,
}

/// A paragraph: what blank lines, line ends or the markup set apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, without the white space around it.
    pub at: ByteSpan,
    /// What it is.
    pub kind: ParagraphKind,
    /// Which sentences it holds.
    pub sentences: Range<usize>,
    /// The place and agency it opens with, up to and with the dash: "GENEVA (Reuters) —".
    pub dateline: Option<ByteSpan>,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// The headline or a heading between paragraphs: it supplies names, hardly events.
    Headline,
    /// Who wrote it, and when.
    Byline,
    /// Words under a picture.
    Caption,
    /// The story itself.
    Body,
    /// One point of a list.
    ListItem,
    /// What the web page says, not the article: subscribe, share, log in, teasers behind a paywall.
    Furniture,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, with its closing marks.
    pub at: ByteSpan,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The paragraph it stands in.
    pub paragraph: usize,
}

/// What stands between two quotation marks, or after one that is never closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotedStretch {
    /// Where it stands, with its marks.
    pub at: ByteSpan,
    /// Where the words between the marks stand.
    pub inner: ByteSpan,
    /// The tokens between the marks.
    pub tokens: Range<usize>,
    /// The paragraph it stands in.
    pub paragraph: usize,
    /// Whether it has a closing mark; without one it ends with its paragraph.
    pub closed: bool,
    /// The unclosed stretch of an earlier paragraph that it carries on.
    pub continues: Option<usize>,
    /// Which marks it has.
    pub style: QuoteStyle,
}

/// The form of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteStyle {
    /// “…”, also where an author set a mark the wrong way round.
    Curly,
    /// "…" and ``…''.
    Straight,
    /// ‘…’ and '…'.
    Single,
    /// «…».
    Angle,
    /// „…“.
    Low,
}

/// Cuts the text of `source`, of which `tokens` are the tokens, into its parts.
#[must_use]
pub fn segment(source: &Source, tokens: &[Token]) -> Segments {
    let text = source.text.as_str();
    let spans = paragraph::paragraph_spans(text, &source.blocks);
    let kinds = kind::paragraph_kinds(text, &spans, &source.blocks);
    let mut segments = Segments::default();
    let mut first = 0;
    for (index, (&at, &kind)) in spans.iter().zip(&kinds).enumerate() {
        let end =
            first + tokens.get(first..).map_or(0, |rest| rest.partition_point(|token| token.span().start < at.end));
        let sentences = segments.sentences.len();
        sentence::push_sentences(text, tokens, first..end, index, &mut segments.sentences);
        quotation::push_quotes(text, tokens, first..end, index, &mut segments.quotes);
        let dateline = if kind == ParagraphKind::Body { paragraph::dateline(text, at) } else { None };
        segments.paragraphs.push(Paragraph { at, kind, sentences: sentences..segments.sentences.len(), dateline });
        first = end;
    }
    quotation::link_continuations(&segments.paragraphs, &mut segments.quotes);
    segments
}

impl Segments {
    /// The sentence that holds the token of that number.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> Option<usize> {
        let index = self.sentences.partition_point(|sentence| sentence.tokens.end <= token);
        self.sentences.get(index).filter(|sentence| sentence.tokens.contains(&token)).map(|_| index)
    }

    /// The paragraph that holds the token of that number.
    #[must_use]
    pub fn paragraph_of(&self, token: usize) -> Option<usize> {
        self.sentence_of(token).and_then(|index| self.sentences.get(index)).map(|sentence| sentence.paragraph)
    }

    /// The quoted stretch that holds all of `at`, its marks counted in.
    #[must_use]
    pub fn quote_of(&self, at: ByteSpan) -> Option<usize> {
        let index = self.quotes.partition_point(|quote| quote.at.end < at.end);
        self.quotes.get(index).filter(|quote| quote.at.covers(at)).map(|_| index)
    }

    /// The kind of the paragraph that holds the token of that number.
    #[must_use]
    pub fn kind_of(&self, token: usize) -> Option<ParagraphKind> {
        self.paragraph_of(token).and_then(|index| self.paragraphs.get(index)).map(|paragraph| paragraph.kind)
    }

    /// All tokens of a paragraph.
    #[must_use]
    pub fn tokens_of_paragraph(&self, paragraph: usize) -> Range<usize> {
        let sentences = self.paragraphs.get(paragraph).and_then(|p| self.sentences.get(p.sentences.clone()));
        match sentences {
            Some([first, .., last]) => first.tokens.start..last.tokens.end,
            Some([only]) => only.tokens.clone(),
            _ => 0..0,
        }
    }
}

#[cfg(test)]
mod tests;
