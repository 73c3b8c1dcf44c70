//! A disagreement → a rule that finds it again.
//!
//! What is proposed is tried: the stanza is read as a rule file and held against the sources it came from. One that does
//! not find the same places again is not proposed. No stanza claims a value that is not known to be true.

use super::Disagreement;
use super::rank::Draft;
use super::reading::{Place, Story};
use crate::check::check;
use crate::finding::{Finding, Side};
use crate::problem::FileText;
use crate::rules::parse_rules;
use crate::source::{Batch, Source};
use std::fmt::Write;
use std::sync::Arc;

/// Where the id goes in a template; no text of a rule file holds it.
const ID: char = '\u{0}';

/// The longest id, in letters; longer ones are cut between words.
const ID_LETTERS: usize = 40;

/// How many sources a comment names before it counts the rest.
const NAMED_SOURCES: usize = 2;

/// What a rule would declare.
#[derive(Clone, Debug)]
pub(super) enum Proposal {
    /// Nothing: a check finds it again without a rule.
    None,
    /// A name, and the spellings of it that sources also have.
    Name { canonical: String, reject: Vec<String> },
    /// Forms of a term, one of which is to be kept to: in each article, or across them.
    Term { forms: Vec<String>, across: bool, exact_case: bool },
    /// A statement: its speaker, and words of it.
    Quote { speaker: Vec<String>, about: Vec<String> },
    /// The role of a person.
    Role { name: String },
    /// The age of a person.
    Age { name: String },
    /// A number of things.
    Count { about: Vec<String>, of: String },
    /// An amount or a measure.
    Amount { about: Vec<String> },
    /// When something happened.
    Date { about: Vec<String>, verb: Option<String> },
}

/// A rule that finds a disagreement again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stanza {
    /// The id it would have.
    pub id: String,
    template: String,
}

impl Stanza {
    /// The text for a rule file, under the id given.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        self.template.replace(ID, id)
    }

    /// What it declares, without its comment: two stanzas that declare the same need not both stand in a file.
    pub fn declares(&self) -> impl Iterator<Item = &str> {
        self.template.lines().filter(|line| !line.starts_with('#'))
    }
}

/// The stanza of a draft, not yet tried.
pub(super) fn propose(draft: &Draft, story: &Story) -> Option<Stanza> {
    let (subject, tables) = tables_of(&draft.proposal)?;
    let id = slug(&subject);
    let mut template = String::new();
    let _ = writeln!(template, "# {}", sides(story, &draft.minority));
    let _ = writeln!(template, "# against {}: which is right is for you to say", sides(story, &draft.majority));
    for (table, keys) in tables {
        let _ = writeln!(template, "[[{table}]]");
        for (key, value) in keys {
            let _ = writeln!(template, "{key} = {value}");
        }
        template.push_str("by = \"discover\"\n\n");
    }
    (!id.is_empty()).then_some(Stanza { id, template })
}

/// A table of a rule file: its name, its keys and values.
type Table = (&'static str, Vec<(&'static str, String)>);

