//! What stands right behind an amount: what it is per, and its conversion in brackets.

use super::amount::amount;
use super::numeral::{Reading, numeral};
use super::phrase::unconverted_at;
use super::read::Reader;
use super::scale::SIZES;
use super::unit::Dimension;
use super::{Quantity, Unit};
use crate::span::ByteSpan;

/// What an amount is per, behind it at `at`: "a share", "per hour", "/month", "each".
pub(super) fn per(reader: &Reader, at: usize, unit: Unit) -> Option<(ByteSpan, usize)> {
    let hyphens = usize::from(reader.is_hyphen(at));
    let word = at + hyphens;
    if reader.is_any(word, &["per"]) || unit != Unit::None && reader.is_any(word, &["a", "an"]) {
        let noun = word + 1 + usize::from(reader.is_hyphen(word + 1));
        let ago = reader.is_in(noun + 1, "ago later earlier before after old");
        let common = reader.is_lower(noun)
            && numeral(reader, noun, Reading::default()).is_none()
            && !reader.is_in(noun, "few couple lot little total record new further");
        let rate = reader.is(word, "per") || is_rate_noun(reader, noun, unit);
        return (common && !ago && rate).then(|| (reader.span(noun, noun + 1), noun + 1));
    }
    if reader.is_mark(at, '/') && reader.touches(at) && reader.is_lower(at + 1) && reader.touches(at + 1) {
        return Some((reader.span(at + 1, at + 2), at + 2));
    }
    if unit != Unit::None && reader.is_any(at, &["apiece", "each"]) {
        return Some((reader.span(at, at + 1), at + 1));
    }
    None
}

/// Nouns that follow "a" in a rate: "$20 a barrel", "five percent a year".
fn is_rate_noun(reader: &Reader, at: usize, unit: Unit) -> bool {
    let times = "second minute hour day night week month year quarter decade season session shift term semester \
    fortnight";
    if reader.is_in(at, times) {
        return true;
    }
    let things = "share barrel gallon litre liter pound ton tonne ounce kilo kilogram kilowatt unit head person piece \
    pop bottle game copy ticket seat mile kilometre kilometer acre hectare bushel megawatt plate night \
    home household house car vehicle student pupil child patient player employee worker member customer \
    user day dose pack packet pint cup gram carat vote word page call trip ride room bag box can glass \
    match fight episode song album square metre meter foot yard litre therm token coin text download bed \
    time show";
    matches!(unit, Unit::Currency(_)) && reader.is_in(at, things)
}

/// The conversion in brackets at `at`, behind an amount or the adjective that goes with it: "12m-wide (40ft)".
pub(super) fn conversion(reader: &Reader, at: usize, of: &Quantity) -> Option<(Quantity, usize)> {
    if of.unit == Unit::None {
        return None;
    }
    let mut open = at;
    for _ in 0..2 {
        let hyphen = usize::from(reader.is_hyphen(open));
        if reader.is_in(open + hyphen, SIZES) {
            open += hyphen + 1;
        }
    }
    if !matches!(reader.mark(open), Some('(' | '[')) {
        return None;
    }
    let first = (open + 1..open + 6).find(|&at| {
        amount(reader, at, Reading::default()).is_some_and(|amount| !amount.article && amount.unit != Unit::None)
    })?;
    let (inner, end) = unconverted_at(reader, first, open + 1)?;
    let inner = inner?;
    let hedged = inner.at.start <= reader.span(open + 1, open + 2).start || first <= open + 3;
    let closed = (end..end + 3).any(|near| matches!(reader.mark(near), Some(')' | ']' | ';' | ',' | '/')));
    let differs = inner.unit != of.unit
        && inner.unit.same_dimension(&of.unit)
        && inner.unit.dimension() != Some(Dimension::Share);
    if !(hedged && closed && differs) {
        return None;
    }
    let close =
        (end..end + 3).find(|&near| matches!(reader.mark(near), Some(')' | ']'))).map_or(end, |close| close + 1);
    Some((inner, close))
}
