//! Which values of two sources are about the same thing, and whether they differ.
//!
//! Values whose sentences share words are held against each other. How alike the sentences are is `likeness`; here counts
//! what the story as a whole says: how many articles back each value, whether a value has a better partner in the other's
//! article, whether the other's article says the same elsewhere.

use super::Disagreement;
use super::likeness::{Rarity, likeness};
use super::rank::Draft;
use super::reading::{Place, Story};
use super::said::{Class, Said};
use super::stanza::Proposal;
use super::statement::{Statement, statements};
use crate::kinds::Kind;
use crate::lang::Lexicon;
use rust_decimal::prelude::ToPrimitive;
use std::collections::{BTreeMap, BTreeSet};

/// A word beside more values than this brings none together.
const COMMON: usize = 64;

/// Values that agree back each other from this likeness on.
const BACKED: f64 = -3.0;

/// How much the likeness of two values counts, and what the story says beside it, in logits. From the same regression as
/// the weights of `likeness`.
const LIKENESS: f64 = 0.81;
const BACKED_BY_THREE: f64 = 0.45;
const BOTH_BACKED: f64 = -0.26;
const BEST: f64 = 0.39;
const CLEARLY_BEST: f64 = 0.92;
const BIAS: f64 = -0.6;

/// A partner is clearly the best where the next is less like by this.
const LEAD: f64 = 1.5;

/// Pairs below this are not shown.
const SHOWN: f64 = -0.85;

/// Two values held against each other.
#[derive(Clone, Copy)]
struct Edge {
    other: usize,
    agrees: bool,
    likeness: f64,
}

/// Two values that differ though they are about one thing.
struct Clash {
    a: usize,
    b: usize,
    /// How likely they are about one thing, as a logit.
    score: f64,
}

/// The values of a story that differ though they are about the same thing.
pub(super) fn disagreements(story: &Story) -> Vec<Disagreement> {
    let Ok(english) = Lexicon::english() else { return Vec::new() };
    let statements = statements(story);
    let rarity = Rarity::of(&statements);
    let graph = Graph::new(&statements, &english, &rarity);
    let mut groups: BTreeMap<String, Vec<Clash>> = BTreeMap::new();
    for clash in graph.clashes() {
        groups.entry(graph.key(&clash)).or_default().push(clash);
    }
    groups.into_values().filter_map(|clashes| graph.finding(story, &rarity, clashes)).collect()
}

/// The values of a story, each with those it can be held against.
struct Graph<'s> {
    statements: &'s [Statement],
    edges: Vec<Vec<Edge>>,
}

impl<'s> Graph<'s> {
    fn new(statements: &'s [Statement], english: &Lexicon<'_>, rarity: &Rarity<'_>) -> Self {
        let mut edges = vec![Vec::new(); statements.len()];
        for (a, b) in pairs(statements) {
            let (Some(one), Some(other)) = (statements.get(a), statements.get(b)) else { continue };
            if !are_comparable(one, other) {
                continue;
            }
            let (agrees, likeness) = (one.said.agrees(&other.said), likeness(english, rarity, one, other));
            for (from, other) in [(a, b), (b, a)] {
                if let Some(edges) = edges.get_mut(from) {
                    edges.push(Edge { other, agrees, likeness });
                }
            }
        }
        Self { statements, edges }
    }

    fn edges(&self, of: usize) -> impl Iterator<Item = &Edge> {
        self.edges.get(of).into_iter().flatten()
    }

    fn article(&self, of: usize) -> usize {
        self.statements.get(of).map_or(0, |statement| statement.place.article)
    }

    /// All pairs that differ and are likely enough about one thing.
    fn clashes(&self) -> impl Iterator<Item = Clash> {
        let of = move |a: usize| {
            let differing = self.edges(a).filter(move |edge| edge.other > a && self.differ(a, edge));
            differing.map(move |edge| Clash { a, b: edge.other, score: self.score(a, edge) })
        };
        (0..self.statements.len()).flat_map(of).filter(|clash| clash.score >= SHOWN)
    }

