//! What is read as a date, what is not, and what days it means. The article is of Thursday 14 May 2015 where not said.

use proptest::prelude::*;

use super::*;
use crate::token::tokenize;

const ARTICLE: &str = "2015-05-14";

fn iso(span: Option<DateSpan>) -> String {
    let day = |day: Option<Date>| day.map_or("..".to_owned(), |day| day.to_string());
    match span {
        None => "?".to_owned(),
        Some(span) if span.days.is_exact() => day(span.first()),
        Some(span) => format!("{}/{}", day(span.first()), day(span.last())),
    }
}

fn read(text: &str, published: Option<&str>) -> Vec<String> {
    let tokens = tokenize(text);
    let published = published.map(|said| parse_date(said).unwrap().days);
    let mut last = None;
    let read = |expression: &DateExpression| {
        let tense = tense_about(text, &tokens, expression.at);
        let found = expression.resolve(&DateAnchor { published, last, tense });
        last = found.or(last);
        format!("{} = {}", expression.at.of(text), iso(found))
    };
    dates(text, &tokens).iter().map(read).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(read(text, Some(ARTICLE)), expected, "{text:?}");
}

#[track_caller]
fn check_all(rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        check(text, expected);
    }
}

#[test]
fn full_dates_in_the_styles_of_desks() {
    check_all(&[
        ("The bridge opened on 3 June 2011.", &["3 June 2011 = 2011-06-03"]),
        ("The bridge opened on June 3, 2011, in rain.", &["June 3, 2011 = 2011-06-03"]),
        ("It opened on Friday, June 3rd 2011.", &["Friday, June 3rd 2011 = 2011-06-03"]),
        ("It opened Sept. 3, 2011.", &["Sept. 3, 2011 = 2011-09-03"]),
        ("the 3rd of June, 2011", &["the 3rd of June, 2011 = 2011-06-03"]),
        ("filed 2011-06-03, amended 2011/6/4", &["2011-06-03 = 2011-06-03", "2011/6/4 = 2011-06-04"]),
        (
            "due 3/6/11 or 23/6/2011 or 23.6.2011",
            &["3/6/11 = 2011-03-06", "23/6/2011 = 2011-06-23", "23.6.2011 = 2011-06-23"],
        ),
        ("on June the third, nineteen ninety one", &["June the third, nineteen ninety one = 1991-06-03"]),
        (
            "a coin of 44 BC, found in AD 1204",
            &["44 BC = -000043-01-01/-000043-12-31", "AD 1204 = 1204-01-01/1204-12-31"],
        ),
        ("Feb. 30, 2011 is no day", &["Feb. 30, 2011 = ?"]),
    ]);
}

#[test]
fn months_years_and_longer_stretches() {
    check_all(&[
        (
            "Sales fell in June 2011 and in 2012.",
            &["June 2011 = 2011-06-01/2011-06-30", "2012 = 2012-01-01/2012-12-31"],
        ),
        ("repealed the 1987 statute", &["1987 = 1987-01-01/1987-12-31"]),
        ("in the 1930s and the '60s", &["the 1930s = 1930-01-01/1939-12-31", "the '60s = 1960-01-01/1969-12-31"]),
        ("an 18th-century mill", &["18th-century = 1700-01-01/1799-12-31"]),
        ("the second quarter of 2013", &["the second quarter of 2013 = 2013-04-01/2013-06-30"]),
        ("in 2013's third quarter", &["2013's third quarter = 2013-07-01/2013-09-30"]),
        ("in March and October 2013", &["March = 2013-03-01/2013-03-31", "October 2013 = 2013-10-01/2013-10-31"]),
        ("Q3 of fiscal 2013", &["Q3 of fiscal 2013 = 2012-04-01/2014-03-31"]),
        ("profit in Q4 2013 rose", &["Q4 2013 = 2013-10-01/2013-12-31"]),
        ("by the summer of 2013", &["the summer of 2013 = 2013-06-01/2013-09-22"]),
        ("guidance for fiscal 2013", &["fiscal 2013 = 2012-04-01/2014-03-31"]),
        (
            "in early 2013, mid-March and late last year",
            &[
                "early 2013 = 2013-01-01/2013-04-30",
                "mid-March = 2015-03-11/2015-03-20",
                "late last year = 2014-09-01/2014-12-31",
            ],
        ),
        ("the first Monday of August 2013", &["the first Monday of August 2013 = 2013-08-05"]),
        ("the last week of 2013", &["the last week of 2013 = 2013-12-23/2013-12-29"]),
        ("champions from 1988-90", &["1988-90 = 1988-01-01/1990-12-31"]),
        ("the 2012-13 season", &["2012-13 = 2012-01-01/2013-12-31"]),
    ]);
}

