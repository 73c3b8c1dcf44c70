//! The noun phrase before or behind a verb of speaking, and which of its names is the speaker.

use super::run::{NameRun, is_personal};
use super::subject::{Frame, Subject};
use crate::kinds::role::is_title_word;
use crate::lang::{WordClasses, lower};
use crate::token::TokenClass;
use std::ops::Range;

/// A speaker's name stands within so many words of the verb: an apposition between the two rarely has more.
pub(super) const SPEAKER_REACH: usize = 24;

/// A part between two marks is read for so many tokens: longer ones hold more than a noun phrase. Keeps the work linear.
const PART: usize = 60;

/// So many parts between commas may stand between a speaker and the verb: "X, Y, 37, of Z, said".
const APPOSITIONS: usize = 5;

/// Somebody without a name is described in at most so many words; longer phrases are sentences misread.
const DESCRIPTION: usize = 12;

impl Frame<'_> {
    /// The subject that stands before the verb at `verb`.
    pub(super) fn subject_before(&self, verb: usize) -> Option<Subject> {
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
    pub(super) fn subject_of_apposition(&self, comma: usize, verb: usize) -> Option<Subject> {
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
    pub(super) fn is_aside(&self, part: Range<usize>) -> bool {
        let first = self.word(part.start);
        let relative = matches!(first, "who" | "which" | "whose" | "whom");
        relative
            || first.starts_with(char::is_lowercase)
                && part.clone().any(|step| self.has(step, WordClasses::PREPOSITION))
    }

    /// Whether a part that is a name alone is the second half of a place: "in Berkeley, California".
    pub(super) fn is_place(&self, part: Range<usize>, comma: usize) -> bool {
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
    pub(super) fn part_start(&self, last: usize) -> usize {
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
    pub(super) fn is_break(&self, step: usize) -> bool {
        self.token(step).is_some_and(|token| token.class == TokenClass::Mark)
            && !matches!(self.word(step), "." | "-" | "‑" | "’" | "'" | "&" | "/" | "$" | "%" | "@")
    }

    /// The noun phrase at the end of the steps from `start` to `end`: behind the last conjunction.
    pub(super) fn phrase_in(&self, start: usize, end: usize) -> Range<usize> {
        let opens = (start..end).rev().find(|&step| is_conjunction(self.word(step)));
        match opens {
            // "and Ann Berg" and "who leads Orbo" are read from behind the conjunction only where a name follows.
            Some(step) if step + 1 < end && !matches!(&*lower(self.word(step)), "who" | "which") => step + 1..end,
            _ => start..end,
        }
    }

    /// Where the noun phrase begins that ends with the step `last`.
    pub(super) fn phrase_start(&self, last: usize) -> usize {
        let start = self.part_start(last);
        self.phrase_in(start, last + 1).start.max((last + 1).saturating_sub(SPEAKER_REACH))
    }

    /// The subject that a noun phrase ends with. With `described`, a phrase without a name of its own counts too.
    pub(super) fn subject_in(&self, phrase: Range<usize>, described: bool) -> Option<Subject> {
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
    pub(super) fn unbound<'r>(&self, run: &'r NameRun, runs: &'r [NameRun], limit: usize) -> Option<&'r NameRun> {
        let mut run = run;
        while let Some(preposition) = self.preposition_before(run.tokens.start, limit) {
            run = runs.iter().rev().find(|other| other.tokens.end == preposition)?;
        }
        Some(run)
    }

    /// "Berg on Monday said", "Berg in a statement said": the name before the last preposition.
    pub(super) fn name_before_phrase(&self, runs: &[NameRun], phrase: Range<usize>) -> Option<Subject> {
        let preposition = phrase.clone().rev().take(5).find(|&step| self.has(step, WordClasses::PREPOSITION))?;
        let run = runs.iter().find(|run| run.tokens.end == preposition)?;
        Some(Subject::Name(run.at)).filter(|_| self.preposition_before(run.tokens.start, phrase.start).is_none())
    }

    /// Whether nothing but the full stop of an abbreviation stands between a run and the end of its phrase.
    pub(super) fn ends_with_stop(&self, run: &NameRun, end: usize) -> bool {
        run.tokens.end + 1 == end && self.word(run.tokens.end) == "."
    }

    /// The preposition that binds the words at `start` to what stands before them: "of", or "of the".
    pub(super) fn preposition_before(&self, start: usize, limit: usize) -> Option<usize> {
        let mut before = start.checked_sub(1).filter(|&before| before >= limit)?;
        if self.has(before, WordClasses::DETERMINER) || matches!(&*lower(self.word(before)), "rival" | "nearby") {
            before = before.checked_sub(1).filter(|&before| before >= limit)?;
        }
        self.has(before, WordClasses::PREPOSITION).then_some(before)
    }

    /// A speaker without a name: a document, or people.
    pub(super) fn described(&self, phrase: Range<usize>) -> Option<Subject> {
        let head = phrase.clone().find(|&step| self.has(step, WordClasses::PREPOSITION)).unwrap_or(phrase.end);
        let head = head.checked_sub(1).filter(|&head| head >= phrase.start && self.is_word(head))?;
        let sentence =
            phrase.clone().any(|step| self.has(step, WordClasses::SENTENCE_ONLY) || is_contraction(self.word(step)));
        let bare = |step: usize| self.has(step, WordClasses::NO_HEAD);
        let document = self.has(head, WordClasses::DOCUMENT);
        if sentence || bare(head) || bare(phrase.end - 1) || phrase.len() > DESCRIPTION && !document {
            return None;
        }
        let start = (phrase.start..=head).find(|&step| self.is_word(step)).unwrap_or(head);
        let at = self.span(start..phrase.end);
        Some(if document { Subject::Document(at) } else { Subject::Described(at) })
    }

    /// The subject that stands behind "according to" or an inverted verb, from the step `start` on.
    pub(super) fn subject_after(&self, start: usize) -> Option<Subject> {
        if is_pronoun(self.word(start)) && !matches!(self.word(start), "it" | "It") {
            return Some(Subject::Pronoun(self.span(start..start + 1)));
        }
        let end = self.part_end(start);
        let runs = self.runs(start..end);
        let mut found: Option<&NameRun> = None;
        for run in &runs {
            let bound = (start..run.tokens.start).rev().find(|&step| self.has(step, WordClasses::PREPOSITION));
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
    pub(super) fn widened(&self, run: &NameRun, runs: &[NameRun]) -> Subject {
        let organisation =
            !is_personal(run.at.of(self.cursor.text)) && matches!(self.word(run.tokens.end), "of" | "for");
        let rest = runs.iter().find(|next| organisation && next.tokens.start == run.tokens.end + 1);
        Subject::Name(rest.map_or(run.at, |rest| run.at.join(rest.at)))
    }

    /// Where the part between marks ends that begins at `start`.
    pub(super) fn part_end(&self, start: usize) -> usize {
        let mut end = start;
        while end < self.steps.len() && end < start + SPEAKER_REACH && !self.is_quote(end) && !self.is_break(end) {
            let stop = self.word(end) == "." && !self.runs(start..end + 2).iter().any(|run| run.tokens.contains(&end));
            let verb =
                self.has(end, WordClasses::CLAUSE_OPENER) || matches!(self.word(end), "during" | "that" | "as" | "and");
            let determiner = self.has(end, WordClasses::DETERMINER);
            let next_phrase = determiner && end > start && !self.has(end - 1, WordClasses::PREPOSITION);
            if stop || (verb || next_phrase) && end > start {
                break;
            }
            end += 1;
        }
        end
    }
}

/// Whether a description is of one person by a title: "the minister", "a spokeswoman for Orbo".
pub(super) fn is_personal_title(words: &str) -> bool {
    let mut words = words.split_whitespace();
    let one = words.next().is_some_and(|first| WordClasses::DETERMINER.has(first));
    let head: Vec<&str> = words.take_while(|word| !WordClasses::CARRYING.has(word) && *word != "who").collect();
    one && head.last().is_some_and(|word| is_title_word(word))
}

pub(super) fn is_pronoun(word: &str) -> bool {
    WordClasses::SUBJECT_PRONOUN.has(word)
}

/// Whether a word holds a pronoun and a verb: "it's", "they've".
pub(super) fn is_contraction(word: &str) -> bool {
    let small = lower(word);
    small.split_once(['\'', '’']).is_some_and(|(pronoun, _)| is_pronoun(pronoun))
}

pub(super) fn is_conjunction(word: &str) -> bool {
    WordClasses::CLAUSE_OPENER.has(word) || matches!(&*lower(word), "and" | "or" | "as" | "if" | "that")
}
