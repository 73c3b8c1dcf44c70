//! Who says the words between the quotation marks.

use super::gender::may_be;
use super::noun_phrase::is_personal_title;
use super::run::{NameRun, is_personal, name_runs};
use super::subject::{Frame, SpeechEvent, Step, Subject};
use crate::kinds::role::is_title_word;
use crate::lang::lower;
use crate::segment::{ParagraphKind, QuotedStretch, Segments};
use crate::span::ByteSpan;
use crate::text::Cursor;
use crate::token::Token;
use std::collections::HashSet;

/// A pronoun stands for somebody at most so many paragraphs back: two, because a sentence of background between two
/// statements is common, and a speaker who is to be recognised after more is named again.
const PRONOUN_REACH: usize = 2;

/// A sentence of at most so many tokens that only names who spoke ("It added.") belongs to the quotation before it.
const SPEECH_TAG: usize = 5;

/// "The president" stands for one called so at most so many bytes before: a few paragraphs.
const TITLE_REACH: usize = 1200;

/// Who says the words of a quoted stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    /// The number of the stretch in [`Segments::quotes`].
    pub quote: usize,
    /// Who speaks.
    pub speaker: Speaker,
    /// Where the verb of speaking stands, or "according"; where none does, the stretch itself.
    pub evidence: ByteSpan,
    /// Whether the speaker was found through "he", "she", "it" or "they".
    pub by_pronoun: bool,
}

/// Who speaks, and where the article names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Speaker {
    /// A run of capitalised words: a person or an organisation, with the titles in capitals before it.
    Named(ByteSpan),
    /// Something written: "the statement", "the text of the agreement".
    Document(ByteSpan),
    /// Somebody the article does not name: "officials", "a spokesman for Orbo".
    Described(ByteSpan),
    /// The article does not say, or not in a way that is understood.
    Unknown,
}

impl Speaker {
    /// Where the article names them.
    #[must_use]
    pub fn at(self) -> Option<ByteSpan> {
        match self {
            Self::Named(at) | Self::Document(at) | Self::Described(at) => Some(at),
            Self::Unknown => None,
        }
    }
}

/// The speaker of each quoted stretch: one entry a stretch, in order.
///
/// A name by a verb of speaking in the same sentence; else the speaker that the paragraph goes on with; "he" and "she" are
/// the last speaker or personal subject of this paragraph or the one before. Stretches in furniture have no speaker.
#[must_use]
pub fn speeches(text: &str, tokens: &[Token], segments: &Segments) -> Vec<Speech> {
    let runs = name_runs(text, tokens, 0..tokens.len());
    let mut reader = Reader {
        text,
        tokens,
        segments,
        surnames: surnames(text, &runs),
        titles: titled_runs(text, tokens, &runs),
        speeches: segments.quotes.iter().enumerate().map(|(quote, stretch)| unknown(quote, stretch)).collect(),
        people: Vec::new(),
        things: Vec::new(),
        last: None,
    };
    let mut story = 0; // paragraphs of the story so far
    for (number, paragraph) in segments.paragraphs.iter().enumerate() {
        match paragraph.kind {
            ParagraphKind::Furniture => continue,
            ParagraphKind::Body | ParagraphKind::ListItem => story += 1,
            _ => {}
        }
        reader.read_paragraph(number, story);
    }
    reader.speeches
}

fn unknown(quote: usize, stretch: &QuotedStretch) -> Speech {
    Speech { quote, speaker: Speaker::Unknown, evidence: stretch.at, by_pronoun: false }
}

/// The last words of the runs of two words and more that may name a person: alone they are a surname.
fn surnames<'a>(text: &'a str, runs: &[NameRun]) -> HashSet<&'a str> {
    let names = runs.iter().map(|run| run.at.of(text)).filter(|words| words.contains(' ') && is_personal(words));
    names.filter_map(|words| words.rsplit(' ').next()).collect()
}

