//! Dates that need another date to be known: "yesterday", "last week", "two weeks ago", "the day after tomorrow",
//! "the last three years", and weekdays.

use super::form::{DateForm, DayPart, Origin, Step, Unit, Which};
use super::lexer::Lexeme;
use super::reader::{Parsed, Reader};
use super::words::{Key, Word};

/// What "a few" and "several" count as; their offsets carry it with the precision of the unit.
const FEW: i32 = 3;

pub(super) fn offset(count: i32, unit: Unit, from: Origin) -> DateForm {
    DateForm::Offset { steps: vec![Step { count, unit }], from }
}

pub(super) fn scaled(steps: Vec<Step>, sign: i32) -> Vec<Step> {
    steps.into_iter().map(|step| Step { count: step.count.saturating_mul(sign), ..step }).collect()
}

impl Reader<'_> {
    /// "today", "yesterday", "tomorrow", "tonight", "overnight".
    pub(super) fn named_day(&self, at: usize) -> Parsed<DateForm> {
        let form = match self.key(at)? {
            Key::Today | Key::Tonight => DateForm::Unit { unit: Unit::Day, which: Which::This },
            Key::Yesterday => offset(-1, Unit::Day, Origin::Published),
            Key::Tomorrow => offset(1, Unit::Day, Origin::Published),
            Key::Overnight if !self.is_adjective(at) => DateForm::Range {
                from: Box::new(offset(-1, Unit::Day, Origin::Published)),
                to: Box::new(DateForm::Unit { unit: Unit::Day, which: Which::This }),
            },
            _ => return None,
        };
        Some((form, at + 1))
    }

    /// "an overnight train", "overnight rates": not a date.
    fn is_adjective(&self, at: usize) -> bool {
        self.is_any_before(at, &[Key::A, Key::The, Key::Possessive])
            || !self.ends_phrase(at + 1) && self.weekday(at + 1).is_none()
    }

    /// "last night", "this morning", "the previous evening", "the night before".
    pub(super) fn part_of_named_day(&self, at: usize) -> Parsed<DateForm> {
        let day = |which| DateForm::Unit { unit: Unit::Day, which };
        if let Some((which, next)) = self.which(at) {
            let Word::DayPart(part) = self.word(next)? else { return None };
            let early = matches!(part, DayPart::Morning | DayPart::Dawn | DayPart::Afternoon);
            let form = match which {
                Which::Last if part == DayPart::Night || part == DayPart::Evening => {
                    offset(-1, Unit::Day, Origin::Published)
                }
                Which::This if !self.get(next)?.is_plural() => day(Which::This),
                Which::Following | Which::Previous | Which::That => day(which),
                Which::Next if early => day(Which::Following),
                _ => return None,
            };
            return Some((form, next + 1));
        }
        let named = self.is(at, Key::The) && matches!(self.word(at + 1), Some(Word::DayPart(_)));
        if !named {
            return None;
        }
        match self.key(at + 2)? {
            Key::Before if self.is_clause_end(at + 3) => Some((day(Which::Previous), at + 3)),
            Key::After if self.is_clause_end(at + 3) => Some((day(Which::Following), at + 3)),
            _ => None,
        }
    }

    /// "two Sundays from now", "three Fridays ago"
    pub(super) fn counted_weekdays(&self, at: usize) -> Parsed<DateForm> {
        let (count, next) = self.count(at)?;
        let (day, next) = self.weekday(next)?;
        let weeks = |sign: i32, which| {
            let from = Origin::Form(Box::new(DateForm::Weekday { day, which }));
            Some(offset(sign.checked_mul(count.checked_sub(1)?)?, Unit::Week, from))
        };
        match self.key(next)? {
            Key::Ago | Key::Back => Some((weeks(-1, Which::Past)?, next + 1)),
            Key::From if self.is(next + 1, Key::Now) => Some((weeks(1, Which::Coming)?, next + 2)),
            Key::Hence => Some((weeks(1, Which::Coming)?, next + 1)),
            _ => None,
        }
    }

    /// The word before a weekday, month or unit that says which: "last", "this past", "the following".
    pub(super) fn which(&self, at: usize) -> Parsed<Which> {
        let the = self.is(at, Key::The);
        let start = self.skip(at, Key::The);
        let which = match self.key(start)? {
            Key::Last => Which::Last,
            Key::Past => Which::Past,
            Key::Previous if the => Which::Previous,
            Key::Previous => Which::Last,
            Key::Next => Which::Next,
            Key::Coming | Key::Upcoming => Which::Coming,
            Key::Following => Which::Following,
            Key::Current | Key::Calendar => Which::This,
            Key::Same => Which::That,
            Key::That if !the => Which::That,
            Key::This if !the => match self.key(start + 1) {
                Some(Key::Past | Key::Last) => return Some((Which::Past, start + 2)),
                Some(Key::Coming | Key::Upcoming | Key::Next) => return Some((Which::Coming, start + 2)),
                Some(Key::Same | Key::Calendar | Key::Current) => return Some((Which::This, start + 2)),
                _ => Which::This,
            },
            _ => return None,
        };
        Some((which, start + 1))
    }

    /// "last week", "this year", "the following day", "the same month", "the weekend".
    pub(super) fn unit_phrase(&self, at: usize) -> Parsed<DateForm> {
        if let Some((which, next)) = self.which(at) {
            let next = next + usize::from(matches!(self.said(next), "working" | "calendar"));
            let (unit, end) = self.unit(next)?;
            let work = self.said(next - 1) == "working" && unit == Unit::Week;
            let unit = if work { Unit::WorkWeek } else { unit };
            let countable = !self.get(next)?.is_plural() || unit == Unit::Season;
            let the = self.is(at, Key::The);
            // "the last week", "the past year": the days up to now; "the next day": the one after what was told.
            let form = match (which, unit) {
                (Which::Past | Which::Last, _)
                    if the && matches!(unit, Unit::Day | Unit::Week | Unit::Fortnight | Unit::Month | Unit::Year) =>
                {
                    DateForm::Window(vec![Step { count: -1, unit }])
                }
                (Which::Past, Unit::Week | Unit::Fortnight | Unit::Month | Unit::Year) => {
                    DateForm::Window(vec![Step { count: -1, unit }])
                }
                (Which::Last | Which::Past, Unit::Decade | Unit::Century) => {
                    DateForm::Window(vec![Step { count: -1, unit }])
                }
                (Which::Next, Unit::Day) if the => DateForm::Unit { unit, which: Which::Following },
                _ => DateForm::Unit { unit, which },
            };
            return (countable && unit > Unit::Hour).then_some((form, end));
        }
        let the = self.is(at, Key::The) || self.is(at, Key::Possessive);
        let start = at + usize::from(the);
        match self.unit(start)? {
            (Unit::Weekend, end)
                if the || self.is_any_before(at, &[Key::At, Key::Over, Key::On]) || self.is_whole(at, end) =>
            {
                (!self.get(start)?.is_plural())
                    .then_some((DateForm::Unit { unit: Unit::Weekend, which: Which::Bare }, end))
            }
            _ => None,
        }
    }

    /// A unit phrase, or "the year", "the month" as the one that is now: where "the end of" stands before.
    pub(super) fn outer_unit(&self, at: usize) -> Parsed<DateForm> {
        if let Some((which, next)) = self.which(at) {
            let (unit, end) = self.unit(next)?;
            return (unit >= Unit::Day).then_some((DateForm::Unit { unit, which }, end));
        }
        let (unit, end) = self.unit(self.skip(at, Key::The))?;
        let single = !self.get(end - 1)?.is_plural();
        (unit >= Unit::Week && single).then_some((DateForm::Unit { unit, which: Which::This }, end))
    }

    /// How many: "two", "a", "a few", "a couple of", "several", "2".
    pub(super) fn count(&self, at: usize) -> Parsed<i32> {
        let few = |at: usize| match self.key(at) {
            Some(Key::Few | Key::Several) => Some((FEW, at + 1)),
            Some(Key::Couple) => Some((2, self.skip(at + 1, Key::Of))),
            Some(Key::Dozen) => Some((12, at + 1)),
            _ => None,
        };
        if let Some(found) = few(at) {
            return Some(found);
        }
        if self.is(at, Key::A) {
            return few(at + 1).or(Some((1, at + 1)));
        }
        if let Lexeme::Number(value, 4) = self.lexeme(at) {
            return Some((i32::try_from(value).ok()?, at + 1));
        }
        let (value, end) = self.small_number(at)?;
        let value = i32::try_from(value).ok()?;
        match self.word(end) {
            Some(Word::Cardinal(scale @ (100 | 1000))) => Some((value.checked_mul(scale.into())?, end + 1)),
            _ => Some((value, end)),
        }
    }

    /// "two weeks", "3 months and 2 weeks", "half a century", "two and a half years", "three days".
    pub(super) fn amount(&self, at: usize) -> Parsed<Vec<Step>> {
        let (first, mut end) = self.counted_unit(at)?;
        let mut steps = first;
        while steps.len() < 4 {
            let joined = self.skip_mark(end, b',');
            let next = self.skip(joined, Key::And);
            match self
                .counted_unit(next)
                .filter(|(more, _)| matches!((more.first(), steps.last()), (Some(a), Some(b)) if a.unit < b.unit))
            {
                Some((more, behind)) if !self.is_any(next, &[Key::A]) => {
                    steps.extend(more);
                    end = behind;
                }
                _ => break,
            }
        }
        Some((steps, end))
    }

    fn counted_unit(&self, at: usize) -> Parsed<Vec<Step>> {
        if self.is(at, Key::Half) && self.is(at + 1, Key::A) {
            let (unit, end) = self.unit(at + 2)?;
            return Some((vec![half(unit)?], end));
        }
        let (count, next) = self.count(at)?;
        let halved = self.is(next, Key::And) && self.is(next + 1, Key::A) && self.is(next + 2, Key::Half);
        let next = next + if halved { 3 } else { 0 };
        let next = next
            + usize::from(matches!(
                self.said(next),
                "full" | "whole" | "long" | "short" | "calendar" | "business" | "working"
            ));
        let next = self.skip_mark(next, b'-');
        let (unit, mut end) = self.unit(next)?;
        if self.mark(end, b'\'') && self.touches(end) {
            end += 1;
        }
        let mut steps = vec![Step { count, unit }];
        if halved {
            steps.push(half(unit)?);
        }
        Some((steps, end))
    }

    /// "two weeks ago", "a year later", "three days after Easter", "the day before yesterday", "2 thursdays back".
    pub(super) fn counted_offset(&self, at: usize, depth: usize) -> Parsed<DateForm> {
        let (steps, end) = self.steps_or_the(at)?;
        if self.word(end - 1).is_some_and(|word| matches!(word, Word::Unit(Unit::Minute | Unit::Hour))) {
            return None;
        }
        let the = self.is(at, Key::The);
        match self.key(end)? {
            Key::Ago if !the => Some((DateForm::Offset { steps: scaled(steps, -1), from: Origin::Published }, end + 1)),
            Key::Back if !the && self.ends_phrase(end + 1) => {
                Some((DateForm::Offset { steps: scaled(steps, -1), from: Origin::Published }, end + 1))
            }
            Key::Hence if !the => Some((DateForm::Offset { steps, from: Origin::Published }, end + 1)),
            Key::Earlier if !the => Some((DateForm::Offset { steps: scaled(steps, -1), from: Origin::Last }, end + 1)),
            Key::Later if !the => Some((DateForm::Offset { steps, from: Origin::Last }, end + 1)),
            Key::Before | Key::Previous => self.offset_from(scaled(steps, -1), end, (the, depth)),
            Key::After | Key::From | Key::Following => self.offset_from(steps, end, (the, depth)),
            Key::Since => self.offset_from(steps, end, (the, depth)),
            _ => None,
        }
    }

    fn steps_or_the(&self, at: usize) -> Parsed<Vec<Step>> {
        if self.is(at, Key::The) {
            let (unit, end) = self.unit(at + 1)?;
            return (!self.get(at + 1)?.is_plural()).then_some((vec![Step { count: 1, unit }], end));
        }
        self.amount(at)
    }

    /// What the steps count from: the form behind "before", "after", "from"; an event; or the last date in the text.
    fn offset_from(&self, steps: Vec<Step>, at: usize, (the, depth): (bool, usize)) -> Parsed<DateForm> {
        let next = at + 1;
        if self.is_any(at, &[Key::From, Key::Previous]) && self.is(next, Key::Now) {
            return Some((DateForm::Offset { steps, from: Origin::Published }, next + 1));
        }
        let next = if self.is(at, Key::Previous) { self.skip(next, Key::To) } else { next };
        let after_next = self.skip(next, Key::The);
        if the && self.is(after_next, Key::Next) && self.is(at, Key::After) && self.unit(after_next + 1).is_none() {
            let unit = steps.first()?.unit;
            return Some((DateForm::Unit { unit, which: Which::AfterNext }, after_next + 1));
        }
        if the && self.is(after_next, Key::Last) && self.is(at, Key::Before) && self.unit(after_next + 1).is_none() {
            let unit = steps.first()?.unit;
            return Some((DateForm::Unit { unit, which: Which::BeforeLast }, after_next + 1));
        }
        if let Some((form, end)) = self.offset_origin(next, depth) {
            return Some((DateForm::Offset { steps, from: Origin::Form(Box::new(form)) }, end));
        }
        let prior = self.is(at, Key::Previous) && self.is_clause_end(at + 1);
        if !prior && !self.is_any(at, &[Key::Before, Key::After]) {
            return None;
        }
        let from = if self.is_clause_end(next) { Origin::Last } else { Origin::Event };
        Some((DateForm::Offset { steps, from }, at + 1))
    }

    pub(super) fn offset_origin(&self, at: usize, depth: usize) -> Parsed<DateForm> {
        if matches!(self.unit(self.skip(at, Key::The)), Some((Unit::Year, _)))
            && let Some((year, end)) = self.year(self.skip(at, Key::The) + 1)
        {
            return Some((DateForm::year(year), end));
        }
        let (form, end) = self.single(at, depth)?;
        (!matches!(form, DateForm::Recurring(_))).then_some((form, end))
    }

    fn is_clause_end(&self, at: usize) -> bool {
        matches!(self.lexeme(at), Lexeme::Break | Lexeme::Mark(_))
            || self.is_any(at, &[Key::And, Key::Or, Key::In, Key::Verb])
    }
}

fn half(unit: Unit) -> Option<Step> {
    let (count, unit) = match unit {
        Unit::Century => (50, Unit::Year),
        Unit::Decade => (5, Unit::Year),
        Unit::Year => (6, Unit::Month),
        Unit::Month => (15, Unit::Day),
        Unit::Week => (3, Unit::Day),
        Unit::Day => (12, Unit::Hour),
        Unit::Hour => (30, Unit::Minute),
        _ => return None,
    };
    Some(Step { count, unit })
}
