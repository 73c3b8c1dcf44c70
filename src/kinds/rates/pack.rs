//! Packs the European Central Bank's CSV of reference rates into the table that is built in.

use super::table::VERSION;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Why a CSV is not a table of rates.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// The first line does not begin with `Date`.
    #[error("the first line does not begin with Date")]
    NoHead,
    /// A line has no day, the same day as another, or another number of values than the head.
    #[error("line {0} has no day of its own, or too many values")]
    Line(usize),
    /// A value is neither a number nor `N/A`, or has too many digits.
    #[error("line {line} has a value that is no rate: {value}")]
    Value {
        /// The line, from 1.
        line: usize,
        /// The value as written.
        value: String,
    },
}

/// Rates by currency and day, as the CSV has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotes {
    /// All days of the table, also those on which no currency was quoted.
    pub days: Vec<Date>,
    /// For each currency, its rates in the order of days.
    pub rates: BTreeMap<String, Vec<(Date, Decimal)>>,
}

/// Reads the CSV: a head of `Date` and currency codes, then a line for each day, in any order; `N/A` and nothing stand
/// for no rate.
///
/// # Errors
///
/// Where the text is not of that form, the first line that is not.
pub fn read_quotes(csv: &str) -> Result<Quotes, PackError> {
    let mut lines = csv.lines().enumerate();
    let mut head = lines.next().unwrap_or_default().1.split(',').map(str::trim);
    if head.next() != Some("Date") {
        return Err(PackError::NoHead);
    }
    let codes: Vec<&str> = head.collect();
    let mut quotes = Quotes::default();
    for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let number = number + 1;
        let mut values = line.split(',').map(str::trim);
        let day: Date = values.next().and_then(|day| day.parse().ok()).ok_or(PackError::Line(number))?;
        quotes.days.push(day);
        for (at, value) in values.enumerate().filter(|(_, value)| !value.is_empty() && *value != "N/A") {
            let code = codes.get(at).filter(|code| code.len() == 3).ok_or(PackError::Line(number))?;
            let wrong = || PackError::Value { line: number, value: value.to_owned() };
            let rate = Decimal::from_str_exact(value).ok().filter(|rate| *rate > Decimal::ZERO).ok_or_else(wrong)?;
            quotes.rates.entry((*code).to_owned()).or_default().push((day, rate.normalize()));
        }
    }
    quotes.days.sort_unstable();
    quotes.rates.values_mut().for_each(|series| series.sort_unstable());
    match quotes.days.windows(2).position(|days| days.first() == days.last()) {
        Some(at) => Err(PackError::Line(at + 2)),
        None => Ok(quotes),
    }
}

/// The quotes in the form that is built in; nothing is rounded.
///
/// # Errors
///
/// Where a rate has more digits than the form can hold.
pub fn pack_quotes(quotes: &Quotes) -> Result<Vec<u8>, PackError> {
    let mut packed = Vec::new();
    push(&mut packed, VERSION);
    push(&mut packed, quotes.days.len() as u64);
    let mut last = Date::constant(1970, 1, 1);
    for day in &quotes.days {
        let days = last.until(*day).map_or(0, |span| span.get_days());
        push(&mut packed, u64::try_from(days).map_err(|_| PackError::Line(1))?);
        last = *day;
    }
    push(&mut packed, quotes.rates.len() as u64);
    let mut data = Vec::new();
    for (code, series) in &quotes.rates {
        let scale = series.iter().map(|(_, rate)| rate.scale()).max().unwrap_or(0);
        let length = data.len();
        pack_series(&mut data, series, scale, &quotes.days)?;
        packed.extend(code.as_bytes());
        push(&mut packed, u64::from(scale));
        push(&mut packed, (data.len() - length) as u64);
    }
    packed.extend(data);
    Ok(packed)
}

fn pack_series(data: &mut Vec<u8>, series: &[(Date, Decimal)], scale: u32, days: &[Date]) -> Result<(), PackError> {
    let at = |day: &Date| days.partition_point(|other| other < day);
    let runs: Vec<&[(Date, Decimal)]> = series.chunk_by(|(a, _), (b, _)| at(a) + 1 == at(b)).collect();
    push(data, runs.len() as u64);
    let (mut next, mut value) = (0, 0i64);
    for run in runs {
        let start = run.first().map_or(next, |(day, _)| at(day));
        push(data, (start - next) as u64);
        push(data, run.len() as u64);
        for (day, rate) in run {
            let units =
                units(*rate, scale).ok_or_else(|| PackError::Value { line: at(day) + 2, value: rate.to_string() })?;
            push(data, zigzag(units.wrapping_sub(value)));
            value = units;
        }
        next = start + run.len();
    }
    Ok(())
}

/// The rate in units of its last place.
fn units(rate: Decimal, scale: u32) -> Option<i64> {
    let more = 10i128.checked_pow(scale.checked_sub(rate.scale())?)?;
    i64::try_from(rate.mantissa().checked_mul(more)?).ok().filter(|units| *units < i64::MAX / 2)
}

fn push(to: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        to.push((value & 0x7F) as u8 | 0x80);
        value >>= 7;
    }
    to.push(value as u8);
}

fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)).cast_unsigned()
}
