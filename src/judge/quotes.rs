//! Quotations of speakers of the rules.

use super::claim::{Claim, Evidence, Manner, Said};
use super::link::Place;
use super::{Known, Setting};
use crate::discourse::Speaker;
use crate::kinds::fact::FactBody;
use crate::kinds::quote::{Wording, is_one_statement};
use crate::recognise::Article;
use crate::segment::QuotedStretch;
use crate::span::ByteSpan;

/// What an article has speakers of the rules say, between quotation marks.
pub(super) fn quote_claims(article: &Article, setting: Setting<'_>, known: &Known) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (index, fact) in setting.rules.facts.iter().enumerate() {
        if !matches!(fact.body, FactBody::Quote(_)) {
            continue;
        }
        let recorded = Recorded::of(article, setting, index);
        let mut last: Option<(usize, ByteSpan)> = None; // the paragraph and speaker of the last quotation with one
        for speech in article.speeches() {
            let Some(stretch) = article.segments.quotes.get(speech.quote) else { continue };
            let goes_on = last.filter(|(paragraph, _)| *paragraph == stretch.paragraph).map(|(_, speaker)| speaker);
            let Some(speaker) = speech.speaker.at().or(goes_on) else {
                claims.extend(recorded.as_ref().and_then(|recorded| recorded.claim(article, known, stretch)));
                continue;
            };
            last = Some((stretch.paragraph, speaker));
            let named = matches!(speech.speaker, Speaker::Named(_));
            claims.extend(claim_of(article, setting, (known, index), (speaker, named), stretch));
        }
    }
    claims
}

fn claim_of(
    article: &Article,
    setting: Setting<'_>,
    (known, fact): (&Known, usize),
    (speaker, named): (ByteSpan, bool),
    stretch: &QuotedStretch,
) -> Option<Claim> {
    let groups = setting.lexicon.facts.get(fact)?;
    let spoken = hit_in(article, groups.of?, speaker);
    // Another's words matter only where they are long enough to be known again.
    let others = spoken.is_none() && named && stretch.tokens.len() >= KNOWN_AGAIN;
    if spoken.is_none() && !others {
        return None;
    }
    let mut evidence: Vec<Evidence> =
        spoken.iter().map(|&at| Evidence { group: groups.of.unwrap_or(0), at, place: Place::Sentence }).collect();
    for &group in &groups.about {
        let at =
            hit_in(article, group, stretch.at).or_else(|| hit_in(article, group, sentence_at(article, stretch)?))?;
        evidence.push(Evidence { group, at, place: Place::Phrase });
    }
    let words = stretch.inner.of(article.text()).to_owned();
    // The words of another are right, who speaks them is not.
    let (at, said) = if others { (speaker, Said::OthersQuote(words)) } else { (stretch.inner, Said::Quote(words)) };
    let claim = Claim::certain(article, known, fact, (at, said), stretch.tokens.start);
    Some(Claim { evidence, manner: Manner { quoted: true, ..Manner::default() }, ..claim })
}

/// The words that a rule records, in an article that names their speaker.
struct Recorded<'r> {
    fact: usize,
    words: Wording<'r>,
    /// The group of the speaker, and where the article first names one of it.
    speaker: (u32, ByteSpan),
}

impl<'r> Recorded<'r> {
    fn of(article: &Article, setting: Setting<'r>, fact: usize) -> Option<Self> {
        let FactBody::Quote(quote) = &setting.rules.facts.get(fact)?.body else { return None };
        let words = Wording::new(quote.value.as_ref()?);
        let group = setting.lexicon.facts.get(fact)?.of?;
        let named = article.all_hits_in(0..article.tokens.len()).find(|hit| hit.group == group)?;
        Some(Self { fact, words, speaker: (group, article.span(named.tokens.clone())) })
    }

    /// The claim of words whose speaker is not told, or only as "she": the recorded words, or most of them, are known again
    /// by themselves.
    fn claim(&self, article: &Article, known: &Known, stretch: &QuotedStretch) -> Option<Claim> {
        let words = stretch.inner.of(article.text());
        if stretch.tokens.len() < KNOWN_AGAIN || !is_one_statement(&self.words, &Wording::new(words)) {
            return None;
        }
        let said = (stretch.inner, Said::Quote(words.to_owned()));
        let claim = Claim::certain(article, known, self.fact, said, stretch.tokens.start);
        let (group, at) = self.speaker;
        let evidence = vec![Evidence { group, at, place: Place::Article }];
        Some(Claim { evidence, manner: Manner { quoted: true, ..Manner::default() }, ..claim })
    }
}

/// Two speakers may share a phrase; a statement of so many words and marks they do not.
const KNOWN_AGAIN: usize = 8;

fn sentence_at(article: &Article, stretch: &QuotedStretch) -> Option<ByteSpan> {
    article.segments.sentences.get(article.sentence_at(stretch.tokens.start)?).map(|sentence| sentence.at)
}

/// The first words of a group within a place.
fn hit_in(article: &Article, group: u32, at: ByteSpan) -> Option<ByteSpan> {
    let tokens = article.tokens_in(at);
    article.hits_in(tokens).find(|hit| hit.group == group).map(|hit| article.span(hit.tokens.clone()))
}
