//! The words that bound a number, from `data/en/bounds.tsv`, and what a number so bound may stand for.

use std::collections::HashMap;
use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::Hedge;
use super::read::Reader;
use crate::interval::Interval;

/// How words about a number bound it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// "At least", "more than", "topped".
    Least,
    /// "At most", "less than", "under".
    Most,
    /// "Up to", "as many as": the number is the highest that was reached or may be.
    Highest,
    /// "Just over", "a shade more than".
    SlightlyMore,
    /// "Just under", "a touch below".
    SlightlyLess,
    /// "A good": that, and perhaps somewhat more.
    Good,
    /// "Nearly", "getting on for".
    Nearly,
    /// "About", "some", "barely".
    About,
    /// "Between", "from": the first end of a range.
    Between,
}

impl Bound {
    /// The hedge that a quantity has by it.
    pub(super) fn hedge(self) -> Hedge {
        match self {
            Self::Least | Self::SlightlyMore | Self::Good => Hedge::AtLeast,
            Self::Most | Self::SlightlyLess | Self::Highest => Hedge::AtMost,
            Self::Nearly => Hedge::Nearly,
            Self::About => Hedge::About,
            Self::Between => Hedge::Between,
        }
    }

    /// The same behind "slightly".
    pub(super) fn slightly(self) -> Self {
        match self {
            Self::Least => Self::SlightlyMore,
            Self::Most => Self::SlightlyLess,
            other => other,
        }
    }

    /// The same behind "no": no more than that is at most that.
    pub(super) fn denied(self) -> Self {
        match self {
            Self::Least => Self::Most,
            Self::Most => Self::Least,
            other => other,
        }
    }

    /// What `value` so bound may stand for, where that is less than all on its side. `measured`: it has a unit of measure.
    pub(super) fn meant(self, value: Decimal, step: Decimal, measured: bool) -> Option<Interval<Decimal>> {
        if value <= Decimal::ZERO {
            return None;
        }
        match self {
            Self::SlightlyMore => Some(Interval::closed(value, value.checked_mul(SLIGHTLY_MORE)?)),
            Self::SlightlyLess => Some(Interval::closed(value.checked_sub(short_of(value, step)?)?, value)),
            Self::Good => Some(Interval::closed(value, value.checked_mul(GOOD)?)),
            Self::Highest => {
                let low = value.checked_mul(if measured { MEASURED_HIGHEST } else { HIGHEST })?;
                let rounding = step.checked_div(Decimal::TWO)?.min(value.checked_mul(ROUNDED_HIGHEST)?);
                Some(Interval::closed(low, value.checked_add(rounding)?))
            }
            _ => None,
        }
    }
}

/// "Just over half an hour" is up to 34 minutes: of nine numbers said so in the stories of `data/en`, all lie within this.
const SLIGHTLY_MORE: Decimal = Decimal::from_parts(115, 0, 0, false, 2);

/// "A good half hour" is up to 37 minutes: eight of eight lie within this, and are often more than slightly above.
const GOOD: Decimal = Decimal::from_parts(125, 0, 0, false, 2);

/// "As many as 200" is no less than a hundred: a paper that says so has 200 in mind, and nothing far below.
const HIGHEST: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// A range or capacity of "up to 40 miles" is its highest, so that 40 kilometres are another: a kilometre is less than five
/// eighths of a mile.
const MEASURED_HIGHEST: Decimal = Decimal::from_parts(625, 0, 0, false, 3);

/// How far the highest may lie above the number, which is rounded as others are.
const ROUNDED_HIGHEST: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// The least and the most by which "nearly" and "just under" may miss a number, as shares of it. Of 113 numbers that are
/// called nearly what they are in the stories of `data/en`, 111 are short of it by a tenth at most, and one, which counts in
/// tens, by 0.15; wrong ones begin at 0.16.
const SHORT: (Decimal, Decimal) = (Decimal::from_parts(1, 0, 0, false, 1), Decimal::from_parts(15, 0, 0, false, 2));

