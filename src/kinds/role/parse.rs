//! A role in words, taken apart: title, level, field, bodies, countries.

use super::organisation::{Body, bodies, is_demonym};
use super::title::{Class, Level, Title, level_of, title_at_end};
use crate::lang::{Classes, Lexicon, WordClasses};
use crate::matching::inflect::inflection_key;
use crate::token::{TokenClass, tokenize};
use std::collections::BTreeSet;

/// A role taken apart.
pub(super) struct Role {
    pub(super) title: Title,
    pub(super) level: Level,
    /// What the office is for, as stems: "communications".
    pub(super) field: BTreeSet<String>,
    pub(super) bodies: Vec<Body>,
    /// Which of several it is by number: "second" of "second officer".
    pub(super) ordinal: Option<String>,
    /// The countries named before the title: "Norwegian".
    pub(super) countries: BTreeSet<String>,
    /// The title with its level and field, as written.
    pub(super) words: String,
}

impl Role {
    /// Whether it is held at one body, so that in another it is another's: an office, or a rank in a trade ("chief curator").
    pub(super) fn is_office(&self) -> bool {
        self.title.class.is_office() || self.level != Level::Full || self.is_chief()
    }

    /// Whether it is the first of its kind: "chief scientist".
    pub(super) fn is_chief(&self) -> bool {
        self.words.split(' ').any(|word| WordClasses::LEVEL_CHIEF.has(&word.to_lowercase()))
    }

    /// Whether it is told by a verb: "leads the agency".
    pub(super) fn is_verb(&self) -> bool {
        WordClasses::HEADING.has(&self.title.word)
    }

    /// Whether a word, as a stem, is part of the name of one of its bodies.
    pub(super) fn names(&self, stem: &str) -> bool {
        self.bodies.iter().any(|body| body.written.split(' ').any(|word| field_key(word) == stem))
    }
}

pub(super) fn is_article(word: &str) -> bool {
    WordClasses::DETERMINER.has(word)
}

fn is_qualifier(word: &str) -> bool {
    WordClasses::QUALIFIER.has(word)
}

/// A role in words, taken apart; `None` where no title is found.
pub(super) fn parse(text: &str) -> Option<Role> {
    let tokens = tokenize(text);
    let all: Vec<&str> = tokens
        .iter()
        .filter(|token| token.class != TokenClass::Mark || token.is_mark(text, '-'))
        .map(|token| token.of(text))
        .collect();
    let words: Vec<&str> = all.iter().copied().filter(|word| !is_article(&word.to_lowercase())).collect();
    parse_verb(&words).or_else(|| parse_aide(&words)).or_else(|| parse_title(&words))
}

/// Whether a role in words names the body that it is held at.
pub(super) fn names_body(text: &str) -> bool {
    parse(text).is_some_and(|role| !role.bodies.is_empty())
}

/// A title with what stands around it.
fn parse_title(words: &[&str]) -> Option<Role> {
    let small: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let small: Vec<&str> = small.iter().map(String::as_str).collect();
    // The title ends before the first preposition that has one before it: "chief of staff" is looked up as a whole.
    let (end, title) = title_in(&small).or_else(|| unknown_title(&small))?;
    let start = end - title.words;
    let before = small.get(..start).unwrap_or_default();
    let (level, first) = level_in(before);
    let mut title = title;
    if title.class == Class::Secretary && is_cabinet(before, small.get(end..).unwrap_or_default()) {
        title.class = Class::Minister;
    }
    let tail = words.get(end..).unwrap_or_default();
    let head = words.get(..start).unwrap_or_default();
    let ministry = small.get(end..).is_some_and(|tail| tail.contains(&"ministry"));
    if title.class == Class::Head && level == Level::Full && ministry {
        title.class = Class::Minister;
    }
    let bodies = if title.class == Class::Minister { Vec::new() } else { head_and_tail_bodies(head, tail) };
    let mut field = field_in(head, tail, &title);
    let mut bodies = bodies;
    match plain_object(tail) {
        Some(Object::Field(words)) if title.class != Class::Minister => field.extend(words),
        Some(Object::Body(body)) => bodies.push(body),
        _ => {}
    }
    let ordinal = before.iter().rev().find(|word| ORDINALS.contains(word)).map(|word| (*word).to_owned());
    let shown = words.get(first.min(start)..end).unwrap_or_default().join(" ").replace(" - ", "-");
    let mut countries: BTreeSet<String> =
        head.iter().filter(|word| is_demonym(word)).map(|word| word.to_lowercase()).collect();
    if title.class == Class::Minister && !field_in(head, &[], &title).is_empty() {
        countries.extend(place_of(tail));
    }
    Some(Role { title, level, field, bodies, ordinal, countries, words: shown })
}

