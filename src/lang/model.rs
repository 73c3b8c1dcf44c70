//! The file of the tagger and parser: a header in words, then tables of whole numbers, little-endian.
//!
//! ```text
//! gainsay parser 1
//! (what it was made from and its licence, one line each)
//! (an empty line)
//! sizes · words · vectors · trained rows · hashed rows · matrices · checksum
//! ```

use super::features::{HASHED_ROWS, WordFeatures, word_features};
use super::model_error::ModelError;
use super::multiply::{Kernel, Rows};
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// What the first line of a model says, with its version.
pub const MAGIC: &str = "gainsay parser 1";

/// Dimensions of the vectors that come from outside.
pub const VECTOR: usize = 100;

/// How finely activations are kept: 2⁻⁸.
pub(super) const ACTIVATION_BITS: u32 = 8;

/// No activation is further from nothing than 16.
pub(super) const ACTIVATION_LIMIT: i32 = 16 << ACTIVATION_BITS;

/// How many gates and values a unit of the first layer computes for each direction, and one of the later layers, where
/// what goes in also passes by.
pub const FIRST_PIECES: usize = 4;
/// See [`FIRST_PIECES`].
pub const LATER_PIECES: usize = 3;

/// Beyond this many words, distances between a word and its head count alike.
pub const FAR: usize = 20;

/// How large the parts of a model are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Dimensions of a word before the first layer.
    pub word: usize,
    /// Units of a layer in one direction.
    pub hidden: usize,
    /// Layers, at least one.
    pub layers: usize,
    /// Dimensions in which arcs are scored.
    pub arc: usize,
    /// Dimensions in which relations are scored.
    pub label: usize,
}

/// A matrix of weights: one row for each output.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// How many numbers go in.
    pub inputs: usize,
    /// A weight is its number divided by 2^bits.
    pub bits: u32,
    /// The weights, one row for each output.
    pub(super) rows: Rows,
    /// The largest sum of a row's weights, signs apart.
    heaviest: i64,
    /// What is added to each output, in units of an activation times a weight.
    pub bias: Vec<i32>,
}

impl Matrix {
    /// How many numbers come out.
    #[must_use]
    pub fn outputs(&self) -> usize {
        self.bias.len()
    }

    /// A matrix of weights, given row by row.
    fn new(inputs: usize, bits: u32, weights: &[i16], bias: Vec<i32>) -> Self {
        let weight = |row: &[i16]| row.iter().map(|&weight| i64::from(weight).abs()).sum();
        let heaviest = weights.chunks(inputs.max(1)).map(weight).max().unwrap_or(0);
        Self { inputs, bits, rows: Rows::new(inputs, weights), heaviest, bias }
    }

    /// The largest sum that any input can give lies within 32 bits, so that nothing overflows.
    fn is_bounded(&self) -> bool {
        let bias = self.bias.iter().map(|&bias| i64::from(bias).abs()).max().unwrap_or(0);
        self.heaviest * i64::from(ACTIVATION_LIMIT) + bias < i64::from(i32::MAX)
    }
}

/// A layer that reads a sentence in both directions.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// From its input to values and gates: forwards, then backwards.
    pub input: Matrix,
    /// What the state adds to the gate that keeps it, for each unit of both directions, in units of 2⁻¹⁰.
    pub keep: Vec<i16>,
    /// The same for the gate that shows it.
    pub show: Vec<i16>,
}

/// A tagger and parser, read from its file.
#[derive(Debug)]
pub struct Model {
    /// How large its parts are.
    pub sizes: Sizes,
    words: HashMap<&'static str, u32, FixedState>,
    vectors: &'static [u8],
    vector_words: usize,
    trained_row: Vec<u16>,
    trained: Table,
    hashed: Table,
    pub(super) vector_input: Matrix,
    pub(super) layers: Vec<Layer>,
    pub(super) upos: Matrix,
    pub(super) xpos: Matrix,
    pub(super) arc_dependent: Matrix,
    pub(super) arc_head: Matrix,
    pub(super) arc_pair: Matrix,
    pub(super) arc_bias: Matrix,
    pub(super) label_dependent: Matrix,
    pub(super) label_head: Matrix,
    pub(super) label_out: Matrix,
    /// Where the root of a sentence would stand among the outputs of the last layer.
    pub(super) root: Vec<i16>,
    /// What a distance from word to head is worth, in units of an arc's score.
    pub(super) distance: Vec<i32>,
    pub(super) xpos_names: Vec<&'static str>,
}

