//! A claim: this source says this of that fact, with the evidence for the link.

use crate::kinds::date::{DateExpression, DateSpan};
use crate::kinds::name::NameDifference;
use crate::kinds::quantity::Quantity;
use crate::kinds::term::TermVerdict;
use crate::source::Source;
use crate::span::ByteSpan;
use std::sync::Arc;

/// This source says this of that fact.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The fact: its number in the rules.
    pub fact: usize,
    /// The source.
    pub source: Arc<Source>,
    /// The name, value or words alone.
    pub at: ByteSpan,
    /// What is said.
    pub said: Said,
    /// How sure the link is; spellings have none and are certain.
    pub score: i32,
    /// The groups found, and how near.
    pub evidence: Vec<Evidence>,
    /// What silenced it, if anything did.
    pub guard: Option<Guard>,
    /// How it is said.
    pub manner: Manner,
    /// When the article appeared, as far as is known.
    pub published: Option<DateSpan>,
    /// The sentence it stands in: its number in the article.
    pub sentence: usize,
}

impl Claim {
    /// Whether a group of words that binds it stands outside its clause.
    #[must_use]
    pub fn reaches_out(&self) -> bool {
        self.evidence.iter().any(|evidence| evidence.tier != Tier::Clause)
    }

    /// Whether it may come to a finding.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.guard.is_none()
    }
}

/// What a source says.
#[derive(Clone, Debug)]
pub enum Said {
    /// A declared name in some spelling.
    Name {
        /// How it differs, if it does.
        difference: Option<NameDifference>,
        /// The declared form it is nearest to.
        right: String,
    },
    /// A declared term in some form.
    Term(TermVerdict),
    /// A number or amount. `doubled` where the text gives the radius of what is declared as a width.
    Number {
        /// The value that is compared.
        quantity: Box<Quantity>,
        /// Whether it is twice what the text says.
        doubled: bool,
    },
    /// A date.
    Date {
        /// The expression.
        expression: Box<DateExpression>,
        /// The days it means, where that is known.
        days: Option<DateSpan>,
    },
    /// An age in years.
    Age(u8),
    /// A role in words.
    Role(String),
    /// Words between quotation marks.
    Quote(String),
    /// Words between quotation marks that the article gives to somebody else than the fact's speaker.
    OthersQuote(String),
    /// An answer: its number among the options.
    Choice {
        /// Its number.
        option: usize,
        /// Whether it is denied.
        denied: bool,
    },
}

/// How a claim is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// Said of what is still to come.
    pub forecast: bool,
    /// Said not to be so.
    pub denied: bool,
    /// Between quotation marks.
    pub quoted: bool,
    /// Attributed to somebody: their words' place.
    pub reporter: Option<ByteSpan>,
    /// In a headline or caption.
    pub heading: bool,
}

/// How near a group of words stands to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// In the value's own clause.
    Clause,
    /// In its sentence.
    Sentence,
    /// In the paragraph so far or the one before.
    Context,
    /// Elsewhere in the article, where nothing else could be meant.
    Article,
}

impl Tier {
    /// What a group at this distance adds to the score.
    #[must_use]
    pub fn score(self) -> i32 {
        match self {
            Self::Clause => 4,
            Self::Sentence => 2,
            Self::Context => 1,
            Self::Article => 0,
        }
    }

    /// In words.
    #[must_use]
    pub fn describe(self) -> &'static str {
        match self {
            Self::Clause => "in the same clause",
            Self::Sentence => "in the same sentence",
            Self::Context => "shortly before",
            Self::Article => "elsewhere in the article",
        }
    }
}

/// A group of words found near a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The group.
    pub group: u32,
    /// The words.
    pub at: ByteSpan,
    /// How near.
    pub tier: Tier,
}

/// Why a value that could be a claim is not, or why a claim comes to no finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guard {
    /// Words of `unless` stand there.
    Unless,
    /// A group is missing.
    Missing(u32),
    /// More than one group is missing, or one that may not be.
    MissingMany(Vec<u32>),
    /// No group stands in the value's own clause.
    OutsideClause,
    /// What is counted is something else.
    CountsOther,
    /// The date belongs to a reporting verb: said on Friday.
    ReportingDate,
    /// Another value of the sentence fits the fact better, or as well.
    BetterValue,
    /// Another fact fits the value better, or as well.
    BetterFact(usize),
    /// The number's period is another than the fact's: a quarter, not the year.
    Period,
    /// The amount is another's: "Apple's $596bn".
    Possessor,
    /// Another date than the fact's by more than a year.
    FarDate,
    /// A relative date, and the article's date is not known.
    UnknownDate,
    /// Another value in the sentence agrees with the fact, or could.
    Charity,
    /// The clause tells of other times: "in the past", "previous attacks".
    OtherTime,
    /// Too little ties the value to the fact.
    Weak,
    /// The fact did not hold at the time of the article.
    OutOfTime,
    /// The rule leaves this source out.
    NotThisSource,
    /// The author marked it: `[sic]`.
    Sic,
    /// A body's name with another word, and no acronym beside it that proves which body is meant.
    Unproven,
}

impl Guard {
    /// In words.
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Self::Unless => "words of `unless` stand in the sentence".to_owned(),
            Self::Missing(_) => "one group of `about` is missing".to_owned(),
            Self::MissingMany(_) => "several groups of `about` are missing".to_owned(),
            Self::OutsideClause => "no group of `about` stands in the value's own clause".to_owned(),
            Self::CountsOther => "what is counted is something else than `of`".to_owned(),
            Self::ReportingDate => "the date belongs to a verb of reporting".to_owned(),
            Self::BetterValue => "another value of the sentence fits the fact as well or better".to_owned(),
            Self::BetterFact(_) => "another fact fits the value as well or better".to_owned(),
            Self::Period => "the number is of another period than the fact's".to_owned(),
            Self::Possessor => "the value belongs to another's name".to_owned(),
            Self::FarDate => "the date is more than a year from the declared one: most likely another event".to_owned(),
            Self::UnknownDate => "a relative date, and the article's date is not known".to_owned(),
            Self::Charity => "another value in the sentence agrees with the fact, or could".to_owned(),
            Self::OtherTime => "the clause tells of other times".to_owned(),
            Self::Weak => "too little ties the value to the fact".to_owned(),
            Self::OutOfTime => "the fact did not hold at the time of the article".to_owned(),
            Self::NotThisSource => "the rule leaves this source out".to_owned(),
            Self::Unproven => "no acronym beside it proves that this body is meant".to_owned(),
            Self::Sic => "the author marked it with [sic]".to_owned(),
        }
    }
}
