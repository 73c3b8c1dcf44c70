//! How well a value fits a fact: groups of words near it, and patterns of measuring and counting.
//!
//! The weights are those worked out by hand on the gold sets (`MATCHING`, rule 2): 4 for a group in the value's clause,
//! 2 in its sentence, 1 shortly before; 6 for a pattern of measure; 1 off for each four tokens to the nearest group.

use super::claim::{Evidence, Guard, Tier};
use super::view::{SentenceView, distance};
use crate::kinds::date::{DateAnchor, DateExpression, DateForm, DateSpan};
use crate::kinds::fact::{AmountFact, CountFact, FactBody};
use crate::kinds::quantity::{Dimension, Form, Quantity, Unit};
use crate::kinds::vocabulary::{is_function_word, is_leading_word, is_nationality, is_person_noun, is_reporting_verb};
use crate::kinds::words::Group;
use crate::recognise::GroupHit;
use crate::recognise::lexicon::{FactGroups, Lexicon, word_key};
use crate::recognise::values::{Reading, ValueMention};
use crate::rules::Fact;
use std::ops::Range;

/// What a pattern of measure or counting adds.
const MEASURE: i32 = 6;
/// What a counted noun of the same class adds, where the rule names another of it ("members" for "officers").
const SAME_CLASS: i32 = 2;
/// Tokens to the nearest group that cost one point.
const TOKENS_PER_POINT: usize = 4;
/// The most words between a number and the noun it counts, or between a measure and its attribute.
const BETWEEN: usize = 2;

/// A value weighed against a fact.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// The score.
    pub score: i32,
    /// The groups found.
    pub evidence: Vec<Evidence>,
    /// What keeps it from being a claim.
    pub guard: Option<Guard>,
    /// Whether the text gives the radius of what is declared as a width.
    pub doubled: bool,
}

/// Whether only a time of day is said, or a day that comes again and again: neither says when something happened.
fn is_clock_only(date: &DateExpression) -> bool {
    matches!(date.form, DateForm::Time | DateForm::Recurring(_))
}

/// Whether a date is told by itself: a day with its year, or a month with its year.
fn is_full(date: &DateExpression) -> bool {
    !date.is_relative() && !date.is_anaphoric() && date.month_day().is_some()
}

/// A claim scores at least this much: one group in the clause, or a pattern; less is coincidence.
pub const LEAST: i32 = 3;

/// Whether a value is of the fact's dimension at all.
#[must_use]
pub fn fits(fact: &Fact, value: &ValueMention) -> bool {
    match (&fact.body, &value.value) {
        (FactBody::Amount(fact), Reading::Quantity(quantity)) => fits_amount(fact, quantity),
        (FactBody::Count(fact), Reading::Quantity(quantity)) => fits_count(fact, quantity),
        (FactBody::Date(_), Reading::Date(date)) => !is_clock_only(date),
        _ => false,
    }
}

fn fits_amount(fact: &AmountFact, quantity: &Quantity) -> bool {
    let counted = matches!(quantity.form, Form::Vague | Form::Part | Form::None_ | Form::Ordinal);
    !counted && crate::kinds::amount::may_claim(fact, quantity)
}

fn fits_count(fact: &CountFact, quantity: &Quantity) -> bool {
    let ages = fact.of.as_ref().is_some_and(names_age);
    let unit = if ages { quantity.unit.dimension() == Some(Dimension::Age) } else { quantity.unit == Unit::None };
    unit && crate::kinds::count::may_claim(fact, quantity)
}

/// Whether a group of counted things means years of age.
#[must_use]
pub fn names_age(of: &Group) -> bool {
    of.phrases.iter().any(|phrase| phrase.keys.iter().any(|key| matches!(key.as_str(), "age" | "old" | "aged")))
}

