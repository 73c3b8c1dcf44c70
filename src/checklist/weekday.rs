//! A weekday that does not fit its date: "Friday, 9 May 2015" was a Saturday.

use super::check::Check;
use super::view::View;
use crate::finding::Finding;
use crate::kinds::Severity;
use crate::kinds::date::{DateExpression, DateForm, DateSpan, display_date, weekday_conflict, weekday_name};
use jiff::civil::Weekday;

/// Checks each date that is written with its weekday.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, found) in view.dates().iter().enumerate() {
        let beside = view.dates().get(at + 1).and_then(|next| bracketed(view, &found.value, &next.value));
        findings.extend(misfit(view, beside.as_ref().unwrap_or(&found.value)));
    }
    findings
}

/// "Tuesday (5 May)": the date in brackets, with the weekday before it.
fn bracketed(view: &View<'_>, weekday: &DateExpression, date: &DateExpression) -> Option<DateExpression> {
    let DateForm::Weekday { day, .. } = weekday.form else { return None };
    let dated = matches!(&date.form, DateForm::Calendar(calendar) if calendar.day.is_some());
    let tied = view.between(weekday.at.end, date.at.start).trim() == "(" && date.stated_weekday.is_none();
    (dated && tied).then(|| DateExpression { stated_weekday: Some((day, weekday.at)), ..date.clone() })
}

fn misfit(view: &View<'_>, date: &DateExpression) -> Option<Finding> {
    let (stated, at) = date.stated_weekday?;
    let right = weekday_conflict(date, &view.anchor())?;
    let has_year = matches!(&date.form, DateForm::Calendar(calendar) if calendar.year.is_some());
    if !has_year && fits_another_year(view, date, stated) {
        return None;
    }
    let span = date.resolve(&view.anchor()).map_or_else(String::new, |days| display_date(&days));
    let message = format!("{span} was a {}, not a {}", weekday_name(right), weekday_name(stated));
    let mut finding = view.finding(Check::Weekday, at, &[date.at], message);
    if !has_year {
        finding.severity = Severity::Warning;
        finding.help.push("the date has no year: it is taken to be the one nearest to the article's date".to_owned());
    }
    Some(finding)
}

/// Whether the weekday fits the date in some other year that the article speaks of.
fn fits_another_year(view: &View<'_>, date: &DateExpression, stated: Weekday) -> bool {
    let Some((month, Some(day))) = date.month_day() else { return true };
    let years = view.dates().iter().filter_map(|found| match &found.value.form {
        DateForm::Calendar(calendar) => calendar.year,
        _ => None,
    });
    let mut fitting = years.filter_map(|year| jiff::civil::Date::new(year, month, day).ok());
    fitting.any(|day| DateSpan::day(day).first().is_some_and(|day| day.weekday() == stated))
}
