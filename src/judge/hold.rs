//! The one dispatch over kinds: a claim held against what its fact declares, or against another claim.

use super::Setting;
use super::claim::{Claim, Said};
use crate::kinds::amount::AmountContext;
use crate::kinds::comparison::Outcome;
use crate::kinds::fact::FactBody;
use crate::kinds::quote::Wording;
use crate::kinds::{amount, choice, count, quote, role, when};
use crate::rules::Fact;

/// Holds a claim against the declared value. Without one, nothing is known.
#[must_use]
pub fn hold(fact: &Fact, claim: &Claim, setting: Setting<'_>) -> Outcome {
    match (&fact.body, &claim.said) {
        (FactBody::Amount(amount), Said::Number(quantity)) => {
            amount::compare_declared(amount, quantity, amount_context(claim, setting))
        }
        (FactBody::Count(count), Said::Number(quantity)) => count::compare_declared(count, quantity),
        (FactBody::Count(count), Said::Age(age)) => count::compare_age(count, *age),
        (FactBody::Date(date), Said::Date { expression, days }) => {
            let ahead = claim.manner.forecast || when::lies_ahead(days.as_ref(), claim.published.as_ref());
            when::compare_declared(date, expression, days.as_ref(), ahead)
        }
        (FactBody::Born(born), Said::Age(age)) => when::compare_age(&born.born, *age, claim.published.as_ref()),
        (FactBody::Born(born), Said::Date { days: Some(days), .. }) => when::compare_born(&born.born, days),
        (FactBody::Role(declared), Said::Role(said)) => role::compare_declared(declared, said),
        (FactBody::Choice(fact), Said::Choice { option, denied }) => {
            // A false answer in a clause that denies anything at all is not given.
            let denied = *denied || claim.manner.denied && !choice::is_right(fact, *option);
            choice::compare_declared(fact, *option, denied)
        }
        (FactBody::Quote(fact), Said::Quote(words)) => quote::compare_declared(fact, words),
        (FactBody::Quote(fact), Said::OthersQuote(words)) => {
            fact.value.as_ref().map_or(Outcome::Unknown, |value| quote::compare_speakers(value, words))
        }
        _ => Outcome::Unknown,
    }
}

/// Holds two claims on a fact without a declared value against each other.
#[must_use]
pub fn hold_together(fact: &Fact, a: &Claim, b: &Claim, setting: Setting<'_>) -> Outcome {
    match (&fact.body, &a.said, &b.said) {
        (FactBody::Amount(amount), Said::Number(x), Said::Number(y)) => {
            amount::compare_sources(amount, x, y, amount_context(b, setting))
        }
        (FactBody::Count(count), Said::Number(x), Said::Number(y)) => {
            count::compare_sources(count, (x, a.published.as_ref()), (y, b.published.as_ref()))
        }
        (FactBody::Count(_), Said::Age(x), Said::Age(y)) => count::compare_ages(*x, *y),
        (FactBody::Date(_), Said::Date { expression: x, days: dx }, Said::Date { expression: y, days: dy }) => {
            when::compare_sources((x, dx.as_ref()), (y, dy.as_ref()))
        }
        (FactBody::Role(_), Said::Role(x), Said::Role(y)) => role::compare_sources(x, y),
        (FactBody::Choice(_), Said::Choice { option: x, denied: dx }, Said::Choice { option: y, denied: dy }) => {
            let other = x != y;
            choice::compare_sources((*x, *dx || other && a.manner.denied), (*y, *dy || other && b.manner.denied))
        }
        (FactBody::Quote(fact), Said::Quote(x), Said::Quote(y)) => quote::compare_sources(fact, x, y),
        (FactBody::Quote(_), Said::Quote(x), Said::OthersQuote(y))
        | (FactBody::Quote(_), Said::OthersQuote(x), Said::Quote(y)) => {
            quote::hold_speakers(&Wording::new(x), &Wording::new(y))
        }
        _ => Outcome::Unknown,
    }
}

fn amount_context<'a>(claim: &'a Claim, setting: Setting<'a>) -> AmountContext<'a> {
    AmountContext {
        rates: setting.rates,
        published: claim.published.as_ref(),
        dollar: setting.rules.defaults.currency.as_deref(),
        explained: true,
    }
}
