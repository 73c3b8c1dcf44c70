//! Reads treebanks in the CoNLL-U format (universaldependencies.org/format.html).

use anyhow::{Context, Result, bail};
use std::path::Path;

/// A sentence with its gold annotation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sentence {
    /// Its words as written.
    pub(crate) forms: Vec<String>,
    /// Their parts of speech.
    pub(crate) upos: Vec<String>,
    /// Their tags of the Penn Treebank.
    pub(crate) xpos: Vec<String>,
    /// Their heads, counted from 1; 0 is the root.
    pub(crate) heads: Vec<usize>,
    /// What they are to their heads.
    pub(crate) relations: Vec<String>,
}

impl Sentence {
    /// How many words it has.
    pub(crate) fn len(&self) -> usize {
        self.forms.len()
    }
}

/// Reads a treebank: surface tokens of several words and empty nodes are left out.
pub(crate) fn read(path: &Path) -> Result<Vec<Sentence>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    for (number, line) in text.lines().enumerate() {
        if line.is_empty() {
            if sentence.len() > 0 {
                sentences.push(std::mem::take(&mut sentence));
            }
        } else if !line.starts_with('#') {
            push(&mut sentence, line).with_context(|| format!("{}:{}", path.display(), number + 1))?;
        }
    }
    if sentence.len() > 0 {
        sentences.push(sentence);
    }
    Ok(sentences)
}

fn push(sentence: &mut Sentence, line: &str) -> Result<()> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, form, _, upos, xpos, _, head, relation, ..] = columns[..] else {
        bail!("a line of {} columns: ten are needed", columns.len())
    };
    if id.contains(['-', '.']) {
        return Ok(());
    }
    let head = head.parse().with_context(|| format!("“{head}” is no number of a head"))?;
    sentence.forms.push(form.to_owned());
    sentence.upos.push(upos.to_owned());
    sentence.xpos.push(xpos.to_owned());
    sentence.heads.push(head);
    sentence.relations.push(relation.to_owned());
    Ok(())
}
