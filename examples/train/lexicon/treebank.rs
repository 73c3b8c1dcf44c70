//! What the treebank says of lemmas: how often each form has which lemma as which part of speech.

use anyhow::{Context, Result, ensure};
use gainsay::lang::Upos;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A word of the treebank: its form as it stands there, its part of speech, its lemma.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tagged {
    pub(crate) form: String,
    pub(crate) upos: Upos,
    pub(crate) lemma: String,
}

/// Reads the words of a CoNLL-U file, without surface tokens of several words.
pub(crate) fn read(path: &Path) -> Result<Vec<Tagged>> {
    let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let mut words = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let place = || format!("{}, line {}", path.display(), at + 1);
        let columns: Vec<&str> = line.split('\t').collect();
        ensure!(columns.len() == 10, "{} has {} columns, not ten", place(), columns.len());
        if columns[0].contains(['-', '.']) {
            continue;
        }
        let upos = Upos::named(columns[3]).with_context(|| format!("{}: an unknown tag {}", place(), columns[3]))?;
        words.push(Tagged { form: columns[1].to_owned(), upos, lemma: columns[2].to_owned() });
    }
    Ok(words)
}

/// How often each form in lower case was a word of each part of speech, and with which lemma in lower case.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    lemmas: BTreeMap<(String, Upos), BTreeMap<String, u32>>,
    /// How often each form was written small.
    small: BTreeMap<String, u32>,
}

impl Counts {
    /// Counts words.
    pub(crate) fn of(words: &[Tagged]) -> Self {
        let mut counts = Self::default();
        for word in words {
            let form = (plain(&word.form), word.upos);
            if word.upos != Upos::Propn && word.form.starts_with(char::is_lowercase) {
                *counts.small.entry(form.0.clone()).or_default() += 1;
            }
            *counts.lemmas.entry(form).or_default().entry(plain(&word.lemma)).or_default() += 1;
        }
        counts
    }

    /// The lemma that a form mostly has as that part of speech, and how often it has it.
    pub(crate) fn lemma(&self, form: &str, upos: Upos) -> Option<(&str, u32)> {
        let lemmas = self.lemmas.get(&(form.to_owned(), upos))?;
        // Of two that are as frequent the first of the alphabet: any rule will do, if it is one.
        let best = lemmas.iter().max_by(|one, other| one.1.cmp(other.1).then(other.0.cmp(one.0)))?;
        Some((best.0, *best.1))
    }

    /// How often a form was a word of that part of speech.
    pub(crate) fn count(&self, form: &str, upos: Upos) -> u32 {
        self.lemmas.get(&(form.to_owned(), upos)).map_or(0, |lemmas| lemmas.values().sum())
    }

    /// How often a form was written small, and was no name.
    pub(crate) fn small(&self, form: &str) -> u32 {
        self.small.get(form).copied().unwrap_or(0)
    }

    /// All forms with their parts of speech, in the order of the alphabet.
    pub(crate) fn forms(&self) -> impl Iterator<Item = (&str, Upos)> {
        self.lemmas.keys().map(|(form, upos)| (form.as_str(), *upos))
    }
}

/// In lower case, with straight apostrophes.
fn plain(word: &str) -> String {
    word.to_lowercase().replace(['’', '‘', '`'], "'")
}
