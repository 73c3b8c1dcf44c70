//! The classes that words have in `data/en/vocabulary.tsv`: what each means.

use std::ops::BitOr;

/// A set of classes of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WordClasses(u128);

macro_rules! classes {
    ($($(#[doc = $doc:literal])+ $name:ident, $text:literal;)*) => {
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "only counts the bits, under the names of the classes")]
        enum Bit { $($name,)* }

        impl WordClasses {
            $($(#[doc = $doc])+ pub const $name: Self = Self(1 << Bit::$name as u32);)*

            pub(super) fn named(name: &str) -> Option<Self> {
                match name {
                    $($text => Some(Self::$name),)*
                    _ => None,
                }
            }

            /// All classes with their names in the table.
            #[cfg(test)]
            pub(super) const ALL: &[(&str, Self)] = &[$(($text, Self::$name),)*];
        }
    };
}

classes! {
    /// What the table of function words lists: articles, prepositions, pronouns, conjunctions, helping verbs and the like.
    FUNCTION, "function";
    /// Abbreviated titles and ranks that belong to the run before a name, without their full stop.
    ABBREVIATED_TITLE, "abbreviated-title";
    /// Abbreviations that may stand inside a sentence as well as at its end: months, weekdays, firms, states, streets.
    ABBREVIATION, "abbreviation";
    /// Abbreviations that stand before what they belong to, and so never end a sentence.
    ABBREVIATION_BEFORE, "abbreviation-before";
    /// Abbreviations that a number follows; before anything else the full stop ends the sentence ("She said no.").
    ABBREVIATION_BEFORE_NUMBER, "abbreviation-before-number";
    /// Words for the dead, one for a headline.
    ABOUT_DEAD, "about-dead";
    /// Words for the held, one for a headline.
    ABOUT_HELD, "about-held";
    /// Words for the hurt, one for a headline.
    ABOUT_HURT, "about-hurt";
    /// Verbs and the like that make a name of the word before them.
    ACTS, "acts";
    /// Past forms that describe a noun and so may stand before a title.
    ADJECTIVE_IN_ED, "adjective-in-ed";
    /// -ing forms that stand before a title.
    ADJECTIVE_IN_ING, "adjective-in-ing";
    /// What stands behind a weekday in the name of a paper or a programme: Times, Mirror.
    AFTER_WEEKDAY_NAME, "after-weekday-name";
    /// Adverbs between a helping verb and what it helps: "will soon also sign".
    AMONG_HELPING, "among-helping";
    /// Words among the verbs behind which a role stands.
    AMONG_ROLE_VERBS, "among-role-verbs";
    /// Verbs that make somebody something.
    APPOINTING, "appointing";
    /// Before a number: about so much.
    APPROXIMATE, "approximate";
    /// The Arabic article with its assimilated forms, and what it becomes in Persian and Urdu compounds.
    ARABIC_ARTICLE, "arabic-article";
    /// Forms of be.
    BE, "be";
    /// Words after which 's stands for "is".
    BEFORE_IS, "before-is";
    /// Words behind which a verb of speaking is a participle or a noun: "was called", "the reports", "her claims".
    BEFORE_NOUN, "before-noun";
    /// Adverbs and helping verbs that stand between a speaker and the verb.
    BEFORE_VERB, "before-verb";
    /// What stands before a weekday that is no day: Bloody Sunday, Sheffield Wednesday.
    BEFORE_WEEKDAY_NAME, "before-weekday-name";
    /// What follows a time of day without ending the sentence, in lower case: "at 9 p.m. Tuesday", "6 a.m. EST".
    BEHIND_TIME, "behind-time";
    /// What years are compounded with: era, vintage, built.
    BEHIND_YEAR_HYPHEN, "behind-year-hyphen";
    /// Words that head the name of a body: two names are compared where they have the same one.
    ORGANISATION_HEAD, "organisation-head";
    /// Small words and marks that stand inside the names of bodies and do not tell two of them apart.
    ORGANISATION_LINK, "organisation-link";
    /// Words that so many names of bodies, places and things share that they tell nothing; no person has them.
    ORGANISATION_WORD, "organisation-word";
    /// What a secretary of a cabinet is for: state, defence.
    CABINET, "cabinet";
    /// Names of months and weekdays, and parts of the day.
    CALENDAR, "calendar";
    /// Two-letter words in capitals that may well follow a year: not the designation of an asteroid.
    CAPITALS_AFTER_YEAR, "capitals-after-year";
    /// Prepositions that carry a role on: "of", "at the", "with".
    CARRYING, "carrying";
    /// Words before which a clause begins.
    CLAUSE_OPENER, "clause-opener";
    /// Words that put something close before or after: only with them both sides are about one event for sure.
    CLOSE_TO, "close-to";
    /// First parts that stand alone hardly ever: before them a hyphen, a space or nothing is a choice of style.
    COMBINING_FORM, "combining-form";
    /// Given names so frequent in their languages that they are left out or put in freely, and shared by many.
    COMMON_GIVEN, "common-given";
    /// Words of companies' names that say little.
    COMPANY_GENERIC, "company-generic";
    /// Words that make of the number before them a quantity, a time or a distance.
    COUNTED, "counted";
    /// Months and weekdays alone: they are never the first word of a name.
    DAY_OR_MONTH, "day-or-month";
    /// Words for what is of a country that no ending tells: French, Thai.
    DEMONYM, "demonym";
    /// Words that deny on their own.
    DENYING, "denying";
    /// Words for son, daughter and children of, in Arabic, Berber and Turkic names.
    DESCENT, "descent";
    /// Articles and words for whose something is.
    DETERMINER, "determiner";
    /// Things that speak in writing.
    DOCUMENT, "document";
    /// Words that English doubles on purpose or by grammar: "had had", "that that", "very very", "what it is is"; and
    /// sounds.
    DOUBLED_ON_PURPOSE, "doubled-on-purpose";
    /// What tells when something was by how long ago.
    ELAPSED, "elapsed";
    /// Words that end one phrase and begin the next: "log in in the morning". Doubled by a slip where both hang on one
    /// word.
    ENDING_OR_BEGINNING, "ending-or-beginning";
    /// What "is … to" stands for the future with.
    EXPECTED, "expected";
    /// Words for a fall, as verbs have them.
    FALLING, "falling";
    /// Family names that are written first: the commonest Chinese ones in Pinyin and in Wade-Giles, and Korean ones in
    /// the Revised Romanisation and the forms that passports have, after the household registers of both countries.
    FAMILY_FIRST, "family-first";
    /// What an office is for: trade, finance.
    FIELD, "field";
    /// Participles behind which stands when something began to be: built, founded.
    FOUNDING, "founding";
    /// Verbs and the like that say who is still to become something.
    FUTURE_ROLE, "future-role";
    /// Given names so common that two of them are two people, however like (Dan and Don): frequent ones in English,
    /// Spanish, French, Italian, German, Russian and Arabic use, besides those of data/en/short_forms.tsv.
    GIVEN, "given";
    /// Titles that are given names, too.
    GIVEN_OR_TITLE, "given-or-title";
    /// Words that mark a guess.
    GUESSING, "guessing";
    /// Verbs of heading, whose object is what is headed.
    HEADING, "heading";
    /// Words that mark another's words without naming anybody.
    HEARSAY, "hearsay";
    /// Titles of courtesy before a name.
    HONORIFIC, "honorific";
    /// Nouns under which anything is counted.
    IDLE_NOUN, "idle-noun";
    /// Lower-case words that stand inside names, or before the family name.
    INNER_PARTICLE, "inner-particle";
    /// Verbs that with "to" announce what somebody will do.
    INTENDING, "intending";
    /// Words of the past that do not end in "ed".
    IRREGULAR_PAST, "irregular-past";
    /// Function words that a quotation may change and say the same: they join others and mean nothing of their own.
    JOINING, "joining";
    /// Words that lead a name and say what its bearer is or where from: nationalities, countries, offices, occupations.
    LEADING, "leading";
    /// Words that make the title behind them an assistant's.
    LEVEL_ASSISTANT, "level-assistant";
    /// Words that make the title behind them the first of its kind at a body.
    LEVEL_CHIEF, "level-chief";
    /// Words that make the title behind them a deputy's.
    LEVEL_DEPUTY, "level-deputy";
    /// Verbs and the like between two parts: then they are not parts of one list.
    LIST_BREAK, "list-break";
    /// Words that look ahead.
    LOOKS_AHEAD, "looks-ahead";
    /// Titles and common given names of men, chosen as those of women are.
    MAN, "man";
    /// Helping verbs that look ahead or say what may be.
    MODAL, "modal";
    /// Moments that something is said to have happened before or after.
    MOMENT, "moment";
    /// Verbs before a list of names that stand for the things counted: "the three were named as A, B and C".
    NAMING, "naming";
    /// Other words that tell of a rise, a fall or a change.
    MOVING, "moving";
    /// Words that are doubled only by a slip, even in speech.
    NEVER_DOUBLED, "never-doubled";
    /// Words that are no part of a name in capitals either, as in headlines: "Hope And Despair".
    NEVER_IN_NAMES, "never-in-names";
    /// What heads no noun phrase.
    NO_HEAD, "no-head";
    /// Words in -men that are no plural: specimen, acumen.
    NOT_PLURAL_IN_MEN, "not-plural-in-men";
    /// Nouns of time and occasion: "at the weekend" is no part of a role.
    OCCASION, "occasion";
    /// What behind a share tells that it is one of something else.
    OF_ANOTHER, "of-another";
    /// Particles that may open a name in the middle of a sentence ("al-Shamsi", "von der Berg").
    OPENING_PARTICLE, "opening-particle";
    /// Beginnings that set two names of places and bodies apart however alike the rest is: Northfield is not
    /// Southfield.
    OPPOSING_START, "opposing-start";
    /// Words of a wording that may be missing: they say nothing of which answer it is ("designated" for "designated
    /// as").
    OPTIONAL, "optional";
    /// Words that say for sure that a run names no person.
    ORGANISATION, "organisation";
    /// What between a name and a birth tells that it is another's.
    OTHER_BEARER, "other-bearer";
    /// Second parts of phrasal verbs and adverbs: "to shut down" and "a shutdown" are both right.
    OTHER_WORD_APART, "other-word-apart";
    /// First parts that change the meaning when they are joined (re-sign, co-op), or begin words that are no compounds.
    OTHER_WORD_JOINED, "other-word-joined";
    /// Kinds of people of which nobody is of two: parts by them are parts of a whole.
    PART_OF_PEOPLE, "part-of-people";
    /// Particles of European names.
    PARTICLE, "particle";
    /// Prepositions that tell one part of a whole from another: "five in Oslo and six in Bergen".
    PARTING, "parting";
    /// Helping verbs that may stand between a total and its parts: "nine people were hurt, five in Oslo".
    PAST_AUXILIARY, "past-auxiliary";
    /// Stretches of time.
    PERIOD, "period";
    /// Nouns for people as news counts them: a rule that names one of them counts the others alike.
    PERSON_NOUN, "person-noun";
    /// Words that point into time before "week" or "Monday".
    POINTING, "pointing";
    /// Of the titles those of a post: a body has one, or few, and who holds it is called by it.
    POST, "post";
    /// Prepositions that tie a name to what stands before it: "a spokesman for Orbo" is not Orbo.
    PREPOSITION, "preposition";
    /// Words that say when somebody had a role, or praise: they are no part of it.
    QUALIFIER, "qualifier";
    /// Words of lists in which a smaller number is a rise.
    RANKING, "ranking";
    /// Verbs that with "to" deny.
    REFUSING, "refusing";
    /// Irregular forms that are words of their own, or regular forms of another, as well: found, lives.
    REGULAR_TOO, "regular-too";
    /// Verbs by which news says who reported what, in the forms that a date stands beside.
    REPORTING, "reporting";
    /// Words for a rise, as verbs have them.
    RISING, "rising";
    /// Words besides the function words that end a role: verbs, times.
    ROLE_END, "role-end";
    /// Verbs behind which a role stands for what the name before them is.
    ROLE_VERB, "role-verb";
    /// Words besides the function words that say nothing of what a sentence is about.
    SAYS_LITTLE, "says-little";
    /// With "to", what only seems so.
    SEEMING, "seeming";
    /// Words that no noun phrase for a speaker holds: then it is a sentence.
    SENTENCE_ONLY, "sentence-only";
    /// Words besides the function words that begin a sentence with a capital without being part of a name.
    SENTENCE_OPENER, "sentence-opener";
    /// Words besides the function words that open a sentence behind an abbreviation, and no name.
    SENTENCE_STARTER, "sentence-starter";
    /// What between two shares tells that they are of two things.
    SETS_APART, "sets-apart";
    /// Titles that are given or family names as well (Don, King, Earl), or that ships and places bear.
    SOFT_TITLE, "soft-title";
    /// Words of speaking that say for themselves that somebody spoke.
    SPEECH, "speech";
    /// Verbs of speaking that stand before their subject right behind a quotation: "“…,” said Berg".
    SPEECH_INVERTING, "speech-inverting";
    /// Verbs of speaking whose object is no claim: "the pact called on both sides to act".
    SPEECH_NO_CLAIM, "speech-no-claim";
    /// Verbs of speaking that are as often participles ("a draft posted online"): they need a name or "he" for a
    /// subject.
    SPEECH_OR_PARTICIPLE, "speech-or-participle";
    /// Names of states and continents in common English use (ISO 3166-1), without diacritics: two are two, however
    /// like.
    STATE, "state";
    /// Pronouns that are the subject of a verb.
    SUBJECT_PRONOUN, "subject-pronoun";
    /// Words before "time" that make it one of the day.
    TIME_OF_DAY, "time-of-day";
    /// Words before "time" that make it the length of a race.
    TIME_OF_RACE, "time-of-race";
    /// Forms of address and titles of offices, ranks, churches and courts.
    TITLE, "title";
    /// Trades that end as nationalities do: historian, physician.
    TRADE_IN_AN, "trade-in-an";
    /// What turns a "no" or "not" before it into no denial: "not only", "no less than", "no doubt".
    UNDENYING, "undenying";
    /// Words that end like a form and are none, where what is left would be another word.
    UNINFLECTED, "uninflected";
    /// Second parts that make a noun of a verb when joined: "break up" and "breakup" are two things.
    VERB_PARTICLE, "verb-particle";
    /// Words of which the parts by kinds of people can be parts.
    WHOLE_OF_PEOPLE, "whole-of-people";
    /// Titles and common given names of women: the names most frequent in recent decades in the statistics of English-,
    /// Spanish-, Russian- and German-speaking countries, without those that men bear too.
    WOMAN, "woman";
}

impl WordClasses {
    /// No class.
    pub const NONE: Self = Self(0);

    /// These and `others`.
    #[must_use]
    pub const fn or(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether one of `others` is among them.
    #[must_use]
    pub fn meets(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

impl BitOr for WordClasses {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}
