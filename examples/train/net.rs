//! The network in floating point, as it is trained: what `gainsay::lang::network` computes in whole numbers.

use crate::corpus::{Encoded, Random, Vocabulary};
use gainsay::lang::features::HASHED_ROWS;
use gainsay::lang::model::{FAR, FIRST_PIECES, LATER_PIECES, Sizes, VECTOR};
use gainsay::lang::network::distance_row;
use gainsay::lang::{Relation, Upos};
use ndarray::linalg::general_mat_mul;
use ndarray::{Array2, ArrayView2, ArrayViewMut2, Axis, Slice, Zip};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

pub(crate) type Matrix = Array2<f32>;

/// Vectors are bytes of a quarter of a tenth each: their numbers are then about one.
pub(crate) const VECTOR_UNIT: f32 = 25.4;

/// How much is left out at random in training, so that nothing is learned by heart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dropout {
    pub(crate) input: f32,
    pub(crate) layer: f32,
    pub(crate) word: f32,
}

/// The dense parts of a network, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Part {
    Vector,
    VectorBias,
    Upos,
    UposBias,
    Xpos,
    XposBias,
    Root,
    ArcDependent,
    ArcDependentBias,
    ArcHead,
    ArcHeadBias,
    ArcPair,
    ArcBias,
    Distance,
    LabelDependent,
    LabelHead,
    LabelBias,
    LabelOut,
    LabelOutBias,
}

const PARTS: usize = 19;

/// Of each layer: its matrix, its bias, the weights by which the state feeds its gates.
#[derive(Clone, Copy, Debug)]
pub(crate) enum LayerPart {
    Input,
    Bias,
    Keep,
    Show,
}

/// A network.
#[derive(Clone, Debug)]
pub(crate) struct Net {
    pub(crate) sizes: Sizes,
    pub(crate) dense: Vec<Matrix>,
    pub(crate) words: Matrix,
    pub(crate) hashed: Matrix,
    pub(crate) vectors: Arc<Matrix>,
}

impl Net {
    /// A network that knows nothing yet.
    pub(crate) fn new(sizes: Sizes, vocabulary: &Vocabulary, seed: u64) -> Self {
        let random = &mut Random(seed);
        let Sizes { word, hidden, arc, label, .. } = sizes;
        let both = 2 * hidden;
        let (upos, relations, xpos) = (Upos::all().len(), Relation::all().len(), vocabulary.xpos.len());
        let zeros = |rows: usize, columns: usize| Array2::zeros((rows, columns));
        let mut even =
            |rows: usize, columns: usize| scattered(rows, columns, (2.0 / (rows + columns) as f32).sqrt(), random);
        let (tags, fine, dependent, head) = (even(both, upos), even(both, xpos), even(both, arc), even(both, arc));
        let (label_dependent, label_head, label_out) = (even(both, label), even(both, label), even(label, relations));
        let mut dense = vec![
            scattered(VECTOR, word, 0.05, random),
            zeros(1, word),
            tags,
            zeros(1, upos),
            fine,
            zeros(1, xpos),
            scattered(1, both, 0.3, random),
            dependent,
            zeros(1, arc),
            head,
            zeros(1, arc),
            scattered(arc, arc, 0.05, random),
            zeros(arc, 1),
            zeros(1, 2 * FAR + 2),
            label_dependent,
            label_head,
            zeros(1, label),
            label_out,
            zeros(1, relations),
        ];
        for layer in 0..sizes.layers {
            let (inputs, pieces) = if layer == 0 { (word, FIRST_PIECES) } else { (both, LATER_PIECES) };
            dense.push(scattered(inputs, pieces * both, (1.0 / inputs as f32).sqrt(), random));
            dense.push(zeros(1, pieces * both));
            dense.push(scattered(2, hidden, 0.3, random));
            dense.push(scattered(2, hidden, 0.3, random));
        }
        let numbers = vocabulary.vectors.iter().map(|&number| f32::from(number) / VECTOR_UNIT).collect();
        let vectors = Array2::from_shape_vec((vocabulary.vector_words, VECTOR), numbers).unwrap_or_default();
        Self {
            sizes,
            dense,
            words: scattered(vocabulary.counts.len(), word, 0.1, random),
            hashed: scattered(HASHED_ROWS, word, 0.1, random),
            vectors: Arc::new(vectors),
        }
    }

