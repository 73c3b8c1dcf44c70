//! Expressions that are looked for in a text as they stand, from `data/en/expressions.tsv`.

use super::table::rows;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What an expression tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Expression {
    /// A whole paragraph of it is the web page's and not the article's; in lower case.
    PageWhole,
    /// A paragraph that begins with it is the page's; in lower case.
    PageOpening,
    /// What no article says of itself: a short paragraph with it is the page's; in lower case.
    PageInside,
    /// A notice after which a page shows no more of the article, only teasers of others; in lower case.
    Paywall,
    /// How captions begin.
    CaptionOpening,
    /// A credit that ends a caption: only names follow.
    Credit,
    /// How bylines begin, besides "By"; in lower case.
    BylineOpening,
    /// A building or place that stands for whoever works there.
    Metonym,
}

impl Expression {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "page-whole" => Self::PageWhole,
            "page-opening" => Self::PageOpening,
            "page-inside" => Self::PageInside,
            "paywall" => Self::Paywall,
            "caption-opening" => Self::CaptionOpening,
            "credit" => Self::Credit,
            "byline-opening" => Self::BylineOpening,
            "metonym" => Self::Metonym,
            _ => return None,
        })
    }
}

const TABLE: &str = include_str!("../../data/en/expressions.tsv");

/// All expressions that tell `what`.
pub(crate) fn expressions(what: Expression) -> &'static [&'static str] {
    static ENGLISH: OnceLock<HashMap<Expression, Vec<&'static str>>> = OnceLock::new();
    let all = ENGLISH.get_or_init(|| {
        let mut all: HashMap<Expression, Vec<&'static str>> = HashMap::new();
        for [text, kind] in rows(TABLE) {
            Expression::named(kind).into_iter().for_each(|kind| all.entry(kind).or_default().push(text));
        }
        all
    });
    all.get(&what).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_has_a_known_kind_and_stands_in_order() {
        let all: Vec<[&str; 3]> = rows(TABLE).collect();
        assert!(all.iter().all(|[_, kind, _]| Expression::named(kind).is_some()));
        assert!(TABLE.lines().filter(|row| !row.starts_with('#')).is_sorted());
        assert!(expressions(Expression::BylineOpening).contains(&"reporting by "));
        assert!(!expressions(Expression::BylineOpening).contains(&"reporting by"));
    }
}
