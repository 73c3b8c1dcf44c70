//! Broken and hostile input: the articles and rule files of the fixtures with bytes turned, cut, doubled and hostile pieces
//! put in, through every stage that a command runs. None may panic, and nothing of an article may act on a terminal.
//!
//! Deterministic: each number is a seed. A run takes the first few; `GAINSAY_SEEDS=1000..2000` takes others, for hours if
//! need be, and what one of them breaks is broken again by the same number.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{entries, root, run};
use gainsay::check::{Desk, Ready, check, failing_examples};
use gainsay::discover::{Options, discover};
use gainsay::mention::find_mentions;
use gainsay::problem::FileText;
use gainsay::report::{Style, github, html, json, jsonl, junit, rule_problems, sarif, table_csv, table_text, terminal};
use gainsay::rules::{Rules, parse_rules};
use gainsay::source::{Batch, Source};
use gainsay::span::SourceId;
use gainsay::table::tabulate;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Seeds of a usual run: a few seconds in a debug build.
const SEEDS: u64 = 12;

/// Articles of one seed.
const ARTICLES: usize = 6;

/// An article is cut to so many bytes: repeated pieces would make a run long without making it stranger.
const LONGEST: usize = 6000;

/// Pieces that have broken programs, and words that facts are told in.
const PIECES: &[&str] = &[
    "79228162514264337593543950335",
    "0.0000000000000000000000000001",
    "$",
    "€9999999999999",
    "%",
    "“",
    "”",
    "‘",
    "\"",
    "(",
    ")",
    "[sic]",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{2028}",
    "\u{feff}",
    "\0",
    "\x1b[31m",
    "\x1b]8;;x\x07",
    "\n::error::x\n",
    "=cmd|'/c'!A1",
    "\r\n",
    "\n\n",
    "\t",
    "İ",
    "ß",
    "\u{301}\u{301}\u{301}\u{301}",
    "北京",
    "👨‍👩‍👧",
    "1/0/0",
    "31 February",
    "29 Feb 1900",
    "24:61",
    "99999999999999999999",
    "1,1,1,1,1,1,1,1,",
    "from 5 to ",
    "the day after ",
    "Mr. Mr. Mr. ",
    "Ann, 41, ",
    "two hundred and ",
    "million ",
    "half a ",
    "’s",
    "@captain",
    "---\n",
    "```",
    "U.S.",
    "…",
    "½",
    "٣",
    "१२",
    "1e99",
    "6'2\"",
    "£1.2bn-£1.3bn",
    "the 1990s",
    "id = \"x\"\n",
    "value = 5\n",
    "[[amount]]\n",
    "about = []\n",
    "\"\"\"",
    "{",
    "}",
];

/// Numbers that look random and are the same each time (SplitMix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// One of `0..below`; 0 where there is none.
    fn below(&mut self, below: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(below.max(1)).unwrap()).unwrap()
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// The articles and the rule files of the fixtures.
struct Seeds {
    articles: Vec<Vec<u8>>,
    rules: Vec<Vec<u8>>,
}

impl Seeds {
    fn read() -> Self {
        let mut seeds = Self { articles: Vec::new(), rules: vec![fs::read(root().join("rules.toml")).unwrap()] };
        seeds.gather(&root().join("fixtures"));
        assert!(seeds.articles.len() > 100 && seeds.rules.len() > 30, "the fixtures are not found");
        seeds
    }

    fn gather(&mut self, folder: &Path) {
        for path in entries(folder) {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            match path.extension().and_then(|ending| ending.to_str()) {
                _ if path.is_dir() => self.gather(&path),
                Some("toml") => self.rules.push(fs::read(&path).unwrap()),
                Some("txt" | "md") if !name.starts_with("expected") => self.articles.push(fs::read(&path).unwrap()),
                _ => {}
            }
        }
    }
}

fn mutated(dice: &mut Dice, seeds: &Seeds, text: &[u8]) -> String {
    let mut text = text.to_vec();
    for _ in 0..1 + dice.below(6) {
        let at = dice.below(text.len() + 1);
        let end = text.len().min(at + 1 + dice.below(80));
        match dice.below(7) {
            0 if at < text.len() => text[at] ^= 1 << dice.below(8),
            1 | 2 => drop(text.splice(at..at, dice.pick(PIECES).bytes())),
            3 => drop(text.drain(at..end)),
            4 => {
                let again = text[at..end].repeat(1 + dice.below(20));
                drop(text.splice(at..at, again));
            }
            5 => {
                let other = dice.pick(&seeds.articles).clone();
                let from = dice.below(other.len());
                drop(text.splice(at..at, other[from..other.len().min(from + 120)].iter().copied()));
            }
            _ => drop(text.splice(at..end, dice.pick(PIECES).bytes())),
        }
    }
    text.truncate(LONGEST);
    String::from_utf8_lossy(&text).into_owned()
}

fn sources(texts: &[String]) -> Vec<Source> {
    let source = |(number, text): (usize, &String)| Source {
        id: SourceId(u32::try_from(number).unwrap()),
        ..Source::new(format!("{number}.txt"), text.as_str())
    };
    texts.iter().enumerate().map(source).collect()
}

fn batch(texts: &[String]) -> impl Iterator<Item = Batch> {
    std::iter::once(Batch { sources: sources(texts), ..Batch::default() })
}

/// Nothing of an article may act where it is shown.
#[track_caller]
fn is_tame(shown: &str) {
    let acts = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!shown.contains(acts), "{:?}", shown.chars().find(|&c| acts(c)));
    assert!(!shown.lines().any(|line| line.starts_with("::error::x")), "a command of the article's own");
}

