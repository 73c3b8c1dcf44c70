//! Where two quotations that nothing but their words ties together are one statement, and how it differs.
//!
//! One may begin sooner and end later than the other: held together is the stretch from the first block of words that
//! both share to the last. Words that agree by chance ("the", "of") are no block.

use super::align::{Gap, gaps};
use super::word::{QuoteWord, quote_words};
use super::{Sides, WordChange};
use crate::span::ByteSpan;
use std::ops::Range;

/// The shared stretch has at least so many content words that agree: fewer are a topic.
const SHARED_CONTENT: usize = 3;

/// And at least this part of its words agree, in percent, on either side.
const AGREEING_PERCENT: usize = 65;

/// And it is at least this part of the shorter quotation, in percent: the rest may be cut from it.
const COVERED_PERCENT: usize = 60;

/// A block at the begin or end with fewer words and fewer content words than two may agree by chance.
const BLOCK_WORDS: usize = 3;

/// A change of more words is another statement.
const CHANGED_WORDS: usize = 4;

/// So many more words on one side than on the other are another way to put it.
const LONGER: usize = 2;

/// More changes are a free retelling, which an editor sees at once.
const MOST_CHANGES: usize = 2;

/// Words before the first block, or behind the last, are a change where they are as many on both sides, and no more:
/// others were cut from one of the two.
const OUTER_WORDS: usize = 2;

/// The changes from one quotation to another of the same words; none where they are not one statement, as far as can
/// be told, or do not differ.
#[must_use]
pub fn changes_of_overlap(a: &str, b: &str) -> Vec<WordChange> {
    let (old, new) = (quote_words(&square(a)), quote_words(&square(b)));
    let sides = Sides { old: &old, new: &new };
    let Some(stretch) = Stretch::of(&old, &new) else { return Vec::new() };
    let gaps = sides.without_moved_words(stretch.gaps.iter().collect());
    let counted: Vec<&Gap> = gaps.into_iter().filter(|gap| !sides.is_silent(gap)).collect();
    let outer = stretch.outer(&old, &new);
    let outer: Vec<&Gap> = outer.iter().filter(|gap| !sides.is_silent(gap)).collect();
    let large = counted.iter().any(|gap| {
        let changed = !gap.old.is_empty() && !gap.new.is_empty();
        gap.old.len().max(gap.new.len()) > CHANGED_WORDS || changed && gap.old.len().abs_diff(gap.new.len()) > LONGER
    });
    if large || counted.len() + outer.len() > MOST_CHANGES || !stretch.is_one_statement(&old, &new) {
        return Vec::new();
    }
    let mut changes: Vec<WordChange> = counted.into_iter().chain(outer).map(|gap| sides.change(gap)).collect();
    changes.sort_by_key(|change| change.old);
    changes
}

/// The parts of two quotations that go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The part of the first.
    pub a: ByteSpan,
    /// The part of the second.
    pub b: ByteSpan,
    /// How many content words agree in it.
    pub shared: usize,
    /// How many content words the part has that has more of them.
    pub of: usize,
}

/// The stretch that two quotations share, from the first block of words that both have to the last: outlets cut one
/// statement at other places, and where one begins later or ends sooner nothing differs.
#[must_use]
pub fn overlap(a: &str, b: &str) -> Option<Overlap> {
    let (old, new) = (quote_words(&square(a)), quote_words(&square(b)));
    let stretch = Stretch::of(&old, &new)?;
    let part = |words: &[QuoteWord], at: &Range<usize>| -> Option<(ByteSpan, usize)> {
        let words = words.get(at.clone())?;
        let content = words.iter().filter(|word| word.content).count();
        Some((words.first()?.at.join(words.last()?.at), content))
    };
    let ((a, first), (b, second)) = (part(&old, &stretch.old)?, part(&new, &stretch.new)?);
    Some(Overlap { a, b, shared: stretch.agreeing_content(&old), of: first.max(second) })
}

/// Agencies put their own words between round brackets too; the places stay what they are.
fn square(text: &str) -> String {
    text.replace('(', "[").replace(')', "]")
}

/// The words from the first shared block to the last.
struct Stretch {
    old: Range<usize>,
    new: Range<usize>,
    /// What differs inside it.
    gaps: Vec<Gap>,
}

impl Stretch {
    fn of(old: &[QuoteWord], new: &[QuoteWord]) -> Option<Self> {
        let gaps = gaps(old, new);
        let blocks = blocks(&gaps, old.len(), new.len());
        let holds = |block: &&(Range<usize>, Range<usize>)| {
            let words = old.get(block.0.clone()).unwrap_or_default();
            words.len() >= BLOCK_WORDS || words.iter().filter(|word| word.content).count() > 1
        };
        let (first, last) = (blocks.iter().find(holds)?, blocks.iter().rfind(holds)?);
        // A word may be tied to an earlier or later one like it: what agrees right beside the stretch belongs to it.
        let before = agreeing(old.get(..first.0.start)?.iter().rev(), new.get(..first.1.start)?.iter().rev());
        let behind = agreeing(old.get(last.0.end..)?.iter(), new.get(last.1.end..)?.iter());
        let (old, new) = (first.0.start - before..last.0.end + behind, first.1.start - before..last.1.end + behind);
        let within = |gap: &Gap| gap.old.start >= old.start && gap.old.end <= old.end && gap.new.start >= new.start;
        let gaps = gaps.into_iter().filter(|gap| within(gap) && gap.new.end <= new.end).collect();
        Some(Self { old, new, gaps })
    }

