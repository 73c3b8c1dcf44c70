//! Pairs of a fact and what could be said of it: each value of its sort, each answer of a choice.

use super::frame::days;
use super::link::{Distance, GroupPart, Link, Mark, Place};
use super::site::{Site, Spot, overlaps};
use super::sorts::fits;
use super::wording::find_wording;
use crate::kinds::amount::{self, AmountContext};
use crate::kinds::comparison::Outcome;
use crate::kinds::date::{DateSpan, Precision};
use crate::kinds::fact::FactBody;
use crate::kinds::quantity::{Hedge, Quantity};
use crate::kinds::{choice, count, when};
use crate::lang::Cues;
use crate::recognise::Match as HitMatch;
use crate::recognise::values::Reading;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// What a pair says, if it binds.
#[derive(Clone, Debug)]
pub enum Saying {
    /// The value of that number in its sentence.
    Value(usize),
    /// That option of a choice, and how its words stand for it.
    Answer(usize, HitMatch),
}

/// A fact and what could be said of it.
#[derive(Clone, Debug)]
pub struct Pair {
    /// What is said.
    pub saying: Saying,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// How it stands to the fact.
    pub link: Link,
}

impl Site<'_> {
    /// All pairs of the sentence with some facts, each seen beside the others.
    #[must_use]
    pub fn pairs(&self, facts: &[usize]) -> Vec<Pair> {
        let values = self.view.values().len();
        let declarers = Declarers(vec![OnceCell::new(); values]);
        let mut pairs = Vec::new();
        for &fact in facts {
            if self.fact(fact).is_some_and(|frame| frame.sort.is_some()) {
                pairs.extend((0..values).filter_map(|value| self.value_pair(fact, value, &declarers)));
            }
        }
        self.compete(&mut pairs);
        for &fact in facts {
            pairs.extend(self.answer_pairs(fact));
        }
        pairs
    }

    fn value_pair(&self, fact: usize, value: usize, declarers: &Declarers) -> Option<Pair> {
        let declared = self.ground.setting.rules.facts.get(fact)?;
        let mention = self.view.values().get(value)?;
        let spot = Spot { tokens: mention.tokens.clone(), at: mention.at, value: Some(&mention.value) };
        let typical = fits(declared, mention);
        if self.refuses(fact, &mention.tokens)
            || self.is_filing(&mention.tokens)
            || !(typical || self.is_age(fact, mention))
        {
            return None;
        }
        let outcome = self.outcome(fact, value);
        let others = self.view.values().iter().filter(|other| fits(declared, other)).count();
        let mut link = self.link(fact, &spot, outcome);
        link.distance = self.distance(fact, value, &link.outcome);
        link.others_in_sentence = others.saturating_sub(1);
        link.marks.set(Mark::Unconcerned, !self.concerns(fact));
        link.marks.set(Mark::BareAge, !typical);
        if let Some(own) = self.is_own_age(fact, &mention.tokens) {
            link.marks.set(if own { Mark::OwnAge } else { Mark::AnothersAge }, true);
        }
        link.marks.set(Mark::StrangerNear, self.has_stranger());
        link.marks.set(Mark::AnothersValue, self.is_anothers(fact, value, declarers));
        Some(Pair { saying: Saying::Value(value), tokens: mention.tokens.clone(), link })
    }

    /// All that is seen of a spot and a fact.
    #[must_use]
    pub fn link(&self, fact: usize, spot: &Spot<'_>, outcome: Outcome) -> Link {
        let stand = self.stand(&spot.tokens);
        let stand = stand.as_ref();
        let groups = self.group_links(fact, spot, stand);
        let marks = self.marks(fact, spot, stand, &groups);
        let mut link = Link::new(fact, outcome);
        link.counted = self.counted(fact, spot, stand);
        link.time = self.clause_time(fact, spot, stand);
        link.rival_facts = self.fact(fact).map_or(0, |frame| frame.rivals);
        link.own_words = self.article.relevance.own(fact);
        link.other_words = self.article.relevance.elsewhere(fact);
        link.can_tell = self.article.relevance.can_tell(fact);
        link.short = self.article.is_short();
        link.sentence = self.view.index;
        if let Some(stand) = stand {
            link.subject = self.subject(fact, stand);
            link.object = self.object(fact, stand);
            link.predicate = self.predicate(fact, stand);
            link.holder = self.holder(fact, stand);
            link.possessor = self.possessor(fact, stand);
            link.predicate_like = self.predicate_like(fact, stand);
            link.clause_like = self.clause_like(fact, stand);
            link.noun_like = self.noun_like(fact, stand);
            link.negated = self.is_negated(fact, stand);
            link.tie = self.tie(stand);
        }
        Link { groups, marks, ..link }
    }

    /// Whether a word of the fact stands in the sentence, shortly before, or in the headline.
    fn concerns(&self, fact: usize) -> bool {
        let Some(groups) = self.groups(fact) else { return false };
        let is_of =
            |group: u32| groups.about.contains(&group) || groups.verb == Some(group) || groups.of == Some(group);
        let near = |tokens: Range<usize>| self.article.all_hits_in(tokens).any(|hit| is_of(hit.group));
        self.hits.iter().any(|hit| is_of(hit.group)) || near(self.view.context()) || self.heading().is_some_and(near)
    }

    /// What holding a value against a fact gives.
    fn outcome(&self, fact: usize, value: usize) -> Outcome {
        let declared = self.ground.setting.rules.facts.get(fact).map(|fact| &fact.body);
        let mention = self.view.values().get(value).map(|mention| &mention.value);
        match (declared, mention) {
            (Some(FactBody::Amount(amount)), Some(Reading::Quantity(quantity))) => {
                amount::compare_declared(amount, quantity, self.money())
            }
            (Some(FactBody::Count(count)), Some(Reading::Quantity(quantity))) if count::may_claim(count, quantity) => {
                count::compare_declared(count, quantity)
            }
            (Some(FactBody::Date(date)), Some(Reading::Date(expression))) => {
                when::compare_declared(date, expression, self.days(value).as_ref(), false)
            }
            _ => Outcome::Unknown,
        }
    }

    /// What money is worth where the article was written.
    fn money(&self) -> AmountContext<'_> {
        let setting = self.ground.setting;
        let dollar = setting.rules.defaults.currency.as_deref();
        AmountContext { rates: setting.rates, published: self.ground.published, dollar, explained: false }
    }

    /// Whether another fact that could take it declares the very value.
    fn is_anothers(&self, fact: usize, value: usize, declarers: &Declarers) -> bool {
        let exact = match self.view.values().get(value).map(|value| &value.value) {
            Some(Reading::Quantity(quantity)) => {
                !matches!(quantity.hedge, Hedge::AtLeast | Hedge::AtMost) && quantity.stated.is_exact()
            }
            Some(Reading::Date(_)) => self.days(value).is_some_and(|days| days.precision == Precision::Day),
            None => false,
        };
        let days = self.days(value);
        let declares = |&other: &usize| {
            let body = self.ground.setting.rules.facts.get(other).map(|fact| &fact.body);
            match (body, &days) {
                (Some(FactBody::Date(date)), Some(days)) => when::is_declared(date, days),
                _ => self.outcome(other, value) == Outcome::Agrees,
            }
        };
        let frame = self.ground.setting.frame;
        exact
            && declarers
                .of(value, || frame.valued().filter(declares).collect())
                .iter()
                .any(|&other| frame.are_rivals(fact, other) || frame.may_be_age(fact, other))
    }

    fn distance(&self, fact: usize, value: usize, outcome: &Outcome) -> Distance {
        let declared = self.ground.setting.rules.facts.get(fact).map(|fact| &fact.body);
        match outcome {
            _ if declared.is_some_and(|body| !body.declares()) => return Distance::Undeclared,
            // Many numbers lie within a bound: that one does is no sign that it is meant.
            Outcome::Agrees if !declared.is_some_and(is_open) => return Distance::Same,
            Outcome::Agrees => {}
            Outcome::Unknown => return Distance::Unknown,
            Outcome::Differs(_) => {}
        }
        let said = self.view.values().get(value).map(|mention| &mention.value);
        match (declared, said) {
            (Some(FactBody::Date(date)), Some(Reading::Date(_))) => {
                let declared = date.value.as_ref().map(|value| value.days);
                declared.zip(self.days(value)).map_or(Distance::Unknown, |(a, b)| date_distance(&a, &b))
            }
            (Some(FactBody::Amount(fact)), Some(Reading::Quantity(said))) => {
                let mut reckoned = said
                    .readings()
                    .filter_map(|said| Some((amount::declared_in(fact, &said.unit, self.money())?, value_of(said)?)));
                reckoned.next().map_or(Distance::Unknown, |(declared, said)| number_distance(declared, said))
            }
            (Some(FactBody::Count(fact)), Some(Reading::Quantity(said))) => {
                let both = fact.value.as_ref().and_then(value_of).zip(value_of(said));
                both.map_or(Distance::Unknown, |(declared, said)| number_distance(declared, said))
            }
            _ => Distance::Unknown,
        }
    }

    /// What the values of a sentence and the facts do to each other.
    fn compete(&self, pairs: &mut [Pair]) {
        let key = |link: &Link| {
            let key = link.groups.iter().find(|group| group.part == GroupPart::Key);
            key.map_or((Place::Nowhere, usize::MAX), |group| (group.place, group.gap))
        };
        let seen: Vec<Seen> = pairs
            .iter()
            .map(|pair| Seen {
                fact: pair.link.fact,
                start: pair.tokens.start,
                agrees: pair.link.outcome == Outcome::Agrees,
                nearest: key(&pair.link),
            })
            .collect();
        let mut of_fact: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut of_value: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, me) in seen.iter().enumerate() {
            of_fact.entry(me.fact).or_default().push(at);
            of_value.entry(me.start).or_default().push(at);
        }
        let frame = self.ground.setting.frame;
        for (at, pair) in pairs.iter_mut().enumerate() {
            let me = seen[at];
            let beside = |same: Option<&'_ Vec<usize>>| {
                let others = same.into_iter().flatten().filter(move |&&other| other != at);
                others.filter_map(|&other| seen.get(other)).collect::<Vec<_>>()
            };
            let mine = beside(of_fact.get(&me.fact));
            let mine = || mine.iter();
            pair.link.marks.set(Mark::AgreesBeside, mine().any(|other| other.agrees));
            pair.link.marks.set(Mark::NearerValue, mine().any(|other| other.nearest < me.nearest));
            let rival =
                beside(of_value.get(&me.start)).into_iter().filter(|other| frame.are_rivals(me.fact, other.fact));
            let rival = rival.map(|rival| rival.nearest).min().unwrap_or((Place::Nowhere, usize::MAX));
            pair.link.rival_place = rival.0;
            pair.link.marks.set(Mark::NearerRival, rival < me.nearest);
            pair.link.value_place = mine().map(|other| other.nearest.0).min().unwrap_or(Place::Nowhere);
        }
    }

    /// Whether words stand in a dateline, or behind the account of a message: they tell where and when the article or the
    /// message was filed, and nothing of what it tells. Nor does the feast in "Merry Christmas".
    fn is_filing(&self, tokens: &Range<usize>) -> bool {
        if self.is_stamp(tokens.start) || self.token_cues(tokens.start.wrapping_sub(1)).meets(Cues::WISH) {
            return true;
        }
        let segments = &self.article.segments;
        let paragraph = segments.paragraph_of(tokens.start).and_then(|index| segments.paragraphs.get(index));
        let dateline = paragraph.and_then(|paragraph| paragraph.dateline);
        dateline.is_some_and(|dateline| dateline.covers(self.article.span(tokens.clone())))
    }

    /// Whether the account of who wrote a message stands right before: "Ann Lindqvist (@annlind) May 3, 2014".
    fn is_stamp(&self, token: usize) -> bool {
        let word = |back: usize| {
            let token = token.checked_sub(back).and_then(|at| self.article.tokens.get(at));
            token.map_or("", |token| token.of(self.article.text()))
        };
        word(1) == ")" && (2..6).find(|&back| word(back) == "(").is_some_and(|open| word(open - 1).starts_with('@'))
    }

    /// The answers to a choice that the sentence may give.
    fn answer_pairs(&self, fact: usize) -> Vec<Pair> {
        let declared = self.ground.setting.rules.facts.get(fact).map(|fact| &fact.body);
        let (Some(FactBody::Choice(choice)), Some(groups)) = (declared, self.groups(fact)) else { return Vec::new() };
        let mut spots: Vec<Answer> = Vec::new();
        for (option, (&group, declared)) in groups.options.iter().zip(&choice.options).enumerate() {
            let met = self.hits.iter().filter(|hit| hit.group == group);
            spots.extend(met.map(|hit| Answer { option, tokens: hit.tokens.clone(), how: hit.how }));
            for wording in &declared.wordings {
                let clauses = self.view.clauses().iter();
                let found =
                    clauses.filter_map(|clause| find_wording(&self.view, self.ground.setting.lexicon, wording, clause));
                spots.extend(found.map(|tokens| Answer { option, tokens, how: HitMatch::Listed }));
            }
        }
        spots.retain(|spot| !self.refuses(fact, &spot.tokens) && !self.is_filing(&spot.tokens));
        let spots = keep_longest(spots);
        let others = spots.len().saturating_sub(1);
        let pair = |answer: Answer| {
            let at = self.article.span(answer.tokens.clone());
            let spot = Spot { tokens: answer.tokens.clone(), at, value: None };
            let outcome = choice::compare_declared(choice, answer.option, false);
            let mut link = self.link(fact, &spot, outcome);
            link.others_in_sentence = others;
            Pair { saying: Saying::Answer(answer.option, answer.how), tokens: answer.tokens, link }
        };
        spots.into_iter().map(pair).collect()
    }
}

