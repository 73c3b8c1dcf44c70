//! Whether two spellings are of one name, and which words differ.

use super::form::Form;
use crate::discourse::is_personal;
use crate::kinds::fact::NameFact;
use crate::kinds::name::{DeclaredName, NameDifference, NameVerdict, NameWord, judge_run};
use crate::kinds::vocabulary::{is_function_word, is_leading_word};
use crate::lang::{Classes, Lexicon, Nearness, american};
use crate::matching::{TokenRelation, compare_names, fold, is_title, relate_tokens, token_distance};

/// How two spellings of one name differ.
#[derive(Clone)]
pub(super) struct Spelled {
    pub(super) difference: NameDifference,
    /// From 0 to 100.
    pub(super) score: u8,
    pub(super) why: String,
}

/// Makes a spelling ready to judge others by.
pub(super) fn declare(form: &Form) -> DeclaredName {
    DeclaredName::new(&NameFact {
        canonical: form.text.clone(),
        accept: Vec::new(),
        reject: Vec::new(),
        distinct_from: Vec::new(),
        person: false,
    })
}

/// Judges a spelling of several words against another.
pub(super) fn judge(declared: &DeclaredName, right: &Form, wrong: &Form) -> Option<Spelled> {
    if let Some(joined) = joined(right, wrong) {
        return Some(joined);
    }
    let vague = |word: &NameWord| is_title(&word.fold) || is_leading_word(&word.fold);
    let found = judge_run(declared, &wrong.words, &vague)?;
    if declared.forms.get(found.form).is_some_and(|form| !form.listed) {
        return None; // only the family name, which a form of its own stands for
    }
    let NameVerdict::Differs(difference) = found.verdict else { return None };
    let (score, why) = match &difference {
        NameDifference::Misspelt { found, declared, words: 1 } if is_inflected(&fold(found), &fold(declared)) => {
            return inflected(found, declared, right, wrong);
        }
        NameDifference::Misspelt { found, declared, words } => misspelt(found, declared, *words, right, wrong)?,
        NameDifference::Particle(particle) => (65, format!("the same names but for “{particle}”")),
        NameDifference::Joined => return None, // judged by the letters alone
        NameDifference::Order if right.words.len() != wrong.words.len() => return None,
        NameDifference::Order => (70, "the same words in another order".to_owned()),
        NameDifference::Rejected | NameDifference::Substituted { .. } | NameDifference::Shortened => return None,
    };
    Some(Spelled { difference, score, why })
}

/// Whether two spellings have the same letters and differ in how they are joined: "Harbour View", "Harbourview".
pub(super) fn joined(right: &Form, wrong: &Form) -> Option<Spelled> {
    let same = letters(right) == letters(wrong) && joints(right) != joints(wrong);
    let why = || "the same letters, joined another way".to_owned();
    same.then(|| Spelled { difference: NameDifference::Joined, score: 70, why: why() })
}

/// How the words of a name are joined; the hyphen of a particle is no difference.
fn joints(form: &Form) -> Vec<bool> {
    let behind =
        |at: usize| at.checked_sub(1).and_then(|before| form.words.get(before)).is_some_and(|word| word.particle);
    form.words.iter().enumerate().map(|(at, word)| word.hyphen && !behind(at)).collect()
}

fn letters(form: &Form) -> String {
    form.words.iter().map(|word| word.fold.as_str()).collect()
}

fn misspelt(found: &str, declared: &str, words: usize, right: &Form, wrong: &Form) -> Option<(u8, String)> {
    let same = compare_names(&right.text, &wrong.text).same;
    if words > 1 && [found, declared].iter().any(|text| shortest(text) < LONG_WORD) {
        return Some((35, "its short words are close to those of the other".to_owned()));
    }
    if words > 1 {
        return Some((if same { 60 } else { 35 }, "all its words are close to those of the other".to_owned()));
    }
    if is_run_together(&fold(found), &fold(declared)) {
        return None;
    }
    let score = match relate_tokens(found, declared) {
        // Two words, or two spellings of one, are seldom a slip; nor are names that differ in a second word too.
        _ if are_words(found, declared) || !are_else_the_same(found, declared, right, wrong) => 40,
        TokenRelation::Romanisation { .. } | TokenRelation::Slip { .. } => 85,
        _ if same => 80,
        // Two words that are as good as unlike are of two names: the Harbour Post, the Arbroath Post.
        _ if strsim::osa_distance(&fold(found), &fold(declared)) > FAR => 40,
        _ => 70,
    };
    Some((score, format!("“{found}” is close to “{declared}”, and the other names are the same")))
}

/// Two words of fewer letters are seldom both miswritten: Kim Yong-hui is not Kim Jong-il.
const LONG_WORD: usize = 5;

