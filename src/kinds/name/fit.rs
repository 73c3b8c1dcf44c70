//! How one word of a found name fits a word of a declared one.

use super::NameDifference;
use super::word::NameWord;
use crate::lang::{Lexicon, WordClasses, words_of};
use crate::matching::{TokenRelation, budget, relate_tokens, token_distance};
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Equal but for case, accents, plural and the hyphen's place.
pub(super) fn same_word(found: &NameWord, declared: &NameWord) -> bool {
    found.fold == declared.fold || plural_of(&found.fold, &declared.fold)
}

/// "the Bergs" of "Berg", "the Joneses" of "Jones".
pub(super) fn plural_of(found: &str, declared: &str) -> bool {
    declared.len() > 3 && found.strip_prefix(declared).is_some_and(|rest| rest == "s" || rest == "es")
}

/// Whether two different words are spellings of one: by romanisation, or within the budget of edits.
pub(super) fn is_misspelling(found: &NameWord, declared: &NameWord) -> bool {
    if are_opposites(&found.fold, &declared.fold) {
        return false;
    }
    if found.is_number() || declared.is_number() || found.is_initial() || declared.is_initial() {
        return false;
    }
    match relate_tokens(&found.text, &declared.text) {
        TokenRelation::Romanisation { .. } => true,
        TokenRelation::Slip { .. } | TokenRelation::Different => in_budget(found, declared),
        _ => false,
    }
}

/// The words of [`WordClasses::OPPOSING_START`].
static STARTS: LazyLock<Vec<&'static str>> = LazyLock::new(|| words_of(WordClasses::OPPOSING_START).collect());

fn are_opposites(a: &str, b: &str) -> bool {
    let begins = |word: &str| STARTS.iter().position(|start| word.starts_with(start));
    matches!((begins(a), begins(b)), (Some(a), Some(b)) if a != b)
}

/// Whether two words lie within the budget of edits of the shorter one.
pub(super) fn in_budget(found: &NameWord, declared: &NameWord) -> bool {
    token_distance(&found.fold, &declared.fold) <= budget(found.letters().min(declared.letters()))
}

pub(super) fn misspelt(pairs: &[(&NameWord, &NameWord)]) -> NameDifference {
    let join = |words: Vec<&str>| words.join(" ");
    NameDifference::Misspelt {
        found: join(pairs.iter().map(|(found, _)| found.text.as_str()).collect()),
        declared: join(pairs.iter().map(|(_, declared)| declared.text.as_str()).collect()),
        words: pairs.len(),
    }
}

/// Whether a family name may be the declared one though it lies beyond the budget of edits, because the same given name
/// stands before it: one edit more, half of its letters right, and not two common names together (two people may well be
/// called John).
pub(super) fn is_near_beside(given: &NameWord, found: &NameWord, declared: &NameWord) -> bool {
    let letters = found.letters().min(declared.letters());
    if letters < 4 || given.letters() < 3 || found.is_number() || declared.is_number() {
        return false;
    }
    let distance = token_distance(&found.fold, &declared.fold);
    let half = distance.saturating_mul(2) <= found.letters().max(declared.letters());
    half && distance <= budget(letters).saturating_add(1) && !(is_common(&given.fold) && is_known(&found.fold))
}

/// Whether a given name is among those that news has most of.
fn is_common(given: &str) -> bool {
    Lexicon::english()
        .is_ok_and(|english| english.word(given).and_then(|word| word.rank()).is_some_and(|rank| rank < COMMON))
}

fn is_known(word: &str) -> bool {
    Lexicon::english().is_ok_and(|english| english.word(word).is_some())
}

/// Names among so many of the commonest words are those of many people: John, David, Anna.
const COMMON: u16 = 5000;

/// How one word of a person's name relates to a declared one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    Same,
    Short,
    Near,
    Far,
}

pub(super) fn fit(found: &NameWord, declared: &NameWord) -> Fit {
    // Beside a given name there is no plural: "Ann Bells" is no plural of Ann Bell.
    if found.fold == declared.fold {
        return Fit::Same;
    }
    if found.is_initial() || declared.is_initial() {
        return if found.fold.chars().next() == declared.fold.chars().next() { Fit::Short } else { Fit::Far };
    }
    remembered_fit(found, declared)
}

/// How many pairs of words are remembered a thread: a few megabytes.
pub(super) const REMEMBERED_FITS: usize = 1 << 15;

/// Names recur in news, and relating two words costs microseconds: each distinct pair is related once.
pub(super) fn remembered_fit(found: &NameWord, declared: &NameWord) -> Fit {
    thread_local! {
        static FITS: RefCell<HashMap<String, Fit>> = RefCell::default();
    }
    let key = [found.text.as_str(), declared.text.as_str()].join("\0");
    FITS.with_borrow_mut(|fits| {
        if let Some(&fit) = fits.get(&key) {
            return fit;
        }
        if fits.len() >= REMEMBERED_FITS {
            fits.clear();
        }
        let fit = relate(found, declared);
        fits.insert(key, fit);
        fit
    })
}

pub(super) fn relate(found: &NameWord, declared: &NameWord) -> Fit {
    match relate_tokens(&found.text, &declared.text) {
        TokenRelation::Equal | TokenRelation::Accents => Fit::Same,
        TokenRelation::ShortForm | TokenRelation::Initial => Fit::Short,
        TokenRelation::Romanisation { .. } | TokenRelation::Slip { .. } => Fit::Near,
        TokenRelation::Different if in_budget(found, declared) => Fit::Near,
        TokenRelation::Different => Fit::Far,
    }
}

/// A given name beside an exact family name may differ by one letter even at three (Dan for Dean): the surname carries
/// the evidence that the general budget of none at three letters stands in for.
pub(super) fn given_fit(found: &NameWord, declared: &NameWord) -> Fit {
    let fit = fit(found, declared);
    let short = found.letters().min(declared.letters());
    let one_off = fit == Fit::Far && short == 3 && strsim::osa_distance(&found.fold, &declared.fold) == 1;
    if one_off && found.letters() != declared.letters() { Fit::Near } else { fit }
}
