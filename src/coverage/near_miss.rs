//! Values that almost bound to a fact.

use crate::discourse::name_runs;
use crate::finding::Label;
use crate::judge::Setting;
use crate::judge::claim::{Claim, Guard, Said};
use crate::judge::hold::hold;
use crate::judge::link::Place;
use crate::kinds::Relation;
use crate::kinds::comparison::Outcome;
use crate::kinds::date::DateSpan;
use crate::kinds::fact::FactBody;
use crate::kinds::quantity::Form;
use crate::kinds::vocabulary::is_function_word;
use crate::lang::Upos;
use crate::matching::{fold, strip_possessive};
use crate::recognise::Article;
use crate::recognise::lexicon::FactGroups;
use crate::recognise::values::values_in;
use crate::rules::Fact;
use crate::span::ByteSpan;
use crate::token::TokenClass;
use std::collections::HashSet;
use std::ops::Range;

/// So many words of a sentence are tried, the nearest to the value first: those further off rarely belong to it.
const WORDS_TRIED: usize = 3;

/// With more groups missing than this, the value was not almost bound; where it agrees with what is declared, one more
/// may be missing, for then it hardly is about something else.
const MOST_MISSING: usize = 1;

/// A value that almost bound to a fact.
#[derive(Debug)]
pub struct NearMiss {
    /// The value.
    pub at: Label,
    /// The sentence it stands in.
    pub sentence: ByteSpan,
    /// Whether it differs from what is declared.
    pub differs: bool,
    /// Which of the fact's words is missing.
    pub(super) part: Part,
    /// Words of the sentence that may stand for it.
    pub(super) words: Vec<String>,
    pub(super) rank: Rank,
}

/// How much a near miss matters: whether it agrees with what is declared, how many groups are missing, and how near those
/// are that are not. What matters most comes first.
pub(super) type Rank = (bool, usize, i32);

/// A key of a fact that takes words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A group of `about`.
    About(usize),
    /// `of`, or a quotation's `speaker`.
    Of,
    /// `verb`.
    Verb,
}

impl NearMiss {
    /// What would have bound a claim, where only words of its rule were missing.
    pub(super) fn of(article: &Article, claim: &Claim, setting: Setting<'_>) -> Option<Self> {
        if claim.guard != Some(Guard::Unlikely) {
            return None;
        }
        let agrees = could_be_meant(claim, setting)?;
        let groups = setting.lexicon.facts.get(claim.fact)?;
        let (part, missing) = missing_part(claim, groups, agrees)?;
        let sentence = article.segments.sentences.get(claim.sentence)?;
        let mut words = match part {
            Part::Of => counted_words(article, claim, sentence.tokens.clone()),
            _ => words_about(article, claim, sentence.tokens.clone(), groups),
        };
        words.retain(|&token| suits(article, claim.sentence, token, part));
        let mut seen = HashSet::new();
        let words = words.into_iter().filter_map(|token| content_word(article, token));
        let words: Vec<String> = words.filter(|word| seen.insert(fold(word))).take(WORDS_TRIED).collect();
        let at = Label::new(&claim.source, claim.at);
        (!words.is_empty()).then(|| Self {
            at,
            sentence: sentence.at,
            differs: !agrees,
            part,
            words,
            rank: (agrees, missing, claim.score.saturating_neg()),
        })
    }
}

/// Which of a fact's words is missing beside a value, and how many are; `None` where too many are, or none is.
fn missing_part(claim: &Claim, groups: &FactGroups, agrees: bool) -> Option<(Part, usize)> {
    let near = |group: u32| claim.evidence.iter().any(|found| found.group == group && found.place <= Place::Sentence);
    let about = groups.about.iter().enumerate().map(|(number, &group)| (Part::About(number), group));
    let all: Vec<(Part, u32)> = about.chain(groups.verb.map(|group| (Part::Verb, group))).collect();
    let missing: Vec<Part> = all.iter().filter(|&&(_, group)| !near(group)).map(|&(part, _)| part).collect();
    if missing.is_empty() {
        return groups.of.is_some_and(|of| !near(of)).then_some((Part::Of, 1));
    }
    let most = MOST_MISSING + usize::from(agrees);
    let too_many = missing.len() > most || missing.len() == all.len() && all.len() > 1;
    (!too_many).then_some((*missing.first()?, missing.len()))
}