    fn differ(&self, a: usize, edge: &Edge) -> bool {
        let (Some(one), Some(other)) = (self.statements.get(a), self.statements.get(edge.other)) else { return false };
        let elsewhere =
            || self.says_elsewhere(a, edge.other, edge.likeness) || self.says_elsewhere(edge.other, a, edge.likeness);
        one.said.differs(&other.said) && !elsewhere()
    }

    fn score(&self, a: usize, edge: &Edge) -> f64 {
        let b = edge.other;
        let (one, other) = (self.backers(a, self.article(b)).len(), self.backers(b, self.article(a)).len());
        let lead = self.lead(a, b, edge.likeness).min(self.lead(b, a, edge.likeness));
        let parts = [
            (one.max(other) >= 3, BACKED_BY_THREE),
            (one.min(other) >= 2, BOTH_BACKED),
            (lead >= 0.0, BEST),
            (lead >= LEAD, CLEARLY_BEST),
        ];
        let story: f64 = parts.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum();
        BIAS + LIKENESS * edge.likeness + story
    }

    /// The values that agree with one, and are like enough to be about the same.
    fn backing(&self, of: usize) -> impl Iterator<Item = &Edge> {
        self.edges(of).filter(|edge| edge.agrees && edge.likeness > BACKED)
    }

    /// The articles that say what a statement says, its own among them, without one.
    fn backers(&self, of: usize, without: usize) -> BTreeSet<usize> {
        self.backing(of)
            .map(|edge| self.article(edge.other))
            .filter(|&article| article != without)
            .chain([self.article(of)])
            .collect()
    }

    /// By how much a partner is likelier than the next in its article.
    fn lead(&self, of: usize, partner: usize, likeness: f64) -> f64 {
        let rivals =
            self.edges(of).filter(|edge| edge.other != partner && self.article(edge.other) == self.article(partner));
        likeness - rivals.map(|edge| edge.likeness).fold(f64::MIN, f64::max).max(-9.0)
    }

    /// Whether the article of one says what the other does, of as like a thing: then the two are of two things, or agree.
    fn says_elsewhere(&self, one: usize, other: usize, likeness: f64) -> bool {
        let at_home = |edge: &&Edge| edge.agrees && self.article(edge.other) == self.article(one);
        self.edges(other).filter(at_home).any(|edge| edge.likeness >= likeness)
    }

    /// The two values of a clash, whichever way round.
    fn key(&self, clash: &Clash) -> String {
        let mut sides: Vec<String> = [clash.a, clash.b]
            .iter()
            .filter_map(|&index| self.statements.get(index))
            .map(|statement| statement.said.key())
            .collect();
        sides.sort();
        format!("{:?} {}", self.statements.get(clash.a).map(|statement| statement.class), sides.join(" "))
    }

    /// The two sides of some clashes of the same two values: all that say the one, and all that say the other.
    fn sides(&self, clashes: &[Clash], second: &Said) -> [BTreeSet<usize>; 2] {
        let mut sides: [BTreeSet<usize>; 2] = [BTreeSet::new(), BTreeSet::new()];
        for index in clashes.iter().flat_map(|clash| [clash.a, clash.b]) {
            let is_second = self.statements.get(index).is_some_and(|statement| statement.said.key() == second.key());
            if let Some(side) = sides.get_mut(usize::from(is_second)) {
                side.insert(index);
                side.extend(self.backing(index).map(|edge| edge.other));
            }
        }
        sides
    }

    fn finding(&self, story: &Story, rarity: &Rarity<'_>, clashes: Vec<Clash>) -> Option<Disagreement> {
        let best = clashes.iter().max_by(|a, b| a.score.total_cmp(&b.score))?;
        let (a, b) = (self.statements.get(best.a)?, self.statements.get(best.b)?);
        let articles =
            |side: &BTreeSet<usize>| side.iter().map(|&index| self.article(index)).collect::<BTreeSet<_>>().len();
        let [first, second] = self.sides(&clashes, &b.said);
        let turned = articles(&first) > articles(&second);
        let (minority, majority) = if turned { (second, first) } else { (first, second) };
        let (here, there) = if turned { (b, a) } else { (a, b) };
        let others = match articles(&majority) {
            1 => "another article says".to_owned(),
            many => format!("{many} others say"),
        };
        let places = |side: &mut dyn Iterator<Item = &usize>| -> Vec<Place> {
            side.filter_map(|&index| self.statements.get(index)).map(|statement| statement.place).collect()
        };
        Some(Draft {
            kind: kind_of(a.class),
            code: code_of(a, b),
            message: format!("“{}” where {others} “{}”", story.words(here.shown), story.words(there.shown)),
            reason: about(rarity, here, there),
            score: percent(best.score),
            minority: places(&mut minority.difference(&majority)),
            majority: places(&mut majority.iter()),
            proposal: proposal(rarity, here, there),
        })
        .and_then(|draft| draft.finish(story))
    }
}

