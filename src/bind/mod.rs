//! Which fact a mention belongs to: score all pairs, then assign → claims.
//!
//! Each claim keeps its score, the words that bind it and the guard that silenced it, for `gainsay why` and the tests.

mod assign;
pub mod choice;
pub mod claim;
pub mod hold;
pub mod quotes;
pub mod roles;
pub mod score;
pub mod spelling;
pub mod view;

use crate::kinds::date::{DateAnchor, DateSpan, tense_about};
use crate::kinds::fact::FactBody;
use crate::kinds::rates::Rates;
use crate::recognise::Article;
use crate::recognise::lexicon::Lexicon;
use crate::recognise::values::{Reading, ValueMention};
use crate::rules::Rules;
use crate::segment::ParagraphKind;
use assign::{Candidate, LEAD, assign};
use claim::{Claim, Guard, Manner, Said};
use score::{Weighed, fits, weigh};
use std::sync::Arc;
use view::SentenceView;

/// What binding and comparing need beside an article.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The rules.
    pub rules: &'a Rules,
    /// The rules made ready.
    pub lexicon: &'a Lexicon,
    /// The exchange rates.
    pub rates: &'a Rates,
    /// Whether to keep claims that lack most of their words too: for explanations, not for checking.
    pub thorough: bool,
}

/// What is known of the article beside its text.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// When it appeared.
    pub published: Option<DateSpan>,
    /// For each fact, whether it holds for this source at this time; `None`: it does.
    pub out: Vec<Option<Guard>>,
}

impl Known {
    fn guard_of(&self, fact: usize) -> Option<Guard> {
        self.out.get(fact).cloned().flatten()
    }
}

/// All claims of an article, those that a guard silenced among them, in the order of the text.
#[must_use]
pub fn bind(article: &Article, setting: Setting<'_>, known: &Known) -> Vec<Claim> {
    let mut claims = spelling::spelling_claims(article, setting, known);
    claims.extend(bind_values(article, setting, known));
    claims.extend(choice::choice_claims(article, setting, known));
    claims.extend(roles::role_claims(article, setting, known));
    claims.extend(quotes::quote_claims(article, setting, known));
    for claim in &mut claims {
        if claim.guard.is_none() {
            claim.guard = known.guard_of(claim.fact).or_else(|| sic(article, claim));
        }
    }
    claims.sort_by_key(|claim| (claim.at.start, claim.at.end, claim.fact));
    claims
}

/// "[sic]" right behind is the author's word that it stands.
fn sic(article: &Article, claim: &Claim) -> Option<Guard> {
    let rest = article.text().get(claim.at.end..)?.trim_start();
    let marked =
        rest.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("[sic]") || head.eq_ignore_ascii_case("(sic)"));
    marked.then_some(Guard::Sic)
}

fn bind_values(article: &Article, setting: Setting<'_>, known: &Known) -> Vec<Claim> {
    let mut claims = Vec::new();
    let values = setting
        .rules
        .facts
        .iter()
        .any(|fact| matches!(fact.body, FactBody::Amount(_) | FactBody::Count(_) | FactBody::Date(_)));
    if !values || article.hits.is_empty() {
        return claims;
    }
    let singles = single_counts(setting);
    for index in 0..article.segments.sentences.len() {
        let view = SentenceView::new(article, index, &singles);
        if let Some(view) = view.filter(|view| !view.hits.is_empty() && is_told(article, view)) {
            claims.extend(bind_sentence(&view, setting, known));
        }
    }
    claims
}

/// The groups of things of which a fact declares exactly one: only against these does a bare plural say a number.
fn single_counts(setting: Setting<'_>) -> Vec<u32> {
    let one = rust_decimal::Decimal::ONE;
    let single = |fact: &crate::rules::Fact| match &fact.body {
        FactBody::Count(count) => {
            count.value.as_ref().is_some_and(|value| value.stated.is_exact() && value.stated.contains(one))
        }
        _ => false,
    };
    let facts = setting.rules.facts.iter().zip(&setting.lexicon.facts);
    facts.filter(|(fact, _)| single(fact)).filter_map(|(_, groups)| groups.of).collect()
}

/// Whether a sentence is the story's own: not the web page's, nor a byline.
pub(crate) fn is_told(article: &Article, view: &SentenceView<'_>) -> bool {
    !matches!(article.paragraph_kind(view.tokens.start), ParagraphKind::Furniture | ParagraphKind::Byline)
}

/// The days that each value of a sentence means; `None` for numbers and for what is not known. "A year later" goes by
/// the last date before it, in the sentence or the text.
fn resolve_dates(view: &SentenceView<'_>, known: &Known) -> Vec<Option<DateSpan>> {
    let looks_back = |value: &ValueMention| matches!(&value.value, Reading::Date(date) if date.is_anaphoric());
    let mut last = view.values().iter().any(looks_back).then(|| last_told_date(view, known)).flatten();
    let resolve = |value: &ValueMention| {
        let days = days_of(view, value, known, last);
        last = days.or(last);
        days
    };
    view.values().iter().map(resolve).collect()
}

