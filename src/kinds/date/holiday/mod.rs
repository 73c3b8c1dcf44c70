//! Holidays with fixed or computable dates.

mod lunar;
mod moon;
mod table;

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;
use jiff::civil::{Date, Weekday};

use super::form::{DateForm, Unit, Which};
use super::lexer::{Lexeme, plain};
use super::period::in_year;
use super::reader::{Parsed, Reader};
use super::span::{Precision, add_days};
use super::words::{Key, Word, look_up};

/// A holiday that news dates by.
#[derive(Debug)]
pub struct Holiday {
    /// Its usual name.
    pub name: &'static str,
    rule: Rule,
    days: i32,
    spellings: &'static [&'static str],
}

/// When a holiday falls.
#[derive(Debug)]
enum Rule {
    /// Month and day.
    Fixed(i8, i8),
    /// The nth weekday of a month; below zero from its end.
    Nth(i8, i8, Weekday),
    /// Days after the nth weekday of a month.
    AfterNth(i8, i8, Weekday, i32),
    /// Days after Easter in the west.
    Easter(i32),
    /// Days after Easter in the east.
    OrthodoxEaster(i32),
    /// The Monday on or before a day of a month.
    MondayBefore(i8, i8),
    /// The day of a month, or the working day next to it: Friday for a Saturday, Monday for a Sunday.
    Workday(i8, i8),
    /// Known days, in years that have one.
    Days(&'static [(i16, i8, i8)]),
    /// When the clocks of the United States go forward, and back.
    ClocksForward,
    ClocksBack,
    /// 15 April, moved past the weekend and Emancipation Day.
    TaxDay,
    /// 27 April, a day earlier on a Sunday; before 2014 30 April.
    KingsDay,
    /// Month (from Nisan) and day of the Hebrew calendar; the day begins at sundown of the day before.
    Hebrew(i32, i32),
    /// The same for a fast, which is kept a day later where it falls on a Saturday.
    HebrewFast(i32, i32),
    /// Month and day of the Islamic calendar, and days to add.
    Islamic(i32, i32),
    LastFridayOfRamadan,
    /// Days after the new moon on or after a month and day, in Beijing.
    Chinese((i8, i8), i32),
    /// Month, tithi and hour of the Hindu calendar, and days to add.
    Hindu(i32, i32, f64, i32),
    /// Days after the sun enters a sign.
    Sankranti((i8, i8), f64, i32),
    Onam,
    ParsiNewYear,
}

impl PartialEq for Holiday {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Holiday {}

impl Holiday {
    /// First and last day in `year`.
    pub(super) fn in_year(&self, year: i16) -> Option<(Date, Date)> {
        let first = match self.rule {
            Rule::Fixed(month, day) => Date::new(year, month, day).ok()?,
            Rule::Nth(month, nth, day) => Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, day).ok()?,
            Rule::AfterNth(month, nth, day, days) => {
                add_days(Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, day).ok()?, days)?
            }
            Rule::Easter(days) => add_days(easter(year)?, days)?,
            Rule::OrthodoxEaster(days) => add_days(orthodox_easter(year)?, days)?,
            Rule::MondayBefore(month, day) => {
                let last = Date::new(year, month, day).ok()?;
                add_days(last, -i32::from(last.weekday().to_monday_zero_offset()))?
            }
            Rule::Workday(month, day) => workday(Date::new(year, month, day).ok()?)?,
            Rule::Days(days) => {
                days.iter().find(|day| day.0 == year).and_then(|day| Date::new(day.0, day.1, day.2).ok())?
            }
            Rule::ClocksForward => clocks_forward(year)?,
            Rule::ClocksBack => clocks_back(year)?,
            Rule::TaxDay => tax_day(year)?,
            Rule::KingsDay => kings_day(year)?,
            Rule::Hebrew(month, day) => add_days(lunar::hebrew(year, month, day)?, -1)?,
            Rule::HebrewFast(month, day) => {
                let date = lunar::hebrew(year, month, day)?;
                add_days(date, if date.weekday() == Weekday::Saturday { 0 } else { -1 })?
            }
            Rule::Islamic(month, day) => lunar::islamic(year, month, day)?,
            Rule::LastFridayOfRamadan => lunar::last_friday_of_ramadan(year)?,
            Rule::Chinese(from, days) => lunar::chinese(year, from, days)?,
            Rule::Hindu(month, tithi, hour, days) => add_days(lunar::hindu(year, month, tithi, hour)?, days)?,
            Rule::Sankranti(from, degrees, days) => add_days(lunar::sankranti(year, from, degrees)?, days)?,
            Rule::Onam => lunar::onam(year)?,
            Rule::ParsiNewYear => lunar::parsi_new_year(year)?,
        };
        Some((first, add_days(first, self.days - 1)?))
    }

