//! What a paragraph is: headline, byline, caption, list item, furniture or the story itself.

use super::ParagraphKind;
use super::furniture::{self, is_furniture, is_paywall};
use super::paragraph::ends_sentence;
use crate::lang::{Expression, WordClasses, expressions, expressions_in};
use crate::source::{Block, BlockKind};
use crate::span::ByteSpan;

/// A headline has at most so many words: the longest of the wire services have about 20.
const HEADLINE_WORDS: usize = 24;

/// A heading between paragraphs has at most so many words.
const HEADING_WORDS: usize = 14;

/// A byline has at most so many words.
const BYLINE_WORDS: usize = 16;

/// A caption has at most so many words: agency captions run to about 70.
const CAPTION_WORDS: usize = 90;

/// A credit and the names behind it take at most so many bytes.
const CREDIT: usize = 100;

/// The longest [`Expression::Credit`], in bytes, and some more.
const LONGEST_CREDIT: usize = 20;

/// A paywall notice ends an article only after so many bytes of it; before, it is a banner above the text.
const ARTICLE_BEFORE_PAYWALL: usize = 400;

/// The kind of each paragraph.
pub(super) fn paragraph_kinds(text: &str, spans: &[ByteSpan], blocks: &[Block]) -> Vec<ParagraphKind> {
    let mut kinds: Vec<ParagraphKind> = Vec::with_capacity(spans.len());
    let mut behind_paywall = false;
    let mut first = true; // no other than furniture so far
    let mut body = 0; // bytes of the story so far
    for (index, &at) in spans.iter().enumerate() {
        let part = Part::new(at.of(text));
        behind_paywall |= body >= ARTICLE_BEFORE_PAYWALL && part.notice.as_deref().is_some_and(is_paywall);
        let kind = if behind_paywall {
            ParagraphKind::Furniture
        } else if let Some(kind) = marked_up(at, blocks) {
            kind
        } else {
            let before = index.checked_sub(1).and_then(|i| Some((spans.get(i)?.of(text), *kinds.get(i)?)));
            let alone = spans.len() == 1;
            plain_kind(&part, before, Place { first, alone })
        };
        body += if kind == ParagraphKind::Body { at.len() } else { 0 };
        first &= kind == ParagraphKind::Furniture;
        kinds.push(kind);
    }
    kinds
}

/// What the markup says of a paragraph.
fn marked_up(at: ByteSpan, blocks: &[Block]) -> Option<ParagraphKind> {
    let next = blocks.partition_point(|block| block.at.start <= at.start);
    let block = next.checked_sub(1).and_then(|index| blocks.get(index)).filter(|block| block.at.meets(at))?;
    Some(match block.kind {
        BlockKind::Heading => ParagraphKind::Headline,
        BlockKind::Caption => ParagraphKind::Caption,
    })
}

/// Where a paragraph stands.
#[derive(Clone, Copy)]
struct Place {
    /// No other than furniture stands before it.
    first: bool,
    /// It is the whole text.
    alone: bool,
}

/// A paragraph, with what is asked of it again and again.
struct Part<'a> {
    text: &'a str,
    /// How many words it has: those beyond the longest caption are not counted.
    words: usize,
    /// The text in lower case, where the paragraph is short enough to be a notice of the page.
    notice: Option<String>,
}

impl<'a> Part<'a> {
    fn new(text: &'a str) -> Self {
        let words = text.split_whitespace().take(CAPTION_WORDS + 1).count();
        Self { text, words, notice: (words <= furniture::LONGEST).then(|| text.to_lowercase()) }
    }
}

fn plain_kind(part: &Part<'_>, before: Option<(&str, ParagraphKind)>, place: Place) -> ParagraphKind {
    let page = part.notice.as_deref().is_some_and(is_furniture);
    if page && !place.alone {
        ParagraphKind::Furniture
    } else if is_byline(part) {
        ParagraphKind::Byline
    } else if is_caption(part) {
        ParagraphKind::Caption
    } else if is_list_item(part.text) || in_open_list(part, before) {
        ParagraphKind::ListItem
    } else if !place.alone && is_heading(part, place.first) {
        ParagraphKind::Headline
    } else {
        ParagraphKind::Body
    }
}

/// Whether a paragraph begins with a bullet or a number of its own.
pub(super) fn is_list_item(part: &str) -> bool {
    if let Some(rest) = part.strip_prefix(['•', '◦', '▪', '‣', '●', '■', '·']) {
        return !rest.is_empty();
    }
    if let Some(rest) = part.strip_prefix(['-', '*', '–', '—', '+']) {
        return rest.starts_with([' ', '\t', '\u{a0}']);
    }
    let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = part.len() - rest.len();
    (1..=2).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") "))
}

