//! What goes in and what comes out, from outside: types of input, several reports in one run, formats against their schemas.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "common/desk.rs"]
mod desk;

use desk::Desk;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

const RULES: &str = "[[person]]\nid = \"okonedo\"\ncanonical = \"Marta Okonedo\"\n\n\
    [[count]]\nid = \"builders\"\nabout = [\"bridge | crossing\"]\nof = \"workers | builders\"\nvalue = 120\n";

const ARTICLE: &str = "Marta Okonnedo spoke of the bridge.\n\nSome 90 builders worked on the bridge.\n";

fn desk(name: &str) -> Desk {
    let desk = Desk::new(name);
    desk.write("rules.toml", RULES);
    desk.write("a.txt", ARTICLE);
    desk
}

#[test]
fn standard_input_is_read_as_what_it_is() {
    let desk = desk("as");
    let page = "<!doctype html><html><head><script>var x = 'Marta Okonnedo';</script></head><body>\
        <p>Marta <b>Okon</b>nedo spoke of the bridge.</p></body></html>";
    for args in [&["check", "-"][..], &["check", "--as", "html", "-"]] {
        let said = String::from_utf8(desk.feed(args, page).stdout).unwrap();
        assert!(said.contains("<stdin>:1:") && said.matches("name-differs").count() == 1, "{said}");
    }
    // Near miss: said to be text, the page is text, script and all.
    let said = String::from_utf8(desk.feed(&["check", "--as", "text", "-"], page).stdout).unwrap();
    assert!(!said.contains("nothing found"), "{said}");
    let feed = format!("<rss><channel><item><guid>7</guid><description>{ARTICLE}</description></item></channel></rss>");
    assert!(String::from_utf8(desk.feed(&["check", "-"], &feed).stdout).unwrap().contains("<stdin>#7:1:"));
    desk.write("page", page);
    desk.check(&["check", "page", "--as", "html"], 1, &["page:1:"]);
    desk.check(&["check", "page", "--as", "pdf"], 2, &["invalid value 'pdf'", "asciidoc"]);
    desk.check(&["check", "a.txt", "--as", "xml"], 2, &["XML"]);
}

#[test]
fn what_is_not_read_is_told_with_what_to_do() {
    let desk = desk("unread");
    desk.write("a.rtf", r"{\rtf1\ansi Marta Okonnedo spoke.}");
    desk.check(&["check", "a.rtf"], 2, &["a.rtf: RTF is not read", "--convert-to docx"]);
    desk.write("a.pdf", "%PDF-1.7\n");
    desk.check(&["check", "a.pdf"], 2, &["PDF is not read", "pdftotext"]);
    desk.write("map.xml", "<urlset><url/></urlset>");
    desk.check(&["check", "map.xml"], 2, &["its first element is `urlset`", "RSS, Atom and NewsML-G2"]);
    desk.write("package.json", "{\"name\": \"x\"}");
    desk.check(&["check", "package.json"], 2, &["no ninjs"]);
    // Near miss: in a folder nobody meant them.
    for file in ["a.rtf", "a.pdf"] {
        fs::remove_file(desk.path(file)).unwrap();
    }
    let said = desk.check(&["check", "."], 1, &["1 source"]);
    assert!(!said.contains("map.xml") && !said.contains("package.json"), "{said}");
}

