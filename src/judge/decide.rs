//! From pairs to claims: each value goes to the fact that it most likely speaks of, each fact takes the value that agrees
//! before one that does not, and what is not likely enough is kept silent, with the reason.

use super::candidates::{Pair, Saying};
use super::claim::{Claim, Evidence, Guard, Manner, Said};
use super::features::{Case, FeatureId, features_of};
use super::link::{GroupPart, Mark, Place};
use super::site::{Ground, Site};
use super::sites;
use super::trees::Trees;
use super::{Known, Setting};
use crate::kinds::comparison::Outcome;
use crate::kinds::fact::FactBody;
use crate::recognise::Article;
use crate::recognise::values::Reading;
use crate::rules::Rumours;
use crate::segment::ParagraphKind;
use rust_decimal::Decimal;
use std::sync::Arc;

/// A pair with what speaks for it.
struct Scored {
    pair: Pair,
    features: Vec<FeatureId>,
    score: i32,
}

/// The claims that an article makes by its values and answers, silenced ones among them.
#[must_use]
pub fn claims(article: &Article, setting: Setting<'_>, known: &Known) -> Vec<Claim> {
    let ground = Ground { setting, published: known.published.as_ref() };
    let singles = single_counts(setting);
    let trees = Trees::english();
    let mut claims = Vec::new();
    for (site, pairs) in sites(article, ground, &singles) {
        let scored: Vec<Scored> = pairs.into_iter().map(|pair| score(pair, setting, trees)).collect();
        let guards: Vec<Option<Guard>> = (0..scored.len()).map(|at| guard(&scored, at, setting, trees)).collect();
        for (scored, guard) in scored.into_iter().zip(guards) {
            let near = scored.score >= trees.threshold("shown");
            if guard.is_none() || near || setting.thorough {
                claims.extend(claim(&site, scored, guard, known, trees));
            }
        }
    }
    claims
}

/// The groups of things of which a fact declares exactly one: only against these does a bare plural say a number.
fn single_counts(setting: Setting<'_>) -> Vec<u32> {
    let single = |fact: &crate::rules::Fact| match &fact.body {
        FactBody::Count(count) => {
            count.value.as_ref().is_some_and(|value| value.stated.is_exact() && value.stated.contains(Decimal::ONE))
        }
        _ => false,
    };
    let facts = setting.rules.facts.iter().zip(&setting.lexicon.facts);
    facts.filter(|(fact, _)| single(fact)).filter_map(|(_, groups)| groups.of).collect()
}

fn score(mut pair: Pair, setting: Setting<'_>, trees: &Trees) -> Scored {
    let kind = setting.rules.facts.get(pair.link.fact).map_or(crate::kinds::Kind::Count, crate::rules::Fact::kind);
    let rumours = setting.rules.facts.get(pair.link.fact).map(|fact| fact.rumours).unwrap_or_default();
    if rumours == Rumours::Count {
        [Mark::Uncertain, Mark::Possible].into_iter().for_each(|mark| pair.link.marks.clear(mark));
    }
    let features = features_of(&Case { link: &pair.link, kind, saying: &pair.saying });
    let score = trees.score(&features);
    // A date beside a verb of saying is the report's, if the fact has no such verb: no more than a note.
    let most = if pair.link.marks.has(Mark::ReportingDate) { trees.threshold("warning") - 1 } else { i32::MAX };
    Scored { score: score.min(most), features, pair }
}

/// The marks of what is rumoured, alleged, merely possible or asked.
const OF_RUMOUR: [Mark; 3] = [Mark::Uncertain, Mark::Possible, Mark::Asked];

