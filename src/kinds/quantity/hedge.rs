//! Bounds and hedges about an amount: "no fewer than", "just under", "some", "or so", "-plus".

use std::collections::HashMap;
use std::sync::LazyLock;

use super::numeral::{Reading, numeral};
use super::read::Reader;
use super::scale::is_plural;
use super::unit::Dimension;
use super::{Hedge, Unit};

/// Bounds and hedges that stand before a number, longest first where one ends in another.
const BEFORE: &[(Hedge, &str)] = &[
    (
        Hedge::AtMost,
        "no more than|not more than|no greater than|no higher than|no longer than|no later than|\
        less than or equal to|equal to or less than|lower than or equal to|fewer than or equal to|\
        less than|fewer than|lower than|smaller than|shorter than|younger than|cheaper than|\
        lighter than|slower than|at most|at the most|at maximum|a maximum of|maximum of|maximum|\
        up to|as many as|as much as|as high as|under|below|south of|not exceeding|not to exceed|\
        within|capped at|<|< =|≤|lower or equal than|less or equal than",
    ),
    (
        Hedge::AtLeast,
        "no fewer than|no less than|not less than|not fewer than|no lower than|nothing less than|\
        greater than or equal to|more than or equal to|equal to or more than|equal to or greater than|\
        more than|greater than|higher than|larger than|bigger than|longer than|older than|\
        taller than|better than|heavier than|deeper than|wider than|faster than|farther than|\
        further than|hotter than|stronger than|at least|at the very least|at minimum|a minimum of|\
        minimum of|minimum|in excess of|upwards of|upward of|north of|over|above|exceeding|exceeds|\
        exceeded|exceed|surpassing|surpass|surpassed|topping|topped|starting at|beyond|>|> =|≥|\
        as few as|as little as|as low as|higher or equal than|greater or equal than|a little over",
    ),
    (
        Hedge::Nearly,
        "almost|nearly|close to|near|nearing|just shy of|shy of|not quite|approaching|virtually|\
        practically|just short of",
    ),
    (
        Hedge::About,
        "about|around|roughly|approximately|aproximately|approx|approx .|some|circa|ca .|\
        somewhere around|in the region of|on the order of|in the order of|in the neighborhood of|\
        in the neighbourhood of|in the vicinity of|an estimated|estimated|estimated at|estimates of|\
        an approximate|approximate|perhaps|maybe|something like|more or less|~|∼|≈",
    ),
    (Hedge::Between, "between|from"),
];

type Phrases = HashMap<&'static str, Vec<(Hedge, &'static str)>, foldhash::fast::FixedState>;

/// The table above by the last word of each phrase: most words before a number end none.
static BY_LAST_WORD: LazyLock<Phrases> = LazyLock::new(|| {
    let mut table = Phrases::default();
    for &(hedge, phrases) in BEFORE {
        for phrase in phrases.split('|') {
            table.entry(phrase.rsplit(' ').next().unwrap_or(phrase)).or_default().push((hedge, phrase));
        }
    }
    table
});

/// Bytes of the longest last word of a phrase: "neighbourhood", "approximately".
const LONGEST: usize = 14;

/// Words that lean on a bound: "just over", "well below", "only about".
const LEANING: &str = "just well slightly only far somewhat little even significantly considerably substantially \
    comfortably";

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
pub(super) fn hedge_before(reader: &Reader, amount: Unhedged) -> Option<(Hedge, usize)> {
    let (first, mut start) = hedge_over_article(reader, amount)?;
    let mut hedge = first;
    if first != Hedge::Between
        && let Some((second, from)) = one_hedge(reader, Unhedged { start, ..amount })
    {
        hedge = if first == Hedge::About { second } else { first };
        start = from;
    }
    while start > amount.free && reader.before_in(start, LEANING) {
        start -= 1;
        if start > amount.free && reader.is(start, "little") && reader.before_any(start, &["a"]) {
            start -= 1;
        }
    }
    Some((hedge, start))
}

/// A hedge right before an amount, or before the article it has: "about a 5 percent share".
fn hedge_over_article(reader: &Reader, amount: Unhedged) -> Option<(Hedge, usize)> {
    one_hedge(reader, amount).or_else(|| {
        let article = amount.start.checked_sub(1).filter(|&article| article >= amount.free)?;
        let indefinite = reader.is_any(article, &["a", "an"]);
        let found = indefinite.then(|| one_hedge(reader, Unhedged { start: article, ..amount }))??;
        (found.0 != Hedge::Between).then_some(found)
    })
}

fn one_hedge(reader: &Reader, amount: Unhedged) -> Option<(Hedge, usize)> {
    let last = amount.start.checked_sub(1).filter(|&last| last >= amount.free && reader.str(last).len() <= LONGEST)?;
    // "A 10-under 206" is no bound.
    if reader.is_hyphen(last.saturating_sub(1)) {
        return None;
    }
    let phrases = BY_LAST_WORD.get(reader.lower(last).as_str())?;
    let found = phrases.iter().filter_map(|&(hedge, phrase)| Some((hedge, ends_with(reader, amount, phrase)?)));
    found.min_by_key(|&(_, start)| start).filter(|&(_, start)| !is_preposition(reader, start, amount))
}

/// Where `phrase` begins, if its words stand right before the amount.
fn ends_with(reader: &Reader, amount: Unhedged, phrase: &str) -> Option<usize> {
    let mut start = amount.start;
    for word in phrase.rsplit(' ') {
        start = start.checked_sub(1).filter(|&start| start >= amount.free)?;
        if !reader.is(start, word) {
            return None;
        }
    }
    Some(start)
}

/// What somebody may have done something "over three" of.
const PERIODS: &str = "terms seasons sessions games matches weekends quarters rounds episodes summers phases stages tests legs \
    periods elections generations shifts nights innings semesters holes overs meetings visits trips";

/// Whether a bound of one word is a preposition of time or place here: "over 3 years", "near 12 others".
fn is_preposition(reader: &Reader, at: usize, amount: Unhedged) -> bool {
    if amount.start != at + 1 {
        return false;
    }
    let before = |words: &str| reader.before_in(at, words);
    let timed = amount.unit.dimension() == Some(Dimension::Duration);
    match reader.lower(at).as_str() {
        "over" if amount.unit == Unit::None => reader.is_in(amount.end, PERIODS),
        "over" if timed && !reader.is_in(amount.end, "ago old later earlier") => {
            at > 0 && !before("for of just well little is was after lasted took in with spent served been were are and")
        }
        "within" => !matches!(amount.unit, Unit::Measure(_)),
        "about" => before("how what all"),
        "near" | "beyond" => amount.unit == Unit::None,
        "some" => before("and than"),
        _ => false,
    }
}

/// Bounds and hedges that stand behind an amount.
pub(super) fn hedge_behind(reader: &Reader, at: usize) -> Option<(Hedge, usize)> {
    let two = |first: &str, seconds: &str| {
        reader.is(at, first) && reader.is_in(at + 1, seconds) && !reader.is(at + 2, "than") && !reader.is_number(at + 2)
    };
    let end_of_two = || !is_plural(reader, at + 2);
    match () {
        () if two("or", "more greater higher above over older longer better") && end_of_two() => {
            Some((Hedge::AtLeast, at + 2))
        }
        () if two("and", "above over up older") => Some((Hedge::AtLeast, at + 2)),
        () if two("or", "less fewer lower under below younger") && end_of_two() => Some((Hedge::AtMost, at + 2)),
        () if two("and", "under younger") => Some((Hedge::AtMost, at + 2)),
        () if two("or", "so") => Some((Hedge::About, at + 2)),
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
