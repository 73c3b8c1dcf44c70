//! Sentences → clauses: which value belongs to which words, without a parser.

use crate::lang::{WordClasses, lower};
use crate::token::{Token, TokenClass};
use std::ops::Range;

/// A piece of a sentence between marks and words that set its parts off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its tokens; the mark that ends it belongs to it.
    pub tokens: Range<usize>,
    /// The clause of the same sentence, by its number in the list, that goes on here after brackets, a pair of dashes or
    /// a quoted fragment between the two.
    pub resumes: Option<usize>,
}

/// A bracket of at most so many tokens that opens with a figure holds the same amount in another unit.
const CONVERSION_TOKENS: usize = 6;

/// A part between two commas of at most so many words may be one of a list, so that ", and" behind it joins no clause.
const LIST_ITEM_WORDS: usize = 3;

/// The clauses of a sentence, in order; together they are the whole sentence.
///
/// Cut at semicolons, colons, dashes, quotation marks and brackets, before the words that open a clause (but, which, who,
/// when, while, although, after, because, …), before "and" and "or" right behind a comma, and before "as" there. Not cut:
/// brackets with a conversion or an acronym, the colon of a time of day, "after 8 May", the "and" of a list.
#[must_use]
pub fn clauses(text: &str, tokens: &[Token], sentence: Range<usize>) -> Vec<Clause> {
    let Some(part) = tokens.get(sentence.clone()) else { return Vec::new() };
    let mut cutter =
        Cutter { text, part, first: sentence.start, start: 0, clauses: Vec::new(), asides: Vec::new(), resume: None };
    let mut at = 0;
    while at < part.len() {
        at = cutter.step(at);
    }
    cutter.cut(part.len());
    cutter.clauses
}

/// An aside that is open: the clause it interrupts, and the mark that closes it.
struct Aside {
    interrupted: usize,
    closing: &'static str,
}

struct Cutter<'a> {
    text: &'a str,
    part: &'a [Token],
    /// The number of the sentence's first token.
    first: usize,
    /// Where the clause at hand begins in the sentence.
    start: usize,
    clauses: Vec<Clause>,
    asides: Vec<Aside>,
    /// What the clause at hand resumes.
    resume: Option<usize>,
}

