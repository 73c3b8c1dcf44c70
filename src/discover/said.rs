//! What a value of an article says, in a form in which two can be held against each other.

use super::sight::Sort;
use crate::interval::Interval;
use crate::kinds::date::{DateExpression, DateForm, TimeOfDay};
use crate::kinds::quantity::{Dimension, Form, Hedge, Quantity, Unit};
use jiff::civil::Weekday;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What a value is counted in: only values of one class are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Class {
    Count,
    /// One of a row: the third.
    Ordinal,
    Money,
    /// A measure, by the name of its dimension.
    Measure(&'static str),
    Date,
}

/// A number with what it may stand for, in the base unit of its dimension.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    range: Interval<Decimal>,
    point: Decimal,
    /// The number as written, whatever its unit.
    written: Decimal,
    unit: Unit,
    /// "More than", "less than": two of one direction contradict each other where their ends differ.
    bound: Option<Hedge>,
}

/// A date or time, as far as its words say it without knowing when the article appeared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Moment {
    weekday: Option<Weekday>,
    month: Option<i8>,
    day: Option<i8>,
    pub(super) years: Option<(i16, i16)>,
    clock: Option<(u16, u16)>,
}

/// What a value says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Said {
    Number(Number),
    Moment(Moment),
}

/// How the numbers of two values stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Apart {
    /// Digits in another order, or one other digit, or a point or zero too many, or one number in two units.
    Slip,
    /// At most 1.3 times the other.
    Near,
    /// At most three times.
    Some,
    Far,
    /// Another day, weekday or hour, or a number beyond reckoning.
    Other,
}

/// Clock times this many minutes apart are one time.
const CLOCK_SLACK: u16 = 10;

/// Stretches of time in two units are one up to this ratio.
const ROUNDED: f64 = 1.35;

/// Minutes from midnight to noon.
const HALF_DAY: u16 = 720;

/// Beyond this ratio two numbers are of two things, unless the one is the other with a slip.
const MAGNITUDE: f64 = 10.0;

/// A number in the unit it is compared in, and the class that is compared.
pub(super) fn number_of(quantity: &Quantity) -> Option<(Class, Said)> {
    let class = match quantity.unit {
        Unit::None if quantity.form == Form::Ordinal => Class::Ordinal,
        _ if quantity.form != Form::Cardinal => return None,
        Unit::None => Class::Count,
        Unit::Currency(_) => Class::Money,
        Unit::Measure(measure) => Class::Measure(dimension_name(measure.dimension)?),
    };
    let written = quantity.stated.low_value().or(quantity.stated.high_value())?;
    let factor = if let Unit::Measure(measure) = quantity.unit { measure.factor } else { Decimal::ONE };
    let range = quantity.rounded().try_map(|value| value.checked_mul(factor))?;
    let bound = matches!(quantity.hedge, Hedge::AtLeast | Hedge::AtMost).then_some(quantity.hedge);
    let point = written.checked_mul(factor)?;
    let number = Number { range, point, written, unit: quantity.unit, bound };
    (point > Decimal::ZERO).then_some((class, Said::Number(number)))
}

fn dimension_name(dimension: Dimension) -> Option<&'static str> {
    Some(match dimension {
        Dimension::Length => "length",
        Dimension::Area => "area",
        Dimension::Volume => "volume",
        Dimension::Mass => "mass",
        Dimension::Duration => "duration",
        Dimension::Age => "age",
        Dimension::Speed => "speed",
        Dimension::Energy => "energy",
        Dimension::Power => "power",
        Dimension::Share => "share",
        _ => return None,
    })
}

/// What a date says by itself; `None` where only the article's own date or another date gives it a meaning.
pub(super) fn moment_of(date: &DateExpression) -> Option<Said> {
    let mut moment = moment_of_form(&date.form);
    moment.weekday = date.stated_weekday.map(|(weekday, _)| weekday).or(moment.weekday);
    moment.clock = date.time.and_then(clock);
    (moment != Moment::default()).then_some(Said::Moment(moment))
}

