//! Stretches of the calendar: the parts of a year, the nth of something, the beginning and end of something.

use jiff::civil::{Date, Weekday};

use super::form::{DateForm, Item, Order, Part, Season, Step, Unit, YearPart};
use super::span::{DateSpan, Precision, add_days, add_months, add_step, containing, days_between, precision_of};

/// How many years to each side of a date holidays are ranked in: Super Tuesdays come every four.
const RANKED_YEARS: i16 = 16;

fn span((first, last): (Date, Date), precision: Precision) -> DateSpan {
    DateSpan::new(first, last, precision)
}

pub(super) fn month_or_day(year: i16, month: i8, day: Option<i8>) -> Option<(Date, Date)> {
    match day {
        Some(day) => Date::new(year, month, day).ok().map(|date| (date, date)),
        None => {
            let first = Date::new(year, month, 1).ok()?;
            Some((first, first.last_of_month()))
        }
    }
}

/// Seasons from the first of the month of the meteorologists to the day of the astronomers: news means either.
pub(super) fn year_part(part: YearPart, year: i16) -> Option<(Date, Date)> {
    let months = |first: i8, count: i32| {
        let first = Date::new(year, first, 1).ok()?;
        Some((first, add_days(add_months(first, count)?, -1)?))
    };
    let days = |from: (i8, i8), to_year: i16, to: (i8, i8)| {
        Some((Date::new(year, from.0, from.1).ok()?, Date::new(to_year, to.0, to.1).ok()?))
    };
    match part {
        YearPart::Quarter(nth) => months((nth - 1) * 3 + 1, 3),
        YearPart::Half(nth) => months((nth - 1) * 6 + 1, 6),
        YearPart::Season(Season::Spring) => days((3, 1), year, (6, 20)),
        YearPart::Season(Season::Summer) => days((6, 1), year, (9, 22)),
        YearPart::Season(Season::Autumn) => days((9, 1), year, (12, 20)),
        YearPart::Season(Season::Winter) => days((12, 1), year.checked_add(1)?, (3, 20)),
        YearPart::Week(week) => {
            let monday = containing(Date::new(year, 1, 4).ok()?, Unit::Week)?.0;
            let first = add_days(monday, (i32::from(week) - 1) * 7)?;
            Some((first, add_days(first, 6)?))
        }
    }
}

pub(super) fn year_part_precision(part: YearPart) -> Precision {
    match part {
        YearPart::Season(_) => Precision::Season,
        YearPart::Quarter(_) => Precision::Quarter,
        YearPart::Half(_) => Precision::Year,
        YearPart::Week(_) => Precision::Week,
    }
}

/// A fiscal year begins up to nine months before the calendar year of its number and ends up to three months after it.
pub(super) fn fiscal_year(year: i16) -> Option<DateSpan> {
    Some(DateSpan::new(
        Date::new(year.checked_sub(1)?, 4, 1).ok()?,
        Date::new(year.checked_add(1)?, 3, 31).ok()?,
        Precision::Year,
    ))
}

/// The nth weekday, day, week, month … of a stretch. A week belongs where its Thursday does (ISO 8601).
pub(super) fn nth_of(nth: i8, item: Item, of: DateSpan) -> Option<DateSpan> {
    let (first, last) = of.both()?;
    let step = i32::from(nth.unsigned_abs()).checked_sub(1)?;
    let inside = |days: (Date, Date), precision| (days.0 <= last && days.1 >= first).then(|| span(days, precision));
    let nth_weekday = |day: Weekday| {
        if nth > 0 {
            add_days(first, i32::from(first.weekday().until(day)) + step * 7)
        } else {
            add_days(last, -i32::from(last.weekday().since(day)) - step * 7)
        }
    };
    match item {
        Item::Weekday(day) => {
            let date = nth_weekday(day)?;
            inside((date, date), Precision::Day)
        }
        Item::Unit(Unit::Week) => inside(containing(nth_weekday(Weekday::Thursday)?, Unit::Week)?, Precision::Week),
        Item::Unit(Unit::Weekend) => {
            inside(containing(nth_weekday(Weekday::Saturday)?, Unit::Weekend)?, Precision::Weekend)
        }
        Item::Unit(unit) => {
            let start = if nth > 0 { first } else { last };
            let date = add_step(containing(start, unit)?.0, Step { count: if nth > 0 { step } else { -step }, unit })?;
            inside(containing(date, unit)?, precision_of(unit))
        }
    }
}

