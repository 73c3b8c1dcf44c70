//! A name spelled in two ways in one article.
//!
//! Two words of names that are a slip apart are one name where what stands about them says so: the same other words
//! ("Anna Bergström", "Anna Bergstrom-"), or one is the family name of somebody named in full and the other stands alone.
//! Relatives, people who are named together, a land and its people, and words that the lexicon has of their own are left
//! alone.

use super::check::Check;
use super::dictionary::{is_common, is_known, is_land, is_person_name};
use super::people::{NameAt, courtesy, is_speech};
use super::spelling::{START, step};
use super::view::View;
use crate::finding::Finding;
use crate::lang::WordClasses;
use crate::matching::short_forms::is_given;
use crate::matching::{TokenRelation, budget, compare_names, fold, relate_tokens, romanisation_key};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// A word alone is held to a family name only from this length on: shorter ones have real neighbours.
const SHORTEST_ALONE: usize = 5;

/// Words that no full name explains are held together only from this length on.
const SHORTEST_BARE: usize = 6;

/// A family name of so many letters may be misspelt in two places.
const TWO_SLIPS_FROM: usize = 8;

/// A spelling that the lexicon has counts so many times.
const LISTED: usize = 3;

/// So many words of names an article may have before only those that occur in full names are looked at.
const MOST_WORDS: usize = 4000;

/// Checks the words of the article's names against each other.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let names = view.names();
    let mut words: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, name) in names.iter().enumerate() {
        for word in name.words.iter().filter(|word| word.chars().count() > 2) {
            words.entry(word).or_default().push(number);
        }
    }
    if words.len() > MOST_WORDS {
        return Vec::new();
    }
    let spelled = words.keys().map(|&word| (word, Spelled::of(word))).collect();
    let book = Book { view, names, words, spelled };
    let mut findings = Vec::new();
    let mut done: HashSet<&str> = HashSet::new();
    for (a, b) in book.near_pairs() {
        if let Some((wrong, finding)) = book.judge(a, b)
            && done.insert(wrong)
        {
            findings.push(finding);
        }
    }
    findings
}

/// The names of an article, by their words.
struct Book<'v, 'a> {
    view: &'v View<'a>,
    names: &'v [NameAt<'a>],
    words: BTreeMap<&'a str, Vec<usize>>,
    spelled: BTreeMap<&'a str, Spelled>,
}

/// A word folded, and its romanisation key: reckoned once, because each word is held to many.
struct Spelled {
    folded: String,
    roman: String,
}

impl Spelled {
    fn of(word: &str) -> Self {
        let folded = fold(word);
        let roman = romanisation_key(&folded);
        Self { folded, roman }
    }
}

