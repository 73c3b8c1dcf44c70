//! Names: what a declared spelling makes of a run of capitalised words.
//!
//! Editors list surnames as accepted, so exact matching would find the accepted part inside a wrong whole and call it
//! fine. Therefore the *maximal run* is judged, token by token (`MATCHING`, rule 1): the family name says who may be
//! meant, the given name beside it whether it is another person or a misspelling.

use super::fact::NameFact;
use super::vocabulary::is_family_first;
use crate::matching::{
    TokenRelation, budget, fold, is_generation, is_particle, is_title, relate_tokens, strip_possessive, token_distance,
};
use crate::token::{Token, TokenClass, tokenize};
use std::cell::RefCell;
use std::collections::HashMap;

/// A one-token form of this many letters binds a misspelling alone where the editor lists it; a shorter one needs the
/// bearer's full form in the article. At five letters one edit reaches too many other surnames (Kirby and Kirk's kin).
const ALONE_LETTERS: usize = 6;

/// One word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameWord {
    /// As written, possessive left out.
    pub text: String,
    /// Folded: lower case, no accents.
    pub fold: String,
    /// Whether a hyphen joins it to the word before.
    pub hyphen: bool,
    /// Whether it is a particle: de, van, bin, al.
    pub particle: bool,
}

impl NameWord {
    fn new(text: &str, hyphen: bool) -> Self {
        let text = strip_possessive(text);
        let fold = fold(text);
        // The kunya leads the name of an Arab as a particle does: "Abu Walid" goes with "Walid".
        let particle = is_particle(&fold) || matches!(fold.as_str(), "abu" | "umm" | "ibn");
        Self { text: text.to_owned(), fold, hyphen, particle }
    }

    fn letters(&self) -> usize {
        self.fold.chars().count()
    }

    /// Whether it has more than `letters` letters.
    #[must_use]
    pub fn letters_beyond(&self, letters: usize) -> bool {
        self.letters() > letters
    }

    /// Whether it is an initial: one letter, or letters with full stops between.
    #[must_use]
    pub fn is_initial(&self) -> bool {
        self.letters() == 1 && self.text.chars().all(char::is_uppercase)
            || self.text.contains('.') && self.text.chars().all(|c| c == '.' || c.is_uppercase())
    }

    fn is_number(&self) -> bool {
        self.fold.bytes().any(|byte| byte.is_ascii_digit())
    }
}

/// The words of a name as a rule file writes it.
#[must_use]
pub fn name_words(text: &str) -> Vec<NameWord> {
    words_of(text, &tokenize(text))
}