fn moment_of_form(form: &DateForm) -> Moment {
    match form {
        DateForm::Calendar(date) => {
            Moment { years: date.year.map(|year| (year, year)), month: date.month, day: date.day, ..Moment::default() }
        }
        DateForm::DayNamed { weekday, day } => Moment { weekday: Some(*weekday), day: Some(*day), ..Moment::default() },
        DateForm::Weekday { day, .. } => Moment { weekday: Some(*day), ..Moment::default() },
        DateForm::Month { month, day, .. } => Moment { month: Some(*month), day: *day, ..Moment::default() },
        DateForm::Years { first, last, .. } => Moment { years: Some((*first, *last)), ..Moment::default() },
        DateForm::Part { of, .. } => moment_of_form(of),
        DateForm::Within { inner, .. } => moment_of_form(inner),
        _ => Moment::default(),
    }
}

/// A time to the minute; parts of a day are too wide.
fn clock(time: TimeOfDay) -> Option<(u16, u16)> {
    (time.from <= time.to && time.to - time.from <= 60).then_some((time.from, time.to))
}

impl Said {
    /// Whether it is a bound of the same direction as another.
    pub(super) fn is_bound_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.bound.is_some() && a.bound == b.bound,
            _ => false,
        }
    }

    /// Whether it is a number that is as good as an article: one, two, both.
    pub(super) fn is_small(&self) -> bool {
        matches!(self, Self::Number(number) if number.unit == Unit::None && number.written <= Decimal::TWO)
    }

    /// Whether it is a number with no more than one digit that is not nought, as a rough one has.
    pub(super) fn is_round(&self) -> bool {
        matches!(self, Self::Number(number) if number.digits().trim_matches('0').len() <= 1)
    }

    /// The closest thing that two dates both say.
    pub(super) fn sort_of_date(&self, other: &Self) -> Sort {
        let (Self::Moment(a), Self::Moment(b)) = (self, other) else { return Sort::Year };
        match () {
            () if a.clock.is_some() && b.clock.is_some() => Sort::Clock,
            () if a.day.is_some() && b.day.is_some() => Sort::Day,
            () if a.month.is_some() && b.month.is_some() || a.years.is_some() && b.years.is_some() => Sort::Year,
            () => Sort::Weekday,
        }
    }

    /// What two values have in common that say the same.
    pub(super) fn key(&self) -> String {
        match self {
            Self::Number(number) => format!("{} {:?} {:?}", number.point.normalize(), number.unit.id(), number.bound),
            Self::Moment(moment) => format!("{moment:?}"),
        }
    }

    /// Whether the two say something of one sort: two weekdays do, a weekday and a year do not.
    pub(super) fn is_comparable(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(_), Self::Number(_)) => true,
            (Self::Moment(a), Self::Moment(b)) => a.verdict(b).is_some(),
            _ => false,
        }
    }

    /// Whether both can be true of one thing; two bounds of one direction with other ends cannot well.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => {
                let bounds = a.bound.is_some() && a.bound == b.bound && a.point != b.point;
                let money = a.is_other_currency(b);
                let meet = !a.range.is_disjoint(&b.range) || a.is_rounded_like(b);
                !bounds && !money && meet && a.ratio(b) <= MAGNITUDE
            }
            (Self::Moment(a), Self::Moment(b)) => a.verdict(b) != Some(false),
            _ => true,
        }
    }

    /// Whether they cannot both be true of one thing, and are near enough to be meant for one.
    pub(super) fn differs(&self, other: &Self) -> bool {
        self.is_comparable(other) && !self.agrees(other) && self.apart(other) != Apart::Far
    }

    /// How far apart they are.
    pub(super) fn apart(&self, other: &Self) -> Apart {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.apart(b),
            _ => Apart::Other,
        }
    }
}

