//! JUnit's XML, which build servers show as tests: a suite for each source and file with something to say.

use super::lines::Places;
use super::safe::markup;
use super::{Report, details};
use crate::finding::Finding;
use crate::kinds::Severity;
use crate::problem::Problem;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The report as JUnit XML: errors and warnings are failures, notes tests that pass and print, problems errors.
///
/// A report of nothing has one test that passes, since servers take no tests for a failure.
#[must_use]
pub fn junit(report: &Report) -> String {
    let mut places = Places::default();
    let mut suites: BTreeMap<&str, Suite> = BTreeMap::new();
    for finding in &report.findings {
        let suite = suites.entry(&finding.at.source.name).or_default();
        suite.failures += usize::from(finding.severity > Severity::Note);
        suite.add(finding_case(finding, &mut places));
    }
    for problem in &report.problems {
        let suite = suites.entry(&problem.file.name).or_default();
        suite.errors += usize::from(!problem.warning);
        suite.add(problem_case(problem, &mut places));
    }
    if suites.is_empty() {
        let case = "    <testcase classname=\"gainsay\" name=\"nothing found\"/>\n".to_owned();
        suites.entry("gainsay").or_default().add(case);
    }
    write_suites(&suites)
}

/// A test that passed, or what it failed by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestCase {
    /// What was tested: the name of an article.
    pub name: String,
    /// What is wrong, a line each; empty where it passed.
    pub failures: Vec<String>,
}

/// The outcome of tests as JUnit XML: a suite for each folder.
#[must_use]
pub fn junit_tests(cases: &[TestCase]) -> String {
    let mut suites: BTreeMap<&str, Suite> = BTreeMap::new();
    for TestCase { name, failures } in cases {
        let folder = name.rfind('/').and_then(|slash| name.get(..slash)).unwrap_or(".");
        let suite = suites.entry(folder).or_default();
        suite.failures += usize::from(!failures.is_empty());
        let result = match failures.first() {
            Some(first) => outcome("failure", "unexpected", first, &failures.join("\n")),
            None => String::new(),
        };
        suite.add(case(folder, name, &result));
    }
    write_suites(&suites)
}

#[derive(Default)]
struct Suite {
    tests: usize,
    failures: usize,
    errors: usize,
    cases: String,
}

impl Suite {
    fn add(&mut self, case: String) {
        self.tests += 1;
        self.cases.push_str(&case);
    }
}

fn write_suites(suites: &BTreeMap<&str, Suite>) -> String {
    let sum = |of: fn(&Suite) -> usize| suites.values().map(of).sum::<usize>();
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let (tests, failures, errors) = (sum(|s| s.tests), sum(|s| s.failures), sum(|s| s.errors));
    let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"");
    let _ = writeln!(text, "<testsuites name=\"gainsay\" {counts}>");
    for (name, suite) in suites {
        let Suite { tests, failures, errors, cases } = suite;
        let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"");
        let _ = writeln!(text, "  <testsuite name=\"{}\" {counts}>\n{cases}  </testsuite>", escape(name));
    }
    text + "</testsuites>\n"
}

fn finding_case(finding: &Finding, places: &mut Places) -> String {
    let place = places.of_label(&finding.at);
    let source = &finding.at.source.name;
    let told = details(finding, places);
    let body = format!("{source}:{}:{}: {}{told}", place.line, place.column, finding.message);
    let name = format!("{} {}:{}", finding.fact.as_deref().unwrap_or(finding.code.0), place.line, place.column);
    let result = match finding.severity {
        Severity::Note => format!("<system-out>{}</system-out>", escape(&body)),
        _ => outcome("failure", finding.code.0, &finding.message, &body),
    };
    case(source, &name, &result)
}

fn problem_case(problem: &Problem, places: &mut Places) -> String {
    let place = places.of_problem(problem).map(|place| format!(":{}:{}", place.line, place.column)).unwrap_or_default();
    let help = problem.help.iter().map(|help| format!("\nhelp: {help}")).collect::<String>();
    let body = format!("{}{place}: {}{help}", problem.file.name, problem.message);
    let result = match problem.warning {
        true => format!("<system-out>{}</system-out>", escape(&body)),
        false => outcome("error", "problem", &problem.message, &body),
    };
    case(&problem.file.name, &format!("read{place}"), &result)
}

fn case(class: &str, name: &str, result: &str) -> String {
    format!("    <testcase classname=\"{}\" name=\"{}\">{result}</testcase>\n", escape(class), escape(name))
}

fn outcome(element: &str, kind: &str, message: &str, body: &str) -> String {
    let (kind, message, body) = (escape(kind), escape(message), escape(body));
    format!("<{element} type=\"{kind}\" message=\"{message}\">{body}</{element}>")
}

/// Text as XML 1.0 allows it, in elements and attributes.
fn escape(text: &str) -> String {
    markup(text, "&#10;")
}
