//! How likely a pair is, by the trees of `data/en/trees.tsv`, grown by `examples/fit`.
//!
//! Each tree asks a pair a few questions of its features, one after the other, and answers with a number; all of them
//! together, and where they start from, are the pair's score: the logarithm of how much likelier than not the value speaks of
//! the fact.

use super::features::{FeatureId, Levels, columns};
use std::collections::HashMap;
use std::sync::OnceLock;

/// Scores are in thousandths of a logit.
pub const UNIT: i32 = 1000;

/// The trees, one behind the other; of each its root, then all behind "yes", then all behind "no".
#[derive(Clone, Debug, Default)]
pub struct Trees {
    start: i32,
    nodes: Vec<Node>,
    roots: Vec<u32>,
    thresholds: HashMap<String, i32>,
}

/// A question, or where no more is asked.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// What the tree would say, asked no further, in thousandths of a logit.
    value: i32,
    question: Option<Question>,
}

/// A question: yes is the next node.
#[derive(Clone, Copy, Debug)]
struct Question {
    test: Test,
    no: u32,
}

/// What is asked of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Test {
    /// The column.
    pub column: u8,
    /// The level that it is held against.
    pub level: u8,
    /// Whether a lower level will do, or only this.
    pub or_lower: bool,
}

impl Test {
    /// Whether a pair passes.
    #[must_use]
    pub fn passes(self, levels: &Levels) -> bool {
        let level = levels.of(self.column);
        if self.or_lower { level <= self.level } else { level == self.level }
    }

    /// As the table writes it: "denied", "key<argument" (that or lower), "counted=listed".
    #[must_use]
    pub fn name(self) -> String {
        let feature = columns().feature(self.column, self.level).map_or_else(String::new, FeatureId::name);
        if self.or_lower { feature.replacen('=', "<", 1) } else { feature }
    }
}

/// What a feature added to a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The column of the feature.
    pub column: u8,
    /// What it added, in thousandths of a logit.
    pub weight: i32,
}

