//! Amounts: money at historical rates, measures by exact factors, percentages.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::string_slice))]

use super::comparison::{Difference, Outcome};
use super::date::{DateSpan, display_date};
use super::fact::AmountFact;
use super::number::{said_range, tolerated};
use super::quantity::{Currency, Dimension, Hedge, Quantity, Unit, convert, display_value};
use super::rates::{Conversion, Rates};
use super::{Relation, Severity};
use crate::interval::{End, Interval};
use rust_decimal::Decimal;

/// A rate at another date that brings two amounts this close is worth a remark: within the rounding of two digits.
const CLOSE_AT_OTHER_DATE: Decimal = Decimal::from_parts(25, 0, 0, false, 3);

/// Without a tolerance, amounts in two currencies agree within this share.
const RATES_MOVE: Decimal = Decimal::from_parts(25, 0, 0, false, 3);

/// What is known beside the two amounts.
#[derive(Clone, Copy, Debug)]
pub struct AmountContext<'a> {
    /// The exchange rates.
    pub rates: &'a Rates,
    /// When the article appeared.
    pub published: Option<&'a DateSpan>,
    /// What a bare dollar means: an ISO 4217 code.
    pub dollar: Option<&'a str>,
    /// Whether to say how two amounts differ, not only that they do: the words cost more than the comparison.
    pub explained: bool,
}

/// The readings of a declared amount: money alone where the rule file says when it is to be exchanged.
fn meanings<'a>(fact: &AmountFact, declared: &'a Quantity) -> impl Iterator<Item = &'a Quantity> {
    let exchanged =
        fact.as_of.is_some() && declared.readings().any(|reading| matches!(reading.unit, Unit::Currency(_)));
    declared.readings().filter(move |reading| !exchanged || matches!(reading.unit, Unit::Currency(_)))
}

/// Whether an amount can be a claim of this fact: one of its readings is of the declared dimension. Where no value is
/// declared, all that has a unit and is no age.
#[must_use]
pub fn may_claim(fact: &AmountFact, said: &Quantity) -> bool {
    let Some(declared) = &fact.value else {
        return said.unit != Unit::None && said.unit.dimension() != Some(Dimension::Age);
    };
    said.readings().any(|said| meanings(fact, declared).any(|declared| declared.unit.same_dimension(&said.unit)))
}

/// Holds what a source says against the declared amount and those accepted beside it. Where either may be read in several
/// ways, those are taken that are of one dimension: if any agrees, nothing contradicts.
#[must_use]
pub fn compare_declared(fact: &AmountFact, said: &Quantity, context: AmountContext<'_>) -> Outcome {
    let Some(declared) = &fact.value else { return Outcome::Unknown };
    let accepted = fact.accept.iter().any(|other| compare(other, said, fact, context) == Outcome::Agrees);
    if accepted { Outcome::Agrees } else { compare(declared, said, fact, context) }
}

/// Holds two sources' amounts against each other: both may be rounded.
#[must_use]
pub fn compare_sources(fact: &AmountFact, a: &Quantity, b: &Quantity, context: AmountContext<'_>) -> Outcome {
    compare(&a.as_rounded(), b, fact, context)
}

/// Compares in each reading of the two: the first that is comparable decides, unless another agrees. A reading in the
/// declared unit goes before one that must be converted.
fn compare(declared: &Quantity, said: &Quantity, fact: &AmountFact, context: AmountContext<'_>) -> Outcome {
    let pairs = || said.readings().flat_map(|said| meanings(fact, declared).map(move |declared| (declared, said)));
    let in_unit = |(declared, said): &(&Quantity, &Quantity)| is_same_unit(&declared.unit, &said.unit);
    let converted = pairs().filter(|pair| !in_unit(pair));
    let mut first = Outcome::Unknown;
    for (declared, said) in pairs().filter(in_unit).chain(converted) {
        match compare_readings(declared, said, fact, context) {
            Outcome::Agrees => return Outcome::Agrees,
            differs if first == Outcome::Unknown => first = differs,
            _ => {}
        }
    }
    first
}

