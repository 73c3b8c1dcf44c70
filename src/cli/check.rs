//! `gainsay check`.

use super::args::{CheckArgs, Format};
use crate::check::check;
use crate::report::{Style, json, rule_problems, terminal};
use crate::rules::load_rules;
use crate::source::read_articles;
use std::process::ExitCode;

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "the command's output")]
pub(super) fn run(options: &CheckArgs) -> ExitCode {
    let (rules, problems) = load_rules(&options.rules);
    if !problems.is_empty() {
        eprint!("{}", rule_problems(&problems, Style { colour: false, width: 100 }));
    }
    if problems.iter().any(|problem| !problem.warning) {
        return ExitCode::from(2);
    }
    let mut stdin = std::io::stdin();
    let report = check(&rules, read_articles(&options.paths, &mut stdin), |_| {});
    match options.format {
        Format::Json => print!("{}", json(&report)),
        Format::Terminal => print!("{}", terminal(&report, Style { colour: false, width: 100 })),
    }
    ExitCode::SUCCESS
}