    pub(crate) fn part(&self, part: Part) -> &Matrix {
        &self.dense[part as usize]
    }

    pub(crate) fn layer(&self, layer: usize, part: LayerPart) -> &Matrix {
        &self.dense[layer_part(layer, part)]
    }
}

fn layer_part(layer: usize, part: LayerPart) -> usize {
    PARTS + 4 * layer + part as usize
}

fn scattered(rows: usize, columns: usize, scale: f32, random: &mut Random) -> Matrix {
    Array2::from_shape_simple_fn((rows, columns), || random.normal() * scale)
}

fn rows(matrix: &Matrix, range: Range<usize>) -> ArrayView2<'_, f32> {
    matrix.slice_axis(Axis(0), Slice::from(range))
}

fn rows_mut(matrix: &mut Matrix, range: Range<usize>) -> ArrayViewMut2<'_, f32> {
    matrix.slice_axis_mut(Axis(0), Slice::from(range))
}

fn times(a: ArrayView2<'_, f32>, b: ArrayView2<'_, f32>) -> Matrix {
    let mut product = Array2::zeros((a.nrows(), b.ncols()));
    general_mat_mul(1.0, &a, &b, 0.0, &mut product);
    product
}

fn affine(input: &Matrix, weights: &Matrix, bias: &Matrix) -> Matrix {
    times(input.view(), weights.view()) + bias
}

fn leaky(values: &mut Matrix) {
    values.mapv_inplace(|value| if value > 0.0 { value } else { value / 8.0 });
}

fn leaky_back(gradient: &mut Matrix, values: &Matrix) {
    Zip::from(gradient).and(values).for_each(|gradient, &value| {
        if value <= 0.0 {
            *gradient /= 8.0;
        }
    });
}

/// ½ + x(8 - |x|)/32 from -4 to 4, flat beyond.
fn sigmoid(x: f32) -> f32 {
    let x = x.clamp(-4.0, 4.0);
    0.5 + x * (8.0 - x.abs()) / 32.0
}

/// Its slope; a little of it is left where it is flat, so that a unit finds back.
fn slope(x: f32) -> f32 {
    if x.abs() >= 4.0 { 0.01 } else { (8.0 - 2.0 * x.abs()) / 32.0 }
}

/// All that a network makes of some sentences.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) upos: Matrix,
    pub(crate) xpos: Matrix,
    /// For each sentence the scores of its arcs: words by heads.
    pub(crate) arcs: Vec<Matrix>,
    top: Matrix,
    arc_dependents: Matrix,
    arc_heads: Matrix,
    root_head: Matrix,
    label_dependents: Matrix,
    label_heads: Matrix,
    root_label: Matrix,
    layers: Vec<SeenLayer>,
    input_mask: Option<Matrix>,
    words: Vec<u32>,
    vectors: Vec<Option<u32>>,
}

#[derive(Debug)]
struct SeenLayer {
    input: Matrix,
    gates: Matrix,
    states: Matrix,
    mask: Option<Matrix>,
}

/// Randomness of training; none when the network is used.
pub(crate) struct Noise<'a> {
    pub(crate) dropout: Dropout,
    pub(crate) random: Random,
    pub(crate) counts: &'a [usize],
}