impl<'a> Book<'_, 'a> {
    /// Pairs of words that may be a letter apart, or two where they are long, or that romanisations write differently:
    /// words that share a key.
    fn near_pairs(&self) -> BTreeSet<(&'a str, &'a str)> {
        let mut keyed: Vec<(u64, &'a str)> = Vec::new();
        for (&word, spelled) in &self.spelled {
            push_keys(word, spelled, &mut keyed);
        }
        keyed.sort_unstable();
        keyed.dedup();
        let mut pairs = BTreeSet::new();
        for bucket in keyed.chunk_by(|a, b| a.0 == b.0).filter(|bucket| (2..=FULLEST).contains(&bucket.len())) {
            for (at, &(_, a)) in bucket.iter().enumerate() {
                for &(_, b) in bucket.iter().skip(at + 1) {
                    pairs.insert((a, b));
                }
            }
        }
        pairs
    }

    /// Whether the two words are one name, and which of them is the odd one.
    fn judge(&self, a: &'a str, b: &'a str) -> Option<(&'a str, Finding)> {
        if !is_near(self.spelled.get(a)?, self.spelled.get(b)?) || is_variant(a, b) {
            return None;
        }
        let (right, wrong) = self.ranked(a, b)?;
        let (in_right, in_wrong) = (self.words.get(right)?, self.words.get(wrong)?);
        let alone = || {
            // Of a family name that the lexicon has and an unknown word nothing says that the name is the slip.
            let turned = || self.family_alone(wrong, right, in_wrong, in_right).filter(|_| !is_known(wrong));
            let family = self.family_alone(right, wrong, in_right, in_wrong);
            family.or_else(|| turned().map(|(first, place)| (place, first)))
        };
        let (first, place) = self
            .same_but_for(right, wrong, in_right, in_wrong)
            .or_else(alone)
            .or_else(|| self.both_alone(right, wrong, in_right, in_wrong))?;
        // Last, because weighing every letter costs the most.
        if self.together(in_right, in_wrong) || !is_slip(a, b) {
            return None;
        }
        let (first, place) = (self.names.get(first)?, self.names.get(place)?);
        let elsewhere = if place.alone().is_some() { right.to_owned() } else { self.view.quote(first.at) };
        let message = format!("“{}” is spelled “{elsewhere}” elsewhere in the article", self.view.quote(place.at));
        let mut finding = self.view.finding(Check::NameSpelling, place.at, &[first.at], message);
        let places = in_wrong.iter().filter_map(|&number| self.names.get(number)).map(|name| name.at);
        finding.also = places.filter(|&at| at != place.at).map(|at| self.view.repeat(at)).collect();
        Some((wrong, finding))
    }

    /// The better supported word first; of two as well supported the one that comes first in the body.
    fn ranked(&self, a: &'a str, b: &'a str) -> Option<(&'a str, &'a str)> {
        let (in_a, in_b) = (self.words.get(a)?, self.words.get(b)?);
        let rank = |word, places: &[usize]| (std::cmp::Reverse(self.support(word, places)), places.first().copied());
        Some(if rank(a, in_a) <= rank(b, in_b) { (a, b) } else { (b, a) })
    }

    /// How much speaks for a spelling: its places, full names twice, and the lexicon.
    fn support(&self, word: &str, places: &[usize]) -> usize {
        let names = places.iter().filter_map(|&number| self.names.get(number));
        let told: usize = names.map(|name| if name.alone().is_some() { 1 } else { 2 }).sum();
        if is_known(word) { LISTED * told } else { told }
    }

    /// Two names of the same words but for this one, that could be one bearer's.
    fn same_but_for(&self, right: &str, wrong: &str, in_right: &[usize], in_wrong: &[usize]) -> Option<(usize, usize)> {
        let full = |&&number: &&usize| self.names.get(number).is_some_and(|name| name.words.len() > 1);
        for &place in in_wrong.iter().filter(full).take(MOST_PLACES) {
            for &first in in_right.iter().filter(full).take(MOST_PLACES) {
                let (a, b) = (self.names.get(first)?, self.names.get(place)?);
                if is_other_form(right, wrong) && !is_one_in_full(a, right, wrong) {
                    continue;
                }
                if same_others(&a.words, &b.words, right, wrong) && could_be_one(a, b, right, wrong) {
                    return Some((first, place));
                }
            }
        }
        None
    }

    /// `family` is the family name of somebody named in full, and `alone` stands only alone, where a surname would.
    fn family_alone(
        &self,
        family: &str,
        alone: &str,
        in_family: &[usize],
        in_alone: &[usize],
    ) -> Option<(usize, usize)> {
        let letters = alone.chars().count().min(family.chars().count());
        let edits = strsim::osa_distance(&fold(family), &fold(alone));
        let short = letters < SHORTEST_ALONE || edits > 1 && letters < TWO_SLIPS_FROM;
        if short || is_given(&fold(alone)) || self.is_another(alone, in_alone) {
            return None;
        }
        let bearer = in_family.iter().copied().find(|&number| {
            self.names.get(number).is_some_and(|name| {
                name.family() == Some(family)
                    && (is_person(self.view, name)
                        || letters > SHORTEST_ALONE && !is_other_form(family, alone) && may_be_person(name))
            })
        })?;
        let alone_only =
            in_alone.iter().all(|&number| self.names.get(number).is_some_and(|name| name.alone() == Some(alone)));
        let close = edits == 1 && letters > SHORTEST_ALONE && family.chars().next() == alone.chars().next();
        let sure = in_alone
            .iter()
            .filter_map(|&number| self.names.get(number))
            .any(|name| close && !name.in_title_case || !self.view.starts_sentence(name.token) || self.speaks(name));
        (alone_only && sure && !self.is_ordinary(alone)).then_some((bearer, *in_alone.first()?))
    }

    /// Both stand only alone, like the name of a place: a slip inside a long word, of which one form is the rule.
    fn both_alone(&self, right: &str, wrong: &str, in_right: &[usize], in_wrong: &[usize]) -> Option<(usize, usize)> {
        let (a, b) = (fold(right), fold(wrong));
        let inside = a.chars().next() == b.chars().next() && a.chars().next_back() == b.chars().next_back();
        let enough = a.len().min(b.len()) >= SHORTEST_BARE
            && strsim::osa_distance(&a, &b) == 1
            && in_right.len() > in_wrong.len();
        let bare = |&number: &usize| {
            self.names.get(number).is_some_and(|name| {
                name.words.len() == 1 && !name.in_title_case && !self.view.starts_sentence(name.token)
            })
        };
        let fits = inside
            && enough
            && !is_other_form(right, wrong)
            && !is_known(wrong)
            && !self.is_ordinary(right)
            && !self.is_ordinary(wrong);
        (fits && in_wrong.iter().all(bare) && in_right.iter().any(bare))
            .then_some((*in_right.first()?, *in_wrong.first()?))
    }

    /// Whether a word that stands alone is a place, a word or a name of its own. A name of persons may be meant for
    /// another where it stands as somebody who was introduced: "Mr Hansen", "Hansen said".
    fn is_another(&self, word: &str, places: &[usize]) -> bool {
        let introduced = |name: &NameAt<'_>| !courtesy(self.view, name).is_empty() || self.says(name);
        let named = || places.iter().filter_map(|&number| self.names.get(number)).any(introduced);
        is_known(word) && (is_land(word) || is_common(word) || !is_person_name(word) || !named())
    }

    /// Whether the name says something.
    fn says(&self, name: &NameAt<'_>) -> bool {
        let behind = self.view.token_at(name.at.end.saturating_sub(1)) + 1;
        is_speech(self.view, behind)
    }

    /// Whether the article has the word in small letters too: then it is no name.
    fn is_ordinary(&self, word: &str) -> bool {
        let small = word.to_lowercase();
        self.view.tokens.iter().any(|token| token.of(self.view.text) == small)
    }

    /// Whether a verb of speaking stands beside the name.
    fn speaks(&self, name: &NameAt<'_>) -> bool {
        let behind = self.view.token_at(name.at.end.saturating_sub(1)) + 1;
        let possessive = self.view.word(name.token).ends_with("'s") || self.view.word(name.token).ends_with("’s");
        possessive || self.view.has(behind, WordClasses::ACTS | WordClasses::REPORTING)
    }

    /// Whether a sentence names both: then they are two.
    fn together(&self, a: &[usize], b: &[usize]) -> bool {
        let sentences = |places: &[usize]| -> HashSet<usize> {
            places.iter().filter_map(|&number| self.names.get(number)).map(|name| name.sentence).collect()
        };
        !sentences(a).is_disjoint(&sentences(b))
    }
}

