//! Tests of the rule file: faults with their places and advice, values as they are meant, files on disk.

mod faults;
mod loading;
mod properties;
mod readback;
mod reading;
mod structure;

use super::{Rules, parse_rules};
use crate::problem::{FileText, Problem};
use std::sync::Arc;

/// A rule file in memory.
fn file(name: &str, text: &str) -> Arc<FileText> {
    Arc::new(FileText { name: name.to_owned(), text: text.to_owned() })
}

/// The rules of a text, which must have no fault.
#[track_caller]
fn rules_of(text: &str) -> Rules {
    let (rules, problems) = parse_rules(&[file("desk/rules.toml", text)]);
    assert!(problems.is_empty(), "{problems:#?}");
    rules
}

/// A fault: what it points at, what it says, what it advises.
type Fault = (String, String, String);

fn told(problem: &Problem) -> Fault {
    let at = problem.at.map_or("", |at| at.of(&problem.file.text)).to_owned();
    (at, problem.message.clone(), problem.help.clone().unwrap_or_default())
}

/// Holds problems to rows: a part of the message, exactly the place, a part of the advice.
#[track_caller]
fn check_problems(problems: &[Problem], expected: &[(&str, &str, &str)]) {
    let found: Vec<Fault> = problems.iter().map(told).collect();
    let fits = found.len() == expected.len()
        && found.iter().zip(expected).all(|((at, message, help), (want, place, advice))| {
            message.contains(want) && at == place && help.contains(advice) && advice.is_empty() == help.is_empty()
        });
    assert!(fits, "found {found:#?}\nexpected {expected:#?}");
}

/// Holds the faults of a text to rows, in the order of the file.
#[track_caller]
fn check(text: &str, expected: &[(&str, &str, &str)]) {
    let (_, problems) = parse_rules(&[file("rules.toml", text)]);
    check_problems(&problems, expected);
}
