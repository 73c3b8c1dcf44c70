//! The commands for every day, from outside: silencing, baselines, tests, mending, a first rule file, help for shells.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "common/desk.rs"]
mod desk;

use desk::Desk;
use gainsay::checklist::Check;
use gainsay::codes::CODES;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const RULES: &str = r#"
[[person]]
id = "okonedo"
canonical = "Marta Okonedo"

[[count]]
id = "builders"
about = ["bridge | crossing"]
of = "workers | builders"
value = 120
"#;

const ARTICLE: &str = "Marta Okonnedo spoke of the bridge.\n\nSome 90 builders worked on the bridge.\n";

fn desk(name: &str) -> Desk {
    let desk = Desk::new(name);
    desk.write("rules.toml", RULES);
    desk
}

#[test]
fn what_is_silenced_is_counted_and_can_be_shown() {
    let desk = desk("silenced");
    desk.write("a.md", ARTICLE.replace("bridge.\n\n", "bridge. <!-- gainsay-ignore okonedo: her own spelling -->\n\n"));
    let said = desk.check(&["check", "a.md"], 1, &["1 error, 1 ignored"]);
    assert!(!said.contains("Okonnedo"), "{said}");
    desk.check(&["check", "a.md", "--show-ignored"], 1, &["note[name-differs]", "ignored: her own spelling (a.md:1)"]);
    // Near miss: what is shown again makes no exit code.
    desk.write("b.md", "Marta Okonnedo spoke. <!-- gainsay-ignore okonedo: her own spelling -->\n");
    desk.check(&["check", "b.md", "--show-ignored", "--fail-on", "note"], 0, &["nothing found in 1 source, 1 ignored"]);
    let sarif = desk.check(&["check", "b.md", "--show-ignored", "--format", "sarif"], 0, &[]);
    let sarif: Value = serde_json::from_str(&sarif).unwrap();
    let suppression = &sarif["runs"][0]["results"][0]["suppressions"][0];
    assert_eq!((&suppression["kind"], &suppression["justification"]), (&"inSource".into(), &"her own spelling".into()));
    let lines =
        desk.check(&["check", "b.md", "--show-ignored", "--format", "jsonl"], 0, &["\"reason\":\"her own spelling\""]);
    assert!(lines.contains("\"ignored\":1"), "{lines}");
}

#[test]
fn a_comment_silences_what_is_discovered() {
    let desk = Desk::new("silenced-discover");
    let article = |name: &str, more: &str| {
        format!("The pilot {name} and the mate Orla Finnbarr left Varnholm for the Osmund Quay in Kestrel. {more}\n")
    };
    desk.write("a.md", article("Nadezhda Pilkova", ""));
    desk.write("b.md", article("Nadeshda Pilkova", ""));
    desk.check(&["discover", "."], 1, &["name-"]);
    let said = desk.check(&["discover", ".", "--format", "github"], 1, &[]);
    let code = said.split("title=").nth(1).and_then(|rest| rest.split([':', ' ']).next()).unwrap();
    desk.write(
        "b.md",
        article("Nadeshda Pilkova", &format!("<!-- gainsay-ignore {code}, story-fact: her own spelling -->")),
    );
    let said = desk.check(&["discover", "."], 0, &["1 ignored"]);
    assert!(!said.contains("ignores nothing"), "{said}");
}

#[test]
fn the_ready_line_silences_its_finding() {
    let desk = desk("ready");
    desk.write("a.md", ARTICLE);
    let said =
        desk.check(&["check", "a.md", "--ignore-lines"], 1, &["to ignore it: <!-- gainsay-ignore okonedo: REASON -->"]);
    let line = said.lines().find_map(|line| line.trim().strip_prefix("to ignore it: ")).unwrap();
    desk.write("a.md", ARTICLE.replace("bridge.\n\n", &format!("bridge. {line}\n\n")));
    desk.check(&["check", "a.md"], 1, &["1 ignored"]);
    desk.write("b.txt", ARTICLE);
    let said = desk.check(&["check", "b.txt", "--ignore-lines"], 1, &["to ignore it, in the rule file:"]);
    let tables: Vec<&str> = said.lines().filter_map(|line| line.strip_prefix("    ")).collect();
    let tables: Vec<&&str> = tables.iter().filter(|line| line.starts_with("[[") || line.contains(" = ")).collect();
    let tables = tables.iter().map(|line| format!("{line}\n")).collect::<String>();
    desk.write("rules.toml", format!("{RULES}\n{tables}"));
    desk.check(&["check", "b.txt"], 0, &["nothing found in 1 source, 2 ignored"]);
}

