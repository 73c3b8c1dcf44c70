//! Which values of a story are about the same thing, and whether they differ.
//!
//! Values whose sentences share words are held against each other. What is seen of two of them is in `sight`, how much each
//! sight counts in `likeness`; here is read what the story as a whole says: how many articles back each value, whether a
//! value has a better partner in the other's article, whether the other's article says the same elsewhere.

use super::Disagreement;
use super::likeness::{Likeness, Logit};
use super::parallel::Parallels;
use super::rank::Draft;
use super::rarity::Rarity;
use super::reading::{Place, Story};
use super::said::{Class, Said};
use super::sight::{Sight, Sort, counts_twice, levels, parallel, sights, sort_of};
use super::stanza::Proposal;
use super::statement::{Statement, statements};
use crate::kinds::Kind;
use crate::lang::Lexicon;
use rust_decimal::prelude::ToPrimitive;
use std::collections::{BTreeMap, BTreeSet};

/// A word beside more values than this brings none together.
const COMMON: usize = 64;

/// Values that agree back each other from this likeness on, in thousandths of a logit.
const BACKED: Logit = -1000;

/// A partner is clearly the best where the next is less like by this.
const LEAD: Logit = 1500;

/// No partner is less like than this.
const UNLIKELY: Logit = -9000;

/// Two values held against each other.
#[derive(Clone)]
struct Edge {
    other: usize,
    agrees: bool,
    sort: Sort,
    sights: Vec<Sight>,
    likeness: Logit,
}

/// Two values that differ though they are about one thing.
pub(super) struct Clash {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) sort: Sort,
    pub(super) sights: Vec<Sight>,
    /// How likely they are about one thing.
    pub(super) score: Logit,
}

/// The values of a story that differ though they are about the same thing.
pub(super) fn disagreements(story: &Story, parallels: &Parallels) -> Vec<Disagreement> {
    let Ok(english) = Lexicon::english() else { return Vec::new() };
    let statements = statements(story);
    let rarity = Rarity::of(&statements);
    let likeness = Likeness::english();
    let graph = Graph::new(&statements, &english, &rarity, parallels, likeness);
    let mut groups: BTreeMap<String, Vec<Clash>> = BTreeMap::new();
    for clash in graph.clashes().filter(|clash| clash.score >= likeness.shown_of(clash.sort)) {
        groups.entry(graph.key(&clash)).or_default().push(clash);
    }
    groups.into_values().filter_map(|clashes| graph.finding(story, &rarity, clashes)).collect()
}

/// The values of a story, each with those it can be held against.
pub(super) struct Graph<'s> {
    statements: &'s [Statement],
    edges: Vec<Vec<Edge>>,
    likeness: &'s Likeness,
}

impl<'s> Graph<'s> {
    pub(super) fn new(
        statements: &'s [Statement],
        english: &Lexicon<'_>,
        rarity: &Rarity<'_>,
        parallels: &Parallels,
        likeness: &'s Likeness,
    ) -> Self {
        let mut edges = vec![Vec::new(); statements.len()];
        for (a, b) in pairs(statements) {
            let (Some(one), Some(other)) = (statements.get(a), statements.get(b)) else { continue };
            if !are_comparable(one, other) {
                continue;
            }
            let (sort, mut sights) = (sort_of(one, other), sights(english, rarity, one, other));
            let line = |statement: &Statement| (statement.place.article, statement.sentence);
            sights.extend(parallel(parallels.of_lines(line(one), line(other))));
            let edge = |other| Edge {
                other,
                agrees: sights.contains(&Sight::Agree),
                sort,
                likeness: likeness.alone(sort, &sights),
                sights: sights.clone(),
            };
            for (from, other) in [(a, b), (b, a)] {
                if let Some(edges) = edges.get_mut(from) {
                    edges.push(edge(other));
                }
            }
        }
        Self { statements, edges, likeness }
    }

    /// All pairs, each once, with what their sentences show.
    pub(super) fn all(&self) -> impl Iterator<Item = Clash> {
        let of = move |a: usize| {
            let pairs = self.edges(a).filter(move |edge| edge.other > a);
            pairs.map(move |edge| Clash {
                a,
                b: edge.other,
                sort: edge.sort,
                sights: edge.sights.clone(),
                score: edge.likeness,
            })
        };
        (0..self.statements.len()).flat_map(of)
    }

    fn edges(&self, of: usize) -> impl Iterator<Item = &Edge> {
        self.edges.get(of).into_iter().flatten()
    }

    fn article(&self, of: usize) -> usize {
        self.statements.get(of).map_or(0, |statement| statement.place.article)
    }

    /// All pairs that differ, with what the story says of them.
    pub(super) fn clashes(&self) -> impl Iterator<Item = Clash> {
        let of = move |a: usize| {
            let differing = self.edges(a).filter(move |edge| edge.other > a && self.differ(a, edge));
            differing.map(move |edge| {
                let again = edge.sights.iter().copied().filter(|&sight| counts_twice(sight));
                let sights: Vec<Sight> = again.chain(levels(edge.likeness)).chain(self.in_story(a, edge)).collect();
                let score = self.likeness.in_story(edge.sort, &sights);
                Clash { a, b: edge.other, sort: edge.sort, sights, score }
            })
        };
        (0..self.statements.len()).flat_map(of)
    }

