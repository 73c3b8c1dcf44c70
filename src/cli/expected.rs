//! What is expected of an article, in a file beside it: a line for each finding, without its place, so that text may move.

use crate::finding::Finding;

/// What is put behind the name of an article.
const ENDING: &str = ".expected";

/// Stands first in a file of an article in which nothing should be found.
const NOTHING: &str = "# nothing";

/// The file that belongs to an article's file.
pub(super) fn file_of(article: &str) -> String {
    article.to_owned() + ENDING
}

/// A finding on a line: its severity and code, its fact if there is one, and its words.
pub(super) fn line_of(finding: &Finding) -> String {
    let fact = finding.fact.as_deref().map(|fact| format!(" {fact}")).unwrap_or_default();
    let words = finding.at.text().split_whitespace().collect::<Vec<_>>().join(" ");
    let more = match finding.also.len() {
        0 => String::new(),
        also => format!(" ({} times)", also.saturating_add(1)),
    };
    format!("{} {}{fact}: {words}{more}", finding.severity.name(), finding.code.0)
}

/// The lines of a file; blank ones and those that begin with a # are remarks.
pub(super) fn lines_of(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(str::to_owned).collect()
}

/// The file that expects these lines, with the remarks of the one before.
pub(super) fn file_text(lines: &[String], before: &str) -> String {
    let remarks = before.lines().filter(|line| line.starts_with('#') && *line != NOTHING).map(str::to_owned);
    let mut all: Vec<String> = remarks.collect();
    all.extend(lines.is_empty().then(|| NOTHING.to_owned()));
    all.extend(lines.iter().cloned());
    all.join("\n") + "\n"
}

/// What a line is held against others by: a warning may become an error where the text around it changes, and is the same
/// finding; a note is not.
fn compared(line: &str) -> (bool, &str) {
    let rest = |severity: &str| line.strip_prefix(severity).and_then(|rest| rest.strip_prefix(' '));
    match rest("error").or_else(|| rest("warning")) {
        Some(rest) => (true, rest),
        None => (false, line),
    }
}

/// The lines that are missed and those that are new, each as often as it is too few or too many.
pub(super) fn difference(expected: &[String], found: &[String]) -> (Vec<String>, Vec<String>) {
    let without = |lines: &[String], others: &[String]| {
        let mut left = others.to_vec();
        let mut rest = lines.to_vec();
        rest.retain(|line| match left.iter().position(|other| compared(other) == compared(line)) {
            Some(at) => {
                left.swap_remove(at);
                false
            }
            None => true,
        });
        rest
    };
    (without(expected, found), without(found, expected))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        lines_of(text)
    }

    #[test]
    fn missed_and_new_lines_are_told_apart_and_order_does_not_count() {
        let check = |expected: &str, found: &str, missed: &str, new: &str| {
            assert_eq!(difference(&lines(expected), &lines(found)), (lines(missed), lines(new)), "{expected} {found}");
        };
        check("a\nb", "b\na", "", "");
        check("a\nb", "b\nc", "a", "c");
        check("a\na", "a", "a", "");
        check("a", "a\na", "", "a");
    }

    #[test]
    fn a_warning_may_become_an_error_but_no_note() {
        let check = |expected: &str, found: &str, same: bool| {
            let (missed, new) = difference(&lines(expected), &lines(found));
            assert_eq!(missed.is_empty() && new.is_empty(), same, "{expected} {found}");
        };
        check("error sum a: 5", "warning sum a: 5", true);
        check("note sum a: 5", "note sum a: 5", true);
        check("error sum a: 5", "note sum a: 5", false);
        check("error sum a: 5", "error sum a: 6", false);
    }

    #[test]
    fn remarks_stay_and_count_for_nothing() {
        assert_eq!(lines("# why\n\n  a  \n"), ["a"]);
        assert_eq!(file_text(&lines("b"), "# why\na\n"), "# why\nb\n");
        assert_eq!(file_text(&[], "# why\na\n"), "# why\n# nothing\n");
        assert_eq!(file_text(&lines("b"), "# nothing\n"), "b\n");
    }
}
