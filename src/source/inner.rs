//! Text that a file holds within another format: a page within a feed, words within JSON. It keeps the way back to the file.

use super::encoding::Decoded;
use super::{Block, BlockKind, OffsetMap, Source, html};
use crate::span::ByteSpan;

/// Some text of a file, and where in the decoded file each of its characters stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Inner {
    pub(super) text: String,
    pub(super) offsets: OffsetMap,
}

impl Inner {
    /// Appends what stands in the file from `at` on, as it is written there.
    pub(super) fn push_written(&mut self, text: &str, at: usize) {
        if !text.is_empty() {
            self.offsets.push(self.text.len(), at, (1, 1));
            self.text.push_str(text);
        }
    }

    /// Appends a character for which so many bytes stand in the file.
    pub(super) fn push_char(&mut self, c: char, at: usize, length: usize) {
        self.offsets.push(self.text.len(), at, (c.len_utf8(), length));
        self.text.push(c);
    }

    /// Appends text whose places lie in another one, and through it in the file.
    fn push_through(&mut self, text: &str, within: &OffsetMap, outer: &OffsetMap) {
        for (at, c) in text.char_indices() {
            let span = within.span_step(ByteSpan::new(at, at + c.len_utf8()));
            let file = outer.span_step(span);
            self.push_char(c, file.start, file.len());
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// An article while it is put together from parts of a file.
#[derive(Debug, Default)]
pub(super) struct Assembled {
    inner: Inner,
    blocks: Vec<Block>,
    shown_to: usize,
}

impl Assembled {
    /// A title, as the first heading.
    pub(super) fn heading(&mut self, title: &Inner) {
        self.part(title, BlockKind::Heading);
    }

    fn part(&mut self, part: &Inner, kind: BlockKind) {
        if part.is_blank() {
            return;
        }
        self.separate();
        let start = self.inner.text.len();
        self.add(&part.text, &OffsetMap::default(), &part.offsets);
        self.blocks.push(Block { at: ByteSpan::new(start, self.inner.text.len()), kind });
    }

    /// Words as they are.
    pub(super) fn plain(&mut self, part: &Inner) {
        if !part.is_blank() {
            self.separate();
            self.add(&part.text, &OffsetMap::default(), &part.offsets);
        }
    }

    /// What a page, or a part of one, shows.
    pub(super) fn page(&mut self, part: &Inner) {
        let page = html::read(String::new(), Decoded { text: part.text.clone(), ..Decoded::default() });
        if page.text.trim().is_empty() {
            return;
        }
        self.separate();
        let start = self.inner.text.len();
        self.add(&page.text, &page.offsets, &part.offsets);
        let moved = |block: Block| Block { at: ByteSpan::new(start + block.at.start, start + block.at.end), ..block };
        self.blocks.extend(page.blocks.into_iter().map(moved));
    }

    fn add(&mut self, text: &str, within: &OffsetMap, outer: &OffsetMap) {
        self.inner.push_through(text, within, outer);
        let last = ByteSpan::new(text.len().saturating_sub(1), text.len());
        self.shown_to = outer.span_step(within.span_step(last)).end;
    }

    fn separate(&mut self) {
        if !self.inner.text.is_empty() {
            self.inner.offsets.push(self.inner.text.len(), self.shown_to, (1, 0));
            self.inner.text.push_str("\n\n");
        }
    }

    /// The article; `None` where it has no text.
    pub(super) fn into_source(self, name: String, below: &OffsetMap) -> Option<Source> {
        if self.inner.is_blank() {
            return None;
        }
        let mut source = Source::new(name, self.inner.text);
        source.offsets = self.inner.offsets.over(below.clone());
        source.blocks = self.blocks;
        Some(source)
    }
}

/// Whether text within a feed or message is markup: a tag or an entity stands in it.
pub(super) fn is_markup(text: &str) -> bool {
    let tag = |rest: &str| rest.chars().next().is_some_and(|c| c.is_ascii_alphabetic() || c == '/' || c == '!');
    text.match_indices('<').any(|(at, _)| tag(text.get(at + 1..).unwrap_or("")))
        || text.contains('&') && text.contains(';')
}
