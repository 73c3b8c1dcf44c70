//! A rise or fall against the two numbers it goes between: "rose 12% from 40 to 48" (20%), and "per cent" where the two
//! are percentages and their difference is given.

use super::check::Check;
use super::figures::{is_level, is_percent, is_points, leading, quantity_at, shown, written_step};
use super::view::View;
use crate::finding::Finding;
use crate::kinds::quantity::{Form, Hedge, Quantity, Unit, quantities};
use crate::lang::{WordClasses, multiple};
use crate::span::ByteSpan;
use rust_decimal::Decimal;
use std::ops::Range;

/// A sentence in which more things go from one number to another is a table: a share belongs to none of them alone, and
/// for each the whole sentence would be read again.
const MOST_MOVES: usize = 8;

/// Words that tell of a rise or fall.
const MOVE: WordClasses = WordClasses::RISING.or(WordClasses::FALLING).or(WordClasses::MOVING);

/// Two numbers that something goes between.
struct Move {
    from: Quantity,
    to: Quantity,
    tokens: Range<usize>,
    scale: Scale,
}

/// Whether both numbers are given in full, or share a size word at the end: "from 2.1 to 2.4 million".
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scale {
    Full,
    Shared,
}

/// Checks each move that the article gives with its size.
pub(super) fn check(view: &View<'_>, check: Check) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (sentence, tokens) in view.sentences() {
        let has = |word: &str| tokens.clone().any(|at| view.word(at) == word);
        if !has("to") || view.quantities_in(sentence).is_empty() {
            continue;
        }
        let moves = moves(view, &tokens);
        if check == Check::Change && moves.is_empty() {
            findings.extend(gain(view, sentence));
        }
        if moves.len() <= MOST_MOVES {
            findings.extend(moves.iter().filter_map(|moved| judge(view, check, &tokens, moved)));
        }
    }
    findings
}

/// "from 40 to 48" and "to 48 from 40" among the tokens of a sentence.
fn moves(view: &View<'_>, tokens: &Range<usize>) -> Vec<Move> {
    let mut found = Vec::new();
    for at in tokens.clone() {
        let (first, second) = match view.word(at) {
            "from" => ("from", "to"),
            "to" => ("to", "from"),
            _ => continue,
        };
        let reach = (at + 7).min(tokens.end);
        let Some(middle) = (at + 2..reach).find(|&near| view.word(near) == second) else { continue };
        let (one, other) =
            (quantity_at(view, at + 1..middle), quantity_at(view, middle + 1..(middle + 7).min(tokens.end)));
        let (Some(one), Some(other)) = (one, other) else { continue };
        // Nothing but "a year ago" or "in 2012" may stand between the first number and the second preposition.
        if first == "from" && view.token_at(one.at.end.saturating_sub(1)) + 3 < middle {
            continue;
        }
        let end = view.token_at(other.at.end.saturating_sub(1)) + 1;
        let (from, to) = if first == "from" { (one, other) } else { (other, one) };
        found.extend(pair(view, from, to, at..end));
    }
    found
}

/// Two exact numbers of one unit.
fn pair(view: &View<'_>, mut from: Quantity, to: Quantity, tokens: Range<usize>) -> Option<Move> {
    let plain = |quantity: &Quantity| {
        quantity.form == Form::Cardinal && quantity.stated.is_exact() && quantity.hedge == Hedge::Exact
    };
    if !plain(&from) || !plain(&to) || !is_level(to.unit) {
        return None;
    }
    let scaled = |quantity: &Quantity| quantity.core.of(view.text).contains(char::is_alphabetic);
    let bare = from.unit == Unit::None || matches!(to.unit, Unit::Currency(_));
    let scale = if bare && !scaled(&from) && scaled(&to) && to.unit.dimension().is_none() {
        Scale::Shared
    } else {
        Scale::Full
    };
    if from.unit == Unit::None && to.unit != Unit::None {
        from.unit = to.unit;
    }
    let same = match (from.unit, to.unit) {
        (Unit::Currency(a), Unit::Currency(b)) => a.code == b.code,
        (a, b) => a == b,
    };
    same.then_some(Move { from, to, tokens, scale })
}

impl Move {
    /// The two values, in one scale.
    fn ends(&self, view: &View<'_>) -> Option<(Decimal, Decimal)> {
        match self.scale {
            Scale::Full => Some((self.from.stated.low_value()?, self.to.stated.low_value()?)),
            Scale::Shared => Some((leading(view, self.from.core)?, leading(view, self.to.core)?)),
        }
    }

