//! Names of persons: given names beside a family name.

use super::declared::NameForm;
use super::fit::{Fit, fit, given_fit, is_misspelling, is_near_beside, misspelt, same_word};
use super::word::NameWord;
use super::{NameDifference, NameMatch, NameVerdict};
use crate::kinds::vocabulary::is_family_first;
use crate::matching::{TokenRelation, is_generation, relate_tokens};

/// A one-token form of this many letters binds a misspelling alone where the editor lists it; a shorter one needs the
/// bearer's full form in the article. At five letters one edit reaches too many other surnames (Berger, Burger, Merger).
pub(super) const ALONE_LETTERS: usize = 6;

/// A form of one word: the run, its vague head left out, must be that word (and particles).
pub(super) fn judge_single(form: &NameForm, run: &[NameWord], vague: &dyn Fn(&NameWord) -> bool) -> Option<NameMatch> {
    let declared = form.content().next()?;
    let lead = run.iter().take_while(|word| vague(word)).count();
    let rest: Vec<usize> = (lead.min(run.len() - 1)..run.len()).filter(|&i| !run[i].particle).collect();
    if rest.len() != 1 {
        // Another bearer of the surname: "Otto Brandt" beside "Brandt". Which one is for the longer forms to say.
        return None;
    }
    let at = rest[0];
    let found = &run[at];
    // An article or particle in front belongs to the name only where the name has one.
    let first = if form.words.len() > 1 && at > 0 && run[at - 1].particle { at - 1 } else { at };
    let alone = form.listed && declared.letters() >= ALONE_LETTERS;
    let same = same_word(found, declared);
    let verdict = if let Some(particle) = other_particle(form, run, at).filter(|_| same) {
        NameVerdict::Differs(NameDifference::Particle(particle))
    } else if same {
        NameVerdict::Agrees
    } else if is_misspelling(found, declared) {
        NameVerdict::Differs(misspelt(&[(found, declared)]))
    } else {
        return None;
    };
    // A particle that the declared name has too makes a short form of two words, which binds alone.
    let particle = first < at && form.words.iter().any(|word| word.particle && word.fold == run[first].fold);
    let alone = alone || particle || same && form.listed;
    Some(NameMatch { first, end: at + 1, verdict, form: 0, alone })
}

/// The particle of a declared name of one word, where the run has another in its place: "al-" for "as-".
fn other_particle(form: &NameForm, run: &[NameWord], at: usize) -> Option<String> {
    let before = at.checked_sub(1).and_then(|before| run.get(before)).filter(|word| word.particle)?;
    let mut declared = form.words.iter().filter(|word| word.particle);
    let only = declared.next().filter(|_| form.words.len() == 2 && declared.next().is_none())?;
    (only.fold != before.fold).then(|| only.text.clone())
}

pub(super) fn judge_person(form: &NameForm, run: &[NameWord], vague: &dyn Fn(&NameWord) -> bool) -> Option<NameMatch> {
    let content: Vec<&NameWord> = form.content().collect();
    let family_first = is_family_first(&content.first()?.fold);
    let family = if family_first { content.first()? } else { content.last()? };
    let givens: Vec<&NameWord> = content.iter().filter(|word| !std::ptr::eq(**word, *family)).copied().collect();
    // The family name: the last word of the run that fits, an equal one before a near one.
    let at = |wanted: Fit| (0..run.len()).rev().find(|&i| !run[i].particle && fit(&run[i], family) == wanted);
    let family_at = at(Fit::Same).or_else(|| at(Fit::Near)).or_else(|| far_family(run, family, &givens))?;
    let family_fit = fit(&run[family_at], family).min(Fit::Near);
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

/// The last word of a run that may be the family name misspelt because the bearer's given name stands before it.
fn far_family(run: &[NameWord], family: &NameWord, givens: &[&NameWord]) -> Option<usize> {
    let last = run.iter().rposition(|word| !word.particle)?;
    let given = *givens.first()?;
    let before = run[..last].iter().any(|word| fit(word, given) == Fit::Same);
    (before && is_near_beside(given, &run[last], family)).then_some(last)
}

/// The family name as matched in a run.
pub(super) struct Family<'a> {
    at: usize,
    fit: Fit,
    word: &'a NameWord,
}

pub(super) fn judge_givens(
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
pub(super) fn particle_difference(form: &NameForm, run: &[NameWord]) -> Option<String> {
    let content = |words: &[NameWord]| words.iter().filter(|word| !word.particle).count();
    if content(&form.words) != content(run) {
        return None;
    }
    let particles = |words: &'_ [NameWord]| words.iter().filter(|word| word.particle).cloned().collect::<Vec<_>>();
    let (declared, found) = (particles(&form.words), particles(run));
    let lacks = |particle: &&NameWord| !found.iter().any(|other| other.fold == particle.fold);
    declared.iter().find(lacks).map(|particle| particle.text.clone())
}

/// Family name first: `Liu Xiang`. The word behind the family name is the given name.
pub(super) fn judge_family_first(
    form: &NameForm,
    run: &[NameWord],
    family_at: usize,
    givens: &[&NameWord],
) -> Option<NameMatch> {
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
