//! What sources say of a person: another office or occupation, another age.

use super::Disagreement;
use super::form::{Form, forms};
use super::rank::Draft;
use super::reading::{Place, Story};
use super::stanza::Proposal;
use crate::discourse::is_personal;
use crate::kinds::Kind;
use crate::kinds::role::{Qualifier, RoleRelation, age_at, compare_roles, roles_at};
use crate::matching::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Ages this close may be of the days before and after a birthday.
const BIRTHDAY: u8 = 1;

/// Bodies whose names end in so many equal words are one.
const SAME_BODY: usize = 2;

/// What one place says of a person.
struct Said<T> {
    place: Place,
    value: T,
}

/// The people of a story whom sources describe in ways that exclude each other.
pub(super) fn disagreements(story: &Story) -> Vec<Disagreement> {
    let forms = forms(story);
    let mut found = Vec::new();
    for (name, places) in people(&forms) {
        found.extend(ages(story, &name, &places));
        found.extend(roles(story, &name, &places));
    }
    found
}

/// The places of each person who is named in full somewhere: those of the family name alone with them, in articles where
/// no other bearer of it is named.
fn people(forms: &[Form]) -> Vec<(String, Vec<Place>)> {
    let mut families: BTreeMap<&str, Vec<&Form>> = BTreeMap::new();
    for form in forms.iter().filter(|form| is_personal(&form.text)) {
        if let Some(family) = form.content().next_back() {
            families.entry(&family.fold).or_default().push(form);
        }
    }
    let mut people = Vec::new();
    for forms in families.into_values() {
        let (bare, full): (Vec<&Form>, Vec<&Form>) = forms.into_iter().partition(|form| form.is_bare());
        let givens: BTreeSet<&str> =
            full.iter().filter_map(|form| form.content().next()).map(|given| given.fold.as_str()).collect();
        for given in &givens {
            let named = |form: &&&Form| form.content().next().is_some_and(|word| word.fold == *given);
            let mut places: Vec<Place> = full.iter().filter(named).flat_map(|form| form.places.clone()).collect();
            if givens.len() == 1 {
                places.extend(bare.iter().flat_map(|form| form.places.clone()));
            }
            places.sort_unstable();
            let name = full.iter().find(|form| named(form)).map_or(String::new(), |form| form.text.clone());
            people.push((name, places));
        }
    }
    people
}

fn ages(story: &Story, name: &str, places: &[Place]) -> Option<Disagreement> {
    let mut said: Vec<Said<u8>> = Vec::new();
    for place in places {
        let Some((text, tokens, sentence)) = story.sentence_at(*place) else { continue };
        if let Some(age) = age_at(text, tokens, sentence, place.at) {
            said.push(Said { place: Place { at: age.at, ..*place }, value: age.value });
        }
    }
    let mut counts: BTreeMap<u8, usize> = BTreeMap::new();
    for age in &said {
        *counts.entry(age.value).or_default() += 1;
    }
    let (&kept, _) = counts.iter().max_by_key(|(_, count)| **count)?;
    let (majority, minority): (Vec<_>, Vec<_>) = said.iter().partition(|age| age.value.abs_diff(kept) <= BIRTHDAY);
    let other = minority.first()?.value;
    Draft {
        kind: Kind::Count,
        code: "count-differs",
        message: format!("{name} is {other} here and {kept} elsewhere"),
        reason: "two ages of one person".to_owned(),
        score: 85,
        minority: minority.iter().map(|age| age.place).collect(),
        majority: majority.iter().map(|age| age.place).collect(),
        proposal: Proposal::Age { name: name.to_owned() },
    }
    .finish(story)
}

fn roles(story: &Story, name: &str, places: &[Place]) -> Vec<Disagreement> {
    let mut said: Vec<Said<String>> = Vec::new();
    for place in places {
        let Some((text, tokens, sentence)) = story.sentence_at(*place) else { continue };
        for role in roles_at(text, tokens, sentence, place.at) {
            if matches!(role.qualifier, Qualifier::None | Qualifier::Current) {
                let at = Place { at: role.at, ..*place };
                said.push(Said { value: story.words(at), place: at });
            }
        }
    }
    let mut found: Vec<Disagreement> = Vec::new();
    let mut seen = BTreeSet::new();
    for (at, one) in said.iter().enumerate() {
        for other in said.iter().skip(at + 1).filter(|other| other.place.article != one.place.article) {
            let Some((why, score)) = excludes(&compare_roles(&one.value, &other.value)) else { continue };
            // Where an article gives both, a person is both.
            let agrees = |here: &Said<String>, there: &Said<String>| {
                let same = |role: &&Said<String>| role.place.article == here.place.article;
                said.iter().filter(same).any(|role| {
                    matches!(compare_roles(&role.value, &there.value), RoleRelation::Same | RoleRelation::LessPrecise)
                })
            };
            if agrees(one, other) || agrees(other, one) || !seen.insert((one.value.clone(), other.value.clone())) {
                continue;
            }
            let draft = Draft {
                kind: Kind::Role,
                code: "role-differs",
                message: format!("{name} is “{}” here and “{}” elsewhere", one.value, other.value),
                reason: why,
                score,
                minority: vec![one.place],
                majority: vec![other.place],
                proposal: Proposal::Role { name: name.to_owned() },
            };
            found.extend(draft.finish(story));
        }
    }
    found
}

/// Why two roles exclude each other, if they do.
fn excludes(relation: &RoleRelation) -> Option<(String, u8)> {
    match relation {
        RoleRelation::TitleDiffers { said, declared } => Some((format!("“{said}” is no “{declared}”"), 60)),
        RoleRelation::InstituteDiffers { said, declared } => {
            // Names with a word in common are of one body, misnamed; others may well be two. Whose the body is makes no other.
            let words =
                |text: &str| text.split_whitespace().filter(|word| word.len() > 3).map(fold).collect::<Vec<_>>();
            let (said_words, declared_words) = (words(said), words(declared));
            if said_words.iter().rev().zip(declared_words.iter().rev()).take(SAME_BODY).filter(|(a, b)| a == b).count()
                == SAME_BODY
            {
                return None;
            }
            let score = if said_words.iter().any(|word| declared_words.contains(word)) { 55 } else { 40 };
            Some((format!("“{said}” is not “{declared}”"), score))
        }
        RoleRelation::BothDiffer { .. } => Some(("another title in another body".to_owned(), 60)),
        RoleRelation::PostDiffers { said, declared } => Some((format!("hardly both “{said}” and “{declared}”"), 50)),
        RoleRelation::Same | RoleRelation::LessPrecise | RoleRelation::AnotherRole { .. } | RoleRelation::Unrelated => {
            None
        }
    }
}
