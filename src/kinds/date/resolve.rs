//! From what was said to the days that it means.

use jiff::civil::{Date, Weekday};

use super::form::{CalendarDate, DateForm, Origin, Part, Step, Unit, Which};
use super::span::{
    DateSpan, Precision, add_days, add_months, add_step, add_steps, containing, days_between, precision_of,
};
use super::stretch::{
    fiscal_year, month_or_day, nth_of, part_of, ranked, run_of, unit_of, year_part, year_part_precision,
};
use super::{Hedge, Tense};

/// Without a tense a date without a year is that of the article's year (AP: the year is left out when it is the current
/// one), unless that lies further ahead than this: then the year before.
const AHEAD: i32 = 304;

/// … or further back than this, when next year's is near: in December "Jan. 5" is next month's.
const BACK: i32 = 304;

/// One reading of a date: from one day, with one tense.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    pub(super) today: Date,
    pub(super) last: Option<DateSpan>,
    pub(super) tense: Tense,
}

fn span((first, last): (Date, Date), precision: Precision) -> DateSpan {
    DateSpan::new(first, last, precision)
}

impl Reading {
    /// The days that `form` means.
    pub(super) fn form(&self, form: &DateForm) -> Option<DateSpan> {
        match form {
            DateForm::Calendar(date) => self.calendar(*date),
            DateForm::DayNamed { weekday, day } => self.day_named(*weekday, *day),
            DateForm::Weekday { day, which } => self.weekday(*day, *which).map(DateSpan::day),
            DateForm::Holiday { holiday, which } => {
                self.yearly(*which, |year| holiday.in_year(year)).map(|days| span(days, holiday.precision()))
            }
            DateForm::YearPart { part, which } => {
                self.yearly(*which, |year| year_part(*part, year)).map(|days| span(days, year_part_precision(*part)))
            }
            DateForm::Month { month, day, which } => self
                .yearly(*which, |year| month_or_day(year, *month, *day))
                .map(|days| span(days, if day.is_some() { Precision::Day } else { Precision::Month })),
            DateForm::Years { first, last, precision } => DateSpan::years(*first, *last, *precision),
            DateForm::FiscalYear(year) => fiscal_year(*year),
            DateForm::Unit { unit, which } => self.unit(*unit, *which).map(|days| span(days, precision_of(*unit))),
            DateForm::Window(steps) => self.window(steps),
            DateForm::InFuture(_) if self.tense == Tense::Past => None,
            DateForm::InFuture(steps) => self.offset(steps, &Origin::Published),
            DateForm::Offset { steps, from } => self.offset(steps, from),
            DateForm::Nth { nth, item, of } => nth_of(*nth, *item, self.form(of)?),
            DateForm::Run { count, unit, of } => run_of(*count, *unit, self.form(of)?),
            DateForm::Part { part, of } => self.part(*part, self.form(of)?),
            DateForm::Within { inner, outer } => self.within(inner, self.form(outer)?),
            DateForm::UnitOf { unit, of } => unit_of(*unit, self.form(of)?.first()?),
            DateForm::Ranked { nth, of, order, from } => ranked(*nth, of, *order, self.form(from)?),
            DateForm::Lasting { steps, from } => {
                let first = self.form(from)?.first()?;
                Some(span((first, add_days(add_steps(first, steps)?, -1)?), Precision::Week))
            }
            DateForm::Range { from, to } => self.range(from, to),
            DateForm::Recurring(_) | DateForm::Time => None,
        }
    }