fn shortest(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric())
        .map(|word| word.chars().count())
        .filter(|&letters| letters > 0)
        .min()
        .unwrap_or(0)
}

/// Whether two names of as many words have the others in common, initials and short forms aside: Kim Yong-su and Kim
/// Jong-ho have not.
fn are_else_the_same(found: &str, declared: &str, right: &Form, wrong: &Form) -> bool {
    let (found, declared) = (fold(found), fold(declared));
    let others = |form: &Form, but: &str| -> Vec<String> {
        form.content().map(|word| word.fold.clone()).filter(|word| word != but).collect()
    };
    let (r, w) = (others(right, &declared), others(wrong, &found));
    let fits = |a: &String, b: &String| a.starts_with(b.as_str()) || b.starts_with(a.as_str());
    r.len() != w.len() || r.iter().zip(&w).all(|(a, b)| fits(a, b) || token_distance(a, b) <= 1 && a.len() > 3)
}

/// Whether a word is the other with a small word behind it, the space lost: "Lindholmwho".
pub(super) fn is_run_together(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    long.strip_prefix(short).is_some_and(|rest| rest.len() > 1 && is_function_word(rest))
}

/// More letters than this apart, words are hardly a slip of each other.
const FAR: usize = 2;

/// Whether both are words that mean something: the Red Bridge, the Red Barge.
fn are_words(a: &str, b: &str) -> bool {
    let word =
        |text: &str| Lexicon::english().is_ok_and(|english| english.classes(&fold(text)).meets(Classes::ORDINARY));
    word(a) && word(b)
}

/// A name of at least so many words is a body's or a work's with one of them in another form, not two names.
pub(super) const LONG_NAME: usize = 3;

/// "Norway Defence Forces" and "Norwegian Defence Force": a body's name in which words stand in other forms.
pub(super) fn body(right: &Form, wrong: &Form) -> Option<Spelled> {
    let words = (right.content().count(), wrong.content().count());
    if words.0 < LONG_NAME || words.0 != words.1 || is_personal(&right.text) || is_personal(&wrong.text) {
        return None;
    }
    let pairs = right.content().zip(wrong.content());
    let other: Vec<_> = pairs.filter(|(a, b)| a.fold != b.fold && american(&a.fold) != american(&b.fold)).collect();
    let first = other.first()?;
    if other.len() == words.0 || !other.iter().all(|(a, b)| are_forms(&a.fold, &b.fold)) {
        return None;
    }
    let why = format!("“{}” is “{}” in another form, and the other names are the same", first.1.text, first.0.text);
    let settled = right.articles >= SETTLED * wrong.articles;
    Some(Spelled {
        difference: NameDifference::Order,
        score: if settled { ANOTHER_FORM + 15 } else { ANOTHER_FORM },
        why,
    })
}

/// A form in so many times the articles of another is the body's own.
const SETTLED: usize = 3;

/// Whether two words are forms of one: a plural, a country and its adjective.
fn are_forms(a: &str, b: &str) -> bool {
    let derived = |a: &str, b: &str| {
        Lexicon::english().is_ok_and(|english| {
            english.word(a).is_some_and(|word| {
                word.near().any(|near| near.relation() == Nearness::Derivation && near.word().text() == b)
            })
        })
    };
    is_inflected(a, b) || derived(a, b) || derived(b, a)
}

/// "Coastal Defence Force" and "Coastal Defence Forces": a long name with one word in another form.
fn inflected(found: &str, declared: &str, right: &Form, wrong: &Form) -> Option<Spelled> {
    let long = [right, wrong].iter().all(|form| form.content().count() >= LONG_NAME);
    let why = format!("“{found}” is “{declared}” in another form, and the other names are the same");
    long.then_some(Spelled { difference: NameDifference::Order, score: ANOTHER_FORM, why })
}

/// How much speaks for a name with a word in another form: a note.
const ANOTHER_FORM: u8 = 45;

/// What is put behind a name to make a plural, or a word for people, their language, what is theirs.
const ENDINGS: [&str; 20] = [
    "a", "an", "ans", "ean", "er", "ers", "es", "i", "ia", "ian", "ians", "ic", "in", "ish", "is", "ist", "ite", "n",
    "ns", "s",
];

/// Whether one word is the other with an ending: Kenya, Kenyan.
pub(super) fn is_inflected(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let stem = short.trim_end_matches(['a', 'e', 'i', 'o', 'y']);
    let ended = |stem: &str| long.strip_prefix(stem).is_some_and(|ending| ENDINGS.contains(&ending));
    ended(short) || stem.len() >= 4 && ended(stem)
}
