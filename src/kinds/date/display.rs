//! Dates for people to read.

use jiff::civil::{Date, Weekday};

use super::span::{DateSpan, Precision};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a day of the week.
#[must_use]
pub fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// "8 May 2015", "May 2015", "1974", "the 1920s", "the 19th century", "8 to 10 May 2015", "since 8 May 2015".
#[must_use]
pub fn display_date(span: &DateSpan) -> String {
    match (span.first(), span.last()) {
        (Some(first), Some(last)) => closed(first, last, span.precision),
        (Some(first), None) => format!("since {}", day(first)),
        (None, Some(last)) => format!("until {}", day(last)),
        (None, None) => "at any time".to_owned(),
    }
}

fn closed(first: Date, last: Date, precision: Precision) -> String {
    let whole_months = first.day() == 1 && last == last.last_of_month();
    let whole_years = whole_months && first.month() == 1 && last.month() == 12;
    let years = i32::from(last.year()) - i32::from(first.year()) + 1;
    if first == last {
        return day(first);
    }
    if whole_years && years == 10 && precision == Precision::Decade {
        return format!("the {}s", first.year());
    }
    if whole_years && years == 100 && precision == Precision::Century && first.year() >= 0 {
        return format!("the {} century", ordinal(i32::from(first.year()) / 100 + 1));
    }
    if whole_years {
        return if years == 1 {
            year(first.year())
        } else {
            format!("{} to {}", year(first.year()), year(last.year()))
        };
    }
    if whole_months && (first.year(), first.month()) == (last.year(), last.month()) {
        return format!("{} {}", month(first), year(first.year()));
    }
    if whole_months && first.year() == last.year() {
        return format!("{} to {} {}", month(first), month(last), year(first.year()));
    }
    if (first.year(), first.month()) == (last.year(), last.month()) {
        return format!("{} to {}", first.day(), day(last));
    }
    format!("{} to {}", day(first), day(last))
}

fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), year(date.year()))
}

fn month(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("")
}

fn year(year: i16) -> String {
    if year > 0 { year.to_string() } else { format!("{} BC", 1 - i32::from(year)) }
}

fn ordinal(number: i32) -> String {
    let suffix = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}
