//! What the pairs of two names and the words left over say.

use super::Reason;
use super::pair::{Pair, join_runs, pair_up, spread_initials};
use super::parse::{Name, NameWord, Part};
use super::weigh::Evidence;
use crate::matching::token::{TokenRelation, is_common};
use crate::matching::{particles, places, short_forms};

/// Two names, their words joined where they must be, and how these pair.
struct Aligned {
    x: Vec<NameWord>,
    y: Vec<NameWord>,
    pairs: Vec<Pair>,
}

/// Pairs the words of `a` and `b`; gives the evidence and its reasons.
pub(super) fn align(a: &Name, b: &Name) -> (Evidence, Vec<Reason>) {
    let company = a.company || b.company;
    let syllables = a.syllables.with(b.syllables);
    let x = spread_initials(&a.words, &b.words);
    let y = spread_initials(&b.words, &x);
    let x = join_runs(&x, &y, syllables);
    let y = join_runs(&y, &x, syllables);
    let pairs = pair_up(&x, &y, syllables, company);
    let aligned = Aligned { x, y, pairs };

    let mut evidence = Evidence { company, ..Evidence::default() };
    let mut why = Vec::new();
    count_rest(&aligned, &mut evidence, &mut why);
    count_generation(&aligned, &mut evidence, &mut why);
    count_legal_forms(&aligned, &mut evidence, &mut why);
    count_pairs(&aligned, &mut evidence, &mut why);
    count_order(&aligned, a.inverted != b.inverted, &mut evidence, &mut why);
    if why.is_empty() {
        why.push(Reason::Identical);
    }
    (evidence, why)
}

/// Distance of patronymics counts more than that of other words: their long common endings make them look alike.
const PATRONYMIC: f64 = 1.3;
/// Letters of a word that half the region bears say less.
const COMMON: f64 = 0.4;

/// The worst pair first: it decides.
fn count_pairs(aligned: &Aligned, evidence: &mut Evidence, why: &mut Vec<Reason>) {
    let mut pairs: Vec<&Pair> = aligned.pairs.iter().collect();
    pairs.sort_by(|one, other| other.held.distance.total_cmp(&one.held.distance));
    for pair in pairs {
        let (Some(one), Some(other)) = (aligned.x.get(pair.a), aligned.y.get(pair.b)) else { continue };
        let both = one.part == Part::Patronymic && other.part == Part::Patronymic;
        let distance = pair.held.distance * if both { PATRONYMIC } else { 1.0 };
        let rarity = if is_common(&one.word) { COMMON } else { 1.0 };
        evidence.letters += rarity * one.word.len().min(other.word.len()) as f64 * (1.0 - distance).max(0.0);
        evidence.pairs += 1.0;
        if pair.held.relation == TokenRelation::Initial || one.part == Part::Initial {
            evidence.initials += 1.0;
        } else {
            if distance > evidence.worst {
                evidence.run = f64::from(pair.held.run.saturating_sub(1));
                evidence.different = f64::from(pair.held.far);
            }
            evidence.rest += evidence.worst.min(distance);
            evidence.worst = evidence.worst.max(distance);
        }
        if !matches!(pair.held.relation, TokenRelation::Equal | TokenRelation::Accents) {
            let relation = pair.held.relation;
            why.push(Reason::Words { a: one.word.raw.clone(), b: other.word.raw.clone(), relation });
        }
    }
}

/// What given names left out beside a family name count.
const FAMILY_ALONE: f64 = 0.6;

/// A word without counterpart and its place.
type Left<'a> = (usize, &'a NameWord);

/// Words without counterpart: on both sides they contradict each other, on one they are left out by the other.
fn count_rest(aligned: &Aligned, evidence: &mut Evidence, why: &mut Vec<Reason>) {
    let left_x: Vec<Left<'_>> =
        aligned.x.iter().enumerate().filter(|(at, _)| !aligned.pairs.iter().any(|pair| pair.a == *at)).collect();
    let left_y: Vec<Left<'_>> =
        aligned.y.iter().enumerate().filter(|(at, _)| !aligned.pairs.iter().any(|pair| pair.b == *at)).collect();
    let (mut a, mut b) = (weighty(&left_x), weighty(&left_y));
    if a.is_empty() && !b.is_empty() {
        a.extend(name_like_title(&left_x));
    } else if b.is_empty() && !a.is_empty() {
        b.extend(name_like_title(&left_y));
    }
    let conflicts = a.len().min(b.len());
    evidence.conflicts = conflicts as f64;
    for ((_, one), (_, other)) in a.drain(..conflicts).zip(b.drain(..conflicts)) {
        why.push(Reason::Conflict { a: one.word.raw.clone(), b: other.word.raw.clone() });
    }
    let (extra, words) = if a.is_empty() { (b, &aligned.y) } else { (a, &aligned.x) };
    // A family name alone stands for the whole name; a given name or a patriarch's does not.
    let alone = |words: &[NameWord]| words.iter().filter(|word| word.part != Part::Title).count() == 1;
    let last = |pair: &Pair| pair.a + 1 == aligned.x.len() && pair.b + 1 == aligned.y.len();
    let family_alone = !evidence.company && (alone(&aligned.x) || alone(&aligned.y)) && aligned.pairs.iter().any(last);
    let share = if family_alone { FAMILY_ALONE } else { 1.0 };
    for (at, word) in extra {
        if precedes_initial(at, words, word) {
            evidence.conflicts += 1.0;
        }
        let place = match at {
            0 => &mut evidence.extra_first,
            _ if at + 1 == words.len() => &mut evidence.extra_last,
            _ => &mut evidence.extra_middle,
        };
        *place += share * extra_weight(word, evidence.company);
        why.push(Reason::Extra { word: word.word.raw.clone() });
    }
}

