//! What holds of every format.

use super::*;
use crate::finding::{Code, Label, Repeat, Side};
use crate::kinds::{Kind, Relation, Severity};
use crate::problem::FileText;
use crate::source::Source;
use crate::span::ByteSpan;
use proptest::prelude::*;
use std::sync::Arc;

/// The place of words in a text.
#[track_caller]
fn label(source: &Arc<Source>, words: &str) -> Label {
    let start = source.text.find(words).unwrap();
    Label { source: Arc::clone(source), span: ByteSpan::new(start, start + words.len()) }
}

fn finding(at: Label, against: Vec<Side>) -> Finding {
    Finding {
        fact: Some("mayor".into()),
        kind: Kind::Name,
        code: Code("name-differs"),
        severity: Severity::Error,
        relation: Relation::Contradicts,
        message: "Jan Orvel contradicts the declared Jan Orwell".to_owned(),
        help: vec!["the family names differ by one letter".to_owned()],
        at,
        against,
        also: Vec::new(),
        fix: Some("Orwell".to_owned()),
    }
}

fn sample() -> Report {
    let first = Arc::new(Source::new("a.txt", "Mayor Jan Orvel spoke.\nLater Orvel left; Orvel's car, too.\n"));
    let second = Arc::new(Source::new("b.txt", "\tIn the hall, Jan Orwell spoke."));
    let rules = "[[person]]\ncanonical = \"Jan Orwell\"\n";
    let rules = Arc::new(FileText { name: "rules.toml".to_owned(), text: rules.to_owned() });
    let declared =
        Side::Declared { text: "Jan Orwell".to_owned(), rules: Arc::clone(&rules), span: ByteSpan::new(23, 35) };
    let mut one = finding(label(&first, "Orvel"), vec![declared, Side::Said(label(&second, "Jan Orwell"))]);
    one.also = vec![Repeat { at: label(&first, "Orvel left"), fix: Some("Orwell left".to_owned()) }];
    let mut two = finding(label(&second, "hall"), Vec::new());
    (two.fact, two.fix, two.severity) = (None, None, Severity::Warning);
    let problems = vec![
        Problem::of_file("gone.txt", "no such file or folder").help("did you mean one.txt?"),
        Problem::at(&rules, ByteSpan::new(11, 20), "unknown key").warn(),
    ];
    Report::new(Summary { sources: 2, facts: 1, claims: 3, ..Summary::default() }, vec![one, two], problems)
}

#[test]
fn the_terminal_shows_both_sides() {
    let expected = r#"error[name-differs]: Jan Orvel contradicts the declared Jan Orwell
 --> a.txt:1:11
  |
1 | Mayor Jan Orvel spoke.
  |           ^^^^^
  |
 ::: rules.toml:2:13
  |
2 | canonical = "Jan Orwell"
  |             ------------ declared here
  |
 ::: b.txt:1:15
  |
1 |     In the hall, Jan Orwell spoke.
  |                  ---------- said here
  |
 ::: a.txt:2:7
  |
2 | Later Orvel left; Orvel's car, too.
  |       ---------- and here
  |
  = help: the family names differ by one letter
  = help: write "Orwell"

warning[name-differs]: Jan Orvel contradicts the declared Jan Orwell
 --> b.txt:1:9
  |
1 |     In the hall, Jan Orwell spoke.
  |            ^^^^
  |
  = help: the family names differ by one letter

error: no such file or folder
--> gone.txt
 = help: did you mean one.txt?

warning: unknown key
 --> rules.toml:2:1
  |
2 | canonical = "Jan Orwell"
  | ^^^^^^^^^

2 sources, 1 fact, 3 claims: 1 error, 1 warning, 2 problems
"#;
    assert_eq!(terminal(&sample(), Style::default()), expected);
}

#[test]
fn colours_come_only_when_asked_for() {
    assert!(!terminal(&sample(), Style { colour: false, width: 80 }).contains('\x1b'));
    let coloured = terminal(&sample(), Style { colour: true, width: 80 });
    assert!(coloured.contains('\x1b') && coloured.contains("a.txt:1:11") && !coloured.contains('\u{FDD0}'));
}

#[test]
fn the_last_line_is_good_english() {
    #[track_caller]
    fn check(sources: usize, problems: usize, expected: &str) {
        let problems = vec![Problem::of_file("x", "y"); problems];
        let text =
            terminal(&Report::new(Summary { sources, ..Summary::default() }, vec![], problems), Style::default());
        assert_eq!(text.lines().last(), Some(expected));
    }
    check(5, 0, "nothing found in 5 sources");
    check(1, 1, "nothing found in 1 source, 1 problem");
    check(0, 3, "nothing found in 0 sources, 3 problems");
}

