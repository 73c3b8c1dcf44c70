//! How fast `check` is with 10, 1,000 and 10,000 facts, and each recogniser by itself.
//!
//! `cargo bench`; `GAINSAY_BENCH_ARTICLES=20000 cargo bench` for the whole corpus (98 MB). The corpus and the rules are
//! those of `../shared/bench` where it lies there, made once with python3 into `target/bench`; else a small built-in
//! generator stands in, whose figures compare with nothing but themselves. Each line is the best of several runs: the others
//! were disturbed. CPU seconds are those of the whole process, read from `/proc`; elsewhere they are left out.

#![expect(clippy::print_stdout, reason = "the figures are what this program is for")]

use anyhow::{Context, Result, ensure};
use gainsay::check::check_in_parts;
use gainsay::discourse::name_runs;
use gainsay::kinds::date::dates;
use gainsay::kinds::quantity::quantities;
use gainsay::report::jsonl_findings;
use gainsay::rules::{CHECKS, load_rules};
use gainsay::source::{Source, read_articles};
use gainsay::text::Document;
use gainsay::token::{Token, tokenize};
use std::fmt::Write;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Where the shared folder lies, if not beside the repository.
const SHARED: &str = "GAINSAY_SHARED";
const FACTS: [usize; 3] = [10, 1_000, 10_000];
const ARTICLES: usize = 2_000;
const RUNS: usize = 3;
/// Recognisers are timed on this much text: enough for a second digit, little enough for three runs.
const RECOGNISED: usize = 8 << 20;
/// Trees take longer.
const PARSED: usize = 1 << 20;
/// Ticks of a second in `/proc/self/stat`; Linux has had 100 on every common machine.
const TICKS: f64 = 100.0;

fn main() -> Result<()> {
    let corpus = Corpus::make()?;
    println!("corpus: {} ({:.1} MB)", corpus.origin, corpus.megabytes());
    let off = corpus.checks_off()?;
    for facts in FACTS {
        let rules = corpus.rules(facts)?;
        time_check(&corpus, &format!("check, {facts} facts"), &[rules.clone(), off.clone()])?;
        time_check(&corpus, "  with the checklist", &[rules])?;
    }
    time_recognisers(&corpus)
}

struct Corpus {
    origin: String,
    articles: PathBuf,
    bytes: u64,
    generator: Option<PathBuf>,
}

impl Corpus {
    /// Makes the corpus where it is not there yet.
    fn make() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let count = std::env::var("GAINSAY_BENCH_ARTICLES").ok().and_then(|n| n.parse().ok()).unwrap_or(ARTICLES);
        let shared = std::env::var_os(SHARED).map_or_else(|| root.join("../shared"), PathBuf::from).join("bench");
        let generator = shared.join("gen_corpus.py").is_file().then_some(shared);
        let folder = root.join("target/bench");
        fs::create_dir_all(&folder)?;
        let kind = if generator.is_some() { "shared" } else { "small" };
        let articles = folder.join(format!("{kind}-{count}.jsonl"));
        if !articles.is_file() {
            match &generator {
                Some(shared) => {
                    generate(shared, "gen_corpus.py", &["--articles", &count.to_string(), "--tail"], &articles)?
                }
                None => fs::write(&articles, small_corpus(count))?,
            }
        }
        let origin = match generator {
            Some(_) => format!("{count} articles of ../shared/bench"),
            None => format!("{count} articles of the built-in generator: ../shared/bench is not there"),
        };
        let bytes = fs::metadata(&articles)?.len();
        Ok(Self { origin, articles, bytes, generator })
    }

    fn megabytes(&self) -> f64 {
        self.bytes as f64 / 1e6
    }

    /// A rule file that turns the checks off which need no fact: they look at every article.
    fn checks_off(&self) -> Result<PathBuf> {
        let file = self.articles.with_file_name("checks-off.toml");
        let lines: Vec<String> = CHECKS.iter().map(|check| format!("{check} = \"off\"\n")).collect();
        fs::write(&file, format!("[checks]\n{}", lines.concat()))?;
        Ok(file)
    }

    /// The file of that many rules.
    fn rules(&self, facts: usize) -> Result<PathBuf> {
        let kind = if self.generator.is_some() { "shared" } else { "small" };
        let file = self.articles.with_file_name(format!("{kind}-rules-{facts}.toml"));
        let text = match &self.generator {
            Some(shared) => {
                let script = shared.join("gen_rules.py");
                String::from_utf8(run(Command::new("python3").arg(script).args(["--rules", &facts.to_string()]))?)?
            }
            None => small_rules(facts),
        };
        fs::write(&file, text)?;
        Ok(file)
    }
}

