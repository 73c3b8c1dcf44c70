//! Stretches that reach up to the article's date or begin with it: "the last three years", "in two weeks", "within ten days".

use super::form::{DateForm, Origin, Step, Unit, Which};
use super::lexer::Lexeme;
use super::reader::{Parsed, Reader};
use super::relative::scaled;
use super::words::{Key, Word};

/// How many words before "in two weeks" may number what happened.
const RANKED: usize = 10;

impl Reader<'_> {
    /// "the last three years", "past few days", "next 2 weeks", "3 next weeks", "two upcoming months".
    pub(super) fn window(&self, at: usize) -> Parsed<DateForm> {
        let start = self.skip(at, Key::The);
        let sign = |key| match key {
            Key::Last | Key::Past | Key::Previous => Some(-1),
            Key::Next | Key::Coming | Key::Upcoming | Key::Following => Some(1),
            _ => None,
        };
        if let Some(sign) = self.key(start).and_then(sign) {
            if self.is_any(start + 1, &[Key::A]) || self.is_length(at, sign) {
                return None;
            }
            let (steps, end) = self.amount(start + 1)?;
            return Some((DateForm::Window(scaled(steps, sign)), end));
        }
        let this = self.is(at, Key::This);
        if this && self.is_any(at + 1, &[Key::Past, Key::Last]) {
            let (steps, end) = self.amount(at + 2)?;
            return Some((DateForm::Window(scaled(steps, -1)), end));
        }
        let (count, next) = self.count(start)?;
        let sign = sign(self.key(next)?)?;
        let (unit, end) = self.unit(next + 1)?;
        Some((DateForm::Window(vec![Step { count: count.checked_mul(sign)?, unit }]), end))
    }

    /// Whether a stretch that begins at `at` only says how long something takes: "it will last three weeks", "spend the next
    /// two years".
    fn is_length(&self, at: usize, sign: i32) -> bool {
        let the = usize::from(self.key_before(at) == Some(Key::The));
        let before = at.checked_sub(1 + the).map_or("", |before| self.said(before));
        let is_any = |words: &[&str]| words.iter().any(|word| before.eq_ignore_ascii_case(word));
        let lasts = ["to", "will", "would", "can", "could", "may", "might", "should", "must", "did", "not", "shall"];
        if sign > 0 {
            is_any(&["spend", "spends", "serve", "serves"])
        } else {
            self.is(at, Key::Last) && is_any(&lasts)
        }
    }

    /// "in two weeks", "in a year's time", "in two days": behind "in".
    pub(super) fn in_amount(&self, at: usize, depth: usize) -> Parsed<DateForm> {
        if !self.is(at, Key::In) {
            return None;
        }
        let next = self.skip(at + 1, Key::About);
        let (steps, end) = self.amount(next)?;
        let short = steps.iter().any(|step| step.unit < Unit::Day);
        if self.is(end, Key::Time) && !short {
            return Some((DateForm::Offset { steps, from: Origin::Published }, end + 1));
        }
        let since = self.is(end, Key::Since);
        if since {
            let (form, end) = self.offset_origin(end + 1, depth)?;
            return Some((DateForm::Offset { steps, from: Origin::Form(Box::new(form)) }, end));
        }
        if short || !self.ends_phrase(end) || self.is(end, Key::Of) {
            return None;
        }
        let form =
            if self.is_ranked_before(at) { DateForm::Window(scaled(steps, -1)) } else { DateForm::InFuture(steps) };
        Some((form, end))
    }

    /// Whether something is numbered or ranked before: "the third attack in two weeks" looks back.
    fn is_ranked_before(&self, at: usize) -> bool {
        let before = (1..=RANKED).filter_map(|back| at.checked_sub(back));
        let mut clause = before
            .take_while(|at| !matches!(self.lexeme(*at), Lexeme::Mark(b'.' | b';' | b'?' | b'!') | Lexeme::Break));
        clause.any(|at| match self.lexeme(at) {
            Lexeme::Word(Word::Ordinal(_)) => true,
            Lexeme::Other => {
                let said = self.said(at);
                matches!(said, "only" | "worst" | "deadliest" | "times" | "since")
                    || said.len() > 5 && said.ends_with("est")
            }
            _ => false,
        })
    }

    /// "within 10 days", "within the next 3 years".
    pub(super) fn within_amount(&self, at: usize) -> Parsed<DateForm> {
        if !self.is(at, Key::Within) {
            return None;
        }
        let until = |steps| DateForm::Range {
            from: Box::new(DateForm::Unit { unit: Unit::Day, which: Which::This }),
            to: Box::new(DateForm::Offset { steps, from: Origin::Published }),
        };
        if let Some((DateForm::Window(steps), end)) = self.window(at + 1) {
            let ahead = steps.iter().all(|step| step.count > 0);
            return Some((if ahead { until(steps) } else { DateForm::Window(steps) }, end));
        }
        let (steps, end) = self.amount(at + 1)?;
        let day = steps.iter().all(|step| step.unit >= Unit::Day);
        (day && !self.is_any(end, &[Key::Of, Key::After])).then(|| (until(steps), end))
    }
}
