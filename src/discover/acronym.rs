//! Two names behind one acronym: "Bureau of Sea Studies (BuSS)" and "Bureau of Coastal Studies (BuSS)".

use super::Disagreement;
use super::rank::Draft;
use super::reading::{Place, Reading, Story};
use super::stanza::Proposal;
use crate::kinds::Kind;
use crate::kinds::name::is_generic;
use crate::lang::WordClasses;
use crate::matching::{fold, inflection_key, strip_possessive, token_distance};
use crate::span::ByteSpan;
use std::collections::{BTreeMap, BTreeSet};

/// The longest name that is looked at, in tokens.
const LONGEST: usize = 12;

/// An expansion has at least so many words that count.
const EXPANSION_WORDS: usize = 2;

/// The name of a body and where it stands.
struct Body {
    keys: Vec<String>,
    place: Place,
    acronym: Option<String>,
}

/// Acronyms of a story that are spelled out in two ways. A wrong name proven by an acronym is wrong without it too.
pub(super) fn disagreements(story: &Story) -> Vec<Disagreement> {
    let bodies: Vec<Body> =
        story.readings.iter().enumerate().flat_map(|(article, reading)| bodies_of(article, reading)).collect();
    let mut by_acronym: BTreeMap<&str, Vec<&Body>> = BTreeMap::new();
    for body in &bodies {
        if let Some(acronym) = &body.acronym {
            by_acronym.entry(acronym).or_default().push(body);
        }
    }
    by_acronym.iter().flat_map(|(acronym, expansions)| of_acronym(story, acronym, expansions, &bodies)).collect()
}

fn of_acronym(story: &Story, acronym: &str, expansions: &[&Body], bodies: &[Body]) -> Vec<Disagreement> {
    // Expansions of which one contains the other are one, shortened.
    let mut groups: Vec<Vec<&Body>> = Vec::new();
    for &body in expansions {
        match groups.iter_mut().find(|group| group.iter().any(|other| is_same(&other.keys, &body.keys))) {
            Some(group) => group.push(body),
            None => groups.push(vec![body]),
        }
    }
    groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), group.first().map(|body| body.place)));
    let Some((right, wrong)) = groups.split_first() else { return Vec::new() };
    let places = |group: &[&Body]| -> Vec<Place> {
        let named = |body: &&Body| group.iter().any(|other| is_same(&other.keys, &body.keys));
        bodies.iter().filter(named).map(|body| body.place).collect()
    };
    let mut found = Vec::new();
    for group in wrong {
        let (Some(first), Some(other)) = (group.first(), right.first()) else { continue };
        if !are_rivals(&first.keys, &other.keys) {
            continue;
        }
        let acronym = acronym.to_owned();
        let draft = Draft {
            kind: Kind::Name,
            code: "name-differs",
            message: format!(
                "“{}” where others write “{}” for {acronym}",
                story.words(first.place),
                story.words(other.place)
            ),
            reason: format!("two names behind one acronym, {acronym}"),
            score: 85,
            minority: places(group),
            majority: places(right),
            proposal: Proposal::Name { canonical: story.words(other.place), reject: wordings(story, &places(group)) },
        };
        found.extend(draft.finish(story));
    }
    found
}

/// The different wordings at some places.
fn wordings(story: &Story, places: &[Place]) -> Vec<String> {
    let words: BTreeSet<String> = places.iter().map(|&place| story.words(place)).collect();
    words.into_iter().collect()
}

/// Whether the words of one name are all in the other.
fn is_same(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let within =
        |word: &String| long.iter().any(|other| other == word || word.len() > 4 && token_distance(word, other) <= 1);
    short.len() >= EXPANSION_WORDS && short.iter().all(within)
}

/// Two names that share a word: what an acronym of one body is likely to be spelled out as.
fn are_rivals(a: &[String], b: &[String]) -> bool {
    let a: BTreeSet<&String> = a.iter().collect();
    b.iter().any(|word| a.contains(word))
}

/// The names of bodies in an article: runs of capitalised words with small words between.
fn bodies_of(article: usize, reading: &Reading) -> Vec<Body> {
    let mut bodies = Vec::new();
    let mut end = 0;
    for run in &reading.runs {
        if run.tokens.start < end {
            continue;
        }
        end = run.tokens.end;
        while let Some(next) = linked(reading, end).filter(|next| next - run.tokens.start <= LONGEST) {
            end = next;
        }
        let at = reading.article.span(run.tokens.start..end);
        let at = ByteSpan::new(at.start, at.start + strip_possessive(at.of(reading.text())).len());
        let words =
            (run.tokens.start..end).map(|at| reading.word(at)).filter(|word| word.starts_with(char::is_uppercase));
        let keys: Vec<String> =
            words.filter(|word| !WordClasses::ORGANISATION_LINK.has(&fold(word))).map(inflection_key).collect();
        let body = keys.iter().any(|key| is_generic(key)) || keys.len() > EXPANSION_WORDS;
        if keys.len() >= EXPANSION_WORDS && body {
            bodies.push(Body { keys, place: Place { article, at }, acronym: acronym_at(reading, end) });
        }
    }
    bodies
}

/// The end of a name that goes on behind `end`: "of Coastal", "for the Study".
fn linked(reading: &Reading, end: usize) -> Option<usize> {
    let mut at = end;
    while at < end + 2 && WordClasses::ORGANISATION_LINK.has(reading.word(at)) {
        at += 1;
    }
    let next = reading.word(at);
    (at > end && next.starts_with(char::is_uppercase)).then(|| {
        let run = reading.runs.iter().find(|run| run.tokens.contains(&at));
        run.map_or(at + 1, |run| run.tokens.end)
    })
}

/// The acronym in brackets right behind a name.
fn acronym_at(reading: &Reading, end: usize) -> Option<String> {
    let word = reading.word(end + 1);
    let bracketed = reading.word(end) == "(" && reading.word(end + 2) == ")";
    let short = (2..=9).contains(&word.chars().count()) && word.starts_with(char::is_uppercase);
    (bracketed && short && word.chars().all(char::is_alphanumeric)).then(|| fold(word))
}
