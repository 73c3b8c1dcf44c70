//! How fast gainsay is as shipped: the program itself, on whole folders, in CPU seconds of the whole process.
//!
//! `cargo bench`; `cargo bench -- --against PATH` runs an older copy of the program beside it, in turns, and shows both;
//! `rg` and `typos` are run beside it where they are installed. `GAINSAY_BENCH_ARTICLES=20000 cargo bench` takes the whole
//! made corpus (98 MB). Made articles and rules are those of `../shared/bench` where it lies there, made once with python3
//! into `target/bench`; else a small built-in generator stands in, whose figures compare with nothing but themselves. Real
//! news and the rules of a story are those of `../shared`, and left out where it is not there. Each figure is the best of
//! several runs: the others were disturbed. CPU seconds are read from `/proc`; elsewhere they are those of the wall.

#![expect(clippy::print_stdout, reason = "the figures are what this program is for")]

use anyhow::{Context, Result, ensure};
use gainsay::discourse::name_runs;
use gainsay::kinds::date::dates;
use gainsay::kinds::quantity::quantities;
use gainsay::rules::CHECKS;
use gainsay::source::{Source, read_articles};
use gainsay::text::Document;
use gainsay::token::{Token, tokenize};
use std::ffi::OsString;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

/// Where the shared folder lies, if not beside the repository.
const SHARED: &str = "GAINSAY_SHARED";
const FACTS: [usize; 3] = [10, 1_000, 10_000];
const ARTICLES: usize = 2_000;
const RUNS: usize = 3;
/// So many articles are enough where each takes long.
const FEW: usize = 50;
/// Recognisers are timed on this much text: enough for a second digit, little enough for three runs.
const RECOGNISED: usize = 8 << 20;
/// Trees take longer.
const PARSED: usize = 1 << 20;
/// Ticks of a second in `/proc/self/stat`; Linux has had 100 on every common machine.
const TICKS: f64 = 100.0;

fn main() -> Result<()> {
    let programs = Programs::asked();
    let corpus = Corpus::make()?;
    println!("made corpus: {} ({:.1} MB)", corpus.origin, corpus.megabytes());
    let off = corpus.checks_off()?;
    programs.head("work, MB per CPU-second");
    time_news(&programs, &off)?;
    for facts in FACTS {
        let rules = corpus.rules(facts)?;
        let articles = corpus.some(if facts > 1_000 { FEW } else { usize::MAX })?;
        let check = |rules: &[&Path]| check_of(rules, &[&articles]);
        programs.time(&format!("made, {facts} facts"), megabytes(&articles)?, &check(&[&rules]))?;
        programs.time("  checks off", megabytes(&articles)?, &check(&[&rules, &off]))?;
    }
    time_peers(&corpus)?;
    programs.head("what grows, CPU-seconds of one run and of four times as much");
    time_growth(&programs, &off)?;
    time_recognisers(&corpus)
}

/// This program, and an older one to run in turns with it.
struct Programs {
    all: Vec<PathBuf>,
}

impl Programs {
    fn asked() -> Self {
        let mut words = std::env::args_os().skip_while(|word| word != "--against").skip(1);
        let older = words.next().map(PathBuf::from);
        Self { all: std::iter::once(PathBuf::from(env!("CARGO_BIN_EXE_gainsay"))).chain(older).collect() }
    }

    fn head(&self, what: &str) {
        println!("{what}{}", if self.all.len() > 1 { ": now, and --against" } else { "" });
    }

    /// The CPU seconds of each program, the best of several runs in turns.
    fn seconds(&self, arguments: &[OsString]) -> Result<Vec<f64>> {
        let mut best = vec![f64::INFINITY; self.all.len()];
        for _ in 0..RUNS {
            for (best, program) in best.iter_mut().zip(&self.all) {
                *best = best.min(seconds_of(Command::new(program).args(arguments))?);
            }
        }
        Ok(best)
    }

    fn time(&self, name: &str, megabytes: f64, arguments: &[OsString]) -> Result<()> {
        let shown = self
            .seconds(arguments)?
            .into_iter()
            .map(|seconds| format!("{:>8.2}", megabytes / seconds.max(1.0 / TICKS)));
        println!("{name:<36}{}", shown.collect::<String>());
        Ok(())
    }

    /// What four times the work costs, and the exponent that tells.
    fn grow(&self, name: &str, less: &[OsString], more: &[OsString]) -> Result<()> {
        let shown = self.seconds(less)?.into_iter().zip(self.seconds(more)?).map(|(less, more)| {
            let exponent = (more / less.max(1.0 / TICKS)).ln() / 4f64.ln();
            format!("{less:>8.2} {more:>7.2}  exponent {exponent:.1}")
        });
        println!("{name:<36}{}", shown.collect::<String>());
        Ok(())
    }
}

