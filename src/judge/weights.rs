//! How much each feature counts, and two together: `data/en/weights.tsv`, fitted by `examples/fit`.

use super::features::FeatureId;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Weights are in thousandths of a logit.
pub const UNIT: i32 = 1000;

/// The fitted weights.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    bias: i32,
    single: Vec<i32>,
    /// For each feature: the features that count together with it, and how much.
    together: Vec<Vec<(FeatureId, i32)>>,
    thresholds: HashMap<String, i32>,
}

/// What a feature, or two together, added to a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The feature.
    pub feature: FeatureId,
    /// The one that it counts together with, if it does.
    pub with: Option<FeatureId>,
    /// What they added, in thousandths of a logit.
    pub weight: i32,
}

impl Weights {
    /// Reads a table: rows of feature, feature or nothing, weight; `bias` and `threshold NAME` stand for themselves.
    /// Rows that name no feature of this version are left out.
    #[must_use]
    pub fn read(table: &str) -> Self {
        let names: HashMap<String, FeatureId> =
            (0..super::features::count()).map(|number| FeatureId(number as u16)).map(|id| (id.name(), id)).collect();
        let mut weights = Self {
            single: vec![0; super::features::count()],
            together: vec![Vec::new(); super::features::count()],
            ..Self::default()
        };
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            let [first, second, weight] = columns[..] else { continue };
            let Ok(weight) = weight.parse::<i32>() else { continue };
            match (first, names.get(first), names.get(second)) {
                ("bias", ..) => weights.bias = weight,
                ("threshold", ..) => {
                    weights.thresholds.insert(second.to_owned(), weight);
                }
                (_, Some(&a), None) if second.is_empty() => weights.single[a.0 as usize] = weight,
                (_, Some(&a), Some(&b)) => weights.together[a.min(b).0 as usize].push((a.max(b), weight)),
                _ => {}
            }
        }
        weights
    }

    /// The weights that the program carries.
    #[must_use]
    pub fn english() -> &'static Self {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        WEIGHTS.get_or_init(|| Self::read(include_str!("../../data/en/weights.tsv")))
    }

    /// A threshold of the table, in thousandths of a logit.
    #[must_use]
    pub fn threshold(&self, name: &str) -> i32 {
        self.thresholds.get(name).copied().unwrap_or(0)
    }

    /// What some features come to, in thousandths of a logit: 0 is as likely as not. `features` are in order.
    #[must_use]
    pub fn score(&self, features: &[FeatureId]) -> i32 {
        self.parts(features).map(|part| part.weight).fold(self.bias, i32::saturating_add)
    }

    /// What each of some features adds, and each two of them.
    pub fn parts<'f>(&'f self, features: &'f [FeatureId]) -> impl Iterator<Item = Part> + 'f {
        features.iter().flat_map(move |&feature| {
            let single = self.single.get(feature.0 as usize).copied().unwrap_or(0);
            let pairs = self.together.get(feature.0 as usize).into_iter().flatten();
            let pairs = pairs.filter(|(other, _)| features.binary_search(other).is_ok());
            let alone = Part { feature, with: None, weight: single };
            std::iter::once(alone)
                .chain(pairs.map(move |&(with, weight)| Part { feature, with: Some(with), weight }))
                .filter(|part| part.weight != 0)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_add_up_alone_and_together() {
        let table = "# comment\nbias\t\t-1000\ndenied\t\t-500\nkey=phrase\t\t2000\nkey=phrase\tdenied\t-3000\nthreshold\terror\t900\nold\t\t7\n";
        let weights = Weights::read(table);
        let named = |name: &str| FeatureId::named(name).unwrap_or(FeatureId(u16::MAX));
        let (key, denied) = (named("key=phrase"), named("denied"));
        assert_eq!(weights.score(&[]), -1000);
        assert_eq!(weights.score(&[key]), 1000);
        assert_eq!(weights.score(&[key, denied]), -2500);
        assert_eq!(weights.threshold("error"), 900);
        assert_eq!(weights.parts(&[key, denied]).count(), 3);
    }

    #[test]
    fn the_table_that_is_carried_names_features_of_this_version() {
        let table = include_str!("../../data/en/weights.tsv");
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            assert_eq!(columns.len(), 3, "{row}");
            let known = |name: &str| name.is_empty() || FeatureId::named(name).is_some();
            assert!(matches!(columns[0], "bias" | "threshold") || known(columns[0]) && known(columns[1]), "{row}");
        }
    }
}
