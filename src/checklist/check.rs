//! The checks, and how each is set.

use crate::kinds::{Kind, Severity};

/// A check of one article that needs no rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// A weekday that does not fit its date.
    Weekday,
    /// "Eight days ago" beside a date that was not eight days ago.
    Elapsed,
    /// One event on two days.
    Day,
    /// An age that does not fit the year of birth, or another age of the same person.
    Age,
    /// A value and its conversion in brackets that are not the same.
    Conversion,
    /// Parts that do not add up to their total.
    Sum,
    /// A rise or fall that is not the one from the first number to the second.
    Change,
    /// "Per cent" where percentage points are meant.
    PercentForPoints,
    /// A share given twice, and not alike: "two-thirds (45%)".
    Share,
    /// "Three suspects", and four names.
    List,
    /// Another number, name or day in the headline than in the body.
    Headline,
    /// Millions here and billions there of the same thing.
    Magnitude,
    /// The same number of another unit for the same thing.
    Unit,
    /// A name spelled in two ways.
    NameSpelling,
    /// A surname before, or without, the full name of its bearer.
    Surname,
    /// A quotation repeated in other words.
    Requote,
    /// A quotation mark that is never closed.
    QuotationMark,
    /// One compound joined in two ways: cyber-attack, cyberattack.
    Spelling,
    /// Both -ise and -ize.
    IseIze,
    /// A word written twice in a row.
    DoubledWord,
    /// "A apple", "an banana".
    AAn,
    /// A bracket without its partner.
    Bracket,
    /// Marks that do not go together: a comma before a full stop, two full stops, a space before a comma.
    Mark,
    /// An apostrophe before the s of a name in -s: United State's.
    Possessive,
}

/// What is fixed of a check.
struct Row {
    check: Check,
    name: &'static str,
    code: &'static str,
    severity: Severity,
    kind: Kind,
}

const fn row(check: Check, name: &'static str, code: &'static str, severity: Severity, kind: Kind) -> Row {
    Row { check, name, code, severity, kind }
}

/// One row a check, in the order of the enum and of the documentation. An error is what the calendar or arithmetic proves.
#[rustfmt::skip]
const ROWS: [Row; 24] = [
    row(Check::Weekday, "weekday", "weekday-wrong", Severity::Error, Kind::Date),
    row(Check::Elapsed, "elapsed", "elapsed-wrong", Severity::Error, Kind::Date),
    row(Check::Day, "day", "day-differs", Severity::Warning, Kind::Date),
    row(Check::Age, "age", "age-wrong", Severity::Error, Kind::Count),
    row(Check::Conversion, "conversion", "conversion-off", Severity::Error, Kind::Amount),
    row(Check::Sum, "sum", "sum-wrong", Severity::Error, Kind::Count),
    row(Check::Change, "change", "change-wrong", Severity::Error, Kind::Amount),
    row(Check::PercentForPoints, "percent-for-points", "percent-for-points", Severity::Warning, Kind::Amount),
    row(Check::Share, "share", "share-differs", Severity::Error, Kind::Amount),
    row(Check::List, "list", "list-miscounted", Severity::Warning, Kind::Count),
    row(Check::Headline, "headline", "headline-differs", Severity::Warning, Kind::Count),
    row(Check::Magnitude, "magnitude", "magnitude-differs", Severity::Warning, Kind::Amount),
    row(Check::Unit, "unit", "unit-differs", Severity::Warning, Kind::Amount),
    row(Check::NameSpelling, "name-spelling", "name-spelling-varies", Severity::Warning, Kind::Name),
    row(Check::Surname, "surname", "surname-unintroduced", Severity::Note, Kind::Name),
    row(Check::Requote, "requote", "requote-differs", Severity::Warning, Kind::Quote),
    row(Check::QuotationMark, "quotation-mark", "quotation-mark-unclosed", Severity::Warning, Kind::Quote),
    row(Check::Spelling, "spelling", "spelling-mixed", Severity::Note, Kind::Term),
    row(Check::IseIze, "ise-ize", "ise-ize-mixed", Severity::Note, Kind::Term),
    row(Check::DoubledWord, "doubled-word", "doubled-word", Severity::Warning, Kind::Term),
    row(Check::AAn, "a-an", "a-an-wrong", Severity::Warning, Kind::Term),
    row(Check::Bracket, "bracket", "bracket-unpaired", Severity::Warning, Kind::Term),
    row(Check::Mark, "mark", "mark-stray", Severity::Warning, Kind::Term),
    row(Check::Possessive, "possessive", "possessive-misplaced", Severity::Warning, Kind::Name),
];

