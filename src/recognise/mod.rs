//! One article → what stands in it: names, terms, and the words that facts are bound by.
//!
//! Lexical things are found in one pass over the tokens; values (numbers, dates) are read only in sentences that some
//! fact cares about, because reading them costs more than all the rest.

mod expand;
pub mod lexicon;
pub mod names;
pub mod relevance;
pub mod terms;
pub mod values;

use crate::discourse::{Speech, speeches};
use crate::segment::ParagraphKind;
use crate::source::Source;
use crate::text::Document;
use crate::token::{Token, TokenClass, tokenize};
pub use expand::{Expansion, Match, expand};
use lexicon::{GAP, Lexicon, Memo};
use names::NameMention;
use relevance::Relevance;
use std::cell::OnceCell;
use std::ops::{Deref, Range};
use std::sync::Arc;
use terms::TermMention;
use values::Readings;

/// Words of a group at a place of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupHit {
    /// The group.
    pub group: u32,
    /// How they stand for it.
    pub how: Match,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// An article with all that was found in it.
#[derive(Debug)]
pub struct Article {
    /// Its tokens, parts and trees.
    pub document: Document,
    /// For each token the number of its key among the rules' words; 0 where no rule has it.
    pub keys: Vec<u32>,
    /// The declared names in it, in order.
    pub names: Vec<NameMention>,
    /// The declared terms in it, in order.
    pub terms: Vec<TermMention>,
    /// The words of groups in it, in order of their first token.
    pub hits: Vec<GroupHit>,
    /// Whether it is about the rules' story.
    pub relevance: Relevance,
    speeches: OnceCell<Vec<Speech>>,
    readings: Readings,
}

impl Deref for Article {
    type Target = Document;

    fn deref(&self) -> &Document {
        &self.document
    }
}

/// A caption, a headline or a message may speak of the story in words of its own: a text of so many tokens is looked at
/// whatever its words.
const SHORT: usize = 60;

/// Finds what stands in `source`; `None` where no rule could concern any word of it.
#[must_use]
pub fn recognise(source: &Arc<Source>, lexicon: &Lexicon, memo: &mut Memo<'_>) -> Option<Article> {
    if lexicon.is_empty() {
        return None;
    }
    let mut tokens = tokenize(&source.text);
    let number = |token: &mut Token| {
        if token.class == TokenClass::Mark {
            return 0;
        }
        let known = memo.known(token.of(&source.text));
        token.row = known.row;
        known.number
    };
    let words: Vec<u32> = tokens.iter_mut().map(number).collect();
    if tokens.len() > SHORT && words.iter().all(|&number| number == 0) {
        return None;
    }
    let keys = words.iter().map(|&number| memo.info(number).key).collect();
    let document = Document::of_tokens(Arc::clone(source), tokens);
    let mut article = Article { keys, ..Article::plain(document) };
    article.names = names::find_names(&article, &words, lexicon, memo);
    article.hits = find_groups(&article, &words, lexicon, memo);
    article.relevance = Relevance::of(&article, lexicon);
    article.terms = terms::find_terms(&article, &words, lexicon, memo);
    Some(article)
}

impl Article {
    /// An article in which no rule concerns a word.
    #[must_use]
    pub fn plain(document: Document) -> Self {
        Self {
            keys: vec![0; document.tokens.len()],
            readings: Readings::new(document.segments.sentences.len()),
            document,
            names: Vec::new(),
            terms: Vec::new(),
            hits: Vec::new(),
            relevance: Relevance::default(),
            speeches: OnceCell::new(),
        }
    }

    /// Who speaks which quotation, read when somebody first asks.
    #[must_use]
    pub fn speeches(&self) -> &[Speech] {
        self.speeches.get_or_init(|| speeches(self.text(), &self.tokens, &self.segments))
    }

