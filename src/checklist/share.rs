//! A share given twice, and not alike: "two-thirds (45%)", "12 of the 40 seats (25%)".

use super::check::Check;
use super::figures::{count, is_percent, shown, written_step};
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
    let behind = view.behind(second.end);
    let open = matches!(between, "(" | "[" | "(or" | "(about" | "(some") || is_counted(between);
    let or = matches!(between, ", or" | "– or" | "— or" | ", about" | ", that is,");
    open && behind.trim_start().starts_with([')', ']', ',', ';'])
        || or && behind.trim_start().starts_with([',', '.', '–', '—', ';'])
}

/// "of the voters (", "votes (": what the first is a share of.
fn is_counted(between: &str) -> bool {
    let noun = between.strip_suffix('(').unwrap_or("").trim();
    let letters = noun.chars().all(|c| c.is_alphabetic() || c == ' ');
    between.ends_with('(')
        && letters
        && noun.split(' ').count() <= 4
        && !noun.split(' ').any(|word| matches!(word, "and" | "or" | "but" | "said"))
}

fn twice(view: &View<'_>, first: &Quantity, second: &Quantity) -> Option<Finding> {
    let worded = first.form == Form::Fraction && first.unit == Unit::None;
    let other_way = second.form == Form::Fraction && second.unit == Unit::None;
    if !(worded && is_percent(second) || is_percent(first) && other_way) || !restates(view, first.at, second.at) {
        return None;
    }
    let (a, b) = (first.share()?, second.share()?);
    let slack = Decimal::new(WORDED_SLACK, 2);
    let fits = match first.hedge {
        // "more than half (54%)": as far as it goes without being more than three-quarters.
        Hedge::AtLeast => within(a, b, Decimal::new(1, 2), Decimal::new(5 * WORDED_SLACK, 2))?,
        Hedge::AtMost => within(a, b, Decimal::new(5 * WORDED_SLACK, 2), Decimal::new(1, 2))?,
        _ => within(a, b, slack, slack)?,
    };
    if fits {
        return None;
    }
    let message = format!("“{}” is not {}", view.quote(first.core), view.quote(second.core));
    let mut finding = view.finding(Check::Share, second.at, &[first.at], message);
    let percent = a.low_value().or(a.high_value())?.checked_mul(Decimal::ONE_HUNDRED)?;
    finding.help.push(format!("{} is {}%", view.quote(first.core), shown(percent)));
    Some(finding)
}

/// Whether the second share is no more than so much below, and so much above, the first.
fn within(a: Interval<Decimal>, b: Interval<Decimal>, below: Decimal, above: Decimal) -> Option<bool> {
    let stated = |share: Interval<Decimal>| share.low_value().or(share.high_value());
    let apart = stated(b)?.checked_sub(stated(a)?)?;
    Some(-below <= apart && apart <= above)
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
    if right.checked_sub(stated)?.abs() <= written_step(view, percent).max(Decimal::ONE)
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
