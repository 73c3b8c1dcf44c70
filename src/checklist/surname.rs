//! A surname before, or without, the full name of its bearer. A note: some people need no introduction. Whom the article
//! calls by an office ("President Berg") is introduced by it.
//!
//! Said only of who plays a part in the story: somebody who says something, or comes again. Figures of
//! speech, and who is only mentioned, are left alone, and so are the words of somebody quoted.

use super::check::Check;
use super::dictionary::is_common;
use super::people::{NameAt, courtesy, is_speech};
use super::view::View;
use crate::finding::Finding;
use crate::lang::WordClasses;
use crate::segment::ParagraphKind;
use std::collections::{HashMap, HashSet};

/// Checks each surname that stands alone in the story.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let names = view.names();
    let mut introduced: HashMap<&str, usize> = HashMap::new();
    let mut parts: HashMap<&str, usize> = HashMap::new();
    for (number, name) in names.iter().enumerate() {
        if name.words.len() > 1 {
            for word in &name.words {
                parts.entry(word).or_insert(number);
            }
        }
        if let Some(family) = name.family().filter(|_| is_story(name.kind)) {
            introduced.entry(family).or_insert(number);
        }
    }
    let mut findings: Vec<Finding> = Vec::new();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let told = |name: &NameAt<'_>| is_story(name.kind) && !view.is_quoted(name.at);
    let mut alone: HashMap<&str, usize> = HashMap::new();
    for word in names.iter().filter(|name| told(name)).filter_map(NameAt::alone) {
        *alone.entry(word).or_default() += 1;
    }
    let by_office: HashSet<&str> =
        names.iter().filter(|name| is_called_by_office(view, name)).filter_map(NameAt::alone).collect();
    for (number, name) in names.iter().enumerate().filter(|(_, name)| told(name)) {
        let Some(word) = name.alone().filter(|word| is_surname(word)) else { continue };
        if seen.insert(word, number).is_some() || by_office.contains(word) {
            continue;
        }
        let later = introduced.get(word).filter(|&&first| first > number).and_then(|&first| names.get(first));
        let later = later.filter(|_| parts.get(word).is_some_and(|&first| first > number));
        if let Some(full) = later.filter(|_| is_bearer(view, name)) {
            let message = format!("“{word}” stands before the article names {}", view.quote(full.at));
            findings.push(view.finding(Check::Surname, name.at, &[full.at], message));
        } else if !parts.contains_key(word)
            && !courtesy(view, name).is_empty()
            && (speaks(view, name) || alone.get(word).is_some_and(|&times| times > 1))
        {
            let message = format!("the article never gives the full name of {} {word}", courtesy(view, name));
            findings.push(view.finding(Check::Surname, name.at, &[], message));
        }
    }
    findings
}

/// Whether a word may be a family name: no initials, no state, and no word that is more than a name.
fn is_surname(word: &str) -> bool {
    word.chars().count() > 2
        && word.chars().any(char::is_lowercase)
        && !is_common(word)
        && !WordClasses::STATE.has(word)
}

/// Whether a title that is no mere form of address stands before the name: "President Berg", not "Dr Berg".
fn is_called_by_office(view: &View<'_>, name: &NameAt<'_>) -> bool {
    let before = |back: usize| name.token.checked_sub(back);
    let stop = before(1).is_some_and(|at| view.word(at) == ".");
    let title = if stop { before(2) } else { before(1) };
    name.titled && title.is_some_and(|at| !view.has(at, WordClasses::HONORIFIC))
}

fn is_story(kind: ParagraphKind) -> bool {
    matches!(kind, ParagraphKind::Body | ParagraphKind::ListItem)
}

/// Whether a word alone stands for a person: it speaks, or is addressed.
fn is_bearer(view: &View<'_>, name: &NameAt<'_>) -> bool {
    speaks(view, name) || !courtesy(view, name).is_empty()
}

/// Whether the name is the subject of a verb of speaking: "Berg said", and behind a quotation or a comma "said Berg".
fn speaks(view: &View<'_>, name: &NameAt<'_>) -> bool {
    let behind = view.token_at(name.at.end.saturating_sub(1)) + 1;
    let title = usize::from(!courtesy(view, name).is_empty());
    let before = |back: usize| name.token.checked_sub(back + title);
    let mark = before(2).map_or("", |at| view.word(at));
    is_speech(view, behind)
        || before(1).is_some_and(|at| is_speech(view, at)) && matches!(mark, "," | "”" | "\"" | "’" | "'" | "»")
}
