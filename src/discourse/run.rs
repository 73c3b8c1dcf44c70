//! Runs of capitalised words: what may be a name.

use crate::lang::{WordClasses, classes_of};
use crate::span::ByteSpan;
use crate::token::Token;
use std::ops::Range;

/// A maximal run of capitalised words and particles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameRun {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Where it stands, without a possessive 's.
    pub at: ByteSpan,
}

/// All runs of capitalised words in `tokens[range]`, in order.
///
/// Particles (de, van, bin, al-), initials, abbreviated titles and hyphens join; a possessive 's ends a run; words that
/// are capitalised because they begin a sentence, weekdays and the months before a day are no part of one. Titles and
/// roles in capitals are kept: who matches the run to a name knows which of its words are the name.
#[must_use]
pub fn name_runs(text: &str, tokens: &[Token], range: Range<usize>) -> Vec<NameRun> {
    let end = range.end.min(tokens.len());
    let mut runs = Vec::new();
    let mut at = range.start;
    while at < end {
        match run_at(text, tokens, at, end) {
            Some(run) => {
                at = run.tokens.end;
                runs.push(run);
            }
            None => at += 1,
        }
    }
    runs
}

/// Whether a run could name a person: no word of it belongs to an organisation or a place.
#[must_use]
pub fn is_personal(words: &str) -> bool {
    !words.split(|c: char| !c.is_alphanumeric()).any(|word| WordClasses::ORGANISATION.has(word))
}

fn run_at(text: &str, tokens: &[Token], start: usize, limit: usize) -> Option<NameRun> {
    let word = |at: usize| tokens.get(at).filter(|_| at < limit).map_or("", |token| token.of(text));
    let first = word(start);
    let has = |classes: WordClasses| tokens.get(start).is_some_and(|&token| classes_of(token, text).meets(classes));
    let begins = if is_capitalised(first) {
        let function = if begins_sentence(text, tokens, start) {
            WordClasses::FUNCTION | WordClasses::SENTENCE_OPENER
        } else {
            WordClasses::NEVER_IN_NAMES
        };
        let possessive = bare(first).len() < first.len();
        let named = if possessive { !function.has(bare(first)) } else { !has(function) };
        named && !is_date_word(first, word(start + 1))
    } else {
        let particle = has(WordClasses::OPENING_PARTICLE) && first.starts_with(char::is_lowercase);
        particle && joined(text, tokens, start, limit).is_some_and(|next| is_capitalised(word(next)))
    };
    if !begins {
        return None;
    }
    let mut last = start;
    while let Some(next) = joined(text, tokens, last, limit) {
        last = next;
    }
    let end = tokens.get(last)?.span();
    let at = ByteSpan::new(tokens.get(start)?.span().start, end.start + bare(end.of(text)).len());
    Some(NameRun { tokens: start..last + 1, at })
}

/// The next word of the run that the word at `at` belongs to.
fn joined(text: &str, tokens: &[Token], at: usize, limit: usize) -> Option<usize> {
    let word = |at: usize| tokens.get(at).filter(|_| at < limit).map_or("", |token| token.of(text));
    let here = word(at);
    if bare(here).len() < here.len() {
        return None; // a possessive ends the run
    }
    let touches = |at: usize| tokens.get(at).zip(tokens.get(at + 1)).is_some_and(|(a, b)| a.touches(*b));
    let capital = |at: usize| {
        let initial = word(at).len() == 1 && word(at + 1) == ".";
        is_capitalised(word(at))
            && !is_date_word(word(at), word(at + 1))
            && (initial || !WordClasses::NEVER_IN_NAMES.has(word(at)))
    };
    let line = |to: usize| {
        let between = tokens.get(at).zip(tokens.get(to)).and_then(|(a, b)| text.get(a.end as usize..b.start as usize));
        between.is_some_and(|between| !between.contains('\n'))
    };
    if matches!(word(at + 1), "-" | "‑") && touches(at) && touches(at + 1) {
        return capital(at + 2).then_some(at + 2);
    }
    if word(at + 1) == "." && touches(at) {
        let initial = here.chars().count() == 1 || WordClasses::ABBREVIATED_TITLE.has(here);
        return (initial && capital(at + 2) && line(at + 2)).then_some(at + 2);
    }
    if capital(at + 1) && line(at + 1) && !touches(at) {
        return Some(at + 1);
    }
    // One or two particles, the last of which may be hyphenated, before a capital: "de la Cruz", "bin Said", "al-Amri".
    let mut next = at + 1;
    let inner = |at: usize| {
        let token = tokens.get(at).filter(|_| at < limit);
        token.is_some_and(|&token| classes_of(token, text).meets(WordClasses::INNER_PARTICLE))
    };
    while inner(next) && word(next).starts_with(char::is_lowercase) && next <= at + 3 {
        next += 1;
        if matches!(word(next), "-" | "‑") && touches(next - 1) && touches(next) {
            next += 1;
        }
    }
    (next > at + 1 && capital(next) && line(next)).then_some(next)
}

/// Whether the token at `at` may owe its capital to its place: it begins a line, a sentence or a quotation.
fn begins_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some((before, token)) = at.checked_sub(1).and_then(|before| tokens.get(before)).zip(tokens.get(at)) else {
        return true;
    };
    let line = text.get(before.end as usize..token.start as usize).is_some_and(|between| between.contains('\n'));
    let mark = matches!(
        before.of(text),
        "." | "!" | "?" | "…" | ":" | "“" | "”" | "\"" | "‘" | "«" | "»" | "(" | ")" | "—" | "•" | "[" | "]"
    );
    line || mark || before.of(text).ends_with('.')
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a word is a weekday, or a month before its day.
fn is_date_word(word: &str, next: &str) -> bool {
    WordClasses::DAY_OR_MONTH.has(word)
        || matches!(word, "May" | "March" | "April" | "June") && next.starts_with(|c: char| c.is_ascii_digit())
}

/// A word without its possessive 's.
pub(super) fn bare(word: &str) -> &str {
    ["'s", "’s", "'S", "’S"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let tokens = tokenize(text);
        let found: Vec<&str> = name_runs(text, &tokens, 0..tokens.len()).iter().map(|run| run.at.of(text)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn runs_are_maximal() {
        check("The minister Ana de la Cruz met Omar bin Said al-Amri.", &["Ana de la Cruz", "Omar bin Said al-Amri"]);
        check("Rear Adm. J. K. Berg-Lund, of al-Noor, left.", &["Rear Adm. J. K. Berg-Lund", "al-Noor"]);
        check("On Monday Berg's Orbo Inc. fell.", &["Berg", "Orbo Inc"]);
        check("He left. In May 5 men came to Oslo Friday.", &["Oslo"]);
        check("Theresa May came.", &["Theresa May"]);
        check("Berg\nLund", &["Berg", "Lund"]);
        check("nobody here", &[]);
        check("the First Lady Ann Berg met Will Lund.", &["First Lady Ann Berg", "Will Lund"]);
        check("Why Berg And Lund Met In Oslo", &["Berg", "Lund Met", "Oslo"]);
    }

    #[test]
    fn organisations_are_no_persons() {
        assert!(is_personal("Ann Berg"));
        assert!(!is_personal("Oslo Times"));
    }
}