/// Runs the network.
pub(crate) fn forward(net: &Net, sentences: &[Encoded], mut noise: Option<Noise<'_>>) -> Seen {
    let total: usize = sentences.iter().map(Encoded::len).sum();
    let (words, vectors) = choose_words(sentences, noise.as_mut());
    let mut input = embed(net, sentences, &words, &vectors);
    let input_mask = noise.as_mut().map(|noise| {
        let dropout = noise.dropout.input;
        Array2::from_shape_simple_fn((total, net.sizes.word), || kept(dropout, &mut noise.random))
    });
    if let Some(mask) = &input_mask {
        input *= mask;
    }
    let mut layers = Vec::new();
    for layer in 0..net.sizes.layers {
        let gates = affine(&input, net.layer(layer, LayerPart::Input), net.layer(layer, LayerPart::Bias));
        let (states, mut output) = run_layer(net, layer, sentences, &gates, &input);
        let mask = noise.as_mut().map(|noise| sentence_mask(sentences, 2 * net.sizes.hidden, noise));
        if let Some(mask) = &mask {
            output *= mask;
        }
        layers.push(SeenLayer { input, gates, states, mask });
        input = output;
    }
    score(net, sentences, input, Rest { layers, input_mask, words, vectors })
}

struct Rest {
    layers: Vec<SeenLayer>,
    input_mask: Option<Matrix>,
    words: Vec<u32>,
    vectors: Vec<Option<u32>>,
}

fn kept(dropout: f32, random: &mut Random) -> f32 {
    if random.unit() < dropout { 0.0 } else { 1.0 / (1.0 - dropout) }
}

/// The own row and vector of each word; in training, rare words are often taken for unknown ones.
fn choose_words(sentences: &[Encoded], mut noise: Option<&mut Noise<'_>>) -> (Vec<u32>, Vec<Option<u32>>) {
    let (mut words, mut vectors) = (Vec::new(), Vec::new());
    for sentence in sentences {
        for (&word, &vector) in sentence.words.iter().zip(&sentence.vectors) {
            let (mut word, mut vector) = (word, vector);
            if let Some(noise) = noise.as_deref_mut() {
                let count = noise.counts[word as usize] as f32;
                let share = noise.dropout.word;
                if noise.random.unit() < share * 4.0 / (count + 4.0) + share / 5.0 {
                    word = 0;
                }
                if noise.random.unit() < 0.05 {
                    vector = None;
                }
            }
            words.push(word);
            vectors.push(vector);
        }
    }
    (words, vectors)
}

fn vectors_of(net: &Net, vectors: &[Option<u32>]) -> Matrix {
    let mut matrix = Array2::zeros((vectors.len(), VECTOR));
    for (mut row, vector) in matrix.rows_mut().into_iter().zip(vectors) {
        if let Some(vector) = vector {
            row.assign(&net.vectors.row(*vector as usize));
        }
    }
    matrix
}

fn embed(net: &Net, sentences: &[Encoded], words: &[u32], vectors: &[Option<u32>]) -> Matrix {
    let mut input = affine(&vectors_of(net, vectors), net.part(Part::Vector), net.part(Part::VectorBias));
    let rows = sentences.iter().flat_map(|sentence| &sentence.rows);
    for ((mut sum, &word), rows) in input.rows_mut().into_iter().zip(words).zip(rows) {
        sum += &net.words.row(word as usize);
        for &row in rows {
            sum += &net.hashed.row(row as usize);
        }
    }
    input
}

/// One mask for all words of a sentence.
fn sentence_mask(sentences: &[Encoded], width: usize, noise: &mut Noise<'_>) -> Matrix {
    let total: usize = sentences.iter().map(Encoded::len).sum();
    let mut mask = Array2::zeros((total, width));
    let mut start = 0;
    for sentence in sentences {
        let dropout = noise.dropout.layer;
        let row = Array2::from_shape_simple_fn((1, width), || kept(dropout, &mut noise.random));
        rows_mut(&mut mask, start..start + sentence.len()).assign(&row);
        start += sentence.len();
    }
    mask
}

/// Where a unit's numbers stand: the row of a word, and the columns of one direction.
struct Unit<'a> {
    gates: &'a Matrix,
    input: &'a Matrix,
    hidden: usize,
    pieces: usize,
    side: usize,
}

