//! Stretches of days: their precision, and the arithmetic that cannot fail but by leaving the calendar.

use jiff::Span;
use jiff::civil::Date;

use super::form::{Step, Unit};
use crate::interval::Interval;

/// How exact a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A day.
    Day,
    /// A weekend, or a few days in a row.
    Weekend,
    /// A week.
    Week,
    /// A month, or a part of one.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A season.
    Season,
    /// A year, or half of one.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// All days before or after some day.
    Open,
}

/// Days that a date can mean, and how exact it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateSpan {
    /// First and last day, both included; an end that is missing is not bounded.
    pub days: Interval<Date>,
    /// How exact: "two years ago" names one day with the precision of a year.
    pub precision: Precision,
}

impl DateSpan {
    /// One day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self { days: Interval::exactly(day), precision: Precision::Day }
    }

    /// From `first` to `last`, both included.
    #[must_use]
    pub fn new(first: Date, last: Date, precision: Precision) -> Self {
        Self { days: Interval::closed(first, last), precision }
    }

    /// All of a month.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        Some(Self::new(first, first.last_of_month(), Precision::Month))
    }

    /// All of a year.
    #[must_use]
    pub fn year(year: i16) -> Option<Self> {
        Self::years(year, year, Precision::Year)
    }

    pub(super) fn years(first: i16, last: i16, precision: Precision) -> Option<Self> {
        Some(Self::new(Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?, precision))
    }

    /// The first day, where there is one.
    #[must_use]
    pub fn first(&self) -> Option<Date> {
        self.days.low_value()
    }

    /// The last day, where there is one.
    #[must_use]
    pub fn last(&self) -> Option<Date> {
        self.days.high_value()
    }

    /// First and last day, where both are known.
    pub(super) fn both(&self) -> Option<(Date, Date)> {
        self.first().zip(self.last())
    }

    /// Every day that the words may have meant, given how exact they were: a day named with the precision of a year
    /// ("two years ago") may be any from half a year before to half a year after; others stay as they are.
    #[must_use]
    pub fn widened(&self) -> Self {
        let Some((first, last)) = self.both() else { return *self };
        let (reach, covered) = match self.precision {
            Precision::Weekend => (1, 1),
            Precision::Week => (3, 6),
            Precision::Month => (15, 27),
            Precision::Quarter | Precision::Season => (45, 85),
            Precision::Year => (183, 170),
            Precision::Decade => (1826, 3600),
            Precision::Century => (18_262, 36_000),
            _ => return *self,
        };
        if days_between(first, last) >= covered {
            return *self;
        }
        match (add_days(first, -reach), add_days(last, reach)) {
            (Some(first), Some(last)) => Self::new(first, last, self.precision),
            _ => *self,
        }
    }
    /// As "about" has it: some days to each side of a day, a month to each side of a month, and so on.
    pub(super) fn about(&self) -> Self {
        let Some((first, last)) = self.both() else { return *self };
        let reach = days_between(first, last).max(3);
        match (add_days(first, -reach), add_days(last, reach)) {
            (Some(first), Some(last)) => Self::new(first, last, self.precision),
            _ => *self,
        }
    }
}

pub(super) fn add_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

pub(super) fn add_months(date: Date, months: i32) -> Option<Date> {
    date.checked_add(Span::new().try_months(months).ok()?).ok()
}

pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// `date` moved by a step; months keep the day where they have it, else the month's last.
pub(super) fn add_step(date: Date, Step { count, unit }: Step) -> Option<Date> {
    match unit {
        Unit::Minute | Unit::Hour => Some(date),
        Unit::Day => add_days(date, count),
        Unit::Weekend | Unit::WorkWeek | Unit::Week => add_days(date, count.checked_mul(7)?),
        Unit::Fortnight => add_days(date, count.checked_mul(14)?),
        Unit::Month => add_months(date, count),
        Unit::Quarter | Unit::Season => add_months(date, count.checked_mul(3)?),
        Unit::HalfYear => add_months(date, count.checked_mul(6)?),
        Unit::Year => add_months(date, count.checked_mul(12)?),
        Unit::Decade => add_months(date, count.checked_mul(120)?),
        Unit::Century => add_months(date, count.checked_mul(1200)?),
    }
}

pub(super) fn add_steps(date: Date, steps: &[Step]) -> Option<Date> {
    steps.iter().try_fold(date, |date, step| add_step(date, *step))
}

/// How exact a count of `unit` is.
pub(super) fn precision_of(unit: Unit) -> Precision {
    match unit {
        Unit::Minute | Unit::Hour | Unit::Day => Precision::Day,
        Unit::Weekend => Precision::Weekend,
        Unit::WorkWeek | Unit::Week | Unit::Fortnight => Precision::Week,
        Unit::Month => Precision::Month,
        Unit::Quarter => Precision::Quarter,
        Unit::Season => Precision::Season,
        Unit::HalfYear | Unit::Year => Precision::Year,
        Unit::Decade => Precision::Decade,
        Unit::Century => Precision::Century,
    }
}

/// The calendar's `unit` that `date` lies in: its first and last day.
pub(super) fn containing(date: Date, unit: Unit) -> Option<(Date, Date)> {
    let monday = || add_days(date, -i32::from(date.weekday().to_monday_zero_offset()));
    let months = |length: i8| {
        let first = Date::new(date.year(), (date.month() - 1) / length * length + 1, 1).ok()?;
        Some((first, add_days(add_months(first, length.into())?, -1)?))
    };
    let years = |length: i16| {
        let first = date.year().div_euclid(length) * length;
        Some((Date::new(first, 1, 1).ok()?, Date::new(first.checked_add(length - 1)?, 12, 31).ok()?))
    };
    match unit {
        Unit::Minute | Unit::Hour | Unit::Day => Some((date, date)),
        Unit::Weekend => Some((add_days(monday()?, 5)?, add_days(monday()?, 6)?)),
        Unit::WorkWeek => Some((monday()?, add_days(monday()?, 4)?)),
        Unit::Week => Some((monday()?, add_days(monday()?, 6)?)),
        Unit::Fortnight => Some((monday()?, add_days(monday()?, 13)?)),
        Unit::Month => months(1),
        Unit::Quarter => months(3),
        Unit::HalfYear => months(6),
        Unit::Season => {
            let first = add_months(date.first_of_month(), -i32::from(date.month() % 3))?;
            Some((first, add_days(add_months(first, 3)?, -1)?))
        }
        Unit::Year => years(1),
        Unit::Decade => years(10),
        Unit::Century => years(100),
    }
}
