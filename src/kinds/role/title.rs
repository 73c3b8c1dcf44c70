//! Titles: their classes, and which of them exclude each other, from the table of offices and occupations of news.

use crate::lang::{Classes, Lexicon, Nearness, WordClasses, classes, rows};
use foldhash::fast::FixedState;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What kind of title a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// Chief executive, head, leader, boss, and who leads, heads or runs: the press uses them for each other, and "head"
    /// for all who direct something.
    Head,
    /// Chairman, chairwoman, chair.
    Chair,
    /// Spokesman, spokeswoman, press secretary.
    Spokes,
    /// A minister; the United States call theirs secretaries.
    Minister,
    /// The head of a government.
    Premier,
    /// President: of a state or a company.
    President,
    /// Director.
    Director,
    /// A secretary who is no minister: general secretary, party secretary.
    Secretary,
    /// Governor.
    Governor,
    /// Mayor.
    Mayor,
    /// Member of a parliament or council.
    Legislator,
    /// Ambassador, envoy.
    Ambassador,
    /// Adviser, aide.
    Adviser,
    /// Founder.
    Founder,
    /// Member of a board or body.
    Member,
    /// "chief … officer" other than the chief executive; the field tells which.
    Officer,
    /// A military rank; the number tells the order.
    Rank(u8),
    /// An occupation that excludes those of other fields.
    Occupation(Field),
    /// Executive, official: said of anybody in office.
    Vague,
    /// Scientist, expert, researcher: said of anybody in a science.
    Learned,
    /// Another office or occupation: only the same word is the same.
    Other,
    /// Any other word for a person: resident, keeper, somebody whose trade English has no word for.
    Person,
}

impl Class {
    /// Whether a title of the class is held at one body: in another it is another's.
    pub(super) fn is_office(self) -> bool {
        !matches!(
            self,
            Self::Member
                | Self::Legislator
                | Self::Rank(_)
                | Self::Occupation(_)
                | Self::Vague
                | Self::Learned
                | Self::Person
        )
    }

    /// Whether a title of the class says so little that somebody is something else beside it: scientist, member, founder.
    pub(super) fn goes_with_others(self) -> bool {
        matches!(self, Self::Vague | Self::Learned | Self::Member | Self::Founder | Self::Rank(_) | Self::Legislator)
    }
}

/// Fields of learning and trade: one who works in the one is not said to work in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Field {
    Earth,
    Space,
    Physics,
    Life,
    Chemistry,
    Medicine,
    Law,
    Society,
    Economy,
    Press,
    Church,
    Engineering,
    Aviation,
}

/// How high in its class a title stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Level {
    /// No deputy.
    Full,
    /// First deputy.
    FirstDeputy,
    /// Deputy, vice.
    Deputy,
    /// Assistant, associate.
    Assistant,
}

/// Whether a word of class [`Class::Other`] names a post.
pub(super) fn is_post(word: &str) -> bool {
    WordClasses::POST.has(word)
}

const TABLE: &str = include_str!("../../../data/en/offices.tsv");

/// A title of the table.
struct Office {
    /// Its words, in lower case.
    words: Vec<&'static str>,
    class: Class,
}

/// The titles that end with a word, the longest first.
fn offices(last: &str) -> &'static [Office] {
    static OFFICES: LazyLock<HashMap<&'static str, Vec<Office>, FixedState>> = LazyLock::new(|| {
        let mut offices: HashMap<&'static str, Vec<Office>, FixedState> = HashMap::default();
        for [title, class] in rows(TABLE) {
            let words: Vec<&str> = title.split(' ').collect();
            if let (Some(last), Some(class)) = (words.last(), class_named(class)) {
                offices.entry(last).or_default().push(Office { words, class });
            }
        }
        offices.values_mut().for_each(|titles| titles.sort_by_key(|title| Reverse(title.words.len())));
        offices
    });
    OFFICES.get(last).map_or(&[], Vec::as_slice)
}

/// The class with this name in the table.
fn class_named(name: &str) -> Option<Class> {
    Some(match name.split_once(' ').unwrap_or((name, "")) {
        ("head", "") => Class::Head,
        ("chair", "") => Class::Chair,
        ("spokes", "") => Class::Spokes,
        ("minister", "") => Class::Minister,
        ("premier", "") => Class::Premier,
        ("president", "") => Class::President,
        ("director", "") => Class::Director,
        ("secretary", "") => Class::Secretary,
        ("governor", "") => Class::Governor,
        ("mayor", "") => Class::Mayor,
        ("legislator", "") => Class::Legislator,
        ("ambassador", "") => Class::Ambassador,
        ("adviser", "") => Class::Adviser,
        ("founder", "") => Class::Founder,
        ("member", "") => Class::Member,
        ("officer", "") => Class::Officer,
        ("rank", order) => Class::Rank(order.parse().ok()?),
        ("occupation", field) => Class::Occupation(field_named(field)?),
        ("vague", "") => Class::Vague,
        ("learned", "") => Class::Learned,
        ("other", "") => Class::Other,
        ("person", "") => Class::Person,
        _ => return None,
    })
}