/// How a word is used: the words about it in many texts, as a vector.
#[derive(Clone, Copy, Debug)]
pub struct Use(&'static [u8]);

impl Use {
    /// How alike two uses are, from -1 to 1 in hundredths: the cosine.
    #[must_use]
    pub fn similarity(self, other: Self) -> i32 {
        let (Self(a), Self(b)) = (self, other);
        let dot =
            |a: &[u8], b: &[u8]| a.iter().zip(b).map(|(&a, &b)| i32::from(a as i8) * i32::from(b as i8)).sum::<i32>();
        let product = (i64::from(dot(a, a)) * i64::from(dot(b, b))).isqrt().max(1);
        (i64::from(dot(a, b)) * 100 / product) as i32
    }
}

/// A table of rows of small numbers.
#[derive(Clone, Copy, Debug)]
struct Table {
    bits: u32,
    numbers: &'static [u8],
}

impl Model {
    /// Reads a model.
    ///
    /// # Errors
    /// If the file is none, of another version, cut or altered.
    pub fn read(file: &'static [u8]) -> Result<Self, ModelError> {
        let mut bytes = Bytes::after_header(file)?;
        let [word, hidden, layers, arc, label] = bytes.numbers::<5>()?;
        let sizes = Sizes { word, hidden, layers, arc, label };
        let list = bytes.text()?;
        let [vector_words] = bytes.numbers::<1>()?;
        let vectors = bytes.take(vector_words.checked_mul(VECTOR).ok_or(ModelError::Cut)?)?;
        let words: HashMap<&'static str, u32, FixedState> =
            list.lines().enumerate().map(|(row, word)| (word, row as u32)).collect();
        let trained_row = bytes.shorts(words.len())?.iter().map(|&row| row as u16).collect();
        let xpos_names: Vec<&'static str> = bytes.text()?.lines().collect();
        let trained = bytes.rows()?;
        let hashed = bytes.rows()?;
        let vector_input = bytes.matrix()?;
        let layers = (0..sizes.layers).map(|_| bytes.layer()).collect::<Result<_, _>>()?;
        let mut matrix = || bytes.matrix();
        let model = Self {
            sizes,
            words,
            vectors,
            vector_words,
            trained_row,
            trained,
            hashed,
            vector_input,
            layers,
            upos: matrix()?,
            xpos: matrix()?,
            arc_dependent: matrix()?,
            arc_head: matrix()?,
            arc_pair: matrix()?,
            arc_bias: matrix()?,
            label_dependent: matrix()?,
            label_head: matrix()?,
            label_out: matrix()?,
            root: bytes.counted_shorts()?,
            distance: bytes.counted_numbers()?,
            xpos_names,
        };
        model.fits().then_some(model).ok_or(ModelError::Sizes)
    }

    /// Whether the parts have the sizes that the first numbers tell.
    fn fits(&self) -> bool {
        let Sizes { word, hidden, layers, arc, label } = self.sizes;
        let both = 2 * hidden;
        let shape = |matrix: &Matrix, inputs: usize, outputs: usize| {
            matrix.inputs == inputs
                && matrix.outputs() == outputs
                && matrix.inputs.is_multiple_of(2)
                && matrix.is_bounded()
        };
        let layer = |(number, layer): (usize, &Layer)| {
            let (inputs, pieces) = if number == 0 { (word, FIRST_PIECES) } else { (both, LATER_PIECES) };
            shape(&layer.input, inputs, pieces * both) && layer.keep.len() == both && layer.show.len() == both
        };
        let rows = |rows: &Table, count: usize| rows.numbers.len() == count * word && rows.bits <= ACTIVATION_BITS;
        let trained = self.trained_row.iter().max().map_or(0, |&row| row as usize) + 1;
        layers > 0
            && self.layers.iter().enumerate().all(layer)
            && rows(&self.hashed, HASHED_ROWS)
            && self.trained.numbers.len() >= trained * word
            && self.trained.bits <= ACTIVATION_BITS
            && shape(&self.vector_input, VECTOR, word)
            && shape(&self.upos, both, super::tags::Upos::all().len())
            && shape(&self.xpos, both, self.xpos_names.len())
            && shape(&self.arc_dependent, both, arc)
            && shape(&self.arc_head, both, arc)
            && shape(&self.arc_pair, arc, arc)
            && shape(&self.arc_bias, arc, 1)
            && shape(&self.label_dependent, both, label)
            && shape(&self.label_head, both, label)
            && shape(&self.label_out, label, super::tags::Relation::all().len())
            && self.root.len() == both
            && self.distance.len() == 2 * FAR + 2
    }

    /// The names of the tags of the Penn Treebank, by their numbers.
    #[must_use]
    pub fn xpos_names(&self) -> &[&'static str] {
        &self.xpos_names
    }

    /// How a word is used; `None` where nothing is known of it.
    #[must_use]
    pub fn use_of(&self, word: &str) -> Option<Use> {
        let place = *self.words.get(super::features::normal_form(word).as_str())?;
        self.vector_at(place as usize).map(Use)
    }

    /// Words before the first layer, one after the other: what the vector of each, its own row and the rows of its letters
    /// add up to.
    #[inline(always)]
    pub(super) fn embed<K: Kernel>(&self, kernel: K, words: &[&str]) -> Vec<i16> {
        let features: Vec<WordFeatures> = words.iter().map(|word| word_features(word)).collect();
        let mut vectors = Vec::with_capacity(words.len() * VECTOR);
        let mut own_rows = Vec::with_capacity(words.len());
        for features in &features {
            let place = self.words.get(features.normal.as_str()).map(|&row| row as usize);
            let vector = place.and_then(|place| self.vector_at(place));
            vectors.extend(vector.unwrap_or(&[0; VECTOR]).iter().map(|&number| i16::from(number as i8)));
            own_rows.push(place.and_then(|place| self.trained_row.get(place)).map_or(0, |&row| row as usize));
        }
        let input = &self.vector_input;
        let mut sums = input.rows.times(kernel, &vectors);
        for ((sums, features), own) in sums.chunks_mut(self.sizes.word.max(1)).zip(features).zip(own_rows) {
            for (sum, bias) in sums.iter_mut().zip(&input.bias) {
                *sum = (*sum >> input.bits) + bias;
            }
            self.trained.add(own, sums);
            for row in features.rows {
                self.hashed.add(row as usize, sums);
            }
        }
        sums.into_iter().map(limited).collect()
    }

    fn vector_at(&self, place: usize) -> Option<&'static [u8]> {
        (place < self.vector_words).then(|| self.vectors.get(place * VECTOR..(place + 1) * VECTOR)).flatten()
    }
}

