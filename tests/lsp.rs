//! The language server, driven by a client that speaks the protocol over its standard input and output.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "common/desk.rs"]
mod desk;

use desk::Desk;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::time::{Duration, Instant};

const RULES: &str = "[[person]]\nid = \"okonedo\"\ncanonical = \"Marta Okonedo\"\nnote = \"as on her card\"\n\n\
    [[count]]\nid = \"builders\"\nabout = [\"bridge | crossing\"]\nof = \"workers | builders\"\nvalue = 120\n";

const ARTICLE: &str = "# News\n\n😀 Marta Okonnedo spoke of the bridge.\n\nSome 90 builders worked on the bridge.\n";

/// An editor, as far as the server can tell.
struct Editor {
    server: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    last: u64,
}

impl Editor {
    fn start(desk: &Desk) -> Self {
        let mut server = desk.command(&["lsp"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (input, output) = (server.stdin.take().unwrap(), BufReader::new(server.stdout.take().unwrap()));
        let mut editor = Self { server, input, output, last: 0 };
        let told = editor.ask("initialize", json!({ "processId": null, "rootUri": null, "capabilities": {} }));
        assert_eq!(told["serverInfo"]["name"], "gainsay");
        assert_eq!(told["capabilities"]["hoverProvider"], true);
        editor.tell("initialized", json!({}));
        editor
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        self.input.flush().unwrap();
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.output.read_line(&mut line).unwrap() > 0, "the server has gone");
            match line.trim_end() {
                "" => break,
                header => {
                    if let Some(value) = header.strip_prefix("Content-Length: ") {
                        length = value.parse().unwrap();
                    }
                }
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// The whole answer to a request; what the server tells meanwhile is passed over.
    fn respond(&mut self, method: &str, params: Value) -> Value {
        self.last += 1;
        let id = self.last;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.receive();
            if message["id"] == id {
                return message;
            }
        }
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        let answer = self.respond(method, params);
        assert!(answer["error"].is_null(), "{method}: {answer}");
        answer["result"].clone()
    }

    fn open(&mut self, uri: &str, text: &str) -> Vec<Value> {
        let document = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
        self.diagnostics(uri, 1)
    }

    fn change(&mut self, uri: &str, version: u64, text: &str) {
        let document = json!({ "uri": uri, "version": version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [{ "text": text }] }));
    }

    /// The next diagnostics of a text in that version.
    fn diagnostics(&mut self, uri: &str, version: u64) -> Vec<Value> {
        loop {
            let message = self.receive();
            let params = &message["params"];
            if message["method"] == "textDocument/publishDiagnostics"
                && params["uri"] == uri
                && params["version"] == version
            {
                return params["diagnostics"].as_array().unwrap().clone();
            }
        }
    }

    fn at(uri: &str, line: u64, character: u64) -> Value {
        json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } })
    }

    fn actions(&mut self, uri: &str, line: u64, character: u64) -> Vec<Value> {
        let place = json!({ "line": line, "character": character });
        let range = json!({ "start": place, "end": place });
        let params = json!({ "textDocument": { "uri": uri }, "range": range, "context": { "diagnostics": [] } });
        self.ask("textDocument/codeAction", params).as_array().unwrap().clone()
    }

    fn stop(mut self) {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        assert!(self.server.wait().unwrap().success());
    }
}

fn uri(desk: &Desk, file: &str) -> String {
    format!("file://{}", desk.path(file).canonicalize().unwrap().display())
}

fn codes(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().map(|diagnostic| diagnostic["code"].as_str().unwrap_or("")).collect()
}

fn desk(name: &str) -> Desk {
    let desk = Desk::new(name);
    desk.write("rules.toml", RULES);
    desk.write("a.md", ARTICLE);
    desk
}

/// The text after the edits of an action.
fn applied(text: &str, action: &Value, uri: &str) -> String {
    let edits = action["edit"]["changes"][uri].as_array().unwrap();
    let [edit] = &edits[..] else { panic!("{action}") };
    let offset = |position: &Value| {
        let (line, character) = (position["line"].as_u64().unwrap(), position["character"].as_u64().unwrap());
        let start: usize = text.split_inclusive('\n').take(usize::try_from(line).unwrap()).map(str::len).sum();
        let units: Vec<u16> = text[start..].encode_utf16().take(usize::try_from(character).unwrap()).collect();
        start + String::from_utf16(&units).unwrap().len()
    };
    let (start, end) = (offset(&edit["range"]["start"]), offset(&edit["range"]["end"]));
    format!("{}{}{}", &text[..start], edit["newText"].as_str().unwrap(), &text[end..])
}