/// Whether two values are of one unit, or of one currency.
fn is_same_unit(a: &Unit, b: &Unit) -> bool {
    match (a, b) {
        (Unit::Currency(a), Unit::Currency(b)) => a.may_be(b),
        (a, b) => a == b,
    }
}

fn compare_readings(declared: &Quantity, said: &Quantity, fact: &AmountFact, context: AmountContext<'_>) -> Outcome {
    match (&declared.unit, &said.unit) {
        (Unit::Currency(a), Unit::Currency(b)) => compare_money((declared, *a), (said, *b), fact, context),
        (Unit::Measure(a), Unit::Measure(b)) if a.dimension == b.dimension => {
            let in_unit = |value| convert(value, b, a);
            let Some(range) = said_range(said, in_unit, &declared.stated, fact.tolerance) else {
                return Outcome::Unknown;
            };
            let range = if a.id == b.id { range } else { eased(range, said, in_unit(said.step)) };
            let stated = said.stated.try_map(|value| convert(value, b, a)).unwrap_or(range);
            let help = (context.explained && a.id != b.id).then(|| converted_help(said, &stated, declared));
            compare_ranges(declared, said, range, fact.tolerance, help)
        }
        (Unit::None, Unit::None) => compare_plain(declared, said, fact),
        _ => Outcome::Unknown,
    }
}

/// How much a bound that was converted may have been rounded: 55 feet are 17 metres, if not quite.
const EASED: Decimal = Decimal::from_parts(2, 0, 0, false, 2);

/// A bound in the declared unit, with the rounding that it was converted with.
fn eased(range: Interval<Decimal>, said: &Quantity, step: Option<Decimal>) -> Interval<Decimal> {
    if said.meant.is_some() || !matches!(said.hedge, Hedge::AtLeast | Hedge::AtMost) {
        return range;
    }
    let half = step.and_then(|step| step.checked_div(Decimal::TWO)).unwrap_or_default();
    let slack = |value: Decimal| value.abs().checked_mul(EASED).map_or(half, |most| most.min(half));
    let low = range.low.map(|end| End { value: end.value.checked_sub(slack(end.value)).unwrap_or(end.value), ..end });
    let high = range.high.map(|end| End { value: end.value.checked_add(slack(end.value)).unwrap_or(end.value), ..end });
    Interval { low, high }
}

/// Two numbers of one unit.
fn compare_plain(declared: &Quantity, said: &Quantity, fact: &AmountFact) -> Outcome {
    let range = said_range(said, Some, &declared.stated, fact.tolerance).unwrap_or(said.stated);
    compare_ranges(declared, said, range, fact.tolerance, None)
}

/// Compares in the declared unit: `range` is what the source's number may stand for there.
fn compare_ranges(
    declared: &Quantity,
    said: &Quantity,
    range: Interval<Decimal>,
    tolerance: Option<Decimal>,
    help: Option<String>,
) -> Outcome {
    let right = tolerated(declared, tolerance);
    if right.is_disjoint(&range) {
        let difference = Difference { help: help.into_iter().collect(), ..Difference::contradiction("amount-differs") };
        return Outcome::Differs(difference);
    }
    bound_difference(declared, said, &right, &range)
}

/// Two bounds of one direction are never disjoint; "less than a mile" and "less than a kilometre" differ all the same.
fn bound_difference(
    declared: &Quantity,
    said: &Quantity,
    right: &Interval<Decimal>,
    range: &Interval<Decimal>,
) -> Outcome {
    let one_way = declared.hedge == said.hedge && matches!(said.hedge, Hedge::AtLeast | Hedge::AtMost);
    let end = |interval: &Interval<Decimal>| interval.high_value().or(interval.low_value());
    match (end(right), end(range)) {
        (Some(a), Some(b)) if one_way && !is_near(a, b) => {
            Outcome::Differs(Difference::contradiction("bound-differs").weighing(Severity::Warning))
        }
        _ => Outcome::Agrees,
    }
}

