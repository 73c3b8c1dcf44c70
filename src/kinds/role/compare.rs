//! Two roles of one person: the same, one less precise, or such that both cannot be true.

use super::organisation::{Body, are_of_different_countries, bodies, differing, is_demonym, strangers};
use super::title::{Class, Level, Title, level_of, title_at_end};
use crate::matching::inflect::inflection_key;
use crate::token::tokenize;
use std::collections::BTreeSet;

/// How a role that a source gives relates to the declared one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoleRelation {
    /// The same office or occupation.
    Same,
    /// The same with fewer details: "director" for "deputy director" is none such, "deputy director" for "first deputy
    /// director of the institute" is.
    LessPrecise,
    /// Titles that exclude each other: the words on either side.
    TitleDiffers {
        /// The source's title.
        said: String,
        /// The declared title.
        declared: String,
    },
    /// The same title in another body: the names on either side.
    InstituteDiffers {
        /// The source's name of the body.
        said: String,
        /// The declared name.
        declared: String,
    },
    /// Another title in another body, where the two exclude each other.
    BothDiffer {
        /// The source's role.
        said: String,
        /// The declared role.
        declared: String,
    },
    /// Nothing can be told: one person may well be both.
    Unrelated,
}

/// A role taken apart.
struct Role {
    title: Title,
    level: Level,
    /// What the office is for, as stems: "communications".
    field: BTreeSet<String>,
    bodies: Vec<Body>,
    /// The countries named before the title: "Norwegian".
    countries: BTreeSet<String>,
    /// The title with its level and field, as written.
    words: String,
}

/// How two titles relate.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Titles {
    Same,
    LessPrecise,
    Exclude,
    Compatible,
}

/// Holds what a source calls somebody against what the rules declare.
///
/// ```
/// use gainsay::kinds::role::{RoleRelation, compare_roles};
/// assert_eq!(compare_roles("minister of trade", "trade minister"), RoleRelation::Same);
/// assert!(matches!(compare_roles("astronomer", "volcanologist"), RoleRelation::TitleDiffers { .. }));
/// ```
#[must_use]
pub fn compare_roles(said: &str, declared: &str) -> RoleRelation {
    if same_words(said, declared) {
        return RoleRelation::Same;
    }
    let (Some(one), Some(other)) = (parse(said), parse(declared)) else { return RoleRelation::Unrelated };
    let titles = relate_titles(&one, &other);
    let bodies = differing(&one.bodies, &other.bodies).or_else(|| {
        let offices = matches!(one.title.class, Class::Head | Class::Chair | Class::President | Class::Director);
        strangers(&one.bodies, &other.bodies).filter(|_| offices && titles == Titles::Same)
    });
    let state = is_state_office(one.title.class) && are_of_different_countries(&one.countries, &other.countries);
    if state && matches!(titles, Titles::Same | Titles::LessPrecise) {
        return RoleRelation::InstituteDiffers { said: joined(&one.countries), declared: joined(&other.countries) };
    }
    let both = || (said.trim().to_owned(), declared.trim().to_owned());
    match (titles, bodies) {
        (Titles::Same | Titles::LessPrecise, Some((said, declared))) => {
            RoleRelation::InstituteDiffers { said: said.written.clone(), declared: declared.written.clone() }
        }
        (Titles::Exclude, Some(_)) if one.title.class == other.title.class => {
            let (said, declared) = both();
            RoleRelation::BothDiffer { said, declared }
        }
        (Titles::Exclude, None) => RoleRelation::TitleDiffers { said: one.words, declared: other.words },
        (Titles::Same, None) if is_shorter(&one, &other) => RoleRelation::LessPrecise,
        (Titles::Same, None) => RoleRelation::Same,
        (Titles::LessPrecise, None) => RoleRelation::LessPrecise,
        (Titles::Exclude | Titles::Compatible, _) => RoleRelation::Unrelated,
    }
}

/// The countries of an office, for showing.
fn joined(countries: &BTreeSet<String>) -> String {
    let mut shown: Vec<String> = Vec::new();
    for country in countries {
        let mut letters = country.chars();
        shown.extend(letters.next().map(|first| first.to_uppercase().chain(letters).collect()));
    }
    shown.join(" and ")
}

/// Whether the words are the same but for articles, case and inflection.
fn same_words(a: &str, b: &str) -> bool {
    let keys = |text: &str| -> Vec<String> {
        let words = tokenize(text);
        let words = words.iter().filter(|token| token.is_word()).map(|token| token.of(text));
        words.filter(|word| !is_article(&word.to_lowercase())).map(inflection_key).collect()
    };
    keys(a) == keys(b)
}

