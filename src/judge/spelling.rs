//! Names and terms: each spelling in an article is a claim.

use super::claim::{Claim, Guard, Manner, Said};
use super::{Known, Setting};
use crate::kinds::fact::FactBody;
use crate::kinds::name::{NameDifference, NameVerdict, is_generic};
use crate::lang::{self, Classes, Reading, WordClasses};
use crate::matching::fold;
use crate::recognise::Article;
use crate::recognise::names::NameMention;
use crate::segment::ParagraphKind;
use crate::span::ByteSpan;
use std::collections::BTreeMap;

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
        let far = is_far(article, setting, entry.fact, mention);
        let guard = unproven.then_some(Guard::Unproven).or_else(|| far.then_some(Guard::Unlikely));
        (!silent).then_some((entry.fact, mention.at, mention.tokens.start, Said::Name { difference, right }, guard))
    });
    let mut near: BTreeMap<usize, bool> = BTreeMap::new();
    let terms = article.terms.iter().filter_map(|mention| {
        let (fact, _) = setting.lexicon.terms.get(mention.term as usize)?;
        let near = *near.entry(*fact).or_insert_with(|| near_holds(article, setting, *fact));
        near.then(|| (*fact, mention.at, mention.tokens.start, Said::Term(mention.verdict.clone()), None))
    });
    names
        .chain(terms)
        .filter(|(_, _, token, _, _)| article.paragraph_kind(*token) != ParagraphKind::Furniture)
        .map(|(fact, at, token, said, guard)| Claim { guard, ..claim(article, known, fact, at, token, said) })
        .collect()
}

/// Whether a word like a declared one is likelier another word than a misspelling: the less the article is about the
/// rules' story, the fewer words of the name stand, and the better established the word is. The bits asked for are
/// those beyond which news about other things has no such word.
fn is_far(article: &Article, setting: Setting<'_>, fact: usize, mention: &NameMention) -> bool {
    let NameVerdict::Differs(NameDifference::Misspelt { found, declared, .. }) = &mention.verdict else { return false };
    let body = setting.rules.facts.get(fact).map(|fact| &fact.body);
    let person = matches!(body, Some(FactBody::Name(name)) if name.person);
    let named = mention.words > 1 && (person || tells_which(mention.at.of(article.text()), found));
    let english = lang::Lexicon::english().ok();
    let word = |form: &str| english.as_ref().and_then(|english| english.word(&fold(form)));
    let established = found.split(' ').any(|part| word(part).is_some_and(|word| word.rank().is_some()));
    let pairs = || found.split(' ').zip(declared.split(' ')).map(|(found, declared)| (fold(found), fold(declared)));
    let edits: usize = pairs().map(|(found, declared)| strsim::osa_distance(&found, &declared)).sum();
    // Slips are seldom in the first letter (Kukich 1992): where another letter differs too it is another word.
    let begins_alike = pairs().all(|(found, declared)| found.chars().next() == declared.chars().next());
    let another = !begins_alike && edits > 1;
    let ordinary = word(found).is_some() && (edits > 1 || is_country(found) || is_shouted_word(found));
    let generic = !person && pairs().all(|(_, declared)| is_of_many(&declared));
    if !named && (another || ordinary || generic) {
        return true;
    }
    let asked = match (named, established) {
        _ if article.is_short() || !article.relevance.can_tell(fact) => return false,
        (true, false) => return false,
        (true, true) => 80,
        (false, false) => 80,
        (false, true) => 250,
    };
    article.relevance.elsewhere(fact) < asked
}

/// Whether a body's name tells which one it is by a word beside those `found` otherwise, one that is no ordinary word: many
/// papers are a herald.
fn tells_which(name: &str, found: &str) -> bool {
    let differs = |word: &str| found.split(' ').any(|found| fold(found) == fold(word));
    let english = lang::Lexicon::english().ok();
    let ordinary = |word: &str| {
        let noun = || english.as_ref().is_some_and(|english| english.lemma_word(&fold(word), Reading::Noun).is_some());
        is_of_many(&fold(word)) || noun() && !is_country(word)
    };
    name.split_whitespace().any(|word| !differs(word) && !ordinary(word))
}

/// Whether a word is in the names of many bodies: "bank", "radio".
fn is_of_many(fold: &str) -> bool {
    is_generic(fold) || WordClasses::ORGANISATION.has(fold)
}

/// Whether a name is that of a country: by itself it is no misspelling of another.
fn is_country(found: &str) -> bool {
    lang::Lexicon::english().is_ok_and(|english| english.classes(&fold(found)).meets(Classes::COUNTRY))
}

/// Whether a word all in capitals is an ordinary one, as in a headline: a form of a verb or an adjective.
fn is_shouted_word(found: &str) -> bool {
    let shouted = found.chars().count() > 1 && !found.chars().any(char::is_lowercase);
    let ordinary = |english: lang::Lexicon| {
        [Reading::Verb, Reading::Adjective, Reading::Adverb]
            .iter()
            .any(|&reading| english.lemma_word(&fold(found), reading).is_some())
    };
    shouted && lang::Lexicon::english().is_ok_and(ordinary)
}

/// `near` asks for one of its groups somewhere in the article.
fn near_holds(article: &Article, setting: Setting<'_>, fact: usize) -> bool {
    let Some(groups) = setting.lexicon.facts.get(fact) else { return true };
    groups.about.is_empty() || article.hits_in(0..article.tokens.len()).any(|hit| groups.about.contains(&hit.group))
}

fn claim(article: &Article, known: &Known, fact: usize, at: ByteSpan, token: usize, said: Said) -> Claim {
    let heading = matches!(article.paragraph_kind(token), ParagraphKind::Headline | ParagraphKind::Caption);
    let claim = Claim::certain(article, known, fact, (at, said), token);
    Claim { manner: Manner { heading, ..claim.manner }, ..claim }
}