/// For each value of a sentence the facts that declare just that, found when first asked for.
struct Declarers(Vec<OnceCell<Vec<usize>>>);

impl Declarers {
    fn of(&self, value: usize, find: impl FnOnce() -> Vec<usize>) -> &[usize] {
        self.0.get(value).map_or(&[], |cell| cell.get_or_init(find))
    }
}

/// Words of an option.
#[derive(Clone, Debug)]
struct Answer {
    option: usize,
    tokens: Range<usize>,
    how: HitMatch,
}

/// Of answers that overlap the one of more words is meant; of one place and option the surest.
fn keep_longest(mut answers: Vec<Answer>) -> Vec<Answer> {
    answers
        .sort_by_key(|answer| (std::cmp::Reverse(answer.tokens.len()), answer.how, answer.tokens.start, answer.option));
    let mut kept: Vec<Answer> = Vec::new();
    for answer in answers {
        let taken = kept.iter().any(|other| {
            let better =
                other.option == answer.option || other.tokens.len() > answer.tokens.len() || other.how < answer.how;
            better && overlaps(&other.tokens, &answer.tokens)
        });
        if !taken {
            kept.push(answer);
        }
    }
    kept.sort_by_key(|answer| (answer.tokens.start, answer.option));
    kept
}

/// What a pair is to the others of its sentence.
#[derive(Clone, Copy)]
struct Seen {
    fact: usize,
    start: usize,
    agrees: bool,
    /// Where the words stand that tell the fact apart.
    nearest: (Place, usize),
}

