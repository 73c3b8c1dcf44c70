//! Gradient boosting (Friedman 2001): small trees, each grown towards what those before it got wrong. Second-order steps as
//! in XGBoost (Chen and Guestrin 2016), the leaf that gains most split first. The same trees each time.

use gainsay::judge::features::{FAMILIES, FeatureId, Levels, Sign, columns};
use gainsay::judge::trees::Test;

/// How trees are grown; tried by leaving stories out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Growth {
    /// How many trees.
    pub(crate) trees: usize,
    /// How many ends each has at most.
    pub(crate) leaves: usize,
    /// How much of each step is taken.
    pub(crate) step: f64,
    /// What holds values small.
    pub(crate) small: f64,
    /// How many rows an end has at least.
    pub(crate) rows: usize,
    /// How many of a hundred columns a tree may ask of.
    pub(crate) columns: u64,
    /// How many of a hundred rows a tree sees.
    pub(crate) seen: u64,
}

/// The rows: the level of each in each column.
#[derive(Debug)]
pub(crate) struct Rows {
    levels: Vec<Vec<u8>>,
    count: usize,
}

impl Rows {
    pub(crate) fn of<'f>(features: impl Iterator<Item = &'f [FeatureId]>) -> Self {
        let mut levels = vec![Vec::new(); columns().len()];
        let mut count = 0;
        for features in features {
            let row = Levels::of_features(features);
            levels.iter_mut().enumerate().for_each(|(column, levels)| levels.push(row.of(column as u8)));
            count += 1;
        }
        Self { levels, count }
    }
}

/// A node of a tree, roots first; behind a question all that follows a yes, then all that follows a no.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    pub(crate) value: f64,
    pub(crate) question: Option<(Test, usize)>,
}

/// Trees, and where they start from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Forest {
    pub(crate) start: f64,
    pub(crate) trees: Vec<Vec<Node>>,
}

impl Forest {
    /// The logit of each row.
    pub(crate) fn scores(&self, rows: &Rows) -> Vec<f64> {
        let mut scores = vec![self.start; rows.count];
        for tree in &self.trees {
            scores.iter_mut().enumerate().for_each(|(row, score)| *score += ends_at(tree, rows, row));
        }
        scores
    }
}

fn ends_at(tree: &[Node], rows: &Rows, row: usize) -> f64 {
    let mut at = 0;
    while let Some((test, no)) = tree[at].question {
        at = if passes(test, rows.levels[usize::from(test.column)][row]) { at + 1 } else { no };
    }
    tree[at].value
}

fn passes(test: Test, level: u8) -> bool {
    if test.or_lower { level <= test.level } else { level == test.level }
}

/// Grows trees on some of the rows: whether each is right, and how much it counts; nothing where it is left out.
pub(crate) fn grow(rows: &Rows, right: &[bool], weights: &[f64], growth: Growth) -> Forest {
    let total: f64 = weights.iter().sum();
    let share = right.iter().zip(weights).filter(|(right, _)| **right).map(|(_, weight)| weight).sum::<f64>() / total;
    let mut forest = Forest { start: (share / (1.0 - share)).ln(), trees: Vec::new() };
    let mut scores = vec![forest.start; rows.count];
    let mut chance = Chance(1);
    for _ in 0..growth.trees {
        let pulls: Vec<Pull> = (0..rows.count)
            .map(|row| {
                let likely = 1.0 / (1.0 + (-scores[row]).exp());
                let off = likely - f64::from(u8::from(right[row]));
                Pull { slope: off * weights[row], curve: likely * (1.0 - likely) * weights[row] }
            })
            .collect();
        let asked: Vec<u8> = (0..columns().len() as u8).filter(|_| chance.hundredth() < growth.columns).collect();
        let seen =
            (0..rows.count as u32).filter(|&row| weights[row as usize] > 0.0 && chance.hundredth() < growth.seen);
        let tree = Growing { rows, pulls: &pulls, asked: &asked, growth }.tree(seen.collect());
        scores.iter_mut().enumerate().for_each(|(row, score)| *score += ends_at(&tree, rows, row));
        forest.trees.push(tree);
    }
    forest
}

/// Which way a row, or several, would have the score go, and how fast that changes.
#[derive(Clone, Copy, Debug, Default)]
struct Pull {
    slope: f64,
    curve: f64,
}

impl Pull {
    fn and(self, other: Self) -> Self {
        Self { slope: self.slope + other.slope, curve: self.curve + other.curve }
    }

    fn without(self, other: Self) -> Self {
        Self { slope: self.slope - other.slope, curve: self.curve - other.curve }
    }

