//! The words about an amount: bounds, hedges, ranges, conversions in brackets, what it is per.

use rust_decimal::Decimal;

use super::amount::{Amount, amount};
use super::guard;
use super::numeral::{Kind, Reading, numeral};
use super::read::Reader;
use super::scale::{SIZES, is_plural};
use super::unit::{Dimension, Measure};
use super::{Form, Hedge, Quantity, Unit};
use crate::interval::Interval;
use crate::span::ByteSpan;

/// All quantities of the reader's tokens.
pub(super) fn scan(reader: &Reader) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut free = 0;
    while at < reader.len() {
        if let Some(next) = guard::skip(reader, at) {
            at = next.max(at + 1);
            free = at;
            continue;
        }
        match quantity_at(reader, at, free) {
            Some((Some(quantity), next)) => {
                found.push(quantity);
                at = next.max(at + 1);
                free = at;
            }
            Some((None, next)) => {
                at = next.max(at + 1);
                free = at;
            }
            None => at += 1,
        }
    }
    found
}

/// The quantity whose number begins at `at`, and the token behind all that belongs to it. `free` is the first token that
/// no quantity before it took. The quantity is `None` where an amount stands there that is none.
pub(super) fn quantity_at(reader: &Reader, at: usize, free: usize) -> Option<(Option<Quantity>, usize)> {
    if let Some(word) = word_count(reader, at) {
        return Some((Some(word), at + 1));
    }
    let between = before_between(reader, at);
    let mut first = amount(reader, at, Reading { money: false, between })?;
    if let Some(next) = guard::refuses(reader, &first) {
        return Some((None, next));
    }
    first = shared_scale(reader, first);
    let range = range(reader, &first, between);
    let (low, high, end) = match range {
        Some((low, high)) => (low, high, high.end),
        None => (first, first, first.end),
    };
    Some(assemble(reader, low, high, end, free))
}

fn assemble(reader: &Reader, low: Amount, mut high: Amount, mut end: usize, free: usize) -> (Option<Quantity>, usize) {
    let mut start = low.start;
    let is_range = high.start != low.start;
    if high.unit == Unit::None
        && let Some(from) = age_before(reader, low.start)
        && let Some(year) = Measure::by_id("year-person")
    {
        high.unit = Unit::Measure(year);
        start = from.max(free);
    }
    let core = reader.span(low.start, end);
    let (mut hedge, from) = hedge_before(reader, start, free, high.unit).unwrap_or((Hedge::Exact, start));
    if let Some((behind, after)) = hedge_behind(reader, end) {
        hedge = if hedge == Hedge::Exact || behind != Hedge::About { behind } else { hedge };
        end = after;
    }
    let mut form = if is_range { Form::Cardinal } else { high.form() };
    if let Some((part, after, before)) =
        part(reader, from, end, free).filter(|_| form == Form::Cardinal && high.unit == Unit::None)
    {
        if part {
            form = Form::Part;
        }
        end = after;
        start = from.min(before);
    } else {
        start = from;
    }
    if form == Form::Article {
        match hedge {
            Hedge::Exact if high.unit.dimension() == Some(Dimension::Duration) || article_is_per(reader, low.start) => {
                return (None, end);
            }
            Hedge::Exact => {}
            _ => form = Form::Cardinal,
        }
    }
    if form == Form::Cardinal && is_pronoun_one(reader, &high, hedge) {
        form = Form::Article;
    }
    let stated = if is_range {
        if hedge == Hedge::Exact || hedge == Hedge::Between {
            hedge = Hedge::Between;
        }
        match hedge {
            Hedge::AtLeast => Interval::bounds(Some(low.value), None),
            Hedge::AtMost => Interval::bounds(None, Some(high.value)),
            _ => Interval::closed(low.value, high.value),
        }
    } else {
        if hedge == Hedge::Between {
            hedge = Hedge::Exact;
        }
        if high.kind == Kind::Few && hedge == Hedge::Exact {
            hedge = Hedge::About;
        }
        match (hedge, high.kind) {
            (Hedge::AtLeast, _) | (Hedge::Exact | Hedge::About, Kind::Many) => Interval::bounds(Some(high.value), None),
            (Hedge::AtMost, _) => Interval::bounds(None, Some(high.value)),
            _ => Interval::exactly(high.value),
        }
    };
    let mut quantity = Quantity {
        at: reader.span(start, end),
        core,
        stated,
        unit: high.unit,
        hedge,
        step: high.step.min(if is_range { low.step } else { high.step }),
        form,
        conversion: None,
        per: None,
    };
    let mut next = end;
    if let Some((per, after)) = per(reader, next, quantity.unit) {
        quantity.per = Some(per);
        next = after;
    }
    if let Some((conversion, after)) = conversion(reader, next, &quantity) {
        quantity.conversion = Some(Box::new(conversion));
        next = after;
    }
    (Some(quantity), next)
}