/// "deputy to the mayor": the mayor's deputy.
fn parse_aide(words: &[&str]) -> Option<Role> {
    let [aide, "to", above @ ..] = words else { return None };
    let level = level_of(&aide.to_lowercase())?;
    let role = parse_title(above)?;
    Some(Role { level, words: format!("{aide} to {}", role.words), ..role })
}

/// "leads Orbo", "to head the agency": verbs of heading.
fn parse_verb(words: &[&str]) -> Option<Role> {
    let (verb, tail) = words.split_first()?;
    let class = match verb.to_lowercase().as_str() {
        "chairs" | "chaired" | "chairing" => Class::Chair,
        "head" if tail.first().is_some_and(|word| !matches!(*word, "of" | "-")) => Class::Head,
        "head" | "chair" => return None,
        "leading" | "heading" => Class::Head,
        verb if WordClasses::HEADING.has(verb) => Class::Head,
        _ => return None,
    };
    // "lead independent director" is a noun with an adjective.
    let small: Vec<String> = tail.iter().map(|word| word.to_lowercase()).collect();
    let noun = *verb == "lead" && small.iter().any(|word| title_at_end(&[word.as_str()]).is_some());
    if noun {
        return None;
    }
    let title = Title { class, word: verb.to_lowercase(), words: 1 };
    Some(Role {
        title,
        level: Level::Full,
        field: BTreeSet::new(),
        bodies: bodies(tail),
        ordinal: None,
        countries: BTreeSet::new(),
        words: (*verb).to_owned(),
    })
}

/// The first title of a role that nothing but a preposition, a comma or the end follows.
fn title_in(words: &[&str]) -> Option<(usize, Title)> {
    let mut found = None;
    for end in 1..=words.len() {
        let Some(title) = words.get(..end).and_then(title_at_end) else { continue };
        let behind = words.get(end).copied().unwrap_or("");
        found = Some((end, title));
        if WordClasses::CARRYING.has(behind) {
            let longer = words.get(..end + 2).and_then(title_at_end).filter(|title| title.words > 2);
            return longer.map(|title| (end + 2, title)).or(found);
        }
    }
    found
}

/// Numbers that tell one officer from the next; a first deputy is a level.
const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];

/// The last word before a preposition where it is no title that English knows: "signpainter".
fn unknown_title(words: &[&str]) -> Option<(usize, Title)> {
    let end = words.iter().position(|word| WordClasses::CARRYING.has(word)).unwrap_or(words.len());
    let word = words.get(end.checked_sub(1)?)?;
    Some((end, Title { class: Class::Person, word: (*word).to_owned(), words: 1 }))
}

/// What stands in lower case behind the preposition of a title.
enum Object {
    /// What the office is for, as keys: "sleep medicine".
    Field(BTreeSet<String>),
    /// A body without a name: "the federal police".
    Body(Body),
}

/// The words in lower case behind "of" and "for".
fn plain_object(tail: &[&str]) -> Option<Object> {
    let (preposition, rest) = tail.split_first()?;
    let words: Vec<&str> = rest.iter().copied().take_while(|word| !WordClasses::CARRYING.has(word)).collect();
    let plain = words.iter().all(|word| word.starts_with(char::is_lowercase) && !word.contains(['\'', '’']));
    let last = *words.last().filter(|_| plain && matches!(*preposition, "of" | "for" | "in"))?;
    let of_body = Classes::ORGANISATION | Classes::GROUP | Classes::PLACE | Classes::FACILITY;
    let classes = Lexicon::english().map(|english| english.classes(last)).unwrap_or_default();
    match classes.meets(of_body) {
        true => Some(Object::Body(Body::unnamed(&words))),
        false => Some(Object::Field(words.iter().map(|word| field_key(word)).collect())),
    }
}

