//! The best tree over scored arcs: a maximum spanning arborescence (Chu and Liu 1965, Edmonds 1967) with one root.

/// The best tree over so many words, numbered from 1, in which one word alone hangs on the root, 0: the head of each.
/// `score` says what an arc to a word from a head is worth, within 32 bits.
#[must_use]
pub fn best_tree(words: usize, score: impl Fn(usize, usize) -> i64) -> Vec<usize> {
    let mut arcs = Arcs::new(words);
    for word in 1..=words {
        for head in (0..=words).filter(|&head| head != word) {
            arcs.set(word, head, score(word, head));
        }
    }
    arcs.best_tree().split_off(1)
}

/// Scores of arcs: for each word, and for each head it could have. Node 0 is the root; words are numbered from 1.
#[derive(Clone, Debug)]
struct Arcs {
    nodes: usize,
    scores: Vec<i64>,
}

/// Lower than any sum of scores, which have 32 bits each, and high enough for sums of it over a sentence.
const NEVER: i64 = i64::MIN / 1024;

impl Arcs {
    /// No arcs among that many words yet.
    fn new(words: usize) -> Self {
        let nodes = words + 1;
        Self { nodes, scores: vec![NEVER; nodes * nodes] }
    }

    fn at(&self, word: usize, head: usize) -> i64 {
        self.scores.get(word * self.nodes + head).copied().unwrap_or(NEVER)
    }

    /// Scores the arc to `word` from `head`; no word is its own head.
    fn set(&mut self, word: usize, head: usize, score: i64) {
        if word != head
            && let Some(place) = self.scores.get_mut(word * self.nodes + head)
        {
            *place = score;
        }
    }

    fn best_head(&self, word: usize) -> usize {
        (0..self.nodes).max_by_key(|&head| (self.at(word, head), std::cmp::Reverse(head))).unwrap_or(0)
    }

    /// The head of each node in the best tree in which one word alone hangs on the root; of two trees as good, the one
    /// whose heads stand earlier.
    fn best_tree(&self) -> Vec<usize> {
        let heads = self.spanning();
        let roots: Vec<usize> = (1..self.nodes).filter(|&word| heads[word] == 0).collect();
        if roots.len() <= 1 {
            return heads;
        }
        let with_root = |root: usize| {
            let mut arcs = self.clone();
            for word in (1..self.nodes).filter(|&word| word != root) {
                arcs.set(word, 0, NEVER);
            }
            let heads = arcs.spanning();
            let total: i64 = (1..self.nodes).map(|word| arcs.at(word, heads[word])).sum();
            (total, heads)
        };
        let trees = roots.into_iter().map(with_root);
        trees.reduce(|best, next| if next.0 > best.0 { next } else { best }).map_or(heads, |(_, heads)| heads)
    }

    fn spanning(&self) -> Vec<usize> {
        let mut heads: Vec<usize> =
            (0..self.nodes).map(|word| if word == 0 { 0 } else { self.best_head(word) }).collect();
        let Some(cycle) = find_cycle(&heads) else { return heads };
        let Contracted { arcs, rest, leaves, enters } = self.contract(&cycle, &heads);
        let inner = arcs.spanning();
        let knot = rest.len();
        for (place, &word) in rest.iter().enumerate().skip(1) {
            heads[word] = if inner[place] == knot { leaves[place] } else { rest[inner[place]] };
        }
        let entry = inner[knot];
        heads[enters[entry]] = rest[entry];
        heads
    }

    /// The graph with a cycle made one node, the last.
    fn contract(&self, cycle: &[usize], heads: &[usize]) -> Contracted {
        let rest: Vec<usize> = (0..self.nodes).filter(|node| !cycle.contains(node)).collect();
        let knot = rest.len();
        let mut arcs = Self::new(rest.len());
        let (mut leaves, mut enters) = (vec![0; rest.len()], vec![0; rest.len()]);
        let whole: i64 = cycle.iter().map(|&word| self.at(word, heads[word])).sum();
        for (place, &node) in rest.iter().enumerate() {
            if node != 0 {
                for (other, &head) in rest.iter().enumerate() {
                    arcs.set(place, other, self.at(node, head));
                }
                let best = cycle.iter().map(|&head| (self.at(node, head), head)).reduce(better).unwrap_or((NEVER, 0));
                arcs.set(place, knot, best.0);
                leaves[place] = best.1;
            }
            let through = |&word: &usize| {
                let arc = self.at(word, node);
                (if arc <= NEVER { NEVER } else { arc - self.at(word, heads[word]) + whole }, word)
            };
            let best = cycle.iter().map(through).reduce(better).unwrap_or((NEVER, 0));
            arcs.set(knot, place, best.0);
            enters[place] = best.1;
        }
        Contracted { arcs, rest, leaves, enters }
    }
}

