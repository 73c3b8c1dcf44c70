//! Which values a fact could take at all.

use crate::kinds::date::{DateExpression, DateForm};
use crate::kinds::fact::{AmountFact, CountFact, FactBody};
use crate::kinds::quantity::{Form, Quantity, Unit};
use crate::kinds::words::Group;
use crate::recognise::values::{Reading, ValueMention};
use crate::rules::Fact;
use rust_decimal::Decimal;

/// Whether only a time of day is said, or a day that comes again and again: neither says when something happened.
fn is_clock_only(date: &DateExpression) -> bool {
    matches!(date.form, DateForm::Time | DateForm::Recurring(_))
}

/// Whether a value is of the fact's dimension at all.
#[must_use]
pub fn fits(fact: &Fact, value: &ValueMention) -> bool {
    match (&fact.body, &value.value) {
        (FactBody::Amount(fact), Reading::Quantity(quantity)) => fits_amount(fact, quantity),
        (FactBody::Count(fact), Reading::Quantity(quantity)) => fits_count(fact, quantity),
        (FactBody::Date(_), Reading::Date(date)) => !is_clock_only(date),
        _ => false,
    }
}

fn fits_amount(fact: &AmountFact, quantity: &Quantity) -> bool {
    // "Several years" are three or more; "years" are any.
    let vague = quantity.form == Form::Vague && quantity.stated.low_value().is_none_or(|low| low <= Decimal::TWO);
    let counted = vague || matches!(quantity.form, Form::Part | Form::None_ | Form::Ordinal);
    !counted && crate::kinds::amount::may_claim(fact, quantity)
}

fn fits_count(fact: &CountFact, quantity: &Quantity) -> bool {
    let ages = fact.of.as_ref().is_some_and(names_age);
    // Eighteen months are no count of years, neither eighteen nor one.
    let years = || matches!(quantity.unit, Unit::Measure(measure) if measure.id == "year-person");
    let unit = if ages { years() } else { quantity.unit == Unit::None };
    unit && crate::kinds::count::may_claim(fact, quantity)
}

/// Whether a group of counted things means years of age.
#[must_use]
pub fn names_age(of: &Group) -> bool {
    of.phrases.iter().any(|phrase| phrase.keys.iter().any(|key| matches!(key.as_str(), "age" | "old" | "aged")))
}
