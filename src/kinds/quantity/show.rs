//! Values for readers: "3.2 billion RUB", "$81.3 million", "4,307 km".

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Form, Hedge, Quantity, Unit};

/// From here on, a number is written with a word for its size.
const WORDED_FROM: i64 = 1_000_000;

/// `value` of `unit`, short: at most `digits` significant digits, grouped, with "million" and so on from a million.
#[must_use]
pub fn display_value(value: Decimal, unit: &Unit, digits: u32) -> String {
    let sign = if value.is_sign_negative() && !value.is_zero() { "-" } else { "" };
    let number = number(value.abs(), digits);
    let plural = value.abs() != Decimal::ONE;
    match unit {
        Unit::None => format!("{sign}{number}"),
        Unit::Currency(currency) => match currency.code {
            "USD" => format!("{sign}${}", cents(&number)),
            "EUR" => format!("{sign}€{}", cents(&number)),
            "GBP" => format!("{sign}£{}", cents(&number)),
            code => format!("{sign}{number} {code}"),
        },
        Unit::Measure(measure) => {
            // A short form that is the plural has a singular.
            let name = if measure.short == measure.name(true) { measure.name(plural) } else { measure.short };
            let joined = matches!(measure.id, "percent" | "permille");
            if joined { format!("{sign}{number}{name}") } else { format!("{sign}{number} {name}") }
        }
    }
}

/// A quantity, short: its bounds and its value as `display_value` shows it.
#[must_use]
pub fn display_quantity(quantity: &Quantity, digits: u32) -> String {
    let shown = |value: Decimal| {
        if quantity.form == Form::Ordinal { ordinal(value) } else { display_value(value, &quantity.unit, digits) }
    };
    match (quantity.stated.low_value(), quantity.stated.high_value()) {
        (Some(low), Some(high)) if low == high => match quantity.hedge {
            Hedge::About => format!("about {}", shown(low)),
            Hedge::Nearly => format!("nearly {}", shown(low)),
            _ => shown(low),
        },
        (Some(low), Some(high)) => format!("{} to {}", shown(low), shown(high)),
        (Some(low), None) => format!("at least {}", shown(low)),
        (None, Some(high)) => format!("at most {}", shown(high)),
        (None, None) => String::new(),
    }
}

fn ordinal(value: Decimal) -> String {
    let last_two = value.checked_rem(Decimal::ONE_HUNDRED).unwrap_or_default();
    let teen = last_two >= Decimal::from(11) && last_two <= Decimal::from(13);
    let suffix = match (teen, value.checked_rem(Decimal::TEN).unwrap_or_default().to_string().as_str()) {
        (false, "1") => "st",
        (false, "2") => "nd",
        (false, "3") => "rd",
        _ => "th",
    };
    format!("{}{suffix}", grouped(&value.normalize().to_string()))
}

/// An amount of money with a whole number of cents, if it has any: "1.5" is shown as "1.50".
fn cents(number: &str) -> String {
    let one_digit = number.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 1);
    if one_digit { format!("{number}0") } else { number.to_owned() }
}

/// A number that is not negative.
fn number(value: Decimal, digits: u32) -> String {
    let rounded = significant(value, digits);
    if rounded < Decimal::from(WORDED_FROM) {
        return grouped(&rounded.to_string());
    }
    let words = [(1_000_000_000_000i64, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")];
    for (size, word) in words {
        if rounded >= Decimal::from(size)
            && let Some(short) = value.checked_div(Decimal::from(size))
        {
            return format!("{} {word}", grouped(&significant(short, digits).to_string()));
        }
    }
    grouped(&rounded.to_string())
}

/// `value` with at most `digits` significant digits, but all digits before the point up to a million.
fn significant(value: Decimal, digits: u32) -> Decimal {
    let whole = value.trunc().to_string().len();
    let whole = if value < Decimal::ONE { 0 } else { u32::try_from(whole).unwrap_or(0) };
    let rounded = if whole >= digits {
        value.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
    } else if whole == 0 {
        value.round_sf_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero).unwrap_or(value)
    } else {
        value.round_dp_with_strategy(digits.saturating_sub(whole), RoundingStrategy::MidpointAwayFromZero)
    };
    rounded.normalize()
}

/// Thousands set apart by commas.
fn grouped(number: &str) -> String {
    let (whole, decimals) = number.split_once('.').map_or((number, None), |(whole, decimals)| (whole, Some(decimals)));
    let mut shown = String::with_capacity(number.len() + number.len() / 3);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    if let Some(decimals) = decimals {
        shown.push('.');
        shown.push_str(decimals);
    }
    shown
}
