//! Which fact a value, name or phrase of an article speaks of: candidates, features, trees, claims.

mod age;
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
    /// The facts that do not hold for this source at this time, and why.
    pub out: BTreeMap<usize, Guard>,
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
            let out = known.out.get(&claim.fact).cloned();
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

/// The sentences of an article that may speak of a fact, each with its pairs. `singles` are the groups whose bare plurals
/// say a number.
#[must_use]
pub fn sites<'a>(article: &'a Article, ground: Ground<'a>, singles: &'a [u32]) -> Vec<(Site<'a>, Vec<Pair>)> {
    if !may_concern(article, ground.setting) {
        return Vec::new();
    }
    let all = 0..article.segments.sentences.len();
    let sites: Vec<Site<'a>> = all.filter_map(|index| Site::new(article, index, ground, singles)).collect();
    let facts = ground.setting.frame.spoken_of(article, ground.setting.thorough);
    let mut told = Told::default();
    let pairs: Vec<Vec<Pair>> = (0..sites.len()).map(|at| pairs_at(&sites, at, &facts, &mut told)).collect();
    let mut found: Vec<(Site<'a>, Vec<Pair>)> =
        sites.into_iter().zip(pairs).filter(|(site, _)| site.concerned).collect();
    mark_agreement_elsewhere(&mut found);
    found
}

/// Whether a value of an article may be a fact's at all.
fn may_concern(article: &Article, setting: Setting<'_>) -> bool {
    setting.thorough || article.is_short() || article.relevance.is_about_the_story()
}

fn pairs_at(sites: &[Site<'_>], at: usize, facts: &[usize], told: &mut Told) -> Vec<Pair> {
    let Some(site) = sites.get(at).filter(|site| site.concerned) else { return Vec::new() };
    let kind = site.article.paragraph_kind(site.view.tokens.start);
    if matches!(kind, ParagraphKind::Furniture | ParagraphKind::Byline) {
        return Vec::new();
    }
    site.resolve_dates(if site.hangs_on_last() { told.before(sites, at) } else { None });
    site.pairs(facts)
}

/// The last date that an article tells, up to one of its sentences.
#[derive(Default)]
struct Told {
    sentences: usize,
    last: Option<DateSpan>,
}

impl Told {
    /// The last date told before a sentence. Asked for one sentence after the other.
    fn before(&mut self, sites: &[Site<'_>], sentence: usize) -> Option<DateSpan> {
        for site in sites.get(self.sentences..sentence).unwrap_or_default() {
            site.resolve_dates(self.last);
            self.last = site.last_date().or(self.last);
        }
        self.sentences = self.sentences.max(sentence);
        self.last
    }
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
