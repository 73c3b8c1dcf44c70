//! One event on two days: "The ferry sank on Monday" and, further down, "when the ferry sank on Tuesday".
//!
//! Two sentences tell of one event where their verbs are forms of one word, with the same subject or the same object and
//! at least one more word in common. What people do again and again (say, meet, play) is no one event, nor is "another",
//! "again" or "every"; nor what is only asked or to come.

use super::check::Check;
use super::context::Content;
use super::view::{Found, View};
use crate::finding::Finding;
use crate::kinds::date::{DateExpression, DateForm, Which};
use crate::lang::{Classes, Cues, Lexicon, Reading, Relation, Tree, Upos, cues, lemma};
use crate::segment::ParagraphKind;
use crate::span::ByteSpan;
use jiff::civil::Weekday;
use std::collections::BTreeSet;

/// An article with more days than this is a calendar.
const MOST_DAYS: usize = 60;

/// Two tellings of one event share at least so many words beside the verb, one of them its subject or object.
const SHARED: usize = 2;

/// A day as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Day {
    Weekday(Weekday),
    Date(i8, i8),
}

/// An event that a sentence gives a day.
struct Told {
    sentence: usize,
    day: Day,
    at: ByteSpan,
    verb: String,
    /// The heads of its subject and object.
    core: BTreeSet<String>,
    /// All its content words.
    around: BTreeSet<String>,
}

/// Checks each pair of sentences that give an event different days.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let days: Vec<(&Found<DateExpression>, Day)> =
        view.dates().iter().filter_map(|found| Some((found, day(view, found)?))).collect();
    let differ = |a: Day, b: Day| std::mem::discriminant(&a) == std::mem::discriminant(&b) && a != b;
    if days.len() > MOST_DAYS {
        return Vec::new();
    }
    // A tree is dear: only what shares a verb and as many words with a sentence of another day is worth one.
    let content = Content::new(view);
    let verbs: Vec<BTreeSet<String>> = days.iter().map(|(found, _)| verbs(view, found.sentence)).collect();
    let rival = |a: usize, b: usize| {
        let (Some((one, first)), Some((other, second))) = (days.get(a), days.get(b)) else { return false };
        let verb = || verbs.get(a).zip(verbs.get(b)).is_some_and(|(a, b)| !a.is_disjoint(b));
        one.sentence != other.sentence
            && differ(*first, *second)
            && verb()
            && content.shared(one.sentence, other.sentence) > SHARED
    };
    let alike = (0..days.len()).filter(|&a| (0..days.len()).any(|b| rival(a, b)));
    let told: Vec<Told> =
        alike.filter_map(|at| days.get(at)).filter_map(|&(found, day)| told(view, found, day)).collect();
    let mut findings = Vec::new();
    for (number, second) in told.iter().enumerate() {
        let first = told.get(..number).unwrap_or_default().iter().find(|first| {
            first.sentence != second.sentence && differ(first.day, second.day) && is_one_event(first, second)
        });
        if let Some(first) = first {
            let message = format!("{} here, {} elsewhere in the article", view.quote(second.at), view.quote(first.at));
            findings.push(view.finding(Check::Day, second.at, &[first.at], message));
        }
    }
    findings
}

/// The day that a date names; none for stretches, bounds and days of other weeks.
fn day(view: &View<'_>, found: &Found<DateExpression>) -> Option<Day> {
    let date = &found.value;
    let story = matches!(view.kind_of(found.sentence), ParagraphKind::Body | ParagraphKind::Headline);
    if !story || date.hedge.is_some() || view.is_quoted(date.at) || date.at.of(view.text).ends_with("ys") {
        return None;
    }
    match &date.form {
        DateForm::Weekday { day, which: Which::Bare } => Some(Day::Weekday(*day)),
        DateForm::Calendar(calendar) => Some(Day::Date(calendar.month?, calendar.day?)),
        _ => None,
    }
}