/// The words of a name among `tokens`: marks dropped, hyphens remembered.
#[must_use]
pub fn words_of(text: &str, tokens: &[Token]) -> Vec<NameWord> {
    let mut words = Vec::with_capacity(tokens.len());
    let mut hyphen = false;
    for token in tokens {
        match token.class {
            TokenClass::Mark => {
                hyphen = token.of(text) == "-" || token.of(text) == "\u{2010}" || token.of(text) == "\u{2011}"
            }
            _ => {
                words.push(NameWord::new(token.of(text), hyphen && !words.is_empty()));
                hyphen = false;
            }
        }
    }
    words
}

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
    fn new(text: &str, listed: bool) -> Self {
        let words = name_words(text).into_iter().skip_while(|word| is_title(&word.fold)).collect::<Vec<_>>();
        let words = if words.is_empty() { name_words(text) } else { words };
        Self { text: text.to_owned(), words, listed }
    }

    fn content(&self) -> impl Iterator<Item = &NameWord> {
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

/// Words that mark a name as that of a body, place or thing rather than of a person.
const BODY_WORDS: [&str; 58] = [
    "agency",
    "airlines",
    "airport",
    "alliance",
    "army",
    "association",
    "authority",
    "bank",
    "bay",
    "board",
    "bureau",
    "center",
    "centre",
    "church",
    "city",
    "club",
    "college",
    "commission",
    "committee",
    "company",
    "corporation",
    "council",
    "county",
    "court",
    "department",
    "enterprise",
    "federation",
    "firewall",
    "force",
    "foundation",
    "front",
    "fund",
    "group",
    "guard",
    "holdings",
    "hospital",
    "institute",
    "international",
    "island",
    "lake",
    "league",
    "ministry",
    "mount",
    "movement",
    "museum",
    "network",
    "office",
    "organisation",
    "organization",
    "party",
    "police",
    "port",
    "railway",
    "school",
    "service",
    "society",
    "union",
    "university",
];

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

    /// The folded words each of which makes a run worth judging: a person's family name and listed one-word forms, the
    /// rarest word of any other name.
    #[must_use]
    pub fn triggers(&self) -> Vec<String> {
        let mut triggers = Vec::new();
        for form in self.forms.iter().chain(&self.rejected).filter(|form| !form.words.is_empty()) {
            if self.person && form.words.len() > 1 {
                let family_first = form.words.first().is_some_and(|word| is_family_first(&word.fold));
                let content: Vec<_> = form.content().collect();
                triggers.extend(content.last().map(|word| word.fold.clone()));
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
    matches!(fold, "of" | "for" | "and" | "the" | "on" | "in" | "sans" | "fur")
}

/// Words that so many names share that they tell nothing.
#[must_use]
pub fn is_generic(fold: &str) -> bool {
    BODY_WORDS.binary_search(&fold).is_ok()
        || matches!(
            fold,
            "the" | "of" | "for" | "and" | "new" | "national" | "great" | "north" | "south" | "east" | "west" | "saint"
        )
}

/// A name without digits, function words and words for bodies, of two to five words, one of whose accepted forms is its
/// last word alone or shares it behind another given name.
fn looks_like_person(canonical: &NameForm, fact: &NameFact) -> bool {
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
fn family_form(canonical: &NameForm, family: &str) -> Option<NameForm> {
    let at = canonical.words.iter().position(|word| word.fold == family)?;
    let first = canonical.words[..at].iter().rposition(|word| !word.particle).map_or(0, |given| given + 1);
    let words = canonical.words[first..=at].to_vec();
    let text = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    Some(NameForm { text, words, listed: false })
}

/// The family name: the last word, or the first where the name is written family name first (习近平, Xi Jinping).
fn family_of(forms: &[NameForm]) -> Option<String> {
    let words: Vec<_> = forms.first()?.content().filter(|word| !is_generation(&word.fold)).collect();
    let (first, last) = (words.first()?, words.last()?);
    let family = if words.len() > 1 && is_family_first(&first.fold) { first } else { last };
    Some(family.fold.clone())
}

/// What a run of capitalised words is to a declared name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameVerdict {
    /// One of the spellings that may stand, but for case, accents, possessive or plural.
    Agrees,
    /// A spelling of the bearer that is not declared.
    Differs(NameDifference),
    /// Another bearer of the family name.
    Another,
}

/// How a spelling differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameDifference {
    /// Listed as wrong.
    Rejected,
    /// Words within the budget of edits: as found and as declared.
    Misspelt {
        /// The words as found.
        found: String,
        /// The words as declared.
        declared: String,
        /// How many words differ.
        words: usize,
    },
    /// A particle is left out or put in.
    Particle(String),
    /// The words are joined another way: a hyphen or a space.
    Joined,
    /// The words stand in another order.
    Order,
    /// One word of a body's name is another: "Institute of Sea Studies" for "Institute of Coastal Studies". A misnomer only
    /// where an acronym proves that the body is meant.
    Substituted {
        /// The word as found.
        found: String,
        /// The word as declared.
        declared: String,
    },
    /// An initial or a short form of the given name: less precise.
    Shortened,
}

impl NameDifference {
    /// What is wrong with `found`, in a clause; `right` is the declared form it is nearest to.
    #[must_use]
    pub fn describe(&self, found: &str, right: &str) -> String {
        match self {
            Self::Rejected => format!("“{found}” is a rejected spelling of “{right}”"),
            Self::Misspelt { found: wrong, declared, words: 1 } if wrong != found => {
                format!("“{found}” is a misspelling of “{right}”: “{wrong}” for “{declared}”")
            }
            Self::Misspelt { .. } => format!("“{found}” is a misspelling of “{right}”"),
            Self::Particle(particle) => format!("“{found}” leaves out the “{particle}” of “{right}”"),
            Self::Joined => format!("“{found}” is joined another way than “{right}”"),
            Self::Order => format!("“{found}” turns “{right}” round"),
            Self::Substituted { found: wrong, declared } => {
                format!("“{found}” is a wrong name of “{right}”: “{wrong}” for “{declared}”")
            }
            Self::Shortened => format!("“{found}” is short for “{right}”"),
        }
    }

    /// What to write for `found`: the wrong words replaced by the declared ones, all else left as it stands.
    #[must_use]
    pub fn fix(&self, found: &str, right: &str) -> String {
        let Self::Misspelt { found: wrong, declared, .. } = self else { return right.to_owned() };
        let mut fixed = found.to_owned();
        for (wrong, declared) in wrong.split(' ').zip(declared.split(' ')) {
            fixed = fixed.replacen(wrong, declared, 1);
        }
        fixed
    }
}

/// A judged run: which of its words the name takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMatch {
    /// First word of the run that belongs to the name.
    pub first: usize,
    /// Behind its last word.
    pub end: usize,
    /// What they are to the name.
    pub verdict: NameVerdict,
    /// The declared form it is nearest to: an index into [`DeclaredName::forms`].
    pub form: usize,
    /// Whether the words alone bind; otherwise the bearer's full form must stand in the article.
    pub alone: bool,
}

/// Judges a run of capitalised words (titles and function words may still lead it).
///
/// `vague` says of a leading word that it is no given name: a title, a nationality, an occupation, a word that the
/// article also writes in lower case.
#[must_use]
pub fn judge_run(name: &DeclaredName, run: &[NameWord], vague: &dyn Fn(&NameWord) -> bool) -> Option<NameMatch> {
    let run = &settle_particles(name, run);
    if let Some((first, end)) = name.others.iter().find_map(|form| find_exact(form, run)) {
        return Some(NameMatch { first, end, verdict: NameVerdict::Another, form: 0, alone: true });
    }
    if let Some((first, end)) = name.rejected.iter().find_map(|form| find_exact(form, run)) {
        let verdict = NameVerdict::Differs(NameDifference::Rejected);
        return Some(NameMatch { first, end, verdict, form: 0, alone: true });
    }
    // "Don" may be a title, unless the bearer's given name is nearly that.
    let given = |word: &NameWord| {
        let forms = name.forms.iter().filter(|form| name.person && form.words.len() > 1);
        forms.flat_map(|form| &form.words).any(|declared| !declared.particle && given_fit(word, declared) != Fit::Far)
    };
    let vague = &|word: &NameWord| vague(word) && !given(word);
    let mut best: Option<NameMatch> = None;
    for (index, form) in name.forms.iter().enumerate() {
        let Some(mut found) = judge_form(name, form, run, vague) else { continue };
        found.form = index;
        if best.as_ref().is_none_or(|best| rank(name, &found, run, vague) < rank(name, best, run, vague)) {
            best = Some(found);
        }
    }
    best
}

/// A capitalised particle that the declared name does not have is a word like any other: the given name "Den".
fn settle_particles(name: &DeclaredName, run: &[NameWord]) -> Vec<NameWord> {
    let declared = |word: &NameWord| {
        let words = name.forms.iter().chain(&name.rejected).flat_map(|form| &form.words);
        words.filter(|other| other.particle).any(|other| other.fold == word.fold)
    };
    let settle = |word: &NameWord| {
        let particle = word.particle && (word.text.starts_with(char::is_lowercase) || declared(word));
        NameWord { particle, ..word.clone() }
    };
    run.iter().map(settle).collect()
}

/// A form that accounts for more words of the run comes first: an accepted part of a wrong whole is no agreement. Then
/// agreement before difference, difference before another bearer.
fn rank(
    name: &DeclaredName,
    found: &NameMatch,
    run: &[NameWord],
    vague: &dyn Fn(&NameWord) -> bool,
) -> (usize, usize, usize) {
    let form = &name.forms[found.form];
    let accounted =
        |word: &NameWord| word.particle || form.words.iter().any(|declared| given_fit(word, declared) != Fit::Far);
    let lead = run[..found.first].iter().filter(|word| !vague(word));
    let extra = lead.chain(&run[found.first..found.end]).filter(|word| !accounted(word)).count();
    let (order, cost) = match &found.verdict {
        NameVerdict::Agrees => (0, 0),
        NameVerdict::Differs(NameDifference::Shortened) => (1, 0),
        NameVerdict::Differs(NameDifference::Misspelt { words, .. }) => (2, 2 + words),
        NameVerdict::Differs(_) => (2, 1),
        NameVerdict::Another => (3, 0),
    };
    if order == 3 { (usize::MAX, order, cost) } else { (extra, order, cost) }
}

fn judge_form(
    name: &DeclaredName,
    form: &NameForm,
    run: &[NameWord],
    vague: &dyn Fn(&NameWord) -> bool,
) -> Option<NameMatch> {
    match form.content().count() {
        0 => None,
        1 => judge_single(form, run, vague),
        _ if name.person => judge_person(form, run, vague),
        _ => judge_body(form, run),
    }
}

/// Equal but for case, accents, plural and the hyphen's place.
fn same_word(found: &NameWord, declared: &NameWord) -> bool {
    found.fold == declared.fold || plural_of(&found.fold, &declared.fold)
}

/// "the Tawils" of "Tawil", "the Joneses" of "Jones".
fn plural_of(found: &str, declared: &str) -> bool {
    declared.len() > 3 && found.strip_prefix(declared).is_some_and(|rest| rest == "s" || rest == "es")
}

fn find_exact(form: &NameForm, run: &[NameWord]) -> Option<(usize, usize)> {
    let size = form.words.len();
    (size > 0 && size <= run.len()).then_some(())?;
    (0..=run.len() - size)
        .find(|&at| run[at..at + size].iter().zip(&form.words).all(|(found, declared)| same_word(found, declared)))
        .map(|at| (at, at + size))
}

/// A form of one word: the run, its vague head left out, must be that word (and particles).
fn judge_single(form: &NameForm, run: &[NameWord], vague: &dyn Fn(&NameWord) -> bool) -> Option<NameMatch> {
    let declared = form.content().next()?;
    let lead = run.iter().take_while(|word| vague(word)).count();
    let rest: Vec<usize> = (lead.min(run.len() - 1)..run.len()).filter(|&i| !run[i].particle).collect();
    if rest.len() != 1 {
        // Another bearer of the surname: "Néstor Kirchner" beside "Kirchner". Which one is for the longer forms to say.
        return None;
    }
    let at = rest[0];
    let found = &run[at];
    // An article or particle in front belongs to the name only where the name has one.
    let first = if form.words.len() > 1 && at > 0 && run[at - 1].particle { at - 1 } else { at };
    let alone = form.listed && declared.letters() >= ALONE_LETTERS;
    let verdict = if same_word(found, declared) {
        NameVerdict::Agrees
    } else if is_misspelling(found, declared) {
        NameVerdict::Differs(misspelt(&[(found, declared)]))
    } else {
        return None;
    };
    // A particle that the declared name has too makes a short form of two words, which binds alone.
    let particle = first < at && form.words.iter().any(|word| word.particle && word.fold == run[first].fold);
    let alone = alone || particle || verdict == NameVerdict::Agrees && form.listed;
    Some(NameMatch { first, end: at + 1, verdict, form: 0, alone })
}

/// Whether two different words are spellings of one: by romanisation, or within the budget of edits.
fn is_misspelling(found: &NameWord, declared: &NameWord) -> bool {
    if found.is_number() || declared.is_number() || found.is_initial() || declared.is_initial() {
        return false;
    }
    match relate_tokens(&found.text, &declared.text) {
        TokenRelation::Romanisation { .. } => true,
        TokenRelation::Slip { .. } | TokenRelation::Different => in_budget(found, declared),
        _ => false,
    }
}

/// Whether two words lie within the budget of edits of the shorter one.
fn in_budget(found: &NameWord, declared: &NameWord) -> bool {
    token_distance(&found.fold, &declared.fold) <= budget(found.letters().min(declared.letters()))
}

fn misspelt(pairs: &[(&NameWord, &NameWord)]) -> NameDifference {
    let join = |words: Vec<&str>| words.join(" ");
    NameDifference::Misspelt {
        found: join(pairs.iter().map(|(found, _)| found.text.as_str()).collect()),
        declared: join(pairs.iter().map(|(_, declared)| declared.text.as_str()).collect()),
        words: pairs.len(),
    }
}

/// How one word of a person's name relates to a declared one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Same,
    Short,
    Near,
    Far,
}

