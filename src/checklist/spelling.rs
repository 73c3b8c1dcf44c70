//! One compound joined in two ways: cyber-attack and cyberattack.
//!
//! A hyphen before a noun and none behind it is good English ("long-term plans", "in the long term"), so a hyphen is held
//! against a space only where the first part is no word of its own (cyber, anti, multi). Which form is right is house
//! style, that an article keeps to its own is not: a note where one form is the rule and the other a stray. Quotations, handles and hashtags are spelled as others spelled them.

use super::check::Check;
use super::view::View;
use crate::finding::Finding;
use crate::lang::WordClasses;
use crate::matching::inflection_key;
use crate::segment::ParagraphKind;
use crate::span::ByteSpan;
use std::collections::BTreeMap;
use std::ops::Range;

/// A form that stands so many times as often as another is the article's own.
const KEPT_TIMES: usize = 2;

/// How the parts of a compound stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    Joined,
    Hyphen,
    Space,
}

struct Form {
    shape: Shape,
    at: ByteSpan,
}

/// Checks the compounds of the article.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let words = Words::of(view);
    let mut compounds: BTreeMap<String, Vec<Form>> = BTreeMap::new();
    for (_, tokens) in view.sentences().filter(|&(sentence, _)| !view.is_title_case(sentence)) {
        for at in tokens.clone() {
            if let Some((key, form)) = apart(view, &words, at, &tokens)
                && is_own(view, form.at)
            {
                compounds.entry(key).or_default().push(form);
            }
        }
    }
    if compounds.is_empty() {
        return Vec::new();
    }
    add_joined(view, &mut compounds);
    compounds.values().filter_map(|forms| mixed(view, forms)).collect()
}

/// The hashes of an article's words, plural s left out: a filter before any text is built.
struct Words(foldhash::HashSet<u64>);

impl Words {
    fn of(view: &View<'_>) -> Self {
        let words = view.tokens.iter().filter(|token| token.is_word() && token.span().len() > 4);
        Self(words.map(|token| hash(START, token.of(view.text))).collect())
    }

    fn hold(&self, first: &str, second: &str) -> bool {
        let stem = first.bytes().fold(START, step);
        self.0.contains(&hash(stem, second))
    }
}

/// The start value of the Fowler–Noll–Vo hash (FNV-1a, 64 bits), which goes on from part to part.
pub(super) const START: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash with one more byte, in either case.
pub(super) fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
}

fn hash(start: u64, word: &str) -> u64 {
    word.strip_suffix('s').unwrap_or(word).bytes().fold(start, step)
}

/// The hash of a compound's letters, whatever joins them.
fn letters_hash(compound: &str) -> u64 {
    let letters: String = compound.chars().filter(|c| c.is_alphabetic()).collect();
    hash(START, &letters)
}

/// The compound whose parts begin at `at`, if its parts stand apart and it may be joined elsewhere.
fn apart(view: &View<'_>, words: &Words, at: usize, sentence: &Range<usize>) -> Option<(String, Form)> {
    let hyphen = |at: usize| matches!(view.word(at), "-" | "‐" | "‑");
    let touches = |at: usize| view.tokens.get(at).zip(view.tokens.get(at + 1)).is_some_and(|(a, b)| a.touches(*b));
    let hyphened = hyphen(at + 1) && touches(at) && touches(at + 1);
    let second = if hyphened { at + 2 } else { at + 1 };
    if second >= sentence.end || !view.is_word(at) || !view.is_word(second) || !hyphened && touches(at) {
        return None;
    }
    let combining = view.has(at, WordClasses::COMBINING_FORM);
    if !combining && !words.hold(view.word(at), view.word(second)) {
        return None;
    }
    // "state-of-the-art", "cost-of-living"
    let longer = at > 0 && hyphen(at - 1) && touches(at - 1) || hyphen(second + 1) && touches(second);
    let (first, last) = (view.word(at), view.word(second));
    let shape = if hyphened { Shape::Hyphen } else { Shape::Space };
    if longer || !may_join(view, at, first, last, shape) {
        return None;
    }
    let at = ByteSpan::new(view.span(at).start, view.span(second).end);
    Some((key(&format!("{first}{last}")), Form { shape, at }))
}

