//! How else a quantity may be read: pounds that weigh or buy, "71m" of metres or millions, degrees of heat or of an angle.

use rust_decimal::Decimal;

use super::amount::Amount;
use super::currency::{Parts, currency_named};
use super::numeral::Numeral;
use super::pounds::{Pounds, pounds};
use super::read::Reader;
use super::scale::FUNCTION;
use super::unit::Measure;
use super::{Currency, Form, Hedge, Quantity, Unit};
use crate::interval::Interval;

/// The quantity with its other readings. `high` is the amount it ends with.
pub(super) fn with_other(reader: &Reader, high: &Amount, quantity: Quantity) -> Quantity {
    let others = others(reader, high, &quantity);
    let chain = others.into_iter().rev().fold(None, |next, other| Some(Box::new(Quantity { other: next, ..other })));
    Quantity { other: chain, ..quantity }
}

/// The other readings, the likeliest first.
fn others(reader: &Reader, high: &Amount, quantity: &Quantity) -> Vec<Quantity> {
    let Some(last) = high.end.checked_sub(1) else { return Vec::new() };
    let named = reader.before_in(last, "us u.s. imperial american british metric short long uk");
    let in_measure = |id: &str, factor: Decimal| reread(quantity, Unit::Measure(Measure::by_id(id)?), factor);
    let measures = |ids: &[&str]| ids.iter().filter_map(|id| in_measure(id, Decimal::ONE)).collect();
    let word = reader.lower(last);
    match (quantity.unit, &*word) {
        (Unit::None, _) if quantity.form == Form::Fraction => percent(quantity).into_iter().collect(),
        (Unit::None, _) => {
            let letter = lettered(reader, last, high, quantity).or_else(|| second(reader, last, quantity));
            letter.or_else(|| in_money_of_clause(reader, high, quantity)).into_iter().collect()
        }
        (Unit::Measure(measure), "m") if measure.id == "meter" && reader.touches(last) => {
            reread(quantity, Unit::None, MILLION).into_iter().collect()
        }
        (Unit::Measure(measure), "degree" | "degrees" | "deg" | "°" | "º")
            if measure.id == "degree" && !is_bearing(reader, high.end) =>
        {
            measures(&["celsius", "fahrenheit"])
        }
        (Unit::Measure(measure), "ton" | "tons") if measure.id == "ton" && !named => {
            measures(&["ton-imperial", "tonne"])
        }
        (Unit::Measure(measure), "gallon" | "gallons") if measure.id == "gallon" && !named => {
            measures(&["gallon-imperial"])
        }
        (Unit::Measure(measure), _) if measure.id == "second" && is_clock(reader, high) => measures(&["minute"]),
        (Unit::Measure(measure), "pound" | "pounds") if measure.id == "pound" => {
            let sure = pounds(reader, last, &numeral_of(high)) == Pounds::Weigh;
            let money = Currency::by_code("GBP").filter(|_| !sure);
            money.and_then(|money| reread(quantity, Unit::Currency(money), Decimal::ONE)).into_iter().collect()
        }
        (Unit::Currency(currency), "pound" | "pounds") if currency.code == "GBP" => {
            if pounds(reader, last, &numeral_of(high)) == Pounds::Buy { Vec::new() } else { measures(&["pound"]) }
        }
        (Unit::Currency(_), "cents" | "cent" | "pence" | "p") if is_in_the_dollar(reader, high.end) => {
            let percent = Measure::by_id("percent");
            percent
                .and_then(|percent| reread(quantity, Unit::Measure(percent), Decimal::ONE_HUNDRED))
                .into_iter()
                .collect()
        }
        (Unit::Measure(measure), _) if measure.id == "year-person" && beyond_life(quantity) => measures(&["year"]),
        (Unit::Currency(_), "grand") => currencies(quantity, ["GBP", "EUR"]),
        (Unit::Currency(_), "fiver" | "fivers" | "tenner" | "tenners") => currencies(quantity, ["EUR", "USD"]),
        _ => Vec::new(),
    }
}