    fn calendar(&self, date: CalendarDate) -> Option<DateSpan> {
        match date {
            CalendarDate { year: Some(year), month: Some(month), day: Some(day) } => {
                Date::new(year, month, day).ok().map(DateSpan::day)
            }
            CalendarDate { year: Some(year), month: Some(month), day: None } => DateSpan::month(year, month),
            CalendarDate { year: Some(year), .. } => DateSpan::year(year),
            CalendarDate { year: None, month: Some(month), day } => {
                let precision = if day.is_some() { Precision::Day } else { Precision::Month };
                self.yearly(Which::Bare, |year| month_or_day(year, month, day)).map(|days| span(days, precision))
            }
            CalendarDate { year: None, month: None, day: Some(day) } => self.day_of_month(day).map(DateSpan::day),
            CalendarDate { year: None, month: None, day: None } => None,
        }
    }

    /// One of something that comes once a year.
    fn yearly(&self, which: Which, in_year: impl Fn(i16) -> Option<(Date, Date)>) -> Option<(Date, Date)> {
        let today = self.today;
        let near = |from: i16, to: i16| (from..=to).filter_map(|add| in_year(today.year().checked_add(add)?));
        let past = |days: &(Date, Date)| days.0 <= today;
        // A tense is read from few words and may be wrong: without a year no date of eleven months ago or ahead is meant.
        let recent = |days: &(Date, Date)| (-BACK..=AHEAD).contains(&self.distance(days));
        match which {
            Which::Bare | Which::This => match self.tense {
                Tense::Past if which == Which::Bare => {
                    near(-8, 0).filter(past).last().filter(recent).or_else(|| self.nearest(None, near(-8, 8)))
                }
                Tense::Future if which == Which::Bare => {
                    near(0, 8).find(|days| days.1 >= today).filter(recent).or_else(|| self.nearest(None, near(-8, 8)))
                }
                _ if which == Which::This => {
                    let now = near(-1, 0).find(|days| days.0 <= today && today <= days.1);
                    now.or_else(|| near(0, 0).next()).or_else(|| near(-1, 1).next())
                }
                _ => self.nearest(in_year(today.year()), near(-8, 8)),
            },
            Which::Last | Which::Past => near(-8, 0).filter(|days| days.1 < today).last(),
            Which::BeforeLast => near(-9, 0).filter(|days| days.1 < today).collect::<Vec<_>>().into_iter().rev().nth(1),
            Which::Next | Which::Coming => near(0, 8).find(|days| days.0 > today),
            Which::AfterNext => near(0, 9).filter(|days| days.0 > today).nth(1),
            Which::That => self.last.and_then(|last| in_year(last.first()?.year())),
            Which::Following => {
                let from = self.last.and_then(|last| last.last())?;
                (0..9).filter_map(|add| in_year(from.year().checked_add(add)?)).find(|days| days.0 > from)
            }
            Which::Previous => {
                let from = self.last.and_then(|last| last.first())?;
                (0..9).filter_map(|sub| in_year(from.year().checked_sub(sub)?)).find(|days| days.1 < from)
            }
        }
    }

    /// Without a tense: the one in the article's year, unless another is much nearer.
    fn nearest(&self, same: Option<(Date, Date)>, mut all: impl Iterator<Item = (Date, Date)>) -> Option<(Date, Date)> {
        same.filter(|days| (-BACK..=AHEAD).contains(&self.distance(days)))
            .or_else(|| all.by_ref().min_by_key(|days| self.distance(days).abs()))
    }

    /// How many days lie between the article and the nearer end of a span: below nothing where it is past.
    fn distance(&self, days: &(Date, Date)) -> i32 {
        if days.1 < self.today { -days_between(days.1, self.today) } else { days_between(self.today, days.0).max(0) }
    }

    /// "the 8th": the month that has one and fits the tense.
    fn day_of_month(&self, day: i8) -> Option<Date> {
        let first = self.today.first_of_month();
        let months = |range: std::ops::RangeInclusive<i32>| {
            range.filter_map(move |add| {
                let month = add_months(first, add)?;
                Date::new(month.year(), month.month(), day).ok()
            })
        };
        match self.tense {
            Tense::Future => months(0..=2).find(|date| *date >= self.today),
            Tense::Past => months(-2..=0).rfind(|date| *date <= self.today),
            Tense::Unknown => months(-1..=1).min_by_key(|date| days_between(*date, self.today).abs()),
        }
    }

