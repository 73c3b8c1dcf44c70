//! Adam (Kingma and Ba 2015), with rows that move only when they were used, and an average over the last steps.

use crate::net::{Gradient, Matrix, Net};
use ndarray::Array2;
use std::collections::BTreeMap;

const MEAN: f32 = 0.9;
const SQUARE: f32 = 0.98;

/// How much of the average each step leaves as it was.
const AVERAGED: f32 = 0.998;

/// Steps in which the rate rises to its full height.
const WARMING: f32 = 200.0;

/// The moments of one matrix.
#[derive(Debug)]
struct Moments {
    mean: Matrix,
    square: Matrix,
}

impl Moments {
    fn of(matrix: &Matrix) -> Self {
        Self { mean: Array2::zeros(matrix.raw_dim()), square: Array2::zeros(matrix.raw_dim()) }
    }
}

/// Moves a network down its gradients.
#[derive(Debug)]
pub(crate) struct Adam {
    rate: f32,
    steps: usize,
    step: usize,
    dense: Vec<Moments>,
    words: Moments,
    hashed: Moments,
    average: Vec<Matrix>,
}

/// What one step does to each number.
#[derive(Clone, Copy)]
struct Step {
    rate: f32,
    clip: f32,
    mean: f32,
    square: f32,
    decay: f32,
}

impl Step {
    fn apply(self, number: &mut f32, gradient: f32, mean: &mut f32, square: &mut f32) {
        let gradient = gradient * self.clip;
        *mean = MEAN * *mean + (1.0 - MEAN) * gradient;
        *square = SQUARE * *square + (1.0 - SQUARE) * gradient * gradient;
        let direction = *mean / self.mean / ((*square / self.square).sqrt() + 1e-8);
        *number -= self.rate * (direction + self.decay * *number);
    }
}

impl Adam {
    /// Begins; the rate falls to almost nothing over that many steps.
    pub(crate) fn new(net: &Net, rate: f32, steps: usize) -> Self {
        Self {
            rate,
            steps,
            step: 0,
            dense: net.dense.iter().map(Moments::of).collect(),
            words: Moments::of(&net.words),
            hashed: Moments::of(&net.hashed),
            average: net.dense.clone(),
        }
    }

    /// One step.
    pub(crate) fn step(&mut self, net: &mut Net, gradient: &Gradient) {
        self.step += 1;
        let done = self.step as f32 / self.steps as f32;
        let falling = 0.5 * (1.0 + (std::f32::consts::PI * done.min(1.0)).cos());
        let norm = gradient.dense.iter().flat_map(|matrix| matrix.iter()).map(|g| g * g).sum::<f32>().sqrt();
        let step = Step {
            rate: self.rate * (self.step as f32 / WARMING).min(1.0) * falling.max(0.02),
            clip: if norm > 1.0 { 1.0 / norm } else { 1.0 },
            mean: 1.0 - MEAN.powi(self.step as i32),
            square: 1.0 - SQUARE.powi(self.step as i32),
            decay: 1e-5,
        };
        let kept = ((1.0 + self.step as f32) / (10.0 + self.step as f32)).min(AVERAGED);
        for (((matrix, gradient), moments), average) in
            net.dense.iter_mut().zip(&gradient.dense).zip(&mut self.dense).zip(&mut self.average)
        {
            ndarray::Zip::from(&mut *matrix)
                .and(gradient)
                .and(&mut moments.mean)
                .and(&mut moments.square)
                .for_each(|number, &gradient, mean, square| step.apply(number, gradient, mean, square));
            average.zip_mut_with(matrix, |average, &number| *average = kept * *average + (1.0 - kept) * number);
        }
        let step = Step { decay: 1e-4, ..step };
        move_rows(&mut net.words, &gradient.words, &mut self.words, step);
        move_rows(&mut net.hashed, &gradient.hashed, &mut self.hashed, step);
    }

    /// The network with its dense parts averaged over the last steps.
    pub(crate) fn averaged(&self, net: &Net) -> Net {
        Net { dense: self.average.clone(), ..net.clone() }
    }
}

fn move_rows(matrix: &mut Matrix, gradient: &BTreeMap<u32, Vec<f32>>, moments: &mut Moments, step: Step) {
    for (&row, gradient) in gradient {
        let row = row as usize;
        let (mut numbers, mut means, mut squares) =
            (matrix.row_mut(row), moments.mean.row_mut(row), moments.square.row_mut(row));
        for (((number, &gradient), mean), square) in
            numbers.iter_mut().zip(gradient).zip(means.iter_mut()).zip(squares.iter_mut())
        {
            step.apply(number, gradient, mean, square);
        }
    }
}
