//! The roles that a sentence ties to a name.

use super::phrase::{Phrase, Reader};
use super::{Qualifier, RoleMention, RolePattern};
use crate::lang::WordClasses;
use crate::span::ByteSpan;
use crate::token::Token;
use std::ops::Range;

/// How many verbs and adverbs may stand between a name and its role: "is now expected to be named as".
const VERBS: usize = 9;

/// How many parts between commas behind a name are looked at: "NAME, 37, of Oslo, a geologist".
const PARTS: usize = 4;

/// An apposition between a name and its verb has at most so many tokens.
const APPOSITION: usize = 30;

/// The roles that the sentence gives to the person named at `name`, a mention of a name in it; in the order of the text.
#[must_use]
pub fn roles_at(text: &str, tokens: &[Token], sentence: Range<usize>, name: ByteSpan) -> Vec<RoleMention> {
    let reader = Reader::new(text, tokens, sentence);
    let Some((first, last)) = reader.tokens_of(name) else { return Vec::new() };
    let around = Around { reader, first, last };
    let mut roles = around.before();
    roles.extend(around.apposed());
    roles.extend(around.after());
    roles.extend(around.predicates());
    roles.sort_by_key(|role| role.at);
    roles.dedup_by_key(|role| role.at);
    roles
}

struct Around<'a> {
    reader: Reader<'a>,
    first: usize,
    last: usize,
}

