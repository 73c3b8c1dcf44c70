//! What a web page says around an article, by the expressions that English-language news pages print.

use crate::lang::{Expression, expressions, expressions_in};

/// Longer paragraphs are the story's, whatever they begin with: the longest notice of this kind has about 30 words.
pub(super) const LONGEST: usize = 40;

/// Whether a paragraph of no more than [`LONGEST`] words, in lower case, is the page's and not the article's.
pub(super) fn is_furniture(lower: &str) -> bool {
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let numbered = bare.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let whole = expressions(Expression::PageWhole);
    if whole.contains(&bare) || !numbered.is_empty() && whole.contains(&numbered) && numbered.contains(' ') {
        return true;
    }
    let lead = lower.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '"' | '“' | '‘' | '\''));
    expressions(Expression::PageOpening).iter().any(|opening| lead.starts_with(opening))
        || expressions_in(Expression::PageInside, lower).next().is_some()
}

/// Whether such a paragraph says that the rest of the article is for subscribers.
pub(super) fn is_paywall(lower: &str) -> bool {
    expressions_in(Expression::Paywall, lower).next().is_some()
}
