//! Names of bodies, places, products and works: all words in order.

use super::declared::{NameForm, is_generic};
use super::fit::{is_misspelling, misspelt, same_word};
use super::word::NameWord;
use super::{NameDifference, NameMatch, NameVerdict};

/// A body, place, product or work: all its words in order, at most one of them misspelt.
pub(super) fn judge_body(form: &NameForm, run: &[NameWord]) -> Option<NameMatch> {
    let size = form.words.len();
    let windows = |size: usize| (size <= run.len()).then(|| 0..=run.len() - size).into_iter().flatten();
    for at in windows(size) {
        let window = &run[at..at + size];
        if let Some(verdict) = judge_window(form, window) {
            return Some(NameMatch { first: at, end: at + size, verdict, form: 0, alone: true });
        }
    }
    judge_split(form, run).or_else(|| {
        windows(size).find_map(|at| {
            let verdict = NameVerdict::Differs(substituted(form, &run[at..at + size])?);
            Some(NameMatch { first: at, end: at + size, verdict, form: 0, alone: true })
        })
    })
}

/// The form's letters in another number of words: "Grey Line" for "Greyline".
pub(super) fn judge_split(form: &NameForm, run: &[NameWord]) -> Option<NameMatch> {
    let joined = |words: &[NameWord]| words.iter().map(|word| word.fold.as_str()).collect::<String>();
    let (whole, size) = (joined(&form.words), form.words.len());
    for size in (1..=size + 2).filter(|&other| other != size && other <= run.len()) {
        for at in 0..=run.len() - size {
            if joined(&run[at..at + size]) == whole {
                let verdict = NameVerdict::Differs(NameDifference::Joined);
                return Some(NameMatch { first: at, end: at + size, verdict, form: 0, alone: true });
            }
        }
    }
    None
}

/// All words but one are the form's, one of them not shared by bodies in general.
pub(super) fn substituted(form: &NameForm, window: &[NameWord]) -> Option<NameDifference> {
    let same = |(found, declared): &(&NameWord, &NameWord)| same_word(found, declared);
    let (same, other): (Vec<_>, Vec<_>) = window.iter().zip(&form.words).partition(same);
    let [(found, declared)] = other.as_slice() else { return None };
    let telling = same.iter().any(|(word, _)| !is_generic(&word.fold) && word.letters() > 3);
    let content = found.letters() > 3 && declared.letters() > 3;
    (form.words.len() >= 4 && telling && content)
        .then(|| NameDifference::Substituted { found: found.text.clone(), declared: declared.text.clone() })
}

pub(super) fn judge_window(form: &NameForm, window: &[NameWord]) -> Option<NameVerdict> {
    let mut near: Vec<(&NameWord, &NameWord)> = Vec::new();
    for (found, declared) in window.iter().zip(&form.words) {
        if !same_word(found, declared) {
            near.push((found, declared));
        }
    }
    let hyphens = window.iter().zip(&form.words).skip(1).any(|(found, declared)| found.hyphen != declared.hyphen);
    match near.as_slice() {
        [] if hyphens && !is_particle_join(form, window) => Some(NameVerdict::Differs(NameDifference::Joined)),
        [] => Some(NameVerdict::Agrees),
        [(found, declared)] if is_misspelling(found, declared) && form.words.len() > 1 => {
            Some(NameVerdict::Differs(misspelt(&near)))
        }
        _ if turned_round(form, window) => Some(NameVerdict::Differs(NameDifference::Order)),
        _ => None,
    }
}

/// The hyphen of a particle ("al-Noor", "Al Noor") is no difference.
pub(super) fn is_particle_join(form: &NameForm, window: &[NameWord]) -> bool {
    window
        .iter()
        .zip(&form.words)
        .enumerate()
        .skip(1)
        .filter(|(_, (found, declared))| found.hyphen != declared.hyphen)
        .all(|(i, _)| form.words[i - 1].particle)
}

pub(super) fn turned_round(form: &NameForm, window: &[NameWord]) -> bool {
    let sorted = |words: &[NameWord]| {
        let mut folds: Vec<String> = words.iter().map(|word| word.fold.clone()).collect();
        folds.sort();
        folds
    };
    window.len() == form.words.len() && sorted(window) == sorted(&form.words)
}