/// Weighs a value that fits against a fact.
#[must_use]
pub fn weigh(
    view: &SentenceView<'_>,
    lexicon: &Lexicon,
    (fact, body): (usize, &FactBody),
    value: &ValueMention,
    published: Option<&DateSpan>,
) -> Weighed {
    let Some(groups) = lexicon.facts.get(fact) else {
        return Weighed { score: 0, evidence: Vec::new(), guard: Some(Guard::OutsideClause), doubled: false };
    };
    let clause = view.clause_of(value.tokens.start);
    let mut weighed = Weighed { score: 0, evidence: Vec::new(), guard: None, doubled: false };
    let mut missing = Vec::new();
    let required = groups.about.iter().chain(&groups.verb);
    for &group in required {
        match nearest(view, group, value, &clause) {
            Some(evidence) => weighed.add(evidence),
            None if is_width(lexicon, group) && has_radius(view, &clause, value) => {
                weighed.doubled = true;
                weighed.score += Tier::Clause.score();
            }
            None => missing.push(group),
        }
    }
    let nearest = weighed.evidence.iter().filter_map(|evidence| gap(view, evidence, value)).min().unwrap_or(0);
    weighed.score -= (nearest / TOKENS_PER_POINT) as i32;
    weighed.guard = clause_guard(&weighed, groups);
    let measured = is_measured(view, lexicon, groups, body, value) || weighed.doubled;
    // Without a pattern of measure, what the fact is first of all about must stand in the sentence.
    let leading = groups.about.first().is_some_and(|group| missing.contains(group));
    if leading && !measured && missing.len() == 1 {
        weighed.silence(Guard::Missing(missing[0]));
    }
    add_context(view, lexicon, value, &missing, &mut weighed);
    match (body, &value.value) {
        (FactBody::Count(count), Reading::Quantity(quantity)) => {
            weigh_count(view, groups, count, quantity, value, &mut weighed);
        }
        (FactBody::Amount(_), Reading::Quantity(_)) => {
            weighed.score += if measured { MEASURE } else { 0 };
            weigh_amount(view, lexicon, groups, value, &mut weighed);
        }
        (FactBody::Date(_), Reading::Date(expression)) => {
            weigh_date(view, groups, expression, value, &mut weighed);
        }
        _ => {}
    }
    if matches!(value.value, Reading::Quantity(_)) && of_another_year(view, lexicon, groups, value, published) {
        weighed.silence(Guard::OtherTime);
    }
    if weighed.score < LEAST {
        weighed.silence(Guard::Weak);
    }
    if groups.unless.iter().any(|&group| view.hits.iter().any(|hit| hit.group == group)) {
        weighed.guard = Some(Guard::Unless);
    }
    weighed
}

impl Weighed {
    fn add(&mut self, evidence: Evidence) {
        self.score += evidence.tier.score();
        self.evidence.push(evidence);
    }

    fn silence(&mut self, guard: Guard) {
        self.guard.get_or_insert(guard);
    }
}

fn gap(view: &SentenceView<'_>, evidence: &Evidence, value: &ValueMention) -> Option<usize> {
    matches!(evidence.tier, Tier::Clause | Tier::Sentence)
        .then(|| distance(&view.article.tokens_in(evidence.at), &value.tokens))
}

/// The hit of a group that is nearest to a value, those of its own clause first.
fn nearest(view: &SentenceView<'_>, group: u32, value: &ValueMention, clause: &Range<usize>) -> Option<Evidence> {
    let outside = |tokens: &Range<usize>| tokens.end <= value.tokens.start || value.tokens.end <= tokens.start;
    view.hits
        .iter()
        .filter(|hit| hit.group == group && outside(&hit.tokens))
        .map(|hit| {
            let tier = if clause.contains(&hit.tokens.start) { Tier::Clause } else { Tier::Sentence };
            (tier, distance(&hit.tokens, &value.tokens), hit.tokens.clone())
        })
        .min_by_key(|(tier, distance, tokens)| (*tier, *distance, tokens.start))
        .map(|(tier, _, tokens)| Evidence { group, at: view.article.span(tokens), tier })
}

/// At least one group must stand in the value's own clause; a verb always.
fn clause_guard(weighed: &Weighed, groups: &FactGroups) -> Option<Guard> {
    let in_clause = |evidence: &Evidence| evidence.tier == Tier::Clause;
    let verb = groups.verb.is_none_or(|verb| weighed.evidence.iter().any(|e| e.group == verb && in_clause(e)));
    let any = weighed.evidence.iter().any(in_clause) || weighed.doubled;
    (!any || !verb).then_some(Guard::OutsideClause)
}

