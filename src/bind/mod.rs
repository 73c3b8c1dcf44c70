//! Which fact a mention belongs to: score all pairs, then assign → claims.
//!
//! Each claim keeps its score, the words that bind it and the guard that silenced it, for `gainsay why` and the tests.

pub mod choice;
pub mod claim;
pub mod hold;
pub mod quotes;
pub mod roles;
pub mod score;
pub mod spelling;
pub mod view;

use crate::discourse::mode;
use crate::kinds::date::{DateAnchor, DateSpan, Tense};
use crate::kinds::fact::FactBody;
use crate::kinds::rates::Rates;
use crate::recognise::Article;
use crate::recognise::lexicon::Lexicon;
use crate::recognise::values::{Reading, ValueMention};
use crate::rules::Rules;
use crate::segment::ParagraphKind;
use claim::{Claim, Guard, Manner, Said};
use score::{Weighed, fits, weigh};
use view::SentenceView;

/// A lead below this is no lead: the value stays unbound (`MATCHING`, rule 2).
const LEAD: i32 = 2;

/// What binding and comparing need beside an article.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The rules.
    pub rules: &'a Rules,
    /// The rules made ready.
    pub lexicon: &'a Lexicon,
    /// The exchange rates.
    pub rates: &'a Rates,
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

/// A value that fits a fact.
struct Pair {
    fact: usize,
    value: usize,
    clause: usize,
    weighed: Weighed,
}

