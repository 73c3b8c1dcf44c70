//! Rules that look wrong by how they fare: facts that met nothing, and facts that take each other's values.

use crate::judge::Setting;
use crate::judge::claim::Claim;
use crate::judge::hold::hold;
use crate::kinds::Relation;
use crate::kinds::comparison::Outcome;
use crate::problem::Problem;
use crate::rules::{Fact, Rules};
use std::collections::{BTreeMap, BTreeSet};

/// So many facts are named in one warning.
const NAMED: usize = 8;

/// How the facts of a run fared so far.
#[derive(Debug, Default)]
pub(super) struct Fared {
    met: BTreeSet<usize>,
    /// How often a value that differs from the first fact agrees with the second.
    taken: BTreeMap<(usize, usize), usize>,
}

impl Fared {
    /// What the claims of one article tell of it.
    pub(super) fn of(claims: &[Claim], setting: Setting<'_>) -> Self {
        let mut fared = Self::default();
        for claim in claims.iter().filter(|claim| claim.stands()) {
            fared.met.insert(claim.fact);
            let Some(fact) = setting.rules.facts.get(claim.fact) else { continue };
            if contradicts(fact, claim, setting) {
                for other in agreeing(claim, fact, setting) {
                    *fared.taken.entry((claim.fact, other)).or_default() += 1;
                }
            }
        }
        fared
    }

    /// Adds how they fared in another article.
    pub(super) fn add(&mut self, other: Self) {
        self.met.extend(other.met);
        for (pair, count) in other.taken {
            *self.taken.entry(pair).or_default() += count;
        }
    }

    /// The warnings it comes to. A rule file most of whose facts met nothing is about other articles: then none is named.
    pub(super) fn warnings(&self, rules: &Rules, sources: usize) -> Vec<Problem> {
        let unmet: Vec<&Fact> = rules
            .facts
            .iter()
            .enumerate()
            .filter(|(number, _)| !self.met.contains(number))
            .map(|(_, fact)| fact)
            .collect();
        let few = 2 * unmet.len() <= rules.facts.len();
        let mut warnings = Vec::new();
        if sources > 0 && few {
            warnings.extend(met_nothing(&unmet, rules.facts.len(), sources));
        }
        let mutual = self.taken.keys().filter(|&&(a, b)| a < b && self.taken.contains_key(&(b, a)));
        warnings.extend(mutual.filter_map(|&(a, b)| {
            let (a, b) = (rules.facts.get(a)?, rules.facts.get(b)?);
            let message = format!("`{}` and `{}` take each other's values", a.id, b.id);
            let help = "give each a word in `about` or `unless` that the other has not";
            Some(Problem::at(&a.declared.file, a.declared.at, message).help(help).warn())
        }));
        warnings
    }
}

/// A warning that some facts met nothing; `None` where all met something. `facts` is how many there are in all.
#[must_use]
pub fn met_nothing(unmet: &[&Fact], facts: usize, sources: usize) -> Option<Problem> {
    let first = unmet.first()?;
    let articles = if sources == 1 { "the article".to_owned() } else { format!("any of {sources} articles") };
    let message = match unmet {
        [only] => format!("`{}` ({}) met nothing in {articles}", only.id, only.kind()),
        several => {
            let named: Vec<String> = several.iter().take(NAMED).map(|fact| format!("`{}`", fact.id)).collect();
            let more = several.len().saturating_sub(NAMED);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            format!("{} of {facts} facts met nothing in {articles}: {}{more}", several.len(), named.join(", "))
        }
    };
    let help = "`gainsay rules PATH --coverage` shows what almost met them";
    Some(Problem::at(&first.declared.file, first.declared.at, message).help(help).warn())
}

fn contradicts(fact: &Fact, claim: &Claim, setting: Setting<'_>) -> bool {
    matches!(hold(fact, claim, setting), Outcome::Differs(difference) if difference.relation == Relation::Contradicts)
}

/// The other facts of the kind with which a claim's value agrees.
fn agreeing<'a>(claim: &'a Claim, fact: &'a Fact, setting: Setting<'a>) -> impl Iterator<Item = usize> + 'a {
    let facts = setting.rules.facts.iter().enumerate();
    facts
        .filter(|(number, other)| *number != claim.fact && other.kind() == fact.kind() && other.body.declares())
        .filter(move |(_, other)| hold(other, claim, setting) == Outcome::Agrees)
        .map(|(number, _)| number)
}