    fn value(self, small: f64) -> f64 {
        -self.slope / (self.curve + small)
    }

    fn worth(self, small: f64) -> f64 {
        self.slope * self.slope / (self.curve + small)
    }
}

/// The numbers of a linear congruential generator (Knuth's MMIX): the same each time.
struct Chance(u64);

impl Chance {
    fn hundredth(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % 100
    }
}

/// A tree being grown.
struct Growing<'r> {
    rows: &'r Rows,
    pulls: &'r [Pull],
    asked: &'r [u8],
    growth: Growth,
}

/// An end of it, and how it would best be split.
struct End {
    value: f64,
    rows: Vec<u32>,
    split: Option<Split>,
    /// The answers, once it is split: yes, no.
    answers: Option<(Test, usize, usize)>,
}

#[derive(Clone, Copy)]
struct Split {
    test: Test,
    gain: f64,
}

impl Growing<'_> {
    fn tree(&self, rows: Vec<u32>) -> Vec<Node> {
        let mut ends = vec![self.end(rows)];
        for _ in 1..self.growth.leaves {
            let gain = |end: &End| end.split.map_or(0.0, |split| split.gain);
            let best = (0..ends.len()).max_by(|&a, &b| gain(&ends[a]).total_cmp(&gain(&ends[b])).then(b.cmp(&a)));
            let Some((at, split)) = best.and_then(|at| Some((at, ends[at].split.take()?))) else { break };
            let levels = &self.rows.levels[usize::from(split.test.column)];
            let rows = std::mem::take(&mut ends[at].rows);
            let (yes, no): (Vec<u32>, Vec<u32>) =
                rows.into_iter().partition(|&row| passes(split.test, levels[row as usize]));
            ends[at].answers = Some((split.test, ends.len(), ends.len() + 1));
            ends.push(self.end(yes));
            ends.push(self.end(no));
        }
        let mut tree = Vec::new();
        lay_out(&ends, 0, &mut tree);
        tree
    }

    fn end(&self, rows: Vec<u32>) -> End {
        let all = rows.iter().fold(Pull::default(), |sum, &row| sum.and(self.pulls[row as usize]));
        let value = all.value(self.growth.small) * self.growth.step;
        let split = self.best_split(&rows, all);
        End { value, rows, split, answers: None }
    }

    fn best_split(&self, rows: &[u32], all: Pull) -> Option<Split> {
        let mut best: Option<Split> = None;
        for &column in self.asked {
            let (ordered, sign) = nature(column);
            let levels = &self.rows.levels[usize::from(column)];
            let mut sums = [(Pull::default(), 0_usize); 64];
            for &row in rows {
                let (sum, count) = &mut sums[usize::from(levels[row as usize])];
                *sum = sum.and(self.pulls[row as usize]);
                *count += 1;
            }
            let mut so_far = (Pull::default(), 0);
            for (level, &(sum, count)) in sums.iter().enumerate().filter(|(_, (_, count))| *count > 0) {
                so_far = if ordered { (so_far.0.and(sum), so_far.1 + count) } else { (sum, count) };
                let (yes, no) = (so_far.0, all.without(so_far.0));
                let small = self.growth.small;
                // A level of nothing is no feature: it is asked for only as less than the lowest.
                let few = so_far.1.min(rows.len() - so_far.1) < self.growth.rows;
                if few || level == 0 || !allows(sign, yes.value(small), no.value(small)) {
                    continue;
                }
                let gain = yes.worth(small) + no.worth(small) - all.worth(small);
                if gain > best.map_or(1e-6, |best| best.gain) {
                    best = Some(Split { test: Test { column, level: level as u8, or_lower: ordered }, gain });
                }
            }
        }
        best
    }
}

/// Whether a column's levels are ordered, and which way it can count.
fn nature(column: u8) -> (bool, Sign) {
    let ordered = FAMILIES.get(usize::from(column)).is_some_and(|family| family.ordered);
    let sign = columns().feature(column, 1).map_or(Sign::Any, FeatureId::sign);
    (ordered, sign)
}

fn allows(sign: Sign, yes: f64, no: f64) -> bool {
    match sign {
        Sign::For => yes >= no,
        Sign::Against => yes <= no,
        Sign::Any => true,
    }
}

fn lay_out(ends: &[End], at: usize, tree: &mut Vec<Node>) {
    let here = tree.len();
    tree.push(Node { value: ends[at].value, question: None });
    if let Some((test, yes, no)) = ends[at].answers {
        lay_out(ends, yes, tree);
        tree[here].question = Some((test, tree.len()));
        lay_out(ends, no, tree);
    }
}
