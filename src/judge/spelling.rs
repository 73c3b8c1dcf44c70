//! Names and terms: each spelling in an article is a claim.

use super::claim::{CERTAIN, Claim, Guard, Manner, Said};
use super::{Known, Setting};
use crate::kinds::name::{NameDifference, NameVerdict};
use crate::kinds::term::TermVerdict;
use crate::recognise::Article;
use crate::segment::ParagraphKind;
use crate::span::ByteSpan;
use std::sync::Arc;

/// The claims of names and terms. Names of other bearers claim nothing, and of web furniture nothing is claimed.
pub(super) fn spelling_claims(article: &Article, setting: Setting<'_>, known: &Known) -> Vec<Claim> {
    let names = article.names.iter().filter_map(|mention| {
        let difference = match &mention.verdict {
            NameVerdict::Agrees => None,
            NameVerdict::Differs(difference) => Some(difference.clone()),
            NameVerdict::Another => return None,
        };
        let entry = setting.lexicon.names.get(mention.name as usize)?;
        let right = entry.name.forms.get(mention.form).map_or_else(String::new, |form| form.text.clone());
        let silent = difference == Some(NameDifference::Shortened);
        let unproven = matches!(difference, Some(NameDifference::Substituted { .. })) && !mention.proven;
        let guard = unproven.then_some(Guard::Unproven);
        (!silent).then_some((entry.fact, mention.at, mention.tokens.start, Said::Name { difference, right }, guard))
    });
    let terms = article.terms.iter().filter_map(|mention| {
        let (fact, _) = setting.lexicon.terms.get(mention.term as usize)?;
        let near = near_holds(article, setting, *fact, &mention.verdict);
        near.then(|| (*fact, mention.at, mention.tokens.start, Said::Term(mention.verdict.clone()), None))
    });
    names
        .chain(terms)
        .filter(|(_, _, token, _, _)| article.paragraph_kind(*token) != ParagraphKind::Furniture)
        .map(|(fact, at, token, said, guard)| Claim { guard, ..claim(article, known, fact, at, token, said) })
        .collect()
}

/// `near` asks for one of its groups somewhere in the article.
fn near_holds(article: &Article, setting: Setting<'_>, fact: usize, _verdict: &TermVerdict) -> bool {
    let Some(groups) = setting.lexicon.facts.get(fact) else { return true };
    groups.about.is_empty() || article.hits_in(0..article.tokens.len()).any(|hit| groups.about.contains(&hit.group))
}

fn claim(article: &Article, known: &Known, fact: usize, at: ByteSpan, token: usize, said: Said) -> Claim {
    let heading = matches!(article.paragraph_kind(token), ParagraphKind::Headline | ParagraphKind::Caption);
    let quoted = article.segments.quote_of(at).is_some();
    Claim {
        fact,
        source: Arc::clone(&article.source),
        at,
        said,
        score: CERTAIN,
        evidence: Vec::new(),
        features: Vec::new(),
        guard: None,
        manner: Manner { quoted, heading, ..Manner::default() },
        published: known.published,
        sentence: article.sentence_at(token).unwrap_or(0),
    }
}
