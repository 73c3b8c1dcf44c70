//! Two names that are one bearer's: the same given name before near family names, the same family name behind near given
//! names.

use super::form::Form;
use super::reading::Story;
use super::spelling::{Spelled, is_run_together};
use crate::discourse::is_personal;
use crate::kinds::name::{NameDifference, NameWord, is_generic};
use crate::lang::{Classes, Lexicon};

/// How much speaks for family names that are only somewhat alike, or given names where an article has both: a note.
const SOMEWHAT: u8 = 40;

/// "Gerta Lindmark" and "Gerta Lindgren": with one given name in one story, family names that begin alike are one.
pub(super) fn other_family(story: &Story, right: &Form, wrong: &Form) -> Option<Spelled> {
    let (r, w): (Vec<_>, Vec<_>) = (right.content().collect(), wrong.content().collect());
    let ((r, given), (w, other)) = (r.split_last()?, w.split_last()?);
    let same = given.len() == other.len() && given.iter().zip(other).all(|(a, b)| a.fold == b.fold);
    let full = given.iter().any(|word| !word.is_initial() && word.fold.len() > 2);
    let known = is_known(&r.fold) || is_known(&w.fold);
    let generic =
        known || is_generic(&r.fold) || is_generic(&w.fold) || story.is_lower(&r.fold) || story.is_lower(&w.fold);
    // Two words before the family name, or a given name that is no word of the lexicon, are one person's.
    let rare = |word: &&NameWord| Lexicon::english().is_ok_and(|english| english.word(&word.fold).is_none());
    let personal = given.len() > 1 || given.iter().any(rare) || is_personal(&right.text);
    let together = is_run_together(&r.fold, &w.fold);
    if !same || !full || generic || !personal || together || r.fold == w.fold || !resemble(&r.fold, &w.fold) {
        return None;
    }
    let difference = NameDifference::Misspelt { found: w.text.clone(), declared: r.text.clone(), words: 1 };
    Some(Spelled { difference, score: 65, why: format!("“{}” and “{}” behind one given name", w.text, r.text) })
}

/// One letter apart, or with the first half of the letters in common.
fn resemble(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let (short, long) = (a.chars().count().min(b.chars().count()), a.chars().count().max(b.chars().count()));
    short >= 4 && (strsim::osa_distance(a, b) == 1 || common >= 3 && 2 * common >= long)
}

/// "Gil Marant" and "Gill Marant": a short given name with a letter more or less, before one family name.
pub(super) fn other_given(right: &Form, wrong: &Form) -> Option<Spelled> {
    let (r, w): (Vec<_>, Vec<_>) = (right.content().collect(), wrong.content().collect());
    let ((r_family, r), (w_family, w)) = (r.split_last()?, w.split_last()?);
    let [(r, w)] = r.iter().zip(w).filter(|(r, w)| r.fold != w.fold).collect::<Vec<_>>()[..] else { return None };
    let short = |word: &NameWord| !word.is_initial() && word.fold.chars().count() >= 3;
    let near = r.fold.chars().next() == w.fold.chars().next() && strsim::osa_distance(&r.fold, &w.fold) == 1;
    let known = is_known(&r_family.fold) || is_generic(&r_family.fold);
    if r_family.fold != w_family.fold || right.content().count() != wrong.content().count() || known {
        return None;
    }
    let apart = right.in_articles().is_disjoint(&wrong.in_articles());
    let (found, declared) = (w.text.clone(), r.text.clone());
    let why = format!("“{found}” and “{declared}” before one family name");
    let difference = NameDifference::Misspelt { found, declared, words: 1 };
    let score = if apart { 60 } else { SOMEWHAT };
    (near && short(r) && short(w) && is_personal(&right.text)).then_some(Spelled { difference, score, why })
}

/// More letters than this apart, family names are of two people.
const FAR: usize = 3;

/// One given name before family names that begin with one letter, where no article has both.
pub(super) fn far_family(story: &Story, right: &Form, wrong: &Form) -> Option<Spelled> {
    let (r, w): (Vec<_>, Vec<_>) = (right.content().collect(), wrong.content().collect());
    let ((r, given), (w, other)) = (r.split_last()?, w.split_last()?);
    let same = given.len() == other.len() && given.iter().zip(other).all(|(a, b)| a.fold == b.fold);
    let full = given.iter().any(|word| !word.is_initial() && word.fold.len() > 2);
    let letters = |word: &NameWord| word.fold.chars().count();
    let near = r.fold.chars().next() == w.fold.chars().next()
        && letters(r).min(letters(w)) >= 4
        && letters(r).abs_diff(letters(w)) <= 1
        && strsim::osa_distance(&r.fold, &w.fold) <= FAR.min(letters(r) / 2);
    let ordinary = |word: &NameWord| is_known(&word.fold) || is_generic(&word.fold) || story.is_lower(&word.fold);
    let apart = right.in_articles().is_disjoint(&wrong.in_articles());
    if !same || !full || !near || !apart || ordinary(r) || ordinary(w) || !is_personal(&right.text) {
        return None;
    }
    let why = format!("“{}” and “{}” behind one given name", w.text, r.text);
    let difference = NameDifference::Misspelt { found: w.text.clone(), declared: r.text.clone(), words: 1 };
    Some(Spelled { difference, score: SOMEWHAT, why })
}

/// Whether the lexicon has a word, be it a place, where somebody is from, or no name at all: two such words are two.
pub(super) fn is_known(fold: &str) -> bool {
    let known = Classes::PLACE_NAME | Classes::DEMONYM | Classes::LANGUAGE | Classes::ORDINARY;
    let one = fold.strip_suffix('s').unwrap_or(fold);
    Lexicon::english().is_ok_and(|english| (english.classes(fold) | english.classes(one)).meets(known))
}