/// At most one group may be missing, and is looked for backwards: in the paragraph so far and the one before, then in
/// the headline. A sentence that brings its own full date tells of something else.
fn add_context(
    view: &SentenceView<'_>,
    lexicon: &Lexicon,
    value: &ValueMention,
    missing: &[u32],
    weighed: &mut Weighed,
) {
    let group = match missing {
        [] => return,
        [group] => *group,
        many => return weighed.silence(Guard::MissingMany(many.to_vec())),
    };
    if brings_own_date(view, value) {
        return weighed.silence(Guard::Missing(group));
    }
    let context = view.context();
    let found = view.article.hits_in(context).filter(|hit| hit.group == group).last();
    if let Some(hit) = found {
        let at = view.article.span(hit.tokens.clone());
        weighed.score += Tier::Context.score();
        weighed.evidence.push(Evidence { group, at, tier: Tier::Context });
        return;
    }
    match named_in_article(view, lexicon, group) {
        Some(evidence) => weighed.evidence.push(evidence),
        None => weighed.silence(Guard::Missing(group)),
    }
}

/// A group of names (of a person, a company, a place) that the article has been about all along needs no repeating.
fn named_in_article(view: &SentenceView<'_>, lexicon: &Lexicon, group: u32) -> Option<Evidence> {
    let words = lexicon.groups.get(group as usize)?;
    let names = !words.names.is_empty()
        || words
            .phrases
            .iter()
            .any(|phrase| phrase.text.split_whitespace().all(|word| word.starts_with(char::is_uppercase)));
    if !names {
        return None;
    }
    let hit = view.article.hits_in(0..view.tokens.start).find(|hit| hit.group == group)?;
    Some(Evidence { group, at: view.article.span(hit.tokens.clone()), tier: Tier::Article })
}

fn brings_own_date(view: &SentenceView<'_>, value: &ValueMention) -> bool {
    view.values().iter().any(|other| match &other.value {
        Reading::Date(date) => other.tokens != value.tokens && is_full(date),
        Reading::Quantity(_) => false,
    })
}

fn is_width(lexicon: &Lexicon, group: u32) -> bool {
    let width = |key: &String| matches!(key.as_str(), "wide" | "width" | "diameter" | "across");
    lexicon
        .groups
        .get(group as usize)
        .is_some_and(|group| group.phrases.iter().any(|phrase| phrase.keys.iter().any(width)))
}

/// "a radius of 14 metres": half a diameter.
fn has_radius(view: &SentenceView<'_>, clause: &Range<usize>, value: &ValueMention) -> bool {
    let near = value.tokens.start.saturating_sub(3)..value.tokens.end + 3;
    near.filter(|token| clause.contains(token)).any(|token| view.word(token) == "radius")
}

/// Nouns and numbers: the counted noun must be the fact's, or of its class.
fn weigh_count(
    view: &SentenceView<'_>,
    groups: &FactGroups,
    fact: &CountFact,
    quantity: &Quantity,
    value: &ValueMention,
    weighed: &mut Weighed,
) {
    let (Some(of), Some(words)) = (groups.of, &fact.of) else { return };
    if quantity.unit.dimension() == Some(Dimension::Age) {
        if is_persons_age(view, value) {
            weighed.score += MEASURE;
        } else {
            weighed.silence(Guard::CountsOther);
        }
        return;
    }
    if is_part_of_number(view, value) {
        return weighed.silence(Guard::CountsOther);
    }
    let itself = |hit: &GroupHit| hit.tokens == value.tokens;
    if view.hits.iter().any(|hit| hit.group == of && (itself(hit) || is_counted_by(view, &hit.tokens, value))) {
        weighed.score += MEASURE;
        return;
    }
    let noun = view.word(counted_noun(view, value));
    if is_bare(view, groups, value)
        && words.phrases.iter().flat_map(|phrase| &phrase.keys).any(|key| is_person_noun(key))
    {
        weighed.score += SAME_CLASS;
        return;
    }
    let key = word_key(&noun);
    let head = words.phrases.iter().any(|phrase| phrase.keys.len() > 1 && phrase.keys.last() == Some(&key));
    let person = |word: &str| is_person_noun(&word_key(word));
    let same_class =
        person(&noun) && words.phrases.iter().any(|phrase| phrase.keys.iter().any(|key| is_person_noun(key)));
    if same_class || head {
        weighed.score += SAME_CLASS;
    } else {
        weighed.silence(Guard::CountsOther);
    }
}

