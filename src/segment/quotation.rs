//! Stretches between quotation marks.
//!
//! Authors mix marks, set them the wrong way round and forget to close them, so that each mark is read by its form and
//! by what it touches: an opening mark touches the word after it, a closing mark what stands before it.

use super::{Paragraph, ParagraphKind, QuoteStyle, QuotedStretch};
use crate::lang::{Spelling, spellings};
use crate::span::ByteSpan;
use crate::token::{Token, TokenClass};
use std::ops::Range;

/// How many tokens a single quotation mark is looked ahead for its partner, and an inch mark for the mark that closes:
/// keeps the pass linear. The longest stretch between single marks seen in news had about 150.
const LOOK_AHEAD: usize = 300;

/// The tokens of one paragraph, and what stands around each mark.
struct Part<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

/// An open quotation.
struct Open {
    /// The token that opens it; two for ``.
    mark: Range<usize>,
    style: QuoteStyle,
    /// Quotations of the same form inside it.
    nested: usize,
}

/// What a mark does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens(QuoteStyle),
    Closes,
    Either,
    Nothing,
}

/// Adds the quoted stretches of one paragraph, whose tokens are `tokens[range]`.
pub(super) fn push_quotes(
    text: &str,
    tokens: &[Token],
    range: Range<usize>,
    paragraph: usize,
    quotes: &mut Vec<QuotedStretch>,
) {
    let Some(part) = tokens.get(range.clone()) else { return };
    let part = Part { text, tokens: part };
    let mut balance = part.curly_balance();
    let mut open: Option<Open> = None;
    let mut at = 0;
    while at < part.tokens.len() {
        let width = part.mark_width(at);
        let role = part.role(at, open.as_ref());
        let mut ended = None;
        open = match (open.take(), role) {
            (None, Role::Opens(QuoteStyle::Single)) => match part.single_close(at) {
                Some(close) => {
                    let open = Open { mark: at..at + 1, style: QuoteStyle::Single, nested: 0 };
                    quotes.push(part.stretch(&open, close..close + 1, true, (range.start, paragraph)));
                    at = close + 1;
                    continue;
                }
                None => None,
            },
            (None, Role::Opens(style)) => Some(Open { mark: at..at + width, style, nested: 0 }),
            (Some(inner), Role::Opens(style)) if style != QuoteStyle::Single => {
                if inner.style == QuoteStyle::Straight || balance > 0 {
                    balance = balance.saturating_sub(1);
                    ended = Some((inner, at..at, false));
                    Some(Open { mark: at..at + width, style, nested: 0 })
                } else {
                    Some(Open { nested: inner.nested + 1, ..inner })
                }
            }
            (Some(inner), Role::Closes) if inner.nested > 0 => Some(Open { nested: inner.nested - 1, ..inner }),
            (Some(inner), Role::Closes) => {
                ended = Some((inner, at..at + width, true));
                None
            }
            (open, _) => open,
        };
        if let Some((ended, close, closed)) = ended {
            quotes.push(part.stretch(&ended, close, closed, (range.start, paragraph)));
        }
        at += width;
    }
    if let Some(open) = open {
        let end = part.tokens.len();
        quotes.push(part.stretch(&open, end..end, false, (range.start, paragraph)));
    }
}

/// Lets each stretch that opens a paragraph carry on the one that the paragraph before left unclosed. Captions, headings
/// and furniture in between do not matter.
pub(super) fn link_continuations(paragraphs: &[Paragraph], quotes: &mut [QuotedStretch]) {
    let mut unclosed: Option<(usize, usize)> = None; // the stretch, and its paragraph
    let mut body: Option<usize> = None; // the last paragraph of the story before this stretch's
    let mut seen = 0;
    for index in 0..quotes.len() {
        let Some(quote) = quotes.get(index) else { break };
        let number = quote.paragraph;
        while seen < number {
            if paragraphs.get(seen).is_some_and(|p| matches!(p.kind, ParagraphKind::Body | ParagraphKind::ListItem)) {
                body = Some(seen);
            }
            seen += 1;
        }
        let leads = paragraphs.get(number).is_some_and(|paragraph| paragraph.at.start == quote.at.start);
        let carried = unclosed.filter(|&(_, paragraph)| leads && Some(paragraph) == body).map(|(stretch, _)| stretch);
        let closed = quote.closed;
        if let Some(quote) = quotes.get_mut(index) {
            quote.continues = carried;
        }
        unclosed = if closed { None } else { Some((index, number)) };
    }
}