/// The runs that hold a title and a name, those of former holders left out ("then-President Ann Berg", "In 1973 President
/// Ann Berg").
fn titled_runs(text: &str, tokens: &[Token], runs: &[NameRun]) -> Vec<ByteSpan> {
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.of(text));
    let titled = |run: &&NameRun| {
        let before = run.tokens.start.checked_sub(1);
        let before = if word(before) == "-" { before.and_then(|at| at.checked_sub(1)) } else { before };
        let year = before.and_then(|at| tokens.get(at)).is_some_and(|token| token.is_number());
        let past = year || matches!(&*lower(word(before)), "then" | "former" | "ex" | "late");
        let mut words = run.at.of(text).split(' ');
        let name = words.next_back().is_some_and(|word| !is_title_word(word));
        !past && name && words.any(is_title_word)
    };
    runs.iter().filter(titled).map(|run| run.at).collect()
}

/// Somebody or something "he" or "it" may stand for, and the paragraph of the story it was last spoken of in.
#[derive(Clone, Copy)]
struct Recent {
    speaker: Speaker,
    story: usize,
}

/// A speech found: who, by which verb, and whether through a pronoun.
#[derive(Clone, Copy)]
struct Said {
    speaker: Speaker,
    evidence: ByteSpan,
    by_pronoun: bool,
    story: usize,
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    segments: &'a Segments,
    surnames: HashSet<&'a str>,
    /// The runs of two words and more that hold a title ("President Ann Berg"), in order.
    titles: Vec<ByteSpan>,
    speeches: Vec<Speech>,
    /// Persons, the last one last.
    people: Vec<Recent>,
    /// Organisations, documents and groups.
    things: Vec<Recent>,
    /// The last speech.
    last: Option<Said>,
}

