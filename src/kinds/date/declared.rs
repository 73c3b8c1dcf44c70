//! Dates as an editor writes them: in a rule file, in front matter, on the command line.

use super::{DateAnchor, DateForm, DateSpan, TimeOfDay, dates, display_date};
use crate::token::tokenize;

/// A declared date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeclaredDate {
    /// The days it covers.
    pub days: DateSpan,
    /// The time of day, where one was written.
    pub time: Option<TimeOfDay>,
}

/// Why a declared date was not understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing was written.
    #[error("the date is empty")]
    Empty,
    /// It is no date, or more than one.
    #[error("`{0}` is not a date: write 2015-05-08, 2015-05, 2015, 8 May 2015 or 2015-05-08 to 2015-05-10")]
    NotADate(String),
    /// It depends on another date.
    #[error("`{0}` does not say its year")]
    NoYear(String),
    /// Its numbers can be read in two ways.
    #[error("`{text}` may be {day_first} or {month_first}")]
    Ambiguous {
        /// As written.
        text: String,
        /// Read with the day first.
        day_first: String,
        /// Read with the month first.
        month_first: String,
    },
    /// There is no such day.
    #[error("there is no {0}")]
    NoSuchDay(String),
}

/// Reads "2015-05-08", "2015-05", "2015", "2015-05-08 to 2015-05-10", "8 May 2015 14:30", "May 2015", "1920s".
///
/// # Errors
/// Where the text is no date, has no year, can be read in two ways, or names a day that there is not.
pub fn parse_date(text: &str) -> Result<DeclaredDate, DateError> {
    let said = text.trim();
    if said.is_empty() {
        return Err(DateError::Empty);
    }
    if let Some(days) = iso_month(said) {
        return Ok(DeclaredDate { days, time: None });
    }
    if let Some((day_first, month_first)) = two_readings(said) {
        let (day_first, month_first) = (display_date(&day_first), display_date(&month_first));
        return Err(DateError::Ambiguous { text: said.to_owned(), day_first, month_first });
    }
    let tokens = tokenize(said);
    let found = dates(said, &tokens);
    let [expression] = found.as_slice() else { return Err(DateError::NotADate(said.to_owned())) };
    let outside = said.get(..expression.at.start).unwrap_or("").trim();
    let behind = said.get(expression.at.end..).unwrap_or("").trim();
    let known = matches!(outside, "" | "on" | "in" | "from" | "the" | "between" | "since" | "before" | "after")
        && matches!(behind, "" | ".");
    if !known || matches!(expression.form, DateForm::Time | DateForm::Recurring(_)) {
        return Err(DateError::NotADate(said.to_owned()));
    }
    if expression.is_relative() || expression.is_anaphoric() {
        return Err(DateError::NoYear(said.to_owned()));
    }
    let days = expression.resolve(&DateAnchor::default()).ok_or_else(|| DateError::NoSuchDay(said.to_owned()))?;
    Ok(DeclaredDate { days, time: expression.time })
}

/// "03/04/2025" is a day in April in one country and in March in another: day first and month first, wherever it stands.
fn two_readings(said: &str) -> Option<(DateSpan, DateSpan)> {
    said.split(|c: char| !c.is_ascii_digit() && !matches!(c, '/' | '-')).find_map(|piece| {
        let parts: Vec<&str> = piece.split(['/', '-']).collect();
        let [first, second, year] = parts.as_slice() else { return None };
        if !matches!(year.len(), 2 | 4) || first == second || first.len() > 2 || second.len() > 2 {
            return None;
        }
        let (first, second, written): (i8, i8, i16) = (first.parse().ok()?, second.parse().ok()?, year.parse().ok()?);
        let year = if year.len() == 2 { 2000 + written } else { written };
        let day = |month: i8, day: i8| jiff::civil::Date::new(year, month, day).ok().map(DateSpan::day);
        day(second, first).zip(day(first, second))
    })
}

/// "2011-12" in a rule file is December 2011 (ISO 8601), where an article would mean a season of two years.
fn iso_month(said: &str) -> Option<DateSpan> {
    let (year, month) = said.split_once('-').filter(|(year, month)| year.len() == 4 && month.len() == 2)?;
    DateSpan::month(year.parse().ok()?, month.parse().ok()?)
}
