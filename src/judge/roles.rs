//! Roles, ages and births of persons: what stands around their names.

use super::claim::{Claim, Said};
use super::{Known, Setting};
use crate::kinds::comparison::Outcome;
use crate::kinds::date::DateAnchor;
use crate::kinds::fact::{FactBody, RoleFact};
use crate::kinds::role::{Qualifier, age_at, compare_declared, roles_at};
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
        for mention in mentions_of(article, &names) {
            match &fact.body {
                FactBody::Role(role) => claims.extend(roles_of(article, known, (index, role), mention)),
                FactBody::Born(_) => {
                    claims.extend(age_of(article, known, index, mention));
                    claims.extend(birth_of(article, known, index, mention));
                }
                _ => {}
            }
        }
    }
    claims
}

/// Where the article names one of some persons, in its own words.
fn mentions_of<'a>(article: &'a Article, names: &[usize]) -> impl Iterator<Item = &'a NameMention> {
    let told = |mention: &&NameMention| article.paragraph_kind(mention.tokens.start) != ParagraphKind::Furniture;
    let mentions =
        article.names.iter().filter(|mention| names.contains(&(mention.name as usize)) && mention.names_bearer());
    mentions.filter(told).collect::<Vec<_>>().into_iter()
}

fn sentence_of(article: &Article, mention: &NameMention) -> Option<std::ops::Range<usize>> {
    let sentence = article.segments.sentences.get(article.sentence_at(mention.tokens.start)?)?;
    Some(sentence.tokens.clone())
}

/// The roles that stand around one mention. Where one of several agrees, the person holds the others beside it.
fn roles_of(
    article: &Article,
    known: &Known,
    (fact, declared): (usize, &RoleFact),
    mention: &NameMention,
) -> Vec<Claim> {
    let Some(sentence) = sentence_of(article, mention) else { return Vec::new() };
    let mut roles: Vec<(ByteSpan, String)> = roles_at(article.text(), &article.tokens, sentence, mention.at)
        .into_iter()
        .filter(|role| !matches!(role.qualifier, Qualifier::Former | Qualifier::Future))
        .map(|role| (role.at, role.at.of(article.text()).split_whitespace().collect::<Vec<_>>().join(" ")))
        .collect();
    if roles.iter().any(|(_, words)| compare_declared(declared, words) == Outcome::Agrees) {
        roles.retain(|(_, words)| !matches!(compare_declared(declared, words), Outcome::Differs(_)));
    }
    roles
        .into_iter()
        .map(|(at, words)| Claim::certain(article, known, fact, (at, Said::Role(words)), mention.tokens.start))
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
