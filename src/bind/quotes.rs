//! Quotations of speakers of the rules.

use super::claim::Claim;
use super::{Known, Setting};
use crate::recognise::Article;

/// What an article has speakers of the rules say, between quotation marks.
pub(super) fn quote_claims(_article: &Article, _setting: Setting<'_>, _known: &Known) -> Vec<Claim> {
    Vec::new()
}
