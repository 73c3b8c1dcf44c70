//! Roles, ages and births of persons: what stands around their names.

use super::claim::{Claim, Said};
use super::{Known, Setting};
use crate::kinds::comparison::Outcome;
use crate::kinds::date::DateAnchor;
use crate::kinds::fact::{FactBody, RoleFact};
use crate::kinds::role::{Qualifier, age_at, compare_declared, is_former, may_be_beside, roles_at};
use crate::recognise::Article;
use crate::recognise::names::NameMention;
use crate::recognise::values::{Reading, values_in};
use crate::segment::ParagraphKind;
use crate::span::ByteSpan;

/// The roles, ages and births an article gives to persons of the rules.
pub(super) fn role_claims(article: &Article, setting: Setting<'_>, known: &Known) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (index, fact) in setting.rules.facts.iter().enumerate() {
        let names: Vec<usize> = match &fact.body {
            FactBody::Role(role) => setting.lexicon.name_of(&role.of).into_iter().collect(),
            FactBody::Born(born) => setting.lexicon.name_of(&born.of).into_iter().collect(),
            _ => continue,
        };
        let mentions = mentions_of(article, &names);
        match &fact.body {
            FactBody::Role(role) => claims.extend(roles_of(article, known, (index, role), &mentions)),
            FactBody::Born(_) => {
                for mention in mentions {
                    claims.extend(age_of(article, known, index, mention));
                    claims.extend(birth_of(article, known, index, mention));
                }
            }
            _ => {}
        }
    }
    claims
}

/// Where the article names one of some persons, in its own words.
fn mentions_of<'a>(article: &'a Article, names: &[usize]) -> Vec<&'a NameMention> {
    let told = |mention: &&NameMention| article.paragraph_kind(mention.tokens.start) != ParagraphKind::Furniture;
    let mentions =
        article.names.iter().filter(|mention| names.contains(&(mention.name as usize)) && mention.names_bearer());
    mentions.filter(told).collect()
}

fn sentence_of(article: &Article, mention: &NameMention) -> Option<std::ops::Range<usize>> {
    let sentence = article.segments.sentences.get(article.sentence_at(mention.tokens.start)?)?;
    Some(sentence.tokens.clone())
}

/// The roles that an article gives to somebody. Where one of several agrees, those that may be held beside it are no
/// difference.
fn roles_of(
    article: &Article,
    known: &Known,
    (fact, declared): (usize, &RoleFact),
    mentions: &[&NameMention],
) -> Vec<Claim> {
    let past = declared.value.as_deref().is_some_and(is_former);
    let agrees = |words: &str| compare_declared(declared, words) == Outcome::Agrees;
    let mut roles: Vec<(usize, ByteSpan, String)> = Vec::new();
    for mention in mentions {
        let Some(sentence) = sentence_of(article, mention) else { continue };
        let around = roles_at(article.text(), &article.tokens, sentence, mention.at).into_iter();
        let held = around.filter(|role| match role.qualifier {
            Qualifier::Former => past,
            Qualifier::Future => false,
            _ => true,
        });
        let words = |at: ByteSpan| at.of(article.text()).split_whitespace().collect::<Vec<_>>().join(" ");
        let told: Vec<_> = held.map(|role| (mention.tokens.start, role.at, words(role.at))).collect();
        let both = told.iter().any(|(_, _, words)| agrees(words));
        roles.extend(told.into_iter().filter(|(_, _, words)| !both || agrees(words)));
    }
    if roles.iter().any(|(_, _, words)| agrees(words)) {
        roles.retain(|(_, _, words)| !may_be_beside(declared, words));
    }
    roles
        .into_iter()
        .map(|(token, at, words)| Claim::certain(article, known, fact, (at, Said::Role(words)), token))
        .collect()
}

fn age_of(article: &Article, known: &Known, fact: usize, mention: &NameMention) -> Option<Claim> {
    let sentence = sentence_of(article, mention)?;
    let age = age_at(article.text(), &article.tokens, sentence, mention.at)?;
    Some(Claim::certain(article, known, fact, (age.at, Said::Age(age.value)), mention.tokens.start))
}

/// "born in 1951", right behind the name or within a few words of it.
fn birth_of(article: &Article, known: &Known, fact: usize, mention: &NameMention) -> Option<Claim> {
    let sentence = article.sentence_at(mention.tokens.start)?;
    let born = (mention.tokens.end..mention.tokens.end + 6).find(|&token| {
        article.tokens.get(token).is_some_and(|token| token.of(article.text()).eq_ignore_ascii_case("born"))
    })?;
    let value =
        values_in(article, sentence).into_iter().find(|value| (born..born + 4).contains(&value.tokens.start))?;
    let Reading::Date(expression) = value.value else { return None };
    let days = expression.resolve(&DateAnchor { published: known.published, ..DateAnchor::default() });
    let at = expression.at;
    Some(Claim::certain(article, known, fact, (at, Said::Date { expression, days }), mention.tokens.start))
}
