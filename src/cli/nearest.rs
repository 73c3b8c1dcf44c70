//! What comes nearest to a name or a role in an article that says nothing of it.

use crate::discourse::name_runs;
use crate::judge::Setting;
use crate::judge::claim::{Claim, Said};
use crate::kinds::fact::FactBody;
use crate::matching::{compare_names, fold};
use crate::source::Source;
use crate::span::ByteSpan;
use crate::text::Document;
use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;

/// So many are shown: more would be the article's other names.
const SHOWN: usize = 2;

/// Words less alike than this, in hundredths, are other words.
const LEAST_ALIKE: u32 = 60;

/// A place that comes near a fact, and what keeps it apart.
pub(super) struct Near {
    pub(super) at: ByteSpan,
    pub(super) reason: String,
}

/// What comes nearest to the facts of an id: for a name the capitalised words most like it, for a role the places where
/// its bearer is named.
pub(super) fn nearest_to(id: &str, source: &Arc<Source>, claims: &[Claim], setting: Setting<'_>) -> Vec<Near> {
    let facts = setting.rules.facts.iter().enumerate().filter(|(_, fact)| *fact.id == *id);
    let mut near = Vec::new();
    for (_, fact) in facts {
        match &fact.body {
            FactBody::Name(name) => {
                let forms = std::iter::once(&name.canonical).chain(&name.accept).map(String::as_str);
                near.extend(nearest_names(&forms.collect::<Vec<_>>(), source));
            }
            FactBody::Role(role) => near.extend(bearers(&role.of, claims, setting)),
            _ => {}
        }
    }
    near
}

/// The runs of capitalised words of which a word is most like one of a name's.
fn nearest_names(forms: &[&str], source: &Arc<Source>) -> Vec<Near> {
    let document = Document::new(Arc::clone(source));
    let mut seen = HashSet::new();
    let mut found: Vec<(Reverse<u32>, ByteSpan)> = Vec::new();
    for sentence in &document.segments.sentences {
        for run in name_runs(document.text(), &document.tokens, sentence.tokens.clone()) {
            let said = run.at.of(document.text());
            let alike = forms.iter().map(|form| alikeness(form, said)).max().unwrap_or(0);
            if alike >= LEAST_ALIKE && seen.insert(fold(said)) {
                found.push((Reverse(alike), run.at));
            }
        }
    }
    found.sort();
    let near = |(_, at): (Reverse<u32>, ByteSpan)| {
        let said = at.of(document.text());
        let first = forms.first().copied().unwrap_or_default();
        let why = compare_names(first, said).why.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        Near { at, reason: if why.is_empty() { "another name".to_owned() } else { why } }
    };
    found.into_iter().take(SHOWN).map(near).collect()
}

/// How alike two names are, in hundredths: the words of the shorter one, each with the word of the other most like it.
fn alikeness(a: &str, b: &str) -> u32 {
    let words = |text: &str| fold(text).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let best = |word: &String| {
        let alike = long.iter().map(|other| strsim::normalized_damerau_levenshtein(word, other));
        (alike.fold(0.0, f64::max) * 100.0).round() as u32
    };
    let sum: u32 = short.iter().map(best).sum();
    sum.checked_div(short.len() as u32).unwrap_or(0)
}

/// Where a role's bearer is named.
fn bearers(of: &str, claims: &[Claim], setting: Setting<'_>) -> Vec<Near> {
    let names = claims.iter().filter(|claim| {
        let fact = setting.rules.facts.get(claim.fact);
        matches!(claim.said, Said::Name { .. }) && fact.is_some_and(|fact| *fact.id == *of)
    });
    let reason = || "the bearer is named, with no role of the rule's kind beside the name".to_owned();
    names.take(SHOWN).map(|claim| Near { at: claim.at, reason: reason() }).collect()
}