    fn differ(&self, a: usize, edge: &Edge) -> bool {
        let (Some(one), Some(other)) = (self.statements.get(a), self.statements.get(edge.other)) else { return false };
        let elsewhere =
            || self.says_elsewhere(a, edge.other, edge.likeness) || self.says_elsewhere(edge.other, a, edge.likeness);
        one.said.differs(&other.said) && !elsewhere()
    }

    /// What the story says of two values that differ.
    fn in_story(&self, a: usize, edge: &Edge) -> impl Iterator<Item = Sight> {
        let b = edge.other;
        let (one, other) = (self.backers(a, self.article(b)).len(), self.backers(b, self.article(a)).len());
        let lead = self.lead(a, b, edge.likeness).min(self.lead(b, a, edge.likeness));
        let seen = [
            (one.max(other) == 2, Sight::Backed2),
            (one.max(other) >= 3, Sight::Backed3),
            (one.min(other) >= 2, Sight::BothBacked),
            ((0..LEAD).contains(&lead), Sight::Best),
            (lead >= LEAD, Sight::ClearlyBest),
            (self.has_companion(a, b), Sight::Companion),
        ];
        seen.into_iter().filter(|(holds, _)| *holds).map(|(_, sight)| sight)
    }

    /// Whether the sentences of two values also tell values that agree: then they tell of one event.
    fn has_companion(&self, a: usize, b: usize) -> bool {
        let sentence = |of: usize| self.statements.get(of).map(|at| (at.place.article, at.sentence));
        // The values of a sentence stand side by side.
        let is_beside = |other: &usize| sentence(*other) == sentence(a);
        let before = (0..a).rev().take_while(is_beside);
        before
            .chain((a + 1..self.statements.len()).take_while(is_beside))
            .flat_map(|other| self.edges(other))
            .any(|edge| edge.other != b && edge.agrees && edge.likeness > BACKED && sentence(edge.other) == sentence(b))
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
    fn lead(&self, of: usize, partner: usize, likeness: Logit) -> Logit {
        let rivals =
            self.edges(of).filter(|edge| edge.other != partner && self.article(edge.other) == self.article(partner));
        likeness.saturating_sub(rivals.map(|edge| edge.likeness).fold(UNLIKELY, Logit::max))
    }

    /// Whether the article of one says what the other does, of as like a thing: then the two are of two things, or agree.
    fn says_elsewhere(&self, one: usize, other: usize, likeness: Logit) -> bool {
        if self.article(one) == self.article(other) {
            return false;
        }
        let at_home = |edge: &&Edge| edge.agrees && self.article(edge.other) == self.article(one);
        self.edges(other).filter(at_home).any(|edge| edge.likeness >= likeness)
    }

    /// The two values of a clash, whichever way round.
    pub(super) fn key(&self, clash: &Clash) -> String {
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
        let best = clashes.iter().max_by_key(|clash| clash.score)?;
        let (a, b) = (self.statements.get(best.a)?, self.statements.get(best.b)?);
        let articles =
            |side: &BTreeSet<usize>| side.iter().map(|&index| self.article(index)).collect::<BTreeSet<_>>().len();
        let [first, second] = self.sides(&clashes, &b.said);
        let turned = articles(&first) > articles(&second);
        let (minority, majority) = if turned { (second, first) } else { (first, second) };
        let (here, there) = if turned { (b, a) } else { (a, b) };
        let others = match articles(&majority) {
            _ if here.place.article == there.place.article => "the article also says".to_owned(),
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
            score: percent(best.score, self.likeness),
            minority: places(&mut minority.difference(&majority)),
            majority: places(&mut majority.iter()),
            proposal: proposal(rarity, here, there),
        })
        .and_then(|draft| draft.finish(story))
    }
}

/// How much speaks for a clash: 50 from where it is loud, and 30 from where it is shown.
fn percent(score: Logit, likeness: &Likeness) -> u8 {
    if score >= likeness.loud {
        let above = f64::from(score - likeness.loud) / 1000.0;
        return (100.0 / (1.0 + (-above).exp())).to_u8().unwrap_or(100);
    }
    let (part, whole) =
        (i64::from(score) - i64::from(likeness.shown), i64::from(likeness.loud) - i64::from(likeness.shown));
    u8::try_from((30 + 20 * part / whole.max(1)).clamp(0, 49)).unwrap_or(0)
}

/// Whether two values could be about one thing: of one class and property, of other sentences, in the same years, per the
/// same.
fn are_comparable(a: &Statement, b: &Statement) -> bool {
    let years = a.class == Class::Date || a.years.is_empty() || b.years.is_empty() || !a.years.is_disjoint(&b.years);
    let measured = a.attribute.is_none() || b.attribute.is_none() || a.attribute == b.attribute;
    let sentences = (a.place.article, a.sentence) != (b.place.article, b.sentence);
    sentences && measured && a.class == b.class && a.per == b.per && years && a.said.is_comparable(&b.said)
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
