//! Which values of two sources are about the same thing, and whether they differ.
//!
//! Sentences about the same thing share words that are rare in the story; an index from stems to values finds them, stems
//! of many values are skipped. Each value keeps its best partner in another article, and only where that is mutual and
//! without a rival.

use super::Disagreement;
use super::candidate::{Class, Figure, figures};
use super::rank::Draft;
use super::reading::{Place, Story};
use super::stanza::Proposal;
use crate::kinds::Kind;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::{BTreeMap, BTreeSet};

/// Between sentences without a name in common a pair is worth a note at most.
const STRANGERS: u8 = 45;

/// A stem beside more values than this brings none together.
const COMMON: usize = 64;

/// Two values are about one thing where the weight of what they share reaches this part of all they have. Of the pairs that
/// differ in five annotated sets, those above it are about one thing but for years, of which any story has many.
const ALIKE: f64 = 0.12;

/// The same for years.
const YEARS_ALIKE: f64 = 0.3;

/// So many articles with one value make it what is said of the matter, and another value an outlier.
const CONSENSUS: usize = 3;

/// An outlier is at most so many times what the others say.
const OUTLIER: f64 = 3.0;

/// And where it is not said what is counted or measured, at most so many times.
const OUTLIER_UNNAMED: f64 = 1.3;

/// Numbers from this on are of one thing where they are of one noun and near each other: inhabitants, not passers-by.
const LARGE: i64 = 10_000;

/// Near is at most so many times the other.
const NEAR: f64 = 1.5;

/// A rival is as good a partner where its likeness comes this near, in hundredths.
const LEAD: f64 = 0.05;

/// Beyond this ratio two values are about different things; each numeric contradiction of five annotated sets lies under 3.
const MAGNITUDE: f64 = 10.0;

/// Two values that are about one thing, as far as the words tell.
struct Pair {
    a: usize,
    b: usize,
    likeness: f64,
    shared: Vec<String>,
    /// The score, where it does not come from the likeness.
    score: Option<u8>,
}

/// The values of a story that differ though they are about the same thing.
pub(super) fn disagreements(story: &Story) -> Vec<Disagreement> {
    let figures = figures(story);
    let weights = weights(&figures);
    let mut groups: BTreeMap<String, Vec<&Pair>> = BTreeMap::new();
    let pairs = pairs(&figures, &weights);
    let outliers = outliers(&figures, &pairs);
    let mut pairs = best_pairs(&figures, pairs);
    pairs.extend(outliers);
    pairs.extend(large_numbers(&figures));
    for pair in &pairs {
        let (Some(a), Some(b)) = (figures.get(pair.a), figures.get(pair.b)) else { continue };
        if differ(a, b) && !agrees_elsewhere(&figures, a, b) {
            let (low, high) = (a.point.min(b.point).normalize(), a.point.max(b.point).normalize());
            let noun = a.head.noun.as_ref().or(b.head.noun.as_ref()).map_or("", String::as_str);
            let noun = if a.head.people { "people" } else { noun };
            groups.entry(format!("{:?} {noun} {low} {high}", a.class)).or_default().push(pair);
        }
    }
    groups.into_values().filter_map(|pairs| of_group(story, &figures, &pairs)).collect()
}

fn of_group(story: &Story, figures: &[Figure], pairs: &[&Pair]) -> Option<Disagreement> {
    let best = pairs.iter().max_by(|a, b| a.likeness.total_cmp(&b.likeness))?;
    let (a, b) = (figures.get(best.a)?, figures.get(best.b)?);
    let mut sides: [Vec<Place>; 2] = [Vec::new(), Vec::new()];
    for figure in pairs.iter().flat_map(|pair| [pair.a, pair.b]).filter_map(|index| figures.get(index)) {
        if let Some(side) = sides.get_mut(usize::from(figure.point != a.point)) {
            side.push(figure.place);
        }
    }
    // How many articles have each value for such a thing says which is the minority.
    let support = |one: &Figure| {
        let same = |other: &&Figure| comparable(one, other) && agree(one, other);
        figures.iter().filter(same).map(|figure| figure.place.article).collect::<BTreeSet<_>>().len()
    };
    let [first, second] = sides;
    let turned = support(a) > support(b);
    let (minority, majority) = if turned { (second, first) } else { (first, second) };
    let (here, there) = if turned { (b, a) } else { (a, b) };
    let said =
        |figure: &Figure| format!("“{}”{}", story.words(figure.place), if figure.radius { " as a radius" } else { "" });
    Some(Draft {
        kind: kind_of(a.class),
        code: code_of(a, b),
        message: format!("{} where others say {}", said(here), said(there)),
        reason: format!("both are about {}", best.shared.iter().take(4).cloned().collect::<Vec<_>>().join(", ")),
        score: best.score.unwrap_or_else(|| score(a, b, best).min(surest(a, b))),
        minority,
        majority,
        proposal: proposal(a, b, best),
    })
    .and_then(|draft| draft.finish(story))
}