/// The same sum in other currencies, where its name says none.
fn currencies(quantity: &Quantity, codes: [&str; 2]) -> Vec<Quantity> {
    let money = |code: &str| reread(quantity, Unit::Currency(Currency::by_code(code)?), Decimal::ONE);
    codes.into_iter().filter_map(money).collect()
}

const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);
const MILLIONTH: Decimal = Decimal::from_parts(1, 0, 0, false, 6);
const THOUSANDTH: Decimal = Decimal::from_parts(1, 0, 0, false, 3);

/// The same number of another unit, `factor` times as many. `None` where that leaves the range of a decimal.
fn reread(quantity: &Quantity, unit: Unit, factor: Decimal) -> Option<Quantity> {
    let times = |value: Decimal| value.checked_mul(factor);
    let meant = match &quantity.meant {
        Some(meant) => Some(meant.try_map(times)?),
        None => None,
    };
    let (stated, step) = (quantity.stated.try_map(times)?, times(quantity.step)?);
    Some(Quantity { unit, stated, step, meant, conversion: None, other: None, ..quantity.clone() })
}

/// "Eight in ten" as a percentage, which it is only near: within five points, or half of what one more in the lower number
/// makes ("61 out of every 100" is within half a point).
fn percent(fraction: &Quantity) -> Option<Quantity> {
    let percent = reread(fraction, Unit::Measure(Measure::by_id("percent")?), Decimal::ONE_HUNDRED)?;
    let (Some(low), Some(high)) = (percent.stated.low_value(), percent.stated.high_value()) else {
        return Some(percent);
    };
    if !matches!(percent.hedge, Hedge::Exact | Hedge::About) {
        return Some(percent);
    }
    let slack = percent.step.checked_div(Decimal::TWO)?.min(Decimal::from(FRACTION_POINTS));
    let meant = Interval::closed(low.checked_sub(slack)?, high.checked_add(slack)?);
    Some(Quantity { meant: Some(meant), ..percent })
}

/// How many points a percentage may be off from a fraction in words: "a third" is said of 30 and of 37 percent.
const FRACTION_POINTS: i64 = 5;

/// The metres of "17m" and the kilometres of "5k", whose letter at `last` was taken for a million or a thousand.
fn lettered(reader: &Reader, last: usize, high: &Amount, quantity: &Quantity) -> Option<Quantity> {
    let apt = high.digits && high.scaled && reader.touches(last);
    let (id, factor) = match reader.word(last) {
        "m" if high.factor == MILLION => ("meter", MILLIONTH),
        "k" | "K" if high.factor == Decimal::ONE_THOUSAND => ("kilometer", THOUSANDTH),
        _ => return None,
    };
    reread(quantity, Unit::Measure(Measure::by_id(id)?), factor).filter(|_| apt)
}

/// The length of time of "a second", which was taken for an ordinal.
fn second(reader: &Reader, last: usize, quantity: &Quantity) -> Option<Quantity> {
    let alone = quantity.form == Form::Ordinal && reader.is(last, "second") && reader.before_any(last, &["a"]);
    let length = Quantity::plain(quantity.core, Decimal::ONE, Form::Article);
    let unit = Unit::Measure(Measure::by_id("second").filter(|_| alone && !reader.is_lower(last + 1))?);
    Some(Quantity { unit, ..length })
}

/// "In euros, the fine comes to roughly 40 million": money in the currency that the clause begins with.
fn in_money_of_clause(reader: &Reader, high: &Amount, quantity: &Quantity) -> Option<Quantity> {
    let alone = !reader.is_word(high.end) || reader.is_in(high.end, FUNCTION);
    if quantity.form != Form::Cardinal || !alone {
        return None;
    }
    let clause = (high.start.saturating_sub(CLAUSE)..high.start).rev();
    let mut clause = clause.take_while(|&at| !matches!(reader.mark(at), Some('.' | ';' | '!' | '?')));
    let named = clause.find(|&at| reader.begins(at) && reader.is(at, "in") && reader.word(at + 1).ends_with('s'))?;
    let coin = currency_named(&reader.lower(named + 1)).filter(|coin| coin.parts == Parts::Whole)?;
    reread(quantity, Unit::Currency(coin.currency), Decimal::ONE)
}