/// "Five paintings of the 17 stolen": a part of a number that stands right behind.
fn is_part_of_number(view: &SentenceView<'_>, value: &ValueMention) -> bool {
    let of = (value.tokens.end..value.tokens.end + BETWEEN + 1).find(|&token| view.word(token) == "of");
    of.is_some_and(|of| {
        let determiner = matches!(view.word(of + 1).as_str(), "the" | "its" | "their" | "those" | "these" | "all");
        determiner && view.values().iter().any(|other| (of + 2..of + 4).contains(&other.tokens.start))
    })
}

/// Whether an age is a person's: "the 37-year-old", "a 14-year-old boy", "aged 21"; not "a 90-year-old custom".
fn is_persons_age(view: &SentenceView<'_>, value: &ValueMention) -> bool {
    let attributive = value.at.of(view.article.text()).contains(['-', '‐']);
    if !attributive {
        return true;
    }
    let mut words = (value.tokens.end..value.tokens.end + BETWEEN + 1).map(|token| view.word(token)).peekable();
    let ends = words.peek().is_none_or(|word| word.is_empty() || is_function_word(word) || is_reporting_verb(word));
    ends || words
        .take_while(|word| !word.is_empty())
        .any(|word| is_person_noun(&word_key(&word)) || is_leading_word(&word) && !is_nationality(&word))
}

/// `N adjective noun`, `noun of N`, `noun: N`.
fn is_counted_by(view: &SentenceView<'_>, noun: &Range<usize>, value: &ValueMention) -> bool {
    if noun.start >= value.tokens.end {
        let between = value.tokens.end..noun.start;
        let words = between.clone().filter(|&token| !view.word(token).is_empty()).count();
        let marks = between.clone().any(|token| !matches!(view.mark(token), "" | "-" | "‐" | "(" | ")"));
        return words <= BETWEEN && !marks && !view.any_word(between, &["of", "and", "to", "in", "after"]);
    }
    let between = noun.end..value.tokens.start;
    between.len() <= 1
        && (between.is_empty()
            || view.any_word(between.clone(), &["of", "at", "to", "is", "was", "reached", "reaches"])
            || view.mark(between.start) == ":")
}

/// A number without a noun that what happened counts: "killing at least 12", "12 were killed", "the toll rose to 12".
fn is_bare(view: &SentenceView<'_>, groups: &FactGroups, value: &ValueMention) -> bool {
    let happened = |tokens: Range<usize>| {
        view.hits.iter().any(|hit| groups.about.contains(&hit.group) && tokens.contains(&hit.tokens.start))
    };
    let next = view.word(value.tokens.end);
    let before = value.tokens.start.saturating_sub(1)..value.tokens.start;
    let ends = next.is_empty() && view.mark(value.tokens.end) != "-" || is_function_word(&next);
    let auxiliary = matches!(next.as_str(), "were" | "was" | "have" | "had" | "are" | "others");
    let toll = ends && is_toll(view, value) && happened(view.clause_of(value.tokens.start));
    ends && happened(before) || auxiliary && happened(value.tokens.end + 1..value.tokens.end + 4) || toll
}

/// "The toll rose to 25", "the number of victims stands at 25".
fn is_toll(view: &SentenceView<'_>, value: &ValueMention) -> bool {
    const MOVES: [&str; 12] = [
        "rose", "rises", "risen", "climbed", "climbs", "grew", "jumped", "reached", "stands", "stood", "fell",
        "dropped",
    ];
    let start = value.tokens.start.saturating_sub(3);
    view.any_word(start..value.tokens.start, &MOVES)
        && view.any_word(view.clause_of(value.tokens.start), &["toll", "number", "total", "count", "tally"])
}

/// The token of the noun that a number counts: the last of the words that follow it before a mark or a function word.
fn counted_noun(view: &SentenceView<'_>, value: &ValueMention) -> usize {
    let mut last = value.tokens.end;
    for token in value.tokens.end..value.tokens.end + BETWEEN + 1 {
        let word = view.word(token);
        if word.is_empty() || crate::kinds::vocabulary::is_function_word(&word) {
            break;
        }
        last = token;
        if is_person_noun(&word_key(&word)) {
            break;
        }
    }
    last
}

