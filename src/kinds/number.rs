//! What amounts and counts share: tolerance, and how far apart two numbers may be and still be about one thing.

use super::quantity::{Hedge, Quantity};
use crate::interval::Interval;
use rust_decimal::Decimal;

/// Beyond this ratio two numbers are taken to be about different things: each numeric contradiction of the five gold
/// sets lies under 3, and a comet's width and its distance above 1,000.
pub const MAGNITUDE: i64 = 10;

/// A declared value, widened by the tolerance of its fact, and by a tenth where it is declared as "about".
#[must_use]
pub fn tolerated(declared: &Quantity, tolerance: Decimal) -> Interval<Decimal> {
    let stated = if declared.hedge == Hedge::Exact { declared.stated } else { declared.rounded() };
    if tolerance.is_zero() {
        return stated;
    }
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

/// Whether two numbers are so far apart that they are most likely about different things: more than [`MAGNITUDE`] times,
/// unless one is the other moved by whole powers of ten (million for billion).
#[must_use]
pub fn exceeds_magnitude(a: &Interval<Decimal>, b: &Interval<Decimal>) -> bool {
    let nearest =
        |interval: &Interval<Decimal>| interval.low_value().or(interval.high_value()).map(|value| value.abs());
    let (Some(a), Some(b)) = (nearest(a), nearest(b)) else { return false };
    let (small, large) = (a.min(b), a.max(b));
    match large.checked_div(small) {
        Some(ratio) => ratio > Decimal::from(MAGNITUDE) && !is_power_of_ten(ratio),
        None => true,
    }
}

fn is_power_of_ten(mut ratio: Decimal) -> bool {
    while ratio > Decimal::TEN {
        ratio /= Decimal::TEN;
    }
    ratio == Decimal::TEN
}