/// What goes into a unit at a word.
struct Fed {
    value: f32,
    keep: f32,
    show: f32,
    passing: f32,
}

impl<'a> Unit<'a> {
    fn new(net: &Net, layer: usize, gates: &'a Matrix, input: &'a Matrix, side: usize) -> Self {
        let pieces = if layer == 0 { FIRST_PIECES } else { LATER_PIECES };
        Self { gates, input, hidden: net.sizes.hidden, pieces, side }
    }

    fn column(&self, piece: usize, unit: usize) -> usize {
        (self.side * self.pieces + piece) * self.hidden + unit
    }

    fn fed(&self, row: usize, unit: usize) -> Fed {
        let gate = |piece: usize| self.gates[[row, self.column(piece, unit)]];
        let passing =
            if self.pieces == FIRST_PIECES { gate(3) } else { self.input[[row, self.side * self.hidden + unit]] };
        Fed { value: gate(0), keep: gate(1), show: gate(2), passing }
    }
}

/// The words of a sentence in the order in which a direction reads them.
fn reading(start: usize, length: usize, side: usize) -> Vec<usize> {
    let rows = start..start + length;
    if side == 0 { rows.collect() } else { rows.rev().collect() }
}

fn run_layer(net: &Net, layer: usize, sentences: &[Encoded], gates: &Matrix, input: &Matrix) -> (Matrix, Matrix) {
    let hidden = net.sizes.hidden;
    let mut states = Array2::zeros((gates.nrows(), 2 * hidden));
    let mut output = Array2::zeros((gates.nrows(), 2 * hidden));
    for side in 0..2 {
        let units = Unit::new(net, layer, gates, input, side);
        let keep = net.layer(layer, LayerPart::Keep).row(side);
        let show = net.layer(layer, LayerPart::Show).row(side);
        let mut start = 0;
        for sentence in sentences {
            let mut before = vec![0.0; hidden];
            for row in reading(start, sentence.len(), side) {
                for unit in 0..hidden {
                    let fed = units.fed(row, unit);
                    let kept = sigmoid(fed.keep + keep[unit] * before[unit]);
                    let shown = sigmoid(fed.show + show[unit] * before[unit]);
                    let state = kept * before[unit] + (1.0 - kept) * fed.value;
                    states[[row, side * hidden + unit]] = state;
                    output[[row, side * hidden + unit]] = shown * state + (1.0 - shown) * fed.passing;
                    before[unit] = state;
                }
            }
            start += sentence.len();
        }
    }
    (states, output)
}

fn score(net: &Net, sentences: &[Encoded], top: Matrix, rest: Rest) -> Seen {
    let hung = |weights: Part, bias: Part, input: &Matrix| {
        let mut values = affine(input, net.part(weights), net.part(bias));
        leaky(&mut values);
        values
    };
    let arc_dependents = hung(Part::ArcDependent, Part::ArcDependentBias, &top);
    let arc_heads = hung(Part::ArcHead, Part::ArcHeadBias, &top);
    let root_head = hung(Part::ArcHead, Part::ArcHeadBias, net.part(Part::Root));
    let mut start = 0;
    let mut arcs = Vec::new();
    for sentence in sentences {
        let range = start..start + sentence.len();
        let heads = heads_of(&root_head, &arc_heads, range.clone());
        let pairs = times(rows(&arc_dependents, range.clone()), net.part(Part::ArcPair).view());
        let mut scores = times(pairs.view(), heads.t()) + times(heads.view(), net.part(Part::ArcBias).view()).t();
        for ((word, head), score) in scores.indexed_iter_mut() {
            let own = head == word + 1;
            *score = if own { -1e9 } else { *score + net.part(Part::Distance)[[0, distance_row(word + 1, head)]] };
        }
        arcs.push(scores);
        start = range.end;
    }
    let by = |part: Part, input: &Matrix| times(input.view(), net.part(part).view());
    Seen {
        upos: affine(&top, net.part(Part::Upos), net.part(Part::UposBias)),
        xpos: affine(&top, net.part(Part::Xpos), net.part(Part::XposBias)),
        arcs,
        label_dependents: by(Part::LabelDependent, &top),
        label_heads: by(Part::LabelHead, &top),
        root_label: by(Part::LabelHead, net.part(Part::Root)),
        top,
        arc_dependents,
        arc_heads,
        root_head,
        layers: rest.layers,
        input_mask: rest.input_mask,
        words: rest.words,
        vectors: rest.vectors,
    }
}