fn bind_values(article: &Article, setting: Setting<'_>, known: &Known) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut last_date = None;
    let values = setting
        .rules
        .facts
        .iter()
        .any(|fact| matches!(fact.body, FactBody::Amount(_) | FactBody::Count(_) | FactBody::Date(_)));
    if !values || article.hits.is_empty() {
        return claims;
    }
    let singles = single_counts(setting);
    let dated = setting.rules.facts.iter().any(|fact| matches!(fact.body, FactBody::Date(_)));
    for index in 0..article.segments.sentences.len() {
        let mut view = SentenceView::new(article, index).filter(|view| is_told(article, view));
        if let Some(view) = &mut view {
            view.add_plurals(&singles);
            let days = resolve_dates(view, known, last_date);
            claims.extend(bind_sentence(view, setting, known, &days));
        }
        if dated {
            last_date = last_told_date(article, index, view.as_ref(), known, last_date);
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
fn resolve_dates(view: &SentenceView<'_>, known: &Known, mut last: Option<DateSpan>) -> Vec<Option<DateSpan>> {
    let mut resolve = |value: &ValueMention| {
        let Reading::Date(date) = &value.value else { return None };
        let forecast = manner_at(view, value.tokens.start, value.at).forecast;
        let tense = if forecast { Tense::Future } else { Tense::Past };
        let days = date.resolve(&DateAnchor { published: known.published, last, tense });
        last = days.or(last);
        days
    };
    view.values.iter().map(&mut resolve).collect()
}

/// The last date that the text tells, after a sentence: not that of a report ("announced on Sunday"), which is the
/// report's own.
fn last_told_date(
    article: &Article,
    index: usize,
    view: Option<&SentenceView<'_>>,
    known: &Known,
    last: Option<DateSpan>,
) -> Option<DateSpan> {
    let read;
    let view = match view {
        Some(view) => view,
        None => {
            let Some(bare) = SentenceView::bare(article, index) else { return last };
            read = bare;
            &read
        }
    };
    let days = resolve_dates(view, known, last);
    let told = view.values.iter().zip(days).filter(|(value, _)| score::reporting_verb(view, value).is_none());
    told.filter_map(|(_, days)| days).last().or(last)
}

fn bind_sentence(
    view: &SentenceView<'_>,
    setting: Setting<'_>,
    known: &Known,
    days: &[Option<DateSpan>],
) -> Vec<Claim> {
    let mut facts: Vec<usize> = view
        .hits
        .iter()
        .filter_map(|hit| setting.lexicon.group_facts.get(hit.group as usize))
        .flatten()
        .map(|&fact| fact as usize)
        .collect();
    facts.sort_unstable();
    facts.dedup();
    let mut pairs = Vec::new();
    for fact in facts {
        let Some(declared) = setting.rules.facts.get(fact) else { continue };
        for (value, mention) in view.values.iter().enumerate().filter(|(_, mention)| fits(declared, mention)) {
            let weighed = weigh(view, setting.lexicon, fact, &declared.body, mention);
            let clause = view.clause_of(mention.tokens.start).start;
            pairs.push(Pair { fact, value, clause, weighed });
        }
    }
    assign(view, setting, known, days, pairs)
}

/// Turns pairs into claims: the best value of a fact in a clause, the best fact of a value.
fn assign(
    view: &SentenceView<'_>,
    setting: Setting<'_>,
    known: &Known,
    days: &[Option<DateSpan>],
    pairs: Vec<Pair>,
) -> Vec<Claim> {
    let facts: Vec<(usize, usize, usize)> = pairs.iter().map(|pair| (pair.fact, pair.value, pair.clause)).collect();
    let mut claims: Vec<Claim> = pairs.into_iter().map(|pair| claim_of(view, setting, known, days, pair)).collect();
    let agrees: Vec<Option<bool>> = claims
        .iter()
        .map(|claim| match hold::hold(&setting.rules.facts[claim.fact], claim, setting) {
            crate::kinds::comparison::Outcome::Agrees => Some(true),
            crate::kinds::comparison::Outcome::Differs(_) => Some(false),
            crate::kinds::comparison::Outcome::Unknown => None,
        })
        .collect();
    for this in 0..claims.len() {
        if claims[this].guard.is_some() {
            continue;
        }
        // A fact that the value agrees with takes it even where its leading group stands only before the sentence.
        let rival = |other: &usize| {
            let nearly = matches!(claims[*other].guard, Some(Guard::Missing(_))) && agrees[*other] == Some(true);
            let complete = claims[*other].evidence.len() >= setting.lexicon.facts[claims[*other].fact].about.len();
            claims[*other].guard.is_none() || nearly && complete
        };
        let rivals = (0..claims.len()).filter(|&other| other != this && rival(&other)).collect::<Vec<_>>();
        let mut guard = None;
        for other in rivals {
            let lead = claims[this].score - claims[other].score;
            let same_value = facts[this].1 == facts[other].1;
            let same_slot = facts[this].0 == facts[other].0 && facts[this].2 == facts[other].2;
            if same_slot && lead < LEAD {
                // One claim a fact a clause. Where one of the two agrees, it is the one that was meant.
                let meant = agrees[this] != Some(false) && agrees[other] == Some(false);
                if !meant && !(agrees[this] == Some(true) && agrees[other] == Some(true)) {
                    guard = Some(Guard::BetterValue);
                }
            } else if same_value && blocks(view, setting, &claims, &agrees, this, other, lead) {
                guard = Some(Guard::BetterFact(facts[other].0));
            }
        }
        if guard.is_some() {
            claims[this].guard = guard;
        }
    }
    for (claim, agrees) in claims.iter_mut().zip(&agrees) {
        if claim.guard.is_none() && agrees.is_none() && matches!(claim.said, Said::Date { days: None, .. }) {
            claim.guard = Some(Guard::UnknownDate);
        }
    }
    claims
}

/// Whether another fact takes a value away: an agreeing claim of at least equal score blocks a contradicting one, and
/// so does a contradicting one that leads by no less than the minimum; unless the words that tell the two facts apart
/// are joined by "and" or "or", for then the value is both's.
fn blocks(
    view: &SentenceView<'_>,
    setting: Setting<'_>,
    claims: &[Claim],
    agrees: &[Option<bool>],
    this: usize,
    other: usize,
    lead: i32,
) -> bool {
    if agrees[this] != Some(false) {
        return false;
    }
    // Without a declared value there is nothing to agree with: the closer fact takes the value.
    let blocked = match agrees[other] {
        Some(true) => lead < LEAD,
        Some(false) => lead < LEAD && lead > -LEAD || lead <= -LEAD,
        None => lead <= -LEAD,
    };
    blocked && !joined_by_and(view, setting, &claims[this], &claims[other])
}

fn joined_by_and(view: &SentenceView<'_>, setting: Setting<'_>, a: &Claim, b: &Claim) -> bool {
    let own = |claim: &Claim, other: &Claim| -> Vec<std::ops::Range<usize>> {
        claim
            .evidence
            .iter()
            .filter(|evidence| !other.evidence.iter().any(|shared| shared.at == evidence.at))
            .map(|evidence| view.article.tokens_in(evidence.at))
            .collect()
    };
    let _ = setting;
    let (mine, theirs) = (own(a, b), own(b, a));
    mine.iter().any(|x| {
        theirs.iter().any(|y| {
            let (first, second) = if x.start < y.start { (x, y) } else { (y, x) };
            let between = first.end..second.start;
            between.len() <= 4 && view.any_word(between, &["and", "or"])
        })
    })
}

fn claim_of(
    view: &SentenceView<'_>,
    setting: Setting<'_>,
    known: &Known,
    days: &[Option<DateSpan>],
    pair: Pair,
) -> Claim {
    let mention = &view.values[pair.value];
    let _ = setting;
    let manner = manner_at(view, mention.tokens.start, mention.at);
    let said = said_of(mention, days.get(pair.value).copied().flatten(), pair.weighed.doubled);
    let at = match &mention.value {
        Reading::Quantity(quantity) => quantity.core,
        Reading::Date(date) => date.at,
    };
    Claim {
        fact: pair.fact,
        source: std::sync::Arc::clone(&view.article.source),
        at,
        said,
        score: pair.weighed.score,
        evidence: pair.weighed.evidence,
        guard: pair.weighed.guard,
        manner,
        published: known.published.clone(),
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
    let mode = mode(article.text(), &article.tokens, view.tokens.clone(), clause);
    let kind = article.paragraph_kind(token);
    Manner {
        forecast: mode.forecast,
        denied: mode.denied,
        quoted: article.segments.quote_of(at).is_some(),
        reporter: None,
        heading: matches!(kind, ParagraphKind::Headline | ParagraphKind::Caption),
    }
}
