//! `[[term]]`: which word or compound is used.

use super::{spelling, spellings};
use crate::kinds::fact::{Consistent, FactBody, TermFact};
use crate::rules::error::RuleError;
use crate::rules::key::{Key, Shape};
use crate::rules::table::TableReader;
use crate::rules::vocabulary::Vocabulary;

/// Where one of several forms is kept to.
const CONSISTENT: Key = Key::new(
    "consistent",
    Shape::OneOf(&["article", "all"]),
    "Where one of `forms` is kept to: in each article, or in all sources.",
);

/// Whether capitals count.
const CASE: Key =
    Key::new("case", Shape::OneOf(&["any", "exact"]), "Whether capitals tell forms apart (US is not us).");

/// The keys of `[[term]]`.
pub(crate) const KEYS: &[Key] = &[
    Key::new("prefer", Shape::Text, "The form that is right; other ways to join it are caught."),
    Key::new("accept", Shape::Texts, "Other forms that may stand."),
    Key::new("reject", Shape::Texts, "Forms that are always flagged."),
    Key::new("forms", Shape::Texts, "Forms of which one is kept to."),
    CONSISTENT,
    Key::new("near", Shape::Texts, "Only where one of these stands in the article; everywhere if left out."),
    CASE,
];

/// Reads a `[[term]]`.
pub(crate) fn read_term(table: &mut TableReader<'_>, vocabulary: &Vocabulary) -> Option<FactBody> {
    let consistent = table.one_of(&CONSISTENT, "place");
    let (prefer, accept) = (spelling(table, "prefer"), spellings(table, "accept", &[]));
    let forms = spellings(table, "forms", &[]);
    let standing: Vec<String> = prefer.iter().chain(&accept).chain(&forms).cloned().collect();
    let reject = spellings(table, "reject", &standing);
    let term = TermFact {
        prefer,
        accept,
        reject,
        consistent: match consistent.as_deref() {
            Some("all") => Some(Consistent::All),
            Some(_) => Some(Consistent::Article),
            // Forms are listed for no other reason than to keep to one of them.
            None => (!forms.is_empty()).then_some(Consistent::Article),
        },
        forms,
        near: vocabulary.groups("near", table),
        exact_case: table.one_of(&CASE, "case").as_deref() == Some("exact"),
    };
    if table.is_sound() && term.prefer.is_none() && term.reject.is_empty() && term.forms.is_empty() {
        table.report(table.at, &RuleError::EmptyTerm);
    }
    if table.is_sound() && (table.has("consistent") || table.has("forms")) && term.forms.len() < 2 {
        let key = if table.has("forms") { "forms" } else { "consistent" };
        table.report(table.place(key), &RuleError::TooFewForms);
    }
    Some(FactBody::Term(term))
}
