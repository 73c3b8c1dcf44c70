//! Days and months by name: "Friday, 8 May 2015", "Sept. 8", "26-27 September", "May".

use super::form::{CalendarDate, DateForm, Unit};
use super::lexer::{Lexeme, Tag};
use super::reader::{Parsed, Reader};
use super::words::{Key, Word};
use super::year::full_year;

pub(super) fn calendar(year: Option<i16>, month: i8, day: Option<i8>) -> DateForm {
    DateForm::Calendar(CalendarDate { year, month: Some(month), day })
}

pub(super) fn day_range(year: Option<i16>, month: i8, days: (i8, i8)) -> DateForm {
    let from_month = if days.0 <= days.1 { month } else { (month + 10) % 12 + 1 };
    let from_year = if from_month > month { year.map(|year| year.saturating_sub(1)) } else { year };
    DateForm::Range {
        from: Box::new(calendar(from_year, from_month, Some(days.0))),
        to: Box::new(calendar(year, month, Some(days.1))),
    }
}

impl Reader<'_> {
    /// "May 8, 2015", "May 8-10", "May 2015", "Dec31 , 1994", "May": a month's name and what follows.
    pub(super) fn month_first(&self, at: usize) -> Parsed<DateForm> {
        if let Lexeme::Tagged(Tag::Month(month), day) = self.lexeme(at) {
            return Some(self.days_of((at, month), i8::try_from(day).ok()?, at + 1));
        }
        let (month, named) = self.month(at)?;
        let next = self.skip_stop(named);
        let glued =
            matches!(self.lexeme(next), Lexeme::Mark(b'-' | b'/')) && self.touches(next) && self.touches(next + 1);
        let next = next + usize::from(glued);
        if let Some((year, end)) = self.year_behind(next) {
            if let Some(found) = self.day_behind_year(month, year, end) {
                return Some(found);
            }
            return Some((calendar(Some(year), month, None), end));
        }
        if let Some((day, end)) = self.day_behind(at, next) {
            return Some(self.days_of((at, month), day, end));
        }
        self.is_month_alone(at).then_some((calendar(None, month, None), named))
    }

    /// "September-2020-23"
    fn day_behind_year(&self, month: i8, year: i16, at: usize) -> Parsed<DateForm> {
        if !(self.mark(at, b'-') && self.touches(at) && self.touches(at + 1)) {
            return None;
        }
        let (day, end) = self.day(at + 1)?;
        Some((calendar(Some(year), month, Some(day)), end))
    }

    /// The day behind a month: "8", "8th", "the 8th", "eighth", ", 1st".
    fn day_behind(&self, month: usize, at: usize) -> Parsed<i8> {
        let comma = self.mark(at, b',');
        let next = self.skip(at + usize::from(comma), Key::The);
        let (day, end) = self.day(next)?;
        let plain = matches!(self.lexeme(next), Lexeme::Number(..)) && end == next + 1;
        if plain && (comma || self.mark(end, b':') || self.mark(end, b'%')) {
            return None;
        }
        // "in October two years ago"
        if self.ordinal(next).is_none()
            && self.unit(end).and_then(|_| self.get(end)).is_some_and(|unit| unit.is_plural())
        {
            return None;
        }
        let lower =
            self.get(end).is_some_and(|lexed| lexed.lexeme == Lexeme::Other && lexed.is_word() && !lexed.is_capital());
        // "In May 12 people died": a month takes "in", a day takes "on".
        let counted = plain && lower && (self.is_any_before(month, &[Key::In]) || self.is_everyday(month));
        // "In May one man died": a lone number word is rarely a day.
        let in_words = matches!(self.lexeme(next), Lexeme::Word(Word::Cardinal(_))) && lower;
        (!counted && !in_words).then_some((day, end))
    }

    /// From the first day of the month named at `named` on: "8", "8-10", "8 to 10", "8 and 9", and the year.
    fn days_of(&self, (named, month): (usize, i8), day: i8, at: usize) -> (DateForm, usize) {
        if let Some((last, end)) = self.last_day(named, day, at) {
            let (year, end) = self.optional_year(end);
            return (day_range(year, month, (day, last)), end);
        }
        let (year, end) = self.optional_year(at);
        (calendar(year, month, Some(day)), end)
    }

    /// The second day in "8-10", "8 to the 10th", "8 and 9"; behind "between" also in "8 and 12".
    fn last_day(&self, named: usize, first: i8, at: usize) -> Parsed<i8> {
        let and = self.is(at, Key::And);
        let next = self.range_mark(at).or(and.then_some(at + 1))?;
        let next = self.skip(next, Key::The);
        let (last, end) = self.day(next)?;
        let month_follows = self.month(self.skip(end, Key::Of)).is_some() && !self.is_everyday(end);
        let clock = self.mark(end, b':') || self.is_any(end, &[Key::Am, Key::Pm]);
        let longer =
            matches!(self.lexeme(end), Lexeme::Mark(b'-' | b'/')) && self.touches(end) && self.touches(end + 1);
        let in_words = and && matches!(self.lexeme(next), Lexeme::Word(_));
        // "between May 3 and 15 people died"
        let between = self.is_any_before(named, &[Key::Between])
            && (self.ends_phrase(end) || self.optional_year(end).0.is_some());
        let follows = if and && !between { last == first + 1 } else { last > first };
        (follows && !month_follows && !clock && !longer && !in_words && self.unit(end).is_none()).then_some((last, end))
    }

    /// The index behind "-", "to", "through", "until": what stands between the ends of a range.
    pub(super) fn range_mark(&self, at: usize) -> Option<usize> {
        let joins = match self.lexeme(at) {
            Lexeme::Mark(b'-' | b'~') => true,
            Lexeme::Word(Word::Key(key)) => matches!(key, Key::To | Key::Through | Key::Until),
            _ => false,
        };
        joins.then_some(at + 1)
    }

    /// The year behind a day and month, where there is one.
    pub(super) fn optional_year(&self, at: usize) -> (Option<i16>, usize) {
        match self.year_behind(at) {
            Some((year, end)) => (Some(year), end),
            None => (None, at),
        }
    }

    /// ", 2015", "2015", "of 2015", "'15", "82": a year behind a day, a month or a holiday.
    pub(super) fn year_behind(&self, at: usize) -> Parsed<i16> {
        let comma = self.mark(at, b',');
        let joined = at + usize::from(comma || self.is_any(at, &[Key::Of, Key::In]));
        let joined = joined + usize::from(joined == at && self.mark(at, b'/') && self.touches(at));
        if let Some(found) = self.year(joined) {
            let more = matches!(self.lexeme(found.1), Lexeme::Mark(b'/')) && self.touches(found.1);
            return (!more).then_some(found);
        }
        let joined = at + usize::from(comma);
        let (value @ 32..=99, 2) = self.number(joined)? else { return None };
        let ends = self.ends_phrase(joined + 1) && !self.mark(joined + 1, b'%') && !self.is_decade_suffix(joined + 1);
        ends.then_some((i16::try_from(full_year(value)).ok()?, joined + 1))
    }

    /// "8 May 2015", "the 8th of May", "26-27 September", "15SEP": a day's number and a month's name behind.
    pub(super) fn day_first(&self, at: usize) -> Parsed<DateForm> {
        let at = self.skip(at, Key::The);
        let (day, next) = self.day(at)?;
        if let Some(found) = self.month_behind(at, day, next) {
            return Some(found);
        }
        let and = self.is(next, Key::And);
        let second = self.range_mark(next).or(and.then_some(next + 1))?;
        let second = self.skip(second, Key::The);
        let (last, next) = self.day(second)?;
        let (month, end) = self.month_of_day(second, next)?;
        let (year, end) = self.optional_year(end);
        let neighbours =
            !and || last == day + 1 || self.is_any_before(at, &[Key::Between]) || self.is_before_the(at, Key::Between);
        neighbours.then_some((day_range(year, month, (day, last)), end))
    }

    fn is_before_the(&self, at: usize, key: Key) -> bool {
        at >= 2 && self.is(at - 1, Key::The) && self.is(at - 2, key)
    }

    fn month_behind(&self, at: usize, day: i8, next: usize) -> Parsed<DateForm> {
        let (month, end) = self.month_of_day(at, next)?;
        let glued = matches!(self.lexeme(end), Lexeme::Mark(b'-' | b'/')) && self.touches(end) && self.touches(end + 1);
        let (year, end) = match self.optional_year(end + usize::from(glued)) {
            (None, _) => (None, end),
            found => found,
        };
        Some((calendar(year, month, Some(day)), end))
    }

    /// The month behind the day at `day..at`: "May", "of May", "-Jan-", "day of May".
    fn month_of_day(&self, day: usize, at: usize) -> Parsed<i8> {
        let of = self.is(at, Key::Of);
        let mark = matches!(self.lexeme(at), Lexeme::Mark(b'-' | b'/')) && self.touches(at);
        let next = at + usize::from(of || mark);
        let (month, named) = self.month(next)?;
        // "at least 12 may have died": without a capital letter only an ordinal, "of" or a year makes a month of it.
        let plain = at == day + 1 && !of;
        let (year, _) = self.optional_year(named);
        if self.is_everyday(next) && plain && year.is_none() && !self.is_whole(day, named) {
            return None;
        }
        let end = self.skip_stop(named);
        let more = end > named && (self.year_behind(end).is_some());
        Some((month, if more { end } else { named }))
    }

    /// Whether a month's name stands for a month though no day or year is beside it.
    fn is_month_alone(&self, at: usize) -> bool {
        let Some(lexed) = self.get(at) else { return false };
        if self.is_whole(at, at + 1) {
            return true;
        }
        let everyday = matches!(
            self.said(at).to_ascii_lowercase().as_str(),
            "may" | "march" | "mar" | "august" | "april" | "june" | "jan" | "dec"
        );
        if !everyday {
            return lexed.is_capital() || self.is_led_to_month(at) || self.said(at).len() > 3;
        }
        if lexed.is_capital() && self.is_in_some_year(at + 1) {
            return true;
        }
        let name_follows = self.get(at + 1).is_some_and(|next| {
            next.is_word() && next.is_capital() && next.lexeme == Lexeme::Other && !next.is_all_capitals()
        });
        if self.is_everyday(at) {
            return self.is_any_before(at, &[Key::In, Key::Since, Key::Until]) && self.ends_phrase(at + 1);
        }
        // "the March on Washington": behind an article a month says what follows.
        let march_or_may = matches!(self.said(at), "March" | "May");
        if march_or_may
            && self.is_any_before(at, &[Key::The, Key::A])
            && self.ends_phrase(at + 1)
            && !self.is(at + 1, Key::Of)
        {
            return false;
        }
        self.is_led_to_month(at) && (!name_follows || self.is_any_before(at, &[Key::In, Key::Since, Key::Until]))
            || !name_follows && self.month_follows(at + 1)
            || at >= 1
                && matches!(self.lexeme_before(at), Lexeme::Mark(b'-'))
                && at >= 2
                && self.month(at - 2).is_some()
    }

    /// Whether a year follows that only a month can be in: "of last year", "in a year".
    fn is_in_some_year(&self, at: usize) -> bool {
        let joined = at + usize::from(self.is_any(at, &[Key::Of, Key::In]));
        let said = self.which(joined).and_then(|(_, next)| self.unit(next));
        let counted = || match self.in_amount(at, 0) {
            Some((DateForm::InFuture(steps), _)) => steps.iter().all(|step| step.unit == Unit::Year),
            _ => false,
        };
        joined > at && (matches!(said, Some((Unit::Year, _))) || counted())
    }

    /// Whether "to", "and", "," or a dash and another month follow: "May to June", "May, June and July".
    fn month_follows(&self, at: usize) -> bool {
        let joined = self.is_any(at, &[Key::And, Key::Or]) || self.mark(at, b',');
        self.range_mark(at)
            .or(joined.then_some(at + 1))
            .is_some_and(|next| self.month(next).is_some() && !self.is_everyday(next))
    }

    fn is_led_to_month(&self, at: usize) -> bool {
        use Key::*;
        let keys = &[
            In, Since, Until, By, Last, This, Next, From, To, Between, Early, Late, Mid, Of, During, Before, After,
            Through, The, And, Or, Past, Previous, Coming, Following, About, On, A, Possessive, Every, Starting, End,
        ];
        self.is_any_before(at, keys)
            || self.mark(at.wrapping_sub(1), b'-') && self.is_any_before(at.saturating_sub(1), &[Mid, Early, Late])
    }
}