#[test]
fn ranges_hold_both_their_ends() {
    check_all(&[
        ("held June 3-5, 2011", &["June 3-5, 2011 = 2011-06-03/2011-06-05"]),
        ("on the night of 9-10 March", &["the night of 9-10 March = 2015-03-09/2015-03-10"]),
        ("from 30 December 2013 to 2 January", &["30 December 2013 to 2 January = 2013-12-30/2014-01-02"]),
        ("lasted from 1998 to 2003", &["1998 to 2003 = 1998-01-01/2003-12-31"]),
        ("ruled between 1998 and 2003", &["1998 and 2003 = 1998-01-01/2003-12-31"]),
        ("Nov. 3 to Jan. 5, 2014", &["Nov. 3 to Jan. 5, 2014 = 2013-11-03/2014-01-05"]),
        ("They met on March 3 and 4.", &["March 3 and 4 = 2015-03-03/2015-03-04"]),
    ]);
}

#[test]
fn feasts_and_weekdays_are_ranked_from_a_date() {
    check_all(&[
        ("on the Sunday nearest to Nov. 30, 2015", &["the Sunday nearest to Nov. 30, 2015 = 2015-11-29"]),
        ("on the Thursday closest to May 5, 2015", &["the Thursday closest to May 5, 2015 = 2015-05-07"]),
        ("the first Christmas after 1945", &["the first Christmas after 1945 = 1946-12-25"]),
        ("the second nearest Easter to 1 May 2016", &["the second nearest Easter to 1 May 2016 = 2017-04-16"]),
        ("the nearest hospital, closest to the border", &[]),
        ("the first Christmas after the war", &["the first Christmas = ?"]),
    ]);
}

#[test]
fn years_stand_in_many_places() {
    check_all(&[
        ("5-2015-April", &["5-2015-April = 2015-04-05"]),
        ("4/5, 2015", &["4/5, 2015 = 2015-04-05"]),
        ("28 2 2015", &["28 2 2015 = 2015-02-28"]),
        ("rows of 28 2 2015 and 7", &[]),
        ("between April 3 and 7, 2014", &["April 3 and 7, 2014 = 2014-04-03/2014-04-07"]),
        ("Between April 3 and 15 people", &["April 3 = 2015-04-03"]),
        ("April 3 and 7, 2014", &["April 3 = 2015-04-03", "2014 = 2014-01-01/2014-12-31"]),
        ("in May or June of next year", &["May = 2016-05-01/2016-05-31", "June of next year = 2016-06-01/2016-06-30"]),
        ("Monday to Friday of next week", &["Monday to Friday of next week = 2015-05-18/2015-05-22"]),
        ("profit in 3Q 2014 rose", &["3Q 2014 = 2014-07-01/2014-09-30"]),
        ("sales of 2014-15 fiscal year", &["2014-15 fiscal year = 2014-01-01/2015-12-31"]),
        ("It opened before 2012.", &["2012 = ../2011-12-31"]),
        ("It will not be finished before 2018.", &["2018 = 2018-01-01/.."]),
        ("It didn't open until 2012.", &["2012 = 2012-01-01/2012-12-31"]),
        ("in October two years ago", &["October two years ago = 2013-10-01/2013-10-31"]),
        ("On May 8, two years ago, it fell.", &["May 8, two years ago = 2013-05-08"]),
        ("Easter a year ago was late.", &["Easter a year ago = 2014-04-20"]),
        ("in the week of May 3, 2015", &["the week of May 3, 2015 = 2015-05-03/2015-05-09"]),
        ("the week of May 6, 2015", &["the week of May 6, 2015 = 2015-05-04/2015-05-10"]),
        ("claims in the week ended May 2, 2015", &["the week ended May 2, 2015 = 2015-04-26/2015-05-02"]),
        ("from Feb. 29 to March 2", &["Feb. 29 to March 2 = 2016-02-29/2016-03-02"]),
        ("> 2013", &["2013 = 2014-01-01/.."]),
        (">= May 2013", &["May 2013 = 2013-05-01/.."]),
        ("< 2013", &["2013 = ../2012-12-31"]),
        ("March of last year was cold", &["March of last year = 2014-03-01/2014-03-31"]),
        ("March in two years", &["March in two years = 2017-03-01/2017-03-31"]),
        ("They march in two years", &["two years = 2017-05-14"]),
    ]);
}