fn fit(found: &NameWord, declared: &NameWord) -> Fit {
    // Beside a given name there is no plural: "Ann Bells" is no plural of Ann Bell.
    if found.fold == declared.fold {
        return Fit::Same;
    }
    if found.is_initial() || declared.is_initial() {
        return if found.fold.chars().next() == declared.fold.chars().next() { Fit::Short } else { Fit::Far };
    }
    remembered_fit(found, declared)
}

/// How many pairs of words are remembered a thread: a few megabytes.
const REMEMBERED_FITS: usize = 1 << 15;

/// Names recur in news, and relating two words costs microseconds: each distinct pair is related once.
fn remembered_fit(found: &NameWord, declared: &NameWord) -> Fit {
    thread_local! {
        static FITS: RefCell<HashMap<String, Fit>> = RefCell::default();
    }
    let key = [found.text.as_str(), declared.text.as_str()].join("\0");
    FITS.with_borrow_mut(|fits| {
        if let Some(&fit) = fits.get(&key) {
            return fit;
        }
        if fits.len() >= REMEMBERED_FITS {
            fits.clear();
        }
        let fit = relate(found, declared);
        fits.insert(key, fit);
        fit
    })
}

fn relate(found: &NameWord, declared: &NameWord) -> Fit {
    match relate_tokens(&found.text, &declared.text) {
        TokenRelation::Equal | TokenRelation::Accents => Fit::Same,
        TokenRelation::ShortForm | TokenRelation::Initial => Fit::Short,
        TokenRelation::Romanisation { .. } | TokenRelation::Slip { .. } => Fit::Near,
        TokenRelation::Different if in_budget(found, declared) => Fit::Near,
        TokenRelation::Different => Fit::Far,
    }
}

