//! What the evidence of an alignment comes to.

/// What an alignment found, in numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    pub(super) company: bool,
    /// Distance of the worst pair.
    pub(super) worst: f64,
    /// Letters side by side that differ in it, less one.
    pub(super) run: f64,
    /// 1 where it is neither a slip within budget nor romanisation.
    pub(super) different: f64,
    /// Sum of the distances of the other pairs.
    pub(super) rest: f64,
    /// Pairs.
    pub(super) pairs: f64,
    /// Pairs of an initial and a name.
    pub(super) initials: f64,
    /// Letters that agree.
    pub(super) letters: f64,
    /// Words of both names without counterpart.
    pub(super) conflicts: f64,
    /// Weight of such a word at the start.
    pub(super) extra_first: f64,
    /// Weight of such words inside.
    pub(super) extra_middle: f64,
    /// Weight of such a word at the end.
    pub(super) extra_last: f64,
    /// 1 where the order differs.
    pub(super) order: f64,
    /// 1 where it does and both words are common given names (Paul Ryan, Ryan Paul).
    pub(super) two_given: f64,
    /// 1 where the names of father and child are exchanged.
    pub(super) exchanged: f64,
    /// 1 where the generations differ.
    pub(super) generation: f64,
    /// 1 where the legal forms differ.
    pub(super) forms: f64,
}

/// The score from which two names are said to be one.
pub const SAME_THRESHOLD: f64 = 0.5;

impl Evidence {
    /// The evidence as a row of numbers.
    pub(super) fn features(&self) -> Vec<f64> {
        let extra = self.extra_first + self.extra_middle + self.extra_last;
        let company = f64::from(self.company);
        vec![
            self.worst,
            self.worst * self.worst,
            self.run,
            self.different,
            self.rest,
            f64::from(self.conflicts > 0.0),
            (self.conflicts - 1.0).max(0.0),
            self.extra_first,
            self.extra_middle,
            self.extra_last,
            self.order,
            self.two_given,
            self.exchanged,
            self.initials,
            self.generation,
            self.forms,
            company * self.worst,
            company * extra,
            f64::from(self.pairs < 1.5 && extra > 0.0),
            (-self.letters / 8.0).exp(),
            f64::from(self.pairs - self.initials < 0.5),
        ]
    }
}

/// Weights of the features, in logits, in their order.
const WEIGHTS: [f64; 21] = [
    -15.0, -4.0, -0.4, -1.0, -0.5, -7.0, -1.5, -4.0, -2.0, -1.3, -0.2, -5.0, -6.0, -1.6, -5.0, -5.0, -5.5, -2.5, -1.0,
    -1.0, -6.0,
];
/// Logit of two names without a difference.
const BIAS: f64 = 5.0;

/// The score of the evidence: logistic in its weighted sum.
pub(super) fn score(evidence: &Evidence) -> f64 {
    let sum: f64 = evidence.features().iter().zip(WEIGHTS).map(|(feature, weight)| feature * weight).sum();
    1.0 / (1.0 + (-(BIAS + sum)).exp())
}
