//! Who speaks: the subject of a verb of speaking, found by its place and by the marks around it.

use super::run::{NameRun, is_personal, name_runs};
use super::vocabulary::{
    AMBIGUOUS_VERBS, BEFORE_NOUN_OR_PARTICIPLE, BETWEEN_SUBJECT_AND_VERB, DOCUMENTS, INVERTING_VERBS, NO_NOUN_PHRASE,
    PREPOSITIONS, SPEECH_VERBS, listed, lower,
};
use crate::kinds::role::is_title_word;
use crate::span::ByteSpan;
use crate::token::{Token, TokenClass};
use std::ops::Range;

/// A speaker's name stands within so many words of the verb: an apposition between the two rarely has more.
const SPEAKER_REACH: usize = 24;

/// A part between two marks is read for so many tokens: longer ones hold more than a noun phrase. Keeps the work linear.
const PART: usize = 60;

/// So many parts between commas may stand between a speaker and the verb: "X, Y, 37, of Z, said".
const APPOSITIONS: usize = 5;

/// Somebody without a name is described in at most so many words; longer phrases are sentences misread.
const DESCRIPTION: usize = 12;

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
    Frame { text, tokens, steps: &steps }.events()
}

/// A sentence whose quotations are one step each.
pub(super) struct Frame<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) steps: &'a [Step],
}