    /// "Friday the 13th": the nearest that is both, in the tense's direction.
    fn day_named(&self, weekday: Weekday, day: i8) -> Option<DateSpan> {
        let first = self.today.first_of_month();
        let fits = |add: i32| {
            let month = add_months(first, add)?;
            Date::new(month.year(), month.month(), day).ok().filter(|date| date.weekday() == weekday)
        };
        let past = (0..14).find_map(|back| fits(-back).filter(|date| *date <= self.today));
        let next = (0..14).find_map(|ahead| fits(ahead).filter(|date| *date >= self.today));
        let date = match (self.tense, past, next) {
            (Tense::Past, Some(past), _) => past,
            (Tense::Future, _, Some(next)) => next,
            (_, Some(past), Some(next)) => {
                if days_between(past, self.today) <= days_between(self.today, next) {
                    past
                } else {
                    next
                }
            }
            (_, past, next) => past.or(next)?,
        };
        Some(DateSpan::day(date))
    }

    fn weekday(&self, day: Weekday, which: Which) -> Option<Date> {
        let before = |date: Date| add_days(date, -i32::from(date.weekday().since(day)));
        let after = |date: Date| add_days(date, i32::from(date.weekday().until(day)));
        let (yesterday, tomorrow) = (add_days(self.today, -1)?, add_days(self.today, 1)?);
        match which {
            Which::Bare => {
                if self.tense == Tense::Future {
                    after(self.today)
                } else {
                    before(self.today)
                }
            }
            Which::This => {
                if self.tense == Tense::Past {
                    before(self.today)
                } else {
                    after(self.today)
                }
            }
            Which::Last | Which::Past => before(yesterday),
            Which::BeforeLast => before(add_days(before(yesterday)?, -1)?),
            Which::Coming => after(tomorrow),
            Which::Next => {
                let monday = containing(self.today, Unit::Week)?.0;
                add_days(monday, 7 + i32::from(day.to_monday_zero_offset()))
            }
            Which::AfterNext => add_days(after(tomorrow)?, 7),
            Which::That => after(self.last?.first()?),
            Which::Following => after(add_days(self.last?.last()?, 1)?),
            Which::Previous => before(add_days(self.last?.first()?, -1)?),
        }
    }

    fn unit(&self, unit: Unit, which: Which) -> Option<(Date, Date)> {
        if unit == Unit::Weekend {
            return self.weekend(which);
        }
        let move_by =
            |date: Date, count: i32| containing(add_step(containing(date, unit)?.0, Step { count, unit })?, unit);
        match which {
            Which::Bare | Which::This => move_by(self.today, 0),
            Which::Last | Which::Past => move_by(self.today, -1),
            Which::BeforeLast => move_by(self.today, -2),
            Which::Next | Which::Coming => move_by(self.today, 1),
            Which::AfterNext => move_by(self.today, 2),
            Which::That => move_by(self.told(unit)?, 0),
            Which::Following => move_by(self.told(unit)?, 1),
            Which::Previous => move_by(self.told(unit)?, -1),
        }
    }

    /// A day of the last date in the text, where that lies within one `unit`: no day follows "2013".
    fn told(&self, unit: Unit) -> Option<Date> {
        let (first, last) = self.last?.both()?;
        let near = unit == Unit::Day && days_between(first, last) < 4;
        (near || containing(first, unit)? == containing(last, unit)?).then_some(last)
    }

