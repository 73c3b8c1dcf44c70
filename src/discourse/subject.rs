//! Who speaks: the subject of a verb of speaking, found by its place and by the marks around it.

use super::noun_phrase::{SPEAKER_REACH, is_conjunction, is_personal_title, is_pronoun};
use super::run::{NameRun, name_runs};
use crate::lang::{WordClasses, classes_of, lower};
use crate::span::ByteSpan;
use crate::text::Cursor;
use crate::token::Token;
use std::ops::Range;

/// One step of a sentence as it is read for speakers: a token of the article's own words, or a quotation as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The token of that number.
    Token(usize),
    /// The quoted stretch of that number.
    Quote(usize),
}

/// Who a verb of speaking has for its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// A run of capitalised words.
    Name(ByteSpan),
    /// Something written.
    Document(ByteSpan),
    /// Somebody without a name: "officials".
    Described(ByteSpan),
    /// he, she, they, it.
    Pronoun(ByteSpan),
}

impl Subject {
    /// Where it stands.
    pub(super) fn at(self) -> ByteSpan {
        match self {
            Self::Name(at) | Self::Document(at) | Self::Described(at) | Self::Pronoun(at) => at,
        }
    }
}

/// A verb of speaking and its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SpeechEvent {
    /// The number of the verb's step in its sentence.
    pub(super) step: usize,
    /// Where the verb stands.
    pub(super) verb: ByteSpan,
    /// Who speaks.
    pub(super) subject: Subject,
}

impl SpeechEvent {
    /// Where the speaker stands, pronouns left out.
    pub(super) fn speaker_span(&self) -> Option<ByteSpan> {
        match self.subject {
            Subject::Pronoun(_) => None,
            subject => Some(subject.at()),
        }
    }
}

/// The verbs of speaking of a sentence without quotations, with their subjects.
pub(super) fn speech_events(text: &str, tokens: &[Token], sentence: Range<usize>) -> Vec<SpeechEvent> {
    let steps: Vec<Step> = sentence.map(Step::Token).collect();
    Frame { cursor: Cursor::new(text, tokens), steps: &steps }.events()
}

/// A sentence whose quotations are one step each.
pub(super) struct Frame<'a> {
    pub(super) cursor: Cursor<'a>,
    pub(super) steps: &'a [Step],
}