pub(super) fn run_of(count: i32, unit: Unit, of: DateSpan) -> Option<DateSpan> {
    let (first, last) = of.both()?;
    let days = if count > 0 {
        (first, add_days(add_step(first, Step { count, unit })?, -1)?)
    } else {
        (add_days(add_step(last, Step { count, unit })?, 1)?, last)
    };
    Some(span(days, precision_of(unit)))
}

/// Months in thirds, years in thirds but for their beginning (a quarter), weeks by days, others in thirds.
pub(super) fn part_of(part: Part, first: Date, last: Date) -> Option<(Date, Date)> {
    let length = days_between(first, last) + 1;
    let days = |from: i32, to: i32| Some((add_days(first, from)?, add_days(first, to)?.min(last)));
    match (part, length) {
        (Part::FirstHalf, _) => days(0, length / 2 - 1),
        (Part::SecondHalf, _) => days(length / 2, length - 1),
        (Part::Start | Part::Early, 7) => days(0, 2),
        (Part::Middle, 7) => days(1, 3),
        (Part::End, 7) => days(4, 6),
        (Part::Late, 7) => days(3, 6),
        (Part::Start | Part::Early, 28..=31) => days(0, 9),
        (Part::Middle, 28..=31) => days(10, 19),
        (Part::End | Part::Late, 28..=31) => days(20, length - 1),
        (_, 360..) if first.month() == 1 && first.day() == 1 => part_of_years(part, first, last),
        (Part::Start | Part::Early, _) => days(0, length / 3),
        (Part::Middle, _) => days(length / 3, length - length / 3),
        (_, _) => days(length - length / 3 - 1, length - 1),
    }
}

fn part_of_years(part: Part, first: Date, last: Date) -> Option<(Date, Date)> {
    let months = i32::from(last.year() - first.year() + 1) * 12;
    let cut = |month: i32| add_months(first, month);
    let until = |month: i32| add_days(cut(month)?, -1);
    match part {
        Part::Start => Some((first, until(months / 4)?)),
        Part::Early => Some((first, until(months / 3)?)),
        Part::Middle => Some((cut(months / 3)?, until(months * 2 / 3)?)),
        _ => Some((cut(months * 2 / 3)?, last)),
    }
}

/// The week, weekend or month of a day; of a weekend the nearest. A Sunday names the week that it opens: "the week of Oct. 6".
pub(super) fn unit_of(unit: Unit, day: Date) -> Option<DateSpan> {
    let days = containing(day, unit)?;
    let near_last = unit == Unit::Weekend && matches!(day.weekday(), Weekday::Monday | Weekday::Tuesday);
    let opened = unit == Unit::Week && day.weekday() == Weekday::Sunday;
    let days = if opened { (day, add_days(day, 6)?) } else { days };
    let days = if near_last { (add_days(days.0, -7)?, add_days(days.1, -7)?) } else { days };
    Some(span(days, precision_of(unit)))
}

/// The nth weekday or holiday from a date on, or nearest to it.
pub(super) fn ranked(nth: i8, of: &DateForm, order: Order, from: DateSpan) -> Option<DateSpan> {
    let (first, last) = from.both()?;
    let place = usize::try_from(nth).ok()?.checked_sub(1)?;
    let mut all: Vec<DateSpan> = match of {
        DateForm::Weekday { day, .. } => {
            let start = add_days(first, i32::from(first.weekday().until(*day)))?;
            let weeks = -1 - i32::from(nth)..=2 + i32::from(nth);
            weeks.filter_map(|week| add_days(start, week * 7)).map(DateSpan::day).collect()
        }
        DateForm::Holiday { holiday, .. } => (-RANKED_YEARS..=RANKED_YEARS)
            .filter_map(|add| holiday.in_year(first.year().checked_add(add)?))
            .map(|days| span(days, holiday.precision()))
            .collect(),
        _ => return None,
    };
    let distance = |days: &DateSpan| days.first().map_or(i32::MAX, |day| days_between(first, day).abs());
    match order {
        Order::Nearest => all.sort_by_key(distance),
        Order::After => all.retain(|days| days.first().is_some_and(|day| day > last)),
    }
    all.get(place).copied()
}