/// A given name beside an exact family name may differ by one letter even at three (Dan for Dean): the surname carries
/// the evidence that the general budget of none at three letters stands in for.
fn given_fit(found: &NameWord, declared: &NameWord) -> Fit {
    let fit = fit(found, declared);
    let short = found.letters().min(declared.letters());
    let one_off = fit == Fit::Far && short == 3 && strsim::osa_distance(&found.fold, &declared.fold) == 1;
    if one_off && found.letters() != declared.letters() { Fit::Near } else { fit }
}

fn judge_person(form: &NameForm, run: &[NameWord], vague: &dyn Fn(&NameWord) -> bool) -> Option<NameMatch> {
    let content: Vec<&NameWord> = form.content().collect();
    let family_first = is_family_first(&content.first()?.fold);
    let family = if family_first { content.first()? } else { content.last()? };
    let givens: Vec<&NameWord> = content.iter().filter(|word| !std::ptr::eq(**word, *family)).copied().collect();
    // The family name: the last word of the run that fits, an equal one before a near one.
    let at = |wanted: Fit| (0..run.len()).rev().find(|&i| !run[i].particle && fit(&run[i], family) == wanted);
    let family_at = at(Fit::Same).or_else(|| at(Fit::Near))?;
    let family_fit = fit(&run[family_at], family);
    if family_first && family_at + 1 < run.len() || family_first && family_at == 0 && run.len() > 1 {
        return judge_family_first(form, run, family_at, &givens);
    }
    let behind = run[family_at + 1..].iter().find(|word| !word.particle);
    if behind.is_some_and(|word| !is_generation(&word.fold)) {
        return None;
    }
    let lead = run[..family_at].iter().take_while(|word| vague(word)).count();
    let before: Vec<usize> = (lead..family_at).filter(|&i| !run[i].particle).collect();
    if before.is_empty() {
        return None;
    }
    judge_givens(form, run, Family { at: family_at, fit: family_fit, word: family }, &givens, &before)
}

