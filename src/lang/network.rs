//! The network that tags and parses, in whole numbers: one text, one tree, on every machine.
//!
//! Words become vectors (`model`); layers of simple recurrent units (Lei and others 2018) read them in both directions;
//! what comes out is scored for tags, for each pair of word and head, and for relations (after Dozat and Manning 2017,
//! with a smaller scorer of relations). The gates' sigmoid is two parabolas, which whole numbers compute exactly.
//!
//! Activations are in units of 2⁻⁸, states in units of 2⁻¹⁰, gates in units of 2⁻¹⁵.

use super::arborescence::best_tree;
use super::model::{ACTIVATION_BITS, FAR, FIRST_PIECES, LATER_PIECES, Layer, Matrix, Model, Sizes, limited};
use super::multiply::{Kernel, Plain, Rows};
use super::tags::{Relation, Upos};
use foldhash::fast::FixedState;
use std::collections::HashMap;

const STATE_BITS: u32 = 10;
const GATE_BITS: u32 = 15;

/// How many words the parser remembers with what the first layer makes of them: 6 MB, and in news nine words of ten have
/// been met.
const REMEMBERED: usize = 4096;

/// A word as it was tagged and hung in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// Its part of speech.
    pub upos: Upos,
    /// The number of its tag of the Penn Treebank among the model's.
    pub xpos: u8,
    /// Its head: the number of a word from 1, or 0 for the root.
    pub head: u16,
    /// What it is to its head.
    pub relation: Relation,
}

/// Tags and parses sentences. Remembers words that it met.
#[derive(Debug)]
pub struct Parser<'m> {
    model: &'m Model,
    /// What the first layer's matrix makes of each word.
    known: HashMap<Box<str>, Box<[i16]>, FixedState>,
}

impl<'m> Parser<'m> {
    /// A parser with that model.
    #[must_use]
    pub fn new(model: &'m Model) -> Self {
        Self { model, known: HashMap::with_hasher(FixedState::with_seed(0)) }
    }

    /// Tags and parses a sentence, given as its words: as written, clitics apart ("do", "n't").
    #[must_use]
    pub fn parse(&mut self, words: &[&str]) -> Vec<Parsed> {
        if words.is_empty() {
            return Vec::new();
        }
        let entered = self.enter(words);
        let model = self.model;
        dispatch(ParseEntered { model, words: words.len(), entered })
    }

    /// What the first layer's matrix makes of the words of a sentence, one after the other.
    fn enter(&mut self, words: &[&str]) -> Vec<i16> {
        let Some(first) = self.model.layers.first() else { return Vec::new() };
        let mut unknown: Vec<&str> = words.iter().copied().filter(|&word| !self.known.contains_key(word)).collect();
        if self.known.len() + unknown.len() > REMEMBERED {
            self.known.clear();
            unknown = words.to_vec();
        }
        let width = first.input.outputs();
        let made = dispatch(Enter { model: self.model, first, words: &unknown });
        for (&word, made) in unknown.iter().zip(made.chunks(width.max(1))) {
            self.known.insert(word.into(), made.into());
        }
        let mut entered = Vec::with_capacity(words.len() * width);
        for &word in words {
            entered.extend_from_slice(self.known.get(word).map_or(&[], |made| made));
        }
        entered
    }
}

/// Runs a job with the widest instructions of the processor at hand.
fn dispatch<J: Job>(job: J) -> J::Output {
    #[cfg(target_arch = "x86_64")]
    {
        use super::multiply::Avx2;
        struct OnAvx2<J>(pulp::x86::V3, J);
        impl<J: Job> pulp::NullaryFnOnce for OnAvx2<J> {
            type Output = J::Output;

            #[inline(always)]
            fn call(self) -> J::Output {
                self.1.run(Avx2(self.0))
            }
        }
        if let Some(v3) = pulp::x86::V3::try_new() {
            return v3.vectorize(OnAvx2(v3, job));
        }
    }
    job.run(Plain)
}

/// Work that is compiled for each family of processors.
trait Job {
    type Output;

    fn run<K: Kernel>(self, kernel: K) -> Self::Output;
}

/// The tags and the tree of a sentence that was entered.
struct ParseEntered<'m> {
    model: &'m Model,
    words: usize,
    entered: Vec<i16>,
}

impl Job for ParseEntered<'_> {
    type Output = Vec<Parsed>;

    #[inline(always)]
    fn run<K: Kernel>(self, kernel: K) -> Vec<Parsed> {
        parse_entered(kernel, self.model, self.words, self.entered)
    }
}

/// What the first layer's matrix makes of words by themselves.
struct Enter<'m> {
    model: &'m Model,
    first: &'m Layer,
    words: &'m [&'m str],
}

