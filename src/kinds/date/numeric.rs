//! Dates in digits: "2015-05-08", "3/3/15", "31.10.1974", "2013-14", and "8-2015-May".

use super::calendar::calendar;
use super::form::{CalendarDate, DateForm};
use super::lexer::Lexeme;
use super::reader::{Parsed, Reader};
use super::words::{Key, Word};
use super::year::full_year;

/// How many years "1988-90" may reach: two digits name an end that is near; "2015-32" is some number.
const LONGEST_SHORT_RANGE: u32 = 15;

impl Reader<'_> {
    /// "2015-05-08", "2015/5/8", "3/3/15", "31.10.1974", "20150508", "2015-05", "05/2015", "2013-14".
    pub(super) fn numeric(&self, at: usize) -> Parsed<DateForm> {
        if self.hangs_on_digits(at) { None } else { self.numeric_after_dash(at) }
    }

    /// The same, where the digits before are the other end of a range: "10/1/2018-10/7/2018".
    pub(super) fn numeric_after_dash(&self, at: usize) -> Parsed<DateForm> {
        match self.lexeme(at) {
            Lexeme::Number(value, 8) => Some((eight_digits(value)?, at + 1)),
            Lexeme::Decimal => Some((dotted(self.said(at))?, at + 1)),
            Lexeme::Number(..) => {
                let triples = self.year_month_day(at).or_else(|| self.month_day_year(at));
                triples
                    .or_else(|| self.day_year_month(at))
                    .or_else(|| self.spaced_numbers(at))
                    .or_else(|| self.year_and_month(at))
            }
            _ => None,
        }
    }

    fn hangs_on_digits(&self, at: usize) -> bool {
        let glued =
            self.touches(at) && matches!(self.lexeme_before(at), Lexeme::Mark(b'/' | b'-' | b'.' | b'$' | b':' | b'#'));
        glued && at >= 2 && self.touches(at - 1) && matches!(self.lexeme(at - 2), Lexeme::Number(..) | Lexeme::Decimal)
            || glued && self.mark(at - 1, b'$')
    }

    /// Three numbers with the same mark between them, nothing else between.
    fn triple(&self, at: usize) -> Parsed<[(u32, u8); 3]> {
        let separator = self.lexeme(at + 1);
        let same = matches!(separator, Lexeme::Mark(b'-' | b'/')) && self.lexeme(at + 3) == separator;
        if !same || !(at + 1..at + 5).all(|at| self.touches(at)) {
            return None;
        }
        let end = at + 5;
        let longer = self.lexeme(end) == separator && self.touches(end) && self.number(end + 1).is_some();
        let other = matches!(self.lexeme(end + 2), Lexeme::Mark(b'-' | b'/'))
            && self.number(end + 3).is_some()
            && self.touches(end + 3);
        if longer && !(other && self.lexeme(end + 4) == self.lexeme(end + 2) && self.number(end + 5).is_some()) {
            return None;
        }
        Some(([self.number(at)?, self.number(at + 2)?, self.number(at + 4)?], end))
    }

    fn year_month_day(&self, at: usize) -> Parsed<DateForm> {
        if let Some(([(year, 4), (a, 1..=2), (b, 1..=2)], end)) = self.triple(at) {
            let (month, day) = if a > 12 { (b, a) } else { (a, b) };
            return Some((numbers(year, month, day)?, end));
        }
        let (year, 4) = self.number(at)? else { return None };
        let marks =
            matches!(self.lexeme(at + 1), Lexeme::Mark(b'-' | b'/')) && self.lexeme(at + 1) == self.lexeme(at + 3);
        let (month, _) = self.month(at + 2)?;
        let (day, 1..=2) = self.number(at + 4)? else { return None };
        if !marks || !self.touches(at + 2) {
            return None;
        }
        Some((numbers(year, u32::try_from(month).ok()?, day)?, at + 5))
    }

    fn month_day_year(&self, at: usize) -> Parsed<DateForm> {
        let ([(a, 1..=2), (b, 1..=2), (year, digits)], end) = self.triple(at)? else { return None };
        let year = match digits {
            4 => year,
            2 => full_year(year),
            _ => return None,
        };
        let (month, day) = if a > 12 { (b, a) } else { (a, b) };
        Some((numbers(year, month, day)?, end))
    }

    /// "8-2015-May"
    fn day_year_month(&self, at: usize) -> Parsed<DateForm> {
        let glued = (at + 1..at + 5).all(|at| self.touches(at));
        if !(glued && self.mark(at + 1, b'-') && self.mark(at + 3, b'-')) {
            return None;
        }
        let ((day, 1..=2), (year, 4)) = (self.number(at)?, self.number(at + 2)?) else { return None };
        let (month, end) = self.month(at + 4)?;
        Some((numbers(year, u32::try_from(month).ok()?, day)?, end))
    }

    /// "5/8, 2015": the year behind a comma; and "8 5 2015" where nothing else is said: a table cell.
    fn spaced_numbers(&self, at: usize) -> Parsed<DateForm> {
        let slashed = self.mark(at + 1, b'/') && self.mark(at + 3, b',') && self.touches(at + 3);
        let step = 1 + usize::from(slashed);
        let numbers_of = [self.number(at)?, self.number(at + step)?, self.number(at + 2 * step)?];
        let [(a, 1..=2), (b, 1..=2), (year @ 1500..=2099, 4)] = numbers_of else { return None };
        let end = at + 2 * step + 1;
        let sure = if slashed { self.ends_phrase(end) } else { self.is_whole(at, end) };
        let (month, day) = if a > 12 { (b, a) } else { (a, b) };
        Some((numbers(year, month, day)?, end)).filter(|_| sure)
    }

    /// "2015-05", "2016 / 11", "05/2015", "2013-14".
    fn year_and_month(&self, at: usize) -> Parsed<DateForm> {
        let Lexeme::Mark(b'-' | b'/') = self.lexeme(at + 1) else { return None };
        let ((a, a_digits), (b, b_digits)) = (self.number(at)?, self.number(at + 2)?);
        let end = at + 3;
        let longer = matches!(self.lexeme(end), Lexeme::Mark(b'-' | b'/' | b':'))
            && self.touches(end)
            && self.number(end + 1).is_some();
        if longer || self.is_quantity(at + 2) {
            return None;
        }
        let glued = self.touches(at + 1) && self.touches(at + 2);
        match (a_digits, b_digits) {
            (4, 2)
                if glued
                    && (1500..2100).contains(&a)
                    && (b == (a + 1) % 100
                        || b > 12 && (1..=LONGEST_SHORT_RANGE).contains(&b.saturating_sub(a % 100))) =>
            {
                Some((years_to(a, b)?, end))
            }
            (4, 1 | 2) if (1500..2100).contains(&a) && (1..=12).contains(&b) => Some((month_of(a, b)?, end)),
            (1 | 2, 4) if (1500..2100).contains(&b) && (1..=12).contains(&a) => Some((month_of(b, a)?, end)),
            _ => None,
        }
    }

    /// "10/31": a month and day, where the words before call for a day.
    pub(super) fn slashed_day(&self, at: usize) -> Parsed<DateForm> {
        let ((a, 1..=2), (b, 1..=2)) = (self.number(at)?, self.number(at + 2)?) else { return None };
        let Lexeme::Mark(mark @ (b'/' | b'-')) = self.lexeme(at + 1) else { return None };
        let end = at + 3;
        let led = self.is_any_before(
            at,
            &[Key::On, Key::From, Key::Between, Key::To, Key::Until, Key::By, Key::Since, Key::This, Key::Next],
        );
        let ranged = mark == b'/' && self.mark(at.wrapping_sub(1), b'-') && at >= 4 && self.mark(at - 3, b'/');
        let before_range = mark == b'/'
            && self.mark(end, b'-')
            && (self.triple(end + 1).is_some() || self.mark(end + 2, b'/') && self.is_whole(at, end + 4));
        let led = ranged
            || before_range
            || led && (mark == b'/' || self.is_any_before(at, &[Key::On]))
            || matches!(self.lexeme_before(at), Lexeme::Word(Word::Weekday(..)))
            || self.is_whole(at, end);
        let part =
            !ranged && self.hangs_on_digits(at) || self.is_designated(end) || (a, b) == (9, 11) || (a, b) == (24, 7);
        if !led
            || part
            || self.touches(end) && self.get(end).is_some_and(|lexed| lexed.is_word())
            || self.mark(end, b'%')
        {
            return None;
        }
        let (month, day) = if a > 12 { (b, a) } else { (a, b) };
        let form = numbers(2000, month, day)?;
        let DateForm::Calendar(date) = form else { return None };
        Some((DateForm::Calendar(CalendarDate { year: None, ..date }), end))
    }

    fn is_designated(&self, end: usize) -> bool {
        self.mark(end, b'/') && self.touches(end)
    }
}

fn numbers(year: u32, month: u32, day: u32) -> Option<DateForm> {
    let (year, month, day) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| calendar(Some(year), month, Some(day)))
}

fn month_of(year: u32, month: u32) -> Option<DateForm> {
    Some(calendar(Some(i16::try_from(year).ok()?), i8::try_from(month).ok()?, None))
}

/// "2013-14", "1988-90": a year and the last two digits of another.
fn years_to(first: u32, last: u32) -> Option<DateForm> {
    let century = first - first % 100 + if last < first % 100 { 100 } else { 0 };
    let (first, last) = (i16::try_from(first).ok()?, i16::try_from(century + last).ok()?);
    Some(DateForm::Range { from: Box::new(DateForm::year(first)), to: Box::new(DateForm::year(last)) })
}

fn eight_digits(value: u32) -> Option<DateForm> {
    let year = value / 10_000;
    (1900..2100).contains(&year).then(|| numbers(year, value / 100 % 100, value % 100)).flatten()
}

/// "31.10.1974": day first, as where full stops are used.
fn dotted(said: &str) -> Option<DateForm> {
    let mut parts = said.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    numbers(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
