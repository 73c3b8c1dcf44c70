//! Quotations: whether two are one statement, and where its words differ.
//!
//! Compared word by word on inflection keys. No difference: ellipses, square brackets, typography, capitals, hyphens,
//! British and American spelling, contractions, words put in another order within reach of a breath.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::string_slice))]

mod align;
mod declared;
mod overlap;
mod word;

pub use declared::{OTHER_SPEAKER, compare_declared, compare_sources, compare_speakers, hold_speakers, hold_wordings};
pub use overlap::{Overlap, changes_of_overlap, overlap};

use crate::matching::{budget, token_distance};
use crate::span::ByteSpan;
use align::{Gap, gaps};
use std::collections::HashSet;
use std::ops::Range;
use word::{QuoteWord, quote_words};

/// Two quotations are one statement where they share at least this part of the content words of the shorter, in percent.
/// Different statements on one matter by one speaker share under a third of them in the articles annotated so far.
const SHARED_PERCENT: usize = 50;

/// And at least so many: three shared words ("our new agreement") are a topic, not a statement.
const SHARED_WORDS: usize = 4;

/// Quotations that a rule ties together share at least this part of the content words of the shorter, in percent …
const TIED_PERCENT: usize = 40;

/// … and at least so many: one word of both ("the door") is what they speak of.
const TIED_WORDS: usize = 2;

/// Quotations that go along word for word in at least so many words …
const ALONG_WORDS: usize = 7;

/// … and in this part of the shorter, in percent, are one statement, whatever the words that carry it are.
const ALONG_PERCENT: usize = 75;

/// A fragment is a part of a longer quotation where it has at least so many content words.
const FRAGMENT_WORDS: usize = 2;

/// So many words in another order are no difference: "five words are another sentence".
const REORDERED_WORDS: usize = 4;

/// Where two quotations go different ways from a sentence's end on, each with at least so many words, they quote
/// different parts of one speech.
const OTHER_PART_WORDS: usize = 4;

/// How many changes a description spells out before it counts the rest.
const DESCRIBED_CHANGES: usize = 4;

/// How two quotations relate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuoteRelation {
    /// The same words.
    Same,
    /// One is cut shorter than the other; where both have words they are the same.
    Contained,
    /// One statement in different words.
    Differs(Vec<WordChange>),
    /// Not one statement, as far as can be told.
    Unrelated,
}

/// What happened to words from one quotation to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// Other words stand for them.
    Changed,
    /// They stand in the second alone.
    Added,
    /// They stand in the first alone.
    Dropped,
}

/// One place where two quotations differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordChange {
    /// The words in the first quotation; empty where they were added.
    pub old: ByteSpan,
    /// The words in the second quotation; empty where they were dropped.
    pub new: ByteSpan,
    /// What happened.
    pub kind: ChangeKind,
}

/// A quotation cut into its words: once, where it is held against many.
#[derive(Debug)]
pub struct Wording<'a> {
    text: &'a str,
    words: Vec<QuoteWord>,
}

impl<'a> Wording<'a> {
    /// Cuts a quotation into its words.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { text, words: quote_words(text) }
    }

    /// Whether the two have a content word or two in common, without which they are not one statement.
    #[must_use]
    pub fn shares_content(&self, other: &Self) -> bool {
        let own: HashSet<&str> = content(&self.words).collect();
        let shared: HashSet<&str> = content(&other.words).filter(|key| own.contains(key)).collect();
        shared.len() >= FRAGMENT_WORDS.min(own.len())
    }

    /// The different words that carry meaning of their own, as they are compared.
    pub fn content(&self) -> impl Iterator<Item = &str> {
        content(&self.words).collect::<std::collections::BTreeSet<&str>>().into_iter()
    }
}

/// Compares two quotations that may or may not be one statement.
#[must_use]
pub fn compare_quotations(a: &str, b: &str) -> QuoteRelation {
    compare(&Wording::new(a), &Wording::new(b), Tie::Words)
}

/// Compares two quotations that other evidence ties to one statement: an `about` of a rule. Few shared words are then
/// enough.
#[must_use]
pub fn compare_tied_quotations(a: &str, b: &str) -> QuoteRelation {
    compare(&Wording::new(a), &Wording::new(b), Tie::Declared)
}

/// Whether two quotations are one statement by their words alone, whoever says them.
#[must_use]
pub fn is_one_statement(a: &Wording<'_>, b: &Wording<'_>) -> bool {
    compare(a, b, Tie::Words) != QuoteRelation::Unrelated
}

/// Why two quotations are held to be one statement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// By the words they share.
    Words,
    /// Because a rule says so.
    Declared,
}

/// How far two quotations that show no difference go together.
#[derive(Clone, Copy)]
enum Agreement {
    /// From begin to end.
    Whole,
    /// One goes on where the other is cut short.
    Part,
}

