//! Fits how much each sight counts by which `discover` holds values to be about one thing: `cargo run --release --example
//! likeness -- ../shared` makes `data/en/likeness.tsv` again, and prints what the weights come to on events left out.
//!
//! Fitted to the events of `data/en/events` (the project's own) and, where they are, to the clusters and the news of the
//! folder named. Two values are about one thing where a reader said of both that they state one fact (`data/en/readings`).

#![allow(clippy::print_stdout, reason = "an example talks to its terminal")]

mod events;
mod logistic;

use anyhow::{Context, Result};
use clap::Parser as _;
use events::{Event, Label};
use gainsay::discover::learn::{Likeness, SIGHTS, SORTS, ValuePair, value_pairs};
use gainsay::judge::features::Sign;
use logistic::{Fit, Hold, Row, fit};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

/// Fits the weights of likeness.
#[derive(clap::Parser)]
struct Args {
    /// The folder of the shared clusters and news.
    shared: PathBuf,
    /// The table to write.
    #[arg(long, default_value = "data/en/likeness.tsv")]
    table: PathBuf,
    /// How strongly weights are made nothing.
    #[arg(long, default_value_t = 0.001)]
    sparse: f64,
    /// How strongly weights are held small.
    #[arg(long, default_value_t = 0.001)]
    small: f64,
    /// Leaves out of what is fitted each event that has this in its name; may be repeated.
    #[arg(long)]
    without: Vec<String>,
    /// Shows the findings that are missed or false, from this likelihood on.
    #[arg(long)]
    show: Option<f64>,
}

/// Each event is left out once, with a fifth of all.
const PARTS: usize = 5;

/// From which score a finding is a warning, and a note, in thousandths of a logit: read from the curve of events left out.
const THRESHOLDS: [(&str, i32); 3] = [("loud", 150), ("shown", -1250), ("shown-dates", -850)];

/// A pair of values with what a reader says of it.
struct Labelled {
    event: usize,
    pair: ValuePair,
    right: bool,
    weight: f64,
}

fn main() -> Result<()> {
    let args = Args::parse();
    let hold = Hold { most_are_nothing: args.sparse, all_are_small: args.small };
    let events = events::read(&args.shared)?;
    let kept: Vec<bool> =
        events.iter().map(|event| !args.without.iter().any(|name| event.name.contains(name))).collect();
    let nothing = Likeness::read("");
    let alone = labelled(&events, &nothing, 0, |_| true);
    let whole = fit_to(&alone, |event| kept[event], hold);
    // What the sentences of an event come to by weights that were not fitted to it: only so is told how far to trust them.
    let parts: Vec<Fit> = (0..PARTS)
        .into_par_iter()
        .map(|part| fit_to(&alone, |event| event % PARTS != part && kept[event], hold))
        .collect();
    let in_story: Vec<Labelled> = parts
        .iter()
        .enumerate()
        .flat_map(|(part, fitted)| {
            let likeness = Likeness::read(&table(fitted, &Fit::default()));
            labelled(&events, &likeness, 1, |event| event % PARTS == part)
        })
        .collect();
    let fitted = fit_to(&in_story, |event| kept[event], hold);
    println!(
        "{} pairs, {} right; differing {}, {} right",
        alone.len(),
        right(&alone),
        in_story.len(),
        right(&in_story)
    );
    let left_out: Vec<Fit> = (0..PARTS)
        .into_par_iter()
        .map(|part| fit_to(&in_story, |event| event % PARTS != part && kept[event], hold))
        .collect();
    let scores: Vec<f64> =
        in_story.iter().map(|labelled| left_out[labelled.event % PARTS].score(&columns(&labelled.pair))).collect();
    for (group, of) in [("own events", "e"), ("clusters", "c"), ("news", "n")] {
        println!("{group}, left out:");
        curve(&events, &in_story, &scores, |event| event.group == of, args.show);
    }
    std::fs::write(&args.table, table(&whole, &fitted))
        .with_context(|| format!("cannot write {}", args.table.display()))
}

fn right(all: &[Labelled]) -> usize {
    all.iter().filter(|labelled| labelled.right).count()
}

/// All pairs of some events that a reader says something of; `which` of the two lists.
fn labelled(events: &[Event], likeness: &Likeness, which: usize, of: impl Fn(usize) -> bool + Sync) -> Vec<Labelled> {
    let of_event = |(number, event): (usize, &Event)| {
        let pairs = std::mem::take(&mut value_pairs(&event.sources, likeness)[which]);
        let mut alike: BTreeMap<String, f64> = BTreeMap::new();
        for pair in &pairs {
            *alike.entry(pair.values.clone()).or_default() += 1.0;
        }
        // Pairs of the same two values become one finding: many count little more than one.
        let label = |pair: ValuePair| {
            let share = 1.0 / alike.get(&pair.values).copied().unwrap_or(1.0).sqrt();
            let (right, weight) = match event.label(&pair, which == 1) {
                Label::Unsure => return None,
                Label::One => (true, share),
                Label::Other => (false, share),
                Label::Hardly => (false, 0.3 * share),
            };
            Some(Labelled { event: number, pair, right, weight })
        };
        pairs.into_iter().filter_map(label).collect::<Vec<_>>()
    };
    events.par_iter().enumerate().filter(|(number, _)| of(*number)).flat_map_iter(of_event).collect()
}

