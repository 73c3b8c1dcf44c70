//! Grows the trees of the judge: `cargo run --release --example fit -- ../shared` makes `data/en/trees.tsv` again, and
//! prints what they come to on stories that they were not grown on.
//!
//! Fitted to the stories of `data/en/stories` and the events of `data/en/events` (the project's own), and, where they are,
//! to the binding suite, the clusters and the news of the folder named; of these, what states a fact is in
//! `data/en/readings`.

#![allow(clippy::print_stdout, reason = "an example talks to its terminal")]

mod boost;
mod pairs;

use anyhow::{Context, Result};
use boost::{Forest, Growth, Node, Rows, grow};
use clap::Parser as _;
use gainsay::judge::features::FeatureId;
use gainsay::kinds::Kind;
use pairs::{Corpus, Holds, Labelled, Said, folders};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Fits the weights of the judge.
#[derive(clap::Parser)]
struct Args {
    /// The folder of the shared suites, clusters and news.
    shared: PathBuf,
    /// The table to write.
    #[arg(long, default_value = "data/en/trees.tsv")]
    trees: PathBuf,
    /// How many trees are grown.
    #[arg(long, default_value_t = 200)]
    count: usize,
    /// How many ends each has at most.
    #[arg(long, default_value_t = 15)]
    leaves: usize,
    /// How much of each step is taken.
    #[arg(long, default_value_t = 0.08)]
    step: f64,
    /// What holds values small.
    #[arg(long, default_value_t = 5.0)]
    small: f64,
    /// How many rows an end has at least.
    #[arg(long, default_value_t = 40)]
    rows: usize,
    /// How many of a hundred columns a tree may ask of.
    #[arg(long, default_value_t = 50)]
    columns: u64,
    /// How many of a hundred rows a tree sees.
    #[arg(long, default_value_t = 70)]
    seen: u64,
    /// Leaves the binding suite out of what is fitted, and measures it.
    #[arg(long)]
    hold_out_suite: bool,
    /// Shows the pairs of articles that are missed or false.
    #[arg(long)]
    show: bool,
    /// Leaves out of what is fitted each story that has this in its name; may be repeated. What it comes to there is
    /// measured with the program itself.
    #[arg(long)]
    without: Vec<String>,
    /// Leaves each story out in turn, instead of a fifth of them.
    #[arg(long)]
    each: bool,
}

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/en");

/// From which score a finding is an error, a warning (two sources against each other need less), a note; a value without a
/// declared one is held against other sources', a value that agrees is said to, a silent one is shown. In thousandths of a
/// logit, read from the curve.
const THRESHOLDS: [(&str, i32); 7] = [
    ("error", 1600),
    ("warning", 1200),
    ("between", 700),
    ("note", -850),
    ("open", 600),
    ("agrees", -1735),
    ("shown", -3500),
];

