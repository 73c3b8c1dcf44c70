//! The whole grammar: forms joined into expressions, ranges, hedges and times.

use super::form::{CalendarDate, DateForm, Item, Origin, Part, Step, Unit, Which, YearPart};
use super::lexer::{Lexeme, Tag};
use super::reader::{Parsed, Reader};
use super::relative::offset;
use super::words::{Key, Word};
use super::{DateExpression, Hedge};

/// How deep forms nest: "the end | of the first week | of May | of last year". Deeper is no English, only attack.
const DEPTH: usize = 4;

impl Reader<'_> {
    /// All expressions of the text, in order.
    pub(super) fn expressions(&self) -> Vec<DateExpression> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.len() {
            at = match self.expression(at) {
                Some((expression, end)) => {
                    self.push_joined(&mut found, expression);
                    end.max(at + 1)
                }
                None => at + 1,
            };
        }
        found
    }

    /// A time right before a date belongs to it: "3 p.m. on Friday".
    fn push_joined(&self, found: &mut Vec<DateExpression>, mut expression: DateExpression) {
        if let Some(last) = found.last() {
            let gap = self.text.get(last.at.end..expression.at.start).unwrap_or("-").trim();
            let joins = matches!(gap, "" | "on" | "," | "of" | ", on" | "on the" | "of the" | "in the" | "early" | "late" | "on the night of");
            if last.form == DateForm::Time && joins && expression.time.is_none() && expression.form != DateForm::Time {
                expression.time = last.time;
                expression.at = last.at.join(expression.at);
                found.pop();
            }
        }
        found.push(expression);
    }

    fn expression(&self, at: usize) -> Parsed<DateExpression> {
        if !self.may_begin(at) || self.is_glued_to_word(at) {
            return None;
        }
        if let Some((time, end)) = self.time(at) {
            let at = self.span(at, end);
            return Some((DateExpression { at, form: DateForm::Time, stated_weekday: None, time: Some(time), hedge: None }, end));
        }
        let (form, start, end) = self.dated(at)?;
        let stated_weekday = self.stated_weekday(start, &form);
        let hedge = self.hedge(start, end, &form);
        let (time, timed) = self.time_beside(start, end);
        let span = self.span(start, timed);
        Some((DateExpression { at: span, form, stated_weekday, time, hedge }, timed))
    }

    /// A range or single form at `at`: the form, where it begins (behind its preposition) and ends.
    fn dated(&self, at: usize) -> Option<(DateForm, usize, usize)> {
        if let Some((form, end)) = self.range(at) {
            return Some((form, at + usize::from(self.is_any(at, &[Key::From, Key::Between])), end));
        }
        if let Some((form, end)) = self.in_amount(at).or_else(|| self.within_amount(at)).or_else(|| self.lasting(at)) {
            return Some((form, at + 1, end));
        }
        if let Some((form, end)) = self.part_of_day_of(at).or_else(|| self.single(at, DEPTH)) {
            return Some((form, at, end));
        }
        self.day_alone(at).map(|(form, end)| (form, at, end))
    }

    /// Whether an expression can begin with the lexeme at `at`.
    fn may_begin(&self, at: usize) -> bool {
        match self.lexeme(at) {
            Lexeme::Number(..) | Lexeme::Decimal | Lexeme::Tagged(..) | Lexeme::Mark(b'\'') => true,
            Lexeme::Word(word) => !matches!(
                word,
                Word::Key(
                    Key::And
                        | Key::Of
                        | Key::On
                        | Key::Or
                        | Key::To
                        | Key::Verb
                        | Key::Ago
                        | Key::Am
                        | Key::Pm
                        | Key::Hence
                        | Key::Than
                        | Key::Time
                        | Key::Preposition
                        | Key::About
                        | Key::At
                        | Key::By
                )
            ),
            Lexeme::Other => self.get(at).is_some_and(|lexed| lexed.is_opening()),
            Lexeme::Mark(_) | Lexeme::Break => false,
        }
    }

    /// Whether the lexeme hangs on a word before: "Airbus A320-2014", "pre-Christmas".
    fn is_glued_to_word(&self, at: usize) -> bool {
        let hyphen = self.touches(at) && matches!(self.lexeme_before(at), Lexeme::Mark(b'-'));
        hyphen && at >= 2 && self.touches(at - 1) && self.get(at - 2).is_some_and(|last| {
            last.is_word() && !matches!(last.lexeme, Lexeme::Word(Word::Key(Key::Mid | Key::Early | Key::Late)))
        })
    }

    /// The longest form that begins at `at`, with what it is in.
    pub(super) fn single(&self, at: usize, depth: usize) -> Parsed<DateForm> {
        let depth = depth.checked_sub(1)?;
        let (form, end) = self.atom(at, depth)?;
        Some(self.in_container(form, end))
    }

    fn atom(&self, at: usize, depth: usize) -> Parsed<DateForm> {
        let mut best: Parsed<DateForm> = None;
        let mut consider = |found: Parsed<DateForm>| {
            if found.as_ref().is_some_and(|(_, end)| best.as_ref().is_none_or(|(_, longest)| end > longest)) {
                best = found;
            }
        };
        match self.lexeme(at) {
            Lexeme::Number(..) | Lexeme::Decimal => {
                consider(self.numeric(at));
                consider(self.year_then_month(at));
                consider(self.slashed_day(at));
            }
            Lexeme::Word(Word::Month(..)) | Lexeme::Tagged(Tag::Month(_), _) => consider(self.month_first(at)),
            Lexeme::Word(Word::Weekday(..)) => consider(self.weekday_and_date(at)),
            _ => {}
        }
        consider(self.day_first(at));
        consider(self.days_of_unit(at));
        consider(self.counted_offset(at, depth));
        consider(self.window(at));
        consider(self.named_day(at));
        consider(self.part_of(at, depth));
        consider(self.nth_of(at, depth));
        consider(self.unit_of(at, depth));
        consider(self.period(at));
        consider(self.holiday(at));
        consider(self.which_and_name(at));
        consider(self.unit_phrase(at));
        consider(self.weekday_phrase(at));
        consider(self.recurring(at));
        consider(self.year_to_date(at));
        consider(self.end_in_letters(at));
        consider(self.named_year(at));
        consider(self.bare_year(at));
        best
    }

    /// "2016 june", "2024 Aug"
    fn year_then_month(&self, at: usize) -> Parsed<DateForm> {
        let (year, next) = self.year(at)?;
        let (month, end) = self.month(next)?;
        let sure = !self.is_everyday(next) && self.ends_phrase(end) && self.optional_year(end).0.is_none();
        sure.then_some((super::calendar::calendar(Some(year), month, None), end))
    }

    /// "the year 2009", "year two hundred and sixty seven"
    fn named_year(&self, at: usize) -> Parsed<DateForm> {
        let next = self.skip(at, Key::The);
        let (Unit::Year, next) = self.unit(next)? else { return None };
        if self.get(next - 1)?.is_plural() {
            return None;
        }
        if let Some((year, end)) = self.year(next) {
            return Some((DateForm::year(year), end));
        }
        let (value, 3) = self.number(next)? else { return None };
        Some((DateForm::year(i16::try_from(value).ok()?), next + 1))
    }

    /// "the year to date"
    fn year_to_date(&self, at: usize) -> Parsed<DateForm> {
        let at = self.skip(at, Key::The);
        let (unit @ (Unit::Year | Unit::Month), next) = self.unit(at)? else { return None };
        let date = self.skip_mark(next, b'-');
        let to = self.skip_mark(date + 1, b'-');
        let of = Box::new(DateForm::Unit { unit, which: Which::This });
        (self.is(date, Key::To) && self.said(to) == "date").then_some((DateForm::Part { part: Part::Earlier, of }, to + 1))
    }

    /// "EOM", "EOY": the end of the month and the year, in notes.
    fn end_in_letters(&self, at: usize) -> Parsed<DateForm> {
        let start = self.skip(at, Key::The);
        let unit = match self.said(start) {
            "EOM" => Unit::Month,
            "EOY" => Unit::Year,
            _ => return None,
        };
        Some((DateForm::Part { part: Part::End, of: Box::new(DateForm::Unit { unit, which: Which::This }) }, start + 1))
    }

    /// "Friday, 8 May 2015", "Tuesday the 19th", "Sunday 12/7/2014"
    fn weekday_and_date(&self, at: usize) -> Parsed<DateForm> {
        let (weekday, next) = self.weekday(at)?;
        let next = self.skip_stop(next);
        let next = if self.mark(next, b',') || self.mark(next, b'-') && self.touches(next) { next + 1 } else { next };
        let date = self.month_first(next).or_else(|| self.day_first(next)).or_else(|| self.numeric(next)).or_else(|| self.slashed_day(next));
        if let Some((form, end)) = date {
            let dated = form.any(&|form| matches!(form, DateForm::Calendar(CalendarDate { day: Some(_), .. })));
            return dated.then_some((form, end));
        }
        let the = self.is(next, Key::The);
        let (day, end) = self.day(self.skip(next, Key::The))?;
        let ordinal = self.ordinal(self.skip(next, Key::The)).is_some();
        let sure = (ordinal || the || self.ends_phrase(end) && !self.mark(end, b':') && !self.is_any(end, &[Key::Am, Key::Pm]))
            && self.unit(end).is_none() && !self.mark(next - 1, b',') && !self.is(end, Key::Oclock);
        sure.then_some((DateForm::DayNamed { weekday, day }, end))
    }

    /// "this September", "last Nov. 10", "next Easter", "last winter", "this 5/12"
    fn which_and_name(&self, at: usize) -> Parsed<DateForm> {
        let (which, next) = self.which(at)?;
        let next = self.skip_stop(next);
        if let Some((form, end)) = self.month_first(next).or_else(|| self.slashed_day(next)) {
            let form = match form {
                DateForm::Calendar(CalendarDate { year: None, month: Some(month), day }) => DateForm::Month { month, day, which },
                form => form,
            };
            return Some((form, end));
        }
        if let Some((season, end)) = self.season_name(next) {
            return (!self.get(next)?.is_plural()).then_some((DateForm::YearPart { part: YearPart::Season(season), which }, end));
        }
        if let Some((DateForm::Holiday { holiday, .. }, end)) = self.holiday(next) {
            return Some((DateForm::Holiday { holiday, which }, end));
        }
        let (_, dated) = self.weekday(next)?;
        (dated < self.len()).then(|| self.weekday_and_date(next)).flatten()
    }

    /// "from 4 to 22 this month", "4 till 23 of this month", "20th of the current month"
    fn days_of_unit(&self, at: usize) -> Parsed<DateForm> {
        let at = self.skip(at, Key::The);
        let (first, next) = self.day(at)?;
        let (last, next) = match self.range_mark(next).or(self.is(next, Key::And).then_some(next + 1)) {
            Some(second) => {
                let (last, next) = self.day(self.skip(second, Key::The))?;
                (Some(last), next)
            }
            None => (None, next),
        };
        let outer = self.skip(next, Key::Of);
        let outer = if outer == next { self.skip(next, Key::In) } else { outer };
        if last.is_none() && (outer == next || self.ordinal(at).is_none()) {
            return None;
        }
        let (outer @ DateForm::Unit { unit: Unit::Month, .. }, end) = self.outer_unit(outer)? else { return None };
        let day = |day| DateForm::Within {
            inner: Box::new(DateForm::Calendar(CalendarDate { day: Some(day), ..CalendarDate::default() })),
            outer: Box::new(outer.clone()),
        };
        Some(match last {
            Some(last) => (DateForm::Range { from: Box::new(day(first)), to: Box::new(day(last)) }, end),
            None => (day(first), end),
        })
    }

    /// "the 8th": a day alone, where the words say that it is one: "on the 15th", "the 27th" at the end of a phrase.
    fn day_alone(&self, at: usize) -> Parsed<DateForm> {
        let the = self.is(at, Key::The);
        let start = self.skip(at, Key::The);
        let (day, end) = self.ordinal(start)?;
        let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        let figures = self.number(start).is_some();
        let led = self.is_any_before(at, &[Key::On, Key::By, Key::Until, Key::Since, Key::For, Key::From, Key::To, Key::Between]);
        (the && figures && led && self.ends_phrase(end))
            .then_some((DateForm::Calendar(CalendarDate { day: Some(day), ..CalendarDate::default() }), end))
    }

    /// "the end of April", "mid-October", "early 2014", "late last year", "earlier this month", "the rest of the week"
    fn part_of(&self, at: usize, depth: usize) -> Parsed<DateForm> {
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
        let (form, end) = self.longer(self.outer_unit(joined).filter(|_| of || the || !matches!(self.lexeme(joined), Lexeme::Word(Word::Unit(_)))), self.single(joined, depth))?;
        if !is_long(&form) {
            let today = matches!(part, Part::Earlier | Part::Later) && matches!(form, DateForm::Unit { unit: Unit::Day, .. });
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
    fn nth_of(&self, at: usize, depth: usize) -> Parsed<DateForm> {
        let start = self.skip(at, Key::The);
        let (nth, next) = self.nth(start)?;
        let nth_abs = nth == 1 || nth == -1;
        if nth_abs {
            if let Some(found) = self.run_of(nth, next, depth) {
                return Some(found);
            }
        }
        let (item, named) = self.item(next)?;
        if self.is(named, Key::After) {
            let (form, end) = self.single(named + 1, depth)?;
            let from = offset(1, Unit::Day, Origin::Form(Box::new(form)));
            let steps = vec![Step { count: i32::from(nth.unsigned_abs()) + 1, unit: Unit::Month }];
            let of = Box::new(DateForm::Lasting { steps, from: Box::new(from) });
            return (nth > 0).then_some((DateForm::Nth { nth, item, of }, end));
        }
        let of = named + usize::from(self.is_any(named, &[Key::Of, Key::In]));
        let (outer, end) = self.longer(self.outer_unit(of).filter(|_| of > named || self.which(named).is_some()), self.single(of, depth))?;
        is_long(&outer).then(|| (DateForm::Nth { nth, item, of: Box::new(outer) }, end))
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
        let nth = matches!(unit, Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade);
        (nth && !self.get(at)?.is_plural()).then_some((Item::Unit(unit), end))
    }

    fn run_of(&self, nth: i8, at: usize, depth: usize) -> Parsed<DateForm> {
        let (steps, next) = self.amount(at)?;
        let [Step { count, unit }] = *steps.as_slice() else { return None };
        if self.is_any(at, &[Key::A]) {
            return None;
        }
        let of = self.skip(next, Key::Of);
        let (outer, end) = self.longer(self.outer_unit(of).filter(|_| of > next || self.which(next).is_some()), self.single(of, depth).filter(|_| of > next))?;
        let count = count.checked_mul(nth.into())?;
        is_long(&outer).then(|| (DateForm::Run { count, unit, of: Box::new(outer) }, end))
    }

    /// "the week of October 6", "week commencing 4 February", "w/c Feb 4", "the weekend of Halloween", "a week starting tomorrow"
    fn unit_of(&self, at: usize, depth: usize) -> Parsed<DateForm> {
        let short = self.said(at).eq_ignore_ascii_case("w") && self.mark(at + 1, b'/') && self.said(at + 2).eq_ignore_ascii_case("c");
        let a = self.is(at, Key::A);
        let start = at + usize::from(a || self.is(at, Key::The));
        let (unit, next) = if short { (Unit::Week, at + 3) } else { self.unit(start)? };
        if !matches!(unit, Unit::Week | Unit::Weekend | Unit::Month) {
            return None;
        }
        let joins = self.is_any(next, &[Key::Of, Key::Starting, Key::Start]) || matches!(self.said(next), "ending" | "ended");
        let next = next + usize::from(joins);
        let next = self.skip(next, Key::On);
        let (form, end) = self.single(next, depth).or_else(|| self.day_of_week(next))?;
        if !(joins || short) || is_long(&form) {
            return None;
        }
        let form = if a {
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
    fn lasting(&self, at: usize) -> Parsed<DateForm> {
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

    /// "the night of 26-27 September", "the morning of May 8"
    fn part_of_day_of(&self, at: usize) -> Parsed<DateForm> {
        let start = self.skip(at, Key::The);
        let named = matches!(self.word(start), Some(Word::DayPart(_))) && self.is(start + 1, Key::Of);
        if !named {
            return None;
        }
        self.single(start + 2, DEPTH).filter(|(form, _)| !is_long(form))
    }

    /// `form`, and what it is in: "October | of next year", "Friday | last week", "next week | on Friday", "Easter | 2014".
    fn in_container(&self, form: DateForm, end: usize) -> (DateForm, usize) {
        let week = matches!(form, DateForm::Unit { unit: Unit::Week, .. });
        if week {
            if let Some((day, behind)) = self.weekday(self.skip(end, Key::On)) {
                let which = Which::Bare;
                return (within(DateForm::Weekday { day, which }, form), behind);
            }
        }
        if matches!(form, DateForm::Unit { unit: Unit::Year, .. }) && self.before(end).is_some_and(|last| last.is_possessive()) {
            if let Some((inner @ (DateForm::YearPart { .. } | DateForm::Holiday { .. }), behind)) = self.period(end).or_else(|| self.holiday(end)) {
                return (within(inner, form), behind);
            }
        }
        let Some(longest) = container_of(&form) else { return (form, end) };
        let joined = end + usize::from(self.is_any(end, &[Key::Of, Key::In]) || self.mark(end, b','));
        let outer = match self.which(joined).and_then(|_| self.unit_phrase(joined)) {
            Some((outer @ DateForm::Unit { unit, .. }, behind)) if (longest.0..=longest.1).contains(&unit) => Some((outer, behind)),
            _ => self.in_amount(end).filter(|(form, _)| longest.1 == Unit::Year && matches!(form, DateForm::Offset { steps, .. } if steps.iter().all(|step| step.unit == Unit::Year))),
        };
        match outer {
            Some((outer, behind)) => (within(form, outer), behind),
            None => (form, end),
        }
    }

    /// "from May 8 to May 10", "between 2007 and 2009", "Oct. 2 to October 22", "2014-2018"
    fn range(&self, at: usize) -> Parsed<DateForm> {
        let between = self.is(at, Key::Between);
        let start = at + usize::from(between || self.is(at, Key::From));
        let (from, next) = self.range_end(start)?;
        let and = between && self.is(next, Key::And);
        let second = self.range_mark(next).or(and.then_some(next + 1))?;
        let second = second + usize::from(self.mark(second, b'-') && self.mark(next, b'-'));
        let (to, end) = self.range_end(second)?;
        if matches!(from, DateForm::Recurring(_)) || matches!(to, DateForm::Recurring(_)) {
            return None;
        }
        let (from, to) = share_fields(from, to);
        Some((DateForm::Range { from: Box::new(from), to: Box::new(to) }, end))
    }

    fn range_end(&self, at: usize) -> Parsed<DateForm> {
        if self.touches(at) && self.mark(at.wrapping_sub(1), b'-') {
            if let Some(found) = self.numeric_after_dash(at) {
                return Some(found);
            }
        }
        if let Some(found) = self.single(at, DEPTH - 1) {
            let range = matches!(found.0, DateForm::Range { .. });
            return (!range).then_some(found);
        }
        match self.number(at)? {
            (1500..=2099, 4) if !self.is_quantity(at) => Some((DateForm::year(i16::try_from(self.number(at)?.0).ok()?), at + 1)),
            _ => None,
        }
    }

    /// The weekday said before a date: "Friday, 8 May 2015".
    fn stated_weekday(&self, start: usize, form: &DateForm) -> Option<(jiff::civil::Weekday, crate::span::ByteSpan)> {
        let dated = match form {
            DateForm::Calendar(CalendarDate { month: Some(_), day: Some(_), .. }) => true,
            DateForm::Within { inner, .. } => matches!(**inner, DateForm::Calendar(CalendarDate { month: Some(_), day: Some(_), .. })),
            _ => false,
        };
        let (day, next) = self.weekday(start)?;
        dated.then(|| (day, self.span(start, next)))
    }

    /// What stands before or behind that makes a bound of the date.
    fn hedge(&self, start: usize, end: usize, form: &DateForm) -> Option<Hedge> {
        if self.is(end, Key::Or) && self.is(end + 1, Key::Later) || matches!(self.said(end), "onwards" | "onward") {
            return Some(Hedge::Since);
        }
        let at = if self.is_any_before(start, &[Key::The]) { start - 1 } else { start };
        let at = if self.is_any_before(at, &[Key::On]) && self.is_any_before(at - 1, &[Key::Starting, Key::Start]) { at - 1 } else { at };
        let whole = self.ends_phrase(end) && !self.before(end).is_some_and(|last| last.is_possessive());
        match self.key_before(at)? {
            Key::Since => Some(Hedge::Since),
            Key::Starting | Key::Start if whole => Some(Hedge::Since),
            Key::After if whole && !matches!(form, DateForm::Offset { .. }) => Some(Hedge::After),
            Key::Before | Key::Previous if whole => Some(Hedge::Before),
            Key::Until => Some(Hedge::Until),
            Key::By if whole => Some(Hedge::By),
            Key::About => Some(Hedge::About),
            Key::Than => self.comparison(at - 1),
            _ => None,
        }
    }

    /// "later than", "no later than", "more than", "less than", "earlier than"
    fn comparison(&self, than: usize) -> Option<Hedge> {
        let no = self.is_any_before(than.checked_sub(1)?, &[Key::No]);
        match self.key_before(than)? {
            Key::Later if no => Some(Hedge::By),
            Key::Later => Some(Hedge::After),
            Key::Earlier if no => Some(Hedge::Since),
            Key::Earlier => Some(Hedge::Before),
            Key::More => Some(Hedge::MoreThan),
            Key::Less => Some(Hedge::LessThan),
            _ => None,
        }
    }
}

fn within(inner: DateForm, outer: DateForm) -> DateForm {
    DateForm::Within { inner: Box::new(inner), outer: Box::new(outer) }
}

/// Which units may follow a form as what it is in: the shortest and the longest.
fn container_of(form: &DateForm) -> Option<(Unit, Unit)> {
    match form {
        DateForm::Calendar(CalendarDate { year: None, month: Some(_), .. }) => Some((Unit::Year, Unit::Year)),
        DateForm::Calendar(CalendarDate { year: None, month: None, .. }) => Some((Unit::Month, Unit::Month)),
        DateForm::Weekday { which: Which::Bare, .. } => Some((Unit::Week, Unit::Fortnight)),
        DateForm::Holiday { which: Which::Bare, .. } | DateForm::YearPart { which: Which::Bare, .. } => Some((Unit::Year, Unit::Year)),
        _ => None,
    }
}

/// Whether a form is longer than a few days: it has an end, a middle and a first week.
fn is_long(form: &DateForm) -> bool {
    match form {
        DateForm::Calendar(date) => date.day.is_none(),
        DateForm::Month { day, .. } => day.is_none(),
        DateForm::YearPart { .. } | DateForm::Years { .. } | DateForm::FiscalYear(_) => true,
        DateForm::Unit { unit, .. } => *unit >= Unit::WorkWeek,
        DateForm::Within { inner, .. } => is_long(inner),
        DateForm::UnitOf { .. } | DateForm::Part { .. } | DateForm::Window(_) => true,
        DateForm::Nth { item: Item::Unit(unit), .. } => *unit >= Unit::WorkWeek,
        DateForm::Holiday { holiday, .. } => holiday.is_long(),
        _ => false,
    }
}

/// "10 August - 12 September 2013": the year of one end holds for the other.
fn share_fields(from: DateForm, to: DateForm) -> (DateForm, DateForm) {
    match (from, to) {
        (DateForm::Calendar(mut a), DateForm::Calendar(mut b)) if a.month.is_some() && b.month.is_some() => {
            let wraps = (a.month, a.day) > (b.month, b.day) && a.month != b.month;
            let step = i16::from(wraps);
            match (a.year, b.year) {
                (None, Some(year)) => a.year = year.checked_sub(step),
                (Some(year), None) => b.year = year.checked_add(step),
                _ => {}
            }
            (DateForm::Calendar(a), DateForm::Calendar(b))
        }
        (DateForm::YearPart { part, which: Which::Bare }, DateForm::Within { inner, outer }) => {
            (within(DateForm::YearPart { part, which: Which::Bare }, (*outer).clone()), within(*inner, *outer))
        }
        (a, b) => (a, b),
    }
}
