//! A page for those who do not work at a terminal: all in one file, without scripts and without anything to fetch.

use super::lines::{LineColumn, Places};
use super::safe::{excerpt, shown};
use super::{Report, sum_up};
use crate::finding::{Finding, Label, Side};
use crate::problem::Problem;
use crate::span::ByteSpan;
use std::fmt::Write;

/// Characters shown around a place: about three lines of a page.
const CONTEXT: usize = 240;

/// Nothing may run or be fetched, whatever an article contains; the style is the page's own.
const HEAD: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>gainsay</title>
<style>
:root { color-scheme: light dark; --line: #8886; --error: #c62828; --warning: #b26a00; --note: #3a6ea5; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.1rem; margin-top: 2.5rem; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 0 0 .5rem; } code, figcaption { font: .85rem ui-monospace, monospace; }
article { border: 1px solid var(--line); border-left: 4px solid var(--line); padding: .8rem 1rem; margin: 1rem 0; }
.error { border-left-color: var(--error); } .warning { border-left-color: var(--warning); }
.note { border-left-color: var(--note); }
figure { margin: .6rem 0; } blockquote { margin: .2rem 0 0; overflow-wrap: anywhere; white-space: pre-line; }
mark { padding: 0 .1em; } ul { margin: .5rem 0 0; padding-left: 1.2rem; }
</style>
</head>
<body>
"#;

/// The report as a page, each source with its findings, in their order, then the problems.
#[must_use]
pub fn html(report: &Report) -> String {
    let mut page = Page { text: HEAD.to_owned(), places: Places::default() };
    page.line("h1", "", &sum_up(report));
    let mut source = None;
    for finding in &report.findings {
        let name = finding.at.source.name.as_str();
        if source != Some(name) {
            page.line("h2", "", name);
            source = Some(name);
        }
        page.finding(finding);
    }
    if !report.problems.is_empty() {
        page.line("h2", "", "Problems");
    }
    for problem in &report.problems {
        page.problem(problem);
    }
    page.text.push_str("</body>\n</html>\n");
    page.text
}

struct Page {
    text: String,
    places: Places,
}

impl Page {
    /// An element of one line.
    fn line(&mut self, element: &str, class: &str, text: &str) {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let _ = writeln!(self.text, "<{element}{class}>{}</{element}>", escape(text));
    }

    fn finding(&mut self, finding: &Finding) {
        let severity = finding.severity.name();
        let (message, code) = (escape(&finding.message), escape(finding.code.0));
        let _ =
            writeln!(self.text, "<article class=\"{severity}\">\n<h3>{severity}: {message} <code>{code}</code></h3>");
        self.said("", &finding.at);
        for side in &finding.against {
            match side {
                Side::Said(label) => self.said("against ", label),
                Side::Declared { text, rules, span } => {
                    let place = self.places.of_span(rules, *span);
                    let caption = format!("declared in {}:{}:{}", rules.name, place.line, place.column);
                    self.figure(&caption, text, ByteSpan::new(0, text.len()));
                }
            }
        }
        for also in &finding.also {
            self.said("also ", &also.at);
        }
        let fix = finding.fix.iter().map(|fix| format!("write “{fix}”"));
        let ignored = finding.ignored.iter().map(|ignore| format!("ignored: {}", ignore.reason));
        self.list(ignored.chain(finding.help.iter().cloned()).chain(fix));
        self.text.push_str("</article>\n");
    }

    fn said(&mut self, role: &str, label: &Label) {
        let LineColumn { line, column, .. } = self.places.of_label(label);
        let (text, span) = label.source.written(label.span);
        self.figure(&format!("{role}{}:{line}:{column}", label.source.name), text, span);
    }

    /// Words with what stands around them.
    fn figure(&mut self, caption: &str, text: &str, span: ByteSpan) {
        let excerpt = excerpt(text, span, CONTEXT);
        let (before, rest) = excerpt.text.split_at_checked(excerpt.span.start).unwrap_or(("", &excerpt.text));
        let (words, after) = rest.split_at_checked(excerpt.span.len()).unwrap_or((rest, ""));
        let [caption, before, words, after] = [caption, before, words, after].map(escape);
        let quote = format!("<blockquote>{before}<mark>{words}</mark>{after}</blockquote>");
        let _ = writeln!(self.text, "<figure><figcaption>{caption}</figcaption>{quote}</figure>");
    }

    fn list(&mut self, items: impl Iterator<Item = String>) {
        let items: String = items.map(|item| format!("<li>{}</li>\n", escape(&item))).collect();
        if !items.is_empty() {
            let _ = writeln!(self.text, "<ul>\n{items}</ul>");
        }
    }

    fn problem(&mut self, problem: &Problem) {
        let severity = if problem.warning { "warning" } else { "error" };
        let (name, message) = (escape(&problem.file.name), escape(&problem.message));
        let _ = writeln!(self.text, "<article class=\"{severity}\">\n<h3>{severity}: {name}: {message}</h3>");
        if let (Some(span), Some(place)) = (problem.at, self.places.of_problem(problem)) {
            let caption = format!("{}:{}:{}", problem.file.name, place.line, place.column);
            self.figure(&caption, &problem.file.text, span);
        }
        self.list(problem.help.iter().cloned());
        self.text.push_str("</article>\n");
    }
}

/// Text as elements may contain it; quotation marks too, so that an attribute could.
fn escape(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => result.push_str("&amp;"),
            '<' => result.push_str("&lt;"),
            '>' => result.push_str("&gt;"),
            '"' => result.push_str("&quot;"),
            '\'' => result.push_str("&#39;"),
            '\n' => result.push('\n'),
            c => result.push(shown(c)),
        }
    }
    result
}