#[test]
fn what_ignores_nothing_is_told() {
    let desk = desk("unused");
    desk.write("a.md", "All is well. <!-- gainsay-ignore okonedo: so -->\n");
    desk.check(&["check", "a.md"], 0, &["this ignores nothing: no finding of `okonedo` is there", "a.md:1:14"]);
    desk.check(&["check", "a.md", "--strict"], 1, &[]);
    desk.write("a.md", "All is well. <!-- gainsay-ignore okonnedo: so -->\n");
    desk.check(&["check", "a.md"], 0, &["neither a fact of these rules nor a code", "did you mean `okonedo`?"]);
    // An archive is not reported on, nor are its comments.
    desk.write("b.txt", "All is well.\n");
    let said = desk.check(&["check", "b.txt", "--against", "a.md"], 0, &[]);
    assert!(!said.contains("ignores nothing"), "{said}");
}

#[test]
fn an_ignore_of_the_rules_is_read_with_care() {
    let desk = desk("ignore-rules");
    desk.write("a.txt", ARTICLE);
    for (keys, says) in [
        ("fact = 'okonedo'", "[[ignore]] has no `reason`"),
        ("reason = 'so'", "names neither a `fact` nor a `code`"),
        ("fact = 'okonnedo'\nreason = 'so'", "did you mean `okonedo`?"),
        ("code = 'name-difers'\nreason = 'so'", "did you mean `name-differs`?"),
        ("fact = 'okonedo'\nreason = 'so'\nword = 'x'", "did you mean `words`?"),
    ] {
        desk.write("rules.toml", format!("{RULES}\n[[ignore]]\n{keys}\n"));
        desk.check(&["check", "a.txt"], 2, &[says]);
    }
}

#[test]
fn a_baseline_leaves_what_is_new() {
    let desk = desk("baseline");
    desk.write("articles/a.txt", ARTICLE);
    desk.check(&["check", "articles", "--baseline", "known.json"], 2, &["there is no baseline", "gainsay baseline"]);
    desk.check(&["baseline", "articles", "-o", "known.json"], 0, &["2 findings in known.json"]);
    desk.check(&["check", "articles", "--baseline", "known.json"], 0, &["nothing new in 1 source, 2 in the baseline"]);
    // Text may move, and the command be given from elsewhere.
    desk.write("articles/a.txt", format!("A line.\n\nAnother.\n\n{ARTICLE}"));
    desk.check(&["check", "./articles/a.txt", "--baseline", "known.json", "--format", "jsonl"], 0, &["\"known\":2"]);
    desk.write("articles/a.txt", ARTICLE.replace("90", "95"));
    let said = desk.check(&["check", "articles", "--baseline", "known.json"], 1, &["95", "1 error, 1 in the baseline"]);
    assert!(!said.contains("Okonnedo"), "{said}");
    desk.check(&["baseline", "articles", "-o", "known.json"], 0, &["2 findings in known.json: 1 new, 1 gone"]);
    // What is no baseline is told, and what is there survives what cannot be read.
    let before = desk.read("known.json");
    desk.check(&["baseline", "articles", "none.txt", "-o", "known.json"], 2, &["known.json is not written"]);
    assert_eq!(desk.read("known.json"), before);
    desk.write("known.json", "{}");
    desk.check(&["check", "articles", "--baseline", "known.json"], 2, &["this is no baseline"]);
    desk.check(&["baseline", "articles/a.txt", "-o", "articles/a.txt"], 2, &["would overwrite the article"]);
    desk.check(&["baseline", "articles", "-o", "articles/a.txt"], 2, &["this is no baseline"]);
    desk.check(&["baseline", "articles", "-o", "no/such/folder.json"], 2, &["cannot be written"]);
}

#[test]
fn codes_are_explained() {
    let desk = Desk::new("explain");
    desk.check(
        &["explain", "amount-differs"],
        0,
        &["amount-differs: ", "for example", "gainsay-ignore amount-differs"],
    );
    desk.check(&["explain", "weekday"], 0, &["weekday-wrong: ", "weekday = \"error\""]);
    desk.check(
        &["explain", "amount-difers"],
        2,
        &["there is no code `amount-difers`", "did you mean `amount-differs`?"],
    );
    desk.check(&["explain", "whatever"], 2, &["`gainsay explain` lists all codes"]);
    let listed = desk.check(&["explain"], 0, &[]);
    for entry in CODES {
        assert!(listed.contains(entry.says), "{} is not listed", entry.code);
    }
}