/// The root and the words of a sentence as heads.
fn heads_of(root: &Matrix, heads: &Matrix, range: Range<usize>) -> Matrix {
    let mut joined = Array2::zeros((range.len() + 1, heads.ncols()));
    rows_mut(&mut joined, 0..1).assign(root);
    rows_mut(&mut joined, 1..range.len() + 1).assign(&rows(heads, range));
    joined
}

impl Seen {
    /// The scores of the relations of the words of a sentence to given heads, and what they were scored from.
    fn labels(&self, net: &Net, start: usize, heads: &[usize]) -> (Matrix, Matrix) {
        let mut inner = Array2::zeros((heads.len(), net.sizes.label));
        for (word, (mut row, &head)) in inner.rows_mut().into_iter().zip(heads).enumerate() {
            row += &self.label_dependents.row(start + word);
            row += &if head == 0 { self.root_label.row(0) } else { self.label_heads.row(start + head - 1) };
            row += &net.part(Part::LabelBias).row(0);
        }
        leaky(&mut inner);
        let scores = affine(&inner, net.part(Part::LabelOut), net.part(Part::LabelOutBias));
        (scores, inner)
    }

    /// The best relation of each word of the only sentence to its head.
    pub(crate) fn best_labels(&self, net: &Net, heads: &[usize]) -> Vec<usize> {
        self.labels(net, 0, heads).0.rows().into_iter().map(|row| best(row.iter())).collect()
    }
}

/// The place of the highest score.
pub(crate) fn best<'a>(scores: impl Iterator<Item = &'a f32>) -> usize {
    let mut found = (0, f32::NEG_INFINITY);
    for (place, &score) in scores.enumerate() {
        if score > found.1 {
            found = (place, score);
        }
    }
    found.0
}

/// Which way each number of the network is to move, and how wrong it was.
#[derive(Debug)]
pub(crate) struct Gradient {
    pub(crate) dense: Vec<Matrix>,
    pub(crate) words: BTreeMap<u32, Vec<f32>>,
    pub(crate) hashed: BTreeMap<u32, Vec<f32>>,
    pub(crate) loss: f32,
}

impl Gradient {
    fn part(&mut self, part: Part) -> &mut Matrix {
        &mut self.dense[part as usize]
    }

    /// Adds what `output` moved by `gradient` asks of weights that were applied to `input`.
    fn add_weights(&mut self, part: usize, input: ArrayView2<'_, f32>, gradient: ArrayView2<'_, f32>) {
        general_mat_mul(1.0, &input.t(), &gradient, 1.0, &mut self.dense[part]);
    }

    fn add_bias(&mut self, part: usize, gradient: &Matrix) {
        self.dense[part] += &gradient.sum_axis(Axis(0)).insert_axis(Axis(0));
    }

    /// Adds another gradient.
    pub(crate) fn add(&mut self, other: Self) {
        for (mine, theirs) in self.dense.iter_mut().zip(&other.dense) {
            *mine += theirs;
        }
        for (mine, theirs) in [(&mut self.words, other.words), (&mut self.hashed, other.hashed)] {
            for (row, numbers) in theirs {
                add_row(mine, row, &numbers);
            }
        }
        self.loss += other.loss;
    }
}

