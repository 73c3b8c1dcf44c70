//! The rules as the judge sees them: which facts could take each other's values, what tells them apart, and when the story
//! is set. Made once for a run.

use super::sorts::names_age;
use crate::interval::Interval;
use crate::kinds::date::DateSpan;
use crate::kinds::fact::FactBody;
use crate::kinds::quantity::{Dimension, Unit};
use crate::kinds::words::Group;
use crate::recognise::lexicon::{FactGroups, Lexicon};
use crate::rules::{Fact, Rules};

/// What sort of value a fact takes: facts of one sort are rivals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// A plain number of things.
    Number,
    /// Years of age.
    Age,
    /// Money.
    Money,
    /// A measure of that dimension.
    Measure(Dimension),
    /// Money or a measure: the rules declare no amount, and so no unit.
    Amount,
    /// A date.
    Date,
}

/// What the judge knows of one fact.
#[derive(Clone, Debug, Default)]
pub struct FactFrame {
    /// What sort of value it takes; `None` where it takes none.
    pub sort: Option<Sort>,
    /// Its groups that must be near, `verb` last.
    pub groups: Vec<u32>,
    /// Which of them tells it from its rivals best.
    pub key: usize,
    /// The other facts of its sort.
    pub rivals: Vec<usize>,
    /// For a plain number, the ages that facts declare: "she was 67" says one without a word for it.
    pub ages: Vec<usize>,
}

/// The rules as the judge sees them.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Each fact.
    pub facts: Vec<FactFrame>,
    /// When the story is set: from its first to its last declared date, and the default date of its articles.
    pub window: Option<DateSpan>,
}

impl Frame {
    /// Looks at the rules.
    #[must_use]
    pub fn new(rules: &Rules, lexicon: &Lexicon) -> Self {
        let mut facts: Vec<FactFrame> = rules
            .facts
            .iter()
            .zip(&lexicon.facts)
            .map(|(fact, groups)| FactFrame { sort: sort_of(fact), groups: needed(groups), ..FactFrame::default() })
            .collect();
        for fact in 0..facts.len() {
            let sort = facts[fact].sort;
            let choice = is_choice(&rules.facts[fact]);
            let alike = |other: usize| are_rivals(sort, facts[other].sort) || choice && is_choice(&rules.facts[other]);
            let rivals = (0..facts.len()).filter(|&other| other != fact && alike(other)).collect();
            facts[fact].rivals = rivals;
            if sort == Some(Sort::Number) {
                facts[fact].ages = (0..facts.len()).filter(|&other| facts[other].sort == Some(Sort::Age)).collect();
            }
        }
        for fact in 0..facts.len() {
            facts[fact].key = key_of(fact, &facts, lexicon);
        }
        Self { window: window_of(rules), facts }
    }
}

fn are_rivals(a: Option<Sort>, b: Option<Sort>) -> bool {
    let amount = |sort: Option<Sort>| matches!(sort, Some(Sort::Amount | Sort::Money | Sort::Measure(_)));
    let unsaid = a == Some(Sort::Amount) || b == Some(Sort::Amount);
    a.is_some() && a == b || unsaid && amount(a) && amount(b)
}

fn is_choice(fact: &Fact) -> bool {
    matches!(fact.body, FactBody::Choice(_))
}

fn needed(groups: &FactGroups) -> Vec<u32> {
    groups.about.iter().chain(&groups.verb).copied().collect()
}

/// What sort of value a fact takes.
#[must_use]
pub fn sort_of(fact: &Fact) -> Option<Sort> {
    match &fact.body {
        FactBody::Count(count) if count.of.as_ref().is_some_and(names_age) => Some(Sort::Age),
        FactBody::Count(_) => Some(Sort::Number),
        FactBody::Date(_) => Some(Sort::Date),
        FactBody::Amount(amount) => Some(match amount.value.as_ref().map(|value| &value.unit) {
            Some(Unit::Measure(measure)) => Sort::Measure(measure.dimension),
            Some(Unit::Currency(_)) => Sort::Money,
            Some(Unit::None) => Sort::Number,
            None => Sort::Amount,
        }),
        _ => None,
    }
}

/// The group that fewest rivals have too; of several the one that is no name, then the last.
fn key_of(fact: usize, facts: &[FactFrame], lexicon: &Lexicon) -> usize {
    let frame = &facts[fact];
    let shared = |group: u32| -> usize {
        let rivals = frame.rivals.iter().flat_map(|&rival| &facts[rival].groups);
        rivals.filter(|&&other| other == group || overlap(lexicon, other, group)).count()
    };
    let named = |group: u32| {
        lexicon
            .groups
            .get(group as usize)
            .is_none_or(|group| group.phrases.is_empty() || group.phrases.iter().all(is_name))
    };
    let rank = |at: &usize| {
        let group = frame.groups[*at];
        (shared(group), named(group), std::cmp::Reverse(*at))
    };
    (0..frame.groups.len()).min_by_key(rank).unwrap_or(0)
}

fn is_name(phrase: &crate::kinds::words::Phrase) -> bool {
    phrase.text.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
}

/// Whether half of a group's phrases are another's too.
fn overlap(lexicon: &Lexicon, a: u32, b: u32) -> bool {
    let (Some(a), Some(b)) = (lexicon.groups.get(a as usize), lexicon.groups.get(b as usize)) else { return false };
    let shared = |a: &Group, b: &Group| {
        a.phrases.iter().filter(|phrase| b.phrases.iter().any(|o| o.keys == phrase.keys)).count()
    };
    let common = shared(a, b);
    common > 0 && 2 * common >= a.phrases.len().min(b.phrases.len())
}

fn window_of(rules: &Rules) -> Option<DateSpan> {
    let dates = rules.facts.iter().filter_map(|fact| match &fact.body {
        FactBody::Date(date) => date.value.as_ref().map(|value| value.days),
        _ => None,
    });
    let all: Vec<DateSpan> = dates.chain(rules.defaults.published).collect();
    // One date far from the others is background: the story is where most of them are.
    let mut firsts: Vec<_> = all.iter().filter_map(DateSpan::first).collect();
    firsts.sort_unstable();
    let middle = *firsts.get(firsts.len() / 2)?;
    let near = |span: &&DateSpan| {
        span.first()
            .zip(span.last())
            .is_some_and(|(first, last)| days(first, middle) <= AROUND && days(last, middle) <= AROUND)
    };
    let spans: Vec<Interval<jiff::civil::Date>> = all.iter().filter(near).map(|span| span.days).collect();
    let joined = spans.iter().skip(1).fold(*spans.first()?, |joined, next| joined.join(next));
    Some(DateSpan { days: joined, ..all[0] })
}

/// Dates further from the middle one are no part of when the story is set.
const AROUND: i64 = 200;

/// How many days lie between two.
#[must_use]
pub fn days(a: jiff::civil::Date, b: jiff::civil::Date) -> i64 {
    a.until(b).map_or(i64::MAX, |span| i64::from(span.get_days()).abs())
}
