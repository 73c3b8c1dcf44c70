//! A surname before, or without, the full name of its bearer. A note: some people need no introduction.

use super::check::Check;
use super::people::{NameAt, names};
use super::view::View;
use crate::finding::Finding;
use crate::segment::ParagraphKind;
use std::collections::HashMap;

/// Statesmen of whom papers write without a given name. Own list; a note the more or the less.
#[rustfmt::skip]
const WELL_KNOWN: &[&str] = &[
    "Assad", "Berlusconi", "Biden", "Blair", "Brown", "Bush", "Cameron", "Carter", "Chirac", "Churchill", "Clinton", "Erdogan",
    "Gandhi", "Gorbachev", "Harris", "Hollande", "Johnson", "Kim", "Kissinger", "Lula", "Macron", "Major", "Mandela", "May",
    "Merkel", "Modi", "Netanyahu", "Reagan", "Sarkozy", "Scholz", "Starmer", "Sunak", "Thatcher", "Trump",
    "Yeltsin", "Zelensky", "Zelenskyy",
];

/// Checks each surname that stands alone in the story.
pub(super) fn check(view: &View<'_>) -> Vec<Finding> {
    let names = names(view);
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
    for (number, name) in names.iter().enumerate().filter(|(_, name)| is_story(name.kind)) {
        let Some(word) = name.alone().filter(|word| word.chars().count() > 2) else { continue };
        if seen.insert(word, number).is_some() {
            continue;
        }
        let later = introduced.get(word).filter(|&&first| first > number).and_then(|&first| names.get(first));
        let never = !parts.contains_key(word);
        if let Some(full) =
            later.filter(|_| parts.get(word).is_some_and(|&first| first > number) && is_bearer(view, name))
        {
            let message = format!("“{word}” stands before the article names {}", view.quote(full.at));
            findings.push(view.finding(Check::Surname, name.at, &[full.at], message));
        } else if never && has_courtesy_title(view, name) && !WELL_KNOWN.contains(&word) {
            let message = format!("the article never gives the full name of {} {word}", courtesy(view, name));
            findings.push(view.finding(Check::Surname, name.at, &[], message));
        }
    }
    findings
}

fn is_story(kind: ParagraphKind) -> bool {
    matches!(kind, ParagraphKind::Body | ParagraphKind::ListItem)
}

/// Whether a word alone stands for a person: it speaks, or is addressed.
fn is_bearer(view: &View<'_>, name: &NameAt<'_>) -> bool {
    let behind = view.token_at(name.at.end.saturating_sub(1)) + 1;
    let before = name.token.checked_sub(1).map_or("", |before| view.word(before));
    let verb = |word: &str| {
        matches!(
            word,
            "said" | "says" | "told" | "added" | "warned" | "argued" | "wrote" | "explained" | "insisted" | "replied"
        )
    };
    verb(view.word(behind)) || verb(before) || has_courtesy_title(view, name)
}

fn has_courtesy_title(view: &View<'_>, name: &NameAt<'_>) -> bool {
    !courtesy(view, name).is_empty()
}

/// Mr, Mrs or Ms right before the name.
fn courtesy<'a>(view: &View<'a>, name: &NameAt<'_>) -> &'a str {
    let before = |back: usize| name.token.checked_sub(back).map_or("", |at| view.word(at));
    let word = if before(1) == "." { before(2) } else { before(1) };
    if matches!(word, "Mr" | "Mrs" | "Ms" | "Miss") { word } else { "" }
}