impl Trees {
    /// Reads a table: `start` and each `threshold NAME` with their numbers, then the nodes in order: what is asked, or `.`
    /// where nothing is, and the value. It must be of this version; a test holds the one that is carried to that.
    #[must_use]
    pub fn read(table: &str) -> Self {
        let tests = columns().tests();
        let mut trees = Self::default();
        // How many answers each question still waits for: "yes" first, then "no".
        let mut waiting: Vec<(usize, bool)> = Vec::new();
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            let Some((name, value)) = row.rsplit_once('\t') else { continue };
            let Ok(value) = value.parse::<i32>() else { continue };
            match name.split_once('\t') {
                Some(("threshold", name)) => {
                    trees.thresholds.insert(name.to_owned(), value);
                }
                _ if name == "start" => trees.start = value,
                _ => trees.add(tests.get(name).copied(), value, &mut waiting),
            }
        }
        trees
    }

    fn add(&mut self, test: Option<Test>, value: i32, waiting: &mut Vec<(usize, bool)>) {
        let here = self.nodes.len();
        match waiting.pop() {
            None => self.roots.push(here as u32),
            Some((asker, true)) => waiting.push((asker, false)),
            Some((asker, false)) => {
                if let Some(question) = self.nodes.get_mut(asker).and_then(|node| node.question.as_mut()) {
                    question.no = here as u32;
                }
            }
        }
        // Where no "no" follows, none is found, and the tree ends there.
        self.nodes.push(Node { value, question: test.map(|test| Question { test, no: u32::MAX }) });
        if test.is_some() {
            waiting.push((here, true));
        }
    }

    /// The trees that the program carries.
    #[must_use]
    pub fn english() -> &'static Self {
        static TREES: OnceLock<Trees> = OnceLock::new();
        TREES.get_or_init(|| Self::read(include_str!("../../data/en/trees.tsv")))
    }

    /// A threshold of the table, in thousandths of a logit.
    #[must_use]
    pub fn threshold(&self, name: &str) -> i32 {
        self.thresholds.get(name).copied().unwrap_or(0)
    }

    /// What some features come to, in thousandths of a logit: 0 is as likely as not.
    #[must_use]
    pub fn score(&self, features: &[FeatureId]) -> i32 {
        let levels = Levels::of_features(features);
        let mut score = self.start;
        self.walk(&levels, |_, _| {}, |value| score = score.saturating_add(value));
        score
    }

    /// What each column asked added: how much further than its question's own value the answer lies.
    #[must_use]
    pub fn parts(&self, features: &[FeatureId]) -> Vec<Part> {
        let levels = Levels::of_features(features);
        let mut parts = vec![0_i32; columns().len()];
        let add = |column: u8, weight: i32| {
            if let Some(part) = parts.get_mut(usize::from(column)) {
                *part = part.saturating_add(weight);
            }
        };
        self.walk(&levels, add, |_| {});
        let parts = parts.into_iter().enumerate().map(|(column, weight)| Part { column: column as u8, weight });
        parts.filter(|part| part.weight != 0).collect()
    }

    /// Goes down each tree: tells what each answer adds to what its question had, and where the tree ends.
    fn walk(&self, levels: &Levels, mut on_answer: impl FnMut(u8, i32), mut on_end: impl FnMut(i32)) {
        for &root in &self.roots {
            let mut at = root as usize;
            while let Some(node) = self.nodes.get(at) {
                let Some(question) = node.question else {
                    on_end(node.value);
                    break;
                };
                at = if question.test.passes(levels) { at + 1 } else { question.no as usize };
                let answer = self.nodes.get(at).map_or(0, |answer| answer.value);
                on_answer(question.test.column, answer.saturating_sub(node.value));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "# comment\nstart\t-1000\nthreshold\terror\t900\n\
                         key<argument\t0\ndenied\t500\n.\t-2500\n.\t2000\n.\t-300\ndenied\t0\n.\t-1\n.\t1\n";

    fn named(name: &str) -> FeatureId {
        FeatureId::named(name).unwrap_or(FeatureId(u16::MAX))
    }

    #[test]
    fn trees_add_up_by_what_a_pair_answers() {
        let trees = Trees::read(TABLE);
        assert_eq!(trees.threshold("error"), 900);
        assert_eq!(trees.score(&[named("key=phrase")]), -1000 + 2000 + 1);
        assert_eq!(trees.score(&[named("key=argument")]), -1000 + 2000 + 1);
        assert_eq!(trees.score(&[named("key=outer")]), -1000 - 300 + 1);
        assert_eq!(trees.score(&[named("key=phrase"), named("denied")]), -1000 - 2500 - 1);
    }

    #[test]
    fn what_each_feature_added_comes_to_the_score() {
        let trees = Trees::read(TABLE);
        let features = [named("key=phrase"), named("denied")];
        let parts = trees.parts(&features);
        assert_eq!(parts.len(), 2);
        assert_eq!(parts.iter().map(|part| part.weight).sum::<i32>() - 1000, trees.score(&features));
        assert!(parts[0].weight > 0 && parts[1].weight < 0, "{parts:?}");
    }

    #[test]
    fn a_table_that_is_cut_short_still_ends() {
        let trees = Trees::read("start\t-1000\nkey<argument\t0\n.\t500\n");
        assert_eq!(trees.score(&[named("key=phrase")]), -500);
        assert_eq!(trees.score(&[named("key=outer")]), -1000);
    }

    #[test]
    fn the_table_that_is_carried_asks_for_features_of_this_version() {
        let table = include_str!("../../data/en/trees.tsv");
        let tests = columns().tests();
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            let (name, value) = row.rsplit_once('\t').unwrap_or_default();
            assert!(value.parse::<i32>().is_ok(), "{row}");
            let known = matches!(name, "start" | ".") || name.starts_with("threshold\t") || tests.contains_key(name);
            assert!(known, "{row}");
        }
        assert!(Trees::english().roots.len() > 50);
    }
}
