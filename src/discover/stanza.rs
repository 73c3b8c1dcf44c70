//! A disagreement → a rule that finds it again.
//!
//! What is proposed is tried: the stanza is read as a rule file and held against the sources it came from. One that does
//! not find the same places again is not proposed. No stanza claims a value that is not known to be true.

use super::Disagreement;
use super::rank::Draft;
use super::reading::{Place, Story};
use crate::check::check;
use crate::discourse::is_personal;
use crate::finding::{Finding, Label, Side};
use crate::lang::{Classes, Lexicon};
use crate::matching::fold;
use crate::problem::FileText;
use crate::rules::parse_rules;
use crate::source::{Batch, Source};
use std::collections::BTreeSet;
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
    /// A form of a term that is right, and those that are not.
    Preferred { prefer: String, reject: Vec<String> },
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

/// A form that may be declared right.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The form.
    pub form: String,
    /// The rule that declares it right, and the others wrong.
    pub stanza: Stanza,
}

/// More forms than this are not offered one by one.
const OFFERED: usize = 9;

/// A rule for each form of a name or term that an editor may declare right.
pub(super) fn choices(draft: &Draft, story: &Story) -> Vec<Choice> {
    let (name, mut forms) = match &draft.proposal {
        Proposal::Name { canonical, reject } => {
            (true, std::iter::once(canonical).chain(reject).cloned().collect::<Vec<_>>())
        }
        Proposal::Term { forms, .. } => (false, forms.clone()),
        _ => return Vec::new(),
    };
    let mut seen = BTreeSet::new();
    forms.retain(|form| seen.insert(form.clone()));
    let chosen = |right: &String| {
        let others: Vec<String> = forms.iter().filter(|form| *form != right).cloned().collect();
        let proposal = if name {
            Proposal::Name { canonical: right.clone(), reject: others }
        } else {
            Proposal::Preferred { prefer: right.clone(), reject: others }
        };
        Some(Choice { form: right.clone(), stanza: stanza_of(&proposal, draft, story)? })
    };
    if forms.len() > OFFERED { Vec::new() } else { forms.iter().filter_map(chosen).collect() }
}

/// The stanzas that a draft could become, the plainest first, not yet tried.
pub(super) fn propose(draft: &Draft, story: &Story) -> Vec<Stanza> {
    let articles = |places: &[Place]| places.iter().map(|place| place.article).collect::<BTreeSet<_>>().len();
    let settled = articles(&draft.majority) >= SETTLED && articles(&draft.minority) == 1;
    alternatives(&draft.proposal, settled).iter().filter_map(|proposal| stanza_of(proposal, draft, story)).collect()
}

/// So many articles to one settle which form is right.
const SETTLED: usize = 3;

/// A spelling is declared right only where the story settles it: then a close one is caught without being listed, or is
/// rejected by name. Else both are forms of which one is to be kept to.
fn alternatives(proposal: &Proposal, settled: bool) -> Vec<Proposal> {
    let Proposal::Name { canonical, reject } = proposal else { return vec![proposal.clone()] };
    let mut forms = vec![canonical.clone()];
    forms.extend(reject.iter().filter(|form| *form != canonical).cloned());
    let kept = Proposal::Term { forms, across: true, exact_case: false };
    if settled {
        vec![Proposal::Name { canonical: canonical.clone(), reject: Vec::new() }, kept, proposal.clone()]
    } else {
        vec![kept]
    }
}

fn stanza_of(proposal: &Proposal, draft: &Draft, story: &Story) -> Option<Stanza> {
    let (subject, tables) = tables_of(proposal)?;
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
            let mut keys = vec![own(), ("canonical", quoted(canonical))];
            if !reject.is_empty() {
                keys.push(("reject", list(reject)));
            }
            let person = is_person(canonical);
            (canonical.clone(), vec![(if person { "person" } else { "name" }, keys)])
        }
        Proposal::Term { forms, across, exact_case } => {
            let reach = quoted(if *across { "all" } else { "article" });
            let mut keys = vec![own(), ("forms", list(forms)), ("consistent", reach)];
            if *exact_case {
                keys.push(("case", quoted("exact")));
            }
            (forms.first()?.clone(), vec![("term", keys)])
        }
        Proposal::Preferred { prefer, reject } => {
            let keys = vec![own(), ("prefer", quoted(prefer)), ("reject", list(reject))];
            (prefer.clone(), vec![("term", keys)])
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

/// Whether a name is of a person: it begins with a given name, and goes on.
fn is_person(name: &str) -> bool {
    let given = |word: &str| Lexicon::english().is_ok_and(|english| english.classes(word).meets(Classes::PERSON_NAME));
    is_personal(name) && name.split_once(' ').is_some_and(|(first, _)| given(&fold(first)))
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
    let fold = fold(text);
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

/// Keeps of each disagreement's proposals the first that finds it again in the articles of the story and flags nothing
/// else there; or else the first that finds it again; or else none.
pub(super) fn prove(found: &mut [Disagreement], members: &[Arc<Source>]) {
    for disagreement in found {
        let mut proven = None;
        for stanza in std::mem::take(&mut disagreement.proposals) {
            match try_out(&stanza, &disagreement.finding, members) {
                Trial::Clean => {
                    proven = Some(stanza);
                    break;
                }
                Trial::Noisy => proven = proven.or(Some(stanza)),
                Trial::Failed => {}
            }
        }
        disagreement.stanza = proven;
    }
}

/// What came of holding a stanza against the articles it comes from.
enum Trial {
    /// It finds the disagreement, and flags nothing else.
    Clean,
    /// It finds the disagreement, and flags more.
    Noisy,
    /// It does not load, or does not find the disagreement.
    Failed,
}

fn try_out(stanza: &Stanza, finding: &Finding, members: &[Arc<Source>]) -> Trial {
    let file = Arc::new(FileText { name: "discovered.toml".to_owned(), text: stanza.text(&stanza.id) });
    let (rules, problems) = parse_rules(&[file]);
    if problems.iter().any(|problem| !problem.warning) {
        return Trial::Failed;
    }
    let wanted: Vec<Label> = flagged(finding).chain(against(finding)).cloned().collect();
    let concerned = |source: &&Arc<Source>| wanted.iter().any(|label| label.source.name == source.name);
    let sources: Vec<Source> = members.iter().filter(concerned).map(|source| source.as_ref().clone()).collect();
    let report = check(&rules, std::iter::once(Batch { sources, ..Batch::default() }), |_| {});
    let again: Vec<&Finding> = report.findings.iter().filter(|again| again.fact.is_some()).collect();
    let meets = |label: &Label| {
        wanted.iter().any(|other| other.source.name == label.source.name && other.span.meets(label.span))
    };
    if !again.iter().any(|again| flagged(again).chain(against(again)).any(meets)) {
        return Trial::Failed;
    }
    if again.iter().flat_map(|again| flagged(again)).all(meets) { Trial::Clean } else { Trial::Noisy }
}

/// The places that a finding holds to be wrong.
fn flagged(finding: &Finding) -> impl Iterator<Item = &Label> {
    std::iter::once(&finding.at).chain(finding.also.iter().map(|also| &also.at))
}

/// The places in sources that it holds them against.
fn against(finding: &Finding) -> impl Iterator<Item = &Label> {
    finding.against.iter().filter_map(|side| match side {
        Side::Said(label) => Some(label),
        Side::Declared { .. } => None,
    })
}