/// A logit as a percentage.
fn percent(score: f64) -> u8 {
    (100.0 / (1.0 + (-score).exp())).to_u8().unwrap_or(100)
}

/// Whether two values could be about one thing: of one class, of other articles, in the same years, per the same.
fn are_comparable(a: &Statement, b: &Statement) -> bool {
    let years = a.class == Class::Date || a.years.is_empty() || b.years.is_empty() || !a.years.is_disjoint(&b.years);
    a.place.article != b.place.article && a.class == b.class && a.per == b.per && years && a.said.is_comparable(&b.said)
}

/// The words that two statements share, the rarest first, as the first writes them.
fn shared(rarity: &Rarity<'_>, a: &Statement, b: &Statement) -> Vec<String> {
    let mut words: Vec<&String> = a.context.intersection(&b.context).collect();
    words.sort_by(|a, b| rarity.weight(b).total_cmp(&rarity.weight(a)).then_with(|| a.cmp(b)));
    words.into_iter().map(|word| a.written.get(word).unwrap_or(word).clone()).collect()
}

fn about(rarity: &Rarity<'_>, a: &Statement, b: &Statement) -> String {
    let words: Vec<String> = shared(rarity, a, b).into_iter().take(4).map(|word| format!("“{word}”")).collect();
    if words.is_empty() { "both count the same".to_owned() } else { format!("both stand beside {}", words.join(", ")) }
}

fn kind_of(class: Class) -> Kind {
    match class {
        Class::Count | Class::Ordinal | Class::Measure("age") => Kind::Count,
        Class::Money | Class::Measure(_) => Kind::Amount,
        Class::Date => Kind::Date,
    }
}

fn code_of(a: &Statement, b: &Statement) -> &'static str {
    if a.said.is_bound_like(&b.said) {
        return "bound-differs";
    }
    match kind_of(a.class) {
        Kind::Amount => "amount-differs",
        Kind::Date => "date-differs",
        _ => "count-differs",
    }
}

fn proposal(rarity: &Rarity<'_>, a: &Statement, b: &Statement) -> Proposal {
    let about: Vec<String> = shared(rarity, a, b).into_iter().take(2).collect();
    if about.is_empty() {
        return Proposal::None;
    }
    match (a.class, &a.noun, &b.noun) {
        (Class::Count, Some(one), Some(other)) => {
            let of =
                if one.lemma == other.lemma { one.lemma.clone() } else { format!("{} | {}", one.lemma, other.lemma) };
            Proposal::Count { about, of }
        }
        (Class::Money | Class::Measure(_), ..) => Proposal::Amount { about },
        (Class::Date, ..) => Proposal::Date { about, verb: a.verb.clone() },
        (Class::Count | Class::Ordinal, ..) => Proposal::None,
    }
}

/// Pairs of values whose sentences share a word, or that count the same.
fn pairs(statements: &[Statement]) -> BTreeSet<(usize, usize)> {
    let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, statement) in statements.iter().enumerate() {
        for word in statement.context.iter().chain(statement.noun.iter().map(|noun| &noun.lemma)) {
            index.entry(word).or_default().push(number);
        }
    }
    let mut met = BTreeSet::new();
    for numbers in index.values().filter(|numbers| numbers.len() <= COMMON) {
        for (at, &a) in numbers.iter().enumerate() {
            met.extend(numbers.iter().skip(at + 1).map(|&b| (a.min(b), a.max(b))));
        }
    }
    met
}