/// "both", "none", "no survivors": a number by another word.
fn word_count(reader: &Reader, at: usize) -> Option<Quantity> {
    let (value, form) = match () {
        () if reader.is(at, "both") && counts_both(reader, at + 1) => (2, Form::Cardinal),
        () if reader.is(at, "none") => (0, Form::None_),
        () if reader.is(at, "no")
            && (is_plural(reader, at + 1) && !reader.is_any(at + 1, &["more", "others", "additional"])) =>
        {
            (0, Form::None_)
        }
        () => return None,
    };
    let span = reader.span(at, at + 1);
    Some(plain(span, value.into(), form))
}

fn plain(span: ByteSpan, value: Decimal, form: Form) -> Quantity {
    Quantity {
        at: span,
        core: span,
        stated: Interval::exactly(value),
        unit: Unit::None,
        hedge: Hedge::Exact,
        step: Decimal::ONE,
        form,
        conversion: None,
        per: None,
    }
}

/// Whether "both" before `at` counts two things, rather than join two words ("both rich and poor").
fn counts_both(reader: &Reader, at: usize) -> bool {
    let joins = (at..at + 4).any(|near| reader.is(near, "and"));
    let counted =
        is_plural(reader, at) || reader.is_any(at, &["of", "were", "are", "have", "had", "was", "of", "died", "said"]);
    counted && !joins
}

fn before_between(reader: &Reader, at: usize) -> bool {
    (1..=2).any(|back| reader.is_any_back(at, back, &["between"])) && !reader.is_any_back(at, 1, &["and"])
}

/// "aged", "age", "ages", "age of" before `at`: where they begin.
fn age_before(reader: &Reader, at: usize) -> Option<usize> {
    let one = at.checked_sub(1)?;
    if reader.is_any(one, &["aged", "age", "ages"]) {
        return Some(one);
    }
    let two = at.checked_sub(2)?;
    let joint = reader.is(one, "of") && reader.is(two, "age")
        || reader.is(two, "aged")
            && (reader.is_any(one, &["between", "about", "around", "from"]) || reader.is_mark(one, ','));
    joint.then_some(two)
}

// ---- lists and ranges ----