/// How many tokens before a number "in euros" may begin its clause.
const CLAUSE: usize = 24;

/// Whether what stands behind cents makes them a share: "31 cents on the dollar", "20 pence in the pound".
fn is_in_the_dollar(reader: &Reader, at: usize) -> bool {
    reader.is_any(at, &["on", "in"]) && reader.is(at + 1, "the") && reader.is_in(at + 2, "dollar pound euro rupee rand")
}

/// Whether somebody could not be that old: then a thing is, and its age is a length of time as well.
fn beyond_life(age: &Quantity) -> bool {
    age.stated.low_value().or(age.stated.high_value()).is_some_and(|years| years > Decimal::from(OLDEST))
}

/// Older than anybody has become.
const OLDEST: i64 = 125;

/// Whether a direction follows: "40 degrees north".
fn is_bearing(reader: &Reader, at: usize) -> bool {
    reader.is_in(at, "north south east west latitude longitude n s e w")
}

/// Whether the amount is two numbers of a clock, whose unit is not said.
fn is_clock(reader: &Reader, amount: &Amount) -> bool {
    amount.end == amount.start + 3 && reader.is_mark(amount.start + 1, ':')
}

/// The amount's number, up to its unit.
fn numeral_of(amount: &Amount) -> Numeral {
    let Amount { value, step, kind, digits, scaled, factor, .. } = *amount;
    Numeral { end: amount.end, value, step, kind, digits, scaled, factor }
}

#[cfg(test)]
mod tests {
    use crate::kinds::quantity::tests::only;

    /// The units of all readings, each with its value.
    #[track_caller]
    fn readings(text: &str, expected: &[(Option<&str>, &str)]) {
        let said = only(text);
        let found: Vec<_> = said
            .readings()
            .map(|reading| (reading.unit.id(), reading.stated.low_value().unwrap().normalize().to_string()))
            .collect();
        let expected: Vec<_> = expected.iter().map(|&(unit, value)| (unit, value.to_owned())).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn a_unit_of_two_senses_has_two_readings() {
        readings("The eel was 31 pounds.", &[(Some("GBP"), "31"), (Some("pound"), "31")]);
        readings("The shaft is 83m.", &[(Some("meter"), "83"), (None, "83000000")]);
        readings("The shaft has 83m visitors.", &[(None, "83000000"), (Some("meter"), "83")]);
        readings("It was 31 degrees.", &[(Some("degree"), "31"), (Some("celsius"), "31"), (Some("fahrenheit"), "31")]);
        readings("seven in ten voters", &[(None, "0.7"), (Some("percent"), "70")]);
        readings("He lent me a fiver.", &[(Some("GBP"), "5"), (Some("EUR"), "5"), (Some("USD"), "5")]);
        readings("two tenners", &[(Some("GBP"), "20"), (Some("EUR"), "20"), (Some("USD"), "20")]);
    }

    #[test]
    fn a_unit_of_one_sense_has_one_reading() {
        readings("The eel cost 31 pounds.", &[(Some("GBP"), "31")]);
        readings("31 pounds of eel", &[(Some("pound"), "31")]);
        readings("31 metres", &[(Some("meter"), "31")]);
        readings("31 million", &[(None, "31000000")]);
    }

    #[test]
    fn a_number_too_large_for_another_unit_has_one_reading() {
        readings("$79228162514264337593543950335", &[(Some("USD"), "79228162514264337593543950335")]);
        readings("79228162514264337593543950335m", &[(Some("meter"), "79228162514264337593543950335")]);
    }
}