/// Whether the first role leaves out what the second tells.
fn is_shorter(one: &Role, other: &Role) -> bool {
    one.bodies.len() < other.bodies.len() || one.field.len() < other.field.len()
}

fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "the" | "his" | "her" | "its" | "their")
}

/// Words that say when somebody had a role, or praise: they are no part of it.
fn is_qualifier(word: &str) -> bool {
    matches!(
        word,
        "former"
            | "ex"
            | "then"
            | "acting"
            | "interim"
            | "current"
            | "incumbent"
            | "new"
            | "longtime"
            | "late"
            | "retired"
            | "future"
            | "incoming"
            | "outgoing"
            | "top"
            | "senior"
            | "leading"
            | "prominent"
            | "veteran"
            | "renowned"
            | "noted"
    )
}

fn parse(text: &str) -> Option<Role> {
    let tokens = tokenize(text);
    let all: Vec<&str> =
        tokens.iter().filter(|token| token.is_word() || token.is_mark(text, '-')).map(|token| token.of(text)).collect();
    let words: Vec<&str> = all.iter().copied().filter(|word| !is_article(&word.to_lowercase())).collect();
    if let Some(role) = parse_verb(&words) {
        return Some(role);
    }
    let small: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let small: Vec<&str> = small.iter().map(String::as_str).collect();
    // The title ends before the first preposition that has one before it: "chief of staff" is looked up as a whole.
    let (end, title) = title_in(&small)?;
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
    let field = field_in(head, tail, &title);
    let shown = words.get(first.min(start)..end).unwrap_or_default().join(" ").replace(" - ", "-");
    let countries = head.iter().filter(|word| is_demonym(word)).map(|word| word.to_lowercase()).collect();
    Some(Role { title, level, field, bodies, countries, words: shown })
}