#[test]
fn every_code_that_is_found_is_explained() {
    let known = |code: &str| CODES.iter().any(|entry| entry.code == code);
    let checks: Vec<(&str, Option<&str>)> = Check::all().map(|check| (check.code(), Some(check.name()))).collect();
    let explained: Vec<(&str, Option<&str>)> =
        CODES.iter().filter(|entry| entry.check.is_some()).map(|entry| (entry.code, entry.check)).collect();
    assert_eq!(explained, checks);
    let mut files = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")];
    let mut found = 0;
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.file_name().is_some_and(|name| name == "expected.txt") {
            for line in fs::read_to_string(&path).unwrap().lines() {
                let code = ["error[", "warning[", "note["].iter().find_map(|level| line.strip_prefix(level));
                let Some((code, _)) = code.and_then(|rest| rest.split_once(']')) else { continue };
                assert!(known(code), "{code} of {} is not explained", path.display());
                found += 1;
            }
        }
    }
    assert!(found > 100, "{found}");
}

#[test]
fn shells_and_readers_of_manuals_are_helped() {
    let desk = Desk::new("shells");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        desk.check(&["completions", shell], 0, &["gainsay", "baseline", "show-ignored"]);
    }
    desk.check(&["completions", "dos"], 2, &["bash"]);
    desk.check(&["man", "pages"], 0, &[]);
    let page = fs::read_to_string(desk.path("pages/gainsay-check.1")).unwrap();
    assert!(page.contains("gainsay\\-check") && page.contains("show\\-ignored"), "{page}");
    for command in ["baseline", "discover", "explain", "fix", "init", "test"] {
        assert!(desk.path(&format!("pages/gainsay-{command}.1")).exists(), "{command}");
    }
    desk.write("file", "");
    desk.check(&["man", "file"], 2, &["cannot be written"]);
}

#[test]
fn a_first_rule_file_is_written_and_never_over_another() {
    let desk = Desk::new("init");
    desk.check(
        &["init", "--name", "Marta Okonedo", "--name", "Port Lisken"],
        0,
        &["rules.toml is begun, with 2 rules"],
    );
    desk.check(&["rules"], 0, &["marta-okonedo", "port-lisken", "2 facts in 1 rule file"]);
    desk.write("a.txt", "Marta Okonnedo came to Port Lisken.\n");
    desk.check(&["check", "a.txt"], 1, &["Marta Okonnedo"]);
    let before = desk.read("rules.toml");
    desk.check(&["init", "--name", "Other"], 2, &["rules.toml is already there", "discover"]);
    assert_eq!(desk.read("rules.toml"), before);
    desk.check(&["init", "--name", "\u{1f4a5}", "-o", "other.toml"], 2, &[]);
    assert_eq!(desk.files(), ["a.txt", "rules.toml"]);
}

#[test]
fn without_names_what_articles_say_differently_begins_the_rules() {
    let desk = Desk::new("init-discover");
    let article = |name: &str| {
        format!("The pilot {name} and the mate Orla Finnbarr left Varnholm for the Osmund Quay in Kestrel.\n")
    };
    desk.write("story/a.txt", article("Nadezhda Pilkova"));
    desk.write("story/b.txt", article("Nadeshda Pilkova"));
    desk.check(&["init", "story", "-o", "story.toml"], 0, &["story.toml is begun, with 1 rule"]);
    desk.check(&["check", "story", "--rules", "story.toml", "--fail-on", "warning"], 1, &["Pilkova"]);
    // Near miss: nothing to begin with.
    desk.write("empty/a.txt", "It rained.\n");
    desk.check(&["init", "empty", "-o", "empty.toml"], 0, &["with 0 rules"]);
    desk.check(&["check", "empty", "--rules", "empty.toml"], 0, &["nothing found"]);
}

