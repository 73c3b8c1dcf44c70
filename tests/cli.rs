//! The program from outside: exit codes, formats, bad input, determinism, help.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "common/desk.rs"]
mod desk;

use desk::Desk;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Stdio;

const RULES: &str = r#"
[words]
bridge = "bridge | crossing"

[[person]]
id = "okonedo"
canonical = "Marta Okonedo"

[[amount]]
id = "bridge-cost"
about = ["@bridge", "cost"]
value = "$40 million"

[[amount.test]]
agrees = "The bridge cost about $40 million."
contradicts = "The bridge cost $70 million."

[[count]]
id = "builders"
about = ["@bridge"]
of = "workers"
value = 120

[[count]]
id = "injured"
about = ["collapse"]
of = "people"
"#;

const WRONG: &str = "Marta Okonnedo spoke. The bridge cost $70 million.\nThe collapse injured 6 people.\n";
const RIGHT: &str = "Marta Okonedo spoke. The crossing cost $40 million.\nThe collapse injured 11 people.\n";
const NEAR: &str = "The price of the bridge was $45 million.\nSome 90 builders worked on the crossing.\n";

/// A folder of its own for a test, with a rule file.
fn desk(name: &str) -> Desk {
    let desk = Desk::new(name);
    desk.write("rules.toml", RULES);
    desk
}

