//! Roles against what the rules declare, and against another source.

use super::compare::same_words;
use super::parse::names_body;
use super::{RoleRelation, compare_roles};
use crate::kinds::Severity;
use crate::kinds::comparison::{Difference, Outcome};
use crate::kinds::fact::RoleFact;

/// Holds what a source calls somebody against the declared role and those accepted beside it: a person may hold several.
#[must_use]
pub fn compare_declared(fact: &RoleFact, said: &str) -> Outcome {
    relation(fact, said).map_or(Outcome::Unknown, |relation| outcome(&relation))
}

/// Whether what a source calls somebody is no more than another role, which one person may have beside the declared one.
#[must_use]
pub fn may_be_beside(fact: &RoleFact, said: &str) -> bool {
    matches!(relation(fact, said), Some(RoleRelation::AnotherRole { .. } | RoleRelation::InstituteDiffers { .. }))
}

/// How a role in words relates to the declared one; [`RoleRelation::Same`] where it is an accepted one.
fn relation(fact: &RoleFact, said: &str) -> Option<RoleRelation> {
    let value = fact.value.as_ref()?;
    let relation = compare_roles(said, value);
    if is_same_office(&relation) {
        return Some(RoleRelation::Same);
    }
    let firm = !matches!(relation, RoleRelation::Unrelated | RoleRelation::AnotherRole { .. });
    // What is accepted as a shorter wording of the office leaves the body and the field out, and means the declared ones.
    let shortens = |accepted: &String| !names_body(accepted) && is_same_office(&compare_roles(accepted, value));
    let mut others = fact.accept.iter().map(|accepted| (accepted, compare_roles(said, accepted)));
    let agrees = others.clone().any(|(accepted, there)| match there {
        RoleRelation::Same => same_words(said, accepted) || !(firm && shortens(accepted)),
        RoleRelation::LessPrecise => !firm,
        _ => false,
    });
    if agrees {
        return Some(RoleRelation::Same);
    }
    let told = !matches!(relation, RoleRelation::Unrelated);
    let there = others.find(|(_, there)| !told && !matches!(there, RoleRelation::Unrelated));
    Some(there.map_or(relation, |(_, there)| there))
}

/// Whether words say a role, or a part of it.
fn is_same_office(relation: &RoleRelation) -> bool {
    matches!(relation, RoleRelation::Same | RoleRelation::LessPrecise)
}

/// Holds two sources' roles of one person against each other.
#[must_use]
pub fn compare_sources(a: &str, b: &str) -> Outcome {
    match compare_roles(b, a) {
        RoleRelation::AnotherRole { .. } => Outcome::Unknown,
        relation => outcome(&relation),
    }
}

fn outcome(relation: &RoleRelation) -> Outcome {
    let difference = Difference::contradiction("role-differs");
    match relation {
        RoleRelation::Same | RoleRelation::LessPrecise => Outcome::Agrees,
        RoleRelation::Unrelated => Outcome::Unknown,
        RoleRelation::TitleDiffers { said, declared } => {
            Outcome::Differs(difference.with_help(format!("the title differs: “{said}”, not “{declared}”")))
        }
        RoleRelation::PostDiffers { said, declared } | RoleRelation::AnotherRole { said, declared } => {
            let help =
                format!("hardly one person is both “{said}” and “{declared}”; `accept` lists what somebody is beside");
            Outcome::Differs(difference.weighing(Severity::Warning).with_help(help))
        }
        RoleRelation::InstituteDiffers { said, declared } => {
            let help = format!("the body differs: “{said}”, not “{declared}”");
            Outcome::Differs(difference.weighing(Severity::Warning).with_help(help))
        }
        RoleRelation::BothDiffer { said, declared } => {
            Outcome::Differs(difference.with_help(format!("title and body differ: “{said}”, not “{declared}”")))
        }
    }
}
