//! `gainsay mentions`.

use super::args::{LineFormat, MentionsArgs};
use super::exit::{Exit, Failure, Outcome, exit_of_problems};
use super::output::{self, Output};
use super::progress::Progress;
use super::rule_files;
use crate::check::{Ready, publication_of, published_of};
use crate::kinds::Kind;
use crate::kinds::date::{DateSpan, parse_date};
use crate::lang::english;
use crate::mention::{Mention, MentionValue, find_mentions};
use crate::problem::Problem;
use crate::recognise::lexicon::Memo;
use crate::report::{MentionLines, conllu, rule_problems};
use crate::rules::Rules;
use crate::source::{Source, read_articles};
use crate::text::Document;
use rayon::prelude::*;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::Arc;

pub(super) fn run(options: &MentionsArgs) -> Outcome {
    if options.paths.is_empty() && std::io::stdin().is_terminal() {
        return Err(Failure::usage(
            "no article is named",
            "name a file or folder, or pipe text in: … | gainsay mentions",
        ));
    }
    let paths = if options.paths.is_empty() { vec![PathBuf::from("-")] } else { options.paths.clone() };
    if options.tree {
        return print_trees(&paths);
    }
    let date = options.date.as_deref().map(read_date).transpose()?;
    let loaded = rule_files::load_if_any(&options.rules, &paths)?;
    let rules = loaded.map_or_else(Rules::default, |loaded| loaded.rules);
    let ready = Ready::new(&rules);
    let wanted: Vec<Kind> = options.kind.iter().map(|kind| kind.kind()).collect();
    let view = View { ready: &ready, date, wanted: &wanted, format: options.format };
    let mut output = Output::stdout();
    let mut progress = Progress::begin();
    let mut stdin = std::io::stdin();
    let mut exit = Exit::Clean;
    for batch in read_articles(&paths, &mut stdin) {
        exit = exit.max(tell_problems(&batch.problems));
        progress.add(batch.sources.len());
        for (lines, problems) in view.lines_of(batch.sources) {
            exit = exit.max(tell_problems(&problems));
            output.write(&lines)?;
        }
    }
    progress.end();
    output.finish()?;
    Ok(exit)
}

fn print_trees(paths: &[PathBuf]) -> Outcome {
    english().map_err(|error| {
        Failure::usage(
            format!("the parser of English cannot be used: {error}"),
            "the program is damaged: build it again",
        )
    })?;
    let mut output = Output::stdout();
    let mut stdin = std::io::stdin();
    let mut exit = Exit::Clean;
    for batch in read_articles(paths, &mut stdin) {
        exit = exit.max(tell_problems(&batch.problems));
        let trees = |source: Source| conllu(&Document::new(Arc::new(source)));
        for lines in batch.sources.into_par_iter().map(trees).collect::<Vec<_>>() {
            output.write(&lines)?;
        }
    }
    output.finish()?;
    Ok(exit)
}

fn read_date(text: &str) -> Result<DateSpan, Failure> {
    let read = parse_date(text).map_err(|error| {
        Failure::usage(format!("--date {text} is not understood: {error}"), "write it as 2015-05-08, 2015-05 or 2015")
    })?;
    Ok(read.days)
}

/// Mentions have no place for problems between them: they are told on standard error.
fn tell_problems(problems: &[Problem]) -> Exit {
    if !problems.is_empty() {
        output::tell(&rule_problems(problems, output::error_style()));
    }
    exit_of_problems(problems)
}

/// How mentions are looked for and shown.
struct View<'a> {
    ready: &'a Ready<'a>,
    date: Option<DateSpan>,
    wanted: &'a [Kind],
    format: LineFormat,
}

impl View<'_> {
    /// The lines of each article, and what was not understood of it.
    fn lines_of(&self, sources: Vec<Source>) -> Vec<(String, Vec<Problem>)> {
        let lines = |memo: &mut Memo<'_>, source: Source| self.lines_of_one(&Arc::new(source), memo);
        sources.into_par_iter().with_min_len(16).map_init(|| self.ready.memo(), lines).collect()
    }

    fn lines_of_one(&self, source: &Arc<Source>, memo: &mut Memo<'_>) -> (String, Vec<Problem>) {
        let mut problems = Vec::new();
        let path = crate::rules::SourcePath::new(&source.name);
        let rules = self.ready.setting().rules;
        let published = match self.date {
            Some(_) => publication_of(source, rules, &path, &mut problems).or(self.date),
            None => published_of(source, rules, &path, &mut problems),
        };
        let mentions = find_mentions(source, Some((self.ready, memo)), published);
        let shown = mentions.iter().filter(|mention| self.is_wanted(mention) && self.has_value(mention));
        let mut lines = MentionLines::new(source);
        match self.format {
            LineFormat::Jsonl => shown.for_each(|mention| lines.json(mention)),
            LineFormat::Text => shown.for_each(|mention| lines.text(mention)),
        }
        (lines.finish(), problems)
    }

    /// Programs are given no date that names no day ("every Friday", "yesterday" in an article without a date): neither end
    /// being known reads as all of time there. People are told that it is unknown.
    fn has_value(&self, mention: &Mention) -> bool {
        self.format == LineFormat::Text || !matches!(mention.value, MentionValue::Date(_, None))
    }

    fn is_wanted(&self, mention: &Mention) -> bool {
        self.wanted.is_empty() || self.wanted.contains(&mention.kind())
    }
}