/// The same with articles.
fn story(name: &str) -> Desk {
    let desk = desk(name);
    desk.write("articles/wrong.txt", WRONG);
    desk.write("articles/right.txt", RIGHT);
    desk.write("articles/near.txt", NEAR);
    desk
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn exit_codes_tell_findings_from_what_cannot_be_read() {
    let desk = story("exit");
    desk.check(&["check", "articles/right.txt"], 0, &["1 source"]);
    desk.check(&["check", "articles"], 1, &["amount-differs", "declared here"]);
    desk.check(&["check"], 1, &["amount-differs"]);
    desk.check(&["check", "articles/right.txt", "articles/none.txt"], 2, &["no such file"]);
    desk.check(&["check", "articles", "articles/none.txt"], 2, &["amount-differs", "no such file"]);
}

#[test]
fn fail_on_moves_the_threshold() {
    let desk = desk("fail-on");
    desk.write(
        "rules.toml",
        RULES.replace("value = \"$40 million\"", "value = \"$40 million\"\nseverity = \"warning\""),
    );
    desk.write("a.txt", "The bridge cost $70 million.");
    desk.check(&["check", "a.txt"], 0, &["warning[amount-differs]"]);
    desk.check(&["check", "a.txt", "--fail-on", "warning"], 1, &[]);
    desk.check(&["check", "a.txt", "--fail-on", "note"], 1, &[]);
    desk.check(&["check", "a.txt", "--fail-on", "fatal"], 2, &["possible values: error, warning, note"]);
}

#[test]
fn every_format_has_the_findings_and_the_problems() {
    let desk = story("formats");
    for format in ["terminal", "json", "jsonl", "sarif", "junit", "github", "html"] {
        desk.check(&["check", "articles", "gone.txt", "--format", format], 2, &["amount-differs", "no such file"]);
    }
    let report = desk.json(&["check", "articles", "--format", "json"]);
    assert_eq!(report["schema"], 1);
    assert_eq!(report["summary"]["sources"], 3);
    let findings = report["findings"].as_array().unwrap();
    let finding = findings.iter().find(|finding| finding["at"]["text"] == "$70 million").unwrap();
    assert_eq!(finding["fact"], "bridge-cost");
    assert_eq!(finding["at"]["source"], "articles/wrong.txt");
    assert_eq!(finding["against"][0]["declared"], "$40 million");
}

#[test]
fn jsonl_has_the_findings_of_json() {
    let desk = story("jsonl");
    let whole = desk.json(&["check", "articles", "--format", "json"]);
    let lines = desk.run(&["check", "articles", "--format", "jsonl"]).stdout;
    let lines: Vec<Value> = text(&lines).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (last, findings) = lines.split_last().unwrap();
    assert_eq!(last["summary"], whole["summary"]);
    let mut facts: Vec<&Value> = findings.iter().map(|finding| &finding["at"]).collect();
    let mut expected: Vec<&Value> =
        whole["findings"].as_array().unwrap().iter().map(|finding| &finding["at"]).collect();
    facts.sort_by_key(ToString::to_string);
    expected.sort_by_key(ToString::to_string);
    assert_eq!(facts, expected);
}

#[test]
fn bad_input_is_told_with_advice() {
    let desk = story("bad");
    fs::create_dir(desk.path("empty")).unwrap();
    desk.write("binary.txt", [0u8, 159, 146, 150, 0, 1, 2, 0]);
    desk.write("blank.txt", "");
    desk.write("unknown.toml", "[[amount]]\nid = \"x\"\nabuot = [\"a\"]\nvalue = \"$5\"\n");
    desk.write("example.toml", RULES.replace("about $40 million", "about $90 million"));
    desk.check(&["check", "articles/wrnog.txt"], 2, &["no such file", "did you mean articles/wrong.txt?"]);
    desk.check(&["check", "empty"], 2, &["no articles in this folder"]);
    desk.check(&["check", "binary.txt"], 2, &["binary.txt"]);
    desk.check(&["check", "blank.txt"], 0, &["the file is empty"]);
    desk.check(&["check", "articles", "--rules", "unknown.toml"], 2, &["abuot", "about", "unknown.toml:3"]);
    desk.check(&["check", "articles", "--rules", "none.toml"], 2, &["none.toml"]);
    desk.check(&["check", "articles", "--rules", "example.toml"], 1, &["this example should agree with `bridge-cost`"]);
    desk.check(&["rules", "--rules", "example.toml"], 2, &["this example should agree with `bridge-cost`"]);
    desk.check(&["check", "articles", "--format", "pdf"], 2, &["possible values: terminal, json"]);
    desk.check(&["chekc"], 2, &["check"]);
    desk.check(&["why", "bridgecost", "articles"], 2, &["did you mean `bridge-cost`?"]);
    desk.check(&["mentions", "articles", "--date", "soon"], 2, &["--date soon", "2015-05-08"]);
    desk.check(&["similar", "Ann"], 2, &["give two"]);
}

#[test]
fn wrong_rules_are_told_in_every_format() {
    let desk = story("wrong-rules");
    desk.write("rules.toml", "[[name]]\nid = \"x\"\n");
    for format in ["terminal", "json", "jsonl", "sarif", "junit", "github", "html"] {
        desk.check(&["check", "articles", "--format", format], 2, &["canonical"]);
    }
}

#[test]
fn without_rules_the_way_to_begin_is_told() {
    let desk = story("no-rules");
    fs::remove_file(desk.path("rules.toml")).unwrap();
    desk.check(&["check", "articles"], 2, &["no rules.toml", "--rules FILE", "[[name]]"]);
}

#[test]
fn the_nearest_rules_are_found_upwards() {
    let desk = story("nearest");
    fs::create_dir_all(desk.path("articles/deep/er")).unwrap();
    desk.write("articles/deep/er/a.txt", "The bridge cost $70 million.");
    desk.check(&["check", "articles/deep/er/a.txt", "--fail-on", "warning"], 1, &[" rules.toml:12:"]);
    desk.write(
        "articles/deep/rules.toml",
        RULES
            .replace("$40 million", "$70 million")
            .replace("contradicts = \"The bridge cost $70", "contradicts = \"The bridge cost $90"),
    );
    desk.check(&["check", "articles/deep/er/a.txt"], 0, &[]);
}

#[test]
fn examples_must_hold() {
    let desk = desk("examples");
    let failing = [
        ("agrees = \"The bridge cost $90 million.\"", "should agree with `bridge-cost`, but it does not"),
        ("agrees = \"The sea is calm.\"", "should agree with `bridge-cost`, but says nothing of it"),
        ("contradicts = \"The bridge cost $40 million.\"", "should contradict `bridge-cost`, but agrees with it"),
        ("contradicts = \"The sea is calm.\"", "should contradict `bridge-cost`, but says nothing of it"),
    ];
    for (line, message) in failing {
        desk.write(
            "rules.toml",
            format!("{RULES}\n").replace(
                "agrees = \"The bridge cost about $40 million.\"\ncontradicts = \"The bridge cost $70 million.\"",
                line,
            ),
        );
        desk.check(&["rules"], 2, &[message, "^^^^"]);
    }
    desk.write("rules.toml", format!("{RULES}\n[[count.test]]\ncontradicts = [\"The collapse hurt 6 people.\", \"In the collapse, 9 people died.\"]\n"));
    desk.check(&["rules"], 0, &["2 examples hold"]);
    desk.write("rules.toml", format!("{RULES}\n[[count.test]]\ncontradicts = [\"The collapse hurt 6 people.\", \"In the collapse, six people died.\"]\n"));
    desk.check(&["rules"], 2, &["should contradict each other on `injured`, but they agree"]);
}

#[test]
fn output_is_the_same_whatever_the_order_and_the_threads() {
    let desk = story("same");
    for n in 0..40 {
        desk.write(
            &format!("articles/{n}.txt"),
            format!("{}The bridge cost ${} million.\n", if n % 2 == 0 { WRONG } else { NEAR }, 30 + n),
        );
    }
    for format in ["terminal", "json", "jsonl", "sarif", "junit", "github", "html"] {
        let run = |paths: &[&str], threads: &str| {
            let args: Vec<&str> = ["check", "--format", format].iter().chain(paths).copied().collect();
            desk.command(&args).env("RAYON_NUM_THREADS", threads).output().unwrap().stdout
        };
        let first = run(&["articles/7.txt", "articles", "articles/wrong.txt"], "1");
        assert!(first == run(&["articles/wrong.txt", "articles/7.txt", "articles"], "4"), "{format}");
        assert!(first == run(&["articles"], "3"), "{format}: what is reached twice is read once");
    }
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let desk = story("output");
    let printed = desk.run(&["check", "articles", "--format", "json"]).stdout;
    desk.check(&["check", "articles", "--format", "json", "--output", "out.json"], 1, &[]);
    assert_eq!(fs::read(desk.path("out.json")).unwrap(), printed);
    desk.write("rules.toml", "[[name]]\n");
    desk.write("out.txt", "as it was");
    desk.check(&["check", "articles", "--output", "out.txt"], 2, &[]);
    assert_eq!(fs::read(desk.path("out.txt")).unwrap(), b"as it was");
    desk.check(&["check", "articles", "--output", "no/such/out.txt"], 2, &["no/such/out.txt cannot be written"]);
    desk.check(&["check", "articles", "--output", "articles"], 2, &["articles cannot be written"]);
    let left = |folder: &Path| {
        fs::read_dir(folder)
            .unwrap()
            .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with('.'))
            .count()
    };
    assert_eq!(left(&desk.path("")), 0);
}