impl Job for Enter<'_> {
    type Output = Vec<i16>;

    #[inline(always)]
    fn run<K: Kernel>(self, kernel: K) -> Vec<i16> {
        multiply(kernel, &self.first.input, &self.model.embed(kernel, self.words))
    }
}

#[inline(always)]
fn parse_entered<K: Kernel>(kernel: K, model: &Model, words: usize, entered: Vec<i16>) -> Vec<Parsed> {
    let top = read_layers(kernel, model, words, entered);
    let upos = multiply_wide(kernel, &model.upos, &top);
    let xpos = multiply_wide(kernel, &model.xpos, &top);
    let heads = find_heads(kernel, model, words, &top);
    let relations = label(kernel, model, &heads, &top);
    let tags = upos.chunks(model.upos.outputs().max(1)).zip(xpos.chunks(model.xpos.outputs().max(1)));
    let all_upos: Vec<Upos> = Upos::all().collect();
    tags.zip(heads.iter().zip(relations))
        .map(|((upos, xpos), (&head, relation))| Parsed {
            upos: all_upos.get(best(upos)).copied().unwrap_or(Upos::X),
            xpos: best(xpos) as u8,
            head: head as u16,
            relation,
        })
        .collect()
}

/// The outputs of the last layer, word after word.
#[inline(always)]
fn read_layers<K: Kernel>(kernel: K, model: &Model, words: usize, entered: Vec<i16>) -> Vec<i16> {
    let hidden = model.sizes.hidden;
    let mut gates = entered;
    let mut outputs: Vec<i16> = Vec::new();
    for (number, layer) in model.layers.iter().enumerate() {
        let pieces = if number == 0 { FIRST_PIECES } else { LATER_PIECES };
        if number > 0 {
            gates = multiply(kernel, &layer.input, &outputs);
        }
        let mut next = vec![0; words * 2 * hidden];
        for backwards in [false, true] {
            run_units(layer, Run { words, hidden, pieces, backwards }, &gates, &outputs, &mut next);
        }
        outputs = next;
    }
    outputs
}

/// One direction of a layer.
#[derive(Clone, Copy)]
struct Run {
    words: usize,
    hidden: usize,
    pieces: usize,
    backwards: bool,
}

/// Runs the units of one direction over a sentence: what a unit keeps and what it shows, word by word.
#[inline(always)]
fn run_units(layer: &Layer, run: Run, gates: &[i16], inputs: &[i16], outputs: &mut [i16]) {
    let Run { words, hidden, pieces, backwards } = run;
    let side = if backwards { hidden } else { 0 };
    let (Some(keep), Some(show)) = (layer.keep.get(side..side + hidden), layer.show.get(side..side + hidden)) else {
        return;
    };
    let mut states = vec![0_i32; hidden];
    for step in 0..words {
        let word = if backwards { words - 1 - step } else { step };
        let start = (word * 2 + usize::from(backwards)) * pieces * hidden;
        let place = word * 2 * hidden + side;
        let (Some(gates), Some(out)) =
            (gates.get(start..start + pieces * hidden), outputs.get_mut(place..place + hidden))
        else {
            return;
        };
        let (values, rest) = gates.split_at(hidden);
        let (keeps, rest) = rest.split_at(hidden);
        let (shows, rest) = rest.split_at(hidden);
        let passing = if pieces == FIRST_PIECES { Some(rest) } else { inputs.get(place..place + hidden) };
        let Some(passing) = passing else { return };
        let weights = keep.iter().zip(show);
        let seen = values.iter().zip(keeps).zip(shows.iter().zip(passing));
        for (((state, out), (keep, show)), ((value, keeps), (shows, passing))) in
            states.iter_mut().zip(out).zip(weights).zip(seen)
        {
            let before = *state;
            let fed = |weight: i16| (i32::from(weight) * before) >> (2 * STATE_BITS - ACTIVATION_BITS);
            let kept = sigmoid(i32::from(*keeps) + fed(*keep));
            let shown = sigmoid(i32::from(*shows) + fed(*show));
            let value = bounded(*value) << (STATE_BITS - ACTIVATION_BITS);
            *state = value + ((kept * (before - value)) >> GATE_BITS);
            let passing = bounded(*passing);
            let now = *state >> (STATE_BITS - ACTIVATION_BITS);
            *out = (passing + ((shown * (now - passing)) >> GATE_BITS)) as i16;
        }
    }
}

/// What is taken in stays within the limits of an activation, and so do all states between.
#[inline(always)]
fn bounded(value: i16) -> i32 {
    i32::from(limited(i32::from(value)))
}

/// From 0 to 2¹⁵ for an activation from -4 to 4: ½ + x(8 - |x|)/32, flat beyond.
#[inline(always)]
fn sigmoid(x: i32) -> i32 {
    const FLAT: i32 = 4 << ACTIVATION_BITS;
    let x = x.clamp(-FLAT, FLAT);
    (1 << (GATE_BITS - 1)) + ((x * (2 * FLAT - x.abs())) >> 6)
}

