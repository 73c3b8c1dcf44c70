//! Whether two names could name one bearer.
//!
//! Both names are cut into words (`parse`), the words are paired whatever their order (`pair`), and what the pairs
//! and the words left over say is weighed (`weigh`). The worst pair decides: three words that agree do not outweigh
//! the one that differs, because relatives share all names but one.

mod align;
mod pair;
mod parse;
mod phrases;
mod weigh;

pub use weigh::SAME_THRESHOLD;

use super::token::TokenRelation;
use align::align;
use parse::parse;

/// What [`compare_names`] found.
#[derive(Clone, Debug, PartialEq)]
pub struct Similarity {
    /// Whether the score reaches [`SAME_THRESHOLD`].
    pub same: bool,
    /// From 0, surely two bearers, to 1, one spelling.
    pub score: f64,
    /// The deciding words and rules, the weightiest first.
    pub why: Vec<Reason>,
}

/// One thing that decided; its `Display` is an English clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The two names are written alike.
    Identical,
    /// Two words that are not the same, and how they relate.
    Words {
        /// The word or words of the first name.
        a: String,
        /// The word or words of the second name.
        b: String,
        /// How they relate.
        relation: TokenRelation,
    },
    /// The names differ in words without counterpart on either side.
    Conflict {
        /// A word of the first name.
        a: String,
        /// A word of the second name.
        b: String,
    },
    /// A word that only one of the names has.
    Extra {
        /// The word.
        word: String,
    },
    /// The words stand in another order.
    Order,
    /// Two legal forms that exclude each other: AG and GmbH.
    LegalForm {
        /// The form of the first name.
        a: String,
        /// The form of the second name.
        b: String,
    },
    /// Two generations: senior and junior, II and III.
    Generation,
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Identical => f.write_str("the same words"),
            Self::Conflict { a, b } | Self::Words { a, b, relation: TokenRelation::Different } => {
                write!(f, "\"{a}\" is not \"{b}\"")
            }
            Self::Words { a, b, relation } => write!(f, "\"{a}\" and \"{b}\": {relation}"),
            Self::Extra { word } => write!(f, "\"{word}\" in one name only"),
            Self::Order => f.write_str("another order of the words"),
            Self::Generation => f.write_str("another generation"),
            Self::LegalForm { a, b } => write!(f, "another legal form: {a}, {b}"),
        }
    }
}

