//! The bodies that a role names: which proper names two roles hold, and whether they can be one body.

use super::title::are_near;
use crate::lang::{Expression, WordClasses, expressions};
use std::collections::BTreeSet;

/// A body named in a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Body {
    /// Its name as written.
    pub(super) written: String,
    /// The word that says what it is, in one spelling.
    head: Option<String>,
    /// The other words of its name, in lower case.
    words: BTreeSet<String>,
    /// The country it is of, where its name says so.
    countries: BTreeSet<String>,
    /// Whether it has a name, and is not only told by what it is: "the navy".
    named: bool,
}

/// The bodies that the words of a role name, in order: runs of capitalised words with "of" and "for" between them, cut
/// where a second body begins ("the Institute for Rain of Oslo University").
pub(super) fn bodies(words: &[&str]) -> Vec<Body> {
    let mut bodies = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let end = run_end(words, start);
        if end > start {
            bodies.extend(cut(words.get(start..end).unwrap_or_default()));
        }
        start = end.max(start + 1);
    }
    bodies
}

/// Where the run of capitalised words ends that begins at `start`.
fn run_end(words: &[&str], start: usize) -> usize {
    let capital = |at: usize| words.get(at).is_some_and(|word| is_capitalised(word));
    if !capital(start) {
        return start;
    }
    let mut end = start + 1;
    loop {
        let link = (end..end + 3)
            .take_while(|&at| words.get(at).is_some_and(|word| WordClasses::ORGANISATION_LINK.has(word)))
            .count();
        if !capital(end + link) || link > 2 {
            return end;
        }
        end += link + 1;
    }
}