impl<'a> Frame<'a> {
    /// The word or mark of a step; empty for quotations and beyond the ends.
    pub(super) fn word(&self, step: usize) -> &'a str {
        self.token(step).map_or("", |token| token.of(self.text))
    }

    fn token(&self, step: usize) -> Option<Token> {
        match self.steps.get(step)? {
            Step::Token(number) => self.tokens.get(*number).copied(),
            Step::Quote(_) => None,
        }
    }

    fn span(&self, steps: Range<usize>) -> ByteSpan {
        let first = self.token(steps.start).map(Token::span).unwrap_or_default();
        steps.end.checked_sub(1).and_then(|last| self.token(last)).map_or(first, |last| first.join(last.span()))
    }

    fn is_word(&self, step: usize) -> bool {
        self.token(step).is_some_and(Token::is_word)
    }

    /// The name runs in these steps, numbered by steps.
    fn runs(&self, steps: Range<usize>) -> Vec<NameRun> {
        let number = |step: usize| match self.steps.get(step) {
            Some(Step::Token(number)) => Some(*number),
            _ => None,
        };
        let (Some(first), Some(last)) = (number(steps.start), steps.end.checked_sub(1).and_then(number)) else {
            return Vec::new();
        };
        let mut runs = name_runs(self.text, self.tokens, first..last + 1);
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
            } else if word.starts_with(char::is_lowercase) && listed(SPEECH_VERBS, word) {
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
        let passive = listed(BEFORE_NOUN_OR_PARTICIPLE, &left) || listed(PREPOSITIONS, &left);
        if passive {
            return None;
        }
        let behind_quote = self.opens_with_quote(step);
        let subject = if behind_quote { None } else { self.subject_before(step) };
        let clear = match subject {
            Some(Subject::Name(_) | Subject::Pronoun(_)) => true,
            Some(Subject::Document(_)) => !matches!(word, "posted" | "reported" | "quoted" | "announced" | "revealed"),
            Some(Subject::Described(at)) => is_personal_title(at.of(self.text)),
            None => false,
        };
        if clear || subject.is_some() && !listed(AMBIGUOUS_VERBS, word) {
            return subject;
        }
        let inverted =
            behind_quote && listed(INVERTING_VERBS, word) && !matches!(self.word(step + 1), "that" | "it" | "this");
        if inverted && let Some(subject) = self.subject_after(step + 1) {
            return Some(subject);
        }
        // "Berg called it “x” and said …": a second verb of one subject.
        if left == "and" || left == "but" || behind_quote { before.or_else(|| self.leading_subject()) } else { None }
    }

    fn speaks_in_plural(&self, step: usize) -> bool {
        let left = self.skip_adverbs(step).map(|left| lower(self.word(left)).into_owned()).unwrap_or_default();
        !matches!(
            left.as_str(),
            "" | "to"
                | "not"
                | "would"
                | "will"
                | "could"
                | "may"
                | "might"
                | "can"
                | "should"
                | "must"
                | "did"
                | "do"
                | "does"
                | ","
        ) && !left.ends_with("n't")
            && !left.ends_with("n’t")
    }

    fn is_quote(&self, step: usize) -> bool {
        matches!(self.steps.get(step), Some(Step::Quote(_)))
    }

    /// Whether a quotation, perhaps with a comma behind it, stands right before the verb.
    fn opens_with_quote(&self, step: usize) -> bool {
        let Some(before) = step.checked_sub(1) else { return false };
        self.is_quote(before)
            || self.word(before) == "," && before.checked_sub(1).is_some_and(|quote| self.is_quote(quote))
    }

    /// The step left of `step` that is no adverb or helping verb.
    fn skip_adverbs(&self, step: usize) -> Option<usize> {
        let mut left = step.checked_sub(1)?;
        while listed(BETWEEN_SUBJECT_AND_VERB, self.word(left)) {
            left = left.checked_sub(1)?;
        }
        Some(left)
    }

    /// The subject that stands before the verb at `verb`.
    fn subject_before(&self, verb: usize) -> Option<Subject> {
        let mut last = self.skip_adverbs(verb)?;
        if is_pronoun(self.word(last)) {
            return Some(Subject::Pronoun(self.span(last..last + 1)));
        }
        if matches!(self.word(last), "who" | "which" | "that") {
            last = last.checked_sub(1)?;
        }
        if self.word(last) == "," {
            return self.subject_of_apposition(last, verb);
        }
        let start = self.phrase_start(last);
        let subject = self.subject_in(start..last + 1, true);
        if matches!(subject, None | Some(Subject::Described(_))) {
            let part = self.part_start(last);
            let comma = part.checked_sub(1).filter(|&comma| self.word(comma) == ",");
            let tells = matches!(self.word(part), "a" | "an" | "the" | "who");
            let apposed = comma.filter(|_| tells).and_then(|comma| self.subject_of_apposition(comma, verb));
            if let Some(name @ Subject::Name(_)) = apposed {
                return Some(name);
            }
            // "the tweets and photos described": a word behind "and" is no speaker of its own.
            if start.checked_sub(1).is_some_and(|before| self.word(before) == "and") && start > part {
                return self.leading_subject();
            }
        }
        subject
    }

    /// The subject before the comma at `comma` that sets off an apposition from the verb.
    fn subject_of_apposition(&self, comma: usize, verb: usize) -> Option<Subject> {
        let mut end = comma;
        let mut leftmost = None;
        for _ in 0..APPOSITIONS {
            let start = end.checked_sub(1).map(|last| self.part_start(last))?;
            if start == end || verb - start > SPEAKER_REACH + 12 {
                break;
            }
            let part = self.phrase_in(start, end);
            let behind = start.checked_sub(1).filter(|&before| self.word(before) == ",");
            let aside = behind.is_some() && self.is_aside(part.clone());
            if let Some(subject @ Subject::Name(_)) = self.subject_in(part.clone(), false)
                && !(aside || behind.is_some_and(|comma| self.is_place(part.clone(), comma)))
            {
                return Some(subject);
            }
            leftmost = Some(part);
            match behind {
                Some(before) => end = before,
                None => break,
            }
        }
        leftmost.and_then(|part| self.subject_in(part, true))
    }

    /// Whether a part between commas tells of the name before it: "who leads Orbo", "a geologist at the Oslo Institute".
    fn is_aside(&self, part: Range<usize>) -> bool {
        let first = self.word(part.start);
        let relative = matches!(first, "who" | "which" | "whose" | "whom");
        relative
            || first.starts_with(char::is_lowercase) && part.clone().any(|step| listed(PREPOSITIONS, self.word(step)))
    }

    /// Whether a part that is a name alone is the second half of a place: "in Berkeley, California".
    fn is_place(&self, part: Range<usize>, comma: usize) -> bool {
        let Some(last) = comma.checked_sub(1) else { return false };
        let alone = self.runs(part.clone()).first().is_some_and(|run| run.tokens == part);
        let start = self.part_start(last);
        let place = self.runs(start..comma).last().filter(|run| run.tokens.end == comma).map(|run| run.tokens.start);
        alone
            && place
                .and_then(|place| place.checked_sub(1))
                .is_some_and(|before| matches!(self.word(before), "in" | "near" | "at" | "from"))
    }

    /// Where the part between commas begins that ends with the step `last`.
    fn part_start(&self, last: usize) -> usize {
        let mut start = last + 1;
        while let Some(before) = start.checked_sub(1) {
            let ends = self.is_quote(before) || self.is_break(before) || last - before > PART;
            if ends {
                break;
            }
            start = before;
        }
        start
    }

    /// Whether a mark that no noun phrase crosses stands there: not the stop of "Adm.", not a hyphen.
    fn is_break(&self, step: usize) -> bool {
        self.token(step).is_some_and(|token| token.class == TokenClass::Mark)
            && !matches!(self.word(step), "." | "-" | "‑" | "’" | "'" | "&" | "/" | "$" | "%" | "@")
    }

    /// The noun phrase at the end of the steps from `start` to `end`: behind the last conjunction.
    fn phrase_in(&self, start: usize, end: usize) -> Range<usize> {
        let opens = (start..end).rev().find(|&step| is_conjunction(self.word(step)));
        match opens {
            // "and Ann Berg" and "who leads Orbo" are read from behind the conjunction only where a name follows.
            Some(step) if step + 1 < end && !matches!(&*lower(self.word(step)), "who" | "which") => step + 1..end,
            _ => start..end,
        }
    }

    /// Where the noun phrase begins that ends with the step `last`.
    fn phrase_start(&self, last: usize) -> usize {
        let start = self.part_start(last);
        self.phrase_in(start, last + 1).start.max((last + 1).saturating_sub(SPEAKER_REACH))
    }

    /// The subject that a noun phrase ends with. With `described`, a phrase without a name of its own counts too.
    fn subject_in(&self, phrase: Range<usize>, described: bool) -> Option<Subject> {
        let runs = self.runs(phrase.clone());
        let ending = runs.last().filter(|run| run.tokens.end == phrase.end || self.ends_with_stop(run, phrase.end));
        if let Some(run) = ending {
            if let Some(run) = self.unbound(run, &runs, phrase.start) {
                return Some(self.widened(run, &runs));
            }
        } else if let Some(name) = self.name_before_phrase(&runs, phrase.clone()) {
            return Some(name);
        }
        if described { self.described(phrase) } else { None }
    }

    /// The run that a run hangs on by prepositions: Berg in "Berg of Orbo", none in "a spokesman for Orbo".
    fn unbound<'r>(&self, run: &'r NameRun, runs: &'r [NameRun], limit: usize) -> Option<&'r NameRun> {
        let mut run = run;
        while let Some(preposition) = self.preposition_before(run.tokens.start, limit) {
            run = runs.iter().rev().find(|other| other.tokens.end == preposition)?;
        }
        Some(run)
    }

    /// "Berg on Monday said", "Berg in a statement said": the name before the last preposition.
    fn name_before_phrase(&self, runs: &[NameRun], phrase: Range<usize>) -> Option<Subject> {
        let preposition = phrase.clone().rev().take(5).find(|&step| listed(PREPOSITIONS, self.word(step)))?;
        let run = runs.iter().find(|run| run.tokens.end == preposition)?;
        Some(Subject::Name(run.at)).filter(|_| self.preposition_before(run.tokens.start, phrase.start).is_none())
    }

    /// Whether nothing but the full stop of an abbreviation stands between a run and the end of its phrase.
    fn ends_with_stop(&self, run: &NameRun, end: usize) -> bool {
        run.tokens.end + 1 == end && self.word(run.tokens.end) == "."
    }

    /// The preposition that binds the words at `start` to what stands before them: "of", or "of the".
    fn preposition_before(&self, start: usize, limit: usize) -> Option<usize> {
        let mut before = start.checked_sub(1).filter(|&before| before >= limit)?;
        if matches!(
            &*lower(self.word(before)),
            "the" | "a" | "an" | "his" | "her" | "their" | "its" | "rival" | "nearby"
        ) {
            before = before.checked_sub(1).filter(|&before| before >= limit)?;
        }
        listed(PREPOSITIONS, self.word(before)).then_some(before)
    }

    /// A speaker without a name: a document, or people.
    fn described(&self, phrase: Range<usize>) -> Option<Subject> {
        let head = phrase.clone().find(|&step| listed(PREPOSITIONS, self.word(step))).unwrap_or(phrase.end);
        let head = head.checked_sub(1).filter(|&head| head >= phrase.start && self.is_word(head))?;
        let sentence =
            phrase.clone().any(|step| listed(NO_NOUN_PHRASE, self.word(step)) || is_contraction(self.word(step)));
        let bare = |step: usize| {
            matches!(
                &*lower(self.word(step)),
                "the" | "a" | "an" | "and" | "but" | "that" | "what" | "there" | "not" | "of"
            )
        };
        let document = listed(DOCUMENTS, self.word(head));
        if sentence || bare(head) || bare(phrase.end - 1) || phrase.len() > DESCRIPTION && !document {
            return None;
        }
        let start = (phrase.start..=head).find(|&step| self.is_word(step)).unwrap_or(head);
        let at = self.span(start..phrase.end);
        Some(if document { Subject::Document(at) } else { Subject::Described(at) })
    }

    /// The subject that stands behind "according to" or an inverted verb, from the step `start` on.
    fn subject_after(&self, start: usize) -> Option<Subject> {
        if is_pronoun(self.word(start)) && !matches!(self.word(start), "it" | "It") {
            return Some(Subject::Pronoun(self.span(start..start + 1)));
        }
        let end = self.part_end(start);
        let runs = self.runs(start..end);
        let mut found: Option<&NameRun> = None;
        for run in &runs {
            let bound = (start..run.tokens.start).rev().find(|&step| listed(PREPOSITIONS, self.word(step)));
            // A preposition before the first name makes it an attribute, except "by": "a report by Ann Berg".
            let stops = bound.is_some_and(|step| found.is_some() || self.word(step) != "by");
            if stops {
                break;
            }
            found = Some(run);
        }
        if let Some(run) = found {
            return Some(self.widened(run, &runs));
        }
        let next = end + 1;
        let apposed =
            if self.word(end) == "," { self.runs(next..self.part_end(next)).into_iter().next() } else { None };
        let fills = |run: &NameRun| run.tokens.start == next && run.tokens.end == self.part_end(next);
        let set_off = |run: &NameRun| {
            self.is_break(run.tokens.end) || self.word(run.tokens.end) == "." || run.tokens.end >= self.steps.len()
        };
        match apposed.filter(|run| fills(run) && set_off(run)) {
            Some(run) => Some(Subject::Name(run.at)),
            None => self.described(start..end),
        }
    }

    /// A run, with the "of …" of an organisation's name.
    fn widened(&self, run: &NameRun, runs: &[NameRun]) -> Subject {
        let organisation = !is_personal(run.at.of(self.text)) && matches!(self.word(run.tokens.end), "of" | "for");
        let rest = runs.iter().find(|next| organisation && next.tokens.start == run.tokens.end + 1);
        Subject::Name(rest.map_or(run.at, |rest| run.at.join(rest.at)))
    }

    /// Where the part between marks ends that begins at `start`.
    fn part_end(&self, start: usize) -> usize {
        let mut end = start;
        while end < self.steps.len() && end < start + SPEAKER_REACH && !self.is_quote(end) && !self.is_break(end) {
            let stop = self.word(end) == "." && !self.runs(start..end + 2).iter().any(|run| run.tokens.contains(&end));
            let verb = matches!(
                self.word(end),
                "during" | "when" | "while" | "who" | "that" | "as" | "after" | "before" | "because" | "and" | "but"
            );
            let determiner = matches!(self.word(end), "the" | "a" | "an" | "his" | "her" | "its" | "their");
            let next_phrase = determiner && end > start && !listed(PREPOSITIONS, self.word(end - 1));
            if stop || (verb || next_phrase) && end > start {
                break;
            }
            end += 1;
        }
        end
    }

    /// The names that later clauses begin with: behind a conjunction, before a verb.
    pub(super) fn later_subjects(&self) -> Vec<Subject> {
        let opens =
            |run: &NameRun| run.tokens.start.checked_sub(1).is_some_and(|before| is_conjunction(self.word(before)));
        let acts = |run: &NameRun| {
            let next = self.word(run.tokens.end);
            next.starts_with(char::is_lowercase) && !listed(PREPOSITIONS, next) && !is_conjunction(next)
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
        let intro = listed(PREPOSITIONS, self.word(first))
            || matches!(&*lower(self.word(first)), "according" | "as" | "when" | "while" | "after");
        let start = if intro { comma? + 1 } else { first };
        if is_pronoun(self.word(start)) {
            return Some(Subject::Pronoun(self.span(start..start + 1)));
        }
        let end = self.part_end(start);
        let runs = self.runs(start..end);
        let Some(run) = runs.first() else {
            let head = (start..end).find(|&step| listed(PREPOSITIONS, self.word(step))).unwrap_or(end);
            let definite = matches!(&*lower(self.word(start)), "the" | "a" | "an");
            return if definite && head - start <= 4 { self.described(start..head) } else { None };
        };
        let bound = (start..run.tokens.start).any(|step| listed(PREPOSITIONS, self.word(step)));
        let fits = !bound && run.tokens.start - start <= 6;
        fits.then(|| self.widened(run, &runs))
    }
}