/// Whether two numbers are within a twentieth of the smaller; also where their difference cannot be told.
fn is_near(a: Decimal, b: Decimal) -> bool {
    let most = a.abs().min(b.abs()).checked_mul(Decimal::new(5, 2));
    a.checked_sub(b).zip(most).is_none_or(|(off, most)| off.abs() <= most)
}

fn converted_help(said: &Quantity, stated: &Interval<Decimal>, declared: &Quantity) -> String {
    let value = stated.low_value().or(stated.high_value()).unwrap_or_default();
    format!("{} is {}", show(said), display_value(value, &declared.unit, 4))
}

/// The value as a reader would write it.
#[must_use]
pub fn show(quantity: &Quantity) -> String {
    super::quantity::display_quantity(quantity, 4)
}

fn compare_money(
    (declared, right): (&Quantity, Currency),
    (said, found): (&Quantity, Currency),
    fact: &AmountFact,
    context: AmountContext<'_>,
) -> Outcome {
    let found = settle_dollar(found, context.dollar);
    let right = settle_dollar(right, context.dollar);
    if found.code == right.code || found.may_be(&right) || right.may_be(&found) {
        return match compare_plain(declared, said, fact) {
            Outcome::Differs(difference) if context.explained => {
                Outcome::Differs(with_share(difference, declared, said))
            }
            other => other,
        };
    }
    let days = fact.as_of.as_ref().or(context.published).and_then(days_of);
    let Some(days) = days else {
        return unknown_rate(&right, &found, "no date is known: give the fact `as_of`, or the article a date");
    };
    let value = middle(&declared.stated);
    let Some(conversion) = context.rates.convert(value, right.code, found.code, days) else {
        return unknown_rate(
            &right,
            &found,
            "the table has none for those days; `[rates]` in the rule file can add some",
        );
    };
    compare_converted(Converted { declared, said, value, conversion: &conversion, right, found }, fact, context)
}

/// About how much the declared amount is in the unit that a source uses; `None` where that cannot be reckoned.
#[must_use]
pub fn declared_in(fact: &AmountFact, unit: &Unit, context: AmountContext<'_>) -> Option<Decimal> {
    let declared = fact.value.as_ref()?.readings().find(|declared| declared.unit.same_dimension(unit))?;
    let value = middle(&declared.stated);
    match (&declared.unit, unit) {
        (Unit::Measure(from), Unit::Measure(to)) => convert(value, from, to),
        (Unit::Currency(from), Unit::Currency(to)) => {
            let (from, to) = (settle_dollar(*from, context.dollar), settle_dollar(*to, context.dollar));
            if from.code == to.code || from.may_be(&to) || to.may_be(&from) {
                return Some(value);
            }
            let days = fact.as_of.as_ref().or(context.published).and_then(days_of)?;
            Some(context.rates.convert(value, from.code, to.code, days)?.amount)
        }
        _ => Some(value),
    }
}

/// A bare dollar is the one that the rules say it is.
fn settle_dollar(currency: Currency, dollar: Option<&str>) -> Currency {
    match dollar.and_then(Currency::by_code) {
        Some(known) if currency.ambiguous && currency.code == "USD" => known,
        _ => currency,
    }
}

/// The declared amount in the currency that the source uses.
struct Converted<'a> {
    declared: &'a Quantity,
    said: &'a Quantity,
    value: Decimal,
    conversion: &'a Conversion,
    right: Currency,
    found: Currency,
}

