//! A quotation mark that is never closed.

use super::check::Check;
use super::view::View;
use crate::finding::Finding;
use crate::segment::{ParagraphKind, QuoteStyle, QuotedStretch};
use crate::span::ByteSpan;

/// A stretch of fewer words may be a sign for inches or a ditto mark.
const SHORTEST: usize = 2;

/// So many paragraphs further on, an opening mark may carry on an unclosed quotation.
const CARRIED: usize = 3;

/// Of the quotations there so many are looked at: a page of news has a few dozen.
const LOOKED_AT: usize = 64;

/// Checks each opening mark.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let quotes = view.segments.quotes.iter().enumerate();
    let open = quotes.filter(|&(number, quote)| !quote.closed && is_left_open(view, number, quote));
    open.map(|(_, quote)| {
        let end = quote.inner.start.max(quote.at.start);
        let word = view.span(quote.tokens.start);
        let at = ByteSpan::new(quote.at.start, word.end.max(end));
        view.finding(Check::QuotationMark, at, &[], "the quotation that begins here is never closed".to_owned())
    })
    .collect()
}

/// Whether nothing but the quotation stands at the end of its paragraph: a full stop, no "she said".
fn ends_paragraph(view: &View<'_>, quote: &QuotedStretch) -> bool {
    view.between(quote.inner.start, quote.at.end).trim_end().ends_with(['.', '!', '?', '…'])
}

fn is_left_open(view: &View<'_>, number: usize, quote: &QuotedStretch) -> bool {
    // Only what opens one of the next paragraphs can carry it on: a page of opening marks must not cost its square.
    let quotes = &view.segments.quotes;
    let next = quotes.partition_point(|later| later.paragraph <= quote.paragraph);
    let reach = quotes.iter().skip(next).take_while(|later| later.paragraph <= quote.paragraph + 2 * CARRIED);
    let carried_on = reach.take(LOOKED_AT).any(|later| {
        // A statement may go on behind a picture or a posting that stands between its paragraphs.
        let opens = view.segments.paragraphs.get(later.paragraph).is_some_and(|at| at.at.start == later.at.start);
        let near = later.paragraph > quote.paragraph && later.paragraph <= quote.paragraph + CARRIED;
        later.continues == Some(number) || opens && near && later.style == quote.style && ends_paragraph(view, quote)
    });
    let paragraph = view.segments.paragraphs.get(quote.paragraph);
    let told = paragraph.is_some_and(|paragraph| paragraph.kind != ParagraphKind::Furniture);
    let words = view.tokens_of(quote.tokens.clone()).iter().filter(|token| token.is_word()).count();
    // A single mark may be an apostrophe, and so begins nothing for sure.
    let sure = quote.style != QuoteStyle::Single;
    let begins = view.between(quote.inner.start, quote.inner.end).starts_with(char::is_alphanumeric);
    let inches = view.between(0, quote.at.start).ends_with(|c: char| c.is_ascii_digit());
    told && sure && !carried_on && words >= SHORTEST && begins && !inches
}