#[test]
fn relative_dates_count_from_the_article() {
    check_all(&[
        ("He resigned yesterday.", &["yesterday = 2015-05-13"]),
        ("It burned last night.", &["last night = 2015-05-13"]),
        ("It burned this morning.", &["this morning = 2015-05-14"]),
        ("two Sundays ago", &["two Sundays ago = 2015-05-03"]),
        ("It burned overnight.", &["overnight = 2015-05-13/2015-05-14"]),
        ("They met last week.", &["last week = 2015-05-04/2015-05-10"]),
        ("They will meet next month.", &["next month = 2015-06-01/2015-06-30"]),
        ("He died two weeks ago.", &["two weeks ago = 2015-04-30"]),
        ("over the past two years", &["the past two years = 2013-05-14/2015-05-14"]),
        ("They vote in three weeks' time.", &["three weeks' time = 2015-06-04"]),
        ("It was built in three weeks.", &["three weeks = ?"]),
        ("It was the fourth blast in three weeks.", &["three weeks = 2015-04-23/2015-05-14"]),
        ("earlier this month it was sold", &["earlier this month = 2015-05-01/2015-05-14"]),
        ("the day before yesterday he left", &["the day before yesterday = 2015-05-12"]),
        ("Storms hit at the weekend.", &["the weekend = 2015-05-09/2015-05-10"]),
        ("The talks will be held next Tuesday.", &["next Tuesday = 2015-05-19"]),
        ("The talks are to be held on Tuesday.", &["Tuesday = 2015-05-19"]),
        ("The talks were to end on Tuesday.", &["Tuesday = 2015-05-12"]),
        ("Storms will hit at the weekend.", &["the weekend = 2015-05-16/2015-05-17"]),
    ]);
}

#[test]
fn weekdays_and_days_without_a_year_look_back_unless_the_clause_looks_ahead() {
    check_all(&[
        ("The mine closed on Friday.", &["Friday = 2015-05-08"]),
        ("The mine closed on Thursday.", &["Thursday = 2015-05-14"]),
        ("The mine will close on Friday.", &["Friday = 2015-05-15"]),
        ("The mine will close on Friday, he said.", &["Friday = 2015-05-15"]),
        ("He said on Friday that the mine would close.", &["Friday = 2015-05-08"]),
        ("It closed last Friday.", &["last Friday = 2015-05-08"]),
        ("It closed on Nov. 10.", &["Nov. 10 = 2014-11-10"]),
        ("It will close on Nov. 10.", &["Nov. 10 = 2015-11-10"]),
        ("A trial of the man who closed it on May 29 is near.", &["May 29 = 2015-05-29"]),
        ("It was shut in December.", &["December = 2014-12-01/2014-12-31"]),
        ("Friday last week it was shut", &["Friday last week = 2015-05-08"]),
        ("open since Monday", &["Monday = 2015-05-11/.."]),
        ("shut before Easter 2014", &["Easter 2014 = ../2014-04-19"]),
        ("unrest after Friday's vote", &["Friday = 2015-05-08"]),
    ]);
}

