//! Counts: how many, as intervals; tolls that may only grow.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::string_slice))]

use super::comparison::{Difference, Outcome};
use super::date::DateSpan;
use super::fact::{CountFact, Evolves};
use super::number::{said_range, tolerated};
use super::quantity::{Dimension, Form, Quantity, Unit};
use super::{Relation, Severity};
use crate::interval::Interval;
use rust_decimal::Decimal;

/// Whether a number can be a claim of this count at all: ordinals claim a declared ordinal only, and "a", "three more"
/// claim nothing.
#[must_use]
pub fn may_claim(fact: &CountFact, said: &Quantity) -> bool {
    let ordinal = fact.value.as_ref().is_some_and(|value| value.form == Form::Ordinal);
    let said = counted(said);
    match said.form {
        Form::Ordinal => ordinal,
        Form::Cardinal | Form::None_ => !ordinal,
        // "Dozens" are a number, if a vague one; "vehicles" says at least two, which matters only where one is declared.
        Form::Vague => {
            !ordinal && said.meant.is_some()
                || fact
                    .value
                    .as_ref()
                    .is_some_and(|value| value.stated.is_exact() && value.stated.contains(Decimal::ONE))
        }
        Form::Article | Form::Part | Form::Fraction => false,
    }
}

/// The reading of a quantity that counts: "71m" that may be metres as the number that it may be.
fn counted(said: &Quantity) -> &Quantity {
    let counts =
        |reading: &&Quantity| matches!(reading.unit, Unit::None) || reading.unit.dimension() == Some(Dimension::Age);
    said.readings().find(counts).unwrap_or(said)
}

/// Holds what a source says against the declared number and those accepted beside it.
#[must_use]
pub fn compare_declared(fact: &CountFact, said: &Quantity) -> Outcome {
    let Some(declared) = &fact.value else { return Outcome::Unknown };
    let said = counted(said);
    let range = |value: &Quantity| said_range(said, Some, &value.stated, fact.tolerance).unwrap_or(said.stated);
    let agrees = |value: &Quantity| !tolerated(value, fact.tolerance).is_disjoint(&range(value));
    if agrees(declared) || fact.accept.iter().any(agrees) {
        return bound_difference(declared, said);
    }
    let range = range(declared);
    let difference = Difference::contradiction("count-differs");
    Outcome::Differs(evolve(fact, difference, &range, &declared.stated))
}

/// Holds an age against the declared number of years.
#[must_use]
pub fn compare_age(fact: &CountFact, age: u8) -> Outcome {
    let Some(declared) = &fact.value else { return Outcome::Unknown };
    let age = Decimal::from(age);
    let agrees = |value: &Quantity| tolerated(value, fact.tolerance).contains(age);
    if agrees(declared) || fact.accept.iter().any(agrees) {
        Outcome::Agrees
    } else {
        Outcome::Differs(Difference::contradiction("count-differs"))
    }
}

/// Holds two sources' ages of one person against each other: a birthday may lie between them.
#[must_use]
pub fn compare_ages(a: u8, b: u8) -> Outcome {
    if a.abs_diff(b) <= 1 { Outcome::Agrees } else { Outcome::Differs(Difference::contradiction("count-differs")) }
}

/// Two sources' numbers, each as it may be rounded.
#[must_use]
pub fn compare_sources(
    fact: &CountFact,
    (a, first): (&Quantity, Option<&DateSpan>),
    (b, second): (&Quantity, Option<&DateSpan>),
) -> Outcome {
    let (a, b) = (counted(a).rounded(), counted(b).rounded());
    if !a.is_disjoint(&b) {
        return Outcome::Agrees;
    }
    let difference = Difference::contradiction("count-differs");
    Outcome::Differs(match fact.evolves {
        None => difference,
        Some(way) => evolve_between(difference, way, (&a, first), (&b, second)),
    })
}