impl Number {
    fn ratio(&self, other: &Self) -> f64 {
        let (low, high) = (self.point.min(other.point), self.point.max(other.point));
        high.checked_div(low).and_then(|ratio| ratio.to_f64()).unwrap_or(f64::MAX)
    }

    /// Sums in two currencies are compared only where they are one number: then one of the currencies is wrong.
    fn is_other_currency(&self, other: &Self) -> bool {
        matches!((self.unit, other.unit), (Unit::Currency(one), Unit::Currency(other)) if !one.may_be(&other))
    }

    /// Whether it says outright which currency it is in: "crowns" may be kronor.
    fn is_plain(&self) -> bool {
        matches!(self.unit, Unit::Currency(currency) if !currency.ambiguous)
    }

    /// A stretch of time in a larger unit is rounded: "a day and a half" is said of thirty hours.
    fn is_rounded_like(&self, other: &Self) -> bool {
        let duration = self.unit.dimension() == Some(Dimension::Duration);
        duration && self.unit != other.unit && self.ratio(other) <= ROUNDED
    }

    fn apart(&self, other: &Self) -> Apart {
        if self.is_other_currency(other) {
            let slip = self.written == other.written && self.is_plain() && other.is_plain();
            return if slip { Apart::Slip } else { Apart::Far };
        }
        if self.is_slip(other) {
            return Apart::Slip;
        }
        match self.ratio(other) {
            ratio if ratio <= 1.3 => Apart::Near,
            ratio if ratio <= 3.0 => Apart::Some,
            ratio if ratio <= MAGNITUDE => Apart::Other,
            _ => Apart::Far,
        }
    }

    fn digits(&self) -> String {
        self.written.normalize().to_string().chars().filter(char::is_ascii_digit).collect()
    }

    /// Whether the one may be the other miswritten: two digits exchanged, a point misplaced, another unit behind it.
    fn is_slip(&self, other: &Self) -> bool {
        let (a, b) = (self.digits(), other.digits());
        if matches!(self.unit, Unit::Measure(_)) && self.unit != other.unit {
            return self.written == other.written && a.trim_matches('0').len() >= 2;
        }
        let bare = |digits: &str| digits.trim_matches('0').to_owned();
        let tenfold = bare(&a) == bare(&b) && bare(&a).len() >= 2;
        let sorted = |digits: &str| {
            let mut bytes = digits.as_bytes().to_vec();
            bytes.sort_unstable();
            bytes
        };
        let exchanged = a.len() == b.len() && a.len() >= 2 && sorted(&a) == sorted(&b);
        tenfold || exchanged
    }
}

impl Moment {
    /// Whether two moments can be one, by the closest thing that both say; `None` where they say nothing alike.
    fn verdict(&self, other: &Self) -> Option<bool> {
        let years = self.years.zip(other.years).map(|(a, b)| a.0 <= b.1 && b.0 <= a.1);
        let months = self.month.zip(other.month).map(|(a, b)| a == b);
        let days = self.day.zip(other.day).map(|(a, b)| a == b);
        let weekdays = self.weekday.zip(other.weekday).map(|(a, b)| a == b);
        let clocks = self.clock.zip(other.clock).map(|(a, b)| may_be_one_time(a, b));
        let dated = match (years, months, days) {
            (None, None, None) => weekdays,
            _ => Some(years != Some(false) && months != Some(false) && days != Some(false)),
        };
        match (dated, clocks) {
            (Some(false), _) => Some(false),
            (_, Some(same)) => Some(same),
            (dated, None) => dated,
        }
    }
}

/// Whether two clock times may be one: an hour without "p.m." is of either half of the day.
fn may_be_one_time(a: (u16, u16), b: (u16, u16)) -> bool {
    let meet = |a: (u16, u16), b: (u16, u16)| a.0 <= b.1 + CLOCK_SLACK && b.0 <= a.1 + CLOCK_SLACK;
    let later = |time: (u16, u16)| (time.0 + HALF_DAY, time.1 + HALF_DAY);
    meet(a, b) || meet(later(a), b) || meet(a, later(b))
}
