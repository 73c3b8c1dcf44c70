//! `gainsay rules`.

use super::args::RulesArgs;
use super::exit::{Exit, Outcome, exit_of_problems};
use super::output::{self, Output};
use super::progress::Progress;
use super::rule_files;
use crate::check::Ready;
use crate::coverage::{Coverage, FactCoverage, NearMiss, cover};
use crate::kinds::Kind;
use crate::problem::Problem;
use crate::recognise::lexicon::{FactGroups, Lexicon};
use crate::report::{LineIndex, one_line, rule_problems};
use crate::rules::{Fact, Rules, overlaps, sentence};
use crate::source::read_articles;
use std::path::PathBuf;

pub(super) fn run(options: &RulesArgs) -> Outcome {
    let near = if options.paths.is_empty() { vec![PathBuf::from(".")] } else { options.paths.clone() };
    let loaded = rule_files::load(&options.rules, &near)?;
    let rules = &loaded.rules;
    let mut output = Output::stdout();
    if !options.coverage {
        output.write(&read_back(rules, loaded.failing))?;
    }
    let mut warnings = loaded.warnings;
    warnings.extend(overlaps(rules).into_iter().map(Problem::warn));
    let mut exit = if loaded.failing > 0 { Exit::Unread } else { Exit::Clean };
    if !options.paths.is_empty() || options.coverage {
        let ready = Ready::new(rules).thorough();
        let coverage = look_at_articles(&ready, &near);
        exit = exit.max(exit_of_problems(&coverage.problems));
        let facts = || rules.facts.iter().zip(&coverage.facts);
        if options.coverage {
            let text: String = facts().map(|(fact, met)| shown(fact, met, &coverage.sources)).collect();
            output.write(&text)?;
        }
        let sources = coverage.sources.len();
        warnings.extend(facts().filter_map(|(fact, met)| met_nothing(fact, met, sources)));
        warnings.extend(coverage.problems);
    }
    output.finish()?;
    if !warnings.is_empty() {
        output::tell(&rule_problems(&warnings, output::error_style()));
    }
    Ok(exit)
}

fn look_at_articles(ready: &Ready<'_>, paths: &[PathBuf]) -> Coverage {
    let mut stdin = std::io::stdin();
    let mut progress = Progress::begin();
    let batches = read_articles(paths, &mut stdin).inspect(|batch| progress.add(batch.sources.len()));
    let covered = cover(ready, batches);
    progress.end();
    covered
}

/// Each fact as a sentence, under its id.
fn read_back(rules: &Rules, failing: usize) -> String {
    let lexicon = Lexicon::new(rules);
    let line = |(fact, groups): (&Fact, &FactGroups)| {
        let read = format!("{} ({}): {}\n", fact.id, fact.kind(), one_line(&sentence(fact, rules)));
        let near = matches!(fact.kind(), Kind::Amount | Kind::Count | Kind::Date | Kind::Choice);
        if near { read + &also_read(groups, &lexicon) } else { read }
    };
    let facts: String = rules.facts.iter().zip(&lexicon.facts).map(line).collect();
    let count = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    let tests = rules.facts.iter().flat_map(|fact| &fact.tests).count();
    let held = match (tests, failing) {
        (0, _) => String::new(),
        (1, 0) => ", 1 example holds".to_owned(),
        (many, 0) => format!(", {many} examples hold"),
        (_, failing) => format!(
            ", {} not hold",
            if failing == 1 { "1 example does".to_owned() } else { format!("{failing} examples do") }
        ),
    };
    format!("{facts}{} in {}{held}\n", count(rules.facts.len(), "fact"), count(rules.files.len(), "rule file"))
}

/// Of the words that may stand for a group's, so many are shown.
const WORDS_SHOWN: usize = 8;

/// The words that may stand for a fact's own, a line for each group that has some.
fn also_read(groups: &FactGroups, lexicon: &Lexicon) -> String {
    let own = groups.about.iter().chain(&groups.verb).chain(&groups.of);
    let line = |&group: &u32| {
        let (listed, expansion) = (lexicon.groups.get(group as usize)?, lexicon.expansions.get(group as usize)?);
        let words: Vec<&str> = expansion.words.iter().map(|(word, _)| word.as_str()).collect();
        let shown = words.get(..WORDS_SHOWN.min(words.len()))?.join(", ");
        let more = words.len().saturating_sub(WORDS_SHOWN);
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        (!words.is_empty()).then(|| format!("  for {}: also {shown}{rest}\n", one_line(&listed.text)))
    };
    own.filter_map(line).collect()
}

fn met_nothing(fact: &Fact, coverage: &FactCoverage, sources: usize) -> Option<Problem> {
    if !coverage.met.is_empty() || sources == 0 {
        return None;
    }
    let of = if sources == 1 { "in the article".to_owned() } else { format!("in any of {sources} articles") };
    let message = format!("`{}` ({}) met nothing {of}", fact.id, fact.kind());
    let help = "`gainsay rules PATH --coverage` shows what almost met it";
    Some(Problem::at(&fact.declared.file, fact.declared.at, message).help(help).warn())
}

/// Of the sources that a fact met, or not, so many are named.
const SOURCES_NAMED: usize = 12;

/// Where a fact was met and where not.
fn shown(fact: &Fact, coverage: &FactCoverage, sources: &[String]) -> String {
    let name = |number: &usize| one_line(sources.get(*number).map_or("", String::as_str)).into_owned();
    let mut text = format!("{} ({}): met in {} of {}\n", fact.id, fact.kind(), coverage.met.len(), sources.len());
    text.push_str(&listed("met", coverage.met.iter().map(name)));
    let silent =
        (0..sources.len()).filter(|number| !coverage.met.contains(number) && !coverage.almost.contains_key(number));
    text.push_str(&listed("silent", silent.map(|number| name(&number))));
    for (number, almost) in &coverage.almost {
        text.push_str(&format!("  almost  {}\n", name(number)));
        text.extend(almost.iter().map(|miss| shown_miss(miss, fact)));
    }
    text
}

fn listed(word: &str, names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.collect();
    let more = names.len().saturating_sub(SOURCES_NAMED);
    let lines = names.iter().take(SOURCES_NAMED).map(|name| format!("  {word:<7} {name}\n"));
    let rest = if more > 0 { format!("  {word:<7} and {more} more\n") } else { String::new() };
    lines.collect::<String>() + &rest
}

fn shown_miss(miss: &NearMiss, fact: &Fact) -> String {
    let (written, span) = miss.at.source.written(miss.at.span);
    let place = LineIndex::new(written).place(written, span.start);
    let sentence = miss.sentence.of(&miss.at.source.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let stanza: String = miss.stanza.lines().map(|line| format!("            {}\n", one_line(line))).collect();
    format!(
        "          line {}: {}\n            “{}” did not bind: {}\n          to bind it, keep of these words in `{}` those that fit:\n{stanza}",
        place.line,
        one_line(&sentence),
        one_line(miss.at.text()),
        miss.guard.describe(),
        fact.id,
    )
}
