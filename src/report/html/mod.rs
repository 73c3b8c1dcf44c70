//! A page for those who do not work at a terminal: all in one file, without scripts and without anything to fetch.

mod filters;
mod matrix;
mod style;
mod texts;

pub use matrix::Matrix;

use super::lines::{LineColumn, Places};
use super::safe::{excerpt, markup};
use super::{Report, one_line, sum_up};
use crate::finding::{Finding, Label, Side};
use crate::problem::Problem;
use crate::span::ByteSpan;
use filters::Filters;
use std::cmp::Reverse;
use std::fmt::Write;
use style::{HEAD, STYLE};

/// Characters shown around a place: about three lines of a page.
const CONTEXT: usize = 240;

/// So many findings are listed at the top.
const LISTED: usize = 100;

/// The report as a page.
#[must_use]
pub fn html(report: &Report) -> String {
    html_page(report, None)
}

/// The report as a page: what needs a decision, worst first; what to choose by; each article with its findings, in their
/// order; the problems; what each article says of each fact; the articles with the findings marked.
#[must_use]
pub fn html_page(report: &Report, matrix: Option<Matrix<'_>>) -> String {
    let filters = Filters::of(&report.findings);
    let style = format!("<style>{STYLE}{}</style>\n</head>\n<body>\n<main>\n", filters.style());
    let mut page = Page { text: HEAD.to_owned() + &style, places: Places::default() };
    page.line("h1", "", &sum_up(report));
    page.text.push_str(&filters.form());
    page.index(&report.findings, &filters);
    let mut source = None;
    for (number, finding) in report.findings.iter().enumerate() {
        let name = finding.at.source.name.as_str();
        if source != Some(name) {
            page.text.push_str(if source.is_some() { "</section>\n" } else { "<h2>Findings</h2>\n" });
            page.text.push_str("<section class=\"group\">\n");
            page.line("h3", "", name);
            source = Some(name);
        }
        page.finding(number, finding, &filters);
    }
    page.text.push_str(if source.is_some() { "</section>\n" } else { "" });
    if !report.problems.is_empty() {
        page.line("h2", "", "Problems");
    }
    for problem in &report.problems {
        page.problem(problem);
    }
    page.text.push_str(&matrix.map(matrix::written).unwrap_or_default());
    page.text.push_str(&texts::articles(&report.findings));
    page.text.push_str("</main>\n</body>\n</html>\n");
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

    /// What needs a decision, the worst first.
    fn index(&mut self, findings: &[Finding], filters: &Filters) {
        let mut order: Vec<(usize, &Finding)> = findings.iter().enumerate().collect();
        order.sort_by_key(|(number, finding)| (Reverse(finding.severity), *number));
        if order.len() < 2 {
            return;
        }
        self.text.push_str("<h2>What needs a decision</h2>\n<ol class=\"index\">\n");
        for (number, finding) in order.iter().take(LISTED) {
            let severity = finding.severity.name();
            let classes = filters.classes(finding);
            let (message, name) = (escape(&finding.message), escape(&finding.at.source.name));
            // Two findings of one message are told apart by their words.
            let words = finding.at.text();
            let words = if finding.message.contains(words) { String::new() } else { quoted(words) };
            let _ = writeln!(
                self.text,
                "<li class=\"chosen{classes}\"><span class=\"level {severity}\">{severity}</span> \
                 <a href=\"#n{number}\">{message}</a>{words} ({name})</li>"
            );
        }
        self.text.push_str("</ol>\n");
        if let Some(more) = order.len().checked_sub(LISTED).filter(|more| *more > 0) {
            self.line("p", "", &format!("and {more} more below"));
        }
    }

    fn finding(&mut self, number: usize, finding: &Finding, filters: &Filters) {
        let severity = finding.severity.name();
        let classes = filters.classes(finding);
        let (message, code) = (escape(&finding.message), escape(finding.code.0));
        let fact = finding.fact.iter().map(|fact| format!(" <code>{}</code>", escape(fact))).collect::<String>();
        let _ = writeln!(
            self.text,
            "<article id=\"n{number}\" class=\"finding chosen {severity}{classes}\">\n\
             <h4><span class=\"level {severity}\">{severity}</span>: {message} <code>{code}</code>{fact}</h4>\n\
             <div class=\"sides\">"
        );
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
        self.text.push_str("</div>\n");
        self.differing(finding);
        for also in &finding.also {
            self.said("also ", &also.at);
        }
        let fix = finding.fix.iter().map(|fix| format!("write “{fix}”"));
        let ignored = finding.ignored.iter().map(|ignore| format!("ignored: {}", ignore.reason));
        self.list(ignored.chain(finding.help.iter().cloned()).chain(fix));
        self.text.push_str("</article>\n");
    }

    /// Of words held against words, those that differ.
    fn differing(&mut self, finding: &Finding) {
        let other = finding.against.first().map(|side| match side {
            Side::Said(label) => label.text(),
            Side::Declared { text, .. } => text.as_str(),
        });
        if let Some(diff) = other.and_then(|other| texts::word_diff(finding.at.text(), other)) {
            let _ = writeln!(
                self.text,
                "<figure><figcaption>what differs: struck out there, underlined here</figcaption>\
                 <blockquote>{diff}</blockquote></figure>"
            );
        }
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
        let _ = writeln!(
            self.text,
            "<article class=\"finding {severity}\">\n\
             <h3><span class=\"level {severity}\">{severity}</span>: {name}: {message}</h3>"
        );
        if let (Some(span), Some(place)) = (problem.at, self.places.of_problem(problem)) {
            let caption = format!("{}:{}:{}", problem.file.name, place.line, place.column);
            self.figure(&caption, &problem.file.text, span);
        }
        self.list(problem.help.iter().cloned());
        self.text.push_str("</article>\n");
    }
}

/// The first words of some, in quotation marks behind a colon.
fn quoted(words: &str) -> String {
    let mut chars = words.chars();
    let first: String = chars.by_ref().take(LONGEST_QUOTED).collect();
    let more = if chars.next().is_some() { "…" } else { "" };
    format!(": “{}{more}”", escape(&one_line(&first)))
}

/// So many characters of the words are shown in the index.
const LONGEST_QUOTED: usize = 60;

/// Text as elements may contain it; quotation marks too, so that an attribute could.
fn escape(text: &str) -> String {
    markup(text, "\n")
}