fn compare_converted(pair: Converted<'_>, fact: &AmountFact, context: AmountContext<'_>) -> Outcome {
    let factor = pair.conversion.amount.checked_div(pair.value);
    // Rates move within a month, and papers take that of another day.
    let tolerance = fact.tolerance.or(Some(RATES_MOVE));
    let scaled = factor.and_then(|factor| tolerated(pair.declared, tolerance).try_map(|end| end.checked_mul(factor)));
    let Some(right) = scaled else { return Outcome::Unknown };
    let range = said_range(pair.said, Some, &right, fact.tolerance).unwrap_or(pair.said.stated);
    if !right.is_disjoint(&range) {
        return Outcome::Agrees;
    }
    let mut difference = Difference::contradiction("amount-differs");
    if !context.explained {
        return Outcome::Differs(difference);
    }
    let days = fact.as_of.as_ref().or(context.published);
    difference = difference.with_help(rate_sentence(&pair, pair.conversion, days));
    let said = middle(&pair.said.stated);
    if let Some(off) = percent_off(said, pair.conversion.amount) {
        difference = difference.with_help(format!("{} is {off} that", show(pair.said)));
    }
    if let Some(remark) = other_date_remark(&pair, fact, context) {
        difference = difference.with_help(remark);
    }
    Outcome::Differs(difference)
}

/// "3.2 billion RUB is about $81.3 million at the mean rate of May 2014 (34.8 RUB/USD)".
fn rate_sentence(pair: &Converted<'_>, conversion: &Conversion, days: Option<&DateSpan>) -> String {
    let when = days.map_or_else(String::new, display_date);
    let kind = if conversion.days > 1 { "mean rate" } else { "rate" };
    format!(
        "{} is about {} at the {kind} of {when} ({}); source of rates: ECB statistics or the rule file",
        display_value(pair.value, &Unit::Currency(pair.right), 4),
        display_value(conversion.amount, &Unit::Currency(pair.found), 3),
        conversion.describe_rate(),
    )
}

/// If the two fit at the date the article appeared, an editor wants to know: the writer converted at the wrong date.
fn other_date_remark(pair: &Converted<'_>, fact: &AmountFact, context: AmountContext<'_>) -> Option<String> {
    fact.as_of.as_ref()?;
    let published = context.published?;
    let conversion = context.rates.convert(pair.value, pair.right.code, pair.found.code, days_of(published)?)?;
    let said = middle(&pair.said.stated);
    let off = said.checked_sub(conversion.amount)?.abs().checked_div(conversion.amount.abs())?;
    (off <= CLOSE_AT_OTHER_DATE).then(|| {
        let percent = off.saturating_mul(Decimal::ONE_HUNDRED).ceil().max(Decimal::ONE);
        let kind = if conversion.days > 1 { "mean rate" } else { "rate" };
        format!(
            "at the {kind} of {}, when the article appeared ({}), it is about {}: they come within {percent}%",
            display_date(published),
            conversion.describe_rate(),
            display_value(conversion.amount, &Unit::Currency(pair.found), 3),
        )
    })
}

fn unknown_rate(right: &Currency, found: &Currency, why: &str) -> Outcome {
    let difference = Difference::contradiction("rate-unknown").as_relation(Relation::Unclear);
    Outcome::Differs(
        difference.with_help(format!("no exchange rate of {} and {} is known: {why}", right.code, found.code)),
    )
}

fn with_share(difference: Difference, declared: &Quantity, said: &Quantity) -> Difference {
    match percent_off(middle(&said.stated), middle(&declared.stated)) {
        Some(off) => difference.with_help(format!("{} is {off} {}", show(said), show(declared))),
        None => difference,
    }
}

/// "16% below", "20% above"; `None` where the two are equal or the second is nothing.
fn percent_off(said: Decimal, right: Decimal) -> Option<String> {
    let share = said.checked_sub(right)?.checked_div(right)?.checked_mul(Decimal::ONE_HUNDRED)?;
    let rounded = share.abs().round();
    if rounded.is_zero() {
        return None;
    }
    Some(format!("{rounded}% {}", if share.is_sign_negative() { "below" } else { "above" }))
}

