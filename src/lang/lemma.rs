//! The lemma of a form: as the lexicon lists it, else by rules of inflection held against the lemmas it knows.

use super::lexicon::{Lexicon, Reading};
use super::{Classes, Upos};
use std::borrow::Cow;

/// The lemma of `form` as a word of that part of speech, in lower case but for names, which keep theirs.
///
/// Unknown words get the lemma that the rules of English inflection give: "overbooked" is a form of overbook.
///
/// ```
/// use gainsay::lang::{Lexicon, Upos, lemma};
/// let english = Lexicon::english()?;
/// assert_eq!(lemma(&english, "Left", Upos::Verb), "leave");
/// assert_eq!(lemma(&english, "left", Upos::Adj), "left");
/// assert_eq!(lemma(&english, "Americans", Upos::Propn), "American");
/// assert_eq!(lemma(&english, "1,200", Upos::Num), "1200");
/// # Ok::<(), gainsay::lang::LanguageError>(())
/// ```
#[must_use]
pub fn lemma<'a>(lexicon: &Lexicon<'a>, form: &'a str, upos: Upos) -> Cow<'a, str> {
    match Reading::of(upos) {
        Some(reading) => of_reading(lexicon, form, reading),
        None if upos == Upos::Propn => of_name(lexicon, form),
        None if upos == Upos::Num => of_number(form),
        None => lower(form),
    }
}

fn of_reading<'a>(lexicon: &Lexicon<'a>, form: &'a str, reading: Reading) -> Cow<'a, str> {
    match lexicon.word(form).and_then(|word| Some((word.lemma(reading)?, word))) {
        // Its own lemma, maybe with accents that the lexicon does without; an apostrophe is made straight.
        Some((lemma, word)) if lemma == word && !form.contains('’') => lower(form),
        Some((lemma, _)) => Cow::Borrowed(lemma.text()),
        None => unlisted(lexicon, form, reading),
    }
}

/// The lemma of a form that is not listed in that reading.
fn unlisted<'a>(lexicon: &Lexicon<'a>, form: &'a str, reading: Reading) -> Cow<'a, str> {
    let form = lower(form);
    if !form.starts_with(char::is_alphabetic) || form.ends_with('.') {
        return form;
    }
    let known = by_rule(&form, reading, &|base| lexicon.is_lemma(base, reading));
    match known.or_else(|| by_parts(lexicon, &form, reading)).or_else(|| by_ending(&form, reading)) {
        Some(base) => Cow::Owned(base),
        None => form,
    }
}

/// Names keep their form; where many are meant, one is its lemma: Americans, the Rockies not.
fn of_name<'a>(lexicon: &Lexicon<'a>, form: &'a str) -> Cow<'a, str> {
    let singular = form.strip_suffix('s').filter(|singular| {
        let classes = lexicon.classes(singular);
        let people = classes.meets(Classes::DEMONYM) || classes.contains(Classes::PERSON | Classes::ORDINARY);
        people && !lexicon.classes(form).meets(Classes::PLACE_NAME | Classes::PERSON_NAME)
    });
    Cow::Borrowed(singular.unwrap_or(form))
}

/// Numbers in figures lose the commas between thousands.
fn of_number(form: &str) -> Cow<'_, str> {
    if form.contains(',') && form.starts_with(|c: char| c.is_ascii_digit()) {
        return Cow::Owned(form.replace(',', ""));
    }
    lower(form)
}

fn lower(form: &str) -> Cow<'_, str> {
    if form.chars().any(char::is_uppercase) { Cow::Owned(form.to_lowercase()) } else { Cow::Borrowed(form) }
}

/// An ending and what stands in its place in the lemma.
type Rule = (&'static str, &'static str);

