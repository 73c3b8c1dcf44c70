//! Where the rules meet the articles and where they are silent, with the words that would have bound what almost did.

use crate::check::{Desk, Read, Ready};
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
use crate::matching::{fold, strip_possessive};
use crate::problem::Problem;
use crate::recognise::Article;
use crate::recognise::lexicon::FactGroups;
use crate::recognise::values::values_in;
use crate::rules::Fact;
use crate::source::Batch;
use crate::span::ByteSpan;
use crate::token::TokenClass;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

/// Words offered for a group that is missing: an editor keeps those that mean the same, and more would be a list to read.
const WORDS_OFFERED: usize = 3;

/// Values of one source that almost bound are shown up to this many: the nearest are the likeliest.
const MISSES_SHOWN: usize = 2;

/// So many silent sources of a fact are shown with what almost bound in them: those where least was missing.
const SOURCES_SHOWN: usize = 8;

/// With more groups missing than this, the value was not almost bound; where it agrees with what is declared, one more
/// may be missing, for then it hardly is about something else.
const MOST_MISSING: usize = 1;

/// How the rules fare in some articles.
#[derive(Debug, Default)]
pub struct Coverage {
    /// The names of the articles.
    pub sources: Vec<String>,
    /// How each fact fares, in the order of the rules.
    pub facts: Vec<FactCoverage>,
    /// What could not be read or understood.
    pub problems: Vec<Problem>,
}

/// How a fact fares.
#[derive(Debug, Default)]
pub struct FactCoverage {
    /// The sources that say something of it, by their number; all others are silent.
    pub met: BTreeSet<usize>,
    /// What in some silent sources almost says something of it, the likeliest of each first.
    pub almost: BTreeMap<usize, Vec<NearMiss>>,
}

impl FactCoverage {
    /// Keeps what almost bound in a source, and drops the source where most was missing if there are too many.
    fn keep(&mut self, source: usize, misses: Vec<NearMiss>) {
        self.almost.insert(source, misses);
        if self.almost.len() > SOURCES_SHOWN {
            let rank = |misses: &[NearMiss]| misses.first().map(|miss| miss.rank);
            let worst = self.almost.iter().max_by_key(|(source, misses)| (rank(misses), **source));
            if let Some(worst) = worst.map(|(source, _)| *source) {
                self.almost.remove(&worst);
            }
        }
    }
}

/// A value that almost bound to a fact.
#[derive(Debug)]
pub struct NearMiss {
    /// The value.
    pub at: Label,
    /// The sentence it stands in.
    pub sentence: ByteSpan,
    /// What kept it from binding.
    pub guard: Guard,
    /// A line of TOML for the fact's table that would have bound it.
    pub stanza: String,
    rank: Rank,
}

/// How likely a value is meant: whether it agrees with what is declared, how many groups are missing, and how near
/// those are that are not. The likeliest comes first.
type Rank = (bool, usize, i32);

/// How the rules fare in the articles of `batches`.
#[must_use]
pub fn cover(ready: &Ready<'_>, batches: impl Iterator<Item = Batch>) -> Coverage {
    let mut coverage = Coverage::default();
    coverage.facts.resize_with(ready.setting().rules.facts.len(), FactCoverage::default);
    let desk = Desk::new(ready);
    for batch in batches {
        coverage.problems.extend(batch.problems);
        let looked = desk.read_all(batch.sources, |source, read| (source.name.clone(), look(read, ready.setting())));
        for (name, looked) in looked {
            let number = coverage.sources.len();
            coverage.sources.push(name);
            coverage.problems.extend(looked.problems);
            for fact in looked.met {
                if let Some(fact) = coverage.facts.get_mut(fact) {
                    fact.met.insert(number);
                }
            }
            for (fact, almost) in looked.almost {
                if let Some(fact) = coverage.facts.get_mut(fact) {
                    fact.keep(number, almost);
                }
            }
        }
    }
    coverage
}

/// What one article says of the facts.
struct Look {
    met: BTreeSet<usize>,
    almost: BTreeMap<usize, Vec<NearMiss>>,
    problems: Vec<Problem>,
}

fn look(read: Read, setting: Setting<'_>) -> Look {
    let met: BTreeSet<usize> = read.claims.iter().filter(|claim| claim.stands()).map(|claim| claim.fact).collect();
    let mut almost: BTreeMap<usize, Vec<NearMiss>> = BTreeMap::new();
    if let Some(article) = &read.article {
        for claim in read.claims.iter().filter(|claim| !met.contains(&claim.fact)) {
            if let Some(miss) = near_miss(article, claim, setting) {
                almost.entry(claim.fact).or_default().push(miss);
            }
        }
    }
    for misses in almost.values_mut() {
        misses.sort_by_key(|miss| (miss.rank, miss.at.span));
        misses.truncate(MISSES_SHOWN);
    }
    Look { met, almost, problems: read.problems }
}

