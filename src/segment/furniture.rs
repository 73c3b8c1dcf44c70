//! What a web page says around an article, by the expressions that English-language news pages print.

use crate::lang::{Expression, expressions};

/// Longer paragraphs are the story's, whatever they begin with: the longest notice of this kind has about 30 words.
const LONGEST: usize = 40;

/// Whether a paragraph, in lower case, is the page's and not the article's.
pub(super) fn is_furniture(lower: &str) -> bool {
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let numbered = bare.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let whole = expressions(Expression::PageWhole);
    if whole.contains(&bare) || !numbered.is_empty() && whole.contains(&numbered) && numbered.contains(' ') {
        return true;
    }
    let lead = lower.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '"' | '“' | '‘' | '\''));
    lower.split_whitespace().count() <= LONGEST
        && (expressions(Expression::PageOpening).iter().any(|opening| lead.starts_with(opening))
            || expressions(Expression::PageInside).iter().any(|words| holds(lower, words)))
}

/// Whether a paragraph, in lower case, says that the rest of the article is for subscribers.
pub(super) fn is_paywall(lower: &str) -> bool {
    lower.split_whitespace().count() <= LONGEST
        && expressions(Expression::Paywall).iter().any(|words| holds(lower, words))
}

/// Whether `words` stand in `text`: many searches in short texts, for which this one is made.
fn holds(text: &str, words: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), words.as_bytes()).is_some()
}
