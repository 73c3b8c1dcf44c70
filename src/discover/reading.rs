//! The articles of one story as the searches read them.

use crate::discourse::{NameRun, Speech, name_runs, speeches};
use crate::finding::Label;
use crate::matching::fold;
use crate::recognise::Article;
use crate::segment::ParagraphKind;
use crate::source::Source;
use crate::span::ByteSpan;
use crate::text::Document;
use crate::token::Token;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

/// A place in an article of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place {
    /// The number of the article in its story.
    pub(super) article: usize,
    /// Where in its text.
    pub(super) at: ByteSpan,
}

/// An article with what the searches look at.
pub(super) struct Reading {
    pub(super) article: Article,
    /// Runs of capitalised words, furniture left out.
    pub(super) runs: Vec<NameRun>,
}

/// The articles on one event.
pub(super) struct Story {
    pub(super) readings: Vec<Reading>,
    /// Words written in lower case somewhere, folded.
    lower: HashSet<String>,
}

impl Story {
    /// Reads the articles.
    pub(super) fn read(members: &[Arc<Source>]) -> Self {
        let readings: Vec<Reading> = members.iter().map(Reading::new).collect();
        let mut lower = HashSet::new();
        for reading in &readings {
            let words = reading.article.tokens.iter().filter(|token| token.is_word());
            let words = words.map(|token| token.of(reading.text())).filter(|word| word.starts_with(char::is_lowercase));
            lower.extend(words.map(fold));
        }
        Self { readings, lower }
    }

    /// The articles, in order.
    pub(super) fn articles(&self) -> impl Iterator<Item = &Article> {
        self.readings.iter().map(|reading| &reading.article)
    }

    /// A place as a finding shows it.
    pub(super) fn label(&self, place: Place) -> Label {
        let source = self.readings.get(place.article).map(|reading| Arc::clone(&reading.article.source));
        Label::new(&source.unwrap_or_else(|| Arc::new(Source::new("", ""))), place.at)
    }

    /// The words at a place, line ends as spaces.
    pub(super) fn words(&self, place: Place) -> String {
        let text = self.readings.get(place.article).map_or("", |reading| place.at.of(reading.text()));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The text and tokens of a place, and the tokens of its sentence.
    pub(super) fn sentence_at(&self, place: Place) -> Option<(&str, &[Token], Range<usize>)> {
        let reading = self.readings.get(place.article)?;
        let token = reading.article.tokens_in(place.at).start;
        let sentence = reading.article.segments.sentences.get(reading.article.sentence_at(token)?)?;
        Some((reading.text(), &reading.article.tokens, sentence.tokens.clone()))
    }

    /// Whether some article writes the word in lower case.
    pub(super) fn is_lower(&self, fold: &str) -> bool {
        self.lower.contains(fold)
    }
}

impl Reading {
    fn new(source: &Arc<Source>) -> Self {
        let article = Article::plain(Document::new(Arc::clone(source)));
        let text = article.text();
        let mut runs = name_runs(text, &article.tokens, 0..article.tokens.len());
        runs.retain(|run| {
            let kind = article.paragraph_kind(run.tokens.start);
            kind != ParagraphKind::Furniture && !article.is_title_case(run.tokens.start)
        });
        let mut reading = Self { runs, article };
        let addresses: Vec<usize> =
            reading.runs.iter().map(|run| run.tokens.start).filter(|&at| reading.is_address(at)).collect();
        reading.runs.retain(|run| !addresses.contains(&run.tokens.start));
        reading
    }

    pub(super) fn text(&self) -> &str {
        self.article.text()
    }

    /// The word, number or mark at `at`; empty where there is none.
    pub(super) fn word(&self, at: usize) -> &str {
        self.article.tokens.get(at).map_or("", |token| token.of(self.text()))
    }

    /// Whether the two tokens stand with nothing between.
    pub(super) fn touch(&self, left: usize, right: usize) -> bool {
        let tokens = &self.article.tokens;
        tokens.get(left).zip(tokens.get(right)).is_some_and(|(a, b)| a.touches(*b))
    }

    /// Whether a token stands in what the web page says, not the article.
    pub(super) fn is_furniture(&self, token: usize) -> bool {
        self.article.paragraph_kind(token) == ParagraphKind::Furniture
    }

    /// Whether a token is part of a hashtag, a handle or an address: between two spaces stands a mark that only those have.
    pub(super) fn is_address(&self, token: usize) -> bool {
        let Some(at) = self.article.tokens.get(token).map(|token| token.span()) else { return false };
        let start = self.text().get(..at.start).and_then(|before| before.rfind(char::is_whitespace)).unwrap_or(0);
        let end = self.text().get(at.end..).and_then(|behind| behind.find(char::is_whitespace));
        let end = end.map_or(self.text().len(), |end| at.end + end);
        let written = self.text().get(start..end).unwrap_or_default();
        let site = |(dot, _): (usize, &str)| {
            let (before, behind) = (written.get(..dot).unwrap_or_default(), written.get(dot + 1..).unwrap_or_default());
            before.ends_with(char::is_alphanumeric) && behind.starts_with(char::is_lowercase)
        };
        written.contains(['@', '#', '_']) || written.contains("://") || written.match_indices('.').any(site)
    }

    /// Who speaks which quotation.
    pub(super) fn speeches(&self) -> Vec<Speech> {
        speeches(self.text(), &self.article.tokens, &self.article.segments)
    }
}