fn kind_of(class: Class) -> Kind {
    match class {
        Class::Count => Kind::Count,
        Class::Money(_) | Class::Measure(_) => Kind::Amount,
        Class::Year => Kind::Date,
    }
}

fn code_of(a: &Figure, b: &Figure) -> &'static str {
    if a.bound.is_some() && a.bound == b.bound {
        return "bound-differs";
    }
    match a.class {
        Class::Count => "count-differs",
        Class::Money(_) | Class::Measure(_) => "amount-differs",
        Class::Year => "date-differs",
    }
}

/// How much speaks for a pair: how alike the words are, whether the same is counted, how near the numbers are.
fn score(a: &Figure, b: &Figure, pair: &Pair) -> u8 {
    let words = (pair.likeness / 0.7).min(1.0);
    let head = match (&a.head.noun, &b.head.noun) {
        (Some(one), Some(other)) if one == other => 1.0,
        (Some(_), Some(_)) => 0.7,
        _ => 0.3,
    };
    let near = match ratio(a, b) {
        r if r <= 1.3 => 1.0,
        r if r <= 2.0 => 0.7,
        r if r <= 3.0 => 0.4,
        _ => 0.0,
    };
    (50.0 * words + 25.0 * head + 25.0 * near).to_u8().unwrap_or(100)
}

/// Sentences that both name somebody or something, and nothing in common, are hardly about one thing.
fn surest(a: &Figure, b: &Figure) -> u8 {
    let apart = !a.names.is_empty() && !b.names.is_empty() && a.names.is_disjoint(&b.names);
    if apart { STRANGERS } else { u8::MAX }
}

fn ratio(a: &Figure, b: &Figure) -> f64 {
    let (low, high) = (a.point.min(b.point), a.point.max(b.point));
    high.checked_div(low).and_then(|ratio| ratio.to_f64()).unwrap_or(f64::MAX)
}

fn proposal(a: &Figure, b: &Figure, pair: &Pair) -> Proposal {
    let word = |stem: &String| a.written.get(stem).cloned().unwrap_or_else(|| stem.clone());
    let about: Vec<String> = pair.shared.iter().take(2).map(word).collect();
    match (a.class, &a.head.noun, &b.head.noun) {
        (Class::Count, Some(one), Some(other)) => {
            let of = if one == other { one.clone() } else { format!("{one} | {other}") };
            Proposal::Count { about, of }
        }
        (Class::Money(_) | Class::Measure(_), ..) => Proposal::Amount { about },
        (Class::Year, ..) => Proposal::Date { about, verb: None },
        (Class::Count, ..) => Proposal::None,
    }
}

/// How rare each stem is among the values of a story.
fn weights(figures: &[Figure]) -> BTreeMap<&str, f64> {
    let mut counts: BTreeMap<&str, BTreeSet<(usize, usize)>> = BTreeMap::new();
    let mut sentences = BTreeSet::new();
    for figure in figures {
        let sentence = (figure.place.article, figure.sentence);
        sentences.insert(sentence);
        for stem in &figure.context {
            counts.entry(stem).or_default().insert(sentence);
        }
    }
    let all = sentences.len().to_f64().unwrap_or(1.0);
    let weight = |count: usize| (1.0 + all / count.to_f64().unwrap_or(1.0)).ln();
    counts.into_iter().map(|(stem, sentences)| (stem, weight(sentences.len()))).collect()
}