/// What would have bound a claim, where only words of its rule were missing.
fn near_miss(article: &Article, claim: &Claim, setting: Setting<'_>) -> Option<NearMiss> {
    let guard = claim.guard.clone()?;
    let groups = setting.lexicon.facts.get(claim.fact)?;
    let agrees = could_be_meant(claim, setting)?;
    if guard != Guard::Unlikely {
        return None;
    }
    let near = |group: u32| claim.evidence.iter().any(|found| found.group == group && found.place <= Place::Sentence);
    let all: Vec<u32> = groups.about.iter().chain(&groups.verb).copied().collect();
    let missing: Vec<u32> = all.iter().copied().filter(|&group| !near(group)).collect();
    let most = MOST_MISSING + usize::from(agrees);
    let counts_other = missing.is_empty() && groups.of.is_some_and(|of| !near(of));
    let missing = match groups.of {
        Some(of) if counts_other => vec![of],
        _ if missing.is_empty() || missing.len() > most || missing.len() == all.len() && all.len() > 1 => return None,
        _ => missing,
    };
    let near = article.segments.sentences.get(claim.sentence)?;
    let words = if counts_other {
        counted_words(article, claim, near.tokens.clone())
    } else {
        words_about(article, claim, near.tokens.clone(), groups)
    };
    let stanza = stanza(setting, claim.fact, &missing, &words)?;
    let at = Label::new(&claim.source, claim.at);
    Some(NearMiss { at, sentence: near.at, guard, stanza, rank: (!agrees, missing.len(), -claim.score) })
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

/// What a number counts: of the words right behind it the first that looks like a plural, else the first.
fn counted_words(article: &Article, claim: &Claim, sentence: Range<usize>) -> Vec<String> {
    let behind = article.tokens_in(claim.at).end;
    let words: Vec<String> =
        (behind..sentence.end).map_while(|token| content_word(article, token)).take(WORDS_OFFERED).collect();
    let plural = words.iter().find(|word| word.ends_with('s') && !word.ends_with("ss"));
    plural.or(words.first()).cloned().into_iter().collect()
}

/// The names and content words of a sentence that bind nothing yet, the nearest to the value first.
fn words_about(article: &Article, claim: &Claim, sentence: Range<usize>, groups: &FactGroups) -> Vec<String> {
    let value = article.tokens_in(claim.at);
    let runs = name_runs(article.text(), &article.tokens, sentence.clone());
    let own = |group: &u32| groups.about.contains(group) || groups.of == Some(*group) || groups.verb == Some(*group);
    let mut bound: Vec<ByteSpan> = values_in(article, claim.sentence).into_iter().map(|value| value.at).collect();
    let hits = article.hits_in(sentence.clone()).filter(|hit| own(&hit.group));
    bound.extend(hits.map(|hit| article.span(hit.tokens.clone())));
    let distance =
        |tokens: &Range<usize>| value.start.saturating_sub(tokens.end) + tokens.start.saturating_sub(value.end);
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut offer = |tokens: Range<usize>, word: String| {
        let at = article.span(tokens.clone());
        if !bound.iter().any(|other| other.meets(at)) {
            found.push((distance(&tokens), word));
        }
    };
    for run in &runs {
        offer(run.tokens.clone(), run.at.of(article.text()).to_owned());
    }
    for token in sentence.filter(|token| !runs.iter().any(|run| run.tokens.contains(token))) {
        if let Some(word) = content_word(article, token) {
            offer(token..token + 1, word);
        }
    }
    found.sort();
    let mut seen = HashSet::new();
    found.retain(|(_, word)| seen.insert(fold(word)));
    found.into_iter().map(|(_, word)| word).take(WORDS_OFFERED).collect()
}

/// A word that means something on its own: no function word, no adverb of manner.
fn content_word(article: &Article, token: usize) -> Option<String> {
    let found = article.tokens.get(token).filter(|found| found.class == TokenClass::Word)?;
    let word = found.of(article.text());
    let means = word.chars().count() > 2 && !word.ends_with("ly") && !is_function_word(&fold(word));
    means.then(|| strip_possessive(word).to_owned())
}

/// The line of the rule with the missing groups widened.
fn stanza(setting: Setting<'_>, fact: usize, missing: &[u32], words: &[String]) -> Option<String> {
    let groups = setting.lexicon.facts.get(fact)?;
    let declared = setting.rules.facts.get(fact)?;
    if words.is_empty() || missing.is_empty() {
        return None;
    }
    let widened = |group: u32| {
        let text = setting.lexicon.groups.get(group as usize).map_or("", |group| group.text.as_str());
        let more = words.iter().filter(|_| missing.contains(&group)).map(String::as_str);
        quoted(&std::iter::once(text).chain(more).collect::<Vec<_>>().join(" | "))
    };
    let key = |name: &str, group: u32| format!("{name} = {}", widened(group));
    let about: Vec<String> = groups.about.iter().map(|&group| widened(group)).collect();
    let mut lines = Vec::new();
    if groups.about.iter().any(|group| missing.contains(group)) {
        lines.push(format!("about = [{}]", about.join(", ")));
    }
    if let Some(of) = groups.of.filter(|of| missing.contains(of)) {
        lines.push(key(if matches!(declared.body, FactBody::Quote(_)) { "speaker" } else { "of" }, of));
    }
    if let Some(verb) = groups.verb.filter(|verb| missing.contains(verb)) {
        lines.push(key("verb", verb));
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