fn days_of(view: &SentenceView<'_>, value: &ValueMention, known: &Known, last: Option<DateSpan>) -> Option<DateSpan> {
    let Reading::Date(date) = &value.value else { return None };
    let tense = tense_about(view.article.text(), &view.article.tokens, value.at);
    let anchor = DateAnchor { published: known.published, last, tense };
    // "Two weeks ago" is said of thirteen days as well: a relative date is held to all the days its words allow.
    if date.is_relative() { date.possible(&anchor) } else { date.resolve(&anchor) }
}

/// The last date that the text tells before a sentence: not that of a report ("announced on Sunday"), which is the
/// report's own. Looked for [`LOOK_BACK`] sentences back.
fn last_told_date(view: &SentenceView<'_>, known: &Known) -> Option<DateSpan> {
    (view.index.saturating_sub(LOOK_BACK)..view.index).rev().find_map(|index| {
        let before = SentenceView::new(view.article, index, &[])?;
        let told = before.values().iter().rev().filter(|value| score::reporting_verb(&before, value).is_none());
        told.filter_map(|value| days_of(&before, value, known, None)).next()
    })
}

/// "A year later" goes by a date at most this many sentences back; what stands further off is another matter.
const LOOK_BACK: usize = 12;

/// Whether a fact could be bound in a sentence: of its groups at most one is missing there, and that one stands before.
/// Cheap, so that values are read only where they can matter.
fn is_plausible(view: &SentenceView<'_>, setting: Setting<'_>, fact: usize) -> bool {
    let Some(groups) = setting.lexicon.facts.get(fact) else { return false };
    let stands = |group: &&u32| view.hits.iter().any(|hit| hit.group == **group);
    setting.thorough || groups.about.iter().filter(|group| !stands(group)).count() <= 1
}

fn bind_sentence(view: &SentenceView<'_>, setting: Setting<'_>, known: &Known) -> Vec<Claim> {
    let mut facts: Vec<usize> = view
        .hits
        .iter()
        .filter_map(|hit| setting.lexicon.group_facts.get(hit.group as usize))
        .flatten()
        .map(|&fact| fact as usize)
        .collect();
    facts.sort_unstable();
    facts.dedup();
    facts.retain(|&fact| is_plausible(view, setting, fact));
    if facts.is_empty() || view.values().is_empty() {
        return Vec::new();
    }
    let days = resolve_dates(view, known);
    let mut candidates = Vec::new();
    for fact in facts {
        let Some(declared) = setting.rules.facts.get(fact) else { continue };
        for (value, mention) in view.values().iter().enumerate().filter(|(_, mention)| fits(declared, mention)) {
            let weighed = weigh(view, setting.lexicon, (fact, &declared.body), mention, known.published.as_ref());
            let days = days.get(value).copied().flatten();
            let clause = view.clause_of(mention.tokens.start).start;
            candidates.push(Candidate { claim: claim_of(view, known, fact, (mention, days), weighed), value, clause });
        }
    }
    assign(view, setting, candidates)
}

fn claim_of(
    view: &SentenceView<'_>,
    known: &Known,
    fact: usize,
    (mention, days): (&ValueMention, Option<DateSpan>),
    weighed: Weighed,
) -> Claim {
    // A silenced value comes to no finding: how it is said need not be known.
    let manner = match weighed.guard {
        None => manner_at(view, mention.tokens.start, mention.at),
        Some(_) => Manner::default(),
    };
    let at = match &mention.value {
        Reading::Quantity(quantity) => quantity.core,
        Reading::Date(date) => date.at,
    };
    Claim {
        fact,
        source: Arc::clone(&view.article.source),
        at,
        said: said_of(mention, days, weighed.doubled),
        score: weighed.score,
        evidence: weighed.evidence,
        guard: weighed.guard,
        manner,
        published: known.published,
        sentence: view.index,
    }
}

fn said_of(mention: &ValueMention, days: Option<DateSpan>, doubled: bool) -> Said {
    match &mention.value {
        Reading::Quantity(quantity) => {
            let mut quantity = quantity.clone();
            if doubled {
                let two = rust_decimal::Decimal::TWO;
                quantity.stated = quantity.stated.try_map(|value| value.checked_mul(two)).unwrap_or(quantity.stated);
                quantity.step = quantity.step.checked_mul(two).unwrap_or(quantity.step);
            }
            Said::Number { quantity, doubled }
        }
        Reading::Date(expression) => Said::Date { days, expression: expression.clone() },
    }
}

/// How something is said: its clause's mode, and the quotation it stands in.
pub(crate) fn manner_at(view: &SentenceView<'_>, token: usize, at: crate::span::ByteSpan) -> Manner {
    let article = view.article;
    let clause = view.clause_of(token);
    let mode = view.mode_of(clause);
    let kind = article.paragraph_kind(token);
    Manner {
        forecast: mode.forecast,
        denied: mode.denied,
        quoted: article.segments.quote_of(at).is_some(),
        reporter: None,
        heading: matches!(kind, ParagraphKind::Headline | ParagraphKind::Caption),
    }
}