fn date_distance(declared: &DateSpan, said: &DateSpan) -> Distance {
    let (Some(a), Some(b)) = (declared.first(), said.first().or(said.last())) else { return Distance::Unknown };
    let years = |date: jiff::civil::Date| date.year().unsigned_abs().to_string();
    if said.precision == Precision::Day {
        match (a.year() == b.year(), a.month() == b.month(), a.day() == b.day()) {
            (_, true, true) => return Distance::Slip,
            (true, false, true) => return Distance::Digit,
            (true, true, false) if is_misread(a.day(), b.day()) => return Distance::Digit,
            _ => {}
        }
    } else if a.year() != b.year() && is_slip(&years(a), &years(b)) {
        return Distance::Slip;
    }
    match days(a, b) {
        0..=10 => Distance::Close,
        11..=62 => Distance::Near,
        63..=400 => Distance::Far,
        _ => Distance::Beyond,
    }
}

fn value_of(quantity: &Quantity) -> Option<Decimal> {
    quantity.stated.low_value().or(quantity.stated.high_value())
}

/// Whether a fact declares no more than a bound.
fn is_open(body: &FactBody) -> bool {
    let value = match body {
        FactBody::Amount(fact) => fact.value.as_ref(),
        FactBody::Count(fact) => fact.value.as_ref(),
        _ => None,
    };
    value.is_some_and(|value| matches!(value.hedge, Hedge::AtLeast | Hedge::AtMost))
}

