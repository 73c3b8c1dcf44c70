//! What amounts and counts share: tolerance, and how far apart two numbers may be and still be about one thing.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::string_slice))]

use super::quantity::{Hedge, Quantity};
use crate::interval::Interval;
use rust_decimal::Decimal;

/// Without a tolerance, a source's rounding is granted where it moves the declared value by less than this share: 100 is
/// no rounding of 60, nor 300 of 317.
const ROUNDING: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// A declared value, widened by the tolerance of its fact; as what it means where it is declared with a hedge ("about 40",
/// "a third" of a percentage).
#[must_use]
pub fn tolerated(declared: &Quantity, tolerance: Option<Decimal>) -> Interval<Decimal> {
    let exact = declared.hedge == Hedge::Exact && declared.meant.is_none();
    let stated = if exact { declared.stated } else { declared.rounded() };
    let Some(tolerance) = tolerance else { return stated };
    let slack = |value: Decimal| value.abs().checked_mul(tolerance).unwrap_or_default();
    let low = stated.low.map(|mut end| {
        end.value = end.value.checked_sub(slack(end.value)).unwrap_or(end.value);
        end
    });
    let high = stated.high.map(|mut end| {
        end.value = end.value.checked_add(slack(end.value)).unwrap_or(end.value);
        end
    });
    Interval { low, high }
}

/// What a source's number may stand for when it is held against a declared one: what it states; without a tolerance,
/// also what it may be rounded from, if that is near enough; a tenth either way beside "about". A tolerance says how near
/// is near enough: beside it "about" means no more than the last digit that counts.
///
/// `in_unit` turns the number into the declared unit.
#[must_use]
pub fn said_range(
    said: &Quantity,
    in_unit: impl Fn(Decimal) -> Option<Decimal>,
    declared: &Interval<Decimal>,
    tolerance: Option<Decimal>,
) -> Option<Interval<Decimal>> {
    let stated = said.stated.try_map(&in_unit)?;
    let rounded = said.rounded().try_map(&in_unit)?;
    if said.hedge == Hedge::About && said.meant.is_none() && tolerance.is_some() {
        return last_digit(said).try_map(&in_unit);
    }
    if said.hedge != Hedge::Exact || said.meant.is_some() {
        return Some(rounded);
    }
    let Some(value) = stated.low_value().filter(|_| tolerance.is_none()) else { return Some(stated) };
    let nearest = match (declared.low_value(), declared.high_value()) {
        (Some(low), _) if value < low => low,
        (_, Some(high)) if value > high => high,
        _ => value,
    };
    let moved = value.checked_sub(nearest)?.abs();
    let granted = nearest.abs().checked_mul(ROUNDING).is_some_and(|most| moved < most);
    Some(if granted { rounded } else { stated })
}

/// A number and what is rounded to it in its last digit that counts, but no more than "about" grants: 265 to 275 for 270.
fn last_digit(said: &Quantity) -> Interval<Decimal> {
    let ends = (said.stated.low_value(), said.stated.high_value(), said.step.checked_div(Decimal::TWO));
    let (Some(low), Some(high), Some(half)) = ends else { return said.stated };
    let widened = (low.checked_sub(half), high.checked_add(half));
    let (Some(low), Some(high)) = widened else { return said.stated };
    let most = said.rounded();
    let low = most.low_value().map_or(low, |most| low.max(most));
    let high = most.high_value().map_or(high, |most| high.min(most));
    Interval::closed(low, high)
}