/// The lemmas of the words of a sentence that may be verbs of the past; forms that no ending tells are short: hit, cut.
fn verbs(view: &View<'_>, sentence: usize) -> BTreeSet<String> {
    let Ok(english) = Lexicon::english() else { return BTreeSet::new() };
    let lemma = |at: usize| {
        let word = view.word(at);
        let lemma = english.lemma_word(word, Reading::Verb).filter(|_| word.starts_with(char::is_lowercase))?.text();
        (word != lemma || word.len() < 4).then(|| lemma.to_owned())
    };
    view.sentence(sentence).filter_map(lemma).filter(|lemma| !is_repeated(&english, lemma)).collect()
}

fn is_one_event(a: &Told, b: &Told) -> bool {
    let core = a.core.intersection(&b.core).count();
    a.verb == b.verb && core > 0 && a.around.intersection(&b.around).count() >= SHARED
}

/// The event that a day is said of: the verb it hangs on, and what the verb takes.
fn told(view: &View<'_>, found: &Found<DateExpression>, day: Day) -> Option<Told> {
    let tree = view.tree(found.sentence).ok()?;
    let english = Lexicon::english().ok()?;
    let date = tree.head_of(tree.words_in(&view.tokens_in(found.value.at)))?;
    let verb = event(tree, date)?;
    let key =
        |word: usize| tree.words.get(word).map(|word| lemma(&english, word.at.of(view.text), word.upos).to_lowercase());
    let name = key(verb)?;
    if is_repeated(&english, &name) || !is_plain(view, tree, verb) {
        return None;
    }
    let is_core = |&child: &usize| {
        let relation = tree.words[child].relation;
        relation.is_subject() || matches!(relation, Relation::Obj)
    };
    let core: BTreeSet<String> =
        tree.children(verb).filter(is_core).filter(|&word| is_content(tree, word)).filter_map(key).collect();
    // Statements, letters and reports come one after another.
    if core.iter().any(|word| english.classes(word).meets(Classes::COMMUNICATION)) {
        return None;
    }
    let within = |word: &usize| *word != verb && tree.is_under(*word, verb) && !tree.is_under(*word, date);
    let around = (0..tree.words.len()).filter(within).filter(|&word| is_content(tree, word)).filter_map(key).collect();
    Some(Told { sentence: found.sentence, day, at: found.value.at, verb: name, core, around })
}

/// The verb that a date hangs on, by itself or by a place: "sank near Lund on Monday".
fn event(tree: &Tree, date: usize) -> Option<usize> {
    let said_of = |word: usize, relations: &[Relation]| {
        let relation = tree.words.get(word)?.relation;
        relations.contains(&relation).then(|| tree.head(word)).flatten()
    };
    let of_place = said_of(date, &[Relation::Nmod, Relation::NmodUnmarked]);
    let place = of_place.filter(|&place| tree.words.get(place).is_some_and(|word| word.relation == Relation::Obl));
    let of_verb = [Relation::Obl, Relation::OblUnmarked, Relation::Advmod, Relation::NmodUnmarked];
    let head = said_of(place.unwrap_or(date), &of_verb)?;
    (tree.words.get(head)?.upos == Upos::Verb).then_some(head)
}

fn is_content(tree: &Tree, word: usize) -> bool {
    tree.words.get(word).is_some_and(|word| matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Num))
}

/// Whether the verb is of what comes again and again, or says little.
fn is_repeated(english: &Lexicon<'_>, verb: &str) -> bool {
    let again = Classes::SPEECH
        | Classes::REPORTING
        | Classes::COGNITION
        | Classes::PERCEPTION
        | Classes::COMPETITION
        | Classes::EMOTION;
    english.classes(verb).meets(again) || cues(verb).meets(Cues::LIGHT)
}

/// Whether the sentence tells plainly of one event: nothing in it says "again", "another", "will" or "not".
fn is_plain(view: &View<'_>, tree: &Tree, verb: usize) -> bool {
    let other = Cues::ADDITIONAL
        | Cues::ORDERED
        | Cues::NEGATION
        | Cues::FUTURE
        | Cues::POSSIBLE
        | Cues::ABILITY
        | Cues::HABIT
        | Cues::CONDITION
        | Cues::EACH;
    let words = (0..tree.words.len()).filter(|&word| tree.is_under(word, verb));
    words.map(|word| tree.words[word].at.of(view.text).to_lowercase()).all(|word| {
        !cues(&word).meets(other) && !matches!(word.as_str(), "again" | "earlier" | "later" | "two" | "both" | "?")
    })
}