#[test]
fn anaphoric_dates_count_from_the_text() {
    check_all(&[
        (
            "It was founded in March 1990. A year later it failed.",
            &["March 1990 = 1990-03-01/1990-03-31", "A year later = 1991-03-01/1991-03-31"],
        ),
        (
            "On 5 March 1990 he left; the next day she left.",
            &["5 March 1990 = 1990-03-05", "the next day = 1990-03-06"],
        ),
        ("The same day he wrote to her.", &["The same day = ?"]),
        ("two days after the vote", &["two days after = ?"]),
        ("three days after 2 March 1990", &["three days after 2 March 1990 = 1990-03-05"]),
    ]);
}

#[test]
fn what_only_looks_like_a_date_is_left_alone() {
    for text in [
        "They may march, he said, and the sun sat low.",
        "Mrs May spoke; a second man fell.",
        "at least 12 may have drowned",
        "Version 2.10 of the plan (17) costs $2014.",
        "the object 2016 QX passed, as did 2011 AB4",
        "They hired 2016 people and 2010 workers.",
        "Call 555-2016 or write to Room 1850.",
        "He read the Sunday Times and backed Sheffield Wednesday.",
        "a woman in her 60s",
        "the 8th floor, the 5th Circuit",
        "It is 3/4 full, 24/7, since 9/11.",
        "player of the year",
        "the March on Rome, Easter Island, the Tet Offensive",
        "a 2015-seat hall",
        "a five-year plan and a 90-year-old custom",
        "The Lenten menu and June Smithers, of April Cottage",
    ] {
        assert_eq!(read(text, Some(ARTICLE)), Vec::<String>::new(), "{text:?}");
    }
}

#[test]
fn in_may_twelve_people() {
    check("In May 12 people died.", &["May = 2015-05-01/2015-05-31"]);
    check("On May 12 people died.", &["May 12 = 2015-05-12"]);
}

#[test]
fn a_vague_article_date_gives_the_days_that_can_be_meant() {
    for (text, published, expected) in [
        ("They met last week.", "2015-05", "last week = 2015-04-20/2015-05-24"),
        ("It closed on Friday.", "2015-05", "Friday = 2015-05-01/2015-05-29"),
        ("It closed this year.", "2015-05", "this year = 2015-01-01/2015-12-31"),
        ("It closed on 3 March.", "2015-05", "3 March = 2015-03-03"),
        ("It closed last year.", "2015", "last year = 2014-01-01/2014-12-31"),
    ] {
        assert_eq!(read(text, Some(published)), [expected], "{text:?}");
    }
    assert_eq!(read("It closed on Friday, 3 March.", None), ["Friday, 3 March = ?"]);
}

#[test]
fn a_day_without_a_year_still_tells_month_and_day() {
    let text = "It closed on 3 March and again in April last year.";
    let found: Vec<_> = dates(text, &tokenize(text)).iter().map(DateExpression::month_day).collect();
    assert_eq!(found, [Some((3, Some(3))), Some((4, None))]);
}

#[track_caller]
fn check_time(text: &str, from: u16, to: u16, zone: Option<&str>) {
    let found = dates(text, &tokenize(text));
    let time = found.iter().find_map(|expression| expression.time).unwrap();
    assert_eq!((time.from, time.to, time.zone.map(|zone| zone.name)), (from, to, zone), "{text:?}");
}

