//! The whole grammar: forms joined into expressions, ranges, hedges and times.

use super::DateExpression;
use super::form::{CalendarDate, DateForm, Item, Part, Unit, Which, YearPart};
use super::lexer::{Lexeme, Tag, lex};
use super::reader::{Parsed, Reader};
use super::words::{Key, Opens, Word};
use crate::text::Cursor;
use crate::token::Token;
use std::ops::Range;

/// How deep forms nest: "the end | of the first week | of May | of last year". Deeper is no English, only attack.
pub(super) const DEPTH: usize = 4;

/// All expressions of a text, in order.
pub(super) fn expressions(text: &str, tokens: &[Token]) -> Vec<DateExpression> {
    let cursor = Cursor::new(text, tokens);
    let lexemes = lex(text, tokens);
    let mut found = Vec::new();
    for block in blocks(text, tokens) {
        Reader::new(cursor.within(block), &lexemes).push_expressions(&mut found);
    }
    found
}

/// The tokens between blank lines.
fn blocks(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let parted = tokens.windows(2).enumerate().filter(|(_, pair)| match pair {
        [last, next] => is_blank_line(text.get(last.end as usize..next.start as usize).unwrap_or("")),
        _ => false,
    });
    let mut starts = vec![0];
    starts.extend(parted.map(|(at, _)| at + 1));
    let ends = starts.iter().skip(1).copied().chain([tokens.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

fn is_blank_line(gap: &str) -> bool {
    gap.len() > 1 && memchr::memchr_iter(b'\n', gap.as_bytes()).count() > 1
}

impl Reader<'_> {
    fn push_expressions(&self, found: &mut Vec<DateExpression>) {
        let mut at = self.block().start;
        while at < self.block().end {
            at = match self.expression(at) {
                Some((expression, end)) => {
                    self.push_joined(found, expression);
                    end.max(at + 1)
                }
                None => at + 1,
            };
        }
    }

    /// A time right before a date belongs to it: "3 p.m. on Friday".
    fn push_joined(&self, found: &mut Vec<DateExpression>, mut expression: DateExpression) {
        if let Some(last) = found.last() {
            let gap = self.text().get(last.at.end..expression.at.start).unwrap_or("-").trim();
            let joins = matches!(
                gap,
                "" | "on" | "," | "of" | ", on" | "on the" | "of the" | "in the" | "early" | "late" | "on the night of"
            );
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
            return Some((
                DateExpression { at, form: DateForm::Time, stated_weekday: None, time: Some(time), hedge: None },
                end,
            ));
        }
        let (form, start, end) = self.dated(at)?;
        let form = self.with_shared_year(form, end);
        let stated_weekday = self.stated_weekday(start, &form);
        let hedge = self.hedge(start, end, &form);
        let (time, timed) = if is_long(&form) { (None, end) } else { self.time_beside(start, end) };
        let span = self.span(start, timed);
        Some((DateExpression { at: span, form, stated_weekday, time, hedge }, timed))
    }

    /// A range or single form at `at`: the form, where it begins (behind its preposition) and ends.
    fn dated(&self, at: usize) -> Option<(DateForm, usize, usize)> {
        if self.is_any(at, &[Key::From, Key::Between]) {
            return self.range(at).map(|(form, end)| (form, at + 1, end));
        }
        let behind = || self.in_amount(at, DEPTH).or_else(|| self.within_amount(at)).or_else(|| self.lasting(at));
        if let Some((form, end)) = behind() {
            return Some((form, at + 1, end));
        }
        if let Some((form, end)) = self.part_of_day_of(at) {
            return Some((form, at, end));
        }
        let Some((form, end)) = self.single(at, DEPTH) else {
            return self.bare_years(at).or_else(|| self.day_alone(at)).map(|(form, end)| (form, at, end));
        };
        let (form, end) = self.range_behind(&form, end, false).unwrap_or((form, end));
        Some((form, at, end))
    }

    /// Whether an expression can begin with the lexeme at `at`: most words are refused here, by themselves or by the next.
    fn may_begin(&self, at: usize) -> bool {
        match self.lexeme(at) {
            Lexeme::Number(..) | Lexeme::Decimal | Lexeme::Tagged(..) | Lexeme::Mark(b'\'') => true,
            Lexeme::Word(Word::Key(key)) => match key.opens() {
                Opens::Never => false,
                Opens::Alone => true,
                Opens::WithNext => {
                    self.get(at + 1).is_some_and(|next| next.lexeme != Lexeme::Other || next.is_opening())
                }
            },
            Lexeme::Word(_) => true,
            Lexeme::Other => self.get(at).is_some_and(|lexed| lexed.is_opening()),
            Lexeme::Mark(_) | Lexeme::Break => false,
        }
    }

    /// Whether the lexeme hangs on a word before: "Airbus A320-2014", "pre-Christmas".
    fn is_glued_to_word(&self, at: usize) -> bool {
        let hyphen = self.touches(at) && matches!(self.lexeme_before(at), Lexeme::Mark(b'-'));
        hyphen
            && at >= 2
            && self.touches(at - 1)
            && self.get(at - 2).is_some_and(|last| {
                last.is_word() && !matches!(last.lexeme, Lexeme::Word(Word::Key(Key::Mid | Key::Early | Key::Late)))
            })
    }

    /// The longest form that begins at `at`, with what it is in.
    pub(super) fn single(&self, at: usize, depth: usize) -> Parsed<DateForm> {
        let depth = depth.checked_sub(1)?;
        let (form, end) = self.atom(at, depth)?;
        Some(self.in_container(form, end, depth))
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
        consider(self.counted_weekdays(at));
        consider(self.named_day(at));
        consider(self.part_of_named_day(at));
        consider(self.part_of(at, depth));
        consider(self.nth_of(at, depth));
        consider(self.ranked(at, depth));
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
        (self.is(date, Key::To) && self.said(to) == "date")
            .then_some((DateForm::Part { part: Part::Earlier, of }, to + 1))
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
        let bracket = self.mark(next, b'(');
        let next = next + usize::from(bracket);
        let date = self
            .month_first(next)
            .or_else(|| self.day_first(next))
            .or_else(|| self.numeric(next))
            .or_else(|| self.slashed_day(next));
        if let Some((form, end)) = date {
            let dated = form.any(&|form| matches!(form, DateForm::Calendar(CalendarDate { day: Some(_), .. })));
            let closed = self.mark(end, b')');
            return (dated && bracket == closed).then_some((form, end + usize::from(bracket)));
        }
        if bracket {
            return None;
        }
        let the = self.is(next, Key::The);
        let (day, end) = self.day(self.skip(next, Key::The))?;
        let ordinal = self.ordinal(self.skip(next, Key::The)).is_some();
        let sure = (ordinal
            || the
            || self.ends_phrase(end) && !self.mark(end, b':') && !self.is_any(end, &[Key::Am, Key::Pm]))
            && self.unit(end).is_none()
            && !self.mark(next - 1, b',')
            && !self.is(end, Key::Oclock);
        sure.then_some((DateForm::DayNamed { weekday, day }, end))
    }

    /// "this September", "last Nov. 10", "next Easter", "last winter", "this 5/12"
    fn which_and_name(&self, at: usize) -> Parsed<DateForm> {
        let (which, next) = self.which(at)?;
        let next = self.skip_stop(next);
        if let Some((form, end)) = self.month_first(next).or_else(|| self.slashed_day(next)) {
            let form = match form {
                DateForm::Calendar(CalendarDate { year: None, month: Some(month), day }) => {
                    DateForm::Month { month, day, which }
                }
                form => form,
            };
            return Some((form, end));
        }
        if let Some((season, end)) = self.season_name(next) {
            return (!self.get(next)?.is_plural())
                .then_some((DateForm::YearPart { part: YearPart::Season(season), which }, end));
        }
        if let Some((DateForm::Holiday { holiday, .. }, end)) = self.holiday(next) {
            return Some((DateForm::Holiday { holiday, which }, end));
        }
        match self.weekday_and_date(next)? {
            (DateForm::Calendar(CalendarDate { year: None, month: Some(month), day }), end) => {
                Some((DateForm::Month { month, day, which }, end))
            }
            found => Some(found),
        }
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
        let led = self
            .is_any_before(at, &[Key::On, Key::By, Key::Until, Key::Since, Key::For, Key::From, Key::To, Key::Between]);
        (the && figures && led && self.ends_phrase(end))
            .then_some((DateForm::Calendar(CalendarDate { day: Some(day), ..CalendarDate::default() }), end))
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

    /// The weekday said before a date: "Friday, 8 May 2015".
    fn stated_weekday(&self, start: usize, form: &DateForm) -> Option<(jiff::civil::Weekday, crate::span::ByteSpan)> {
        let dated = match form {
            DateForm::Calendar(CalendarDate { month: Some(_), day: Some(_), .. }) => true,
            DateForm::Within { inner, .. } => {
                matches!(**inner, DateForm::Calendar(CalendarDate { month: Some(_), day: Some(_), .. }))
            }
            _ => false,
        };
        let (day, next) = self.weekday(start)?;
        dated.then(|| (day, self.span(start, next)))
    }
}

/// Whether a form is longer than a few days: it has an end, a middle and a first week.
pub(super) fn is_long(form: &DateForm) -> bool {
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
