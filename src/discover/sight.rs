//! What is seen of two values of a story that may be about one thing: what they count, by which verb, beside which words,
//! and what the story as a whole says of them. How much each sight counts is fitted: `likeness`.

use super::rarity::Rarity;
use super::said::{Apart, Class};
use super::statement::Statement;
use crate::lang::{Lexicon, Nearness};
use std::collections::BTreeSet;

macro_rules! sights {
    ($($sight:ident = $name:literal,)*) => {
        /// Something seen of two values.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Sight { $(#[doc = $name] $sight,)* }

        /// All of them, with the names that the table of weights has for them.
        pub const SIGHTS: &[(Sight, &str)] = &[$((Sight::$sight, $name),)*];
    };
}

sights! {
    NounSame = "noun=same",
    NounNear = "noun=near",
    NounPeople = "noun=people",
    NounOther = "noun=other",
    NounOnOneSide = "noun=one-side",
    NounUnsaid = "noun=unsaid",
    AttributeSame = "attribute=same",
    AttributeOther = "attribute=other",
    AttributeOnOneSide = "attribute=one-side",
    VerbSame = "verb=same",
    VerbNear = "verb=near",
    VerbOther = "verb=other",
    VerbOnOneSide = "verb=one-side",
    NounAndVerb = "noun+verb",
    NounAndPhrase = "noun+phrase",
    NounAndClause = "noun+clause",
    VerbAndArguments = "verb+arguments",
    Arguments1 = "arguments=1",
    Arguments2 = "arguments=2",
    ArgumentsApart = "arguments=apart",
    Clause1 = "clause=1",
    Clause2 = "clause=2",
    Clause3 = "clause=3",
    Clause4 = "clause=4",
    Context1 = "context=1",
    Context2 = "context=2",
    Context3 = "context=3",
    Context4 = "context=4",
    Phrase1 = "phrase=1",
    Phrase2 = "phrase=2",
    Phrase3 = "phrase=3",
    PhraseApart = "phrase=apart",
    PhraseOnOneSide = "phrase=one-side",
    NamesShared = "names=shared",
    NamesShared2 = "names=2",
    NamesApart = "names=apart",
    Bearer = "bearer=same",
    RoleSame = "role=same",
    RoleOther = "role=other",
    PrepositionSame = "preposition=same",
    PrepositionOther = "preposition=other",
    Crowded = "crowded",
    BothCrowded = "both-crowded",
    Quoted = "quoted",
    BothFirst = "both-first",
    SameArticle = "same-article",
    Small = "small",
    Round = "round",
    Agree = "agree",
    Slip = "slip",
    Near = "near",
    SomewhatNear = "somewhat-near",
    Companion = "companion",
    Backed2 = "backed=2",
    Backed3 = "backed=3",
    BothBacked = "both-backed",
    Best = "best",
    ClearlyBest = "clearly-best",
    Alone1 = "alone=1",
    Alone2 = "alone=2",
    Alone3 = "alone=3",
    Alone4 = "alone=4",
    Alone5 = "alone=5",
    Alone6 = "alone=6",
    Alone7 = "alone=7",
    OfSaying = "of-saying",
    BothOfSaying = "both-of-saying",
    Before1 = "before=1",
    Before2 = "before=2",
    Behind1 = "behind=1",
    Behind2 = "behind=2",
    BothSides = "both-sides",
    Parallel0 = "parallel=0",
    Parallel1 = "parallel=1",
    Parallel2 = "parallel=2",
    Parallel3 = "parallel=3",
    Parallel4 = "parallel=4",
    Rank1 = "rank=1",
    Rank2 = "rank=2",
}

/// Values of one sort, which have weights of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A number of things.
    Count,
    /// A number of people.
    People,
    /// One of a row.
    Ordinal,
    /// A sum of money.
    Money,
    /// Somebody's age.
    Age,
    /// A part of a whole.
    Share,
    /// How long it takes.
    Duration,
    /// A length, a mass, and all else that is measured.
    Measure,
    /// A weekday.
    Weekday,
    /// A day of a month.
    Day,
    /// A time of day.
    Clock,
    /// A month or year.
    Year,
}

/// All of them, with their names in the table of weights.
pub const SORTS: &[(Sort, &str)] = &[
    (Sort::Count, "count"),
    (Sort::People, "people"),
    (Sort::Ordinal, "ordinal"),
    (Sort::Money, "money"),
    (Sort::Age, "age"),
    (Sort::Share, "share"),
    (Sort::Duration, "duration"),
    (Sort::Measure, "measure"),
    (Sort::Weekday, "weekday"),
    (Sort::Day, "day"),
    (Sort::Clock, "clock"),
    (Sort::Year, "year"),
];

