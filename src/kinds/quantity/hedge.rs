//! Bounds and hedges about an amount: "no fewer than", "just under", "some", "or so", "-plus".

use super::Unit;
use super::bounds::{Bound, Kind, phrases_before};
use super::numeral::{Reading, numeral};
use super::read::Reader;
use super::scale::is_plural;
use super::unit::Dimension;

/// An amount whose hedge is looked for.
#[derive(Clone, Copy)]
pub(super) struct Unhedged {
    /// Its first token.
    pub(super) start: usize,
    /// The token behind it.
    pub(super) end: usize,
    /// The first token that no quantity before it took.
    pub(super) free: usize,
    pub(super) unit: Unit,
}

/// The bound or hedge before an amount, and where it begins. Where two stand there ("up to about"), the bound decides.
pub(super) fn hedge_before(reader: &Reader, amount: Unhedged) -> Option<(Bound, usize)> {
    if let Some(mark) = before_mark(reader, amount) {
        return Some(mark);
    }
    let (mut bound, mut start) = over_article(reader, amount)?;
    if bound != Bound::Between
        && let Some((second, from)) = one_bound(reader, Unhedged { start, ..amount })
    {
        bound = if bound == Bound::About { second } else { bound };
        start = from;
    }
    while let Some((kind, from)) = leaning(reader, start, amount.free) {
        bound = if kind == Kind::Slightly { bound.slightly() } else { bound };
        start = from;
    }
    Some((bound, start))
}

/// The longest word or phrase before `start` that leans on a bound there: "just", "a shade", "well".
fn leaning(reader: &Reader, start: usize, free: usize) -> Option<(Kind, usize)> {
    let leans = phrases_before(reader, start, free);
    leans.into_iter().filter(|(kind, _)| matches!(kind, Kind::Slightly | Kind::Leaning)).min_by_key(|&(_, from)| from)
}

/// "Passed the 2,000 mark", "below the 40 per cent threshold".
fn before_mark(reader: &Reader, amount: Unhedged) -> Option<(Bound, usize)> {
    let hyphen = usize::from(reader.is_hyphen(amount.end));
    if !reader.is_in(amount.end + hyphen, "mark barrier threshold milestone") {
        return None;
    }
    phrases_before(reader, amount.start, amount.free).into_iter().find_map(|(kind, from)| match kind {
        Kind::Mark(bound) => Some((bound, from)),
        _ => None,
    })
}

/// A bound right before an amount, or before the article it has: "about a 5 percent share".
fn over_article(reader: &Reader, amount: Unhedged) -> Option<(Bound, usize)> {
    one_bound(reader, amount).or_else(|| {
        let article = amount.start.checked_sub(1).filter(|&article| article >= amount.free)?;
        let indefinite = reader.is_any(article, &["a", "an"]);
        let found = indefinite.then(|| one_bound(reader, Unhedged { start: article, ..amount }))??;
        (found.0 != Bound::Between).then_some(found)
    })
}

/// The longest bound right before an amount.
fn one_bound(reader: &Reader, amount: Unhedged) -> Option<(Bound, usize)> {
    let last = amount.start.checked_sub(1)?;
    // "A 10-under 206" is no bound.
    if reader.is_hyphen(last.saturating_sub(1)) {
        return None;
    }
    let plain = phrases_before(reader, amount.start, amount.free).into_iter().filter_map(|(kind, from)| match kind {
        Kind::Bound(bound) => Some((bound, from)),
        _ => None,
    });
    let found = plain.chain(compared(reader, amount)).min_by_key(|&(_, start)| start);
    found.filter(|&(_, start)| !is_other_sense(reader, start, amount))
}

/// "More than", "heavier than", "no more than", before an amount.
fn compared(reader: &Reader, amount: Unhedged) -> Option<(Bound, usize)> {
    let than = amount.start.checked_sub(1).filter(|&than| reader.is(than, "than"))?;
    let found = phrases_before(reader, than, amount.free).into_iter().find_map(|(kind, from)| match kind {
        Kind::Than(bound) => Some((bound, from)),
        _ => None,
    });
    let (bound, start) = found?;
    let before = |back: usize| start.checked_sub(back).filter(|&at| at >= amount.free);
    if before(1).is_some_and(|at| reader.is_in(at, "no not never nothing")) {
        return Some((bound.denied(), start - 1));
    }
    let denied = before(1).is_some_and(|at| is_denied_verb(reader, at))
        || is_negated_noun(reader, start, amount.free)
        || is_fronted(reader, start, amount.free);
    Some((if denied { bound.denied() } else { bound }, start))
}

