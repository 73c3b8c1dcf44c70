//! The report for people at a terminal, in the manner of rustc: what is wrong, both sides in their own words, and why.

use super::lines::{LineColumn, Places};
use super::safe::{excerpt, one_line};
use super::{Report, sum_up};
use crate::finding::{Finding, Ignore, Label, Repeat, Side};
use crate::kinds::Severity;
use crate::problem::Problem;
use crate::span::ByteSpan;
use crate::suppress::ready_lines;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Renderer, Snippet};
use std::borrow::Cow;

/// Stands for a path in what the renderer gives: a character that no text may contain and that excerpts replace.
const PATH_MARK: char = '\u{FDD0}';

/// How the report is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// With colours, as ANSI escapes.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// With the lines that silence each finding.
    pub ignore_lines: bool,
}

impl Default for Style {
    /// As for a file: no colours, 120 columns.
    fn default() -> Self {
        Self { colour: false, width: 120, ignore_lines: false }
    }
}

/// So many other places of a wrong form are shown in full; more are listed.
const REPEATS_SHOWN: usize = 2;

/// So many other places are listed.
const REPEATS_LISTED: usize = 10;

/// So many of the other sides are shown in full; more are counted.
const SIDES_SHOWN: usize = 6;

/// Columns beside the text of a line: its number, and an ellipsis either side.
const MARGIN: usize = 12;

/// Characters shown around a place, on a line wide enough.
const CONTEXT: usize = 120;

/// The report as text, findings first, in their order, then problems, then a line that sums up.
#[must_use]
pub fn terminal(report: &Report, style: Style) -> String {
    let mut page = Page::new(style);
    for finding in &report.findings {
        page.finding(finding);
    }
    for problem in &report.problems {
        page.problem(problem);
    }
    page.text.push_str(&sum_up(report));
    page.text.push('\n');
    page.text
}

/// What is wrong with rule files, as text in the same manner.
#[must_use]
pub fn rule_problems(problems: &[Problem], style: Style) -> String {
    let mut page = Page::new(style);
    for problem in problems {
        page.problem(problem);
    }
    page.text
}

/// A report while it is written.
struct Page {
    renderer: Renderer,
    width: usize,
    ignore_lines: bool,
    places: Places,
    /// Of the block being written: each path with line and column, in the order of the marks.
    paths: Vec<String>,
    text: String,
}

/// A place to show, with its excerpt.
struct Shown<'r> {
    /// The file's name.
    name: &'r str,
    /// The text whose lines are shown.
    text: &'r str,
    span: ByteSpan,
    place: LineColumn,
    kind: AnnotationKind,
    label: Cow<'r, str>,
}

impl Page {
    fn new(style: Style) -> Self {
        let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
        let width = style.width.max(40);
        Self {
            renderer: renderer.term_width(width),
            width,
            ignore_lines: style.ignore_lines,
            places: Places::default(),
            paths: Vec::new(),
            text: String::new(),
        }
    }

    fn finding(&mut self, finding: &Finding) {
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let mut shown = vec![self.said(&finding.at, AnnotationKind::Primary, "")];
        for side in finding.against.iter().take(SIDES_SHOWN) {
            shown.push(match side {
                Side::Declared { text, rules, span } => Shown {
                    name: &rules.name,
                    text: &rules.text,
                    span: *span,
                    place: self.places.of_span(rules, *span),
                    kind: AnnotationKind::Context,
                    label: declared(text, span.of(&rules.text)),
                },
                Side::Said(label) => self.said(label, AnnotationKind::Context, "said here"),
            });
        }
        let few = finding.also.len() <= REPEATS_SHOWN;
        for repeat in finding.also.iter().filter(|_| few) {
            shown.push(self.said(&repeat.at, AnnotationKind::Context, "and here"));
        }
        let mut group =
            level.primary_title(one_line(&finding.message)).id(finding.code.0).elements(self.snippets(&shown));
        if !few {
            group = group.element(Level::NOTE.message(self.listed(&finding.also)));
        }
        let more = finding.against.len().saturating_sub(SIDES_SHOWN);
        if more > 0 {
            group = group.element(Level::NOTE.message(format!("and {more} more against it")));
        }
        if let Some(ignore) = &finding.ignored {
            group = group.element(Level::NOTE.message(self.ignored_by(ignore)));
        }
        for help in &finding.help {
            group = group.element(Level::HELP.message(one_line(help).into_owned()));
        }
        if let Some(fix) = &finding.fix {
            group = group.element(Level::HELP.message(format!("write \"{}\"", one_line(fix))));
        }
        self.render(group);
        if self.ignore_lines && finding.ignored.is_none() {
            self.ready_lines(finding);
        }
    }

