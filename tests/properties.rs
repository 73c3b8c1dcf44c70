//! What holds for any articles and any rules, which tables of cases cannot show.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{entries, root};
use gainsay::check::check;
use gainsay::finding::{Finding, Label, Report, Side};
use gainsay::fix::{SourceEdits, edited, plan_edits};
use gainsay::problem::FileText;
use gainsay::report::{Style, github, html, json, jsonl, junit, sarif, terminal};
use gainsay::rules::{Rules, parse_rules};
use gainsay::source::{Batch, Source, read_articles, read_text};
use gainsay::span::SourceId;
use proptest::prelude::*;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

/// Cases a property: a few seconds in all, in a debug build.
const CASES: u32 = 32;
/// Of a property that checks a whole story twice.
const STORIES: u32 = 4;

/// A fact of each kind, with and without a value, that the pieces of articles below are about.
const RULES: &str = r##"
[words]
ship = "ferry | ship | tanker"

[[person]]
id = "captain"
canonical = "Margarethe Tolvanen"
accept = ["Tolvanen"]
role = "director of the Institute for River Ecology"
born = "1961-04-02"

[[name]]
id = "line"
canonical = "Northmark Ferries"

[[term]]
id = "micro-grid"
prefer = "micro-grid"
reject = ["power island"]

[[term]]
id = "ferryboat"
forms = ["ferryboat", "ferry boat"]
consistent = "all"

[[amount]]
id = "cost"
about = ["@ship", "cost | price"]
value = "1.2 billion euros"
as_of = "2019-03"

[[amount]]
id = "ransom"
about = ["ransom"]

[[count]]
id = "passengers"
about = ["@ship"]
of = "passengers | people"
value = 212
evolves = "up"

[[date]]
id = "launch"
about = ["@ship"]
verb = "launch | sink"
value = 2019-06-10

[[date]]
id = "hearing"
about = ["hearing"]

[[quote]]
id = "words"
speaker = "@captain"

[[choice]]
id = "cause"
about = ["@ship"]
options.rock = ["rock", "hidden reef"]
options.fire = ["fire", "burning engine"]
value = "rock"

[[source]]
path = "1.txt"
published = 2019-06-15
"##;

/// Pieces that facts are told in, and characters that have broken programs.
const PIECES: &[&str] = &[
    "Margarethe Tolvannen",
    "Tolvanen",
    "Margareta Tolvanen, 49,",
    "director of the Institute of Lake Ecology",
    "Northmark Feries",
    "North Mark Ferries",
    "the microgrid",
    "power islands",
    "ferryboat",
    "ferry boat",
    "the ferry",
    "The tanker",
    "cost",
    "a ransom of",
    "$1.2 billion",
    "1.2bn euros",
    "¥900",
    "about 300",
    "221 passengers",
    "two hundred",
    "sank",
    "was launched",
    "will be launched",
    "on Thursday",
    "9 June 2019",
    "in May",
    "next month",
    "hearing",
    "said:",
    "said",
    "“We will never stop,”",
    "“We would never stop”",
    "\"",
    "”",
    "‘",
    "(",
    ")",
    "[sic]",
    "fire",
    "no fire",
    "a rock",
    "did not",
    "denied that",
    "because",
    "and",
    "who",
    ",",
    ".",
    ".\n\n",
    "\n",
    ";",
    "—",
    "’s",
    "-",
    "MOSCOW (AP) —",
    "By Lars Ome",
    "é",
    "İ",
    "ß",
    "\u{301}",
    "\u{200b}",
    "\u{202e}",
    "北京",
    "🦀",
    "\u{0}",
    "\t",
    "0",
    "9999999999",
    "1/0/0",
    "31 February",
    "%",
];

/// Pieces of pages with comments in all places.
const MARKUP: &[&str] = &[
    "<!-- gainsay-ignore passengers: so -->",
    "<!-- gainsay-ignore captain, amount-differs: so -->",
    "<!-- gainsay-ignore",
    "-->",
    "<!---->",
    "<p>",
    "</p>",
    "\n",
    "\n\n",
    "- ",
    "# ",
    "```\n",
    "---\ntitle: Ferry\n---\n",
    "&amp;",
    "é😀",
    "\"",
    "On the ferry were 221 passengers. ",
    "Margarethe Tolvannen and Margarethe Tolvannen spoke of the the ferry. ",
    "The ferry cost $9. ",
];

fn rules_of(text: &str) -> Rules {
    let (rules, _) = parse_rules(&[Arc::new(FileText { name: "rules.toml".to_owned(), text: text.to_owned() })]);
    rules
}

static EVERY_KIND: LazyLock<Rules> = LazyLock::new(|| {
    let rules = rules_of(RULES);
    assert!(rules.facts.len() >= 12, "the rules of this test do not load");
    rules
});

fn report_on(rules: &Rules, texts: &[String]) -> Report {
    let source = |(number, text): (usize, &String)| {
        let mut source = Source::new(format!("{number}.txt"), text.as_str());
        source.id = SourceId(number as u32);
        source
    };
    let sources = texts.iter().enumerate().map(source).collect();
    check(rules, std::iter::once(Batch { sources, ..Batch::default() }), |_| ())
}

