//! Prints what a lexicon says of words.

use anyhow::{Context, Result};
use gainsay::lang::lexicon::Neighbour;
use gainsay::lang::{Classes, Lexicon, Nearness, Word};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// What the lexicon of a file says of each of the words, which commas part; of a class its most frequent words.
pub(crate) fn show(words: &str, file: &Path) -> Result<String> {
    let bytes = fs::read(file)?;
    let lexicon = Lexicon::read(&bytes)?;
    let mut text = String::new();
    for form in words.split(',') {
        if let Some(class) = Classes::named(form) {
            writeln!(text, "{form}: {}", most_frequent(&lexicon, class).join(" "))?;
            continue;
        }
        let word = lexicon.word(form).with_context(|| format!("the lexicon does not have “{form}”"))?;
        show_word(&word, &mut text)?;
    }
    Ok(text)
}

/// How many words of a class are shown.
const SHOWN: usize = 150;

/// The most frequent words of a class.
fn most_frequent<'a>(lexicon: &Lexicon<'a>, class: Classes) -> Vec<&'a str> {
    lexicon.words().filter(|word| word.is(class)).take(SHOWN).map(|word| word.text()).collect()
}

fn show_word(word: &Word<'_>, text: &mut String) -> Result<()> {
    let rank = word.rank().map_or("–".to_owned(), |rank| rank.to_string());
    writeln!(text, "{} · rank {rank} · {:?}", word.text(), word.classes())?;
    let lemmas = word.readings().filter_map(|reading| Some(format!("{reading:?} {}", word.lemma(reading)?.text())));
    writeln!(text, "  lemmas: {}", lemmas.collect::<Vec<_>>().join(", "))?;
    for relation in Nearness::ALL {
        let near: Vec<Neighbour> = word.near().filter(|near| near.relation() == relation).collect();
        if !near.is_empty() {
            let shown =
                near.iter().map(|near| format!("{} {}{:?}", near.word().text(), near.weight(), near.readings()));
            writeln!(text, "  {relation:?}: {}", shown.collect::<Vec<_>>().join(", "))?;
        }
    }
    Ok(())
}
