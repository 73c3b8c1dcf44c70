//! Making a lexicon from a WordNet of a few words gives the same bytes each time, and what it was told.

use super::classes::KINDS;
use super::tables::Tables;
use super::treebank::{Counts, Tagged};
use super::vectors::{DIMENSIONS, Vectors};
use super::{Sources, entries};
use crate::wordnet::WordNet;
use gainsay::lang::lexicon::pack_lexicon;
use gainsay::lang::{Classes, Lexicon, Nearness, Reading, Upos};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A synset of a small WordNet: part of speech, lexicographers' file, words, and pointers, each with the part of speech and
/// first word of the synset that it leads to, and which words it joins.
type Row<'a> = (char, u8, &'a [&'a str], &'a [(&'a str, char, &'a str, &'a str)]);

/// What is known of killing, of a city, and of size.
const ROWS: &[Row] = &[
    ('v', 35, &["kill"], &[("~", 'v', "murder", "0000"), ("+", 'n', "killer", "0101")]),
    ('v', 35, &["murder"], &[("@", 'v', "kill", "0000")]),
    ('n', 18, &["killer"], &[("@", 'n', "person", "0000"), ("+", 'v', "kill", "0101")]),
    ('n', 15, &["Bergstad"], &[("@i", 'n', "location", "0000")]),
    ('v', 41, &["rescue"], &[]),
    ('a', 0, &["big", "large"], &[]),
];

/// A WordNet of [`ROWS`] and of the kinds that the classes go by, each with as many senses as are asked for.
fn wordnet() -> WordNet {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let others = ["inhabitant 1", "natural_language 1", "taxonomic_group 1"];
    for name in KINDS.iter().map(|(_, name)| *name).chain(others) {
        let (word, sense) = name.split_once(' ').unwrap();
        let senses = kinds.entry(word).or_default();
        *senses = (*senses).max(sense.parse().unwrap());
    }
    let kinds: Vec<[&str; 1]> = kinds.iter().flat_map(|(word, senses)| vec![[*word]; *senses]).collect();
    let rows: Vec<Row> =
        kinds.iter().map(|word| ('n', 3, word.as_slice(), [].as_slice())).chain(ROWS.iter().copied()).collect();
    let place = |pos: char, word: &str| rows.iter().position(|row| row.0 == pos && row.2[0] == word).unwrap();
    let (mut data, mut index) = (BTreeMap::from(['n', 'v', 'a', 'r'].map(|pos| (pos, String::new()))), String::new());
    for (at, (pos, file, words, pointers)) in rows.iter().enumerate() {
        let listed: String = words.iter().map(|word| format!("{word} 0 ")).collect();
        let pointers: Vec<String> = pointers
            .iter()
            .map(|(symbol, pos, word, joins)| format!("{symbol} {:08} {pos} {joins} ", place(*pos, word)))
            .collect();
        let line = format!(
            "{at:08} {file:02} {pos} {:02x} {listed}{:03} {}| gloss",
            words.len(),
            pointers.len(),
            pointers.concat()
        );
        writeln!(data.get_mut(pos).unwrap(), "{line}").unwrap();
        let digit = "nvar".find(*pos).unwrap() + 1;
        for word in *words {
            let sense = rows[..=at].iter().filter(|row| row.0 == *pos && row.2.contains(word)).count();
            writeln!(index, "{}%{digit}:{file:02}:00:: {at:08} {sense} 5", word.to_lowercase()).unwrap();
        }
    }
    let data = ['n', 'v', 'a', 'r'].map(|pos| data.remove(&pos).unwrap());
    WordNet::parse(&data, &index).unwrap()
}

fn sources() -> Sources {
    let words = ["kill", "killed", "murder", "rescue", "big", "large", "blorp", "bergstad", "killer"];
    let numbers = words
        .iter()
        .enumerate()
        .flat_map(|(at, _)| (0..DIMENSIONS).map(move |d| if d % 7 == at % 7 { 60 } else { 20 }));
    let mut tables = Tables::default();
    tables.add("people.tsv", "# people\nkiller\tPERSON OCCUPATION -CONTACT\town\n").unwrap();
    tables.add("pairs.tsv", "# pairs\nkill\trescue\tantonym\town\n").unwrap();
    tables.add("irregular.tsv", "# forms\nslew\tverb\tmurder\town\n").unwrap();
    let tagged = |form: &str, lemma: &str| Tagged { form: form.to_owned(), upos: Upos::Verb, lemma: lemma.to_owned() };
    Sources {
        wordnet: wordnet(),
        vectors: Vectors::new(words.map(str::to_owned).to_vec(), &numbers.collect::<Vec<u8>>()).unwrap(),
        treebank: Counts::of(&vec![tagged("blorp", "blorp"); 2]),
        tables,
    }
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let bytes = || pack_lexicon(&entries(&sources()).unwrap()).unwrap();
    assert_eq!(bytes(), bytes());
}

#[test]
fn what_the_sources_say_is_in_the_lexicon() {
    let bytes = pack_lexicon(&entries(&sources()).unwrap()).unwrap();
    let lexicon = Lexicon::read(&bytes).unwrap();
    let classes = |form| lexicon.classes(form);
    assert!(classes("killed").contains(Classes::CONTACT | Classes::ORDINARY), "{:?}", classes("killed"));
    assert!(classes("killer").contains(Classes::PERSON | Classes::OCCUPATION), "{:?}", classes("killer"));
    assert!(classes("bergstad").contains(Classes::PLACE_NAME | Classes::NAME_ONLY), "{:?}", classes("bergstad"));
    assert_eq!(lexicon.word("murder").unwrap().rank(), Some(3));
    let lemma = |form: &str| lexicon.word(form).unwrap().lemma(Reading::Verb).unwrap().text();
    assert_eq!([lemma("killed"), lemma("slew"), lemma("blorp")], ["kill", "murder", "blorp"]);
    let near: Vec<(&str, Nearness)> =
        lexicon.word("kill").unwrap().near().map(|near| (near.word().text(), near.relation())).collect();
    assert!(near.contains(&("murder", Nearness::Hyponym)), "{near:?}");
    assert!(near.contains(&("rescue", Nearness::Antonym)), "{near:?}");
    assert!(near.contains(&("killer", Nearness::Derivation)), "{near:?}");
}

#[test]
fn rows_that_say_nothing_are_faults() {
    let fault = |name: &str, text: &str| format!("{:#}", Tables::default().add(name, text).unwrap_err());
    assert_eq!(fault("a.tsv", "word\tPERSON\town\n"), "a.tsv: the first line says what the table is, behind a #");
    assert_eq!(fault("a.tsv", "# a\nword\tHUMAN\town\n"), "a.tsv, line 2: there is no class HUMAN");
    assert_eq!(
        fault("a.tsv", "# a\ntwo words\tPERSON\town\n"),
        "a.tsv, line 2: “two words” is not one word in lower-case ASCII"
    );
    assert_eq!(fault("a.tsv", "# a\nword\tPERSON\n"), "a.tsv, line 2: the row has 2 columns");
    assert_eq!(fault("irregular.tsv", "# a\nran\tVERB\trun\town\n"), "irregular.tsv, line 2: there is no reading VERB");
}

#[test]
fn the_bundled_tables_are_read() {
    let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data/en"));
    let tables = Tables::read(folder).unwrap();
    assert!(tables.classes.len() > 1000 && !tables.pairs.is_empty());
    assert!(tables.classes["monday"].meets(Classes::TIME));
}