/// Whether a claim's value agrees with what is declared; `None` where it is so far off that something else is meant.
fn could_be_meant(claim: &Claim, setting: Setting<'_>) -> Option<bool> {
    let fact = setting.rules.facts.get(claim.fact)?;
    if matches!(&claim.said, Said::Number(quantity) if !is_bindable(quantity.form)) {
        return None;
    }
    match hold(fact, claim, setting) {
        Outcome::Agrees => Some(true),
        Outcome::Differs(difference) => {
            (difference.relation == Relation::Contradicts && !is_far(fact, claim)).then_some(false)
        }
        Outcome::Unknown => fact.declared.text.is_empty().then_some(false),
    }
}

/// Whether a number of this form ever binds: "several" and "one of" do not.
fn is_bindable(form: Form) -> bool {
    !matches!(form, Form::Vague | Form::Article | Form::None_)
}

/// Whether a date lies years from the declared one.
fn is_far(fact: &Fact, claim: &Claim) -> bool {
    let (FactBody::Date(date), Said::Date { days: Some(days), .. }) = (&fact.body, &claim.said) else { return false };
    let year = |span: &DateSpan| span.first().map(|day| i32::from(day.year()));
    let declared = date.value.as_ref().and_then(|value| year(&value.days));
    declared.zip(year(days)).is_none_or(|(declared, said)| (declared - said).abs() > 1)
}

/// Whether a word is of the part of speech that a key takes; where the sentence has no tree, any is.
fn suits(article: &Article, sentence: usize, token: usize, part: Part) -> bool {
    let Ok(tree) = article.tree(sentence) else { return true };
    let Some(word) = tree.words.iter().find(|word| word.tokens.contains(&token)) else { return true };
    match part {
        Part::About(_) => matches!(word.upos, Upos::Noun | Upos::Verb | Upos::Adj),
        Part::Of => word.upos == Upos::Noun,
        Part::Verb => word.upos == Upos::Verb,
    }
}

/// What a number counts: of the words right behind it the first that looks like a plural, else the first.
fn counted_words(article: &Article, claim: &Claim, sentence: Range<usize>) -> Vec<usize> {
    let behind = article.tokens_in(claim.at).end;
    let words: Vec<usize> =
        (behind..sentence.end).take_while(|&token| content_word(article, token).is_some()).take(WORDS_TRIED).collect();
    let is_plural = |token: &&usize| {
        content_word(article, **token).is_some_and(|word| word.ends_with('s') && !word.ends_with("ss"))
    };
    words.iter().find(is_plural).or(words.first()).copied().into_iter().collect()
}

/// The content words of a sentence that bind nothing yet and are no part of a name or date, the nearest to the value first.
fn words_about(article: &Article, claim: &Claim, sentence: Range<usize>, groups: &FactGroups) -> Vec<usize> {
    let value = article.tokens_in(claim.at);
    let runs = name_runs(article.text(), &article.tokens, sentence.clone());
    let own = |group: &u32| groups.about.contains(group) || groups.of == Some(*group) || groups.verb == Some(*group);
    let mut bound: Vec<ByteSpan> = values_in(article, claim.sentence).into_iter().map(|value| value.at).collect();
    let hits = article.hits_in(sentence.clone()).filter(|hit| own(&hit.group));
    bound.extend(hits.map(|hit| article.span(hit.tokens.clone())));
    let in_name = |token: usize| runs.iter().any(|run| run.tokens.contains(&token));
    let is_bound = |token: usize| bound.iter().any(|other| other.meets(article.span(token..token + 1)));
    let distance = |token: usize| value.start.saturating_sub(token) + token.saturating_sub(value.end);
    let mut found: Vec<usize> = sentence
        .filter(|&token| !in_name(token) && !is_bound(token) && content_word(article, token).is_some())
        .collect();
    found.sort_by_key(|&token| (distance(token), token));
    found
}

/// A word that means something on its own: no function word.
fn content_word(article: &Article, token: usize) -> Option<String> {
    let found = article.tokens.get(token).filter(|found| found.class == TokenClass::Word)?;
    let word = found.of(article.text());
    let means = word.chars().count() > 2 && !is_function_word(&fold(word));
    means.then(|| strip_possessive(word).to_owned())
}
