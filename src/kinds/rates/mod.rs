//! What a currency was worth: the European Central Bank's euro reference rates, daily since 1999, and what a rule file
//! adds.
//!
//! Source: ECB statistics; see `data/NOTICE`. The values are unmodified. On days without a quote (weekends, holidays)
//! the last one holds, for at most [`OLDEST`] days: a series that ended says nothing of what came after.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::string_slice))]

mod pack;
mod table;

pub use pack::{PackError, Quotes, pack_quotes, read_quotes};

use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock, RwLock};
use table::Table;

/// So many days a quote holds. The longest time without quotes in the table are the five days of an Easter; a series
/// that stops (the ruble's on 2022-03-01) must not go on.
pub const OLDEST: i32 = 7;

/// The euro's code; one euro is one euro on any day.
const EURO: &str = "EUR";

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_bytes!("../../../data/eurofxref-hist.bin")));
static BUILT_IN: LazyLock<Rates> = LazyLock::new(Rates::default);

/// Units of currencies for one euro, by day: the built-in table and additions to it.
#[derive(Clone, Debug, Default)]
pub struct Rates {
    /// By currency, then in the order of days. They go before the table.
    additions: BTreeMap<String, Vec<(Date, Decimal)>>,
    /// Means that have been reckoned. A copy of these rates gives the same ones and so may share them.
    means: Arc<RwLock<HashMap<Question, Option<Cross>>>>,
}

/// Two currencies, and the span of days.
type Question = (String, String, (Date, Date));

/// So many means are kept: far more than rules ask for, and little memory where each article asks for its own.
const MEANS_KEPT: usize = 4096;

/// A rate between two currencies.
#[derive(Clone, Copy, Debug)]
struct Cross {
    /// At least 1, or nearly so where a mean passes it.
    rate: Decimal,
    /// Whether it counts units of the first for one of the second.
    from_is_unit: bool,
    days: usize,
    first: Date,
    last: Date,
}

/// How many units of a currency one euro was worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Units for one euro.
    pub value: Decimal,
    /// The day of the quote: the day asked for or one shortly before.
    pub day: Date,
}

/// An amount in another currency, and how it was reckoned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// The amount in the other currency.
    pub amount: Decimal,
    /// Units of `unit` for one of `per`, the way round that gives at least 1: the mean over `days`.
    pub rate: Decimal,
    /// The currency of which more are needed.
    pub unit: String,
    /// The currency of which one is meant.
    pub per: String,
    /// The number of days whose rates went into the mean.
    pub days: usize,
    /// The first of these days.
    pub first: Date,
    /// The last of these days.
    pub last: Date,
}

impl Conversion {
    /// The rate in the form "34.8 RUB/USD", to three significant digits.
    #[must_use]
    pub fn describe_rate(&self) -> String {
        let rate = self.rate.round_sf(3).unwrap_or(self.rate);
        format!("{rate} {}/{}", self.unit, self.per)
    }
}

impl Rates {
    /// The rates that are built in.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// The built-in rates and others: the currency's code, the day, its units for one euro. A rate that is not above 0
    /// is left out; of two for one day the last holds.
    #[must_use]
    pub fn with_additions(additions: impl IntoIterator<Item = (String, Date, Decimal)>) -> Self {
        let mut by_day: BTreeMap<String, BTreeMap<Date, Decimal>> = BTreeMap::new();
        for (currency, day, rate) in additions {
            if rate > Decimal::ZERO {
                by_day.entry(currency).or_default().insert(day, rate);
            }
        }
        let additions = by_day.into_iter().map(|(currency, days)| (currency, days.into_iter().collect())).collect();
        Self { additions, ..Self::default() }
    }

    /// Units of `currency` for one euro on `day`: the last quote on or before it, at most [`OLDEST`] days old; `None`
    /// where no rate is known.
    #[must_use]
    pub fn on(&self, currency: &str, day: Date) -> Option<Rate> {
        if currency == EURO {
            return Some(Rate { value: Decimal::ONE, day });
        }
        let [added, built_in] = self.series(currency).map(|series| last_on(series, day));
        let (quoted, value) = match (added, built_in) {
            (Some(added), Some(built_in)) if built_in.0 > added.0 => built_in,
            (Some(added), _) => added,
            (None, built_in) => built_in?,
        };
        let age = quoted.until(day).ok()?.get_days();
        (age <= OLDEST).then_some(Rate { value, day: quoted })
    }

    /// An amount of `from` in `to`: at a single day, or over several (a month, a year) at the arithmetic mean of the
    /// cross rates of the days on which the less quoted of the two has a quote. `None` where one of the two has no
    /// rate, or the result has more digits than a decimal holds.
    #[must_use]
    pub fn convert(&self, amount: Decimal, from: &str, to: &str, when: (Date, Date)) -> Option<Conversion> {
        let Cross { rate, from_is_unit, days, first, last } = self.cross(from, to, when)?;
        let amount = if from_is_unit { amount.checked_div(rate)? } else { amount.checked_mul(rate)? };
        let (unit, per) = if from_is_unit { (from, to) } else { (to, from) };
        Some(Conversion { amount, rate, unit: unit.to_owned(), per: per.to_owned(), days, first, last })
    }

