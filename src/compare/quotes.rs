//! Quotations of one speaker against each other.
//!
//! Quotations are no values that fall into groups: each is held against the others, and shown against the first that says
//! the same in other words. An archive may hold any number, so that each wording is looked at once, and of more than
//! [`ALL_PAIRS`] each is held against those it shares most words with.

use super::steps::spent;
use super::{Compared, finding};
use crate::finding::{Finding, Label, Side};
use crate::judge::Setting;
use crate::judge::claim::{Claim, Said};
use crate::judge::hold::hold_together;
use crate::kinds::comparison::Outcome;
use crate::kinds::fact::{FactBody, QuoteFact};
use crate::kinds::quote::{self, OTHER_SPEAKER, QuoteRelation, Wording, compare_tied_quotations};
use crate::rules::Fact;
use crate::span::ByteSpan;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// So many different wordings are held against each other pair by pair.
const ALL_PAIRS: usize = 200;

/// Of more, each is held against so many: those that share most of its words.
const NEAREST: usize = 30;

/// So many other wordings with a word are looked at to find the nearest, the rarest words first.
const LOOKED_AT: usize = 2000;

/// The words between quotation marks, looked at once however many claims have them.
struct Phrase<'c> {
    wording: Wording<'c>,
    /// Whether the fact's speaker says them.
    own: bool,
    /// The first claim with them, by its number.
    first: usize,
    /// How many claims have them.
    count: usize,
}

/// How a phrase stands to another.
#[derive(Clone, Copy, Default)]
struct Pair {
    /// Whether it agrees with the other.
    agrees: bool,
    /// Whether the other, held against it, differs.
    differs: bool,
}

/// For each phrase the others that it was held against.
type Held = Vec<BTreeMap<usize, Pair>>;

/// Holds the quotations of a fact against each other.
pub(super) fn compare_quotes(fact: &Fact, claims: &[Claim], setting: Setting<'_>) -> Compared {
    let FactBody::Quote(declared) = &fact.body else { return Compared::default() };
    let claims = with_shared_words(claims);
    let (phrases, of) = phrases(&claims);
    let (held, whole) = hold_all(declared, &phrases);
    // The wording that more sources have is the one to hold others against, and its speaker's before another's; of two as
    // common, the first.
    let standing: Vec<(usize, bool)> =
        phrases.iter().zip(&held).map(|(this, pairs)| standing(this, pairs, &phrases)).collect();
    let mut compared = Compared::default();
    for (number, (&claim, &this)) in claims.iter().zip(&of).enumerate() {
        let known = |other: usize| standing.get(other).copied().zip(phrases.get(other).map(|phrase| phrase.first));
        let (Some((mine, _)), Some(pairs)) = (known(this), held.get(this)) else { continue };
        let rival = pairs
            .iter()
            .filter(|(_, pair)| pair.differs)
            .filter_map(|(&other, _)| known(other))
            .filter(|&(weight, first)| (weight, number) > (mine, first))
            .max_by_key(|&(weight, first)| (weight, Reverse(first)));
        let Some(&other) = rival.and_then(|(_, first)| claims.get(first)) else { continue };
        compared.findings.extend(difference(fact, (other, claim), setting));
    }
    if !whole {
        compared.problems.push(spent(fact, "quotations"));
    }
    compared
}

/// The finding that one quotation says in other words what another says.
fn difference(fact: &Fact, (other, claim): (&Claim, &Claim), setting: Setting<'_>) -> Option<Finding> {
    let Outcome::Differs(difference) = hold_together(fact, other, claim, setting) else { return None };
    let place = if Arc::ptr_eq(&claim.source, &other.source) { "the same article" } else { "another source" };
    let message = if difference.code == OTHER_SPEAKER {
        format!("the same words are given to another speaker in {place}")
    } else {
        format!("the same statement stands in other words between quotation marks in {place}")
    };
    let mut found = finding(fact, &[claim], difference, message, |_| None, setting)?;
    let (theirs, ours) = changed_words(other, claim);
    found.at = Label::new(&claim.source, ours);
    found.against = vec![Side::Said(Label::new(&other.source, theirs))];
    Some(found)
}

