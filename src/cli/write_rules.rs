//! Adds proposed rules to a rule file: text is appended, so that comments and order of what is there survive.

use super::discover_ask::{Answer, Asked};
use super::exit::Failure;
use super::output::Output;
use crate::discover::{Disagreement, Stanza};
use crate::problem::{FileText, Problem};
use crate::rules::{load_rules, parse_rules};
use std::collections::BTreeSet;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;

/// What begins a line that says which proposal is never to be made again.
const NEVER: &str = "# discover: never again: ";

/// What is to be added to a rule file.
#[derive(Default)]
struct Chosen {
    stanzas: Vec<Stanza>,
    /// What is never to be proposed again, by what it declares.
    never: Vec<String>,
}

/// Adds a rule for each disagreement that one finds again; on a terminal those that are wanted. Gives how many.
pub(super) fn write(path: &Path, found: &[Disagreement]) -> Result<usize, Failure> {
    let before = read(path)?;
    let file = Declared::read(&before);
    let chosen = if io::stdin().is_terminal() && io::stderr().is_terminal() {
        let mut asked = Asked { input: io::stdin().lock(), output: io::stderr() };
        asked_for(found, &file, &mut asked)
            .map_err(|error| Failure::usage(format!("the terminal cannot be read: {error}"), "try again"))?
    } else {
        Chosen { stanzas: proposed(found, &file).map(|(_, stanza)| stanza.clone()).collect(), never: Vec::new() }
    };
    if chosen.stanzas.is_empty() && chosen.never.is_empty() {
        return Ok(0);
    }
    let name = path.display().to_string();
    let mut files = if path.exists() { load_rules(&[path.to_owned()]).0.files } else { Vec::new() };
    let (rules, problems) = parse_rules(&files);
    let known = problems.iter().filter(|problem| !problem.warning).count();
    let mut taken: BTreeSet<String> = rules.facts.iter().map(|fact| fact.id.to_string()).collect();
    taken.extend(declared_ids(&before));
    let text = appended(&before, &chosen, &mut taken);
    files.retain(|file| file.name != name);
    files.push(Arc::new(FileText { name, text: text.clone() }));
    let errors: Vec<Problem> = parse_rules(&files).1.into_iter().filter(|problem| !problem.warning).collect();
    if errors.len() > known {
        return Err(Failure::Problems(errors));
    }
    let mut output = Output::open(Some(path))?;
    output.write(&text)?;
    output.finish()?;
    Ok(chosen.stanzas.len())
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

/// The text with the stanzas behind it, each under an id that is not taken, and what is never to be proposed again.
fn appended(before: &str, chosen: &Chosen, taken: &mut BTreeSet<String>) -> String {
    let mut text = before.trim_end().to_owned();
    let never = chosen.never.iter().map(|declares| format!("{NEVER}{declares}"));
    let stanzas = chosen.stanzas.iter().map(|stanza| stanza.text(&free_id(&stanza.id, taken)).trim_end().to_owned());
    for part in stanzas.chain(never) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&part);
    }
    text.push('\n');
    text
}

/// An id that is not taken, nor begins one that is: a stanza may hold `ID-role` beside `ID`.
pub(super) fn free_id(wanted: &str, taken: &mut BTreeSet<String>) -> String {
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

/// What a rule file has, by what it declares, and what it says is never to be proposed: neither is proposed again.
struct Declared {
    tables: toml::Table,
    never: BTreeSet<String>,
}

impl Declared {
    fn read(text: &str) -> Self {
        let never = text.lines().filter_map(|line| line.trim().strip_prefix(NEVER)).map(str::to_owned);
        Self { tables: text.parse().unwrap_or_default(), never: never.collect() }
    }

    /// Whether the file has each table of a stanza, under whatever id, or says never.
    fn holds(&self, stanza: &Stanza) -> bool {
        let tables = tables_of(stanza);
        let rows = |tables: &toml::Table, kind: &str| tables.get(kind).and_then(toml::Value::as_array).cloned();
        let has = |kind: &String| {
            let (wanted, there) =
                (rows(&tables, kind).unwrap_or_default(), rows(&self.tables, kind).unwrap_or_default());
            wanted.iter().all(|row| there.iter().any(|other| declared(row) == declared(other)))
        };
        !tables.is_empty() && tables.keys().all(has) || self.never.contains(&signature(stanza))
    }

    /// Whether the file declares one of the forms of a disagreement right.
    fn decides(&self, found: &Disagreement) -> bool {
        found.choices.iter().any(|choice| self.holds(&choice.stanza))
    }
}

fn tables_of(stanza: &Stanza) -> toml::Table {
    stanza.text(&stanza.id).parse().unwrap_or_default()
}

/// What a stanza declares, on one line.
fn signature(stanza: &Stanza) -> String {
    let mut parts = Vec::new();
    for (kind, rows) in tables_of(stanza) {
        for row in rows.as_array().into_iter().flatten() {
            let keys = declared(row).into_iter().map(|(key, value)| format!("{key} = {value}"));
            parts.push(format!("{kind}: {}", keys.collect::<Vec<_>>().join(", ")));
        }
    }
    crate::report::one_line(&parts.join("; ")).into_owned()
}

/// A row without its id, the ids it refers to, and who proposed it.
fn declared(row: &toml::Value) -> Vec<(String, String)> {
    let refers = |value: &toml::Value| value.to_string().contains("\"@");
    let rows = row.as_table().into_iter().flatten();
    let told = rows.filter(|(key, value)| !matches!(key.as_str(), "id" | "by") && !refers(value));
    told.map(|(key, value)| (key.clone(), value.to_string())).collect()
}

/// The disagreements with a rule that the file neither has nor rules out, each rule once.
fn proposed<'f>(found: &'f [Disagreement], file: &Declared) -> impl Iterator<Item = (&'f Disagreement, &'f Stanza)> {
    let mut declared = BTreeSet::new();
    let proposed = found.iter().filter_map(|found| found.stanza.as_ref().map(|stanza| (found, stanza)));
    let proposed = proposed.filter(|(found, stanza)| !file.holds(stanza) && !file.decides(found));
    proposed.filter(move |(_, stanza)| declared.insert(stanza.declares().collect::<Vec<_>>()))
}

