//! The words of companies' and organisations' names that say little: legal forms, group, holding.

use crate::lang::{WordClasses, rows};
use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

/// The class of each legal form, from `data/en/legal_forms.tsv`.
static FORMS: LazyLock<HashMap<&'static str, &'static str, FixedState>> =
    LazyLock::new(|| rows(include_str!("../../data/en/legal_forms.tsv")).map(|[form, class]| (form, class)).collect());

/// The class of the legal form that a folded word names; forms of one class are one in two languages or lengths.
pub(crate) fn legal_form(folded: &str) -> Option<&'static str> {
    FORMS.get(folded).copied()
}

/// Whether a folded word says little in the name of a company.
pub(crate) fn generic(folded: &str) -> bool {
    WordClasses::COMPANY_GENERIC.has(folded)
}

/// Whether a folded word tells an organisation from a person.
pub(crate) fn organisation(folded: &str) -> bool {
    WordClasses::ORGANISATION.has(folded)
}