fn compare(a: &Wording<'_>, b: &Wording<'_>, tie: Tie) -> QuoteRelation {
    let (old, new) = (&a.words, &b.words);
    if old.is_empty() || new.is_empty() {
        return QuoteRelation::Unrelated;
    }
    let gaps = gaps(old, new);
    let sides = Sides { old, new };
    let settled = sides.without_moved_words(gaps.iter().collect());
    let cut_short = settled.iter().any(|gap| sides.is_cut(gap));
    let counted: Vec<&Gap> = settled.into_iter().filter(|gap| !sides.is_silent(gap)).collect();
    let agreement = counted.is_empty().then_some(if cut_short { Agreement::Part } else { Agreement::Whole });
    let alone = || match tie {
        Tie::Declared => sides.is_tied() || counted.is_empty(),
        Tie::Words => sides.is_one_statement(agreement),
    };
    let together = alone() || sides.goes_along(&gaps);
    if !together {
        QuoteRelation::Unrelated
    } else if !counted.is_empty() {
        QuoteRelation::Differs(counted.iter().map(|gap| sides.change(gap)).collect())
    } else if cut_short {
        QuoteRelation::Contained
    } else {
        QuoteRelation::Same
    }
}

/// The words of both quotations.
struct Sides<'a> {
    old: &'a [QuoteWord],
    new: &'a [QuoteWord],
}

impl Sides<'_> {
    fn old_words(&self, gap: &Gap) -> &[QuoteWord] {
        self.old.get(gap.old.clone()).unwrap_or_default()
    }

    fn new_words(&self, gap: &Gap) -> &[QuoteWord] {
        self.new.get(gap.new.clone()).unwrap_or_default()
    }

    /// Whether the gap lies at the begin or the end of both quotations.
    fn is_outer(&self, gap: &Gap) -> bool {
        let begin = gap.old.start == 0 && gap.new.start == 0;
        let end = gap.old.end == self.old.len() && gap.new.end == self.new.len();
        begin || end
    }

    /// Whether one of the quotations begins later or ends sooner than the other, or goes on with another sentence.
    fn is_cut(&self, gap: &Gap) -> bool {
        self.is_outer(gap) && (gap.old.is_empty() || gap.new.is_empty() || self.is_other_part(gap))
    }

    /// Whether both quotations go on with, or begin with, sentences of their own.
    fn is_other_part(&self, gap: &Gap) -> bool {
        let long = gap.old.len() >= OTHER_PART_WORDS && gap.new.len() >= OTHER_PART_WORDS;
        let ends = |words: &[QuoteWord], at: usize| {
            at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.ends_sentence)
        };
        let behind = ends(self.old, gap.old.start) && ends(self.new, gap.new.start);
        let before = gap.old.start == 0 && ends(self.old, gap.old.end) && ends(self.new, gap.new.end);
        let keys: HashSet<&str> = content(self.old_words(gap)).collect();
        let apart = !content(self.new_words(gap)).any(|key| keys.contains(key));
        long && apart && (behind || before)
    }

    /// Whether a gap is no difference.
    fn is_silent(&self, gap: &Gap) -> bool {
        let (old, new) = (self.old_words(gap), self.new_words(gap));
        let bracketed = |words: &[QuoteWord]| words.iter().any(|word| word.bracketed);
        self.is_cut(gap)
            || is_spelling(old, new)
            || is_mask(old, new)
            || is_mask(new, old)
            || bracketed(old)
            || bracketed(new)
            || joined(old) == joined(new)
            || old.is_empty() && is_elided(self.old, gap.old.start, self.new, gap.new.clone())
            || new.is_empty() && is_elided(self.new, gap.new.start, self.old, gap.old.clone())
            || old.len() <= REORDERED_WORDS && sorted(old) == sorted(new)
    }

    /// The gaps without pairs of which one drops the few words that the other adds.
    fn without_moved_words<'g>(&self, gaps: Vec<&'g Gap>) -> Vec<&'g Gap> {
        let mut moved = HashSet::new();
        for (index, gap) in gaps.iter().enumerate() {
            let words = self.old_words(gap);
            if !gap.new.is_empty() || words.len() > REORDERED_WORDS || moved.contains(&index) {
                continue;
            }
            let partner = gaps.iter().enumerate().position(|(other, partner)| {
                partner.old.is_empty() && !moved.contains(&other) && sorted(self.new_words(partner)) == sorted(words)
            });
            if let Some(partner) = partner {
                moved.extend([index, partner]);
            }
        }
        gaps.into_iter().enumerate().filter(|(index, _)| !moved.contains(index)).map(|(_, gap)| gap).collect()
    }

    /// Whether most words of the shorter stand in the other, in their order.
    fn goes_along(&self, gaps: &[Gap]) -> bool {
        let gone: usize = gaps.iter().map(|gap| gap.old.len()).sum();
        let kept = self.old.len().saturating_sub(gone);
        let shorter = self.old.len().min(self.new.len());
        kept >= ALONG_WORDS && kept.saturating_mul(100) >= shorter.saturating_mul(ALONG_PERCENT)
    }

    /// Whether the words are enough where a rule says that both are one statement.
    fn is_tied(&self) -> bool {
        let shared = self.shared_content();
        shared >= TIED_WORDS && shared.saturating_mul(100) >= self.shorter_content().saturating_mul(TIED_PERCENT)
    }

    /// How many different content words the shorter has.
    fn shorter_content(&self) -> usize {
        let count = |words| content(words).collect::<HashSet<&str>>().len();
        count(self.old).min(count(self.new))
    }

    /// How many different content words stand in both.
    fn shared_content(&self) -> usize {
        let old: HashSet<&str> = content(self.old).collect();
        content(self.new).collect::<HashSet<&str>>().intersection(&old).count()
    }

    /// Whether the words alone say that both are one statement: they agree as far as both go, or share enough.
    fn is_one_statement(&self, agree: Option<Agreement>) -> bool {
        let shorter = self.shorter_content();
        let shared = self.shared_content();
        match agree {
            Some(Agreement::Whole) => shared > 0 || joined(self.old) == joined(self.new),
            Some(Agreement::Part) if shared >= FRAGMENT_WORDS && shared == shorter => true,
            _ => shared >= SHARED_WORDS && shared * 100 >= shorter * SHARED_PERCENT,
        }
    }

    fn change(&self, gap: &Gap) -> WordChange {
        let kind = match (gap.old.is_empty(), gap.new.is_empty()) {
            (true, _) => ChangeKind::Added,
            (_, true) => ChangeKind::Dropped,
            _ => ChangeKind::Changed,
        };
        WordChange { old: span(self.old, &gap.old), new: span(self.new, &gap.new), kind }
    }
}

