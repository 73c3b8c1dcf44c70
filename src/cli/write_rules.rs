//! Adds proposed rules to a rule file: text is appended, so that comments and order of what is there survive.

use super::exit::Failure;
use super::output::Output;
use crate::discover::{Disagreement, Stanza};
use crate::problem::{FileText, Problem};
use crate::rules::{load_rules, parse_rules};
use std::collections::BTreeSet;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;

/// What somebody at a terminal says to a proposal.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
    All,
    Quit,
}

/// Adds a rule for each disagreement that one finds again; on a terminal those that are wanted. Gives how many.
pub(super) fn write(path: &Path, found: &[Disagreement]) -> Result<usize, Failure> {
    let before = read(path)?;
    let accepted = chosen(found, &Declared::read(&before))?;
    if accepted.is_empty() {
        return Ok(0);
    }
    let name = path.display().to_string();
    let mut files = if path.exists() { load_rules(&[path.to_owned()]).0.files } else { Vec::new() };
    let (rules, problems) = parse_rules(&files);
    let known = problems.iter().filter(|problem| !problem.warning).count();
    let mut taken: BTreeSet<String> = rules.facts.iter().map(|fact| fact.id.to_string()).collect();
    taken.extend(declared_ids(&before));
    let text = appended(&before, &accepted, &mut taken);
    files.retain(|file| file.name != name);
    files.push(Arc::new(FileText { name, text: text.clone() }));
    let errors: Vec<Problem> = parse_rules(&files).1.into_iter().filter(|problem| !problem.warning).collect();
    if errors.len() > known {
        return Err(Failure::Problems(errors));
    }
    let mut output = Output::open(Some(path))?;
    output.write(&text)?;
    output.finish()?;
    Ok(accepted.len())
}

/// The rule file as it is; empty where there is none yet. One that does not load is not added to.
fn read(path: &Path) -> Result<String, Failure> {
    if !path.exists() {
        return Ok(String::new());
    }
    let (_, problems) = load_rules(&[path.to_owned()]);
    if problems.iter().any(|problem| !problem.warning) {
        return Err(Failure::Problems(problems));
    }
    std::fs::read_to_string(path).map_err(|error| {
        Failure::usage(format!("{} cannot be read: {error}", path.display()), "name another file with --write")
    })
}

/// Every text that stands as an id, whatever table it is in.
fn declared_ids(text: &str) -> impl Iterator<Item = String> + '_ {
    let value = |line: &str| line.trim().strip_prefix("id")?.trim_start().strip_prefix('=').map(str::to_owned);
    text.lines().filter_map(value).filter_map(|value| value.split(['"', '\'']).nth(1).map(str::to_owned))
}

/// The text with the stanzas behind it, each under an id that is not taken.
fn appended(before: &str, stanzas: &[&Stanza], taken: &mut BTreeSet<String>) -> String {
    let mut text = before.trim_end().to_owned();
    for stanza in stanzas {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(stanza.text(&free_id(&stanza.id, taken)).trim_end());
    }
    text.push('\n');
    text
}

/// An id that is not taken, nor begins one that is: a stanza may hold `ID-role` beside `ID`.
fn free_id(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let clashes = |id: &str| {
        taken.iter().any(|other| other == id || other.strip_prefix(id).is_some_and(|rest| rest.starts_with('-')))
    };
    let id = std::iter::once(wanted.to_owned())
        .chain((2..).map(|number| format!("{wanted}-{number}")))
        .find(|id| !clashes(id))
        .unwrap_or_default();
    taken.insert(id.clone());
    id
}

/// The tables of a rule file, by what they declare: what stands there is not proposed again.
struct Declared(toml::Table);

impl Declared {
    fn read(text: &str) -> Self {
        Self(text.parse().unwrap_or_default())
    }

    /// Whether the file has each table of a stanza, under whatever id.
    fn holds(&self, stanza: &Stanza) -> bool {
        let tables: toml::Table = stanza.text(&stanza.id).parse().unwrap_or_default();
        let rows = |tables: &toml::Table, kind: &str| tables.get(kind).and_then(toml::Value::as_array).cloned();
        let has = |kind: &String| {
            let (wanted, there) = (rows(&tables, kind).unwrap_or_default(), rows(&self.0, kind).unwrap_or_default());
            wanted.iter().all(|row| there.iter().any(|other| declared(row) == declared(other)))
        };
        !tables.is_empty() && tables.keys().all(has)
    }
}

/// A row without its id, the ids it refers to, and who proposed it.
fn declared(row: &toml::Value) -> Vec<(String, String)> {
    let refers = |value: &toml::Value| value.to_string().contains("\"@");
    let rows = row.as_table().into_iter().flatten();
    let told = rows.filter(|(key, value)| !matches!(key.as_str(), "id" | "by") && !refers(value));
    told.map(|(key, value)| (key.clone(), value.to_string())).collect()
}

