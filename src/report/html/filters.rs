//! What of the page is shown: by article, fact, kind and severity. The style alone does it, so that no script need run.

use super::escape;
use crate::finding::Finding;
use std::collections::BTreeMap;
use std::fmt::Write;

/// More values than these make no list that anybody looks through.
const MOST_VALUES: usize = 400;

/// One way to choose.
pub(super) struct Filter {
    /// What stands above the list.
    label: &'static str,
    /// The letter that the classes of its values begin with.
    letter: char,
    /// The values and their numbers, by their names.
    values: BTreeMap<String, usize>,
}

impl Filter {
    fn new(label: &'static str, letter: char, values: impl Iterator<Item = String>) -> Self {
        let mut filter = Self { label, letter, values: values.map(|value| (value, 0)).collect() };
        filter.values.values_mut().zip(0..).for_each(|(value, number)| *value = number);
        filter
    }

    fn class_of(&self, value: &str) -> String {
        self.values.get(value).map_or_else(String::new, |number| format!(" {}{number}", self.letter))
    }
}

/// All ways to choose.
pub(super) struct Filters(Vec<Filter>);

impl Filters {
    pub(super) fn of(findings: &[Finding]) -> Self {
        let all = |value: fn(&Finding) -> Option<String>| findings.iter().filter_map(value);
        let filters = vec![
            Filter::new("Article", 'a', all(|finding| Some(finding.at.source.name.clone()))),
            Filter::new("Fact", 'f', all(|finding| finding.fact.as_deref().map(str::to_owned))),
            Filter::new("Kind", 'k', all(|finding| Some(finding.kind.name().to_owned()))),
            Filter::new("Severity", 's', all(|finding| Some(finding.severity.name().to_owned()))),
        ];
        Self(filters.into_iter().filter(|filter| (2..=MOST_VALUES).contains(&filter.values.len())).collect())
    }

    /// The classes of a finding: it is hidden where another value is chosen.
    pub(super) fn classes(&self, finding: &Finding) -> String {
        let value = |filter: &Filter| match filter.letter {
            'a' => Some(finding.at.source.name.as_str()),
            'f' => finding.fact.as_deref(),
            'k' => Some(finding.kind.name()),
            _ => Some(finding.severity.name()),
        };
        self.0.iter().filter_map(|filter| Some(filter.class_of(value(filter)?))).collect()
    }

    /// The style that hides what is not chosen; a heading with nothing left under it goes, too.
    pub(super) fn style(&self) -> String {
        let mut style = String::new();
        for filter in &self.0 {
            for number in filter.values.values() {
                let letter = filter.letter;
                let _ = writeln!(
                    style,
                    "body:has(#by-{letter} option[value=\"{number}\"]:checked) .chosen:not(.{letter}{number}),\n\
                     body:has(#by-{letter} option[value=\"{number}\"]:checked) .group:not(:has(.chosen.{letter}{number})) \
                     {{ display: none; }}"
                );
            }
        }
        style
    }

    /// The lists to choose from.
    pub(super) fn form(&self) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        let mut form = "<form class=\"filters\" aria-label=\"What is shown\">\n".to_owned();
        for Filter { label, letter, values } in &self.0 {
            let _ = write!(
                form,
                "<label>{label}<select id=\"by-{letter}\" autocomplete=\"off\"><option value=\"\">all</option>"
            );
            for (value, number) in values {
                let _ = write!(form, "<option value=\"{number}\">{}</option>", escape(value));
            }
            form.push_str("</select></label>\n");
        }
        form + "<button type=\"reset\">Show all</button>\n</form>\n"
    }
}