impl Table {
    #[inline(always)]
    fn add(&self, row: usize, sums: &mut [i32]) {
        let width = sums.len();
        let numbers = self.numbers.get(row * width..(row + 1) * width).unwrap_or_default();
        for (sum, &number) in sums.iter_mut().zip(numbers) {
            *sum += i32::from(number as i8) << (ACTIVATION_BITS - self.bits);
        }
    }
}

/// An activation within its limits.
pub(super) fn limited(value: i32) -> i16 {
    value.clamp(-ACTIVATION_LIMIT, ACTIVATION_LIMIT) as i16
}

/// What is left to read of a file.
struct Bytes(&'static [u8]);

impl Bytes {
    /// Checks the first line and the checksum at the end, and skips the header.
    fn after_header(file: &'static [u8]) -> Result<Self, ModelError> {
        let first = file.split(|&byte| byte == b'\n').next().unwrap_or_default();
        if first != MAGIC.as_bytes() {
            let found = String::from_utf8_lossy(first.get(..first.len().min(40)).unwrap_or_default()).into_owned();
            return Err(ModelError::Version { found });
        }
        let (body, sum) = file.split_last_chunk::<8>().ok_or(ModelError::Cut)?;
        if checksum(body) != u64::from_le_bytes(*sum) {
            return Err(ModelError::Cut);
        }
        let header = body.windows(2).position(|pair| pair == b"\n\n").ok_or(ModelError::Cut)?;
        Ok(Self(&body[header + 2..]))
    }

    fn take(&mut self, length: usize) -> Result<&'static [u8], ModelError> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(ModelError::Cut)?;
        self.0 = rest;
        Ok(taken)
    }

    fn numbers<const N: usize>(&mut self) -> Result<[usize; N], ModelError> {
        let mut found = [0; N];
        for number in &mut found {
            let bytes = self.take(4)?.first_chunk::<4>().ok_or(ModelError::Cut)?;
            *number = u32::from_le_bytes(*bytes) as usize;
        }
        Ok(found)
    }

    fn text(&mut self) -> Result<&'static str, ModelError> {
        let [length] = self.numbers()?;
        std::str::from_utf8(self.take(length)?).map_err(|_| ModelError::Cut)
    }

    fn shorts(&mut self, count: usize) -> Result<Vec<i16>, ModelError> {
        let bytes = self.take(count.checked_mul(2).ok_or(ModelError::Cut)?)?;
        Ok(bytes.as_chunks::<2>().0.iter().map(|&pair| i16::from_le_bytes(pair)).collect())
    }

    fn longs(&mut self, count: usize) -> Result<Vec<i32>, ModelError> {
        let bytes = self.take(count.checked_mul(4).ok_or(ModelError::Cut)?)?;
        Ok(bytes.as_chunks::<4>().0.iter().map(|&four| i32::from_le_bytes(four)).collect())
    }

    fn counted_shorts(&mut self) -> Result<Vec<i16>, ModelError> {
        let [count] = self.numbers()?;
        self.shorts(count)
    }

    fn counted_numbers(&mut self) -> Result<Vec<i32>, ModelError> {
        let [count] = self.numbers()?;
        self.longs(count)
    }

    fn rows(&mut self) -> Result<Table, ModelError> {
        let [bits, length] = self.numbers()?;
        Ok(Table { bits: bits as u32, numbers: self.take(length)? })
    }

    fn matrix(&mut self) -> Result<Matrix, ModelError> {
        let [inputs, outputs, bits] = self.numbers()?;
        if bits > 30 {
            return Err(ModelError::Sizes);
        }
        let weights = self.shorts(inputs.checked_mul(outputs).ok_or(ModelError::Cut)?)?;
        Ok(Matrix::new(inputs, bits as u32, &weights, self.longs(outputs)?))
    }

    fn layer(&mut self) -> Result<Layer, ModelError> {
        Ok(Layer { input: self.matrix()?, keep: self.counted_shorts()?, show: self.counted_shorts()? })
    }
}