/// An initial before another one: "Ada K. M. Roth" is not "Ada M. Roth", while "A. K. Roth" is "A. Roth".
fn precedes_initial(at: usize, words: &[NameWord], word: &NameWord) -> bool {
    let initial = |word: &NameWord| word.part == Part::Initial;
    at > 0 && initial(word) && words.get(at + 1).is_some_and(initial)
}

/// The words that tell bearers apart.
fn weighty<'a>(left: &[Left<'a>]) -> Vec<Left<'a>> {
    let tells = |part| matches!(part, Part::Name | Part::Patronymic | Part::Initial | Part::Number | Part::Generic);
    left.iter().filter(|(_, word)| tells(word.part)).copied().collect()
}

/// A title that is a name as well, where the other name has a name too many: Don beside David.
fn name_like_title<'a>(left: &[Left<'a>]) -> Option<Left<'a>> {
    left.iter().find(|(_, word)| word.part == Part::Title && particles::is_soft_title(&word.word.folded)).copied()
}

/// What a word that only one name has counts: initials and patronymics are left out freely, numbers never.
fn extra_weight(word: &NameWord, company: bool) -> f64 {
    match word.part {
        _ if company && places::is_state(&word.word.folded) => 1.5,
        Part::Initial | Part::Patronymic => 0.15,
        Part::Generic => 0.3,
        Part::Number => 1.5,
        _ if is_common(&word.word) => 0.4,
        _ => 1.0,
    }
}

/// Father and son share all but the generation; one left out says little, unless it is the third or later.
fn count_generation(aligned: &Aligned, evidence: &mut Evidence, why: &mut Vec<Reason>) {
    let generation = |words: &[NameWord]| {
        words.iter().find_map(|word| match word.part {
            Part::Generation(number) => Some(number),
            _ => None,
        })
    };
    match (generation(&aligned.x), generation(&aligned.y)) {
        (Some(one), Some(other)) if one != other => {
            evidence.generation = 1.0;
            why.insert(0, Reason::Generation);
        }
        (Some(2..), None) | (None, Some(2..)) => {
            evidence.generation = if evidence.company { 1.0 } else { 0.3 };
        }
        _ => {}
    }
}

/// Legal forms that exclude each other: an AG is no GmbH. Left out or repeated in other words they say nothing.
fn count_legal_forms(aligned: &Aligned, evidence: &mut Evidence, why: &mut Vec<Reason>) {
    let forms = |words: &[NameWord]| -> Vec<&'static str> {
        let form = |word: &NameWord| match word.part {
            Part::LegalForm(form) => Some(form),
            _ => None,
        };
        words.iter().filter_map(form).collect()
    };
    let (one, other) = (forms(&aligned.x), forms(&aligned.y));
    if let (Some(first), Some(second)) = (one.first(), other.first())
        && !one.iter().any(|form| other.contains(form))
    {
        evidence.forms = 1.0;
        why.push(Reason::LegalForm { a: (*first).to_owned(), b: (*second).to_owned() });
    }
}

/// Another order of the words, and the worse case: the father's name changed for the son's (Zaki bin Adil, Adil bin Zaki).
fn count_order(aligned: &Aligned, inverted: bool, evidence: &mut Evidence, why: &mut Vec<Reason>) {
    let mut places: Vec<(usize, usize)> = aligned.pairs.iter().map(|pair| (pair.a, pair.b)).collect();
    places.sort_unstable();
    let crossed = places.windows(2).any(|two| matches!(two, [one, other] if one.1 > other.1));
    if !crossed {
        return;
    }
    let child = |words: &[NameWord], at: usize| {
        let descent = |word: &NameWord| particles::descent(&word.word.folded);
        at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(descent)
    };
    let has_child = |words: &[NameWord]| (0..words.len()).any(|at| child(words, at));
    let exchanged = has_child(&aligned.x)
        && has_child(&aligned.y)
        && aligned.pairs.iter().any(|pair| child(&aligned.x, pair.a) && !child(&aligned.y, pair.b));
    evidence.exchanged = f64::from(exchanged);
    let given =
        |words: &[NameWord]| words.len() == 2 && words.iter().all(|word| short_forms::is_given(&word.word.folded));
    evidence.two_given = f64::from(!inverted && given(&aligned.x));
    evidence.order = f64::from(!inverted);
    if exchanged || !inverted {
        why.push(Reason::Order);
    }
}