/// What sort two values are of.
pub(super) fn sort_of(a: &Statement, b: &Statement) -> Sort {
    let people = |statement: &Statement| statement.noun.as_ref().is_some_and(|noun| noun.people);
    match a.class {
        Class::Count if people(a) || people(b) => Sort::People,
        Class::Count => Sort::Count,
        Class::Ordinal => Sort::Ordinal,
        Class::Money => Sort::Money,
        Class::Measure("age") => Sort::Age,
        Class::Measure("share") => Sort::Share,
        Class::Measure("duration") => Sort::Duration,
        Class::Measure(_) => Sort::Measure,
        Class::Date => a.said.sort_of_date(&b.said),
    }
}

/// How two words stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kin {
    Same,
    Near,
    Other,
    OneSide,
    Unsaid,
}

fn kin(english: &Lexicon<'_>, a: Option<&str>, b: Option<&str>) -> Kin {
    let like = |relation| !matches!(relation, Nearness::Antonym | Nearness::Sibling);
    let near = |a: &str, b: &str| {
        english.word(a).is_some_and(|word| word.near().any(|near| like(near.relation()) && near.word().text() == b))
    };
    match (a, b) {
        (None, None) => Kin::Unsaid,
        (Some(a), Some(b)) if a == b => Kin::Same,
        (Some(a), Some(b)) if near(a, b) || near(b, a) => Kin::Near,
        (Some(_), Some(_)) => Kin::Other,
        _ => Kin::OneSide,
    }
}

/// What the sentences of two values show, in the order of [`SIGHTS`].
pub(super) fn sights(english: &Lexicon<'_>, rarity: &Rarity<'_>, a: &Statement, b: &Statement) -> Vec<Sight> {
    let mut seen = by_words(english, rarity, a, b);
    seen.extend(by_names(a, b));
    seen.extend(by_value(a, b));
    seen
}

/// What is counted, which property is measured, by which verb, beside which words.
fn by_words(english: &Lexicon<'_>, rarity: &Rarity<'_>, a: &Statement, b: &Statement) -> Vec<Sight> {
    let lemma = |statement: &Statement| statement.noun.as_ref().map(|noun| noun.lemma.clone());
    let people = [a, b].iter().all(|statement| statement.noun.as_ref().is_some_and(|noun| noun.people));
    let noun = kin(english, lemma(a).as_deref(), lemma(b).as_deref());
    let verb = kin(english, a.verb.as_deref(), b.verb.as_deref());
    let arguments = a.arguments.intersection(&b.arguments).count();
    let mut seen = vec![match noun {
        Kin::Same => Sight::NounSame,
        Kin::Near => Sight::NounNear,
        Kin::Other if people => Sight::NounPeople,
        Kin::Other => Sight::NounOther,
        Kin::OneSide => Sight::NounOnOneSide,
        Kin::Unsaid => Sight::NounUnsaid,
    }];
    seen.extend(match kin(english, a.attribute, b.attribute) {
        Kin::Same => Some(Sight::AttributeSame),
        Kin::Near | Kin::Other => Some(Sight::AttributeOther),
        Kin::OneSide => Some(Sight::AttributeOnOneSide),
        Kin::Unsaid => None,
    });
    seen.extend(match verb {
        Kin::Same => Some(Sight::VerbSame),
        Kin::Near => Some(Sight::VerbNear),
        Kin::Other => Some(Sight::VerbOther),
        Kin::OneSide => Some(Sight::VerbOnOneSide),
        Kin::Unsaid => None,
    });
    let one_verb = matches!(verb, Kin::Same | Kin::Near);
    let clause = level(rarity.likeness(&a.clause, &b.clause), &CLAUSES);
    let context = level(rarity.likeness(&a.context, &b.context), &CONTEXTS);
    let phrase = level(rarity.likeness(&a.phrase, &b.phrase), &PHRASES);
    seen.extend(clause);
    seen.extend(context);
    seen.extend(phrase.or_else(|| apart(&a.phrase, &b.phrase)));
    let together = [
        (noun == Kin::Same && one_verb, Sight::NounAndVerb),
        (noun == Kin::Same && phrase.is_some(), Sight::NounAndPhrase),
        (noun == Kin::Same && clause >= Some(Sight::Clause2), Sight::NounAndClause),
        (one_verb && arguments > 0, Sight::VerbAndArguments),
        (arguments == 1, Sight::Arguments1),
        (arguments > 1, Sight::Arguments2),
        (arguments == 0 && !a.arguments.is_empty() && !b.arguments.is_empty(), Sight::ArgumentsApart),
    ];
    seen.extend(holding(together));
    seen
}

/// From which part of all words the words shared make a clause more like another, and a sentence, and a noun phrase.
const CLAUSES: [(f64, Sight); 4] =
    [(0.5, Sight::Clause4), (0.3, Sight::Clause3), (0.16, Sight::Clause2), (0.06, Sight::Clause1)];
const CONTEXTS: [(f64, Sight); 4] =
    [(0.5, Sight::Context4), (0.3, Sight::Context3), (0.16, Sight::Context2), (0.06, Sight::Context1)];
