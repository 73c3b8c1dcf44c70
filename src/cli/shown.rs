//! Which findings of a report are shown, and how.

use super::args::{Colours, ShowArgs};
use super::exit::Failure;
use crate::codes::CODES;
use crate::finding::Finding;
use crate::report::{Report, Style, terminal};
use crate::rules::nearest;
use anstream::ColorChoice;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Settles colours, and refuses codes that there are not.
pub(super) fn begin(options: &ShowArgs) -> Result<(), Failure> {
    match options.color {
        Colours::Auto => {}
        Colours::Always => ColorChoice::Always.write_global(),
        Colours::Never => ColorChoice::Never.write_global(),
    }
    for code in options.select.iter().chain(&options.ignore) {
        if !CODES.iter().any(|entry| entry.code == code) {
            let help = match nearest(code, CODES.iter().map(|entry| entry.code)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`gainsay explain` lists all codes".to_owned(),
            };
            return Err(Failure::usage(format!("there is no code `{code}`"), help));
        }
    }
    Ok(())
}

/// Whether a finding is shown, by its code.
pub(super) fn is_shown(finding: &Finding, options: &ShowArgs) -> bool {
    let is = |code: &String| code == finding.code.0;
    (options.select.is_empty() || options.select.iter().any(is)) && !options.ignore.iter().any(is)
}

/// The report without the findings that are not shown.
pub(super) fn kept(mut report: Report, options: &ShowArgs) -> Report {
    report.findings.retain(|finding| is_shown(finding, options));
    report.ignored.retain(|finding| is_shown(finding, options));
    report.summary.findings = report.findings.len();
    report.summary.ignored = report.ignored.len();
    report
}

/// The report for people: all of it, or its last line; and how many findings there are of each code.
pub(super) fn for_people(report: &Report, style: Style, options: &ShowArgs) -> String {
    let text = terminal(report, style);
    let mut shown = match text.trim_end().rsplit_once('\n') {
        Some((_, last)) if options.quiet => format!("{last}\n"),
        _ => text,
    };
    if options.statistics {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        report.findings.iter().for_each(|finding| *counts.entry(finding.code.0).or_default() += 1);
        let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
        for (code, count) in counts {
            let _ = writeln!(shown, "{count:>6}  {code}");
        }
    }
    shown
}
