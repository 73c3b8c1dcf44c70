//! Another number, name or day in the headline than in the body, for the same thing.
//!
//! A headline's value is wrong where the body never gives it, and gives another of its kind in a sentence that tells of
//! the same, near its beginning.

use super::check::Check;
use super::context::Content;
use super::figures::count;
use super::people::{NameAt, names};
use super::view::{Found, View};
use crate::finding::Finding;
use crate::kinds::date::DateForm;
use crate::kinds::quantity::{Dimension, Form, Quantity, Unit};
use crate::lang::WordClasses;
use crate::matching::short_forms::is_given;
use crate::matching::{TokenRelation, fold, inflection_key, relate_tokens};
use crate::segment::ParagraphKind;

/// So many sentences of the body may tell what the headline tells.
const LEAD: usize = 4;

/// So many content words a sentence of the lead must share with the headline to tell of the same.
const SHARED: usize = 2;

/// Checks the headline against the body.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let Some(headline) = headline(view) else { return Vec::new() };
    let body: Vec<usize> = view
        .sentences()
        .map(|(sentence, _)| sentence)
        .filter(|&sentence| {
            sentence > headline && matches!(view.kind_of(sentence), ParagraphKind::Body | ParagraphKind::ListItem)
        })
        .collect();
    let content = Content::new(view);
    let mut findings = Vec::new();
    for found in view.quantities_in(headline) {
        findings.extend(other_number(view, &content, headline, &found.value, &body));
    }
    findings.extend(other_weekday(view, &content, headline, &body));
    findings.extend(other_given_name(view, headline));
    findings
}

/// The first sentence, if it is a headline.
fn headline(view: &View<'_>) -> Option<usize> {
    let (first, _) = view.sentences().next()?;
    (view.kind_of(first) == ParagraphKind::Headline).then_some(first)
}

/// The group of the verb right before a count: "killed 34 people".
fn verb_before(view: &View<'_>, quantity: &Quantity) -> Option<WordClasses> {
    let start = view.token_at(quantity.at.start);
    (start.saturating_sub(3)..start).rev().take_while(|&at| view.is_word(at)).find_map(|at| group(view, at))
}

/// The words right behind a count, of which one may say what it counts, by the numbers of their tokens.
fn heads(view: &View<'_>, quantity: &Quantity) -> Vec<usize> {
    let behind = view.token_at(quantity.at.end.saturating_sub(1)) + 1;
    (behind..behind + 6).take_while(|&at| view.is_word(at)).filter(|&at| view.word(at).len() > 2).collect()
}

/// The group of words that the word at `at` belongs to.
fn group(view: &View<'_>, at: usize) -> Option<WordClasses> {
    let classes = view.classes(at);
    let groups = [WordClasses::ABOUT_DEAD, WordClasses::ABOUT_HURT, WordClasses::ABOUT_HELD];
    groups.into_iter().find(|&group| classes.meets(group))
}

/// Whether two counts count the same: a shared noun right behind, or verbs of one group.
fn count_alike(view: &View<'_>, a: &Quantity, b: &Quantity) -> bool {
    let (one, other) = (heads(view, a), heads(view, b));
    let first_group = |heads: &[usize]| heads.iter().find_map(|&at| group(view, at));
    let of = |heads: &[usize], quantity: &Quantity| first_group(heads).or_else(|| verb_before(view, quantity));
    let stem = |&at: &usize| inflection_key(&view.word(at).to_lowercase());
    match (of(&one, a), of(&other, b)) {
        (Some(a), Some(b)) => a == b,
        (None, None) => {
            let noun = one.first().filter(|&&at| !view.has(at, WordClasses::IDLE_NOUN)).map(stem);
            noun.is_some_and(|noun| other.iter().take(2).any(|at| stem(at) == noun))
        }
        _ => false,
    }
}

fn is_told_plainly(quantity: &Quantity) -> bool {
    let dimension = quantity.unit.dimension();
    matches!(quantity.form, Form::Cardinal) && !matches!(dimension, Some(Dimension::Duration | Dimension::Angle))
}

