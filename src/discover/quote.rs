//! One statement quoted in different words.

use super::Disagreement;
use super::attribution;
use super::rank::Draft;
use super::reading::{Place, Reading, Story};
use super::stanza::Proposal;
use crate::discourse::{Speaker, Speech};
use crate::kinds::Kind;
use crate::kinds::quote::{
    ChangeKind, QuoteRelation, WordChange, compare_quotations, compare_tied_quotations, describe_changes, overlap,
};
use crate::kinds::vocabulary::is_function_word;
use crate::lang::{Cues, cues};
use crate::matching::{budget, fold, inflection_key, token_distance};
use crate::span::ByteSpan;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// Quotations are compared where they share so many words that are not in many of them.
const SHARED: usize = 3;

/// The same for quotations of one speaker.
const SHARED_BY_SPEAKER: usize = 2;

/// A statement in other words shares at least so many telling words,
const MATCHED: usize = 4;

/// and such a part of them, in percent: below that it is another translation, or another statement on the matter.
const SAME_STATEMENT: usize = 60;

/// How much speaks for statements in which only small words differ: a note.
const SMALL_WORDS: usize = 40;

/// A fragment has at most so many words that count.
const FRAGMENT: usize = 4;

/// Within one article a speaker may well say much the same twice: only a repeat shares so much, in percent.
const REPEATED: usize = 80;

/// A word in more quotations than this brings none together.
const COMMON: usize = 24;

/// So many words of a statement tell which one it is.
const ABOUT_WORDS: usize = 2;

/// A wording between quotation marks, and all its places.
pub(super) struct Quotation {
    pub(super) place: Place,
    others: Vec<Place>,
    words: BTreeSet<String>,
    speaker: Voice,
    /// The word of the article that names the speaker.
    spoken: Option<String>,
    /// Where the speaker is named, in the quotation's own paragraph and not by a pronoun.
    pub(super) named: Option<Place>,
}

impl Quotation {
    pub(super) fn text<'s>(&self, story: &'s Story) -> &'s str {
        story.readings.get(self.place.article).map_or("", |reading| self.place.at.of(reading.text()))
    }
}

/// Who speaks, as far as it can be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Voice {
    /// The last word of a name, folded.
    Named(String),
    Document,
    Unknown,
}

/// The quotations of a story that differ in their words though they are one statement.
pub(super) fn disagreements(story: &Story) -> Vec<Disagreement> {
    let quotations = wordings(story);
    let pairs = pairs(&quotations);
    let mut kept = attribution::disagreements(story, &quotations, &pairs);
    let mut drafts: Vec<(u8, usize, usize, Draft)> = Vec::new();
    for (a, b) in pairs {
        if let (Some(one), Some(other)) = (quotations.get(a), quotations.get(b)) {
            drafts.extend(hold_together(story, one, other).map(|draft| (draft.score, a, b, draft)));
        }
    }
    // Each quotation is compared with its best partner only; repeats of one wording go to one finding.
    drafts.sort_by_key(|(score, a, b, _)| (std::cmp::Reverse(*score), *a, *b));
    let mut taken = BTreeSet::new();
    for (_, a, b, draft) in drafts {
        if taken.insert(b) || taken.insert(a) {
            taken.insert(a);
            kept.extend(draft.finish(story));
        }
    }
    kept
}

/// The quotations of a story, those in the same words by the same speaker as one.
fn wordings(story: &Story) -> Vec<Quotation> {
    let mut found: BTreeMap<(String, String), Quotation> = BTreeMap::new();
    for (article, reading) in story.readings.iter().enumerate() {
        for quotation in quotations_of(article, reading) {
            let words = fold(quotation.text(story));
            let words: String = words.chars().filter(|c| c.is_alphanumeric()).collect();
            match found.entry((words, format!("{:?}", quotation.speaker))) {
                Entry::Occupied(mut first) => first.get_mut().others.push(quotation.place),
                Entry::Vacant(place) => {
                    place.insert(quotation);
                }
            }
        }
    }
    let mut found: Vec<Quotation> = found.into_values().collect();
    found.sort_by_key(|quotation| quotation.place);
    found
}

fn quotations_of(article: usize, reading: &Reading) -> Vec<Quotation> {
    let speeches = reading.speeches();
    let segments = &reading.article.segments;
    let mut found = Vec::new();
    for speech in &speeches {
        let Some(stretch) = segments.quotes.get(speech.quote) else { continue };
        if reading.is_furniture(stretch.tokens.start) {
            continue;
        }
        let words = stretch.inner.of(reading.text()).split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'));
        let words = words.filter(|word| word.len() > 2 && !is_function_word(&fold(word))).map(inflection_key).collect();
        let place = Place { article, at: stretch.inner };
        let spoken = speech.speaker.at().and_then(|at| at.of(reading.text()).split_whitespace().next_back());
        let spoken = spoken.map(str::to_owned);
        let named = named_beside(reading, speech, stretch.inner).map(|at| Place { article, at });
        found.push(Quotation { place, others: Vec::new(), words, speaker: voice(reading, speech), spoken, named });
    }
    found
}

