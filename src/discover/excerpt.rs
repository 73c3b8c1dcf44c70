//! The part of two quotations that both have: outlets cut one statement at other places, and where one begins later or
//! ends sooner nothing differs.

use crate::kinds::vocabulary::is_function_word;
use crate::matching::{fold, inflection_key};
use crate::span::ByteSpan;

/// What it is worth that two words agree: one that tells something, and one that any sentence has.
const TELLING: i32 = 4;
const SMALL: i32 = 1;

/// What a word costs that stands on one side alone, or that another stands for. High enough that a few small words in
/// common do not bridge what is quoted on one side only.
const APART: i32 = -2;

/// Longer quotations are left as they are: the table of a comparison has so many cells at most.
const MOST_CELLS: usize = 400_000;

/// The parts of two quotations that go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) a: ByteSpan,
    pub(super) b: ByteSpan,
    /// How many telling words agree in it.
    pub(super) shared: usize,
    /// How many telling words the longer of the two parts has.
    pub(super) of: usize,
}

struct Word {
    at: ByteSpan,
    key: String,
    telling: bool,
}

fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    let letters = |c: char| c.is_alphanumeric() || c == '\'' || c == '’';
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, letters(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let word = text.get(from..at).unwrap_or_default();
                let fold = fold(word);
                let telling = fold.len() > 2 && !is_function_word(&fold);
                found.push(Word { at: ByteSpan::new(from, at), key: inflection_key(&fold), telling });
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// The stretch that two quotations share, if they share any: the best local alignment of their words.
pub(super) fn excerpt(a: &str, b: &str) -> Option<Excerpt> {
    let (one, other) = (words(a), words(b));
    let width = other.len() + 1;
    if one.len().checked_mul(other.len()).is_none_or(|cells| cells > MOST_CELLS) {
        return None;
    }
    let mut table = vec![0i32; (one.len() + 1) * width];
    let mut best = (0, 0, 0);
    for (row, x) in one.iter().enumerate() {
        for (column, y) in other.iter().enumerate() {
            let cell = |row: usize, column: usize| table.get(row * width + column).copied().unwrap_or(0);
            let both = cell(row, column) + if x.key == y.key { worth(x) } else { 2 * APART };
            let value = both.max(cell(row, column + 1) + APART).max(cell(row + 1, column) + APART).max(0);
            if let Some(slot) = table.get_mut((row + 1) * width + column + 1) {
                *slot = value;
            }
            if value > best.0 {
                best = (value, row + 1, column + 1);
            }
        }
    }
    traced(&one, &other, &table, (best.1, best.2))
}

fn worth(word: &Word) -> i32 {
    if word.telling { TELLING } else { SMALL }
}

/// Follows the alignment back from its end.
fn traced(one: &[Word], other: &[Word], table: &[i32], end: (usize, usize)) -> Option<Excerpt> {
    let width = other.len() + 1;
    let cell = |row: usize, column: usize| table.get(row * width + column).copied().unwrap_or(0);
    let (mut row, mut column, mut shared) = (end.0, end.1, 0);
    while row > 0 && column > 0 && cell(row, column) > 0 {
        let (x, y) = (one.get(row - 1)?, other.get(column - 1)?);
        let here = cell(row, column);
        if x.key == y.key && here == cell(row - 1, column - 1) + worth(x) {
            shared += usize::from(x.telling);
            (row, column) = (row - 1, column - 1);
        } else if here == cell(row - 1, column) + APART {
            row -= 1;
        } else if here == cell(row, column - 1) + APART {
            column -= 1;
        } else {
            (row, column) = (row - 1, column - 1);
        }
    }
    let part = |words: &[Word], from: usize, to: usize| -> Option<(ByteSpan, usize)> {
        let words = words.get(from..to)?;
        let telling = words.iter().filter(|word| word.telling).count();
        Some((words.first()?.at.join(words.last()?.at), telling))
    };
    let ((a, first), (b, second)) = (part(one, row, end.0)?, part(other, column, end.1)?);
    Some(Excerpt { a, b, shared, of: first.max(second) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, shared: Option<(&str, &str)>) {
        let found = excerpt(a, b).map(|found| (found.a.of(a), found.b.of(b)));
        assert_eq!(found, shared);
    }

    #[test]
    fn what_only_one_side_quotes_is_left_out() {
        check(
            "They asked for a boat. They will not leave the quay without the captain.",
            "They will not leave the quay without the captain",
            Some((
                "They will not leave the quay without the captain",
                "They will not leave the quay without the captain",
            )),
        );
    }

    #[test]
    fn what_differs_between_shared_words_stays() {
        check(
            "On Friday we towed the barge past the old lighthouse",
            "On Friday we pulled the barge past the old lighthouse, and went home",
            Some((
                "On Friday we towed the barge past the old lighthouse",
                "On Friday we pulled the barge past the old lighthouse",
            )),
        );
    }

    #[test]
    fn strangers_share_nothing() {
        check("Nobody came.", "Ships sail tomorrow", None);
    }
}
