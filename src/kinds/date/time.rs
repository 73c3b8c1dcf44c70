//! Times of day: "10:30 p.m. ET (0330 GMT)", "18:18 GMT", "noon", "Saturday night", "just before midnight".

use super::form::DayPart;
use super::lexer::Lexeme;
use super::reader::{Parsed, Reader};
use super::words::{Key, Word};
use crate::kinds::quantity::clock;

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// How far "just before", "shortly after", "around" reach, in minutes: news rounds such times to the half hour.
const ABOUT: u16 = 30;

/// A time of day, or a part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOfDay {
    /// First minute, counted from midnight: 0 to 1440.
    pub from: u16,
    /// Last minute; before `from` where midnight lies between ("Saturday night").
    pub to: u16,
    /// The time zone, where one is said.
    pub zone: Option<Zone>,
}

/// A time zone as news writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Its abbreviation, in capitals; "LOCAL" for "local time".
    pub name: &'static str,
    /// Minutes east of UTC, the least and the most ("ET" is EST or EDT); `None` where it depends on the place.
    pub offset: Option<(i16, i16)>,
}

/// Abbreviations in English news, from the IANA time zone database; ambiguous ones as their most common use in news.
#[rustfmt::skip]
const ZONES: &[(&str, i16, i16)] = &[
    ("GMT", 0, 0), ("UTC", 0, 0), ("BST", 60, 60), ("IST", 330, 330), ("WET", 0, 0), ("CET", 60, 60), ("CEST", 120, 120), ("EET", 120, 120),
    ("EEST", 180, 180), ("MSK", 180, 180), ("ET", -300, -240), ("EST", -300, -300), ("EDT", -240, -240), ("CT", -360, -300),
    ("CST", -360, -360), ("CDT", -300, -300), ("MT", -420, -360), ("MST", -420, -420), ("MDT", -360, -360), ("PT", -480, -420),
    ("PST", -480, -480), ("PDT", -420, -420), ("AKST", -540, -540), ("AKDT", -480, -480), ("HST", -600, -600), ("ART", -180, -180),
    ("BRT", -180, -180), ("JST", 540, 540), ("KST", 540, 540), ("HKT", 480, 480), ("SGT", 480, 480), ("AEST", 600, 600), ("AEDT", 660, 660),
    ("AWST", 480, 480), ("ACST", 570, 570), ("NZST", 720, 720), ("NZDT", 780, 780), ("SAST", 120, 120), ("EAT", 180, 180), ("WAT", 60, 60), ("PKT", 300, 300),
];

/// The minutes of each part of a day: wide, since to one desk the evening begins at five, to another at seven.
fn minutes(part: DayPart) -> (u16, u16) {
    match part {
        DayPart::Morning => (4 * 60, 12 * 60),
        DayPart::Afternoon => (12 * 60, 18 * 60),
        DayPart::Evening => (17 * 60, DAY),
        DayPart::Night => (18 * 60, 6 * 60),
        DayPart::Dawn => (4 * 60, 8 * 60),
        DayPart::Dusk => (16 * 60, 22 * 60),
        DayPart::Lunchtime => (11 * 60 + 30, 14 * 60 + 30),
        DayPart::Noon => (12 * 60, 12 * 60),
        DayPart::Midnight => (DAY, DAY),
    }
}

impl TimeOfDay {
    pub(super) fn at(minute: u16) -> Self {
        Self { from: minute, to: minute, zone: None }
    }

    fn part(part: DayPart) -> Self {
        let (from, to) = minutes(part);
        Self { from, to, zone: None }
    }

    fn between(from: Self, to: Self) -> Self {
        Self { from: from.from, to: to.to, zone: to.zone.or(from.zone) }
    }

    fn reach(self, before: u16, after: u16) -> Self {
        Self { from: self.from.saturating_sub(before), to: (self.to + after).min(DAY), ..self }
    }
}