#[test]
fn times_of_day() {
    check_time("It struck at 10:45 p.m. ET (0245 GMT) on Friday.", 22 * 60 + 45, 22 * 60 + 45, Some("ET"));
    check_time("It struck at 07:12 GMT.", 432, 432, Some("GMT"));
    check_time("It struck around 9 p.m. on Friday.", 20 * 60 + 30, 21 * 60 + 30, None);
    check_time("It struck just before midnight.", 23 * 60 + 30, 24 * 60, None);
    check_time("It struck last night.", 18 * 60, 6 * 60, None);
    check_time("It struck on Friday night.", 18 * 60, 6 * 60, None);
    check_time("Doors open Friday at noon.", 720, 720, None);
    check_time("between 2 and 3 p.m. on Friday", 14 * 60, 15 * 60, None);
    check_time("modified on 2 June 2011 08.05 BST", 485, 485, Some("BST"));
    check_time("in the early hours of Friday", 0, 360, None);
    check_time("It struck late on Friday.", 900, 1440, None);
    check_time("at 9.15pm", 21 * 60 + 15, 21 * 60 + 15, None);
    assert_eq!(read("odds of 3:1, a score of 110:98", Some(ARTICLE)), Vec::<String>::new());
}

#[test]
fn a_wrong_weekday_is_found() {
    let conflict = |text: &str| {
        let found = dates(text, &tokenize(text));
        weekday_conflict(&found[0], &DateAnchor::default())
    };
    assert_eq!(conflict("on Friday, 8 May 2015"), None);
    assert_eq!(conflict("on Friday, 9 May 2015"), Some(Weekday::Saturday));
    assert_eq!(conflict("on Friday, 9 May"), None);
}

#[test]
fn feasts_fall_where_the_almanacs_have_them() {
    for (text, expected) in [
        ("Easter 2016", "2016-03-27"),
        ("Orthodox Easter 2016", "2016-05-01"),
        ("Thanksgiving 2016", "2016-11-24"),
        ("Yom Kippur 2016", "2016-10-11/2016-10-12"),
        ("Passover 2016", "2016-04-22/2016-04-30"),
        ("Eid al-Fitr 2020", "2020-05-24"),
        ("Lunar New Year 2016", "2016-02-08"),
        ("Diwali 2016", "2016-10-30"),
        ("Raksha Bandan 2016", "2016-08-18"),
        ("Easter Mon 2016", "2016-03-28"),
        ("Holi 2018", "2018-03-02"),
        ("Hannuka 2016", "2016-12-24/2017-01-01"),
        ("Rakhsha Bandhan 2016", "2016-08-18"),
        ("Daylight Saving Time ends 2006", "2006-10-29"),
        ("Patriots' Day 2015", "2015-04-20"),
        ("World Refugee Day 2015", "2015-06-20"),
    ] {
        let declared = parse_date(text).unwrap();
        assert_eq!(iso(Some(declared.days)), expected, "{text:?}");
    }
}

#[test]
fn declared_dates() {
    for (text, expected, shown) in [
        ("2015-05-08", "2015-05-08", "8 May 2015"),
        ("2015-05", "2015-05-01/2015-05-31", "May 2015"),
        ("2011-12", "2011-12-01/2011-12-31", "December 2011"),
        ("2015", "2015-01-01/2015-12-31", "2015"),
        ("2015-05-08 to 2015-05-10", "2015-05-08/2015-05-10", "8 to 10 May 2015"),
        ("8 May 2015 14:30", "2015-05-08", "8 May 2015"),
        ("May 2015", "2015-05-01/2015-05-31", "May 2015"),
        ("1920s", "1920-01-01/1929-12-31", "the 1920s"),
        ("19th century", "1800-01-01/1899-12-31", "the 19th century"),
        ("44 BC", "-000043-01-01/-000043-12-31", "44 BC"),
        ("2015-05-08T14:30:00Z", "2015-05-08", "8 May 2015"),
    ] {
        let declared = parse_date(text).unwrap();
        assert_eq!(iso(Some(declared.days)), expected, "{text:?}");
        assert_eq!(display_date(&declared.days), shown, "{text:?}");
    }
    assert_eq!(parse_date(" "), Err(DateError::Empty));
    assert_eq!(parse_date("8 May"), Err(DateError::NoYear("8 May".to_owned())));
    assert_eq!(parse_date("2015-02-30"), Err(DateError::NoSuchDay("2015-02-30".to_owned())));
    assert_eq!(parse_date("soon"), Err(DateError::NotADate("soon".to_owned())));
    assert_eq!(parse_date("8 May 2015 14:30").unwrap().time, Some(TimeOfDay { from: 870, to: 870, zone: None }));
}