#[test]
fn what_is_wrong_is_told_while_it_is_written() {
    let desk = desk("lsp-diagnostics");
    let mut editor = Editor::start(&desk);
    let uri_a = uri(&desk, "a.md");
    let found = editor.open(&uri_a, ARTICLE);
    assert_eq!(codes(&found), ["name-differs", "count-differs"]);
    // Columns count UTF-16 units: the sign before the name has two.
    assert_eq!(
        found[0]["range"],
        json!({ "start": { "line": 2, "character": 3 }, "end": { "line": 2, "character": 17 } })
    );
    let related = &found[1]["relatedInformation"][0];
    assert_eq!(
        (&related["location"]["uri"], &related["message"]),
        (&uri(&desk, "rules.toml").into(), &"declared: 120".into())
    );
    // The text in the editor counts, not the one on disk.
    editor.change(&uri_a, 2, &ARTICLE.replace("Okonnedo", "Okonedo"));
    assert_eq!(codes(&editor.diagnostics(&uri_a, 2)), ["count-differs"]);
    editor.change(&uri_a, 3, "");
    assert_eq!(editor.diagnostics(&uri_a, 3).len(), 1, "the file is empty");
    editor.stop();
}

#[test]
fn the_rules_in_the_editor_count_at_once() {
    let desk = desk("lsp-rules");
    let mut editor = Editor::start(&desk);
    let (article, rules) = (uri(&desk, "a.md"), uri(&desk, "rules.toml"));
    assert_eq!(editor.open(&article, ARTICLE).len(), 2);
    assert!(editor.open(&rules, RULES).is_empty());
    editor.change(&rules, 2, &RULES.replace("value = 120", "value = 90"));
    assert_eq!(codes(&editor.diagnostics(&article, 1)), ["name-differs"]);
    editor.change(&rules, 3, &RULES.replace("canonical", "canonicle"));
    let wrong = editor.diagnostics(&rules, 3);
    assert!(wrong[0]["message"].as_str().unwrap().contains("did you mean `canonical`?"), "{wrong:?}");
    assert_eq!(wrong[0]["range"]["start"], json!({ "line": 2, "character": 0 }));
    editor.stop();
}

#[test]
fn what_is_found_can_be_mended_and_ignored() {
    let desk = desk("lsp-actions");
    let mut editor = Editor::start(&desk);
    let article = uri(&desk, "a.md");
    editor.open(&article, ARTICLE);
    let actions = editor.actions(&article, 2, 5);
    let titles: Vec<&str> = actions.iter().map(|action| action["title"].as_str().unwrap()).collect();
    assert_eq!(
        titles,
        ["Write “Marta Okonedo”", "Ignore `okonedo` on this line", "Accept “Marta Okonnedo” for `okonedo`"]
    );
    let mended = applied(ARTICLE, &actions[0], &article);
    assert_eq!(mended, ARTICLE.replace("Okonnedo", "Okonedo"));
    let ignored = applied(ARTICLE, &actions[1], &article);
    assert!(ignored.contains("bridge. <!-- gainsay-ignore okonedo: REASON -->\n"), "{ignored}");
    editor.change(&article, 2, &ignored);
    assert_eq!(codes(&editor.diagnostics(&article, 2)), ["count-differs"]);
    // Near miss: beside the words nothing is offered.
    assert!(editor.actions(&article, 0, 2).is_empty());
    editor.stop();
}

#[test]
fn a_text_without_comments_is_ignored_in_the_rule_file() {
    let desk = desk("lsp-text");
    desk.write("b.txt", ARTICLE);
    let mut editor = Editor::start(&desk);
    let (article, rules) = (uri(&desk, "b.txt"), uri(&desk, "rules.toml"));
    assert_eq!(editor.open(&article, ARTICLE).len(), 2);
    editor.open(&rules, RULES);
    let actions = editor.actions(&article, 4, 6);
    let ignored = applied(RULES, &actions[0], &rules);
    editor.change(&rules, 2, &ignored);
    assert_eq!(codes(&editor.diagnostics(&article, 1)), ["name-differs"], "{ignored}");
    editor.stop();
}

