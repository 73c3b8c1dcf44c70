//! Quotations of speakers of the rules.

use super::claim::{Claim, Evidence, Manner, Said};
use super::link::Place;
use super::{Known, Setting};
use crate::discourse::{Speaker, Speech};
use crate::kinds::fact::FactBody;
use crate::kinds::quote::{Wording, is_one_statement};
use crate::lang::{Classes, Lexicon};
use crate::matching::fold;
use crate::recognise::Article;
use crate::segment::QuotedStretch;
use crate::span::ByteSpan;

/// What an article has speakers of the rules say, between quotation marks.
///
/// Words that a rule records, or most of them, are known again by themselves, whoever the article seems to give them to;
/// other words are a claim where the rule's speaker says them, with words of `about`.
pub(super) fn quote_claims(article: &Article, setting: Setting<'_>, known: &Known) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut said: Vec<Wording<'_>> = Vec::new();
    for (index, fact) in setting.rules.facts.iter().enumerate() {
        let FactBody::Quote(quote) = &fact.body else { continue };
        if said.is_empty() {
            let words = |stretch: &QuotedStretch| Wording::new(stretch.inner.of(article.text()));
            said = article.segments.quotes.iter().map(words).collect();
        }
        let recorded = quote.value.as_deref().map(Wording::new).filter(|_| names_speaker(article, setting, index));
        let mut last: Option<(usize, ByteSpan)> = None; // the paragraph and speaker of the last quotation with one
        for speech in article.speeches() {
            let Some(stretch) = article.segments.quotes.get(speech.quote) else { continue };
            let goes_on = last.filter(|(paragraph, _)| *paragraph == stretch.paragraph).map(|(_, speaker)| speaker);
            let speaker = speech.speaker.at().or(goes_on);
            last = speaker.map(|speaker| (stretch.paragraph, speaker)).or(last);
            let attribution = Attribution { speaker, told: is_told(article, speech, stretch) };
            let words = said.get(speech.quote).filter(|_| stretch.tokens.len() >= KNOWN_AGAIN);
            let again = recorded.as_ref().zip(words).is_some_and(|(recorded, words)| is_known_again(recorded, words));
            claims.extend(claim_of(article, setting, (known, index), attribution, (stretch, again)));
        }
    }
    claims
}

/// Whether an article names the speaker of a fact anywhere: without, words are known again by nobody.
fn names_speaker(article: &Article, setting: Setting<'_>, fact: usize) -> bool {
    let of = setting.lexicon.facts.get(fact).and_then(|groups| groups.of);
    of.is_some_and(|of| article.all_hits_in(0..article.tokens.len()).any(|hit| hit.group == of))
}

/// Whom an article has say some words.
#[derive(Clone, Copy)]
struct Attribution {
    speaker: Option<ByteSpan>,
    /// Whether it names them in the same breath: by name, with a verb of speaking in the sentence.
    told: bool,
}

/// Whether a verb of speaking in the sentence of a quotation names who speaks.
fn is_told(article: &Article, speech: &Speech, stretch: &QuotedStretch) -> bool {
    let sentence = |at: ByteSpan| article.sentence_at(article.tokens_in(at).start);
    let beside = || {
        let verb = sentence(speech.evidence);
        let last = stretch.tokens.end.saturating_sub(1);
        verb == article.sentence_at(stretch.tokens.start) || verb == article.sentence_at(last)
    };
    let Speaker::Named(named) = speech.speaker else { return false };
    // "The Danish premier" is told by a word for where he is from, and by no name.
    let origin = Lexicon::english()
        .is_ok_and(|english| english.classes(&fold(named.of(article.text()))).meets(Classes::DEMONYM));
    !origin && !speech.by_pronoun && beside()
}

/// Whether the recorded words, or most of them, are known again in a quotation.
fn is_known_again(recorded: &Wording<'_>, words: &Wording<'_>) -> bool {
    // Words are counted before they are aligned, which costs more.
    recorded.shares_content(words) && is_one_statement(recorded, words)
}

fn claim_of(
    article: &Article,
    setting: Setting<'_>,
    (known, fact): (&Known, usize),
    attribution: Attribution,
    (stretch, again): (&QuotedStretch, bool),
) -> Option<Claim> {
    let groups = setting.lexicon.facts.get(fact)?;
    let (of, speaker) = (groups.of?, attribution.speaker);
    let spoken = speaker.and_then(|speaker| hit_in(article, of, speaker));
    // Another's words matter only where they are long enough to be known again.
    let another = speaker.filter(|_| spoken.is_none() && attribution.told && stretch.tokens.len() >= KNOWN_AGAIN);
    if spoken.is_none() && another.is_none() && !again {
        return None;
    }
    let mut evidence: Vec<Evidence> =
        spoken.iter().map(|&at| Evidence { group: of, at, place: Place::Sentence }).collect();
    for &group in &groups.about {
        let at = hit_in(article, group, stretch.at).or_else(|| hit_in(article, group, sentence_at(article, stretch)?));
        match at {
            Some(at) => evidence.push(Evidence { group, at, place: Place::Phrase }),
            None if again => {}
            None => return None,
        }
    }
    let words = stretch.inner.of(article.text()).to_owned();
    let (at, said) = match another {
        Some(speaker) => (speaker, Said::OthersQuote(words)),
        None => (stretch.inner, Said::Quote(words)),
    };
    let claim = Claim::certain(article, known, fact, (at, said), stretch.tokens.start);
    Some(Claim { evidence, manner: Manner { quoted: true, ..Manner::default() }, ..claim })
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
