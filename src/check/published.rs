//! When an article appeared: as the rules or its file say, else as it plainly says itself.

use crate::kinds::date::{DateSpan, own_date, parse_date};
use crate::problem::Problem;
use crate::rules::{Rules, SourcePath};
use crate::source::Source;

/// When an article appeared: as the rules or the file say; else the date in its own date line, dateline or file name, with
/// a year from the defaults where it tells none; else the defaults. Never the file's own time, nor another date in the
/// text. A date that is not understood is a problem.
pub fn published_of(
    source: &Source,
    rules: &Rules,
    path: &SourcePath,
    problems: &mut Vec<Problem>,
) -> Option<DateSpan> {
    let default = rules.defaults.published;
    publication_of(source, rules, path, problems).or_else(|| own_date(&source.text, &source.name, default)).or(default)
}

/// When an article appeared, as the rules say, else as its file says. A date that is not understood is a problem.
pub fn publication_of(
    source: &Source,
    rules: &Rules,
    path: &SourcePath,
    problems: &mut Vec<Problem>,
) -> Option<DateSpan> {
    let ruled = rules.sources.iter().rev().find(|rule| rule.published.is_some() && path.matches(&rule.path));
    if let Some(published) = ruled.and_then(|rule| rule.published) {
        return Some(published);
    }
    match parse_date(source.published.as_ref()?) {
        Ok(date) => Some(date.days),
        Err(error) => {
            let problem = Problem::of_file(&source.name, format!("the date of publication is not understood: {error}"));
            problems.push(problem.help("write it as 2014-10-23, 2014-10 or 2014").warn());
            None
        }
    }
}