impl Reader<'_> {
    fn read_paragraph(&mut self, number: usize, story: usize) {
        let frames = self.frames(number);
        let mut open: Vec<usize> = Vec::new(); // stretches still without a speaker that a later sentence may name
        let mut before: Option<Said> = None; // the speech this paragraph goes on with
        let body = self.segments.paragraphs.get(number).is_some_and(|paragraph| paragraph.kind == ParagraphKind::Body);
        let quoted_only = body && frames.iter().flatten().all(|step| matches!(step, Step::Quote(_)));
        if quoted_only {
            before = self.last.filter(|said| said.story + 1 >= story);
        }
        for steps in &frames {
            let frame = Frame { cursor: Cursor::new(self.text, self.tokens), steps };
            let events: Vec<(usize, Said)> =
                frame.events().iter().map(|event| (event.step, self.said(event, story))).collect();
            let leading = frame.leading_subject();
            let quotes: Vec<(usize, usize)> =
                steps.iter().enumerate().filter_map(|(step, &s)| quote_of(s).map(|q| (step, q))).collect();
            for &(step, quote) in &quotes {
                let said = self
                    .event_for(&events, step, quote)
                    .or_else(|| self.carried(quote, &frame, step, leading, before, story));
                match said {
                    Some(said) => before = Some(self.attribute(quote, said)),
                    None => open.push(quote),
                }
            }
            if let Some(&(_, said)) = events.last() {
                before = Some(said);
                self.last = Some(said);
                let tag = steps.len() <= SPEECH_TAG || open.last().is_some_and(|&quote| self.asks(quote));
                let asked = quotes.is_empty() && tag;
                if asked || !quotes.is_empty() {
                    open.drain(..).for_each(|quote| {
                        self.attribute(quote, said);
                    });
                }
            }
            open.retain(|&quote| self.stands_alone(quote));
            if events.is_empty() {
                self.note_subjects(&frame, leading, story);
            }
        }
    }

    /// The sentences of a paragraph with each quotation as one step; what ends inside a quotation ends no sentence here.
    fn frames(&self, number: usize) -> Vec<Vec<Step>> {
        let range = self.segments.tokens_of_paragraph(number);
        let mut frames = vec![Vec::new()];
        let mut at = range.start;
        while at < range.end {
            let quote = self.quote_from(at);
            let last = match quote {
                Some(quote) => {
                    push(&mut frames, Step::Quote(quote));
                    self.segments.quotes.get(quote).map_or(at, |stretch| self.last_token(stretch, at))
                }
                None => {
                    push(&mut frames, Step::Token(at));
                    at
                }
            };
            let sentence = self.segments.sentence_of(last).and_then(|sentence| self.segments.sentences.get(sentence));
            if sentence.is_some_and(|sentence| sentence.tokens.end == last + 1) {
                frames.push(Vec::new());
            }
            at = last + 1;
        }
        frames.retain(|frame| !frame.is_empty());
        frames
    }

    /// The quotation whose mark is the token `at`.
    fn quote_from(&self, at: usize) -> Option<usize> {
        let start = self.tokens.get(at)?.span().start;
        let quotes = &self.segments.quotes;
        quotes.binary_search_by_key(&start, |quote| quote.at.start).ok()
    }

    /// The last token of a stretch, its closing marks counted in.
    fn last_token(&self, stretch: &QuotedStretch, from: usize) -> usize {
        let end = stretch.at.end;
        let rest = self.tokens.get(from..).unwrap_or_default();
        from + rest.partition_point(|token| token.span().end <= end).saturating_sub(1)
    }

    /// A verb of speaking with its subject looked up.
    fn said(&mut self, event: &SpeechEvent, story: usize) -> Said {
        let by_pronoun = matches!(event.subject, Subject::Pronoun(_));
        let speaker = self.resolve(event.subject, story);
        self.note(speaker, story);
        Said { speaker, evidence: event.verb, by_pronoun, story }
    }

    fn resolve(&self, subject: Subject, story: usize) -> Speaker {
        match subject {
            Subject::Name(at) => Speaker::Named(at),
            Subject::Document(at) => Speaker::Document(at),
            Subject::Described(at) => self.titled(at).unwrap_or(Speaker::Described(at)),
            Subject::Pronoun(at) => {
                let pronoun = at.of(self.text);
                let near = |recent: &&Recent| recent.story + PRONOUN_REACH >= story;
                let fits =
                    |recent: &&Recent| recent.speaker.at().is_none_or(|named| may_be(pronoun, named.of(self.text)));
                let recent = match &*lower(pronoun) {
                    "he" | "she" => self.people.iter().rev().take_while(near).find(fits),
                    "it" | "they" => self.things.last().filter(near),
                    _ => None,
                };
                recent.map_or(Speaker::Unknown, |recent| recent.speaker)
            }
        }
    }

    /// Whom "the president" means: the one bearer of the title so far, if there is only one.
    fn titled(&self, at: ByteSpan) -> Option<Speaker> {
        let small = lower(at.of(self.text));
        let title = small.strip_prefix("the ").filter(|title| is_title_word(title))?;
        let has = |named: &&ByteSpan| named.of(self.text).split(' ').any(|word| word.eq_ignore_ascii_case(title));
        let before = self.titles.partition_point(|named| named.end <= at.start);
        let near = |named: &&ByteSpan| named.end + TITLE_REACH >= at.start;
        let mut bearers = self.titles.get(..before)?.iter().rev().take_while(near).filter(has);
        let bearer = *bearers.next()?;
        let family = |named: &ByteSpan| named.of(self.text).rsplit(' ').next();
        bearers.all(|other| family(other) == family(&bearer)).then_some(Speaker::Named(bearer))
    }

    /// Remembers whom a later pronoun may stand for.
    fn note(&mut self, speaker: Speaker, story: usize) {
        let recent = Recent { speaker, story };
        match speaker {
            Speaker::Named(at) if self.is_person(at.of(self.text)) => self.people.push(recent),
            Speaker::Described(at) if is_personal_title(at.of(self.text)) => self.people.push(recent),
            Speaker::Unknown => {}
            _ => self.things.push(recent),
        }
    }

    /// Remembers the subjects of a sentence in which nobody speaks.
    fn note_subjects(&mut self, frame: &Frame<'_>, leading: Option<Subject>, story: usize) {
        for subject in leading.into_iter().chain(frame.later_subjects()) {
            if let Subject::Name(at) = subject {
                self.note(Speaker::Named(at), story);
            }
        }
    }

    fn is_person(&self, words: &str) -> bool {
        is_personal(words) && (words.contains(' ') || self.surnames.contains(words))
    }

    /// The verb of the same sentence that a quotation belongs to. Behind a comma, question or exclamation mark inside
    /// the quotation the verb follows; else the nearest before, else the nearest behind.
    fn event_for(&self, events: &[(usize, Said)], step: usize, quote: usize) -> Option<Said> {
        let next = events.partition_point(|&(at, _)| at < step);
        let before = next.checked_sub(1).and_then(|before| events.get(before));
        let behind = events.get(next);
        let inner = self.segments.quotes.get(quote).map_or("", |stretch| stretch.inner.of(self.text).trim_end());
        let open_ended = inner.ends_with([',', '?', '!', '—', '–']);
        let chosen = if open_ended { behind.or(before) } else { before.or(behind) };
        chosen.map(|&(_, said)| said)
    }

    /// The speech that a quotation without a verb of its own goes on with.
    fn carried(
        &self,
        quote: usize,
        frame: &Frame<'_>,
        step: usize,
        leading: Option<Subject>,
        before: Option<Said>,
        story: usize,
    ) -> Option<Said> {
        let stretch = self.segments.quotes.get(quote)?;
        if let Some(earlier) = stretch.continues.and_then(|earlier| self.speeches.get(earlier)) {
            let known = earlier.speaker != Speaker::Unknown;
            return known.then_some(Said {
                speaker: earlier.speaker,
                evidence: earlier.evidence,
                by_pronoun: earlier.by_pronoun,
                story,
            });
        }
        if step == 0 {
            return before;
        }
        // A fragment in the article's own sentence is the last speaker's where "he" or the same name is its subject.
        let last = before.or(self.last).filter(|said| said.story + 1 >= story)?;
        let same = match leading? {
            pronoun @ Subject::Pronoun(_) => self.resolve(pronoun, story) == last.speaker,
            Subject::Name(at) => {
                last.speaker.at().is_some_and(|named| same_bearer(named.of(self.text), at.of(self.text)))
            }
            _ => false,
        };
        let first = frame.word(0);
        (same && !first.is_empty()).then_some(Said { by_pronoun: true, ..last })
    }

    /// Gives a quotation, and those it carries on, a speaker.
    fn attribute(&mut self, quote: usize, said: Said) -> Said {
        let mut next = Some(quote).filter(|_| said.speaker != Speaker::Unknown);
        while let Some(speech) = next.and_then(|quote| self.speeches.get_mut(quote)) {
            if speech.speaker != Speaker::Unknown {
                break;
            }
            speech.speaker = said.speaker;
            speech.evidence = said.evidence;
            speech.by_pronoun = said.by_pronoun;
            next = self.segments.quotes.get(speech.quote).and_then(|stretch| stretch.continues);
        }
        self.last = Some(said);
        said
    }

    /// Whether a quotation asks or exclaims: then a new sentence may name who did ("“Why?” Berg asked.").
    fn asks(&self, quote: usize) -> bool {
        self.segments.quotes.get(quote).is_some_and(|stretch| stretch.inner.of(self.text).ends_with(['?', '!']))
    }

    /// Whether a quotation is a sentence of its own, which a later sentence of the paragraph may give a speaker.
    fn stands_alone(&self, quote: usize) -> bool {
        let Some(stretch) = self.segments.quotes.get(quote) else { return false };
        let leads = self.segments.paragraphs.get(stretch.paragraph).is_some_and(|p| p.at.start == stretch.at.start);
        leads && stretch.inner.of(self.text).ends_with(['.', '?', '!', '…'])
    }
}

fn push(frames: &mut [Vec<Step>], step: Step) {
    if let Some(frame) = frames.last_mut() {
        frame.push(step);
    }
}

fn quote_of(step: Step) -> Option<usize> {
    match step {
        Step::Quote(quote) => Some(quote),
        Step::Token(_) => None,
    }
}

/// Whether the shorter of two runs is the end of the longer: "Berg" and "Ann Berg".
fn same_bearer(a: &str, b: &str) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '-']))
}

#[cfg(test)]
mod tests;