/// Whether a pattern of measure or counting ties the value to words of the fact.
fn is_measured(
    view: &SentenceView<'_>,
    lexicon: &Lexicon,
    groups: &FactGroups,
    body: &FactBody,
    value: &ValueMention,
) -> bool {
    // What is measured is no name, and no year: "$5 million in fiscal 2013" tells the period, not the thing.
    let attribute = |group: u32| {
        lexicon
            .groups
            .get(group as usize)
            .is_some_and(|group| group.names.is_empty() && !names_words(group, &YEAR_WORDS))
    };
    match body {
        FactBody::Amount(_) => view
            .hits
            .iter()
            .filter(|hit| groups.about.contains(&hit.group) && attribute(hit.group))
            .any(|hit| is_measured_by(view, &hit.tokens, value)),
        FactBody::Count(_) => {
            let counted = |hit: &GroupHit| is_counted_by(view, &hit.tokens, value);
            view.hits.iter().any(|hit| Some(hit.group) == groups.of && counted(hit)) || is_bare(view, groups, value)
        }
        _ => false,
    }
}

/// The guards of period and possessor.
fn weigh_amount(
    view: &SentenceView<'_>,
    lexicon: &Lexicon,
    groups: &FactGroups,
    value: &ValueMention,
    weighed: &mut Weighed,
) {
    if other_period(view, lexicon, groups, value) {
        weighed.silence(Guard::Period);
    }
    if other_possessor(view, groups, value) {
        weighed.silence(Guard::Possessor);
    }
}

/// `N unit ATTRIBUTE` and `ATTRIBUTE of N unit`.
fn is_measured_by(view: &SentenceView<'_>, attribute: &Range<usize>, value: &ValueMention) -> bool {
    let passable = |token: usize| matches!(view.mark(token), "" | "-" | "‐");
    if attribute.start >= value.tokens.end {
        let between = skip_bracket(view, value.tokens.end)..attribute.start;
        let words = between.clone().filter(|&token| !view.word(token).is_empty()).count();
        return between.start <= between.end
            && words <= BETWEEN
            && between.clone().all(passable)
            && !view.any_word(between, &["and", "to", "from"]);
    }
    let between = attribute.end..value.tokens.start;
    let words = between.clone().filter(|&token| !view.word(token).is_empty()).count();
    words <= BETWEEN
        && between.clone().all(passable)
        && view.any_word(between.clone(), &["of", "is", "was", "at", "measuring", "to"])
}

/// Behind a conversion in brackets: "40 feet (12 metres) wide".
fn skip_bracket(view: &SentenceView<'_>, token: usize) -> usize {
    if view.mark(token) != "(" {
        return token;
    }
    (token..token + 8).find(|&i| view.mark(i) == ")").map_or(token, |close| close + 1)
}

const YEAR_WORDS: [&str; 4] = ["year", "annual", "annually", "yearly"];
const SHORTER_WORDS: [&str; 8] = ["quarter", "quarterly", "month", "monthly", "week", "weekly", "half-year", "day"];

fn names_words(group: &Group, words: &[&str]) -> bool {
    group.phrases.iter().any(|phrase| phrase.keys.iter().any(|key| words.contains(&key.as_str())))
}

/// Whether the value is of a quarter or month where the fact is of a year, or the other way round.
fn other_period(view: &SentenceView<'_>, lexicon: &Lexicon, groups: &FactGroups, value: &ValueMention) -> bool {
    let named = |words: &[&str]| {
        groups
            .about
            .iter()
            .filter_map(|&group| lexicon.groups.get(group as usize))
            .any(|group| names_words(group, words))
    };
    let near = view.tokens.start..value.tokens.end + 6;
    let (year, shorter) = (named(&YEAR_WORDS), named(&SHORTER_WORDS));
    year && !shorter && view.any_word(near.clone(), &SHORTER_WORDS[..6])
        || shorter && !year && !view.any_word(near.clone(), &SHORTER_WORDS) && view.any_word(near, &YEAR_WORDS)
}

