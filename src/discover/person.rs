//! What sources say of a person: another office or occupation, another age.

use super::Disagreement;
use super::bearer::is_known;
use super::form::{Form, forms};
use super::rank::Draft;
use super::reading::{Place, Story};
use super::stanza::Proposal;
use crate::discourse::is_personal;
use crate::kinds::Kind;
use crate::kinds::name::NameWord;
use crate::kinds::role::{Qualifier, RoleRelation, age_at, compare_roles, roles_at};
use crate::matching::{budget, fold, token_distance};
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

/// The places of each person: those of all spellings of a full name, and of the family name alone where one person of
/// the story has it. A name of one word that nobody has in full stands for somebody too.
fn people(forms: &[Form]) -> Vec<(String, Vec<Place>)> {
    let (bare, full): (Vec<&Form>, Vec<&Form>) =
        forms.iter().filter(|form| is_personal(&form.text)).partition(|form| form.is_bare());
    let mut people: Vec<Vec<&Form>> = Vec::new();
    // Most names have no word in common.
    let shares = |a: &Form, b: &Form| a.content().any(|word| b.content().any(|other| other.fold == word.fold));
    for form in full {
        let (same, others): (Vec<_>, Vec<_>) = people
            .into_iter()
            .partition(|person| person.iter().any(|other| shares(form, other) && are_one_person(form, other)));
        people = others;
        people.push(same.into_iter().flatten().chain([form]).collect());
    }
    for form in bare {
        let Some(name) = form.content().next() else { continue };
        let has = |person: &&mut Vec<&Form>| {
            person.iter().any(|other| {
                !other.is_bare() && other.content().next_back().is_some_and(|family| family.fold == name.fold)
            })
        };
        let mut named: Vec<&mut Vec<&Form>> = people.iter_mut().filter(has).collect();
        match &mut named[..] {
            [person] => person.push(form),
            [] if !is_known(&name.fold) => people.push(vec![form]),
            _ => {}
        }
    }
    people.into_iter().map(|forms| of_person(&forms)).collect()
}

fn of_person(forms: &[&Form]) -> (String, Vec<Place>) {
    let name = forms.iter().max_by_key(|form| (!form.is_bare(), form.weight(), std::cmp::Reverse(&form.text)));
    let mut places: Vec<Place> = forms.iter().flat_map(|form| form.places.iter().copied()).collect();
    places.sort_unstable();
    (name.map_or(String::new(), |form| form.text.clone()), places)
}

/// Whether two full names are one person's: the family names are the same or a slip apart, and so is a given name.
fn are_one_person(a: &Form, b: &Form) -> bool {
    let (one, other): (Vec<_>, Vec<_>) = (a.content().collect(), b.content().collect());
    let (Some((family, given)), Some((surname, forename))) = (one.split_last(), other.split_last()) else {
        return false;
    };
    let near = |a: &str, b: &str| a == b || a.len().min(b.len()) >= LONG && token_distance(a, b) <= 1;
    let letter = |word: &NameWord| word.is_initial() || word.fold.len() < 3;
    let pairs = || given.iter().flat_map(|a| forename.iter().map(move |b| (a, b)));
    let same = family.fold == surname.fold;
    let (short, long) = if given.len() <= forename.len() { (given, forename) } else { (forename, given) };
    // Names of two syllables share one: Park Min-ji is not Park Ji. A middle name may be left out.
    let syllable = |word: &&&NameWord| !word.is_initial() && word.fold.chars().count() < 4;
    if long.iter().filter(syllable).any(|word| !short.iter().any(|other| other.fold == word.fold)) {
        return false;
    }
    let named = pairs().any(|(a, b)| !letter(a) && if same { near(&a.fold, &b.fold) } else { a.fold == b.fold });
    named && (same || is_slip(&family.fold, &surname.fold)) && is_known(&family.fold) == is_known(&surname.fold)
}

/// Names of fewer letters that differ in one are two.
const LONG: usize = 5;

/// Whether two family names are one with a letter or two miswritten.
fn is_slip(a: &str, b: &str) -> bool {
    let short = a.len().min(b.len());
    short >= LONG && token_distance(a, b) <= budget(short)
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

/// How much speaks for two posts that one person seldom holds: on events that nobody had read it was right in 4 of 12.
const HARDLY: u8 = 45;

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
        RoleRelation::PostDiffers { said, declared } => {
            Some((format!("hardly both “{said}” and “{declared}”"), HARDLY))
        }
        RoleRelation::Same | RoleRelation::LessPrecise | RoleRelation::AnotherRole { .. } | RoleRelation::Unrelated => {
            None
        }
    }
}
