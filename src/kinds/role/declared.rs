//! Roles against what the rules declare, and against another source.

use super::parse::names_body;
use super::{RoleRelation, compare_roles};
use crate::kinds::Severity;
use crate::kinds::comparison::{Difference, Outcome};
use crate::kinds::fact::RoleFact;

/// Holds what a source calls somebody against the declared role and those accepted beside it: a person may hold several.
#[must_use]
pub fn compare_declared(fact: &RoleFact, said: &str) -> Outcome {
    let Some(value) = &fact.value else { return Outcome::Unknown };
    let relation = compare_roles(said, value);
    // What is accepted as a shorter wording of the office leaves the body out, and means the declared one.
    let elsewhere = matches!(relation, RoleRelation::InstituteDiffers { .. });
    let shortens = |accepted: &String| !names_body(accepted) && is_same_office(accepted, value);
    let agrees = |accepted: &String| is_same_office(said, accepted) && !(elsewhere && shortens(accepted));
    if is_same_office(said, value) || fact.accept.iter().any(agrees) {
        return Outcome::Agrees;
    }
    outcome(&relation)
}

/// Whether words say the declared role, or a part of it.
fn is_same_office(said: &str, declared: &str) -> bool {
    matches!(compare_roles(said, declared), RoleRelation::Same | RoleRelation::LessPrecise)
}

/// Holds two sources' roles of one person against each other.
#[must_use]
pub fn compare_sources(a: &str, b: &str) -> Outcome {
    outcome(&compare_roles(b, a))
}

fn outcome(relation: &RoleRelation) -> Outcome {
    let difference = Difference::contradiction("role-differs");
    match relation {
        RoleRelation::Same | RoleRelation::LessPrecise => Outcome::Agrees,
        RoleRelation::Unrelated => Outcome::Unknown,
        RoleRelation::TitleDiffers { said, declared } => {
            Outcome::Differs(difference.with_help(format!("the title differs: “{said}”, not “{declared}”")))
        }
        RoleRelation::PostDiffers { said, declared } => {
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