/// How far "nearly `value`" may be short of it: a tenth, or half a step where that is more ("nearly 20" counts in tens), but
/// never more than three twentieths.
pub(super) fn short_of(value: Decimal, step: Decimal) -> Option<Decimal> {
    let share = |share: Decimal| value.abs().checked_mul(share);
    Some(step.checked_div(Decimal::TWO)?.clamp(share(SHORT.0)?, share(SHORT.1)?))
}

/// What a phrase of the table does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It bounds the number behind it.
    Bound(Bound),
    /// It bounds the number behind "than": "more", "heavier", "fewer".
    Than(Bound),
    /// It bounds a number with "mark" or "barrier" behind it: "passed the".
    Mark(Bound),
    /// It says that a bound behind it is near: "just", "a shade".
    Slightly,
    /// It leans on a bound behind it and says no more: "well", "only".
    Leaning,
}

impl Kind {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "least" => Self::Bound(Bound::Least),
            "most" => Self::Bound(Bound::Most),
            "highest" => Self::Bound(Bound::Highest),
            "good" => Self::Bound(Bound::Good),
            "nearly" => Self::Bound(Bound::Nearly),
            "about" => Self::Bound(Bound::About),
            "between" => Self::Bound(Bound::Between),
            "greater" => Self::Than(Bound::Least),
            "lesser" => Self::Than(Bound::Most),
            "passed" => Self::Mark(Bound::Least),
            "unreached" => Self::Mark(Bound::Most),
            "near" => Self::Mark(Bound::Nearly),
            "slightly" => Self::Slightly,
            "leaning" => Self::Leaning,
            _ => return None,
        })
    }
}

const TABLE: &str = include_str!("../../../data/en/bounds.tsv");

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.lines().filter(|row| !row.starts_with('#')).filter_map(|row| {
        let mut columns = row.split('\t');
        Some((columns.next()?, columns.next()?))
    })
}

type Phrases = HashMap<&'static str, Vec<(Kind, &'static str)>, foldhash::fast::FixedState>;

/// The table by the last word of each phrase: most words before a number end none.
static BY_LAST_WORD: LazyLock<Phrases> = LazyLock::new(|| {
    let mut table = Phrases::default();
    for (phrase, kind) in rows().filter_map(|(phrase, name)| Some((phrase, Kind::named(name)?))) {
        table.entry(phrase.rsplit(' ').next().unwrap_or(phrase)).or_default().push((kind, phrase));
    }
    table
});

/// Bytes of the longest last word of a phrase: "approximately", "neighbourhood".
const LONGEST: usize = 14;

/// The phrases of the table whose words stand right before the token `end` and not before `free`, with their first tokens.
pub(super) fn phrases_before(reader: &Reader, end: usize, free: usize) -> Vec<(Kind, usize)> {
    let Some(last) = end.checked_sub(1).filter(|&last| last >= free && reader.word(last).len() <= LONGEST) else {
        return Vec::new();
    };
    let Some(phrases) = BY_LAST_WORD.get(&*reader.lower(last)) else { return Vec::new() };
    let start = |phrase: &str| {
        let mut start = end;
        for word in phrase.rsplit(' ') {
            start = start.checked_sub(1).filter(|&start| start >= free && reader.is(start, word))?;
        }
        Some(start)
    };
    phrases.iter().filter_map(|&(kind, phrase)| Some((kind, start(phrase)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_of_the_table_has_a_known_kind() {
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            assert_eq!(row.split('\t').count(), 3, "{row}");
        }
        for (phrase, name) in rows() {
            assert!(Kind::named(name).is_some(), "{phrase}: {name}");
            let last = phrase.rsplit(' ').next().unwrap();
            assert!(last.len() <= LONGEST && last == last.to_lowercase(), "{phrase}");
        }
    }
}
