//! What a word is, as a set of bits.

use super::layout::{checksum, upper_half};
use std::fmt;
use std::ops::{BitAnd, BitOr, BitOrAssign, Not};

/// A set of classes of words.
///
/// A form has the classes of all its readings together: "works" is [`Classes::ARTEFACT`] as a noun and
/// [`Classes::SOCIAL`] as a verb. [`Classes::OF_NOUNS`] and [`Classes::OF_VERBS`] cut out those of one reading.
///
/// ```
/// use gainsay::lang::Classes;
/// let classes = Classes::PERSON | Classes::OCCUPATION;
/// assert!(classes.contains(Classes::PERSON) && !classes.meets(Classes::PLACE));
/// assert_eq!(Classes::named("PERSON"), Some(Classes::PERSON));
/// assert_eq!(format!("{classes:?}"), "PERSON OCCUPATION");
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Classes(u128);

/// Gives each class its bit in the order of the list, and its name to the tables of `data/`.
macro_rules! classes {
    ($($(#[doc = $doc:literal])+ $name:ident,)*) => {
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "only counts the bits, under the names of the classes")]
        enum Bit { $($name,)* }

        impl Classes {
            $($(#[doc = $doc])+ pub const $name: Self = Self(1 << Bit::$name as u32);)*

            /// Their names, in the order of the bits.
            const NAMES: &[&str] = &[$(stringify!($name),)*];
        }
    };
}

classes! {
    /// A human being, by whatever word.
    PERSON,
    /// What somebody is by trade, office or rank.
    OCCUPATION,
    /// A relative.
    KIN,
    /// People together that are no organisation: crowd, family, crew.
    GROUP,
    /// People organised for a purpose: company, ministry, party.
    ORGANISATION,
    /// A place or region, natural or of people.
    PLACE,
    /// What is built: a building, a bridge, a road.
    FACILITY,
    /// The name of a country.
    COUNTRY,
    /// The name of a place: of a country, city, river, mountain.
    PLACE_NAME,
    /// A given or family name.
    PERSON_NAME,
    /// Where somebody or something is from: German, Londoner.
    DEMONYM,
    /// The name of a language.
    LANGUAGE,
    /// A unit that time is counted in: minute, day, century.
    TIME_UNIT,
    /// A period or point of time: evening, winter, deadline.
    TIME,
    /// The name of a month, in full or short.
    MONTH,
    /// The name of a day of the week, in full or short.
    WEEKDAY,
    /// An animal.
    ANIMAL,
    /// A plant.
    PLANT,
    /// What is eaten or drunk.
    FOOD,
    /// What carries people or things: car, ship, aircraft.
    VEHICLE,
    /// What was made by hands.
    ARTEFACT,
    /// A part of a body.
    BODY_PART,
    /// A material.
    SUBSTANCE,
    /// What happens or is done.
    EVENT,
    /// What destroys and kills: earthquake, fire, crash.
    DISASTER,
    /// What can say something: statement, report, law.
    COMMUNICATION,
    /// A unit of measure: metre, ton, degree.
    MEASURE,
    /// What of a thing is measured or described: height, price, colour.
    ATTRIBUTE,
    /// Currencies, sums, possessions.
    MONEY,
    /// An amount or number: dozen, majority.
    QUANTITY,
    /// How somebody or something is: peace, poverty.
    STATE,
    /// A thought, feeling, relation or shape.
    ABSTRACT,
    /// A disease.
    ILLNESS,
    /// A wound or other harm to a body.
    INJURY,
    /// A verb of speaking and writing.
    SPEECH,
    /// A verb of moving.
    MOTION,
    /// A verb of becoming other.
    CHANGE,
    /// A verb of thinking.
    COGNITION,
    /// A verb of seeing, hearing, feeling.
    PERCEPTION,
    /// A verb of making.
    CREATION,
    /// A verb of touching, hitting, holding.
    CONTACT,
    /// A verb of what people and offices do with each other: appoint, marry, arrest.
    SOCIAL,
    /// A verb of having, giving, buying.
    POSSESSION,
    /// A verb of being so.
    STATIVE,
    /// A verb of eating and using up.
    CONSUMPTION,
    /// A verb of fighting and playing.
    COMPETITION,
    /// A verb of the body: bleed, dress, sleep.
    BODY,
    /// A verb of feeling: love, fear, please.
    EMOTION,
    /// A verb of the weather: rain, blow.
    WEATHER,
    /// A common word: it has a reading that is no name.
    ORDINARY,
    /// As far as can be seen a name and nothing else.
    NAME_ONLY,
    /// A function word: nothing is found by it.
    STOP,
    /// It denies by itself: not, never, none.
    NEGATION,
    /// A modal verb.
    MODAL,
    /// A helping verb, in whatever form.
    AUXILIARY,
    /// It makes a value imprecise: about, nearly, some.
    HEDGE,
    /// It makes a value a bound: over, under, least, minimum.
    BOUND,
    /// It says that something was said: say, claim, report, spokesman's "statement" not.
    REPORTING,
    /// It says that something is not so: deny, refute, false.
    DENYING,
    /// It leaves open whether something is so: fear, suspect, alleged, perhaps.
    UNCERTAIN,
    /// It says what is to come: expect, plan, will, due.
    FORECAST,
    /// It puts something under a condition: if, unless, provided.
    CONDITION,
    /// What somebody or something was and is no longer: former, ex, late.
    FORMER,
    /// It picks one of several: first, last, next, other, remaining.
    ORDERING,
    /// A title before a name: Mr, Dr, President.
    TITLE,
    /// The legal form of a company: Inc, Ltd, GmbH.
    COMPANY_FORM,
    /// A number in words.
    NUMBER_WORD,
    /// A small word within names: de, van, bin.
    PARTICLE_OF_NAME,
    /// A pronoun.
    PRONOUN,
    /// A woman or girl, or the name of one.
    FEMALE,
    /// A man or boy, or the name of one.
    MALE,
}

impl Classes {
    /// No class.
    pub const NONE: Self = Self(0);

    /// The classes that a word has as a noun.
    pub const OF_NOUNS: Self = Self((1 << Bit::SPEECH as u32) - 1);

    /// The classes that a word has as a verb, from WordNet.
    pub const OF_VERBS: Self = Self((1 << Bit::ORDINARY as u32) - (1 << Bit::SPEECH as u32));

    /// The classes that inflected forms share with their lemma: those of nouns and verbs that are no names, and those of
    /// words of saying.
    pub const OF_FORMS: Self = {
        let named = Self::COUNTRY.0
            | Self::PLACE_NAME.0
            | Self::PERSON_NAME.0
            | Self::MONTH.0
            | Self::WEEKDAY.0
            | Self::LANGUAGE.0;
        let saying = Self::REPORTING.0 | Self::DENYING.0 | Self::UNCERTAIN.0 | Self::FORECAST.0;
        Self((Self::OF_NOUNS.0 | Self::OF_VERBS.0) & !named | saying | Self::ORDINARY.0)
    };

    /// Whether it has all classes of the other set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether it has any class of the other set.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it has no class.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The bits, the first class being the lowest.
    #[must_use]
    pub const fn bits(self) -> u128 {
        self.0
    }

    /// The set of these bits; bits that mean nothing are dropped.
    #[must_use]
    pub const fn from_bits(bits: u128) -> Self {
        Self(bits & ((1 << Self::NAMES.len()) - 1))
    }

    /// The class of that name, as it stands in the tables of `data/`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().position(|&known| known == name).map(|bit| Self(1 << bit))
    }

    /// The names of its classes.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Self::NAMES.iter().enumerate().filter(move |(bit, _)| self.0 >> bit & 1 == 1).map(|(_, name)| *name)
    }

    /// A number that changes when a class is added, moved or renamed: a file made with other classes is not read.
    #[must_use]
    pub(super) fn fingerprint() -> u32 {
        upper_half(checksum(Self::NAMES.join(" ").as_bytes()))
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl BitAnd for Classes {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl Not for Classes {
    type Output = Self;

    fn not(self) -> Self {
        Self::from_bits(!self.0)
    }
}

impl fmt::Debug for Classes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.names().collect::<Vec<_>>().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_its_name_and_bit() {
        let all: Vec<Classes> = Classes::NAMES.iter().filter_map(|name| Classes::named(name)).collect();
        assert_eq!(all.len(), Classes::NAMES.len());
        for (bit, class) in all.iter().enumerate() {
            assert_eq!(class.bits(), 1 << bit);
            assert_eq!(class.names().collect::<Vec<_>>(), [Classes::NAMES[bit]]);
        }
        assert_eq!(Classes::named("PERSONS"), None);
    }

    #[test]
    fn nouns_and_verbs_are_told_apart() {
        assert!(Classes::OF_NOUNS.contains(Classes::PERSON | Classes::INJURY));
        assert!(!Classes::OF_NOUNS.meets(Classes::SPEECH));
        assert!(Classes::OF_VERBS.contains(Classes::SPEECH | Classes::WEATHER));
        assert!(!Classes::OF_VERBS.meets(Classes::INJURY | Classes::ORDINARY));
        assert_eq!(!Classes::NONE & Classes::MALE, Classes::MALE);
    }
}
