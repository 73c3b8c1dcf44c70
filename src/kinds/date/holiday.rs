//! Holidays with fixed or computable dates.

use jiff::civil::{Date, Weekday};

use super::form::{DateForm, Which};
use super::lexer::plain;
use super::period::in_year;
use super::reader::{Parsed, Reader};
use super::span::add_days;

/// A holiday that news dates by.
#[derive(Debug, PartialEq, Eq)]
pub struct Holiday {
    /// Its usual name.
    pub name: &'static str,
    rule: Rule,
    days: i32,
    spellings: &'static [&'static str],
}

/// When a holiday falls.
#[derive(Debug, PartialEq, Eq)]
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
}

const fn holiday(name: &'static str, rule: Rule, spellings: &'static [&'static str]) -> Holiday {
    Holiday { name, rule, days: 1, spellings }
}

use Rule::{AfterNth, Easter, Fixed, MondayBefore, Nth, OrthodoxEaster};
use Weekday::{Monday, Saturday, Sunday, Thursday};

/// Dates as law or custom sets them in the United States, Britain and the churches; spellings in lower case, without "'s" and commas.
#[rustfmt::skip]
static HOLIDAYS: &[Holiday] = &[
    holiday("Christmas Eve", Fixed(12, 24), &["christmas eve", "xmas eve"]),
    holiday("Christmas Day", Fixed(12, 25), &["christmas day", "christmas", "xmas", "xmas day"]),
    holiday("Boxing Day", Fixed(12, 26), &["boxing day", "st stephen day"]),
    holiday("New Year's Eve", Fixed(12, 31), &["new year eve", "new years eve", "hogmanay"]),
    holiday("New Year's Day", Fixed(1, 1), &["new year day", "new years day", "new year", "new years"]),
    holiday("Epiphany", Fixed(1, 6), &["epiphany", "twelfth night"]),
    holiday("Martin Luther King Day", Nth(1, 3, Monday), &["mlk day", "mlk jr day", "martin luther king day", "martin luther king jr day"]),
    holiday("Holocaust Memorial Day", Fixed(1, 27), &["holocaust memorial day"]),
    holiday("Groundhog Day", Fixed(2, 2), &["groundhog day"]),
    holiday("Valentine's Day", Fixed(2, 14), &["valentine day", "valentines day", "st valentine day"]),
    holiday("Presidents' Day", Nth(2, 3, Monday), &["presidents day", "president day", "washington birthday", "george washington day"]),
    holiday("Lincoln's Birthday", Fixed(2, 12), &["lincoln birthday", "lincolns birthday", "abraham lincoln birthday"]),
    holiday("International Women's Day", Fixed(3, 8), &["international women day", "women day"]),
    holiday("St Patrick's Day", Fixed(3, 17), &["st patrick day", "st patricks day", "saint patrick day"]),
    holiday("April Fools' Day", Fixed(4, 1), &["april fool day", "april fools day"]),
    holiday("Earth Day", Fixed(4, 22), &["earth day"]),
    holiday("St George's Day", Fixed(4, 23), &["st george day"]),
    holiday("Anzac Day", Fixed(4, 25), &["anzac day"]),
    holiday("May Day", Fixed(5, 1), &["may day", "loyalty day"]),
    holiday("Cinco de Mayo", Fixed(5, 5), &["cinco de mayo"]),
    holiday("Victory Day", Fixed(5, 9), &["victory day"]),
    holiday("Mother's Day", Nth(5, 2, Sunday), &["mother day", "mothers day"]),
    holiday("Mothering Sunday", Easter(-21), &["mothering sunday"]),
    holiday("Memorial Day", Nth(5, -1, Monday), &["memorial day"]),
    holiday("Spring Bank Holiday", Nth(5, -1, Monday), &["spring bank holiday"]),
    holiday("Early May Bank Holiday", Nth(5, 1, Monday), &["early may bank holiday", "may day bank holiday"]),
    holiday("Summer Bank Holiday", Nth(8, -1, Monday), &["summer bank holiday", "late summer bank holiday", "august bank holiday"]),
    holiday("Father's Day", Nth(6, 3, Sunday), &["father day", "fathers day"]),
    holiday("Juneteenth", Fixed(6, 19), &["juneteenth"]),
    holiday("Canada Day", Fixed(7, 1), &["canada day"]),
    holiday("Independence Day", Fixed(7, 4), &["independence day"]),
    holiday("Bastille Day", Fixed(7, 14), &["bastille day"]),
    holiday("Labor Day", Nth(9, 1, Monday), &["labor day"]),
    holiday("Columbus Day", Nth(10, 2, Monday), &["columbus day", "indigenous peoples day"]),
    holiday("Halloween", Fixed(10, 31), &["halloween", "hallowe'en"]),
    holiday("All Saints' Day", Fixed(11, 1), &["all saints day"]),
    holiday("Guy Fawkes Night", Fixed(11, 5), &["guy fawkes night", "bonfire night", "guy fawkes day"]),
    holiday("Armistice Day", Fixed(11, 11), &["armistice day", "veterans day", "remembrance day", "veteran day"]),
    holiday("Remembrance Sunday", Nth(11, 2, Sunday), &["remembrance sunday"]),
    holiday("Thanksgiving", Nth(11, 4, Thursday), &["thanksgiving day", "thanksgiving"]),
    holiday("Black Friday", AfterNth(11, 4, Thursday, 1), &["black friday"]),
    holiday("Cyber Monday", AfterNth(11, 4, Thursday, 4), &["cyber monday"]),
    holiday("Giving Tuesday", AfterNth(11, 4, Thursday, 5), &["giving tuesday"]),
    holiday("Victoria Day", MondayBefore(5, 24), &["victoria day"]),
    holiday("Election Day", AfterNth(11, 1, Monday, 1), &["election day"]),
    holiday("Administrative Professionals' Day", AfterNth(4, -1, Saturday, -3), &["administrative professionals day", "administrative professional day", "secretaries day"]),
    holiday("Shrove Tuesday", Easter(-47), &["shrove tuesday", "pancake day", "mardi gras"]),
    holiday("Ash Wednesday", Easter(-46), &["ash wednesday"]),
    Holiday { name: "Lent", rule: Easter(-46), days: 46, spellings: &["lent"] },
    holiday("Palm Sunday", Easter(-7), &["palm sunday"]),
    Holiday { name: "Holy Week", rule: Easter(-7), days: 7, spellings: &["holy week"] },
    holiday("Maundy Thursday", Easter(-3), &["maundy thursday"]),
    holiday("Good Friday", Easter(-2), &["good friday"]),
    holiday("Holy Saturday", Easter(-1), &["holy saturday"]),
    holiday("Easter Sunday", Easter(0), &["easter sunday", "easter", "easter day"]),
    holiday("Easter Monday", Easter(1), &["easter monday", "easter mon"]),
    holiday("Ascension Day", Easter(39), &["ascension day"]),
    holiday("Pentecost", Easter(49), &["pentecost", "whitsunday", "whit sunday"]),
    holiday("Whit Monday", Easter(50), &["whit monday", "pentecost monday"]),
    holiday("Trinity Sunday", Easter(56), &["trinity sunday"]),
    holiday("Corpus Christi", Easter(60), &["corpus christi day"]),
    holiday("Orthodox Easter", OrthodoxEaster(0), &["orthodox easter", "orthodox easter sunday"]),
    holiday("Orthodox Good Friday", OrthodoxEaster(-2), &["orthodox good friday", "orthodox great friday"]),
    holiday("Orthodox Christmas", Fixed(1, 7), &["orthodox christmas"]),
    holiday("Shrove Monday", Easter(-48), &["shrove monday"]),
];

impl Holiday {
    /// First and last day in `year`.
    pub(super) fn in_year(&self, year: i16) -> Option<(Date, Date)> {
        let first = match self.rule {
            Fixed(month, day) => Date::new(year, month, day).ok()?,
            Nth(month, nth, day) => Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, day).ok()?,
            AfterNth(month, nth, day, days) => add_days(Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, day).ok()?, days)?,
            Easter(days) => add_days(easter(year)?, days)?,
            OrthodoxEaster(days) => add_days(orthodox_easter(year)?, days)?,
            MondayBefore(month, day) => {
                let last = Date::new(year, month, day).ok()?;
                add_days(last, -i32::from(last.weekday().to_monday_zero_offset()))?
            }
        };
        Some((first, add_days(first, self.days - 1)?))
    }

    /// Whether it lasts longer than a few days.
    pub(super) fn is_long(&self) -> bool {
        self.days > 6
    }
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

