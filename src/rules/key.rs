//! The tables of a rule file and their keys: what the reader knows, the schema prints, and a misspelling is held against.

use super::kinds;

/// What a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text.
    Text,
    /// A text, or a list of texts.
    Texts,
    /// Texts, or a table of texts for the clause and for the sentence.
    Places,
    /// A number, a date or a text: a value as a source would put it.
    Value,
    /// A value, or a list of values.
    Values,
    /// A day, a month or a year: a TOML date or a text.
    Day,
    /// A share of the value: "5%", or 0.05.
    Share,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A table of lists of texts, one for each option.
    Options,
    /// Tables of their own: examples that must hold.
    Examples,
    /// A table of severities, one for each kind.
    Severities,
}

/// One key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it takes.
    pub shape: Shape,
    /// Whether the table must have it.
    pub required: bool,
    /// What it says, in one sentence.
    pub doc: &'static str,
}

impl Key {
    /// A key that may be left out.
    pub(crate) const fn new(name: &'static str, shape: Shape, doc: &'static str) -> Self {
        Self { name, shape, required: false, doc }
    }

    /// A key that may not be left out.
    pub(crate) const fn required(name: &'static str, shape: Shape, doc: &'static str) -> Self {
        Self { name, shape, required: true, doc }
    }
}

/// The keys that every fact may have.
pub const COMMON: &[Key] = &[
    Key::required("id", Shape::Text, "What the fact is called, in findings and as `@id`."),
    Key::new("note", Shape::Text, "Why it is so; shown with each finding."),
    Key::new("link", Shape::Text, "Where to read more."),
    Key::new("checked", Shape::Value, "When it was checked."),
    Key::new("by", Shape::Text, "Who declared it."),
    Key::new("source", Shape::Text, "Where it is taken from, such as the address of a page."),
    Key::new("review_after", Shape::Day, "The day after which it should be checked again."),
    Key::new("severity", Shape::OneOf(&["error", "warning", "note"]), "How much its contradictions weigh."),
    Key::new("only", Shape::Texts, "Patterns of the sources it is held against; all if left out."),
    Key::new("except", Shape::Texts, "Patterns of sources it is not held against."),
    Key::new("from", Shape::Day, "The day it begins to hold, held against the article's date."),
    Key::new("until", Shape::Day, "The last day it holds."),
    Key::new(
        "unless",
        Shape::Places,
        "Where one of these stands in the value's clause it is about something else; `unless.sentence`: in its sentence.",
    ),
    Key::new("rumours", Shape::OneOf(RUMOURS), "Whether what is rumoured, alleged or merely possible counts."),
    Key::new("not", Shape::Texts, "Words that are not meant: none of the fact's, and no wording of its value."),
    Key::new("tags", Shape::Texts, "Free labels."),
    Key::new("test", Shape::Examples, "Sentences that agree with the fact or contradict it: must hold."),
];

/// The keys of a table of words by how near they must stand.
pub(crate) const PLACES: &[Key] = &[
    Key::new("clause", Shape::Texts, "Words that stand in the value's own clause or noun phrase."),
    Key::new("sentence", Shape::Texts, "Words that stand anywhere in its sentence."),
];

/// What `rumours` takes.
pub(crate) const RUMOURS: &[&str] = &["count", "ignore"];

/// The keys of an example.
pub const TEST: &[Key] = &[
    Key::new("agrees", Shape::Texts, "A sentence that agrees with the fact."),
    Key::new(
        "contradicts",
        Shape::Texts,
        "A sentence that contradicts it; without a `value`, two that contradict each other.",
    ),
    Key::new("silent", Shape::Texts, "A sentence that says nothing of it: a near miss."),
];

/// A table array that declares facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactTable {
    /// An organisation, place, product, work.
    Name,
    /// A name, and what is known of its bearer.
    Person,
    /// Which word is used.
    Term,
    /// Money, measures, percentages.
    Amount,
    /// How many.
    Count,
    /// When.
    Date,
    /// Which office.
    Role,
    /// Which words.
    Quote,
    /// Which answer.
    Choice,
}

impl FactTable {
    /// All of them, in the order of the documentation.
    pub const ALL: [Self; 9] = [
        Self::Person,
        Self::Name,
        Self::Term,
        Self::Amount,
        Self::Count,
        Self::Date,
        Self::Role,
        Self::Quote,
        Self::Choice,
    ];

    /// Its name in a rule file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Person => "person",
            Self::Term => "term",
            Self::Amount => "amount",
            Self::Count => "count",
            Self::Date => "date",
            Self::Role => "role",
            Self::Quote => "quote",
            Self::Choice => "choice",
        }
    }

    /// Its keys, without those that every fact may have.
    #[must_use]
    pub fn keys(self) -> &'static [Key] {
        match self {
            Self::Name | Self::Person => kinds::name::KEYS,
            Self::Term => kinds::term::KEYS,
            Self::Amount => kinds::amount::KEYS,
            Self::Count => kinds::count::KEYS,
            Self::Date => kinds::date::KEYS,
            Self::Role => kinds::role::KEYS,
            Self::Quote => kinds::quote::KEYS,
            Self::Choice => kinds::choice::KEYS,
        }
    }

    /// The names of all of them.
    #[must_use]
    pub fn names() -> [&'static str; 9] {
        Self::ALL.map(Self::name)
    }

    /// How it is called in a sentence: "a [[term]]", "an [[amount]]".
    pub(crate) fn with_article(self) -> &'static str {
        match self {
            Self::Name => "a [[name]]",
            Self::Person => "a [[person]]",
            Self::Term => "a [[term]]",
            Self::Amount => "an [[amount]]",
            Self::Count => "a [[count]]",
            Self::Date => "a [[date]]",
            Self::Role => "a [[role]]",
            Self::Quote => "a [[quote]]",
            Self::Choice => "a [[choice]]",
        }
    }
}