    /// Weekends: "at the weekend" is the one behind where nothing looks ahead, "this weekend" the one ahead.
    fn weekend(&self, which: Which) -> Option<(Date, Date)> {
        let this = containing(self.today, Unit::Weekend)?;
        let move_by = |count: i32| Some((add_days(this.0, count * 7)?, add_days(this.1, count * 7)?));
        let begun = this.0 <= self.today;
        let past = if begun { 0 } else { -1 };
        let by_tense = |unknown: i32| match self.tense {
            Tense::Past => past,
            Tense::Future => 0,
            Tense::Unknown => unknown,
        };
        match which {
            Which::Bare => move_by(by_tense(past)),
            Which::This => move_by(by_tense(0)),
            Which::Past => move_by(past),
            Which::Last => move_by(-1),
            Which::BeforeLast => move_by(-2),
            Which::Next => move_by(1),
            Which::Coming => move_by(i32::from(begun)),
            Which::AfterNext => move_by(2),
            Which::That | Which::Following | Which::Previous => {
                let (first, last) = containing(self.last?.first()?, Unit::Weekend)?;
                let add = match which {
                    Which::Following => 7,
                    Which::Previous => -7,
                    _ => 0,
                };
                Some((add_days(first, add)?, add_days(last, add)?))
            }
        }
    }

    fn window(&self, steps: &[Step]) -> Option<DateSpan> {
        if let [Step { count, unit: unit @ (Unit::Quarter | Unit::Season) }] = *steps {
            return self.whole_units(count, unit);
        }
        let other = add_steps(self.today, steps)?;
        let precision = steps.last().map_or(Precision::Day, |step| precision_of(step.unit));
        if other >= self.today {
            return Some(span((add_days(self.today, 1)?.min(other), other), precision));
        }
        Some(span((other, self.today), precision))
    }

    /// "the past two quarters" are whole ones.
    fn whole_units(&self, count: i32, unit: Unit) -> Option<DateSpan> {
        let this = containing(self.today, unit)?;
        let (first, last) = if count < 0 {
            (add_step(this.0, Step { count, unit })?, add_days(this.0, -1)?)
        } else {
            (add_days(this.1, 1)?, add_days(add_step(add_days(this.1, 1)?, Step { count, unit })?, -1)?)
        };
        Some(span((first, last), precision_of(unit)))
    }

    fn offset(&self, steps: &[Step], from: &Origin) -> Option<DateSpan> {
        let forward = steps.iter().all(|step| step.count > 0);
        let origin = match from {
            Origin::Published => DateSpan::day(self.today),
            Origin::Last => self.last?,
            Origin::Event => return None,
            Origin::Form(form) => {
                let tense =
                    if forward && matches!(**form, DateForm::Weekday { .. }) { Tense::Future } else { self.tense };
                Self { tense, ..*self }.form(form)?
            }
        };
        let (first, last) = origin.both()?;
        let unit = steps.iter().map(|step| step.unit).min()?;
        let precision =
            precision_of(unit).max(if origin.precision == Precision::Open { Precision::Day } else { origin.precision });
        Some(span((add_steps(first, steps)?, add_steps(last, steps)?), precision))
    }

    fn part(&self, part: Part, of: DateSpan) -> Option<DateSpan> {
        let (first, last) = of.both()?;
        let days = match part {
            Part::Earlier => (first, self.today.clamp(first, last)),
            Part::Later => (self.today.clamp(first, last), last),
            _ => part_of(part, first, last)?,
        };
        Some(span(
            days,
            match of.precision {
                Precision::Week | Precision::Weekend => Precision::Weekend,
                Precision::Month => Precision::Week,
                Precision::Year => Precision::Quarter,
                Precision::Decade => Precision::Year,
                Precision::Century => Precision::Decade,
                other => other,
            },
        ))
    }

