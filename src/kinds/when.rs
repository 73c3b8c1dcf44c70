//! Dates held against each other: disjoint days contradict, and only where they can be about one event.

use super::comparison::{Difference, Outcome};
use super::date::{DateExpression, DateForm, DateSpan, Precision, Which, display_date, weekday_name};
use super::fact::DateFact;
use super::{Relation, Severity};
use jiff::civil::{Date, Weekday};

/// Two sources' dates further apart than this are taken for two events, unless they are one day of two years.
const NEAR_DAYS: i64 = 366;

/// Holds a date against the declared one and those accepted beside it.
#[must_use]
pub fn compare_declared(fact: &DateFact, said: &DateExpression, days: Option<&DateSpan>, forecast: bool) -> Outcome {
    let Some(declared) = &fact.value else { return Outcome::Unknown };
    let Some(days) = days else {
        let all = std::iter::once(declared).chain(&fact.accept);
        let mut held = all.map(|declared| compare_unresolved(&declared.days, said));
        let first = held.next().unwrap_or(Outcome::Unknown);
        return if held.any(|other| other == Outcome::Agrees) { Outcome::Agrees } else { first };
    };
    if is_declared(fact, days) {
        return Outcome::Agrees;
    }
    let difference = Difference::contradiction("date-differs").with_help(meaning(said, days));
    Outcome::Differs(if forecast { difference.as_relation(Relation::Forecast) } else { difference })
}

/// Whether days can be those that are declared or accepted.
#[must_use]
pub fn is_declared(fact: &DateFact, days: &DateSpan) -> bool {
    let Some(declared) = &fact.value else { return false };
    let mut declared = std::iter::once(declared).chain(&fact.accept);
    declared.any(|declared| !declared.days.days.is_disjoint(&days.days))
}

/// Whether a date lies after the article's own: whatever its words, it was a forecast.
#[must_use]
pub fn lies_ahead(days: Option<&DateSpan>, published: Option<&DateSpan>) -> bool {
    let first = days.and_then(DateSpan::first);
    let appeared = published.and_then(DateSpan::last);
    first.zip(appeared).is_some_and(|(first, appeared)| first > appeared)
}

/// A month and day without a year still contradict another day of the same year's round, and a weekday whose date nobody
/// knows another weekday.
fn compare_unresolved(declared: &DateSpan, said: &DateExpression) -> Outcome {
    if let DateForm::Weekday { day, which: Which::Bare | Which::Last | Which::This } = said.form {
        return compare_weekdays(declared, day);
    }
    let (Some((month, day)), Some(low)) = (said.month_day(), declared.days.low_value()) else {
        return Outcome::Unknown;
    };
    if declared.precision != Precision::Day || declared.days.low_value() != declared.days.high_value() {
        return Outcome::Unknown;
    }
    let agrees = low.month() == month && day.is_none_or(|day| low.day() == day);
    // Without a year, only a day close by is surely of the same event.
    let close = day.is_some_and(|day| low.month() == month && (low.day() - day).abs() <= 7);
    match (agrees, close) {
        (true, _) => Outcome::Agrees,
        (false, true) => Outcome::Differs(Difference::contradiction("date-differs")),
        (false, false) => Outcome::Unknown,
    }
}

/// Holds a weekday of an article without a date against a declared day.
fn compare_weekdays(declared: &DateSpan, said: Weekday) -> Outcome {
    let (Some(first), Some(last)) = (declared.days.low_value(), declared.days.high_value()) else {
        return Outcome::Unknown;
    };
    match first.weekday() {
        _ if days_between(first, last) > 2 => Outcome::Unknown,
        _ if first.weekday() == said || last.weekday() == said => Outcome::Agrees,
        _ if first != last => Outcome::Unknown,
        right => {
            let help = format!("{} was a {}", display_date(declared), weekday_name(right));
            Outcome::Differs(Difference::contradiction("date-differs").weighing(Severity::Note).with_help(help))
        }
    }
}

/// What a relative or partial date means, where it does not say so itself.
fn meaning(said: &DateExpression, days: &DateSpan) -> String {
    if said.is_relative() || said.is_anaphoric() {
        format!("seen from the article, that is {}", display_date(days))
    } else {
        format!("that is {}", display_date(days))
    }
}

/// Whether two dates are so far apart that they are most likely of two events.
fn is_far(declared: &DateSpan, said: &DateSpan) -> bool {
    if !matches!(declared.precision, Precision::Day | Precision::Weekend | Precision::Week | Precision::Month) {
        return false;
    }
    let (Some(a), Some(b)) = (declared.days.low_value(), said.days.low_value()) else { return false };
    let end = |span: &DateSpan| span.days.high_value().or(span.days.low_value());
    let (Some(a_end), Some(b_end)) = (end(declared), end(said)) else { return false };
    let gap = if a_end < b { days_between(a_end, b) } else { days_between(b_end, a) };
    let same_day = a.month() == b.month() && a.day() == b.day() && said.precision == Precision::Day;
    gap > NEAR_DAYS && !same_day
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(i64::MAX, |span| i64::from(span.get_days()).abs())
}

/// Holds two sources' dates against each other.
#[must_use]
pub fn compare_sources(
    (_, a): (&DateExpression, Option<&DateSpan>),
    (y, b): (&DateExpression, Option<&DateSpan>),
) -> Outcome {
    let (Some(a), Some(b)) = (a, b) else { return Outcome::Unknown };
    if !a.days.is_disjoint(&b.days) {
        return Outcome::Agrees;
    }
    if is_far(a, b) || is_far(b, a) {
        return Outcome::Unknown;
    }
    Outcome::Differs(Difference::contradiction("date-differs").with_help(meaning(y, b)))
}

/// Holds an age against a date of birth, at the article's date; a year either way where the birthday is not known.
#[must_use]
pub fn compare_age(born: &DateSpan, age: u8, published: Option<&DateSpan>) -> Outcome {
    let Some(published) = published else { return Outcome::Unknown };
    let bounds =
        (born.days.low_value(), born.days.high_value(), published.days.low_value(), published.days.high_value());
    let (Some(born_first), Some(born_last), Some(first), Some(last)) = bounds else { return Outcome::Unknown };
    let youngest = age_on(born_last, first);
    let oldest = age_on(born_first, last);
    if (youngest..=oldest).contains(&i16::from(age)) {
        return Outcome::Agrees;
    }
    let right = if youngest == oldest { youngest.to_string() } else { format!("{youngest} or {oldest}") };
    let help = format!(
        "born {}, the bearer was {right} when the article appeared ({})",
        display_date(born),
        display_date(published)
    );
    Outcome::Differs(Difference::contradiction("age-differs").with_help(help))
}

fn age_on(born: Date, day: Date) -> i16 {
    let before_birthday = (day.month(), day.day()) < (born.month(), born.day());
    day.year() - born.year() - i16::from(before_birthday)
}

/// Holds a date of birth against the declared one.
#[must_use]
pub fn compare_born(born: &DateSpan, said: &DateSpan) -> Outcome {
    if born.days.is_disjoint(&said.days) {
        Outcome::Differs(Difference::contradiction("date-differs"))
    } else {
        Outcome::Agrees
    }
}
