//! Each row of the judge's table of features is driven on both sides by the project's own stories: some pair of a value
//! and a fact has it, and some pair has it not. A row that no sentence reaches is a row that nobody could have weighed.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its stories fails")]

use gainsay::check::{Ready, published_of};
use gainsay::judge::features::{Case, FeatureId, count, features_of};
use gainsay::judge::site::Ground;
use gainsay::judge::sites;
use gainsay::recognise::recognise;
use gainsay::rules::{Rules, SourcePath, load_rules};
use gainsay::source::Source;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many pairs there are, and how many have each feature.
struct Seen {
    pairs: usize,
    with: Vec<usize>,
}

impl Seen {
    fn read(&mut self, rules: &Rules, ready: &Ready<'_>, text: String, name: &str) {
        let source = Arc::new(Source::new(name, text));
        let setting = ready.setting();
        let Some(article) = recognise(&source, setting.lexicon, &mut ready.memo()) else { return };
        let published = published_of(&source, rules, &SourcePath::new(name), &mut Vec::new());
        for pair in sites(&article, Ground { setting, published: published.as_ref() }, &[])
            .into_iter()
            .flat_map(|(_, pairs)| pairs)
        {
            let Some(fact) = rules.facts.get(pair.link.fact) else { continue };
            self.pairs += 1;
            for FeatureId(number) in features_of(&Case { link: &pair.link, kind: fact.kind(), saying: &pair.saying }) {
                self.with[number as usize] += 1;
            }
        }
    }
}

fn folders(name: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/en").join(name);
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

#[test]
fn each_feature_is_had_by_some_pair_and_not_by_another() {
    let mut seen = Seen { pairs: 0, with: vec![0; count()] };
    for folder in folders("stories").into_iter().step_by(2).chain(folders("events")) {
        let (rules, _) = load_rules(&[folder.join("rules.toml")]);
        let ready = Ready::new(&rules).thorough();
        let cases = std::fs::read_to_string(folder.join("cases.jsonl")).unwrap_or_default();
        for case in cases.lines().filter(|line| !line.trim().is_empty()) {
            let case: serde_json::Value = serde_json::from_str(case).unwrap();
            seen.read(&rules, &ready, case["text"].as_str().unwrap().to_owned(), "case");
        }
        let texts = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        for path in texts.filter(|path| path.extension().is_some_and(|end| end == "txt")) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            seen.read(&rules, &ready, std::fs::read_to_string(&path).unwrap(), &name);
        }
    }
    // An article about another story, and a sentence too long for a tree.
    let events = folders("events");
    let (rules, _) = load_rules(&[events[0].join("rules.toml")]);
    let ready = Ready::new(&rules).thorough();
    for other in &events[1..] {
        seen.read(&rules, &ready, std::fs::read_to_string(other.join("a01.txt")).unwrap(), "a01.txt");
    }
    let long = format!("The gunman, 51, shot twice{}.", " and left the hotel with his men".repeat(30));
    seen.read(&rules, &ready, long, "a01.txt");
    // A rule file of one fact: no other's words tell whether an article is about its story.
    let mut alone = rules.clone();
    alone.facts.retain(|fact| matches!(fact.kind(), gainsay::kinds::Kind::Count));
    alone.facts.truncate(1);
    seen.read(
        &alone,
        &Ready::new(&alone).thorough(),
        std::fs::read_to_string(events[0].join("a01.txt")).unwrap(),
        "a01.txt",
    );
    assert!(seen.pairs > 5_000, "{} pairs", seen.pairs);
    let one_sided = |number: &usize| seen.with[*number] == 0 || seen.with[*number] == seen.pairs;
    let named =
        |number: usize| format!("{} ({} of {})", FeatureId(number as u16).name(), seen.with[number], seen.pairs);
    let wrong: Vec<String> = (0..count()).filter(one_sided).map(named).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
