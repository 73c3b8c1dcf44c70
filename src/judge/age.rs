//! Ages: numbers that stand by a name, and whose they are.

use super::frame::Sort;
use super::site::Site;
use crate::discourse::is_personal;
use crate::kinds::quantity::{Form, Unit};
use crate::lang::Cues;
use crate::recognise::values::{Reading, ValueMention};
use rust_decimal::Decimal;
use std::ops::Range;

/// So many words may stand between an age and the name behind it: "the 41-year-old former opera singer Ann Berg".
const DESCRIBED: usize = 5;

impl Site<'_> {
    /// "Ann Berg, 41," and "(41)": a plain number where a name's age stands.
    pub(super) fn is_age(&self, fact: usize, mention: &ValueMention) -> bool {
        let Reading::Quantity(quantity) = &mention.value else { return false };
        let wanted = self.fact(fact).is_some_and(|frame| frame.sort == Some(Sort::Age));
        let plain = quantity.unit == Unit::None && quantity.form == Form::Cardinal && quantity.stated.is_exact();
        let years = |value: Decimal| value.is_integer() && value > Decimal::ZERO && value < Decimal::from(120);
        if !(wanted && plain && quantity.stated.low_value().is_some_and(years)) {
            return false;
        }
        let Range { start, end } = mention.tokens;
        let opens = start.checked_sub(1).map_or("", |before| self.view.mark(before));
        let closes = self.view.mark(end);
        let ends = end >= self.view.tokens.end;
        let set_off = matches!(opens, "," | "(" | "—" | "–" | "-" | ":" | "[")
            && (ends || matches!(closes, "," | ")" | "." | "—" | "–" | ";" | ":" | "]" | "!" | "?"));
        let led = |back: usize| start.checked_sub(back).is_some_and(|token| self.token_cues(token).meets(Cues::AGE));
        let alone = start == self.view.tokens.start && matches!(closes, "," | ":");
        set_off || alone || led(1) || led(2) && matches!(self.word(start - 2), "age" | "aged")
    }

    /// Whether the name that a number stands by as an age is the fact's: "Ann Berg, 41," and "the 41-year-old singer Ann Berg".
    pub(super) fn is_own_age(&self, fact: usize, tokens: &Range<usize>) -> Option<bool> {
        if self.fact(fact)?.sort != Some(Sort::Age) {
            return None;
        }
        let mark = |token: usize| self.view.mark(token);
        let led = |token: usize| matches!(self.word(token), "aged" | "age" | "a" | "an" | "the" | "now");
        let mut opens = tokens.start.checked_sub(1)?;
        while led(opens) && opens > self.view.tokens.start {
            opens -= 1;
        }
        let apposed = matches!(mark(opens), "," | "(" | "—" | "–" | "[").then_some(opens);
        let before = apposed.and_then(|mark| self.names().iter().find(|run| run.tokens.end == mark));
        let behind = || {
            let run = self.names().iter().find(|run| run.tokens.start >= tokens.end)?;
            let described = (tokens.end..run.tokens.start).all(|token| !self.word(token).is_empty());
            (described && run.tokens.start - tokens.end <= DESCRIBED && tokens.len() > 1).then_some(run)
        };
        let run = before.or_else(behind).filter(|run| is_personal(run.at.of(self.article.text())))?;
        Some(self.own_hit(fact, &run.tokens))
    }
}
