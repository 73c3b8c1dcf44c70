//! What the checks of arithmetic share: exact values, their rounding, and the words about them.

use super::view::View;
use crate::kinds::quantity::{Dimension, Form, Hedge, Quantity, Unit, quantities};
use crate::span::ByteSpan;
use rust_decimal::Decimal;
use std::ops::Range;

/// The single value of a quantity that says neither "about" nor "more than".
pub(super) fn exact(quantity: &Quantity) -> Option<Decimal> {
    let plain = matches!(quantity.hedge, Hedge::Exact) && matches!(quantity.form, Form::Cardinal);
    quantity.stated.low_value().filter(|_| plain && quantity.stated.is_exact())
}

/// The exact value of a count of things: no unit, no part, a whole number.
pub(super) fn count(quantity: &Quantity) -> Option<Decimal> {
    exact(quantity).filter(|value| quantity.unit == Unit::None && value.is_integer())
}

/// Whether a quantity is in percent, not in percentage points.
pub(super) fn is_percent(quantity: &Quantity) -> bool {
    matches!(quantity.unit, Unit::Measure(measure) if measure.id == "percent")
}

/// Whether a quantity is in percentage points.
pub(super) fn is_points(quantity: &Quantity) -> bool {
    matches!(quantity.unit, Unit::Measure(measure) if measure.id == "percentage-point")
}

/// Whether a unit can rise and fall: not an age, not a stretch of time.
pub(super) fn is_level(unit: Unit) -> bool {
    !matches!(unit.dimension(), Some(Dimension::Age))
}

/// The first quantity of some tokens that begins with the first of them, perhaps behind "about" or "just".
pub(super) fn quantity_at(view: &View<'_>, tokens: Range<usize>) -> Option<Quantity> {
    let first = view.tokens_of(tokens.clone()).first()?.span();
    let found = quantities(view.text, view.tokens_of(tokens)).into_iter().next()?;
    (found.at.start == first.start).then_some(found)
}

/// The number in digits that a quantity begins with.
pub(super) fn leading(view: &View<'_>, core: ByteSpan) -> Option<Decimal> {
    let digits = core.of(view.text).trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(digits.len());
    digits.get(..end)?.trim_end_matches(['.', ',']).replace(',', "").parse().ok()
}

/// One in the last place that is written: a million for "90 million", a hundred thousand for "2.5 million", one for
/// "1,000". What is reckoned with is taken as it is written, zeros and all.
pub(super) fn written_step(view: &View<'_>, quantity: &Quantity) -> Decimal {
    let value = quantity.stated.low_value().or(quantity.stated.high_value()).unwrap_or_default();
    let Some(digits) = leading(view, quantity.core).filter(|digits| !digits.is_zero()) else { return quantity.step };
    let scale = value.checked_div(digits).unwrap_or(Decimal::ONE).round();
    scale.checked_mul(Decimal::new(1, digits.scale())).unwrap_or(quantity.step)
}

/// A number for readers: to two places behind the point, without trailing zeros.
pub(super) fn shown(value: Decimal) -> String {
    value.round_dp(if value.abs() < Decimal::TEN { 1 } else { 0 }).normalize().to_string()
}