#[test]
fn tests_fail_on_missed_and_on_new_findings() {
    let desk = desk("test");
    desk.write("t/a.txt", ARTICLE);
    desk.check(&["test", "t"], 1, &["t/a.txt: nothing lies beside it", "1 article: 0 as expected, 1 not"]);
    desk.check(
        &["test", "t", "--accept"],
        0,
        &["new: error name-differs okonedo: Marta Okonnedo", "t/a.txt.expected written"],
    );
    desk.check(&["test", "t"], 0, &["1 article: 1 as expected, 0 not"]);
    // Moved text is the same, another number is not.
    desk.write("t/a.txt", format!("A line.\n\n{ARTICLE}"));
    desk.check(&["test", "t"], 0, &[]);
    desk.write("t/a.txt", ARTICLE.replace("90", "95"));
    let missed = "t/a.txt: missed: error count-differs builders: 90";
    desk.check(&["test", "t"], 1, &[missed, "t/a.txt: new: error count-differs builders: 95"]);
    desk.check(&["test", "t", "--format", "junit"], 1, &["failures=\"1\"", "missed: error count-differs builders: 90"]);
    // A remark survives, and a silent article is expected to be silent.
    desk.write("t/a.txt.expected", format!("# the first edition\n{}", desk.read("t/a.txt.expected")));
    desk.write("t/b.txt", "Marta Okonedo spoke.\n");
    desk.check(&["test", "t", "--accept"], 0, &[]);
    assert!(desk.read("t/a.txt.expected").starts_with("# the first edition\n"));
    assert_eq!(desk.read("t/b.txt.expected"), "# nothing\n");
    desk.check(&["test", "t"], 0, &["2 articles: 2 as expected"]);
    desk.check(&["test", "none"], 2, &["no such file"]);
}

#[test]
fn what_is_plain_is_mended_and_what_is_said_is_not() {
    let desk = desk("fix");
    let article = "# News\n\nMarta Okonnedo saw the the **bridge**.\n\n\"It was Marta Okonnedo,\" he said.\n";
    desk.write("a.md", article);
    desk.check(
        &["fix", "a.md", "--diff"],
        1,
        &[
            "-Marta Okonnedo saw the the **bridge**.",
            "+Marta Okonedo saw the **bridge**.",
            "2 places in 1 file would be mended",
        ],
    );
    assert_eq!(desk.read("a.md"), article);
    desk.check(&["fix", "a.md"], 0, &["2 places in 1 file mended"]);
    let mended = "# News\n\nMarta Okonedo saw the **bridge**.\n\n\"It was Marta Okonnedo,\" he said.\n";
    assert_eq!(desk.read("a.md"), mended);
    desk.check(&["fix", "a.md"], 0, &["0 places in 0 files mended"]);
    assert_eq!(desk.files(), ["a.md", "rules.toml"]);
}

#[test]
fn mending_keeps_every_other_byte() {
    let desk = desk("fix-bytes");
    desk.write("a.txt", "\u{feff}Ceci n’est pas.\r\n\r\nMarta Okonnedo spoke.\r\n");
    desk.check(&["fix", "a.txt"], 0, &["1 place in 1 file mended"]);
    assert_eq!(desk.read("a.txt"), "\u{feff}Ceci n’est pas.\r\n\r\nMarta Okonedo spoke.\r\n");
    desk.write("b.html", "<p>Marta&nbsp;Okonnedo spoke &amp; Marta Okonnedo sat.</p>\n");
    desk.check(&["fix", "b.html"], 1, &["the file writes it in another way"]);
    assert_eq!(desk.read("b.html"), "<p>Marta&nbsp;Okonnedo spoke &amp; Marta Okonedo sat.</p>\n");
    desk.write("c.jsonl", "{\"id\": \"1\", \"text\": \"Marta Okonnedo spoke.\"}\n");
    desk.check(&["fix", "c.jsonl"], 1, &["only texts, pages and .docx files are changed"]);
}

#[test]
fn another_word_is_only_offered() {
    let desk = Desk::new("fix-terms");
    desk.write("rules.toml", "[[term]]\nid = 'wall'\nprefer = 'breakwater'\nreject = ['mole']\n");
    desk.write("a.txt", "The mole was new. Mole after mole broke. She saw a mole. Two moles broke.\n");
    desk.check(&["fix", "a.txt"], 1, &["“mole”, perhaps “breakwater”: another word may need", "“moles”"]);
    let text = desk.read("a.txt");
    assert_eq!(text, "The breakwater was new. Breakwater after breakwater broke. She saw a mole. Two moles broke.\n");
}

