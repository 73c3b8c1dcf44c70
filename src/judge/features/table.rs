//! The table of features: a row each, with what it means, how it is said, and when a pair has it.

use super::{Case, Family, MarkRow, Sign, Value};
use crate::judge::candidates::Saying;
use crate::judge::link::{
    Bearer, ClauseTime, Counted, Distance, GroupLink, GroupPart, Mark, Match, Place, Predicate, Tie,
};
use crate::kinds::Kind;
use crate::recognise::Match as HitMatch;

const PLACES: &[Value] = &[
    ("phrase", "in the value's own phrase"),
    ("describing", "in a clause that describes it"),
    ("predicate", "in the predicate that it belongs to"),
    ("argument", "in another phrase of its clause"),
    ("outer", "in the clause around it"),
    ("inner", "in a clause inside its own"),
    ("sentence", "elsewhere in the sentence"),
    ("before", "in the sentence before"),
    ("paragraph", "shortly before"),
    ("heading", "in the headline"),
    ("article", "elsewhere in the article"),
    ("nowhere", "nowhere"),
];

const MATCHES: &[Value] = &[
    ("listed", "as the rule lists them"),
    ("derived", "as a word of the same root"),
    ("synonym", "as a synonym"),
    ("kind", "as a kind of it"),
    ("close", "as a word used alike"),
    ("unit", "in its unit"),
];

const BEARERS: &[Value] = &[
    ("untold", "nothing tells"),
    ("own", "words of the fact"),
    ("pronoun", "a pronoun"),
    ("alike", "other words of the rules"),
    ("rival", "words of another fact"),
    ("stranger", "a name that the rules do not know"),
    ("noun", "something else"),
];

/// What a noun can be: no pronoun.
const HOLDERS: &[Value] = &[BEARERS[0], BEARERS[1], BEARERS[3], BEARERS[4], BEARERS[5], BEARERS[6]];

const LIKENESS: &[Value] = &[
    ("0", "unlike"),
    ("20", "hardly like"),
    ("30", "a little like"),
    ("35", "somewhat like"),
    ("40", "fairly like"),
    ("45", "rather like"),
    ("50", "quite like"),
    ("60", "much like"),
];

fn place(place: Place) -> Option<usize> {
    Some(place as usize)
}

fn bearer(bearer: Bearer) -> Option<usize> {
    Some(bearer as usize)
}

fn holder(holder: Bearer) -> Option<usize> {
    match holder {
        Bearer::Untold | Bearer::Own => Some(holder as usize),
        Bearer::Pronoun => None,
        Bearer::Alike | Bearer::Rival | Bearer::Stranger | Bearer::Noun => Some(holder as usize - 1),
    }
}

fn likeness(hundredths: i32) -> Option<usize> {
    Some(match hundredths {
        ..20 => 0,
        20..30 => 1,
        30..35 => 2,
        35..40 => 3,
        40..45 => 4,
        45..50 => 5,
        50..60 => 6,
        _ => 7,
    })
}

fn key<'l>(case: &Case<'l>) -> Option<&'l GroupLink> {
    case.link.groups.iter().find(|group| group.part == GroupPart::Key)
}

fn others<'l>(case: &Case<'l>) -> impl Iterator<Item = &'l GroupLink> {
    case.link.groups.iter().filter(|group| matches!(group.part, GroupPart::Other | GroupPart::Verb))
}

fn matched(group: &GroupLink) -> Match {
    if group.place == Place::Nowhere { Match::Listed } else { group.how }
}

