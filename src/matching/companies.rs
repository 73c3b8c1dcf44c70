//! The words of companies' and organisations' names that say little: legal forms, group, holding. Own tables.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

/// Legal forms: each row is one form in its lengths and languages, and rows exclude each other.
const LEGAL_FORMS: &[&str] = &[
    "ag akg aktiengesellschaft",
    "gmbh",
    "inc incorporated",
    "corp corporation",
    "co company cie",
    "ltd limited",
    "llc ooo",
    "llp lp",
    "plc",
    "spzoo zoo",
    "jsc ojsc oao pjsc pao cjsc zao ao",
    "sa spa ab asa as oyj oy nv bv bvba sarl srl sas kg ohg se kk pte pty pt sae bhd sdn",
];

/// Words of companies' names that say little.
const GENERIC: &str = "the of for group gruppe groupe grupo holding holdings international fund trust bank";

/// Words that tell an organisation from a person, and are part of what it is called.
const ORGANISATION: &str = "department ministry university institute agency committee council federation government organization \
                            organisation association party court commission society church college academy centre center \
                            foundation industries systems aviation shipping petroleum partners capital services solutions \
                            technologies airlines";

/// What a word does in the name of a company.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    LegalForm(&'static str),
    Generic,
    Organisation,
}

static ROLES: LazyLock<HashMap<&'static str, Role, FixedState>> = LazyLock::new(|| {
    let mut roles: HashMap<&'static str, Role, FixedState> = HashMap::default();
    for row in LEGAL_FORMS {
        let class = row.split(' ').next().unwrap_or(row);
        roles.extend(row.split(' ').map(|form| (form, Role::LegalForm(class))));
    }
    roles.extend(GENERIC.split(' ').map(|word| (word, Role::Generic)));
    roles.extend(ORGANISATION.split_whitespace().map(|word| (word, Role::Organisation)));
    roles
});

/// The class of the legal form that a folded word names; forms of one class are one in two languages or lengths.
pub(crate) fn legal_form(folded: &str) -> Option<&'static str> {
    match ROLES.get(folded) {
        Some(Role::LegalForm(class)) => Some(class),
        _ => None,
    }
}

/// Whether a folded word says little in the name of a company.
pub(crate) fn generic(folded: &str) -> bool {
    ROLES.get(folded) == Some(&Role::Generic)
}

/// Whether a folded word tells an organisation from a person.
pub(crate) fn organisation(folded: &str) -> bool {
    ROLES.get(folded) == Some(&Role::Organisation)
}
