//! How a value of a sentence stands to a fact: what the features are computed from.

use crate::kinds::comparison::Outcome;
use crate::span::ByteSpan;

/// Where the nearest words of a group stand, from the nearest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// In the value's own noun phrase, "40 *geese*", "a *flock* of 40"; or its unit says it.
    Phrase,
    /// The predicate of a clause that describes the value's noun phrase: "40 geese that *flew*".
    Describing,
    /// The predicate that the value's noun phrase belongs to, or what is said to be the value: "*saw* 40", "the *flock*
    /// was 40".
    Predicate,
    /// In another phrase that belongs to the same predicate: "the *warden* saw 40".
    Argument,
    /// In the clause around the value's: "they *say* that 40 flew".
    Outer,
    /// In a clause inside the value's, or of its predicate: "40 flew when it *rang*".
    Inner,
    /// Elsewhere in the sentence.
    Sentence,
    /// In the sentence before.
    Before,
    /// In the paragraph so far, or the one before.
    Paragraph,
    /// In the headline, or the title.
    Heading,
    /// Elsewhere in the article.
    Article,
    /// Nowhere.
    Nowhere,
}

impl Place {
    /// In words.
    #[must_use]
    pub fn describe(self) -> &'static str {
        match self {
            Self::Phrase => "in the same phrase",
            Self::Describing => "in a clause that describes it",
            Self::Predicate => "in its predicate",
            Self::Argument => "in the same clause",
            Self::Outer => "in the clause around it",
            Self::Inner => "in a clause inside its own",
            Self::Sentence => "in the same sentence",
            Self::Before => "in the sentence before",
            Self::Paragraph => "shortly before",
            Self::Heading => "in the headline",
            Self::Article => "elsewhere in the article",
            Self::Nowhere => "nowhere",
        }
    }
}

/// How words stand for a group of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Match {
    /// Listed, in some inflection; or a name of the rules.
    Listed,
    /// Of the same root as a listed word.
    Derived,
    /// A synonym, or a phrase that stands for it.
    Synonym,
    /// A kind of it.
    Kind,
    /// Near it by its use.
    Close,
    /// Said by the value's unit: kilograms weigh.
    Unit,
}

/// A group of a fact, as a value sees it.
#[derive(Clone, Copy, Debug)]
pub struct GroupLink {
    /// The number of the group.
    pub group: u32,
    /// What it is to the fact.
    pub part: GroupPart,
    /// Where its nearest words stand.
    pub place: Place,
    /// How they stand for it.
    pub how: Match,
    /// How many tokens lie between; 0 outside the sentence.
    pub gap: usize,
    /// Where they stand.
    pub at: Option<ByteSpan>,
}

/// What a group is to its fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GroupPart {
    /// The group of `about` that tells the fact from its rivals best.
    Key,
    /// Another group of `about`.
    Other,
    /// What happened.
    Verb,
    /// What is counted.
    Of,
}

/// Whose something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bearer {
    /// Nothing tells.
    Untold,
    /// The fact's: words of its groups, or a name of its groups.
    Own,
    /// He, she, it, they.
    Pronoun,
    /// Of a noun of the same class as the fact's own words.
    Alike,
    /// A name or word of another fact.
    Rival,
    /// A name that the rules do not know.
    Stranger,
    /// Another noun.
    Noun,
}

/// What the predicate is that a value belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Predicate {
    /// None, or it cannot be told.
    Untold,
    /// A word of the group that tells the fact apart.
    Key,
    /// A word of another group of the fact.
    Group,
    /// A word that tells a rival apart.
    Rival,
    /// It says little: be, have, make.
    Light,
    /// It says that something was said.
    Reporting,
    /// Another verb.
    Verb,
    /// A noun or adjective.
    Nominal,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
    /// Nothing is asked, or it is a measure.
    Measured,
    /// A word of `of`.
    Listed,
    /// A word near one of `of`.
    Near,
    /// A noun of the same class: people for people.
    SameClass,
    /// No noun stands by the number.
    Bare,
    /// A word of the fact's other groups: "14 dead".
    About,
    /// Something else.
    Other,
}

/// What a word is to the one it hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tie {
    /// Nothing tells.
    Untold,
    /// It is the predicate of a clause.
    Predicate,
    /// The subject.
    Subject,
    /// The object.
    Object,
    /// A phrase beside the verb, or an adverb.
    Oblique,
    /// A phrase of a noun: "bail *of 500 euros*".
    OfNoun,
    /// A noun or adjective before a noun: "a *two-tonne* bell", "the *border* town".
    Before,
    /// The number of a noun: "*40* geese".
    Number,
    /// Another name of it, set off by commas.
    Apposition,
}