#[test]
fn a_report_is_no_article() {
    let desk = story("no-article");
    let args = ["check", "articles", "--format", "jsonl", "--output", "articles/report.jsonl"];
    desk.check(&args, 1, &[]);
    let first = fs::read(desk.path("articles/report.jsonl")).unwrap();
    desk.check(&args, 1, &[]);
    assert_eq!(fs::read(desk.path("articles/report.jsonl")).unwrap(), first);
    desk.check(&["check", "articles/right.txt", "-o", "articles/right.txt"], 2, &["would overwrite the article"]);
    assert_eq!(fs::read(desk.path("articles/right.txt")).unwrap(), RIGHT.as_bytes());
}

#[test]
fn an_archive_is_compared_with_but_not_checked() {
    let desk = story("against");
    desk.write("draft.txt", "The collapse injured 6 people.");
    let report = desk.json(&["check", "draft.txt", "--against", "articles", "--format", "json"]);
    let findings = report["findings"].as_array().unwrap();
    assert!(findings.iter().all(|finding| finding["at"]["source"] == "draft.txt"), "{findings:?}");
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0]["fact"], "injured");
    desk.write("draft.txt", "The collapse injured 11 people.");
    let against = ["check", "draft.txt", "--against", "articles", "--fail-on", "warning"];
    desk.check(&against, 1, &["draft.txt:1:22", "in the archive"]);
    desk.check(&["check", "articles/right.txt", "--against", "articles/right.txt"], 0, &["1 source"]);
}