/// Whether two values could be about one thing: of one class, of other articles, of the same noun or property.
fn comparable(a: &Figure, b: &Figure) -> bool {
    let heads = match (&a.head.noun, &b.head.noun) {
        (Some(one), Some(other)) => one == other || a.head.people && b.head.people,
        (None, None) => a.class != Class::Count,
        _ => matches!(a.class, Class::Measure(_)),
    };
    // Another owner or another year is another thing.
    let years = a.class == Class::Year || a.years.is_empty() || b.years.is_empty() || !a.years.is_disjoint(&b.years);
    a.class == b.class && heads && years && a.owner == b.owner
}

/// Whether both values can be true of one thing; two bounds of one direction with other ends cannot well.
fn agree(a: &Figure, b: &Figure) -> bool {
    let bounds = a.bound.is_some() && a.bound == b.bound && a.point != b.point;
    !bounds && !a.range.is_disjoint(&b.range) && ratio(a, b) <= MAGNITUDE
}

fn differ(a: &Figure, b: &Figure) -> bool {
    let year = a.class == Class::Year;
    let near = year || ratio(a, b) <= MAGNITUDE;
    !agree(a, b) && near && a.point > Decimal::ZERO && b.point > Decimal::ZERO
}

/// Where either article has the other's value of such a thing too, the two are not about one thing, or agree.
fn agrees_elsewhere(figures: &[Figure], a: &Figure, b: &Figure) -> bool {
    let has = |article: usize, value: &Figure| {
        // The values stand in the order of their articles.
        let first = figures.partition_point(|other| other.place.article < article);
        let here = figures.iter().skip(first).take_while(|other| other.place.article == article);
        here.into_iter().any(|other| comparable(other, value) && agree(other, value))
    };
    has(a.place.article, b) || has(b.place.article, a)
}

/// Pairs of values that share stems, with their likeness.
fn pairs(figures: &[Figure], weights: &BTreeMap<&str, f64>) -> Vec<Pair> {
    let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, figure) in figures.iter().enumerate() {
        for stem in &figure.context {
            index.entry(stem).or_default().push(number);
        }
    }
    let mut met: BTreeSet<(usize, usize)> = BTreeSet::new();
    for numbers in index.values().filter(|numbers| numbers.len() <= COMMON) {
        for (at, &a) in numbers.iter().enumerate() {
            met.extend(numbers.iter().skip(at + 1).map(|&b| (a, b)));
        }
    }
    let mut pairs = Vec::new();
    for (a, b) in met {
        let (Some(one), Some(other)) = (figures.get(a), figures.get(b)) else { continue };
        if one.place.article == other.place.article || !comparable(one, other) {
            continue;
        }
        let clause = likeness(&one.clause, &other.clause, weights);
        let context = likeness(&one.context, &other.context, weights);
        let mut shared: Vec<String> = one.context.intersection(&other.context).cloned().collect();
        shared.sort_by(|a, b| {
            let weight = |stem: &String| weights.get(stem.as_str()).copied().unwrap_or(0.0);
            weight(b).total_cmp(&weight(a)).then_with(|| a.cmp(b))
        });
        let likeness = if one.class == Class::Year { clause } else { clause.max(f64::midpoint(clause, context)) };
        pairs.push(Pair { a, b, likeness, shared, score: None });
    }
    pairs
}

