//! When an article appeared, as it plainly says itself: in a date line, a dateline or its file's name.

use super::{DateAnchor, DateError, DateExpression, DateSpan, dateline, dates, parse_date};
use crate::lang::{Cues, cues};
use crate::token::tokenize;

/// A date line stands among so many first lines: behind headline, standfirst, byline and section.
const HEAD_LINES: usize = 6;

/// A date line has at most so many words: a newspaper's name, its section, two names, the day and the time.
const LINE_WORDS: usize = 16;

/// What sets the date of a line apart from the rest of it.
const SEPARATORS: [char; 4] = ['|', '·', '•', '/'];

/// The date that an article plainly says is its own, by its text and the name of its file. `default` tells the year of one
/// without.
#[must_use]
pub fn own_date(text: &str, name: &str, default: Option<DateSpan>) -> Option<DateSpan> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let told = lines.take(HEAD_LINES).filter_map(|line| {
        let (date, labelled) = date_of_line(line)?;
        Some((days_of(&date, default)?, labelled))
    });
    let told: Vec<(DateSpan, bool)> = told.collect();
    // Two lines with two days are of a list of events, but for "published" and "updated".
    let first = told.first().filter(|(first, labelled)| *labelled || told.iter().all(|(day, _)| day == first));
    let by_line = first.map(|&(day, _)| day);
    let by_dateline = || days_of(&dateline(text, &tokenize(head_of(text)))?.date?, default);
    by_line.or_else(by_dateline).or_else(|| date_of_name(name))
}