    /// How many words agree.
    fn agreeing(&self) -> usize {
        self.old.len().saturating_sub(self.gaps.iter().map(|gap| gap.old.len()).sum())
    }

    /// How many content words agree.
    fn agreeing_content(&self, old: &[QuoteWord]) -> usize {
        let differs = |at: &usize| self.gaps.iter().any(|gap| gap.old.contains(at));
        let content = |at: &usize| old.get(*at).is_some_and(|word| word.content);
        self.old.clone().filter(|at| content(at) && !differs(at)).count()
    }

    fn is_one_statement(&self, old: &[QuoteWord], new: &[QuoteWord]) -> bool {
        let shared = self.agreeing_content(old);
        let longest = self.old.len().max(self.new.len());
        let covered = |part: &Range<usize>, whole: usize| part.len() * 100 >= whole * COVERED_PERCENT;
        let shorter =
            if old.len() <= new.len() { covered(&self.old, old.len()) } else { covered(&self.new, new.len()) };
        shared >= SHARED_CONTENT && self.agreeing() * 100 >= longest * AGREEING_PERCENT && shorter
    }

    /// The few words before and behind the stretch that stand for each other.
    fn outer(&self, old: &[QuoteWord], new: &[QuoteWord]) -> Vec<Gap> {
        let alike = |a: usize, b: usize| old.get(a).zip(new.get(b)).is_some_and(|(a, b)| a.key == b.key);
        let mut before = Gap { old: 0..self.old.start, new: 0..self.new.start };
        while !before.old.is_empty() && !before.new.is_empty() && alike(before.old.start, before.new.start) {
            before = Gap { old: before.old.start + 1..before.old.end, new: before.new.start + 1..before.new.end };
        }
        let mut behind = Gap { old: self.old.end..old.len(), new: self.new.end..new.len() };
        while !behind.old.is_empty()
            && !behind.new.is_empty()
            && alike(behind.old.end.saturating_sub(1), behind.new.end.saturating_sub(1))
        {
            behind = Gap { old: behind.old.start..behind.old.end - 1, new: behind.new.start..behind.new.end - 1 };
        }
        let counts = |gap: &Gap| gap.old.len() == gap.new.len() && (1..=OUTER_WORDS).contains(&gap.old.len());
        [before, behind].into_iter().filter(counts).collect()
    }
}

/// How many words agree before two differ.
fn agreeing<'w>(a: impl Iterator<Item = &'w QuoteWord>, b: impl Iterator<Item = &'w QuoteWord>) -> usize {
    a.zip(b).take_while(|(a, b)| a.key == b.key).count()
}

/// The blocks of words that agree, between the gaps.
fn blocks(gaps: &[Gap], old: usize, new: usize) -> Vec<(Range<usize>, Range<usize>)> {
    let ends = gaps.iter().map(|gap| (gap.old.start, gap.new.start)).chain([(old, new)]);
    let starts = [(0, 0)].into_iter().chain(gaps.iter().map(|gap| (gap.old.end, gap.new.end)));
    starts.zip(ends).map(|(start, end)| (start.0..end.0, start.1..end.1)).filter(|block| !block.0.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, expected: &[(&str, &str)]) {
        let changes = changes_of_overlap(a, b);
        let told: Vec<(&str, &str)> = changes.iter().map(|change| (change.old.of(a), change.new.of(b))).collect();
        assert_eq!(told, expected, "{a:?} and {b:?}");
    }

    #[test]
    fn changes_inside_one_statement_are_told() {
        let whole = "We saw that the old ferry left the harbour without a single lamp";
        check(whole, "the old ferry left the harbour without a single boat", &[("lamp", "boat")]);
        check(whole, "the old ferry entered the harbour without a single lamp", &[("left", "entered")]);
        check("a serious failure of basic checks", "a grave failure of basic checks", &[("serious", "grave")]);
    }

    #[test]
    fn extracts_do_not_differ() {
        let short = "I only wanted some warm bread";
        check(short, "I had not planned to stay that long, I only wanted some warm bread", &[]);
        check("The ferry left the harbour, and I only wanted some warm bread", short, &[]);
        check(
            "the (harbour) ferry left without a single lamp on deck",
            "the ferry left without a single lamp on deck",
            &[],
        );
    }

    #[test]
    fn other_statements_of_the_same_words_are_left_alone() {
        check("The harbour is closed because of the storm and the ice", "They say the harbour was rebuilt in May", &[]);
        check("We will rebuild the old town and its bridges", "We will rebuild the school and hire more teachers", &[]);
        check(
            "No ferry should have to wait every time it reaches the lock",
            "No ferry should have to wait every time it leaves",
            &[],
        );
    }

    #[track_caller]
    fn share(a: &str, b: &str, expected: Option<(&str, &str)>) {
        assert_eq!(overlap(a, b).map(|part| (part.a.of(a), part.b.of(b))), expected, "{a:?} and {b:?}");
    }

    #[test]
    fn what_only_one_side_quotes_is_no_part_of_the_overlap() {
        let short = "They will not leave the quay without the captain";
        share(&format!("They asked for a boat. {short}."), short, Some((short, short)));
        share(
            "In June we towed the barge past the old lighthouse",
            "In June we pulled the barge past the old lighthouse, and went home",
            Some((
                "In June we towed the barge past the old lighthouse",
                "In June we pulled the barge past the old lighthouse",
            )),
        );
        share("Nobody came.", "Ships sail tomorrow", None);
    }
}