fn generate(shared: &Path, script: &str, options: &[&str], file: &Path) -> Result<()> {
    let draft = file.with_extension("part");
    run(Command::new("python3").arg(shared.join(script)).args(options).arg("--jsonl").arg(&draft))?;
    Ok(fs::rename(draft, file)?)
}

fn run(command: &mut Command) -> Result<Vec<u8>> {
    let output = command.env("PYTHONDONTWRITEBYTECODE", "1").output().context("python3 could not be run")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(output.stdout)
}

/// The time that one run took, and the CPU seconds where they are known.
struct Cost {
    wall: Duration,
    cpu: Option<f64>,
}

fn best(mut job: impl FnMut() -> Result<()>) -> Result<Cost> {
    let mut best: Option<Cost> = None;
    for _ in 0..RUNS {
        let (began, before) = (Instant::now(), cpu_seconds());
        job()?;
        let wall = began.elapsed();
        let cpu = before.zip(cpu_seconds()).map(|(before, after)| after - before);
        if best.as_ref().is_none_or(|best| wall < best.wall) {
            best = Some(Cost { wall, cpu });
        }
    }
    best.context("no runs")
}

/// User and system time of the process so far.
fn cpu_seconds() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let user: f64 = fields.next()?.parse().ok()?;
    let system: f64 = fields.next()?.parse().ok()?;
    Some((user + system) / TICKS)
}

fn show(name: &str, megabytes: f64, cost: &Cost, remark: &str) {
    let speed = megabytes / cost.wall.as_secs_f64();
    let cpu = cost.cpu.map_or_else(String::new, |cpu| format!("  {:.4} CPU-s/MB", cpu / megabytes));
    println!("{name:<24} {speed:>8.1} MB/s{cpu}{remark}");
}

/// From the rule file and the corpus on disk to findings as JSON lines, as `gainsay check --format jsonl` does it.
fn time_check(corpus: &Corpus, name: &str, files: &[PathBuf]) -> Result<()> {
    let mut found = 0;
    let cost = best(|| {
        let (rules, _) = load_rules(files);
        let mut nothing = std::io::empty();
        let mut written = 0;
        let articles = read_articles(std::slice::from_ref(&corpus.articles), &mut nothing);
        let (summary, _) = check_in_parts(&rules, articles, |part| {
            written += jsonl_findings(&part.findings).len();
            ControlFlow::Continue(())
        });
        std::hint::black_box(written);
        found = summary.findings;
        Ok(())
    })?;
    show(name, corpus.megabytes(), &cost, &format!("  ({found} findings)"));
    Ok(())
}

fn time_recognisers(corpus: &Corpus) -> Result<()> {
    let mut nothing = std::io::empty();
    let mut texts: Vec<(String, Vec<Token>)> = Vec::new();
    let mut bytes = 0;
    for source in read_articles(std::slice::from_ref(&corpus.articles), &mut nothing).flat_map(|batch| batch.sources) {
        bytes += source.text.len();
        let tokens = tokenize(&source.text);
        texts.push((source.text, tokens));
        if bytes > RECOGNISED {
            break;
        }
    }
    println!("on one core, of {:.1} MB of text; tokens are given but to the first:", bytes as f64 / 1e6);
    type Recogniser = fn(&str, &[Token]) -> usize;
    let recognisers: [(&str, Recogniser); 4] = [
        ("tokens", |text, _| tokenize(text).len()),
        ("quantities", |text, tokens| quantities(text, tokens).len()),
        ("dates", |text, tokens| dates(text, tokens).len()),
        ("names", |text, tokens| name_runs(text, tokens, 0..tokens.len()).len()),
    ];
    for (name, recognise) in recognisers {
        let mut found = 0;
        let cost = best(|| {
            found = texts.iter().map(|(text, tokens)| recognise(text, tokens)).sum();
            Ok(())
        })?;
        show(name, bytes as f64 / 1e6, &cost, &format!("  ({found} found)"));
    }
    time_trees(&texts)
}

