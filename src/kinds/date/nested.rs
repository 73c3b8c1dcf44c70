//! Forms with a form inside: "the end of April", "the first Wednesday of October", "the week of May 4".

use super::expression::is_long;
use super::form::{CalendarDate, DateForm, Item, Order, Origin, Part, Step, Unit, Which};
use super::lexer::Lexeme;
use super::reader::{Parsed, Reader};
use super::relative::offset;
use super::words::{Key, Word};

impl Reader<'_> {
    /// "the end of April", "mid-October", "early 2014", "late last year", "earlier this month", "the rest of the week"
    pub(super) fn part_of(&self, at: usize, depth: usize) -> Parsed<DateForm> {
        let start = self.skip(at, Key::The);
        let (part, next) = match self.key(start)? {
            Key::Start => (Part::Start, start + 1),
            Key::Middle => (Part::Middle, start + 1),
            Key::End => (Part::End, start + 1),
            Key::Rest => (Part::Later, start + 1),
            Key::Early => (Part::Early, self.skip_mark(start + 1, b'-')),
            Key::Mid => (Part::Middle, self.skip_mark(start + 1, b'-')),
            Key::Late => (Part::Late, self.skip_mark(start + 1, b'-')),
            Key::Earlier => (Part::Earlier, start + 1),
            Key::Later => (Part::Later, start + 1),
            _ => return None,
        };
        let joined = next + usize::from(self.is_any(next, &[Key::Of, Key::In]));
        let of = joined > next;
        let joined = self.skip(joined, Key::About);
        let the = self.is(joined, Key::The);
        let (form, end) = self.longer(
            self.outer_unit(joined)
                .filter(|_| of || the || !matches!(self.lexeme(joined), Lexeme::Word(Word::Unit(_)))),
            self.single(joined, depth),
        )?;
        if !is_long(&form) {
            let today =
                matches!(part, Part::Earlier | Part::Later) && matches!(form, DateForm::Unit { unit: Unit::Day, .. });
            return today.then_some((form, end));
        }
        Some((DateForm::Part { part, of: Box::new(form) }, end))
    }

    fn longer(&self, a: Parsed<DateForm>, b: Parsed<DateForm>) -> Parsed<DateForm> {
        match (a, b) {
            (Some(a), Some(b)) => Some(if a.1 >= b.1 { a } else { b }),
            (a, b) => a.or(b),
        }
    }

    /// "the first Wednesday of October 2014", "the last week of 2015", "the third last day of May", "first ten days of last year"
    pub(super) fn nth_of(&self, at: usize, depth: usize) -> Parsed<DateForm> {
        let start = self.skip(at, Key::The);
        let (nth, next) = self.nth(start)?;
        let nth_abs = nth == 1 || nth == -1;
        if nth_abs && let Some(found) = self.run_of(nth, next, depth) {
            return Some(found);
        }
        let (item, named) = self.item(next)?;
        if self.is(named, Key::After) {
            let Some((form, end)) = self.single(named + 1, depth) else {
                // "the first Friday after his birthday"
                let unit = if let Item::Unit(unit) = item { unit } else { Unit::Week };
                return Some((
                    DateForm::Offset { steps: vec![Step { count: nth.into(), unit }], from: Origin::Event },
                    named,
                ));
            };
            let from = offset(1, Unit::Day, Origin::Form(Box::new(form)));
            let steps = vec![Step { count: i32::from(nth.unsigned_abs()) + 1, unit: Unit::Month }];
            let of = Box::new(DateForm::Lasting { steps, from: Box::new(from) });
            return (nth > 0).then_some((DateForm::Nth { nth, item, of }, end));
        }
        let of = named + usize::from(self.is_any(named, &[Key::Of, Key::In]));
        let outer = self.outer_of(named, of, depth);
        if outer.is_none() && matches!(item, Item::Weekday(_)) && self.ordinal(start).is_some() {
            // "his second Monday in office": some Monday, not the last one.
            return Some((
                DateForm::Offset { steps: vec![Step { count: nth.into(), unit: Unit::Week }], from: Origin::Event },
                named,
            ));
        }
        let (outer, end) = outer?;
        is_long(&outer).then(|| (DateForm::Nth { nth, item, of: Box::new(outer) }, end))
    }

    /// "the Sunday nearest to November 30", "the second closest Easter to May 1", "the first Easter after 1945"
    pub(super) fn ranked(&self, at: usize, depth: usize) -> Parsed<DateForm> {
        let start = self.skip(at, Key::The);
        let numbered = self.ordinal(start).and_then(|(nth, next)| Some((i8::try_from(nth).ok()?, next)));
        let (nth, next) = numbered.unwrap_or((1, start));
        let near = is_nearest(self.said(next));
        let named = next + usize::from(near);
        let (of, end) =
            self.weekday_alone(named).or_else(|| self.holiday(named).map(|(form, end)| (form, self.skip_stop(end))))?;
        let near_behind = !near && is_nearest(self.said(end));
        let behind = end + usize::from(near_behind);
        let order = match self.key(behind) {
            Some(Key::To) if near || near_behind => Order::Nearest,
            Some(Key::After) if numbered.is_some() && matches!(of, DateForm::Holiday { .. }) => Order::After,
            _ if near_behind => Order::Nearest,
            _ => return None,
        };
        let next = behind + usize::from(self.is_any(behind, &[Key::To, Key::After]));
        let Some((from, end)) = self.single(next, depth) else {
            // "the first Christmas after the war": not the last one.
            let steps = vec![Step { count: nth.into(), unit: Unit::Year }];
            return (order == Order::After).then_some((DateForm::Offset { steps, from: Origin::Event }, behind));
        };
        let again = matches!(of, DateForm::Weekday { .. } | DateForm::Holiday { .. });
        again.then(|| (DateForm::Ranked { nth, of: Box::new(of), order, from: Box::new(from) }, end))
    }

    fn weekday_alone(&self, at: usize) -> Parsed<DateForm> {
        let (day, end) = self.weekday(at)?;
        Some((DateForm::Weekday { day, which: Which::Bare }, self.skip_stop(end)))
    }

    /// What the nth is in: "of October 2014", "next month".
    fn outer_of(&self, named: usize, of: usize, depth: usize) -> Parsed<DateForm> {
        self.longer(self.outer_unit(of).filter(|_| of > named || self.which(named).is_some()), self.single(of, depth))
    }

    fn nth(&self, at: usize) -> Parsed<i8> {
        if self.is(at, Key::Last) || matches!(self.said(at), "final" | "closing") {
            return Some((-1, at + 1));
        }
        if self.said(at) == "opening" {
            return Some((1, at + 1));
        }
        let (nth, next) = self.ordinal(at)?;
        let nth = i8::try_from(nth).ok()?;
        Some(if self.is(next, Key::Last) { (-nth, next + 1) } else { (nth, next) })
    }

    fn item(&self, at: usize) -> Parsed<Item> {
        if let Some((day, end)) = self.weekday(at) {
            return Some((Item::Weekday(day), self.skip_stop(end)));
        }
        let (unit, end) = self.unit(at)?;
        let nth = matches!(
            unit,
            Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade
        );
        (nth && !self.get(at)?.is_plural()).then_some((Item::Unit(unit), end))
    }

    fn run_of(&self, nth: i8, at: usize, depth: usize) -> Parsed<DateForm> {
        let (steps, next) = self.amount(at)?;
        let [Step { count, unit }] = *steps.as_slice() else { return None };
        if self.is_any(at, &[Key::A]) {
            return None;
        }
        let of = self.skip(next, Key::Of);
        let (outer, end) = self.longer(
            self.outer_unit(of).filter(|_| of > next || self.which(next).is_some()),
            self.single(of, depth).filter(|_| of > next),
        )?;
        let count = count.checked_mul(nth.into())?;
        is_long(&outer).then(|| (DateForm::Run { count, unit, of: Box::new(outer) }, end))
    }

    /// "the week of October 6", "week commencing 4 February", "w/c Feb 4", "the weekend of Halloween", "a week starting tomorrow"
    pub(super) fn unit_of(&self, at: usize, depth: usize) -> Parsed<DateForm> {
        let short = self.said(at).eq_ignore_ascii_case("w")
            && self.mark(at + 1, b'/')
            && self.said(at + 2).eq_ignore_ascii_case("c");
        let a = self.is(at, Key::A);
        let start = at + usize::from(a || self.is(at, Key::The));
        let (unit, next) = if short { (Unit::Week, at + 3) } else { self.unit(start)? };
        let plural = !short && self.get(start).is_some_and(|lexed| lexed.is_plural());
        if plural || !matches!(unit, Unit::Week | Unit::Weekend | Unit::Month) {
            return None;
        }
        let joins =
            self.is_any(next, &[Key::Of, Key::Starting, Key::Start]) || matches!(self.said(next), "ending" | "ended");
        let named = next + usize::from(joins);
        let next = self.skip(named, Key::On);
        let (form, end) = self.single(next, depth).or_else(|| self.day_of_week(next))?;
        if !(joins || short) || is_long(&form) {
            return None;
        }
        let ending = joins && matches!(self.said(named - 1), "ending" | "ended");
        let form = if ending && unit == Unit::Week {
            let from = Box::new(offset(-6, Unit::Day, Origin::Form(Box::new(form.clone()))));
            DateForm::Range { from, to: Box::new(form) }
        } else if a {
            DateForm::Lasting { steps: vec![Step { count: 1, unit }], from: Box::new(form) }
        } else {
            DateForm::UnitOf { unit, of: Box::new(form) }
        };
        Some((form, end))
    }

    fn day_of_week(&self, at: usize) -> Parsed<DateForm> {
        let (day, end) = self.ordinal(self.skip(at, Key::The))?;
        let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        Some((DateForm::Calendar(CalendarDate { day: Some(day), ..CalendarDate::default() }), end))
    }

    /// "for 10 days from 18 December"
    pub(super) fn lasting(&self, at: usize) -> Parsed<DateForm> {
        if !self.is(at, Key::For) {
            return None;
        }
        let (steps, next) = self.amount(at + 1)?;
        let next = self.skip_mark(next, b',');
        if !self.is_any(next, &[Key::From, Key::Starting]) {
            return None;
        }
        let (form, end) = self.single(next + 1, 1)?;
        Some((DateForm::Lasting { steps, from: Box::new(form) }, end))
    }
}

fn is_nearest(said: &str) -> bool {
    matches!(said, "nearest" | "closest")
}
