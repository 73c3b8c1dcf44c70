//! What a date expression says, before it is resolved: a small tree.

use jiff::civil::Weekday;

use super::Precision;
use super::holiday::Holiday;

/// Year, month and day as written; what was not written is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CalendarDate {
    /// Astronomical year: 1 BC is 0, 165 BC is −164.
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: Option<i8>,
    /// 1 to 31; not checked against the month ("Feb. 30" is kept, and resolves to nothing).
    pub day: Option<i8>,
}

/// A stretch of time that can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Friday.
    WorkWeek,
    /// Monday to Sunday.
    Week,
    /// Two weeks.
    Fortnight,
    /// A calendar month.
    Month,
    /// Three calendar months, from January.
    Quarter,
    /// One of the four seasons.
    Season,
    /// Six calendar months, from January.
    HalfYear,
    /// A calendar year.
    Year,
    /// Ten years, from one that ends in 0.
    Decade,
    /// A hundred years, from one that ends in 00.
    Century,
}

/// A season, as the northern hemisphere has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February; that of a year is the one that begins in it.
    Winter,
}

/// A part of a day that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayPart {
    /// 4:00 to 12:00.
    Morning,
    /// 12:00 to 18:00.
    Afternoon,
    /// 17:00 to 24:00.
    Evening,
    /// 18:00 to 6:00 of the next day.
    Night,
    /// 4:00 to 8:00.
    Dawn,
    /// 16:00 to 22:00.
    Dusk,
    /// 12:00.
    Noon,
    /// 11:30 to 14:30.
    Lunchtime,
    /// 24:00.
    Midnight,
}

/// A part of a year with a number or a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearPart {
    /// A season.
    Season(Season),
    /// A quarter, 1 to 4.
    Quarter(i8),
    /// A half, 1 or 2.
    Half(i8),
    /// A week by its ISO number, 1 to 53.
    Week(i8),
}

/// A part of some longer stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// "at the beginning of", "the start of".
    Start,
    /// "early".
    Early,
    /// "mid-", "the middle of".
    Middle,
    /// "late".
    Late,
    /// "the end of".
    End,
    /// "earlier this": from its beginning to the article's date.
    Earlier,
    /// "later this", "the rest of": from the article's date to its end.
    Later,
    /// "the first half of".
    FirstHalf,
    /// "the second half of".
    SecondHalf,
}

/// Which of many: the word before a weekday, month, season or unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// No word: "Friday", "in May", "the weekend".
    Bare,
    /// "this", "the current".
    This,
    /// "last".
    Last,
    /// "past", "this past": the days up to now.
    Past,
    /// "next".
    Next,
    /// "coming", "upcoming".
    Coming,
    /// "… after next".
    AfterNext,
    /// "… before last".
    BeforeLast,
    /// "that", "the same": the one the text spoke of.
    That,
    /// "the following": after the one the text spoke of.
    Following,
    /// "the previous": before the one the text spoke of.
    Previous,
}

/// What an offset counts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The article's date: "ago", "in two weeks".
    Published,
    /// The last date in the text: "later", "earlier".
    Last,
    /// An event that is no date: "two days after the vote".
    Event,
    /// Another expression: "three days after Easter".
    Form(Box<DateForm>),
}

/// A number of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// How many; below zero: backwards.
    pub count: i32,
    /// Of what.
    pub unit: Unit,
}

/// What may be numbered within a longer stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A weekday: "the first Wednesday of".
    Weekday(Weekday),
    /// A unit: "the third week of".
    Unit(Unit),
}

/// How what comes again and again is counted from a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The nearest first, whether before or behind.
    Nearest,
    /// Forward.
    After,
}