/// "Wasn't", "don't".
fn is_denied_verb(reader: &Reader, at: usize) -> bool {
    let word = reader.word(at).to_lowercase();
    word.ends_with("n't") || word.ends_with("n’t")
}

/// "No mast taller than eleven metres": of all there are, none is above it.
fn is_negated_noun(reader: &Reader, start: usize, free: usize) -> bool {
    (2..=3).any(|back| start.checked_sub(back).is_some_and(|no| no >= free && reader.is(no, "no")))
        && reader.back(start, 1).is_some_and(|noun| reader.is_lower(noun) && !reader.is(noun, "no"))
}

/// How many tokens before a bound the "never" may stand that denies it.
const FRONTED: usize = 4;

/// "Never have more than 40 been there", "at no time were more than 40 hurt".
fn is_fronted(reader: &Reader, start: usize, free: usize) -> bool {
    for back in 1..=FRONTED {
        let Some(at) = start.checked_sub(back).filter(|&at| at >= free && reader.is_word(at)) else { return false };
        if reader.is(at, "never") || reader.is(at, "no") && reader.before_any(at, &["at"]) {
            return true;
        }
    }
    false
}

/// What somebody may have done something "over three" of.
const PERIODS: &str = "terms seasons sessions games matches weekends quarters rounds episodes summers phases stages tests legs \
    periods elections generations shifts nights innings semesters holes overs meetings visits trips";

/// Whether a bound that begins at `at` is another word here: "over 4 years", "near 12 others", "added up to 40".
fn is_other_sense(reader: &Reader, at: usize, amount: Unhedged) -> bool {
    let before = |words: &str| reader.before_in(at, words);
    if amount.start != at + 1 {
        return match &*reader.lower(at) {
            "up" => before("add adds added adding sum sums summed adds adding"),
            "as" => before("times twice thrice half"),
            _ => false,
        };
    }
    let timed = amount.unit.dimension() == Some(Dimension::Duration);
    match &*reader.lower(at) {
        "over" if amount.unit == Unit::None => reader.is_in(amount.end, PERIODS),
        "over" if timed && !reader.is_in(amount.end, "ago old later earlier") => {
            at > 0 && !before("for of just well little is was after lasted took in with spent served been were are and")
        }
        "within" => !matches!(amount.unit, Unit::Measure(_)),
        "about" => before("how what all"),
        "near" | "beyond" => amount.unit == Unit::None,
        "some" => before("and than"),
        // "Pushing 40" is nearly that age, "pushing 40 carts" is work.
        "pushing" => {
            amount.unit == Unit::None
                && is_plural(reader, amount.end)
                && !before("is are was were be been now already still")
        }
        _ => false,
    }
}

/// Bounds and hedges that stand behind an amount.
pub(super) fn hedge_behind(reader: &Reader, at: usize) -> Option<(Bound, usize)> {
    joined_behind(reader, at).or_else(|| said_behind(reader, at)).or_else(|| give_or_take(reader, at))
}

/// "Or more", "and above", "or so", "or thereabouts".
fn joined_behind(reader: &Reader, at: usize) -> Option<(Bound, usize)> {
    let two = |first: &str, seconds: &str| {
        reader.is(at, first) && reader.is_in(at + 1, seconds) && !reader.is(at + 2, "than") && !reader.is_number(at + 2)
    };
    let ends = !is_plural(reader, at + 2);
    match () {
        () if two("or", "more greater higher above over older longer better") && ends => Some((Bound::Least, at + 2)),
        () if two("and", "above over up older counting") => Some((Bound::Least, at + 2)),
        () if two("or", "less fewer lower under below younger") && ends => Some((Bound::Most, at + 2)),
        () if two("and", "under younger") => Some((Bound::Most, at + 2)),
        () if two("or", "so thereabouts") => Some((Bound::About, at + 2)),
        () if two("and", "change") && !reader.is_lower(at + 2) => Some((Bound::SlightlyMore, at + 2)),
        () => None,
    }
}

