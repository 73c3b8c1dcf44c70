//! Days of the Hebrew, Islamic, Chinese and Hindu calendars, as dates of the Gregorian one.

use jiff::civil::{Date, Weekday};

use super::super::span::{add_days, days_between};
use super::moon::{date_of, elongation, julian_day, new_moon, sidereal_moon, sidereal_sun};

/// Hours ahead of UTC: Beijing, India, Mecca.
const BEIJING: f64 = 8.0;
const INDIA: f64 = 5.5;
const MECCA: f64 = 3.0;

/// The moon's mean month, in days.
const MONTH: f64 = 29.530_588;

/// A month begins on the day after the new moon where that comes before this hour in Mecca, else a day later: near to the
/// rule of the Umm al-Qura calendar (the moon must set after the sun). Sightings differ by a day from country to country.
const SUNSET_IN_MECCA: f64 = 18.0;

/// The day of a Hebrew month that falls in the Gregorian `year`; months count from Nisan, as the Bible does: Tishri is 7.
///
/// Arithmetic after Reingold and Dershowitz, Calendrical Calculations: the molad of Tishri, its four postponements.
pub(super) fn hebrew(year: i16, month: i32, day: i32) -> Option<Date> {
    let hebrew_year = i32::from(year) + if (7..10).contains(&month) { 3761 } else { 3760 };
    // Tevet and Shevat begin the Gregorian year of the Hebrew year that began the autumn before.
    let start = hebrew_new_year(hebrew_year);
    let next = hebrew_new_year(hebrew_year + 1);
    let length = next - start;
    let from_tishri = |months: &[i32]| start + months.iter().sum::<i32>() + day - 1;
    let heshvan = if length % 10 == 5 { 30 } else { 29 };
    let kislev = if length % 10 == 3 { 29 } else { 30 };
    let fixed = match month {
        7 => from_tishri(&[]),
        8 => from_tishri(&[30]),
        9 => from_tishri(&[30, heshvan]),
        10 => from_tishri(&[30, heshvan, kislev]),
        11 => from_tishri(&[30, heshvan, kislev, 29]),
        // Adar, in leap years the second: counted back from the next new year.
        12 => next - 177 - 29 + day - 1,
        1..=6 => next - 177 + (month - 1) * 30 - (month - 1) / 2 + day - 1,
        _ => return None,
    };
    add_days(Date::constant(1970, 1, 1), fixed - 719_163)
}

/// The fixed day (1 is 1 January of year 1) of 1 Tishri.
fn hebrew_new_year(year: i32) -> i32 {
    let elapsed = hebrew_elapsed(year);
    let correction = if hebrew_elapsed(year + 1) - elapsed == 356 {
        2
    } else {
        i32::from(elapsed - hebrew_elapsed(year - 1) == 382)
    };
    elapsed + correction - 1_373_427
}

fn hebrew_elapsed(year: i32) -> i32 {
    let months = (235 * i64::from(year) - 234).div_euclid(19);
    let parts = 12_084 + 13_753 * months;
    let day = 29 * months + parts.div_euclid(25_920);
    let day = if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day };
    i32::try_from(day).unwrap_or(0)
}

/// The first such day of an Islamic month that falls in the Gregorian `year`.
pub(super) fn islamic(year: i16, month: i32, day: i32) -> Option<Date> {
    let guess = (i32::from(year) - 622) * 33 / 32;
    (guess - 1..guess + 4).find_map(|hijri| {
        let months = f64::from((hijri - 1) * 12 + month - 1);
        // New moon of Muharram of the year 1: 14 July 622 in the Julian calendar.
        let conjunction = new_moon(1_948_438.0 + months * MONTH);
        let local = conjunction + MECCA / 24.0 + 0.5;
        let late = (local - local.floor()) * 24.0 >= SUNSET_IN_MECCA;
        let first = add_days(date_of(conjunction, MECCA)?, if late { 2 } else { 1 })?;
        add_days(first, day - 1).filter(|date| date.year() == year)
    })
}

/// The last Friday of Ramadan.
pub(super) fn last_friday_of_ramadan(year: i16) -> Option<Date> {
    let eid = islamic(year, 10, 1)?;
    let last = add_days(eid, -1)?;
    add_days(last, -i32::from(last.weekday().since(Weekday::Friday)))
}