fn number_distance(a: Decimal, b: Decimal) -> Distance {
    if a == b {
        return Distance::Same;
    }
    let digits = |value: Decimal| value.normalize().mantissa().unsigned_abs().to_string();
    if is_slip(&digits(a), &digits(b)) {
        return Distance::Slip;
    }
    if digits(a).trim_end_matches('0') == digits(b).trim_end_matches('0') {
        return Distance::Noughts;
    }
    if is_one_digit(&digits(a), &digits(b)) {
        return Distance::Digit;
    }
    let (Some(a), Some(b)) = (a.abs().to_f64(), b.abs().to_f64()) else { return Distance::Unknown };
    match a.max(b) / a.min(b).max(1e-9) {
        ratio if ratio < 1.1 => Distance::Close,
        ratio if ratio < 2.0 => Distance::Near,
        ratio if ratio < 10.0 => Distance::Far,
        _ => Distance::Beyond,
    }
}

/// Of the digits that say something, one of three or more is another, or left out, some are exchanged, or the point stands
/// elsewhere.
fn is_slip(a: &str, b: &str) -> bool {
    let (told, said) = (a.trim_end_matches('0'), b.trim_end_matches('0'));
    if is_short_of_one(a, b) || is_short_of_one(b, a) {
        return true;
    }
    if told.len() != said.len() || told.len() < 2 {
        return false;
    }
    let sorted = |digits: &str| {
        let mut digits: Vec<u8> = digits.bytes().collect();
        digits.sort_unstable();
        digits
    };
    let differing = told.bytes().zip(said.bytes()).filter(|(a, b)| a != b).count();
    let moved = differing == 0;
    moved || a.len() == b.len() && (told.len() >= 3 && differing == 1 || sorted(told) == sorted(said))
}