/// The longest spelling, in words.
const LONGEST_NAME: usize = 5;

impl Reader<'_> {
    /// "Christmas", "New Year's Day 2014", "St. Patrick's Day".
    pub(super) fn holiday(&self, at: usize) -> Parsed<DateForm> {
        let first = self.get(at).filter(|lexed| lexed.is_word())?;
        let start = plain(first.span().of(self.text));
        let mut best: Option<(&'static Holiday, usize)> = None;
        for holiday in HOLIDAYS {
            for spelling in holiday.spellings {
                if spelling.starts_with(&*start) {
                    if let Some(end) = self.spelled(spelling, at) {
                        if best.is_none_or(|(_, longest)| end > longest) {
                            best = Some((holiday, end));
                        }
                    }
                }
            }
        }
        let (holiday, end) = best?;
        if !first.is_capital() && !self.is_holiday_in_lower_case(holiday) {
            return None;
        }
        let (year, end) = self.optional_year(end);
        Some((in_year(DateForm::Holiday { holiday, which: Which::Bare }, year), end))
    }

    fn is_holiday_in_lower_case(&self, holiday: &Holiday) -> bool {
        !matches!(holiday.name, "Lent" | "May Day")
    }

    /// The index behind the words of `spelling`, where they stand at `at`.
    fn spelled(&self, spelling: &str, at: usize) -> Option<usize> {
        let mut next = at;
        for (count, word) in spelling.split(' ').enumerate() {
            if count >= LONGEST_NAME || !plain(self.said(next)).eq(word) {
                return None;
            }
            next += 1;
            if self.mark(next, b'\'') && self.touches(next) || word.len() <= 3 && self.mark(next, b'.') && self.touches(next) {
                next += 1;
            }
        }
        Some(next)
    }
}
