//! `gainsay rules`.

mod due;

use super::args::RulesArgs;
use super::exit::{Exit, Outcome, exit_of_problems};
use super::output::{self, Output};
use super::progress::Progress;
use super::rule_files;
use crate::check::{Ready, met_nothing};
use crate::coverage::{Coverage, FactCoverage, Trial, Widened, cover};
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
    if options.due {
        return due::run(rules, options.on.as_deref());
    }
    let mut output = Output::stdout();
    if !options.coverage {
        output.write(&read_back(rules, loaded.failing))?;
    }
    let mut warnings = loaded.warnings;
    warnings.extend(overlaps(rules).into_iter().map(Problem::warn));
    let mut exit = if loaded.failing > 0 { Exit::Unread } else { Exit::Clean };
    if !options.paths.is_empty() || options.coverage {
        let ready = Ready::new(rules).thorough();
        let mut coverage = look_at_articles(&ready, &near);
        if options.coverage {
            coverage.try_words(rules);
        }
        exit = exit.max(exit_of_problems(&coverage.problems));
        let facts = || rules.facts.iter().zip(&coverage.facts);
        if options.coverage {
            output.write(&dates_first(&coverage))?;
            let folder = common_folder(&coverage.sources);
            let names: Vec<&str> = coverage.sources.iter().filter_map(|name| name.get(folder..)).collect();
            let text: String = facts().map(|(fact, met)| shown(fact, met, &names)).collect();
            output.write(&text)?;
        }
        let sources = coverage.sources.len();
        let unmet: Vec<&Fact> = facts().filter(|(_, met)| met.met.is_empty()).map(|(fact, _)| fact).collect();
        if sources > 0 {
            let told = met_nothing(&unmet, rules.facts.len(), sources);
            let help = "`--coverage` shows what almost met them";
            warnings.extend(told.map(|told| if options.coverage { told } else { told.help(help) }));
        }
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
    format!("{facts}{} in {}{held}\n", counted(rules.facts.len(), "fact"), counted(rules.files.len(), "rule file"))
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

/// Of the sources in which a fact is silent, so many are named.
const SOURCES_NAMED: usize = 4;

/// What makes most of the rest meaningless: articles of which no date is known.
fn dates_first(coverage: &Coverage) -> String {
    let mut undated = coverage.undated.clone();
    undated.sort_by_key(|&(source, dates)| (std::cmp::Reverse(dates), source));
    if undated.is_empty() {
        return String::new();
    }
    let dates: usize = undated.iter().map(|&(_, dates)| dates).sum();
    let (have, them) = if undated.len() == 1 { ("has", "it") } else { ("have", "them") };
    let names = undated.iter().take(SOURCES_NAMED).filter_map(|&(source, _)| coverage.sources.get(source));
    let file = |name: &String| one_line(name.rsplit(['/', '\\']).next().unwrap_or(name)).into_owned();
    let names: Vec<String> = names.map(file).collect();
    let more = undated.len().saturating_sub(names.len());
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let first: String = names.first().map_or("", String::as_str).replace(['"', '\\', '[', '{', '*', '?'], "?");
    format!(
        "dates first: {} of {} {have} no date, so {} in {them} cannot be read\n  {}{more}\n\n  \
         in the rule file, for each of them\n\n    \
         [[source]]\n    path = \"**/{first}\"\n    published = 2014-10-23\n\n  \
         or once for all\n\n    [defaults]\n    published = \"2014-10\"\n\n",
        undated.len(),
        counted(coverage.sources.len(), "article"),
        counted(dates, "weekday or other relative date"),
        names.join(", "),
    )
}

fn counted(count: usize, noun: &str) -> String {
    match (count, noun.split_once(" or ")) {
        (1, _) => format!("1 {noun}"),
        (_, Some((one, other))) => format!("{count} {one}s and {other}s"),
        _ => format!("{count} {noun}s"),
    }
}

/// The length of the folder that all names begin with.
fn common_folder(names: &[String]) -> usize {
    let Some(first) = names.first() else { return 0 };
    let folder = |name: &str| name.rfind(['/', '\\']).map_or(0, |slash| slash + 1);
    names.iter().fold(folder(first), |length, name| {
        let shared = first.bytes().zip(name.bytes()).take(length).take_while(|(a, b)| a == b).count();
        if shared == length { length } else { folder(first.get(..shared).unwrap_or("")) }
    })
}

/// Where a fact was met and where not, and what almost bound to it.
fn shown(fact: &Fact, coverage: &FactCoverage, sources: &[&str]) -> String {
    let mut text = format!("{} ({}): met in {} of {}", fact.id, fact.kind(), coverage.met.len(), sources.len());
    let silent: Vec<&str> = sources
        .iter()
        .enumerate()
        .filter(|(number, _)| !coverage.met.contains(number))
        .map(|(_, &name)| name)
        .collect();
    if !silent.is_empty() && !coverage.met.is_empty() {
        let names: Vec<_> = silent.iter().take(SOURCES_NAMED).map(|name| one_line(name)).collect();
        let more = silent.len().saturating_sub(SOURCES_NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        text.push_str(&format!("; silent: {}{more}", names.join(", ")));
    }
    text.push('\n');
    text.extend(coverage.almost.iter().map(|trial| shown_trial(trial, fact)));
    text
}

/// A value that almost bound, and the word that binds it.
fn shown_trial(Trial { miss, widened }: &Trial, fact: &Fact) -> String {
    let (written, span) = miss.at.source.written(miss.at.span);
    let place = LineIndex::new(written).place(written, span.start);
    let sentence = miss.sentence.of(&miss.at.source.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let declares = !fact.declared.text.is_empty();
    let verdict = match (declares, miss.differs) {
        (true, true) => " would differ",
        (true, false) => " would agree",
        (false, _) => "",
    };
    let advice = match widened {
        Some(Widened { key, word, agree, differ, open }) => {
            let parts = [(agree, "agree"), (differ, "differ"), (open, "cannot be told")];
            let verb = |count: usize, verb: &str| {
                format!("{count} {verb}{}", if count == 1 && !verb.contains(' ') { "s" } else { "" })
            };
            let told: Vec<String> =
                parts.iter().filter(|(count, _)| **count > 0).map(|&(count, what)| verb(*count, what)).collect();
            let total = agree + differ + open;
            let told = if declares { format!(": {}", told.join(", ")) } else { String::new() };
            format!("\"{}\" in `{key}` would bind {total} more{told}", one_line(word))
        }
        None => "no single word of the sentence binds it".to_owned(),
    };
    format!(
        "  almost: {}:{}: “{}”{verdict}\n    {}\n    {advice}\n",
        one_line(&miss.at.source.name),
        place.line,
        one_line(miss.at.text()),
        one_line(&sentence),
    )
}