/// Plurals. The first rule that leads to a known lemma counts, so that "movies" is of movie and "cities" of city.
const NOUN: &[Rule] = &[
    ("men", "man"),
    ("children", "child"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("mice", "mouse"),
    ("geese", "goose"),
    ("wives", "wife"),
    ("lives", "life"),
    ("knives", "knife"),
    ("s", ""),
    ("ies", "y"),
    ("lves", "lf"),
    ("eaves", "eaf"),
    ("oaves", "oaf"),
    ("ieves", "ief"),
    ("ooves", "oof"),
    ("rves", "rf"),
    ("ses", "s"),
    ("xes", "x"),
    ("zes", "z"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("oes", "o"),
    ("ses", "sis"),
    ("zzes", "z"),
    ("sses", "s"),
    ("i", "us"),
    ("a", "um"),
    ("ae", "a"),
    ("eaux", "eau"),
    ("'s", ""),
];

/// Third persons, past tenses and participles, before what is doubled or lost an e is made good.
const VERB: &[Rule] = &[
    ("s", ""),
    ("ies", "y"),
    ("ses", "s"),
    ("xes", "x"),
    ("zes", "z"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("oes", "o"),
    ("zzes", "z"),
    ("sses", "s"),
    ("ied", "y"),
    ("ying", "ie"),
    ("cked", "c"),
    ("cking", "c"),
];

/// By what a verb is made of another: its irregular forms are those of the other.
const PREFIXES: [&str; 10] = ["re", "un", "over", "under", "out", "mis", "fore", "with", "up", "pre"];

/// The known lemma that `form`, in lower case, is a regular form of in that reading; `known` says what is a lemma.
#[must_use]
pub fn by_rule(form: &str, reading: Reading, known: &dyn Fn(&str) -> bool) -> Option<String> {
    match reading {
        Reading::Noun => by_rules(NOUN, form, known),
        Reading::Verb => {
            by_rules(VERB, form, known).or_else(|| by_stem(form, "ing", known)).or_else(|| by_stem(form, "ed", known))
        }
        Reading::Adjective | Reading::Adverb => {
            let y = || by_rules(&[("ier", "y"), ("iest", "y")], form, known);
            by_stem(form, "er", known).or_else(|| by_stem(form, "est", known)).or_else(y)
        }
        Reading::Auxiliary | Reading::Function => None,
    }
}

/// Shortest lemma that a rule leads to: "as" is no form of a, but "goes" is of go.
const SHORTEST: usize = 2;

fn by_rules(rules: &[Rule], form: &str, known: &dyn Fn(&str) -> bool) -> Option<String> {
    let bases = rules.iter().filter_map(|(ending, base)| Some(form.strip_suffix(ending)?.to_owned() + base));
    bases.filter(|base| base.len() >= SHORTEST).find(|base| known(base))
}

/// The known lemma that lost a silent e or doubled its consonant before an ending: hop-ing is of hope, hopp-ing of hop.
fn by_stem(form: &str, ending: &str, known: &dyn Fn(&str) -> bool) -> Option<String> {
    let stem = form.strip_suffix(ending).filter(|stem| stem.len() >= SHORTEST)?;
    let with_e = format!("{stem}e");
    let single = undoubled(stem).unwrap_or(stem);
    // "singing" is of sing and not of singe: behind -ng the e would stay.
    let first = if ending == "ing" && stem.ends_with("ng") { [stem, &with_e, single] } else { [&with_e, stem, single] };
    first.into_iter().find(|base| known(base)).map(str::to_owned)
}

/// A stem without the second of two equal consonants at its end.
fn undoubled(stem: &str) -> Option<&str> {
    let mut back = stem.chars().rev();
    let last = back.next()?;
    (back.next() == Some(last) && last.is_ascii_alphabetic() && !is_vowel(last)).then(|| &stem[..stem.len() - 1])
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// The lemma of a form with a prefix or hyphen before a known form: "resold" is of resell, "co-hosted" of co-host.
fn by_parts(lexicon: &Lexicon<'_>, form: &str, reading: Reading) -> Option<String> {
    let with = |head: &str, rest: &str| {
        let lemma = lexicon.lemma_word(rest, reading)?;
        (lemma.text() != rest).then(|| format!("{head}{}", lemma.text()))
    };
    if let Some((_, rest)) = form.rsplit_once('-') {
        return with(form.strip_suffix(rest)?, rest);
    }
    let verb = reading == Reading::Verb;
    PREFIXES.iter().filter(|_| verb).find_map(|prefix| with(prefix, form.strip_prefix(prefix)?))
}

/// What the ending alone says of a form whose lemma nobody knows.
fn by_ending(form: &str, reading: Reading) -> Option<String> {
    let stem = |ending: &str| form.strip_suffix(ending).filter(|stem| stem.chars().any(|c| is_vowel(c) || c == 'y'));
    match reading {
        Reading::Noun => singular(form),
        Reading::Verb => {
            if let Some(stem) = form.strip_suffix("ied").filter(|stem| stem.len() >= SHORTEST) {
                return Some(format!("{stem}y"));
            }
            stem("ing").or_else(|| stem("ed")).map(base_of).or_else(|| singular(form))
        }
        _ => None,
    }
}

/// A word without the -s of plurals and third persons.
fn singular(form: &str) -> Option<String> {
    let bare = form.strip_suffix('s').filter(|bare| bare.len() >= 3 && !bare.ends_with(['s', 'u', 'i', '\'']))?;
    if let Some(stem) = bare.strip_suffix("ie").filter(|stem| stem.len() > 2) {
        return Some(format!("{stem}y"));
    }
    let hissing =
        bare.strip_suffix('e').filter(|stem| ["ss", "x", "ch", "sh", "zz"].iter().any(|end| stem.ends_with(end)));
    Some(hissing.unwrap_or(bare).to_owned())
}

/// The base of a stem that lost -ed or -ing: a doubled consonant is made single, and a silent e put back behind the
/// consonants that seldom end a word without one.
fn base_of(stem: &str) -> String {
    if let Some(single) = undoubled(stem).filter(|_| !stem.ends_with(['l', 's', 'z', 'f'])) {
        return single.to_owned();
    }
    let lost = ["at", "iz", "is", "c", "v", "u", "rg", "dg", "bl", "pl", "tl", "ur", "ir"]
        .iter()
        .any(|end| stem.ends_with(end));
    let long = ["eat", "oat", "ais", "oiz"].iter().any(|end| stem.ends_with(end));
    if lost && !long { format!("{stem}e") } else { stem.to_owned() }
}