/// As much of a text as a dateline may take.
fn head_of(text: &str) -> &str {
    const LONGEST: usize = 400;
    let end = (0..=LONGEST.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
    text.get(..end.unwrap_or(0)).unwrap_or(text)
}

/// The days that a date of the article's own means.
fn days_of(date: &DateExpression, default: Option<DateSpan>) -> Option<DateSpan> {
    if date.is_relative() || date.is_anaphoric() {
        let year = default?.days.low_value()?.year();
        let (month, day) = date.month_day()?;
        return match day {
            Some(day) => jiff::civil::Date::new(year, month, day).ok().map(DateSpan::day),
            None => DateSpan::month(year, month),
        };
    }
    date.resolve(&DateAnchor::default())
}

/// The date of a line that says when the article appeared: a date alone, one behind a word for appearing or a byline, or
/// one that a stroke sets apart at the end or beginning of the line; and whether such a word stands before it.
fn date_of_line(line: &str) -> Option<(DateExpression, bool)> {
    if !line.contains(|c: char| c.is_ascii_digit()) || line.split_whitespace().count() > LINE_WORDS {
        return None;
    }
    let is_day = |date: &DateExpression| date.month_day().is_some_and(|(_, day)| day.is_some());
    let date = dates(line, &tokenize(line)).into_iter().find(is_day)?;
    let ambiguous = matches!(parse_date(date.at.of(line)), Err(DateError::Ambiguous { .. }));
    if ambiguous {
        return None;
    }
    let before = line.get(..date.at.start)?.trim();
    let after = line.get(date.at.end..)?.trim();
    let apart = |edge: Option<char>| edge.is_some_and(|edge| SEPARATORS.contains(&edge));
    let (left, right) = (before.chars().next_back(), after.chars().next());
    let ends = is_time(after) || apart(right);
    let dashed = matches!(left, Some('–' | '—' | '-')) && (date.time.is_some() || !after.is_empty() && is_time(after));
    let labelled = is_label(before);
    let led = before.is_empty() || apart(left) || dashed || labelled || is_byline(before);
    (led && ends).then_some((date, labelled))
}

/// Whether nothing stands there but a time of day and marks.
fn is_time(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.clone().count() <= 5
        && words.into_iter().all(|word| {
            let short = word.chars().count() <= 4;
            let zone = short && word.chars().all(char::is_uppercase);
            word.starts_with(|c: char| c.is_ascii_digit()) || zone || matches!(word, "am" | "pm" | "a" | "p" | "m")
        })
}

/// "Published", "Posted on", "Last updated:": the words behind the last stroke or full stop say that it appeared, and no more.
fn is_label(before: &str) -> bool {
    let last =
        before.rsplit(|c: char| SEPARATORS.contains(&c) || matches!(c, '.' | '–' | '—')).next().unwrap_or(before);
    let words: Vec<String> =
        last.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let label = |word: &String| cues(word).meets(Cues::PUBLISHED);
    let beside = |word: &String| matches!(word.as_str(), "on" | "at" | "first" | "last" | "originally");
    words.iter().filter(|word| label(word)).count() == 1 && words.iter().all(|word| label(word) || beside(word))
}

/// "By Ann Lindqvist, crime reporter,": what stands before the date of a byline.
fn is_byline(before: &str) -> bool {
    let names = ["By ", "BY ", "by "].iter().find_map(|by| before.strip_prefix(by));
    names.is_some_and(|names| {
        names.starts_with(char::is_uppercase)
            && names.ends_with(|c: char| matches!(c, ',' | '-' | '–' | '—') || SEPARATORS.contains(&c))
    })
}

/// "2014-10-23-harbour.md", "harbour_20141023.txt": a day in digits at either end of a file's name.
fn date_of_name(name: &str) -> Option<DateSpan> {
    let file = name.rsplit(['/', '\\']).next()?;
    // A container's day is that of its making.
    if file.contains('#') {
        return None;
    }
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let is_digit = |c: char| c.is_ascii_digit();
    let date_at = |text: &str| -> Option<DateSpan> {
        let digits: String = text.chars().filter(|&c| is_digit(c)).collect();
        let day = |from: usize, to: usize| digits.get(from..to)?.parse().ok();
        let year: i16 = digits.get(..4)?.parse().ok()?;
        let date = jiff::civil::Date::new(year, day(4, 6)?, day(6, 8)?).ok()?;
        (1900..2100).contains(&year).then(|| DateSpan::day(date))
    };
    let whole = |text: &str, length: usize| {
        let marks = text.chars().filter(|c| *c == '-' || *c == '_').count();
        text.chars().all(|c| is_digit(c) || matches!(c, '-' | '_'))
            && (length == 8 && marks == 0 || length == 10 && marks == 2)
    };
    let first = |length: usize| {
        let (first, rest) = stem.split_at_checked(length)?;
        (whole(first, length) && !rest.starts_with(is_digit)).then(|| date_at(first)).flatten()
    };
    let last = |length: usize| {
        let (rest, last) = stem.split_at_checked(stem.len().checked_sub(length)?)?;
        (whole(last, length) && !rest.ends_with(is_digit)).then(|| date_at(last)).flatten()
    };
    [10, 8].into_iter().find_map(|length| first(length).or_else(|| last(length)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Option<String> {
        days_of(&date_of_line(text)?.0, None).map(|days| days.first().map_or_else(String::new, |day| day.to_string()))
    }

    #[test]
    fn a_date_line_tells_when_the_article_appeared() {
        for (text, day) in [
            ("Tuesday, 17 February 2015", "2015-02-17"),
            ("12 November 2014, 16.40 CET", "2014-11-12"),
            ("By Ann Lindqvist, 8 March 2019", "2019-03-08"),
            ("Harbour Gazette | Shipping | 22 Jun 2021", "2021-06-22"),
            ("Shipping — 23 June 2021, 16.40 CET", "2021-06-23"),
            ("Narvik | Last updated: 23 June 2021", "2021-06-23"),
            ("Posted on Sunday, 10 March 2019 | 14 comments", "2019-03-10"),
            ("Published: March 15, 2024, 9.40 a.m.", "2024-03-15"),
            ("16 March 2015 · Security · Narvik", "2015-03-16"),
            ("17/03/2015", "2015-03-17"),
        ] {
            assert_eq!(line(text).as_deref(), Some(day), "{text}");
        }
    }

    #[test]
    fn other_dates_at_the_head_are_not_the_articles() {
        for text in [
            "The ferry sank on 12 May 1998",
            "Ferry Sank On May 12, 1998 And Nobody Was Told",
            "The old quay in Narvik, 3 May 1998",
            "By 12 May 2014 the quay had been shut",
            "Charges were filed on 12 June 2013 in Narvik.",
            "A report published 3 May 2014 found cracks.",
            "Ferry disaster — 12 May 1998",
            "12 May 1998 – the ferry sinks",
            "by Norway, 3 May 1998, when the quay was new",
            "Posted 03/04/2015 14:30",
            "— Ann Lindqvist (@ann) May 3, 2014",
            "03/04/2015",
            "Since 3 May 2014 | The story so far",
            "June 2014",
        ] {
            assert_eq!(line(text), None, "{text}");
        }
    }

    #[test]
    fn two_days_at_the_head_are_a_list_of_events() {
        let day = |text: &str| own_date(text, "a.txt", None).and_then(|days| days.first()).map(|day| day.to_string());
        assert_eq!(day("12 May 1998\nThe ferry sinks.\n14 May 1998\nIt is raised."), None);
        assert_eq!(
            day("Published: 12 May 1998\nUpdated: 14 May 1998\nThe ferry is raised.").as_deref(),
            Some("1998-05-12")
        );
        assert_eq!(day("Ferry raised\n14 May 1998\nIt was raised.").as_deref(), Some("1998-05-14"));
    }

    #[test]
    fn a_file_name_may_begin_or_end_with_the_day() {
        let name = |name: &str| date_of_name(name).and_then(|days| days.first()).map(|day| day.to_string());
        assert_eq!(name("posts/2014-10-23-harbour.md").as_deref(), Some("2014-10-23"));
        assert_eq!(name("harbour_20141023.txt").as_deref(), Some("2014-10-23"));
        assert_eq!(name("20141323.txt"), None);
        assert_eq!(name("120141023.txt"), None);
        assert_eq!(name("a-2014-10.txt"), None);
        assert_eq!(name("20141023.jsonl#7"), None);
        assert_eq!(name("kø-og-bølge-2014-10-23.txt").as_deref(), Some("2014-10-23"));
    }
}
