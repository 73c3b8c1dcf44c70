use super::*;
use crate::problem::Problem;

fn file(name: &str, text: &str) -> Arc<FileText> {
    Arc::new(FileText { name: name.to_owned(), text: text.to_owned() })
}

/// What is wrong with a rule file: the place, its message and the advice, one line each.
fn faults(text: &str) -> Vec<(String, String, String)> {
    let (_, problems) = parse_rules(&[file("rules.toml", text)]);
    problems.into_iter().map(told).collect()
}

fn told(problem: Problem) -> (String, String, String) {
    let at = problem.at.map_or("", |at| at.of(&problem.file.text)).to_owned();
    (at, problem.message, problem.help.unwrap_or_default())
}

/// Each row: what the message begins with, the place, a part of the advice.
#[track_caller]
fn check(text: &str, expected: &[(&str, &str, &str)]) {
    let found = faults(text);
    let fits = found.len() == expected.len()
        && found.iter().zip(expected).all(|((at, message, help), (want, place, advice))| {
            message.starts_with(want) && at == place && help.contains(advice)
        });
    assert!(fits, "{text}\nfound {found:#?}\nexpected {expected:#?}");
}

#[test]
fn a_file_of_names_loads() {
    check("[[name]]\nid = \"harbour\"\ncanonical = \"Port Ellery\"\n", &[]);
}

#[test]
fn all_errors_are_told_at_once() {
    let text = "[[name]]\nid = \"a\"\ncannonical = \"Port Ellery\"\n[[choice]]\nid = \"a\"\nabout = []\n";
    check(
        text,
        &[
            ("[[name]] has no `canonical`", "[[name]]", "The spelling"),
            ("unknown key `cannonical`", "cannonical", "`canonical`"),
            ("[[choice]] has no `options`", "[[choice]]", "options.NAME"),
            ("the id `a` is already taken by the [[name]] on line 1 of rules.toml", "a", "another id"),
            ("`about` is empty", "[]", ""),
        ],
    );
}