/// Whether the value's clause names a year long before the article's: "fined €1.9 million in 2009" is another fine. What
/// is known of the article's own date decides; without it, nothing is said against the value.
fn of_another_year(
    view: &SentenceView<'_>,
    lexicon: &Lexicon,
    groups: &FactGroups,
    value: &ValueMention,
    published: Option<&DateSpan>,
) -> bool {
    let Some(appeared) = published.and_then(DateSpan::first) else { return false };
    let clause = view.clause_of(value.tokens.start);
    let old = |other: &&ValueMention| match &other.value {
        Reading::Date(date) if clause.contains(&other.tokens.start) && !date.is_relative() && !date.is_anaphoric() => {
            date.resolve(&DateAnchor { published: published.copied(), ..DateAnchor::default() })
                .and_then(|days| days.last())
                .is_some_and(|last| last.year() + YEARS_APART < appeared.year())
        }
        _ => false,
    };
    let named = |year: &ValueMention| {
        let words = crate::kinds::words::word_keys(year.at.of(view.article.text()));
        groups
            .about
            .iter()
            .filter_map(|&group| lexicon.groups.get(group as usize))
            .any(|group| group.phrases.iter().any(|phrase| phrase.keys.iter().any(|key| words.contains(key))))
    };
    view.values().iter().find(old).is_some_and(|year| !named(year))
}

/// A year further back than this before the article's is another story: last year's figures are still this one's.
const YEARS_APART: i16 = 1;

/// Whether another name's possessive stands right before the value: "Globex's $5 million".
fn other_possessor(view: &SentenceView<'_>, groups: &FactGroups, value: &ValueMention) -> bool {
    let Some(before) = value.tokens.start.checked_sub(1) else { return false };
    let Some(token) = view.article.tokens.get(before) else { return false };
    let word = token.of(view.article.text());
    let possessive = crate::matching::strip_possessive(word).len() < word.len() && word.starts_with(char::is_uppercase);
    possessive && !view.hits.iter().any(|hit| groups.about.contains(&hit.group) && hit.tokens.contains(&before))
}

/// A date beside a reporting verb is the report's; so is a dateline's.
fn weigh_date(
    view: &SentenceView<'_>,
    groups: &FactGroups,
    expression: &DateExpression,
    value: &ValueMention,
    weighed: &mut Weighed,
) {
    let paragraph = view.article.segments.sentences.get(view.index).map(|sentence| sentence.paragraph);
    let dateline = paragraph.and_then(|paragraph| view.article.segments.paragraphs.get(paragraph)?.dateline);
    if dateline.is_some_and(|at| at.meets(expression.at)) {
        weighed.silence(Guard::ReportingDate);
    }
    if let Some(verb) = reporting_verb(view, value) {
        let named = view.hits.iter().any(|hit| groups.about.contains(&hit.group) && hit.tokens.contains(&verb))
            || groups
                .verb
                .is_some_and(|group| view.hits.iter().any(|hit| hit.group == group && hit.tokens.contains(&verb)));
        if !named {
            weighed.silence(Guard::ReportingDate);
        }
    }
}

/// The reporting verb that owns a date: "said on Friday", "on Wednesday officials had said", "confirmed Friday".
pub(crate) fn reporting_verb(view: &SentenceView<'_>, value: &ValueMention) -> Option<usize> {
    let clause = view.clause_of(value.tokens.start);
    let reports = |&token: &usize| is_reporting_verb(&view.word(token));
    let before = (clause.start.max(value.tokens.start.saturating_sub(4))..value.tokens.start).rev().find(reports);
    let blocked = |verb: usize| {
        (verb + 1..value.tokens.start)
            .any(|token| matches!(view.word(token).as_str(), "that" | "was" | "were" | "had" | "killed"))
    };
    if let Some(verb) = before.filter(|&verb| !blocked(verb)) {
        return Some(verb);
    }
    // "On Tuesday, an expert with the agency, Ann Berg, said": a date that leads the sentence is its main verb's.
    let leads = value.tokens.start <= view.tokens.start + 2;
    let reach = if leads { view.tokens.end.min(value.tokens.end + 16) } else { clause.end.min(value.tokens.end + 3) };
    let verb = (value.tokens.end..reach).find(reports)?;
    (leads && !view.any_word(value.tokens.end..verb, &["that", "when", "which", "who"])).then_some(verb)
}