/// When a clause tells of, seen from the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClauseTime {
    /// No date stands in it.
    Untold,
    /// A date of the story.
    Story,
    /// A date before the story.
    Earlier,
    /// A date after it.
    Later,
}

/// How a spot of a sentence stands to a fact.
#[derive(Clone, Debug)]
pub struct Link {
    /// The fact.
    pub fact: usize,
    /// What holding it against the fact gives.
    pub outcome: Outcome,
    /// The groups.
    pub groups: Vec<GroupLink>,
    /// What is counted.
    pub counted: Counted,
    /// Who or what the subject of its predicate is.
    pub subject: Bearer,
    /// Who or what the object is, where the spot is no part of it.
    pub object: Bearer,
    /// What the predicate is.
    pub predicate: Predicate,
    /// What the noun is that it describes: the bell of "a nine-tonne bell".
    pub holder: Bearer,
    /// Whose its noun phrase, or its subject, is.
    pub possessor: Bearer,
    /// Plain facts about it and its sentence.
    pub marks: Marks,
    /// When its clause tells of.
    pub time: ClauseTime,
    /// How many other values of the sort, or answers, stand in the sentence.
    pub others_in_sentence: usize,
    /// How many other facts could take a value of the sort.
    pub rival_facts: usize,
    /// Where the words stand that tell the nearest rival apart, of those that could take the value.
    pub rival_place: Place,
    /// Where the words that tell the fact apart stand, seen from the other value of the sentence that is nearest to them.
    pub value_place: Place,
    /// What the spot's own head is to the word it hangs on.
    pub tie: Tie,
    /// The number of its sentence in the article, from 0.
    pub sentence: usize,
    /// How far the value lies from the declared one.
    pub distance: Distance,
    /// How alike the predicate is to the words that tell the fact apart, in hundredths.
    pub predicate_like: i32,
    /// How alike the most alike content word of the clause is to them.
    pub clause_like: i32,
    /// How alike what is counted is to `of`, or what is measured to the fact's words.
    pub noun_like: i32,
    /// What the fact's own words in the article tell of its being about the story, in tenths of a bit.
    pub own_words: i64,
    /// What the words of the other facts tell.
    pub other_words: i64,
    /// Whether the other facts have words enough to tell by.
    pub can_tell: bool,
    /// Whether the text is too short to have many.
    pub short: bool,
    /// Whether the words are negated themselves, "did not refuse", "no fire": what a denied answer says hangs on it. It is
    /// no feature.
    pub negated: bool,
}

impl Link {
    /// A link of which nothing is seen yet.
    #[must_use]
    pub fn new(fact: usize, outcome: Outcome) -> Self {
        Self {
            fact,
            outcome,
            groups: Vec::new(),
            counted: Counted::Measured,
            subject: Bearer::Untold,
            object: Bearer::Untold,
            predicate: Predicate::Untold,
            holder: Bearer::Untold,
            possessor: Bearer::Untold,
            marks: Marks::default(),
            time: ClauseTime::Untold,
            others_in_sentence: 0,
            rival_facts: 0,
            rival_place: Place::Nowhere,
            value_place: Place::Nowhere,
            tie: Tie::Untold,
            sentence: 0,
            distance: Distance::Unknown,
            predicate_like: 0,
            clause_like: 0,
            noun_like: 0,
            own_words: 0,
            other_words: 0,
            can_tell: true,
            short: false,
            negated: false,
        }
    }
}

impl Link {
    /// Whether it agrees with the fact, the words that tell the fact apart stand in its clause, and nothing speaks against
    /// its being asserted.
    #[must_use]
    pub fn agrees_plainly(&self) -> bool {
        let key = self.groups.iter().find(|group| group.part == GroupPart::Key);
        let doubt = [Mark::Denied, Mark::Conditional, Mark::Uncertain, Mark::Partitive, Mark::Unless];
        self.outcome == Outcome::Agrees
            && key.is_some_and(|key| key.place <= Place::Argument)
            && !doubt.into_iter().any(|mark| self.marks.has(mark))
    }
}

/// How far a value lies from the declared one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Distance {
    /// The rules declare no value: the sources are held against each other.
    Undeclared,
    /// Nothing can be said.
    Unknown,
    /// It agrees.
    Same,
    /// The same digits in another order, or but one digit, one too many or too few.
    Slip,
    /// The same but for noughts: 500 and 5,000.
    Noughts,
    /// One of its two digits is another.
    Digit,
    /// Less than a tenth off; for dates, days.
    Close,
    /// Less than twofold off; for dates, weeks.
    Near,
    /// Less than tenfold; for dates, within a year.
    Far,
    /// Beyond.
    Beyond,
}