/// Whether the words are names spelled in another way: a matter of names, not of what was said.
fn is_spelling(old: &[QuoteWord], new: &[QuoteWord]) -> bool {
    let alike = |(a, b): (&QuoteWord, &QuoteWord)| {
        a.capitalised && b.capitalised && token_distance(&a.key, &b.key) <= budget(a.key.len().min(b.key.len()))
    };
    !old.is_empty() && old.len() == new.len() && old.iter().zip(new).all(alike)
}

/// Whether dots before the word `at` of `short` stand for the words `range` of `full`.
///
/// "a … and b" against "a and c and b" may be aligned at either "and": the gap slides back while it stays the same words.
fn is_elided(short: &[QuoteWord], at: usize, full: &[QuoteWord], range: Range<usize>) -> bool {
    let Range { start, end } = range;
    for back in 0..=end.saturating_sub(start).min(at).min(start) {
        let place = at - back;
        let behind = place.checked_sub(1).and_then(|before| short.get(before)).is_some_and(|word| word.dots_behind);
        if behind || place == 0 && short.first().is_some_and(|word| word.dots_before) {
            return true;
        }
        let key = |words: &[QuoteWord], at: Option<usize>| at.and_then(|at| words.get(at)).map(|word| word.key.clone());
        if key(full, (start - back).checked_sub(1)) != key(full, (end - back).checked_sub(1)) {
            break;
        }
    }
    false
}

/// Whether asterisks hide letters of the words: "d***d" for "damned".
fn is_mask(masked: &[QuoteWord], full: &[QuoteWord]) -> bool {
    let ([first, ..], [whole]) = (masked, full) else { return false };
    first.masked && masked.len() <= 2 && whole.key.starts_with(&first.key)
}

/// Where words stand; for none, the empty place before the next word.
fn span(words: &[QuoteWord], range: &Range<usize>) -> ByteSpan {
    match words.get(range.clone()) {
        Some([first, .., last]) => first.at.join(last.at),
        Some([only]) => only.at,
        _ => {
            let at = words.get(range.start).map(|word| word.at.start).or(words.last().map(|word| word.at.end));
            ByteSpan::new(at.unwrap_or(0), at.unwrap_or(0))
        }
    }
}

fn content(words: &[QuoteWord]) -> impl Iterator<Item = &str> {
    words.iter().filter(|word| word.content).map(|word| word.key.as_str())
}

/// The letters of words without what joins or parts them: "non-aggression" and "nonaggression".
fn joined(words: &[QuoteWord]) -> String {
    words.iter().map(|word| word.key.as_str()).collect()
}

fn sorted(words: &[QuoteWord]) -> Vec<&str> {
    let mut keys: Vec<&str> = words.iter().map(|word| word.key.as_str()).collect();
    keys.sort_unstable();
    keys
}

/// The changes from quotation `a` to quotation `b` in words: "“cooperate” instead of “work together”; “major” added".
#[must_use]
pub fn describe_changes(a: &str, b: &str, changes: &[WordChange]) -> String {
    let mut parts: Vec<String> = changes.iter().take(DESCRIBED_CHANGES).map(|change| describe(a, b, change)).collect();
    match changes.len().saturating_sub(DESCRIBED_CHANGES) {
        0 => {}
        1 => parts.push("one more change".to_owned()),
        more => parts.push(format!("{more} more changes")),
    }
    parts.join("; ")
}

fn describe(a: &str, b: &str, change: &WordChange) -> String {
    let (old, new) = (change.old.of(a), change.new.of(b));
    match change.kind {
        ChangeKind::Changed => format!("“{new}” instead of “{old}”"),
        ChangeKind::Added => format!("“{new}” added"),
        ChangeKind::Dropped => format!("“{old}” dropped"),
    }
}

#[cfg(test)]
mod tests;
