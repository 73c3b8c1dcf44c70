//! Weekdays alone: "Friday", "last Friday", "every Friday"; and the names that only look like one.

use super::form::{DateForm, Item, Unit, Which};
use super::reader::{Parsed, Reader};
use super::words::Key;
use crate::lang::WordClasses;

impl Reader<'_> {
    /// "Friday", "last Friday", "this coming Tuesday", "every Monday", "Sundays", "Friday after next".
    pub(super) fn weekday_phrase(&self, at: usize) -> Parsed<DateForm> {
        if let Some((which, next)) = self.which(at) {
            let (day, end) = self.weekday(next)?;
            return Some((DateForm::Weekday { day, which }, end));
        }
        let start = at;
        let at = self.skip(at, Key::The);
        let (day, end) = self.weekday(at)?;
        if self.get(at)?.is_plural() {
            return Some((DateForm::Recurring(Item::Weekday(day)), end));
        }
        if self.is(end, Key::After) {
            let next = self.skip(end + 1, Key::The);
            if self.is(next, Key::Next) {
                return Some((DateForm::Weekday { day, which: Which::AfterNext }, next + 1));
            }
        }
        if start < at || self.is_everyday(at) && !self.is_weekday_after_all(at) || self.is_name_with_weekday(at) {
            return None;
        }
        Some((DateForm::Weekday { day, which: Which::Bare }, end))
    }

    /// Whether "sun", "sat", "wed" or "mon" is a weekday by what stands beside it.
    fn is_weekday_after_all(&self, at: usize) -> bool {
        let stop = self.skip_stop(at + 1);
        let dated = self.month(stop).is_some()
            || self.day(stop).is_some() && self.get(at).is_some_and(|lexed| lexed.is_capital());
        let comma = self.skip_mark(stop, b',');
        let led = self.is_any_before(at, &[Key::On]) && self.said(at).len() == 3;
        let listed = self.is_any_before(at, &[Key::Or]) && self.get(at).is_some_and(|lexed| lexed.is_capital());
        led || listed
            || dated
            || comma > stop && (self.month(comma).is_some() || self.day(comma).is_some())
            || self.is_whole(at, at + 1)
            || self.ordinal(stop).is_some()
    }

    /// Names with a weekday in them: papers ("Sunday Times"), clubs ("Sheffield Wednesday").
    fn is_name_with_weekday(&self, at: usize) -> bool {
        let last = self.before(at).map_or("", |last| last.span().of(self.text()));
        let mail = last == "on" && at >= 2 && self.said(at - 2) == "Mail";
        WordClasses::AFTER_WEEKDAY_NAME.has(self.said(at + 1)) || mail || WordClasses::BEFORE_WEEKDAY_NAME.has(last)
    }

    /// "every Friday", "each year", "every other week".
    pub(super) fn recurring(&self, at: usize) -> Parsed<DateForm> {
        if !self.is(at, Key::Every) {
            return None;
        }
        let next = self.skip(at + 1, Key::Other);
        let next = self.small_number(next).map_or(next, |(_, next)| next);
        if let Some((day, end)) = self.weekday(next) {
            return Some((DateForm::Recurring(Item::Weekday(day)), end));
        }
        if let Some((_, end)) = self.month(next) {
            return Some((DateForm::Recurring(Item::Unit(Unit::Year)), end));
        }
        let (unit, end) = self.unit(next)?;
        (unit > Unit::Hour).then_some((DateForm::Recurring(Item::Unit(unit)), end))
    }
}