/// A sum over all bytes, eight at a time: enough to tell a cut or altered file from a whole one, at memory speed.
#[must_use]
pub fn checksum(bytes: &[u8]) -> u64 {
    let mix = |sum: u64, part: u64| (sum ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    let (eights, rest) = bytes.as_chunks::<8>();
    let sum = eights.iter().fold(bytes.len() as u64, |sum, &eight| mix(sum, u64::from_le_bytes(eight)));
    rest.iter().fold(sum, |sum, &byte| mix(sum, byte.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bundled model, changed.
    fn read(change: impl FnOnce(&mut Vec<u8>)) -> Option<ModelError> {
        let mut file = include_bytes!("../../data/en/parser.bin").to_vec();
        change(&mut file);
        Model::read(file.leak()).err()
    }

    #[test]
    fn a_damaged_model_is_an_error_and_the_whole_one_is_none() {
        assert_eq!(read(|_| ()), None);
        assert_eq!(read(|file| file.truncate(file.len() / 2)), Some(ModelError::Cut));
        assert_eq!(read(|file| file[5000] ^= 1), Some(ModelError::Cut));
        assert_eq!(read(Vec::clear), Some(ModelError::Version { found: String::new() }));
        let older = read(|file| file[..4].copy_from_slice(b"old!")).unwrap().to_string();
        assert!(older.contains("old!") && older.contains(MAGIC), "{older}");
    }

    #[test]
    fn a_model_whose_tables_do_not_fit_is_an_error() {
        let sizes = b"\n\n";
        let wider = read(|file| {
            let at = file.windows(2).position(|pair| pair == sizes).unwrap() + 2;
            file[at] ^= 1;
            let body = file.len() - 8;
            let sum = checksum(&file[..body]);
            file[body..].copy_from_slice(&sum.to_le_bytes());
        });
        assert_eq!(wider, Some(ModelError::Sizes));
    }
}
