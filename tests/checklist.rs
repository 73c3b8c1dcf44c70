//! Plants each kind of error into otherwise clean articles and counts what the checklist finds, in the wrong ones and in
//! the right ones.

use gainsay::checklist::{Check, Checks, check_article};
use gainsay::kinds::date::parse_date;
use gainsay::kinds::rates::Rates;
use gainsay::recognise::Article;
use gainsay::source::Source;
use gainsay::text::Document;
use std::sync::Arc;

/// At least this part of the planted errors of each check must be found, in hundredths.
const RECALL: usize = 95;

/// Clean articles: a headline and three paragraphs.
const ARTICLES: [[&str; 4]; 3] = [
    [
        "Harbour town plants a garden by the old pier",
        "A garden with roses and herbs has been planted beside the old pier, where coal was once loaded.",
        "Neighbours gave the seedlings and the tools. A school class waters the beds in the morning.",
        "The gardeners hope for rain, and for visitors who stay on the paths.",
    ],
    [
        "Night trains return to the valley line",
        "Sleeping cars will run through the valley again, the rail office announced.",
        "The carriages were repaired in a workshop by the lake. Passengers can take their bicycles along.",
        "Hotels in the valley welcomed the news, and some want to pay for the lamps at the stations.",
    ],
    [
        "Clockmaker repairs the bell that nobody heard",
        "For decades the bell in the tower was silent, because a bolt had rusted through.",
        "A clockmaker from the coast climbed the stairs with a bag of tools. It took an afternoon.",
        "The priest was surprised by the sound, and the pigeons left the roof.",
    ],
];

struct Planted {
    check: Check,
    right: String,
    wrong: String,
}

fn planted(check: Check) -> Vec<Planted> {
    let path = format!("{}/fixtures/checklist/{}.txt", env!("CARGO_MANIFEST_DIR"), check.name());
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let lines: Vec<&str> = text.lines().collect();
    let pairs = lines.chunks(2).enumerate();
    pairs
        .map(|(number, pair)| {
            let right = pair[0].strip_prefix("= ").unwrap_or_else(|| panic!("{path}: {}", pair[0]));
            let wrong = pair[1].strip_prefix("! ").unwrap_or_else(|| panic!("{path}: {}", pair[1]));
            Planted { check, right: article(number, right), wrong: article(number, wrong) }
        })
        .collect()
}

/// The planted words in a clean article; `#` brings a headline of its own.
fn article(number: usize, words: &str) -> String {
    let [headline, first, second, last] = ARTICLES[number % ARTICLES.len()];
    let (headline, body) = match words.strip_prefix("# ") {
        Some(rest) => rest.split_once(" ¶ ").unwrap_or((rest, "")),
        None => (headline, words),
    };
    let body = body.replace(" ¶ ", "\n\n");
    if words.starts_with('#') {
        format!("{headline}\n\n{body}\n\n{second}\n\n{last}\n")
    } else {
        format!("{headline}\n\n{first}\n\n{body}\n\n{second}\n\n{last}\n")
    }
}

fn codes(text: &str) -> Vec<(&'static str, String, String)> {
    let source = Arc::new(Source::new("a.txt", text));
    let published = parse_date("2015-05-08").map(|date| date.days).ok();
    let article = Article::plain(Document::new(source));
    let findings = check_article(&article, &Checks::default(), published, Rates::built_in());
    findings.iter().map(|finding| (finding.code.0, finding.at.text().to_owned(), finding.message.clone())).collect()
}

#[expect(clippy::print_stdout, reason = "what `cargo test -- --nocapture` is asked for")]
#[test]
fn planted_errors_are_found_and_clean_articles_are_silent() {
    let mut failures = Vec::new();
    for check in Check::all() {
        let cases = planted(check);
        assert!(cases.len() >= 20, "{} has {} cases", check.name(), cases.len());
        let found =
            cases.iter().filter(|case| codes(&case.wrong).iter().any(|(code, ..)| *code == check.code())).count();
        let missed = cases.iter().filter(|case| codes(&case.wrong).iter().all(|(code, ..)| *code != check.code()));
        for case in missed {
            println!("missed {}: {}", case.check.name(), body(&case.wrong));
        }
        for case in &cases {
            for (code, words, message) in codes(&case.right) {
                println!("false {code} ({words}: {message}): {}", body(&case.right));
                failures.push(format!("{} finds {code} in a clean article", check.name()));
            }
            for (code, words, message) in codes(&case.wrong).iter().filter(|(code, ..)| *code != check.code()) {
                println!("other {code} ({words}: {message}): {}", body(&case.wrong));
            }
        }
        println!("{:20} {found}/{}", check.name(), cases.len());
        if found * 100 < cases.len() * RECALL {
            failures.push(format!("{} finds {found} of {}", check.name(), cases.len()));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

/// What of an article was planted.
fn body(text: &str) -> String {
    let told = |line: &&str| !line.is_empty() && !ARTICLES.iter().flatten().any(|clean| clean == line);
    text.lines().filter(told).collect::<Vec<_>>().join(" ¶ ")
}

#[test]
fn near_misses_are_silent() {
    let path = format!("{}/fixtures/checklist/near-misses.txt", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut loud = Vec::new();
    for (number, words) in text.lines().enumerate() {
        let found = codes(&article(number, words));
        loud.extend(found.into_iter().map(|(code, at, message)| format!("{code} at {at} ({message}): {words}")));
    }
    assert!(loud.is_empty(), "{loud:#?}");
}

#[test]
fn no_text_makes_a_check_panic() {
    let mut texts: Vec<String> =
        ["", "“", "(", "12 (", "’s", "é’s", "-", "from to from 5% to", "\u{feff}", "Ünï (12 m (", "The the"]
            .map(str::to_owned)
            .to_vec();
    for check in Check::all() {
        for case in planted(check) {
            // Cut anywhere, and with a wide character anywhere.
            for at in (0..case.wrong.len()).step_by(97).filter(|&at| case.wrong.is_char_boundary(at)) {
                let (head, tail) = case.wrong.split_at(at);
                texts.extend([head.to_owned(), tail.to_owned(), format!("{head}“é{tail}")]);
            }
        }
    }
    for text in texts {
        let _ = codes(&text);
    }
}