fn article() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.join(" "))
}

fn labels(finding: &Finding) -> Vec<&Label> {
    let said = finding.against.iter().filter_map(|side| if let Side::Said(label) = side { Some(label) } else { None });
    std::iter::once(&finding.at).chain(finding.also.iter().map(|also| &also.at)).chain(said).collect()
}

/// What must be true of a report, whatever was checked.
fn holds(report: &Report) {
    for finding in &report.findings {
        assert!(!finding.message.is_empty() && !finding.message.ends_with('.'), "{}", finding.message);
        for label in labels(finding) {
            let words = label.source.text.get(label.span.range());
            assert!(words.is_some_and(|words| !words.trim().is_empty()), "{:?} in {:?}", label.span, label.source.text);
        }
        for side in &finding.against {
            if let Side::Declared { rules, span, .. } = side {
                assert!(rules.text.get(span.range()).is_some(), "{span:?} in the rules");
            }
        }
    }
    no_finding_is_dropped(report);
}

fn no_finding_is_dropped(report: &Report) {
    let count = report.findings.len();
    assert_eq!(report.summary.findings, count);
    let document: serde_json::Value = serde_json::from_str(&json(report)).unwrap();
    assert_eq!(document["findings"].as_array().unwrap().len(), count, "json");
    let lines = jsonl(report).lines().filter(|line| line.contains("\"message\"")).count();
    assert_eq!(lines, count + report.problems.len(), "jsonl");
    let document: serde_json::Value = serde_json::from_str(&sarif(report)).unwrap();
    assert_eq!(document["runs"][0]["results"].as_array().unwrap().len(), count, "sarif");
    let heads = |line: &&str| ["error[", "warning[", "note["].iter().any(|head| line.starts_with(head));
    assert_eq!(terminal(report, Style::default()).lines().filter(heads).count(), count, "terminal");
    let commands = |line: &&str| line.starts_with("::");
    assert_eq!(github(report).lines().filter(commands).count(), count + report.problems.len(), "github");
    assert!(!junit(report).is_empty() && !html(report).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reports_on_any_articles_hold(texts in prop::collection::vec(article(), 1..4)) {
        holds(&report_on(&EVERY_KIND, &texts));
    }

    #[test]
    fn reports_on_any_text_hold(text in "\\PC{0,200}") {
        holds(&report_on(&EVERY_KIND, &[text]));
    }

    #[test]
    fn any_change_of_the_rules_is_borne(from in 0..RULES.len(), length in 0..60_usize, with in "\\PC{0,6}", text in article()) {
        let kept = |range: std::ops::Range<usize>| RULES.get(range).unwrap_or("");
        let changed = kept(0..from).to_owned() + &with + kept((from + length).min(RULES.len())..RULES.len());
        holds(&report_on(&rules_of(&changed), &[text]));
    }

    #[test]
    fn comments_anywhere_in_a_page_are_borne(pieces in prop::collection::vec(prop::sample::select(MARKUP), 0..24), page in any::<bool>()) {
        let text = pieces.concat();
        let (source, _) = read_text(if page { "a.html" } else { "a.md" }, &text);
        let batch = Batch { sources: source.into_iter().collect(), ..Batch::default() };
        let report = check(&EVERY_KIND, std::iter::once(batch), |_| ());
        prop_assert!(report.findings.iter().all(|finding| finding.ignored.is_none()));
        prop_assert!(report.ignored.iter().all(|finding| finding.ignored.is_some()));
        for SourceEdits { source, edits } in plan_edits(&report.findings, &EVERY_KIND).sources {
            let (after, _) = edited(text.as_bytes(), &SourceEdits { source, edits });
            prop_assert!(String::from_utf8(after).is_ok());
        }
        holds(&report);
        let ignored = report.ignored.len();
        let shown = report.with_ignored();
        prop_assert_eq!(shown.findings.iter().filter(|finding| finding.ignored.is_some()).count(), ignored);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: STORIES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn neither_order_nor_threads_change_a_report(order in Just((0..5).collect::<Vec<usize>>()).prop_shuffle(), threads in 1..4_usize) {
        let story = root().join("fixtures/cyber-pact");
        let articles: Vec<PathBuf> = entries(&story)
            .into_iter()
            .filter(|path| !path.file_name().unwrap().to_str().unwrap().starts_with("expected"))
            .collect();
        prop_assert_eq!(articles.len(), order.len());
        let rules = rules_of(&fs::read_to_string(root().join("rules.toml")).unwrap());
        let run = |paths: Vec<PathBuf>, threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| json(&check(&rules, read_articles(&paths, &mut std::io::empty()), |_| ())))
        };
        let shuffled = order.iter().map(|&at| articles[at].clone()).collect();
        prop_assert!(run(articles, 1) == run(shuffled, threads), "the order {:?} changes the report", order);
    }
}
