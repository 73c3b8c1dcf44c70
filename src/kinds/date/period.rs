//! Stretches with a name or number: decades, centuries, seasons, quarters, halves, fiscal years, numbered weeks.

use super::Precision;
use super::form::{DateForm, Season, Unit, Which, YearPart};
use super::lexer::{Lexeme, Tag};
use super::reader::{Parsed, Reader};
use super::words::{Key, Word};
use super::year::full_year;

fn years(first: i16, last: i16, precision: Precision) -> DateForm {
    DateForm::Years { first, last, precision }
}

fn part(part: YearPart) -> DateForm {
    DateForm::YearPart { part, which: Which::Bare }
}

/// `inner` in the year `year`, or `inner` alone where no year is said.
pub(super) fn in_year(inner: DateForm, year: Option<i16>) -> DateForm {
    match year {
        Some(year) => DateForm::Within { inner: Box::new(inner), outer: Box::new(DateForm::year(year)) },
        None => inner,
    }
}

impl Reader<'_> {
    pub(super) fn period(&self, at: usize) -> Parsed<DateForm> {
        let at = self.skip(at, Key::The);
        self.decade(at)
            .or_else(|| self.century(at))
            .or_else(|| self.fiscal_year(at))
            .or_else(|| self.quarter(at))
            .or_else(|| self.half(at))
            .or_else(|| self.season(at))
            .or_else(|| self.numbered_week(at))
    }

    /// "1920s", "1970's", "'90s", "the 90s", "the seventies", "nineteen seventies", "twenty-tens".
    fn decade(&self, at: usize) -> Parsed<DateForm> {
        let apostrophe = self.mark(at, b'\'');
        let number = at + usize::from(apostrophe);
        match self.lexeme(number) {
            Lexeme::Number(year, 4)
                if year % 10 == 0 && (1000..2100).contains(&year) && self.is_decade_suffix(number + 1) =>
            {
                let end = self.skip_mark(number + 1, b'\'') + 1;
                let century = year % 100 == 0 && year < 2000;
                let first = i16::try_from(year).ok()?;
                let span = if century { (99, Precision::Century) } else { (9, Precision::Decade) };
                Some((years(first, first + span.0, span.1), end))
            }
            Lexeme::Number(tens, 2) if tens % 10 == 0 && self.is_decade_suffix(number + 1) => {
                let end = self.skip_mark(number + 1, b'\'') + 1;
                let led = apostrophe || self.is_any_before(at, &[Key::The, Key::In]) || self.is_spoken_decade_part(at);
                led.then_some((century_decade(tens)?, end))
            }
            Lexeme::Word(Word::Tens(tens)) => {
                let led = self.is_any_before(number, &[Key::The])
                    || self.is_spoken_decade_part(number)
                    || self.get(at)?.is_capital();
                // "Tens of thousands fled"
                let counts = tens == 10 && self.said(number + 1).eq_ignore_ascii_case("of");
                (led && !counts).then_some((century_decade(tens.into())?, number + 1))
            }
            Lexeme::Word(Word::Cardinal(century @ 10..=20)) => {
                let next = self.skip_mark(number + 1, b'-');
                let Some(Word::Tens(tens)) = self.word(next) else { return None };
                let first = i16::try_from(century * 100 + u16::from(tens)).ok()?;
                Some((years(first, first + 9, Precision::Decade), next + 1))
            }
            _ => None,
        }
    }

    /// Whether "early", "mid-" or "late" stands before, and no "his" before that: "in his late 90s" is an age.
    fn is_spoken_decade_part(&self, at: usize) -> bool {
        let word = if self.mark(at.wrapping_sub(1), b'-') { at.saturating_sub(1) } else { at };
        self.is_any_before(word, &[Key::Early, Key::Mid, Key::Late])
            && self.is_any_before(word.saturating_sub(1), &[Key::The, Key::In, Key::Since])
    }

    /// "19th century", "the fifteenth-century", "5th century BC".
    fn century(&self, at: usize) -> Parsed<DateForm> {
        let (nth, next) = self.ordinal(at)?;
        let named = self.skip_mark(next, b'-');
        let (Unit::Century, end) = self.unit(named)? else { return None };
        let nth = i16::try_from(nth).ok().filter(|nth| (1..=30).contains(nth))?;
        if self.is(end, Key::Bc) {
            return Some((years(1 - nth * 100, 1 - (nth - 1) * 100 - 1, Precision::Century), end + 1));
        }
        let end = self.skip(end, Key::Ad);
        Some((years((nth - 1) * 100, nth * 100 - 1, Precision::Century), end))
    }

    /// "fiscal 2014", "fiscal year 2014", "FY2015", "FY 2015", "financial year 2014-15", "2014 fiscal year".
    fn fiscal_year(&self, at: usize) -> Parsed<DateForm> {
        if let Lexeme::Tagged(tag @ (Tag::Fiscal | Tag::Calendar), year) = self.lexeme(at) {
            let year = if year < 100 { full_year(year.into()) } else { year.into() };
            let year = i16::try_from(year).ok()?;
            return Some((if tag == Tag::Fiscal { DateForm::FiscalYear(year) } else { DateForm::year(year) }, at + 1));
        }
        let is_year = |at| matches!(self.unit(at), Some((Unit::Year, _)));
        match self.key(at) {
            Some(key @ (Key::Fiscal | Key::Calendar)) => {
                let named = at + 1 + usize::from(is_year(at + 1));
                let (year, end) = self.year(named)?;
                let (fiscal, behind) = self.fiscal(year, end);
                Some((if key == Key::Fiscal { fiscal } else { DateForm::year(year) }, behind))
            }
            _ if matches!(self.said(at), "FY" | "SY") => {
                let (year, end) = self.year(at + 1)?;
                Some(self.fiscal(year, end))
            }
            _ if self.said(at).eq_ignore_ascii_case("school") || self.said(at).eq_ignore_ascii_case("academic") => {
                let named = at + 1 + usize::from(is_year(at + 1));
                let (year, end) = self.year(named)?;
                Some(self.fiscal(year, end))
            }
            _ => {
                let (year, end) = self.year(at)?;
                let (form, end) = self.fiscal(year, end);
                (self.is(end, Key::Fiscal) && is_year(end + 1)).then_some((form, end + 2))
            }
        }
    }

    /// A fiscal year of one number, or of two: "2014-15", "2014/15" begins in the first and ends in the second.
    fn fiscal(&self, year: i16, at: usize) -> (DateForm, usize) {
        let mark = matches!(self.lexeme(at), Lexeme::Mark(b'-' | b'/')) && self.touches(at);
        let second = match self.number(at + 1) {
            Some((second, 2 | 4)) if mark => i16::try_from(second % 100).ok(),
            _ => None,
        };
        match second {
            Some(second) if second == (year + 1) % 100 => (years(year, year + 1, Precision::Year), at + 2),
            _ => (DateForm::FiscalYear(year), at),
        }
    }

    /// "the third quarter of 2014", "Q3", "4th qtr 2018", "2018Q4", "2019-H2", "fourth-quarter".
    fn quarter(&self, at: usize) -> Parsed<DateForm> {
        if let Some((year, next)) = self.year_before_tag(at) {
            let (form, end) = self.tagged_part(next)?;
            return Some((in_year(form, Some(year)), end));
        }
        let (form, end) = self.tagged_part(at).or_else(|| {
            let (nth @ 1..=4, next) = self.ordinal(at)? else { return None };
            let named = self.skip_mark(next, b'-');
            let (Unit::Quarter, end) = self.unit(named)? else { return None };
            Some((part(YearPart::Quarter(i8::try_from(nth).ok()?)), end))
        })?;
        // A quarter of a fiscal year: some three months of it, and companies begin it where they like.
        if let Some(fiscal) = self.fiscal_year(self.skip(self.skip(end, Key::Of), Key::The)) {
            return Some(fiscal);
        }
        let (year, end) = self.optional_year(end);
        Some((in_year(form, year), end))
    }

    fn year_before_tag(&self, at: usize) -> Parsed<i16> {
        let (year, 4) = self.number(at)? else { return None };
        let next = self.skip_mark(at + 1, b'-');
        let named = matches!(self.lexeme(next), Lexeme::Tagged(Tag::Quarter | Tag::Half, _));
        named.then_some((i16::try_from(year).ok()?, next))
    }

    fn tagged_part(&self, at: usize) -> Parsed<DateForm> {
        match self.lexeme(at) {
            Lexeme::Tagged(Tag::Quarter, nth) => Some((part(YearPart::Quarter(i8::try_from(nth).ok()?)), at + 1)),
            Lexeme::Tagged(Tag::Half, nth) => Some((part(YearPart::Half(i8::try_from(nth).ok()?)), at + 1)),
            Lexeme::Number(nth, 1) if self.touches(at + 1) && self.year_behind(at + 2).is_some() => {
                // "3Q 2014": without the year it may be that of a match.
                let nth = i8::try_from(nth).ok()?;
                match (self.said(at + 1), nth) {
                    ("Q", 1..=4) => Some((part(YearPart::Quarter(nth)), at + 2)),
                    ("H", 1..=2) => Some((part(YearPart::Half(nth)), at + 2)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// "the first half of 2014", "the second half of the year": of a year only; a match has halves too.
    fn half(&self, at: usize) -> Parsed<DateForm> {
        let (nth @ 1..=2, next) = self.ordinal(at)? else { return None };
        let named = self.skip_mark(next, b'-');
        if !self.is(named, Key::Half) {
            return None;
        }
        let form = part(YearPart::Half(i8::try_from(nth).ok()?));
        let next = named + 1;
        if let (Some(year), end) = self.optional_year(next) {
            return Some((in_year(form, Some(year)), end));
        }
        let of = self.skip(next, Key::Of);
        let (outer @ DateForm::Unit { unit: Unit::Year, .. }, end) = self.unit_phrase(of)? else { return None };
        Some((DateForm::Within { inner: Box::new(form), outer: Box::new(outer) }, end))
    }

    /// "spring 2014", "the summer of 2014", "in the fall": a season with a year or a word that leads to it.
    fn season(&self, at: usize) -> Parsed<DateForm> {
        let (season, next) = self.season_name(at)?;
        let (year, end) = self.optional_year(next);
        let led = self.is_any_before(
            at,
            &[Key::In, Key::By, Key::Since, Key::Until, Key::During, Key::Early, Key::Late, Key::Mid],
        ) || self.is_any_before(at, &[Key::The])
            && self.is_any_before(
                at.saturating_sub(1),
                &[Key::In, Key::By, Key::Since, Key::Until, Key::During, Key::Over, Key::Of],
            );
        let ends = self.ends_phrase(end) && !self.is(end, Key::Of);
        let plural = self.get(at)?.is_plural();
        (year.is_some() || led && ends && !plural).then(|| (in_year(part(YearPart::Season(season)), year), end))
    }

    pub(super) fn season_name(&self, at: usize) -> Parsed<Season> {
        match self.word(at)? {
            Word::Season(season, _) => Some((season, at + 1)),
            _ => None,
        }
    }

    /// "week 31"
    fn numbered_week(&self, at: usize) -> Parsed<DateForm> {
        let (Unit::Week, next) = self.unit(at)? else { return None };
        let (nth @ 1..=53, 1 | 2) = self.number(next)? else { return None };
        let (year, end) = self.optional_year(next + 1);
        Some((in_year(part(YearPart::Week(i8::try_from(nth).ok()?)), year), end))
    }
}

fn century_decade(tens: u32) -> Option<DateForm> {
    let first = i16::try_from(if tens <= 10 { 2000 + tens } else { 1900 + tens }).ok()?;
    Some(years(first, first + 9, Precision::Decade))
}

#[cfg(test)]
mod tests {
    use crate::kinds::date::dates;
    use crate::token::tokenize;

    #[test]
    fn a_decade_is_no_number_of_tens() {
        for (text, decades) in [
            ("Seventies music", 1),
            ("the thirties of the choir", 1),
            ("Tens of barges sank.", 0),
            ("the tens of voters", 0),
        ] {
            assert_eq!(dates(text, &tokenize(text)).len(), decades, "{text:?}");
        }
    }
}
