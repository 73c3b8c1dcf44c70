//! Logistic regression with few weights: most are nothing (L1), the rest small (L2), some of one sign.
//!
//! FISTA (Beck and Teboulle 2009) over sparse rows of features that are there or not; each step is small enough to go
//! down, so nothing needs tuning. The same numbers each time.

use gainsay::judge::features::Sign;

/// A row: which columns it has, whether it is right, how much it counts.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) columns: Vec<u32>,
    pub(crate) right: bool,
    pub(crate) weight: f64,
}

/// How strongly weights are held down.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hold {
    pub(crate) most_are_nothing: f64,
    pub(crate) all_are_small: f64,
}

/// A bias and a weight for each column.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fit {
    pub(crate) bias: f64,
    pub(crate) weights: Vec<f64>,
}

impl Fit {
    /// The logit of a row.
    pub(crate) fn score(&self, columns: &[u32]) -> f64 {
        columns.iter().filter_map(|&column| self.weights.get(column as usize)).sum::<f64>() + self.bias
    }
}

const STEPS: usize = 120;

/// Fits weights to rows, from a start that may be empty.
pub(crate) fn fit(rows: &[&Row], signs: &[Sign], hold: Hold, start: &Fit) -> Fit {
    let columns = signs.len();
    let total: f64 = rows.iter().map(|row| row.weight).sum();
    let mut fit =
        if start.weights.len() == columns { start.clone() } else { Fit { bias: 0.0, weights: vec![0.0; columns] } };
    let mut ahead = fit.clone();
    let mut momentum = 1.0_f64;
    let step = 1.0 / steepness(rows, total, columns);
    for _ in 0..STEPS {
        let (bias, gradient) = slope(rows, total, &ahead, columns);
        let mut next = Fit { bias: ahead.bias - step * bias, weights: vec![0.0; columns] };
        for (column, weight) in next.weights.iter_mut().enumerate() {
            let moved = ahead.weights[column] - step * (gradient[column] + hold.all_are_small * ahead.weights[column]);
            *weight = shrink(moved, step * hold.most_are_nothing, signs[column]);
        }
        let faster = (1.0 + (1.0 + 4.0 * momentum * momentum).sqrt()) / 2.0;
        let carry = (momentum - 1.0) / faster;
        ahead = Fit {
            bias: next.bias + carry * (next.bias - fit.bias),
            weights: next.weights.iter().zip(&fit.weights).map(|(new, old)| new + carry * (new - old)).collect(),
        };
        (fit, momentum) = (next, faster);
    }
    fit
}

/// Towards nothing, and within its sign.
fn shrink(weight: f64, by: f64, sign: Sign) -> f64 {
    let shrunk = if weight > by {
        weight - by
    } else if weight < -by {
        weight + by
    } else {
        0.0
    };
    match sign {
        Sign::For => shrunk.max(0.0),
        Sign::Against => shrunk.min(0.0),
        Sign::Any => shrunk,
    }
}

/// The largest curvature, by power iteration on the rows: a quarter of the largest eigenvalue of their products.
fn steepness(rows: &[&Row], total: f64, columns: usize) -> f64 {
    let mut direction = vec![1.0 / ((columns + 1) as f64).sqrt(); columns + 1];
    let mut largest = 1.0;
    for _ in 0..20 {
        let mut next = vec![0.0; columns + 1];
        for row in rows {
            let along = direction[columns] + row.columns.iter().map(|&column| direction[column as usize]).sum::<f64>();
            let share = along * row.weight / total;
            next[columns] += share;
            for &column in &row.columns {
                next[column as usize] += share;
            }
        }
        largest = next.iter().map(|part| part * part).sum::<f64>().sqrt().max(1e-12);
        direction = next.into_iter().map(|part| part / largest).collect();
    }
    largest / 4.0 * 1.1
}

fn slope(rows: &[&Row], total: f64, fit: &Fit, columns: usize) -> (f64, Vec<f64>) {
    let mut gradient = vec![0.0; columns];
    let mut bias = 0.0;
    for row in rows {
        let likely = 1.0 / (1.0 + (-fit.score(&row.columns)).exp());
        let off = (likely - f64::from(u8::from(row.right))) * row.weight / total;
        bias += off;
        for &column in &row.columns {
            gradient[column as usize] += off;
        }
    }
    (bias, gradient)
}