    /// The rise in percent, at least and at most, as the two numbers are rounded.
    fn percent(&self, view: &View<'_>) -> Option<(Decimal, Decimal)> {
        let (from, to) = self.ends(view)?;
        let half = |quantity: &Quantity, value: Decimal| {
            if self.scale == Scale::Shared {
                return Decimal::try_new(5, value.scale().saturating_add(1)).unwrap_or_default();
            }
            let step = written_step(view, quantity);
            // Whole numbers without a word for their size are taken as they stand.
            if step == Decimal::ONE { Decimal::ZERO } else { step.checked_div(Decimal::TWO).unwrap_or_default() }
        };
        let (a, b) = (half(&self.from, from), half(&self.to, to));
        let change =
            |from: Decimal, to: Decimal| to.checked_sub(from)?.checked_div(from)?.checked_mul(Decimal::ONE_HUNDRED);
        let low = change(from.checked_add(a)?, to.checked_sub(b)?)?;
        let high = change(from.checked_sub(a)?, to.checked_add(b)?)?;
        (from > Decimal::ZERO && to > Decimal::ZERO).then_some((low.min(high), low.max(high)))
    }

    fn span(&self) -> ByteSpan {
        self.from.at.join(self.to.at)
    }
}

fn judge(view: &View<'_>, check: Check, tokens: &Range<usize>, moved: &Move) -> Option<Finding> {
    let (from, to) = moved.ends(view)?;
    let stated = stated_change(view, tokens, moved);
    if let Some(change) = &stated
        && is_percent(&moved.to)
    {
        return judge_points(view, check, moved, change);
    }
    if check != Check::Change {
        return None;
    }
    if let Some(change) = stated.filter(is_percent)
        && let Some(finding) = judge_percent(view, moved, &change)
    {
        return Some(finding);
    }
    misdirected(view, tokens, moved, from, to).or_else(|| judge_multiple(view, moved, from, to))
}

/// The percentage or points that a sentence gives for a move: the only other one, before or behind it.
fn stated_change(view: &View<'_>, tokens: &Range<usize>, moved: &Move) -> Option<Quantity> {
    let span = moved.span();
    // Read apart, because "12% to 48" alone would be a range.
    let before = quantities(view.text, view.tokens_of(tokens.start..moved.tokens.start));
    let behind = quantities(view.text, view.tokens_of(moved.tokens.end..tokens.end));
    let is_share = |quantity: &Quantity| (is_percent(quantity) || is_points(quantity)) && quantity.stated.is_exact();
    let mut others = before.into_iter().chain(behind).filter(is_share);
    let only = others.next().filter(|_| others.next().is_none())?;
    // It must stand near, and in the same clause.
    let (start, end) = if only.at.end <= span.start { (only.at.end, span.start) } else { (span.end, only.at.start) };
    let between = view.between(start, end);
    let words = between.split_whitespace().count();
    let breaks = between.contains([';', ':', '.', '“', '"'])
        || between.split_whitespace().any(|word| WordClasses::SETS_APART.has(word));
    // "12% of those": a share of something else.
    let part = view.has(view.token_at(only.at.end.saturating_sub(1)) + 1, WordClasses::OF_ANOTHER);
    let start = view.token_at(only.at.start);
    let before = start.checked_sub(1).map_or("", |at| view.word(at));
    let part = part || matches!(before, "the" | "than" | "only");
    let moves = tokens.clone().any(|at| view.has(at, MOVE));
    (words <= 9 && !breaks && !part && moves).then_some(only)
}

/// Percentages that move: a change in percent is the relative one, in points the difference.
fn judge_points(view: &View<'_>, check: Check, moved: &Move, change: &Quantity) -> Option<Finding> {
    let (from, to) = (moved.from.stated.low_value()?, moved.to.stated.low_value()?);
    let difference = to.checked_sub(from)?.abs();
    let stated = change.stated.low_value()?.abs();
    let near = difference.checked_sub(stated)?.abs()
        <= Decimal::new(1, 2).max(written_step(view, change).checked_div(Decimal::TWO)?);
    let (low, high) = moved.percent(view)?;
    let (low, high) = magnitudes(low, high);
    let step = written_step(view, change);
    let half = step.checked_div(Decimal::TWO)?.max(Decimal::new(5, 2));
    let relative = low.checked_sub(half)? <= stated && stated <= high.checked_add(half)?;
    match check {
        Check::PercentForPoints if is_percent(change) && near && !relative && !difference.is_zero() => {
            let message = format!(
                "from {} to {} is a change of {} percentage points, not of {} per cent",
                view.quote(moved.from.core),
                view.quote(moved.to.core),
                difference.normalize(),
                stated.normalize()
            );
            Some(view.finding(check, change.at, &[moved.span()], message))
        }
        Check::Change if !near && !relative => {
            let message = format!(
                "from {} to {} is a change of {} percentage points, not of {}",
                view.quote(moved.from.core),
                view.quote(moved.to.core),
                difference.normalize(),
                view.quote(change.core)
            );
            Some(view.finding(check, change.at, &[moved.span()], message))
        }
        _ => None,
    }
}

/// The least and the greatest size of a change between two bounds.
fn magnitudes(low: Decimal, high: Decimal) -> (Decimal, Decimal) {
    let least =
        if low.is_sign_negative() != high.is_sign_negative() { Decimal::ZERO } else { low.abs().min(high.abs()) };
    (least, low.abs().max(high.abs()))
}

