use super::*;
use crate::source::Source;
use crate::text::Document;
use std::sync::Arc;

/// The codes of what is found in `text`, as `code: words`, when it appeared on 8 May 2015.
pub(super) fn found_on(text: &str, published: Option<&str>) -> Vec<String> {
    let source = Arc::new(Source::new("a.txt", text));
    let published = published.map(|day| crate::kinds::date::parse_date(day).unwrap().days);
    let article = Article::plain(Document::new(source));
    let findings = check_article(&article, &Checks::default(), published, Rates::built_in());
    findings.iter().map(|finding| format!("{}: {}", finding.code.0, finding.at.text())).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(found_on(text, Some("2015-05-08")), expected, "{text:?}");
}

#[test]
fn weekdays_are_held_to_their_dates() {
    check("The bridge opened on Friday, 9 May 2015.", &["weekday-wrong: Friday"]);
    check("The bridge opened on Saturday, 9 May 2015.", &[]);
    check("They met on Tuesday, April 7.", &[]);
    check("They met on Wednesday, April 7.", &["weekday-wrong: Wednesday"]);
    check("In 2010 the two met on Wednesday, April 7.", &[]);
    check("They met on Friday. On 9 May 2015 it rained.", &[]);
}

#[test]
fn who_is_called_by_an_office_is_introduced() {
    let found = &["surname-unintroduced: Werth"];
    check("The tram was late, Mr Werth said. Nobody believed Mr Werth.", found);
    check("The tram was late, Mr Werth said. At noon Chancellor Werth left the station.", &[]);
    check("The tram was late, Mr Werth said. At noon Dr Werth left the station.", found);
    check("The tram was late, Mr Werth said. At noon Chancellor Orlik left the station.", found);
}

#[test]
fn conversions_are_reckoned_with_their_rounding() {
    check("The wall is 12 metres (29 ft) high.", &["conversion-off: 12 metres (29 ft)"]);
    check("The wall is 12 metres (40 ft) high, 12 m (39 ft) at least.", &[]);
    check("It is 75 miles (125 km) away, 24,000 miles (39,000 km) from there.", &[]);
    check("The lake froze at -5°C (23°F), and it was 35C (95F) in May.", &[]);
    check("It was 35°C (85°F) in May.", &["conversion-off: 35°C (85°F)"]);
    check("It is 2°C (3.6°F) warmer than before.", &[]);
    check("It cost $2.6m (£1.7m).", &[]);
    check("It cost $2.6m (£1.1m).", &["conversion-off: $2.6m (£1.1m)"]);
    check("It took five weeks (25 days).", &[]);
}

#[test]
fn doubled_words_are_slips_unless_english_doubles_them() {
    check("The mayor said the the bridge would open.", &["doubled-word: the the"]);
    check("The the bridge would open.", &["doubled-word: The the"]);
    check("The police police closed it.", &["doubled-word: police police"]);
    check("He had had enough, and said that that was that.", &[]);
    check("It was very very late. What it is is a bridge. They log in in the morning.", &[]);
    check("“Never, never,” he said. The Will will be read.", &[]);
}