/// What a tree costs: sentences are parsed only where a fact may be spoken of.
fn time_trees(texts: &[(String, Vec<Token>)]) -> Result<()> {
    let documents = || {
        let texts = texts.iter().map(|(text, _)| text).scan(0, |bytes, text| {
            *bytes += text.len();
            (*bytes < PARSED).then_some(text)
        });
        texts.map(|text| Document::new(Arc::new(Source::new("bench", text.clone()))))
    };
    let bytes: usize = documents().map(|document| document.text().len()).sum();
    let mut words = 0;
    let cost = best(|| {
        words = 0;
        for document in documents() {
            for sentence in 0..document.segments.sentences.len() {
                words += document.tree(sentence).map_or(0, |tree| tree.words.len());
            }
        }
        Ok(())
    })?;
    show("tags, trees", bytes as f64 / 1e6, &cost, &format!("  ({words} words)"));
    Ok(())
}

const FAMILY: [&str; 12] = [
    "Abelson",
    "Brankov",
    "Castella",
    "Dumont",
    "Eriksen",
    "Fontaine",
    "Grabowski",
    "Halloran",
    "Ivarsen",
    "Jelinek",
    "Kowalczyk",
    "Lindqvist",
];
const GIVEN: [&str; 10] = ["Anna", "Boris", "Clara", "David", "Edith", "Felix", "Greta", "Henry", "Irene", "Julian"];

/// The name of that number: as many as are asked for, the first the most frequent.
fn name(number: usize) -> String {
    let (given, family) = (GIVEN[number % GIVEN.len()], FAMILY[number / GIVEN.len() % FAMILY.len()]);
    let generation = number / (GIVEN.len() * FAMILY.len());
    let ending = ["", "sen", "ova", "berg", "ini", "ford", "well", "stein"][generation % 8];
    format!("{given} {family}{ending}")
}

/// Articles of about 2 kB over a few hundred names, each about the tenth misspelt.
fn small_corpus(articles: usize) -> String {
    let mut text = String::new();
    for article in 0..articles {
        let mut body = String::new();
        for sentence in 0..20 {
            let number = (article * 7 + sentence * sentence * 3) % 900;
            let mut who = name(number);
            if (article + sentence) % 10 == 0 {
                who.push('e');
            }
            let (millions, day) = (10 + (article * sentence) % 900, 1 + (article + sentence) % 28);
            let _ = write!(
                body,
                "{who} agreed on a settlement of ${millions} million on {day} March 2019, officials said. "
            );
        }
        let _ = writeln!(text, "{{\"id\": \"{article}\", \"text\": \"{body}\"}}");
    }
    text
}

fn small_rules(facts: usize) -> String {
    let mut text = String::new();
    let names = facts - facts / 10;
    for number in 0..names {
        let _ = write!(text, "[[name]]\nid = \"n{number}\"\ncanonical = \"{}\"\n\n", spread(number));
    }
    for number in names..facts {
        let _ = write!(
            text,
            "[[amount]]\nid = \"a{number}\"\nabout = [\"{}\", \"settlement\"]\nvalue = \"$5{number} million\"\n\n",
            spread(number)
        );
    }
    text
}

/// Names beyond those of the corpus carry a number in letters, so that they stay distinct.
fn spread(number: usize) -> String {
    let mut text = name(number);
    let mut rest = number / 960;
    while rest > 0 {
        text.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    text
}