/// "+", "-plus", "-odd", "at most", "tops".
fn said_behind(reader: &Reader, at: usize) -> Option<(Bound, usize)> {
    let ends = |at: usize| !reader.is_word(at) && !reader.is_number(at);
    let hyphen = reader.is_hyphen(at);
    let at_most =
        reader.is(at, "at").then(|| usize::from(reader.is(at + 1, "the")) + usize::from(reader.is(at + 2, "very")));
    match () {
        () if reader.is_mark(at, '+') && reader.touches(at) => Some((Bound::Least, at + 1)),
        () if hyphen && reader.is(at + 1, "plus") || is_plus(reader, at) => {
            Some((Bound::Least, at + 1 + usize::from(hyphen)))
        }
        () if hyphen && reader.is_any(at + 1, &["odd", "ish"]) => Some((Bound::About, at + 2)),
        () if reader.is(at, "ish") && reader.touches(at) => Some((Bound::About, at + 1)),
        () if reader.is(at, "minimum") && !reader.is_word(at + 1) => Some((Bound::Least, at + 1)),
        () if reader.is_any(at, &["maximum", "max", "tops"]) && !reader.is_word(at + 1) => Some((Bound::Most, at + 1)),
        () => {
            let word = at + 1 + at_most?;
            let bound = if reader.is(word, "least") { Bound::Least } else { Bound::Most };
            (reader.is_any(word, &["least", "most"]) && ends(word + 1)).then_some((bound, word + 1))
        }
    }
}

/// Whether "plus" at `at` is a bound: "200 plus guests", not "200 plus tax".
fn is_plus(reader: &Reader, at: usize) -> bool {
    reader.is(at, "plus")
        && !reader.is_number(at + 1)
        && !reader.is_any(at + 1, &["a", "an", "the"])
        && !reader.touches(at + 1)
        && numeral(reader, at + 1, Reading::default()).is_none()
        && is_plural(reader, at + 1)
}

/// "40, give or take", "40, give or take a few".
fn give_or_take(reader: &Reader, at: usize) -> Option<(Bound, usize)> {
    let give = at + usize::from(reader.is_mark(at, ','));
    let said = reader.is(give, "give") && reader.is(give + 1, "or") && reader.is(give + 2, "take");
    let article = usize::from(reader.is_any(give + 3, &["a", "an"]));
    let slack =
        article + usize::from(reader.is_any(give + 3 + article, &["few", "couple", "handful", "bit", "little"]));
    said.then_some((Bound::About, give + 3 + if slack > article { slack } else { 0 }))
}

#[cfg(test)]
mod tests {
    use crate::kinds::quantity::Hedge;
    use crate::kinds::quantity::tests::only;

    #[test]
    fn the_highest_is_no_less_than_half() {
        let many = only("as many as 600 barges").rounded();
        assert_eq!((many.low_value(), many.high_value()), (Some(300.into()), Some(630.into())));
        assert_eq!(only("no more than 600 barges").rounded().low_value(), None);
        assert_eq!(only("up to 80 miles").rounded().low_value(), Some(50.into()));
        assert_eq!(only("as few as 30 barges").hedge, Hedge::AtLeast);
    }

    #[test]
    fn bounds_are_said_in_many_ways() {
        for text in
            ["upwards of 600", "north of 600", "in excess of 600", "topped 600", "exceeded 600", "passed the 600 mark"]
        {
            assert_eq!(only(text).hedge, Hedge::AtLeast, "{text:?}");
        }
        for text in ["getting on for 600", "just shy of 600"] {
            assert_eq!(only(text).hedge, Hedge::Nearly, "{text:?}");
        }
        for text in ["600 or so", "600, give or take", "roughly 600", "barely 600"] {
            assert_eq!(only(text).hedge, Hedge::About, "{text:?}");
        }
        for text in ["just 600", "only 600", "passed the 600"] {
            assert_eq!(only(text).hedge, Hedge::Exact, "{text:?}");
        }
    }
}