#[test]
fn a_form_is_accepted_and_a_name_declared_in_the_rule_file() {
    let desk = desk("lsp-declare");
    let mut editor = Editor::start(&desk);
    let (article, rules) = (uri(&desk, "a.md"), uri(&desk, "rules.toml"));
    editor.open(&article, ARTICLE);
    editor.open(&rules, RULES);
    let action = |actions: &[Value], title: &str| -> Value {
        let found = actions.iter().find(|action| action["title"] == title);
        found.unwrap_or_else(|| panic!("{title}: {actions:?}")).clone()
    };
    let actions = editor.actions(&article, 4, 6);
    let accepted = applied(RULES, &action(&actions, "Accept “90” for `builders`"), &rules);
    assert!(accepted.contains("value = 120\naccept = [\"90\"]\n"), "{accepted}");
    editor.change(&rules, 2, &accepted);
    assert_eq!(codes(&editor.diagnostics(&article, 1)), ["name-differs"], "{accepted}");
    let actions = editor.actions(&article, 2, 5);
    let accepted = applied(&accepted, &action(&actions, "Accept “Marta Okonnedo” for `okonedo`"), &rules);
    editor.change(&rules, 3, &accepted);
    assert!(codes(&editor.diagnostics(&article, 1)).is_empty(), "{accepted}");
    // Words that are marked can be declared; lines and numbers cannot.
    let text = "Tilda Brandvold spoke.\n\nMarta Okonedo and 90 builders came.\n";
    editor.change(&article, 2, text);
    editor.diagnostics(&article, 2);
    let marked = |from: u64, to: u64| {
        let place = |character: u64| json!({ "line": 0, "character": character });
        json!({ "textDocument": { "uri": article }, "range": { "start": place(from), "end": place(to) }, "context": { "diagnostics": [] } })
    };
    let offered = editor.ask("textDocument/codeAction", marked(0, 15));
    let declared =
        applied(&accepted, &action(offered.as_array().unwrap(), "Add “Tilda Brandvold” as a fact: [[person]]"), &rules);
    assert!(
        declared.ends_with("\n[[person]]\nid = \"tilda-brandvold\"\ncanonical = \"Tilda Brandvold\"\n"),
        "{declared}"
    );
    editor.change(&rules, 4, &declared);
    assert!(editor.diagnostics(&rules, 4).is_empty());
    assert!(editor.ask("textDocument/codeAction", marked(16, 21)).as_array().unwrap().is_empty());
    editor.stop();
}

#[test]
fn a_value_that_agrees_tells_its_fact() {
    let desk = desk("lsp-agrees");
    let mut editor = Editor::start(&desk);
    let article = uri(&desk, "a.md");
    editor.open(&article, "Some 120 builders worked on the bridge.\n");
    let hover = editor.ask("textDocument/hover", Editor::at(&article, 0, 6));
    let says = hover["contents"]["value"].as_str().unwrap();
    assert!(says.contains("“120” agrees with `builders`"), "{says}");
    assert!(editor.ask("textDocument/hover", Editor::at(&article, 0, 20)).is_null());
    editor.stop();
}

#[test]
fn behind_a_finding_stand_the_fact_and_its_place() {
    let desk = desk("lsp-hover");
    desk.write("b.md", "Some 95 builders worked on the bridge.\n");
    let mut editor = Editor::start(&desk);
    let article = uri(&desk, "a.md");
    editor.open(&article, ARTICLE);
    let hover = editor.ask("textDocument/hover", Editor::at(&article, 2, 5));
    let says = hover["contents"]["value"].as_str().unwrap();
    assert!(says.contains("okonedo") && says.contains("as on her card"), "{says}");
    assert!(editor.ask("textDocument/hover", Editor::at(&article, 0, 3)).is_null());
    let places = editor.ask("textDocument/definition", Editor::at(&article, 4, 6));
    assert_eq!(places[0]["uri"], uri(&desk, "rules.toml"));
    assert_eq!(places[0]["range"]["start"], json!({ "line": 9, "character": 8 }));
    // Another open article that contradicts this one stands beside the rule.
    let other = uri(&desk, "b.md");
    assert_eq!(codes(&editor.open(&other, &desk.read("b.md"))), ["count-differs"]);
    editor.stop();
}

#[test]
fn keys_and_ids_are_completed() {
    let desk = desk("lsp-completion");
    let mut editor = Editor::start(&desk);
    let (rules, article) = (uri(&desk, "rules.toml"), uri(&desk, "a.md"));
    editor.open(&article, ARTICLE);
    let text = format!("{RULES}\n[[role]]\nof = \"@o\"\n");
    editor.open(&rules, &text);
    let line = u64::try_from(text.lines().count()).unwrap() - 1;
    let offered = editor.ask("textDocument/completion", Editor::at(&rules, line, 8));
    assert!(offered.as_array().unwrap().iter().any(|item| item["label"] == "okonedo"), "{offered}");
    assert!(editor.ask("textDocument/completion", Editor::at(&article, 0, 1)).is_null());
    editor.stop();
}