/// Whether a description is of one person by a title: "the minister", "a spokeswoman for Orbo".
pub(super) fn is_personal_title(words: &str) -> bool {
    let mut words = words.split_whitespace();
    let one = words
        .next()
        .is_some_and(|first| matches!(&*lower(first), "a" | "an" | "the" | "his" | "her" | "its" | "their"));
    let head: Vec<&str> =
        words.take_while(|word| !matches!(*word, "of" | "for" | "at" | "with" | "in" | "from" | "who")).collect();
    one && head.last().is_some_and(|word| is_title_word(word))
}

fn is_pronoun(word: &str) -> bool {
    matches!(&*lower(word), "he" | "she" | "they" | "it" | "we" | "i")
}

/// Whether a word holds a pronoun and a verb: "it's", "they've".
fn is_contraction(word: &str) -> bool {
    let small = lower(word);
    small.split_once(['\'', '’']).is_some_and(|(pronoun, _)| is_pronoun(pronoun))
}

fn is_conjunction(word: &str) -> bool {
    matches!(
        &*lower(word),
        "and"
            | "but"
            | "or"
            | "while"
            | "when"
            | "because"
            | "as"
            | "if"
            | "that"
            | "which"
            | "who"
            | "after"
            | "before"
            | "although"
            | "though"
    )
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