/// The CPU seconds of a command, its output thrown away.
fn seconds_of(command: &mut Command) -> Result<f64> {
    let (began, before) = (Instant::now(), children_seconds());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().with_context(|| format!("{} could not be run", command.get_program().display()))?;
    let cpu = before.zip(children_seconds()).map(|(before, after)| after - before);
    Ok(cpu.unwrap_or_else(|| began.elapsed().as_secs_f64()))
}

/// The arguments of `check` with some rule files, or with none.
fn check_of(rules: &[&Path], articles: &[&Path]) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = vec!["check".into(), "--format".into(), "jsonl".into()];
    for file in rules {
        arguments.extend(["--rules".into(), file.into()]);
    }
    if rules.is_empty() {
        arguments.push("--no-rules".into());
    }
    arguments.extend(articles.iter().map(OsString::from));
    arguments
}

fn megabytes(file: &Path) -> Result<f64> {
    Ok(fs::metadata(file)?.len() as f64 / 1e6)
}

fn shared() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    std::env::var_os(SHARED).map_or_else(beside, PathBuf::from)
}

/// Real news with the rules of another story, and with our own.
fn time_news(programs: &Programs, off: &Path) -> Result<()> {
    let news = shared().join("news/articles.jsonl");
    let mut clusters: Vec<PathBuf> = fs::read_dir(shared().join("clusters"))
        .map(|folder| {
            folder.flatten().map(|entry| entry.path().join("rules.toml")).filter(|file| file.is_file()).collect()
        })
        .unwrap_or_default();
    clusters.sort();
    let Some(cluster) = clusters.into_iter().next().filter(|_| news.is_file()) else {
        println!("../shared/news is not there: no figures of real news");
        return Ok(());
    };
    let all = megabytes(&news)?;
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules.toml");
    for (name, rules) in [("real news, 42 facts", &own), ("real news, a story's rules", &cluster)] {
        programs.time(name, all, &check_of(&[rules], &[&news]))?;
        programs.time("  checks off", all, &check_of(&[rules, off], &[&news]))?;
    }
    programs.time("no rules", all, &check_of(&[], &[&news]))?;
    let of = |command: &str, rules: bool| {
        let mut arguments: Vec<OsString> = vec![command.into()];
        arguments.extend(rules.then(|| ["--rules".into(), OsString::from(&cluster)]).into_iter().flatten());
        arguments.push(OsString::from(&news));
        arguments
    };
    programs.time("mentions", all, &of("mentions", true))?;
    programs.time("table", all, &of("table", true))?;
    programs.time("discover", all, &of("discover", false))
}

/// Other programs that read the same articles, where they are installed.
fn time_peers(corpus: &Corpus) -> Result<()> {
    let names = corpus.articles.with_file_name("names.txt");
    let rules = fs::read_to_string(corpus.rules(1_000)?)?;
    let quoted = rules.lines().filter_map(|line| line.strip_prefix("canonical = \"")?.strip_suffix('"'));
    fs::write(&names, quoted.flat_map(|name| [name, "\n"]).collect::<String>())?;
    let mut rg = Command::new("rg");
    rg.args(["-F", "-o", "-j1", "-f"]).arg(&names).arg(&corpus.articles);
    let mut typos = Command::new("typos");
    typos.arg("-j1").arg(&corpus.articles);
    for (name, mut peer) in [("rg -F -o -j1, names of 1,000 facts", rg), ("typos -j1", typos)] {
        match seconds_of(&mut peer) {
            Ok(seconds) => println!("{name:<36}{:>8.2}", corpus.megabytes() / seconds.max(1.0 / TICKS)),
            Err(_) => println!("{name:<36} not installed"),
        }
    }
    Ok(())
}

