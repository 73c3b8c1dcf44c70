//! How much comparing one fact may cost. Claims are held against each other in pairs, so that without a limit the cost
//! would grow with the square of what an archive says.

use crate::problem::Problem;
use crate::rules::Fact;

/// Comparisons that any fact has: enough for each pair of 600 different values.
const FREE: usize = 200_000;

/// Comparisons that each further claim brings along.
const EACH: usize = 50;

/// The longest list of places that a finding shows on its other side. The message says how many there are; the first come
/// first, and with them the articles that were asked about.
pub(super) const MOST_SIDES: usize = 100;

/// The comparisons that are left.
pub(super) struct Steps {
    left: usize,
}

impl Steps {
    /// What so many claims of one fact may cost.
    pub(super) fn of(claims: usize) -> Self {
        Self { left: claims.saturating_mul(EACH).saturating_add(FREE) }
    }

    /// Takes one; `false` where none is left.
    pub(super) fn take(&mut self) -> bool {
        let left = self.left.checked_sub(1);
        self.left = left.unwrap_or(0);
        left.is_some()
    }

    /// Whether all were taken.
    pub(super) fn are_spent(&self) -> bool {
        self.left == 0
    }
}

/// Says that not all that was said of a fact was held against all else.
pub(super) fn spent(fact: &Fact, what: &str) -> Problem {
    let message = format!("`{}`: the sources have more different {what} than are all held against each other", fact.id);
    let help = "declare its value, narrow `about`, or check fewer articles at a time";
    Problem::of_file(&fact.declared.file.name, message).help(help).warn()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_come_to_an_end() {
        let mut steps = Steps::of(2);
        assert_eq!((0..).take_while(|_| steps.take()).count(), FREE + 2 * EACH);
        assert!(steps.are_spent() && !steps.take());
    }
}
