//! Events told by several articles, with what a reader said which place states.

use anyhow::{Context, Result, anyhow};
use gainsay::discover::learn::{SIGHTS, ValuePair};
use gainsay::kinds::Kind;
use gainsay::rules::load_rules;
use gainsay::source::{Source, read_articles};
use gainsay::span::ByteSpan;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/en");

/// Whether two values are about one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    One,
    Other,
    /// Nobody said, and it is unlikely.
    Hardly,
    Unsure,
}

/// Articles on one event.
pub(crate) struct Event {
    pub(crate) name: String,
    /// Of the project's own, of the clusters, of the news: `e`, `c`, `n`.
    pub(crate) group: &'static str,
    pub(crate) sources: Vec<Arc<Source>>,
    /// What each place of each article states.
    places: Vec<Vec<Place>>,
    /// What an editor found, where all that there is was looked for.
    gold: Option<Vec<(usize, ByteSpan)>>,
}

struct Place {
    at: ByteSpan,
    fact: String,
    says: String,
}

#[derive(Deserialize)]
struct GoldLine {
    file: String,
    text: String,
    nth: Option<usize>,
}

impl Event {
    /// What a reader says of two values; of two that differ, whether he says so too.
    pub(crate) fn label(&self, pair: &ValuePair, differing: bool) -> Label {
        let [a, b] = pair.at.map(|at| self.stated(at));
        let shared: Vec<(&str, &str)> = a.iter().filter_map(|(fact, said)| Some((*said, *b.get(fact)?))).collect();
        let sure = |said: &&str| matches!(*said, "agrees" | "differs");
        if shared
            .iter()
            .any(|(one, other)| differing && (*one == "differs" || *other == "differs") && sure(one) && sure(other))
        {
            return Label::One;
        }
        if shared.iter().any(|(one, other)| sure(one) && sure(other)) {
            return if differing { Label::Other } else { Label::One };
        }
        if !shared.is_empty() || a.values().chain(b.values()).any(|said| *said == "wide") {
            return Label::Unsure;
        }
        if a.values().chain(b.values()).any(sure) {
            return Label::Other;
        }
        let found = |gold: &Vec<(usize, ByteSpan)>| {
            pair.at.iter().any(|at| gold.iter().any(|(article, span)| *article == at.0 && span.meets(at.1)))
        };
        match &self.gold {
            _ if !differing => Label::Unsure,
            Some(gold) if found(gold) => Label::Unsure,
            Some(_) => Label::Other,
            None => Label::Hardly,
        }
    }

    /// The facts that a value states, and what it says of each.
    fn stated(&self, (article, at): (usize, ByteSpan)) -> BTreeMap<&str, &str> {
        let places = self.places.get(article).into_iter().flatten().filter(|place| place.at.meets(at));
        let wide = |place: &Place| place.at.len() > 3 * at.len() + 40;
        places.map(|place| (&*place.fact, if wide(place) { "wide" } else { &*place.says })).collect()
    }

    /// The two values with their sentences, for people.
    pub(crate) fn show(&self, pair: &ValuePair) -> String {
        let side = |(article, at): (usize, ByteSpan)| {
            let text = &*self.sources[article].text;
            let start = text[..at.start].char_indices().rev().nth(90).map_or(0, |(at, _)| at);
            let end = text[at.end..].char_indices().nth(90).map_or(text.len(), |(offset, _)| at.end + offset);
            let shown = format!("{}[[{}]]{}", &text[start..at.start], at.of(text), &text[at.end..end]);
            format!("   {}: {}", self.sources[article].name, shown.split_whitespace().collect::<Vec<_>>().join(" "))
        };
        let sights: Vec<&str> = pair.sights.iter().map(|sight| SIGHTS[*sight as usize].1).collect();
        format!("{}\n{}\n   {:?} {}", side(pair.at[0]), side(pair.at[1]), pair.sort, sights.join(" "))
    }
}

