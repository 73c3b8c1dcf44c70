//! What holds of every format.

use super::*;
use crate::finding::{Code, Label, Repeat, Side};
use crate::kinds::{Kind, Relation, Severity};
use crate::problem::FileText;
use crate::problem::Problem;
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
        ignored: None,
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

error: gone.txt: no such file or folder
 |
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
    assert!(!terminal(&sample(), Style { colour: false, width: 80, ..Style::default() }).contains('\x1b'));
    let coloured = terminal(&sample(), Style { colour: true, width: 80, ..Style::default() });
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
    let text = terminal(&report, Style { colour: false, width: 100, ..Style::default() });
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
    let selector = serde_json::json!({"type": "TextQuoteSelector", "exact": "Orvel", "prefix": "Mayor Jan ", "suffix": " spoke.\nLater Orvel left; Orvel'"});
    let at = serde_json::json!({"source": "a.txt", "start": 10, "end": 15, "line": 1, "column": 11, "text": "Orvel", "selector": selector});
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

#[test]
fn jsonl_is_json_line_by_line() {
    let whole: serde_json::Value = serde_json::from_str(&json(&sample())).unwrap();
    let written = jsonl(&sample());
    let lines: Vec<serde_json::Value> = written.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[..2], whole["findings"].as_array().unwrap()[..]);
    assert_eq!((&lines[2]["problem"], &lines[3]["problem"]), (&whole["problems"][0], &whole["problems"][1]));
    assert_eq!((&lines[4]["summary"], lines.len()), (&whole["summary"], 5));
}

#[test]
fn github_gets_a_command_a_line() {
    let expected = "\
::error file=a.txt,line=1,col=11,endColumn=16,title=name-differs (mayor)::Jan Orvel contradicts the declared Jan Orwell\
%0Adeclared: Jan Orwell (rules.toml:2)%0Aagainst: Jan Orwell (b.txt:1:15)\
%0Ahelp: the family names differ by one letter%0Aalso: Orvel left (a.txt:2:7)%0Ahelp: write \"Orwell\"
::warning file=b.txt,line=1,col=9,endColumn=13,title=name-differs::Jan Orvel contradicts the declared Jan Orwell\
%0Ahelp: the family names differ by one letter
::error file=gone.txt,title=problem::no such file or folder%0Adid you mean one.txt?
::warning file=rules.toml,line=2,col=1,title=problem::unknown key
";
    assert_eq!(github(&sample()), expected);
    let odd = Report::new(Summary::default(), vec![], vec![Problem::of_file("a,b:c\n::x", "50%\r\n::error::\x1b")]);
    assert_eq!(github(&odd), "::error file=a%2Cb%3Ac%0A%3A%3Ax,title=problem::50%25%0D%0A::error::\u{fffd}\n");
}

#[test]
fn junit_counts_and_escapes() {
    let mut report = sample();
    report.findings[1].severity = Severity::Note;
    report.findings[1].message = "a < b & \"c\"\x07".to_owned();
    let written = junit(&report);
    assert!(written.contains("<testsuites name=\"gainsay\" tests=\"4\" failures=\"1\" errors=\"1\">"), "{written}");
    assert!(written.contains("<testsuite name=\"a.txt\" tests=\"1\" failures=\"1\" errors=\"0\">"), "{written}");
    assert!(written.contains("<system-out>b.txt:1:9: a &lt; b &amp; &quot;c&quot;\u{fffd}&#10;help: the"), "{written}");
    assert!(written.contains("<error type=\"problem\" message=\"no such file or folder\">"), "{written}");
    assert!(junit(&Report::default()).contains("tests=\"1\" failures=\"0\" errors=\"0\""));
}

#[test]
fn sarif_has_places_fixes_and_problems() {
    let value: serde_json::Value = serde_json::from_str(&sarif(&sample())).unwrap();
    let run = &value["runs"][0];
    assert_eq!(
        (&value["version"], &run["tool"]["driver"]["rules"][0]["id"]),
        (&"2.1.0".into(), &"name-differs".into())
    );
    let one = &run["results"][0];
    let region = serde_json::json!({"startLine": 1, "startColumn": 11, "endLine": 1, "endColumn": 16, "snippet": {"text": "Orvel"}});
    assert_eq!(one["locations"][0]["physicalLocation"]["region"], region);
    let related: Vec<_> = one["relatedLocations"].as_array().unwrap().iter().map(|l| &l["message"]["text"]).collect();
    assert_eq!(related, ["declared: Jan Orwell", "said here", "the same here"]);
    assert_eq!(one["fixes"][0]["artifactChanges"].as_array().unwrap().len(), 2);
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["toolExecutionNotifications"].as_array().unwrap().len(), 2);
    let odd = Report::new(Summary::default(), vec![], vec![Problem::of_file("/a b/ü#1.txt", "x")]);
    assert!(sarif(&odd).contains("\"file:///a%20b/%C3%BC%231.txt\""));
}

#[test]
fn a_page_shows_both_sides_and_escapes() {
    let mut report = sample();
    report.findings[0].message = "<script>alert('x')</script> & more\u{202e}".to_owned();
    let page = html(&report);
    assert!(page.contains("<h1>2 sources, 1 fact, 3 claims: 1 error, 1 warning, 2 problems</h1>"));
    assert!(page.contains("<h3>a.txt</h3>") && page.contains("<h3>b.txt</h3>"));
    assert!(page.contains(
        "error</span>: &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; more\u{fffd} <code>name-differs</code>"
    ));
    assert!(
        page.contains(
            "<figcaption>a.txt:1:11</figcaption><blockquote>Mayor Jan <mark>Orvel</mark> spoke.</blockquote>"
        )
    );
    assert!(page.contains("declared in rules.toml:2:13</figcaption><blockquote><mark>Jan Orwell</mark></blockquote>"));
    assert!(
        page.contains("against b.txt:1:15")
            && page.contains("also a.txt:2:7")
            && page.contains("gone.txt: no such file")
    );
    assert!(!page.contains("<script"));
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
        let style = Style { colour: length % 2 == 0, width, ..Style::default() };
        let written = [json(&report), jsonl(&report), terminal(&report, style), sarif(&report), junit(&report), github(&report), html(&report), csv(&report)];
        for written in written {
            for words in ["finding number 0", "finding number 1", "finding number 2", "problem number 0"] {
                prop_assert!(written.contains(words));
            }
        }
    }
}