#[test]
fn mentions_are_lines_of_json() {
    let desk = desk("mentions");
    fs::remove_file(desk.path("rules.toml")).unwrap();
    let said = "Ana Berg paid about $1.2 billion for 40 ships on May 8, 2015, and an aide, aged 37, took the 2nd.";
    let lines = desk.feed(&["mentions", "--format", "jsonl"], said).stdout;
    let lines: Vec<Value> = text(&lines).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |kind: &str| {
        lines.iter().filter(|line| line["kind"] == kind).map(|line| line["value"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(lines[0]["text"], "Ana Berg");
    assert_eq!(lines[0]["source"], "<stdin>");
    assert_eq!(
        of("amount"),
        [
            serde_json::json!({"low": 1_200_000_000, "high": 1_200_000_000, "unit": "USD", "approximate": true, "ambiguous": true})
        ]
    );
    assert_eq!(of("date"), [serde_json::json!({"from": "2015-05-08", "to": "2015-05-08"})]);
    let counts = of("count");
    assert_eq!(counts[0], serde_json::json!({"low": 40, "high": 40, "unit": null}));
    assert_eq!(counts[1]["unit"], "year-person");
    assert_eq!(counts[2]["ordinal"], true);
    let relative = desk.feed(&["mentions", "--kind", "date", "--date", "2015-05-08"], "It closed yesterday.").stdout;
    assert_eq!(text(&relative), "<stdin>:1:11: date: yesterday = 7 May 2015\n");
    let unknown = desk.feed(&["mentions", "--kind", "date", "--format", "jsonl"], "It closed yesterday.").stdout;
    assert_eq!(text(&unknown), "");
    let unknown = desk.feed(&["mentions", "--kind", "date"], "It closed yesterday.").stdout;
    assert_eq!(text(&unknown), "<stdin>:1:11: date: yesterday = unknown\n");
}

#[test]
fn mentions_name_the_rules_that_declare_them() {
    let desk = story("mentions-rules");
    desk.check(&["mentions", "articles/wrong.txt"], 0, &["articles/wrong.txt:1:1: name: Marta Okonnedo = okonedo"]);
}

#[test]
fn similar_answers_pairs_and_lines() {
    let desk = desk("similar");
    desk.check(&["similar", "Marta Okonedo", "Okonedo, Marta"], 0, &["same ("]);
    desk.check(&["similar", "Marta Okonedo", "Peter Lindqvist"], 1, &["different ("]);
    let lines = desk
        .feed(&["similar", "--format", "jsonl", "-"], "Marta Okonedo\tMarta Okonnedo\nAnn Berg\tUli Horn\r\n")
        .stdout;
    let lines: Vec<Value> = text(&lines).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!((&lines[0]["same"], &lines[1]["same"]), (&Value::Bool(true), &Value::Bool(false)));
    assert_eq!(lines[1]["b"], "Uli Horn");
    assert!(lines[0]["score"].as_f64().unwrap() > lines[1]["score"].as_f64().unwrap());
    assert!(!lines[0]["why"].as_str().unwrap().is_empty());
    let output = desk.feed(&["similar", "-"], "no tab here\n");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("line 1 of standard input has no tab"));
}

#[test]
fn rules_are_read_back_and_held_against_articles() {
    let desk = story("rules");
    desk.check(&["rules"], 0, &["bridge-cost (amount): ", "$40 million", "4 facts in 1 rule file, 1 example holds"]);
    desk.write("articles/near.txt", "By the crossing 9,000 birds nested on Tuesday.");
    desk.check(&["rules", "articles"], 0, &["`builders` (count) met nothing in any of 3 articles"]);
    let coverage = [
        "dates first: 1 of 3 articles has no date, so 1 weekday or other relative date in it cannot be read",
        "bridge-cost (amount): met in 2 of 3; silent: near.txt",
    ];
    desk.check(&["rules", "articles", "--coverage"], 0, &coverage);
}

#[test]
fn a_fact_that_met_nothing_fails_a_strict_check() {
    let desk = story("strict");
    fs::create_dir(desk.path("good")).unwrap();
    desk.write("good/a.txt", RIGHT);
    desk.write("good/b.txt", RIGHT);
    desk.check(&["check", "good"], 0, &["`builders` (count) met nothing in any of 2 articles"]);
    desk.check(&["check", "good", "--strict"], 1, &["`builders` (count) met nothing"]);
    desk.write("good/c.txt", "The bridge was built by 120 workers.");
    let said = desk.check(&["check", "good", "--strict"], 0, &[]);
    assert!(!said.contains("met nothing"), "{said}");
}

#[test]
fn why_tells_what_became_of_each_value() {
    let desk = story("why");
    let told = [
        "% likely: error [amount-differs] “$70 million” contradicts the declared $40 million",
        "% likely: bound: it agrees",
        "found: “price” in its predicate (\"cost\")",
        "for it: ",
    ];
    desk.check(&["why", "bridge-cost", "articles"], 0, &told);
    desk.check(&["why", "injured", "articles"], 0, &["[count-differs] “6” contradicts “11” in another source"]);
}

#[test]
fn the_table_sets_facts_against_sources() {
    let desk = story("table");
    desk.check(&["table", "articles"], 0, &["bridge-cost (amount)", "! $70 million", "wrong.txt"]);
    let csv = desk.check(
        &["table", "articles", "--format", "csv"],
        0,
        &["fact,kind,declared,articles/near.txt,articles/right.txt,articles/wrong.txt"],
    );
    assert!(csv.contains("bridge-cost,amount,$40 million,! $45 million,$40 million,! $70 million"), "{csv}");
    let table = desk.json(&["table", "articles", "--format", "json"]);
    let row = table["facts"].as_array().unwrap().iter().find(|row| row["fact"] == "bridge-cost").unwrap();
    let states: Vec<&str> =
        row["cells"].as_array().unwrap().iter().map(|cell| cell["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["contradicts", "agrees", "contradicts"]);
    assert_eq!(row["cells"][2]["says"][0]["text"], "$70 million");
}

#[test]
fn the_table_has_what_sources_say_and_nothing_that_may_be_of_something_else() {
    let desk = desk("table-says");
    let said = |text: &str| {
        desk.write("articles/a.txt", text);
        let table = desk.json(&["table", "articles", "--format", "json"]);
        let row = table["facts"].as_array().unwrap().iter().find(|row| row["fact"] == "bridge-cost").unwrap().clone();
        let says = row["cells"][0]["says"].as_array().cloned().unwrap_or_default();
        says.iter().map(|said| said["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(said("The bridge cost $70 million."), ["$70 million"]);
    // Without a rate nobody can say whether it differs; it is said all the same.
    assert_eq!(said("The bridge cost 90 billion drams."), ["90 billion drams"]);
    assert!(said("The bridge did not cost $70 million.").is_empty());
}

const STORM: [(&str, &str); 3] = [
    (
        "articles/gazette.txt",
        "The storm sank 12 trawlers at Kestrel Harbour in Varnholm, said Nadezhda Pilkova, the pilot of the Osmund Quay.\n",
    ),
    (
        "articles/herald.txt",
        "The storm sank 17 trawlers at Kestrel Harbour in Varnholm, said Nadeshda Pilkova, the pilot of the Osmund Quay.\n",
    ),
    ("articles/elsewhere.txt", "The choir of Ostwick sang for an hour.\n"),
];

#[test]
fn discover_prints_every_format_and_says_what_it_left_out() {
    let desk = desk("discover");
    for (path, article) in STORM {
        desk.write(path, article);
    }
    for format in ["terminal", "json", "jsonl", "sarif", "junit", "github", "html"] {
        let found = desk.run(&["discover", "articles", "--format", format]);
        assert_eq!(found.status.code(), Some(1), "{format}: {}", text(&found.stderr));
        let shown = text(&found.stdout);
        assert!(shown.contains("17 trawlers") && shown.contains("Nadeshda Pilkova"), "{format}: {shown}");
        assert!(!shown.contains("score"), "{shown}");
        assert!(text(&found.stderr).contains("1 of 3 articles is on no event that another is on: not compared"));
    }
}

#[test]
fn discover_adds_no_rule_twice() {
    let desk = desk("discover-write");
    for (path, article) in STORM {
        desk.write(path, article);
    }
    let added = |times: &str| {
        let found = desk.run(&["discover", "articles", "--write", "found.toml"]);
        assert!(text(&found.stderr).contains(times), "{}", text(&found.stderr));
        fs::read_to_string(desk.path("found.toml")).unwrap()
    };
    let once = added("rules added");
    assert_eq!(added("0 rules added"), once);
    assert!(!once.contains("canonical"), "one article to one settles no spelling: {once}");
}

#[test]
fn help_is_there_on_every_level() {
    let desk = desk("help");
    desk.check(&["--help"], 0, &["check", "rules", "Exit codes", "Examples"]);
    for command in ["check", "mentions", "similar", "rules", "why", "table"] {
        desk.check(&[command, "--help"], 0, &["Usage", "Examples", &format!("gainsay {command}")]);
    }
    desk.check(&["--version"], 0, &["gainsay 0."]);
    desk.check(&[], 2, &["Usage"]);
}

#[test]
fn nothing_colours_or_moves_where_no_terminal_is() {
    let desk = story("plain");
    desk.write("articles/odd.txt", "The bridge\u{1b}[31m cost $70\u{202e} million. The bridge cost $90 million.");
    for args in [
        &["check", "articles"][..],
        &["table", "articles"],
        &["why", "bridge-cost", "articles"],
        &["mentions", "articles/odd.txt"],
    ] {
        let output = desk.run(args);
        assert!(!output.stdout.contains(&0x1b), "{args:?}");
        assert!(!text(&output.stdout).contains('\u{202e}'), "{args:?}");
        assert!(!output.stderr.contains(&0x1b), "{args:?}");
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let desk = story("pipe");
    for n in 0..200 {
        desk.write(&format!("articles/{n}.txt"), WRONG.repeat(20));
    }
    for format in ["terminal", "jsonl"] {
        let mut child = desk
            .command(&["check", "articles", "--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(text(&output.stderr), "", "{format}");
    }
}
