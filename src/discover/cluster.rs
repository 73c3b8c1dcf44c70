//! Average linkage: the two groups that are most alike on average become one, until none are alike enough.

use std::collections::{BTreeMap, BinaryHeap};

/// How alike two members are; pairs that are not there are nothing alike.
pub(super) type Pairs = BTreeMap<(usize, usize), u64>;

/// Two groups that may become one: how alike they are, then their numbers.
type Candidate = (u64, std::cmp::Reverse<(usize, usize)>);

/// Groups of the members `0..count`, each in order, in the order of their first.
pub(super) fn cluster(count: usize, alike: Pairs, least: u64) -> Vec<Vec<usize>> {
    let mut groups = Groups::new(count, alike);
    let mut heap: BinaryHeap<Candidate> = groups.candidates(least).collect();
    while let Some((_, std::cmp::Reverse((a, b)))) = heap.pop() {
        if let Some(joined) = groups.join(a, b) {
            heap.extend(groups.of(joined, least));
        }
    }
    let mut members: Vec<Vec<usize>> = groups.members.into_iter().flatten().collect();
    members.sort();
    members
}

struct Groups {
    /// The members of each group; a group that became part of another has none.
    members: Vec<Option<Vec<usize>>>,
    /// For each group the groups that are at all like it.
    beside: Vec<BTreeMap<usize, u64>>,
}

impl Groups {
    fn new(count: usize, alike: Pairs) -> Self {
        let mut beside = vec![BTreeMap::new(); count];
        for ((a, b), likeness) in alike {
            for (one, other) in [(a, b), (b, a)] {
                if let Some(beside) = beside.get_mut(one) {
                    beside.insert(other, likeness);
                }
            }
        }
        Self { members: (0..count).map(|member| Some(vec![member])).collect(), beside }
    }

    fn candidates(&self, least: u64) -> impl Iterator<Item = Candidate> + '_ {
        (0..self.beside.len()).flat_map(move |group| self.of(group, least)).filter(|(_, pair)| pair.0.0 < pair.0.1)
    }

    /// The groups that one may become one with.
    fn of(&self, group: usize, least: u64) -> impl Iterator<Item = Candidate> + '_ {
        let beside = self.beside.get(group).into_iter().flatten().filter(move |(_, likeness)| **likeness >= least);
        beside.map(move |(&other, &likeness)| (likeness, std::cmp::Reverse((group.min(other), group.max(other)))))
    }

    fn size(&self, group: usize) -> u64 {
        self.members.get(group).and_then(Option::as_ref).map_or(0, |members| members.len() as u64)
    }

    /// Makes two groups one, as like to each other as their members are on average; `None` where one of them is no more.
    fn join(&mut self, a: usize, b: usize) -> Option<usize> {
        let (of_a, of_b) = (self.size(a), self.size(b));
        if of_a == 0 || of_b == 0 {
            return None;
        }
        let mut members = self.members.get_mut(a)?.take()?;
        members.extend(self.members.get_mut(b)?.take()?);
        members.sort_unstable();
        let joined = self.members.len();
        self.members.push(Some(members));
        let mut sums: BTreeMap<usize, u64> = BTreeMap::new();
        for (group, size) in [(a, of_a), (b, of_b)] {
            for (other, likeness) in std::mem::take(self.beside.get_mut(group)?) {
                *sums.entry(other).or_default() += likeness.saturating_mul(size);
                if let Some(beside) = self.beside.get_mut(other) {
                    beside.remove(&group);
                }
            }
        }
        sums.retain(|other, _| *other != a && *other != b);
        let average: BTreeMap<usize, u64> = sums.into_iter().map(|(other, sum)| (other, sum / (of_a + of_b))).collect();
        for (&other, &likeness) in &average {
            if let Some(beside) = self.beside.get_mut(other) {
                beside.insert(joined, likeness);
            }
        }
        self.beside.push(average);
        Some(joined)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(alike: &[(usize, usize, u64)], expected: &[&[usize]]) {
        let pairs = alike.iter().map(|&(a, b, likeness)| ((a, b), likeness)).collect();
        let expected: Vec<Vec<usize>> = expected.iter().map(|group| group.to_vec()).collect();
        assert_eq!(cluster(5, pairs, 50), expected);
    }

    #[test]
    fn groups_are_joined_by_their_average() {
        check(&[], &[&[0], &[1], &[2], &[3], &[4]]);
        check(&[(0, 1, 90), (2, 3, 80)], &[&[0, 1], &[2, 3], &[4]]);
        // One link between two groups is too little; all four are enough.
        check(&[(0, 1, 90), (2, 3, 90), (1, 2, 70)], &[&[0, 1], &[2, 3], &[4]]);
        check(&[(0, 1, 90), (2, 3, 90), (0, 2, 60), (0, 3, 60), (1, 2, 60), (1, 3, 60)], &[&[0, 1, 2, 3], &[4]]);
        // Just too little.
        check(&[(0, 1, 49)], &[&[0], &[1], &[2], &[3], &[4]]);
    }
}
