//! Names of states: two of them are two, however like (Austria and Australia). ISO 3166-1, in common English use.

use crate::lang::WordClasses;

/// Whether a folded word is the name of a state or continent, alone or nearly (Zealand is not).
pub(crate) fn is_state(folded: &str) -> bool {
    WordClasses::STATE.has(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_sorted_to_be_found() {
        assert!(is_state("austria") && !is_state("austin"));
    }
}