#[test]
fn facts_that_are_due_are_listed() {
    let desk = Desk::new("due");
    let fact =
        |id: &str, keys: &str| format!("[[count]]\nid = '{id}'\nabout = 'pier'\nof = 'boats'\nvalue = 5\n{keys}\n");
    desk.write("rules.toml", fact("a", "review_after = 2026-09-01\nchecked = 2026-03-02\nby = 'Ida'") + &fact("b", ""));
    let due = [
        "a (count): due since 2026-09-01, checked 2026-03-02 by Ida",
        "1 of 2 facts is due",
        "1 has no `review_after`",
    ];
    desk.check(&["rules", "--due", "--on", "2026-09-02"], 1, &due);
    desk.check(&["rules", "--due", "--on", "2026-09-01"], 0, &["0 of 2 facts are due on 2026-09-01"]);
    desk.check(&["rules", "--due", "--on", "soon"], 2, &["`soon` is no day"]);
    desk.check(&["rules", "--due", "a.txt"], 2, &[]);
    desk.write("rules.toml", fact("a", "review_after = 'soon'"));
    desk.check(&["rules", "--due"], 2, &["cannot read `soon` as a date"]);
}

#[test]
fn what_a_changed_fact_affects_is_listed() {
    let desk = desk("affected");
    desk.write("archive/a.txt", ARTICLE);
    desk.write("archive/b.txt", "Some 120 builders worked on the bridge.\n");
    let said = desk.check(
        &["affected", "--fact", "builders", "archive"],
        1,
        &["archive/a.txt:3:6: “90”", "1 of 2 articles contradicts `builders`"],
    );
    assert!(!said.contains("Okonnedo"), "{said}");
    desk.check(&["affected", "--fact", "bilders", "archive"], 2, &["did you mean `builders`?"]);
    desk.check(&["affected", "--fact", "builders", "archive/b.txt"], 0, &["0 of 1 article contradict `builders`"]);
    desk.check(&["affected", "--fact", "builders", "archive", "--format", "github"], 1, &["count-differs"]);
}

#[test]
fn a_near_miss_of_a_rule_stays_silent() {
    let desk = Desk::new("silent");
    let rules = |sentence: &str| {
        format!("[[count]]\nid = 'a'\nabout = 'pier'\nof = 'boats'\nvalue = 5\n[[count.test]]\nsilent = '{sentence}'\n")
    };
    desk.write("rules.toml", rules("At the pier stood 9 sheds."));
    desk.check(&["rules"], 0, &["1 example holds"]);
    desk.write("rules.toml", rules("At the pier lay 9 boats."));
    desk.check(&["rules"], 2, &["this example should say nothing of `a`, but “9” is read as it"]);
}

/// What cannot be written to is told, and nothing is left behind.
#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_to_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let desk = desk("read-only");
    desk.write("d/a.txt", ARTICLE);
    let folder = desk.path("d");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    // Who may write everywhere is not kept out by permissions.
    if fs::write(folder.join("probe"), "").is_err() {
        desk.check(&["fix", "d"], 2, &["cannot be written"]);
        desk.check(&["baseline", "d", "-o", "d/b.json"], 2, &["cannot be written"]);
        desk.check(&["test", "d", "--accept"], 2, &["cannot be written"]);
        desk.check(&["init", "d", "-o", "d/rules.toml"], 2, &["cannot be written"]);
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    let names: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(names.iter().all(|name| !name.to_string_lossy().ends_with(".tmp")), "{names:?}");
    assert_eq!(desk.read("d/a.txt"), ARTICLE);
}

#[test]
fn two_at_once_leave_one_whole_file() {
    let desk = desk("two");
    desk.write("a.txt", ARTICLE.repeat(200));
    let start = || desk.command(&["baseline", "a.txt", "-o", "b.json"]).spawn().unwrap();
    let (mut one, mut other) = (start(), start());
    assert!(one.wait().unwrap().success() && other.wait().unwrap().success());
    desk.check(&["check", "a.txt", "--baseline", "b.json"], 0, &["nothing new"]);
    assert_eq!(desk.files(), ["a.txt", "b.json", "rules.toml"]);
}

#[test]
fn what_is_killed_leaves_the_file_as_it_was() {
    let desk = desk("killed");
    desk.write("a.txt", ARTICLE.repeat(2000));
    let before = desk.read("a.txt");
    let mut child = desk.command(&["fix", "a.txt"]).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(5));
    let _ = child.kill();
    let _ = child.wait();
    let now = desk.read("a.txt");
    assert!(now == before || !now.contains("Okonnedo"), "half a file is mended");
}

