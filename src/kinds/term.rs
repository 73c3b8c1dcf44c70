//! Terms: which word or compound is meant, and the close forms of the right one.

use super::fact::TermFact;
use crate::matching::{fold, strip_possessive};
use crate::token::{Token, TokenClass, tokenize};

/// How two words of a compound are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Join {
    /// White space.
    Space,
    /// A hyphen.
    Hyphen,
    /// Nothing: written as one word.
    None,
}

/// What a form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormUse {
    /// The right one.
    Prefer,
    /// May stand.
    Accept,
    /// Always flagged.
    Reject,
    /// One of several, of which one should be kept to.
    OneOf,
}

/// A declared form of a term, ready to be compared.
#[derive(Clone, Debug)]
pub struct TermForm {
    /// As the rule file writes it.
    pub text: String,
    /// Its words, folded.
    pub folds: Vec<String>,
    /// How each word but the first is joined to the one before.
    pub joins: Vec<Join>,
    /// What it is for.
    pub used: FormUse,
    /// Whether its words written in another way (joined, split, hyphenated) are worth looking for.
    pub close: bool,
}

impl TermForm {
    fn new(text: &str, used: FormUse) -> Self {
        let tokens = tokenize(text);
        let (folds, joins) = spell(text, &tokens);
        Self { text: text.to_owned(), folds, joins, used, close: used != FormUse::Reject }
    }

    /// Its words written as one.
    #[must_use]
    pub fn joined(&self) -> String {
        self.folds.concat()
    }
}

/// The folded words among `tokens` and how they are joined.
#[must_use]
pub fn spell(text: &str, tokens: &[Token]) -> (Vec<String>, Vec<Join>) {
    let mut folds = Vec::new();
    let mut joins = Vec::new();
    let mut hyphen = false;
    for token in tokens {
        if token.class == TokenClass::Mark {
            hyphen = is_hyphen(token.of(text));
            continue;
        }
        if !folds.is_empty() {
            joins.push(if hyphen { Join::Hyphen } else { Join::Space });
        }
        folds.push(fold(strip_possessive(token.of(text))));
        hyphen = false;
    }
    (folds, joins)
}

/// Whether a mark is a hyphen.
#[must_use]
pub fn is_hyphen(mark: &str) -> bool {
    matches!(mark, "-" | "\u{2010}" | "\u{2011}")
}

/// A declared term, ready to be compared.
#[derive(Clone, Debug)]
pub struct DeclaredTerm {
    /// The preferred form first, then accepted, rejected and competing ones.
    pub forms: Vec<TermForm>,
    /// Whether capitals tell the forms apart.
    pub exact_case: bool,
    /// Whether one of the forms should be kept to.
    pub consistent: Option<super::fact::Consistent>,
}

impl DeclaredTerm {
    /// Makes a declared term ready to be compared.
    #[must_use]
    pub fn new(fact: &TermFact) -> Self {
        let all = |texts: &[String], used| texts.iter().map(|text| TermForm::new(text, used)).collect::<Vec<_>>();
        let mut forms: Vec<TermForm> = fact.prefer.iter().map(|text| TermForm::new(text, FormUse::Prefer)).collect();
        forms.extend(all(&fact.accept, FormUse::Accept));
        forms.extend(all(&fact.reject, FormUse::Reject));
        forms.extend(all(&fact.forms, FormUse::OneOf));
        Self { forms, exact_case: fact.exact_case, consistent: fact.consistent }
    }

    /// The preferred form, if there is one.
    #[must_use]
    pub fn preferred(&self) -> Option<&TermForm> {
        self.forms.iter().find(|form| form.used == FormUse::Prefer)
    }
}

/// What some words of a text are to a declared term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermVerdict {
    /// A form that may stand.
    Agrees,
    /// One of several competing forms: its number in [`DeclaredTerm::forms`].
    OneOf(usize),
    /// A rejected form: its number.
    Rejected(usize),
    /// The preferred form, joined, hyphenated or spaced another way.
    Joined,
    /// The preferred form in other capitals.
    Case,
}

