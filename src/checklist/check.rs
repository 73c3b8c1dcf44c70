//! The checks, and how each is set.

use crate::kinds::{Kind, Severity};

/// A check of one article that needs no rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// A weekday that does not fit its date.
    Weekday,
    /// A value and its conversion in brackets that are not the same.
    Conversion,
    /// A word written twice in a row.
    DoubledWord,
}

impl Check {
    /// All checks, in the order of the documentation.
    pub const ALL: [Self; 3] = [Self::Weekday, Self::Conversion, Self::DoubledWord];

    /// Its name in `[checks]`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Weekday => "weekday",
            Self::Conversion => "conversion",
            Self::DoubledWord => "doubled-word",
        }
    }

    /// The check of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|check| check.name() == name)
    }

    /// The code of its findings: it names the wrong.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Weekday => "weekday-wrong",
            Self::Conversion => "conversion-off",
            Self::DoubledWord => "doubled-word",
        }
    }

    /// The severity of its findings where `[checks]` says nothing: an error only where the calendar or arithmetic
    /// proves it. A finding may weigh less where its proof is weaker.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::Weekday | Self::Conversion => Severity::Error,
            Self::DoubledWord => Severity::Warning,
        }
    }

    /// Of which kind its findings are.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Weekday => Kind::Date,
            Self::Conversion => Kind::Amount,
            Self::DoubledWord => Kind::Term,
        }
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
    levels: [Level; Check::ALL.len()],
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
        Self { levels: [Level::Off; Check::ALL.len()] }
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
        let names: Vec<&str> = Check::ALL.into_iter().map(Check::name).collect();
        assert_eq!(names, CHECKS);
        for (index, check) in Check::ALL.into_iter().enumerate() {
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
