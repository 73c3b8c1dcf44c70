//! Which lemmas stand close by their vectors.

use super::nodes::{KINDS, Nodes};
use crate::lexicon::vectors::{Vector, cosine, dot};
use gainsay::lang::Nearness;
use gainsay::lang::lexicon::Readings;
use rayon::prelude::*;

/// How many a lemma keeps.
const KEPT: usize = 12;

/// How many are looked at for the best of them.
const CANDIDATES: usize = 60;

/// Of how many the mean tells how crowded the place of a lemma is.
const CROWD: usize = 10;

/// The lemmas close to each, and in which reading.
pub(super) struct Close {
    close: Vec<Vec<(usize, Readings)>>,
}

/// A lemma with its cosine.
type Near = (usize, f64);

impl Close {
    /// Finds for each word the words closest to it: verbs for verbs, nouns for nouns, modifiers for modifiers.
    ///
    /// Some words stand close to very many others and mean nothing for any of them. So that they do not fill every list, a
    /// cosine counts by how far it exceeds what is usual around the other word (as in cross-domain similarity local scaling).
    pub(super) fn new(nodes: &Nodes) -> Self {
        let mut found: Vec<Vec<(f64, usize, Readings)>> = vec![Vec::new(); nodes.lemmas.len()];
        for (kind, (readings, _)) in KINDS.into_iter().enumerate() {
            let vectors = (0..nodes.lemmas.len()).filter(|&node| nodes.words[node]);
            let vectors: Vec<(usize, &Vector)> =
                vectors.filter_map(|node| Some((node, nodes.vectors[node][kind].as_ref()?))).collect();
            let candidates: Vec<Vec<Near>> =
                vectors.par_iter().map(|(node, vector)| candidates(*node, vector, &vectors)).collect();
            let mut crowded = vec![0.0; nodes.lemmas.len()];
            for ((node, _), near) in vectors.iter().zip(&candidates) {
                let crowd = near.iter().take(CROWD).map(|(_, cosine)| cosine);
                crowded[*node] = crowd.clone().sum::<f64>() / (crowd.count().max(1) as f64);
            }
            for ((node, _), near) in vectors.iter().zip(candidates) {
                let enough = near.into_iter().filter(|(_, cosine)| *cosine >= super::least(Nearness::Close));
                found[*node].extend(enough.map(|(other, cosine)| (2.0 * cosine - crowded[other], other, readings)));
            }
        }
        Self { close: found.into_iter().map(best).collect() }
    }

    /// The words close to a lemma, the closest first.
    pub(super) fn of(&self, node: usize) -> impl Iterator<Item = (usize, Readings)> {
        self.close[node].iter().copied()
    }
}

/// The best of those found in all readings.
fn best(mut found: Vec<(f64, usize, Readings)>) -> Vec<(usize, Readings)> {
    found.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    found.into_iter().take(KEPT).map(|(_, other, readings)| (other, readings)).collect()
}

/// The words nearest to a word by their cosine, the nearest first.
fn candidates(node: usize, vector: &Vector, all: &[(usize, &Vector)]) -> Vec<Near> {
    // Vectors are of one length but for rounding: the product alone chooses whose cosine is taken.
    let mut near: Vec<(i32, usize, &Vector)> = Vec::with_capacity(CANDIDATES + 1);
    for &(other, vector_of_other) in all.iter().filter(|(other, _)| *other != node) {
        let product = dot(vector, vector_of_other);
        if near.len() < CANDIDATES || near.last().is_some_and(|&(least, ..)| product > least) {
            let at = near.partition_point(|&(nearer, ..)| nearer >= product);
            near.insert(at, (product, other, vector_of_other));
            near.truncate(CANDIDATES);
        }
    }
    near.into_iter().map(|(_, other, vector_of_other)| (other, cosine(vector, vector_of_other))).collect()
}
