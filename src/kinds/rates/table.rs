//! The table of rates as it is built into the program: a few hundred kilobytes, of which only what is asked for is
//! decoded.
//!
//! The form, all numbers being varints of seven bits a byte, the lowest first:
//! the version, 1 · the number of days, the first one in days since 1970-01-01, then the distance of each from the one
//! before · the number of currencies, and of each: its three letters, its decimal places, the length of its data · the
//! data of each currency: the number of its runs of days with a rate, and of each run the days without a rate since the
//! last one, the number of its days, and for each the difference of the rate, in units of its last place, to the rate
//! before (zigzag: 0, -1, 1, -2 … are 0, 1, 2, 3 …). Nothing is rounded.

use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The version of the form.
pub(super) const VERSION: u64 = 1;

/// The rates of one currency, in the order of days.
pub(super) type Series = Vec<(Date, Decimal)>;

/// A packed table: what it covers is known, the rates of a currency are decoded when first asked for.
#[derive(Debug, Default)]
pub(super) struct Table {
    days: Vec<Date>,
    currencies: BTreeMap<&'static str, Packed>,
}

#[derive(Debug)]
struct Packed {
    scale: u32,
    data: &'static [u8],
    series: OnceLock<Series>,
}

impl Table {
    /// Reads the head of a packed table; what is damaged is left out.
    pub(super) fn read(bytes: &'static [u8]) -> Self {
        let mut table = Self::default();
        let _ = table.read_head(bytes);
        table
    }

    fn read_head(&mut self, bytes: &'static [u8]) -> Option<()> {
        let mut rest = bytes;
        if number(&mut rest)? != VERSION {
            return None;
        }
        let count = usize::try_from(number(&mut rest)?).ok()?;
        let mut day = 0i32;
        // Each day takes at least a byte, so that a damaged count cannot ask for more room than there are bytes.
        self.days.reserve(count.min(rest.len()));
        for _ in 0..count {
            day = day.checked_add(i32::try_from(number(&mut rest)?).ok()?)?;
            self.days.push(date(day)?);
        }
        let count = number(&mut rest)?;
        let mut heads = Vec::new();
        for _ in 0..count {
            let (code, after) = rest.split_at_checked(3)?;
            rest = after;
            let scale = u32::try_from(number(&mut rest)?).ok().filter(|scale| *scale <= Decimal::MAX_SCALE)?;
            heads.push((std::str::from_utf8(code).ok()?, scale, usize::try_from(number(&mut rest)?).ok()?));
        }
        for (code, scale, length) in heads {
            let (data, after) = rest.split_at_checked(length)?;
            rest = after;
            self.currencies.insert(code, Packed { scale, data, series: OnceLock::new() });
        }
        Some(())
    }

    /// The rates of a currency; none where the table does not have it.
    pub(super) fn series(&self, currency: &str) -> &[(Date, Decimal)] {
        match self.currencies.get(currency) {
            Some(packed) => packed.series.get_or_init(|| packed.decode(&self.days)),
            None => &[],
        }
    }

    /// The codes of the currencies, in the order of the alphabet.
    pub(super) fn currencies(&self) -> impl Iterator<Item = &'static str> {
        self.currencies.keys().copied()
    }

    /// The first and the last day of the table.
    pub(super) fn range(&self) -> Option<(Date, Date)> {
        Some((*self.days.first()?, *self.days.last()?))
    }
}

impl Packed {
    fn decode(&self, days: &[Date]) -> Series {
        let mut series = Series::new();
        let _ = self.decode_into(&mut series, days);
        series
    }

    fn decode_into(&self, series: &mut Series, days: &[Date]) -> Option<()> {
        let mut rest = self.data;
        let mut next = 0usize;
        let mut value = 0i64;
        for _ in 0..number(&mut rest)? {
            next = next.checked_add(usize::try_from(number(&mut rest)?).ok()?)?;
            let end = next.checked_add(usize::try_from(number(&mut rest)?).ok()?)?;
            for day in days.get(next..end)? {
                value = value.checked_add(unzigzag(number(&mut rest)?))?;
                series.push((*day, Decimal::try_new(value, self.scale).ok()?));
            }
            next = end;
        }
        Some(())
    }
}

/// The day of that number, counted from 1970-01-01.
fn date(days: i32) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(jiff::Span::new().try_days(i64::from(days)).ok()?).ok()
}

/// Takes a varint from the front.
fn number(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0u64;
    for shift in (0..64).step_by(7) {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        value |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

fn unzigzag(value: u64) -> i64 {
    // The two halves of the range of u64 become the negative and the other half of that of i64.
    (value >> 1).cast_signed() ^ (value & 1).cast_signed().wrapping_neg()
}
