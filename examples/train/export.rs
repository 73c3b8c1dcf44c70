//! A trained network as a file of whole numbers, which `gainsay::lang::Model` reads.

use crate::corpus::Vocabulary;
use crate::net::{LayerPart, Matrix, Net, Part, VECTOR_UNIT};
use gainsay::lang::model::{MAGIC, checksum};

const ACTIVATION: f32 = 256.0;
const STATE: f32 = 1024.0;

/// The largest sum that the weights of an output can make of activations lies within 30 bits and its sign.
const SUM: f32 = (1 << 30) as f32;

/// No activation is larger, in units of [`ACTIVATION`].
const LARGEST: f32 = 16.0;

/// Writes the file.
pub(crate) fn write(net: &Net, vocabulary: &Vocabulary, made_by: &str) -> Vec<u8> {
    let mut file = Writer { bytes: format!("{MAGIC}\n{made_by}\n\n").into_bytes() };
    let sizes = net.sizes;
    file.numbers([sizes.word, sizes.hidden, sizes.layers, sizes.arc, sizes.label]);
    let words: String = vocabulary.list.iter().map(|(word, _)| format!("{word}\n")).collect();
    file.text(&words);
    file.numbers([vocabulary.vector_words]);
    file.bytes.extend(vocabulary.vectors.iter().map(|&number| number as u8));
    file.shorts(vocabulary.list.iter().map(|&(_, row)| row as i16));
    file.text(&vocabulary.xpos.iter().map(|name| format!("{name}\n")).collect::<String>());
    file.rows(&net.words);
    file.rows(&net.hashed);
    let vector = net.part(Part::Vector).mapv(|weight| weight * ACTIVATION / VECTOR_UNIT);
    file.vector_matrix(&vector, net.part(Part::VectorBias));
    for layer in 0..sizes.layers {
        file.matrix(net.layer(layer, LayerPart::Input), Some(net.layer(layer, LayerPart::Bias)));
        for part in [LayerPart::Keep, LayerPart::Show] {
            let weights = net.layer(layer, part);
            file.numbers([weights.len()]);
            file.shorts(weights.iter().map(|&weight| rounded(weight * STATE) as i16));
        }
    }
    for (weights, bias) in [
        (Part::Upos, Some(Part::UposBias)),
        (Part::Xpos, Some(Part::XposBias)),
        (Part::ArcDependent, Some(Part::ArcDependentBias)),
        (Part::ArcHead, Some(Part::ArcHeadBias)),
        (Part::ArcPair, None),
        (Part::ArcBias, None),
        (Part::LabelDependent, Some(Part::LabelBias)),
        (Part::LabelHead, None),
        (Part::LabelOut, Some(Part::LabelOutBias)),
    ] {
        file.matrix(net.part(weights), bias.map(|bias| net.part(bias)));
    }
    let root = net.part(Part::Root);
    file.numbers([root.len()]);
    file.shorts(root.iter().map(|&number| rounded(number * ACTIVATION) as i16));
    let distance = net.part(Part::Distance);
    file.numbers([distance.len()]);
    file.longs(distance.iter().map(|&number| rounded(number * ACTIVATION)));
    let sum = checksum(&file.bytes);
    file.bytes.extend(sum.to_le_bytes());
    file.bytes
}

fn rounded(number: f32) -> i32 {
    number.round() as i32
}

/// How many bits behind the point a matrix can have: all weights within 16 bits, and all sums within 32.
fn bits_for(weights: &Matrix, bias: &Matrix) -> u32 {
    let largest = weights.iter().fold(1e-6_f32, |largest, weight| largest.max(weight.abs()));
    let sums = weights.columns().into_iter().zip(bias.iter());
    let sum = sums.map(|(column, bias)| column.iter().map(|weight| weight.abs()).sum::<f32>() * LARGEST + bias.abs());
    let sum = sum.fold(1e-6_f32, f32::max) * ACTIVATION;
    let bits = (f32::from(i16::MAX) / largest).log2().min((SUM / sum).log2());
    bits.floor().clamp(0.0, 14.0) as u32
}

struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    fn numbers<const N: usize>(&mut self, numbers: [usize; N]) {
        for number in numbers {
            self.bytes.extend((number as u32).to_le_bytes());
        }
    }

    fn text(&mut self, text: &str) {
        self.numbers([text.len()]);
        self.bytes.extend(text.as_bytes());
    }

    fn shorts(&mut self, numbers: impl Iterator<Item = i16>) {
        self.bytes.extend(numbers.flat_map(i16::to_le_bytes));
    }

    fn longs(&mut self, numbers: impl Iterator<Item = i32>) {
        self.bytes.extend(numbers.flat_map(i32::to_le_bytes));
    }

    /// A table of rows of bytes. Its few largest numbers are cut, so that the others are kept finely.
    fn rows(&mut self, table: &Matrix) {
        let mut sizes: Vec<f32> = table.iter().map(|number| number.abs()).collect();
        sizes.sort_by(f32::total_cmp);
        let most = sizes.get(sizes.len() * 9999 / 10_000).copied().unwrap_or(1.0).max(1e-3);
        let bits = (127.0 / most).log2().floor().clamp(0.0, 8.0) as usize;
        self.numbers([bits, table.len()]);
        let scale = f32::from(1_u16 << bits);
        self.bytes.extend(table.iter().map(|&number| rounded(number * scale).clamp(-127, 127) as i8 as u8));
    }

    /// A matrix, one row for each output.
    fn matrix(&mut self, weights: &Matrix, bias: Option<&Matrix>) {
        let zeros = Matrix::zeros((1, weights.ncols()));
        let bias = bias.unwrap_or(&zeros);
        let bits = bits_for(weights, bias);
        let scale = f32::from(1_u16 << bits);
        self.scaled(weights, scale, bits, &bias.mapv(|number| number * scale * ACTIVATION));
    }

    /// The matrix of the vectors, whose bias is added behind the shift.
    fn vector_matrix(&mut self, weights: &Matrix, bias: &Matrix) {
        let bits = bits_for(weights, bias);
        self.scaled(weights, f32::from(1_u16 << bits), bits, &bias.mapv(|number| number * ACTIVATION));
    }

    fn scaled(&mut self, weights: &Matrix, scale: f32, bits: u32, bias: &Matrix) {
        self.numbers([weights.nrows(), weights.ncols(), bits as usize]);
        self.shorts(weights.t().iter().map(|&weight| rounded(weight * scale) as i16));
        self.longs(bias.iter().map(|&number| rounded(number)));
    }
}
