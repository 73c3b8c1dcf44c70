//! The hand tables of `data/en/`: what WordNet does not know, and where it is wrong.

use anyhow::{Context, Result, bail, ensure};
use gainsay::lang::{Classes, Nearness, Reading};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Tables whose rows are no words with classes.
const OTHER_FORMS: [&str; 3] = ["irregular.tsv", "opposites.tsv", "pairs.tsv"];

/// What the head of a table says that the lexicon is made from it; the others are read by the program itself.
const READER: &str = "examples/train/lexicon/tables.rs";

/// What the hand tables say.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    /// The classes of each word.
    pub(crate) classes: BTreeMap<String, Classes>,
    /// The classes that are taken away from each word, whatever WordNet says.
    pub(crate) without: BTreeMap<String, Classes>,
    /// The lemmas of irregular forms, by form and reading.
    irregular: BTreeMap<(String, Reading), Vec<String>>,
    /// How pairs of lemmas stand to each other, whichever way round.
    pub(crate) pairs: BTreeMap<(String, String), Nearness>,
}

impl Tables {
    /// Reads the tables of a folder that the lexicon is made from.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let mut tables = Self::default();
        let entries = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
        let mut paths: Vec<_> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
        paths.retain(|path| path.extension().is_some_and(|end| end == "tsv"));
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).with_context(|| format!("{name} cannot be read"))?;
            let mut head = text.lines().take_while(|line| line.starts_with('#'));
            if head.any(|line| line.contains(READER)) {
                tables.add(&name, &text)?;
            }
        }
        Ok(tables)
    }

    /// Adds the rows of one table, which its name tells the form of.
    pub(crate) fn add(&mut self, name: &str, text: &str) -> Result<()> {
        ensure!(text.starts_with('#'), "{name}: the first line says what the table is, behind a #");
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            self.add_row(name, &columns).with_context(|| format!("{name}, line {}", at + 1))?;
        }
        Ok(())
    }

    fn add_row(&mut self, name: &str, columns: &[&str]) -> Result<()> {
        match (name, columns) {
            ("irregular.tsv", [form, reading, lemma, _source]) => {
                let key = (word(form)?, reading_of(reading)?);
                self.irregular.entry(key).or_default().push(word(lemma)?);
                Ok(())
            }
            ("pairs.tsv", [one, other, relation, _source]) => {
                let (one, other, relation) = (word(one)?, word(other)?, relation_of(relation)?);
                self.pairs.insert((other.clone(), one.clone()), relation);
                self.pairs.insert((one, other), relation);
                Ok(())
            }
            ("opposites.tsv", [one, other, _source]) => {
                let (one, other) = (word(one)?, word(other)?);
                self.pairs.insert((other.clone(), one.clone()), Nearness::Antonym);
                self.pairs.insert((one, other), Nearness::Antonym);
                Ok(())
            }
            (_, [form, classes, _source]) if !OTHER_FORMS.contains(&name) => self.add_classes(&word(form)?, classes),
            _ => bail!("the row has {} columns", columns.len()),
        }
    }

    /// Notes a word's classes; one with a minus sign is taken away.
    fn add_classes(&mut self, word: &str, classes: &str) -> Result<()> {
        for name in classes.split(' ') {
            let (map, name) = match name.strip_prefix('-') {
                Some(name) => (&mut self.without, name),
                None => (&mut self.classes, name),
            };
            let class = Classes::named(name).with_context(|| format!("there is no class {name}"))?;
            *map.entry(word.to_owned()).or_default() |= class;
        }
        Ok(())
    }

    /// The lemmas that a form is listed under as irregular.
    pub(crate) fn irregular(&self, form: &str, reading: Reading) -> &[String] {
        self.irregular.get(&(form.to_owned(), reading)).map_or(&[], Vec::as_slice)
    }

    /// The lemmas that stand near a lemma by the table of pairs, and how.
    pub(crate) fn near<'a>(&'a self, lemma: &'a str) -> impl Iterator<Item = (&'a str, Nearness)> {
        let from = self.pairs.range((lemma.to_owned(), String::new())..);
        from.take_while(move |((one, _), _)| one == lemma).map(|((_, other), relation)| (other.as_str(), *relation))
    }

    /// All irregular forms with their lemmas.
    pub(crate) fn irregulars(&self) -> impl Iterator<Item = (&str, &str)> {
        self.irregular
            .iter()
            .flat_map(|((form, _), lemmas)| lemmas.iter().map(move |lemma| (form.as_str(), lemma.as_str())))
    }

    /// The classes that the tables give a word.
    pub(crate) fn of(&self, word: &str) -> Classes {
        self.classes.get(word).copied().unwrap_or_default()
    }

    /// Whether the tables have a word as a noun, a name's adjective, or whatever a reading asks for.
    pub(crate) fn has_reading(&self, word: &str, reading: Reading) -> bool {
        let classes = self.of(word);
        let names = Classes::PERSON_NAME | Classes::PLACE_NAME | Classes::COUNTRY;
        match reading {
            Reading::Noun => {
                let nouns = Classes::OF_NOUNS & !names | Classes::TITLE;
                classes.meets(nouns) && !classes.meets(Classes::STOP)
            }
            Reading::Verb => classes.meets(Classes::OF_VERBS),
            Reading::Adjective => classes.meets(Classes::DEMONYM | Classes::ORDERING | Classes::FORMER),
            Reading::Adverb => false,
            Reading::Auxiliary => classes.meets(Classes::AUXILIARY | Classes::MODAL),
            Reading::Function => classes.meets(Classes::STOP | Classes::PRONOUN) && !classes.meets(Classes::AUXILIARY),
        }
    }
}

/// A word of a table: one, in lower-case ASCII.
fn word(text: &str) -> Result<String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '\'' | '.' | '&');
    ensure!(!text.is_empty() && text.chars().all(plain), "“{text}” is not one word in lower-case ASCII");
    Ok(text.to_owned())
}

fn relation_of(name: &str) -> Result<Nearness> {
    Ok(match name {
        "synonym" => Nearness::Synonym,
        "derivation" => Nearness::Derivation,
        "antonym" => Nearness::Antonym,
        "close" => Nearness::Close,
        _ => bail!("there is no relation {name} of two words either way round"),
    })
}

fn reading_of(name: &str) -> Result<Reading> {
    Ok(match name {
        "noun" => Reading::Noun,
        "verb" => Reading::Verb,
        "adjective" => Reading::Adjective,
        "adverb" => Reading::Adverb,
        "auxiliary" => Reading::Auxiliary,
        "function" => Reading::Function,
        _ => bail!("there is no reading {name}"),
    })
}