/// Days after the new moon that begins a Chinese month: the new moon on or after `from` (month and day) in `year`. Chinese
/// New Year is the new moon between 21 January and 20 February; the others follow from the range their full or new moon has.
pub(super) fn chinese(year: i16, from: (i8, i8), days: i32) -> Option<Date> {
    let start = Date::new(year, from.0, from.1).ok()?;
    let near = julian_day(start) + MONTH / 2.0;
    [-MONTH, 0.0, MONTH]
        .into_iter()
        .filter_map(|add| date_of(new_moon(near + add), BEIJING))
        .find(|date| *date >= start)
        .and_then(|date| add_days(date, days))
}

/// The day of the `tithi` (1 to 30 from the new moon) of a Hindu month (amanta; Chaitra is 1) in the Gregorian `year`: the
/// first day on which it runs at `hour` in India, sunrise for most festivals, evening or midnight for some.
pub(super) fn hindu(year: i16, month: i32, tithi: i32, hour: f64) -> Option<Date> {
    let begins = hindu_month(year, month)?;
    let near = date_of(begins + f64::from(tithi - 1) * MONTH / 30.0, INDIA)?;
    let day = |add: i32| add_days(near, add);
    let runs = |date: &Date| {
        let at = julian_day(*date) + (hour - INDIA) / 24.0;
        let degrees = elongation(at);
        (f64::from(tithi - 1) * 12.0..f64::from(tithi) * 12.0).contains(&degrees)
    };
    (-2..=2).filter_map(day).find(runs).or_else(|| {
        // The tithi runs at that hour of no day: the day in which it begins.
        (-2..=2).filter_map(day).find(|date| {
            let at = julian_day(*date) + (hour - INDIA) / 24.0 + 1.0;
            let past = elongation(at) - f64::from(tithi) * 12.0;
            (0.0..14.0).contains(&past)
        })
    })
}

/// The new moon that begins a Hindu month: the last before the sun leaves the sign before the month's.
fn hindu_month(year: i16, month: i32) -> Option<f64> {
    // The sun enters the sign of Chaitra's end about 14 April; each month a sign later.
    let start = julian_day(Date::new(year, 1, 1).ok()?);
    let sign = (month + 10) % 12;
    let middle = match month {
        11 | 12 => start + 13.0 + f64::from(month - 10) * 30.4 - 30.4,
        _ => start + 103.0 + f64::from(month - 1) * 30.6 - 15.0,
    };
    let moons = [-2.0, -1.0, 0.0, 1.0, 2.0].map(|add| new_moon(middle + add * MONTH));
    moons.into_iter().rev().find(|at| (sidereal_sun(*at) / 30.0).floor() as i32 == sign)
}

/// The day on which the sun enters a sign (of 30 degrees among the stars), in India, searched from `from` (month and day).
pub(super) fn sankranti(year: i16, from: (i8, i8), degrees: f64) -> Option<Date> {
    let start = Date::new(year, from.0, from.1).ok()?;
    (0..12).filter_map(|add| add_days(start, add)).find(|date| {
        let evening = julian_day(*date) + (18.0 - INDIA) / 24.0;
        (sidereal_sun(evening) - degrees).rem_euclid(360.0) < 30.0
    })
}

/// Onam: the day of the moon in Shravana (280 to 293⅓ degrees) while the sun is in the lion (120 to 150), at sunrise.
pub(super) fn onam(year: i16) -> Option<Date> {
    let start = Date::new(year, 8, 16).ok()?;
    (0..34).filter_map(|add| add_days(start, add)).find(|date| {
        let at = julian_day(*date) + (6.2 - INDIA) / 24.0;
        let moon = sidereal_moon(at);
        (280.0..293.4).contains(&moon) && (120.0..150.5).contains(&sidereal_sun(at))
    })
}

/// Nowruz of the Shahenshahi calendar of the Parsis: 365 days without leap years; 16 August in 2022.
pub(super) fn parsi_new_year(year: i16) -> Option<Date> {
    let anchor = Date::constant(2022, 8, 16);
    let years = i32::from(year) - 2022;
    let date = add_days(anchor, years.checked_mul(365)?)?;
    (days_between(Date::new(year, 1, 1).ok()?, date) >= 0 && date.year() == year).then_some(date)
}
