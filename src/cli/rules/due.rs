//! `gainsay rules --due`: which facts should be checked again.

use super::counted;
use crate::cli::exit::{Exit, Failure, Outcome};
use crate::cli::output::Output;
use crate::kinds::date::parse_date;
use crate::report::one_line;
use crate::rules::{Fact, Rules};
use jiff::civil::Date;
use std::fmt::Write;

/// Lists the facts that are due on a day, or else today; the longest due first.
pub(super) fn run(rules: &Rules, on: Option<&str>) -> Outcome {
    let today = on.map_or_else(|| Ok(today()), day)?;
    let facts = once_each(rules);
    let mut due: Vec<(Date, &Fact)> = facts.iter().filter_map(|&fact| Some((due_after(fact)?, fact))).collect();
    due.retain(|&(after, _)| after < today);
    due.sort_by_key(|&(after, _)| after);
    let mut text: String = due.iter().map(|&(after, fact)| line(after, fact)).collect();
    let open = facts.iter().filter(|fact| fact.review_after.is_none()).count();
    let (is, are) = (due.len() == 1, facts.len());
    let _ =
        writeln!(text, "{} of {} {} due on {today}", due.len(), counted(are, "fact"), if is { "is" } else { "are" });
    if open > 0 && open < are {
        let _ =
            writeln!(text, "{} no `review_after`", if open == 1 { "1 has".to_owned() } else { format!("{open} have") });
    }
    let mut output = Output::stdout();
    output.write(&text)?;
    output.finish()?;
    Ok(if due.is_empty() { Exit::Clean } else { Exit::Found })
}

/// The facts, those of one [[person]] as one.
fn once_each(rules: &Rules) -> Vec<&Fact> {
    let mut facts: Vec<&Fact> = rules.facts.iter().collect();
    facts.dedup_by_key(|fact| &fact.id);
    facts
}

/// The last day on which the fact need not be checked.
fn due_after(fact: &Fact) -> Option<Date> {
    fact.review_after.as_ref()?.last()
}

fn line(after: Date, fact: &Fact) -> String {
    let mut told = format!("{} ({}): due since {after}", fact.id, fact.kind());
    let checked = fact.checked.iter().map(|day| format!("checked {}", one_line(day)));
    let by = fact.by.iter().map(|by| format!("by {}", one_line(by)));
    let parts: Vec<String> = checked.chain(by).collect();
    if !parts.is_empty() {
        let _ = write!(told, ", {}", parts.join(" "));
    }
    if let Some(source) = &fact.source {
        let _ = write!(told, "\n  {}", one_line(source));
    }
    told + "\n"
}

fn today() -> Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

fn day(text: &str) -> Result<Date, Failure> {
    let date =
        parse_date(text).ok().and_then(|date| date.days.first().filter(|&first| date.days.last() == Some(first)));
    date.ok_or_else(|| Failure::usage(format!("`{text}` is no day"), "write it as 2026-11-24"))
}
