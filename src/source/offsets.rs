//! The way back from an offset in what is read to an offset in the file.

use crate::span::ByteSpan;
use std::sync::Arc;

/// From offsets in a source's text to offsets in its file. Empty: the two are the same.
///
/// Maps can lie on each other: an article in Markdown and windows-1252 has one from its visible text to the decoded
/// markup, and below it one from there to the bytes on disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    /// In rising order of `text` and of `file`.
    pieces: Vec<Piece>,
    /// From what `pieces` call the file to the bytes on disk.
    below: Option<Arc<OffsetMap>>,
}

/// A stretch within which text and file run in step: for every `text_unit` bytes of the text, `file_unit` of the file.
///
/// Steps of 1:1 are copied text, 1:2 is ASCII from UTF-16, 2:1 Cyrillic from windows-1251, 1:5 the `&` of an `&amp;`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    text: usize,
    file: usize,
    text_unit: u32,
    file_unit: u32,
}

impl Piece {
    /// How many whole units of the piece lie before an offset in the text.
    fn units(self, offset: usize) -> usize {
        offset.saturating_sub(self.text).checked_div(self.text_unit as usize).unwrap_or(0)
    }

    /// Where the unit of that number begins in the file.
    fn file_at(self, units: usize) -> usize {
        self.file.saturating_add(units.saturating_mul(self.file_unit as usize))
    }
}

impl OffsetMap {
    /// Notes that from `text` on, every `units.0` bytes of the text come from `units.1` bytes of the file, beginning at
    /// `file`. Calls come in rising order; one that only continues the last piece adds nothing.
    pub(super) fn push(&mut self, text: usize, file: usize, units: (usize, usize)) {
        let (Ok(text_unit), Ok(file_unit)) = (u32::try_from(units.0), u32::try_from(units.1)) else { return };
        let (text_unit, file_unit) = if text_unit == file_unit { (1, 1) } else { (text_unit.max(1), file_unit) };
        let continues = match self.pieces.last() {
            Some(&last) => {
                (last.text_unit, last.file_unit) == (text_unit, file_unit)
                    && (text.saturating_sub(last.text)) % (text_unit as usize) == 0
                    && last.file_at(last.units(text)) == file
            }
            None => text == file && text_unit == file_unit,
        };
        if !continues {
            self.pieces.push(Piece { text, file, text_unit, file_unit });
        }
    }

    /// This map on top of another one, which leads from what this one calls the file to the bytes on disk.
    pub(super) fn over(mut self, below: Self) -> Self {
        let plain = below.pieces.is_empty() && below.below.is_none();
        self.below = (!plain).then(|| Arc::new(below));
        self
    }

    /// The offset in the file for an offset in the text.
    #[must_use]
    pub fn to_file(&self, offset: usize) -> usize {
        let offset = self.step(offset);
        self.below.as_ref().map_or(offset, |below| below.to_file(offset))
    }

    /// Where a span of the text stands in the file.
    #[must_use]
    pub fn span_to_file(&self, span: ByteSpan) -> ByteSpan {
        let span = self.span_step(span);
        self.below.as_ref().map_or(span, |below| below.span_to_file(span))
    }

    /// As `span_to_file`, but through this map alone and not through those below it.
    pub(super) fn span_step(&self, span: ByteSpan) -> ByteSpan {
        let start = self.step(span.start);
        let end = match span.end.checked_sub(1).filter(|&last| last >= span.start) {
            Some(last) => self.end_step(last),
            None => start,
        };
        ByteSpan::new(start, end)
    }

    /// The piece an offset lies in and the one after it. Before the first piece the two texts are the same.
    fn piece(&self, offset: usize) -> (Option<Piece>, Option<Piece>) {
        let next = self.pieces.partition_point(|piece| piece.text <= offset);
        (next.checked_sub(1).and_then(|i| self.pieces.get(i)).copied(), self.pieces.get(next).copied())
    }

    pub(super) fn step(&self, offset: usize) -> usize {
        let (piece, next) = self.piece(offset);
        let file = piece.map_or(offset, |piece| piece.file_at(piece.units(offset)));
        next.map_or(file, |next| file.min(next.file))
    }

    /// Just behind the unit that the byte at `last` belongs to.
    fn end_step(&self, last: usize) -> usize {
        let (piece, next) = self.piece(last);
        let end = piece.map_or(last.saturating_add(1), |piece| piece.file_at(piece.units(last).saturating_add(1)));
        next.map_or(end, |next| end.min(next.file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(map: &OffsetMap, text: (usize, usize), file: (usize, usize)) {
        assert_eq!(map.span_to_file(ByteSpan::new(text.0, text.1)), ByteSpan::new(file.0, file.1), "{text:?}");
    }

    #[test]
    fn an_empty_map_changes_nothing() {
        check(&OffsetMap::default(), (3, 9), (3, 9));
        check(&OffsetMap::default(), (4, 4), (4, 4));
    }

    #[test]
    fn markup_between_pieces_is_not_covered() {
        // The **big** day: "The big day"
        let mut map = OffsetMap::default();
        map.push(0, 0, (1, 1));
        map.push(4, 6, (1, 1));
        map.push(7, 11, (1, 1));
        check(&map, (0, 4), (0, 4));
        check(&map, (4, 7), (6, 9));
        check(&map, (0, 11), (0, 15));
        check(&map, (8, 11), (12, 15));
    }

    #[test]
    fn units_of_other_widths_are_whole() {
        // "a&amp;b" read as "a&b", then windows-1251: two Cyrillic letters, a space.
        let mut map = OffsetMap::default();
        map.push(0, 0, (1, 1));
        map.push(1, 1, (1, 5));
        map.push(2, 6, (1, 1));
        check(&map, (1, 2), (1, 6));
        check(&map, (0, 3), (0, 7));
        let mut map = OffsetMap::default();
        map.push(0, 0, (2, 1));
        map.push(2, 1, (2, 1));
        map.push(4, 2, (1, 1));
        check(&map, (0, 2), (0, 1));
        check(&map, (2, 4), (1, 2));
        check(&map, (0, 5), (0, 3));
        assert_eq!(map.pieces.len(), 2);
    }

    #[test]
    fn maps_lie_on_each_other() {
        let mut markup = OffsetMap::default();
        markup.push(0, 2, (1, 1));
        let mut utf16 = OffsetMap::default();
        utf16.push(0, 2, (1, 2));
        check(&markup.over(utf16), (0, 3), (6, 12));
    }
}