fn main() -> Result<()> {
    let args = Args::parse();
    let mut corpus = Corpus::default();
    let suite = args.shared.join("suites/binding");
    if suite.exists() {
        corpus.add_stories(&suite)?;
    }
    let of_suite = corpus.stories.len();
    corpus.add_stories(&Path::new(DATA).join("stories"))?;
    let readings = Path::new(DATA).join("readings");
    corpus.add_events(&Path::new(DATA).join("events"), &readings)?;
    let clusters = args.shared.join("clusters");
    if clusters.exists() {
        corpus.add_events(&clusters, &readings)?;
    }
    let news = args.shared.join("news/articles.jsonl");
    let of_events = corpus.stories.len();
    if news.exists() {
        corpus.add_readings(&readings, &news)?;
    }
    let told = corpus.stories.len();
    if news.exists() {
        let mut events = folders(&clusters, "gold.jsonl")?;
        events.extend(folders(&Path::new(DATA).join("events"), "gold.jsonl")?);
        corpus.add_news(&events, &news, 8)?;
    }
    println!(
        "{} stories, {} pairs, {} right",
        told,
        corpus.pairs.len(),
        corpus.pairs.iter().filter(|pair| pair.right).count()
    );
    let growth = Growth {
        trees: args.count,
        leaves: args.leaves,
        step: args.step,
        small: args.small,
        rows: args.rows,
        columns: args.columns,
        seen: args.seen,
    };
    let rows = Rows::of(corpus.pairs.iter().map(|pair| pair.features.as_slice()));
    if !args.without.is_empty() || args.hold_out_suite {
        let is_left = |pair: &Labelled| {
            args.hold_out_suite && pair.story < of_suite
                || args.without.iter().any(|name| corpus.stories[pair.story].contains(name))
        };
        let forest = fit(&corpus.pairs, &rows, |pair| !is_left(pair), growth);
        if args.hold_out_suite {
            println!("the binding suite, left out:");
            curve(&corpus, &forest.scores(&rows), |story| story < of_suite);
        }
        return write(&args.trees, &table(&forest));
    }
    let forest = fit(&corpus.pairs, &rows, |_| true, growth);
    println!("{} nodes", forest.trees.iter().map(Vec::len).sum::<usize>());
    let scores = left_out(&corpus, &rows, growth, if args.each { told } else { 5 });
    println!("each story left out, of short texts:");
    curve(&corpus, &scores, |story| !is_article(&corpus, story) && story < of_events);
    if args.show {
        for (pair, score) in
            corpus.pairs.iter().zip(&scores).filter(|(pair, _)| is_article(&corpus, pair.story) && pair.story < told)
        {
            let likely = 1.0 / (1.0 + (-score).exp());
            if pair.right && likely < 0.3 || !pair.right && likely > 0.3 && pair.holds == Holds::Differs {
                let names: Vec<String> = pair
                    .features
                    .iter()
                    .map(|feature| feature.name())
                    .filter(|name| !name.contains("untold") && !name.ends_with("=0"))
                    .collect();
                println!(
                    "{} {:.2} {} {} [{}]",
                    if pair.right { "MISS" } else { "FALSE" },
                    likely,
                    corpus.stories[pair.story],
                    pair.words,
                    names.join(" ")
                );
            }
        }
    }
    println!("of articles:");
    curve(&corpus, &scores, |story| is_article(&corpus, story) && story < of_events);
    println!("of articles read place by place:");
    curve(&corpus, &scores, |story| (of_events..told).contains(&story));
    println!("of the suite:");
    curve(&corpus, &scores, |story| story < of_suite);
    write(&args.trees, &table(&forest))
}

