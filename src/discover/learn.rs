//! What the weights of values are fitted to (`examples/likeness`), and what linking is measured by (`examples/linking`).

use super::align::{Clash, Graph};
use super::parallel::Parallels;
use super::rarity::Rarity;
use super::reading::Story;
use super::statement::{Statement, statements};
use crate::lang::Lexicon;
use crate::source::Source;
use crate::span::ByteSpan;
use std::sync::Arc;

pub use super::likeness::{Likeness, Logit};
pub use super::sight::{SIGHTS, SORTS, Sight, Sort};
pub use super::story::stories;

/// Two values of a story that may be about one thing.
#[derive(Clone, Debug)]
pub struct ValuePair {
    /// The number of the article of each, and where it stands there.
    pub at: [(usize, ByteSpan); 2],
    /// What sort of values they are.
    pub sort: Sort,
    /// What is seen of them.
    pub sights: Vec<Sight>,
    /// The two values, whichever way round: pairs of the same two become one finding.
    pub values: String,
    /// How likely they are about one thing, by the weights given.
    pub score: Logit,
}

/// The pairs of values of the articles on one event: first all, with what their sentences show; then those that differ, with
/// what the story says of them by the weights given.
#[must_use]
pub fn value_pairs(sources: &[Arc<Source>], likeness: &Likeness) -> [Vec<ValuePair>; 2] {
    let Ok(english) = Lexicon::english() else { return [Vec::new(), Vec::new()] };
    let story = Story::read(sources);
    let statements = statements(&story);
    let rarity = Rarity::of(&statements);
    let graph = Graph::new(&statements, &english, &rarity, &Parallels::of(&story), likeness);
    let pair = |clash: Clash| pair_of(&statements, &graph, clash);
    [graph.all().filter_map(pair).collect(), graph.clashes().filter_map(pair).collect()]
}

fn pair_of(statements: &[Statement], graph: &Graph<'_>, clash: Clash) -> Option<ValuePair> {
    let at = |index: usize| statements.get(index).map(|statement| (statement.place.article, statement.place.at));
    let at = [at(clash.a)?, at(clash.b)?];
    let values = graph.key(&clash);
    Some(ValuePair { at, sort: clash.sort, sights: clash.sights, values, score: clash.score })
}