    /// The rate between two currencies; means are kept, since one fact asks for its year again and again.
    fn cross(&self, from: &str, to: &str, when: (Date, Date)) -> Option<Cross> {
        if from == to {
            return Some(Cross { rate: Decimal::ONE, from_is_unit: true, days: 1, first: when.0, last: when.0 });
        }
        if when.0 == when.1 {
            return self.mean_cross(from, to, when);
        }
        let key = (from.to_owned(), to.to_owned(), when);
        if let Some(cross) = self.means.read().ok().and_then(|means| means.get(&key).copied()) {
            return cross;
        }
        let cross = self.mean_cross(from, to, when);
        if let Ok(mut means) = self.means.write()
            && means.len() < MEANS_KEPT
        {
            means.insert(key, cross);
        }
        cross
    }

    fn mean_cross(&self, from: &str, to: &str, when: (Date, Date)) -> Option<Cross> {
        let days = self.quoted_days(from, to, when);
        let (first, last) = (*days.first()?, *days.last()?);
        let crosses = days.iter().filter_map(|day| Some((self.on(from, *day)?.value, self.on(to, *day)?.value)));
        let crosses: Vec<(Decimal, Decimal)> = crosses.collect();
        // Which way round a pair stands is that of its last day, so that a mean has one way round.
        let (from_value, to_value) = *crosses.last()?;
        let from_is_unit = from_value > to_value;
        let ratio =
            |(from, to): (Decimal, Decimal)| if from_is_unit { from.checked_div(to) } else { to.checked_div(from) };
        let rate = mean(crosses.iter().map(|pair| ratio(*pair)))?;
        Some(Cross { rate, from_is_unit, days: crosses.len(), first, last })
    }

    /// The first and the last day for which a rate is known, gaps between them left out of account.
    #[must_use]
    pub fn covers(&self, currency: &str) -> Option<(Date, Date)> {
        if currency == EURO {
            return TABLE.range();
        }
        let ends = self.series(currency).into_iter().filter_map(|series| Some((series.first()?.0, series.last()?.0)));
        ends.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }

    /// The codes of all currencies with a rate, but for the euro, in the order of the alphabet.
    #[must_use]
    pub fn currencies(&self) -> Vec<&str> {
        let mut codes: Vec<&str> = self.additions.keys().map(String::as_str).collect();
        for code in TABLE.currencies() {
            codes.push(code);
        }
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    /// What was added of a currency, and what is built in.
    fn series(&self, currency: &str) -> [&[(Date, Decimal)]; 2] {
        [self.additions.get(currency).map_or(&[], Vec::as_slice), TABLE.series(currency)]
    }

    /// The days from which to reckon: those of the span on which the currency with fewer quotes has one, so that
    /// neither one that stops in mid-span nor a single day from a rule file is stretched over days it says nothing of.
    /// Where there are none (a single day, a weekend), the last day before.
    fn quoted_days(&self, from: &str, to: &str, when: (Date, Date)) -> Vec<Date> {
        let known = |day: &Date| self.on(from, *day).is_some() && self.on(to, *day).is_some();
        let by_currency = [from, to].into_iter().filter(|code| *code != EURO).map(|code| self.days_of(code, when));
        let mut days = by_currency.min_by_key(Vec::len).unwrap_or_default();
        days.retain(known);
        if days.is_empty() && known(&when.0) {
            let of = |currency: &str| self.on(currency, when.0).map(|rate| rate.day);
            days.extend([from, to].into_iter().filter_map(of).min());
        }
        days
    }

    /// The days of a span on which a currency has a quote.
    fn days_of(&self, currency: &str, when: (Date, Date)) -> Vec<Date> {
        let mut days: Vec<Date> = self.series(currency).into_iter().flat_map(|series| within(series, when)).collect();
        days.sort_unstable();
        days.dedup();
        days
    }
}

/// The last quote on or before a day.
fn last_on(series: &[(Date, Decimal)], day: Date) -> Option<(Date, Decimal)> {
    let after = series.partition_point(|(quoted, _)| *quoted <= day);
    series.get(after.checked_sub(1)?).copied()
}

/// The days of a series within a span, both ends included.
fn within(series: &[(Date, Decimal)], (first, last): (Date, Date)) -> impl Iterator<Item = Date> {
    let start = series.partition_point(|(day, _)| *day < first);
    let end = series.partition_point(|(day, _)| *day <= last);
    series.get(start..end).unwrap_or(&[]).iter().map(|(day, _)| *day)
}

fn mean(values: impl Iterator<Item = Option<Decimal>>) -> Option<Decimal> {
    let (mut sum, mut count) = (Decimal::ZERO, 0u64);
    for value in values {
        sum = sum.checked_add(value?)?;
        count = count.saturating_add(1);
    }
    sum.checked_div(Decimal::from(count))
}

#[cfg(test)]
mod tests;
