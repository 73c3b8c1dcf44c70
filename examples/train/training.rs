//! Trains a network on a treebank, and on text that a larger network has parsed.

use crate::adam::Adam;
use crate::conllu::Sentence;
use crate::corpus::{Encoded, Random, Vocabulary};
use crate::net::{Dropout, Net, Noise, backward, best, forward};
use gainsay::lang::model::Sizes;
use gainsay::lang::{Relation, Upos, best_tree};

/// How a network is trained.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) sizes: Sizes,
    pub(crate) epochs: usize,
    pub(crate) seed: u64,
}

/// Words of one step.
const BATCH: usize = 1000;

/// How fast it learns at first.
const RATE: f32 = 0.002;

/// One sentence in ten is written as a headline might.
const RECASED: f32 = 0.1;

const DROPOUT: Dropout = Dropout { input: 0.25, layer: 0.33, word: 0.15 };

/// Trains a network; says after each epoch how wrong it still is.
pub(crate) fn train(
    plan: Plan,
    vocabulary: &Vocabulary,
    sentences: &[Sentence],
    mut say: impl FnMut(usize, f32),
) -> Net {
    let mut net = Net::new(plan.sizes, vocabulary, plan.seed);
    let mut random = Random(plan.seed + 7);
    let encoded: Vec<Encoded> = sentences.iter().map(|sentence| vocabulary.encode(sentence)).collect();
    let words: usize = encoded.iter().map(Encoded::len).sum();
    let mut adam = Adam::new(&net, RATE, plan.epochs * (words / BATCH + 1));
    for epoch in 0..plan.epochs {
        let mut loss = 0.0;
        for batch in batches(&encoded, &mut random) {
            let chosen: Vec<Encoded> = batch
                .into_iter()
                .map(|number| {
                    if random.unit() < RECASED {
                        vocabulary.encode_recased(&sentences[number], &mut random)
                    } else {
                        encoded[number].clone()
                    }
                })
                .collect();
            loss += step(&mut net, &mut adam, vocabulary, &chosen, &mut random);
        }
        say(epoch + 1, loss / words as f32);
    }
    adam.averaged(&net)
}

/// The sentences in random order, cut where a batch is full.
fn batches(encoded: &[Encoded], random: &mut Random) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..encoded.len()).collect();
    for place in (1..order.len()).rev() {
        order.swap(place, random.below(place + 1));
    }
    let mut batches = Vec::new();
    let (mut batch, mut words) = (Vec::new(), 0);
    for number in order {
        if words + encoded[number].len() > BATCH && !batch.is_empty() {
            batches.push(std::mem::take(&mut batch));
            words = 0;
        }
        words += encoded[number].len();
        batch.push(number);
    }
    if !batch.is_empty() {
        batches.push(batch);
    }
    batches
}

/// Moves the network once. The batch is cut in two whatever the number of cores, so that sums come out the same.
fn step(net: &mut Net, adam: &mut Adam, vocabulary: &Vocabulary, sentences: &[Encoded], random: &mut Random) -> f32 {
    let total: usize = sentences.iter().map(Encoded::len).sum();
    let mut words = 0;
    let half = sentences.iter().take_while(|sentence| {
        let before = words;
        words += sentence.len();
        before < total / 2
    });
    let half = half.count();
    let seeds = [random.next(), random.next()];
    let run = |part: &[Encoded], seed: u64| {
        let noise = Noise { dropout: DROPOUT, random: Random(seed), counts: &vocabulary.counts };
        let seen = forward(net, part, Some(noise));
        backward(net, part, seen, 1.0 / total as f32)
    };
    let (first, second) = sentences.split_at(half);
    let (mut gradient, other) = rayon::join(|| run(first, seeds[0]), || run(second, seeds[1]));
    gradient.add(other);
    adam.step(net, &gradient);
    gradient.loss * total as f32
}

/// What a network makes of a sentence.
pub(crate) fn annotate(net: &Net, vocabulary: &Vocabulary, sentence: Sentence) -> Sentence {
    let encoded = vocabulary.encode(&sentence);
    let seen = forward(net, std::slice::from_ref(&encoded), None);
    let scale = |score: f32| (f64::from(score) * 256.0).max(-1e9) as i64;
    let heads = best_tree(sentence.len(), |word, head| scale(seen.arcs[0][[word - 1, head]]));
    let relations: Vec<Relation> = Relation::all().collect();
    let tags: Vec<Upos> = Upos::all().collect();
    let upos = seen.upos.rows().into_iter().map(|row| tags[best(row.iter())].name().to_owned());
    let xpos = seen.xpos.rows().into_iter().map(|row| vocabulary.xpos[best(row.iter())].clone());
    let named = seen.best_labels(net, &heads).into_iter().map(|label| relations[label].name().to_owned());
    Sentence { upos: upos.collect(), xpos: xpos.collect(), relations: named.collect(), heads, forms: sentence.forms }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export;

    /// Sentences of three words, made from lists.
    fn treebank() -> Vec<Sentence> {
        let own = |words: [&str; 3]| words.map(str::to_owned).to_vec();
        let sentence = |number: usize| Sentence {
            forms: own([
                ["boats", "dogs", "crews", "Ann"][number % 4],
                ["sank", "slept", "sailed"][number % 3],
                ["there", "here", "early", "late", "twice"][number % 5],
            ]),
            upos: own([if number % 4 == 3 { "PROPN" } else { "NOUN" }, "VERB", "ADV"]),
            xpos: own(["NNS", "VBD", "RB"]),
            heads: vec![2, 0, 2],
            relations: own(["nsubj", "root", "advmod"]),
        };
        (0..100).map(sentence).collect()
    }

    #[test]
    fn the_same_sentences_give_the_same_model() {
        let sentences = treebank();
        let vocabulary = Vocabulary::of(&sentences, std::iter::empty(), std::iter::empty());
        let plan = |seed| Plan { sizes: Sizes { word: 8, hidden: 8, layers: 1, arc: 8, label: 8 }, epochs: 2, seed };
        let model = |seed| export::write(&train(plan(seed), &vocabulary, &sentences, |_, _| ()), &vocabulary, "a test");
        assert_eq!(model(1), model(1));
        assert_ne!(model(1), model(2), "the seed counts");
    }
}
