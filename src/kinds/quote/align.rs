//! Which words of two quotations stand for each other: the longest common subsequence, with the ends trimmed first.

use super::word::QuoteWord;
use std::ops::Range;

/// The most cells of the table of a comparison: 2,000 words against 2,000. Longer statements are compared at their ends
/// only, and the middle counts as one change.
const MOST_CELLS: usize = 4_000_000;

/// Words between two that agree: on either side, or on one alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// The words of the first quotation.
    pub(super) old: Range<usize>,
    /// The words of the second.
    pub(super) new: Range<usize>,
}

/// All gaps between the words that agree, in order.
pub(super) fn gaps(old: &[QuoteWord], new: &[QuoteWord]) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut last = (0, 0);
    for (a, b) in matches(old, new).into_iter().chain([(old.len(), new.len())]) {
        if a > last.0 || b > last.1 {
            gaps.push(Gap { old: last.0..a, new: last.1..b });
        }
        last = (a + 1, b + 1);
    }
    gaps
}

/// The pairs of words that agree, both numbers rising.
fn matches(old: &[QuoteWord], new: &[QuoteWord]) -> Vec<(usize, usize)> {
    let head = old.iter().zip(new).take_while(|(a, b)| a.key == b.key).count();
    let (old_rest, new_rest) = (old.get(head..).unwrap_or_default(), new.get(head..).unwrap_or_default());
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a.key == b.key).count();
    let (rows, columns) = (old_rest.len() - tail, new_rest.len() - tail);
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    if rows.checked_mul(columns).is_some_and(|cells| cells <= MOST_CELLS) {
        let (a, b) = (old_rest.get(..rows).unwrap_or_default(), new_rest.get(..columns).unwrap_or_default());
        pairs.extend(common(a, b).into_iter().map(|(a, b)| (a + head, b + head)));
    }
    pairs.extend((0..tail).map(|at| (head + rows + at, head + columns + at)));
    pairs
}

/// A longest common subsequence. Of several the one whose pairs weigh most: a content word counts for more than "the".
fn common(a: &[QuoteWord], b: &[QuoteWord]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut best = vec![0u32; (a.len() + 1) * width];
    let cell = |best: &[u32], row: usize, column: usize| best.get(row * width + column).copied().unwrap_or(0);
    for row in (0..a.len()).rev() {
        for column in (0..b.len()).rev() {
            let skip = cell(&best, row + 1, column).max(cell(&best, row, column + 1));
            let both = pair_weight(a, b, row, column)
                .map_or(0, |weight| weight.saturating_add(cell(&best, row + 1, column + 1)));
            if let Some(value) = best.get_mut(row * width + column) {
                *value = skip.max(both);
            }
        }
    }
    let mut pairs = Vec::new();
    let (mut row, mut column) = (0, 0);
    while row < a.len() && column < b.len() {
        let here = cell(&best, row, column);
        let weight = pair_weight(a, b, row, column);
        if weight.is_some_and(|weight| here == weight.saturating_add(cell(&best, row + 1, column + 1))) {
            pairs.push((row, column));
            row += 1;
            column += 1;
        } else if here == cell(&best, row + 1, column) {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}

/// What it is worth that two words agree; `None` where they do not.
fn pair_weight(a: &[QuoteWord], b: &[QuoteWord], row: usize, column: usize) -> Option<u32> {
    let (a, b) = (a.get(row)?, b.get(column)?);
    (a.key == b.key).then_some(if a.content { 3 } else { 2 })
}
