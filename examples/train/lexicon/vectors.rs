//! The word vectors: `vectors.words`, a word a line, the most frequent first, and `vectors.i8`, 100 bytes a word.

use anyhow::{Context, Result, ensure};
use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// Numbers of a vector.
pub(crate) const DIMENSIONS: usize = 100;

/// A vector of signed bytes.
pub(crate) type Vector = [i8; DIMENSIONS];

/// The length that vectors are scaled to, as those of the file are: the largest that signed bytes allow for vectors of
/// words, whose single numbers are at most half as long as the whole.
const LENGTH: f64 = 254.0;

/// Words with their vectors.
pub(crate) struct Vectors {
    /// The words, the most frequent first.
    pub(crate) words: Vec<String>,
    vectors: Vec<Vector>,
    index: HashMap<String, usize>,
}

impl Vectors {
    /// Reads both files of a folder.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let list = folder.join("vectors.words");
        let words = fs::read_to_string(&list).with_context(|| format!("{} cannot be read", list.display()))?;
        let file = folder.join("vectors.i8");
        let bytes = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        Self::new(words.lines().map(str::to_owned).collect(), &bytes)
    }

    /// Vectors from the bytes of all, one after the other.
    pub(crate) fn new(words: Vec<String>, bytes: &[u8]) -> Result<Self> {
        ensure!(bytes.len() == words.len() * DIMENSIONS, "{} bytes for {} vectors", bytes.len(), words.len());
        let chunks = bytes.as_chunks::<DIMENSIONS>().0;
        let vectors = chunks.iter().map(|chunk| chunk.map(|byte| i8::from_le_bytes([byte]))).collect();
        let index = words.iter().enumerate().map(|(at, word)| (word.clone(), at)).collect();
        Ok(Self { words, vectors, index })
    }

    /// The place of a word among the most frequent, from 0.
    pub(crate) fn place(&self, word: &str) -> Option<usize> {
        self.index.get(word).copied()
    }

    /// The vector of a word.
    pub(crate) fn get(&self, word: &str) -> Option<&Vector> {
        self.place(word).map(|at| &self.vectors[at])
    }

    /// The vector at a place.
    pub(crate) fn at(&self, place: usize) -> &Vector {
        &self.vectors[place]
    }

    /// The mean of words' vectors, the rarer counting less: each by the root of its frequency, which falls with its place.
    pub(crate) fn mean(&self, places: &[usize]) -> Option<Vector> {
        let mut sum = [0.0; DIMENSIONS];
        for &place in places {
            let weight = 1.0 / (place as f64 + 1.0).sqrt();
            sum.iter_mut().zip(self.at(place)).for_each(|(sum, &number)| *sum += weight * f64::from(number));
        }
        let length = sum.iter().map(|number| number * number).sum::<f64>().sqrt();
        (length > 0.0).then(|| sum.map(|number| (number / length * LENGTH).round() as i8))
    }
}

/// The cosine of two vectors.
pub(crate) fn cosine(one: &Vector, other: &Vector) -> f64 {
    let product = dot(one, other);
    let length = f64::from(dot(one, one)).sqrt() * f64::from(dot(other, other)).sqrt();
    if length > 0.0 { f64::from(product) / length } else { 0.0 }
}

/// The product of two vectors, in integers, so that it is the same everywhere.
pub(crate) fn dot(one: &Vector, other: &Vector) -> i32 {
    one.iter().zip(other).map(|(&a, &b)| i32::from(a) * i32::from(b)).sum()
}
