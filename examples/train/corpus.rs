//! What the network sees of a sentence: numbers of words, of vectors and of rows.

use crate::conllu::Sentence;
use anyhow::{Context, Result};
use gainsay::lang::features::word_features;
use gainsay::lang::model::VECTOR;
use gainsay::lang::{Relation, Upos};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// How many words keep their vector: PUD loses .001 against all 60,000, and the model two megabytes.
pub(crate) const VECTOR_WORDS: usize = 40_000;

/// A word needs to stand that often in the treebank for a row of its own.
const OWN_ROW: usize = 2;

/// A small generator of numbers (splitmix64): the same on every machine.
#[derive(Clone, Debug)]
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to below 1.
    pub(crate) fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u32 << 24) as f32
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    pub(crate) fn normal(&mut self) -> f32 {
        let (a, b) = (self.unit().max(1e-7), self.unit());
        (-2.0 * a.ln()).sqrt() * (std::f32::consts::TAU * b).cos()
    }
}

/// A sentence in numbers.
#[derive(Clone, Debug)]
pub(crate) struct Encoded {
    pub(crate) vectors: Vec<Option<u32>>,
    pub(crate) words: Vec<u32>,
    pub(crate) rows: Vec<Vec<u32>>,
    pub(crate) upos: Vec<usize>,
    pub(crate) xpos: Vec<usize>,
    pub(crate) heads: Vec<usize>,
    pub(crate) relations: Vec<usize>,
}

impl Encoded {
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }
}

/// The words and tags that a network knows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    /// Words with a vector, then those without, each with its row of own numbers; row 0 is for all unknown words.
    pub(crate) list: Vec<(String, u32)>,
    /// How many of the first have a vector.
    pub(crate) vector_words: usize,
    /// The vectors, as bytes.
    pub(crate) vectors: Vec<i8>,
    /// How often the word of each own row stands in the treebank.
    pub(crate) counts: Vec<usize>,
    /// The tags of the Penn Treebank.
    pub(crate) xpos: Vec<String>,
    places: HashMap<String, usize>,
}

impl Vocabulary {
    /// The words of a treebank and the vectors of `folder`.
    pub(crate) fn new(treebank: &[Sentence], folder: &Path) -> Result<Self> {
        let names = folder.join("vectors.words");
        let words = std::fs::read_to_string(&names).with_context(|| format!("cannot read {}", names.display()))?;
        let numbers = folder.join("vectors.i8");
        let bytes = std::fs::read(&numbers).with_context(|| format!("cannot read {}", numbers.display()))?;
        Ok(Self::of(treebank, words.lines().take(VECTOR_WORDS), bytes.iter().map(|&byte| byte as i8)))
    }

    /// The words of a treebank, with vectors for some words.
    pub(crate) fn of<'w>(
        treebank: &[Sentence],
        vector_words: impl Iterator<Item = &'w str>,
        vectors: impl Iterator<Item = i8>,
    ) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let mut xpos: Vec<String> = Vec::new();
        for sentence in treebank {
            for form in &sentence.forms {
                *counts.entry(word_features(form).normal).or_default() += 1;
            }
            xpos.extend(sentence.xpos.iter().cloned());
        }
        xpos.sort();
        xpos.dedup();
        let mut vocabulary = Self { xpos, counts: vec![0], ..Self::default() };
        let mut own_row = |word: &str| -> u32 {
            let count = counts.remove(word).unwrap_or(0);
            if count < OWN_ROW {
                return 0;
            }
            vocabulary.counts.push(count);
            vocabulary.counts.len() as u32 - 1
        };
        let mut list: Vec<(String, u32)> = vector_words.map(|word| (word.to_owned(), own_row(word))).collect();
        vocabulary.vector_words = list.len();
        vocabulary.vectors = vectors.take(list.len() * VECTOR).collect();
        for (word, count) in counts.into_iter().filter(|&(_, count)| count >= OWN_ROW) {
            vocabulary.counts.push(count);
            list.push((word, vocabulary.counts.len() as u32 - 1));
        }
        vocabulary.places = list.iter().enumerate().map(|(place, (word, _))| (word.clone(), place)).collect();
        vocabulary.list = list;
        vocabulary
    }

    /// A sentence in numbers.
    pub(crate) fn encode(&self, sentence: &Sentence) -> Encoded {
        let features: Vec<_> = sentence.forms.iter().map(|form| word_features(form)).collect();
        let places: Vec<Option<usize>> =
            features.iter().map(|features| self.places.get(&features.normal).copied()).collect();
        let own = |place: &Option<usize>| place.and_then(|place| self.list.get(place)).map_or(0, |&(_, row)| row);
        let vector = |place: &Option<usize>| place.filter(|&place| place < self.vector_words).map(|place| place as u32);
        let upos = |name: &String| Upos::named(name).unwrap_or(Upos::X) as usize;
        let relation = |name: &String| Relation::named(name).unwrap_or(Relation::Dep) as usize;
        Encoded {
            vectors: places.iter().map(vector).collect(),
            words: places.iter().map(own).collect(),
            rows: features.into_iter().map(|features| features.rows).collect(),
            upos: sentence.upos.iter().map(upos).collect(),
            xpos: sentence.xpos.iter().map(|name| self.xpos.binary_search(name).unwrap_or(0)).collect(),
            heads: sentence.heads.clone(),
            relations: sentence.relations.iter().map(relation).collect(),
        }
    }

    /// The same sentence as a headline might write it: in capitals, in lower case, each word with a capital.
    pub(crate) fn encode_recased(&self, sentence: &Sentence, random: &mut Random) -> Encoded {
        let manner = random.below(4);
        let recase = |form: &String| match manner {
            0 => form.to_uppercase(),
            1 => form.to_lowercase(),
            _ => capitalised(form),
        };
        let small = ["ADP", "DET", "CCONJ", "SCONJ", "PART"];
        let forms = sentence.forms.iter().zip(&sentence.upos).enumerate().map(|(at, (form, upos))| {
            if manner >= 2 && at > 0 && small.contains(&upos.as_str()) { form.clone() } else { recase(form) }
        });
        self.encode(&Sentence { forms: forms.collect(), ..sentence.clone() })
    }
}

fn capitalised(form: &str) -> String {
    let mut letters = form.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}