fn add_row(rows: &mut BTreeMap<u32, Vec<f32>>, row: u32, numbers: &[f32]) {
    let sums = rows.entry(row).or_insert_with(|| vec![0.0; numbers.len()]);
    for (sum, number) in sums.iter_mut().zip(numbers) {
        *sum += number;
    }
}

/// Turns scores into the gradient of their cross entropy with what is right.
fn cross_entropy(scores: &mut [f32], right: usize, weight: f32) -> f32 {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - highest).exp();
        sum += *score;
    }
    let loss = -(scores[right] / sum).max(1e-20).ln();
    for score in scores.iter_mut() {
        *score *= weight / sum;
    }
    scores[right] -= weight;
    loss * weight
}

fn cross_entropies(scores: &mut Matrix, right: impl Iterator<Item = usize>, weight: f32) -> f32 {
    let rows = scores.rows_mut().into_iter().zip(right);
    rows.map(|(mut row, right)| row.as_slice_mut().map_or(0.0, |row| cross_entropy(row, right, weight))).sum()
}

/// The gradient of the loss of some sentences, each of the words of the batch weighing `weight`.
pub(crate) fn backward(net: &Net, sentences: &[Encoded], mut seen: Seen, weight: f32) -> Gradient {
    let zeros = net.dense.iter().map(|matrix| Array2::zeros(matrix.raw_dim())).collect();
    let mut gradient = Gradient { dense: zeros, words: BTreeMap::new(), hashed: BTreeMap::new(), loss: 0.0 };
    let mut top = back_tags(net, sentences, &mut seen, weight, &mut gradient);
    top += &back_tree(net, sentences, &seen, weight, &mut gradient);
    let mut output = top;
    for layer in (0..net.sizes.layers).rev() {
        output = back_layer(net, layer, sentences, &seen.layers[layer], output, &mut gradient);
    }
    if let Some(mask) = &seen.input_mask {
        output *= mask;
    }
    gradient.add_weights(Part::Vector as usize, vectors_of(net, &seen.vectors).view(), output.view());
    gradient.add_bias(Part::VectorBias as usize, &output);
    let rows = sentences.iter().flat_map(|sentence| &sentence.rows);
    for ((moved, &word), rows) in output.rows().into_iter().zip(&seen.words).zip(rows) {
        let moved = moved.to_vec();
        add_row(&mut gradient.words, word, &moved);
        for &row in rows {
            add_row(&mut gradient.hashed, row, &moved);
        }
    }
    gradient
}

fn back_tags(net: &Net, sentences: &[Encoded], seen: &mut Seen, weight: f32, gradient: &mut Gradient) -> Matrix {
    let upos = sentences.iter().flat_map(|sentence| sentence.upos.iter().copied());
    let xpos = sentences.iter().flat_map(|sentence| sentence.xpos.iter().copied());
    gradient.loss += cross_entropies(&mut seen.upos, upos, weight);
    gradient.loss += cross_entropies(&mut seen.xpos, xpos, weight / 2.0);
    let mut top = times(seen.upos.view(), net.part(Part::Upos).t());
    top += &times(seen.xpos.view(), net.part(Part::Xpos).t());
    for (scores, weights, bias) in [(&seen.upos, Part::Upos, Part::UposBias), (&seen.xpos, Part::Xpos, Part::XposBias)]
    {
        gradient.add_weights(weights as usize, seen.top.view(), scores.view());
        gradient.add_bias(bias as usize, scores);
    }
    top
}

fn back_tree(net: &Net, sentences: &[Encoded], seen: &Seen, weight: f32, gradient: &mut Gradient) -> Matrix {
    let total = seen.top.nrows();
    let Sizes { arc, label, .. } = net.sizes;
    let mut back = TreeBack {
        dependents: Array2::zeros((total, arc)),
        heads: Array2::zeros((total, arc)),
        root_head: Array2::zeros((1, arc)),
        label_dependents: Array2::zeros((total, label)),
        label_heads: Array2::zeros((total, label)),
        root_label: Array2::zeros((1, label)),
    };
    let mut start = 0;
    for (number, sentence) in sentences.iter().enumerate() {
        back.arcs(net, sentence, seen, (number, start), weight, gradient);
        back.labels(net, sentence, seen, start, weight, gradient);
        start += sentence.len();
    }
    back.finish(net, seen, gradient)
}