fn other_number(
    view: &View<'_>,
    content: &Content<'_, '_>,
    headline: usize,
    stated: &Quantity,
    body: &[usize],
) -> Option<Finding> {
    if !is_told_plainly(stated) || stated.unit == Unit::None && count(stated).is_none() {
        return None;
    }
    let alike = |found: &&Found<Quantity>| {
        let other = &found.value;
        found.sentence > headline
            && other.unit.same_dimension(&stated.unit)
            && matches!(other.form, Form::Cardinal | Form::Ordinal | Form::Part | Form::Article)
    };
    let all: Vec<&Found<Quantity>> = view.quantities().iter().filter(alike).collect();
    let agrees = |other: &Quantity| {
        let conversion = other.conversion.as_deref();
        same_value(view, stated, other) || conversion.is_some_and(|conversion| same_value(view, stated, conversion))
    };
    if all.iter().any(|found| agrees(&found.value)) {
        return None;
    }
    let lead = body.get(..LEAD.min(body.len()))?;
    let mut told = all.iter().filter(|found| lead.contains(&found.sentence) && is_told_plainly(&found.value));
    let grouped = stated.unit == Unit::None
        && (heads(view, stated).iter().any(|&at| group(view, at).is_some()) || verb_before(view, stated).is_some());
    let same_thing = |found: &&&Found<Quantity>| {
        let other = &found.value;
        let near = other.unit != Unit::None || count_alike(view, stated, other);
        let one_unit = match (other.unit, stated.unit) {
            (Unit::Currency(a), Unit::Currency(b)) => a.may_be(&b),
            _ => true,
        };
        near && one_unit
            && !is_bound(other)
            && content.shared(headline, found.sentence) >= if grouped { 1 } else { SHARED }
    };
    let rival = told.clone().find(same_thing)?;
    // "two brothers and two women": parts of the headline's number.
    let others = view.quantities_in(rival.sentence).iter().filter(|found| {
        found.value.at != rival.value.at
            && count(&found.value).is_some()
            && verb_before(view, &found.value).is_none()
            && !heads(view, &found.value).iter().any(|&at| group(view, at).is_some())
    });
    if stated.unit == Unit::None && others.count() > 0 {
        return None;
    }
    // Two numbers of the kind in the lead: it is not clear which is the headline's.
    if told.by_ref().filter(same_thing).count() > 1 || is_bound(stated) {
        return None;
    }
    let message = format!("the headline says {}, the body {}", view.quote(stated.core), view.quote(rival.value.core));
    Some(view.finding(Check::Headline, stated.core, &[rival.value.core], message))
}

fn is_bound(quantity: &Quantity) -> bool {
    quantity.stated.is_bound()
}

/// Whether two quantities may be one value, as they are rounded; money of different currencies is taken to be.
fn same_value(_view: &View<'_>, a: &Quantity, b: &Quantity) -> bool {
    let convert = |quantity: &Quantity| match quantity.unit {
        Unit::Measure(measure) => {
            quantity.rounded().try_map(|value| value.checked_mul(measure.factor)?.checked_add(measure.offset))
        }
        _ => Some(quantity.rounded()),
    };
    match (a.unit, b.unit) {
        (Unit::Currency(one), Unit::Currency(other)) if !one.may_be(&other) => true,
        _ => convert(a).zip(convert(b)).is_none_or(|(a, b)| !a.is_disjoint(&b)),
    }
}

/// "on Friday" in the headline, where the lead tells the same of Saturday and nobody speaks of a Friday.
fn other_weekday(view: &View<'_>, content: &Content<'_, '_>, headline: usize, body: &[usize]) -> Option<Finding> {
    let weekday = |form: &DateForm| match form {
        DateForm::Weekday { day, .. } => Some(*day),
        _ => None,
    };
    let (stated, at) =
        view.dates_in(headline).iter().find_map(|found| Some((weekday(&found.value.form)?, found.value.at)))?;
    let mut told = view.dates().iter().filter(|found| found.sentence > headline);
    let agrees = told.clone().any(|found| {
        weekday(&found.value.form) == Some(stated) || found.value.stated_weekday.is_some_and(|(day, _)| day == stated)
    });
    let lead = body.get(..LEAD.min(body.len()))?;
    let rival = told.find_map(|found| {
        let day = weekday(&found.value.form).filter(|&day| day != stated)?;
        (lead.contains(&found.sentence) && content.shared(headline, found.sentence) >= SHARED)
            .then_some((day, found.value.at))
    });
    let (_, rival) = rival.filter(|_| !agrees)?;
    let message = format!("the headline says {}, the body {}", view.quote(at), view.quote(rival));
    Some(view.finding(Check::Headline, at, &[rival], message))
}

/// "John Berg" in the headline, where the body speaks of a James Berg and of no John.
fn other_given_name(view: &View<'_>, headline: usize) -> Option<Finding> {
    let all = names(view);
    let known = |name: &&NameAt<'_>| name.words.len() > 1 && name.family().is_some();
    let pairs = all.iter().filter(|name| name.sentence == headline).filter(known);
    for stated in pairs {
        let (Some(family), Some(given)) = (stated.family(), stated.words.get(stated.words.len().wrapping_sub(2)))
        else {
            continue;
        };
        if !is_given(&fold(given)) || all.iter().any(|name| name.sentence > headline && name.words.contains(given)) {
            continue;
        }
        let bare = all.iter().find(|name| name.sentence > headline && name.alone() == Some(family));
        let rival = all.iter().filter(|name| name.sentence > headline).filter(known).find(|name| {
            let other = name.words.first().copied().unwrap_or("");
            name.family() == Some(family)
                && is_given(&fold(other))
                && relate_tokens(given, other) == TokenRelation::Different
        });
        // A surname that stands before the other full name is that of the headline.
        if let Some(rival) = rival.filter(|rival| bare.is_none_or(|bare| bare.at > rival.at)) {
            let message = format!("the headline says {}, the body {}", view.quote(stated.at), view.quote(rival.at));
            return Some(view.finding(Check::Headline, stated.at, &[rival.at], message));
        }
    }
    None
}
