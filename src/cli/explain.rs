//! `gainsay explain`.

use super::args::ExplainArgs;
use super::exit::{Exit, Failure, Outcome};
use super::output::Output;
use crate::codes::{CODES, CodeEntry};
use crate::rules::nearest;
use std::fmt::Write;

pub(super) fn run(options: &ExplainArgs) -> Outcome {
    let text = match &options.code {
        None => listed(),
        Some(asked) => explained(find(asked)?),
    };
    let mut output = Output::stdout();
    output.write(&text)?;
    output.finish()?;
    Ok(Exit::Clean)
}

/// The code of that name, or that of the check of that name.
fn find(asked: &str) -> Result<&'static CodeEntry, Failure> {
    let found = CODES.iter().find(|entry| entry.code == asked || entry.check == Some(asked));
    found.ok_or_else(|| {
        let names = CODES.iter().flat_map(|entry| [Some(entry.code), entry.check]).flatten();
        let help = match nearest(asked, names) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`gainsay explain` lists all codes".to_owned(),
        };
        Failure::usage(format!("there is no code `{asked}`"), help)
    })
}

fn listed() -> String {
    let width = CODES.iter().map(|entry| entry.code.len()).max().unwrap_or(0);
    let line = |entry: &CodeEntry| format!("{:width$}  {}\n", entry.code, entry.says);
    let (of_checks, of_facts): (Vec<_>, Vec<_>) = CODES.iter().partition(|entry| entry.check.is_some());
    let lines = |entries: Vec<&CodeEntry>| entries.into_iter().map(line).collect::<String>();
    format!("Of facts and sources:\n\n{}\nOf the checklist:\n\n{}", lines(of_facts), lines(of_checks))
}

fn explained(entry: &CodeEntry) -> String {
    let CodeEntry { code, says, example, remedy, check } = entry;
    let mut text = format!("{code}: {says}\n\n  for example  {example}\n  to mend it   {remedy}\n");
    let _ = writeln!(text, "  to ignore    <!-- gainsay-ignore {code}: REASON --> on its line, in Markdown and HTML;");
    let _ = writeln!(text, "               elsewhere an [[ignore]] in the rule file");
    if let Some(check) = check {
        let _ = writeln!(text, "  to weigh it  {check} = \"error\", \"warning\", \"note\" or \"off\" in [checks]");
    } else {
        let _ =
            writeln!(text, "  to weigh it  severity = \"error\", \"warning\" or \"note\" in the fact or in [defaults]");
    }
    text
}