/// Where the speaker of a quotation is named in the same sentence, or in the one beside it.
fn named_beside(reading: &Reading, speech: &Speech, quotation: ByteSpan) -> Option<ByteSpan> {
    let Speaker::Named(at) = speech.speaker else { return None };
    let sentence = |at: ByteSpan| reading.article.sentence_at(reading.article.tokens_in(at).start);
    let (named, said) = (sentence(at)?, sentence(quotation)?);
    (!speech.by_pronoun && named.abs_diff(said) <= 1).then_some(at)
}

fn voice(reading: &Reading, speech: &Speech) -> Voice {
    match speech.speaker {
        Speaker::Named(at) => {
            at.of(reading.text()).split_whitespace().next_back().map_or(Voice::Unknown, |word| Voice::Named(fold(word)))
        }
        Speaker::Document(_) => Voice::Document,
        Speaker::Described(_) | Speaker::Unknown => Voice::Unknown,
    }
}

/// Quotations of different articles that share rare words.
fn pairs(quotations: &[Quotation]) -> Vec<(usize, usize)> {
    let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, quotation) in quotations.iter().enumerate() {
        for word in &quotation.words {
            index.entry(word).or_default().push(number);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for numbers in index.values().filter(|numbers| numbers.len() <= COMMON) {
        for (at, &a) in numbers.iter().enumerate() {
            for &b in numbers.iter().skip(at + 1) {
                *shared.entry((a, b)).or_default() += 1;
            }
        }
    }
    let apart = |a: usize, b: usize| match (quotations.get(a), quotations.get(b)) {
        (Some(a), Some(b)) => {
            a.place.article != b.place.article || a.speaker != Voice::Unknown && a.speaker == b.speaker
        }
        _ => false,
    };
    let least = |a: usize, b: usize| match (quotations.get(a), quotations.get(b)) {
        (Some(a), Some(b)) if tie(&a.speaker, &b.speaker) == Some(Tie::Same) => SHARED_BY_SPEAKER,
        _ => SHARED,
    };
    shared
        .into_iter()
        .filter(|((a, b), count)| *count >= least(*a, *b) && apart(*a, *b))
        .map(|(pair, _)| pair)
        .collect()
}

fn hold_together(story: &Story, one: &Quotation, other: &Quotation) -> Option<Draft> {
    let tie = tie(&one.speaker, &other.speaker)?;
    let (whole, others) = (one.text(story), other.text(story));
    let part = overlap(whole, others)?;
    let (a, b) = (part.a.of(whole), part.b.of(others));
    let likeness = (part.shared * 100 / part.of.max(1)).min(100);
    let fragment = tie == Tie::Same && one.words.len().max(other.words.len()) <= FRAGMENT && part.shared > 0;
    let close = part.shared >= MATCHED && likeness >= SAME_STATEMENT;
    let (changes, score) = match (said_otherwise(a, b), tie) {
        (QuoteRelation::Differs(changes), _) if !is_telling(a, b, &changes) => (changes, SMALL_WORDS),
        (QuoteRelation::Differs(changes), Tie::Same) if close => (changes, 50 + likeness / 4),
        (QuoteRelation::Differs(changes), Tie::Open) if close => (changes, 15 + likeness / 2),
        (QuoteRelation::Differs(changes), _) => (changes, likeness.min(45)),
        // A fragment of two words is too short to be told for one statement by its words alone.
        _ if fragment => match compare_tied_quotations(a, b) {
            QuoteRelation::Differs(changes) => (changes, 40),
            _ => return None,
        },
        _ => return None,
    };
    if one.place.article == other.place.article && likeness < REPEATED {
        return None;
    }
    let moved = |at: ByteSpan, by: usize| ByteSpan::new(at.start + by, at.end + by);
    let olds: Vec<ByteSpan> = changes.iter().map(|change| moved(change.old, part.a.start)).collect();
    let news: Vec<ByteSpan> = changes.iter().map(|change| moved(change.new, part.b.start)).collect();
    let (at, against) = (narrowed(whole, one.place, &olds), narrowed(others, other.place, &news));
    let described = describe_changes(b, a, &turned(&changes));
    Some(Draft {
        kind: Kind::Quote,
        code: "quote-differs",
        message: format!("one statement in other words: {described}"),
        reason: match tie {
            Tie::Same => format!("one speaker, and {} words of the statement are the same", part.shared),
            Tie::Open => format!("{} words of the statement are the same", part.shared),
        },
        score: u8::try_from(score).unwrap_or(100),
        minority: std::iter::once(at).chain(one.others.iter().copied()).collect(),
        majority: std::iter::once(against).chain(other.others.iter().copied()).collect(),
        proposal: proposal(one, other),
    })
}

/// The two compared without what a reporter put in brackets: that is nobody's word.
fn said_otherwise(a: &str, b: &str) -> QuoteRelation {
    let QuoteRelation::Differs(mut changes) = compare_quotations(a, b) else { return QuoteRelation::Same };
    let sic = |text: &str| text.split(|c: char| !c.is_alphabetic()).any(|word| word.eq_ignore_ascii_case("sic"));
    changes.retain(|change| !is_bracketed(a, change.old) && !is_bracketed(b, change.new));
    changes.retain(|change| !sic(change.old.of(a)) && !sic(change.new.of(b)));
    if changes.is_empty() { QuoteRelation::Same } else { QuoteRelation::Differs(changes) }
}

fn is_bracketed(text: &str, at: ByteSpan) -> bool {
    let before = text.get(..at.start).unwrap_or_default();
    let open =
        |mark: char, end: char| before.rfind(mark).is_some_and(|start| before.rfind(end).is_none_or(|end| end < start));
    !at.is_empty() && (open('(', ')') || open('[', ']'))
}

/// Whether a word that tells something is among the changes, and not only "the" or "that".
fn is_telling(a: &str, b: &str, changes: &[WordChange]) -> bool {
    let words = changes.iter().flat_map(|change| [change.old.of(a), change.new.of(b)]).flat_map(str::split_whitespace);
    words
        .map(|word| fold(word.trim_matches(|c: char| !c.is_alphanumeric())))
        .any(|word| !word.is_empty() && (!is_function_word(&word) || cues(&word).meets(Cues::NEGATION)))
}

/// The statement by its speakers' names and a few of the words that both have, the longest first.
fn proposal(one: &Quotation, other: &Quotation) -> Proposal {
    let mut speaker: Vec<String> = [one, other].into_iter().filter_map(|quotation| quotation.spoken.clone()).collect();
    speaker.dedup();
    let mut about: Vec<&String> = one.words.intersection(&other.words).collect();
    about.sort_by_key(|word| (std::cmp::Reverse(word.len()), (*word).clone()));
    let about = about.into_iter().take(ABOUT_WORDS).cloned().collect();
    if speaker.is_empty() { Proposal::None } else { Proposal::Quote { speaker, about } }
}

/// What ties two quotations beside their words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    Same,
    Open,
}

