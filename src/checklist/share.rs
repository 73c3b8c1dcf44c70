//! A share given twice, and not alike: "two-thirds (45%)", "12 of the 40 seats (25%)".

use super::check::Check;
use super::figures::{count, is_percent, shown};
use super::view::View;
use crate::finding::Finding;
use crate::interval::Interval;
use crate::kinds::quantity::{Form, Hedge, Quantity, Unit};
use crate::span::ByteSpan;
use rust_decimal::Decimal;

/// A fraction in words may be off by so much of one: "two-thirds" goes for 63% and for 70%.
const WORDED_SLACK: i64 = 5;

/// Checks each share with a percentage right behind.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (sentence, _) in view.sentences() {
        let quantities = view.quantities_in(sentence);
        for (at, pair) in quantities.windows(2).enumerate() {
            let [first, second] = pair else { continue };
            findings.extend(twice(view, &first.value, &second.value));
            if let Some(third) = quantities.get(at + 2) {
                findings.extend(part_of_whole(view, &first.value, &second.value, &third.value));
            }
        }
    }
    findings
}

/// Whether the second expression only says the first again: in brackets, or behind "or".
fn restates(view: &View<'_>, first: ByteSpan, second: ByteSpan) -> bool {
    let between = view.between(first.end, second.start).trim();
    let behind = view.between(second.end, second.end.saturating_add(40));
    let open = matches!(between, "(" | "[" | "(or" | "(about" | "(some");
    let or = matches!(between, ", or" | "– or" | "— or" | ", about" | ", that is,");
    open && behind.trim_start().starts_with([')', ']', ',', ';'])
        || or && behind.trim_start().starts_with([',', '.', '–', '—', ';'])
}

fn twice(view: &View<'_>, first: &Quantity, second: &Quantity) -> Option<Finding> {
    let worded = first.form == Form::Fraction && first.unit == Unit::None;
    let other_way = second.form == Form::Fraction && second.unit == Unit::None;
    if !(worded && is_percent(second) || is_percent(first) && other_way) || !restates(view, first.at, second.at) {
        return None;
    }
    let (a, b) = (first.share()?, second.share()?);
    let bounded = |quantity: &Quantity| matches!(quantity.hedge, Hedge::AtLeast | Hedge::AtMost | Hedge::Between);
    let slack = Decimal::new(WORDED_SLACK, 2);
    if bounded(first) != bounded(second) && apart(a, b)? <= Decimal::new(2 * WORDED_SLACK, 2) || apart(a, b)? <= slack {
        return None;
    }
    let message = format!("“{}” is not {}", view.quote(first.core), view.quote(second.core));
    let mut finding = view.finding(Check::Share, second.at, &[first.at], message);
    let percent = a.low_value().or(a.high_value())?.checked_mul(Decimal::ONE_HUNDRED)?;
    finding.help.push(format!("{} is {}%", view.quote(first.core), shown(percent)));
    Some(finding)
}

/// How far apart two shares are, at what they state.
fn apart(a: Interval<Decimal>, b: Interval<Decimal>) -> Option<Decimal> {
    let middle = |share: Interval<Decimal>| share.low_value().or(share.high_value());
    middle(a)?.checked_sub(middle(b)?).map(|apart| apart.abs())
}

/// "12 of the 40 seats (25%)", "12 out of 40, or 25%".
fn part_of_whole(view: &View<'_>, part: &Quantity, whole: &Quantity, percent: &Quantity) -> Option<Finding> {
    let of = view.between(part.at.end, whole.at.start).trim();
    let noun = view.between(whole.at.end, percent.at.start);
    let words = noun.split_whitespace().count();
    let marked = noun.trim_end().ends_with('(') || noun.contains(", or");
    if !is_percent(percent)
        || !matches!(of, "of" | "of the" | "out of" | "out of the" | "of its" | "of their" | "of all")
        || words > 4
        || !marked
    {
        return None;
    }
    let (part_value, whole_value) = (count(part)?, count(whole)?);
    let right = part_value.checked_div(whole_value)?.checked_mul(Decimal::ONE_HUNDRED)?;
    let stated = percent.stated.low_value()?;
    if right.checked_sub(stated)?.abs() <= percent.step.max(Decimal::ONE)
        || percent.hedge != Hedge::Exact && right.checked_sub(stated)?.abs() <= Decimal::from(WORDED_SLACK)
    {
        return None;
    }
    let message = format!(
        "{} of {} is {}%, not {}",
        view.quote(part.core),
        view.quote(whole.core),
        shown(right),
        view.quote(percent.core)
    );
    Some(view.finding(Check::Share, percent.at, &[part.at.join(whole.at)], message))
}