impl<'a> Frame<'a> {
    /// The word or mark of a step; empty for quotations and beyond the ends.
    pub(super) fn word(&self, step: usize) -> &'a str {
        self.token(step).map_or("", |token| token.of(self.cursor.text))
    }

    pub(super) fn token(&self, step: usize) -> Option<Token> {
        match self.steps.get(step)? {
            Step::Token(number) => self.cursor.token(*number),
            Step::Quote(_) => None,
        }
    }

    /// Whether the word of a step has one of these classes.
    pub(super) fn has(&self, step: usize, classes: WordClasses) -> bool {
        self.token(step).is_some_and(|token| classes_of(token, self.cursor.text).meets(classes))
    }

    pub(super) fn span(&self, steps: Range<usize>) -> ByteSpan {
        let first = self.token(steps.start).map(Token::span).unwrap_or_default();
        steps.end.checked_sub(1).and_then(|last| self.token(last)).map_or(first, |last| first.join(last.span()))
    }

    pub(super) fn is_word(&self, step: usize) -> bool {
        self.token(step).is_some_and(Token::is_word)
    }

    /// The name runs in these steps, numbered by steps.
    pub(super) fn runs(&self, steps: Range<usize>) -> Vec<NameRun> {
        let number = |step: usize| match self.steps.get(step) {
            Some(Step::Token(number)) => Some(*number),
            _ => None,
        };
        let (Some(first), Some(last)) = (number(steps.start), steps.end.checked_sub(1).and_then(number)) else {
            return Vec::new();
        };
        let mut runs = name_runs(self.cursor.text, self.cursor.tokens, first..last + 1);
        for run in &mut runs {
            run.tokens = run.tokens.start - first + steps.start..run.tokens.end - first + steps.start;
        }
        runs
    }

    /// All verbs of speaking that have a subject, in order.
    pub(super) fn events(&self) -> Vec<SpeechEvent> {
        let mut events: Vec<SpeechEvent> = Vec::new();
        for step in 0..self.steps.len() {
            let word = self.word(step);
            let subject = if word.eq_ignore_ascii_case("according") && self.word(step + 1) == "to" {
                self.subject_after(step + 2)
            } else if word.starts_with(char::is_lowercase) && WordClasses::SPEECH.has(word) {
                self.verb_subject(step, word, events.last().map(|event| event.subject))
            } else if word == "say" && self.speaks_in_plural(step) {
                self.subject_before(step)
            } else {
                None
            };
            if let Some(subject) = subject {
                events.push(SpeechEvent { step, verb: self.span(step..step + 1), subject });
            }
        }
        events
    }

    fn verb_subject(&self, step: usize, word: &str, before: Option<Subject>) -> Option<Subject> {
        let left = lower(self.word(self.skip_adverbs(step)?)).into_owned();
        if word.ends_with("ing") {
            let participle = left == "," || self.is_quote(step.checked_sub(1)?) || left == "as" || left == "and";
            return if participle { before.or_else(|| self.leading_subject()) } else { None };
        }
        // "was called", "the reports", "to be told": no verb of its own subject.
        let passive = WordClasses::BEFORE_NOUN.has(&left) || WordClasses::PREPOSITION.has(&left);
        if passive {
            return None;
        }
        let behind_quote = self.opens_with_quote(step);
        let subject = if behind_quote { None } else { self.subject_before(step) };
        let clear = match subject {
            Some(Subject::Name(_) | Subject::Pronoun(_)) => true,
            Some(Subject::Document(_)) => !matches!(word, "posted" | "reported" | "quoted" | "announced" | "revealed"),
            Some(Subject::Described(at)) => is_personal_title(at.of(self.cursor.text)),
            None => false,
        };
        if clear || subject.is_some() && !WordClasses::SPEECH_OR_PARTICIPLE.has(word) {
            return subject;
        }
        let inverted = behind_quote
            && WordClasses::SPEECH_INVERTING.has(word)
            && !matches!(self.word(step + 1), "that" | "it" | "this");
        if inverted && let Some(subject) = self.subject_after(step + 1) {
            return Some(subject);
        }
        // "Berg called it “x” and said …": a second verb of one subject.
        if left == "and" || left == "but" || behind_quote { before.or_else(|| self.leading_subject()) } else { None }
    }

    fn speaks_in_plural(&self, step: usize) -> bool {
        let left = self.skip_adverbs(step).map(|left| lower(self.word(left)).into_owned()).unwrap_or_default();
        !WordClasses::MODAL.has(&left)
            && !matches!(left.as_str(), "" | "," | "to" | "not" | "must" | "did" | "do" | "does")
            && !left.ends_with("n't")
            && !left.ends_with("n’t")
    }

    pub(super) fn is_quote(&self, step: usize) -> bool {
        matches!(self.steps.get(step), Some(Step::Quote(_)))
    }

    /// Whether a quotation, perhaps with a comma behind it, stands right before the verb.
    fn opens_with_quote(&self, step: usize) -> bool {
        let Some(before) = step.checked_sub(1) else { return false };
        self.is_quote(before)
            || self.word(before) == "," && before.checked_sub(1).is_some_and(|quote| self.is_quote(quote))
    }

    /// The step left of `step` that is no adverb or helping verb.
    pub(super) fn skip_adverbs(&self, step: usize) -> Option<usize> {
        let mut left = step.checked_sub(1)?;
        while self.has(left, WordClasses::BEFORE_VERB) {
            left = left.checked_sub(1)?;
        }
        Some(left)
    }

    /// The names that later clauses begin with: behind a conjunction, before a verb.
    pub(super) fn later_subjects(&self) -> Vec<Subject> {
        let opens =
            |run: &NameRun| run.tokens.start.checked_sub(1).is_some_and(|before| is_conjunction(self.word(before)));
        let acts = |run: &NameRun| {
            let next = self.word(run.tokens.end);
            next.starts_with(char::is_lowercase) && !WordClasses::PREPOSITION.has(next) && !is_conjunction(next)
        };
        let stretches = self.steps.split(|step| matches!(step, Step::Quote(_)));
        let mut start = 0;
        let mut subjects = Vec::new();
        for stretch in stretches {
            let runs = self.runs(start..start + stretch.len());
            subjects.extend(runs.iter().filter(|run| opens(run) && acts(run)).map(|run| Subject::Name(run.at)));
            start += stretch.len() + 1;
        }
        subjects
    }

    /// The name that the sentence begins with, perhaps behind an introduction with a comma.
    pub(super) fn leading_subject(&self) -> Option<Subject> {
        let first = (0..self.steps.len()).find(|&step| self.is_word(step))?;
        if is_pronoun(self.word(first)) {
            return Some(Subject::Pronoun(self.span(first..first + 1)));
        }
        let comma = (0..self.steps.len().min(SPEAKER_REACH)).find(|&step| self.word(step) == ",");
        let intro = self.has(first, WordClasses::PREPOSITION)
            || self.has(first, WordClasses::CLAUSE_OPENER)
            || matches!(&*lower(self.word(first)), "according" | "as");
        let start = if intro { comma? + 1 } else { first };
        if is_pronoun(self.word(start)) {
            return Some(Subject::Pronoun(self.span(start..start + 1)));
        }
        let end = self.part_end(start);
        let runs = self.runs(start..end);
        let Some(run) = runs.first() else {
            let head = (start..end).find(|&step| self.has(step, WordClasses::PREPOSITION)).unwrap_or(end);
            let definite = matches!(&*lower(self.word(start)), "the" | "a" | "an");
            return if definite && head - start <= 4 { self.described(start..head) } else { None };
        };
        let bound = (start..run.tokens.start).any(|step| self.has(step, WordClasses::PREPOSITION));
        let fits = !bound && run.tokens.start - start <= 6;
        fits.then(|| self.widened(run, &runs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let tokens = tokenize(text);
        let found: Vec<&str> =
            speech_events(text, &tokens, 0..tokens.len()).iter().map(|event| event.subject.at().of(text)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn subjects_stand_before_their_verb() {
        check("It rained, Ann Berg said.", &["Ann Berg"]);
        check("Ann Berg, a geologist at Oslo University, said it rained.", &["Ann Berg"]);
        check("A ministry spokesman, Bo Lund, later told reporters so.", &["Bo Lund"]);
        check("Cy Dole, head of the Centre for Rain in Bergen, Norway, said so.", &["Cy Dole"]);
        check("The Institute for Rain said so.", &["Institute for Rain"]);
        check("Berg, 37, said so.", &["Berg"]);
        check("Ann Berg on Monday said so.", &["Ann Berg"]);
        check("Ann Berg, who leads Orbo, said so.", &["Ann Berg"]);
        check("In a statement, he said so.", &["he"]);
        check("Officials said so.", &["Officials"]);
        check("A spokesman for Orbo said so.", &["A spokesman for Orbo"]);
        check("The draft agreement says so.", &["The draft agreement"]);
        check("Experts say so.", &["Experts"]);
    }

    #[test]
    fn subjects_stand_behind_according_to() {
        check("According to Ann Berg of Orbo, it rained.", &["Ann Berg"]);
        check("It rained, according to a report by Bo Lund of the Oslo Times.", &["Bo Lund"]);
        check("It rained, according to Orbo spokesman Bo Lund.", &["Bo Lund"]);
        check("It rained, according to the text of the agreement.", &["the text of the agreement"]);
        check("It rained, according to officials in Oslo.", &["officials in Oslo"]);
    }

    #[test]
    fn verbs_without_a_speaker_are_no_speech() {
        check("The storm was called Ann.", &[]);
        check("They declined to say.", &[]);
        check("The reports were old.", &[]);
        check("The United States rained.", &[]);
    }
}