fn key(word: &str) -> String {
    inflection_key(&word.to_lowercase())
}

/// Whether the parts are such as a compound has, and not two words that happen to make a third.
fn may_join(view: &View<'_>, at: usize, first: &str, last: &str, shape: Shape) -> bool {
    let letters = |word: &str| word.chars().all(char::is_alphabetic);
    let small = |word: &str| word.chars().all(char::is_lowercase);
    let first_small = small(first) || view.starts_sentence(at) && first.chars().skip(1).all(char::is_lowercase);
    let lower = first.to_lowercase();
    let long_enough = last.len() > if shape == Shape::Hyphen { 1 } else { 2 } && (first.len() > 1 || lower == "e");
    let proper = shape == Shape::Hyphen && first.chars().skip(1).all(char::is_lowercase);
    letters(first)
        && letters(last)
        && long_enough
        && (first_small && small(last) || proper && first.len() > 2)
        && !WordClasses::OTHER_WORD_JOINED.has(&lower)
        && (shape == Shape::Hyphen || !WordClasses::OTHER_WORD_APART.has(last) && first.len() > 2)
}

/// Adds the places where a compound is written as one word.
fn add_joined(view: &View<'_>, compounds: &mut BTreeMap<String, Vec<Form>>) {
    let parted = compounds.values().flatten().map(|form| letters_hash(form.at.of(view.text)));
    let parted: foldhash::HashSet<u64> = parted.collect();
    for (_, tokens) in view.sentences().filter(|&(sentence, _)| !view.is_title_case(sentence)) {
        for at in tokens.filter(|&at| view.is_word(at) && view.span(at).len() > 4) {
            if !parted.contains(&hash(START, view.word(at))) {
                continue;
            }
            if let Some(forms) = compounds.get_mut(&key(view.word(at)))
                && !is_part_of_name(view, at)
                && is_own(view, view.span(at))
                && !view.is_address(at)
            {
                forms.push(Form { shape: Shape::Joined, at: view.span(at) });
            }
        }
    }
}

/// Whether words are the author's own: what stands between quotation marks was spelled by somebody else, and what stands
/// in captions and headings as a rule too.
fn is_own(view: &View<'_>, at: ByteSpan) -> bool {
    let kind = view.paragraph_kind(view.token_at(at.start));
    matches!(kind, ParagraphKind::Body | ParagraphKind::ListItem) && !view.is_quoted(at)
}

/// Whether a capitalised word stands beside another: "the Cybersecurity Initiative" is a name.
fn is_part_of_name(view: &View<'_>, at: usize) -> bool {
    let capital = |at: usize| view.word(at).starts_with(char::is_uppercase);
    capital(at) && (capital(at + 1) || at > 0 && capital(at - 1) && !view.starts_sentence(at))
}

/// A finding at the form that fewer places have.
fn mixed(view: &View<'_>, forms: &[Form]) -> Option<Finding> {
    let of = |shape: Shape| forms.iter().filter(move |form| form.shape == shape);
    let shapes = [Shape::Joined, Shape::Hyphen, Shape::Space];
    let first = |shape: Shape| of(shape).map(|form| form.at.start).min();
    let mut present: Vec<Shape> = shapes.into_iter().filter(|&shape| of(shape).next().is_some()).collect();
    present.sort_by_key(|&shape| (std::cmp::Reverse(of(shape).count()), first(shape)));
    let (&kept, &other) = (present.first()?, present.get(1)?);
    // Where both are as frequent, nothing says that one of them is a slip.
    if of(kept).count() < KEPT_TIMES * of(other).count() {
        return None;
    }
    let against = of(kept).min_by_key(|form| form.at.start)?.at;
    let mut places: Vec<ByteSpan> = present.iter().skip(1).flat_map(|&shape| of(shape)).map(|form| form.at).collect();
    places.sort_unstable();
    let at = of(other).map(|form| form.at).min()?;
    let message = format!("“{}” where the article also writes “{}”", view.quote(at), view.quote(against));
    let mut finding = view.finding(Check::Spelling, at, &[against], message);
    finding.also = places.into_iter().filter(|&place| place != at).map(|place| view.repeat(place)).collect();
    Some(finding)
}
