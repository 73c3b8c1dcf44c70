//! `gainsay table`.

use super::args::{TableArgs, TableFormat};
use super::exit::{Outcome, exit_of_problems};
use super::output::{self, Output};
use super::progress::Progress;
use super::{inputs, rule_files};
use crate::check::Ready;
use crate::report::{Style, rule_problems, table_csv, table_json, table_text};
use crate::source::read_articles;
use crate::table::tabulate;

pub(super) fn run(options: &TableArgs) -> Outcome {
    let paths = inputs::or_here(&options.paths);
    inputs::spare(&paths, options.output.as_slice())?;
    let mut output = Output::open(options.output.as_deref())?;
    let loaded = rule_files::load(&options.rules, &paths)?;
    let ready = Ready::new(&loaded.rules).unchecked();
    let mut stdin = std::io::stdin();
    let mut progress = Progress::begin();
    let batches = read_articles(&paths, &mut stdin).inspect(|batch| progress.add(batch.sources.len()));
    let mut table = tabulate(&ready, batches);
    progress.end();
    table.problems.splice(..0, loaded.warnings);
    let width = if output.is_stdout() { output::style().width } else { Style::default().width };
    output.write(&match options.format {
        TableFormat::Terminal => table_text(&table, &loaded.rules, width),
        TableFormat::Csv => table_csv(&table, &loaded.rules),
        TableFormat::Json => table_json(&table, &loaded.rules),
    })?;
    output.finish()?;
    // A table has no place for problems but in JSON.
    if options.format != TableFormat::Json && !table.problems.is_empty() {
        output::tell(&rule_problems(&table.problems, output::error_style()));
    }
    Ok(exit_of_problems(&table.problems))
}
