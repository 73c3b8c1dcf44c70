//! Which fact a value, name or phrase of an article speaks of: candidates, features, trees, claims.

mod bearer;
pub mod candidates;
pub mod claim;
pub mod decide;
pub mod features;
pub mod frame;
pub mod hold;
pub mod link;
mod marks;
mod nearness;
mod quotes;
mod roles;
pub mod scene;
pub mod site;
pub mod sorts;
mod spelling;
pub mod trees;
pub mod view;
mod wording;

use crate::kinds::date::DateSpan;
use crate::kinds::rates::Rates;
use crate::recognise::Article;
use crate::recognise::lexicon::Lexicon;
use crate::rules::Rules;
use crate::segment::ParagraphKind;
use crate::text::is_marked_sic;
use candidates::Pair;
use claim::{Claim, Guard, Said};
use frame::Frame;
use link::Mark;
use site::{Ground, Site};
use std::collections::BTreeMap;

/// What judging needs beside an article.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The rules.
    pub rules: &'a Rules,
    /// The rules made ready.
    pub lexicon: &'a Lexicon,
    /// The rules as the judge sees them.
    pub frame: &'a Frame,
    /// The exchange rates.
    pub rates: &'a Rates,
    /// Whether to keep claims that little speaks for too: for explanations, not for checking.
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

/// All claims of an article, those that a guard silenced among them, in the order of the text.
#[must_use]
pub fn bind(article: &Article, setting: Setting<'_>, known: &Known) -> Vec<Claim> {
    let mut claims = spelling::spelling_claims(article, setting, known);
    claims.extend(decide::claims(article, setting, known));
    claims.extend(roles::role_claims(article, setting, known));
    claims.extend(quotes::quote_claims(article, setting, known));
    for claim in &mut claims {
        if claim.guard.is_none() {
            let out = known.out.get(claim.fact).cloned().flatten();
            claim.guard = out.or_else(|| sic(article, claim));
        }
    }
    claims.sort_by_key(|claim| (claim.at.start, claim.at.end, claim.fact));
    claims
}

/// "[sic]" behind is the author's word that it stands.
fn sic(article: &Article, claim: &Claim) -> Option<Guard> {
    let counts = matches!(claim.said, Said::Number(_));
    is_marked_sic(article.text(), claim.at.end, counts).then_some(Guard::Sic)
}

/// The sentences of an article that the story tells in, each with its pairs. `singles` are the groups whose bare plurals
/// say a number.
#[must_use]
pub fn sites<'a>(article: &'a Article, ground: Ground<'a>, singles: &'a [u32]) -> Vec<(Site<'a>, Vec<Pair>)> {
    let mut found: Vec<(Site<'a>, Vec<Pair>)> = Vec::new();
    let mut last = None;
    for index in 0..article.segments.sentences.len() {
        let Some(site) = Site::new(article, index, ground, (singles, last)) else { continue };
        last = site.last_date().or(last);
        let kind = article.paragraph_kind(site.view.tokens.start);
        if !matches!(kind, ParagraphKind::Furniture | ParagraphKind::Byline) {
            let pairs = if site.concerned { site.pairs() } else { Vec::new() };
            found.push((site, pairs));
        }
    }
    mark_agreement_elsewhere(&mut found);
    found
}

/// Where an article plainly agrees with a fact in another sentence, a value that differs may be about something else.
fn mark_agreement_elsewhere(sites: &mut [(Site<'_>, Vec<Pair>)]) {
    let firm = |(number, (_, pairs)): (usize, &(Site<'_>, Vec<Pair>))| {
        let plain = pairs.iter().filter(|pair| pair.link.agrees_plainly()).map(|pair| (pair.link.fact, number));
        plain.collect::<Vec<_>>()
    };
    // By fact the first and the last sentence that agrees.
    let mut agreeing: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (fact, number) in sites.iter().enumerate().flat_map(firm) {
        agreeing.entry(fact).or_insert((number, number)).1 = number;
    }
    for (number, (_, pairs)) in sites.iter_mut().enumerate() {
        for pair in pairs {
            let elsewhere = agreeing.get(&pair.link.fact).is_some_and(|&places| places != (number, number));
            pair.link.marks.set(Mark::AgreesElsewhere, elsewhere);
        }
    }
}
