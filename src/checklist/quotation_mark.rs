//! A quotation mark that is never closed.
//!
//! An open quotation is none where the mark was set in another way: it is carried on by the next paragraph, closed
//! paragraphs later, closed by two single marks or a double prime, or its paragraphs were run into one.

use super::check::Check;
use super::view::View;
use crate::finding::Finding;
use crate::segment::{ParagraphKind, QuoteStyle, QuotedStretch};
use crate::span::ByteSpan;
use crate::token::TokenClass;

/// A stretch of fewer words may be a sign for inches or a ditto mark.
const SHORTEST: usize = 2;

/// So many paragraphs further on, an opening mark may carry on an unclosed quotation.
const CARRIED: usize = 3;

/// A letter, a poem or a list may have so many paragraphs before the mark that closes it.
const LONGEST: usize = 12;

/// A salutation or a heading of a quoted letter has no more words than this.
const SALUTATION: usize = 6;

/// Of the quotations there so many are looked at: a page of news has a few dozen.
const LOOKED_AT: usize = 64;

/// Checks each opening mark.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let quotes = view.segments.quotes.iter().enumerate();
    let found = quotes.filter(|(_, quote)| !quote.closed);
    let mut found: Vec<(usize, Finding)> =
        found.filter_map(|(number, quote)| Some((quote.paragraph, judge(view, number, quote)?))).collect();
    // What stands open in one paragraph is most often one mistake.
    found.dedup_by_key(|(paragraph, _)| *paragraph);
    found.into_iter().map(|(_, finding)| finding).collect()
}

/// What is wrong with a quotation without a closing mark, if anything is for sure.
fn judge(view: &View<'_>, number: usize, quote: &QuotedStretch) -> Option<Finding> {
    let before = number.checked_sub(1).and_then(|before| view.segments.quotes.get(before));
    let is_displaced = before.is_some_and(|before| !before.closed && displaced(view, before, quote));
    if is_displaced || !is_left_open(view, number, quote) {
        return None;
    }
    let end = quote.inner.start.max(quote.at.start);
    let word = view.span(quote.tokens.start);
    let at = ByteSpan::new(quote.at.start, word.end.max(end));
    let next = view.segments.quotes.get(number + 1).filter(|next| displaced(view, quote, next));
    Some(match next {
        Some(next) => {
            let mark = ByteSpan::new(next.at.start, next.inner.start);
            view.finding(
                Check::QuotationMark,
                mark,
                &[at],
                "this mark opens a quotation and should close one".to_owned(),
            )
        }
        None => {
            view.finding(Check::QuotationMark, at, &[], "the quotation that begins here is never closed".to_owned())
        }
    })
}

/// Whether the mark that opens `next` was to close `quote`: "It is late, "she said.
fn displaced(view: &View<'_>, quote: &QuotedStretch, next: &QuotedStretch) -> bool {
    let ends = view.between(0, next.at.start).trim_end().ends_with([',', '.', '!', '?']);
    let goes_on = view.behind(next.inner.start).starts_with(char::is_lowercase);
    next.paragraph == quote.paragraph && ends && goes_on
}

/// Whether the paragraph of a quotation ends as a sentence does, perhaps with another quotation inside it.
fn ends_paragraph(view: &View<'_>, quote: &QuotedStretch) -> bool {
    let closing = |c: char| c.is_whitespace() || matches!(c, '”' | '"' | '’');
    let end = view.segments.paragraphs.get(quote.paragraph).map_or(quote.at.end, |paragraph| paragraph.at.end);
    view.between(quote.inner.start, end).trim_end_matches(closing).ends_with(['.', '!', '?', '…'])
}

fn is_left_open(view: &View<'_>, number: usize, quote: &QuotedStretch) -> bool {
    let paragraph = view.segments.paragraphs.get(quote.paragraph);
    let told = paragraph.is_some_and(|paragraph| paragraph.kind != ParagraphKind::Furniture);
    // A single mark may be an apostrophe, and so begins nothing for sure.
    let sure = quote.style != QuoteStyle::Single;
    let begins = view.between(quote.inner.start, quote.inner.end).starts_with(char::is_alphanumeric);
    let inches = view.between(0, quote.at.start).ends_with(|c: char| c.is_ascii_digit());
    told && sure
        && words(view, quote) >= SHORTEST
        && begins
        && !inches
        && !is_carried_on(view, number, quote)
        && !is_closed_by_another_mark(view, quote)
        && !is_closed_later(view, number, quote)
}

fn words(view: &View<'_>, quote: &QuotedStretch) -> usize {
    view.tokens_of(quote.tokens.clone()).iter().filter(|token| token.is_word()).count()
}

/// Whether a later mark opens the next part of the quotation.
fn is_carried_on(view: &View<'_>, number: usize, quote: &QuotedStretch) -> bool {
    let quotes = &view.segments.quotes;
    let next = quotes.get(number + 1);
    // "It was late. "We went home." are two paragraphs that were run into one.
    if next.is_some_and(|next| {
        let stop = view.between(quote.inner.start, next.at.start).trim_end().ends_with(['.', '!', '?', '…']);
        next.paragraph == quote.paragraph && next.style == quote.style && stop
    }) {
        return true;
    }
    // Only what opens one of the next paragraphs can carry it on: a page of opening marks must not cost its square.
    let next = quotes.partition_point(|later| later.paragraph <= quote.paragraph);
    let reach = quotes.iter().skip(next).take_while(|later| later.paragraph <= quote.paragraph + CARRIED);
    let whole = ends_paragraph(view, quote) || words(view, quote) <= SALUTATION;
    reach.take(LOOKED_AT).any(|later| {
        // A statement may go on behind a picture or a posting that stands between its paragraphs.
        let start = view.segments.paragraphs.get(later.paragraph).map_or(0, |paragraph| paragraph.at.start);
        let opens = view.between(start, later.at.start).trim().is_empty();
        later.continues == Some(number) || opens && later.style == quote.style && whole
    })
}

/// Whether two single marks or a double prime close the quotation: “late’’, “late″.
fn is_closed_by_another_mark(view: &View<'_>, quote: &QuotedStretch) -> bool {
    let inner = view.between(quote.inner.start, quote.at.end);
    inner.contains('″') || inner.contains("’’") || inner.contains("''") || inner.contains("‘‘")
}

/// Whether one of the next paragraphs has a mark that closes a quotation and none has opened before it.
fn is_closed_later(view: &View<'_>, number: usize, quote: &QuotedStretch) -> bool {
    let next = view.segments.quotes.get(number + 1);
    let reach = view.segments.paragraphs.get(quote.paragraph + LONGEST);
    let end = next.map_or(usize::MAX, |next| next.at.start).min(reach.map_or(usize::MAX, |paragraph| paragraph.at.end));
    let start = view.token_at(quote.at.end.saturating_sub(1)).max(quote.tokens.end);
    let marks = view.tokens.iter().enumerate().skip(start).take_while(|(_, token)| (token.end as usize) <= end);
    let mut closing = marks.filter(|(_, token)| token.class == TokenClass::Mark);
    closing.any(|(at, token)| {
        let touches =
            at.checked_sub(1).and_then(|before| view.tokens.get(before)).is_some_and(|before| before.touches(*token));
        matches!(token.of(view.text), "”" | "\"" | "»") && touches
    })
}