impl Reader<'_> {
    /// A time of day by the clock, or noon and midnight.
    pub(super) fn time(&self, at: usize) -> Parsed<TimeOfDay> {
        let (time, end) = self.time_range(at).or_else(|| self.clock(at)).or_else(|| self.noon(at))?;
        let (zone, end) = self.zone(end).map_or((time.zone, end), |(zone, end)| (Some(zone), end));
        let end = self.skip_conversion(end);
        let end = self.clock_in_brackets(end);
        Some((self.hedged(TimeOfDay { zone, ..time }, at), end))
    }

    fn hedged(&self, time: TimeOfDay, at: usize) -> TimeOfDay {
        let near = self.is_any_before(at.saturating_sub(1), &[Key::Just]);
        match self.key_before(at) {
            Some(Key::About) => time.reach(ABOUT, ABOUT),
            Some(Key::Before) if near => time.reach(ABOUT, 0),
            Some(Key::After | Key::Past) if near => time.reach(0, ABOUT),
            _ => time,
        }
    }

    fn noon(&self, at: usize) -> Parsed<TimeOfDay> {
        match self.word(at)? {
            Word::DayPart(part @ (DayPart::Noon | DayPart::Midnight)) => Some((TimeOfDay::part(part), at + 1)),
            _ => None,
        }
    }

    /// "between 2 and 3 p.m.", "2-3 p.m.", "from 9 a.m. to 11 a.m."
    fn time_range(&self, at: usize) -> Parsed<TimeOfDay> {
        let between = self.is_any(at, &[Key::Between, Key::From]);
        let start = at + usize::from(between);
        let first = self.clock(start).or_else(|| {
            let (hour @ 1..=12, _) = self.number(start)? else { return None };
            Some((TimeOfDay::at(u16::try_from(hour).ok()? * 60), start + 1))
        });
        let (first, next) = first?;
        let second = self.range_mark(next).or((between && self.is(next, Key::And)).then_some(next + 1))?;
        let (second, end) = self.clock(second)?;
        let half = self.key(next - 1).is_some_and(|key| matches!(key, Key::Am | Key::Pm));
        let afternoon = !half && second.from >= DAY / 2 && first.from < DAY / 2 && first.from + DAY / 2 <= second.from;
        let first = if afternoon { TimeOfDay::at(first.from + DAY / 2) } else { first };
        Some((TimeOfDay::between(first, second), end))
    }

    /// "10:30 p.m.", "11pm", "10.30pm", "18:18", "0330 GMT", "3 o'clock"
    fn clock(&self, at: usize) -> Parsed<TimeOfDay> {
        if self.touches(at) && matches!(self.lexeme_before(at), Lexeme::Mark(b':' | b'.' | b'/')) {
            return None;
        }
        match self.lexeme(at) {
            Lexeme::Number(hour, 1 | 2) => self.hour_clock(at, hour),
            Lexeme::Number(value, 4) => {
                let (zone, _) = self.zone(at + 1)?;
                let minute = minute_of(value / 100, value % 100)?;
                (zone.name != "LOCAL" || value < 2400).then_some((TimeOfDay::at(minute), at + 1))
            }
            Lexeme::Decimal => {
                let (hour, minute) = self.said(at).split_once('.').filter(|(_, minute)| minute.len() == 2)?;
                let minute = minute_of(hour.parse().ok()?, minute.parse().ok()?)?;
                if self.zone(at + 1).is_some() {
                    return Some((TimeOfDay::at(minute), at + 1));
                }
                let (minute, end) = self.half_day(at + 1, minute)?;
                Some((TimeOfDay::at(minute), end))
            }
            _ => None,
        }
    }

    fn hour_clock(&self, at: usize, hour: u32) -> Parsed<TimeOfDay> {
        if self.mark(at + 1, b':') && self.touches(at + 1) && self.touches(at + 2) {
            let (minute, 2) = self.number(at + 2)? else { return None };
            let minute = minute_of(hour, minute)?;
            let seconds =
                self.mark(at + 3, b':') && self.touches(at + 3) && matches!(self.number(at + 4), Some((_, 2)));
            let end = at + if seconds { 5 } else { 3 };
            let length = clock::length(|at| self.said(at), at, end).is_some();
            if length || self.mark(end, b':') || self.mark(at.wrapping_sub(1), b':') {
                return None;
            }
            return Some(
                self.half_day(end, minute)
                    .map_or((TimeOfDay::at(minute), end), |(minute, end)| (TimeOfDay::at(minute), end)),
            );
        }
        if self.is(at + 1, Key::Oclock) {
            return (1..=12).contains(&hour).then_some((
                TimeOfDay { from: u16::try_from(hour % 12).ok()? * 60, to: u16::try_from(hour).ok()? * 60, zone: None },
                at + 2,
            ));
        }
        let (minute, end) = self.half_day(at + 1, minute_of(hour, 0)?)?;
        Some((TimeOfDay::at(minute), end))
    }

    /// "a.m." or "p.m." behind a time before noon or on the twelve-hour clock.
    fn half_day(&self, at: usize, minute: u16) -> Parsed<u16> {
        let (past_noon, end) = match self.key(at) {
            Some(Key::Pm) => (true, at + 1),
            Some(Key::Am) if self.touches(at) || !self.is_am_verb(at) => (false, at + 1),
            _ => return None,
        };
        if !(60..13 * 60).contains(&minute) {
            return None;
        }
        let twelve = minute % (DAY / 2);
        Some((twelve + if past_noon { DAY / 2 } else { 0 }, end))
    }

    /// "am" behind a space is the verb as likely, but a number before it tells.
    fn is_am_verb(&self, at: usize) -> bool {
        self.said(at) == "AM" && !self.ends_phrase(at + 1)
    }

    fn zone(&self, at: usize) -> Parsed<Zone> {
        if self.is(at, Key::Local) && self.is(at + 1, Key::Time) {
            return Some((Zone { name: "LOCAL", offset: None }, at + 2));
        }
        let said = self.said(at).trim_matches('.');
        let (name, low, high) =
            ZONES.iter().copied().find(|(name, ..)| said.eq_ignore_ascii_case(name) && said.len() == name.len())?;
        self.get(at)?.is_all_capitals().then_some((Zone { name, offset: Some((low, high)) }, at + 1))
    }

    fn skip_conversion(&self, at: usize) -> usize {
        match self.said(at) {
            "Eastern" | "Pacific" | "Central" | "Mountain" | "Moscow" if self.is(at + 1, Key::Time) => at + 2,
            _ => at,
        }
    }

    /// Behind "(0330 GMT)", "(18:18 GMT)": the same time in another zone.
    fn clock_in_brackets(&self, at: usize) -> usize {
        if !self.mark(at, b'(') {
            return at;
        }
        let Some((_, end)) = self.clock(at + 1) else { return at };
        let end = self.zone(end).map_or(end, |(_, end)| end);
        if self.mark(end, b')') { end + 1 } else { at }
    }

    /// The time that belongs to the date at `start..end`, and where both end: "Friday night", "May 8 at 3 p.m.".
    pub(super) fn time_beside(&self, start: usize, end: usize) -> (Option<TimeOfDay>, usize) {
        if let Some(Word::DayPart(part)) = self.word(self.skip(start, Key::The))
            && self.is(self.skip(start, Key::The) + 1, Key::Of)
        {
            return (Some(TimeOfDay::part(part)), end);
        }
        if let Some(found) = self.iso_time(end) {
            return (Some(found.0), found.1);
        }
        let spoken = match self.key(end.saturating_sub(1)) {
            Some(Key::Tonight) => Some(TimeOfDay::part(DayPart::Night)),
            Some(Key::Overnight) => Some(TimeOfDay { from: 18 * 60, to: 8 * 60, zone: None }),
            _ => None,
        };
        if spoken.is_some() {
            return self.time(self.skip(end, Key::At)).map_or((spoken, end), |(time, end)| (Some(time), end));
        }
        if let Some(Word::DayPart(part)) = end.checked_sub(1).and_then(|at| self.word(at)) {
            return (Some(TimeOfDay::part(part)), end);
        }
        let before = self.is(start, Key::The) && self.is_any(end.saturating_sub(1), &[Key::Before, Key::After]);
        if let (true, Some(Word::DayPart(part))) = (before, self.word(start + 1)) {
            return (Some(TimeOfDay::part(part)), end);
        }
        if let Some(Word::DayPart(part)) = self.word(end) {
            return (Some(TimeOfDay::part(part)), end + 1);
        }
        let next = self.skip_mark(end, b',');
        let next = next + usize::from(self.is_any(next, &[Key::Just]));
        let next = next + usize::from(self.is_any(next, &[Key::At, Key::About, Key::Before, Key::After, Key::By]));
        let next = if next > end { self.skip(next, Key::About) } else { next };
        match self.time(next) {
            None => (self.early_or_late(start), end),
            // "6 a.m. Tuesday, 11 p.m. on Wednesday": the time behind the comma is the next day's.
            Some((_, behind))
                if self.mark(end, b',') && (self.is(behind, Key::On) || self.weekday(behind).is_some()) =>
            {
                (None, end)
            }
            Some((time, behind)) => (Some(time), behind),
        }
    }

    /// "early Friday", "late on Friday", "in the early hours of Friday".
    fn early_or_late(&self, start: usize) -> Option<TimeOfDay> {
        let at = if self.is_any_before(start, &[Key::On]) { start.checked_sub(1)? } else { start };
        let hours = at >= 2 && self.is(at - 1, Key::Of) && matches!(self.said(at - 2), "hours");
        let word = at.checked_sub(if hours { 3 } else { 1 })?;
        let (from, to) = match (self.key(word)?, hours) {
            (Key::Early, true) => (0, 6 * 60),
            (Key::Early, false) => (0, 10 * 60),
            (Key::Late, false) => (15 * 60, DAY),
            _ => return None,
        };
        Some(TimeOfDay { from, to, zone: None })
    }

    /// "T13:15:30Z" behind a date.
    fn iso_time(&self, at: usize) -> Parsed<TimeOfDay> {
        if !self.touches(at) {
            return None;
        }
        let hour: u32 = self.said(at).strip_prefix('T')?.parse().ok()?;
        if !self.mark(at + 1, b':') {
            return None;
        }
        let (minute, 2) = self.number(at + 2)? else { return None };
        let time = TimeOfDay::at(minute_of(hour, minute)?);
        let seconds = self.mark(at + 3, b':') && self.number(at + 4).is_some();
        let end = at + if seconds { 5 } else { 3 };
        Some(if self.touches(end) && self.said(end) == "Z" {
            (TimeOfDay { zone: Some(Zone { name: "UTC", offset: Some((0, 0)) }), ..time }, end + 1)
        } else {
            (time, end)
        })
    }
}

fn minute_of(hour: u32, minute: u32) -> Option<u16> {
    (hour < 25 && minute < 60 && hour * 60 + minute <= u32::from(DAY))
        .then(|| u16::try_from(hour * 60 + minute).ok())
        .flatten()
}