fn judge_percent(view: &View<'_>, moved: &Move, change: &Quantity) -> Option<Finding> {
    let (low, high) = moved.percent(view)?;
    let (low, high) = magnitudes(low, high);
    let stated = if change.hedge == Hedge::Exact { change.stated } else { change.rounded() };
    let slack = Decimal::new(5, 1).max(written_step(view, change).checked_div(Decimal::TWO)?);
    let under = stated.high_value().is_some_and(|value| value.checked_add(slack).is_some_and(|value| value < low));
    let over = stated.low_value().is_some_and(|value| value.checked_sub(slack).is_some_and(|value| value > high));
    if !under && !over {
        return None;
    }
    let (from, to) = moved.ends(view)?;
    let right = to.checked_sub(from)?.checked_div(from)?.checked_mul(Decimal::ONE_HUNDRED)?.abs();
    let message = format!(
        "from {} to {} is a change of {}%, not of {}",
        view.quote(moved.from.core),
        view.quote(moved.to.core),
        shown(right),
        view.quote(change.core)
    );
    Some(view.finding(Check::Change, change.at, &[moved.span()], message))
}

/// "fell from 40 to 48".
fn misdirected(view: &View<'_>, tokens: &Range<usize>, moved: &Move, from: Decimal, to: Decimal) -> Option<Finding> {
    let ranks = tokens.clone().any(|at| view.has(at, WordClasses::RANKING));
    if ranks || from == to {
        return None;
    }
    let verb = moved.tokens.start.checked_sub(1)?;
    let adverb = view.word(verb).ends_with("ly");
    let verb = if adverb { verb.checked_sub(1)? } else { verb };
    let word = view.word(verb);
    let wrong = if to > from {
        view.has(verb, WordClasses::FALLING) && word != "cut" && word != "down"
    } else {
        view.has(verb, WordClasses::RISING) && word != "up"
    };
    let message = format!(
        "from {} to {} is no {}",
        view.quote(moved.from.core),
        view.quote(moved.to.core),
        if to > from { "fall" } else { "rise" }
    );
    wrong.then(|| view.finding(Check::Change, view.span(verb), &[moved.span()], message))
}

/// "doubled from 20 to 50".
fn judge_multiple(view: &View<'_>, moved: &Move, from: Decimal, to: Decimal) -> Option<Finding> {
    let (verb, multiple) = (1..=2)
        .filter_map(|back| moved.tokens.start.checked_sub(back))
        .find_map(|at| Some((at, multiple(view.word(at))?)))?;
    let ratio = to.checked_div(from)?;
    let before = |back: usize| verb.checked_sub(back).map_or("", |at| view.word(at));
    let beyond = before(1) == "than" || before(1) == "over";
    let (low, high) = (Decimal::new(multiple.low, 2), Decimal::new(multiple.high, 2));
    let fits = match () {
        () if beyond && multiple.is_fall() => ratio < high,
        () if beyond => ratio >= low,
        () => low <= ratio && ratio <= high,
    };
    if fits {
        return None;
    }
    let times = ratio.round_dp(1).normalize();
    let message = format!(
        "from {} to {} is {times} times as much, not “{}”",
        view.quote(moved.from.core),
        view.quote(moved.to.core),
        multiple.verb
    );
    Some(view.finding(Check::Change, view.span(verb), &[moved.span()], message))
}

/// "gained $3, or 8 percent, to $40.50": what the change, its share and the new value say of each other.
fn gain(view: &View<'_>, sentence: usize) -> Option<Finding> {
    let quantities: Vec<&Quantity> = view.quantities_in(sentence).iter().map(|found| &found.value).collect();
    quantities.windows(3).find_map(|three| {
        let [change, percent, level] = three else { return None };
        let or = view.between(change.at.end, percent.at.start).trim_matches([' ', ',', '(']).to_owned();
        let to = view.between(percent.at.end, level.at.start).trim_matches([' ', ',', ')']).to_owned();
        let plain = change.unit == level.unit && change.unit != Unit::None && is_percent(percent);
        if !plain
            || !matches!(or.as_str(), "or" | "")
            || !matches!(to.as_str(), "to" | "to close at" | "to end at" | "at")
        {
            return None;
        }
        let verb = view.token_at(change.at.start).checked_sub(1)?;
        let word = view.word(verb);
        let (change_by, now, stated) =
            (change.stated.low_value()?, level.stated.low_value()?, percent.stated.low_value()?);
        let before = match () {
            () if view.has(verb, WordClasses::RISING) => now.checked_sub(change_by)?,
            () if view.has(verb, WordClasses::FALLING) || word == "lost" => now.checked_add(change_by)?,
            () => return None,
        };
        let right = change_by.checked_div(before)?.checked_mul(Decimal::ONE_HUNDRED)?;
        let rough = change.step.checked_div(change_by)?.checked_mul(right)?;
        let slack = percent.step.max(rough);
        if before <= Decimal::ZERO || right.checked_sub(stated)?.abs() <= slack {
            return None;
        }
        let message = format!(
            "{} to {} is a change of {}%, not of {}",
            view.quote(change.core),
            view.quote(level.core),
            shown(right),
            view.quote(percent.core)
        );
        Some(view.finding(Check::Change, percent.at, &[change.at, level.at], message))
    })
}