/// All events that there are.
pub(crate) fn read(shared: &Path) -> Result<Vec<Event>> {
    let own = Path::new(DATA).join("events");
    let readings = Path::new(DATA).join("readings");
    let mut events = Vec::new();
    for (folder, group) in [(own, "e"), (shared.join("clusters"), "c")] {
        for event in folders(&folder, "gold.jsonl")? {
            events.push(of_folder(&event, group, &readings)?);
        }
    }
    let news = shared.join("news/articles.jsonl");
    if news.exists() {
        let articles = read_news(&news);
        for event in folders(&readings, "rules.toml")? {
            events.push(of_news(&event, &articles)?);
        }
    }
    Ok(events)
}

fn of_folder(event: &Path, group: &'static str, readings: &Path) -> Result<Event> {
    let name = event.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let beside = event.join("places.tsv");
    let places = if beside.exists() { beside } else { readings.join(&name).join("places.tsv") };
    let mut all = read_places(&places, &event.join("rules.toml"))?;
    let mut files: Vec<PathBuf> = std::fs::read_dir(event)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    files.sort();
    let lines = std::fs::read_to_string(event.join("gold.jsonl"))?;
    let lines = lines.lines().filter(|line| !line.trim().is_empty());
    let lines: Vec<GoldLine> = lines.map(serde_json::from_str).collect::<Result<_, _>>()?;
    let (mut sources, mut placed, mut gold) = (Vec::new(), Vec::new(), Vec::new());
    for (number, file) in files.iter().enumerate() {
        let id = file.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let text = std::fs::read_to_string(file)?;
        for line in lines.iter().filter(|line| line.file == format!("{id}.txt")) {
            let start = text.match_indices(&line.text).nth(line.nth.unwrap_or(1) - 1).map(|(at, _)| at);
            gold.extend(start.map(|start| (number, ByteSpan::new(start, start + line.text.len()))));
        }
        sources.push(Arc::new(Source::new(format!("{id}.txt"), text)));
        placed.push(all.remove(&id).unwrap_or_default());
    }
    Ok(Event { name, group, sources, places: placed, gold: Some(gold) })
}

fn of_news(event: &Path, articles: &BTreeMap<String, Arc<Source>>) -> Result<Event> {
    let name = event.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let (mut sources, mut placed) = (Vec::new(), Vec::new());
    for (id, places) in read_places(&event.join("places.tsv"), &event.join("rules.toml"))? {
        let source = articles.get(&id).with_context(|| format!("no article {id}"))?;
        sources.push(Arc::new(Source::new(format!("{id}.txt"), source.text.clone())));
        placed.push(places);
    }
    Ok(Event { name, group: "n", sources, places: placed, gold: None })
}

/// The places of each article that was read, those that state a value.
fn read_places(path: &Path, rules: &Path) -> Result<BTreeMap<String, Vec<Place>>> {
    let (rules, problems) = load_rules(&[rules.to_owned()]);
    if let Some(problem) = problems.iter().find(|problem| !problem.warning) {
        return Err(anyhow!("{}: {}", path.display(), problem.message));
    }
    let valued = |kind: Kind| matches!(kind, Kind::Amount | Kind::Count | Kind::Date);
    let facts: BTreeSet<&str> = rules.facts.iter().filter(|fact| valued(fact.kind())).map(|fact| &*fact.id).collect();
    let mut read: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    let table = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let places = read.entry(columns[0].to_owned()).or_default();
        if let [_, start, end, fact, says] = columns[..]
            && facts.contains(fact)
        {
            places.push(Place {
                at: ByteSpan::new(start.parse()?, end.parse()?),
                fact: fact.to_owned(),
                says: says.to_owned(),
            });
        }
    }
    Ok(read)
}

fn read_news(news: &Path) -> BTreeMap<String, Arc<Source>> {
    let mut nothing = std::io::empty();
    let batches = read_articles(&[news.to_owned()], &mut nothing);
    let sources = batches.flat_map(|batch| batch.sources.into_iter().map(Arc::new));
    sources.filter_map(|source| Some((source.name.rsplit('#').next()?.to_owned(), source))).collect()
}

/// The folders under one that hold a file of that name, in order.
fn folders(folder: &Path, file: &str) -> Result<Vec<PathBuf>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    found.retain(|path| path.join(file).exists());
    found.sort();
    Ok(found)
}