/// What keeps a pair from being a claim.
fn guard(scored: &[Scored], at: usize, setting: Setting<'_>, trees: &Trees) -> Option<Guard> {
    let this = scored.get(at)?;
    let link = &this.pair.link;
    let others = || scored.iter().enumerate().filter(|&(other, _)| other != at).map(|(_, other)| other);
    if link.marks.has(Mark::Unless) {
        return Some(Guard::Unless);
    }
    let rumours = setting.rules.facts.get(link.fact).map(|fact| fact.rumours);
    if rumours == Some(Rumours::Ignore) && OF_RUMOUR.into_iter().any(|mark| link.marks.has(mark)) {
        return Some(Guard::Rumour);
    }
    let value = matches!(this.pair.saying, Saying::Value(_));
    let taker = others().find(|other| {
        value
            && matches!(other.pair.saying, Saying::Value(_))
            && other.pair.tokens == this.pair.tokens
            && other.score > this.score
    });
    if let Some(taker) = taker {
        return Some(Guard::BetterFact(taker.pair.link.fact));
    }
    let agrees_from = trees.threshold("agrees");
    match &link.outcome {
        Outcome::Agrees if this.score < agrees_from && !is_denial(this, trees) => Some(Guard::Unlikely),
        Outcome::Agrees => None,
        Outcome::Unknown if is_open(setting, link.fact) => {
            // One sentence does not give two answers: the likelier one is meant.
            let likelier = others().any(|other| {
                other.pair.link.fact == link.fact && gives_another(&other.pair, &this.pair) && other.score > this.score
            });
            if likelier {
                return Some(Guard::BetterValue);
            }
            let asked = if value { "open" } else { "warning" };
            (this.score < trees.threshold(asked)).then_some(Guard::Unlikely)
        }
        Outcome::Unknown => Some(Guard::UnknownDate),
        Outcome::Differs(_) => {
            let agreeing = others().any(|other| {
                other.pair.link.fact == link.fact
                    && other.pair.link.outcome == Outcome::Agrees
                    && other.score >= this.score.max(agrees_from)
            });
            if agreeing {
                return Some(Guard::BetterValue);
            }
            (this.score < trees.threshold("note")).then_some(Guard::Unlikely)
        }
    }
}

/// Whether two pairs give two answers of a choice.
fn gives_another(one: &Pair, other: &Pair) -> bool {
    matches!((&one.saying, &other.saying), (Saying::Answer(a, _), Saying::Answer(b, _)) if a != b)
}

fn is_open(setting: Setting<'_>, fact: usize) -> bool {
    setting.rules.facts.get(fact).is_some_and(|fact| fact.declared.text.is_empty())
}

/// Whether the right answer is given and denied, so that it is contradicted.
fn is_denial(scored: &Scored, trees: &Trees) -> bool {
    let link = &scored.pair.link;
    let Some(denied) = FeatureId::named("denied") else { return false };
    if !matches!(scored.pair.saying, Saying::Answer(..)) || !link.negated {
        return false;
    }
    let affirmed: Vec<FeatureId> = scored.features.iter().copied().filter(|&feature| feature != denied).collect();
    let near =
        link.groups.iter().filter(|group| group.part != GroupPart::Of).all(|group| group.place <= Place::Argument);
    near && trees.score(&affirmed) >= trees.threshold("warning")
}

fn claim(site: &Site<'_>, scored: Scored, guard: Option<Guard>, known: &Known, trees: &Trees) -> Option<Claim> {
    let article = site.article;
    let denied = is_denial(&scored, trees);
    let link = &scored.pair.link;
    let (at, said) = match scored.pair.saying {
        Saying::Value(value) => match site.view.values().get(value).map(|mention| &mention.value) {
            Some(Reading::Quantity(quantity)) => (quantity.core, Said::Number(quantity.clone())),
            Some(Reading::Date(date)) => (date.at, Said::Date { days: site.days(value), expression: date.clone() }),
            None => return None,
        },
        Saying::Answer(option, _) => (article.span(scored.pair.tokens.clone()), Said::Choice { option, denied }),
    };
    let kind = article.paragraph_kind(scored.pair.tokens.start);
    let manner = Manner {
        forecast: link.marks.has(Mark::Future),
        denied: link.marks.has(Mark::Denied),
        quoted: link.marks.has(Mark::Quoted),
        rumoured: link.marks.has(Mark::Uncertain),
        heading: matches!(kind, ParagraphKind::Headline | ParagraphKind::Caption),
    };
    let evidence = link
        .groups
        .iter()
        .filter_map(|group| Some(Evidence { group: group.group, at: group.at?, place: group.place }))
        .collect();
    Some(Claim {
        fact: link.fact,
        source: Arc::clone(&article.source),
        at,
        said,
        score: if denied { trees.threshold("warning") } else { scored.score },
        evidence,
        features: scored.features,
        guard,
        manner,
        published: known.published,
        sentence: site.view.index,
    })
}