/// Gives an amount the scale of the list it begins: "$3, $4 and $5 million".
fn shared_scale(reader: &Reader, first: Amount) -> Amount {
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
            let fits = first.value.checked_mul(next.factor).filter(|value| {
                *value <= next.value
                    || next.value / next.factor < Decimal::ONE_THOUSAND && !reader.is(end + joint - 1, "to")
            });
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
fn range(reader: &Reader, first: &Amount, between: bool) -> Option<(Amount, Amount)> {
    if !matches!(first.kind, Kind::Cardinal | Kind::Fraction) || first.article {
        return None;
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
        Joint::To => low.value < high.value && !is_change(reader, first.start),
        Joint::Dash => low.value < high.value,
    };
    let shares = first.unit != Unit::None && second.unit == Unit::None && joint != Joint::Dash && !second.scaled;
    let other = shares && !between && reader.is_word(second.end) && is_plural(reader, second.end);
    (apt && !other && guard::refuses(reader, &high).is_none()).then_some((low, high))
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
    if between && reader.is(at, "and") || between && reader.is(at, "to") {
        return Some((Joint::And, at + 1));
    }
    if reader.is_dash(at) {
        if reader.is_any(at + 1, &["to", "or"]) && reader.is_dash(at + 2) {
            return Some((Joint::To, at + 3));
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

/// Whether "from" before `at` tells of a change ("rose from 5 to 10") rather than of a range.
fn is_change(reader: &Reader, at: usize) -> bool {
    let Some(from) = at.checked_sub(1).filter(|&from| reader.is(from, "from")) else { return false };
    (from.saturating_sub(8)..from).any(|near| reader.is_any(near, CHANGES))
}

/// Verbs and nouns of change.
const CHANGES: &[&str] = &[
    "rose",
    "rise",
    "rises",
    "rising",
    "risen",
    "fell",
    "fall",
    "falls",
    "falling",
    "fallen",
    "cut",
    "cuts",
    "cutting",
    "dropped",
    "drop",
    "drops",
    "dropping",
    "increase",
    "increased",
    "increases",
    "increasing",
    "decreased",
    "decrease",
    "up",
    "down",
    "grew",
    "grow",
    "grown",
    "growing",
    "growth",
    "climbed",
    "climb",
    "climbing",
    "jumped",
    "jump",
    "jumping",
    "reduced",
    "reduce",
    "reducing",
    "raised",
    "raise",
    "raising",
    "lowered",
    "lower",
    "lowering",
    "slashed",
    "slash",
    "changed",
    "change",
    "went",
    "gone",
    "moved",
    "move",
    "expanded",
    "expand",
    "expanding",
    "widened",
    "narrowed",
    "improved",
    "slipped",
    "slid",
    "soared",
    "surged",
    "plunged",
    "tumbled",
    "doubled",
    "tripled",
    "halved",
    "shrank",
    "shrunk",
    "declined",
    "decline",
    "edged",
    "swelled",
    "boosted",
    "boost",
    "upgraded",
    "downgraded",
    "extended",
    "shortened",
    "slowed",
    "accelerated",
    "eased",
    "revised",
    "brought",
    "taking",
    "took",
    "adjusted",
    "trimmed",
];

// ---- hedges ----

/// Bounds and hedges that stand before a number, longest first where one ends in another.
const BEFORE: &[(&str, Hedge)] = &[
    ("no more than", Hedge::AtMost),
    ("not more than", Hedge::AtMost),
    ("no greater than", Hedge::AtMost),
    ("no higher than", Hedge::AtMost),
    ("no longer than", Hedge::AtMost),
    ("no later than", Hedge::AtMost),
    ("no fewer than", Hedge::AtLeast),
    ("no less than", Hedge::AtLeast),
    ("not less than", Hedge::AtLeast),
    ("not fewer than", Hedge::AtLeast),
    ("no lower than", Hedge::AtLeast),
    ("nothing less than", Hedge::AtLeast),
    ("greater than or equal to", Hedge::AtLeast),
    ("more than or equal to", Hedge::AtLeast),
    ("equal to or more than", Hedge::AtLeast),
    ("equal to or greater than", Hedge::AtLeast),
    ("less than or equal to", Hedge::AtMost),
    ("equal to or less than", Hedge::AtMost),
    ("lower than or equal to", Hedge::AtMost),
    ("fewer than or equal to", Hedge::AtMost),
    ("more than", Hedge::AtLeast),
    ("greater than", Hedge::AtLeast),
    ("higher than", Hedge::AtLeast),
    ("larger than", Hedge::AtLeast),
    ("bigger than", Hedge::AtLeast),
    ("longer than", Hedge::AtLeast),
    ("older than", Hedge::AtLeast),
    ("taller than", Hedge::AtLeast),
    ("better than", Hedge::AtLeast),
    ("heavier than", Hedge::AtLeast),
    ("deeper than", Hedge::AtLeast),
    ("wider than", Hedge::AtLeast),
    ("faster than", Hedge::AtLeast),
    ("farther than", Hedge::AtLeast),
    ("further than", Hedge::AtLeast),
    ("hotter than", Hedge::AtLeast),
    ("stronger than", Hedge::AtLeast),
    ("at least", Hedge::AtLeast),
    ("at the very least", Hedge::AtLeast),
    ("at minimum", Hedge::AtLeast),
    ("a minimum of", Hedge::AtLeast),
    ("minimum of", Hedge::AtLeast),
    ("minimum", Hedge::AtLeast),
    ("in excess of", Hedge::AtLeast),
    ("upwards of", Hedge::AtLeast),
    ("upward of", Hedge::AtLeast),
    ("north of", Hedge::AtLeast),
    ("over", Hedge::AtLeast),
    ("above", Hedge::AtLeast),
    ("exceeding", Hedge::AtLeast),
    ("exceeds", Hedge::AtLeast),
    ("exceeded", Hedge::AtLeast),
    ("exceed", Hedge::AtLeast),
    ("surpassing", Hedge::AtLeast),
    ("surpass", Hedge::AtLeast),
    ("surpassed", Hedge::AtLeast),
    ("topping", Hedge::AtLeast),
    ("topped", Hedge::AtLeast),
    ("starting at", Hedge::AtLeast),
    ("beyond", Hedge::AtLeast),
    (">", Hedge::AtLeast),
    ("> =", Hedge::AtLeast),
    ("≥", Hedge::AtLeast),
    ("less than", Hedge::AtMost),
    ("fewer than", Hedge::AtMost),
    ("lower than", Hedge::AtMost),
    ("smaller than", Hedge::AtMost),
    ("shorter than", Hedge::AtMost),
    ("younger than", Hedge::AtMost),
    ("cheaper than", Hedge::AtMost),
    ("lighter than", Hedge::AtMost),
    ("slower than", Hedge::AtMost),
    ("at most", Hedge::AtMost),
    ("at the most", Hedge::AtMost),
    ("at maximum", Hedge::AtMost),
    ("a maximum of", Hedge::AtMost),
    ("maximum of", Hedge::AtMost),
    ("maximum", Hedge::AtMost),
    ("up to", Hedge::AtMost),
    ("as many as", Hedge::AtMost),
    ("as much as", Hedge::AtMost),
    ("as high as", Hedge::AtMost),
    ("as few as", Hedge::AtLeast),
    ("as little as", Hedge::AtLeast),
    ("as low as", Hedge::AtLeast),
    ("under", Hedge::AtMost),
    ("below", Hedge::AtMost),
    ("south of", Hedge::AtMost),
    ("not exceeding", Hedge::AtMost),
    ("not to exceed", Hedge::AtMost),
    ("within", Hedge::AtMost),
    ("capped at", Hedge::AtMost),
    ("<", Hedge::AtMost),
    ("< =", Hedge::AtMost),
    ("≤", Hedge::AtMost),
    ("almost", Hedge::Nearly),
    ("nearly", Hedge::Nearly),
    ("close to", Hedge::Nearly),
    ("near", Hedge::Nearly),
    ("nearing", Hedge::Nearly),
    ("just shy of", Hedge::Nearly),
    ("shy of", Hedge::Nearly),
    ("not quite", Hedge::Nearly),
    ("approaching", Hedge::Nearly),
    ("virtually", Hedge::Nearly),
    ("practically", Hedge::Nearly),
    ("just short of", Hedge::Nearly),
    ("about", Hedge::About),
    ("around", Hedge::About),
    ("roughly", Hedge::About),
    ("approximately", Hedge::About),
    ("aproximately", Hedge::About),
    ("approx", Hedge::About),
    ("approx .", Hedge::About),
    ("some", Hedge::About),
    ("circa", Hedge::About),
    ("ca .", Hedge::About),
    ("somewhere around", Hedge::About),
    ("in the region of", Hedge::About),
    ("on the order of", Hedge::About),
    ("in the order of", Hedge::About),
    ("in the neighborhood of", Hedge::About),
    ("in the neighbourhood of", Hedge::About),
    ("in the vicinity of", Hedge::About),
    ("an estimated", Hedge::About),
    ("estimated", Hedge::About),
    ("estimated at", Hedge::About),
    ("estimates of", Hedge::About),
    ("an approximate", Hedge::About),
    ("approximate", Hedge::About),
    ("perhaps", Hedge::About),
    ("maybe", Hedge::About),
    ("something like", Hedge::About),
    ("more or less", Hedge::About),
    ("~", Hedge::About),
    ("∼", Hedge::About),
    ("≈", Hedge::About),
    ("between", Hedge::Between),
    ("from", Hedge::Between),
];

/// Words that lean on a bound: "just over", "well below", "only about".
const LEANING: &[&str] = &[
    "just",
    "well",
    "slightly",
    "only",
    "far",
    "somewhat",
    "little",
    "even",
    "significantly",
    "considerably",
    "substantially",
    "comfortably",
];

/// The bound or hedge before `at`, and where it begins; nothing before `free` belongs to it.
fn hedge_before(reader: &Reader, at: usize, free: usize, unit: Unit) -> Option<(Hedge, usize)> {
    let (mut hedge, mut start) = (None, at);
    for _ in 0..2 {
        let at_article = start
            .checked_sub(1)
            .filter(|&before| before >= free && reader.is_any(before, &["a", "an", "the"]) && hedge.is_none());
        let Some((found, from)) = one_hedge(reader, start, free, unit).or_else(|| {
            let article = at_article?;
            let (found, from) = one_hedge(reader, article, free, unit)?;
            (found != Hedge::Between && !matches!(reader.str(article), "the" | "The")).then_some((found, from))
        }) else {
            break;
        };
        hedge = Some(match hedge {
            None | Some(Hedge::About | Hedge::Between) => found,
            Some(kept) => kept,
        });
        start = from;
        if found == Hedge::Between {
            break;
        }
    }
    let mut start = start;
    while hedge.is_some() && start > free && reader.before_any(start, LEANING) {
        start -= 1;
        if start > free && reader.is(start, "little") && reader.before_any(start, &["a"]) {
            start -= 1;
        }
    }
    hedge.map(|hedge| (hedge, start))
}

fn one_hedge(reader: &Reader, at: usize, free: usize, unit: Unit) -> Option<(Hedge, usize)> {
    let mut best: Option<(Hedge, usize)> = None;
    for &(phrase, hedge) in BEFORE {
        let Some(start) = ends_with(reader, at, free, phrase) else { continue };
        if best.is_none_or(|(_, from)| start < from) {
            best = Some((hedge, start));
        }
    }
    best.filter(|&(hedge, start)| !is_preposition(reader, start, at, hedge, unit))
}

/// Where `phrase` begins, if its words stand right before `at`, none of them before `free`.
fn ends_with(reader: &Reader, at: usize, free: usize, phrase: &str) -> Option<usize> {
    let mut start = at;
    for word in phrase.rsplit(' ') {
        start = start.checked_sub(1).filter(|&start| start >= free)?;
        if !reader.is(start, word) {
            return None;
        }
    }
    Some(start)
}

/// Whether the one word of a bound is a preposition of time or place here: "over 3 years", "above 20 others".
fn is_preposition(reader: &Reader, start: usize, at: usize, hedge: Hedge, unit: Unit) -> bool {
    if at != start + 1 {
        return false;
    }
    let before = |words: &[&str]| reader.before_any(start, words);
    let timed = unit.dimension() == Some(Dimension::Duration);
    match reader.lower(start).as_str() {
        "over" => {
            timed
                && !before(&[
                    "for", "of", "just", "well", "little", "is", "was", "after", "lasted", "took", "in", "with",
                    "spent", "served", "been", "were", "are", "and",
                ])
                && start > 0
        }
        "within" => !matches!(unit, Unit::Measure(_)),
        "about" => before(&["how", "what", "all"]),
        "near" | "beyond" | "topped" => unit == Unit::None && hedge != Hedge::About && reader.lower(start) != "topped",
        "minimum" | "maximum" => false,
        "some" => before(&["and", "than"]),
        _ => false,
    }
}

/// Bounds and hedges that stand behind an amount.
fn hedge_behind(reader: &Reader, at: usize) -> Option<(Hedge, usize)> {
    let two = |first: &str, seconds: &[&str]| reader.is(at, first) && reader.is_any(at + 1, seconds);
    let end_of_two = || !is_plural(reader, at + 2);
    match () {
        () if two("or", &["more", "greater", "higher", "above", "over", "older", "longer", "better"])
            && end_of_two() =>
        {
            Some((Hedge::AtLeast, at + 2))
        }
        () if two("and", &["above", "over", "up", "older"]) => Some((Hedge::AtLeast, at + 2)),
        () if two("or", &["less", "fewer", "lower", "under", "below", "younger"]) && end_of_two() => {
            Some((Hedge::AtMost, at + 2))
        }
        () if two("and", &["under", "younger"]) => Some((Hedge::AtMost, at + 2)),
        () if two("or", &["so"]) => Some((Hedge::About, at + 2)),
        () if reader.is(at, "or") && reader.is(at + 1, "equal") && !reader.is(at + 2, "to") => None,
        () if reader.is_mark(at, '+') && reader.touches(at) => Some((Hedge::AtLeast, at + 1)),
        () if reader.is_hyphen(at) && reader.is(at + 1, "plus") => Some((Hedge::AtLeast, at + 2)),
        () if reader.is(at, "plus")
            && !reader.is_number(at + 1)
            && !reader.is_any(at + 1, &["a", "an", "the"])
            && !reader.touches(at + 1)
            && numeral(reader, at + 1, Reading::default()).is_none()
            && is_plural(reader, at + 1) =>
        {
            Some((Hedge::AtLeast, at + 1))
        }
        () if reader.is_hyphen(at) && reader.is_any(at + 1, &["odd", "ish"]) => Some((Hedge::About, at + 2)),
        () if reader.is(at, "ish") && reader.touches(at) => Some((Hedge::About, at + 1)),
        () if reader.is_any(at, &["minimum"]) && !reader.is_word(at + 1) => Some((Hedge::AtLeast, at + 1)),
        () if reader.is_any(at, &["maximum", "tops"]) && !reader.is_word(at + 1) => Some((Hedge::AtMost, at + 1)),
        () => None,
    }
}

// ---- what it counts and what it is per ----

/// "three more", "another two", "a further 3": whether it is a part, the token behind, and where it begins.
fn part(reader: &Reader, start: usize, end: usize, free: usize) -> Option<(bool, usize, usize)> {
    if reader.is_any(end, &["more", "additional", "further"]) && !reader.is(end + 1, "than") {
        return Some((true, end + 1, start));
    }
    if reader.is_any(end, &["others", "other"]) {
        return Some((true, end, start));
    }
    let before = start.checked_sub(1).filter(|&before| before >= free)?;
    if reader.is_any(before, &["another", "further", "additional"]) {
        let article = before > free && reader.before_any(before, &["a", "an"]);
        return Some((true, end, before - usize::from(article)));
    }
    None
}

/// Whether "a" at `at` stands behind an amount or a count, and so says what that is per: "three times a mile".
fn article_is_per(reader: &Reader, at: usize) -> bool {
    reader.before_any(at, &["times", "once", "twice", "much", "many", "quite", "such", "what"])
}

/// Whether "one" is a pronoun or an article here.
fn is_pronoun_one(reader: &Reader, amount: &Amount, hedge: Hedge) -> bool {
    let one = amount.value == Decimal::ONE && !amount.digits && reader.is(amount.start, "one") && hedge == Hedge::Exact;
    if !one {
        return false;
    }
    if amount.unit != Unit::None {
        return amount.unit.dimension() == Some(Dimension::Duration)
            && reader.is(amount.end - 1, "day")
            && !reader.is_dash(amount.start + 1);
    }
    let behind = amount.end;
    let before = [
        "this", "that", "which", "any", "every", "each", "no", "the", "another", "some", "a", "good", "new", "big",
        "last", "next", "only", "same", "other", "such", "first", "second",
    ];
    reader.before_any(amount.start, &before)
        || !reader.is_word(behind) && !reader.is_mark(behind, ')') && amount.start > 0
        || reader.is_any(behind, super::scale::FUNCTION)
        || reader.is_any(
            behind,
            &[
                "day", "time", "thing", "way", "side", "night", "morning", "another", "point", "more", "must", "who",
                "would", "knows", "reason",
            ],
        )
}

/// What an amount is per, behind it at `at`: "a share", "per hour", "/month", "each".
fn per(reader: &Reader, at: usize, unit: Unit) -> Option<(ByteSpan, usize)> {
    let hyphens = usize::from(reader.is_hyphen(at));
    let word = at + hyphens;
    if reader.is_any(word, &["per"]) || unit != Unit::None && reader.is_any(word, &["a", "an"]) {
        let noun = word + 1 + usize::from(reader.is_hyphen(word + 1));
        let ago = reader.is_any(noun + 1, &["ago", "later", "earlier", "before", "after", "old"]);
        let common = reader.is_lower(noun)
            && numeral(reader, noun, Reading::default()).is_none()
            && !reader.is_any(noun, &["few", "couple", "lot", "little", "total", "record", "new", "further"]);
        let rate = reader.is(word, "per") || is_rate_noun(reader, noun, unit);
        return (common && !ago && rate).then(|| (reader.span(noun, noun + 1), noun + 1));
    }
    if reader.is_mark(at, '/') && reader.touches(at) && reader.is_lower(at + 1) && reader.touches(at + 1) {
        return Some((reader.span(at + 1, at + 2), at + 2));
    }
    if unit != Unit::None && reader.is_any(at, &["apiece", "each"]) {
        return Some((reader.span(at, at + 1), at + 1));
    }
    None
}

/// Nouns that follow "a" in a rate: "$20 a barrel", "five percent a year".
fn is_rate_noun(reader: &Reader, at: usize, unit: Unit) -> bool {
    let times = [
        "second",
        "minute",
        "hour",
        "day",
        "night",
        "week",
        "month",
        "year",
        "quarter",
        "decade",
        "season",
        "session",
        "shift",
        "term",
        "semester",
        "fortnight",
    ];
    if reader.is_any(at, &times) {
        return true;
    }
    let things = [
        "share",
        "barrel",
        "gallon",
        "litre",
        "liter",
        "pound",
        "ton",
        "tonne",
        "ounce",
        "kilo",
        "kilogram",
        "kilowatt",
        "unit",
        "head",
        "person",
        "piece",
        "pop",
        "bottle",
        "game",
        "copy",
        "ticket",
        "seat",
        "mile",
        "kilometre",
        "kilometer",
        "acre",
        "hectare",
        "bushel",
        "megawatt",
        "plate",
        "night",
        "home",
        "household",
        "house",
        "car",
        "vehicle",
        "student",
        "pupil",
        "child",
        "patient",
        "player",
        "employee",
        "worker",
        "member",
        "customer",
        "user",
        "day",
        "dose",
        "pack",
        "packet",
        "pint",
        "cup",
        "gram",
        "carat",
        "vote",
        "word",
        "page",
        "call",
        "trip",
        "ride",
        "room",
        "bag",
        "box",
        "can",
        "glass",
        "match",
        "fight",
        "episode",
        "song",
        "album",
        "square",
        "metre",
        "meter",
        "foot",
        "yard",
        "litre",
        "therm",
        "token",
        "coin",
        "text",
        "download",
        "bed",
        "time",
        "show",
    ];
    matches!(unit, Unit::Currency(_)) && reader.is_any(at, &things)
}

/// The conversion in brackets at `at`, behind an amount or the adjective that goes with it: "12m-wide (40ft)".
fn conversion(reader: &Reader, at: usize, of: &Quantity) -> Option<(Quantity, usize)> {
    if of.unit == Unit::None {
        return None;
    }
    let mut open = at;
    for _ in 0..2 {
        let hyphen = usize::from(reader.is_hyphen(open));
        if reader.is_any(open + hyphen, SIZES) {
            open += hyphen + 1;
        }
    }
    if !matches!(reader.mark(open), Some('(' | '[')) {
        return None;
    }
    let first = (open + 1..open + 6).find(|&at| {
        amount(reader, at, Reading::default()).is_some_and(|amount| !amount.article && amount.unit != Unit::None)
    })?;
    let (inner, end) = quantity_at(reader, first, open + 1)?;
    let inner = inner?;
    let hedged = inner.at.start <= reader.span(open + 1, open + 2).start || first <= open + 3;
    let closed = (end..end + 3).any(|near| matches!(reader.mark(near), Some(')' | ']' | ';' | ',' | '/')));
    let differs = inner.unit != of.unit
        && inner.unit.same_dimension(&of.unit)
        && inner.unit.dimension() != Some(Dimension::Share);
    if !(hedged && closed && differs) {
        return None;
    }
    let close =
        (end..end + 3).find(|&near| matches!(reader.mark(near), Some(')' | ']'))).map_or(end, |close| close + 1);
    Some((inner, close))
}