/// The columns of a pair: each sight for all sorts and for its own, and its sort.
fn columns(pair: &ValuePair) -> Vec<u32> {
    let width = SORTS.len() + 1;
    let own = pair.sort as usize + 1;
    let sights = pair.sights.iter().flat_map(|&sight| [sight as usize * width, sight as usize * width + own]);
    sights.chain([SIGHTS.len() * width + own]).map(|column| column as u32).collect()
}

fn fit_to(all: &[Labelled], which: impl Fn(usize) -> bool, hold: Hold) -> Fit {
    let row =
        |labelled: &Labelled| Row { columns: columns(&labelled.pair), right: labelled.right, weight: labelled.weight };
    let rows: Vec<Row> = all.iter().filter(|labelled| which(labelled.event)).map(row).collect();
    let signs = vec![Sign::Any; (SIGHTS.len() + 1) * (SORTS.len() + 1)];
    let rows: Vec<&Row> = rows.iter().collect();
    (0..3).fold(Fit::default(), |start, _| fit(&rows, &signs, hold, &start))
}

fn table(alone: &Fit, in_story: &Fit) -> String {
    let mut text = String::from(
        "# How likely two values of a story are about one thing: what is seen of them, of which sort of values (nothing: of\n\
         # all), how much it counts by their sentences alone, and for two that differ, with what the story says of them; in\n\
         # thousandths of a logit. Made by `cargo run --release --example likeness -- ../shared`.\n",
    );
    let thousandths = |weight: Option<&f64>| (weight.copied().unwrap_or(0.0) * 1000.0).round() as i64;
    let _ = writeln!(text, "bias\t\t{}\t{}", thousandths(Some(&alone.bias)), thousandths(Some(&in_story.bias)));
    for (name, threshold) in THRESHOLDS {
        let _ = writeln!(text, "threshold\t{name}\t{threshold}\t{threshold}");
    }
    let sights = SIGHTS.iter().map(|(_, name)| *name).chain(["bias"]);
    for (number, sight) in sights.enumerate() {
        for (at, sort) in std::iter::once("").chain(SORTS.iter().map(|(_, name)| *name)).enumerate() {
            let column = number * (SORTS.len() + 1) + at;
            let (alone, in_story) = (thousandths(alone.weights.get(column)), thousandths(in_story.weights.get(column)));
            if alone != 0 || in_story != 0 {
                let _ = writeln!(text, "{sight}\t{sort}\t{alone}\t{in_story}");
            }
        }
    }
    text
}

/// Prints recall and precision of findings at several thresholds, of each sort and of all.
fn curve(events: &[Event], all: &[Labelled], scores: &[f64], which: impl Fn(&Event) -> bool, show: Option<f64>) {
    let mut findings: BTreeMap<(usize, &str), (f64, bool, &ValuePair, bool)> = BTreeMap::new();
    for (labelled, &score) in all.iter().zip(scores).filter(|(labelled, _)| which(&events[labelled.event])) {
        let key = (labelled.event, labelled.pair.values.as_str());
        let finding = findings.entry(key).or_insert((score, labelled.right, &labelled.pair, false));
        finding.3 |= labelled.right;
        if score > finding.0 {
            (finding.0, finding.1, finding.2) = (score, labelled.right, &labelled.pair);
        }
    }
    let sorts = SORTS.iter().map(|&(sort, name)| (name, vec![sort]));
    let every = ("all", SORTS.iter().map(|(sort, _)| *sort).collect());
    for (name, sorts) in sorts.chain([every]) {
        let of = || findings.values().filter(|finding| sorts.contains(&finding.2.sort));
        let wanted = of().filter(|finding| finding.3).count();
        let mut line = format!("{name:9} {wanted:4}");
        for likely in [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8] {
            let least = f64::ln(likely / (1.0 - likely));
            let shown = of().filter(|finding| finding.0 >= least).count();
            let right = of().filter(|finding| finding.0 >= least && finding.1).count();
            let _ = write!(line, "  {likely}: {right}/{shown}");
        }
        println!("{line}");
    }
    for ((event, values), finding) in findings.iter().filter(|_| show.is_some()) {
        let likely = 1.0 / (1.0 + (-finding.0).exp());
        let told = if finding.1 { "MISSED" } else { "FALSE" };
        if finding.1 != (likely >= show.unwrap_or(0.5)) {
            println!("{told} {likely:.2} {} {values}\n{}", events[*event].name, events[*event].show(finding.2));
        }
    }
}
