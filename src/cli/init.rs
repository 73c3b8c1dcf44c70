//! `gainsay init`: a first rule file.

use super::args::InitArgs;
use super::exit::{Exit, Failure, Outcome};
use super::inputs;
use super::output::{self, Output};
use super::progress::Progress;
use super::write_rules::free_id;
use crate::discover::{Disagreement, Options, discover};
use crate::matching::short_forms::is_given;
use crate::problem::FileText;
use crate::rules::parse_rules;
use crate::source::read_articles;
use std::collections::BTreeSet;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// Of what `discover` finds so many rules are taken: a first file should be read to its end.
const MOST_DISCOVERED: usize = 8;

/// What stands at the top of the file.
const HEAD: &str = "\
# What is known of the story. Check the file: gainsay rules        Check articles: gainsay check ARTICLES

# The date of articles that do not tell theirs: without one, their weekdays mean nothing.
# [defaults]
# published = \"2026-11\"
";

/// What stands at its end: the other kinds of fact, to be made one's own.
const TAIL: &str = "\
# Take away the # before a fact and make it your own.
#
# [[amount]]                     # what something cost, how long it is
# id = \"bridge-cost\"
# about = [\"bridge | crossing\", \"cost | price\"]
# value = \"$40 million\"
#
# [[count]]                      # how many
# id = \"builders\"
# about = [\"bridge | crossing\"]
# of = \"workers | builders\"
# value = 120
#
# [[date]]                       # when
# id = \"opening\"
# about = [\"bridge | crossing\"]
# verb = \"open\"
# value = 2026-05-08
#
# [[term]]                       # which word is used
# id = \"cybersecurity\"
# prefer = \"cybersecurity\"
";

pub(super) fn run(options: &InitArgs) -> Outcome {
    let place = options.output.as_path();
    if place.symlink_metadata().is_ok() {
        let help = "`gainsay discover ARTICLES --write FILE` adds rules to it; or name another with --output";
        return Err(Failure::usage(format!("{} is already there", place.display()), help));
    }
    let names = if options.name.is_empty() && io::stdin().is_terminal() && io::stderr().is_terminal() {
        ask_for_names(&mut io::stdin().lock(), &mut io::stderr())
            .map_err(|error| Failure::usage(format!("the terminal cannot be read: {error}"), "give each with --name"))?
    } else {
        options.name.clone()
    };
    let found = if names.is_empty() { discovered(&inputs::or_here(&options.paths)) } else { Vec::new() };
    let (text, rules) = rule_file(&names, &found);
    let file = Arc::new(FileText { name: place.display().to_string(), text: text.clone() });
    let faults: Vec<_> = parse_rules(&[file]).1.into_iter().filter(|problem| !problem.warning).collect();
    if !faults.is_empty() {
        return Err(Failure::Problems(faults));
    }
    let mut output = Output::create(place)?;
    output.write(&text)?;
    output.finish()?;
    let rules = if rules == 1 { "1 rule".to_owned() } else { format!("{rules} rules") };
    output::tell(&format!("{} is begun, with {rules}: read it, then run `gainsay rules`\n", place.display()));
    Ok(Exit::Clean)
}

/// Asks for names, one a line, until an empty one.
fn ask_for_names(input: &mut impl BufRead, output: &mut impl Write) -> io::Result<Vec<String>> {
    writeln!(output, "The names in the story, one a line, as they should be spelled; an empty line ends.")?;
    writeln!(output, "(None at all: what the articles here spell in two ways is looked for.)")?;
    let mut names = Vec::new();
    loop {
        write!(output, "> ")?;
        output.flush()?;
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 || line.trim().is_empty() {
            return Ok(names);
        }
        names.push(line.trim().to_owned());
    }
}

