//! Expressions that are looked for in a text as they stand, from `data/en/expressions.tsv`.

use super::table::rows;
use memchr::memmem::Finder;
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

/// The expressions of one kind, and for each a searcher.
#[derive(Default)]
struct Kind {
    texts: Vec<&'static str>,
    finders: Vec<Finder<'static>>,
}

fn kind(what: Expression) -> Option<&'static Kind> {
    static ENGLISH: OnceLock<HashMap<Expression, Kind>> = OnceLock::new();
    let all = ENGLISH.get_or_init(|| {
        let mut all: HashMap<Expression, Kind> = HashMap::new();
        for [text, kind] in rows(TABLE) {
            if let Some(kind) = Expression::named(kind).map(|kind| all.entry(kind).or_default()) {
                kind.texts.push(text);
                kind.finders.push(Finder::new(text));
            }
        }
        all
    });
    all.get(&what)
}

/// All expressions that tell `what`.
pub(crate) fn expressions(what: Expression) -> &'static [&'static str] {
    kind(what).map_or(&[], |kind| &kind.texts)
}

/// Those that stand somewhere in `text`.
pub(crate) fn expressions_in(what: Expression, text: &str) -> impl Iterator<Item = &'static str> {
    let all = kind(what).into_iter().flat_map(|kind| kind.texts.iter().zip(&kind.finders));
    all.filter(|(_, finder)| finder.find(text.as_bytes()).is_some()).map(|(text, _)| *text)
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
