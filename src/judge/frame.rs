//! The rules as the judge sees them: which facts could take each other's values, what tells them apart, and when the story
//! is set. Made once for a run.

use super::sorts::names_age;
use crate::interval::Interval;
use crate::kinds::date::DateSpan;
use crate::kinds::fact::FactBody;
use crate::kinds::quantity::{Dimension, Unit};
use crate::kinds::words::Group;
use crate::recognise::Article;
use crate::recognise::lexicon::{FactGroups, Lexicon};
use crate::rules::{Fact, Rules};
use std::collections::{BTreeMap, BTreeSet, HashMap};

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
    /// How many other facts are of its sort.
    pub rivals: usize,
    kin: Kin,
}

/// Facts that may take each other's values or answers are of one kin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kin {
    /// It has no rivals.
    #[default]
    None,
    /// Its rivals are the other choices.
    Choice,
    /// Its rivals are the facts that take values of a like sort.
    Value(Sort),
}

impl Kin {
    fn of(fact: &Fact) -> Self {
        match sort_of(fact) {
            Some(sort) => Self::Value(sort),
            None if matches!(fact.body, FactBody::Choice(_)) => Self::Choice,
            None => Self::None,
        }
    }

    fn is_like(self, other: Self) -> bool {
        let amount = |kin: Self| matches!(kin, Self::Value(Sort::Amount | Sort::Money | Sort::Measure(_)));
        let unsaid = [self, other].contains(&Self::Value(Sort::Amount));
        self != Self::None && self == other || unsaid && amount(self) && amount(other)
    }
}

/// How many of some facts are of each kin.
#[derive(Clone, Debug, Default)]
struct Tally(Vec<(Kin, usize)>);

impl Tally {
    fn add(&mut self, kin: Kin) {
        match self.0.iter_mut().find(|(other, _)| *other == kin) {
            Some((_, count)) => *count += 1,
            None => self.0.push((kin, 1)),
        }
    }

    /// How many are like one, itself counted in.
    fn like(&self, kin: Kin) -> usize {
        self.0.iter().filter(|(other, _)| other.is_like(kin)).map(|&(_, count)| count).sum()
    }
}

/// The rules as the judge sees them.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Each fact.
    pub facts: Vec<FactFrame>,
    /// When the story is set: from its first to its last declared date, and the default date of its articles.
    pub window: Option<DateSpan>,
    /// By the group that tells them apart, the facts.
    keyed: BTreeMap<u32, Vec<usize>>,
    /// The facts that take values.
    valued: Vec<usize>,
    named: Named,
}

/// So many facts are no longer those of one story.
const MANY: usize = 500;

/// Which facts must be named before they are spoken of.
#[derive(Clone, Debug, Default)]
struct Named {
    /// Of each fact, the groups of nothing but names.
    groups: Vec<Vec<u32>>,
    /// By such a group, the facts.
    facts: BTreeMap<u32, Vec<usize>>,
    /// The facts without one.
    others: Vec<usize>,
}

impl Frame {
    /// Looks at the rules.
    #[must_use]
    pub fn new(rules: &Rules, lexicon: &Lexicon) -> Self {
        let mut facts: Vec<FactFrame> = rules
            .facts
            .iter()
            .zip(&lexicon.facts)
            .map(|(fact, groups)| {
                let (sort, kin) = (sort_of(fact), Kin::of(fact));
                FactFrame { sort, kin, groups: needed(groups), ..FactFrame::default() }
            })
            .collect();
        let mut kins = Tally::default();
        facts.iter().for_each(|fact| kins.add(fact.kin));
        let shared = Shared::of(&facts, lexicon);
        let mut keyed: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (number, fact) in facts.iter_mut().enumerate() {
            fact.rivals = kins.like(fact.kin).saturating_sub(1);
            fact.key = shared.key_of(fact, lexicon);
            if let Some(&key) = fact.groups.get(fact.key) {
                keyed.entry(key).or_default().push(number);
            }
        }
        let valued = (0..facts.len()).filter(|&fact| facts[fact].sort.is_some()).collect();
        let named = Named::of(&facts, lexicon);
        Self { window: window_of(rules), facts, keyed, valued, named }
    }