/// The stanzas that are wanted: all, or on a terminal those said yes to.
fn chosen<'f>(found: &'f [Disagreement], file: &Declared) -> Result<Vec<&'f Stanza>, Failure> {
    let mut declared = BTreeSet::new();
    let proposed = found.iter().filter_map(|found| found.stanza.as_ref().map(|stanza| (found, stanza)));
    let proposed = proposed.filter(|(_, stanza)| !file.holds(stanza));
    let proposed = proposed.filter(move |(_, stanza)| declared.insert(stanza.declares().collect::<Vec<_>>()));
    if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
        return Ok(proposed.map(|(_, stanza)| stanza).collect());
    }
    let mut accepted = Vec::new();
    let mut all = false;
    for (disagreement, stanza) in proposed {
        let answer = if all { Answer::All } else { ask(disagreement, stanza)? };
        match answer {
            Answer::Yes => accepted.push(stanza),
            Answer::No => {}
            Answer::All => {
                all = true;
                accepted.push(stanza);
            }
            Answer::Quit => break,
        }
    }
    Ok(accepted)
}

fn ask(disagreement: &Disagreement, stanza: &Stanza) -> Result<Answer, Failure> {
    let stanza = stanza.text(&stanza.id);
    let shown = crate::report::one_line(&disagreement.finding.message).into_owned();
    super::output::tell(&format!("\n{shown}\n\n{}\nadd this rule? [y]es, [n]o, [a]ll, [q]uit: ", stanza.trim_end()));
    let _ = io::stderr().flush();
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line);
    let read = read.map_err(|error| Failure::usage(format!("standard input cannot be read: {error}"), "try again"))?;
    Ok(match line.trim().chars().next() {
        _ if read == 0 => Answer::Quit,
        Some('y' | 'Y') => Answer::Yes,
        Some('a' | 'A') => Answer::All,
        Some('q' | 'Q') => Answer::Quit,
        _ => Answer::No,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discover::{Options, discover};
    use crate::source::Source;

    fn disagreements() -> Vec<Disagreement> {
        let text = |name: &str| {
            format!("The pilot {name} and the mate Orla Finnbarr left Varnholm for the Osmund Quay in Kestrel.")
        };
        let source = |(id, name): (&str, &str)| Arc::new(Source::new(id, text(name)));
        let sources: Vec<_> = [("a", "Nadezhda Pilkova"), ("b", "Nadeshda Pilkova")].into_iter().map(source).collect();
        discover(&sources, Options { all: true, stanzas: true }).disagreements
    }

    #[test]
    fn what_is_there_survives_and_ids_do_not_clash() {
        let found = disagreements();
        let stanzas: Vec<&Stanza> = found.iter().filter_map(|found| found.stanza.as_ref()).collect();
        let first = stanzas.first().map(|stanza| stanza.id.clone()).unwrap_or_default();
        let before = format!("# ours\n[[term]]\nid = \"{first}\" # taken\nprefer = \"quay\"\n");
        let mut taken: BTreeSet<String> = declared_ids("id = \"other\"").collect();
        taken.insert(first.clone());
        let once = appended(&before, &stanzas, &mut taken);
        let twice = appended(&once, &stanzas, &mut taken);
        assert!(!stanzas.is_empty() && once.starts_with(before.trim_end()) && twice.starts_with(once.trim_end()));
        let (rules, problems) =
            parse_rules(&[Arc::new(FileText { name: "rules.toml".to_owned(), text: twice.clone() })]);
        assert!(problems.iter().all(|problem| problem.warning), "{problems:#?}\n{twice}");
        let ids: BTreeSet<&str> = rules.facts.iter().map(|fact| &*fact.id).collect();
        assert_eq!(ids.len(), rules.facts.len(), "{twice}");
        assert!(twice.contains("by = \"discover\"") && ids.contains(&*format!("{first}-2")));
    }

    #[test]
    fn what_the_file_has_is_not_proposed_again() {
        let found = disagreements();
        let fresh = |text: &str| chosen(&found, &Declared::read(text)).map_or(usize::MAX, |chosen| chosen.len());
        let stanzas: Vec<&Stanza> = found.iter().filter_map(|found| found.stanza.as_ref()).collect();
        let once = appended("", &stanzas, &mut BTreeSet::new());
        assert!(fresh("") > 0);
        assert_eq!(fresh(&once), 0, "{once}");
        assert_eq!(fresh(&once.replace("id = \"", "id = \"our-")), 0);
        assert_eq!(fresh("[[term]]\nid = \"quay\"\nprefer = \"quay\"\n"), fresh(""));
    }
}