/// A part of a Word document.
fn part(desk: &Desk, file: &str, part: &str) -> String {
    let mut archive = zip::ZipArchive::new(fs::File::open(desk.path(file)).unwrap()).unwrap();
    std::io::read_to_string(archive.by_name(part).unwrap()).unwrap()
}

#[test]
fn a_word_document_is_mended_with_tracked_changes() {
    let desk = Desk::new("fix-word");
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/desk/fix-word");
    for file in ["rules.toml", "loud.docx"] {
        desk.write(file, fs::read(fixture.join(file)).unwrap());
    }
    let before = fs::read(desk.path("loud.docx")).unwrap();
    let said =
        desk.check(&["fix", "loud.docx", "--diff"], 1, &["+The mayor, Tilda Okonedo, walked along the breakwater"]);
    assert!(said.contains("would be mended, in Word documents as tracked changes"), "{said}");
    assert_eq!(fs::read(desk.path("loud.docx")).unwrap(), before, "--diff changes nothing");
    let styles = part(&desk, "loud.docx", "word/styles.xml");
    desk.check(&["fix", "loud.docx"], 0, &["mended, in Word documents as tracked changes"]);
    let xml = part(&desk, "loud.docx", "word/document.xml");
    assert!(
        xml.contains("w:author=\"gainsay\"") && xml.contains("<w:delText xml:space=\"preserve\">nedo</w:delText>"),
        "{xml}"
    );
    // What the speaker said stays, and so do the other parts.
    assert!(xml.contains("Nobody told Tilda Okonnedo"), "{xml}");
    assert_eq!(part(&desk, "loud.docx", "word/styles.xml"), styles);
    desk.check(&["fix", "loud.docx"], 0, &["0 places in 0 files mended"]);
}

#[test]
fn a_comment_of_mdx_silences_and_is_offered() {
    let desk = desk("mdx");
    desk.write("a.mdx", ARTICLE);
    let line = "{/* gainsay-ignore okonedo: REASON */}";
    desk.check(&["check", "a.mdx", "--ignore-lines"], 1, &[&format!("to ignore it: {line}")]);
    desk.write("a.mdx", ARTICLE.replace("bridge.\n\n", &format!("bridge. {line}\n\n")));
    let said = desk.check(&["check", "a.mdx"], 1, &["1 error, 1 ignored"]);
    assert!(!said.contains("Okonnedo"), "{said}");
    // Formats with comments that cannot stand behind text are silenced in the rule file.
    desk.write("a.rst", ARTICLE);
    desk.check(&["check", "a.rst", "--ignore-lines"], 1, &["to ignore it, in the rule file:"]);
    desk.check(&["fix", "a.rst"], 0, &["1 place in 1 file mended"]);
}

#[test]
fn a_folder_is_watched() {
    let desk = desk("watch");
    desk.write("a.txt", "Marta Okonedo spoke of the bridge.\n");
    let mut command = desk.command(&["check", "a.txt", "--watch", "--rounds", "4"]);
    command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut told = std::io::BufReader::new(child.stderr.take().unwrap());
    let mut wait = || {
        let mut line = String::new();
        while line != "watching; Ctrl-C ends\n" {
            line.clear();
            assert!(std::io::BufRead::read_line(&mut told, &mut line).unwrap() > 0, "it ended early");
        }
    };
    // Put in place at once: half a file would be a change of its own.
    let save = |file: &str, text: &str| {
        desk.write("draft", text);
        fs::rename(desk.path("draft"), desk.path(file)).unwrap();
    };
    wait();
    save("a.txt", ARTICLE);
    wait();
    // A rule file that is broken for a moment ends nothing.
    save("rules.toml", "[[person]\n");
    wait();
    save("rules.toml", &RULES.replace("120", "90"));
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(["nothing found in 1 source", "2 errors", "1 error\n"].iter().all(|words| said.contains(words)), "{said}");
    assert_eq!(output.status.code(), Some(1));
    // A report that lies among the articles, and is written anew each time, is no reason to check again.
    let args = ["check", ".", "--watch", "--rounds", "2", "--report", "html=report.html"];
    let mut child =
        desk.command(&args).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1500));
    assert!(child.try_wait().unwrap().is_none(), "it checked again");
    child.kill().unwrap();
    child.wait().unwrap();
    desk.check(&["check", "-", "--watch"], 2, &["standard input cannot be watched"]);
}