/// Claims of one fact, quotations of one speaker, and references to names, each once and four times as many.
fn time_growth(programs: &Programs, off: &Path) -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench");
    let geese = folder.join("geese.toml");
    fs::write(&geese, "[[count]]\nid = \"geese\"\nabout = [\"geese\", \"harbour\"]\nof = \"geese\"\n")?;
    let speaker = folder.join("speaker.toml");
    fs::write(
        &speaker,
        "[[name]]\nid = \"berg\"\ncanonical = \"Ann Berg\"\n[[quote]]\nid = \"said\"\nspeaker = \"@berg\"\n",
    )?;
    type Row<'r> = (&'r str, &'r Path, usize, fn(usize) -> String);
    let rows: [Row<'_>; 3] = [
        ("agreeing claims of one fact", &geese, 2_500, |_| {
            "In the harbour 40 geese landed, the warden said.".to_owned()
        }),
        ("differing claims of one fact", &geese, 2_500, |number| {
            format!("In the harbour {} geese landed, the warden said.", 41 + number)
        }),
        ("quotations of one speaker", &speaker, 400, |number| {
            let word = |place: usize| FAMILY[(number * 7 + place * (number % 11 + 1)) % FAMILY.len()].to_lowercase();
            let words: Vec<String> = (0..9).map(word).collect();
            format!("“The {} number {number} came to us,” Ann Berg said.", words.join(" "))
        }),
    ];
    for (name, rules, count, text) in rows {
        let file = |count: usize| -> Result<PathBuf> {
            let file = folder.join(format!("growth-{count}.jsonl"));
            let line = |number: usize| format!("{{\"id\": \"{number}\", \"text\": \"{}\"}}\n", text(number));
            fs::write(&file, (0..count).map(line).collect::<String>())?;
            Ok(file)
        };
        let (less, more) = (file(count)?, file(4 * count)?);
        programs.grow(name, &check_of(&[rules, off], &[&less]), &check_of(&[rules, off], &[&more]))?;
    }
    let article = folder.join("one.txt");
    fs::write(&article, "In the harbour geese landed, the warden said.\n")?;
    let references = |count: usize| -> Result<PathBuf> {
        let file = folder.join(format!("references-{count}.toml"));
        let fact = |number: usize| {
            format!(
                "[[name]]\nid = \"n{number}\"\ncanonical = \"{}\"\n[[count]]\nid = \"c{number}\"\n\
                 about = [\"@n{number}\", \"harbour\"]\nof = \"geese\"\nvalue = \"{}\"\n",
                spread(number),
                number + 3
            )
        };
        fs::write(&file, (0..count).map(fact).collect::<String>())?;
        Ok(file)
    };
    let (less, more) = (references(2_500)?, references(10_000)?);
    programs.grow("`@name` references at the start", &check_of(&[&less], &[&article]), &check_of(&[&more], &[&article]))
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
        let shared = shared().join("bench");
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

    /// The file of the first articles, as many as are asked for.
    fn some(&self, count: usize) -> Result<PathBuf> {
        if count == usize::MAX {
            return Ok(self.articles.clone());
        }
        let file = self.articles.with_file_name("some.jsonl");
        let text = fs::read_to_string(&self.articles)?;
        fs::write(&file, text.split_inclusive('\n').take(count).collect::<String>())?;
        Ok(file)
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

/// User and system time of the process and of those it waited for, in seconds.
fn times() -> Option<[f64; 4]> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut times = [0.0; 4];
    for time in &mut times {
        *time = fields.next()?.parse::<f64>().ok()? / TICKS;
    }
    Some(times)
}

fn own_seconds() -> Option<f64> {
    times().map(|[user, system, ..]| user + system)
}

fn children_seconds() -> Option<f64> {
    times().map(|[.., user, system]| user + system)
}

/// How many megabytes a CPU second a job of this process comes to, the best of several runs.
fn show(name: &str, megabytes: f64, mut job: impl FnMut() -> usize) {
    let mut best = f64::INFINITY;
    let mut found = 0;
    for _ in 0..RUNS {
        let (began, before) = (Instant::now(), own_seconds());
        found = job();
        let cpu = before.zip(own_seconds()).map(|(before, after)| after - before);
        best = best.min(cpu.unwrap_or_else(|| began.elapsed().as_secs_f64()));
    }
    println!("{name:<36}{:>8.2}  ({found} found)", megabytes / best.max(1.0 / TICKS));
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
    println!("reading alone, of {:.1} MB of text; tokens are given but to the first", bytes as f64 / 1e6);
    type Recogniser = fn(&str, &[Token]) -> usize;
    let recognisers: [(&str, Recogniser); 4] = [
        ("tokens", |text, _| tokenize(text).len()),
        ("quantities", |text, tokens| quantities(text, tokens).len()),
        ("dates", |text, tokens| dates(text, tokens).len()),
        ("names", |text, tokens| name_runs(text, tokens, 0..tokens.len()).len()),
    ];
    for (name, recognise) in recognisers {
        show(name, bytes as f64 / 1e6, || texts.iter().map(|(text, tokens)| recognise(text, tokens)).sum());
    }
    let document = |text: &String| Document::new(Arc::new(Source::new("bench", text.clone())));
    show("tokens, sentences, quotations", bytes as f64 / 1e6, || {
        texts.iter().map(|(text, _)| document(text).segments.sentences.len()).sum()
    });
    time_trees(&texts);
    Ok(())
}

/// What trees cost: sentences are parsed only where a value may be a fact's. Words are counted.
fn time_trees(texts: &[(String, Vec<Token>)]) {
    let mut bytes = 0;
    let texts = texts.iter().map(|(text, _)| text).take_while(|text| {
        bytes += text.len();
        bytes < PARSED
    });
    let texts: Vec<&String> = texts.collect();
    let words = |document: &Document| -> usize {
        let sentences = 0..document.segments.sentences.len();
        sentences.filter_map(|sentence| document.tree(sentence).ok()).map(|tree| tree.words.len()).sum()
    };
    let read: usize = texts.iter().map(|text| text.len()).sum();
    show("tags, trees", read as f64 / 1e6, || {
        texts.iter().map(|text| words(&Document::new(Arc::new(Source::new("bench", (*text).clone()))))).sum()
    });
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