/// What the rule is about, for its id, and its tables.
fn tables_of(proposal: &Proposal) -> Option<(String, Vec<Table>)> {
    let own = || ("id", quoted(&ID.to_string()));
    let person = |name: &str| ("person", vec![own(), ("canonical", quoted(name))]);
    let second = |what: &str| ("id", quoted(&format!("{ID}-{what}")));
    let of = || quoted(&format!("@{ID}"));
    Some(match proposal {
        Proposal::None => return None,
        Proposal::Name { canonical, reject } => {
            let keys = vec![own(), ("canonical", quoted(canonical)), ("reject", list(reject))];
            (canonical.clone(), vec![("name", keys)])
        }
        Proposal::Term { forms, across, exact_case } => {
            let reach = quoted(if *across { "all" } else { "article" });
            let mut keys = vec![own(), ("forms", list(forms)), ("consistent", reach)];
            if *exact_case {
                keys.push(("case", quoted("exact")));
            }
            (forms.first()?.clone(), vec![("term", keys)])
        }
        Proposal::Quote { speaker, about } => {
            let keys = vec![own(), ("speaker", quoted(&speaker.join(" | "))), ("about", list(about))];
            (format!("{} {}", speaker.first()?, about.join(" ")), vec![("quote", keys)])
        }
        Proposal::Role { name } => (name.clone(), vec![person(name), ("role", vec![second("role"), ("of", of())])]),
        Proposal::Age { name } => {
            let about = ("about", format!("[{}]", of()));
            let words = ("of", quoted("year-old | years old | aged | age"));
            (name.clone(), vec![person(name), ("count", vec![second("age"), about, words])])
        }
        Proposal::Count { about, of } => {
            let keys = vec![own(), ("about", list(about)), ("of", quoted(of))];
            (format!("{} {of}", about.join(" ")), vec![("count", keys)])
        }
        Proposal::Amount { about } => (about.join(" "), vec![("amount", vec![own(), ("about", list(about))])]),
        Proposal::Date { about, verb } => {
            let mut keys = vec![own(), ("about", list(about))];
            keys.extend(verb.as_ref().map(|verb| ("verb", quoted(verb))));
            (format!("{} date", about.join(" ")), vec![("date", keys)])
        }
    })
}

fn quoted(text: &str) -> String {
    if text.contains(ID) {
        return format!("\"{text}\"");
    }
    toml::Value::String(text.to_owned()).to_string()
}

fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// Lower-case letters and digits with hyphens between.
fn slug(text: &str) -> String {
    let fold = crate::matching::fold(text);
    let mut slug = String::new();
    for word in fold.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if slug.len() + word.len() >= ID_LETTERS && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

/// One side of a disagreement: its words, and which sources have them.
fn sides(story: &Story, places: &[Place]) -> String {
    let words = places.first().map_or(String::new(), |place| story.words(*place));
    let mut sources: Vec<String> = places.iter().map(|place| story.label(*place).source.name.clone()).collect();
    sources.dedup();
    let more = sources.len().saturating_sub(NAMED_SOURCES);
    let mut named = sources.into_iter().take(NAMED_SOURCES).collect::<Vec<_>>().join(", ");
    if more > 0 {
        let _ = write!(named, " and {more} more");
    }
    format!("\"{words}\" ({named})").replace(char::is_control, " ")
}

/// Leaves out the stanzas that do not find their disagreements again in the articles of the story.
pub(super) fn prove(found: &mut [Disagreement], members: &[Arc<Source>]) {
    for disagreement in found {
        let holds =
            disagreement.stanza.as_ref().is_some_and(|stanza| finds_again(stanza, &disagreement.finding, members));
        if !holds {
            disagreement.stanza = None;
        }
    }
}

fn finds_again(stanza: &Stanza, finding: &Finding, members: &[Arc<Source>]) -> bool {
    let file = Arc::new(FileText { name: "discovered.toml".to_owned(), text: stanza.text(&stanza.id) });
    let (rules, problems) = parse_rules(&[file]);
    if problems.iter().any(|problem| !problem.warning) {
        return false;
    }
    let places = |finding: &Finding| {
        let against = finding.against.iter().filter_map(|side| match side {
            Side::Said(label) => Some((label.source.name.clone(), label.span)),
            Side::Declared { .. } => None,
        });
        let also = finding.also.iter().map(|also| (also.at.source.name.clone(), also.at.span));
        let at = (finding.at.source.name.clone(), finding.at.span);
        std::iter::once(at).chain(also).chain(against).collect::<Vec<_>>()
    };
    let wanted = places(finding);
    let concerned = |source: &&Arc<Source>| wanted.iter().any(|(name, _)| *name == source.name);
    let sources: Vec<Source> = members.iter().filter(concerned).map(|source| source.as_ref().clone()).collect();
    let report = check(&rules, std::iter::once(Batch { sources, ..Batch::default() }), |_| {});
    report
        .findings
        .iter()
        .filter(|again| again.fact.is_some())
        .flat_map(places)
        .any(|(source, span)| wanted.iter().any(|(name, at)| *name == source && at.meets(span)))
}
