//! Phrases of news English that stand for one word: "claimed the lives of" for "killed".

use super::super::LanguageError;

/// The table that is built in.
const ENGLISH: &str = include_str!("../../../data/en/phrases.tsv");

/// The name of the file, for errors.
const FILE: &str = "phrases.tsv";

/// A phrase and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase<'a> {
    /// Its pieces in order, at least one of them a word.
    pub pieces: Vec<Piece<'a>>,
    /// The lemmas that it stands for, at least one.
    pub lemmas: Vec<&'a str>,
    /// How surely it does, 255 being always.
    pub weight: u8,
}

/// A piece of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// A word, by its lemma.
    Lemma(&'a str),
    /// One to three words, whatever they are.
    Gap,
}

/// The phrases of English.
///
/// # Errors
///
/// Where a row of the table that is built in cannot be read.
///
/// ```
/// use gainsay::lang::lexicon::{Piece, phrases};
/// let dying = phrases()?.into_iter().find(|phrase| phrase.lemmas == ["die"]).expect("there are some");
/// assert!(matches!(dying.pieces[0], Piece::Lemma(_)));
/// # Ok::<(), gainsay::lang::LanguageError>(())
/// ```
pub fn phrases() -> Result<Vec<Phrase<'static>>, LanguageError> {
    parse_phrases(ENGLISH)
}

/// Reads rows of pattern, lemmas, weight and source, parted by tabs. Empty lines and lines that begin with # say nothing.
///
/// # Errors
///
/// Where a row has another number of columns, its pattern or lemmas hold no word, or its weight is no number up to 255.
pub fn parse_phrases(table: &str) -> Result<Vec<Phrase<'_>>, LanguageError> {
    let rows = table.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    rows.map(|(at, line)| parse_row(line).map_err(|reason| LanguageError::Row { file: FILE, line: at + 1, reason }))
        .collect()
}

fn parse_row(line: &str) -> Result<Phrase<'_>, &'static str> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [pattern, lemmas, weight, _source] = columns.as_slice() else {
        return Err("a row has four columns: pattern, lemmas, weight, source");
    };
    let piece = |word| if word == "*" { Piece::Gap } else { Piece::Lemma(word) };
    let pieces: Vec<Piece> = pattern.split_whitespace().map(piece).collect();
    let ends_on_word = |piece: Option<&Piece>| matches!(piece, Some(Piece::Lemma(_)));
    if !ends_on_word(pieces.first()) || !ends_on_word(pieces.last()) {
        return Err("a pattern begins and ends with a word");
    }
    let lemmas: Vec<&str> = lemmas.split_whitespace().collect();
    if lemmas.is_empty() {
        return Err("a phrase stands for at least one lemma");
    }
    let weight = weight.parse().map_err(|_| "the weight is a number from 0 to 255")?;
    Ok(Phrase { pieces, lemmas, weight })
}