/// What the tree asks of the outputs of the last layer, before their matrices.
struct TreeBack {
    dependents: Matrix,
    heads: Matrix,
    root_head: Matrix,
    label_dependents: Matrix,
    label_heads: Matrix,
    root_label: Matrix,
}

impl TreeBack {
    fn arcs(
        &mut self,
        net: &Net,
        sentence: &Encoded,
        seen: &Seen,
        (number, start): (usize, usize),
        weight: f32,
        gradient: &mut Gradient,
    ) {
        let range = start..start + sentence.len();
        let mut scores = seen.arcs[number].clone();
        gradient.loss += cross_entropies(&mut scores, sentence.heads.iter().copied(), weight);
        for word in 0..sentence.len() {
            scores[[word, word + 1]] = 0.0;
        }
        let dependents = rows(&seen.arc_dependents, range.clone());
        let heads = heads_of(&seen.root_head, &seen.arc_heads, range.clone());
        let pairs = times(dependents, net.part(Part::ArcPair).view());
        let moved_pairs = times(scores.view(), heads.view());
        let mut moved_heads = times(scores.t(), pairs.view());
        gradient.add_weights(Part::ArcPair as usize, dependents, moved_pairs.view());
        rows_mut(&mut self.dependents, range.clone()).assign(&times(moved_pairs.view(), net.part(Part::ArcPair).t()));
        let by_head = scores.sum_axis(Axis(0)).insert_axis(Axis(1));
        gradient.add_weights(Part::ArcBias as usize, heads.view(), by_head.view());
        moved_heads += &times(by_head.view(), net.part(Part::ArcBias).t());
        for ((word, head), score) in scores.indexed_iter() {
            gradient.part(Part::Distance)[[0, distance_row(word + 1, head)]] += score;
        }
        self.root_head += &rows(&moved_heads, 0..1);
        rows_mut(&mut self.heads, range.clone()).assign(&rows(&moved_heads, 1..range.len() + 1));
    }

    fn labels(
        &mut self,
        net: &Net,
        sentence: &Encoded,
        seen: &Seen,
        start: usize,
        weight: f32,
        gradient: &mut Gradient,
    ) {
        let (mut scores, inner) = seen.labels(net, start, &sentence.heads);
        gradient.loss += cross_entropies(&mut scores, sentence.relations.iter().copied(), weight);
        gradient.add_weights(Part::LabelOut as usize, inner.view(), scores.view());
        gradient.add_bias(Part::LabelOutBias as usize, &scores);
        let mut moved = times(scores.view(), net.part(Part::LabelOut).t());
        leaky_back(&mut moved, &inner);
        gradient.add_bias(Part::LabelBias as usize, &moved);
        for (word, (moved, &head)) in moved.rows().into_iter().zip(&sentence.heads).enumerate() {
            self.label_dependents.row_mut(start + word).scaled_add(1.0, &moved);
            let mut of_head =
                if head == 0 { self.root_label.row_mut(0) } else { self.label_heads.row_mut(start + head - 1) };
            of_head += &moved;
        }
    }