    /// Whether it is a caption, a message or a headline more than an article.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.tokens.len() <= SHORT
    }

    /// Whether a token is the first word of its sentence.
    #[must_use]
    pub fn starts_sentence(&self, token: usize) -> bool {
        let Some(sentence) = self.sentence_at(token).and_then(|sentence| self.segments.sentences.get(sentence)) else {
            return token == 0;
        };
        let first = sentence.tokens.clone().find(|&i| self.tokens[i].class != TokenClass::Mark);
        let opens = |mark: &Token| matches!(mark.of(self.text()), "“" | "\"" | "‘" | "«" | ":" | "—" | "–" | "(");
        first == Some(token) || token.checked_sub(1).and_then(|before| self.tokens.get(before)).is_some_and(opens)
    }

    /// Whether most words of a token's paragraph are capitalised and it is a heading: capitals prove nothing there.
    #[must_use]
    pub fn is_title_case(&self, token: usize) -> bool {
        if self.paragraph_kind(token) != ParagraphKind::Headline {
            return false;
        }
        let Some(sentence) = self.sentence_at(token).and_then(|sentence| self.segments.sentences.get(sentence)) else {
            return false;
        };
        let words =
            || sentence.tokens.clone().map(|i| self.tokens[i].of(self.text())).filter(|word| word.chars().count() > 3);
        let capitals = words().filter(|word| word.starts_with(char::is_uppercase)).count();
        capitals * 3 >= words().count() * 2
    }

    /// The listed words of groups that stand in some tokens.
    pub fn hits_in(&self, tokens: Range<usize>) -> impl Iterator<Item = &GroupHit> {
        self.all_hits_in(tokens).filter(|hit| hit.how == Match::Listed)
    }

    /// The words of groups that stand in some tokens, those that nobody listed among them.
    pub fn all_hits_in(&self, tokens: Range<usize>) -> impl Iterator<Item = &GroupHit> {
        let first = self.hits.partition_point(|hit| hit.tokens.start < tokens.start);
        self.hits[first..].iter().take_while(move |hit| hit.tokens.start < tokens.end)
    }
}

/// Finds the phrases of groups, hyphens and spaces alike, and adds the names that groups refer to.
fn find_groups(article: &Article, words: &[u32], lexicon: &Lexicon, memo: &Memo<'_>) -> Vec<GroupHit> {
    let mut hits = Vec::new();
    for (at, &number) in words.iter().enumerate() {
        for &phrase in &memo.info(number).phrases {
            let entry = &lexicon.phrases[phrase as usize];
            if let Some(end) = match_phrase(article, at, &entry.keys) {
                hits.extend(entry.groups.iter().map(|&(group, how)| GroupHit { group, how, tokens: at..end }));
            }
        }
    }
    for mention in article.names.iter().filter(|mention| mention.names_bearer()) {
        let groups = lexicon.name_groups.get(mention.name as usize).map_or(&[][..], Vec::as_slice);
        let named = |&group: &u32| GroupHit { group, how: Match::Listed, tokens: mention.tokens.clone() };
        hits.extend(groups.iter().map(named));
    }
    hits.sort_by_key(|hit| (hit.tokens.start, hit.group, hit.how, hit.tokens.end));
    hits.dedup();
    hits
}

/// Where a phrase that begins at `at` ends, if it stands there: hyphens, apostrophes and full stops between its words
/// do not count.
fn match_phrase(article: &Article, at: usize, keys: &[u32]) -> Option<usize> {
    let mut next = at;
    for (i, &key) in keys.iter().enumerate() {
        if key == GAP {
            return (1..=WIDEST_GAP).find_map(|gap| {
                let words = (next..next + gap)
                    .all(|token| article.tokens.get(token).is_some_and(|token| token.class != TokenClass::Mark));
                words.then(|| match_phrase(article, next + gap, &keys[i + 1..])).flatten()
            });
        }
        while i > 0 && article.tokens.get(next)?.class == TokenClass::Mark {
            if !matches!(article.tokens[next].of(article.text()), "-" | "‐" | "‑" | "'" | "’" | ".") {
                return None;
            }
            next += 1;
        }
        if *article.keys.get(next)? != key {
            return None;
        }
        next += 1;
    }
    Some(next)
}

/// The most words that the gap of an idiom takes: "claimed the *young man's* life".
const WIDEST_GAP: usize = 3;
