//! What sources say differently, without a rule: articles → stories → candidates → disagreements, best first.
//!
//! Articles on one event are found by the rare names they share; all else happens inside such a story, so that nothing is
//! compared across events and the cost grows with the articles, not with their pairs. Each kind of disagreement stands
//! in a module of its own and errs on the side of silence.

mod acronym;
mod align;
mod attribution;
mod bearer;
mod choice;
mod cluster;
mod compound;
mod exclusive;
mod filler;
mod form;
pub mod learn;
mod likeness;
mod name;
mod parallel;
mod person;
mod quote;
mod rank;
mod rarity;
mod reading;
mod said;
mod sight;
mod spelling;
mod stanza;
mod statement;
mod story;
mod term;

use crate::checklist::{Check, Checks, check_article};
use crate::finding::Finding;
use crate::kinds::Severity;
use crate::kinds::rates::Rates;
use crate::recognise::Article;
use crate::source::Source;
use parallel::Parallels;
use rayon::prelude::*;
use reading::Story;
use std::sync::Arc;

pub use rank::Score;
pub use stanza::{Choice, Stanza};

/// What is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Also what an editor would rarely want to see: the weakest evidence.
    pub all: bool,
    /// Rules that find the disagreements again, each tried on the sources.
    pub stanzas: bool,
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
    /// The rule that finds it again; only where one was asked for and does.
    pub stanza: Option<Stanza>,
    /// What an editor may decide: each form, with the rule that declares it right. Only where a rule was asked for.
    pub choices: Vec<Choice>,
    /// Rules that may find it again, not yet tried.
    proposals: Vec<Stanza>,
}

/// What came of holding sources against each other.
#[derive(Clone, Debug, Default)]
pub struct Discovery {
    /// What they say differently, the best first.
    pub disagreements: Vec<Disagreement>,
    /// The names of the sources that are on no event that another is on: they were held against nothing but themselves.
    pub alone: Vec<String>,
}

/// Looks for what the sources say differently. The best come first; the order of the sources changes nothing but the
/// order of equals.
#[must_use]
pub fn discover(sources: &[Arc<Source>], options: Options) -> Discovery {
    let stories = story::stories(sources);
    let alone = stories.iter().filter_map(|members| match &members[..] {
        [source] => Some(source.name.clone()),
        _ => None,
    });
    let alone = alone.collect();
    let others = Check::all().filter(|check| !CONTRADICTIONS.contains(check));
    let checks = Checks::new(&others.map(|check| (check.name().to_owned(), None)).collect::<Vec<_>>());
    let rates = Rates::with_additions([]);
    let mut disagreements: Vec<Disagreement> =
        stories.par_iter().flat_map_iter(|members| of_story(members, &checks, &rates, options)).collect();
    rank::order(&mut disagreements);
    Discovery { disagreements, alone }
}

fn of_story(members: &[Arc<Source>], checks: &Checks, rates: &Rates, options: Options) -> Vec<Disagreement> {
    let story = Story::read(members);
    let mut found = acronym::disagreements(&story);
    found.extend(name::disagreements(&story));
    found.extend(person::disagreements(&story));
    found.extend(term::disagreements(&story));
    found.extend(compound::disagreements(&story));
    let parallels = Parallels::of(&story);
    found.extend(align::disagreements(&story, &parallels));
    found.extend(choice::disagreements(&story, &parallels));
    found.extend(quote::disagreements(&story));
    found.extend(story.articles().flat_map(|article| within_itself(article, checks, rates)));
    found.retain(|disagreement| options.all || disagreement.score >= rank::SHOWN);
    if options.stanzas {
        stanza::prove(&mut found, members);
    }
    found
}

/// The checks of one article that tell a contradiction, not a matter of style.
const CONTRADICTIONS: [Check; 7] =
    [Check::Conversion, Check::Possessive, Check::Share, Check::Change, Check::Sum, Check::Weekday, Check::Age];

/// What an article says that cannot be true by itself, such as a conversion that is off: no second source is needed.
fn within_itself(article: &Article, checks: &Checks, rates: &Rates) -> Vec<Disagreement> {
    let found = check_article(article, checks, None, rates);
    let weigh = |finding: Finding| Disagreement {
        score: match finding.severity {
            Severity::Error => Score(90),
            Severity::Warning => Score(60),
            Severity::Note => Score(40),
        },
        reason: "the article contradicts itself".to_owned(),
        finding,
        stanza: None,
        choices: Vec::new(),
        proposals: Vec::new(),
    };
    found.into_iter().map(weigh).collect()
}

#[cfg(test)]
mod tests;