    fn ignored_by(&mut self, ignore: &Ignore) -> String {
        let line = self.places.of_span(&ignore.file, ignore.at).line;
        format!("ignored: {} ({}:{line})", one_line(&ignore.reason), one_line(&ignore.file.name))
    }

    /// The lines that silence a finding, in place of the blank line behind it.
    fn ready_lines(&mut self, finding: &Finding) {
        self.text.pop();
        let lines = ready_lines(finding);
        match &lines[..] {
            [line] => self.text.push_str(&format!("  to ignore it: {}\n\n", one_line(line))),
            lines => {
                self.text.push_str("  to ignore it, in the rule file:\n");
                self.text.extend(lines.iter().map(|line| format!("    {}\n", one_line(line))));
                self.text.push('\n');
            }
        }
    }

    fn said<'r>(&mut self, label: &'r Label, kind: AnnotationKind, words: &'static str) -> Shown<'r> {
        let (text, span) = label.source.written(label.span);
        let place = self.places.of_label(label);
        Shown { name: &label.source.name, text, span, place, kind, label: words.into() }
    }

    /// Each place with its file, line and column, and the words there.
    ///
    /// The renderer counts columns in what it is given, which is only a window: instead of a path it is given a mark,
    /// which `render` replaces by the path and the true column.
    fn snippets(&mut self, shown: &[Shown<'_>]) -> Vec<Element<'static>> {
        let mut elements = Vec::with_capacity(shown.len());
        for shown in shown {
            let LineColumn { line, column, .. } = shown.place;
            self.paths.push(format!("{}:{line}:{column}", one_line(shown.name)));
            let excerpt = excerpt(shown.text, shown.span, self.room(shown));
            let annotation = shown.kind.span(excerpt.span.range());
            let label = (!shown.label.is_empty()).then(|| one_line(&shown.label).into_owned());
            let snippet = Snippet::source(excerpt.text).line_start(line).path(PATH_MARK.to_string());
            elements.push(Element::Cause(snippet.annotation(annotation.label(label))));
        }
        elements
    }

    /// How many characters fit on a line with a place.
    fn room(&self, shown: &Shown<'_>) -> usize {
        let words = shown.span.of(shown.text).chars().take(self.width).count();
        self.width.saturating_sub(words + MARGIN).clamp(20, CONTEXT)
    }

    fn listed(&mut self, also: &[Repeat]) -> String {
        let places = also.iter().take(REPEATS_LISTED).map(|repeat| {
            let LineColumn { line, column, .. } = self.places.of_label(&repeat.at);
            format!("{line}:{column}")
        });
        let places: Vec<String> = places.collect();
        let more = also.len().saturating_sub(REPEATS_LISTED);
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("also at {}{rest}", places.join(", "))
    }

    fn problem(&mut self, problem: &Problem) {
        let level = if problem.warning { Level::WARNING } else { Level::ERROR };
        let message = one_line(&problem.message).into_owned();
        let name = &problem.file.name;
        let group = match (problem.at, self.places.of_problem(problem)) {
            (Some(span), Some(place)) if !problem.file.text.is_empty() => {
                let kind = AnnotationKind::Primary;
                let shown = Shown { name, text: &problem.file.text, span, place, kind, label: "".into() };
                level.primary_title(message).elements(self.snippets(&[shown]))
            }
            _ => Group::with_title(level.primary_title(format!("{}: {message}", one_line(name)))),
        };
        match &problem.help {
            Some(help) => self.render(group.element(Level::HELP.message(one_line(help).into_owned()))),
            None => self.render(group),
        }
    }

    /// One block and the blank line behind it.
    fn render(&mut self, group: Group<'_>) {
        let rendered = self.renderer.render(&[group]);
        let mut pieces = rendered.split(PATH_MARK);
        self.text.push_str(pieces.next().unwrap_or(""));
        for (path, piece) in self.paths.iter().zip(pieces) {
            self.text.push_str(path);
            self.text.push_str(piece.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit()));
        }
        self.paths.clear();
        self.text.push_str("\n\n");
    }
}

/// The label of a declared value: the value too, where the place does not show it.
fn declared(value: &str, shown: &str) -> Cow<'static, str> {
    if shown.contains(value) { "declared here".into() } else { format!("declared: {value}").into() }
}