#[test]
fn bombs_and_cut_off_files_are_problems_and_end_soon() {
    let desk = desk("bombs");
    let begun = Instant::now();
    let gzip = |bytes: &[u8]| {
        use std::io::Write;
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    };
    let line = format!("{{\"id\": 1, \"text\": {:?}}}\n", ARTICLE);
    desk.write("whole.jsonl.gz", gzip(line.as_bytes()));
    desk.check(&["check", "whole.jsonl.gz"], 1, &["whole.jsonl.gz#1:1:"]);
    let packed = gzip(line.repeat(2000).as_bytes());
    desk.write("cut.jsonl.gz", &packed[..packed.len() - 9]);
    desk.check(&["check", "cut.jsonl.gz", "--format", "jsonl"], 2, &["it ends before its packed text does"]);
    desk.write("bomb.jsonl.gz", gzip(&vec![b'\n'; 200 << 20]));
    desk.check(&["check", "bomb.jsonl.gz"], 2, &["bomb.jsonl.gz", "as no text does"]);
    desk.write(
        "bomb.warc.gz",
        gzip(
            &[&b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9000000000\r\n\r\n"[..], &vec![0; 200 << 20]]
                .concat(),
        ),
    );
    desk.check(&["check", "bomb.warc.gz"], 2, &["the archive is damaged in its record 1", "as no text does"]);
    desk.write("deep.rss", format!("<rss>{}", "<a>".repeat(1 << 20)));
    desk.check(&["check", "deep.rss"], 2, &["deep.rss", "it ends before its `rss` does"]);
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
}

#[test]
fn several_reports_come_of_one_run() {
    let desk = desk("reports");
    let said = desk.check(
        &["check", "a.txt", "--report", "html=r.html", "--report", "csv=r.csv", "--report", "sarif=r.sarif"],
        1,
        &["name-differs"],
    );
    assert!(said.contains("2 errors"), "{said}");
    let page = desk.read("r.html");
    assert!(page.starts_with("<!doctype html>") && page.contains("Each fact against each article"), "{page}");
    let lines = desk.read("r.csv");
    assert_eq!(lines.lines().count(), 3, "{lines}");
    assert!(lines.contains("error,name-differs,okonedo,name,a.txt,1,1,Marta Okonnedo,"), "{lines}");
    serde_json::from_str::<Value>(&desk.read("r.sarif")).unwrap();
    // Reports are no articles, and none may take the place of one, or of another.
    desk.check(&["check", ".", "--report", "html=r.html"], 1, &["1 source"]);
    desk.check(&["check", "a.txt", "--report", "html=a.txt"], 2, &["would overwrite the article a.txt"]);
    desk.check(&["check", "a.txt", "--report", "html=x", "--report", "csv=x"], 2, &["two reports"]);
    desk.check(&["check", "a.txt", "--report", "html"], 2, &["FORMAT=FILE"]);
    desk.check(&["check", "a.txt", "--report", "pdf=x"], 2, &["no format `pdf`", "claimreview"]);
    assert!(!desk.files().iter().any(|file| file.ends_with(".tmp")), "{:?}", desk.files());
}

#[test]
fn discover_reports_in_every_format() {
    let desk = Desk::new("discover-formats");
    let article = |name: &str| {
        format!("The pilot {name} and the mate Orla Finnbarr left Varnholm for the Osmund Quay in Kestrel.\n")
    };
    desk.write("a.md", article("Nadezhda Pilkova"));
    desk.write("b.md", article("Nadeshda Pilkova"));
    for format in ["terminal", "json", "jsonl", "sarif", "junit", "github", "html", "csv"] {
        let said = desk.check(&["discover", "a.md", "b.md", "--format", format], 1, &["Nadeshda"]);
        assert!(said.contains("name-"), "{format}: {said}");
        desk.check(&["discover", "a.md", "b.md", "--report", &format!("{format}=out.{format}")], 1, &[]);
        assert!(desk.read(&format!("out.{format}")).contains("Nadeshda"), "{format}");
    }
    // No fact is declared, so that nothing is reviewed.
    let reviews = desk.json(&["discover", "a.md", "b.md", "--format", "claimreview"]);
    assert_eq!(reviews["@graph"], serde_json::json!([]));
}

#[test]
fn claims_are_reviewed() {
    let desk = desk("reviews");
    let reviews = desk.json(&["check", "a.txt", "--format", "claimreview"]);
    let count = &reviews["@graph"][1];
    assert_eq!((&reviews["@context"], &count["@type"]), (&"https://schema.org".into(), &"ClaimReview".into()));
    assert_eq!(count["claimReviewed"], "Some 90 builders worked on the bridge.");
    assert_eq!(count["itemReviewed"]["appearance"]["name"], "a.txt");
    assert_eq!(count["reviewRating"]["ratingValue"], 1);
}

#[test]
fn words_are_found_again_by_what_stands_around_them() {
    let desk = desk("selectors");
    let found = desk.json(&["check", "a.txt", "--format", "json"]);
    let selector = &found["findings"][1]["at"]["selector"];
    let part = |key: &str| selector[key].as_str().unwrap().to_owned();
    assert_eq!((part("type"), part("exact")), ("TextQuoteSelector".to_owned(), "90".to_owned()));
    assert!(ARTICLE.contains(&(part("prefix") + &part("exact") + &part("suffix"))), "{selector}");
}

/// The results of a SARIF log, which must be valid.
fn results(desk: &Desk, args: &[&str]) -> Vec<Value> {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/sarif-2.1.0.json");
    // One pattern of the published schema is no regular expression; its errata mend it so.
    let (wrong, mended) = ("|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "|^[a-zA-Z]{2}-[a-zA-Z]{2}?$");
    let schema = fs::read_to_string(schema).unwrap().replace(wrong, mended);
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let log = desk.json(args);
    let wrong: Vec<String> =
        validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    log["runs"][0]["results"].as_array().unwrap().clone()
}

#[test]
fn sarif_is_valid_and_knows_a_finding_wherever_it_moves() {
    let desk = desk("sarif");
    let print = |results: &[Value]| -> Vec<String> {
        results
            .iter()
            .map(|result| result["partialFingerprints"]["gainsayFinding/v1"].as_str().unwrap().to_owned())
            .collect()
    };
    let before = results(&desk, &["check", "a.txt", "--format", "sarif"]);
    desk.write("a.txt", format!("A first line.\n\n{ARTICLE}"));
    let after = results(&desk, &["check", "a.txt", "--format", "sarif"]);
    assert_eq!(print(&before), print(&after));
    assert_ne!(before[0]["locations"], after[0]["locations"]);
    // Near miss: other words are another finding.
    desk.write("a.txt", ARTICLE.replace("90", "95"));
    let other = results(&desk, &["check", "a.txt", "--format", "sarif"]);
    assert_eq!(print(&before)[0], print(&other)[0]);
    assert_ne!(print(&before)[1], print(&other)[1]);
    results(&desk, &["check", "gone.txt", "a.txt", "--format", "sarif"]);
    desk.write("b.md", "Marta Okonnedo spoke. <!-- gainsay-ignore okonedo: her own spelling -->\n");
    results(&desk, &["check", "b.md", "--show-ignored", "--format", "sarif"]);
    // A log of everything that the fixtures have.
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/cyber-pact");
    let found = results(&desk, &["check", fixtures.to_str().unwrap(), "--format", "sarif"]);
    assert!(found.len() > 5);
}

#[test]
fn the_page_is_filtered_without_a_script() {
    let desk = desk("page");
    desk.write("b.txt", "Marta Okonnedo spoke again of the bridge.\n");
    let page = desk.check(&["check", "a.txt", "b.txt", "--format", "html"], 1, &[]);
    assert!(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"), "{page}");
    assert!(page.contains("default-src 'none'") && page.contains("<select id=\"by-a\""), "{page}");
    for (words, count) in [("class=\"finding chosen ", 3), ("<details>", 2), ("id=\"n0\"", 1), ("href=\"#n0\"", 2)] {
        assert_eq!(page.matches(words).count(), count, "{words}: {page}");
    }
    assert!(page.contains("<mark class=\"error\">90</mark>"), "{page}");
}

#[test]
fn what_is_shown_is_chosen_by_code() {
    let desk = desk("shown");
    let said = desk.check(&["check", "a.txt", "--select", "count-differs"], 1, &["1 error"]);
    assert!(!said.contains("name-differs"), "{said}");
    desk.check(&["check", "a.txt", "--ignore", "count-differs", "--ignore", "name-differs"], 0, &["nothing found"]);
    desk.check(&["check", "a.txt", "--ignore", "count-difers"], 2, &["did you mean `count-differs`?"]);
    let said = desk.check(&["check", "a.txt", "--quiet", "--statistics"], 1, &["     1  count-differs\n"]);
    assert_eq!(said.lines().count(), 3, "{said}");
    desk.check(&["check", "a.txt", "--exit-zero"], 0, &["2 errors"]);
    desk.check(&["check", "gone.txt", "--exit-zero"], 2, &["no such file"]);
    assert!(desk.check(&["check", "a.txt", "--color", "always"], 1, &[]).contains('\x1b'));
    assert!(!desk.check(&["check", "a.txt", "--color", "never"], 1, &[]).contains('\x1b'));
    let lines =
        desk.check(&["check", "a.txt", "--select", "count-differs", "--format", "jsonl"], 1, &["\"findings\":1"]);
    assert!(!lines.contains("name-differs"), "{lines}");
}

#[cfg(target_os = "linux")]
#[test]
fn the_file_behind_standard_output_is_no_article() {
    let desk = desk("redirected");
    desk.write("report.txt", "Marta Okonnedo is a misspelling.\n");
    for _ in 0..2 {
        let report = fs::File::options().write(true).open(desk.path("report.txt")).unwrap();
        desk.command(&["check", "."]).stdout(report).status().unwrap();
        let said = desk.read("report.txt");
        assert!(said.contains("1 source, ") && !said.contains("report.txt"), "{said}");
    }
}