impl Around<'_> {
    fn mention(&self, phrase: &Phrase, pattern: RolePattern) -> RoleMention {
        RoleMention { at: self.reader.span(phrase.words.clone()), qualifier: phrase.qualifier, pattern }
    }

    /// "minister NAME".
    fn before(&self) -> Vec<RoleMention> {
        let phrase = self.reader.title_before(self.first);
        phrase.map(|phrase| self.mention(&phrase, RolePattern::Before)).into_iter().collect()
    }

    /// "the minister, NAME,".
    fn apposed(&self) -> Option<RoleMention> {
        let titled = self.reader.title_before(self.first).map_or(self.first, |phrase| phrase.start);
        let start = self.reader.skip_honorifics(titled.min(self.first));
        let comma = start.checked_sub(1).filter(|&comma| self.reader.word(comma) == ",")?;
        let closed = matches!(self.reader.word(self.last + 1), "," | "." | ";" | ")" | "")
            && self.reader.word(self.last + 2) != "and";
        let phrase = self.reader.phrase_to(comma)?;
        let as_such = phrase.start.checked_sub(1).is_some_and(|before| self.reader.is_as(before));
        if !(closed || as_such) {
            return None;
        }
        Some(self.mention(&phrase, RolePattern::Apposed))
    }

    /// "NAME, a geologist with …," and "NAME (geologist)".
    fn after(&self) -> Vec<RoleMention> {
        let next = self.last + 1;
        if self.reader.word(next) == "(" {
            let phrase = self.reader.phrase_at(next + 1).filter(|phrase| self.reader.word(phrase.end) == ")");
            return phrase.map(|phrase| self.mention(&phrase, RolePattern::After)).into_iter().collect();
        }
        let mut at = next;
        for _ in 0..PARTS {
            if self.reader.word(at) != "," {
                break;
            }
            if let Some(phrase) = self.reader.phrase_at(at + 1) {
                return self.closed_phrases(phrase);
            }
            match self.skip_part(at + 1) {
                Some(comma) => at = comma,
                None => break,
            }
        }
        Vec::new()
    }

    /// A role behind a comma, and a second one joined by "and", if the apposition ends behind them: "NAME, the minister
    /// said" has the minister for its subject.
    fn closed_phrases(&self, phrase: Phrase) -> Vec<RoleMention> {
        let mut phrases = vec![phrase];
        if let Some(end) = phrases.first().map(|phrase| phrase.end).filter(|&end| self.reader.word(end) == "and") {
            phrases.extend(self.reader.phrase_at(end + 1));
        }
        let end = phrases.last().map_or(0, |phrase| phrase.end);
        let closed = self.reader.has(end, WordClasses::CLAUSE_OPENER)
            || matches!(self.reader.word(end), "" | "," | "." | ";" | ":" | "—" | "–" | "-" | ")" | "”" | "\"" | "(")
            || matches!(self.reader.word(end), "and" | "during" | "about" | "on");
        if closed {
            phrases.iter().map(|phrase| self.mention(phrase, RolePattern::After)).collect()
        } else {
            Vec::new()
        }
    }

    /// The comma behind a part that is no role but may stand before one: an age, a place, "one of …".
    fn skip_part(&self, start: usize) -> Option<usize> {
        let first = self.reader.word(start);
        let skipped = WordClasses::PREPOSITION.has(first)
            || matches!(first, "one" | "aged" | "born" | "also")
            || self.reader.is_number(start);
        let comma = (start..start + 14).find(|&at| matches!(self.reader.word(at), "," | "." | ";" | ""))?;
        (skipped && self.reader.word(comma) == ",").then_some(comma)
    }

    /// "NAME is the chief of …", "NAME, who heads …", "appointed NAME chief".
    fn predicates(&self) -> Vec<RoleMention> {
        let next = self.last + 1;
        let mut starts = vec![next];
        if self.reader.word(next) == "," {
            let comma = (next + 1..next + APPOSITION)
                .find(|&at| matches!(self.reader.word(at), "," | "." | ";" | "“" | "\"" | ""));
            starts.extend(comma.filter(|&at| self.reader.word(at) == ",").map(|comma| comma + 1));
            if self.reader.word(next + 1) == "who" {
                starts.push(next + 2);
            }
        } else if self.reader.word(next) == "who" {
            starts.push(next + 1);
        }
        let mut roles: Vec<RoleMention> = starts.into_iter().flat_map(|start| self.predicate(start)).collect();
        roles.extend(self.appointment());
        roles
    }

    /// The roles behind the verbs that begin at `start`.
    fn predicate(&self, start: usize) -> Vec<RoleMention> {
        let mut at = start;
        let mut being = false;
        let mut future = false;
        while at < start + VERBS {
            let word = self.reader.word(at);
            // "lead" and "head" are verbs behind another one only: "Orbo head Ann Berg".
            let finite = at == start && !matches!(word, "chair" | "head" | "lead" | "run");
            if WordClasses::HEADING.has(word) && (finite || at > start && self.is_among(at - 1)) {
                return self.heading(at, future).into_iter().collect();
            }
            if !(WordClasses::ROLE_VERB.has(word) || WordClasses::AMONG_ROLE_VERBS.has(word)) {
                break;
            }
            being |= WordClasses::ROLE_VERB.has(word);
            future |= WordClasses::FUTURE_ROLE.has(word);
            at += 1;
        }
        let Some(phrase) = self.reader.phrase_at(at).filter(|_| being) else { return Vec::new() };
        let mut roles = vec![self.mention(&phrase, RolePattern::Predicate)];
        if self.reader.word(phrase.end) == "and" {
            roles.extend(
                self.reader.phrase_at(phrase.end + 1).map(|phrase| self.mention(&phrase, RolePattern::Predicate)),
            );
        }
        for role in &mut roles {
            if future && role.qualifier == Qualifier::None {
                role.qualifier = Qualifier::Future;
            }
        }
        roles
    }

    fn is_among(&self, at: usize) -> bool {
        self.reader.has(at, WordClasses::AMONG_ROLE_VERBS)
    }

    /// "NAME will lead the agency".
    fn heading(&self, verb: usize, future: bool) -> Option<RoleMention> {
        let end = self.reader.object_end(verb + 1)?;
        let qualifier = match self.reader.word(verb) {
            _ if future => Qualifier::Future,
            "led" | "headed" | "chaired" | "ran" => Qualifier::Former,
            _ => Qualifier::None,
        };
        Some(RoleMention { at: self.reader.span(verb..end), qualifier, pattern: RolePattern::Heading })
    }

    /// "appointed NAME chief of …", "with NAME as chief".
    fn appointment(&self) -> Option<RoleMention> {
        let before = self.reader.skip_honorifics(self.first).checked_sub(1)?;
        let verb = self.reader.word(before);
        let next = self.last + 1;
        let tied = self.reader.word(next) == "as";
        if !(tied || WordClasses::APPOINTING.has(verb) && verb != "with") {
            return None;
        }
        let start =
            if tied || self.reader.word(next) == "to" && self.reader.word(next + 1) == "be" { next + 1 } else { next };
        let start = if self.reader.word(start) == "be" { start + 1 } else { start };
        self.reader.phrase_at(start).map(|phrase| self.mention(&phrase, RolePattern::Predicate))
    }
}
