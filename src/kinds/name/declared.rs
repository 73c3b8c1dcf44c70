//! A declared name made ready to be compared: its forms, and which words lead to it.

use super::word::{NameWord, name_words};
use crate::kinds::fact::NameFact;
use crate::kinds::vocabulary::is_family_first;
use crate::lang::WordClasses;
use crate::matching::{is_generation, is_title};

/// A spelling that may stand, ready to be compared.
#[derive(Clone, Debug)]
pub struct NameForm {
    /// As the rule file writes it.
    pub text: String,
    /// Its words.
    pub words: Vec<NameWord>,
    /// Whether the editor wrote it, rather than that it was derived (a bare surname).
    pub listed: bool,
}

impl NameForm {
    pub(super) fn new(text: &str, listed: bool) -> Self {
        let words = name_words(text).into_iter().skip_while(|word| is_title(&word.fold)).collect::<Vec<_>>();
        let words = if words.is_empty() { name_words(text) } else { words };
        Self { text: text.to_owned(), words, listed }
    }

    pub(super) fn content(&self) -> impl Iterator<Item = &NameWord> {
        self.words.iter().filter(|word| !word.particle)
    }
}

/// A declared name, ready to be compared.
#[derive(Clone, Debug)]
pub struct DeclaredName {
    /// The canonical form, then the accepted ones, then a person's bare family name.
    pub forms: Vec<NameForm>,
    /// Forms that are always flagged.
    pub rejected: Vec<NameForm>,
    /// Forms of others.
    pub others: Vec<NameForm>,
    /// Whether it is a person's.
    pub person: bool,
    /// The folded family name of a person.
    pub family: Option<String>,
}

impl DeclaredName {
    /// Makes a declared name ready to be compared.
    #[must_use]
    pub fn new(fact: &NameFact) -> Self {
        let canonical = NameForm::new(&fact.canonical, true);
        let person = fact.person || looks_like_person(&canonical, fact);
        let mut forms = vec![canonical];
        forms.extend(fact.accept.iter().map(|text| NameForm::new(text, true)));
        let family = person.then(|| family_of(&forms)).flatten();
        if let Some(family) = &family
            && !forms.iter().any(|form| form.words.len() == 1 && form.words[0].fold == *family)
        {
            forms.extend(family_form(&forms[0], family));
        }
        let rejected = fact.reject.iter().map(|text| NameForm::new(text, true)).collect();
        let others = fact.distinct_from.iter().map(|text| NameForm::new(text, true)).collect();
        Self { forms, rejected, others, person, family }
    }

    /// Whether its forms have small words between ("Institute of …", "Médecins sans …").
    #[must_use]
    pub fn has_connectors(&self) -> bool {
        self.forms
            .iter()
            .chain(&self.rejected)
            .any(|form| form.words.iter().skip(1).any(|word| is_connector(&word.fold)))
    }

    /// The forms of one word that stand for a longer canonical form: acronyms and short names of bodies.
    pub fn acronyms(&self) -> impl Iterator<Item = &NameForm> {
        let long = !self.person && self.forms.first().is_some_and(|form| form.words.len() >= 3);
        self.forms.iter().filter(move |form| long && form.words.len() == 1)
    }

    /// The folded words each of which makes a run worth judging: a person's family and given name and listed one-word forms,
    /// the rarest word of any other name.
    #[must_use]
    pub fn triggers(&self) -> Vec<String> {
        let mut triggers = Vec::new();
        for form in self.forms.iter().chain(&self.rejected).filter(|form| !form.words.is_empty()) {
            if self.person && form.words.len() > 1 {
                let family_first = form.words.first().is_some_and(|word| is_family_first(&word.fold));
                let content: Vec<_> = form.content().collect();
                triggers.extend(content.last().map(|word| word.fold.clone()));
                let given = content.first().filter(|word| word.letters() > 2);
                triggers.extend(given.map(|word| word.fold.clone()));
                if family_first {
                    triggers.extend(content.first().map(|word| word.fold.clone()));
                }
            } else {
                let rarest =
                    form.words.iter().max_by_key(|word| (!word.particle, !is_generic(&word.fold), word.letters()));
                triggers.extend(rarest.map(|word| word.fold.clone()));
                if self.acronyms().next().is_some() {
                    // One of its words may be another: any other telling word leads to it too.
                    let telling = form.words.iter().filter(|word| word.letters() > 4 && !is_generic(&word.fold));
                    triggers.extend(telling.map(|word| word.fold.clone()));
                }
            }
        }
        triggers.sort();
        triggers.dedup();
        triggers
    }
}

/// Small words inside the names of bodies and works.
#[must_use]
pub fn is_connector(fold: &str) -> bool {
    WordClasses::ORGANISATION_LINK.has(fold)
}

/// Words that so many names share that they tell nothing.
#[must_use]
pub fn is_generic(fold: &str) -> bool {
    WordClasses::ORGANISATION_WORD.has(fold)
}

/// A name without digits, function words and words for bodies, of two to five words, one of whose accepted forms is its
/// last word alone or shares it behind another given name.
pub(super) fn looks_like_person(canonical: &NameForm, fact: &NameFact) -> bool {
    let content: Vec<_> = canonical.content().collect();
    let plain = (2..=5).contains(&content.len())
        && content.iter().all(|word| {
            !word.is_number()
                && !is_generic(&word.fold)
                && word.text.chars().next().is_some_and(char::is_uppercase)
                && (word.is_initial() || !word.text.chars().all(char::is_uppercase))
        });
    let Some(last) = content.last() else { return false };
    let alone = fact.accept.iter().map(|form| name_words(form)).any(|form| {
        let words: Vec<_> = form.iter().filter(|word| !word.particle && !is_title(&word.fold)).collect();
        words.len() == 1 && content.iter().any(|word| word.fold == words[0].fold)
    });
    plain
        && (alone
            || !last.hyphen && content.len() <= 4 && content.iter().all(|word| !word.hyphen || word.letters() > 2))
}

/// A person's family name alone, with its particles.
pub(super) fn family_form(canonical: &NameForm, family: &str) -> Option<NameForm> {
    let at = canonical.words.iter().position(|word| word.fold == family)?;
    let first = canonical.words[..at].iter().rposition(|word| !word.particle).map_or(0, |given| given + 1);
    let words = canonical.words[first..=at].to_vec();
    let text = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    Some(NameForm { text, words, listed: false })
}

/// The family name: the last word, or the first where the name is written family name first (刘翔, Liu Xiang).
pub(super) fn family_of(forms: &[NameForm]) -> Option<String> {
    let words: Vec<_> = forms.first()?.content().filter(|word| !is_generation(&word.fold)).collect();
    let (first, last) = (words.first()?, words.last()?);
    let family = if words.len() > 1 && is_family_first(&first.fold) { first } else { last };
    Some(family.fold.clone())
}