    /// The facts that take values, in order.
    pub fn valued(&self) -> impl Iterator<Item = usize> + '_ {
        self.valued.iter().copied()
    }

    /// Whether two facts may take each other's values.
    #[must_use]
    pub fn are_rivals(&self, a: usize, b: usize) -> bool {
        let (Some(one), Some(other)) = (self.facts.get(a), self.facts.get(b)) else { return false };
        a != b && one.kin.is_like(other.kin)
    }

    /// Whether a plain number that one fact takes may be the age that another declares: "she was 67" has no word for it.
    #[must_use]
    pub fn may_be_age(&self, fact: usize, other: usize) -> bool {
        let sort = |fact: usize| self.facts.get(fact).and_then(|fact| fact.sort);
        sort(fact) == Some(Sort::Number) && sort(other) == Some(Sort::Age)
    }

    /// Whether a group tells a rival of a fact apart.
    #[must_use]
    pub fn is_key_of_rival(&self, fact: usize, group: u32) -> bool {
        self.keyed.get(&group).is_some_and(|facts| facts.iter().any(|&other| self.are_rivals(fact, other)))
    }

    /// The facts that an article may speak of, in order. Of very many facts most are of other stories: where a name that one
    /// is about stands nowhere in a whole article, nothing there is held to be said of it. `all` of them are for
    /// explanations.
    #[must_use]
    pub fn spoken_of(&self, article: &Article, all: bool) -> Vec<usize> {
        if all || article.is_short() || self.facts.len() < MANY {
            return (0..self.facts.len()).collect();
        }
        let met: BTreeSet<u32> = article.hits.iter().map(|hit| hit.group).collect();
        let named = met.iter().filter_map(|group| self.named.facts.get(group)).flatten().copied();
        let is_named = |&fact: &usize| {
            self.named.groups.get(fact).is_some_and(|groups| groups.iter().all(|group| met.contains(group)))
        };
        let named: BTreeSet<usize> = named.filter(is_named).collect();
        let mut spoken: Vec<usize> = self.named.others.iter().copied().chain(named).collect();
        spoken.sort_unstable();
        spoken
    }
}

impl Named {
    fn of(facts: &[FactFrame], lexicon: &Lexicon) -> Self {
        let mut named = Self::default();
        for (number, fact) in facts.iter().enumerate() {
            let mut groups = fact.groups.clone();
            groups.retain(|&group| is_named(group, lexicon));
            if groups.is_empty() {
                named.others.push(number);
            }
            for &group in &groups {
                named.facts.entry(group).or_default().push(number);
            }
            named.groups.push(groups);
        }
        named
    }
}

fn needed(groups: &FactGroups) -> Vec<u32> {
    groups.about.iter().chain(&groups.verb).copied().collect()
}

/// How many facts have a group, or one that is half the same.
struct Shared {
    tallies: BTreeMap<u32, Tally>,
    /// Of each group, the other groups half of whose phrases it has.
    like: BTreeMap<u32, Vec<u32>>,
}

impl Shared {
    fn of(facts: &[FactFrame], lexicon: &Lexicon) -> Self {
        let mut tallies: BTreeMap<u32, Tally> = BTreeMap::new();
        for fact in facts {
            fact.groups.iter().for_each(|&group| tallies.entry(group).or_default().add(fact.kin));
        }
        let phrases = |group: u32| lexicon.groups.get(group as usize).into_iter().flat_map(|group| &group.phrases);
        let mut having: HashMap<&[String], Vec<u32>> = HashMap::new();
        for &group in tallies.keys() {
            phrases(group).for_each(|phrase| having.entry(&phrase.keys).or_default().push(group));
        }
        let like = |&group: &u32| {
            let others = phrases(group).filter_map(|phrase| having.get(&phrase.keys[..])).flatten().copied();
            let others: BTreeSet<u32> = others.filter(|&other| other != group).collect();
            (group, others.into_iter().filter(|&other| overlap(lexicon, other, group)).collect())
        };
        Self { like: tallies.keys().map(like).collect(), tallies }
    }

    /// The group that fewest rivals have too; of several the one that is no name, then the last.
    fn key_of(&self, fact: &FactFrame, lexicon: &Lexicon) -> usize {
        let shared = |group: u32| -> usize {
            let alike = || std::iter::once(group).chain(self.like.get(&group).into_iter().flatten().copied());
            let all: usize =
                alike().filter_map(|group| self.tallies.get(&group)).map(|tally| tally.like(fact.kin)).sum();
            let own = fact.groups.iter().filter(|&&own| alike().any(|group| group == own)).count();
            if fact.kin == Kin::None { 0 } else { all.saturating_sub(own) }
        };
        let rank = |at: &usize| {
            let group = fact.groups[*at];
            (shared(group), is_named(group, lexicon), std::cmp::Reverse(*at))
        };
        (0..fact.groups.len()).min_by_key(rank).unwrap_or(0)
    }
}

/// Whether a group is of nothing but names.
fn is_named(group: u32, lexicon: &Lexicon) -> bool {
    let group = lexicon.groups.get(group as usize);
    group.is_none_or(|group| group.phrases.is_empty() || group.phrases.iter().all(is_name))
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
