//! What the recognisers see in an article, without binding it to facts: names, terms, amounts, numbers, dates.

use crate::check::Ready;
use crate::discourse::name_runs;
use crate::kinds::Kind;
use crate::kinds::date::{DateAnchor, DateExpression, DateSpan, tense_about};
use crate::kinds::name::NameVerdict;
use crate::kinds::quantity::{Quantity, Unit};
use crate::recognise::lexicon::Memo;
use crate::recognise::values::{Reading, values_in};
use crate::recognise::{Article, recognise};
use crate::source::Source;
use crate::span::ByteSpan;
use crate::text::Document;
use std::sync::Arc;

/// Something recognised at a place of an article, with its normalised value.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Where it stands in the article's text.
    pub at: ByteSpan,
    /// What it is.
    pub value: MentionValue,
}

/// What a mention says.
#[derive(Clone, Debug)]
pub enum MentionValue {
    /// A name: the id of the rule that declares it, if one does.
    Name(Option<Arc<str>>),
    /// A term, with the id of the rule that declares it.
    Term(Arc<str>),
    /// Money, a measure, a share, a number, an age.
    Quantity(Box<Quantity>),
    /// A date, and the days it means where that is known.
    Date(Box<DateExpression>, Option<DateSpan>),
}

impl Mention {
    /// Of which kind the mention is. What has a currency or a measure is an amount, ages too; all other numbers are counts.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match &self.value {
            MentionValue::Name(_) => Kind::Name,
            MentionValue::Term(_) => Kind::Term,
            MentionValue::Date(..) => Kind::Date,
            MentionValue::Quantity(quantity) => kind_of(quantity),
        }
    }
}

fn kind_of(quantity: &Quantity) -> Kind {
    use crate::kinds::quantity::Dimension;
    match quantity.unit {
        Unit::None => Kind::Count,
        Unit::Measure(measure) if measure.dimension == Dimension::Age => Kind::Count,
        Unit::Measure(_) | Unit::Currency(_) => Kind::Amount,
    }
}

/// All mentions of an article, in the order of the text. `ready` are rules whose names and terms are looked for;
/// `published`, the day it appeared, resolves relative dates: without it they are unknown.
#[must_use]
pub fn find_mentions(
    source: &Arc<Source>,
    ready: Option<(&Ready<'_>, &mut Memo<'_>)>,
    published: Option<DateSpan>,
) -> Vec<Mention> {
    let ids = ready.as_ref().map(|(ready, _)| *ready);
    let article = ready.and_then(|(ready, memo)| {
        let setting = ready.setting();
        recognise(source, setting.lexicon, memo)
    });
    let article = article.unwrap_or_else(|| Article::plain(Document::new(Arc::clone(source))));
    let mut mentions = find_values(&article, published);
    if let Some(ready) = ids {
        mentions.extend(declared(&article, ready));
    }
    mentions.extend(undeclared_names(&article, &mentions));
    mentions.sort_by_key(|mention| (mention.at.start, mention.at.end, mention.kind()));
    mentions
}

fn find_values(article: &Article, published: Option<DateSpan>) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut last = None;
    for sentence in 0..article.segments.sentences.len() {
        for found in values_in(article, sentence) {
            mentions.push(match found.value {
                Reading::Quantity(quantity) => Mention { at: found.at, value: MentionValue::Quantity(quantity) },
                Reading::Date(date) => {
                    let tense = tense_about(article.text(), &article.tokens, date.at);
                    let days = date.resolve(&DateAnchor { published, last, tense });
                    last = days.or(last);
                    Mention { at: date.at, value: MentionValue::Date(date, days) }
                }
            });
        }
    }
    mentions
}

fn declared(article: &Article, ready: &Ready<'_>) -> Vec<Mention> {
    let setting = ready.setting();
    let id_of = |fact: usize| setting.rules.facts.get(fact).map(|fact| Arc::clone(&fact.id));
    let names = article.names.iter().filter(|name| name.verdict != NameVerdict::Another).filter_map(|name| {
        let entry = setting.lexicon.names.get(name.name as usize)?;
        Some(Mention { at: name.at, value: MentionValue::Name(id_of(entry.fact)) })
    });
    let terms = article.terms.iter().filter_map(|term| {
        let (fact, _) = setting.lexicon.terms.get(term.term as usize)?;
        Some(Mention { at: term.at, value: MentionValue::Term(id_of(*fact)?) })
    });
    names.chain(terms).collect()
}

/// Runs of capitalised words that nothing else has taken.
fn undeclared_names(article: &Article, taken: &[Mention]) -> Vec<Mention> {
    let mut spans: Vec<ByteSpan> = taken.iter().map(|mention| mention.at).collect();
    spans.sort_unstable();
    let is_taken = |at: ByteSpan| {
        let first = spans.partition_point(|span| span.end <= at.start);
        // Spans may lie inside each other, so a few before the first that ends behind are looked at too.
        spans.iter().skip(first.saturating_sub(4)).take_while(|span| span.start < at.end).any(|span| span.meets(at))
    };
    let sentences = article.segments.sentences.iter();
    let runs = sentences.flat_map(|sentence| name_runs(article.text(), &article.tokens, sentence.tokens.clone()));
    runs.filter(|run| !is_taken(run.at)).map(|run| Mention { at: run.at, value: MentionValue::Name(None) }).collect()
}
