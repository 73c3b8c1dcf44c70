//! What a form is in, said behind it: "October | of next year", "Friday | last week"; and the year that two dates share.

use super::expression::DEPTH;
use super::form::{CalendarDate, DateForm, Origin, Unit, Which};
use super::reader::{Parsed, Reader};
use super::words::Key;

impl Reader<'_> {
    /// "March and October 2014", "Nov. 3 and Dec. 5, 2014": the year behind the second holds for the first.
    pub(super) fn with_shared_year(&self, form: DateForm, end: usize) -> DateForm {
        let DateForm::Calendar(date @ CalendarDate { year: None, month: Some(month), .. }) = form else { return form };
        if !self.is_any(end, &[Key::And, Key::Or]) {
            return form;
        }
        match self.month_first(end + 1).or_else(|| self.day_first(end + 1)) {
            Some((DateForm::Calendar(CalendarDate { year: Some(year), month: Some(second), day }), _))
                if second > month && day.is_some() == date.day.is_some() =>
            {
                DateForm::Calendar(CalendarDate { year: Some(year), ..date })
            }
            _ => match self.single(end + 1, DEPTH) {
                Some((DateForm::Within { inner, outer }, _)) if is_like(&inner, date) => within(form, *outer),
                _ => form,
            },
        }
    }

    /// `form`, and what it is in: "October | of next year", "Friday | last week", "next week | on Friday", "Easter | 2014".
    pub(super) fn in_container(&self, form: DateForm, end: usize, depth: usize) -> (DateForm, usize) {
        let week = matches!(form, DateForm::Unit { unit: Unit::Week, .. });
        if week && let Some((day, behind)) = self.weekday(self.skip(end, Key::On)) {
            let which = Which::Bare;
            return (within(DateForm::Weekday { day, which }, form), behind);
        }
        if matches!(form, DateForm::Unit { unit: Unit::Year, .. })
            && self.before(end).is_some_and(|last| last.is_possessive())
            && let Some((inner @ (DateForm::YearPart { .. } | DateForm::Holiday { .. }), behind)) =
                self.period(end).or_else(|| self.holiday(end))
        {
            return (within(inner, form), behind);
        }
        if self.mark(end, b'\'')
            && self.said(end + 1) == "s"
            && form.is_year()
            && let Some((inner @ (DateForm::YearPart { .. } | DateForm::Holiday { .. }), behind)) =
                self.period(end + 2).or_else(|| self.holiday(end + 2))
        {
            return (within(inner, form), behind);
        }
        let Some(longest) = container_of(&form) else { return (form, end) };
        let joined = end + usize::from(self.is_any(end, &[Key::Of, Key::In]) || self.mark(end, b','));
        let outer = match self.which(joined).and_then(|_| self.unit_phrase(joined)) {
            Some((outer @ DateForm::Unit { unit, .. }, behind)) if (longest.0..=longest.1).contains(&unit) => {
                Some((outer, behind))
            }
            _ => self.years_away(joined, depth).or_else(|| self.in_amount(end, depth)).filter(|(form, _)| {
                let steps = match form {
                    DateForm::InFuture(steps) | DateForm::Offset { steps, from: Origin::Published } => steps,
                    _ => return false,
                };
                longest.1 == Unit::Year && steps.iter().all(|step| step.unit == Unit::Year)
            }),
        };
        match outer {
            Some((outer, behind)) => (within(form, outer), behind),
            None => (form, end),
        }
    }

    /// "two years ago", "a year hence"
    fn years_away(&self, at: usize, depth: usize) -> Parsed<DateForm> {
        let (form, end) = self.counted_offset(at, depth)?;
        matches!(form, DateForm::Offset { from: Origin::Published, .. }).then_some((form, end))
    }
}

pub(super) fn within(inner: DateForm, outer: DateForm) -> DateForm {
    DateForm::Within { inner: Box::new(inner), outer: Box::new(outer) }
}

/// Whether `form` is a month or a day of one, as `date` is.
fn is_like(form: &DateForm, date: CalendarDate) -> bool {
    matches!(form, DateForm::Calendar(CalendarDate { year: None, month: Some(_), day }) if day.is_some() == date.day.is_some())
}

/// Which units may follow a form as what it is in: the shortest and the longest.
fn container_of(form: &DateForm) -> Option<(Unit, Unit)> {
    match form {
        DateForm::Calendar(CalendarDate { year: None, month: Some(_), .. }) => Some((Unit::Year, Unit::Year)),
        DateForm::Calendar(CalendarDate { year: None, month: None, .. }) => Some((Unit::Month, Unit::Month)),
        DateForm::Weekday { which: Which::Bare, .. } => Some((Unit::Week, Unit::Fortnight)),
        DateForm::Holiday { which: Which::Bare, .. } | DateForm::YearPart { which: Which::Bare, .. } => {
            Some((Unit::Year, Unit::Year))
        }
        _ => None,
    }
}
