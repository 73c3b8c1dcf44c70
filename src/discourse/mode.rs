//! How a clause says what it says: flatly, as a forecast, denied, under a condition, in another's name.

use super::subject::{SpeechEvent, speech_events};
use crate::lang::{WordClasses, lower};
use crate::span::ByteSpan;
use crate::text::Cursor;
use crate::token::Token;
use std::ops::{Deref, Range};

/// The modes of a clause; several may hold at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mode {
    /// It says what was still to come: "could sign", "is expected to", "plans to".
    pub forecast: bool,
    /// It says that something is not so: "did not", "never", "denied that", "no evidence that".
    pub denied: bool,
    /// It says under which condition, or asks whether.
    pub conditional: bool,
    /// It guesses at what was: "may have been", "probably", "is believed to".
    pub possible: bool,
    /// The sentence gives it in another's words: "said", "according to", "reportedly".
    pub reported: bool,
    /// Who says so, where the sentence tells.
    pub reporter: Option<ByteSpan>,
}

impl Mode {
    /// Whether the clause says flatly, in the article's own name, that something is so.
    #[must_use]
    pub fn is_asserted(&self) -> bool {
        !(self.forecast || self.denied || self.conditional || self.possible || self.reported)
    }
}

/// Who reports a clause stands at most so many tokens away from it: sentences of news are rarely longer.
const REPORT_REACH: usize = 80;

/// How far behind a "not" an "until" may stand.
const UNTIL_REACH: usize = 30;

/// The mode of the clause `clause`, a part of `sentence`.
///
/// Modals, denials and conditions count within the clause; who reports it is looked for in the whole sentence.
#[must_use]
pub fn mode(text: &str, tokens: &[Token], sentence: Range<usize>, clause: Range<usize>) -> Mode {
    let reach = clause.start.saturating_sub(REPORT_REACH)..clause.end.saturating_add(REPORT_REACH);
    let sentence = sentence.start.max(reach.start)..sentence.end.min(reach.end);
    let mut events = speech_events(text, tokens, sentence.clone());
    events.retain(|event| !WordClasses::SPEECH_NO_CLAIM.has(event.verb.of(text)));
    let all = Cursor::new(text, tokens);
    let words = Words { all, clause: all.within(clause.clone()) };
    let mut mode = Mode::default();
    for at in clause.clone() {
        words.look(at, &mut mode);
    }
    let reporter = events.iter().find_map(SpeechEvent::speaker_span);
    let hearsay = sentence.clone().any(|at| words.all.has(at, WordClasses::HEARSAY));
    mode.reported = hearsay || !events.is_empty();
    mode.reporter = reporter;
    mode
}

/// The words of a clause by their number.
struct Words<'a> {
    all: Cursor<'a>,
    clause: Cursor<'a>,
}

impl<'a> Deref for Words<'a> {
    type Target = Cursor<'a>;

    fn deref(&self) -> &Cursor<'a> {
        &self.clause
    }
}

