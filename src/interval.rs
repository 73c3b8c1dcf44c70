//! Imprecise values: one vocabulary for amounts, counts and dates.
//!
//! "In March", "about 40" and "nearly a million" are intervals. Two intervals contradict each other where they are
//! disjoint, not where they merely differ.

/// One end of an interval that has an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct End<T> {
    /// The value at the end.
    pub value: T,
    /// Whether the value itself lies outside the interval.
    pub open: bool,
}

/// All values between two ends. An end that is `None` is not bounded: "more than 40" has no high end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval<T> {
    /// The low end, or `None` where there is none.
    pub low: Option<End<T>>,
    /// The high end, or `None` where there is none.
    pub high: Option<End<T>>,
}

impl<T: Copy + Ord> Interval<T> {
    /// Exactly one value.
    pub fn exactly(value: T) -> Self {
        Self::closed(value, value)
    }

    /// All values from `low` to `high`, both included, whichever way round they are given.
    pub fn closed(low: T, high: T) -> Self {
        Self::bounds(Some(low.min(high)), Some(low.max(high)))
    }

    /// All values from `low` up to, not including, `high`: how a rounded value stands for those that round to it.
    pub fn half_open(low: T, high: T) -> Self {
        Self { low: Some(End { value: low, open: false }), high: Some(End { value: high, open: true }) }
    }

    /// Closed bounds, either of which may be missing.
    pub fn bounds(low: Option<T>, high: Option<T>) -> Self {
        let end = |value| End { value, open: false };
        Self { low: low.map(end), high: high.map(end) }
    }

    /// The value at the low end, included or not.
    pub fn low_value(&self) -> Option<T> {
        self.low.map(|end| end.value)
    }

    /// The value at the high end, included or not.
    pub fn high_value(&self) -> Option<T> {
        self.high.map(|end| end.value)
    }

    /// Whether the interval is a single value.
    pub fn is_exact(&self) -> bool {
        matches!((self.low, self.high), (Some(low), Some(high)) if low.value == high.value && !low.open && !high.open)
    }

    /// Whether an end is missing.
    pub fn is_bound(&self) -> bool {
        self.low.is_none() || self.high.is_none()
    }

    /// Whether `value` lies in the interval.
    pub fn contains(&self, value: T) -> bool {
        let above = self.low.is_none_or(|end| value > end.value || value == end.value && !end.open);
        let below = self.high.is_none_or(|end| value < end.value || value == end.value && !end.open);
        above && below
    }

    /// Whether no value lies in both: the two cannot both be true.
    pub fn is_disjoint(&self, other: &Self) -> bool {
        before(self.high, other.low) || before(other.high, self.low)
    }

    /// Whether each value of `other` lies in this interval.
    pub fn covers(&self, other: &Self) -> bool {
        let low = match (self.low, other.low) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a.value < b.value || a.value == b.value && (!a.open || b.open),
        };
        let high = match (self.high, other.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a.value > b.value || a.value == b.value && (!a.open || b.open),
        };
        low && high
    }

    /// The smallest interval that covers both.
    pub fn join(&self, other: &Self) -> Self {
        let low = match (self.low, other.low) {
            (Some(a), Some(b)) if a.value < b.value || a.value == b.value && !a.open => Some(a),
            (Some(_), Some(b)) => Some(b),
            _ => None,
        };
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) if a.value > b.value || a.value == b.value && !a.open => Some(a),
            (Some(_), Some(b)) => Some(b),
            _ => None,
        };
        Self { low, high }
    }

    /// The interval with `change` applied to each end; `None` where it fails for one (an overflow). `change` must not
    /// fall: larger values map to larger ones.
    pub fn try_map<U: Copy + Ord>(&self, change: impl Fn(T) -> Option<U>) -> Option<Interval<U>> {
        let end = |end: Option<End<T>>| match end {
            None => Some(None),
            Some(End { value, open }) => change(value).map(|value| Some(End { value, open })),
        };
        Some(Interval { low: end(self.low)?, high: end(self.high)? })
    }
}

/// Whether a high end lies wholly before a low end.
fn before<T: Ord>(high: Option<End<T>>, low: Option<End<T>>) -> bool {
    match (high, low) {
        (Some(high), Some(low)) => high.value < low.value || high.value == low.value && (high.open || low.open),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: Interval<i32>, b: Interval<i32>, disjoint: bool) {
        assert_eq!(a.is_disjoint(&b), disjoint, "{a:?} and {b:?}");
        assert_eq!(b.is_disjoint(&a), disjoint, "{b:?} and {a:?}");
    }

    #[test]
    fn disjoint_is_not_different() {
        check(Interval::exactly(6), Interval::exactly(11), true);
        check(Interval::closed(1, 6), Interval::closed(6, 9), false);
        check(Interval::half_open(115, 125), Interval::half_open(125, 135), true);
        check(Interval::bounds(Some(40), None), Interval::exactly(40), false);
        check(Interval::bounds(Some(40), None), Interval::exactly(39), true);
        check(Interval::bounds(Some(40), None), Interval::bounds(Some(90), None), false);
    }

    #[test]
    fn an_interval_covers_the_more_precise_one() {
        assert!(Interval::closed(1, 12).covers(&Interval::exactly(5)));
        assert!(!Interval::half_open(1, 12).covers(&Interval::exactly(12)));
        assert!(!Interval::exactly(5).covers(&Interval::bounds(Some(5), None)));
    }
}