/// Whether a number lacks one digit of another that has three or more, noughts of both at the end included.
fn is_short_of_one(short: &str, long: &str) -> bool {
    let noughts = |digits: &str| digits.len() - digits.trim_end_matches('0').len();
    long.len() == short.len() + 1
        && long.trim_end_matches('0').len() >= 2
        && long.len() >= 3
        && noughts(long) == noughts(short)
        && (0..long.len()).any(|left| {
            let kept = long.bytes().enumerate().filter(|&(at, _)| at != left).map(|(_, digit)| digit);
            kept.eq(short.bytes())
        })
}

/// Whether days of a month are easily taken for each other: 9 and 19, 12 and 21.
fn is_misread(a: i8, b: i8) -> bool {
    a != b && (a % 10 == b % 10 || a % 10 == b / 10 && a / 10 == b % 10)
}

/// Of two digits that say something, one is another.
fn is_one_digit(a: &str, b: &str) -> bool {
    let told = a.trim_end_matches('0').len().max(b.trim_end_matches('0').len());
    a.len() == b.len() && told == 2 && a.bytes().zip(b.bytes()).filter(|(a, b)| a != b).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_slips_where_one_part_is_misread() {
        let day = |text: &str| crate::kinds::date::parse_date(text).ok().map(|date| date.days).unwrap();
        let distance = |a: &str, b: &str| date_distance(&day(a), &day(b));
        assert_eq!(distance("2019-05-14", "2018-05-14"), Distance::Slip);
        assert_eq!(distance("1962", "1926"), Distance::Slip);
        assert_eq!(distance("2019-05-09", "2019-05-19"), Distance::Digit);
        assert_eq!(distance("2019-05-21", "2019-05-12"), Distance::Digit);
        assert_eq!(distance("2019-05-09", "2019-06-09"), Distance::Digit);
        // Near misses: no digit is another's, or of a year but one.
        assert_eq!(distance("2019-05-09", "2019-05-18"), Distance::Close);
        assert_eq!(distance("2019-05-09", "2019-06-19"), Distance::Near);
        assert_eq!(distance("1962", "1971"), Distance::Beyond);
    }

    #[test]
    fn slips_are_one_digit_or_an_exchange() {
        for (a, b) in
            [("11685", "11865"), ("317", "316"), ("25", "250"), ("64", "46"), ("50000", "150000"), ("1700", "17400")]
        {
            assert!(is_slip(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("14", "41000"),
            ("317", "326"),
            ("5", "6"),
            ("64", "65"),
            ("12000000", "15000000"),
            ("40", "400"),
            ("5", "25"),
            ("3", "300"),
        ] {
            assert!(!is_slip(a, b), "{a} {b}");
        }
    }
}
