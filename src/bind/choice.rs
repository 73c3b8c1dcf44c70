//! Answers in words: the words of an option in one clause, bound like any value.

use super::claim::{Claim, Evidence, Guard, Said, Tier};
use super::view::{SentenceView, distance};
use super::{Known, LEAD, Setting, is_told, manner_at};
use crate::kinds::choice::{contrary, needed_keys};
use crate::kinds::fact::{ChoiceFact, FactBody};
use crate::kinds::words::Phrase;
use crate::recognise::Article;
use crate::recognise::lexicon::Lexicon;
use crate::token::TokenClass;
use std::ops::Range;
use std::sync::Arc;

/// The answers an article gives to the choices of the rules.
pub(super) fn choice_claims(article: &Article, setting: Setting<'_>, known: &Known) -> Vec<Claim> {
    let choices: Vec<(usize, &ChoiceFact)> = setting
        .rules
        .facts
        .iter()
        .enumerate()
        .filter_map(
            |(index, fact)| if let FactBody::Choice(choice) = &fact.body { Some((index, choice)) } else { None },
        )
        .collect();
    let mut claims = Vec::new();
    for index in 0..article.segments.sentences.len() {
        if choices.is_empty() {
            break;
        }
        let view =
            SentenceView::new(article, index, &[]).filter(|view| !view.hits.is_empty() && is_told(article, view));
        let Some(view) = view else { continue };
        for &(fact, choice) in &choices {
            claims.extend(answers_in(&view, setting, known, fact, choice));
        }
    }
    claims
}

/// Words of an option that stand in a clause.
struct Answer {
    option: usize,
    tokens: Range<usize>,
    words: usize,
    /// Whether one of its words is turned into its contrary.
    contrary: bool,
}

fn answers_in(
    view: &SentenceView<'_>,
    setting: Setting<'_>,
    known: &Known,
    fact: usize,
    choice: &ChoiceFact,
) -> Vec<Claim> {
    let mut answers: Vec<Answer> = Vec::new();
    for (option, declared) in choice.options.iter().enumerate() {
        for wording in &declared.wordings {
            for clause in view.clauses() {
                let words = wording.keys.len();
                let found = find_wording(view, setting.lexicon, wording, clause);
                answers.extend(found.map(|tokens| Answer { option, tokens, words, contrary: false }));
                if choice.value == Some(option) {
                    let found = find_contrary(view, setting.lexicon, wording, clause);
                    answers.extend(found.map(|tokens| Answer { option, tokens, words, contrary: true }));
                }
            }
        }
    }
    keep_longest(&mut answers);
    let mut claims: Vec<Claim> = answers.iter().map(|answer| claim_of(view, setting, known, fact, answer)).collect();
    silence_doubtful(&mut claims);
    claims
}

/// Where an option's words stand within others' ("on his birthday" in "the Friday after his birthday"), the more words
/// are meant.
fn keep_longest(answers: &mut Vec<Answer>) {
    answers.sort_by_key(|answer| (std::cmp::Reverse(answer.words), answer.tokens.start, answer.option));
    let mut kept: Vec<Answer> = Vec::new();
    for answer in answers.drain(..) {
        let inside = kept.iter().any(|other| {
            let overlap = other.tokens.start < answer.tokens.end && answer.tokens.start < other.tokens.end;
            overlap && (other.option == answer.option || other.words > answer.words)
        });
        if !inside {
            kept.push(answer);
        }
    }
    *answers = kept;
}

/// Two answers in one sentence as near as each other: nothing is said, unless one of them leads.
fn silence_doubtful(claims: &mut [Claim]) {
    let scores: Vec<(i32, usize)> = claims
        .iter()
        .map(|claim| (claim.score, if let Said::Choice { option, .. } = claim.said { option } else { 0 }))
        .collect();
    for (index, claim) in claims.iter_mut().enumerate() {
        let rival = scores.iter().any(|&(score, option)| option != scores[index].1 && scores[index].0 - score < LEAD);
        if rival && claim.guard.is_none() {
            claim.guard = Some(Guard::BetterValue);
        }
    }
}

/// The tokens of a clause from the first to the last word of a wording, if its words stand there.
pub(crate) fn find_wording(
    view: &SentenceView<'_>,
    lexicon: &Lexicon,
    wording: &Phrase,
    clause: &Range<usize>,
) -> Option<Range<usize>> {
    match needed_keys(wording) {
        Some(needed) => find_words(view, lexicon, &needed, clause),
        None => find_phrase(view, lexicon, &wording.keys, clause),
    }
}

/// The declared answer's words in their order, one of them turned into its contrary.
fn find_contrary(
    view: &SentenceView<'_>,
    lexicon: &Lexicon,
    wording: &Phrase,
    clause: &Range<usize>,
) -> Option<Range<usize>> {
    (wording.keys.len() >= 2).then_some(())?;
    wording.keys.iter().enumerate().find_map(|(at, key)| {
        let mut keys = wording.keys.clone();
        keys[at] = contrary(key)?;
        find_phrase(view, lexicon, &keys, clause)
    })
}