/// All families.
pub static FAMILIES: &[Family] = &[
    Family {
        id: "kind",
        doc: "the kind of the fact",
        says: "the fact is {}",
        values: &[("amount", "an amount"), ("count", "a count"), ("date", "a date"), ("choice", "a choice")],
        ordered: false,
        value: |case| match case.kind {
            Kind::Amount => Some(0),
            Kind::Count => Some(1),
            Kind::Date => Some(2),
            Kind::Choice => Some(3),
            _ => None,
        },
    },
    Family {
        id: "key",
        doc: "where the words stand that tell the fact from its rivals",
        says: "the words that tell the fact apart stand {}",
        values: PLACES,
        ordered: true,
        value: |case| place(key(case)?.place),
    },
    Family {
        id: "key-how",
        doc: "how those words stand for the fact's",
        says: "the words that tell the fact apart stand {}",
        values: MATCHES,
        ordered: true,
        value: |case| Some(matched(key(case)?) as usize),
    },
    Family {
        id: "key-gap",
        doc: "how many words lie between",
        says: "they are {}",
        values: &[
            ("0", "next to the value"),
            ("1", "a word away"),
            ("2", "two words away"),
            ("3", "three words away"),
            ("5", "up to five words away"),
            ("7", "up to seven words away"),
            ("10", "up to ten words away"),
            ("15", "up to fifteen words away"),
            ("far", "further away"),
        ],
        ordered: true,
        value: |case| {
            Some(match key(case)?.gap {
                gap @ 0..=3 => gap,
                4..=5 => 4,
                6..=7 => 5,
                8..=10 => 6,
                11..=15 => 7,
                _ => 8,
            })
        },
    },
    Family {
        id: "best",
        doc: "where the nearest other group stands",
        says: "other words of the fact stand {}",
        values: PLACES,
        ordered: true,
        value: |case| others(case).map(|group| group.place).min().and_then(place),
    },
    Family {
        id: "worst",
        doc: "where the furthest group stands",
        says: "the furthest words of the fact stand {}",
        values: PLACES,
        ordered: true,
        value: |case| others(case).map(|group| group.place).max().and_then(place),
    },
    Family {
        id: "other-how",
        doc: "how the other groups are met, the least sure of them",
        says: "other words of the fact stand {}",
        values: MATCHES,
        ordered: true,
        value: |case| others(case).map(matched).max().map(|how| how as usize),
    },
    Family {
        id: "groups",
        doc: "how many groups the fact has",
        says: "the fact has {}",
        values: &[("1", "one group of words"), ("2", "two groups of words"), ("3", "several groups of words")],
        ordered: true,
        value: |case| {
            let needed = case.link.groups.iter().filter(|group| group.part != GroupPart::Of).count();
            needed.checked_sub(1).map(|more| more.min(2))
        },
    },
    Family {
        id: "rival-key",
        doc: "where the words stand that tell the nearest rival apart",
        says: "words that tell another fact apart stand {}",
        values: PLACES,
        ordered: true,
        value: |case| place(case.link.rival_place),
    },
    Family {
        id: "value-key",
        doc: "where the words that tell the fact apart stand, seen from another value of the sentence",
        says: "seen from another value, the words that tell the fact apart stand {}",
        values: PLACES,
        ordered: true,
        value: |case| place(case.link.value_place),
    },
    Family {
        id: "tie",
        doc: "what its head is to the word it hangs on",
        says: "it is {}",
        values: &[
            ("untold", "not told what"),
            ("predicate", "what its clause says"),
            ("subject", "the subject"),
            ("object", "the object"),
            ("oblique", "a phrase beside the verb"),
            ("of-noun", "a phrase of a noun"),
            ("before", "what stands before a noun"),
            ("number", "the number of a noun"),
            ("apposition", "an apposition"),
        ],
        ordered: false,
        value: |case| {
            Some(match case.link.tie {
                Tie::Untold => 0,
                Tie::Predicate => 1,
                Tie::Subject => 2,
                Tie::Object => 3,
                Tie::Oblique => 4,
                Tie::OfNoun => 5,
                Tie::Before => 6,
                Tie::Number => 7,
                Tie::Apposition => 8,
            })
        },
    },
    Family {
        id: "sentence",
        doc: "how far down the article it stands",
        says: "it stands {} of the article",
        values: &[
            ("0", "in the first sentence"),
            ("1", "in the second sentence"),
            ("3", "in the first sentences"),
            ("7", "near the beginning"),
            ("15", "in the first part"),
            ("far", "in the later part"),
        ],
        ordered: true,
        value: |case| {
            Some(match case.link.sentence {
                first @ 0..=1 => first,
                2..=3 => 2,
                4..=7 => 3,
                8..=15 => 4,
                _ => 5,
            })
        },
    },
    Family {
        id: "missing",
        doc: "how many groups stand nowhere",
        says: "of the fact's groups {} missing",
        values: &[("0", "none is"), ("1", "one is"), ("2", "two are"), ("3", "several are")],
        ordered: true,
        value: |case| {
            let needed = case.link.groups.iter().filter(|group| group.part != GroupPart::Of);
            Some(needed.filter(|group| group.place == Place::Nowhere).count().min(3))
        },
    },
    Family {
        id: "counted",
        doc: "what the number counts",
        says: "what is counted is {}",
        values: &[
            ("measured", "not asked for"),
            ("listed", "what the rule lists"),
            ("near", "near what the rule lists"),
            ("same-class", "of the same class"),
            ("bare", "not said"),
            ("about", "said by the fact's other words"),
            ("other", "something else"),
        ],
        ordered: false,
        value: |case| {
            Some(match case.link.counted {
                Counted::Measured => 0,
                Counted::Listed => 1,
                Counted::Near => 2,
                Counted::SameClass => 3,
                Counted::Bare => 4,
                Counted::About => 5,
                Counted::Other => 6,
            })
        },
    },
    Family {
        id: "subject",
        doc: "who or what the subject is",
        says: "the subject is {}",
        values: BEARERS,
        ordered: false,
        value: |case| bearer(case.link.subject),
    },
    Family {
        id: "object",
        doc: "who or what the object is",
        says: "the object is {}",
        values: BEARERS,
        ordered: false,
        value: |case| bearer(case.link.object),
    },
    Family {
        id: "predicate",
        doc: "what the predicate is",
        says: "the predicate is {}",
        values: &[
            ("untold", "not told"),
            ("key", "a word that tells the fact apart"),
            ("group", "a word of the fact"),
            ("rival", "a word that tells another fact apart"),
            ("light", "a verb that says little"),
            ("reporting", "a verb of saying"),
            ("verb", "another verb"),
            ("nominal", "no verb"),
        ],
        ordered: false,
        value: |case| {
            Some(match case.link.predicate {
                Predicate::Untold => 0,
                Predicate::Key => 1,
                Predicate::Group => 2,
                Predicate::Rival => 3,
                Predicate::Light => 4,
                Predicate::Reporting => 5,
                Predicate::Verb => 6,
                Predicate::Nominal => 7,
            })
        },
    },
    Family {
        id: "holder",
        doc: "what the noun is that the value describes",
        says: "what it describes is {}",
        values: HOLDERS,
        ordered: false,
        value: |case| holder(case.link.holder),
    },
    Family {
        id: "possessor",
        doc: "whose it is",
        says: "it belongs to {}",
        values: BEARERS,
        ordered: false,
        value: |case| bearer(case.link.possessor),
    },
    Family {
        id: "time",
        doc: "when the clause tells of",
        says: "the clause tells of {}",
        values: &[
            ("untold", "no certain time"),
            ("story", "the story's time"),
            ("earlier", "an earlier time"),
            ("later", "a later time"),
        ],
        ordered: false,
        value: |case| {
            Some(match case.link.time {
                ClauseTime::Untold => 0,
                ClauseTime::Story => 1,
                ClauseTime::Earlier => 2,
                ClauseTime::Later => 3,
            })
        },
    },
    Family {
        id: "distance",
        doc: "how far the value lies from the declared one",
        says: "the value {}",
        values: &[
            ("unknown", "cannot be held against the declared one"),
            ("same", "agrees with the declared one"),
            ("slip", "is the declared one but for a slip"),
            ("noughts", "is the declared one but for noughts"),
            ("digit", "is the declared one but for a digit"),
            ("close", "is close to the declared one"),
            ("near", "is less than twofold off the declared one"),
            ("far", "is far from the declared one"),
            ("beyond", "is of another size than the declared one"),
        ],
        ordered: true,
        value: |case| {
            Some(match case.link.distance {
                Distance::Undeclared => return None,
                Distance::Unknown => 0,
                Distance::Same => 1,
                Distance::Slip => 2,
                Distance::Noughts => 3,
                Distance::Digit => 4,
                Distance::Close => 5,
                Distance::Near => 6,
                Distance::Far => 7,
                Distance::Beyond => 8,
            })
        },
    },
    Family {
        id: "others",
        doc: "how many other values of its sort the sentence has",
        says: "in the sentence {} of its sort",
        values: &[
            ("0", "stands no other value"),
            ("1", "stands one more value"),
            ("2", "stand two more values"),
            ("3", "stand several more values"),
        ],
        ordered: true,
        value: |case| Some(case.link.others_in_sentence.min(3)),
    },
    Family {
        id: "rivals",
        doc: "how many other facts could take it",
        says: "{} could take it",
        values: &[
            ("0", "no other fact"),
            ("1", "one other fact"),
            ("2", "two other facts"),
            ("3", "several other facts"),
        ],
        ordered: true,
        value: |case| Some(case.link.rival_facts.min(3)),
    },
    Family {
        id: "predicate-like",
        doc: "how alike the predicate is used to the words that tell the fact apart",
        says: "the predicate is {} the words that tell the fact apart",
        values: LIKENESS,
        ordered: true,
        value: |case| likeness(case.link.predicate_like),
    },
    Family {
        id: "clause-like",
        doc: "how alike the most alike word of the clause is used",
        says: "a word of the clause is {} them",
        values: LIKENESS,
        ordered: true,
        value: |case| likeness(case.link.clause_like),
    },
    Family {
        id: "noun-like",
        doc: "how alike the noun is used to the fact's nouns",
        says: "the noun is {} the fact's",
        values: LIKENESS,
        ordered: true,
        value: |case| likeness(case.link.noun_like),
    },
    Family {
        id: "text",
        doc: "how long the text is",
        says: "the text is {}",
        values: &[("short", "short"), ("article", "a running article")],
        ordered: false,
        value: |case| Some(usize::from(!case.link.short)),
    },
    Family {
        id: "story",
        doc: "how much the words of the other facts tell of the article being about the story",
        says: "the article {}",
        values: &[
            ("less", "has fewer of the other facts' words than chance would bring"),
            ("chance", "has hardly more of the other facts' words than chance would bring"),
            ("few", "has few of the other facts' words"),
            ("some", "has some of the other facts' words"),
            ("many", "has many of the other facts' words"),
            ("most", "has most of the other facts' words"),
            ("untold", "cannot be told by the other facts' words, which are few"),
        ],
        ordered: true,
        value: |case| {
            Some(match case.link.other_words {
                _ if !case.link.can_tell => 6,
                ..0 => 0,
                0..50 => 1,
                50..120 => 2,
                120..250 => 3,
                250..500 => 4,
                _ => 5,
            })
        },
    },
    Family {
        id: "own-words",
        doc: "how rare the fact's own words are that stand in the article",
        says: "the fact's own words are {} in other articles",
        values: &[
            ("common", "common"),
            ("usual", "met often"),
            ("seldom", "met seldom"),
            ("rare", "rare"),
            ("rarest", "hardly met"),
        ],
        ordered: true,
        value: |case| {
            Some(match case.link.own_words {
                ..30 => 0,
                30..70 => 1,
                70..130 => 2,
                130..220 => 3,
                _ => 4,
            })
        },
    },
    Family {
        id: "answer",
        doc: "how the words of an answer stand for it",
        says: "the words of the answer stand {}",
        values: MATCHES.split_at(5).0, // all but the last
        ordered: true,
        value: |case| match case.saying {
            Saying::Answer(_, how) => Some(match how {
                HitMatch::Listed => 0,
                HitMatch::Derived => 1,
                HitMatch::Synonym => 2,
                HitMatch::Kind => 3,
                HitMatch::Close => 4,
            }),
            Saying::Value(_) => None,
        },
    },
];