fn write(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

fn is_article(corpus: &Corpus, story: usize) -> bool {
    let name = &corpus.stories[story];
    Path::new(DATA).join("events").join(name).exists()
        || name.contains('-') && !Path::new(DATA).join("stories").join(name).exists() && story > 12
}

/// What is added for a short text, in thousandths: by the curves of stories left out, what is found there is as often right
/// as what is found in a running article at that much more.
const SHORT: i64 = 450;

/// Grows trees on some of the pairs. Of several pairs of one text and fact that may be meant, only the likeliest counts as
/// right: grown, chosen, and grown again.
fn fit(pairs: &[Labelled], rows: &Rows, which: impl Fn(&Labelled) -> bool, growth: Growth) -> Forest {
    let weights: Vec<f64> = pairs.iter().map(|pair| if which(pair) { pair.weight } else { 0.0 }).collect();
    let right: Vec<bool> = pairs.iter().map(|pair| pair.right).collect();
    let first = grow(rows, &right, &weights, Growth { trees: growth.trees / 2, ..growth });
    grow(rows, &likeliest(pairs, &first.scores(rows)), &weights, growth)
}

fn likeliest(pairs: &[Labelled], scores: &[f64]) -> Vec<bool> {
    let mut best: BTreeMap<usize, (usize, f64)> = BTreeMap::new();
    for (number, pair) in
        pairs.iter().enumerate().filter(|(_, pair)| !pair.made && pair.right && pair.holds == Holds::Differs)
    {
        let score = scores[number];
        let entry = best.entry(pair.about).or_insert((number, score));
        if score > entry.1 {
            *entry = (number, score);
        }
    }
    let chosen = |number: usize, pair: &Labelled| {
        pair.right
            && (pair.made || pair.holds == Holds::Agrees || best.get(&pair.about).is_some_and(|best| best.0 == number))
    };
    pairs.iter().enumerate().map(|(number, pair)| chosen(number, pair)).collect()
}

/// The table as `gainsay::judge::trees` reads it.
fn table(forest: &Forest) -> String {
    let mut text = String::from(
        "# Trees of questions about a value and a fact: what is asked (a value of src/judge/features/table.rs, \"<\" for it or\n\
         # one before it), or a dot where nothing is, and what it comes to so far, in thousandths of a logit; then all that\n\
         # follows a yes, then all that follows a no. Made by `cargo run --release --example fit -- ../shared`.\n",
    );
    let thousandths = |value: f64| (value * 1000.0).round() as i64;
    let _ = writeln!(text, "start\t{}", thousandths(forest.start));
    for (name, threshold) in THRESHOLDS {
        let _ = writeln!(text, "threshold\t{name}\t{threshold}");
    }
    for Node { value, question } in forest.trees.iter().flatten() {
        let asked = question.map_or_else(|| ".".to_owned(), |(test, _)| test.name());
        let _ = writeln!(text, "{asked}\t{}", thousandths(*value));
    }
    let _ = writeln!(text, "text=short\t0\n.\t{SHORT}\n.\t0");
    text
}

/// The score of each pair by trees that were not grown on its story.
fn left_out(corpus: &Corpus, rows: &Rows, growth: Growth, parts: usize) -> Vec<f64> {
    let first_of: HashMap<&str, usize> =
        corpus.stories.iter().enumerate().rev().map(|(number, name)| (name.as_str(), number)).collect();
    let part = |pair: &Labelled| mix(first_of[corpus.stories[pair.story].as_str()]) % parts;
    let scores: Vec<Vec<f64>> = (0..parts)
        .into_par_iter()
        .map(|left| fit(&corpus.pairs, rows, |pair| part(pair) != left, growth).scores(rows))
        .collect();
    let short = FeatureId::named("text=short");
    let more = |pair: &Labelled| {
        let is_short = short.is_some_and(|short| pair.features.contains(&short));
        if is_short { SHORT as f64 / 1000.0 } else { 0.0 }
    };
    corpus.pairs.iter().enumerate().map(|(number, pair)| scores[part(pair)][number] + more(pair)).collect()
}

fn mix(number: usize) -> usize {
    (number.wrapping_mul(2_654_435_761) >> 7) & 0xffff
}

/// Prints recall and precision for each kind, at several thresholds.
fn curve(corpus: &Corpus, scores: &[f64], which: impl Fn(usize) -> bool + Copy) {
    for likely in [0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8] {
        let threshold = f64::ln(likely / (1.0 - likely));
        let mut line = format!("{likely:.1}");
        for kinds in [
            &[Kind::Amount][..],
            &[Kind::Count],
            &[Kind::Date],
            &[Kind::Choice],
            &[Kind::Amount, Kind::Count, Kind::Date, Kind::Choice],
        ] {
            let figure = measure(corpus, scores, which, kinds, threshold);
            let name = if kinds.len() == 1 { kinds[0].name() } else { "all" };
            let _ = write!(line, "  {name} {figure}");
        }
        println!("{line}");
    }
}

fn measure(corpus: &Corpus, scores: &[f64], which: impl Fn(usize) -> bool, kinds: &[Kind], threshold: f64) -> String {
    let agrees_from = f64::ln(0.15 / 0.85);
    // A value goes to the fact that it is likeliest to speak of.
    let mut best: HashMap<(usize, usize, usize), f64> = HashMap::new();
    for (pair, &score) in corpus.pairs.iter().zip(scores).filter(|(pair, _)| !pair.made && pair.kind != Kind::Choice) {
        let entry = best.entry(pair.place).or_insert(f64::NEG_INFINITY);
        *entry = entry.max(score);
    }
    let mut differs: HashMap<usize, f64> = HashMap::new();
    let mut agrees: HashMap<usize, f64> = HashMap::new();
    for (pair, &score) in corpus.pairs.iter().zip(scores).filter(|(pair, _)| !pair.made) {
        let beaten = best.get(&pair.place).is_some_and(|&best| pair.kind != Kind::Choice && score < best - 1e-9);
        let into = match pair.holds {
            Holds::Differs if !beaten => &mut differs,
            Holds::Agrees => &mut agrees,
            Holds::Differs => continue,
        };
        let entry = into.entry(pair.about).or_insert(f64::NEG_INFINITY);
        *entry = entry.max(score);
    }
    let (mut gold, mut flagged, mut right, mut agreeing, mut seen) = (0, 0, 0, 0, 0);
    for (number, about) in corpus.abouts.iter().enumerate() {
        if !about.measured || !kinds.contains(&about.kind) || !which(about.story) {
            continue;
        }
        let against = differs.get(&number).copied().unwrap_or(f64::NEG_INFINITY);
        let with = agrees.get(&number).copied().unwrap_or(f64::NEG_INFINITY);
        let flag = against >= threshold && with < against.max(agrees_from);
        gold += usize::from(about.said == Said::Contradicts);
        flagged += usize::from(flag);
        right += usize::from(flag && about.said == Said::Contradicts);
        agreeing += usize::from(about.said == Said::Agrees);
        seen += usize::from(about.said == Said::Agrees && with >= agrees_from && !flag);
    }
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    format!("{:.3}/{:.3} {:.3}", share(right, gold), share(right, flagged), share(seen, agreeing))
}