/// Words of a text as they are written.
#[derive(Clone, Debug)]
pub struct Written<'a> {
    /// The words and marks themselves.
    pub text: &'a str,
    /// Folded words.
    pub folds: Vec<String>,
    /// How they are joined.
    pub joins: Vec<Join>,
    /// Whether a capital at their head proves nothing: the start of a sentence or a title-case heading.
    pub initial: bool,
}

/// Judges words that have the letters of one of the term's forms.
#[must_use]
pub fn judge_term(term: &DeclaredTerm, written: &Written<'_>) -> Option<TermVerdict> {
    let joined = written.folds.concat();
    let letters = |form: &TermForm| same_but_plural(&joined, &form.joined());
    let spelled = |form: &TermForm| written.folds.len() == form.folds.len() && written.joins == form.joins;
    let fitting: Vec<usize> = (0..term.forms.len()).filter(|&i| letters(&term.forms[i])).collect();
    let exact = |i: &&usize| spelled(&term.forms[**i]) && case_fits(term, &term.forms[**i], written);
    if let Some(&index) = fitting.iter().find(exact) {
        return Some(match term.forms[index].used {
            FormUse::Prefer | FormUse::Accept => TermVerdict::Agrees,
            FormUse::Reject => TermVerdict::Rejected(index),
            FormUse::OneOf => TermVerdict::OneOf(index),
        });
    }
    // A rejected form is hyphens and spaces alike; in a term where capitals count, case must fit.
    let loose = |i: &&usize| term.forms[**i].used == FormUse::Reject && case_fits(term, &term.forms[**i], written);
    if let Some(&index) = fitting.iter().find(loose) {
        return Some(TermVerdict::Rejected(index));
    }
    let right = fitting.iter().map(|&i| &term.forms[i]).find(|form| form.used == FormUse::Prefer)?;
    if !spelled(right) {
        return Some(TermVerdict::Joined);
    }
    (!written.initial && is_case_slip(term, right, written)).then_some(TermVerdict::Case)
}

/// "pacts" of "pact": the plural of a whole compound.
fn same_but_plural(found: &str, declared: &str) -> bool {
    found == declared || found.strip_prefix(declared).is_some_and(|rest| rest == "s" || rest == "es")
}

fn case_fits(term: &DeclaredTerm, form: &TermForm, written: &Written<'_>) -> bool {
    if term.exact_case {
        return letters_of(written.text) == letters_of(&form.text)
            || written.initial
                && letters_of(written.text).to_lowercase() == letters_of(&form.text).to_lowercase()
                && !all_capitals(&form.text);
    }
    form.used != FormUse::Prefer || !is_case_slip(term, form, written)
}

/// Whether a capital that the form has is missing, or, where capitals count, any letter is in the wrong case. An
/// all-capitals form ("US") is not looked for in small letters: "us" is another word.
fn is_case_slip(term: &DeclaredTerm, form: &TermForm, written: &Written<'_>) -> bool {
    let (found, declared) = (letters_of(written.text), letters_of(&form.text));
    if all_capitals(&form.text) && found.chars().all(char::is_lowercase) {
        return false;
    }
    let slip =
        |(a, b): (char, char)| a != b && (b.is_uppercase() || term.exact_case) && a.to_lowercase().eq(b.to_lowercase());
    found.chars().zip(declared.chars()).any(slip)
}

fn letters_of(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn all_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

/// How a finding says that words are not the preferred form.
#[must_use]
pub fn describe(verdict: &TermVerdict, found: &str, preferred: Option<&str>) -> String {
    let right = preferred.map_or_else(String::new, |preferred| format!("; write “{preferred}”"));
    match verdict {
        TermVerdict::Rejected(_) => format!("“{found}” is not what is meant{right}"),
        TermVerdict::Joined => format!("“{found}” is joined another way than declared{right}"),
        TermVerdict::Case => format!("“{found}” is written with other capitals than declared{right}"),
        TermVerdict::Agrees | TermVerdict::OneOf(_) => format!("“{found}” may stand"),
    }
}