const fn row(mark: Mark, id: &'static str, sign: Sign, says: &'static str) -> MarkRow {
    MarkRow { mark, id, sign, says }
}

/// All marks, in the order of their numbers.
pub static MARKS: &[MarkRow] = &[
    row(Mark::IsPredicate, "is-predicate", Sign::Any, "it is what its clause says"),
    row(Mark::InSubject, "in-subject", Sign::Any, "it belongs to the subject"),
    row(Mark::InObject, "in-object", Sign::Any, "it belongs to the object"),
    row(Mark::InOblique, "in-oblique", Sign::Any, "it belongs to a phrase beside the verb"),
    row(Mark::InNoun, "in-noun", Sign::Any, "it hangs on another noun"),
    row(Mark::Partitive, "partitive", Sign::Against, "it is a part of a whole"),
    row(Mark::Additional, "additional", Sign::Against, "it is beyond others"),
    row(Mark::Ordered, "ordered", Sign::Any, "it is one of a row"),
    row(Mark::Rate, "rate", Sign::Any, "it is for each of something, or an average"),
    row(Mark::Percent, "percent", Sign::Any, "it is a share"),
    row(Mark::LowerBound, "lower-bound", Sign::Any, "it is a lower bound"),
    row(Mark::UpperBound, "upper-bound", Sign::Any, "it is an upper bound"),
    row(Mark::Hedged, "hedged", Sign::Any, "it is said to be about so"),
    row(Mark::Range, "range", Sign::Any, "it is a range"),
    row(Mark::Ordinal, "ordinal", Sign::Any, "it is an ordinal"),
    row(Mark::Small, "small", Sign::Any, "it is three or less"),
    row(Mark::Round, "round", Sign::Any, "it is a round number"),
    row(Mark::TakenTogether, "taken-together", Sign::Against, "it is said of two facts together"),
    row(Mark::Change, "change", Sign::Against, "it says by how much, not how much"),
    row(Mark::Indefinite, "indefinite", Sign::Any, "its noun is some or any"),
    row(Mark::OtherEvent, "other-event", Sign::Against, "the fact's noun is some or any"),
    row(Mark::SetApart, "set-apart", Sign::Against, "a word sets the fact's noun apart from another"),
    row(Mark::Denied, "denied", Sign::Against, "it is denied"),
    row(Mark::Possible, "possible", Sign::Against, "it might, could or would be so"),
    row(Mark::Conditional, "conditional", Sign::Against, "it is under a condition"),
    row(Mark::Asked, "asked", Sign::Against, "it is asked"),
    row(Mark::Future, "future", Sign::Any, "it is still to come"),
    row(Mark::PastPerfect, "past-perfect", Sign::Any, "it had been so before"),
    row(Mark::Habitual, "habitual", Sign::Against, "it is so again and again, or can be"),
    row(Mark::Uncertain, "uncertain", Sign::Against, "it is rumoured, feared or alleged"),
    row(Mark::Superseded, "superseded", Sign::Against, "it was said first and corrected since"),
    row(Mark::Reported, "reported", Sign::Any, "somebody says so"),
    row(Mark::Quoted, "quoted", Sign::Any, "it stands between quotation marks"),
    row(Mark::Headline, "headline", Sign::Any, "it stands in a headline or caption"),
    row(Mark::Verbless, "verbless", Sign::Any, "the sentence has no verb"),
    row(Mark::Unparsed, "unparsed", Sign::Any, "the sentence has no tree"),
    row(Mark::AnothersValue, "anothers-value", Sign::Against, "another fact declares this very value"),
    row(Mark::NearerRival, "nearer-rival", Sign::Against, "words of another fact stand nearer"),
    row(Mark::AgreesBeside, "agrees-beside", Sign::Against, "another value of the sentence agrees with the fact"),
    row(Mark::NearerValue, "nearer-value", Sign::Against, "another value stands nearer to the fact's words"),
    row(Mark::AgreesElsewhere, "agrees-elsewhere", Sign::Against, "the article agrees with the fact elsewhere"),
    row(Mark::Unless, "unless", Sign::Against, "words of `unless` stand by it"),
    row(Mark::Together, "together", Sign::Against, "it is said of several together"),
    row(Mark::Restricted, "restricted", Sign::Against, "it is said of some only"),
    row(Mark::OtherTimeWord, "other-time-word", Sign::Any, "a word tells of another time"),
    row(Mark::YearBeside, "year-beside", Sign::Any, "a year stands by the fact's words"),
    row(Mark::Present, "present", Sign::Any, "it is told in the present"),
    row(Mark::Passive, "passive", Sign::Any, "it is told in the passive"),
    row(Mark::OwnAttribute, "own-attribute", Sign::For, "a word says that it measures what the fact is about"),
    row(Mark::OtherAttribute, "other-attribute", Sign::Against, "a word says that it measures something else"),
    row(Mark::NewCompound, "new-compound", Sign::Any, "a noun that the rules do not know stands before the fact's"),
    row(Mark::Compared, "compared", Sign::Any, "the fact's noun is compared with another"),
    row(Mark::NewAdjective, "new-adjective", Sign::Any, "the fact's noun has an adjective that the rules do not know"),
    row(Mark::Ago, "ago", Sign::Any, "it was some time ago"),
    row(Mark::ReportingDate, "reporting-date", Sign::Against, "the date is that of a report"),
    row(Mark::FullDate, "full-date", Sign::Any, "the date is told in full"),
    row(Mark::Relative, "relative", Sign::Any, "the date is seen from the article's day"),
    row(Mark::Unconcerned, "unconcerned", Sign::Against, "no word of the fact stands near"),
    row(Mark::BareAge, "bare-age", Sign::Any, "it stands where a name's age stands"),
    row(Mark::LongBefore, "long-before", Sign::Any, "its sentence tells of a time long before"),
    row(Mark::OwnAge, "own-age", Sign::For, "it stands by a name of the fact as an age"),
    row(Mark::AnothersAge, "anothers-age", Sign::Against, "it stands by somebody else's name as an age"),
    row(Mark::StrangerNear, "stranger-near", Sign::Any, "its sentence has a name that the rules do not know"),
];
