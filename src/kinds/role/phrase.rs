//! Noun phrases that are roles: "former deputy director of the Institute for Rain".

use super::Qualifier;
use super::title::{Class, Title, title_at_end};
use crate::lang::{Cues, WordClasses, cues, lower};
use crate::span::ByteSpan;
use crate::text::Cursor;
use crate::token::{Token, TokenClass};
use std::ops::{Deref, Range};

/// A role has at most so many tokens.
const LONGEST: usize = 28;

/// So many words may stand before the title in its phrase: "industry and information technology minister".
const MODIFIERS: usize = 8;

/// A role found in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Where it begins, article and qualifier counted in.
    pub(super) start: usize,
    /// Its words, without them.
    pub(super) words: Range<usize>,
    /// The token behind it.
    pub(super) end: usize,
    /// When the person had it.
    pub(super) qualifier: Qualifier,
}

/// The words of one sentence by the number of their token.
pub(super) struct Reader<'a> {
    cursor: Cursor<'a>,
}

impl<'a> Deref for Reader<'a> {
    type Target = Cursor<'a>;

    fn deref(&self) -> &Cursor<'a> {
        &self.cursor
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token], sentence: Range<usize>) -> Self {
        Self { cursor: Cursor::new(text, tokens).within(sentence) }
    }

    /// The first and the last token of a span of the text.
    pub(super) fn tokens_of(&self, span: ByteSpan) -> Option<(usize, usize)> {
        let part = self.tokens.get(self.range())?;
        let first = part.partition_point(|token| token.span().end <= span.start);
        let last = part.partition_point(|token| token.span().start < span.end).checked_sub(1)?;
        (first <= last).then_some((self.range().start + first, self.range().start + last))
    }

    /// Where these tokens stand, without a possessive 's at the end.
    pub(super) fn span(&self, range: Range<usize>) -> ByteSpan {
        let first = self.token(range.start).map(Token::span).unwrap_or_default();
        let last = range.end.checked_sub(1).and_then(|last| self.token(last)).map_or(first, Token::span);
        first.join(last)
    }

    fn small(&self, range: Range<usize>) -> Vec<String> {
        range.map(|at| self.word(at)).filter(|word| !matches!(*word, "." | "’" | "'")).map(str::to_lowercase).collect()
    }

    /// The title that the words of `range` end with. A name in capitals is none, however it ends.
    fn title_of(&self, range: Range<usize>) -> Option<Title> {
        let capital = range.end.checked_sub(1).is_some_and(|last| self.is_capital(last));
        let words = self.small(range);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        title_at_end(&words).filter(|title| !capital || title.class != Class::Person)
    }

    /// Whether the words of `range` end with a title.
    fn ends_with_title(&self, range: Range<usize>) -> bool {
        self.title_of(range).is_some()
    }

    /// Whether the words of `range` end with a title that has a preposition in it: "chief of staff".
    fn ends_with_whole_title(&self, range: Range<usize>) -> bool {
        self.title_of(range).is_some_and(|title| title.words > 2)
    }

    /// Whether the token at `at` ends a phrase.
    fn stops(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return true };
        let word = token.of(self.text);
        match token.class {
            TokenClass::Word => {
                let classes = self.classes(at);
                let carries = WordClasses::CARRYING | WordClasses::DETERMINER;
                let joined = matches!(self.word(at + 1), "-" | "‑") && self.touches(at + 1); // "off-duty"
                let ends = classes.meets(WordClasses::FUNCTION) && !classes.meets(carries) && word != "and" && !joined;
                let small = word.starts_with(char::is_lowercase);
                ends || classes.meets(WordClasses::ROLE_END) || small && self.is_verb_form(at, word)
            }
            TokenClass::Number => !word.ends_with(char::is_alphabetic), // "the 9th battalion"
            TokenClass::Mark => match word {
                "-" | "‑" => !self.touches(at + 1),
                "&" | "/" => false,
                "'" | "’" => !self.is_plural_possessive(at),
                "." => !self.is_abbreviation(at),
                _ => true,
            },
        }
    }

    /// Whether the apostrophe at `at` makes a plural a possessive: "the pumps' maker".
    fn is_plural_possessive(&self, at: usize) -> bool {
        let owner = at.checked_sub(1).filter(|_| self.touches(at)).map_or("", |before| self.word(before));
        owner.ends_with('s') && self.is_word(at + 1) && !self.touches(at + 1)
    }

    /// Past and -ing forms, unless they describe: "Oslo-based" is joined by a hyphen, "sporting director" is a title.
    fn is_verb_form(&self, at: usize, small: &str) -> bool {
        let joined = at.checked_sub(1).is_some_and(|before| matches!(self.word(before), "-" | "‑"));
        let past = small.ends_with("ed") && !WordClasses::ADJECTIVE_IN_ED.has(small);
        let ongoing = small.ends_with("ing") && !WordClasses::ADJECTIVE_IN_ING.has(small) && small != "king";
        let describes = ongoing && title_at_end(&[&self.word(at + 1).to_lowercase()]).is_some();
        small.len() > 4 && !joined && !describes && (past || ongoing)
    }

    /// Whether an -ing form stands at `at`: the first word of a role describes, as in "warning coordinator".
    fn is_ongoing(&self, at: usize) -> bool {
        let word = self.word(at);
        self.is_word(at) && word.len() > 4 && word.starts_with(char::is_lowercase) && word.ends_with("ing")
    }

    /// Whether the full stop at `at` belongs to an abbreviation, and the phrase goes on behind it.
    fn is_abbreviation(&self, at: usize) -> bool {
        let short = at.checked_sub(1).map_or("", |before| self.word(before));
        let touches = at.checked_sub(1).is_some_and(|before| self.touches(before + 1));
        let known = WordClasses::ABBREVIATED_TITLE.has(short) || matches!(short, "Inc" | "Corp" | "Co");
        let known = known && short.starts_with(char::is_uppercase);
        touches && known && self.is_word(at + 1)
    }

    /// Reads the article and the qualifiers that open a phrase.
    fn opening(&self, start: usize) -> (usize, Qualifier) {
        let mut at = start;
        let mut qualifier = Qualifier::None;
        loop {
            let word = self.word(at);
            let found = qualifier_of(word);
            let of_one = word == "one" && self.word(at + 1) == "of";
            if let Some(found) = found {
                qualifier = found;
            } else if of_one {
                at += 1;
            } else if !(WordClasses::DETERMINER.has(word)
                || matches!(word, "also" | "currently" | "formerly" | "-" | "both"))
            {
                return (at, qualifier);
            }
            at += 1;
            if at > start + 6 {
                return (at, qualifier);
            }
        }
    }

    /// The role that begins at `start`: words up to a title, then what prepositions add.
    pub(super) fn phrase_at(&self, start: usize) -> Option<Phrase> {
        let (first, qualifier) = self.opening(start);
        let mut head = first;
        while head < first + MODIFIERS
            && (!self.stops(head) || head == first && self.is_ongoing(head))
            && !self.has(head, WordClasses::CARRYING)
            && !self.joins_roles(first, head)
        {
            head += 1;
        }
        // "chief of staff" and "head of state" go on behind their preposition.
        let whole =
            (head + 2 <= self.range().end && self.word(head) == "of" && self.ends_with_whole_title(first..head + 2))
                .then_some(head + 2);
        let titled = head > first && self.ends_with_title(first..head);
        if !titled && whole.is_none() {
            return None;
        }
        let end = self.tail_end(whole.unwrap_or(head), start + LONGEST);
        Some(Phrase { start, words: first..end, end, qualifier })
    }

    /// Whether "and" at `at` joins two roles or two things, and not two words of one role.
    fn joins_roles(&self, first: usize, at: usize) -> bool {
        self.word(at) == "and" && (at == first || !self.joins_fields(at) || self.ends_with_title(first..at))
    }

    /// Where the prepositional phrases end that begin at `at`.
    fn tail_end(&self, at: usize, limit: usize) -> usize {
        let mut end = at;
        while end < limit && self.has(end, WordClasses::CARRYING) {
            // "president of the summit" holds an office, "chairman at the meeting" was there.
            let held = end == at && self.word(end) == "of";
            match self.object(end + 1) {
                Some(object) if held || !self.is_occasion(&object) => end = object.end,
                _ => break,
            }
        }
        end
    }

    /// Where the noun phrase ends that begins at `start`; `None` where none does, or it names a time or an occasion.
    pub(super) fn object_end(&self, start: usize) -> Option<usize> {
        self.object(start).filter(|object| !self.is_occasion(object)).map(|object| object.end)
    }

    /// Whether a noun phrase names a time or an occasion.
    fn is_occasion(&self, object: &Range<usize>) -> bool {
        let last = object.end.saturating_sub(1);
        self.has(last, WordClasses::OCCASION) || self.has(object.start, WordClasses::OCCASION)
    }

    /// The noun phrase that begins at `start`, without its articles.
    fn object(&self, start: usize) -> Option<Range<usize>> {
        let mut at = start;
        while self.has(at, WordClasses::DETERMINER) {
            at += 1;
        }
        let first = at;
        while at < start + LONGEST
            && !self.stops(at)
            && !self.has(at, WordClasses::DETERMINER)
            && (!self.has(at, WordClasses::CARRYING))
        {
            if self.word(at) == "and" && !(self.joins_name(at) || self.joins_fields(at)) {
                break;
            }
            at += 1;
        }
        let worded = (first..at).any(|at| self.is_word(at));
        worded.then_some(first..at)
    }

    /// Whether "and" at `at` stands inside a name: "Institute of Science and Technology".
    fn joins_name(&self, at: usize) -> bool {
        self.is_capital(at.saturating_sub(1)) && self.is_capital(at + 1) && !self.is_full_name(at + 1)
    }

    /// Whether two capitalised words and then no third stand at `at`: rather a person than the rest of a body's name.
    fn is_full_name(&self, at: usize) -> bool {
        self.is_capital(at) && self.is_capital(at + 1) && !self.is_capital(at + 2)
    }

    /// Where a name begins with its titles of courtesy.
    pub(super) fn skip_honorifics(&self, first: usize) -> usize {
        let mut at = first;
        while let Some(before) = at.checked_sub(1) {
            let dotted = self.word(before) == "."
                && before.checked_sub(1).is_some_and(|word| self.has(word, WordClasses::HONORIFIC));
            if dotted {
                at = before - 1;
            } else if self.has(before, WordClasses::HONORIFIC) {
                at = before;
            } else {
                break;
            }
        }
        at
    }

    /// The role that ends right before the name at `name`.
    pub(super) fn title_before(&self, name: usize) -> Option<Phrase> {
        let end = self.skip_honorifics(name);
        let mut start = self.walk_left(end);
        // "minister of trade NAME": the title stands before the preposition.
        let mut titled = self.ends_with_title(start..end);
        let preposition = start.checked_sub(1).filter(|&at| matches!(self.word(at), "of" | "for") && start < end);
        if let Some(preposition) = preposition {
            let head = self.walk_left(preposition);
            // "chief of staff NAME" is one title.
            let whole = titled && preposition > head && self.ends_with_whole_title(preposition - 1..end);
            if head < preposition && self.ends_with_title(head..preposition) && (!titled || whole) {
                start = head;
                titled = true;
            }
        }
        let (first, qualifier) = self.opening(start);
        // Of "Oslo police chief Ann Berg" the words are the role's; a capital that opens the sentence is too.
        (titled && first < end).then_some(Phrase { start, words: first..end, end, qualifier })
    }

    /// Where the words begin that stand before `end` without a stop between.
    fn walk_left(&self, end: usize) -> usize {
        let mut start = end;
        while let Some(before) =
            start.checked_sub(1).filter(|&before| before >= self.range().start && end - before <= MODIFIERS)
        {
            let word = self.word(before);
            let stop = match word {
                "and" => !self.joins_fields(before),
                "." => !(self.is_abbreviation(before) || before + 1 == end && self.is_abbreviation_of_title(before)),
                _ if matches!(qualifier_of(word), Some(Qualifier::Former | Qualifier::Then)) => false,
                _ => self.stops(before) || WordClasses::DETERMINER.has(word) || WordClasses::CARRYING.has(word),
            };
            if stop {
                break;
            }
            start = before;
        }
        // A hyphen or "and" left over at the edge belongs to what stands before.
        while matches!(self.word(start), "-" | "‑" | "and" | "." | "&" | "/") && start < end {
            start += 1;
        }
        start
    }

    /// "Rear Adm." right before a name.
    fn is_abbreviation_of_title(&self, stop: usize) -> bool {
        stop.checked_sub(1).is_some_and(|at| self.touches(at + 1) && self.ends_with_title(at..at + 1))
    }

    /// Whether "and" joins what an office is for: "Industry and Information Minister", "PC and printer chief".
    fn joins_fields(&self, and: usize) -> bool {
        let Some(before) = and.checked_sub(1) else { return false };
        let left = self.word(before);
        let acronym = left.len() >= 2
            && left.chars().all(char::is_uppercase)
            && self.word(and + 1).starts_with(char::is_lowercase);
        let owned = before.checked_sub(1).is_some_and(|owner| is_acronym(self.word(owner)));
        let worded =
            owned && self.word(and + 1).starts_with(char::is_lowercase) && !self.ends_with_title(and + 1..and + 2);
        acronym || worded || WordClasses::FIELD.has(&left.to_lowercase())
    }

    /// Whether "as" stands at `at`, which says at once that somebody is what follows.
    pub(super) fn is_as(&self, at: usize) -> bool {
        self.word(at).eq_ignore_ascii_case("as")
    }

    /// The role that ends right before the comma at `comma`: the longest that begins with an article, or at a mark.
    pub(super) fn phrase_to(&self, comma: usize) -> Option<Phrase> {
        let floor = comma.saturating_sub(LONGEST).max(self.range().start);
        let closing = comma.checked_sub(1).filter(|&at| self.word(at) == ")");
        let bracket = closing.and_then(|closing| (floor..closing).rev().find(|&at| self.word(at) == "("));
        let end = bracket.unwrap_or(comma);
        let mut start = end;
        while start > floor
            && !matches!(self.word(start - 1), "," | ";" | ":" | "“" | "”" | "\"" | "(" | ")" | "—" | "–")
        {
            start -= 1;
        }
        let opens = |at: &usize| {
            let before = at.saturating_sub(1);
            let named = self.is_capital(*at) && !self.is_capital(before) && self.is_word(before);
            *at == start
                || (self.has(*at, WordClasses::DETERMINER) || named) && !self.has(before, WordClasses::CARRYING)
                || self.is_as(before)
        };
        (start..end).filter(opens).find_map(|at| self.phrase_at(at).filter(|phrase| phrase.end == end))
    }
}

/// Whether a role in words is one that somebody had: "former head of the agency".
#[must_use]
pub fn is_former(role: &str) -> bool {
    role.split([' ', '-']).next().and_then(qualifier_of) == Some(Qualifier::Former)
}

fn qualifier_of(word: &str) -> Option<Qualifier> {
    let cues = cues(&lower(word));
    let qualifiers = [
        (Cues::FORMER_ROLE, Qualifier::Former),
        (Cues::THEN_ROLE, Qualifier::Then),
        (Cues::ACTING_ROLE, Qualifier::Acting),
        (Cues::CURRENT_ROLE, Qualifier::Current),
        (Cues::COMING_ROLE, Qualifier::Future),
    ];
    qualifiers.into_iter().find(|(cue, _)| cues.meets(*cue)).map(|(_, qualifier)| qualifier)
}

fn is_acronym(word: &str) -> bool {
    word.len() >= 2 && word.chars().all(char::is_uppercase)
}