/// So many places of either spelling are held against each other: what fifty full names do not show, more will not.
const MOST_PLACES: usize = 50;

/// A longer run of letters is no name, and leaving out each of its letters in turn costs with the square of its length.
const LONGEST_NAME: usize = 64;

/// A key that more words share says nothing.
const FULLEST: usize = 24;

/// The keys of a word: what is left of it without one letter, its romanisation, and of a long word its begin and end.
fn push_keys<'a>(word: &'a str, spelled: &Spelled, keyed: &mut Vec<(u64, &'a str)>) {
    let bytes = spelled.folded.as_bytes();
    let hash = |salt: u64, bytes: &mut dyn Iterator<Item = u8>| bytes.fold(START ^ salt, step);
    keyed.push((hash(0, &mut bytes.iter().copied()), word));
    let cuts = if bytes.len() <= LONGEST_NAME { bytes.len() } else { 0 };
    for cut in 0..cuts {
        let mut rest = bytes.iter().enumerate().filter(|&(at, _)| at != cut).map(|(_, &byte)| byte);
        keyed.push((hash(0, &mut rest), word));
    }
    keyed.push((hash(0, &mut spelled.roman.bytes()), word));
    if bytes.len() >= TWO_SLIPS_FROM {
        keyed.push((hash(1, &mut bytes.iter().take(ENDS).copied()), word));
        keyed.push((hash(2, &mut bytes.iter().rev().take(ENDS).copied()), word));
    }
}

/// So many letters at the begin or end of a long word are right where two others are wrong.
const ENDS: usize = 4;

