//! The names of an article, cut from runs of capitalised words: who is named in full, and what stands alone.

use super::dictionary::is_land;
use super::view::View;
use crate::discourse::is_personal;
use crate::lang::WordClasses;
use crate::matching::{is_particle, is_title, strip_possessive};
use crate::segment::ParagraphKind;
use crate::span::ByteSpan;

/// Whether the word at `at` says that somebody spoke, and is hardly a noun or participle.
pub(super) fn is_speech(view: &View<'_>, at: usize) -> bool {
    let classes = view.classes(at);
    classes.meets(WordClasses::SPEECH_INVERTING) && !classes.meets(WordClasses::SPEECH_OR_PARTICIPLE)
}

/// A name of a run, titles left out.
#[derive(Clone, Debug)]
pub(super) struct NameAt<'a> {
    /// The number of its sentence.
    pub(super) sentence: usize,
    /// The number of its first token.
    pub(super) token: usize,
    /// Its words, possessives stripped, without particles.
    pub(super) words: Vec<&'a str>,
    /// Where it stands.
    pub(super) at: ByteSpan,
    /// Whether a title or role stood before it.
    pub(super) titled: bool,
    /// Whether no word of it belongs to an organisation or a place.
    pub(super) personal: bool,
    /// Whether it stands in a heading in which all words are capitalised.
    pub(super) in_title_case: bool,
    /// The kind of paragraph.
    pub(super) kind: ParagraphKind,
}

impl<'a> NameAt<'a> {
    /// The family name, of a name that may be a person's in full.
    pub(super) fn family(&self) -> Option<&'a str> {
        let full =
            self.personal && (2..=5).contains(&self.words.len()) && self.words.iter().all(|word| is_name_word(word));
        self.words.last().copied().filter(|_| full)
    }

    /// The name's only word.
    pub(super) fn alone(&self) -> Option<&'a str> {
        self.words.first().copied().filter(|_| self.words.len() == 1)
    }
}

/// A capital and small letters, hyphens and apostrophes between: no acronym, no initial.
fn is_name_word(word: &str) -> bool {
    word.chars().any(char::is_lowercase) || word.chars().count() == 1
}

/// The names of the article, in order.
pub(super) fn names<'a>(view: &View<'a>) -> Vec<NameAt<'a>> {
    view.runs()
        .iter()
        .filter_map(|found| name_of(view, found.sentence, found.value.tokens.clone(), found.value.at))
        .collect()
}

fn name_of<'a>(view: &View<'a>, sentence: usize, tokens: std::ops::Range<usize>, at: ByteSpan) -> Option<NameAt<'a>> {
    if view.is_address(tokens.start) {
        return None;
    }
    // Of what leads a name, lands and peoples are no roles: "Irish Ferries" is nobody who was introduced.
    let is_role = |token: usize| {
        let word = strip_possessive(view.word(token));
        is_title(word) || view.has(token, WordClasses::LEADING) && !is_land(word)
    };
    let role = tokens.clone().rev().skip(1).find(|&token| view.is_word(token) && is_role(token));
    let start = role.map_or(tokens.start, |role| role + 1);
    let before = start.checked_sub(1).map_or("", |before| view.word(before));
    let titled = role.is_some() || is_title(before) || before == "." && start > 1 && is_title(view.word(start - 2));
    let token = (start..tokens.end).find(|&token| view.is_word(token))?;
    let words: Vec<&str> = (token..tokens.end)
        .filter(|&token| view.is_word(token))
        .map(|token| strip_possessive(view.word(token)))
        .filter(|word| !(is_particle(word) && word.starts_with(char::is_lowercase)))
        .collect();
    let at = ByteSpan::new(view.span(token).start, at.end);
    let personal = is_personal(at.of(view.text));
    let in_title_case = view.is_title_case(sentence);
    (!words.is_empty()).then_some(NameAt {
        sentence,
        token,
        words,
        at,
        titled,
        personal,
        in_title_case,
        kind: view.kind_of(sentence),
    })
}

/// Mr, Mrs or Ms right before the name.
pub(super) fn courtesy<'a>(view: &View<'a>, name: &NameAt<'_>) -> &'a str {
    let before = |back: usize| name.token.checked_sub(back).map_or("", |at| view.word(at));
    let word = if before(1) == "." { before(2) } else { before(1) };
    if matches!(word, "Mr" | "Mrs" | "Ms" | "Miss") { word } else { "" }
}