/// "leads Orbo", "to head the agency": verbs of heading.
fn parse_verb(words: &[&str]) -> Option<Role> {
    let (verb, tail) = words.split_first()?;
    let class = match verb.to_lowercase().as_str() {
        "lead" | "leads" | "led" | "leading" | "heads" | "headed" | "heading" | "run" | "runs" | "ran" => Class::Head,
        "head" if tail.first().is_some_and(|word| !matches!(*word, "of" | "-")) && !tail.is_empty() => Class::Head,
        "chairs" | "chaired" | "chairing" => Class::Chair,
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
        if matches!(behind, "of" | "at" | "for" | "with" | "in" | "to" | "on" | "from" | "under") {
            let longer = words.get(..end + 2).and_then(title_at_end).filter(|title| title.words > 2);
            return longer.map(|title| (end + 2, title)).or(found);
        }
    }
    found
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
    const CABINET: &[&str] = &[
        "agriculture",
        "commerce",
        "defence",
        "defense",
        "education",
        "energy",
        "foreign",
        "health",
        "home",
        "homeland",
        "interior",
        "labor",
        "state",
        "transportation",
        "treasury",
        "war",
    ];
    before.last().is_some_and(|word| CABINET.contains(word))
        || tail.first() == Some(&"of") && tail.get(1).is_some_and(|word| CABINET.contains(word))
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

/// What the office is for: the words around a minister or an officer that are no country.
fn field_in(head: &[&str], tail: &[&str], title: &Title) -> BTreeSet<String> {
    let by_field = matches!(title.class, Class::Minister | Class::Officer);
    let skipped = |word: &str| {
        let small = word.to_lowercase();
        !by_field && word.starts_with(char::is_uppercase) // a body, as in "Orbo chief"
            || is_demonym(word)
            || is_qualifier(&small)
            || level_of(&small).is_some()
            || matches!(
                small.as_str(),
                "of" | "for"
                    | "and"
                    | "in"
                    | "at"
                    | "with"
                    | "to"
                    | "the"
                    | "-"
                    | "first"
                    | "ministry"
                    | "department"
                    | "federal"
                    | "u.s."
                    | "us"
                    | "uk"
            )
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

fn relate_titles(said: &Role, declared: &Role) -> Titles {
    let (one, other) = (said.title.class, declared.title.class);
    if one == other {
        return relate_within(said, declared);
    }
    match (one, other) {
        (Class::Vague, Class::Occupation(_) | Class::Learned | Class::Other) => Titles::Compatible,
        (Class::Vague, _) => Titles::LessPrecise,
        (Class::Learned, Class::Occupation(_)) | (Class::Occupation(_), Class::Learned) => Titles::LessPrecise,
        (Class::Member, Class::Director | Class::Chair) => Titles::LessPrecise,
        (Class::Rank(a), Class::Rank(b)) => relate_ranks(a, b),
        (Class::Occupation(a), Class::Occupation(b)) if !overlap(a, b) => Titles::Exclude,
        (
            Class::Head,
            Class::Director | Class::President | Class::Chair | Class::Governor | Class::Mayor | Class::Premier,
        )
        | (
            Class::Director | Class::President | Class::Chair | Class::Governor | Class::Mayor | Class::Premier,
            Class::Head,
        ) => relate_to_head(said, declared),
        (a, b) if is_state_office(a) && is_state_office(b) && !(names_body(said) || names_body(declared)) => {
            Titles::Exclude
        }
        _ => Titles::Compatible,
    }
}

/// Two titles of one class: the level and the field tell them apart.
fn relate_within(said: &Role, declared: &Role) -> Titles {
    if matches!(said.title.class, Class::Other | Class::Vague | Class::Learned) {
        let same = inflection_key(&said.title.word) == inflection_key(&declared.title.word);
        let level = said.level == declared.level;
        return if same && level { Titles::Same } else { Titles::Compatible };
    }
    if let Class::Occupation(_) = said.title.class {
        let spelled = |word: &str| word.replace("vulcano", "volcano").replace("palaeo", "paleo");
        let same = spelled(&said.title.word) == spelled(&declared.title.word);
        return if same { Titles::Same } else { Titles::Compatible };
    }
    let apart = !said.field.is_empty() && !declared.field.is_empty() && said.field.is_disjoint(&declared.field);
    let by_field = matches!(said.title.class, Class::Minister | Class::Officer);
    match (said.level, declared.level) {
        (a, b) if a == b && apart => {
            if by_field {
                Titles::Exclude
            } else {
                Titles::Compatible
            }
        }
        (a, b) if a == b => Titles::Same,
        (Level::Deputy, Level::FirstDeputy) => Titles::LessPrecise,
        (Level::FirstDeputy, Level::Deputy) => Titles::Same,
        _ if apart => Titles::Compatible,
        _ => Titles::Exclude,
    }
}

/// A head of something against its director or president: the same, unless one of them is a deputy.
fn relate_to_head(said: &Role, declared: &Role) -> Titles {
    let chief = matches!(said.title.word.as_str(), "ceo" | "chief executive" | "chief executive officer");
    let executive = matches!(declared.title.word.as_str(), "ceo" | "chief executive" | "chief executive officer");
    let separate = (chief || executive)
        && matches!((said.title.class, declared.title.class), (Class::Chair, _) | (_, Class::Chair));
    match (said.level, declared.level) {
        (Level::Full, Level::Full) if separate || chief || executive => Titles::Compatible,
        (Level::Full, Level::Full) => Titles::LessPrecise,
        _ => Titles::Compatible,
    }
}

/// "Admiral" and "general" are said to all of their kind; a colonel is no general.
fn relate_ranks(said: u8, declared: u8) -> Titles {
    const GENERALS: std::ops::RangeInclusive<u8> = 16..=19;
    match (said, declared) {
        (19, b) if GENERALS.contains(&b) => Titles::LessPrecise,
        (a, 19) if GENERALS.contains(&a) => Titles::Same,
        (15, 14) | (11, 14) => Titles::LessPrecise,
        (14, 15) => Titles::Same,
        _ => Titles::Exclude,
    }
}

/// Fields whose people are called by either name.
fn overlap(a: super::title::Field, b: super::title::Field) -> bool {
    use super::title::Field::{
        Chemistry, Earth, Economy, Engineering, Law, Life, Medicine, Physics, Press, Society, Space,
    };
    let pairs = [
        (Earth, Physics),
        (Space, Physics),
        (Life, Chemistry),
        (Life, Medicine),
        (Life, Earth),
        (Chemistry, Medicine),
        (Physics, Engineering),
        (Physics, Chemistry),
        (Society, Press),
        (Economy, Society),
        (Society, Law),
        (Society, Medicine),
        (Economy, Law),
        (Economy, Press),
        (Law, Press),
    ];
    a == b || pairs.contains(&(a, b)) || pairs.contains(&(b, a))
}

/// Offices of a state of which nobody holds two at a time.
fn is_state_office(class: Class) -> bool {
    matches!(
        class,
        Class::Minister | Class::Premier | Class::President | Class::Governor | Class::Mayor | Class::Ambassador
    )
}

/// Whether a president may be a company's.
fn names_body(role: &Role) -> bool {
    role.title.class == Class::President && !role.bodies.is_empty()
}