    fn finish(mut self, net: &Net, seen: &Seen, gradient: &mut Gradient) -> Matrix {
        leaky_back(&mut self.dependents, &seen.arc_dependents);
        leaky_back(&mut self.heads, &seen.arc_heads);
        leaky_back(&mut self.root_head, &seen.root_head);
        let root = net.part(Part::Root).clone();
        let mut top = Array2::zeros(seen.top.raw_dim());
        for (moved, part) in [
            (&self.dependents, Part::ArcDependent),
            (&self.heads, Part::ArcHead),
            (&self.label_dependents, Part::LabelDependent),
            (&self.label_heads, Part::LabelHead),
        ] {
            gradient.add_weights(part as usize, seen.top.view(), moved.view());
            top += &times(moved.view(), net.part(part).t());
        }
        gradient.add_bias(Part::ArcDependentBias as usize, &self.dependents);
        gradient.add_bias(Part::ArcHeadBias as usize, &self.heads);
        gradient.add_bias(Part::ArcHeadBias as usize, &self.root_head);
        for (moved, part) in [(&self.root_head, Part::ArcHead), (&self.root_label, Part::LabelHead)] {
            gradient.add_weights(part as usize, root.view(), moved.view());
            *gradient.part(Part::Root) += &times(moved.view(), net.part(part).t());
        }
        top
    }
}

fn back_layer(
    net: &Net,
    layer: usize,
    sentences: &[Encoded],
    seen: &SeenLayer,
    mut output: Matrix,
    gradient: &mut Gradient,
) -> Matrix {
    if let Some(mask) = &seen.mask {
        output *= mask;
    }
    let hidden = net.sizes.hidden;
    let mut gates = Array2::zeros(seen.gates.raw_dim());
    let mut passed = Array2::<f32>::zeros(if layer == 0 { (0, 0) } else { seen.input.dim() });
    for side in 0..2 {
        let units = Unit::new(net, layer, &seen.gates, &seen.input, side);
        let keep = net.layer(layer, LayerPart::Keep).row(side);
        let show = net.layer(layer, LayerPart::Show).row(side);
        let (mut moved_keep, mut moved_show) = (vec![0.0; hidden], vec![0.0; hidden]);
        let mut start = 0;
        for sentence in sentences {
            let rows = reading(start, sentence.len(), side);
            let mut state_moves = vec![0.0; hidden];
            for (step, &row) in rows.iter().enumerate().rev() {
                let earlier = step.checked_sub(1).map(|step| rows[step]);
                for unit in 0..hidden {
                    let column = side * hidden + unit;
                    let fed = units.fed(row, unit);
                    let before = earlier.map_or(0.0, |row| seen.states[[row, column]]);
                    let state = seen.states[[row, column]];
                    let (keep_in, show_in) = (fed.keep + keep[unit] * before, fed.show + show[unit] * before);
                    let (kept, shown) = (sigmoid(keep_in), sigmoid(show_in));
                    let moved = output[[row, column]];
                    let by_show = moved * (state - fed.passing) * slope(show_in);
                    let by_state = state_moves[unit] + moved * shown;
                    let by_keep = by_state * (before - fed.value) * slope(keep_in);
                    let by_passing = moved * (1.0 - shown);
                    gates[[row, units.column(0, unit)]] = by_state * (1.0 - kept);
                    gates[[row, units.column(1, unit)]] = by_keep;
                    gates[[row, units.column(2, unit)]] = by_show;
                    if layer == 0 {
                        gates[[row, units.column(3, unit)]] = by_passing;
                    } else {
                        passed[[row, column]] = by_passing;
                    }
                    moved_keep[unit] += by_keep * before;
                    moved_show[unit] += by_show * before;
                    state_moves[unit] = by_state * kept + by_keep * keep[unit] + by_show * show[unit];
                }
            }
            start += sentence.len();
        }
        for (part, moved) in [(LayerPart::Keep, moved_keep), (LayerPart::Show, moved_show)] {
            let mut row = gradient.dense[layer_part(layer, part)].row_mut(side);
            row += &ndarray::ArrayView1::from(&moved);
        }
    }
    gradient.add_weights(layer_part(layer, LayerPart::Input), seen.input.view(), gates.view());
    gradient.add_bias(layer_part(layer, LayerPart::Bias), &gates);
    let mut input = times(gates.view(), net.layer(layer, LayerPart::Input).t());
    if layer > 0 {
        input += &passed;
    }
    input
}
