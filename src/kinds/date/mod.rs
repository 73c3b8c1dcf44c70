//! Dates and times in English news: recognised, and resolved to days.
//!
//! Tokens → `lexer` → grammar (`expression` over calendar, period, relative, holiday, year, time) → [`DateForm`] →
//! `resolve` with what is known of the article → [`DateSpan`]. Nothing is ever read from the machine's clock.

mod bounds;
mod calendar;
mod container;
mod dateline;
mod declared;
mod display;
mod expression;
mod form;
mod holiday;
mod lexer;
mod nested;
mod numeric;
mod own_date;
mod period;
mod reader;
mod relative;
mod resolve;
mod span;
mod stretch;
mod tense;
#[cfg(test)]
mod tests;
mod time;
mod weekday;
mod window;
mod words;
mod year;

use jiff::civil::{Date, Weekday};

pub use self::dateline::{Dateline, dateline};
pub use self::declared::{DateError, DeclaredDate, parse_date};
pub use self::display::{display_date, weekday_name};
pub use self::form::{CalendarDate, DateForm, DayPart, Item, Order, Origin, Part, Season, Step, Unit, Which, YearPart};
pub use self::holiday::Holiday;
pub use self::own_date::own_date;
pub use self::span::{DateSpan, Precision};
pub use self::tense::tense_about;
pub use self::time::{TimeOfDay, Zone};

use self::resolve::Reading;
use crate::interval::Interval;
use crate::span::ByteSpan;
use crate::token::Token;

/// A date or time expression of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateExpression {
    /// The expression with its preposition left out: "Nov. 10", "next month", "the 1920s", "Saturday night".
    pub at: ByteSpan,
    /// What it says, parsed but not resolved.
    pub form: DateForm,
    /// The weekday said with a date: "Friday, 8 May 2015".
    pub stated_weekday: Option<(Weekday, ByteSpan)>,
    /// The time of day said with it, or alone.
    pub time: Option<TimeOfDay>,
    /// What stands before it and makes a bound or an approximation of it.
    pub hedge: Option<Hedge>,
}

/// A word that makes a bound or an approximation of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hedge {
    /// "about", "around", "circa".
    About,
    /// "since", "starting", "or later": that day and all after it.
    Since,
    /// "after": all days after it. Not before a noun ("after Friday's vote").
    After,
    /// "before": all days before it.
    Before,
    /// "until": up to it.
    Until,
    /// "by", "no later than": up to it.
    By,
    /// "more than two years ago".
    MoreThan,
    /// "less than two years ago".
    LessThan,
}

/// The tense of the clause that a date stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tense {
    /// What has happened.
    Past,
    /// What is to happen: will, due, expected to, next.
    Future,
    /// Not known: a headline, a list.
    #[default]
    Unknown,
}

/// What is known when a date is resolved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateAnchor {
    /// When the article was published, as exactly as is known: a day, a month, a year.
    pub published: Option<DateSpan>,
    /// The last date in the text before the expression.
    pub last: Option<DateSpan>,
    /// The tense of the clause.
    pub tense: Tense,
}

/// All date and time expressions in `tokens` (of a sentence or a whole text, from [`crate::token::tokenize`] of `text`), in
/// order, not overlapping. Spans are offsets into `text`.
#[must_use]
pub fn dates(text: &str, tokens: &[Token]) -> Vec<DateExpression> {
    expression::expressions(text, tokens)
}

impl DateExpression {
    /// The days it can mean, with "since", "after" and "before" as open ends ("until" and "by" name their day).
    ///
    /// `None` is unknown: a relative expression without an anchor, a time without a date, "every Friday". The unknown
    /// agrees with all and contradicts nothing. Where `published` is only a month or a year, the result covers what the
    /// expression can mean on each of its days.
    #[must_use]
    pub fn resolve(&self, anchor: &DateAnchor) -> Option<DateSpan> {
        let reading = |today: Date| Reading { today, last: anchor.last, tense: anchor.tense };
        let found = |today: Date| reading(today).bounded(&self.form, self.hedge);
        if !self.needs_today() {
            return found(Date::ZERO);
        }
        let (first, last) = anchor.published.and_then(|published| published.both())?;
        let early = found(first)?;
        if first == last {
            return Some(early);
        }
        let late = found(last)?;
        Some(DateSpan { days: early.days.join(&late.days), precision: early.precision.max(late.precision) })
    }