/// The family name as matched in a run.
struct Family<'a> {
    at: usize,
    fit: Fit,
    word: &'a NameWord,
}

fn judge_givens(
    form: &NameForm,
    run: &[NameWord],
    family: Family<'_>,
    givens: &[&NameWord],
    before: &[usize],
) -> Option<NameMatch> {
    // The given names stand right before the family name; what leads them (an office, a party) is not the name's.
    let first_given = *givens.first()?;
    let place = |wanted: Fit| before.iter().rev().position(|&i| given_fit(&run[i], first_given) == wanted);
    let start = [Fit::Same, Fit::Short, Fit::Near].into_iter().find_map(place).map(|back| before.len() - 1 - back);
    if first_given.is_initial() && start.is_some_and(|start| !run[before[start]].is_initial()) {
        // A form with initials says nothing of a given name that is written out: that is for the other forms.
        return None;
    }
    let another =
        NameMatch { first: before[0], end: family.at + 1, verdict: NameVerdict::Another, form: 0, alone: true };
    let Some(start) = start else {
        return (family.fit == Fit::Same).then_some(another);
    };
    let mut pairs: Vec<(&NameWord, &NameWord)> = Vec::new();
    let mut short = false;
    let mut note = |found: &usize, declared: &'_ NameWord| match given_fit(&run[*found], declared) {
        Fit::Near => Some(true),
        Fit::Short => {
            short = true;
            Some(false)
        }
        Fit::Same => Some(false),
        Fit::Far => None,
    };
    if note(&before[start], first_given)? {
        pairs.push((&run[before[start]], first_given));
    }
    let mut later = givens[1..].iter();
    for found in &before[start + 1..] {
        // A middle name that the form lacks is more detail; one that the form has must fit it.
        for declared in later.by_ref() {
            if let Some(near) = note(found, declared) {
                if near {
                    pairs.push((&run[*found], declared));
                }
                break;
            }
        }
    }
    if family.fit == Fit::Near {
        pairs.push((&run[family.at], family.word));
    }
    let first = before[start];
    let verdict = if !pairs.is_empty() {
        NameVerdict::Differs(misspelt(&pairs))
    } else if let Some(particle) = particle_difference(form, &run[first..=family.at]) {
        NameVerdict::Differs(NameDifference::Particle(particle))
    } else if short {
        NameVerdict::Differs(NameDifference::Shortened)
    } else {
        NameVerdict::Agrees
    };
    let alone = pairs.len() <= 1 || family.fit == Fit::Same;
    Some(NameMatch { first, end: family.at + 1, verdict, form: 0, alone })
}