/// Whether a paragraph is a point of a list that a colon opened and that has no bullets.
fn in_open_list(part: &Part<'_>, before: Option<(&str, ParagraphKind)>) -> bool {
    let opened = before.is_some_and(|(words, kind)| match kind {
        ParagraphKind::Body => words.ends_with(':'),
        ParagraphKind::ListItem => !is_list_item(words),
        _ => false,
    });
    opened && !ends_sentence(part.text) && part.words <= HEADING_WORDS
}

/// Whether a paragraph is a headline or a heading: short, without the mark that ends a sentence. A headline may ask.
fn is_heading(part: &Part<'_>, first: bool) -> bool {
    let most = if first { HEADLINE_WORDS } else { HEADING_WORDS };
    if part.words > most {
        return false;
    }
    let part = part.text;
    let bare = part.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']']);
    let asks = bare.ends_with(['?', '!']);
    let quoted = part.starts_with(['"', '“']) && part.ends_with(['"', '”', ',']);
    (!ends_sentence(part) || asks && first) && !part.ends_with([',', '—', '–']) && (first || !quoted)
}

/// Whether a paragraph says who wrote or when.
fn is_byline(part: &Part<'_>) -> bool {
    let Part { text: part, words, .. } = *part;
    if words > BYLINE_WORDS && !part.starts_with('(') {
        return false;
    }
    let lower = part.to_lowercase();
    let lower = lower.trim_start_matches(['(', '[', ' ']);
    if words > BYLINE_WORDS {
        return lower.starts_with("reporting by ");
    }
    if expressions(Expression::BylineOpening).iter().any(|opening| lower.starts_with(opening)) {
        return true;
    }
    match ["By ", "BY ", "by "].iter().find_map(|by| part.strip_prefix(by)) {
        Some(names) => names.starts_with(char::is_uppercase) && !part.ends_with(['.', '!', '?', ',', ':', ';']),
        None => is_names_only(part),
    }
}

/// Whether a line holds two or more full names and nothing else.
fn is_names_only(part: &str) -> bool {
    let names: Vec<&str> = part.split([',', '&']).flat_map(|names| names.split(" and ")).collect();
    names.len() >= 2 && names.iter().map(|name| name.strip_prefix("and ").unwrap_or(name)).all(is_full_name)
}

fn is_full_name(name: &str) -> bool {
    let mut capitalised = 0;
    for word in name.split_whitespace() {
        if word.chars().any(|c| !c.is_alphabetic() && !matches!(c, '.' | '-' | '\'' | '’')) {
            return false;
        }
        if word.starts_with(char::is_uppercase) {
            capitalised = usize::saturating_add(capitalised, 1);
        } else if !(WordClasses::INNER_PARTICLE | WordClasses::OPENING_PARTICLE).has(word) {
            return false;
        }
    }
    (2..=4).contains(&capitalised)
}

/// Whether a paragraph stands under a picture.
fn is_caption(part: &Part<'_>) -> bool {
    if part.words > CAPTION_WORDS {
        return false;
    }
    let part = part.text;
    let bare = part.trim_start_matches(['(', '[']);
    let end = end_of(part);
    let pictured = bare.starts_with("In this ") && part.contains("photo");
    pictured
        || expressions(Expression::CaptionOpening).iter().any(|opening| bare.starts_with(opening))
        || expressions_in(Expression::Credit, end).any(|credit| ends_with_credit(end, credit))
}

/// The end of a paragraph in which a credit may stand: from a little before its last word in lower case.
fn end_of(part: &str) -> &str {
    let boundary = |at: usize| (0..=at).rev().find(|&at| part.is_char_boundary(at)).unwrap_or(0);
    let floor = boundary(part.len().saturating_sub(CREDIT));
    let mut start = part.len();
    for word in part.get(floor..).unwrap_or("").rsplit(|c: char| !c.is_alphanumeric()) {
        start = start.saturating_sub(word.len());
        if word.starts_with(char::is_lowercase) && !is_linking(word) {
            break;
        }
        start = boundary(start.saturating_sub(1));
    }
    part.get(boundary(start.max(floor).saturating_sub(LONGEST_CREDIT))..).unwrap_or(part)
}

/// Words in lower case that stand in credits.
fn is_linking(word: &str) -> bool {
    matches!(word, "via" | "for" | "by" | "and")
}

/// Whether `credit` stands in the end of a paragraph with nothing but names and marks behind it.
fn ends_with_credit(end: &str, credit: &str) -> bool {
    memchr::memmem::rfind(end.as_bytes(), credit.as_bytes()).and_then(|at| end.get(at + credit.len()..)).is_some_and(
        |rest| {
            let mut words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            words.clone().count() <= 8 && words.all(|word| !word.starts_with(char::is_lowercase) || is_linking(word))
        },
    )
}
