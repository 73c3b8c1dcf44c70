//! Which fact a value, name or phrase of an article speaks of: candidates, features, weights, claims.

mod bearer;
pub mod candidates;
pub mod features;
pub mod frame;
pub mod link;
mod marks;
mod nearness;
pub mod scene;
pub mod site;
pub mod weights;

use crate::recognise::Article;
use crate::segment::ParagraphKind;
use candidates::Pair;
use site::{Ground, Site};

/// Looks at each sentence of an article that the story tells in, and gives its pairs to `take`.
pub fn each_site(article: &Article, ground: Ground<'_>, singles: &[u32], mut take: impl FnMut(&Site<'_>, Vec<Pair>)) {
    for index in 0..article.segments.sentences.len() {
        let Some(site) = Site::new(article, index, ground, singles) else { continue };
        let kind = article.paragraph_kind(site.view.tokens.start);
        if matches!(kind, ParagraphKind::Furniture | ParagraphKind::Byline) {
            continue;
        }
        let pairs = site.pairs();
        take(&site, pairs);
    }
}