struct Contracted {
    arcs: Arcs,
    /// The nodes outside the cycle, in order.
    rest: Vec<usize>,
    /// For each of them: which node of the cycle would be its head.
    leaves: Vec<usize>,
    /// For each of them: which node of the cycle it would enter.
    enters: Vec<usize>,
}

fn better(best: (i64, usize), next: (i64, usize)) -> (i64, usize) {
    if next.0 > best.0 { next } else { best }
}

fn find_cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut seen = vec![0; heads.len()];
    for start in 1..heads.len() {
        let mut node = start;
        while node != 0 && seen[node] == 0 {
            seen[node] = start;
            node = heads[node];
        }
        if node != 0 && seen[node] == start {
            let mut cycle = vec![node];
            let mut next = heads[node];
            while next != node {
                cycle.push(next);
                next = heads[next];
            }
            return Some(cycle);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tree(words: usize, scores: &[(usize, usize, i64)]) -> Vec<usize> {
        let mut arcs = Arcs::new(words);
        for word in 1..=words {
            for head in 0..=words {
                arcs.set(word, head, 0);
            }
        }
        for &(word, head, score) in scores {
            arcs.set(word, head, score);
        }
        arcs.best_tree()[1..].to_vec()
    }

    #[test]
    fn the_best_arcs_are_taken_and_cycles_are_broken() {
        assert_eq!(tree(2, &[(1, 2, 5), (2, 0, 5)]), [2, 0]);
        assert_eq!(tree(2, &[(1, 2, 9), (2, 1, 9), (1, 0, 3), (2, 0, 4)]), [2, 0]);
        assert_eq!(tree(3, &[(1, 2, 9), (2, 3, 9), (3, 1, 9), (2, 0, 2)]), [2, 0, 1]);
        assert_eq!(tree(0, &[]), [0usize; 0]);
    }

    #[test]
    fn one_word_hangs_on_the_root() {
        assert_eq!(tree(3, &[(1, 0, 9), (2, 0, 8), (3, 0, 7), (2, 1, 1), (3, 2, 1)]), [0, 1, 2]);
    }

    /// All trees over up to four words, one by one.
    fn by_hand(words: usize, scores: &[i64]) -> i64 {
        let at = |word: usize, head: usize| scores[(word - 1) * 5 + head];
        let mut best = i64::MIN;
        for code in 0..(words + 1).pow(words as u32) {
            let heads: Vec<usize> = (0..words).map(|word| code / (words + 1).pow(word as u32) % (words + 1)).collect();
            let reaches_root = |mut word: usize| {
                for _ in 0..=words {
                    if word == 0 {
                        return true;
                    }
                    word = heads[word - 1];
                }
                false
            };
            let is_tree = (1..=words).all(reaches_root) && heads.iter().filter(|&&head| head == 0).count() == 1;
            if is_tree {
                best = best.max((1..=words).map(|word| at(word, heads[word - 1])).sum());
            }
        }
        best
    }

    proptest! {
        #[test]
        fn no_other_tree_is_better(words in 1usize..5, scores in proptest::collection::vec(-50i64..50, 20)) {
            let mut arcs = Arcs::new(words);
            for word in 1..=words {
                for head in 0..=words {
                    arcs.set(word, head, scores[(word - 1) * 5 + head]);
                }
            }
            let heads = arcs.best_tree();
            let total: i64 = (1..=words).map(|word| scores[(word - 1) * 5 + heads[word]]).sum();
            prop_assert_eq!(total, by_hand(words, &scores));
        }
    }
}
