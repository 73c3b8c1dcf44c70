//! Makes `data/en/lexicon.bin` from WordNet, the vectors, the treebank and the hand tables.

mod classes;
mod evaluate;
mod forms;
mod names;
mod near;
mod show;
mod tables;
#[cfg(test)]
mod tests;
mod treebank;
mod vectors;

pub(crate) use evaluate::evaluate;
pub(crate) use show::show;

use self::forms::Forms;
use self::tables::Tables;
use self::treebank::Counts;
use self::vectors::Vectors;
use crate::wordnet::WordNet;
use anyhow::{Context, Result};
use gainsay::lang::lexicon::{Entry, pack_lexicon};
use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// What the lexicon is made from.
pub(crate) struct Sources {
    pub(crate) wordnet: WordNet,
    pub(crate) vectors: Vectors,
    pub(crate) treebank: Counts,
    pub(crate) tables: Tables,
}

impl Sources {
    /// Reads the folder of treebank and vectors, WordNet's `dict`, and the hand tables.
    pub(crate) fn read(language: &Path, wordnet: &Path, tables: &Path) -> Result<Self> {
        Ok(Self {
            wordnet: WordNet::read(wordnet)?,
            vectors: Vectors::read(language)?,
            treebank: Counts::of(&treebank::read(&language.join("ewt-train.conllu"))?),
            tables: Tables::read(tables)?,
        })
    }
}

/// Makes the lexicon and writes it. Returns a line that says what it holds.
pub(crate) fn train(language: &Path, wordnet: &Path, tables: &Path) -> Result<String> {
    let sources = Sources::read(language, wordnet, tables)?;
    let entries = entries(&sources)?;
    let bytes = pack_lexicon(&entries)?;
    let file = tables.join("lexicon.bin");
    fs::write(&file, &bytes).with_context(|| format!("{} cannot be written", file.display()))?;
    let lemmas = entries.iter().filter(|entry| !entry.near.is_empty()).count();
    let links: usize = entries.iter().map(|entry| entry.near.len()).sum();
    Ok(format!(
        "{}: {} words, {links} neighbours of {lemmas} lemmas, {} bytes",
        file.display(),
        entries.len(),
        bytes.len()
    ))
}

/// The words of the lexicon with all that is known of them.
pub(crate) fn entries(sources: &Sources) -> Result<Vec<Entry>> {
    let forms = Forms::collect(sources)?;
    let classes = classes::classes(sources, &forms)?;
    let mut near = near::near(sources, &forms, &classes)?;
    let ranks: HashMap<&str, u16> = sources.vectors.words.iter().map(String::as_str).zip(1..=u16::MAX).collect();
    let entries = forms.forms.iter().map(|form| Entry {
        form: form.clone(),
        rank: ranks.get(form.as_str()).copied().unwrap_or(0),
        classes: classes.get(form).copied().unwrap_or_default(),
        lemmas: forms.lemmas.get(form).cloned().unwrap_or_default(),
        near: near.remove(form).unwrap_or_default(),
    });
    Ok(entries.collect())
}
