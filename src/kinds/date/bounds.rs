//! Ranges, and the words before a date that make a bound of it.

use super::Hedge;
use super::container::within;
use super::expression::DEPTH;
use super::form::{DateForm, Which};
use super::lexer::Lexeme;
use super::reader::{Parsed, Reader};
use super::words::Key;

/// How many words before "before" may deny it: "will not be ready for use before".
const DENIED: usize = 7;

impl Reader<'_> {
    /// "from May 8 to May 10", "between 2007 and 2009", "Oct. 2 to October 22", "2014-2018"
    pub(super) fn range(&self, at: usize) -> Parsed<DateForm> {
        let (from, next) = self.range_end(at + 1)?;
        self.range_behind(&from, next, self.is(at, Key::Between))
    }

    /// The range that begins with `from`, which ends before `next`, where another end follows.
    pub(super) fn range_behind(&self, from: &DateForm, next: usize, between: bool) -> Parsed<DateForm> {
        let and = between && self.is(next, Key::And);
        let second = self.range_mark(next).or(and.then_some(next + 1))?;
        let second = second + usize::from(self.mark(second, b'-') && self.mark(next, b'-'));
        let (to, end) = self.range_end(second)?;
        if matches!(from, DateForm::Recurring(_) | DateForm::Range { .. }) || matches!(to, DateForm::Recurring(_)) {
            return None;
        }
        let (from, to) = share_fields(from.clone(), to);
        Some((DateForm::Range { from: Box::new(from), to: Box::new(to) }, end))
    }

    /// Two years of which no word but the dash between says so: "2014-2018".
    pub(super) fn bare_years(&self, at: usize) -> Parsed<DateForm> {
        let (from, next) = self.plain_year(at)?;
        self.range_behind(&from, next, false)
    }

    fn plain_year(&self, at: usize) -> Parsed<DateForm> {
        match self.number(at)? {
            (year @ 1500..=2099, 4) if !self.is_quantity(at) => {
                Some((DateForm::year(i16::try_from(year).ok()?), at + 1))
            }
            _ => None,
        }
    }

    fn range_end(&self, at: usize) -> Parsed<DateForm> {
        if self.touches(at)
            && self.mark(at.wrapping_sub(1), b'-')
            && let Some(found) = self.numeric_after_dash(at)
        {
            return Some(found);
        }
        if let Some(found) = self.single(at, DEPTH - 1) {
            let range = matches!(found.0, DateForm::Range { .. });
            return (!range).then_some(found);
        }
        self.plain_year(at)
    }

    /// What stands before or behind that makes a bound of the date.
    pub(super) fn hedge(&self, start: usize, end: usize, form: &DateForm) -> Option<Hedge> {
        if self.is(end, Key::Or) && self.is(end + 1, Key::Later) && !self.is(end + 2, Key::Than)
            || matches!(self.said(end), "onwards" | "onward")
        {
            return Some(Hedge::Since);
        }
        let at = if self.is_any_before(start, &[Key::The]) { start - 1 } else { start };
        let at = if self.is_any_before(at, &[Key::On]) && self.is_any_before(at - 1, &[Key::Starting, Key::Start]) {
            at - 1
        } else {
            at
        };
        let whole = self.ends_phrase(end) && !self.before(end).is_some_and(|last| last.is_possessive());
        if self.is_any_before(at.saturating_sub(1), &[Key::Just]) && self.is_any_before(at, &[Key::Before, Key::After])
        {
            return Some(Hedge::About);
        }
        if let Some(hedge) = self.as_as(at) {
            return Some(hedge);
        }
        if let Some(hedge) = self.sign_before(at) {
            return Some(hedge);
        }
        match self.key_before(at)? {
            Key::Over if matches!(form, DateForm::Offset { .. }) => Some(Hedge::MoreThan),
            Key::Since => Some(Hedge::Since),
            Key::Starting | Key::Start if whole => Some(Hedge::Since),
            Key::After if whole && !matches!(form, DateForm::Offset { .. }) => Some(Hedge::After),
            Key::Before | Key::Previous if whole && self.is_negated(at - 1) => Some(Hedge::Since),
            Key::Before | Key::Previous if whole => Some(Hedge::Before),
            Key::Until if self.is_negated(at - 1) => None,
            Key::Until => Some(Hedge::Until),
            Key::By if whole => Some(Hedge::By),
            Key::About => Some(Hedge::About),
            Key::Than => self.comparison(at - 1),
            _ => None,
        }
    }

    /// Whether the clause before `at` denies: "is not expected before March" looks to March and on, "did not open until May"
    /// is about May.
    fn is_negated(&self, at: usize) -> bool {
        let clause = (1..=DENIED).filter_map(|back| at.checked_sub(back));
        let mut clause = clause.take_while(|at| !matches!(self.lexeme(*at), Lexeme::Mark(_) | Lexeme::Break));
        clause.any(|at| {
            let said = self.said(at);
            matches!(said, "not" | "never" | "unlikely" | "Not" | "cannot")
                || said.ends_with("n't")
                || said.ends_with("n’t")
        })
    }

    /// "> 2014", "< May 2014", ">= 2014", "≥ 2014": the heads of tables.
    fn sign_before(&self, at: usize) -> Option<Hedge> {
        let equal = self.mark(at.wrapping_sub(1), b'=');
        let sign = at.checked_sub(1 + usize::from(equal))?;
        match (self.said(sign), equal) {
            (">", true) | ("≥", false) => Some(Hedge::Since),
            (">", false) => Some(Hedge::After),
            ("<", false) => Some(Hedge::Before),
            _ => None,
        }
    }

    /// "as early as Monday", "as soon as next week": from then on; "as late as Friday": up to then.
    fn as_as(&self, at: usize) -> Option<Hedge> {
        let start = at.checked_sub(3)?;
        if self.said(at - 1) != "as" || !self.said(start).eq_ignore_ascii_case("as") {
            return None;
        }
        match self.said(start + 1) {
            "early" | "soon" => Some(Hedge::Since),
            "late" | "recently" => Some(Hedge::By),
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
        (DateForm::Weekday { day, which: Which::Bare }, DateForm::Within { inner, outer })
            if matches!(*inner, DateForm::Weekday { .. }) =>
        {
            (within(DateForm::Weekday { day, which: Which::Bare }, (*outer).clone()), within(*inner, *outer))
        }
        (a, b) => (a, b),
    }
}