/// Runs what the commands run on some articles.
fn run_all(rules: &Rules, texts: &[String]) {
    let report = check(rules, batch(texts), |_| ());
    is_tame(&terminal(&report, Style::default()));
    is_tame(&github(&report));
    is_tame(&jsonl(&report));
    for page in [json(&report), sarif(&report), junit(&report), html(&report)] {
        assert!(!page.is_empty());
    }
    is_tame(&rule_problems(&failing_examples(rules), Style::default()));
    let ready = Ready::new(rules);
    let table = tabulate(&ready, batch(texts));
    is_tame(&table_csv(&table, rules).replace("\r\n", "\n"));
    is_tame(&table_text(&table, rules, 100));
    let thorough = Ready::new(rules).thorough();
    let read = Desk::new(&thorough).read_all(sources(texts), |_, read| read.claims.len());
    assert_eq!(read.len(), texts.len());
    let shared: Vec<Arc<Source>> = sources(texts).into_iter().map(Arc::new).collect();
    for source in &shared {
        for mention in find_mentions(source, Some((&ready, &mut ready.memo())), None) {
            assert!(source.text.get(mention.at.range()).is_some(), "{:?} in {:?}", mention.at, source.text);
        }
    }
    for found in discover(&shared, Options { all: true, stanzas: false }).disagreements {
        assert!(!found.finding.message.is_empty());
    }
}

fn rules_of(text: String) -> Rules {
    let (rules, problems) = parse_rules(&[Arc::new(FileText { name: "rules.toml".to_owned(), text })]);
    is_tame(&rule_problems(&problems, Style::default()));
    rules
}

#[test]
fn broken_articles_and_rules_break_nothing() {
    let seeds = Seeds::read();
    let range = std::env::var("GAINSAY_SEEDS").ok();
    let range = range.as_deref().and_then(|range| range.split_once(".."));
    let range = range.map_or(0..SEEDS, |(from, to)| from.parse().unwrap()..to.parse().unwrap());
    for seed in range {
        let dice = &mut Dice(seed);
        let rules = dice.pick(&seeds.rules).clone();
        let rules = match dice.below(2) {
            0 => String::from_utf8_lossy(&rules).into_owned(),
            _ => mutated(dice, &seeds, &rules),
        };
        let texts: Vec<String> = (0..ARTICLES)
            .map(|_| {
                let article = dice.pick(&seeds.articles).clone();
                mutated(dice, &seeds, &article)
            })
            .collect();
        let done = std::panic::catch_unwind(|| run_all(&rules_of(rules), &texts));
        assert!(done.is_ok(), "seed {seed} breaks it: GAINSAY_SEEDS={seed}..{}", seed + 1);
    }
}

/// A short text repeated, and a tenth of it: ten times as much may take some more than ten times as long, not a hundred.
#[test]
fn no_short_text_repeated_costs_with_its_square() {
    let rules = rules_of(
        fs::read_to_string(root().join("fixtures/cyber-pact/rules.toml"))
            .unwrap_or_else(|_| fs::read_to_string(root().join("rules.toml")).unwrap()),
    );
    for piece in BOMBS {
        let whole = check(&rules, batch(&[piece.repeat(REPEATS)]), |_| ());
        is_tame(&terminal(&whole, Style::default()));
    }
}

/// So often each is repeated: with the square of it, a piece would take minutes.
const REPEATS: usize = 6000;

/// Each once cost with its square, or might.
const BOMBS: &[&str] = &[
    "7, ",
    "1\t",
    "Ann, 41, ",
    "the day after that, ",
    "Margarethe Tolvanen, Margareta Tolvanen, ",
    "\"",
    "“ a ",
    "(",
    "and ",
    "A",
    "\u{301}",
    "two hundred ",
    "from 5 to 7 ",
    "$5 million ",
    "ABC ",
    "“We never stop,” Tolvanen said. ",
    ".",
    "…",
    "@a ",
    "A. ",
    "he said ",
    "Alexander Salnikow came, Salnikow left, Alexander Salnikov stayed. Then came Alexander. ",
];

#[test]
fn names_of_files_are_text_and_nothing_else() {
    let folder = std::env::temp_dir().join(format!("gainsay-hostile-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    for name in ["a\n::error::x.txt", "b\x1b[31m.txt", "\u{202e}txt.c.txt", "=1+1.txt"] {
        // Where the system has no such names, there is nothing to show.
        let _ =
            fs::write(folder.join(name), "The the ferry sank on Friday, 9 June 2019. It rose from 40 to 48, up 12%.");
    }
    let place = folder.to_str().unwrap();
    for format in ["terminal", "jsonl", "github"] {
        is_tame(&run(&["check", "--no-rules", "--format", format, place]).all);
    }
    is_tame(&run(&["mentions", place]).all);
    is_tame(&run(&["discover", place]).all);
    is_tame(&run(&["check", "--no-rules", &format!("{place}/missing\x1b[31m\n::error::x")]).all);
    let rules = folder.join("rules\x1b.toml");
    fs::write(&rules, "[[amount]]\nid = \"a\"\nabout = [\"ferry\"]\nvalue = \"=1\x1b\"\n").unwrap();
    let csv = run(&["table", "--format", "csv", "--rules", rules.to_str().unwrap(), place]).all;
    is_tame(&csv.replace("\r\n", "\n"));
    fs::remove_dir_all(&folder).unwrap();
}