    /// Every day that the words allow: [`Self::resolve`], with "until" and "by" as bounds and vague counts ("two years ago",
    /// "about May 8") widened by their precision. What a comparison should use before it says that two dates differ.
    #[must_use]
    pub fn possible(&self, anchor: &DateAnchor) -> Option<DateSpan> {
        let found = self.resolve(anchor)?.widened();
        let open = |low, high| DateSpan { days: Interval::bounds(low, high), precision: Precision::Open };
        Some(match self.hedge {
            Some(Hedge::Until | Hedge::By) => open(None, found.last()),
            Some(Hedge::MoreThan) => open(None, found.last()),
            Some(Hedge::LessThan) => open(found.first(), None),
            Some(Hedge::About) => found.about(),
            _ => found,
        })
    }

    /// Whether it can be known only from the article's date.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        self.needs_today() && !self.is_anaphoric()
    }

    /// Whether it can be known only from the last date in the text: "a year later", "the same day".
    #[must_use]
    pub fn is_anaphoric(&self) -> bool {
        self.form.any(&|form| match form {
            DateForm::Offset { from, .. } => matches!(from, Origin::Last | Origin::Event),
            DateForm::Unit { which, .. }
            | DateForm::Weekday { which, .. }
            | DateForm::Holiday { which, .. }
            | DateForm::YearPart { which, .. }
            | DateForm::Month { which, .. } => matches!(which, Which::That | Which::Following | Which::Previous),
            _ => false,
        })
    }

    /// Month and, where said, day of a date whose year was not said; also of one with a year.
    #[must_use]
    pub fn month_day(&self) -> Option<(i8, Option<i8>)> {
        match &self.form {
            DateForm::Calendar(CalendarDate { month: Some(month), day, .. }) | DateForm::Month { month, day, .. } => {
                Some((*month, *day))
            }
            DateForm::Within { inner, .. } => match **inner {
                DateForm::Calendar(CalendarDate { month: Some(month), day, .. }) => Some((month, day)),
                _ => None,
            },
            _ => None,
        }
    }

    fn needs_today(&self) -> bool {
        needs_today(&self.form)
    }
}

/// Whether the article's date is needed to resolve `form`.
fn needs_today(form: &DateForm) -> bool {
    match form {
        DateForm::Calendar(date) => date.year.is_none(),
        DateForm::Years { .. } | DateForm::FiscalYear(_) | DateForm::Recurring(_) | DateForm::Time => false,
        DateForm::Nth { of, .. } | DateForm::Run { of, .. } | DateForm::UnitOf { of, .. } => needs_today(of),
        DateForm::Part { part, of } => matches!(part, Part::Earlier | Part::Later) || needs_today(of),
        DateForm::Within { outer, .. } => needs_today(outer),
        DateForm::Lasting { from, .. } | DateForm::Ranked { from, .. } => needs_today(from),
        DateForm::Range { from, to } => needs_today(from) || needs_today(to),
        DateForm::Offset { from: Origin::Form(form), .. } => needs_today(form),
        DateForm::Offset { from: Origin::Last | Origin::Event, .. } => false,
        DateForm::Unit { which, .. } | DateForm::Weekday { which, .. } => {
            !matches!(which, Which::That | Which::Following | Which::Previous)
        }
        _ => true,
    }
}

/// The weekday that the date has, where another is said with it: "Friday, 9 May 2015" was a Saturday.
#[must_use]
pub fn weekday_conflict(expression: &DateExpression, anchor: &DateAnchor) -> Option<Weekday> {
    let (stated, _) = expression.stated_weekday?;
    let reading = DateExpression { hedge: None, ..expression.clone() };
    let days = reading.resolve(anchor)?.days;
    let right = days.low_value().filter(|_| days.is_exact())?.weekday();
    (right != stated).then_some(right)
}