impl Words<'_> {
    /// Notes what the word at `at` does to the clause.
    fn look(&self, at: usize, mode: &mut Mode) {
        let here = self.word(at);
        let small = lower(here);
        let next = self.lower(at + 1);
        match &*small {
            "if" | "unless" | "whether" | "provided" => {
                mode.conditional |= !self.all.word(at.wrapping_sub(1)).eq_ignore_ascii_case("as")
            }
            "in" if &*next == "case" => mode.conditional = true,
            "ruled" if &*next == "out" => mode.denied = true,
            "no" => mode.denied |= !WordClasses::UNDENYING.has(&next) && !self.is_numbering(at),
            "not" => mode.denied |= !WordClasses::UNDENYING.has(&next) && !self.has_until(at),
            word if WordClasses::REFUSING.has(word) => mode.denied |= &*next == "to",
            word if word.ends_with("n't") || word.ends_with("n’t") => {
                mode.denied |= !WordClasses::UNDENYING.has(&next) && !self.has_until(at)
            }
            word if WordClasses::DENYING.has(word) => mode.denied = true,
            _ => {}
        }
        mode.possible |= WordClasses::GUESSING.has(&small) || WordClasses::SEEMING.has(&small) && self.to_follows(at);
        if WordClasses::MODAL.has(&small) && !(here == "May" || self.is_noun(at)) {
            self.look_at_modal(at, mode);
        }
        let contracted = small.ends_with("'ll") || small.ends_with("’ll");
        mode.forecast |= contracted || self.is_announced(at, &small) || small == "upcoming";
    }

    /// A modal looks ahead, or, before "have", guesses at what was.
    fn look_at_modal(&self, at: usize, mode: &mut Mode) {
        let mut verb = at + 1;
        while self.has(verb, WordClasses::AMONG_HELPING) {
            verb += 1;
        }
        let small = self.all.lower(at);
        let perfect = matches!(self.word(verb), "have" | "'ve") && !matches!(&*small, "will" | "shall");
        // "can" and "should" say what is possible or right, not what will be.
        match &*small {
            _ if perfect => mode.possible = true,
            "can" => {}
            "should" => mode.conditional |= self.range().start == at,
            _ => mode.forecast = true,
        }
    }

    /// "is expected to", "was due to", "is to sign", "plans to".
    fn is_announced(&self, at: usize, small: &str) -> bool {
        let next = self.lower(at + 1);
        if WordClasses::BE.has(small) || small.ends_with("'s") || small.ends_with("’s") {
            let direct = WordClasses::BE.has(small) && &*next == "to" && self.is_verb(at + 2);
            let mut word = at + 1;
            while self.has(word, WordClasses::AMONG_HELPING) {
                word += 1;
            }
            let expected = self.has(word, WordClasses::EXPECTED)
                && (self.to_follows(word) || self.lower(word) == "scheduled" || self.word(word + 1) == "in");
            return direct || expected;
        }
        WordClasses::INTENDING.has(small) && &*next == "to" || WordClasses::EXPECTED.has(small) && self.to_follows(at)
    }

    fn to_follows(&self, at: usize) -> bool {
        self.word(at + 1) == "to" && self.is_verb(at + 2)
    }

    /// Whether a word in lower case that is no article stands at `at`: "due to sign", not "due to the rain".
    fn is_verb(&self, at: usize) -> bool {
        let word = self.word(at);
        word.starts_with(char::is_lowercase)
            && !(WordClasses::DETERMINER.has(word) || matches!(word, "this" | "that" | "these" | "those"))
    }

    /// "the will", "a may": a modal after an article is a noun.
    fn is_noun(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        WordClasses::DETERMINER.has(before) || matches!(&*lower(before), "political" | "free" | "in" | "of")
    }

    /// "No. 5".
    fn is_numbering(&self, at: usize) -> bool {
        self.word(at + 1) == "." && self.all.is_number(at + 2)
    }

    /// "It was not signed until May" says that it was signed.
    fn has_until(&self, at: usize) -> bool {
        (at..self.range().end.saturating_add(1).min(at + UNTIL_REACH)).any(|at| self.all.lower(at) == "until")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let tokens = tokenize(text);
        let mode = mode(text, &tokens, 0..tokens.len(), 0..tokens.len());
        let marks = [
            (mode.forecast, "forecast"),
            (mode.denied, "denied"),
            (mode.conditional, "conditional"),
            (mode.possible, "possible"),
            (mode.reported, "reported"),
        ];
        let found: Vec<&str> = marks.iter().filter(|(holds, _)| *holds).map(|&(_, name)| name).collect();
        assert_eq!(found.join(" "), expected, "{text:?}");
        assert_eq!(mode.is_asserted(), expected.is_empty());
    }

    #[test]
    fn forecasts_look_ahead() {
        check("They could sign the pact.", "forecast");
        check("It is expected to cost 5 million.", "forecast");
        check("The deal is to be signed in May.", "forecast");
        check("Orbo plans to sell it, and they’ll sign.", "forecast");
        check("The talks are due to begin on Friday.", "forecast");
        check("They signed the pact in May.", "");
        check("The will of the people won in May due to the rain.", "");
        check("Theresa May signed it.", "");
        check("It can be seen from space.", "");
    }

    #[test]
    fn denials_deny() {
        check("They did not sign it.", "denied");
        check("It wasn’t signed.", "denied");
        check("There is no evidence of rain.", "denied");
        check("They declined to sign.", "denied");
        check("It was not signed until May.", "");
        check("Not only Oslo signed, no fewer than 5 did, see No. 7.", "");
    }

    #[test]
    fn conditions_and_guesses_are_told_apart() {
        check("If they sign it, it holds.", "conditional");
        check("It may have been a stone.", "possible");
        check("It was probably a stone.", "possible");
    }

    #[test]
    fn reports_name_their_speaker() {
        check("The pact cost 5 million, Berg said.", "reported");
        check("The pact reportedly cost 5 million.", "reported");
        check("According to Ann Berg, it rained.", "reported");
        check("Ann Berg called on Orbo in May.", "");
        let text = "The pact cost 5 million, Ann Berg said.";
        let tokens = tokenize(text);
        let reporter = mode(text, &tokens, 0..tokens.len(), 0..6).reporter;
        assert_eq!(reporter.map(|at| at.of(text)), Some("Ann Berg"));
    }
}
