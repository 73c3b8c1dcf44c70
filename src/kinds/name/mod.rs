//! Names: what a declared spelling makes of a run of capitalised words.
//!
//! Editors list surnames as accepted, so exact matching would find the accepted part inside a wrong whole and call it
//! fine. Therefore the *maximal run* is judged, token by token (`MATCHING`, rule 1): the family name says who may be
//! meant, the given name beside it whether it is another person or a misspelling.

mod body;
mod declared;
mod fit;
mod person;
mod word;

pub use declared::{DeclaredName, NameForm, is_connector, is_generic};
pub use word::{NameWord, name_words, words_of};

use body::{judge_body, judge_split};
use fit::{Fit, given_fit, same_word};
use person::{judge_person, judge_single};

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
            Self::Particle(particle) => format!("“{found}” lacks the “{particle}” of “{right}”"),
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
    // One of the declared words by itself is none of the others misspelt: "Ann" and "Anna" may both stand.
    best.filter(|found| {
        !(matches!(found.verdict, NameVerdict::Differs(NameDifference::Misspelt { .. }))
            && is_own_word(name, run, found))
    })
}

/// Whether a match of one word is a word of the declared forms.
fn is_own_word(name: &DeclaredName, run: &[NameWord], found: &NameMatch) -> bool {
    let mut words = run[found.first..found.end].iter().filter(|word| !word.particle);
    let (Some(only), None) = (words.next(), words.next()) else { return false };
    name.forms.iter().flat_map(|form| &form.words).any(|word| word.fold == only.fold)
}

/// A capitalised particle that the declared name does not have is a word like any other, the given name "Den"; but one
/// that a hyphen joins stands in the place of a declared one: "Al-" for "As-".
fn settle_particles(name: &DeclaredName, run: &[NameWord]) -> Vec<NameWord> {
    let declared = |fold: Option<&str>| {
        let words = name.forms.iter().chain(&name.rejected).flat_map(|form| &form.words);
        words.filter(|other| other.particle).any(|other| fold.is_none_or(|fold| other.fold == fold))
    };
    let settle = |(at, word): (usize, &NameWord)| {
        let small = word.text.starts_with(char::is_lowercase);
        let joined = || run.get(at + 1).is_some_and(|next| next.hyphen) && declared(None);
        let particle = word.particle && (small || declared(Some(&word.fold)) || joined());
        NameWord { particle, ..word.clone() }
    };
    run.iter().enumerate().map(settle).collect()
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
        1 if name.person => judge_single(form, run, vague),
        1 => judge_single(form, run, vague).or_else(|| judge_split(form, run)),
        _ if name.person => judge_person(form, run, vague),
        _ => judge_body(form, run),
    }
}

fn find_exact(form: &NameForm, run: &[NameWord]) -> Option<(usize, usize)> {
    let size = form.words.len();
    (size > 0 && size <= run.len()).then_some(())?;
    (0..=run.len() - size)
        .find(|&at| run[at..at + size].iter().zip(&form.words).all(|(found, declared)| same_word(found, declared)))
        .map(|at| (at, at + size))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::fact::NameFact;
    use crate::matching::is_title;

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
    fn beside_its_given_name_a_family_name_may_be_further_off() {
        check("Ottoline Tavel", &[], "Ottoline Tovil", "Misspelt");
        check("Ottoline Tavel", &[], "Ottoline Castellan", "nothing");
        check("Ottoline Tavel", &[], "Matthias Tovil", "nothing");
        check("John Marlow", &[], "John Mason", "nothing"); // two common names: two men
    }

    #[test]
    fn the_article_before_a_sun_letter_is_a_particle() {
        check("As-Sahil", &[], "Al-Sahil", "Particle");
        check("As-Sahil", &[], "As-Sahil", "agrees");
        check("Samir Abdul Karim al-Tolmi", &["Samir al-Tolmi", "al-Tolmi"], "Samir Karim al-Tolmi", "Particle");
        check("Samir Abdul Karim al-Tolmi", &["Samir al-Tolmi", "al-Tolmi"], "Samir al-Tolmi", "agrees");
    }

    #[test]
    fn a_declared_word_by_itself_is_no_other_misspelt() {
        check("Orla Vossler", &["Orly Vossler", "Orly"], "Orla", "nothing");
        check("Greyline", &[], "Grey Line", "Joined");
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