impl Cutter<'_> {
    fn word(&self, at: usize) -> &str {
        self.part.get(at).map_or("", |token| token.of(self.text))
    }

    /// Looks at the token `at`, cuts where it must, and returns the token to look at next.
    fn step(&mut self, at: usize) -> usize {
        let is_mark = self.part.get(at).is_some_and(|token| token.class == TokenClass::Mark);
        if !is_mark {
            if self.opens_clause(at) {
                self.cut(at);
            }
            return at + 1;
        }
        let mark = if self.is_double_dash(at) { "--" } else { self.word(at) }.to_owned();
        let width = if mark == "--" { 2 } else { 1 };
        if self.asides.last().is_some_and(|aside| aside.closing == mark) {
            self.close_aside(at + width - 1);
            return at + width;
        }
        match mark.as_str() {
            ";" => self.cut(at + 1),
            ":" if !self.is_time(at) => self.cut(at + 1),
            "(" | "[" => match self.short_bracket(at) {
                Some(end) => return end,
                None => self.open_aside(at, if mark == "(" { ")" } else { "]" }),
            },
            "“" => self.open_aside(at, "”"),
            "„" => self.open_aside(at, "“"),
            "«" => self.open_aside(at, "»"),
            "\"" if !self.is_inches(at) => self.open_aside(at, "\""),
            "”" | "»" => self.cut(at + 1),
            "—" => self.dash(at, "—"),
            "–" if self.is_spaced(at) => self.dash(at, "–"),
            "--" => self.dash(at + 1, "--"),
            "-" if self.is_spaced(at) => self.dash(at, "-"),
            _ => {}
        }
        at + width
    }

    /// Ends the clause at hand before the token `end`.
    fn cut(&mut self, end: usize) {
        if end > self.start {
            let resumes = self.resume.take();
            self.clauses.push(Clause { tokens: self.first + self.start..self.first + end, resumes });
            self.start = end;
        }
    }

    fn open_aside(&mut self, at: usize, closing: &'static str) {
        self.cut(at);
        // At the very begin of a sentence nothing is interrupted.
        match self.clauses.len().checked_sub(1) {
            Some(interrupted) => self.asides.push(Aside { interrupted, closing }),
            None => self.asides.push(Aside { interrupted: usize::MAX, closing }),
        }
    }

    fn close_aside(&mut self, at: usize) {
        self.cut(at + 1);
        let interrupted = self.asides.pop().map(|aside| aside.interrupted);
        // What follows a comma or a full stop inside the quotation marks is no continuation of what stood before them.
        let ended = at.checked_sub(1).is_some_and(|before| matches!(self.word(before), "," | "." | "!" | "?"));
        self.resume = interrupted.filter(|&clause| !ended && clause < self.clauses.len());
    }

    /// A dash cuts; the second of a pair brings back the clause that the first interrupted.
    fn dash(&mut self, at: usize, mark: &'static str) {
        self.cut(at + 1);
        if let Some(interrupted) = self.clauses.len().checked_sub(1) {
            self.asides.push(Aside { interrupted, closing: mark });
        }
    }

    fn opens_clause(&self, at: usize) -> bool {
        let word = self.word(at);
        let after_comma = at.checked_sub(1).is_some_and(|before| self.word(before) == ",");
        match &*lower(word) {
            "and" | "or" => after_comma && !self.ends_list(at),
            "as" => after_comma && lower(self.word(at + 1)) != "well",
            word if WordClasses::CLAUSE_OPENER.has(word) => {
                !(matches!(word, "after" | "before" | "since" | "until") && self.is_date(at + 1))
            }
            _ => false,
        }
    }

    /// Whether the ", and" at `and` stands before the last of a list: a short part between commas is before it.
    fn ends_list(&self, and: usize) -> bool {
        let comma = and.saturating_sub(1);
        let words = (0..comma).rev().map(|at| self.word(at)).take_while(|&word| word != "," && word != ":").count();
        let enumerates = comma > words && matches!(self.word(comma - words - 1), "," | ":");
        enumerates && words <= LIST_ITEM_WORDS
    }

    /// Whether a date, not a clause, begins at `at`.
    fn is_date(&self, at: usize) -> bool {
        let (Some(token), word) = (self.part.get(at), self.word(at)) else { return false };
        let next = self.word(at + 1);
        if token.is_number() {
            let year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
            return year
                || WordClasses::CALENDAR.has(next)
                || matches!(&*lower(next), "a.m." | "p.m." | "am" | "pm" | "o'clock" | ":");
        }
        let named = WordClasses::CALENDAR.has(word)
            && (word.starts_with(char::is_uppercase) || !matches!(word, "may" | "march" | "mar"));
        let pointed = WordClasses::POINTING.has(word)
            && (WordClasses::CALENDAR.has(next) && !matches!(next, "may" | "now" | "then")
                || WordClasses::PERIOD.has(next));
        named || pointed
    }

    fn touches_before(&self, at: usize) -> bool {
        at.checked_sub(1)
            .and_then(|before| self.part.get(before))
            .zip(self.part.get(at))
            .is_some_and(|(a, b)| a.touches(*b))
    }

    fn touches_next(&self, at: usize) -> bool {
        self.part.get(at).zip(self.part.get(at + 1)).is_some_and(|(a, b)| a.touches(*b))
    }

    fn is_number(&self, at: usize) -> bool {
        self.part.get(at).is_some_and(|token| token.is_number())
    }

    fn is_time(&self, at: usize) -> bool {
        self.touches_before(at) && self.touches_next(at) && self.is_number(at + 1)
    }

    fn is_spaced(&self, at: usize) -> bool {
        at > 0 && !self.touches_before(at) && !self.touches_next(at)
    }

    fn is_double_dash(&self, at: usize) -> bool {
        self.word(at + 1) == "-" && self.touches_next(at)
    }

    /// Whether a straight mark that no quotation opened before means inches.
    fn is_inches(&self, at: usize) -> bool {
        self.touches_before(at) && at.checked_sub(1).is_some_and(|before| self.is_number(before))
    }

    /// The token behind a bracket opened at `at` that holds an acronym or the same amount in another unit.
    fn short_bracket(&self, at: usize) -> Option<usize> {
        let close = (at + 1..self.part.len().min(at + CONVERSION_TOKENS + 3))
            .find(|&close| matches!(self.word(close), ")" | "]"))?;
        let inside = at + 1..close;
        let acronym = inside.len() == 1 && self.word(at + 1).starts_with(char::is_uppercase);
        let hedge = WordClasses::APPROXIMATE.has(self.word(at + 1)) || matches!(self.word(at + 1), "or" | "~");
        let figure = at + 1 + usize::from(hedge);
        let currency = matches!(self.word(figure), "$" | "€" | "£" | "¥" | "₽" | "US");
        let conversion = inside.len() <= CONVERSION_TOKENS && (self.is_number(figure) || currency);
        (acronym || conversion).then_some(close + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let tokens = tokenize(text);
        let found: Vec<&str> = clauses(text, &tokens, 0..tokens.len())
            .iter()
            .map(|clause| tokens[clause.tokens.start].span().join(tokens[clause.tokens.end - 1].span()).of(text))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn marks_cut() {
        check("Rain fell; mud came: a lot — too much.", &["Rain fell;", "mud came:", "a lot —", "too much."]);
        check("Rain fell - mud came -- and went.", &["Rain fell -", "mud came --", "and went."]);
        check("He said “it rained” twice.", &["He said", "“it rained”", "twice."]);
        check("The dam (an old one) broke.", &["The dam", "(an old one)", "broke."]);
    }

    #[test]
    fn words_cut() {
        check(
            "It fell when rain came but Berg, who left, knew.",
            &["It fell", "when rain came", "but Berg,", "who left, knew."],
        );
        check("It cost 5 million, and it fell.", &["It cost 5 million,", "and it fell."]);
        check("It fell, as Berg said.", &["It fell,", "as Berg said."]);
        check("It fell after rain came.", &["It fell", "after rain came."]);
    }

    #[test]
    fn what_belongs_together_stays() {
        check("The hole is 12 m (40 ft) wide and old.", &["The hole is 12 m (40 ft) wide and old."]);
        check("The institute (INETO) rose at 14:30.", &["The institute (INETO) rose at 14:30."]);
        check(
            "It stood since 1951, or until Friday, after 8 May.",
            &["It stood since 1951,", "or until Friday, after 8 May."],
        );
        check("Oslo, Rome, and Bern agreed.", &["Oslo, Rome, and Bern agreed."]);
        check("A well-known 5-3 win, as well.", &["A well-known 5-3 win, as well."]);
        check("", &[]);
    }

    #[test]
    fn a_clause_resumes_after_an_aside() {
        let text = "The dam (an old one) broke — so they say — on Monday.";
        let tokens = tokenize(text);
        let resumed: Vec<Option<usize>> = clauses(text, &tokens, 0..tokens.len()).iter().map(|c| c.resumes).collect();
        assert_eq!(resumed, [None, None, Some(0), None, Some(2)]);
        let text = "“It fell,” he said.";
        let tokens = tokenize(text);
        assert!(clauses(text, &tokens, 0..tokens.len()).iter().all(|clause| clause.resumes.is_none()));
    }
}
