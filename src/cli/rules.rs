//! `gainsay rules`.

use super::args::RulesArgs;
use super::exit::{Exit, Outcome, exit_of_problems};
use super::output::{self, Output};
use super::progress::Progress;
use super::rule_files;
use crate::check::Ready;
use crate::coverage::{FactCoverage, NearMiss, Silent, cover};
use crate::problem::Problem;
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
        output.write(&read_back(rules))?;
    }
    let mut warnings = loaded.warnings;
    warnings.extend(overlaps(rules).into_iter().map(Problem::warn));
    let mut exit = Exit::Clean;
    if !options.paths.is_empty() || options.coverage {
        let ready = Ready::new(rules);
        let (coverage, sources, problems) = look_at_articles(&ready, &near);
        exit = exit_of_problems(&problems);
        if options.coverage {
            output.write(&coverage.iter().map(|fact| shown(fact, sources, rules)).collect::<String>())?;
        }
        warnings.extend(problems);
        warnings.extend(coverage.iter().filter_map(|fact| met_nothing(fact, sources, rules)));
    }
    output.finish()?;
    if !warnings.is_empty() {
        output::tell(&rule_problems(&warnings, output::error_style()));
    }
    Ok(exit)
}

fn look_at_articles(ready: &Ready<'_>, paths: &[PathBuf]) -> (Vec<FactCoverage>, usize, Vec<Problem>) {
    let mut stdin = std::io::stdin();
    let mut progress = Progress::begin();
    let batches = read_articles(paths, &mut stdin).inspect(|batch| progress.add(batch.sources.len()));
    let covered = cover(ready, batches);
    progress.end();
    covered
}

/// Each fact as a sentence, under its id.
fn read_back(rules: &Rules) -> String {
    let line = |fact: &Fact| format!("{} ({}): {}\n", fact.id, fact.kind(), one_line(&sentence(fact, rules)));
    let facts: String = rules.facts.iter().map(line).collect();
    let count = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    let tests = rules.facts.iter().flat_map(|fact| &fact.tests).count();
    let held = match tests {
        0 => String::new(),
        1 => ", 1 example holds".to_owned(),
        many => format!(", {many} examples hold"),
    };
    format!("{facts}{} in {}{held}\n", count(rules.facts.len(), "fact"), count(rules.files.len(), "rule file"))
}

fn met_nothing(coverage: &FactCoverage, sources: usize, rules: &Rules) -> Option<Problem> {
    let fact = rules.facts.get(coverage.fact).filter(|_| coverage.met.is_empty() && sources > 0)?;
    let of = if sources == 1 { "the article".to_owned() } else { format!("any of {sources} articles") };
    let message = format!("`{}` ({}) met nothing in {of}", fact.id, fact.kind());
    let help = "`gainsay rules PATH --coverage` shows what almost met it";
    Some(Problem::at(&fact.declared.file, fact.declared.at, message).help(help).warn())
}

/// Where a fact was met and where not.
fn shown(coverage: &FactCoverage, sources: usize, rules: &Rules) -> String {
    let Some(fact) = rules.facts.get(coverage.fact) else { return String::new() };
    let mut text = format!("{} ({}): met in {} of {sources}\n", fact.id, fact.kind(), coverage.met.len());
    for source in &coverage.met {
        text.push_str(&format!("  met     {}\n", one_line(source)));
    }
    for silent in &coverage.silent {
        text.push_str(&shown_silent(silent, fact));
    }
    text
}

fn shown_silent(silent: &Silent, fact: &Fact) -> String {
    let mut text = format!("  silent  {}\n", one_line(&silent.source));
    for miss in &silent.almost {
        text.push_str(&shown_miss(miss, fact));
    }
    text
}

fn shown_miss(miss: &NearMiss, fact: &Fact) -> String {
    let (written, span) = miss.at.source.written(miss.at.span);
    let place = LineIndex::new(written).place(written, span.start);
    let sentence = miss.sentence.of(&miss.at.source.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let stanza: String = miss.stanza.lines().map(|line| format!("            {}\n", one_line(line))).collect();
    format!(
        "          almost, line {}: {}\n            “{}” did not bind: {}\n          to bind it, keep of these words in `{}` those that fit:\n{stanza}",
        place.line,
        one_line(&sentence),
        one_line(miss.at.text()),
        miss.guard.describe(),
        fact.id,
    )
}