/// The best tree over the words.
#[inline(always)]
fn find_heads<K: Kernel>(kernel: K, model: &Model, words: usize, top: &[i16]) -> Vec<usize> {
    let Sizes { arc, .. } = model.sizes;
    let dependents = multiply(kernel, &model.arc_pair, &leaky(multiply(kernel, &model.arc_dependent, top)));
    let mut heads = leaky(multiply(kernel, &model.arc_head, &model.root));
    heads.extend(leaky(multiply(kernel, &model.arc_head, top)));
    let bias = multiply_wide(kernel, &model.arc_bias, &heads);
    let mut scores = Rows::new(arc, &heads).times(kernel, &dependents);
    for (word, row) in (1..).zip(scores.chunks_mut(words + 1)) {
        for (head, (score, bias)) in row.iter_mut().zip(&bias).enumerate() {
            let distance = model.distance.get(distance_row(word, head)).copied().unwrap_or(0);
            *score = (*score >> ACTIVATION_BITS) + (bias >> model.arc_bias.bits) + distance;
        }
    }
    best_tree(words, |word, head| scores.get((word - 1) * (words + 1) + head).map_or(0, |&score| score.into()))
}

/// The row of the distance from a word to its head in [`Model`]'s table: the last row is the root's.
#[must_use]
pub fn distance_row(word: usize, head: usize) -> usize {
    if head == 0 {
        return 2 * FAR + 1;
    }
    if head > word { FAR + (head - word).min(FAR) } else { FAR - (word - head).min(FAR) }
}

#[inline(always)]
fn label<K: Kernel>(kernel: K, model: &Model, heads: &[usize], top: &[i16]) -> Vec<Relation> {
    let size = model.sizes.label.max(1);
    let own = multiply(kernel, &model.label_dependent, top);
    let mut theirs = multiply(kernel, &model.label_head, &model.root);
    theirs.extend(multiply(kernel, &model.label_head, top));
    let relations: Vec<Relation> = Relation::all().collect();
    let mut inner = own;
    for (inner, &head) in inner.chunks_mut(size).zip(heads) {
        let head = theirs.get(head * size..(head + 1) * size).unwrap_or_default();
        for (value, &head) in inner.iter_mut().zip(head) {
            *value = limited(i32::from(*value) + i32::from(head));
        }
    }
    let scores = multiply_wide(kernel, &model.label_out, &leaky(inner));
    scores
        .chunks(model.label_out.outputs().max(1))
        .map(|scores| relations.get(best(scores)).copied().unwrap_or(Relation::Dep))
        .collect()
}

/// An eighth of what is below nothing.
#[inline(always)]
fn leaky(mut values: Vec<i16>) -> Vec<i16> {
    for value in &mut values {
        *value = if *value < 0 { *value >> 3 } else { *value };
    }
    values
}

fn best(scores: &[i32]) -> usize {
    (0..scores.len()).max_by_key(|&at| (scores.get(at), std::cmp::Reverse(at))).unwrap_or(0)
}

/// A matrix times each of several inputs, one after the other, as activations.
#[inline(always)]
fn multiply<K: Kernel>(kernel: K, matrix: &Matrix, inputs: &[i16]) -> Vec<i16> {
    let sums = multiply_wide(kernel, matrix, inputs);
    let mut values = vec![0; sums.len()];
    for (value, sum) in values.iter_mut().zip(sums) {
        *value = limited(sum >> matrix.bits);
    }
    values
}

/// The same, with all bits of the sums.
#[inline(always)]
fn multiply_wide<K: Kernel>(kernel: K, matrix: &Matrix, inputs: &[i16]) -> Vec<i32> {
    let mut sums = matrix.rows.times(kernel, inputs);
    for sums in sums.chunks_mut(matrix.outputs().max(1)) {
        for (sum, bias) in sums.iter_mut().zip(&matrix.bias) {
            *sum = sum.wrapping_add(*bias);
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sigmoid_rises_from_nothing_to_one() {
        assert_eq!(sigmoid(-5000), 0);
        assert_eq!(sigmoid(0), 1 << 14);
        assert_eq!(sigmoid(5000), 1 << 15);
        assert!((-1100..1100).all(|x| sigmoid(x) <= sigmoid(x + 1)));
    }

    #[test]
    fn distances_beyond_the_far_end_are_one() {
        assert_eq!(distance_row(5, 0), 41);
        assert_eq!(distance_row(5, 4), 19);
        assert_eq!(distance_row(5, 6), 21);
        assert_eq!(distance_row(1, 90), distance_row(1, 21));
        assert_eq!(distance_row(90, 1), 0);
    }
}
