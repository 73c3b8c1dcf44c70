//! Pairs the words of two names, whatever their order.

use super::parse::{NameWord, Part, Syllables};
use crate::matching::distance::SlipKind;
use crate::matching::romanise::chinese::Mandarin;
use crate::matching::romanise::korean;
use crate::matching::token::{Held, TokenRelation, Word, hold_together};

/// Two words farther apart than this are no pair: less than half of their letters agree.
const PAIR_LIMIT: f64 = 0.5;
/// Joined words ("Gol Mirza", "Golmirza") must be this close: a slip in eight letters.
const JOIN_LIMIT: f64 = 0.13;
/// How far apart words of different Korean syllables are: another name, though one letter differs.
const OTHER_SYLLABLE: f64 = 0.9;
/// Mandarin words from this length on have two syllables and can be misspelt (Xeuping); shorter ones are another name.
const LONG_SYLLABLES: usize = 6;
/// Distance of two romanisations of the same syllables.
const SAME_SYLLABLE: f64 = 0.03;
/// What the far ends of two names count against words that would pair, to tell equally near pairs apart.
const PLACE: f64 = 0.05;

/// A pair of words, by their places in the two names.
pub(super) struct Pair {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) held: Held,
}

/// The nearest pairs first; between equally near ones those in like places.
pub(super) fn pair_up(x: &[NameWord], y: &[NameWord], syllables: Syllables, company: bool) -> Vec<Pair> {
    let mut all: Vec<(f64, Pair)> = Vec::new();
    for (a, one) in x.iter().enumerate() {
        for (b, other) in y.iter().enumerate() {
            let held = hold(&one.word, &other.word, syllables);
            let allowed = pairable(one) && pairable(other) || held.relation == TokenRelation::ShortForm;
            let initial = held.relation == TokenRelation::Initial;
            if allowed && held.distance < PAIR_LIMIT && !(company && initial) {
                let place = (a as f64 / x.len() as f64 - b as f64 / y.len() as f64).abs();
                all.push((held.distance + PLACE * place, Pair { a, b, held }));
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

fn pairable(word: &NameWord) -> bool {
    !matches!(word.part, Part::Particle | Part::LegalForm(_) | Part::Generation(_))
}

/// Holds two words together, by syllables where both names have such.
fn hold(a: &Word, b: &Word, syllables: Syllables) -> Held {
    let held = hold_together(a, b);
    if syllables == Syllables::Any || held.distance < SAME_SYLLABLE || held.relation == TokenRelation::Initial {
        return held;
    }
    if let Some((one, other)) = Mandarin::read(&a.folded).zip(Mandarin::read(&b.folded)) {
        let short = a.len().max(b.len()) < LONG_SYLLABLES;
        if one.meets(&other) {
            return same_syllables("Mandarin in Pinyin and in Wade-Giles");
        } else if syllables != Syllables::Korean && short && one.are_pinyin(&other) {
            return Held::new(TokenRelation::Different, OTHER_SYLLABLE);
        }
    }
    match korean::syllables(&a.folded).zip(korean::syllables(&b.folded)) {
        Some((one, other)) if syllables == Syllables::Korean => {
            let typed = matches!(held.relation, TokenRelation::Slip { kind: SlipKind::Double | SlipKind::Swap, .. });
            if korean::same(&one, &other) {
                same_syllables("Korean in McCune-Reischauer, Revised Romanisation or press spelling")
            } else if typed {
                held
            } else {
                Held::new(TokenRelation::Different, OTHER_SYLLABLE)
            }
        }
        _ => held,
    }
}

fn same_syllables(rule: &'static str) -> Held {
    Held::new(TokenRelation::Romanisation { rule }, SAME_SYLLABLE)
}

/// The words of `long`, with runs of two or three that are one word of `other` joined.
pub(super) fn join_runs(long: &[NameWord], other: &[NameWord], syllables: Syllables) -> Vec<NameWord> {
    let mut out: Vec<NameWord> = Vec::with_capacity(long.len());
    let mut at = 0;
    while let Some(first) = long.get(at) {
        let joined =
            [3, 2].into_iter().find_map(|count| Some((count, join(long.get(at..at + count)?, other, syllables)?)));
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
    out
}

/// The words of `run` as one, if that is a word of `other` and none of them alone is nearer to it.
fn join(run: &[NameWord], other: &[NameWord], syllables: Syllables) -> Option<NameWord> {
    let letters: usize = run.iter().map(|word| word.word.len()).sum();
    if !other.iter().any(|one| one.word.len().abs_diff(letters) <= 3) {
        return None;
    }
    let raw: String = run.iter().map(|word| word.word.raw.trim_end_matches('.')).collect();
    let word = Word::new(&raw);
    let fits = |one: &&NameWord| {
        if one.word.len() < 3 || word.len().abs_diff(one.word.len()) > 3 {
            return false;
        }
        let whole = hold(&word, &one.word, syllables);
        let nearer = |part: &NameWord| hold(&part.word, &one.word, syllables).distance <= whole.distance;
        whole.distance < JOIN_LIMIT && whole.relation != TokenRelation::Initial && !run.iter().any(nearer)
    };
    let part = other.iter().find(fits)?.part;
    Some(NameWord { word, part })
}

/// "JC" as "J." and "C." where the other name has words with these initials side by side.
pub(super) fn spread_initials(words: &[NameWord], other: &[NameWord]) -> Vec<NameWord> {
    let mut out = Vec::with_capacity(words.len());
    for word in words {
        let raw = word.word.raw.as_str();
        let initials = (2..=3).contains(&raw.len()) && raw.bytes().all(|c| c.is_ascii_uppercase());
        let fits = |run: &[NameWord]| {
            let starts = |(word, letter): (&NameWord, char)| {
                word.word.len() > 1 && word.word.folded.starts_with(letter.to_ascii_lowercase())
            };
            run.iter().zip(raw.chars()).all(starts)
        };
        if initials && words.len() > 1 && other.windows(raw.len()).any(fits) {
            let letter = |c: char| NameWord { word: Word::new(&format!("{c}.")), part: Part::Initial };
            out.extend(raw.chars().map(letter));
        } else {
            out.push(word.clone());
        }
    }
    out
}
