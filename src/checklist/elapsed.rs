//! "Eight days ago, on 1 May": two dates for one thing that do not meet.

use super::check::Check;
use super::view::View;
use crate::finding::Finding;
use crate::kinds::date::{DateAnchor, DateExpression, DateForm, DateSpan, Origin, Tense, display_date};

/// Checks each pair of dates of which the second says the first again.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let dates = view.dates();
    let mut last: Option<DateSpan> = None;
    let mut findings = Vec::new();
    for (at, found) in dates.iter().enumerate() {
        let next = dates.get(at + 1).filter(|next| next.sentence == found.sentence);
        if let Some(next) = next {
            findings.extend(apart(view, &found.value, &next.value, last));
        }
        if is_absolute(&found.value) {
            last = found.value.resolve(&view.anchor()).or(last);
        }
    }
    findings
}

/// Whether a date needs nothing but itself, or the article's year.
fn is_absolute(date: &DateExpression) -> bool {
    matches!(&date.form, DateForm::Calendar(calendar) if calendar.year.is_some() || calendar.day.is_some())
}

/// "ago", "last week", "a year later": reckoned from another day.
fn is_reckoned(date: &DateExpression) -> bool {
    match &date.form {
        DateForm::Offset { from, .. } => matches!(from, Origin::Published | Origin::Last),
        DateForm::Unit { .. } => true,
        _ => false,
    }
}

fn apart(view: &View<'_>, first: &DateExpression, second: &DateExpression, last: Option<DateSpan>) -> Option<Finding> {
    let (reckoned, stated) = match () {
        // "Two years later than planned" is no day.
        () if [first, second].iter().any(|date| view.behind(date.at.end).trim_start().starts_with("than ")) => {
            return None;
        }
        () if is_reckoned(first) && is_absolute(second) => (first, second),
        () if is_absolute(first) && is_reckoned(second) => (second, first),
        () => return None,
    };
    if !says_again(view, first, second) {
        return None;
    }
    // "In 1990 … ten years later, in 2001": from the date before, never from the one beside it.
    let tense = match &reckoned.form {
        DateForm::Offset { .. } => Tense::Past,
        _ => Tense::Unknown,
    };
    let anchor = DateAnchor { published: view.published, last, tense };
    if reckoned.is_anaphoric() && last.is_none() {
        return None;
    }
    let (days, day) = (reckoned.possible(&anchor)?, stated.possible(&view.anchor())?);
    if !days.days.is_disjoint(&day.days) || reckoned.is_anaphoric() && near_years(&days, &day) {
        return None;
    }
    let meant = reckoned.resolve(&anchor)?;
    let message = format!("“{}” is {}, not {}", view.quote(reckoned.at), display_date(&meant), view.quote(stated.at));
    Some(view.finding(Check::Elapsed, reckoned.at, &[stated.at], message))
}

/// "Ten years later, in 2001" after 1990 is wrong; after December 1990 it would not be.
fn near_years(a: &DateSpan, b: &DateSpan) -> bool {
    let gap = |from: Option<jiff::civil::Date>, to: Option<jiff::civil::Date>| {
        from.zip(to).and_then(|(from, to)| from.until(to).ok()).map_or(0, |span| span.get_days())
    };
    let apart = gap(a.last(), b.first()).max(gap(b.last(), a.first()));
    a.precision >= crate::kinds::date::Precision::Year && apart < 2
}

/// Whether nothing stands between two dates but what ties the second to the first: a comma, a bracket, "on".
fn says_again(view: &View<'_>, first: &DateExpression, second: &DateExpression) -> bool {
    let between = view.between(first.at.end, second.at.start).trim();
    let words = between.trim_start_matches([',', '(', '–', '—', ' ']);
    let marked = between.starts_with([',', '(', '–', '—']);
    marked && matches!(words, "" | "on" | "in" | "or")
}