/// What the articles say differently, the most telling first. What cannot be read is left for `check` to tell.
fn discovered(paths: &[PathBuf]) -> Vec<Disagreement> {
    let mut progress = Progress::begin();
    let mut nothing = io::empty();
    let mut sources = Vec::new();
    for batch in read_articles(paths, &mut nothing) {
        progress.add(batch.sources.len());
        sources.extend(batch.sources.into_iter().map(Arc::new));
    }
    progress.end();
    let mut found = discover(&sources, Options { all: false, stanzas: true }).disagreements;
    found.retain(|found| found.stanza.is_some());
    found.truncate(MOST_DISCOVERED);
    found
}

/// The text of the rule file, and how many rules stand in it.
fn rule_file(names: &[String], found: &[Disagreement]) -> (String, usize) {
    let mut taken = BTreeSet::new();
    let mut declared = BTreeSet::new();
    let names = names.iter().map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut parts: Vec<String> = Vec::new();
    for name in names.filter(|name| !name.is_empty()) {
        if declared.insert(name.clone()) {
            parts.push(name_table(&name, &mut taken));
        }
    }
    for stanza in found.iter().filter_map(|found| found.stanza.as_ref()) {
        let says: Vec<String> = stanza.declares().map(|line| line.to_owned()).collect();
        if declared.insert(says.join("\n")) {
            parts.push(stanza.text(&free_id(&stanza.id, &mut taken)).trim_end().to_owned() + "\n");
        }
    }
    let rules = parts.len();
    let parts: Vec<&str> = std::iter::once(HEAD).chain(parts.iter().map(String::as_str)).chain([TAIL]).collect();
    (parts.join("\n"), rules)
}

/// The table that declares a name: of a person where it begins with a given name.
fn name_table(name: &str, taken: &mut BTreeSet<String>) -> String {
    let first = name.split(' ').next().unwrap_or("").to_lowercase();
    let table = if name.contains(' ') && is_given(&first) { "person" } else { "name" };
    let id = free_id(&id_of(name), taken);
    format!("[[{table}]]\nid = \"{id}\"\ncanonical = {}\n", toml::Value::String(name.to_owned()))
}

/// An id made of a name's letters.
fn id_of(name: &str) -> String {
    let plain = any_ascii::any_ascii(name).to_lowercase();
    let words: Vec<&str> = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "name".to_owned() } else { words.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(names: &[&str], tables: &[&str]) {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let (text, rules) = rule_file(&names, &[]);
        assert_eq!(rules, tables.len(), "{text}");
        for table in tables {
            assert!(text.contains(table), "{table} in {text}");
        }
        let (_, problems) = parse_rules(&[Arc::new(FileText { name: "rules.toml".to_owned(), text })]);
        assert!(problems.is_empty(), "{problems:?}");
    }

    #[test]
    fn each_name_has_a_table_and_an_id_of_its_own() {
        check(&["Marta Okonedo"], &["[[person]]\nid = \"marta-okonedo\"\ncanonical = \"Marta Okonedo\""]);
        check(&["Port Lisken", " Port  Lisken "], &["[[name]]\nid = \"port-lisken\"\n"]);
        check(&["Østby \"A\""], &["id = \"ostby-a\"\ncanonical = 'Østby \"A\"'"]);
        check(&["Anna Lund", "anna-lund"], &["id = \"anna-lund\"", "id = \"anna-lund-2\""]);
        check(&[], &[]);
    }

    #[test]
    fn every_fact_that_is_offered_loads() {
        let bare: String = TAIL
            .lines()
            .skip(2)
            .map(|line| line.trim_start_matches("# ").trim_start_matches('#').to_owned() + "\n")
            .collect();
        let (rules, problems) = parse_rules(&[Arc::new(FileText { name: "rules.toml".to_owned(), text: bare })]);
        assert!(problems.is_empty() && rules.facts.len() == 4, "{problems:?}");
    }

    #[test]
    fn names_are_asked_for_until_an_empty_line() {
        let asked = |input: &str| ask_for_names(&mut input.as_bytes(), &mut Vec::new()).unwrap();
        assert_eq!(asked("Marta Okonedo\n Port Lisken \n\nLater"), ["Marta Okonedo", "Port Lisken"]);
        assert!(asked("").is_empty() && asked("\n").is_empty());
    }
}