#[test]
fn datelines() {
    for (text, expected) in [
        ("OSLO, Jan. 9 (AP) -- The king", Some(Some((1, Some(9))))),
        ("PORT STANLEY, Falkland Islands — The", Some(None)),
        ("Jan 9 (Reuters) - Shares", Some(Some((1, Some(9))))),
        ("The king - who was old - died", None),
        ("FILE - In this photo", None),
        ("A well-known man", None),
    ] {
        let found = dateline(text, &tokenize(text));
        assert_eq!(found.map(|found| found.month_day()), expected, "{text:?}");
    }
}

#[test]
fn a_vague_count_is_widened_before_it_contradicts() {
    let text = "He left two years ago.";
    let found = dates(text, &tokenize(text));
    let published = parse_date(ARTICLE).ok().map(|declared| declared.days);
    let anchor = DateAnchor { published, ..DateAnchor::default() };
    assert_eq!(iso(found[0].resolve(&anchor)), "2013-05-14");
    assert_eq!(iso(found[0].possible(&anchor)), "2012-11-12/2013-11-13");
}

proptest! {
    #[test]
    fn nothing_panics_and_spans_are_in_order(words in proptest::collection::vec(proptest::sample::select(SOUP), 0..24), spaced in any::<bool>()) {
        let text = words.join(if spaced { " " } else { "" });
        let tokens = tokenize(&text);
        let found = dates(&text, &tokens);
        let published = parse_date(ARTICLE).ok().map(|declared| declared.days);
        for tense in [Tense::Past, Tense::Future, Tense::Unknown] {
            for expression in &found {
                prop_assert!(text.get(expression.at.range()).is_some());
                let found = expression.resolve(&DateAnchor { published, last: published, tense });
                let _ = found.map(|span| display_date(&span));
                let _ = expression.possible(&DateAnchor { published, last: None, tense });
            }
        }
        prop_assert!(found.windows(2).all(|pair| pair[0].at.end <= pair[1].at.start));
        let _ = dateline(&text, &tokens);
    }
}

const SOUP: &[&str] = &[
    "May",
    "may",
    "Sept.",
    "October",
    "8",
    "31",
    "99",
    "2014",
    "0000",
    "9999",
    "1990",
    "s",
    "'",
    "’s",
    "-",
    "–",
    "/",
    ",",
    ".",
    ":",
    "(",
    ")",
    "the",
    "of",
    "in",
    "last",
    "next",
    "first",
    "third",
    "th",
    "st",
    "week",
    "weeks",
    "year",
    "years",
    "century",
    "centuries",
    "decade",
    "ago",
    "later",
    "before",
    "after",
    "from",
    "to",
    "between",
    "and",
    "Friday",
    "Sundays",
    "Easter",
    "New",
    "Year",
    "Day",
    "mid",
    "early",
    "end",
    "quarter",
    "Q3",
    "H2",
    "FY2015",
    "p.m.",
    "noon",
    "night",
    "GMT",
    "BC",
    "AD",
    "hundred",
    "thousand",
    "nineteen",
    "twenty",
    "one",
    "é",
    "日",
    "yesterday",
    "overnight",
    "weekend",
    "every",
    "for",
    "within",
    "half",
    "a",
    "few",
    "999",
    "since",
    "Ramadan",
    "Diwali",
    "99999999999",
    "2.5",
    "20150508",
];

#[test]
fn reading_is_linear_and_shallow() {
    for piece in [
        "1-",
        "1/",
        "the first day of ",
        "a day after ",
        "May in a year since ",
        "the end of ",
        "from May to ",
        "in 2 weeks since ",
        "two years and ",
        "for 2 days from ",
        "last ",
        "New Year ",
        "'",
        "12 ",
        "between 9 and ",
    ] {
        let text = piece.repeat(2_000);
        let _ = dates(&text, &tokenize(&text));
    }
}
