//! Titles: their classes, and which of them exclude each other. An own table of the offices and occupations of news.

use crate::lang::{Classes, Lexicon};

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
    /// Another title: only the same word is the same.
    Other,
}

impl Class {
    /// Whether a title of the class is held at one body: in another it is another's.
    pub(super) fn is_office(self) -> bool {
        !matches!(
            self,
            Self::Member | Self::Legislator | Self::Rank(_) | Self::Occupation(_) | Self::Vague | Self::Learned
        )
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

/// Titles of two words and more, longest first, in lower case.
const PHRASES: &[(&[&str], Class)] = &[
    (&["chief", "executive", "officer"], Class::Head),
    (&["chief", "of", "staff"], Class::Other),
    (&["head", "of", "state"], Class::President),
    (&["head", "of", "government"], Class::Premier),
    (&["chief", "executive"], Class::Head),
    (&["managing", "director"], Class::Head),
    (&["prime", "minister"], Class::Premier),
    (&["press", "secretary"], Class::Spokes),
    (&["press", "officer"], Class::Spokes),
    (&["rear", "admiral"], Class::Rank(17)),
    (&["rear", "adm"], Class::Rank(17)),
    (&["vice", "admiral"], Class::Rank(18)),
    (&["vice", "adm"], Class::Rank(18)),
    (&["major", "general"], Class::Rank(17)),
    (&["maj", "gen"], Class::Rank(17)),
    (&["brigadier", "general"], Class::Rank(16)),
    (&["brig", "gen"], Class::Rank(16)),
    (&["lieutenant", "general"], Class::Rank(18)),
    (&["lt", "gen"], Class::Rank(18)),
    (&["lieutenant", "colonel"], Class::Rank(14)),
    (&["lt", "col"], Class::Rank(14)),
    (&["attorney", "general"], Class::Other),
    (&["secretary", "general"], Class::Secretary),
    (&["general", "secretary"], Class::Secretary),
    (&["director", "general"], Class::Director),
    (&["director", "-", "general"], Class::Director),
    (&["secretary", "-", "general"], Class::Secretary),
    (&["board", "member"], Class::Member),
    (&["marine", "biologist"], Class::Occupation(Field::Life)),
    (&["political", "scientist"], Class::Occupation(Field::Society)),
    (&["computer", "scientist"], Class::Occupation(Field::Engineering)),
    (&["first", "lady"], Class::Other),
    (&["co", "-", "founder"], Class::Founder),
    (&["co", "-", "author"], Class::Other),
    (&["co", "-", "chair"], Class::Chair),
    (&["co", "-", "chairman"], Class::Chair),
    (&["co", "-", "director"], Class::Director),
    (&["special", "envoy"], Class::Ambassador),
    (&["general", "counsel"], Class::Other),
];

/// Titles of one word, in lower case.
const WORDS: &[(&str, Class)] = &[
    ("ceo", Class::Head),
    ("boss", Class::Head),
    ("chief", Class::Head),
    ("head", Class::Head),
    ("lead", Class::Head),
    ("leader", Class::Head),
    ("chair", Class::Chair),
    ("chairman", Class::Chair),
    ("chairperson", Class::Chair),
    ("chairwoman", Class::Chair),
    ("cofounder", Class::Founder),
    ("founder", Class::Founder),
    ("spokesman", Class::Spokes),
    ("spokesperson", Class::Spokes),
    ("spokeswoman", Class::Spokes),
    ("minister", Class::Minister),
    ("premier", Class::Premier),
    ("chancellor", Class::Premier),
    ("president", Class::President),
    ("director", Class::Director),
    ("secretary", Class::Secretary),
    ("governor", Class::Governor),
    ("mayor", Class::Mayor),
    ("congressman", Class::Legislator),
    ("congresswoman", Class::Legislator),
    ("councillor", Class::Legislator),
    ("councilor", Class::Legislator),
    ("lawmaker", Class::Legislator),
    ("mp", Class::Legislator),
    ("parliamentarian", Class::Legislator),
    ("senator", Class::Legislator),
    ("ambassador", Class::Ambassador),
    ("envoy", Class::Ambassador),
    ("adviser", Class::Adviser),
    ("advisor", Class::Adviser),
    ("aide", Class::Adviser),
    ("member", Class::Member),
    ("cfo", Class::Officer),
    ("coo", Class::Officer),
    ("cto", Class::Officer),
    ("executive", Class::Vague),
    ("exec", Class::Vague),
    ("manager", Class::Vague),
    ("official", Class::Vague),
    ("officer", Class::Vague),
    ("politician", Class::Vague),
    ("admiral", Class::Rank(19)),
    ("adm", Class::Rank(19)),
    ("general", Class::Rank(19)),
    ("gen", Class::Rank(19)),
    ("brigadier", Class::Rank(16)),
    ("colonel", Class::Rank(15)),
    ("col", Class::Rank(15)),
    ("major", Class::Rank(13)),
    ("maj", Class::Rank(13)),
    ("captain", Class::Rank(12)),
    ("capt", Class::Rank(12)),
    ("lieutenant", Class::Rank(11)),
    ("lt", Class::Rank(11)),
    ("sergeant", Class::Rank(5)),
    ("sgt", Class::Rank(5)),
    ("corporal", Class::Rank(4)),
    ("cpl", Class::Rank(4)),
    ("geologist", Class::Occupation(Field::Earth)),
    ("geochemist", Class::Occupation(Field::Earth)),
    ("geophysicist", Class::Occupation(Field::Earth)),
    ("geoscientist", Class::Occupation(Field::Earth)),
    ("glaciologist", Class::Occupation(Field::Earth)),
    ("hydrologist", Class::Occupation(Field::Earth)),
    ("meteorologist", Class::Occupation(Field::Earth)),
    ("oceanographer", Class::Occupation(Field::Earth)),
    ("seismologist", Class::Occupation(Field::Earth)),
    ("volcanologist", Class::Occupation(Field::Earth)),
    ("vulcanologist", Class::Occupation(Field::Earth)),
    ("astronomer", Class::Occupation(Field::Space)),
    ("astrophysicist", Class::Occupation(Field::Space)),
    ("cosmologist", Class::Occupation(Field::Space)),
    ("mathematician", Class::Occupation(Field::Physics)),
    ("physicist", Class::Occupation(Field::Physics)),
    ("biologist", Class::Occupation(Field::Life)),
    ("botanist", Class::Occupation(Field::Life)),
    ("ecologist", Class::Occupation(Field::Life)),
    ("entomologist", Class::Occupation(Field::Life)),
    ("geneticist", Class::Occupation(Field::Life)),
    ("ornithologist", Class::Occupation(Field::Life)),
    ("palaeontologist", Class::Occupation(Field::Life)),
    ("paleontologist", Class::Occupation(Field::Life)),
    ("zoologist", Class::Occupation(Field::Life)),
    ("chemist", Class::Occupation(Field::Chemistry)),
    ("cardiologist", Class::Occupation(Field::Medicine)),
    ("doctor", Class::Occupation(Field::Medicine)),
    ("epidemiologist", Class::Occupation(Field::Medicine)),
    ("neurologist", Class::Occupation(Field::Medicine)),
    ("nurse", Class::Occupation(Field::Medicine)),
    ("oncologist", Class::Occupation(Field::Medicine)),
    ("pathologist", Class::Occupation(Field::Medicine)),
    ("physician", Class::Occupation(Field::Medicine)),
    ("psychiatrist", Class::Occupation(Field::Medicine)),
    ("surgeon", Class::Occupation(Field::Medicine)),
    ("virologist", Class::Occupation(Field::Medicine)),
    ("attorney", Class::Occupation(Field::Law)),
    ("barrister", Class::Occupation(Field::Law)),
    ("judge", Class::Occupation(Field::Law)),
    ("lawyer", Class::Occupation(Field::Law)),
    ("prosecutor", Class::Occupation(Field::Law)),
    ("solicitor", Class::Occupation(Field::Law)),
    ("anthropologist", Class::Occupation(Field::Society)),
    ("archaeologist", Class::Occupation(Field::Society)),
    ("historian", Class::Occupation(Field::Society)),
    ("linguist", Class::Occupation(Field::Society)),
    ("philosopher", Class::Occupation(Field::Society)),
    ("psychologist", Class::Occupation(Field::Society)),
    ("sociologist", Class::Occupation(Field::Society)),
    ("banker", Class::Occupation(Field::Economy)),
    ("economist", Class::Occupation(Field::Economy)),
    ("correspondent", Class::Occupation(Field::Press)),
    ("editor", Class::Occupation(Field::Press)),
    ("journalist", Class::Occupation(Field::Press)),
    ("reporter", Class::Occupation(Field::Press)),
    ("archbishop", Class::Occupation(Field::Church)),
    ("bishop", Class::Occupation(Field::Church)),
    ("cardinal", Class::Occupation(Field::Church)),
    ("imam", Class::Occupation(Field::Church)),
    ("pastor", Class::Occupation(Field::Church)),
    ("priest", Class::Occupation(Field::Church)),
    ("rabbi", Class::Occupation(Field::Church)),
    ("engineer", Class::Occupation(Field::Engineering)),
    ("programmer", Class::Occupation(Field::Engineering)),
    ("pilot", Class::Occupation(Field::Aviation)),
    ("academic", Class::Learned),
    ("analyst", Class::Learned),
    ("candidate", Class::Other),
    ("expert", Class::Learned),
    ("fellow", Class::Learned),
    ("lecturer", Class::Learned),
    ("professor", Class::Learned),
    ("researcher", Class::Learned),
    ("scholar", Class::Learned),
    ("scientist", Class::Learned),
    ("specialist", Class::Learned),
    ("actor", Class::Other),
    ("actress", Class::Other),
    ("activist", Class::Other),
    ("architect", Class::Other),
    ("artist", Class::Other),
    ("assistant", Class::Other),
    ("author", Class::Other),
    ("blogger", Class::Other),
    ("chef", Class::Other),
    ("coach", Class::Other),
    ("columnist", Class::Other),
    ("commander", Class::Other),
    ("commissioner", Class::Other),
    ("consul", Class::Other),
    ("consultant", Class::Other),
    ("contractor", Class::Other),
    ("coordinator", Class::Other),
    ("counsel", Class::Other),
    ("deputy", Class::Other),
    ("designer", Class::Other),
    ("diplomat", Class::Other),
    ("emir", Class::Other),
    ("entrepreneur", Class::Other),
    ("farmer", Class::Other),
    ("filmmaker", Class::Other),
    ("firefighter", Class::Other),
    ("fisherman", Class::Other),
    ("insider", Class::Other),
    ("investor", Class::Other),
    ("king", Class::Other),
    ("mechanic", Class::Other),
    ("musician", Class::Other),
    ("negotiator", Class::Other),
    ("owner", Class::Other),
    ("participant", Class::Other),
    ("partner", Class::Other),
    ("photographer", Class::Other),
    ("player", Class::Other),
    ("poet", Class::Other),
    ("policeman", Class::Other),
    ("prince", Class::Other),
    ("princess", Class::Other),
    ("principal", Class::Other),
    ("producer", Class::Other),
    ("queen", Class::Other),
    ("rector", Class::Other),
    ("representative", Class::Other),
    ("resident", Class::Other),
    ("sheriff", Class::Other),
    ("singer", Class::Other),
    ("soldier", Class::Other),
    ("student", Class::Other),
    ("superintendent", Class::Other),
    ("teacher", Class::Other),
    ("treasurer", Class::Other),
    ("vicar", Class::Other),
    ("witness", Class::Other),
    ("writer", Class::Other),
];

/// Of the other titles those of a post: a body has one, or few, and who holds it is called by it.
const POSTS: &[&str] = &[
    "coach",
    "commander",
    "commissioner",
    "consul",
    "coordinator",
    "curator",
    "inspector",
    "principal",
    "rector",
    "sheriff",
    "superintendent",
    "treasurer",
];

/// Whether a word of class [`Class::Other`] names a post.
pub(super) fn is_post(word: &str) -> bool {
    POSTS.contains(&word)
}

/// Words that say how high a title stands, in lower case.
const LEVELS: &[(&str, Level)] = &[
    ("assistant", Level::Assistant),
    ("associate", Level::Assistant),
    ("under", Level::Deputy),
    ("deputy", Level::Deputy),
    ("undersecretary", Level::Deputy),
    ("vice", Level::Deputy),
];

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
    let phrase = PHRASES.iter().find(|(phrase, _)| {
        let start = words.len().checked_sub(phrase.len());
        start.and_then(|start| words.get(start..)).is_some_and(|end| end == *phrase)
    });
    if let Some((phrase, class)) = phrase {
        return Some(Title { class: *class, word: phrase.join(" "), words: phrase.len() });
    }
    if last == "officer" && words.len() >= 3 && words.get(words.len() - 3) == Some(&"chief") {
        return Some(Title { class: Class::Officer, word: words.get(words.len() - 2..)?.join(" "), words: 3 });
    }
    let single = singular(last);
    let class = class_of(last).or_else(|| class_of(&single)).or_else(|| occupation(&single))?;
    let word = if class_of(last).is_some() { last.to_owned() } else { single };
    Some(Title { class, word, words: 1 })
}

/// What the lexicon knows as somebody's trade or office, and the table lacks.
fn occupation(word: &str) -> Option<Class> {
    let english = Lexicon::english().ok()?;
    english.classes(word).meets(Classes::OCCUPATION).then_some(Class::Other)
}

/// The class of a word in the singular and in lower case. Words in -ologist and -physicist that the table lacks are
/// sciences of their own: their field is unknown.
fn class_of(word: &str) -> Option<Class> {
    let known = WORDS.iter().find(|(title, _)| *title == word).map(|&(_, class)| class);
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
    LEVELS.iter().find(|(name, _)| *name == word).map(|&(_, level)| level)
}