    /// How exact its date is: the months of the Islamic calendar begin where the moon is seen.
    pub(super) fn precision(&self) -> Precision {
        match self.rule {
            _ if self.days > 2 => Precision::Week,
            Rule::Islamic(..) => Precision::Weekend,
            _ if self.days == 2 => Precision::Weekend,
            _ => Precision::Day,
        }
    }

    /// Whether it lasts longer than a few days.
    pub(super) fn is_long(&self) -> bool {
        self.days > 6
    }
}

/// Whether a word of the vocabulary begins a holiday's name: "May Day", "summer bank holiday", "Mid-Autumn Festival".
fn may_open_name(lexeme: Lexeme) -> bool {
    matches!(
        lexeme,
        Lexeme::Word(
            Word::Month(..)
                | Word::Unit(_)
                | Word::DayPart(_)
                | Word::Season(..)
                | Word::Ordinal(_)
                | Word::Key(Key::Early | Key::Late | Key::Mid)
        )
    )
}

/// Words up to this length must be spelled as listed: "al" is not "ali".
const SHORT: usize = 3;

/// A name of one word is taken in another romanisation only where it is longer than this: "raki" is no "rakhi".
const SHORT_NAME: usize = 4;

/// The letters of a name but for what romanisations differ in: the breath behind a consonant (kh, bh, th) and at the end,
/// doubled letters, long vowels (oo for u, ee for i, ai for a), q for k, w for v, and an "s" at the end.
fn romanised(word: &str) -> String {
    let mut last = ' ';
    let mut letters = String::with_capacity(word.len());
    for letter in word.trim_end_matches('s').trim_end_matches('h').chars() {
        let letter = match letter {
            'q' => 'k',
            'w' => 'v',
            other => other,
        };
        match (last, letter) {
            ('b' | 'd' | 'g' | 'k' | 't' | 'j', 'h') | ('a', 'i') => {}
            ('o', 'o') => replace_last(&mut letters, 'u'),
            ('e', 'e') => replace_last(&mut letters, 'i'),
            _ if letter == last => {}
            _ => letters.push(letter),
        }
        last = letter;
    }
    letters
}

fn replace_last(letters: &mut String, letter: char) {
    letters.pop();
    letters.push(letter);
}

/// Ways to write `word` that differ in one thing of those that [`romanised`] ignores. They open a name as `word` does.
fn romanisations(word: &str) -> Vec<String> {
    const SWAPS: &[(&str, &str)] = &[("oo", "u"), ("u", "oo"), ("ee", "i"), ("ai", "a"), ("w", "v"), ("v", "w")];
    let mut ways = Vec::new();
    if word.len() <= SHORT_NAME || !word.is_ascii() {
        return ways;
    }
    for (at, letter) in word.char_indices() {
        let (Some(before), Some(behind)) = (word.get(..at), word.get(at + 1..)) else { continue };
        let consonant = !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | '\'');
        let breath = letter == 'h' && before.ends_with(['b', 'd', 'g', 'k', 't', 'j']);
        if breath || before.ends_with(letter) || letter == 'h' && behind.is_empty() {
            ways.push(format!("{before}{behind}"));
        } else if consonant && !behind.starts_with(letter) && at > 0 {
            ways.push(format!("{before}{letter}{letter}{behind}"));
        }
        if matches!(letter, 'b' | 'd' | 'g' | 'k' | 't' | 'j') && !behind.starts_with('h') {
            ways.push(format!("{before}{letter}h{behind}"));
        }
    }
    ways.extend(SWAPS.iter().filter(|(from, _)| word.contains(from)).map(|(from, to)| word.replacen(from, to, 1)));
    if word.ends_with('a') {
        ways.push(format!("{word}h"));
    }
    ways
}

fn workday(date: Date) -> Option<Date> {
    match date.weekday() {
        Weekday::Saturday => add_days(date, -1),
        Weekday::Sunday => add_days(date, 1),
        _ => Some(date),
    }
}

/// Uniform Time Act as amended in 1986 and 2005; before 1987 the dates changed too often to be told by rule.
fn clocks_forward(year: i16) -> Option<Date> {
    let (month, nth) = match year {
        2007.. => (3, 2),
        1987.. => (4, 1),
        _ => return None,
    };
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, Weekday::Sunday).ok()
}

fn clocks_back(year: i16) -> Option<Date> {
    let (month, nth) = match year {
        2007.. => (11, 1),
        1987.. => (10, -1),
        _ => return None,
    };
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, Weekday::Sunday).ok()
}

/// The day American taxes are due: 15 April; on a weekend, or on the day that Washington keeps for 16 April, the next working day.
fn tax_day(year: i16) -> Option<Date> {
    let emancipation = workday(Date::new(year, 4, 16).ok()?)?;
    let first = Date::new(year, 4, 15).ok()?;
    (0..5)
        .filter_map(|add| add_days(first, add))
        .find(|date| *date != emancipation && !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday))
}