impl Part<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    fn is(&self, at: usize, mark: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.class == TokenClass::Mark) && self.word(at) == mark
    }

    /// The token before, if it touches the one at `at`.
    fn left(&self, at: usize) -> Option<Token> {
        let (before, token) = (self.tokens.get(at.checked_sub(1)?)?, self.tokens.get(at)?);
        before.touches(*token).then_some(*before)
    }

    /// The token behind the mark at `at`, if it touches it.
    fn right(&self, at: usize) -> Option<Token> {
        let (token, next) = (self.tokens.get(at)?, self.tokens.get(at + 1)?);
        token.touches(*next).then_some(*next)
    }

    /// How many tokens the mark at `at` takes: `` and '' take two.
    fn mark_width(&self, at: usize) -> usize {
        let double = ["`", "'"].iter().any(|mark| self.is(at, mark) && self.is(at + 1, mark));
        if double && self.right(at).is_some() { 2 } else { 1 }
    }

    /// How many more curly marks open than close, in the paragraph.
    fn curly_balance(&self) -> isize {
        let count = |mark| (0..self.tokens.len()).filter(|&at| self.is(at, mark)).count() as isize;
        if (0..self.tokens.len()).any(|at| self.is(at, "„")) { 0 } else { count("“").saturating_sub(count("”")) }
    }

    /// Whether the mark at `at` stands as an opening one does: space or an opening mark before it, a word behind it.
    fn looks_open(&self, at: usize) -> bool {
        let before = self.left(at).is_none_or(|before| {
            before.class == TokenClass::Mark
                && matches!(
                    before.of(self.text),
                    "(" | "[" | "—" | "–" | "-" | "/" | "“" | "\"" | "‘" | "'" | "«" | "„"
                )
        });
        before && self.right(at + self.mark_width(at) - 1).is_some()
    }

    /// Whether the mark at `at` stands as a closing one does: something before it, and no word at once behind it.
    fn looks_closed(&self, at: usize) -> bool {
        let behind = self.right(at + self.mark_width(at) - 1);
        self.left(at).is_some() && behind.is_none_or(|next| next.class == TokenClass::Mark)
    }

    fn role(&self, at: usize, open: Option<&Open>) -> Role {
        if self.tokens.get(at).is_none_or(|token| token.class != TokenClass::Mark) {
            return Role::Nothing;
        }
        let within = open.map(|open| open.style);
        match (self.word(at), within) {
            ("„", _) => Role::Opens(QuoteStyle::Low),
            ("“", Some(QuoteStyle::Low)) => Role::Closes,
            ("“", Some(QuoteStyle::Curly)) if self.looks_closed(at) && !self.looks_open(at) => Role::Closes,
            ("“", _) => Role::Opens(QuoteStyle::Curly),
            ("”", Some(QuoteStyle::Curly | QuoteStyle::Low | QuoteStyle::Straight)) => Role::Closes,
            ("”", None) if self.looks_open(at) => Role::Opens(QuoteStyle::Curly),
            ("«", None) => Role::Opens(QuoteStyle::Angle),
            ("»", Some(QuoteStyle::Angle)) => Role::Closes,
            ("\"", within) => self.straight_role(at, within),
            ("`", None) if self.mark_width(at) == 2 => Role::Opens(QuoteStyle::Straight),
            ("'", Some(QuoteStyle::Straight)) if self.mark_width(at) == 2 => Role::Closes,
            ("‘" | "'", None) if self.mark_width(at) == 1 && self.looks_open(at) => Role::Opens(QuoteStyle::Single),
            _ => Role::Nothing,
        }
    }

    fn straight_role(&self, at: usize, within: Option<QuoteStyle>) -> Role {
        if self.is_inches(at, within.is_some()) {
            return Role::Nothing;
        }
        match within {
            Some(QuoteStyle::Straight) if self.looks_open(at) && !self.looks_closed(at) => {
                Role::Opens(QuoteStyle::Straight)
            }
            Some(QuoteStyle::Straight) => Role::Closes,
            Some(QuoteStyle::Curly | QuoteStyle::Low) if self.looks_closed(at) => Role::Closes,
            Some(_) => Role::Either,
            None if self.looks_closed(at) && !self.looks_open(at) => Role::Nothing,
            None => Role::Opens(QuoteStyle::Straight),
        }
    }

    /// Whether a straight mark behind a number means inches: outside a quotation, in 6'2", and inside a quotation where
    /// another mark that closes follows before one that opens.
    fn is_inches(&self, at: usize, quoted: bool) -> bool {
        if !self.left(at).is_some_and(|before| before.is_number() || matches!(before.of(self.text), "½" | "¼" | "¾"))
        {
            return false;
        }
        let feet = at.checked_sub(2).is_some_and(|mark| self.is(mark, "'") || self.is(mark, "’"));
        let next = (at + 1..self.tokens.len().min(at + LOOK_AHEAD)).find(|&next| self.is(next, "\""));
        feet || !quoted || next.is_some_and(|next| self.looks_closed(next) && !self.looks_open(next))
    }

    /// The token that closes the single quotation opened at `at`; `None` where the mark is an apostrophe ('90s, 'em).
    fn single_close(&self, at: usize) -> Option<usize> {
        let first = self.word(at + 1).to_lowercase();
        let elided = spellings(Spelling::Clipped).iter().any(|(clipped, _)| *clipped == first);
        if self.is(at, "'") && (elided || self.tokens.get(at + 1)?.is_number()) {
            return None;
        }
        let partner = if self.is(at, "‘") { "’" } else { "'" };
        let end = self.tokens.len().min(at + LOOK_AHEAD);
        let mut possessive = None; // "boys' " may close a quotation, but only where nothing better does
        for close in (at + 2..end).filter(|&close| self.is(close, partner) && self.looks_closed(close)) {
            let before = self.left(close)?;
            let plural = before.is_word() && before.of(self.text).ends_with(['s', 'S', 'z', 'x']);
            if !plural || self.tokens.get(close + 1).is_none_or(|next| next.class == TokenClass::Mark) {
                return Some(close);
            }
            possessive = possessive.or(Some(close));
        }
        possessive
    }

    /// The stretch from an opening mark to the marks `close`, which are none where it is not closed.
    fn stretch(
        &self,
        open: &Open,
        close: Range<usize>,
        closed: bool,
        (first, paragraph): (usize, usize),
    ) -> QuotedStretch {
        let start = |at: usize| self.tokens.get(at).map(|token| token.span().start);
        let end = |at: usize| self.tokens.get(at).map(|token| token.span().end);
        let from = start(open.mark.start).unwrap_or(0);
        let inner_from = open.mark.end.checked_sub(1).and_then(end).unwrap_or(from);
        let last = close.start.checked_sub(1).and_then(end).unwrap_or(inner_from).max(inner_from);
        let inner_to = if closed { start(close.start).unwrap_or(last) } else { last };
        let to = if closed { close.end.checked_sub(1).and_then(end).unwrap_or(inner_to) } else { last };
        QuotedStretch {
            at: ByteSpan::new(from, to),
            inner: ByteSpan::new(inner_from, inner_to),
            tokens: first + open.mark.end..first + close.start.max(open.mark.end),
            paragraph,
            closed,
            continues: None,
            style: open.style,
        }
    }
}