impl Check {
    /// All checks, in the order of the documentation.
    pub fn all() -> impl Iterator<Item = Self> {
        ROWS.iter().map(|row| row.check)
    }

    fn row(self) -> &'static Row {
        let at = self as usize;
        ROWS.get(at).unwrap_or(&ROWS[0])
    }

    /// Its name in `[checks]`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The check of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::all().find(|check| check.name() == name)
    }

    /// The code of its findings: it names the wrong.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.row().code
    }

    /// The severity of its findings where `[checks]` says nothing: an error only where the calendar or arithmetic
    /// proves it. A finding may weigh less where its proof is weaker.
    #[must_use]
    pub fn severity(self) -> Severity {
        self.row().severity
    }

    /// Of which kind its findings are.
    #[must_use]
    pub fn kind(self) -> Kind {
        self.row().kind
    }
}

/// How a check is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Level {
    /// As each finding weighs by itself.
    #[default]
    Own,
    /// All findings alike.
    Set(Severity),
    /// Not run.
    Off,
}

/// Which checks run, and how their findings weigh.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checks {
    levels: [Level; ROWS.len()],
}

impl Checks {
    /// The checks as `[checks]` sets them: names with a severity, or `None` for off. What is not named keeps its own
    /// severities; of two settings the first holds, and names of no check are passed over.
    #[must_use]
    pub fn new(settings: &[(String, Option<Severity>)]) -> Self {
        let mut checks = Self::default();
        for (name, severity) in settings.iter().rev() {
            if let Some(check) = Check::from_name(name)
                && let Some(level) = checks.levels.get_mut(check as usize)
            {
                *level = severity.map_or(Level::Off, Level::Set);
            }
        }
        checks
    }

    /// No check at all.
    #[must_use]
    pub fn none() -> Self {
        Self { levels: [Level::Off; ROWS.len()] }
    }

    /// Whether the check runs.
    #[must_use]
    pub fn is_on(&self, check: Check) -> bool {
        self.level(check) != Level::Off
    }

    /// Whether no check runs.
    #[must_use]
    pub fn are_off(&self) -> bool {
        self.levels.iter().all(|&level| level == Level::Off)
    }

    /// The severity that all findings of a check are set to; `None` where each has its own.
    #[must_use]
    pub fn severity(&self, check: Check) -> Option<Severity> {
        match self.level(check) {
            Level::Set(severity) => Some(severity),
            Level::Own | Level::Off => None,
        }
    }

    fn level(&self, check: Check) -> Level {
        self.levels.get(check as usize).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::CHECKS;

    #[test]
    fn the_rule_file_knows_all_checks() {
        let names: Vec<&str> = Check::all().map(Check::name).collect();
        assert_eq!(names, CHECKS);
        for (index, check) in Check::all().enumerate() {
            assert_eq!(check as usize, index);
            assert!(check.code().starts_with(check.name()), "{} begins as {}", check.code(), check.name());
        }
    }

    #[test]
    fn the_first_setting_holds() {
        let settings = [("weekday".to_owned(), None), ("weekday".to_owned(), Some(Severity::Note))];
        let checks = Checks::new(&settings);
        assert!(!checks.is_on(Check::Weekday) && checks.is_on(Check::Conversion));
        assert_eq!(checks.severity(Check::Conversion), None);
        assert!(Checks::none().are_off());
    }
}
