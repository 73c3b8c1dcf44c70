//! Whether pounds weigh or buy.

use super::numeral::{Numeral, Reading, numeral};
use super::read::Reader;

/// What pounds are, and whether that is sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pounds {
    /// What is counted in them is weighed: "23 pounds of meat".
    Weigh,
    /// They rather weigh: "a 20-pound turkey", "lost 23 pounds".
    RatherWeigh,
    /// They rather buy: where nothing says otherwise.
    RatherBuy,
    /// They are paid: "cost 23 pounds".
    Buy,
}

impl Pounds {
    /// Whether they are rather a mass than money.
    pub(super) fn weigh(self) -> bool {
        matches!(self, Self::Weigh | Self::RatherWeigh)
    }
}

/// What the "pounds" at `at` are, behind `said`.
pub(super) fn pounds(reader: &Reader, at: usize, said: &Numeral) -> Pounds {
    const OF_MONEY: &str = "debt money cash investment spending damage savings public taxpayers taxpayer aid funding cuts tax \
        revenue assets sales bonds losses";
    if said.scaled {
        let weighed = reader.is(at + 1, "of") && !reader.is_in(at + 2, OF_MONEY);
        return if weighed { Pounds::Weigh } else { Pounds::Buy };
    }
    if reader.is_any(at + 1, &["sterling"]) {
        return Pounds::Buy;
    }
    if let Some(attribute) = attributive(reader, at).filter(|_| said.value != rust_decimal::Decimal::ONE) {
        return attribute;
    }
    let ounces =
        numeral(reader, at + 1, Reading::default()).is_some_and(|part| reader.is_in(part.end, "ounces ounce oz"));
    let weighed = (at + 1..at + 6).any(|near| reader.is_in(near, "overweight heavier lighter muscle meat weight"));
    if reader.is(at + 1, "of") || ounces || weighed {
        return Pounds::Weigh;
    }
    (at.saturating_sub(REACH)..at).rev().find_map(|near| by_word(reader, near)).unwrap_or(Pounds::RatherBuy)
}

/// "A 20-pound turkey", "a 20-pound note".
fn attributive(reader: &Reader, at: usize) -> Option<Pounds> {
    const COINED: &str = "note notes coin coins fine bill prize deal fee bonus a ticket contract loan house home bet salary \
        grant debt investment";
    if !(at > 0 && reader.is_dash(at - 1) || reader.is(at, "pound")) {
        return None;
    }
    let coined = reader.is_in(at + 1, COINED) || reader.is_dash(at + 1);
    Some(if coined { Pounds::Buy } else { Pounds::RatherWeigh })
}

/// How many tokens before pounds a word that tells what they are may stand.
const REACH: usize = 8;

/// What the word at `at` tells of pounds behind it.
fn by_word(reader: &Reader, at: usize) -> Option<Pounds> {
    const WEIGHS: &str = "weigh weighs weighed weighing weight heavy lift lifted scales scale";
    const RATHER_WEIGHS: &str = "lost gained lose losing gain gaining shed carrying";
    const COSTS: &str =
        "cost costs costing paid pay pays paying worth price priced fined spent charged sold earned raised £";
    match () {
        () if reader.is_in(at, COSTS) => Some(Pounds::Buy),
        () if reader.is_in(at, WEIGHS) => Some(Pounds::Weigh),
        () if reader.is_in(at, RATHER_WEIGHS) => Some(Pounds::RatherWeigh),
        () => None,
    }
}