/// A particle of the form that the run leaves out, where the run has all the words about it.
fn particle_difference(form: &NameForm, run: &[NameWord]) -> Option<String> {
    let content = |words: &[NameWord]| words.iter().filter(|word| !word.particle).count();
    if content(&form.words) != content(run) {
        return None;
    }
    let particles = |words: &[NameWord]| -> Vec<String> {
        words.iter().filter(|word| word.particle).map(|word| word.fold.clone()).collect()
    };
    let (declared, found) = (particles(&form.words), particles(run));
    declared.into_iter().find(|particle| !found.contains(particle))
}

/// Family name first: `Cai Fuchao`. The word behind the family name is the given name.
fn judge_family_first(form: &NameForm, run: &[NameWord], family_at: usize, givens: &[&NameWord]) -> Option<NameMatch> {
    let family = form.content().next()?;
    let mut pairs: Vec<(&NameWord, &NameWord)> = Vec::new();
    let mut end = family_at + 1;
    for declared in givens {
        let found = run.get(end)?;
        match given_fit(found, declared) {
            Fit::Same | Fit::Short => {}
            Fit::Near => pairs.push((found, declared)),
            Fit::Far => {
                let joined: String = givens.iter().map(|word| word.fold.as_str()).collect();
                let same = found.fold == joined;
                let verdict = if same { NameVerdict::Agrees } else { NameVerdict::Another };
                let exact = fit(&run[family_at], family) == Fit::Same;
                return exact.then_some(NameMatch { first: family_at, end: end + 1, verdict, form: 0, alone: true });
            }
        }
        end += 1;
    }
    let family_near = fit(&run[family_at], family) == Fit::Near;
    if family_near {
        pairs.insert(0, (&run[family_at], family));
    }
    let romanised = |(found, declared): &(&NameWord, &NameWord)| {
        matches!(relate_tokens(&found.text, &declared.text), TokenRelation::Romanisation { .. })
    };
    let alone = pairs.len() <= 1 || pairs.iter().any(romanised);
    let verdict = if pairs.is_empty() { NameVerdict::Agrees } else { NameVerdict::Differs(misspelt(&pairs)) };
    Some(NameMatch { first: family_at, end, verdict, form: 0, alone })
}