/// What somebody wants of what is proposed.
fn asked_for<R: BufRead, W: Write>(
    found: &[Disagreement],
    file: &Declared,
    asked: &mut Asked<R, W>,
) -> io::Result<Chosen> {
    let mut chosen = Chosen::default();
    let mut rest = false;
    for (disagreement, stanza) in proposed(found, file) {
        match if rest { Answer::Rest } else { asked.about(disagreement, stanza)? } {
            Answer::Add(stanza) => chosen.stanzas.push(stanza),
            Answer::Later => {}
            Answer::Never => chosen.never.push(signature(stanza)),
            Answer::Rest => {
                rest = true;
                chosen.stanzas.push(stanza.clone());
            }
            Answer::Quit => break,
        }
    }
    Ok(chosen)
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
        let stanzas: Vec<Stanza> = found.iter().filter_map(|found| found.stanza.clone()).collect();
        let first = stanzas.first().map(|stanza| stanza.id.clone()).unwrap_or_default();
        let before = format!("# ours\n[[term]]\nid = \"{first}\" # taken\nprefer = \"quay\"\n");
        let mut taken: BTreeSet<String> = declared_ids("id = \"other\"").collect();
        taken.insert(first.clone());
        let chosen = Chosen { stanzas, never: Vec::new() };
        let once = appended(&before, &chosen, &mut taken);
        let twice = appended(&once, &chosen, &mut taken);
        assert!(
            !chosen.stanzas.is_empty() && once.starts_with(before.trim_end()) && twice.starts_with(once.trim_end())
        );
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
        let fresh = |text: &str| proposed(&found, &Declared::read(text)).count();
        let stanzas: Vec<Stanza> = found.iter().filter_map(|found| found.stanza.clone()).collect();
        let once = appended("", &Chosen { stanzas, never: Vec::new() }, &mut BTreeSet::new());
        assert!(fresh("") > 0);
        assert_eq!(fresh(&once), 0, "{once}");
        assert_eq!(fresh(&once.replace("id = \"", "id = \"our-")), 0);
        assert_eq!(fresh("[[term]]\nid = \"quay\"\nprefer = \"quay\"\n"), fresh(""));
    }

    /// The file after somebody has answered.
    fn answered(found: &[Disagreement], before: &str, input: &str) -> String {
        let mut asked = Asked { input: input.as_bytes(), output: Vec::new() };
        let chosen = asked_for(found, &Declared::read(before), &mut asked).expect("a buffer can be read");
        appended(before, &chosen, &mut BTreeSet::new())
    }

    #[test]
    fn what_is_answered_is_kept() {
        let found = disagreements();
        let fresh = |text: &str| proposed(&found, &Declared::read(text)).count();
        let all = fresh("");
        assert_eq!(fresh(&answered(&found, "", "n\nq\n")), all - 1);
        assert_eq!(fresh(&answered(&found, "", "1\nq\n")), all - 1);
        assert_eq!(fresh(&answered(&found, "", "l\nq\n")), all);
        assert_eq!(fresh(&answered(&found, "", "a\n")), 0);
        let text = answered(&found, "", "n\nq\n");
        let (_, problems) = parse_rules(&[Arc::new(FileText { name: "rules.toml".to_owned(), text: text.clone() })]);
        assert!(problems.iter().all(|problem| problem.warning) && text.starts_with(NEVER), "{text}");
        let text = answered(&found, "", "1\nq\n");
        let (rules, problems) =
            parse_rules(&[Arc::new(FileText { name: "rules.toml".to_owned(), text: text.clone() })]);
        assert!(problems.iter().all(|problem| problem.warning) && rules.facts.len() == 1, "{problems:#?}\n{text}");
    }
}