const PHRASES: [(f64, Sight); 3] = [(0.6, Sight::Phrase3), (0.3, Sight::Phrase2), (0.01, Sight::Phrase1)];

/// The levels of likeness of two parallel sentences.
const PARALLEL: [(f64, Sight); 5] = [
    (0.45, Sight::Parallel4),
    (0.3, Sight::Parallel3),
    (0.2, Sight::Parallel2),
    (0.12, Sight::Parallel1),
    (0.06, Sight::Parallel0),
];

/// How alike two sentences are, and in how many of their articles each is the one most like the other.
pub(super) fn parallel((likeness, best): (f64, usize)) -> impl Iterator<Item = Sight> {
    let best = [(best == 1, Sight::Rank1), (best == 2, Sight::Rank2)];
    level(likeness, &PARALLEL).into_iter().chain(holding(best))
}

/// From which likeness on, in thousandths of a logit, the sentences of two values make them more likely to be about one.
const LEVELS: [(i32, Sight); 7] = [
    (2000, Sight::Alone7),
    (1200, Sight::Alone6),
    (500, Sight::Alone5),
    (-200, Sight::Alone4),
    (-900, Sight::Alone3),
    (-1600, Sight::Alone2),
    (-2500, Sight::Alone1),
];

/// Which level the likeness of two values reaches by their sentences alone: it and all below.
pub(super) fn levels(likeness: i32) -> impl Iterator<Item = Sight> {
    LEVELS.into_iter().filter(move |(least, _)| likeness >= *least).map(|(_, sight)| sight)
}

/// What counts beside that once more for two values that differ: how far apart they are, and whether in one article.
pub(super) fn counts_twice(sight: Sight) -> bool {
    matches!(sight, Sight::Slip | Sight::Near | Sight::SomewhatNear | Sight::Small | Sight::Round | Sight::SameArticle)
}

fn level(likeness: f64, levels: &[(f64, Sight)]) -> Option<Sight> {
    levels.iter().find(|(least, _)| likeness >= *least).map(|(_, sight)| *sight)
}

fn apart(a: &BTreeSet<String>, b: &BTreeSet<String>) -> Option<Sight> {
    match (a.is_empty(), b.is_empty()) {
        (true, true) => None,
        (false, false) => Some(Sight::PhraseApart),
        _ => Some(Sight::PhraseOnOneSide),
    }
}

fn holding(sights: impl IntoIterator<Item = (bool, Sight)>) -> impl Iterator<Item = Sight> {
    sights.into_iter().filter(|(holds, _)| *holds).map(|(_, sight)| sight)
}

/// Which names stand in both clauses, and where in their clauses the values stand.
fn by_names(a: &Statement, b: &Statement) -> impl Iterator<Item = Sight> {
    let shared = a.names.intersection(&b.names).count();
    let bearer = a.phrase.intersection(&b.phrase).any(|word| a.names.contains(word) && b.names.contains(word));
    let same = |side: usize| a.around[side].iter().zip(&b.around[side]).take_while(|(a, b)| a == b).count();
    let (before, behind) = (same(0), same(1));
    let prepositions = a.preposition.is_some() || b.preposition.is_some();
    holding([
        (shared > 0, Sight::NamesShared),
        (shared > 1, Sight::NamesShared2),
        (shared == 0 && !a.names.is_empty() && !b.names.is_empty(), Sight::NamesApart),
        (bearer, Sight::Bearer),
        (a.role == b.role, Sight::RoleSame),
        (a.role != b.role, Sight::RoleOther),
        (prepositions && a.preposition == b.preposition, Sight::PrepositionSame),
        (prepositions && a.preposition != b.preposition, Sight::PrepositionOther),
        (a.crowded || b.crowded, Sight::Crowded),
        (a.crowded && b.crowded, Sight::BothCrowded),
        (a.quoted || b.quoted, Sight::Quoted),
        (a.first && b.first, Sight::BothFirst),
        (a.place.article == b.place.article, Sight::SameArticle),
        (a.of_saying != b.of_saying, Sight::OfSaying),
        (a.of_saying && b.of_saying, Sight::BothOfSaying),
        (before > 0, Sight::Before1),
        (before > 1, Sight::Before2),
        (behind > 0, Sight::Behind1),
        (behind > 1, Sight::Behind2),
        (before > 0 && behind > 0, Sight::BothSides),
    ])
}

/// What sort of values they are, and how far apart.
fn by_value(a: &Statement, b: &Statement) -> impl Iterator<Item = Sight> {
    let agrees = a.said.agrees(&b.said);
    let apart = a.said.apart(&b.said);
    holding([
        (a.said.is_small() || b.said.is_small(), Sight::Small),
        (a.said.is_round() && b.said.is_round(), Sight::Round),
        (agrees, Sight::Agree),
        (!agrees && apart == Apart::Slip, Sight::Slip),
        (!agrees && apart == Apart::Near, Sight::Near),
        (!agrees && apart == Apart::Some, Sight::SomewhatNear),
    ])
}
