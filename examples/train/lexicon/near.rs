//! The neighbours of each lemma: by the senses of WordNet, by the vectors, and by the pairs of the hand tables.

mod close;
mod nodes;
mod senses;

use self::close::Close;
use self::nodes::Nodes;
use self::senses::{Found, Senses};
use super::Sources;
use super::forms::Forms;
use anyhow::Result;
use gainsay::lang::lexicon::{Link, MOST_NEIGHBOURS};
use gainsay::lang::{Classes, Nearness};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// How a relation is weighed against the others where a word has too many neighbours, in percent of the weight, and the
/// weight that stands in where one of the words has no vector.
fn worth(relation: Nearness) -> (u32, u8) {
    match relation {
        Nearness::Synonym => (150, 180),
        Nearness::Derivation => (150, 170),
        Nearness::Antonym => (130, 150),
        Nearness::Hyponym => (115, 100),
        Nearness::Hypernym => (110, 100),
        Nearness::Sibling => (90, 0),
        Nearness::Close => (95, 0),
    }
}

/// The least cosine with which a neighbour of that relation is kept: below, a sense is meant that texts do not use.
fn least(relation: Nearness) -> f64 {
    match relation {
        Nearness::Derivation => 0.1,
        Nearness::Synonym | Nearness::Antonym => 0.15,
        Nearness::Hyponym | Nearness::Hypernym => 0.25,
        Nearness::Sibling => 0.4,
        Nearness::Close => 0.5,
    }
}

/// What is added to the strength of opposites that are called so outright, and of pairs of the tables: they are never cut.
const OUTRIGHT: u32 = 255 * 100;

/// The least that a weight counts for where neighbours are sorted: a rare synonym is one all the same.
const LEAST_WEIGHT: u8 = 20;

/// The neighbours of each lemma that has any, the strongest first.
pub(crate) fn near(
    sources: &Sources,
    forms: &Forms,
    classes: &HashMap<String, Classes>,
) -> Result<HashMap<String, Vec<Link>>> {
    let nodes = Nodes::new(sources, forms, classes);
    let senses = Senses::new(sources, &nodes)?;
    let close = Close::new(&nodes);
    let found = (0..nodes.lemmas.len()).into_par_iter().map(|node| senses.of(node)).collect();
    let mut found = both_ways(&nodes, found);
    for (node, found) in found.iter_mut().enumerate() {
        for (other, readings) in close.of(node) {
            let close = Found { relation: Nearness::Close, readings, outright: false };
            let known = found.entry(other).or_insert(close);
            if known.relation == Nearness::Close {
                known.readings |= readings;
            }
        }
    }
    let linked: Vec<Vec<Link>> =
        found.into_par_iter().enumerate().map(|(node, found)| links(&nodes, node, found)).collect();
    let named = nodes.lemmas.iter().map(|lemma| (*lemma).to_owned());
    Ok(named.zip(linked).filter(|(_, links)| !links.is_empty()).collect())
}

/// Gives each pair one relation, the closer of the two that its lemmas have to each other, seen from both sides.
fn both_ways(nodes: &Nodes, found: Vec<BTreeMap<usize, Found>>) -> Vec<BTreeMap<usize, Found>> {
    let mut both = found.clone();
    for (node, found) in found.iter().enumerate() {
        for (&other, one) in found.iter().filter(|(other, _)| nodes.words[node] || nodes.words[**other]) {
            let readings = match one.relation {
                Nearness::Derivation => nodes.readings[other],
                _ => one.readings,
            };
            let turned = Found { relation: one.relation.turned(), readings, outright: one.outright };
            let known = both[other].entry(node).or_insert(turned);
            if turned.before(known) {
                *known = turned;
            }
        }
    }
    both
}

/// The links of a lemma, weighed, sorted and cut.
fn links(nodes: &Nodes, node: usize, found: BTreeMap<usize, Found>) -> Vec<Link> {
    let mut links: Vec<(u32, Link)> = Vec::new();
    for (other, Found { relation, readings, outright }) in found {
        let (percent, fixed) = worth(relation);
        let cosine = match relation {
            Nearness::Derivation => nodes.any_cosine(node, other),
            _ => nodes.cosine(node, other, readings),
        };
        let weight = cosine.map_or(fixed, |cosine| (255.0 * cosine.clamp(0.0, 1.0)).round() as u8);
        if outright || cosine.map_or(fixed > 0, |cosine| cosine >= least(relation)) {
            let lemma = nodes.lemmas[other].to_owned();
            let strength = u32::from(weight.max(LEAST_WEIGHT)) * percent + if outright { OUTRIGHT } else { 0 };
            links.push((strength, Link { lemma, relation, readings, weight }));
        }
    }
    links.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.lemma.cmp(&other.1.lemma)));
    links.truncate(MOST_NEIGHBOURS);
    links.into_iter().map(|(_, link)| link).collect()
}
