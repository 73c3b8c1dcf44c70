//! Fits the weights of the judge: `cargo run --release --example fit -- ../shared` makes `data/en/weights.tsv` again, and
//! prints what the weights come to on stories that they were not fitted to.
//!
//! Fitted to the stories of `data/en/stories` and the events of `data/en/events` (the project's own), and, where they are,
//! to the binding suite, the clusters and the news of the folder named; of these, what states a fact is in
//! `data/en/readings`.

#![allow(clippy::print_stdout, reason = "an example talks to its terminal")]

mod logistic;
mod pairs;

use anyhow::{Context, Result};
use clap::Parser as _;
use gainsay::judge::features::{FeatureId, Sign};
use gainsay::kinds::Kind;
use logistic::{Fit, Hold, Row, fit};
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
    #[arg(long, default_value = "data/en/weights.tsv")]
    weights: PathBuf,
    /// How strongly weights are made nothing.
    #[arg(long, default_value_t = 0.00035)]
    sparse: f64,
    /// How strongly weights are held small.
    #[arg(long, default_value_t = 0.0003)]
    small: f64,
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
    ("warning", 1000),
    ("between", 700),
    ("note", -400),
    ("open", 0),
    ("agrees", -1735),
    ("shown", -3500),
];

/// What is added for a short text, in thousandths: by the curves of stories left out, what is found there is as often right as
/// what is found in a running article at that much more.
const SHORT: i64 = 450;

/// Two features count together where that many pairs have both.
const TOGETHER: usize = 40;

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
    let table = Table::of(&corpus.pairs);
    println!("{} columns", table.signs.len());
    let hold = Hold { most_are_nothing: args.sparse, all_are_small: args.small };
    let all = |pair: &Labelled| !args.without.iter().any(|name| corpus.stories[pair.story].contains(name));
    let whole = table.fit(&corpus.pairs, all, hold, &Fit::default());
    println!("{} weights", whole.weights.iter().filter(|weight| weight.abs() >= 0.0005).count());
    if !args.without.is_empty() {
        return write(&args.weights, &table.write(&whole));
    }
    if args.hold_out_suite {
        let fit = table.fit(&corpus.pairs, |pair| pair.story >= of_suite, hold, &Fit::default());
        let scores: Vec<f64> =
            corpus.pairs.iter().enumerate().map(|(number, _)| fit.score(&table.columns[number])).collect();
        println!("the binding suite, left out:");
        curve(&corpus, &scores, |story| story < of_suite);
        return Ok(());
    }
    let scores = left_out(&corpus, &table, hold, &whole, if args.each { told } else { 5 });
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
    write(&args.weights, &table.write(&whole))
}

