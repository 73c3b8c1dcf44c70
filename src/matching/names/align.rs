//! Pairs the words of two names, whatever their order, and counts what is left over.

use super::Reason;
use super::parse::{Name, NameWord, Part};
use super::weigh::Evidence;
use crate::matching::token::{Held, TokenRelation, Word, hold_together, is_common};

/// Two words farther apart than this are no pair.
const PAIR_LIMIT: f64 = 0.5;
/// Joined words ("Mohammad Hasni", "Mohammadhasni") must be this close.
const JOIN_LIMIT: f64 = 0.13;

/// A pair of words, by their places.
struct Pair {
    a: usize,
    b: usize,
    held: Held,
}

/// Pairs the words of `a` and `b`; gives the evidence and its reasons.
pub(super) fn align(a: &Name, b: &Name) -> (Evidence, Vec<Reason>) {
    let (x, y) = join_runs(&a.words, &b.words);
    let (y, x) = join_runs(&y, &x);
    let pairs = pair_up(&x, &y);
    let mut evidence = Evidence { company: a.company || b.company, ..Evidence::default() };
    let mut why = Vec::new();
    count_pairs(&x, &y, &pairs, &mut evidence, &mut why);
    count_rest(&x, &y, &pairs, &mut evidence, &mut why);
    if !(a.inverted ^ b.inverted) && out_of_order(&pairs) {
        evidence.order = 1.0;
        why.push(Reason::Order);
    }
    if why.is_empty() {
        why.push(Reason::Identical);
    }
    (evidence, why)
}

/// Joins runs of two or three words of `long` that are one word of `other`.
fn join_runs(long: &[NameWord], other: &[NameWord]) -> (Vec<NameWord>, Vec<NameWord>) {
    let mut out: Vec<NameWord> = Vec::with_capacity(long.len());
    let mut at = 0;
    while let Some(first) = long.get(at) {
        let joined = [3, 2].into_iter().find_map(|count| {
            let run = long.get(at..at + count)?;
            let raw: String = run.iter().map(|word| word.word.raw.trim_end_matches('.')).collect();
            let word = Word::new(&raw);
            let fits = |one: &NameWord| {
                let alone = run.iter().map(|part| hold_together(&part.word, &one.word).distance).fold(1.0, f64::min);
                let whole = hold_together(&word, &one.word);
                one.word.len() > 2
                    && whole.distance < JOIN_LIMIT
                    && whole.distance < alone
                    && whole.relation != TokenRelation::Initial
            };
            other.iter().find(|&one| fits(one)).map(|one| (count, NameWord { word: word.clone(), part: one.part }))
        });
        match joined {
            Some((count, word)) => {
                out.push(word);
                at += count;
            }
            None => {
                out.push(first.clone());
                at += 1;
            }
        }
    }
    (out, other.to_vec())
}

fn pairable(word: &NameWord) -> bool {
    !matches!(word.part, Part::Particle | Part::LegalForm(_) | Part::Generation(_))
}

/// The nearest pairs first; between equally near ones those in like places.
fn pair_up(x: &[NameWord], y: &[NameWord]) -> Vec<Pair> {
    let mut all: Vec<(f64, Pair)> = Vec::new();
    for (a, one) in x.iter().enumerate().filter(|(_, one)| pairable(one)) {
        for (b, other) in y.iter().enumerate().filter(|(_, other)| pairable(other)) {
            let held = hold_together(&one.word, &other.word);
            if held.distance < PAIR_LIMIT {
                let place = (a as f64 / x.len() as f64 - b as f64 / y.len() as f64).abs();
                all.push((held.distance + 0.05 * place, Pair { a, b, held }));
            }
        }
    }
    all.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut pairs: Vec<Pair> = Vec::new();
    for (_, pair) in all {
        if !pairs.iter().any(|taken| taken.a == pair.a || taken.b == pair.b) {
            pairs.push(pair);
        }
    }
    pairs
}

