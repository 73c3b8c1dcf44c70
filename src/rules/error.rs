//! What can be wrong with a rule file: each case with its sentence and its advice.

use super::key::FactTable;
use super::suggest::{instead, listed, nearest};
use thiserror::Error;

/// Something wrong in a rule file. The place is added by whoever reports it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(crate) enum RuleError {
    #[error("{message}")]
    Syntax { message: String, help: Option<String> },
    #[error("unknown key `{key}` in {table}")]
    UnknownKey { key: String, table: String, known: Vec<&'static str> },
    #[error("unknown table `{name}`")]
    UnknownTable { name: String, near: Option<&'static str> },
    #[error("the key `{key}` belongs to no table")]
    StrayKey { key: String, found: &'static str },
    #[error("`{name}` must be a list of tables, written with two brackets: [[{name}]]")]
    NotManyTables { name: String },
    #[error("`{name}` must be one table, written with single brackets: [{name}]")]
    NotOneTable { name: String },
    #[error("`{key}` must be {wanted}, not {found}")]
    WrongType { key: String, wanted: &'static str, found: &'static str },
    #[error("{table} has no `{key}`")]
    Missing { table: String, key: &'static str, doc: &'static str },
    #[error("`{key}` is empty")]
    Empty { key: String, doc: Option<&'static str> },
    #[error("`{text}` in `{key}` has no word to look for")]
    NoWord { key: String, text: String },
    #[error("an id may not be `{id}`")]
    BadId { id: String },
    #[error("the id `{id}` is already taken by {first}")]
    DuplicateId { id: String, first: String },
    #[error("`@{id}` is neither a word group nor a name")]
    UnknownReference { id: String, near: Option<String> },
    #[error("`@{id}` is {what}, neither a word group nor a name")]
    NotWords { id: String, what: &'static str },
    #[error("`{key}` must be the name of somebody: `{text}` is not")]
    NotAName { key: &'static str, text: String, near: Option<String> },
    #[error("the word groups {circle} refer to each other in a circle")]
    WordCircle { circle: String },
    #[error("the word group `{id}` refers to others more than {limit} deep")]
    WordsTooDeep { id: String, limit: usize },
    #[error("this group has more than {limit} alternatives")]
    GroupTooLarge { limit: usize },
    #[error("cannot read `{path}`: {reason}")]
    Unreadable { path: String, reason: String },
    #[error("{chain}")]
    IncludeCircle { chain: String },
    #[error("rule files include each other more than {limit} deep")]
    IncludeTooDeep { limit: usize },
    #[error("unknown {what} `{value}`")]
    UnknownWord { what: &'static str, value: String, known: Vec<&'static str> },
    #[error("cannot read `{text}` as {what}{reason}")]
    NotUnderstood { what: &'static str, text: String, reason: String, help: Option<String> },
    #[error("`{text}` names no currency and no unit")]
    NoUnit { text: String },
    #[error("unknown unit or currency `{name}`")]
    UnknownUnit { name: String, nearest: Option<String> },
    #[error("unknown currency `{code}`")]
    UnknownCurrency { code: String },
    #[error("a count has no unit: `{text}` is one")]
    UnitInCount { text: String },
    #[error("`{text}` is no tolerance")]
    BadTolerance { text: String },
    #[error("`{spelling}` may not both stand and be flagged")]
    StandsAndFlagged { spelling: String },
    #[error("`{wording}` is a wording of two options, `{first}` and `{second}`")]
    SameWording { wording: String, first: String, second: String },
    #[error("a choice needs at least two options, this one has {found}")]
    TooFewOptions { found: usize },
    #[error("`{value}` is no option of this choice")]
    UnknownOption { value: String, known: Vec<String> },
    #[error("`{key}` tells nothing of {table}")]
    NotOfKind { key: &'static str, table: &'static str },
    #[error("`{option}` is declared both true and false")]
    TrueAndFalse { option: String },
    #[error("`{glob}` is no pattern of paths: {reason}")]
    BadGlob { glob: String, reason: String },
    #[error("a rate must be a number above zero: units for one euro")]
    BadRate,
    #[error("this example says neither `agrees` nor `contradicts` nor `silent`")]
    EmptyExample,
    #[error("without a declared value an example needs two sentences that contradict each other, this one has {found}")]
    NotAPair { found: usize },
    #[error("this term says nothing: it has no `prefer`, `reject` or `forms`")]
    EmptyTerm,
    #[error("one of several `forms` can be kept to only where there are two or more")]
    TooFewForms,
    #[error("this [[ignore]] names neither a `fact` nor a `code`")]
    IgnoresNothing,
    #[error("there is no fact `{id}` to ignore")]
    UnknownFact { id: String, near: Option<String> },
    #[error("this fact ends (`until`) before it begins (`from`)")]
    EndsBeforeItBegins,
    #[error("`{id}` and {other} can take the same {kind}")]
    SameMention { id: String, other: String, kind: &'static str },
    #[error("`{id}` and {other} both have the spelling `{spelling}`")]
    SameSpelling { id: String, other: String, spelling: String },
}

impl RuleError {
    /// What to do about it.
    pub(crate) fn help(&self) -> Option<String> {
        let help = match self {
            Self::Syntax { help, .. } | Self::NotUnderstood { help, .. } => return help.clone(),
            Self::UnknownKey { key, known, .. } => match (nearest(key, known.iter().copied()), owners(key)) {
                (None, owners) if !owners.is_empty() => format!("it is a key of {}", owners.join(", ")),
                _ => instead(key, known),
            },
            Self::UnknownTable { near: Some(near), .. } => format!("did you mean `{near}`?"),
            Self::UnknownTable { near: None, .. } => {
                format!("it is skipped; the kinds of fact are {}", listed(&FactTable::names()))
            }
            Self::Missing { key, doc, .. } => format!("`{key}` gives {}", clause(doc)),
            Self::WrongType { wanted, found, .. } if wanted.starts_with("text") => match *found {
                "a list" => "write one text, without the brackets".to_owned(),
                "a table" => return None,
                _ => "put it between quotation marks: \"…\"".to_owned(),
            },
            Self::StrayKey { found, .. } => {
                format!("put {found} under the header of a fact, as in [[amount]], or of [defaults]")
            }
            Self::UnknownUnit { nearest: Some(near), .. } => format!("did you mean `{near}`?"),
            Self::UnknownUnit { nearest: None, .. } => {
                "write a unit or currency by its name, symbol or code; what a [[count]] counts stands in `of`"
                    .to_owned()
            }
            Self::UnknownCurrency { .. } => "write its three letters as in ISO 4217, as in \"USD\"".to_owned(),
            Self::Empty { key, doc: Some(doc) } => format!("`{key}` gives {}", clause(doc)),
            Self::Empty { doc: None, .. } => "write something, or leave the key out".to_owned(),
            Self::NoWord { .. } => "write at least one word or number".to_owned(),
            Self::BadId { .. } => "use letters, digits, hyphens and underscores, as in \"cable-cost\"".to_owned(),
            Self::DuplicateId { .. } => "choose another id: all facts and word groups share one list of ids".to_owned(),
            Self::UnknownReference { near: Some(near), .. } | Self::NotAName { near: Some(near), .. } => {
                format!("did you mean `@{near}`?")
            }
            Self::UnknownReference { .. } => {
                "define the group in [words], or declare a [[name]] or [[person]] with this id".to_owned()
            }
            Self::NotWords { .. } => "refer to a [[name]], a [[person]] or a group in [words]".to_owned(),
            Self::NotAName { .. } => "declare a [[person]] or [[name]] and write its id with an @ before it".to_owned(),
            Self::WordCircle { .. } => "leave out one of these references".to_owned(),
            Self::WordsTooDeep { .. } | Self::GroupTooLarge { .. } => {
                "write the words out, or fewer of them".to_owned()
            }
            Self::IncludeCircle { .. } | Self::IncludeTooDeep { .. } => "leave out one of these includes".to_owned(),
            Self::UnknownWord { value, known, .. } => instead(value, known),
            Self::NoUnit { .. } => {
                "write the currency or unit, as in \"3.2 billion rubles\"; a bare number is a [[count]]".to_owned()
            }
            Self::UnitInCount { .. } => {
                "declare money, measures and percentages as an [[amount]]; ages are counts".to_owned()
            }
            Self::BadTolerance { .. } => "write a share of the value, as in \"5%\"".to_owned(),
            Self::TooFewOptions { .. } => {
                "write each answer as options.NAME = [\"its words\", \"or these\"]".to_owned()
            }
            Self::UnknownOption { value, known } => match nearest(value, known.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None if known.is_empty() => return None,
                None => format!("its options are {}", listed(known)),
            },
            Self::NotOfKind { key: "unless", .. } => {
                "write its words as a list: clause and sentence are told apart for amounts, counts, dates and choices"
                    .to_owned()
            }
            Self::NotOfKind { .. } => "it is for amounts, counts, dates and choices".to_owned(),
            Self::TrueAndFalse { option } => format!("take `{option}` out of `reject`, or out of `value` and `accept`"),
            Self::BadGlob { .. } => {
                "`*` stands for any letters, `**` for any folders, `{a,b}` for one of two".to_owned()
            }
            Self::BadRate => "write it as UAH = { \"2022-03-02\" = 32.5 }".to_owned(),
            Self::EmptyExample => "give one sentence, or a list of them, for either".to_owned(),
            Self::NotAPair { .. } => "list two sentences, or declare a `value`".to_owned(),
            Self::EmptyTerm => "say which form to prefer, which to reject, or between which forms to choose".to_owned(),
            Self::StandsAndFlagged { .. } => "remove it from one of the two lists".to_owned(),
            Self::SameWording { .. } => "the answers exclude each other: give each words of its own".to_owned(),
            Self::TooFewForms => "list them all: forms = [\"cybersecurity\", \"cyber security\"]".to_owned(),
            Self::SameMention { .. } => {
                "add a group to `about` that tells them apart, or words to `unless`, or remove one of the two"
                    .to_owned()
            }
            Self::SameSpelling { .. } => {
                "what is written so cannot be told apart: remove it from one of them".to_owned()
            }
            Self::IgnoresNothing => {
                "write fact = \"its id\" or code = \"amount-differs\"; `gainsay explain` lists the codes".to_owned()
            }
            Self::UnknownFact { near: Some(near), .. } => format!("did you mean `{near}`?"),
            Self::UnknownFact { near: None, .. } => "write the id of a fact in these rules".to_owned(),
            Self::NotManyTables { .. }
            | Self::NotOneTable { .. }
            | Self::WrongType { .. }
            | Self::Unreadable { .. }
            | Self::EndsBeforeItBegins => return None,
        };
        Some(help)
    }

    /// Whether the run goes on.
    pub(crate) fn is_warning(&self) -> bool {
        matches!(self, Self::UnknownTable { near: None, .. } | Self::SameMention { .. } | Self::SameSpelling { .. })
    }
}

/// A sentence of the documentation as a clause: without its capital and full stop.
fn clause(sentence: &str) -> String {
    let sentence = sentence.strip_suffix('.').unwrap_or(sentence);
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// The tables of facts that have a key.
fn owners(key: &str) -> Vec<String> {
    let has = |table: &FactTable| table.keys().iter().any(|other| other.name == key);
    FactTable::ALL.into_iter().filter(has).map(|table| format!("[[{}]]", table.name())).collect()
}