/// Values that differ from what at least [`CONSENSUS`] articles say of such a thing, and large numbers of one noun.
fn outliers(figures: &[Figure], pairs: &[Pair]) -> Vec<Pair> {
    let mut differing: BTreeMap<usize, Vec<(usize, &Pair)>> = BTreeMap::new();
    for pair in pairs {
        let (Some(a), Some(b)) = (figures.get(pair.a), figures.get(pair.b)) else { continue };
        if a.class != Class::Year && differ(a, b) && !agrees_elsewhere(figures, a, b) {
            differing.entry(pair.a).or_default().push((pair.b, pair));
            differing.entry(pair.b).or_default().push((pair.a, pair));
        }
    }
    let mut found = Vec::new();
    for (outlier, others) in differing {
        let Some(figure) = figures.get(outlier) else { continue };
        let mut articles: BTreeMap<Decimal, BTreeSet<usize>> = BTreeMap::new();
        for other in others.iter().filter_map(|(other, _)| figures.get(*other)) {
            articles.entry(other.point).or_default().insert(other.place.article);
        }
        let usual = articles.values().map(BTreeSet::len).max();
        for &(other, pair) in &others {
            let Some(right) = figures.get(other) else { continue };
            let named = figure.head.noun.is_some() && right.head.noun.is_some();
            let near = ratio(figure, right) <= if named { OUTLIER } else { OUTLIER_UNNAMED };
            if !near || pair.shared.is_empty() || articles.get(&right.point).map(BTreeSet::len) != usual {
                continue;
            }
            let support = figures.iter().filter(|other| comparable(other, right) && agree(other, right));
            let support = support.map(|other| other.place.article).collect::<BTreeSet<_>>().len();
            if support >= CONSENSUS {
                let score = if named && !figure.head.people { 60 } else { 45 };
                found.push(Pair { a: outlier, b: other, shared: pair.shared.clone(), score: Some(score), ..*pair });
            }
        }
    }
    found
}

/// Large numbers of one noun that are near each other: there are not many of them in a story.
fn large_numbers(figures: &[Figure]) -> Vec<Pair> {
    let mut by_noun: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, figure) in figures.iter().enumerate() {
        if let (Class::Count, Some(noun), true) =
            (figure.class, &figure.head.noun, figure.point >= Decimal::from(LARGE))
        {
            by_noun.entry(noun).or_default().push(index);
        }
    }
    let mut found = Vec::new();
    for (noun, indexes) in by_noun.iter().filter(|(_, indexes)| indexes.len() <= COMMON) {
        for (at, &a) in indexes.iter().enumerate() {
            for &b in indexes.iter().skip(at + 1) {
                let (Some(one), Some(other)) = (figures.get(a), figures.get(b)) else { continue };
                let near = one.place.article != other.place.article && ratio(one, other) <= NEAR;
                if near && differ(one, other) && !agrees_elsewhere(figures, one, other) {
                    found.push(Pair { a, b, likeness: 0.0, shared: vec![(*noun).to_owned()], score: Some(40) });
                }
            }
        }
    }
    found
}

/// The weight of what two share against the weight of all they have.
fn likeness(a: &BTreeSet<String>, b: &BTreeSet<String>, weights: &BTreeMap<&str, f64>) -> f64 {
    let weigh =
        |stems: &mut dyn Iterator<Item = &String>| -> f64 { stems.filter_map(|stem| weights.get(stem.as_str())).sum() };
    let all = weigh(&mut a.union(b));
    if all > 0.0 { weigh(&mut a.intersection(b)) / all } else { 0.0 }
}

/// The pairs in which each value is the other's best partner in that article, with no rival near.
fn best_pairs(figures: &[Figure], pairs: Vec<Pair>) -> Vec<Pair> {
    let mut best: BTreeMap<(usize, usize), (f64, f64)> = BTreeMap::new();
    let article = |index: usize| figures.get(index).map_or(0, |figure| figure.place.article);
    for pair in &pairs {
        for (one, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let entry = best.entry((one, article(other))).or_insert((0.0, 0.0));
            if pair.likeness > entry.0 {
                *entry = (pair.likeness, entry.0);
            } else if pair.likeness > entry.1 {
                entry.1 = pair.likeness;
            }
        }
    }
    let is_best = |one: usize, other: usize, likeness: f64| {
        best.get(&(one, article(other))).is_some_and(|(first, second)| likeness >= *first && first - second >= LEAD)
    };
    let enough = |pair: &Pair| {
        let year = figures.get(pair.a).is_some_and(|figure| figure.class == Class::Year);
        pair.likeness >= if year { YEARS_ALIKE } else { ALIKE }
    };
    let mutual = |pair: &Pair| is_best(pair.a, pair.b, pair.likeness) && is_best(pair.b, pair.a, pair.likeness);
    pairs.into_iter().filter(|pair| enough(pair) && mutual(pair)).collect()
}
