//! How likely two values are about one thing: what is seen of them, weighed by `data/en/likeness.tsv`.

use super::sight::{SIGHTS, SORTS, Sight, Sort};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Thousandths of a logit.
pub type Logit = i32;

/// What each sight counts, for each sort of values.
#[derive(Clone, Debug)]
pub struct Likeness {
    /// Of two values by their sentences alone, differing or not.
    alone: Weights,
    /// Of two that differ, with what the story says of them.
    in_story: Weights,
    /// From which score two that differ are a warning.
    pub(super) loud: Logit,
    /// From which score they are shown at all,
    pub(super) shown: Logit,
    /// and dates: days and hours of other doings stand everywhere.
    shown_dates: Logit,
}

#[derive(Clone, Debug)]
struct Weights(Vec<Vec<Logit>>);

impl Weights {
    fn new() -> Self {
        Self(vec![vec![0; SIGHTS.len() + 1]; SORTS.len()])
    }

    /// Adds a weight for one sort or, without one, for all; the last place is of the bias.
    fn add(&mut self, sort: Option<usize>, sight: usize, weight: Logit) {
        for (number, row) in self.0.iter_mut().enumerate() {
            if let Some(slot) = row.get_mut(sight).filter(|_| sort.is_none_or(|sort| sort == number)) {
                *slot = slot.saturating_add(weight);
            }
        }
    }

    fn score(&self, sort: Sort, sights: &[Sight]) -> Logit {
        let Some(row) = self.0.get(sort as usize) else { return 0 };
        let bias = row.last().copied().unwrap_or(0);
        sights.iter().filter_map(|&sight| row.get(sight as usize)).fold(bias, |sum, &weight| sum.saturating_add(weight))
    }
}

impl Likeness {
    /// Reads a table: rows of sight (or `bias`), sort (or nothing: of every sort), what it counts alone, what in the story.
    /// Rows that name nothing of this version are left out.
    #[must_use]
    pub fn read(table: &str) -> Self {
        let sights: BTreeMap<&str, usize> = SIGHTS.iter().map(|&(sight, name)| (name, sight as usize)).collect();
        let sorts: BTreeMap<&str, usize> = SORTS.iter().map(|&(sort, name)| (name, sort as usize)).collect();
        let mut likeness = Self { alone: Weights::new(), in_story: Weights::new(), loud: 0, shown: 0, shown_dates: 0 };
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            let mut columns = row.split('\t');
            let mut next = || columns.next().unwrap_or_default();
            let (sight, sort, alone, in_story) = (next(), next(), next().parse(), next().parse());
            match (sight, sort, &in_story) {
                ("threshold", "loud", Ok(threshold)) => likeness.loud = *threshold,
                ("threshold", "shown", Ok(threshold)) => likeness.shown = *threshold,
                ("threshold", "shown-dates", Ok(threshold)) => likeness.shown_dates = *threshold,
                _ => {}
            }
            let sight = if sight == "bias" { Some(SIGHTS.len()) } else { sights.get(sight).copied() };
            let (Some(sight), Ok(alone), Ok(in_story)) = (sight, alone, in_story) else { continue };
            let sort = sorts.get(sort).copied();
            likeness.alone.add(sort, sight, alone);
            likeness.in_story.add(sort, sight, in_story);
        }
        likeness
    }

    /// The weights that the program carries.
    #[must_use]
    pub fn english() -> &'static Self {
        static LIKENESS: OnceLock<Likeness> = OnceLock::new();
        LIKENESS.get_or_init(|| Self::read(include_str!("../../data/en/likeness.tsv")))
    }

    /// From which score two that differ are shown.
    pub(super) fn shown_of(&self, sort: Sort) -> Logit {
        let date = matches!(sort, Sort::Weekday | Sort::Day | Sort::Clock | Sort::Year);
        if date { self.shown_dates } else { self.shown }
    }

    /// How likely two values are about one thing by their sentences alone.
    pub(super) fn alone(&self, sort: Sort, sights: &[Sight]) -> Logit {
        self.alone.score(sort, sights)
    }

    /// How likely two that differ are about one thing, with what the story says.
    pub(super) fn in_story(&self, sort: Sort, sights: &[Sight]) -> Logit {
        self.in_story.score(sort, sights)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_of_all_sorts_and_of_one_add_up() {
        let table = "# comment\nbias\t\t-1000\t-2000\nbias\tmoney\t100\t0\nnoun=same\t\t700\t1\nnoun=same\tmoney\t50\t2\n\
                     threshold\tloud\t300\t300\nold\t\t7\t7\n";
        let likeness = Likeness::read(table);
        assert_eq!(likeness.alone(Sort::Money, &[]), -900);
        assert_eq!(likeness.alone(Sort::Money, &[Sight::NounSame]), -150);
        assert_eq!(likeness.alone(Sort::Age, &[Sight::NounSame]), -300);
        assert_eq!(likeness.in_story(Sort::Money, &[Sight::NounSame]), -1997);
        assert_eq!((likeness.loud, likeness.shown), (300, 0));
    }

    #[test]
    fn the_table_that_is_carried_names_sights_of_this_version() {
        let table = include_str!("../../data/en/likeness.tsv");
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            let [sight, sort, alone, in_story] = columns[..] else { panic!("{row}") };
            let known = sight == "bias" || SIGHTS.iter().any(|(_, name)| *name == sight);
            let sorted = sort.is_empty() || SORTS.iter().any(|(_, name)| *name == sort);
            assert!(sight == "threshold" || known && sorted, "{row}");
            assert!(alone.parse::<Logit>().is_ok() && in_story.parse::<Logit>().is_ok(), "{row}");
        }
    }

    #[test]
    fn sights_and_sorts_stand_in_the_order_of_their_numbers() {
        assert!(SIGHTS.iter().enumerate().all(|(number, (sight, _))| *sight as usize == number));
        assert!(SORTS.iter().enumerate().all(|(number, (sort, _))| *sort as usize == number));
    }
}
