//! What sources say differently, without a rule: articles → stories → candidates → disagreements, best first.
//!
//! Articles on one event are found by the rare names they share; all else happens inside such a story, so that nothing is
//! compared across events and the cost grows with the articles, not with their pairs. Each kind of disagreement stands
//! in a module of its own and errs on the side of silence.

mod acronym;
mod form;
mod name;
mod quote;
mod rank;
mod reading;
mod spelling;
mod story;
mod term;

use crate::finding::Finding;
use crate::source::Source;
use rayon::prelude::*;
use reading::Story;
use std::sync::Arc;

pub use rank::Score;

/// What is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Also what an editor would rarely want to see: the weakest evidence.
    pub all: bool,
}

/// Two sides in the sources that do not go together.
#[derive(Clone, Debug)]
pub struct Disagreement {
    /// How much speaks for it.
    pub score: Score,
    /// Why it is held to be one, in a clause.
    pub reason: String,
    /// The finding, without a fact.
    pub finding: Finding,
}

/// Looks for what the sources say differently. The best come first; the order of the sources changes nothing but the
/// order of equals.
#[must_use]
pub fn discover(sources: &[Arc<Source>], options: Options) -> Vec<Disagreement> {
    let stories = story::stories(sources);
    let mut found: Vec<Disagreement> = stories.par_iter().flat_map_iter(|members| of_story(members)).collect();
    rank::order(&mut found);
    found.retain(|disagreement| options.all || disagreement.score >= rank::SHOWN);
    found
}

fn of_story(members: &[Arc<Source>]) -> Vec<Disagreement> {
    let story = Story::read(members);
    let mut found = acronym::disagreements(&story);
    found.extend(name::disagreements(&story));
    found.extend(term::disagreements(&story));
    found.extend(quote::disagreements(&story));
    found
}
