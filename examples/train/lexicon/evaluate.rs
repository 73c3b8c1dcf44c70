//! How often a lexicon gives the lemma of the treebanks.

use super::treebank::{Tagged, read};
use anyhow::Result;
use gainsay::lang::{Lexicon, Upos, WordId, lemma};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

/// The treebanks that nothing was learned from.
const SETS: [(&str, &str); 3] =
    [("EWT dev", "ewt-dev.conllu"), ("EWT test", "ewt-test.conllu"), ("PUD", "pud-test.conllu")];

/// How often all forms of a treebank are looked up to time it.
const RUNS: u32 = 20;

/// Lemmas of each treebank by gold parts of speech, the most frequent errors, and the time of a lookup.
pub(crate) fn evaluate(language: &Path, file: &Path) -> Result<String> {
    let bytes = fs::read(file)?;
    let started = Instant::now();
    let lexicon = Lexicon::read(&bytes)?;
    let mut text = format!("read and checked in {:?}\n", started.elapsed());
    for (name, file) in SETS {
        let words = read(&language.join(file))?;
        measure(&lexicon, name, &words, &mut text)?;
    }
    let words = read(&language.join("pud-test.conllu"))?;
    let running: Vec<&str> = words.iter().map(|word| word.form.as_str()).collect();
    let (running, scattered) = (each(&lexicon, &running), each(&lexicon, &scattered(&lexicon, words.len())));
    writeln!(text, "lookup: {running:?} a word of text, {scattered:?} a word from anywhere in the lexicon")?;
    Ok(text)
}

/// The time of one lookup.
fn each(lexicon: &Lexicon<'_>, forms: &[&str]) -> Duration {
    let started = Instant::now();
    for _ in 0..RUNS {
        forms.iter().for_each(|form| _ = black_box(lexicon.word(black_box(form))));
    }
    started.elapsed() / RUNS / u32::try_from(forms.len()).unwrap_or(u32::MAX).max(1)
}

/// So many words from all over the lexicon.
fn scattered<'a>(lexicon: &Lexicon<'a>, count: usize) -> Vec<&'a str> {
    let step = |at: usize| WordId(u32::try_from(at * 7919 % lexicon.len()).unwrap_or_default());
    (0..count).filter_map(|at| Some(lexicon.at(step(at))?.text())).collect()
}

fn measure(lexicon: &Lexicon<'_>, name: &str, words: &[Tagged], text: &mut String) -> Result<()> {
    let mut wrong: BTreeMap<(Upos, String, String, String), u32> = BTreeMap::new();
    let mut by_tag: BTreeMap<Upos, (u32, u32)> = BTreeMap::new();
    for Tagged { form, upos, lemma: gold } in words {
        let found = lemma(lexicon, form, *upos);
        let right = found.to_lowercase() == gold.to_lowercase();
        let counted = by_tag.entry(*upos).or_default();
        *counted = (counted.0 + u32::from(right), counted.1 + 1);
        if !right {
            *wrong.entry((*upos, form.to_lowercase(), gold.to_lowercase(), found.to_lowercase())).or_default() += 1;
        }
    }
    let right: u32 = by_tag.values().map(|(right, _)| right).sum();
    writeln!(text, "{name}: lemmas {:.4} of {} words", f64::from(right) / words.len() as f64, words.len())?;
    let tags =
        by_tag.iter().map(|(upos, (right, all))| format!("{} {:.3}", upos.name(), f64::from(*right) / f64::from(*all)));
    writeln!(text, "  {}", tags.collect::<Vec<_>>().join(" · "))?;
    let mut wrong: Vec<_> = wrong.into_iter().collect();
    wrong.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let shown = wrong
        .iter()
        .take(25)
        .map(|((upos, form, gold, found), count)| format!("{count} {} {form} > {gold}, not {found}", upos.name()));
    writeln!(text, "  {}", shown.collect::<Vec<_>>().join(" · "))?;
    Ok(())
}
