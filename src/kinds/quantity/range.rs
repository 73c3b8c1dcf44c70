//! Ranges and lists that share a unit: "20 to 30 million euros", "$1-2bn", "$3, $4 and $5 million".

use rust_decimal::Decimal;

use super::Unit;
use super::amount::{Amount, amount};
use super::guard;
use super::numeral::{Kind, Reading};
use super::read::Reader;
use super::scale::is_plural;

/// How many times the last number of a list another may be and still share its scale: "$500 and $2 million" do not.
const LIKE_IN_LIST: i64 = 5;

/// Gives an amount the scale of the list it begins: "$3, $4 and $5 million".
pub(super) fn shared_scale(reader: &Reader, first: Amount) -> Amount {
    if !first.leads || first.scaled || first.value >= Decimal::ONE_THOUSAND {
        return first;
    }
    let mut end = first.end;
    for _ in 0..6 {
        let joint = usize::from(reader.is_mark(end, ','));
        let joint = joint + usize::from(reader.is_any(end + joint, &["and", "or", "to"]));
        if joint == 0 {
            return first;
        }
        let Some(next) =
            amount(reader, end + joint, Reading::default()).filter(|next| next.leads && next.unit == first.unit)
        else {
            return first;
        };
        if next.scaled {
            let plain = next.value.checked_div(next.factor);
            let most = if reader.is_any(end + joint - 1, &["or", "to"]) { Decimal::ONE } else { LIKE_IN_LIST.into() };
            let fits = plain.and_then(|plain| plain.checked_mul(most)).is_some_and(|most| first.value <= most);
            let fits = first.value.checked_mul(next.factor).filter(|_| fits);
            let step = first.step.checked_mul(next.factor);
            return match (fits, step) {
                (Some(value), Some(step)) => Amount { value, step, factor: next.factor, scaled: true, ..first },
                _ => first,
            };
        }
        if next.value >= Decimal::ONE_THOUSAND {
            return first;
        }
        end = next.end;
    }
    first
}

/// The range that `first` begins: its two ends in one unit.
pub(super) fn range(reader: &Reader, first: &Amount, between: bool) -> Option<(Amount, Amount)> {
    if !matches!(first.kind, Kind::Cardinal | Kind::Fraction) || first.article {
        return None;
    }
    if let Some(range) = tolerance(reader, first) {
        return Some(range);
    }
    let (joint, next) = joint(reader, first.end, between)?;
    let next = next + usize::from(reader.is_any(next, &["about", "around"]) || reader.is_mark(next, '~'));
    let reading = Reading { money: first.leads, between: false };
    let second = amount(reader, next, reading)?;
    if second.kind != first.kind || second.article || second.value < Decimal::ZERO && joint == Joint::Dash {
        return None;
    }
    let (low, high) = in_one_unit(*first, second)?;
    let apt = match joint {
        Joint::And => true,
        Joint::Or => low.value < high.value && high.value <= low.value.checked_mul(Decimal::from(3))?,
        Joint::To => low.value < high.value && !is_change(reader, first, &second),
        Joint::Dash => low.value < high.value,
    };
    let shares = first.unit != Unit::None && second.unit == Unit::None && joint != Joint::Dash && !second.scaled;
    let other = shares && !between && reader.is_word(second.end) && is_plural(reader, second.end);
    (apt && !other && guard::refuses(reader, &high).is_none()).then_some((low, high))
}

/// "2.5±0.1 m": what is measured and how far it may be off.
fn tolerance(reader: &Reader, first: &Amount) -> Option<(Amount, Amount)> {
    if !reader.is_mark(first.end, '±') || first.unit != Unit::None {
        return None;
    }
    let off = amount(reader, first.end + 1, Reading::default())?;
    let low = Amount { value: first.value.checked_sub(off.value)?, unit: off.unit, ..*first };
    Some((low, Amount { value: first.value.checked_add(off.value)?, ..off }))
}

/// What joins the ends of a range.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    And,
    Or,
    To,
    Dash,
}

fn joint(reader: &Reader, at: usize, between: bool) -> Option<(Joint, usize)> {
    if between && reader.is_any(at, &["and", "to"]) {
        return Some((Joint::And, at + 1));
    }
    if reader.is_dash(at) {
        // "six-to-eight", "two- to three-year"
        if reader.is_any(at + 1, &["to", "or"]) {
            return Some((Joint::To, at + 2 + usize::from(reader.is_hyphen(at + 2))));
        }
        return Some((Joint::Dash, at + 1));
    }
    match () {
        () if reader.is(at, "to") => Some((Joint::To, at + 1)),
        () if reader.is(at, "or") => Some((Joint::Or, at + 1)),
        () if reader.is(at, "through") && reader.is_number(at + 1) => Some((Joint::To, at + 1)),
        () => None,
    }
}

/// Both ends with the unit and scale that only one of them names.
fn in_one_unit(mut low: Amount, mut high: Amount) -> Option<(Amount, Amount)> {
    if low.unit == Unit::None {
        if high.leads {
            return None;
        }
        low.unit = high.unit;
    } else if high.unit == Unit::None {
        high.unit = low.unit;
    }
    let same = match (low.unit, high.unit) {
        (Unit::Currency(a), Unit::Currency(b)) => a.may_be(&b),
        (Unit::Measure(a), Unit::Measure(b)) => a == b,
        (a, b) => a == b,
    };
    if !same {
        return None;
    }
    if high.scaled
        && !low.scaled
        && low.value < Decimal::ONE_THOUSAND
        && let (Some(value), Some(step)) = (low.value.checked_mul(high.factor), low.step.checked_mul(high.factor))
        && value <= high.value
    {
        low = Amount { value, step, ..low };
    }
    low.unit = high.unit;
    Some((low, high))
}

/// How many tokens before "from" a verb of change may stand: "rose by a fifth on the year from 5 to 10".
const CHANGE_REACH: usize = 8;

/// Whether the two tell of a change ("rose from 5 to 10", "rose $2 to $30") rather than of a range.
fn is_change(reader: &Reader, first: &Amount, second: &Amount) -> bool {
    let from = first.start.checked_sub(1).filter(|&from| reader.is(from, "from"));
    let near = match from {
        Some(from) => from.saturating_sub(CHANGE_REACH)..from,
        // "may rise 3 to 5 percent" is a range: a change names both units.
        None if first.unit != Unit::None && second.unit != Unit::None => first.start.saturating_sub(3)..first.start,
        None => return false,
    };
    let mut near = near;
    near.any(|near| reader.is_in(near, CHANGES))
}

/// Verbs and nouns of change.
const CHANGES: &str = "rose rise rises rising risen fell fall falls falling fallen cut cuts cutting dropped drop drops \
    dropping increase increased increases increasing decreased decrease up down grew grow grown growing \
    growth climbed climb climbing jumped jump jumping reduced reduce reducing raised raise raising \
    lowered lower lowering slashed slash changed change went gone moved move expanded expand expanding \
    widened narrowed improved slipped slid soared surged plunged tumbled doubled tripled halved shrank \
    shrunk declined decline edged swelled boosted boost upgraded downgraded extended shortened slowed \
    accelerated added gained lost adding gaining losing rallied fetched eased revised brought taking took adjusted trimmed";
