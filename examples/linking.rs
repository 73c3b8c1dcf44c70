//! How well `discover` puts articles on one event together: `cargo run --release --example linking -- ARTICLES EVENTS`.
//!
//! EVENTS has a line for each event, a JSON list of the ids of its articles; pairs with an article of no event count nothing.

#![allow(clippy::print_stdout, reason = "an example talks to its terminal")]

use anyhow::Result;
use clap::Parser as _;
use gainsay::discover::learn::stories;
use gainsay::source::read_articles;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Measures how articles are linked.
#[derive(clap::Parser)]
struct Args {
    /// The articles.
    articles: PathBuf,
    /// The events.
    events: PathBuf,
}

fn main() -> Result<()> {
    let args = Args::parse();
    let mut nothing = std::io::empty();
    let sources: Vec<_> =
        read_articles(&[args.articles], &mut nothing).flat_map(|batch| batch.sources).map(Arc::new).collect();
    let events: Vec<Vec<String>> =
        std::fs::read_to_string(args.events)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let of: BTreeMap<&str, usize> =
        events.iter().enumerate().flat_map(|(at, ids)| ids.iter().map(move |id| (&**id, at))).collect();
    let stories = stories(&sources);
    for part in [0, 1] {
        let (mut linked, mut right) = (0, 0);
        for story in &stories {
            let told: Vec<usize> =
                story.iter().filter_map(|source| of.get(source.name.rsplit('#').next()?).copied()).collect();
            for (at, event) in told.iter().enumerate().filter(|(_, event)| **event % 2 == part) {
                linked += told.len() - at - 1;
                right += told.iter().skip(at + 1).filter(|other| *other == event).count();
            }
        }
        let all: usize = (0..events.len())
            .filter(|event| event % 2 == part)
            .map(|event| {
                let count = of.values().filter(|of| **of == event).count();
                count * (count - 1) / 2
            })
            .sum();
        println!("half {part}: {right} of {all} pairs of one event linked; {linked} pairs linked");
    }
    let largest = stories.iter().map(Vec::len).max().unwrap_or(0);
    let alone = stories.iter().filter(|story| story.len() == 1).count();
    println!("{} articles, {} stories, the largest of {largest}; {alone} articles alone", sources.len(), stories.len());
    Ok(())
}