#[test]
fn what_makes_no_sense_breaks_nothing() {
    let desk = desk("lsp-broken");
    let mut editor = Editor::start(&desk);
    editor.tell("textDocument/didOpen", json!({ "textDocument": 5 }));
    editor
        .tell("textDocument/didChange", json!({ "textDocument": { "uri": "file:///none.md" }, "contentChanges": [] }));
    editor.tell("$/whatever", json!(null));
    assert_eq!(editor.respond("textDocument/whatever", json!({}))["error"]["code"], -32601);
    assert!(editor.ask("textDocument/hover", Editor::at("file:///none.md", 0, 0)).is_null());
    assert!(editor.ask("textDocument/hover", json!(null)).is_null());
    // A text that has no place on disk is read, too, without rules.
    assert_eq!(codes(&editor.open("untitled:Untitled-1", "She saw the the bridge in the rain.\n")), ["doubled-word"]);
    // Two folders with rules of their own, in turn.
    desk.write("x/rules.toml", RULES.replace("120", "90"));
    desk.write("x/c.md", ARTICLE);
    let (a, c) = (uri(&desk, "a.md"), uri(&desk, "x/c.md"));
    assert_eq!(editor.open(&a, ARTICLE).len(), 2);
    assert_eq!(codes(&editor.open(&c, ARTICLE)), ["name-differs"]);
    editor.change(&a, 2, ARTICLE);
    assert_eq!(editor.diagnostics(&a, 2).len(), 2);
    editor.stop();
}

/// An article of so many bytes, some paragraphs of which speak of the facts of [`many_rules`].
fn long_article(bytes: usize, facts: usize) -> String {
    let mut text = String::from("# The harbour\n\n");
    for number in 0.. {
        if text.len() >= bytes {
            break;
        }
        let (place, things) = words_of(number * 37 % facts);
        let count = 41 + number % 60;
        if number % 40 == 0 {
            text.push_str(&format!("Some {count} {things} came to {place} in May, and nobody was hurt there.\n\n"));
        }
        text.push_str("The mayor said that the town would wait for the winter, and that the old road should stay.\n\n");
    }
    text
}

/// A place and a thing to count, of which no other number has one.
fn words_of(number: usize) -> (String, String) {
    let letter = |at: usize| char::from(b'a' + u8::try_from(at % 26).unwrap());
    let stem = format!("{}o{}a{}e", letter(number), letter(number / 26), letter(number / 7));
    (format!("{}lund", stem.to_uppercase()), format!("{stem}bergs"))
}

fn many_rules(facts: usize) -> String {
    let fact = |number: usize| {
        let (place, things) = words_of(number);
        let value = 40 + number % 60;
        format!("[[count]]\nid = \"f{number}\"\nabout = [\"{place}\"]\nof = \"{things}\"\nvalue = {value}\n\n")
    };
    (0..facts).map(fact).collect()
}

/// So many keystrokes are timed.
const KEYSTROKES: usize = 20;

/// How long the later of the keystrokes in an article of 50 kB take, with so many facts, until its diagnostics are there.
#[expect(clippy::print_stdout, reason = "what was measured is to be read")]
fn keystroke(facts: usize) -> Duration {
    let desk = Desk::new(&format!("lsp-speed-{facts}"));
    desk.write("rules.toml", many_rules(facts));
    let text = long_article(50_000, facts);
    desk.write("a.md", &text);
    let mut editor = Editor::start(&desk);
    let article = uri(&desk, "a.md");
    let found = editor.open(&article, &text).len();
    let mut times: Vec<Duration> = Vec::new();
    for version in 2..KEYSTROKES as u64 + 2 {
        let keyed = text.replacen("mayor", &format!("mayor{version}"), 1);
        let begun = Instant::now();
        editor.change(&article, version, &keyed);
        editor.diagnostics(&article, version);
        times.push(begun.elapsed());
    }
    editor.stop();
    times.sort();
    let (median, late) = (times[KEYSTROKES / 2], times[KEYSTROKES * 95 / 100]);
    println!("{} bytes, {facts} facts, {found} findings: median {median:?}, 95th percentile {late:?}", text.len());
    late
}

/// Run with `--release -- --ignored --nocapture`.
#[test]
#[ignore = "a measure, for an optimised build"]
fn a_keystroke_is_answered_at_once() {
    let late = [10, 100, 1000].map(keystroke);
    assert!(late.iter().all(|&late| late < Duration::from_millis(50)), "{late:?}");
}