/// A body, place, product or work: all its words in order, at most one of them misspelt.
fn judge_body(form: &NameForm, run: &[NameWord]) -> Option<NameMatch> {
    let size = form.words.len();
    let windows = |size: usize| (size <= run.len()).then(|| 0..=run.len() - size).into_iter().flatten();
    for at in windows(size) {
        let window = &run[at..at + size];
        if let Some(verdict) = judge_window(form, window) {
            return Some(NameMatch { first: at, end: at + size, verdict, form: 0, alone: true });
        }
    }
    let whole: String = form.words.iter().map(|word| word.fold.as_str()).collect();
    for size in (1..=size + 2).filter(|&other| other != size) {
        for at in windows(size) {
            let joined: String = run[at..at + size].iter().map(|word| word.fold.as_str()).collect();
            if joined == whole {
                let verdict = NameVerdict::Differs(NameDifference::Joined);
                return Some(NameMatch { first: at, end: at + size, verdict, form: 0, alone: true });
            }
        }
    }
    windows(form.words.len()).find_map(|at| {
        let verdict = NameVerdict::Differs(substituted(form, &run[at..at + form.words.len()])?);
        Some(NameMatch { first: at, end: at + form.words.len(), verdict, form: 0, alone: true })
    })
}

/// All words but one are the form's, one of them not shared by bodies in general.
fn substituted(form: &NameForm, window: &[NameWord]) -> Option<NameDifference> {
    let same = |(found, declared): &(&NameWord, &NameWord)| same_word(found, declared);
    let (same, other): (Vec<_>, Vec<_>) = window.iter().zip(&form.words).partition(same);
    let [(found, declared)] = other.as_slice() else { return None };
    let telling = same.iter().any(|(word, _)| !is_generic(&word.fold) && word.letters() > 3);
    let content = found.letters() > 3 && declared.letters() > 3;
    (form.words.len() >= 4 && telling && content)
        .then(|| NameDifference::Substituted { found: found.text.clone(), declared: declared.text.clone() })
}

fn judge_window(form: &NameForm, window: &[NameWord]) -> Option<NameVerdict> {
    let mut near: Vec<(&NameWord, &NameWord)> = Vec::new();
    for (found, declared) in window.iter().zip(&form.words) {
        if !same_word(found, declared) {
            near.push((found, declared));
        }
    }
    let hyphens = window.iter().zip(&form.words).skip(1).any(|(found, declared)| found.hyphen != declared.hyphen);
    match near.as_slice() {
        [] if hyphens && !is_particle_join(form, window) => Some(NameVerdict::Differs(NameDifference::Joined)),
        [] => Some(NameVerdict::Agrees),
        [(found, declared)] if is_misspelling(found, declared) && form.words.len() > 1 => {
            Some(NameVerdict::Differs(misspelt(&near)))
        }
        _ if turned_round(form, window) => Some(NameVerdict::Differs(NameDifference::Order)),
        _ => None,
    }
}

