//! "Just before midnight" and "just after midnight": opposite words about one moment of one event.

use super::Disagreement;
use super::rank::Draft;
use super::reading::{Place, Reading, Story};
use super::stanza::Proposal;
use crate::kinds::Kind;
use crate::kinds::vocabulary::{is_function_word, is_reporting_verb};
use crate::lang::WordClasses;
use crate::matching::{fold, inflection_key};
use crate::span::ByteSpan;
use std::collections::BTreeSet;

/// Two sentences are about one event where they share so many words that count.
const SHARED: usize = 1;

/// Something said to have happened close to a moment.
struct Moment {
    moment: String,
    before: bool,
    place: Place,
    stems: BTreeSet<String>,
}

/// What articles of a story put on opposite sides of a moment.
pub(super) fn disagreements(story: &Story) -> Vec<Disagreement> {
    let moments: Vec<Moment> =
        story.readings.iter().enumerate().flat_map(|(article, reading)| moments_of(article, reading)).collect();
    let names: BTreeSet<&str> = moments.iter().map(|moment| moment.moment.as_str()).collect();
    names.into_iter().filter_map(|name| of_moment(story, &moments, name)).collect()
}

fn of_moment(story: &Story, moments: &[Moment], name: &str) -> Option<Disagreement> {
    let of = |before: bool| moments.iter().filter(move |moment| moment.moment == name && moment.before == before);
    let tied = |one: &Moment| {
        of(!one.before).any(|other| {
            other.place.article != one.place.article && one.stems.intersection(&other.stems).count() >= SHARED
        })
    };
    let side = |before: bool| of(before).filter(|moment| tied(moment)).map(|moment| moment.place).collect::<Vec<_>>();
    let (mut minority, mut majority) = (side(true), side(false));
    if minority.len() > majority.len() {
        std::mem::swap(&mut minority, &mut majority);
    }
    let (wrong, right) = (story.words(*minority.first()?), story.words(*majority.first()?));
    Draft {
        kind: Kind::Choice,
        code: "choice-differs",
        message: format!("“{wrong}” where others say “{right}”"),
        reason: format!("opposite sides of {name}, in sentences about the same thing"),
        score: 65,
        minority,
        majority,
        proposal: Proposal::None,
    }
    .finish(story)
}

fn moments_of(article: usize, reading: &Reading) -> Vec<Moment> {
    let mut found = Vec::new();
    for at in 2..reading.article.tokens.len() {
        let moment = fold(reading.word(at));
        let side = reading.word(at - 1);
        let close = WordClasses::CLOSE_TO.has(&fold(reading.word(at - 2)));
        if !WordClasses::MOMENT.has(&moment)
            || !matches!(side, "before" | "after")
            || !close
            || reading.is_furniture(at)
        {
            continue;
        }
        let Some(sentence) = reading.article.sentence_at(at).and_then(|at| reading.article.segments.sentences.get(at))
        else {
            continue;
        };
        let words = sentence.tokens.clone().map(|at| fold(reading.word(at)));
        let words = words
            .filter(|word| word.len() > 3 && *word != moment && !is_function_word(word) && !is_reporting_verb(word));
        let stems = words.filter(|word| !WordClasses::CLOSE_TO.has(word)).map(|word| inflection_key(&word)).collect();
        let span = reading.article.span(at - 2..at + 1);
        let place = Place { article, at: ByteSpan::new(span.start, span.end) };
        found.push(Moment { before: side == "before", moment, place, stems });
    }
    found
}
