//! The rule file: as written (`toml` tables with places) → as meant ([`Rules`]).

mod common;
mod english;
mod error;
mod globs;
mod key;
mod kinds;
mod load;
mod overlap;
mod parse;
mod parsed;
mod schema;
mod sections;
mod suggest;
mod table;
mod values;
mod vocabulary;
mod wordgroups;

pub use english::sentence;
pub use globs::{SourcePath, glob_matches};
pub(crate) use globs::{as_seen_from, path_from};
pub use key::{COMMON, FactTable, Key, Shape, TEST};
pub use load::load_rules;
pub use overlap::overlaps;
pub use parse::parse_rules;
pub use schema::json_schema;
pub use sections::{CHECK_LEVELS, CHECKS, DEFAULTS, IGNORE, SOURCE};
pub(crate) use suggest::nearest;

#[cfg(test)]
mod tests;

use crate::kinds::date::DateSpan;
use crate::kinds::fact::FactBody;
use crate::kinds::words::Group;
use crate::kinds::{Kind, Severity};
use crate::problem::FileText;
use crate::span::ByteSpan;
use rust_decimal::Decimal;
use std::sync::Arc;

/// All that the rule files of a run declare.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// The rule files, in the order they were named and included.
    pub files: Vec<Arc<FileText>>,
    /// The facts, in the order they are declared. A `[[person]]` gives a name and, where declared, a role and a birth.
    pub facts: Vec<Fact>,
    /// What the files cannot say of themselves.
    pub sources: Vec<SourceRule>,
    /// What holds where nothing else is said.
    pub defaults: Defaults,
    /// Exchange rates for currencies and days that the built-in table lacks: units for one euro.
    pub rates: Vec<(String, jiff::civil::Date, Decimal)>,
    /// Checks that need no fact: their severity, or `None` for off.
    pub checks: Vec<(String, Option<Severity>)>,
    /// Findings that are silenced.
    pub ignores: Vec<IgnoreRule>,
}

/// Which findings a rule file silences: those that meet all of it.
#[derive(Clone, Debug)]
pub struct IgnoreRule {
    /// In sources that match one of these; empty: in all.
    pub paths: Vec<globset::GlobMatcher>,
    /// Those of this fact.
    pub fact: Option<String>,
    /// Those of this code. Either is there.
    pub code: Option<String>,
    /// Only where one of these is at fault; empty: whatever is.
    pub words: Vec<String>,
    /// Why.
    pub reason: String,
    /// The rule file.
    pub file: Arc<FileText>,
    /// Its header in that file.
    pub at: ByteSpan,
}

/// One declared fact.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its id; a person's name, role and birth share one.
    pub id: Arc<str>,
    /// What it declares.
    pub body: FactBody,
    /// Where it is declared.
    pub declared: Declared,
    /// Why, shown with the finding.
    pub note: Option<String>,
    /// Where to read more.
    pub link: Option<String>,
    /// When it was checked, as written.
    pub checked: Option<String>,
    /// Who declared it.
    pub by: Option<String>,
    /// Where it is taken from, such as the address of a page.
    pub source: Option<String>,
    /// After this day it should be checked again.
    pub review_after: Option<DateSpan>,
    /// Its findings' severity, where the rule says so.
    pub severity: Option<Severity>,
    /// Only in sources that match one of these; empty: in all.
    pub only: Vec<globset::GlobMatcher>,
    /// Not in sources that match one of these.
    pub except: Vec<globset::GlobMatcher>,
    /// It holds from this day on, held against the article's date.
    pub from: Option<DateSpan>,
    /// It holds until this day.
    pub until: Option<DateSpan>,
    /// Where one of these stands in the value's clause or noun phrase it is about something else.
    pub unless: Vec<Group>,
    /// Where one of these stands in the sentence it is about something else.
    pub unless_sentence: Vec<Group>,
    /// Whether rumours count.
    pub rumours: Rumours,
    /// Words that are not meant: they stand for none of the fact's words, and a value with them is none.
    pub not: Vec<Group>,
    /// Free labels.
    pub tags: Vec<String>,
    /// Examples that must hold.
    pub tests: Vec<Example>,
}

impl Fact {
    /// Whether it is held against all sources, whenever they appeared.
    #[must_use]
    pub fn holds_everywhere(&self) -> bool {
        self.only.is_empty() && self.except.is_empty() && self.from.is_none() && self.until.is_none()
    }

    /// Of which kind its claims are; the ages among a birth's claims are counts.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.body {
            FactBody::Name(_) => Kind::Name,
            FactBody::Term(_) => Kind::Term,
            FactBody::Amount(_) => Kind::Amount,
            FactBody::Count(_) => Kind::Count,
            FactBody::Date(_) | FactBody::Born(_) => Kind::Date,
            FactBody::Role(_) => Kind::Role,
            FactBody::Quote(_) => Kind::Quote,
            FactBody::Choice(_) => Kind::Choice,
        }
    }
}

/// Whether what is rumoured, alleged, feared or merely possible counts as said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rumours {
    /// As much as such words usually tell.
    #[default]
    Weighed,
    /// Like any claim.
    Count,
    /// Not at all.
    Ignore,
}

/// Where a fact is declared.
#[derive(Clone, Debug)]
pub struct Declared {
    /// The rule file.
    pub file: Arc<FileText>,
    /// Its value, or else its id, in the file's text.
    pub at: ByteSpan,
    /// The value as the rule file writes it (without quotation marks), or an empty text.
    pub text: String,
}

/// An example in a rule file: must hold, or the file does not load.
#[derive(Clone, Debug)]
pub struct Example {
    /// Sentences that agree with the fact.
    pub agrees: Vec<String>,
    /// Sentences that each contradict the fact; without a declared value, two that contradict each other.
    pub contradicts: Vec<String>,
    /// Sentences that say nothing of the fact.
    pub silent: Vec<String>,
    /// Where the example stands in the fact's file.
    pub at: ByteSpan,
}

/// What a file cannot say of itself.
#[derive(Clone, Debug)]
pub struct SourceRule {
    /// Which sources: held against their names and absolute paths.
    pub path: globset::GlobMatcher,
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published, as exact as is known.
    pub published: Option<DateSpan>,
}

/// What holds where nothing else is said.
#[derive(Clone, Debug, Default)]
pub struct Defaults {
    /// For sources that do not tell their date.
    pub published: Option<DateSpan>,
    /// What a bare "$" or "dollars" means: an ISO 4217 code; `None`: any dollar agrees.
    pub currency: Option<String>,
    /// The severity of contradictions, by kind.
    pub severity: Vec<(Kind, Severity)>,
}