fn count_pairs(x: &[NameWord], y: &[NameWord], pairs: &[Pair], evidence: &mut Evidence, why: &mut Vec<Reason>) {
    for pair in pairs.iter().rev() {
        let (Some(one), Some(other)) = (x.get(pair.a), y.get(pair.b)) else { continue };
        let mut distance = pair.held.distance;
        if one.part == Part::Patronymic && other.part == Part::Patronymic {
            distance *= 1.3;
        }
        evidence.letters += one.word.len().min(other.word.len()) as f64 * (1.0 - distance);
        evidence.pairs += 1.0;
        if pair.held.relation == TokenRelation::Initial {
            evidence.initials += 1.0;
        } else {
            evidence.rest += evidence.worst.min(distance);
            evidence.worst = evidence.worst.max(distance);
        }
        if !matches!(pair.held.relation, TokenRelation::Equal | TokenRelation::Accents) {
            let relation = pair.held.relation;
            why.push(Reason::Words { a: one.word.raw.clone(), b: other.word.raw.clone(), relation });
        }
    }
}

fn count_rest(x: &[NameWord], y: &[NameWord], pairs: &[Pair], evidence: &mut Evidence, why: &mut Vec<Reason>) {
    let left_a: Vec<(usize, &NameWord)> =
        x.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|pair| pair.a == *at)).collect();
    let left_b: Vec<(usize, &NameWord)> =
        y.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|pair| pair.b == *at)).collect();
    let weighty = |left: &[(usize, &NameWord)]| -> Vec<(usize, NameWord)> {
        left.iter()
            .filter(|(_, word)| {
                matches!(word.part, Part::Name | Part::Patronymic | Part::Initial | Part::Number | Part::Generic)
            })
            .map(|&(at, word)| (at, word.clone()))
            .collect()
    };
    let (mut a, mut b) = (weighty(&left_a), weighty(&left_b));
    let generation = |words: &[NameWord]| {
        words.iter().find_map(|word| match word.part {
            Part::Generation(number) => Some(number),
            _ => None,
        })
    };
    match (generation(x), generation(y)) {
        (Some(one), Some(other)) if one != other => {
            evidence.generation = 1.0;
            why.insert(0, Reason::Generation);
        }
        (Some(2..), None) | (None, Some(2..)) => evidence.generation = 0.3,
        _ => {}
    }
    let forms = |left: &[(usize, &NameWord)]| {
        left.iter().find_map(|(_, word)| match word.part {
            Part::LegalForm(form) => Some(form),
            _ => None,
        })
    };
    if let (Some(one), Some(other)) = (forms(&left_a), forms(&left_b)) {
        if one != other {
            evidence.forms = 1.0;
        }
    }
    let conflicts = a.len().min(b.len());
    evidence.conflicts = conflicts as f64;
    for _ in 0..conflicts {
        if let (Some((_, one)), Some((_, other))) = (a.first(), b.first()) {
            why.insert(0, Reason::Conflict { a: one.word.raw.clone(), b: other.word.raw.clone() });
        }
        a.remove(0);
        b.remove(0);
    }
    let (extra, words) = if a.is_empty() { (b, y) } else { (a, x) };
    for (at, word) in extra {
        let weight = extra_weight(at, &word, words);
        evidence.extra += weight;
        evidence.extra_most = evidence.extra_most.max(weight);
        why.push(Reason::Extra { word: word.word.raw.clone() });
    }
}

/// What a word without counterpart counts.
fn extra_weight(at: usize, word: &NameWord, words: &[NameWord]) -> f64 {
    let edge = at == 0 || at + 1 == words.len();
    match word.part {
        Part::Initial | Part::Patronymic => 0.15,
        Part::Generic => 0.2,
        Part::Number => 1.0,
        _ if is_common(&word.word) => 0.3,
        _ if edge => 1.0,
        _ => 0.6,
    }
}

/// Whether the pairs stand in another order in the two names.
fn out_of_order(pairs: &[Pair]) -> bool {
    let mut places: Vec<(usize, usize)> = pairs.iter().map(|pair| (pair.a, pair.b)).collect();
    places.sort_unstable();
    places.windows(2).any(|two| matches!(two, [one, other] if one.1 > other.1))
}