fn write(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

fn is_article(corpus: &Corpus, story: usize) -> bool {
    let name = &corpus.stories[story];
    Path::new(DATA).join("events").join(name).exists()
        || name.contains('-') && !Path::new(DATA).join("stories").join(name).exists() && story > 12
}

/// The columns of the pairs: features by themselves, and two together that are often together.
struct Table {
    names: Vec<(FeatureId, Option<FeatureId>)>,
    signs: Vec<Sign>,
    columns: Vec<Vec<u32>>,
}

impl Table {
    fn of(pairs: &[Labelled]) -> Self {
        let mut counts: HashMap<(FeatureId, Option<FeatureId>), usize> = HashMap::new();
        for pair in pairs {
            for key in keys(&pair.features) {
                *counts.entry(key).or_default() += 1;
            }
        }
        let mut names: Vec<(FeatureId, Option<FeatureId>)> = counts
            .into_iter()
            .filter(|(key, count)| key.1.is_none() && *count >= 5 || *count >= TOGETHER)
            .map(|(key, _)| key)
            .collect();
        names.sort();
        let numbers: HashMap<(FeatureId, Option<FeatureId>), u32> =
            names.iter().enumerate().map(|(number, &key)| (key, number as u32)).collect();
        let columns = pairs
            .iter()
            .map(|pair| keys(&pair.features).filter_map(|key| numbers.get(&key).copied()).collect())
            .collect();
        let signs =
            names.iter().map(|(feature, with)| if with.is_none() { feature.sign() } else { Sign::Any }).collect();
        Self { names, signs, columns }
    }

    /// Fits to some of the pairs. Of several pairs of one text and fact that may be meant, only the likeliest counts as
    /// right: fitted, chosen, and fitted again.
    fn fit(&self, pairs: &[Labelled], which: impl Fn(&Labelled) -> bool, hold: Hold, start: &Fit) -> Fit {
        let mut fitted = start.clone();
        let mut right: Vec<bool> = pairs.iter().map(|pair| pair.right).collect();
        for _ in 0..2 {
            let rows: Vec<Row> = pairs
                .iter()
                .enumerate()
                .filter(|(_, pair)| which(pair))
                .map(|(number, pair)| Row {
                    columns: self.columns[number].clone(),
                    right: right[number],
                    weight: pair.weight,
                })
                .collect();
            fitted = fit(&rows.iter().collect::<Vec<_>>(), &self.signs, hold, &fitted);
            right = self.likeliest(pairs, &fitted);
        }
        fitted
    }

    fn likeliest(&self, pairs: &[Labelled], fitted: &Fit) -> Vec<bool> {
        let mut best: BTreeMap<usize, (usize, f64)> = BTreeMap::new();
        for (number, pair) in
            pairs.iter().enumerate().filter(|(_, pair)| !pair.made && pair.right && pair.holds == Holds::Differs)
        {
            let score = fitted.score(&self.columns[number]);
            let entry = best.entry(pair.about).or_insert((number, score));
            if score > entry.1 {
                *entry = (number, score);
            }
        }
        let chosen = |number: usize, pair: &Labelled| {
            pair.right
                && (pair.made
                    || pair.holds == Holds::Agrees
                    || best.get(&pair.about).is_some_and(|best| best.0 == number))
        };
        pairs.iter().enumerate().map(|(number, pair)| chosen(number, pair)).collect()
    }

    fn write(&self, fit: &Fit) -> String {
        let mut text = String::from(
            "# How much each feature of src/judge/features.rs counts, and two together: feature, feature, weight in thousandths\n\
             # of a logit. Made by `cargo run --release --example fit -- ../shared`.\n",
        );
        let thousandths = |weight: f64| (weight * 1000.0).round() as i64;
        let _ = writeln!(text, "bias\t\t{}", thousandths(fit.bias));
        for (name, threshold) in THRESHOLDS {
            let _ = writeln!(text, "threshold\t{name}\t{threshold}");
        }
        for ((feature, with), weight) in self.names.iter().zip(&fit.weights) {
            let is_short = feature.name() == "story=short" && with.is_none();
            let weight = thousandths(*weight) + if is_short { SHORT } else { 0 };
            if weight != 0 {
                let with = with.map_or_else(String::new, FeatureId::name);
                let _ = writeln!(text, "{}\t{with}\t{weight}", feature.name());
            }
        }
        text
    }
}

fn keys(features: &[FeatureId]) -> impl Iterator<Item = (FeatureId, Option<FeatureId>)> + '_ {
    features.iter().enumerate().flat_map(|(at, &feature)| {
        let pairs = features[at + 1..].iter().map(move |&other| (feature, Some(other)));
        std::iter::once((feature, None)).chain(pairs)
    })
}

/// The score of each pair by weights that were not fitted to its story.
fn left_out(corpus: &Corpus, table: &Table, hold: Hold, whole: &Fit, parts: usize) -> Vec<f64> {
    let part = |pair: &Labelled| mix(pair.story) % parts;
    let fits: Vec<Fit> = (0..parts)
        .into_par_iter()
        .map(|left| table.fit(&corpus.pairs, |pair| part(pair) != left, hold, whole))
        .collect();
    let short = FeatureId::named("story=short");
    let score = |(number, pair): (usize, &Labelled)| {
        let is_short = short.is_some_and(|short| pair.features.contains(&short));
        fits[part(pair)].score(&table.columns[number]) + if is_short { SHORT as f64 / 1000.0 } else { 0.0 }
    };
    corpus.pairs.iter().enumerate().map(score).collect()
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