/// Holds two whole names together: order, particles, patronymics, initials, hyphens, short forms, titles, generations,
/// scripts, legal forms of companies.
///
/// ```
/// use gainsay::matching::compare_names;
/// assert!(compare_names("Shcherbina, O. P.", "Olga Scherbina").same);
/// assert!(!compare_names("Oleg Shcherbina", "Olga Shcherbina").same);
/// ```
#[must_use]
pub fn compare_names(a: &str, b: &str) -> Similarity {
    let (a, b) = (parse(a), parse(b));
    if a.has_same_words(&b) {
        return Similarity { same: true, score: 1.0, why: vec![Reason::Identical] };
    }
    let (evidence, why) = align(&a, &b);
    let score = weigh::score(&evidence);
    Similarity { same: score >= SAME_THRESHOLD, score, why }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both ways round, because no name of a pair is the right one.
    #[track_caller]
    fn check(expected: bool, rows: &[(&str, &str)]) {
        for (a, b) in rows {
            let (there, back) = (compare_names(a, b), compare_names(b, a));
            assert_eq!((there.same, back.same), (expected, expected), "{a} / {b}: {there:?} {back:?}");
        }
    }

    #[test]
    fn romanisations_of_one_name_agree() {
        check(
            true,
            &[
                ("Olga Shcherbina", "Olha Shcherbyna"),
                ("Olga Shcherbina", "Ольга Щербина"),
                ("Gleb Yakushev", "Hleb Yakusheu"),
                ("Gleb Antonovich Yakushev", "Gleb Antonovič Jakušev"),
                ("Arseny Kovtun", "Arsenij Kowtun"),
                ("Fyodor Chebykin", "Fedor Tschebykin"),
                ("Bo Xueping", "Po Hsueh-p'ing"),
                ("Cao Dezhi", "Tsao Te-chih"),
                ("Paek Jong Hyok", "Baek Jeong-hyeok"),
                ("Rim Yong Suk", "Lim Young-sook"),
                ("백정혁", "Baek Jeong-hyeok"),
                ("曹德志", "Cao Dezhi"),
                ("Yunus Qabbani", "Younes al-Kabbani"),
                ("Abd al-Karim Tlass", "Abdelkarim Tlas"),
                ("Zaynab Husri", "زينب حصري"),
                ("Parviz Golshiri", "Parwez Gulshiri"),
                ("Stavros Chalkias", "Σταύρος Χαλκιάς"),
                ("Jürgen Böttger", "Juergen Boettger"),
                ("Jürgen Böttger", "Jurgen Bottger"),
            ],
        );
    }

    #[test]
    fn what_is_left_out_moved_or_shortened_agrees() {
        check(
            true,
            &[
                ("Shcherbina, O. P.", "Olga Petrovna Shcherbina"),
                ("Dr. Ada Roth", "Ada Roth"),
                ("Rear Adm. Ada Roth", "Roth, Ada"),
                ("Ada Roth", "Roth"),
                ("Ada M. Roth", "Ada Roth"),
                ("A. K. Roth", "A. Roth"),
                ("Bill Hathersage", "William Hathersage Jr."),
                ("Inés de la Quadra", "Ines Quadra"),
                ("Anne-Lise Berthod", "AL Berthod"),
                ("Anne-Lise Berthod", "Anne Lise Berthod"),
                ("Gol Mirza Beg", "Golmirza Beg"),
                ("O’Dwyer", "O'Dwyer"),
            ],
        );
    }

    #[test]
    fn slips_of_the_hand_agree() {
        check(
            true,
            &[
                ("Ada Hathersage", "Ada Hathresage"),
                ("Ada Hathersage", "Ada Hathersge"),
                ("Ada Hathersage", "Ada Hatherssage"),
                ("Ada Hathersage", "Ada Hathersahe"),
                ("Dion Hathersage", "Don Hathersage"),
            ],
        );
    }

    #[test]
    fn the_word_that_differs_outweighs_those_that_agree() {
        check(
            false,
            &[
                ("Zaki Adil Nasrin al-Husri", "Hala Adil Nasrin al-Husri"),
                ("Gleb Antonovich Yakushev", "Marat Antonovich Yakushev"),
                ("Gleb Antonovich Yakushev", "Gleb Maratovich Yakushev"),
                ("Ada Roth", "Eva Roth"),
                ("Dan Hathersage", "Don Hathersage"),
                ("Alexander Lisin", "Alexandra Lisina"),
                ("Kim Yong Chol", "Kim Tong Chol"),
                ("Cao Jian", "Cao Jun"),
                ("Zaki bin Adil Husri", "Adil bin Zaki Husri"),
                ("Ada K. M. Roth", "Ada M. Roth"),
                ("Ada Roth", "Ada Benedetti"),
                ("Don Roth", "David Roth"),
                ("Carl Roth Jr.", "Carl Roth Sr."),
                ("Neil Roth", "Ada Neil"),
                ("Iran", "Iraq"),
            ],
        );
    }

    #[test]
    fn companies_agree_but_for_their_legal_form() {
        check(
            true,
            &[
                ("OAO Vostokneft", "Open Joint Stock Company Vostokneft"),
                ("Hathersage Tools Ltd", "Hathersage Tools Limited"),
                ("H. R. Tools Co.", "HR Tools Company"),
                ("The Hathersage Group", "Hathersage Group"),
            ],
        );
        check(
            false,
            &[
                ("Hathersage AG", "Hathersage GmbH"),
                ("Hathersage Tools Ltd", "Hathersage Boats Ltd"),
                ("Hathersage Tools Inc.", "Hathersage Tools Peru Inc."),
                ("Bank of Peru", "Bank of Palau"),
                ("Hathersage Fund 2", "Hathersage Fund"),
            ],
        );
    }

    #[test]
    fn the_reasons_name_the_words_and_the_rule() {
        let why = |a, b| compare_names(a, b).why.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        assert_eq!(why("Ada Roth", "Ada Roth"), "the same words");
        assert_eq!(why("Bill Roth", "William Roth"), "\"Bill\" and \"William\": a short form");
        assert_eq!(why("Ada Roth", "Eva Roth"), "\"Ada\" is not \"Eva\"");
        assert_eq!(why("Ada Roth", "Roth"), "\"Ada\" in one name only");
        assert_eq!(
            why("Cao Dezhi", "Tsao Dezhi"),
            "\"Cao\" and \"Tsao\": one name in two romanisations: ts or c (Wade-Giles and Pinyin, BGN/PCGN and ISO 9)"
        );
    }

    #[test]
    fn nothing_and_odd_things_are_compared_too() {
        for odd in ["", " ", ",", "-", "'", "…", "A", "1", "Jr.", "the", "Abdul", "al-", "\u{301}", "🙂", "🙂 Roth"]
        {
            let found = compare_names(odd, "Ada Roth");
            assert!((0.0..=1.0).contains(&found.score), "{odd:?}: {found:?}");
            assert_eq!(found.same, compare_names("Ada Roth", odd).same, "{odd:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_name_panics(a in "\\PC{0,60}", b in "[A-Za-zàéñОшь习김'’., -]{0,60}") {
            let found = compare_names(&a, &b);
            assert!((0.0..=1.0).contains(&found.score));
            assert!(compare_names(&b, &b).same || !b.contains(char::is_alphanumeric));
        }
    }
}
