//! Sentences of running text, to be annotated by a larger network.

use crate::conllu::Sentence;
use anyhow::{Context, Result};
use gainsay::lang::syntactic_words;
use gainsay::segment::{ParagraphKind, segment};
use gainsay::source::read_articles;
use gainsay::token::tokenize;
use std::path::Path;

/// Shorter and longer stretches teach little of how sentences are built.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=80;

/// The sentences of the articles of a file or folder.
pub(crate) fn sentences(path: &Path) -> Result<Vec<Sentence>> {
    let mut sentences = Vec::new();
    let mut stdin = std::io::empty();
    for batch in read_articles(&[path.to_owned()], &mut stdin) {
        if let Some(problem) = batch.problems.first() {
            return Err(anyhow::anyhow!("{}", problem.message)).context("the unlabelled text cannot be read");
        }
        for source in &batch.sources {
            let tokens = tokenize(&source.text);
            let segments = segment(source, &tokens);
            for part in &segments.sentences {
                let kind = segments.paragraphs.get(part.paragraph).map(|paragraph| paragraph.kind);
                let words = syntactic_words(&source.text, &tokens, part.tokens.clone());
                if LENGTHS.contains(&words.len()) && kind != Some(ParagraphKind::Furniture) {
                    sentences.push(bare(words.into_iter().map(|word| word.form.into_owned()).collect()));
                }
            }
        }
    }
    Ok(sentences)
}

fn bare(forms: Vec<String>) -> Sentence {
    let blank = vec![String::new(); forms.len()];
    Sentence { heads: vec![0; forms.len()], upos: blank.clone(), xpos: blank.clone(), relations: blank, forms }
}