    fn within(&self, inner: &DateForm, outer: DateSpan) -> Option<DateSpan> {
        let (first, last) = outer.both()?;
        let inside = |days: (Date, Date)| (days.0 >= first && days.0 <= last).then_some(days);
        let year = |found: &dyn Fn(i16) -> Option<(Date, Date)>| {
            found(first.year())
                .and_then(|days| if outer.precision >= Precision::Year { Some(days) } else { inside(days) })
        };
        match inner {
            DateForm::Calendar(CalendarDate { month: Some(month), day, .. }) => {
                let days = year(&|year| month_or_day(year, *month, *day))?;
                Some(span(days, if day.is_some() { Precision::Day } else { Precision::Month }))
            }
            DateForm::Calendar(CalendarDate { day: Some(day), .. }) => {
                Date::new(first.year(), first.month(), *day).ok().map(DateSpan::day)
            }
            DateForm::Weekday { day, .. } => {
                let date = add_days(first, i32::from(first.weekday().until(*day)))?;
                inside((date, date)).map(|days| span(days, Precision::Day))
            }
            DateForm::Holiday { holiday, .. } => {
                year(&|year| holiday.in_year(year)).map(|days| span(days, holiday.precision()))
            }
            DateForm::YearPart { part, .. } => {
                year(&|year| year_part(*part, year)).map(|days| span(days, year_part_precision(*part)))
            }
            _ => None,
        }
    }

    fn range(&self, from: &DateForm, to: &DateForm) -> Option<DateSpan> {
        if let (DateForm::Weekday { day, which: Which::Bare }, DateForm::Weekday { day: end, which: Which::Bare }) =
            (from, to)
        {
            let first = self.weekday(*day, Which::Bare)?;
            let last = add_days(first, i32::from(first.weekday().until(*end)))?;
            return Some(span((first, last), Precision::Week));
        }
        let to_span = self.form(to)?;
        let last = to_span.last()?;
        let mut first = self.form(from)?.first()?;
        if first > last && has_no_year(from) {
            let before = add_months(first, -12)?;
            if before.day() != first.day() && has_no_year(to) {
                // Only a leap year has 29 February.
                return Some(span((first, add_months(last, 12)?), Precision::Weekend));
            }
            first = before;
        } else if has_no_year(from) && has_no_year(to) && days_between(first, last) > 366 {
            first = add_months(first, 12)?;
        }
        (first <= last).then(|| span((first, last), to_span.precision.max(Precision::Weekend)))
    }

    /// `found` with what stands before it: "since" and "after" leave its end open, "before" its beginning.
    pub(super) fn bounded(&self, form: &DateForm, hedge: Option<Hedge>) -> Option<DateSpan> {
        match (form, hedge) {
            // "before the end of the year" means its last day, "after the beginning" its first.
            (DateForm::Part { part: Part::End, of }, Some(Hedge::Before)) => {
                let last = self.form(of)?.last()?;
                Some(DateSpan { days: crate::interval::Interval::bounds(None, Some(last)), precision: Precision::Open })
            }
            (DateForm::Part { part: Part::Start, of }, Some(Hedge::After)) => {
                self.hedged(self.form(of)?, Some(Hedge::Since))
            }
            _ => self.hedged(self.form(form)?, hedge),
        }
    }

    fn hedged(&self, found: DateSpan, hedge: Option<Hedge>) -> Option<DateSpan> {
        let open = |low, high| {
            Some(DateSpan { days: crate::interval::Interval::bounds(low, high), precision: Precision::Open })
        };
        match hedge {
            Some(Hedge::Since) => open(Some(found.first()?), None),
            Some(Hedge::After) => open(Some(add_days(found.last()?, 1)?), None),
            Some(Hedge::Before) => open(None, Some(add_days(found.first()?, -1)?)),
            Some(Hedge::MoreThan) if found.first()? > self.today => open(Some(found.first()?), None),
            Some(Hedge::LessThan) if found.first()? > self.today => {
                Some(span((self.today, found.last()?), Precision::Week))
            }
            _ => Some(found),
        }
    }
}

fn has_no_year(form: &DateForm) -> bool {
    match form {
        DateForm::Calendar(date) => date.year.is_none() && date.month.is_some(),
        DateForm::Part { of, .. } => has_no_year(of),
        DateForm::Holiday { which, .. } | DateForm::YearPart { which, .. } => *which == Which::Bare,
        _ => false,
    }
}