fn tie(a: &Voice, b: &Voice) -> Option<Tie> {
    match (a, b) {
        (Voice::Named(a), Voice::Named(b)) => {
            (token_distance(a, b) <= budget(a.len().min(b.len()))).then_some(Tie::Same)
        }
        (Voice::Document, Voice::Document) => Some(Tie::Same),
        _ => Some(Tie::Open),
    }
}

fn turned(changes: &[WordChange]) -> Vec<WordChange> {
    let turn = |change: &WordChange| WordChange {
        old: change.new,
        new: change.old,
        kind: match change.kind {
            ChangeKind::Changed => ChangeKind::Changed,
            ChangeKind::Added => ChangeKind::Dropped,
            ChangeKind::Dropped => ChangeKind::Added,
        },
    };
    changes.iter().map(turn).collect()
}

/// A place longer than this, in bytes, points at nothing.
const LONGEST_PLACE: usize = 160;

/// The part of a quotation that holds the changes, from sentence to sentence; of a long one, that of the first change.
fn narrowed(text: &str, place: Place, changes: &[ByteSpan]) -> Place {
    let Some(first) = changes.first() else { return place };
    let whole = changes.iter().copied().fold(*first, ByteSpan::join);
    let part = sentences_of(text, whole);
    let part = if part.len() > LONGEST_PLACE { sentences_of(text, *first) } else { part };
    let base = place.at.start;
    Place { at: ByteSpan::new(base + part.start, base + part.end), ..place }
}

/// The sentences, or parts between semicolons, that a span touches.
fn sentences_of(text: &str, span: ByteSpan) -> ByteSpan {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | ';');
    let start = text.get(..span.start).and_then(|before| before.rfind(ends)).map_or(0, |at| at + 1);
    let end = text.get(span.end..).and_then(|behind| behind.find(ends)).map_or(text.len(), |at| span.end + at + 1);
    let part = text.get(start..end).unwrap_or("");
    let start = start + (part.len() - part.trim_start().len());
    ByteSpan::new(start, end)
}
