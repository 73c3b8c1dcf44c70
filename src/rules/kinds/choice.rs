//! `[[choice]]`: one of several exclusive answers in words.

use crate::kinds::fact::{ChoiceFact, ChoiceOption, FactBody};
use crate::kinds::words::Phrase;
use crate::rules::error::RuleError;
use crate::rules::key::{Key, Shape};
use crate::rules::table::TableReader;
use crate::rules::vocabulary::Vocabulary;
use crate::span::Located;
use std::collections::BTreeMap;

/// The keys of `[[choice]]`.
pub(crate) const KEYS: &[Key] = &[
    Key::required("about", Shape::Texts, "What it is about: each group of words must stand."),
    Key::required("options", Shape::Options, "The exclusive answers: options.NAME = [\"its words\", \"or these\"]."),
    Key::new("value", Shape::Text, "The name of the true option; leave out to hold the sources against each other."),
    Key::new("accept", Shape::Texts, "The names of options that are also true."),
    Key::new("reject", Shape::Texts, "The names of options that are false, whatever is true."),
];

/// Reads a `[[choice]]`.
pub(crate) fn read_choice(table: &mut TableReader<'_>, vocabulary: &Vocabulary) -> Option<FactBody> {
    let about = vocabulary.groups("about", table);
    let options = table.table("options", "`options`".to_owned(), read_options)?;
    if options.len() < 2 {
        table.report(table.place("options"), &RuleError::TooFewOptions { found: options.len() });
    }
    let value = table.text("value");
    let value = value.and_then(|name| option_number(table, &options, &name));
    let mut named = |key: &str| -> Vec<(usize, Located<String>)> {
        let names = table.texts(key);
        names.into_iter().filter_map(|name| Some((option_number(table, &options, &name)?, name))).collect()
    };
    let (accept, reject) = (named("accept"), named("reject"));
    let is_true = |number: usize| value == Some(number) || accept.iter().any(|&(other, _)| other == number);
    for (_, name) in reject.iter().filter(|&&(number, _)| is_true(number)) {
        table.report(name.at, &RuleError::TrueAndFalse { option: name.value.clone() });
    }
    let numbers = |named: Vec<(usize, Located<String>)>| named.into_iter().map(|(number, _)| number).collect();
    Some(FactBody::Choice(ChoiceFact { about, value, accept: numbers(accept), reject: numbers(reject), options }))
}

/// The options in the order of the file.
fn read_options(table: &mut TableReader<'_>) -> Vec<ChoiceOption> {
    let mut options = Vec::new();
    let mut owners = BTreeMap::new();
    for (name, value) in table.entries() {
        let texts = table.as_texts(name.value, value);
        if texts.is_empty() && table.is_sound() {
            table.report(name.at, &RuleError::Empty { key: name.value.to_owned(), doc: None });
        }
        let wordings = texts.iter().filter_map(|text| wording(table, name.value, text, &mut owners)).collect();
        options.push(ChoiceOption { name: name.value.to_owned(), wordings });
    }
    options
}

/// Whose each wording is, by its words in alphabetical order, since they count in any order.
type Owners = BTreeMap<Vec<String>, String>;

/// A wording of an option, reported where it has no words or could not tell two answers apart.
fn wording(table: &mut TableReader<'_>, option: &str, text: &Located<String>, owners: &mut Owners) -> Option<Phrase> {
    let Some(phrase) = Phrase::new(&text.value) else {
        table.report(text.at, &RuleError::NoWord { key: option.to_owned(), text: text.value.clone() });
        return None;
    };
    let mut words = phrase.keys.clone();
    words.sort_unstable();
    let first = owners.entry(words).or_insert_with(|| option.to_owned());
    if first != option {
        let (first, second) = (first.clone(), option.to_owned());
        table.report(text.at, &RuleError::SameWording { wording: phrase.text.clone(), first, second });
    }
    Some(phrase)
}

/// Which option a text names; reported where it names none.
fn option_number(table: &mut TableReader<'_>, options: &[ChoiceOption], name: &Located<String>) -> Option<usize> {
    let number = options.iter().position(|option| option.name == name.value);
    if number.is_none() {
        let known = options.iter().map(|option| option.name.clone()).collect();
        table.report(name.at, &RuleError::UnknownOption { value: name.value.clone(), known });
    }
    number
}