fn middle(interval: &Interval<Decimal>) -> Decimal {
    match (interval.low_value(), interval.high_value()) {
        (Some(low), Some(high)) => low.checked_add(high).and_then(|sum| sum.checked_div(Decimal::TWO)).unwrap_or(low),
        (Some(value), None) | (None, Some(value)) => value,
        (None, None) => Decimal::ZERO,
    }
}

fn days_of(span: &DateSpan) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    Some((span.days.low_value()?, span.days.high_value()?))
}

#[cfg(test)]
mod tests {
    use super::super::quantity::{parse_quantity, quantities};
    use super::*;
    use crate::token::tokenize;

    fn fact(declared: &str) -> AmountFact {
        let value = Some(parse_quantity(declared).unwrap());
        AmountFact { about: Vec::new(), value, accept: Vec::new(), as_of: None, tolerance: None }
    }

    fn said(text: &str) -> Quantity {
        quantities(text, &tokenize(text)).remove(0)
    }

    #[track_caller]
    fn check(declared: &str, text: &str, agrees: bool) {
        let context = AmountContext { rates: Rates::built_in(), published: None, dollar: None, explained: true };
        let (fact, said) = (fact(declared), said(text));
        assert!(may_claim(&fact, &said), "{declared}: {text:?}");
        let outcome = compare_declared(&fact, &said, context);
        assert_eq!(matches!(outcome, Outcome::Agrees), agrees, "{declared}: {text:?}: {outcome:?}");
        assert_eq!(matches!(outcome, Outcome::Differs(_)), !agrees, "{declared}: {text:?}: {outcome:?}");
    }

    #[test]
    fn the_reading_of_the_declared_dimension_counts() {
        check("31 kg", "The eel was 68 pounds.", true);
        check("31 kg", "The eel was 90 pounds.", false);
        check("£68", "The eel was 68 pounds.", true);
        check("83 m", "The shaft is 83m.", true);
        check("60 m", "The shaft has 83m.", false);
        check("31 celsius", "It was 31 degrees.", true);
        check("£31,000", "It cost 31 grand.", true);
    }

    #[test]
    fn what_is_exchanged_does_not_weigh() {
        let mut reward = fact("1,400 pounds");
        assert!(may_claim(&reward, &said("a snake of 12 stone")));
        reward.as_of = DateSpan::month(2019, 3);
        assert!(reward.as_of.is_some());
        assert!(!may_claim(&reward, &said("a snake of 12 stone")));
        assert!(may_claim(&reward, &said("£12")));
    }

    #[test]
    fn a_share_in_words_is_near_a_percentage() {
        check("30%", "every third voter", true);
        check("45%", "every third voter", false);
        check("70%", "seven in ten voters", true);
        check("55%", "more than half of voters", true);
        check("45%", "more than half of voters", false);
        check("45%", "less than a third of voters", false);
    }

    #[test]
    fn the_highest_of_a_range_is_no_number_below_half_of_it() {
        check("80 km", "a range of up to 80 miles", false);
        check("80 km", "a range of up to 50 miles", true);
        check("80 km", "a range of no more than 80 miles", true);
    }

    #[test]
    fn an_amount_of_another_dimension_claims_nothing() {
        for (declared, text) in [("31 kg", "31 metres"), ("31 kg", "31 pounds sterling"), ("£31", "31 pounds of eel")]
        {
            assert!(!may_claim(&fact(declared), &said(text)), "{declared}: {text:?}");
        }
    }

    #[test]
    fn the_largest_number_overflows_nothing() {
        check("$5", "The ransom was $79228162514264337593543950335.", false);
        check("€5", "up to $79228162514264337593543950335", false);
        check("5 km", "nearly 79228162514264337593543950335 m", false);
    }
}