fn words_of(claim: &Claim) -> Option<(&str, bool)> {
    match &claim.said {
        Said::Quote(words) => Some((words, true)),
        Said::OthersQuote(words) => Some((words, false)),
        _ => None,
    }
}

/// The speaker's quotations, and of all others' only those in the very same words: an archive is full of others'.
fn with_shared_words(claims: &[Claim]) -> Vec<&Claim> {
    let letters =
        |words: &str| words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let quoted = claims.iter().filter_map(|claim| Some((claim, words_of(claim)?)));
    let said: HashSet<String> =
        quoted.clone().filter(|(_, (_, own))| *own).map(|(_, (words, _))| letters(words)).collect();
    quoted.filter(|(_, (words, own))| *own || said.contains(&letters(words))).map(|(claim, _)| claim).collect()
}

/// The different wordings of some claims, and for each claim the number of its own.
fn phrases<'c>(claims: &[&'c Claim]) -> (Vec<Phrase<'c>>, Vec<usize>) {
    let mut numbers: HashMap<(&str, bool), usize> = HashMap::new();
    let mut phrases: Vec<Phrase<'c>> = Vec::new();
    let mut of = Vec::with_capacity(claims.len());
    for (first, claim) in claims.iter().enumerate() {
        let (words, own) = words_of(claim).unwrap_or_default();
        let number = *numbers.entry((words, own)).or_insert(phrases.len());
        match phrases.get_mut(number) {
            Some(phrase) => phrase.count += 1,
            None => phrases.push(Phrase { wording: Wording::new(words), own, first, count: 1 }),
        }
        of.push(number);
    }
    (phrases, of)
}

/// How many other claims agree with a phrase, and whether its speaker says it.
fn standing(this: &Phrase<'_>, pairs: &BTreeMap<usize, Pair>, phrases: &[Phrase<'_>]) -> (usize, bool) {
    let agreeing = pairs.iter().filter(|(_, pair)| pair.agrees).filter_map(|(&other, _)| phrases.get(other));
    let same = if this.own { this.count - 1 } else { 0 };
    (same + agreeing.map(|other| other.count).sum::<usize>(), this.own)
}

/// Holds phrases against each other: all, or of many those that share words. Gives also whether none was left out.
fn hold_all(fact: &QuoteFact, phrases: &[Phrase<'_>]) -> (Held, bool) {
    let mut held: Held = vec![BTreeMap::new(); phrases.len()];
    let mut near = Near::of(phrases);
    for this in 0..phrases.len() {
        let others = if phrases.len() <= ALL_PAIRS { (0..this).collect() } else { near.nearest(this) };
        for other in others {
            let (pair, turned) = hold(fact, phrases, this, other);
            for (a, b, pair) in [(this, other, pair), (other, this, turned)] {
                if let Some(pairs) = held.get_mut(a) {
                    pairs.insert(b, pair);
                }
            }
        }
    }
    (held, near.whole)
}

/// How two phrases stand to each other, from either side.
fn hold(fact: &QuoteFact, phrases: &[Phrase<'_>], this: usize, other: usize) -> (Pair, Pair) {
    let (Some(a), Some(b)) = (phrases.get(this), phrases.get(other)) else { return Default::default() };
    let outcome = |a: &Phrase<'_>, b: &Phrase<'_>| match (a.own, b.own) {
        (true, true) => quote::hold_wordings(fact, &a.wording, &b.wording),
        (false, false) => Outcome::Unknown,
        _ => quote::hold_speakers(&a.wording, &b.wording),
    };
    let (there, back) = (outcome(a, b), outcome(b, a));
    let pair = |from: &Outcome, to: &Outcome| Pair { agrees: *from == Outcome::Agrees, differs: to.differs() };
    (pair(&there, &back), pair(&back, &there))
}

/// Which phrases have a word.
struct Near<'p> {
    phrases: &'p [Phrase<'p>],
    having: HashMap<&'p str, Vec<usize>>,
    /// Whether all that share words were looked at, so far.
    whole: bool,
}