/// "More than 200" and "more than 400" are not disjoint, and yet one of them is odd.
fn bound_difference(declared: &Quantity, said: &Quantity) -> Outcome {
    let one_way = declared.hedge == said.hedge && declared.stated.is_bound();
    let end = |quantity: &Quantity| quantity.stated.high_value().or(quantity.stated.low_value());
    match (end(declared), end(said)) {
        (Some(a), Some(b)) if one_way && a != b => {
            Outcome::Differs(Difference::contradiction("bound-differs").weighing(Severity::Warning))
        }
        _ => Outcome::Agrees,
    }
}

/// A toll on its way to the declared one is no contradiction: an earlier report.
fn evolve(
    fact: &CountFact,
    difference: Difference,
    said: &Interval<Decimal>,
    declared: &Interval<Decimal>,
) -> Difference {
    let below = said.high_value().zip(declared.low_value()).is_some_and(|(said, declared)| said <= declared);
    let on_its_way = match fact.evolves {
        None => return difference,
        Some(Evolves::Up) => below,
        Some(Evolves::Down) => !below,
    };
    if on_its_way {
        return difference
            .as_relation(Relation::Outdated)
            .weighing(Severity::Note)
            .with_help("an earlier report may give a number that has changed since");
    }
    difference
}

/// Between two sources the later one may have moved on, in the direction that the toll goes.
fn evolve_between(
    difference: Difference,
    way: Evolves,
    (a, first): (&Interval<Decimal>, Option<&DateSpan>),
    (b, second): (&Interval<Decimal>, Option<&DateSpan>),
) -> Difference {
    let (Some(first), Some(second)) = (first, second) else {
        let help = "one of the articles has no date: the number may have changed between them";
        return difference.as_relation(Relation::Unclear).with_help(help);
    };
    if !first.days.is_disjoint(&second.days) {
        return difference;
    }
    let second_later = first.days.high_value() < second.days.low_value();
    let second_larger = a.high_value().zip(b.low_value()).is_some_and(|(a, b)| a <= b);
    let as_expected = (second_later == second_larger) == (way == Evolves::Up);
    if as_expected {
        let help = format!("later reports say {}", if way == Evolves::Up { "more" } else { "less" });
        return difference.as_relation(Relation::Outdated).weighing(Severity::Note).with_help(help);
    }
    difference
}

#[cfg(test)]
mod tests {
    use super::super::quantity::{parse_quantity, quantities};
    use super::*;
    use crate::token::tokenize;

    #[track_caller]
    fn outcome(declared: &str, text: &str) -> Option<Outcome> {
        let value = Some(parse_quantity(declared).unwrap());
        let (about, accept) = (Vec::new(), Vec::new());
        let fact = CountFact { about, of: None, value, accept, tolerance: None, evolves: None };
        let said = quantities(text, &tokenize(text)).remove(0);
        may_claim(&fact, &said).then(|| compare_declared(&fact, &said))
    }

    #[track_caller]
    fn check(declared: &str, text: &str, agrees: bool) {
        let outcome = outcome(declared, text).unwrap();
        assert_eq!(outcome == Outcome::Agrees, agrees, "{declared}: {text:?}: {outcome:?}");
    }

    #[test]
    fn vague_plurals_agree_with_what_lies_inside() {
        check("61", "dozens of barges", true);
        check("6", "dozens of barges", false);
        check("4,000", "hundreds of barges", false);
        check("400", "hundreds of barges", true);
        check("31,000", "tens of thousands of barges", true);
    }

    #[test]
    fn groups_and_nothing_are_counts() {
        check("3", "a trio of barges", true);
        check("4", "a trio of barges", false);
        check("0", "none of the barges", true);
        check("4", "no barges", false);
        check("83 million", "The site has 83m users.", true);
    }

    #[test]
    fn parts_and_articles_claim_no_count() {
        for text in ["three more barges", "a few more barges", "seven in ten barges", "the third barge"] {
            assert_eq!(outcome("4", text), None, "{text:?}");
        }
    }
}
