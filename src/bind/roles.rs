//! Roles and ages around the names of persons.

use super::claim::Claim;
use super::{Known, Setting};
use crate::recognise::Article;

/// The roles and ages an article gives to persons of the rules.
pub(super) fn role_claims(_article: &Article, _setting: Setting<'_>, _known: &Known) -> Vec<Claim> {
    Vec::new()
}