/// The closest words of that set, in any order.
fn find_words(
    view: &SentenceView<'_>,
    lexicon: &Lexicon,
    needed: &[&str],
    clause: &Range<usize>,
) -> Option<Range<usize>> {
    let mut places: Vec<Vec<usize>> = Vec::with_capacity(needed.len());
    for key in needed {
        let key = lexicon.key_of(key);
        let found: Vec<usize> =
            clause.clone().filter(|&token| key != 0 && view.article.keys.get(token) == Some(&key)).collect();
        if found.is_empty() {
            return None;
        }
        places.push(found);
    }
    let anchor = places.iter().min_by_key(|found| found.len())?;
    anchor
        .iter()
        .filter_map(|&at| {
            let near = places.iter().map(|found| found.iter().copied().min_by_key(|&token| token.abs_diff(at)));
            let near: Option<Vec<usize>> = near.collect();
            let near = near?;
            Some(*near.iter().min()?..near.iter().max()? + 1)
        })
        .min_by_key(|tokens| (tokens.len(), tokens.start))
}

/// The words in their order, marks between them left out.
fn find_phrase(
    view: &SentenceView<'_>,
    lexicon: &Lexicon,
    keys: &[String],
    clause: &Range<usize>,
) -> Option<Range<usize>> {
    let words: Vec<usize> =
        clause.clone().filter(|&token| view.article.tokens[token].class != TokenClass::Mark).collect();
    let keys: Vec<u32> = keys.iter().map(|key| lexicon.key_of(key)).collect();
    if keys.contains(&0) {
        return None;
    }
    words
        .windows(keys.len())
        .find(|window| window.iter().zip(&keys).all(|(&token, key)| view.article.keys.get(token) == Some(key)))
        .map(|window| window[0]..window[window.len() - 1] + 1)
}

fn claim_of(view: &SentenceView<'_>, setting: Setting<'_>, known: &Known, fact: usize, answer: &Answer) -> Claim {
    let article = view.article;
    let groups = setting.lexicon.facts.get(fact).cloned().unwrap_or_default();
    let clause = view.clause_of(answer.tokens.start);
    let mut evidence = Vec::new();
    let mut missing = Vec::new();
    for &group in &groups.about {
        // The option's own words may be among those it is about: "signed in Moscow".
        let near = view
            .hits
            .iter()
            .filter(|hit| hit.group == group)
            .min_by_key(|hit| (!clause.contains(&hit.tokens.start), distance(&hit.tokens, &answer.tokens)));
        match near {
            Some(hit) => {
                let tier = if clause.contains(&hit.tokens.start) { Tier::Clause } else { Tier::Sentence };
                evidence.push(Evidence { group, at: article.span(hit.tokens.clone()), tier });
            }
            None => missing.push(group),
        }
    }
    let other_times = view.tells_other_times(clause.clone()).then_some(Guard::OtherTime);
    let guard = complete(view, &mut evidence, &missing).or(other_times).or_else(|| {
        groups.unless.iter().any(|&group| view.hits.iter().any(|hit| hit.group == group)).then_some(Guard::Unless)
    });
    let at = article.span(answer.tokens.clone());
    let mut manner = manner_at(view, answer.tokens.start, at);
    // What is asked, or said on a condition, is not said to be so.
    let asked = view.mark(view.tokens.end.saturating_sub(1)) == "?";
    manner.forecast |= asked || view.mode_of(clause.clone()).conditional;
    // An answer that is itself a denial ("did not pay") is not denied by its own words.
    let negates =
        |token: usize| matches!(view.word(token).as_str(), "not" | "no" | "never" | "without" | "nobody" | "none");
    manner.denied &= !answer.tokens.clone().any(negates);
    Claim {
        fact,
        source: Arc::clone(&article.source),
        at,
        score: evidence.iter().map(|evidence| evidence.tier.score()).sum::<i32>() + answer.words as i32,
        said: Said::Choice { option: answer.option, denied: manner.denied != answer.contrary },
        evidence,
        guard,
        manner,
        published: known.published,
        sentence: view.index,
    }
}

/// One group may be missing if it stands shortly before, and one must stand in the clause.
fn complete(view: &SentenceView<'_>, evidence: &mut Vec<Evidence>, missing: &[u32]) -> Option<Guard> {
    match missing {
        [] => {}
        [group] => {
            let hit = view.article.hits_in(view.context()).filter(|hit| hit.group == *group).last();
            let Some(hit) = hit else { return Some(Guard::Missing(*group)) };
            let at = view.article.span(hit.tokens.clone());
            evidence.push(Evidence { group: *group, at, tier: Tier::Context });
        }
        many => return Some(Guard::MissingMany(many.to_vec())),
    }
    let in_clause = evidence.iter().any(|evidence| evidence.tier == Tier::Clause);
    (!in_clause).then_some(Guard::OutsideClause)
}