/// One run of capitalised words as the bodies it names.
fn cut(words: &[&str]) -> Vec<Body> {
    let mut parts: Vec<Vec<&str>> = vec![Vec::new()];
    for (index, word) in words.iter().enumerate() {
        let rest: Vec<&str> = words.iter().skip(index + 1).copied().take_while(|word| !parts_bodies(word)).collect();
        let headed = |words: &[&str]| words.iter().any(|word| head_of(word).is_some());
        let begun = parts.last().is_some_and(|part| headed(part));
        let separates = parts_bodies(word) && begun && headed(&rest);
        if separates {
            parts.push(Vec::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(word);
        }
    }
    parts.iter().filter(|part| !part.is_empty()).map(|part| body(part)).collect()
}

/// Whether another body may begin behind a word: "the faculty of the university".
fn parts_bodies(word: &str) -> bool {
    matches!(word, "of" | "at" | "in" | "with" | "to")
}

fn body(words: &[&str]) -> Body {
    let bare = |word: &str| word.trim_end_matches("'s").trim_end_matches("’s").to_lowercase();
    let first = words.iter().position(|word| !WordClasses::ORGANISATION_LINK.has(word)).unwrap_or(0);
    let words = words.get(first..).unwrap_or_default();
    let words = words.get(..place_behind(words)).unwrap_or_default();
    let head = words.iter().find_map(|word| head_of(word));
    let kept = words
        .iter()
        .filter(|word| !WordClasses::ORGANISATION_LINK.has(word) && head_of(word).is_none() && !is_demonym(word));
    let countries = words.iter().filter(|word| is_demonym(word)).map(|word| bare(word)).collect();
    let written = words.join(" ").replace(" - ", "-");
    Body { countries, written, head, words: kept.map(|word| bare(word)).collect(), named: true }
}

/// Where the name ends that says at last in which town the body is: "the Rain Institute in Oslo".
fn place_behind(words: &[&str]) -> usize {
    let place = words.iter().rposition(|word| *word == "in").filter(|&at| at + 3 >= words.len());
    place.filter(|&at| words.iter().take(at).any(|word| head_of(word).is_some())).unwrap_or(words.len())
}

fn head_of(word: &str) -> Option<String> {
    let small = word.to_lowercase();
    WordClasses::ORGANISATION_HEAD
        .has(&small)
        .then(|| small.replace("centre", "center").replace("organisation", "organization"))
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a word says of which country: "Norwegian", "Chinese". Names are given with and without it.
pub(super) fn is_demonym(word: &str) -> bool {
    let endings = ["aqi", "ese", "gan", "ian", "ean", "ish", "raeli", "tani", "uan"];
    is_capitalised(word)
        && word.len() >= 4
        && (WordClasses::DEMONYM.has(word) || endings.iter().any(|ending| word.ends_with(ending)))
}

/// Two bodies that cannot be one, if both roles name such: names with the same head ("Institute") and other words, and no
/// such pair agreeing fully where both roles name the same number.
pub(super) fn differing<'a>(said: &'a [Body], declared: &'a [Body]) -> Option<(&'a Body, &'a Body)> {
    said.iter().find_map(|body| {
        let rivals: Vec<&Body> =
            declared.iter().filter(|other| body.head.is_some() && other.head == body.head).collect();
        let same = rivals.iter().any(|other| {
            (other.words == body.words
                || body.is_cut_short(other)
                || other.is_cut_short(body)
                || body.ends(other)
                || other.ends(body))
                && !body.is_of_another_country(other)
        });
        let rival = rivals
            .into_iter()
            .find(|other| !other.words.is_empty() && !body.words.is_empty() || body.is_of_another_country(other));
        rival.filter(|_| !same).map(|other| (body, other))
    })
}

impl Body {
    /// A body told by words in lower case: what it is, and which.
    pub(super) fn unnamed(words: &[&str]) -> Self {
        let (last, others) = words.split_last().map_or(("", [].as_slice()), |(last, others)| (*last, others));
        Self {
            written: words.join(" "),
            head: Some(last.to_owned()),
            words: others.iter().map(|word| (*word).to_owned()).collect(),
            countries: BTreeSet::new(),
            named: false,
        }
    }

    /// Whether both are told by what they are, and are different things: "the navy", "the coast guard". What any body may
    /// be called ("the agency") is no other thing.
    fn is_another_kind(&self, other: &Self) -> bool {
        let of_any = |body: &Self| body.head.as_deref().is_none_or(|head| WordClasses::ORGANISATION_HEAD.has(head));
        let (Some(one), Some(two)) = (&self.head, &other.head) else { return false };
        let plain = !self.named && !other.named && !of_any(self) && !of_any(other);
        plain && one != two && !are_near(one, two) && !other.words.contains(one) && !self.words.contains(two)
    }

    /// Whether its name is the other's without the first words: "Probate Court" of "Tolm County Probate Court".
    fn ends(&self, whole: &Self) -> bool {
        whole.written.strip_suffix(&self.written).is_some_and(|first| first.ends_with(' '))
    }

    /// Whether its name is the other's without "and" and all behind it.
    fn is_cut_short(&self, whole: &Self) -> bool {
        let Some((first, _)) = whole.written.split_once(" and ") else { return false };
        !self.words.is_empty() && body(&first.split(' ').collect::<Vec<_>>()).words == self.words
    }

    /// The words of its name without a last word that both names end with.
    fn own_words(&self, other: &Self) -> BTreeSet<&str> {
        let last = |body: &Self| body.written.rsplit(' ').next().map(str::to_lowercase);
        let common = last(self).filter(|word| last(other).as_ref() == Some(word));
        self.words.iter().map(String::as_str).filter(|word| common.as_deref() != Some(word)).collect()
    }

    fn is_of_another_country(&self, other: &Self) -> bool {
        are_of_different_countries(&self.countries, &other.countries)
    }
}

/// Whether both name a country, and none in common.
pub(super) fn are_of_different_countries(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    !one.is_empty() && !other.is_empty() && one.is_disjoint(other)
}

/// Whether the roles name bodies or places that have nothing in common: neither a word nor the initials, but for a last word
/// that says what both are ("Tolm County" and "Saarn County"). A body and a place may go together.
pub(super) fn strangers<'a>(said: &'a [Body], declared: &'a [Body]) -> Option<(&'a Body, &'a Body)> {
    let ([one], [other]) = (said, declared) else { return None };
    let alike = one.head.is_some() == other.head.is_some();
    let (own, others) = (one.own_words(other), other.own_words(one));
    let named = !own.is_empty() && !others.is_empty();
    let apart = own.is_disjoint(&others) && !abbreviates(one, other) && !abbreviates(other, one);
    (alike && named && apart && one.named && other.named || one.is_another_kind(other)).then_some((one, other))
}

/// Whether a body's name could be the initials of another's, or another name of it: capitals throughout, or a metonym.
fn abbreviates(short: &Body, long: &Body) -> bool {
    let name = short.written.trim_end_matches("'s").trim_end_matches("’s");
    let capitals = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    capitals
        || expressions(Expression::Metonym)
            .iter()
            .any(|metonym| short.written.contains(metonym) || long.written.contains(metonym))
}