fn kings_day(year: i16) -> Option<Date> {
    let date = Date::new(year, 4, if year < 2014 { 30 } else { 27 }).ok()?;
    if date.weekday() == Weekday::Sunday { add_days(date, if year < 1980 { 1 } else { -1 }) } else { Some(date) }
}

/// Easter Sunday in the Gregorian calendar: Meeus, Astronomical Algorithms, chapter 8 (the Butcher rule).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Easter Sunday in the Julian calendar (Meeus, chapter 8), as a Gregorian date.
fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y.rem_euclid(4), y.rem_euclid(7), y.rem_euclid(19));
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let month = (d + e + 114) / 31;
    let day = (d + e + 114) % 31 + 1;
    let julian = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    let centuries = y.div_euclid(100);
    add_days(julian, centuries - centuries.div_euclid(4) - 2)
}

/// A holiday and one of its spellings.
type Spelled = (&'static Holiday, &'static str);

/// The spellings of holidays by their first word, romanised.
static BY_FIRST_WORD: LazyLock<HashMap<String, Vec<Spelled>, FixedState>> = LazyLock::new(|| {
    let mut map: HashMap<_, Vec<_>, FixedState> = HashMap::default();
    for holiday in table::HOLIDAYS {
        for spelling in holiday.spellings {
            map.entry(romanised(first_word(spelling))).or_default().push((holiday, *spelling));
        }
    }
    map
});

fn first_word(spelling: &'static str) -> &'static str {
    spelling.split([' ', '-']).next().unwrap_or(spelling)
}

/// The first words of the holidays' names, as listed.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    table::HOLIDAYS.iter().flat_map(|holiday| holiday.spellings.iter().map(|spelling| first_word(spelling)))
}

/// The first words in other romanisations.
pub(super) fn romanised_first_words() -> impl Iterator<Item = String> {
    first_words().flat_map(romanisations).filter(|word| word.len() <= super::words::LONGEST)
}

impl Reader<'_> {
    /// "Christmas", "New Year's Day 2014", "St. Patrick's Day".
    pub(super) fn holiday(&self, at: usize) -> Parsed<DateForm> {
        let first = self.get(at).filter(|lexed| lexed.is_opening() || may_open_name(lexed.lexeme))?;
        let start = plain(first.span().of(self.text()));
        let named = BY_FIRST_WORD.get(&romanised(&start))?;
        let spelled = named.iter().filter_map(|(holiday, spelling)| Some((*holiday, self.spelled(spelling, at)?)));
        let (holiday, end) = spelled.max_by_key(|(_, end)| *end)?;
        let weekend = matches!(self.unit(end), Some((Unit::Weekend, _)));
        let (year, end) = self.optional_year(end + usize::from(weekend));
        let clocks = holiday.name.starts_with("Daylight");
        if (!first.is_capital() || clocks)
            && matches!(
                holiday.name,
                "Lent" | "May Day" | "Tax Day" | "Daylight Saving Starts" | "Daylight Saving Ends"
            )
            && year.is_none()
            && !self.is_whole(at, end)
        {
            return None;
        }
        // "Easter Rising", "Christmas Island": a name of something else.
        let named =
            self.get(end).is_some_and(|next| next.is_word() && next.is_capital() && next.lexeme == Lexeme::Other);
        if named && end == at + 1 && first.is_capital() {
            return None;
        }
        let form = in_year(DateForm::Holiday { holiday, which: Which::Bare }, year);
        Some((if weekend { DateForm::UnitOf { unit: Unit::Weekend, of: Box::new(form) } } else { form }, end))
    }

    /// Whether the word at `at` is `word` of a name: as it is, in another romanisation, or a weekday cut short.
    fn is_spelled(&self, at: usize, word: &str) -> bool {
        let said = plain(self.said(at));
        if said == word {
            return true;
        }
        let weekday = |word: &str| match look_up(word) {
            Some(Word::Weekday(day, _)) => Some(day),
            _ => None,
        };
        let cut = weekday(word).is_some_and(|day| weekday(&said) == Some(day));
        cut || word.len() > SHORT && said.len() > SHORT && romanised(&said) == romanised(word)
    }

    /// The index behind the words of `spelling`, where they stand at `at`.
    fn spelled(&self, spelling: &str, at: usize) -> Option<usize> {
        let mut next = at;
        let said = self.said(at);
        if said.len() <= SHORT_NAME && !spelling.contains([' ', '-']) && plain(said) != spelling {
            return None;
        }
        for word in spelling.split([' ', '-']) {
            next += usize::from(next > at && self.mark(next, b'-') && self.touches(next));
            if !self.is_spelled(next, word) {
                return None;
            }
            next += 1;
            if self.mark(next, b'\'') && self.touches(next)
                || word.len() <= 3 && self.mark(next, b'.') && self.touches(next)
            {
                next += 1;
            }
        }
        Some(next)
    }
}
