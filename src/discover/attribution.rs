//! One statement given to two speakers.

use super::Disagreement;
use super::quote::Quotation;
use super::rank::Draft;
use super::reading::{Place, Story};
use super::stanza::Proposal;
use crate::discourse::is_personal;
use crate::kinds::Kind;
use crate::kinds::quote::{OTHER_SPEAKER, overlap};
use crate::matching::{budget, fold, is_title, token_distance};
use std::collections::{BTreeMap, BTreeSet};

/// Two quotations are the same words where they share so many telling ones: fewer may be two people's.
const SHARED: usize = 4;

/// And such a part of the longer one, in percent.
const SAME_WORDS: usize = 75;

/// How much speaks for it.
const SCORE: u8 = 70;

/// What two quotations in the same words are given to.
type Speakers = BTreeMap<(String, String), [BTreeSet<Place>; 2]>;

/// The statements of a story that two people are said to have made. `pairs` are quotations that share words.
pub(super) fn disagreements(story: &Story, quotations: &[Quotation], pairs: &[(usize, usize)]) -> Vec<Disagreement> {
    let mut found = Speakers::new();
    for (a, b) in pairs {
        let (Some(one), Some(other)) = (quotations.get(*a), quotations.get(*b)) else { continue };
        if one.place.article == other.place.article || !are_same_words(story, one, other) {
            continue;
        }
        let (Some(first), Some(second)) = (speaker(story, one), speaker(story, other)) else { continue };
        if are_one(&first.0, &second.0) {
            continue;
        }
        let turned = first.0 > second.0;
        let (first, second) = if turned { (second, first) } else { (first, second) };
        let sides = found.entry((first.0, second.0)).or_default();
        sides[0].insert(first.1);
        sides[1].insert(second.1);
    }
    found.into_values().filter_map(|sides| of_speakers(story, sides)).collect()
}

fn of_speakers(story: &Story, [first, second]: [BTreeSet<Place>; 2]) -> Option<Disagreement> {
    let articles = |side: &BTreeSet<Place>| side.iter().map(|place| place.article).collect::<BTreeSet<_>>().len();
    let (minority, majority) = if articles(&first) > articles(&second) { (second, first) } else { (first, second) };
    let (wrong, right) = (story.words(*minority.first()?), story.words(*majority.first()?));
    Draft {
        kind: Kind::Quote,
        code: OTHER_SPEAKER,
        message: format!("the words are given to “{wrong}” here and to “{right}” elsewhere"),
        reason: "one statement, word for word, and two speakers".to_owned(),
        score: SCORE,
        minority: minority.into_iter().collect(),
        majority: majority.into_iter().collect(),
        proposal: Proposal::None,
    }
    .finish(story)
}

fn are_same_words(story: &Story, one: &Quotation, other: &Quotation) -> bool {
    let part = overlap(one.text(story), other.text(story));
    part.is_some_and(|part| part.shared >= SHARED && part.shared * 100 >= part.of * SAME_WORDS)
}

/// A person who is named right beside the quotation, and where: a body or a paper may quote what a person said.
fn speaker(story: &Story, quotation: &Quotation) -> Option<(String, Place)> {
    let place = quotation.named?;
    let words = story.words(place);
    let name: Vec<String> = words.split_whitespace().map(fold).filter(|word| !is_title(word)).collect();
    (is_personal(&words) && !name.is_empty()).then(|| (name.join(" "), place))
}

/// Whether two names may be one person's: one has a word like a word of the other. Two full names with other given names
/// before one family name are of two.
fn are_one(a: &str, b: &str) -> bool {
    let alike = |one: &str, other: &str| token_distance(one, other) <= budget(one.len().min(other.len()));
    if let (Some((given, family)), Some((forename, surname))) = (a.split_once(' '), b.split_once(' '))
        && alike(family, surname)
    {
        let initial = |word: &str| word.trim_end_matches('.').len() < 2;
        let first = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
        let (given, forename) = (first(given), first(forename));
        return initial(&given)
            || initial(&forename)
            || alike(&given, &forename)
            || given.starts_with(&*forename)
            || forename.starts_with(&*given);
    }
    a.split(' ').any(|one| b.split(' ').any(|other| alike(one, other)))
}
