//! What the rule file declares of each kind, as it is meant: references resolved, values read.
//!
//! These are the plain types that cross from `rules`, which reads them, to the stages, which use them.

use super::date::{DateSpan, DeclaredDate};
use super::quantity::Quantity;
use super::words::Group;
use rust_decimal::Decimal;
use std::sync::Arc;

/// How somebody or something is called.
#[derive(Clone, Debug)]
pub struct NameFact {
    /// The spelling that is right.
    pub canonical: String,
    /// Other spellings that may stand.
    pub accept: Vec<String>,
    /// Spellings that are always flagged.
    pub reject: Vec<String>,
    /// Real others, never a misspelling of this one.
    pub distinct_from: Vec<String>,
    /// Whether the rules know it for a person: a `[[person]]`, or a name that a role or a quotation refers to.
    pub person: bool,
}

/// Which word or compound is used.
#[derive(Clone, Debug)]
pub struct TermFact {
    /// The form that is right.
    pub prefer: Option<String>,
    /// Other forms that may stand.
    pub accept: Vec<String>,
    /// Forms that are always flagged.
    pub reject: Vec<String>,
    /// Forms of which one should be kept to.
    pub forms: Vec<String>,
    /// Where one of `forms` should be kept to.
    pub consistent: Option<Consistent>,
    /// Only where one of these stands in the article; empty: everywhere.
    pub near: Vec<Group>,
    /// Whether capitals tell the forms apart ("US" is not "us").
    pub exact_case: bool,
}

/// Where one form of a term should be kept to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consistent {
    /// Within each article.
    Article,
    /// Across all sources.
    All,
}

/// Money, measures and percentages.
#[derive(Clone, Debug)]
pub struct AmountFact {
    /// What it is about: each group must stand.
    pub about: Vec<Group>,
    /// The declared amount; `None`: hold the sources against each other.
    pub value: Option<Quantity>,
    /// Amounts that are also true.
    pub accept: Vec<Quantity>,
    /// The day or month whose exchange rate applies.
    pub as_of: Option<DateSpan>,
    /// How far off still agrees, as a share of the declared value: 0.05 for "5%", 0 for exactly; `None` grants rounding.
    pub tolerance: Option<Decimal>,
}

/// How many.
#[derive(Clone, Debug)]
pub struct CountFact {
    /// What it is about: each group must stand.
    pub about: Vec<Group>,
    /// What is counted.
    pub of: Option<Group>,
    /// The declared number; `None`: hold the sources against each other.
    pub value: Option<Quantity>,
    /// Numbers that are also true.
    pub accept: Vec<Quantity>,
    /// How far off still agrees, as a share of the declared value; `None` grants rounding.
    pub tolerance: Option<Decimal>,
    /// Whether the number may only grow, or only fall, with the date of the article.
    pub evolves: Option<Evolves>,
}

/// Which way a toll may go with the date of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evolves {
    /// It may only grow.
    Up,
    /// It may only fall.
    Down,
}

/// When.
#[derive(Clone, Debug)]
pub struct DateFact {
    /// What it is about: each group must stand.
    pub about: Vec<Group>,
    /// What happened; must stand in the value's own clause.
    pub verb: Option<Group>,
    /// The declared date; `None`: hold the sources against each other.
    pub value: Option<DeclaredDate>,
    /// Dates that are also true.
    pub accept: Vec<DeclaredDate>,
}

/// The year, month or day of a person's birth: held against dates of birth and ages.
#[derive(Clone, Debug)]
pub struct BornFact {
    /// The id of the person's name.
    pub of: Arc<str>,
    /// When they were born.
    pub born: DateSpan,
}

/// Which office or occupation somebody has.
#[derive(Clone, Debug)]
pub struct RoleFact {
    /// The id of the person's name.
    pub of: Arc<str>,
    /// The declared role in words; `None`: hold the sources against each other.
    pub value: Option<String>,
    /// Roles that are also true.
    pub accept: Vec<String>,
}

/// What somebody said, in so many words.
#[derive(Clone, Debug)]
pub struct QuoteFact {
    /// The ids of the speaker's name, or words for one ("the statement").
    pub speaker: Group,
    /// Which of the statements; empty: all of them.
    pub about: Vec<Group>,
    /// The words as recorded; `None`: hold the sources against each other.
    pub value: Option<String>,
    /// Wordings that may also stand.
    pub accept: Vec<String>,
}

/// One of several exclusive answers in words.
#[derive(Clone, Debug)]
pub struct ChoiceFact {
    /// What it is about: each group must stand.
    pub about: Vec<Group>,
    /// The exclusive answers.
    pub options: Vec<ChoiceOption>,
    /// Which of them is true; `None`: hold the sources against each other.
    pub value: Option<usize>,
    /// Which others are also true.
    pub accept: Vec<usize>,
    /// Which are false, whatever is true.
    pub reject: Vec<usize>,
}

/// One answer of a choice.
#[derive(Clone, Debug)]
pub struct ChoiceOption {
    /// Its key in the rule file.
    pub name: String,
    /// Its wordings: the words of one must stand in one clause, in any order.
    pub wordings: Vec<super::words::Phrase>,
}

/// What a fact declares, by kind.
#[derive(Clone, Debug)]
pub enum FactBody {
    /// How somebody or something is called.
    Name(NameFact),
    /// Which word is used.
    Term(TermFact),
    /// Money, measures, percentages.
    Amount(AmountFact),
    /// How many.
    Count(CountFact),
    /// When.
    Date(DateFact),
    /// A date of birth.
    Born(BornFact),
    /// Which office.
    Role(RoleFact),
    /// Which words.
    Quote(QuoteFact),
    /// Which answer.
    Choice(ChoiceFact),
}

impl FactBody {
    /// Whether it says what is so; otherwise the sources are held against each other alone.
    #[must_use]
    pub fn declares(&self) -> bool {
        match self {
            Self::Amount(fact) => fact.value.is_some(),
            Self::Count(fact) => fact.value.is_some(),
            Self::Date(fact) => fact.value.is_some(),
            Self::Role(fact) => fact.value.is_some(),
            Self::Quote(fact) => fact.value.is_some(),
            Self::Choice(fact) => fact.value.is_some(),
            Self::Born(_) => true,
            Self::Name(_) | Self::Term(_) => true,
        }
    }
}
