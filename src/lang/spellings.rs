//! What is written in two ways, from `data/en/spellings.tsv`.

use super::table::rows;
use std::collections::HashMap;
use std::sync::OnceLock;

/// How two ways to write go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Spelling {
    /// A contraction and the words it stands for.
    Contraction,
    /// A contracted ending and the word it stands for.
    ContractedEnding,
    /// An ending of British spelling and its American one. Whoever compares rewrites both sides, so that a word wrongly
    /// taken for British ("four") is still itself.
    BritishEnding,
    /// A whole word that is spelled differently in America.
    BritishWord,
    /// A name in -s, cut before it as a misplaced apostrophe does, and whole. What is left is no name of its own.
    NameInS,
    /// A word without its first letters, as it stands behind an apostrophe ('em), and whole.
    Clipped,
    /// A verb that is written with -ise and with -ize; those that have only one spelling (advise; size) are left out.
    IseIze,
}

impl Spelling {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "contraction" => Self::Contraction,
            "contracted-ending" => Self::ContractedEnding,
            "british-ending" => Self::BritishEnding,
            "british-word" => Self::BritishWord,
            "name-in-s" => Self::NameInS,
            "clipped" => Self::Clipped,
            "ise-ize" => Self::IseIze,
            _ => return None,
        })
    }
}

const TABLE: &str = include_str!("../../data/en/spellings.tsv");

/// All pairs that go together so.
pub(crate) fn spellings(how: Spelling) -> &'static [(&'static str, &'static str)] {
    static ENGLISH: OnceLock<HashMap<Spelling, Vec<(&'static str, &'static str)>>> = OnceLock::new();
    let all = ENGLISH.get_or_init(|| {
        let mut all: HashMap<Spelling, Vec<(&'static str, &'static str)>> = HashMap::new();
        for [one, other, kind] in rows(TABLE) {
            Spelling::named(kind).into_iter().for_each(|kind| all.entry(kind).or_default().push((one, other)));
        }
        all
    });
    all.get(&how).map_or(&[], Vec::as_slice)
}

/// A word in lower case in American spelling, as far as its ending tells.
pub(crate) fn american(word: &str) -> String {
    if let Some((_, spelled)) = spellings(Spelling::BritishWord).iter().find(|(british, _)| *british == word) {
        return (*spelled).to_owned();
    }
    spellings(Spelling::BritishEnding)
        .iter()
        .find_map(|(british, spelled)| {
            word.strip_suffix(british).filter(|stem| stem.len() >= 3).map(|stem| format!("{stem}{spelled}"))
        })
        .unwrap_or_else(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_has_a_known_kind_and_stands_in_order() {
        let all: Vec<[&str; 4]> = rows(TABLE).collect();
        assert!(all.iter().all(|[_, _, kind, _]| Spelling::named(kind).is_some()));
        assert!(TABLE.lines().filter(|row| !row.starts_with('#')).is_sorted());
    }

    #[test]
    fn no_ending_is_the_end_of_another() {
        let endings = spellings(Spelling::BritishEnding);
        let apart = |a: &str, b: &str| a == b || !a.ends_with(b);
        assert!(endings.iter().all(|(a, _)| endings.iter().all(|(b, _)| apart(a, b))));
    }

    #[test]
    fn british_words_become_american_and_others_stay() {
        for (word, expected) in
            [("colour", "color"), ("organised", "organized"), ("tyre", "tire"), ("harbor", "harbor")]
        {
            assert_eq!(american(word), expected);
        }
    }
}
