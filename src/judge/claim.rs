//! A claim: this source says this of that fact, with the evidence for the link.

use super::Known;
use super::features::FeatureId;
use super::link::Place;
use crate::kinds::date::{DateExpression, DateSpan};
use crate::kinds::name::NameDifference;
use crate::kinds::quantity::Quantity;
use crate::kinds::term::TermVerdict;
use crate::recognise::Article;
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
    /// How likely it speaks of the fact, in thousandths of a logit; what is bound by its spelling alone is certain.
    pub score: i32,
    /// The groups found, and how near.
    pub evidence: Vec<Evidence>,
    /// What the judge saw, for explanations.
    pub features: Vec<FeatureId>,
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
    /// A number or amount.
    Number(Box<Quantity>),
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
    /// Rumoured, feared or alleged, where the rule does not say that this counts.
    pub rumoured: bool,
    /// In a headline or caption.
    pub heading: bool,
}

/// A group of words found near a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The group.
    pub group: u32,
    /// The words.
    pub at: ByteSpan,
    /// How near.
    pub place: Place,
}

impl Claim {
    /// A claim that is bound by its spelling, or by standing beside its bearer's name; in the sentence of a token.
    pub(super) fn certain(
        article: &Article,
        known: &Known,
        fact: usize,
        (at, said): (ByteSpan, Said),
        token: usize,
    ) -> Self {
        Self {
            fact,
            source: Arc::clone(&article.source),
            at,
            said,
            score: CERTAIN,
            evidence: Vec::new(),
            features: Vec::new(),
            guard: None,
            manner: Manner { quoted: article.segments.quote_of(at).is_some(), ..Manner::default() },
            published: known.published,
            sentence: article.sentence_at(token).unwrap_or(0),
        }
    }
}

/// The score of a claim that is bound by its spelling, or by standing beside its bearer's name.
pub const CERTAIN: i32 = i32::MAX;

/// Why a value that could be a claim is not, or why a claim comes to no finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guard {
    /// Too little speaks for it.
    Unlikely,
    /// Words of `unless` stand there.
    Unless,
    /// Another value of the sentence agrees with the fact.
    BetterValue,
    /// It more likely speaks of another fact.
    BetterFact(usize),
    /// A relative date, and the article's date is not known.
    UnknownDate,
    /// The fact did not hold at the time of the article.
    OutOfTime,
    /// The rule leaves this source out.
    NotThisSource,
    /// It is rumoured, alleged or merely possible, and the rule says that this does not count.
    Rumour,
    /// The author marked it: `[sic]`.
    Sic,
    /// A body's name with another word, and no acronym beside it that proves which body is meant.
    Unproven,
}

impl Guard {
    /// In words.
    #[must_use]
    pub fn describe(&self) -> &'static str {
        match self {
            Self::Unlikely => "too little speaks for its being about the fact",
            Self::Unless => "words of `unless` stand by it",
            Self::BetterValue => "another value of the sentence agrees with the fact",
            Self::BetterFact(_) => "it more likely speaks of another fact",
            Self::UnknownDate => "a relative date, and the article's date is not known",
            Self::OutOfTime => "the fact did not hold at the time of the article",
            Self::NotThisSource => "the rule leaves this source out",
            Self::Unproven => "no acronym beside it proves that this body is meant",
            Self::Rumour => "it is rumoured or merely possible, and the rule says that this does not count",
            Self::Sic => "the author marked it with [sic]",
        }
    }
}