/// How high the title stands, and where the words of its level begin.
fn level_in(before: &[&str]) -> (Level, usize) {
    let found = before.iter().enumerate().rev().find_map(|(at, word)| level_of(word).map(|level| (at, level)));
    match found {
        Some((at, Level::Deputy)) if at.checked_sub(1).is_some_and(|first| before.get(first) == Some(&"first")) => {
            (Level::FirstDeputy, at - 1)
        }
        Some((at, level)) => (level, at),
        None => (Level::Full, first_of_title(before)),
    }
}

/// Where the field of a title begins: behind capitalised names and qualifiers these are few, so all words count.
fn first_of_title(before: &[&str]) -> usize {
    before.iter().position(|word| !is_qualifier(word) && *word != "-").unwrap_or(before.len())
}

/// Whether a secretary is a minister: of state, of defence …
fn is_cabinet(before: &[&str], tail: &[&str]) -> bool {
    before.last().is_some_and(|word| WordClasses::CABINET.has(word))
        || tail.first() == Some(&"of") && tail.get(1).is_some_and(|word| WordClasses::CABINET.has(word))
}

/// The bodies named before the title ("Orbo chief") and behind it.
fn head_and_tail_bodies(head: &[&str], tail: &[&str]) -> Vec<Body> {
    let named: Vec<&str> =
        head.iter().copied().filter(|word| !is_demonym(word) && !is_qualifier(&word.to_lowercase())).collect();
    let named: Vec<&str> = named.into_iter().filter(|word| level_of(&word.to_lowercase()).is_none()).collect();
    // In title case ("Executive Vice President") the words before a title are no body.
    let titled = !tail.is_empty() && head.iter().all(|word| word.starts_with(char::is_uppercase)) && head.len() <= 2;
    let mut found = if titled { Vec::new() } else { bodies(&named) };
    found.extend(bodies(tail));
    found
}

/// The place that an office is of whose field is told before: "trade minister of Tolm".
fn place_of(tail: &[&str]) -> Option<String> {
    let [of, place, ..] = tail else { return None };
    (*of == "of" && place.starts_with(char::is_uppercase)).then(|| place.to_lowercase())
}

/// What the office is for: the words around a minister or an officer that are no country.
fn field_in(head: &[&str], tail: &[&str], title: &Title) -> BTreeSet<String> {
    let by_field = matches!(title.class, Class::Minister | Class::Officer);
    let skipped = |word: &str| {
        let small = word.to_lowercase();
        !by_field && word.starts_with(char::is_uppercase) // a body, as in "Orbo chief"
            || is_demonym(word)
            || is_qualifier(&small)
            || level_of(&small).is_some()
            || WordClasses::FUNCTION.has(&small)
            || matches!(small.as_str(), "-" | "first" | "ministry" | "department" | "federal" | "u.s." | "uk")
            || word.ends_with("'s")
            || word.ends_with("’s")
    };
    let tail: Vec<&str> = match title.class {
        Class::Minister => tail.iter().copied().take_while(|word| *word != "in" && *word != "at").collect(),
        _ => Vec::new(),
    };
    let mut field: BTreeSet<String> =
        head.iter().chain(&tail).filter(|word| !skipped(word)).map(|word| field_key(word)).collect();
    if title.class == Class::Officer {
        field.insert(officer_field(&title.word));
    }
    field
}

/// A field under one key: "communication" and "communications", "defence" and "defense".
fn field_key(word: &str) -> String {
    inflection_key(&word.to_lowercase().replace("defence", "defense").replace("labour", "labor"))
}

/// What a "chief … officer" is for; the initials stand for it too.
fn officer_field(word: &str) -> String {
    match word {
        "cfo" => "financial".to_owned(),
        "coo" => "operating".to_owned(),
        "cto" => "technology".to_owned(),
        other => other.trim_end_matches(" officer").to_owned(),
    }
}