impl<'p> Near<'p> {
    fn of(phrases: &'p [Phrase<'p>]) -> Self {
        let mut having: HashMap<&str, Vec<usize>> = HashMap::new();
        for (number, phrase) in phrases.iter().enumerate() {
            for key in phrase.wording.content() {
                having.entry(key).or_default().push(number);
            }
        }
        Self { phrases, having, whole: true }
    }

    /// The phrases that share most words with one, of those before it.
    fn nearest(&mut self, this: usize) -> Vec<usize> {
        let Some(phrase) = self.phrases.get(this) else { return Vec::new() };
        let lists = phrase.wording.content().filter_map(|key| self.having.get(key));
        let mut lists: Vec<&[usize]> =
            lists.filter_map(|all| all.get(..all.partition_point(|&other| other < this))).collect();
        lists.sort_by_key(|list| list.len());
        let mut shared: HashMap<usize, usize> = HashMap::new();
        let mut room = LOOKED_AT;
        for list in lists {
            self.whole &= list.len() <= room;
            for &other in list.iter().take(room) {
                *shared.entry(other).or_default() += 1;
            }
            room = room.saturating_sub(list.len());
        }
        let mut shared: Vec<(usize, usize)> = shared.into_iter().collect();
        shared.sort_unstable_by_key(|&(other, count)| (Reverse(count), other));
        self.whole &= shared.len() <= NEAREST;
        shared.into_iter().take(NEAREST).map(|(other, _)| other).collect()
    }
}

/// Where two quotations differ, in either: the first changed words with the phrase they stand in, since a finding points at
/// words and never at whole paragraphs.
fn changed_words(a: &Claim, b: &Claim) -> (ByteSpan, ByteSpan) {
    let (Said::Quote(x), Said::Quote(y)) = (&a.said, &b.said) else { return (a.at, b.at) };
    let QuoteRelation::Differs(changes) = compare_tied_quotations(x, y) else { return (a.at, b.at) };
    let Some(first) = changes.first() else { return (a.at, b.at) };
    (phrase_about(x, first.old, a.at), phrase_about(y, first.new, b.at))
}

/// Where a quotation differs from the recorded words: all changed words with one on either side, or the phrase of the first
/// where they lie far apart.
pub(super) fn differing_words(recorded: &str, claim: &Claim) -> ByteSpan {
    let Said::Quote(words) = &claim.said else { return claim.at };
    let QuoteRelation::Differs(changes) = compare_tied_quotations(recorded, words) else { return claim.at };
    let (Some(first), Some(last)) = (changes.first(), changes.last()) else { return claim.at };
    let before = words.get(..first.new.start).and_then(|head| head.trim_end().rfind(char::is_whitespace));
    let start = before.map_or(0, |space| space + 1);
    let rest = words.get(last.new.end..).unwrap_or_default();
    let lead = rest.len() - rest.trim_start().len();
    let word = rest.get(lead..).and_then(|rest| rest.find(char::is_whitespace)).map_or(rest.len(), |end| lead + end);
    let end = last.new.end + word;
    if end.saturating_sub(start) > SHOWN_CHANGED {
        return phrase_about(words, first.new, claim.at);
    }
    ByteSpan::new(claim.at.start + start, claim.at.start + end)
}

/// The longest stretch of changed words that is pointed at whole, in bytes.
const SHOWN_CHANGED: usize = 60;

/// The longest quotation that is shown whole, in bytes: about two lines of print.
const SHOWN_WHOLE: usize = 160;

/// The phrase of a quotation about some of its words, between marks of its clauses.
fn phrase_about(words: &str, at: ByteSpan, whole: ByteSpan) -> ByteSpan {
    if words.len() <= SHOWN_WHOLE {
        return whole;
    }
    let parts = |c: char| matches!(c, ';' | '.' | ',' | ':' | '—' | '!' | '?');
    let head = words.get(..at.start).and_then(|head| head.rfind(parts)).map_or(0, |mark| mark + 1);
    let head = words.get(head..).map_or(head, |rest| {
        head + (rest.len() - rest.trim_start_matches(|c: char| parts(c) || c.is_whitespace()).len())
    });
    let tail = words.get(at.end..).and_then(|tail| tail.find(parts)).map_or(words.len(), |mark| at.end + mark);
    ByteSpan::new(whole.start + head.min(at.start), whole.start + tail.max(at.end))
}