fn field_named(name: &str) -> Option<Field> {
    Some(match name {
        "earth" => Field::Earth,
        "space" => Field::Space,
        "physics" => Field::Physics,
        "life" => Field::Life,
        "chemistry" => Field::Chemistry,
        "medicine" => Field::Medicine,
        "law" => Field::Law,
        "society" => Field::Society,
        "economy" => Field::Economy,
        "press" => Field::Press,
        "church" => Field::Church,
        "engineering" => Field::Engineering,
        "aviation" => Field::Aviation,
        _ => return None,
    })
}

/// A title found among words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Title {
    pub(super) class: Class,
    /// Its word, singular and in lower case: what titles of class [`Class::Other`] are compared by.
    pub(super) word: String,
    /// How many words it takes, its last being the last looked at.
    pub(super) words: usize,
}

/// The title that the words, in lower case, end with.
pub(super) fn title_at_end(words: &[&str]) -> Option<Title> {
    let last = *words.last()?;
    if let Some(office) = offices(last).iter().find(|office| office.words.len() > 1 && words.ends_with(&office.words)) {
        return Some(Title { class: office.class, word: office.words.join(" "), words: office.words.len() });
    }
    if last == "officer" && words.len() >= 3 && words.get(words.len() - 3) == Some(&"chief") {
        return Some(Title { class: Class::Officer, word: words.get(words.len() - 2..)?.join(" "), words: 3 });
    }
    let single = singular(last);
    let known = class_of(last).or_else(|| class_of(&single)).or_else(|| occupation(&single));
    let class = known.or_else(|| is_person(&single).then_some(Class::Person))?;
    let word = if class_of(last).is_some() { last.to_owned() } else { single };
    Some(Title { class, word, words: 1 })
}

/// What the lexicon knows as somebody's trade or office, and the table lacks.
fn occupation(word: &str) -> Option<Class> {
    let english = Lexicon::english().ok()?;
    english.classes(word).meets(Classes::OCCUPATION).then_some(Class::Other)
}

/// Whether a word means a person who is no relative: the lexicon says so, or it ends as words for who does something do.
fn is_person(word: &str) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending));
    let compound = || ends(&["maker", "keeper", "worker", "master", "driver", "man", "woman"]);
    Lexicon::english().is_ok_and(|english| {
        let classes = english.classes(word);
        let other = Classes::KIN | Classes::PERSON_NAME | Classes::PRONOUN | Classes::GROUP | Classes::ORGANISATION;
        let unheard = english.word(word).is_none() && ends(&["er", "or", "ist", "eer", "ician"]);
        classes.meets(Classes::PERSON) && !classes.meets(other) || compound() || unheard
    })
}

/// Whether two titles are words for one thing, or one is a kind of the other: landlady and publican, gardener and groundsman.
pub(super) fn are_near(one: &str, other: &str) -> bool {
    let Ok(english) = Lexicon::english() else { return false };
    let near = |a: &str, b: &str| {
        english.word(a).is_some_and(|word| {
            word.near().any(|near| {
                let kin = matches!(near.relation(), Nearness::Synonym | Nearness::Hyponym | Nearness::Hypernym);
                kin && near.word().text() == b
            })
        })
    };
    near(one, other) || near(other, one)
}

/// The class of a word in the singular and in lower case. Words in -ologist and -physicist that the table lacks are
/// sciences of their own: their field is unknown.
fn class_of(word: &str) -> Option<Class> {
    let known = offices(word).iter().find(|office| office.words.len() == 1).map(|office| office.class);
    known.or_else(|| {
        ["ologist", "physicist", "biologist", "grapher", "ician"]
            .iter()
            .any(|end| word.ends_with(end))
            .then_some(Class::Other)
    })
}

/// A word without its plural ending.
fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("men") {
        return format!("{stem}man");
    }
    if let Some(stem) = word.strip_suffix("women") {
        return format!("{stem}woman");
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

/// Whether a word names an office or occupation that one person has: "minister", "Geologist", not "ministers".
#[must_use]
pub fn is_title_word(word: &str) -> bool {
    class_of(&word.to_lowercase()).is_some()
}

/// The level that a word gives to the title behind it.
pub(super) fn level_of(word: &str) -> Option<Level> {
    let classes = classes(word);
    match () {
        () if classes.meets(WordClasses::LEVEL_DEPUTY) => Some(Level::Deputy),
        () if classes.meets(WordClasses::LEVEL_ASSISTANT) => Some(Level::Assistant),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_of_the_table_has_a_known_class() {
        let titles: Vec<[&str; 3]> = rows(TABLE).collect();
        for [words, class, _] in &titles {
            assert!(class_named(class).is_some(), "{words}: {class}");
        }
        assert!(titles.windows(2).all(|pair| pair[0][0] < pair[1][0]));
    }
}
