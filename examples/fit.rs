//! Dumps the pairs of value and fact for fitting.
#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs)]
use gainsay::check::Ready;
use gainsay::judge::frame::Frame;
use gainsay::judge::link::{GroupPart, Link, Mark, Match, Place};
use gainsay::judge::candidates::Saying;
use gainsay::judge::site::{Ground, Site};
use gainsay::kinds::comparison::Outcome;
use gainsay::kinds::date::{DateSpan, parse_date};
use gainsay::recognise::recognise;
use gainsay::rules::load_rules;
use gainsay::source::Source;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn main() {
    for dir in std::env::args().skip(1) {
        let mut stories: Vec<PathBuf> = std::fs::read_dir(&dir).unwrap().map(|e| e.unwrap().path()).filter(|p| p.join("cases.jsonl").exists()).collect();
        stories.sort();
        for story in stories { dump(&story); }
    }
}

fn dump(story: &Path) {
    let loaded = load_rules(&[story.join("rules.toml")]);
    let (rules, problems) = loaded;
    for problem in &problems { eprintln!("{}: {}", story.display(), problem.message); }
    let ready = Ready::new(&rules);
    let setting = ready.setting();
    let frame = Frame::new(&rules, setting.lexicon);
    let mut memo = ready.memo();
    let name = story.file_name().unwrap().to_string_lossy().into_owned();
    for line in std::fs::read_to_string(story.join("cases.jsonl")).unwrap().lines().filter(|l| !l.trim().is_empty()) {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = case["text"].as_str().unwrap();
        let published: Option<DateSpan> = case["published"].as_str().and_then(|d| parse_date(d).ok()).map(|d| d.days);
        let published = published.or(rules.defaults.published);
        let source = Arc::new(Source::new("x.jsonl", text));
        let Some(article) = recognise(&source, &rules, setting.lexicon, &mut memo) else { continue };
        for index in 0..article.segments.sentences.len() {
            let ground = Ground { setting, frame: &frame, published: published.as_ref() };
            let Some(site) = Site::new(&article, index, ground, &[]) else { continue };
            for pair in site.pairs() {
                let link = &pair.link;
                let fact = &rules.facts[link.fact];
                let expect = case["expect"][&*fact.id].as_str().unwrap_or("silent");
                let outcome = match &link.outcome { Outcome::Agrees => "agrees", Outcome::Differs(_) => "differs", Outcome::Unknown => "unknown" };
                let at = article.span(pair.tokens.clone());
                let mut f = features(link);
                if let Saying::Answer(_, how) = &pair.saying { f.push(format!("ohow={how:?}")); }
                println!("{name}\t{}\t{}\t{}\t{expect}\t{outcome}\t{}\t{}\t{}", case["id"].as_str().unwrap(), fact.id, fact.kind().name(), at.of(text).replace(['\n', '\t'], " "), f.join(" "), text.replace(['\n', '\t'], " "));
            }
        }
    }
}

fn features(link: &Link) -> Vec<String> {
    let mut f = Vec::new();
    let key = link.groups.iter().find(|g| g.part == GroupPart::Key);
    if let Some(key) = key {
        f.push(format!("key={:?}", key.place));
        f.push(format!("keyhow={:?}", if key.place == Place::Nowhere { Match::Listed } else { key.how }));
        f.push(format!("keygap={}", match key.gap { 0 => 0, 1..=2 => 2, 3..=5 => 5, 6..=10 => 10, _ => 99 }));
    }
    let others: Vec<_> = link.groups.iter().filter(|g| matches!(g.part, GroupPart::Other | GroupPart::Verb)).collect();
    if let (Some(best), Some(worst)) = (others.iter().map(|g| g.place).min(), others.iter().map(|g| g.place).max()) {
        f.push(format!("best={best:?}")); f.push(format!("worst={worst:?}"));
        let how = others.iter().map(|g| if g.place == Place::Nowhere { Match::Listed } else { g.how }).max().unwrap();
        f.push(format!("otherhow={how:?}"));
    } else { f.push("single".into()); }
    let missing = link.groups.iter().filter(|g| g.part != GroupPart::Of && g.place == Place::Nowhere).count();
    f.push(format!("missing={missing}"));
    f.push(format!("counted={:?}", link.counted)); f.push(format!("subject={:?}", link.subject)); f.push(format!("pred={:?}", link.predicate)); f.push(format!("holder={:?}", link.holder)); f.push(format!("object={:?}", link.object)); f.push(format!("owner={:?}", link.possessor)); f.push(format!("compl={:?}", link.complement));
    f.push(format!("time={:?}", link.time)); f.push(format!("dist={:?}", link.distance));
    f.push(format!("inSent={}", link.others_in_sentence.min(3))); f.push(format!("rivals={}", link.rival_facts.min(3)));
    f.push(format!("sents={}", match link.sentences { 1 => 1, 2..=3 => 3, _ => 9 }));
    let like = |x: i32| match x { i32::MIN..=19 => 0, 20..=34 => 2, 35..=44 => 3, 45..=59 => 4, _ => 6 };
    f.push(format!("plike={}", like(link.predicate_like))); f.push(format!("clike={}", like(link.clause_like))); f.push(format!("nlike={}", like(link.noun_like)));
    f.push(format!("story={}", match link.story_words { 0 => 0, 1 => 1, 2 => 2, 3..=4 => 3, _ => 5 }));
    for &mark in Mark::ALL { if link.marks.has(mark) { f.push(format!("{mark:?}")); } }
    f
}
