//! The kinds of fact: all that one kind knows stands in its own module.

pub mod amount;
pub mod choice;
pub mod comparison;
pub mod count;
pub mod date;
pub mod fact;
pub mod name;
pub mod number;
pub mod quantity;
pub mod quote;
pub mod rates;
pub mod role;
pub mod term;
pub mod vocabulary;
pub mod when;
pub mod words;

use std::fmt;

/// What sort of thing is said: the kind of a fact, a mention, a claim, a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// How somebody or something is called.
    Name,
    /// Which word or compound is used.
    Term,
    /// Money and measures.
    Amount,
    /// How many.
    Count,
    /// When.
    Date,
    /// Which office or occupation somebody has.
    Role,
    /// What somebody said, in so many words.
    Quote,
    /// One of several exclusive answers in words.
    Choice,
}

impl Kind {
    /// All kinds, in the order of the documentation.
    pub const ALL: [Self; 8] =
        [Self::Name, Self::Term, Self::Amount, Self::Count, Self::Date, Self::Role, Self::Quote, Self::Choice];

    /// The name of the kind in rule files and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Term => "term",
            Self::Amount => "amount",
            Self::Count => "count",
            Self::Date => "date",
            Self::Role => "role",
            Self::Quote => "quote",
            Self::Choice => "choice",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How two sides relate. Only the first is an error by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The two cannot both be true.
    Contradicts,
    /// True at another time.
    Outdated,
    /// A wrong value in another's mouth: the source's error, not the desk's.
    Reported,
    /// Said of what was still to come.
    Forecast,
    /// It may well be no statement about the fact: about another part, period or owner, or denied.
    OtherScope,
    /// They differ, and it cannot be told whether they contradict.
    Unclear,
    /// One says the same with fewer details.
    LessPrecise,
    /// One is the other, rounded.
    Rounded,
}

impl Relation {
    /// The name of the relation in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Contradicts => "contradicts",
            Self::Outdated => "outdated",
            Self::Reported => "reported",
            Self::Forecast => "forecast",
            Self::OtherScope => "other-scope",
            Self::Unclear => "unclear",
            Self::LessPrecise => "less-precise",
            Self::Rounded => "rounded",
        }
    }

    /// The severity of a finding of this relation where the rules say nothing; `None`: it is not shown.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Contradicts => Some(Severity::Error),
            Self::Outdated => Some(Severity::Warning),
            // Of 54 on the stories read place by place (data/en/readings), 7 were worth a correction.
            Self::Reported | Self::Forecast | Self::OtherScope | Self::Unclear => Some(Severity::Note),
            Self::LessPrecise | Self::Rounded => None,
        }
    }
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably wrong.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// The name of the severity in rule files, options and JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Note, Self::Warning, Self::Error].into_iter().find(|severity| severity.name() == name)
    }
}
