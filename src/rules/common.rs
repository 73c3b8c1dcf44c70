//! What every fact may carry, whatever its kind.

use super::error::RuleError;
use super::globs::Folder;
use super::key::{COMMON, Key, PLACES, RUMOURS, TEST};
use super::table::TableReader;
use super::values::read_days;
use super::vocabulary::Vocabulary;
use super::{Declared, Example, Fact, Rumours};
use crate::kinds::Severity;
use crate::kinds::date::DateSpan;
use crate::kinds::fact::FactBody;
use crate::kinds::words::Group;
use crate::span::Located;
use globset::GlobMatcher;
use std::sync::Arc;

/// The severities a rule file can name, the gravest first.
pub(crate) const SEVERITIES: &[&str] = &["error", "warning", "note"];

/// What a fact carries besides its id, its body and its examples.
#[derive(Clone)]
pub(crate) struct Common {
    note: Option<String>,
    link: Option<String>,
    checked: Option<String>,
    by: Option<String>,
    source: Option<String>,
    review_after: Option<DateSpan>,
    severity: Option<Severity>,
    only: Vec<GlobMatcher>,
    except: Vec<GlobMatcher>,
    from: Option<DateSpan>,
    until: Option<DateSpan>,
    unless: Vec<Group>,
    unless_sentence: Vec<Group>,
    rumours: Rumours,
    not: Vec<Group>,
    tags: Vec<String>,
}

impl Common {
    /// Reads what a fact carries.
    pub(crate) fn read(table: &mut TableReader<'_>, vocabulary: &Vocabulary, folder: &Folder) -> Self {
        let text = |found: Option<Located<String>>| found.map(|text| text.value);
        let (unless, unless_sentence) = read_unless(table, vocabulary);
        let common = Self {
            note: text(table.text("note")),
            link: text(table.text("link")),
            checked: text(table.value("checked")),
            by: text(table.text("by")),
            source: text(table.text("source")),
            review_after: read_days(table, "review_after"),
            severity: read_severity(table, "severity"),
            only: folder.matchers("only", table),
            except: folder.matchers("except", table),
            from: read_days(table, "from"),
            until: read_days(table, "until"),
            unless,
            unless_sentence,
            rumours: read_rumours(table),
            not: vocabulary.groups("not", table),
            tags: table.texts("tags").into_iter().map(|text| text.value).collect(),
        };
        if let (Some(from), Some(until)) = (&common.from, &common.until)
            && until.last().zip(from.first()).is_some_and(|(last, first)| last < first)
        {
            table.report(table.place("until"), &RuleError::EndsBeforeItBegins);
        }
        common
    }

    /// The fact with this body.
    pub(crate) fn fact(self, id: Arc<str>, body: FactBody, declared: Declared, tests: Vec<Example>) -> Fact {
        let Self {
            note,
            link,
            checked,
            by,
            source,
            review_after,
            severity,
            only,
            except,
            from,
            until,
            unless,
            unless_sentence,
            rumours,
            not,
            tags,
        } = self;
        Fact {
            id,
            body,
            declared,
            note,
            link,
            checked,
            by,
            source,
            review_after,
            severity,
            only,
            except,
            from,
            until,
            unless,
            unless_sentence,
            rumours,
            not,
            tags,
            tests,
        }
    }
}

/// The words of `unless`: those for the value's clause, and those for its sentence.
fn read_unless(table: &mut TableReader<'_>, vocabulary: &Vocabulary) -> (Vec<Group>, Vec<Group>) {
    if !table.has_table("unless") {
        return (vocabulary.groups("unless", table), Vec::new());
    }
    let read = |places: &mut TableReader<'_>| {
        places.check_keys(&[PLACES]);
        (vocabulary.groups("clause", places), vocabulary.groups("sentence", places))
    };
    table.table("unless", "`unless`".to_owned(), read).unwrap_or_default()
}

fn read_rumours(table: &mut TableReader<'_>) -> Rumours {
    let text = table.text("rumours").filter(|text| table.known_word(text, "answer to `rumours`", RUMOURS));
    match text.as_ref().map(|text| text.value.as_str()) {
        Some("count") => Rumours::Count,
        Some("ignore") => Rumours::Ignore,
        _ => Rumours::Weighed,
    }
}

/// The severity that a key names.
pub(crate) fn read_severity(table: &mut TableReader<'_>, key: &str) -> Option<Severity> {
    let text = table.text(key)?;
    table.known_word(&text, "severity", SEVERITIES).then(|| Severity::from_name(&text.value))?
}

/// The examples of a fact. `needs_pair`: it declares no value, so that one sentence alone contradicts nothing.
pub(crate) fn read_examples(table: &mut TableReader<'_>, needs_pair: bool) -> Vec<Example> {
    let name = format!("{} test", table.name);
    table.tables("test", &name, |test| {
        test.check_keys(&[TEST]);
        let sentences = |texts: Vec<Located<String>>| texts.into_iter().map(|text| text.value).collect::<Vec<_>>();
        let example = Example {
            agrees: sentences(test.texts("agrees")),
            contradicts: sentences(test.texts("contradicts")),
            silent: sentences(test.texts("silent")),
            at: test.at,
        };
        let found = example.contradicts.len();
        if test.is_sound() && example.agrees.is_empty() && example.silent.is_empty() && found == 0 {
            test.report(test.at, &RuleError::EmptyExample);
        }
        if needs_pair && found == 1 {
            test.report(test.place("contradicts"), &RuleError::NotAPair { found });
        }
        example
    })
}

/// All keys that a table of facts takes: its own and the common ones.
pub(crate) fn all_keys(own: &'static [Key]) -> [&'static [Key]; 2] {
    [own, COMMON]
}