/// What a date expression says, parsed but not resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateForm {
    /// "8 May 2015", "May 8", "May", "1974", "the 8th".
    Calendar(CalendarDate),
    /// "Thursday the 21st".
    DayNamed {
        /// The weekday.
        weekday: Weekday,
        /// The day of the month.
        day: i8,
    },
    /// "Friday", "last Friday".
    Weekday {
        /// The weekday.
        day: Weekday,
        /// Which of them.
        which: Which,
    },
    /// "Christmas", "next Easter".
    Holiday {
        /// The holiday.
        holiday: &'static Holiday,
        /// Which of them.
        which: Which,
    },
    /// "the third quarter", "last spring", "week 31".
    YearPart {
        /// The part of the year.
        part: YearPart,
        /// Which of them.
        which: Which,
    },
    /// Whole years: "the 1920s", "the 19th century".
    Years {
        /// First astronomical year.
        first: i16,
        /// Last astronomical year.
        last: i16,
        /// Decade or century.
        precision: Precision,
    },
    /// "fiscal 2014", "FY2015": some twelve months that end or begin in that year.
    FiscalYear(i16),
    /// "last week", "this year", "today", "the next day".
    Unit {
        /// The unit.
        unit: Unit,
        /// Which of them.
        which: Which,
    },
    /// "last May", "this September": calendar fields with a word before.
    Month {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: Option<i8>,
        /// Which of them.
        which: Which,
    },
    /// "the last three years" (below zero), "the next two weeks" (above): a window up to or from the article's date.
    Window(Vec<Step>),
    /// "in two weeks": of what is to come; of what is past it is how long something took.
    InFuture(Vec<Step>),
    /// "two weeks ago", "a year later", "three days after Easter".
    Offset {
        /// How far.
        steps: Vec<Step>,
        /// From where.
        from: Origin,
    },
    /// "the first Wednesday of October 2014", "the last week of 2015".
    Nth {
        /// Which, from 1; below zero from the end.
        nth: i8,
        /// Of what.
        item: Item,
        /// Within what.
        of: Box<DateForm>,
    },
    /// "the Sunday nearest to November 30", "the first Easter after 1945".
    Ranked {
        /// Which, from 1: the nearest or the first.
        nth: i8,
        /// Of what comes again and again: a bare weekday or holiday.
        of: Box<DateForm>,
        /// Counted how.
        order: Order,
        /// From where.
        from: Box<DateForm>,
    },
    /// "the first ten days of May" (or, below zero, the last).
    Run {
        /// How many; below zero: the last.
        count: i32,
        /// Of what.
        unit: Unit,
        /// Within what.
        of: Box<DateForm>,
    },
    /// "mid-October", "the end of 2008".
    Part {
        /// Which part.
        part: Part,
        /// Of what.
        of: Box<DateForm>,
    },
    /// "October of next year", "Tuesday of last week".
    Within {
        /// What.
        inner: Box<DateForm>,
        /// In what.
        outer: Box<DateForm>,
    },
    /// "the week of October 6", "the weekend of Halloween".
    UnitOf {
        /// The unit.
        unit: Unit,
        /// A day in it.
        of: Box<DateForm>,
    },
    /// "a week starting tomorrow", "for ten days from 18 December".
    Lasting {
        /// How long.
        steps: Vec<Step>,
        /// From when.
        from: Box<DateForm>,
    },
    /// "May 8-10", "from 2014 to 2018".
    Range {
        /// The first part.
        from: Box<DateForm>,
        /// The last part.
        to: Box<DateForm>,
    },
    /// "every Friday", "on Sundays".
    Recurring(Item),
    /// A time of day without a date.
    Time,
}

impl DateForm {
    /// A whole year.
    #[must_use]
    pub fn year(year: i16) -> Self {
        Self::Calendar(CalendarDate { year: Some(year), ..CalendarDate::default() })
    }

    /// Whether it is a year and nothing else.
    pub(super) fn is_year(&self) -> bool {
        matches!(self, Self::Calendar(CalendarDate { year: Some(_), month: None, .. }))
    }

    /// Whether `found` holds for this form or one inside it.
    pub(super) fn any(&self, found: &dyn Fn(&Self) -> bool) -> bool {
        if found(self) {
            return true;
        }
        match self {
            Self::Nth { of, .. } | Self::Run { of, .. } | Self::Part { of, .. } | Self::UnitOf { of, .. } => {
                of.any(found)
            }
            Self::Lasting { from, .. } | Self::Ranked { from, .. } => from.any(found),
            Self::Within { outer, .. } => outer.any(found),
            Self::Range { from, to } => from.any(found) || to.any(found),
            Self::Offset { from: Origin::Form(form), .. } => form.any(found),
            _ => false,
        }
    }
}