/// Whether two words are so few letters apart, as written or romanised, that it is worth weighing them.
fn is_near(a: &Spelled, b: &Spelled) -> bool {
    let lengths = (a.folded.len(), b.folded.len());
    let budget = budget(lengths.0.max(lengths.1)).min(2);
    lengths.0.abs_diff(lengths.1) <= 3 && (strsim::osa_distance(&a.folded, &b.folded) <= budget || a.roman == b.roman)
}

fn is_slip(a: &str, b: &str) -> bool {
    matches!(relate_tokens(a, b), TokenRelation::Slip { .. } | TokenRelation::Romanisation { .. })
}

/// Whether one word is the plural or the other country's spelling of the other: the Bergs, Centre.
fn is_variant(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    long.strip_prefix(short.as_str()).is_some_and(|rest| matches!(rest, "s" | "es")) || american(&a) == american(&b)
}

/// Whether two names that differ as a land and its people do are one bearer's all the same: of a person with a given
/// name, or of more words that are alike.
fn is_one_in_full(name: &NameAt<'_>, right: &str, wrong: &str) -> bool {
    let given = name.words.first().is_some_and(|word| is_given(&fold(word)));
    name.personal && (name.words.len() > 2 || given && !is_land(right) && !is_land(wrong))
}

/// Whether one word is made of the other, as a people's name of its land's: Iraqi, Kenyan, Argentine; or who does
/// something of what it is done with: blogger.
fn is_other_form(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let ending = long
        .strip_prefix(short.as_str())
        .is_some_and(|rest| matches!(rest, "s" | "n" | "i" | "an" | "es" | "er" | "ns" | "ans"))
        || short.ends_with('e') && long.strip_prefix(short.as_str()) == Some("r");
    // Argentina, Argentine.
    let land = |letter: &u8| matches!(letter, b'a' | b'e' | b'n' | b's' | b'h');
    let (one, other) = (a.as_bytes().split_last(), b.as_bytes().split_last());
    let ends_differ = one.zip(other).is_some_and(|((x, head), (y, other))| head == other && land(x) && land(y));
    ending || ends_differ && a.len() > 6
}

/// A folded word in American spelling.
fn american(word: &str) -> String {
    let mut word = word.to_owned();
    for (british, american) in
        [("isation", "ization"), ("ise", "ize"), ("our", "or"), ("tre", "ter"), ("defence", "defense"), ("ae", "e")]
    {
        word = word.replace(british, american);
    }
    word
}

/// Whether two names have the same words, `right` for `wrong`.
fn same_others(a: &[&str], b: &[&str], right: &str, wrong: &str) -> bool {
    let mut differ = 0;
    let same = a.len() == b.len()
        && a.iter().zip(b).all(|(&one, &other)| {
            let swapped = one == right && other == wrong;
            differ += usize::from(swapped);
            swapped || fold(one) == fold(other)
        });
    same && differ == 1
}

/// Whether two names that differ in one word may be one bearer's: relatives share a family name.
fn could_be_one(a: &NameAt<'_>, b: &NameAt<'_>, right: &str, wrong: &str) -> bool {
    let given = a.words.last() != Some(&right);
    let two_given = given && is_given(&fold(right)) && is_given(&fold(wrong)) && !is_likely_slip(right, wrong);
    !two_given && compare_names(&a.words.join(" "), &b.words.join(" ")).same
}

/// Whether two given names that both exist are spellings of one: Kristin and Christin, Eric and Erik.
fn is_likely_slip(a: &str, b: &str) -> bool {
    romanisation_key(&fold(a)) == romanisation_key(&fold(b)) || fold(a).replace('h', "") == fold(b).replace('h', "")
}

/// Whether no word of a full name is a common word.
fn may_be_person(name: &NameAt<'_>) -> bool {
    !name.words.iter().any(|word| is_common(word))
}

/// Whether a full name is a person's: a known given name, a title, or a verb of speaking says so.
fn is_person(view: &View<'_>, name: &NameAt<'_>) -> bool {
    let behind = view.token_at(name.at.end.saturating_sub(1)) + 1;
    let speaks = |at: usize| view.word(at) == "who" || is_speech(view, at);
    name.titled
        || name.words.first().is_some_and(|word| is_given(&fold(word)))
        || speaks(behind)
        || name.token.checked_sub(1).is_some_and(speaks)
        || view.word(behind) == "," && view.tokens.get(behind + 1).is_some_and(|token| token.is_number())
        || view.word(behind) == ","
            && (view.has(behind + 1, WordClasses::DETERMINER | WordClasses::LEADING) || view.word(behind + 1) == "who")
}