#[test]
fn many_places_are_listed() {
    let source = Arc::new(Source::new("a.txt", "Orvel ".repeat(30)));
    let mut one = finding(label(&source, "Orvel"), vec![]);
    let places = (1..30).map(|i| Label { source: Arc::clone(&source), span: ByteSpan::new(i * 6, i * 6 + 5) });
    one.also = places.map(|at| Repeat { at, fix: None }).collect();
    let text = terminal(&Report::new(Summary::default(), vec![one], vec![]), Style::default());
    assert!(text.contains("= note: also at 1:7, 1:13, 1:19,") && text.contains(", 1:61 and 19 more\n"), "{text}");
}

#[test]
fn long_lines_are_cut_and_keep_their_columns() {
    let source = Arc::new(Source::new("a.txt", format!("{}Orvel{}", "ab ".repeat(2000), " cd".repeat(2000))));
    let report = Report::new(Summary::default(), vec![finding(label(&source, "Orvel"), vec![])], vec![]);
    let text = terminal(&report, Style { colour: false, width: 100 });
    assert!(text.contains("a.txt:1:6001\n") && text.lines().all(|line| line.chars().count() <= 100), "{text}");
}

#[test]
fn nothing_in_an_article_acts_on_the_terminal() {
    let source = Arc::new(Source::new("a\x1b]0;x\x07.txt", "Jan \x1b[31mOrvel\u{202e} \u{FDD0}:1\x07\x08"));
    let mut one = finding(label(&source, "Orvel"), vec![]);
    one.message = "a\x1b[2J message\nin two lines".to_owned();
    one.help = vec!["\u{9b}31m \u{FDD0}".to_owned()];
    let problem = Problem::of_file("b\x1b[1m", "bad \x1b[5m").help("do \x07 it");
    let text = terminal(&Report::new(Summary::default(), vec![one], vec![problem]), Style::default());
    let acts = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}' || c == '\u{FDD0}';
    assert!(!text.contains(acts), "{text:?}");
}

#[test]
fn json_has_the_shape_that_programs_read() {
    let value: serde_json::Value = serde_json::from_str(&json(&sample())).unwrap();
    assert_eq!(value["schema"], 1);
    let summary = serde_json::json!({"sources": 2, "facts": 1, "claims": 3, "findings": 2, "problems": 2});
    assert_eq!(value["summary"], summary);
    let one = &value["findings"][0];
    let at = serde_json::json!({"source": "a.txt", "start": 10, "end": 15, "line": 1, "column": 11, "text": "Orvel"});
    assert_eq!(one["at"], at);
    let declared = serde_json::json!({"declared": "Jan Orwell", "rules": "rules.toml", "line": 2, "column": 13});
    assert_eq!(one["against"][0], declared);
    assert_eq!(one["against"][1]["text"], "Jan Orwell");
    assert_eq!(one["also"][0]["fix"], serde_json::json!({"start": 29, "end": 39, "replacement": "Orwell left"}));
    assert_eq!(one["fix"], serde_json::json!({"start": 10, "end": 15, "replacement": "Orwell"}));
    assert_eq!(
        (&value["findings"][1]["fact"], &value["findings"][1]["fix"]),
        (&serde_json::Value::Null, &serde_json::Value::Null)
    );
    assert_eq!(value["problems"][0]["line"], serde_json::Value::Null);
    assert_eq!((&value["problems"][1]["line"], &value["problems"][1]["severity"]), (&2.into(), &"warning".into()));
    assert!(json(&sample()).ends_with("}\n"));
}

/// Texts of what breaks reports: line ends, tabs, wide and combining characters, controls, nothing.
fn odd_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\r\n"),
        Just("\n"),
        Just("\t"),
        Just("\r"),
        Just("北京"),
        Just("👨\u{200d}👩"),
        Just("e\u{301}"),
        Just("\u{301}"),
        Just("\u{202e}"),
        Just("\x1b[1m"),
        Just("\0"),
        Just("word "),
        Just("\u{FDD0}"),
        Just("long long long line "),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_breaks_a_report(text in odd_text(), start in 0usize..200, length in 0usize..200, width in 0usize..200) {
        let source = Arc::new(Source::new("a.txt", text.as_str()));
        let at = Label { source: Arc::clone(&source), span: ByteSpan::new(start, start + length) };
        let end = Label { source: Arc::clone(&source), span: ByteSpan::new(text.len(), text.len()) };
        let file = Arc::new(FileText { name: "r.toml".to_owned(), text: text.clone() });
        let declared = Side::Declared { text, rules: Arc::clone(&file), span: at.span };
        let mut findings = vec![
            finding(at.clone(), vec![declared, Side::Said(end.clone())]), finding(end, vec![Side::Said(at.clone())]), finding(at, vec![]),
        ];
        for (number, finding) in findings.iter_mut().enumerate() {
            finding.message = format!("finding number {number}");
        }
        let problems = vec![Problem::at(&file, ByteSpan::new(start, start + length), "problem number 0").in_part(start)];
        let report = Report::new(Summary::default(), findings, problems);
        for written in [json(&report), terminal(&report, Style { colour: length % 2 == 0, width })] {
            for words in ["finding number 0", "finding number 1", "finding number 2", "problem number 0"] {
                prop_assert!(written.contains(words));
            }
        }
    }
}
