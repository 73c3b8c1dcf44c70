//! Rules that look wrong by how they fare: facts that met nothing, and facts that take each other's values.

use crate::judge::Setting;
use crate::judge::claim::Claim;
use crate::judge::hold::hold;
use crate::kinds::comparison::Outcome;
use crate::kinds::{Kind, Relation};
use crate::problem::Problem;
use crate::rules::{Fact, Rules};
use std::collections::{BTreeMap, BTreeSet};

/// So many facts are named in one warning.
const NAMED: usize = 8;

/// With more facts than this in all, none is told to take another's values: in rules made by a program many facts share a
/// value by chance, and each contradiction would be held against all of them.
const MOST_COMPARED: usize = 500;

/// How the facts of a run fared so far.
#[derive(Debug, Default)]
pub(super) struct Fared {
    met: BTreeSet<usize>,
    /// In how many articles a value that differs from the first fact agrees with the second.
    taken: BTreeMap<(usize, usize), usize>,
}

impl Fared {
    /// What the claims of one article tell of it.
    pub(super) fn of(claims: &[Claim], setting: Setting<'_>) -> Self {
        let mut fared = Self::default();
        let compared = setting.rules.facts.len() <= MOST_COMPARED;
        for claim in claims.iter().filter(|claim| claim.stands()) {
            fared.met.insert(claim.fact);
            let Some(fact) = setting.rules.facts.get(claim.fact) else { continue };
            if compared && contradicts(fact, claim, setting) {
                for other in agreeing(claim, fact, setting) {
                    fared.taken.insert((claim.fact, other), 1);
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

    /// The warnings it comes to. Of a single article nothing is told, nor of facts that hold for some sources or for some
    /// time only; and a rule file most of whose facts met nothing is about other articles.
    pub(super) fn warnings(&self, rules: &Rules, sources: usize) -> Vec<Problem> {
        let facts: Vec<(usize, &Fact)> =
            rules.facts.iter().enumerate().filter(|(_, fact)| fact.holds_everywhere()).collect();
        let unmet: Vec<&Fact> =
            facts.iter().filter(|(number, _)| !self.met.contains(number)).map(|&(_, fact)| fact).collect();
        let mut warnings = Vec::new();
        if sources > 1 && 2 * unmet.len() <= facts.len() {
            let told = met_nothing(&unmet, facts.len(), sources);
            warnings.extend(told.map(|told| told.help("`gainsay rules PATH --coverage` shows what almost met them")));
        }
        let often = |pair: (usize, usize)| self.taken.get(&pair).is_some_and(|&articles| articles > 1);
        let mutual = self.taken.keys().filter(|&&(a, b)| a < b && often((a, b)) && often((b, a)));
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
    Some(Problem::at(&first.declared.file, first.declared.at, message).warn())
}

fn contradicts(fact: &Fact, claim: &Claim, setting: Setting<'_>) -> bool {
    matches!(hold(fact, claim, setting), Outcome::Differs(difference) if difference.relation == Relation::Contradicts)
}

/// The other facts of a kind whose facts are told apart by `about`, with which a claim's value agrees.
fn agreeing<'a>(claim: &'a Claim, fact: &'a Fact, setting: Setting<'a>) -> impl Iterator<Item = usize> + 'a {
    let facts = setting.rules.facts.iter().enumerate();
    facts
        .filter(|(number, other)| *number != claim.fact && other.kind() == fact.kind() && other.body.declares())
        .filter(|(_, other)| matches!(other.kind(), Kind::Amount | Kind::Count | Kind::Date | Kind::Choice))
        .filter(move |(_, other)| hold(other, claim, setting) == Outcome::Agrees)
        .map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::FileText;
    use crate::rules::parse_rules;
    use std::sync::Arc;

    fn rules() -> Rules {
        let count = |id: &str, more: &str| format!("[[count]]\nid = '{id}'\nabout = 'quay'\nvalue = 5\n{more}\n");
        let text = count("a", "") + &count("b", "") + &count("c", "") + &count("d", "only = 'x/*'");
        let (rules, problems) = parse_rules(&[Arc::new(FileText { name: "rules.toml".to_owned(), text })]);
        assert!(problems.iter().all(|problem| problem.warning), "{problems:?}");
        rules
    }

    fn told(met: &[usize], taken: &[((usize, usize), usize)], sources: usize) -> Vec<String> {
        let fared = Fared { met: met.iter().copied().collect(), taken: taken.iter().copied().collect() };
        fared.warnings(&rules(), sources).into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn facts_that_met_nothing_are_told_where_most_met_something() {
        assert_eq!(told(&[0, 1], &[], 3), ["`c` (count) met nothing in any of 3 articles"]);
        // Near misses: one article, a rule file about something else, a fact for some sources only.
        assert!(told(&[0, 1], &[], 1).is_empty());
        assert!(told(&[0], &[], 3).is_empty());
        assert!(told(&[0, 1, 2], &[], 3).is_empty());
    }

    #[test]
    fn facts_that_take_each_others_values_in_two_articles_are_told() {
        let met = [0, 1, 2];
        assert_eq!(told(&met, &[((0, 1), 2), ((1, 0), 2)], 3), ["`a` and `b` take each other's values"]);
        // Near misses: one article that swaps them, and a value taken one way only.
        assert!(told(&met, &[((0, 1), 1), ((1, 0), 1)], 3).is_empty());
        assert!(told(&met, &[((0, 1), 5)], 3).is_empty());
    }
}