macro_rules! marks {
    ($($(#[doc = $doc:literal])+ $name:ident,)*) => {
        /// Plain facts about a value and its sentence.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Mark {
            $($(#[doc = $doc])+ $name,)*
        }

        impl Mark {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];
        }
    };
}

marks! {
    /// The value is what its clause says of the subject.
    IsPredicate,
    /// It belongs to the subject.
    InSubject,
    /// It belongs to the object.
    InObject,
    /// It belongs to an oblique phrase.
    InOblique,
    /// It hangs on another noun.
    InNoun,
    /// A part of a larger whole: "six of the 14".
    Partitive,
    /// "another", "more", "further", "remaining" beside it.
    Additional,
    /// "first", "last", "previous" beside it.
    Ordered,
    /// Per something, a day, on average.
    Rate,
    /// A share.
    Percent,
    /// At least, more than.
    LowerBound,
    /// At most, up to.
    UpperBound,
    /// About.
    Hedged,
    /// A range.
    Range,
    /// An ordinal.
    Ordinal,
    /// One, two or three, or "a".
    Small,
    /// A round number, of one digit that counts.
    Round,
    /// Other words of the same phrase say that two facts are taken together: "killed or hurt".
    TakenTogether,
    /// How much more or less, not how much.
    Change,
    /// The noun phrase is indefinite: "a fire".
    Indefinite,
    /// The event's noun is indefinite or "another".
    OtherEvent,
    /// A word that sets apart belongs to the fact's own words: "neighbouring", "previous", "rival".
    SetApart,
    /// It did not happen, or somebody denies or declines it.
    Denied,
    /// It might, could, would have.
    Possible,
    /// Under a condition.
    Conditional,
    /// It is asked.
    Asked,
    /// It is still to come.
    Future,
    /// It had been so before.
    PastPerfect,
    /// It is so again and again, or can be.
    Habitual,
    /// Rumoured, feared, believed, alleged.
    Uncertain,
    /// It was said to be so, and no longer is: "first reports".
    Superseded,
    /// Somebody says so.
    Reported,
    /// Between quotation marks.
    Quoted,
    /// In a headline or caption.
    Headline,
    /// In a list, table or line without a verb.
    Verbless,
    /// The sentence has no tree.
    Unparsed,
    /// The same number is declared by another fact that could take it.
    AnothersValue,
    /// Another fact's key words stand nearer.
    NearerRival,
    /// Another value of the sentence agrees with the fact.
    AgreesBeside,
    /// Another value of the sentence stands nearer to the key words.
    NearerValue,
    /// The article agrees with the fact elsewhere.
    AgreesElsewhere,
    /// Words of `unless` stand in the value's clause.
    Unless,
    /// Several together: "between them", "combined".
    Together,
    /// Only some: "for herring alone", "among users over 70".
    Restricted,
    /// A word beside the value says that it measures what the fact is about: "deep" for a depth.
    OwnAttribute,
    /// A word beside the value says that it measures something else: "high" for a depth.
    OtherAttribute,
    /// The fact's own noun has a noun before it that the rules do not know: "the *youth* orchestra".
    NewCompound,
    /// The fact's own noun has an adjective of comparison: "the *smaller* hall".
    Compared,
    /// The fact's own noun has another adjective: "the *old* hall".
    NewAdjective,
    /// "ago", "earlier", "last year".
    Ago,
    /// Words of another time: "so far", "once", "ago", "at first", "until then".
    OtherTimeWord,
    /// A year stands beside the fact's words.
    YearBeside,
    /// What the value says is meant as a rule: "can", bare plurals in the present.
    Present,
    /// Passive.
    Passive,
    /// A date of reporting.
    ReportingDate,
    /// A date told in full.
    FullDate,
    /// A date relative to the article's.
    Relative,
    /// No word of the fact stands near, or in the headline.
    Unconcerned,
    /// A plain number where a name's age would stand.
    BareAge,
    /// A date of its sentence lies long before the story.
    LongBefore,
    /// The age of somebody of the fact, whose name it stands by.
    OwnAge,
    /// The age of somebody else, whose name it stands by.
    AnothersAge,
    /// A name that the rules do not know stands in its sentence.
    StrangerNear,
}

/// A set of marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(u128);

impl Marks {
    /// Whether it has a mark.
    #[must_use]
    pub fn has(self, mark: Mark) -> bool {
        self.0 & (1 << mark as u32) != 0
    }

    /// With a mark, if so.
    pub fn set(&mut self, mark: Mark, on: bool) {
        if on {
            self.0 |= 1 << mark as u32;
        }
    }

    /// Without a mark.
    pub fn clear(&mut self, mark: Mark) {
        self.0 &= !(1 << mark as u32);
    }
}