/// The hyphen of a particle ("al-Shabaab", "Al Shabaab") is no difference.
fn is_particle_join(form: &NameForm, window: &[NameWord]) -> bool {
    window
        .iter()
        .zip(&form.words)
        .enumerate()
        .skip(1)
        .filter(|(_, (found, declared))| found.hyphen != declared.hyphen)
        .all(|(i, _)| form.words[i - 1].particle)
}

fn turned_round(form: &NameForm, window: &[NameWord]) -> bool {
    let sorted = |words: &[NameWord]| {
        let mut folds: Vec<String> = words.iter().map(|word| word.fold.clone()).collect();
        folds.sort();
        folds
    };
    window.len() == form.words.len() && sorted(window) == sorted(&form.words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared(canonical: &str, accept: &[&str]) -> DeclaredName {
        DeclaredName::new(&NameFact {
            canonical: canonical.to_owned(),
            accept: accept.iter().map(|&text| text.to_owned()).collect(),
            reject: Vec::new(),
            distinct_from: Vec::new(),
            person: false,
        })
    }

    #[track_caller]
    fn check(canonical: &str, accept: &[&str], run: &str, expected: &str) {
        let name = declared(canonical, accept);
        let words = name_words(run);
        let found = judge_run(&name, &words, &|word| is_title(&word.fold));
        let shown = match found.map(|found| found.verdict) {
            None => "nothing".to_owned(),
            Some(NameVerdict::Agrees) => "agrees".to_owned(),
            Some(NameVerdict::Another) => "another".to_owned(),
            Some(NameVerdict::Differs(difference)) => format!("{difference:?}"),
        };
        assert!(shown.starts_with(expected), "{run} for {canonical}: {shown}, expected {expected}");
    }

    #[test]
    fn a_misspelt_given_name_beside_the_family_name_is_found() {
        check("Karolina Fjeld de Brunner", &["Brunner"], "Carolina Fjeld de Brunner", "Misspelt");
        check("Karolina Fjeld de Brunner", &["Brunner", "Karolina Brunner"], "Karolina Fjeld Brunner", "Particle");
        check("Dirk Vossler", &["Vossler"], "Dick Vossler", "Misspelt");
        check("Dean Vossler", &["Vossler"], "Den Vossler", "Misspelt");
        check("Latvian Bureau of Coastal Studies", &["LaBu"], "Latvian Bureau of Marine Studies", "Substituted");
        check("Latvian Bureau of Coastal Studies", &["LaBu"], "Latvian Ministry of Sea Affairs", "nothing");
        check("Dion Vossler", &["Vossler"], "Don Vossler", "Misspelt");
        check("Karolina Fjeld de Brunner", &["Fjeld de Brunner"], "Carolina Fjeld de Brunner", "Misspelt");
    }

    #[test]
    fn another_given_name_is_another_person() {
        check("Karolina Brunner", &["Brunner"], "Matthias Brunner", "another");
        check("Karolina Brunner", &["Brunner"], "Brunner", "agrees");
        check("Karolina Brunner", &["Brunner"], "Karolina", "nothing");
        check("Karolina Brunner", &["Brunner"], "Mr Brunner", "agrees");
        check("Karolina Brunner", &["Brunner"], "Brunners", "agrees");
        check("Karolina Brunner", &["Brunner"], "Karolina Brunners", "Misspelt");
        check("Valeriu Brunner", &["V. V. Brunner", "Brunner"], "Valeria Brunner", "Misspelt");
        check("Valeriu Brunner", &["V. V. Brunner", "Brunner"], "V. V. Brunner", "agrees");
    }
}
