//! The words that make up dates and times in English, and what each does there.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;
use jiff::civil::Weekday;

use super::Unit;
use super::form::{DayPart, Season};
use super::holiday::{first_words, romanised_first_words};

/// What a word does in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A month, and whether the word is also an everyday one in lower case ("may", "march").
    Month(i8, Everyday),
    Weekday(Weekday, Everyday),
    Unit(Unit),
    Season(Season, Everyday),
    DayPart(DayPart),
    /// "third", "twentieth"
    Ordinal(u8),
    /// "three", "twenty", "hundred"
    Cardinal(u16),
    /// "seventies"
    Tens(u8),
    Key(Key),
    /// The first word of a holiday's name or of another phrase, no date word itself.
    Opening,
}

/// Whether a word without a capital letter is more often another word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Everyday {
    Yes,
    No,
}

/// Words with a part in the grammar, synonyms together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    A,
    About,
    Ad,
    After,
    Ago,
    Am,
    And,
    Any,
    At,
    Back,
    Bc,
    Before,
    Between,
    By,
    Calendar,
    Coming,
    Couple,
    Current,
    Daily,
    During,
    Dozen,
    Earlier,
    Early,
    End,
    Every,
    Few,
    Fiscal,
    Following,
    For,
    From,
    Half,
    Hence,
    In,
    Just,
    Late,
    Later,
    Last,
    Less,
    Local,
    Mid,
    Middle,
    More,
    Next,
    No,
    Now,
    Oclock,
    Of,
    On,
    Or,
    Other,
    Over,
    Overnight,
    Past,
    Pm,
    Previous,
    Possessive,
    Preposition,
    Rest,
    Same,
    Several,
    Since,
    Start,
    Starting,
    Than,
    That,
    The,
    This,
    Through,
    Time,
    To,
    Today,
    Tomorrow,
    Tonight,
    Until,
    Upcoming,
    Verb,
    Within,
    Yesterday,
}

/// Whether an expression may begin with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    /// No expression does.
    Never,
    /// It may be one by itself: "yesterday".
    Alone,
    /// Where the next word is of the vocabulary too: "the", "last".
    WithNext,
}

impl Key {
    /// Whether an expression may begin with it.
    pub(super) fn opens(self) -> Opens {
        use Key::*;
        match self {
            Ago | Am | Pm | And | Of | On | Or | To | Verb | Hence | Than | Time | Preposition | About | At | By
            | After | Before | Since | Until | During | Through | Over | No | More | Less | Local | Now | Back
            | Just | Bc | Daily | Oclock | Any | Other => Opens::Never,
            Today | Tonight | Yesterday | Tomorrow | Overnight => Opens::Alone,
            _ => Opens::WithNext,
        }
    }
}

/// The longest word of the table, in bytes: longer ones need no look-up.
pub(super) const LONGEST: usize = 15;

const NO: Everyday = Everyday::No;
const YES: Everyday = Everyday::Yes;

#[rustfmt::skip]
const WORDS: &[(&str, Word)] = {
    use Word::{Cardinal, DayPart as P, Key as K, Month, Ordinal, Season as S, Tens, Unit as U, Weekday as W};
    use jiff::civil::Weekday as Day;
    use self::{DayPart::*, Key::*, Season::*};
    &[
        ("january", Month(1, NO)), ("jan", Month(1, NO)), ("february", Month(2, NO)), ("feb", Month(2, NO)), ("febr", Month(2, NO)),
        ("march", Month(3, YES)), ("mar", Month(3, YES)), ("april", Month(4, NO)), ("apr", Month(4, NO)), ("may", Month(5, YES)),
        ("june", Month(6, NO)), ("jun", Month(6, NO)), ("july", Month(7, NO)), ("jul", Month(7, NO)), ("august", Month(8, YES)),
        ("aug", Month(8, NO)), ("september", Month(9, NO)), ("sept", Month(9, NO)), ("sep", Month(9, NO)),
        ("october", Month(10, NO)), ("oct", Month(10, NO)), ("november", Month(11, NO)), ("nov", Month(11, NO)),
        ("december", Month(12, NO)), ("dec", Month(12, NO)),
        ("monday", W(Day::Monday, NO)), ("mon", W(Day::Monday, YES)), ("tuesday", W(Day::Tuesday, NO)),
        ("tue", W(Day::Tuesday, NO)), ("tues", W(Day::Tuesday, NO)), ("wednesday", W(Day::Wednesday, NO)),
        ("wed", W(Day::Wednesday, YES)), ("weds", W(Day::Wednesday, YES)), ("thursday", W(Day::Thursday, NO)),
        ("thu", W(Day::Thursday, NO)), ("thur", W(Day::Thursday, NO)), ("thurs", W(Day::Thursday, NO)),
        ("friday", W(Day::Friday, NO)), ("fri", W(Day::Friday, NO)), ("saturday", W(Day::Saturday, NO)),
        ("sat", W(Day::Saturday, YES)), ("sunday", W(Day::Sunday, NO)), ("sun", W(Day::Sunday, YES)),
        ("minute", U(Unit::Minute)), ("minutes", U(Unit::Minute)), ("hour", U(Unit::Hour)), ("hours", U(Unit::Hour)),
        ("day", U(Unit::Day)), ("days", U(Unit::Day)), ("week", U(Unit::Week)), ("weeks", U(Unit::Week)),
        ("wk", U(Unit::Week)), ("wks", U(Unit::Week)), ("workweek", U(Unit::WorkWeek)),
        ("fortnight", U(Unit::Fortnight)), ("fortnights", U(Unit::Fortnight)),
        ("weekend", U(Unit::Weekend)), ("weekends", U(Unit::Weekend)), ("month", U(Unit::Month)), ("months", U(Unit::Month)),
        ("quarter", U(Unit::Quarter)), ("quarters", U(Unit::Quarter)), ("qtr", U(Unit::Quarter)), ("qtrs", U(Unit::Quarter)),
        ("season", U(Unit::Season)), ("seasons", U(Unit::Season)), ("semester", U(Unit::HalfYear)),
        ("year", U(Unit::Year)), ("years", U(Unit::Year)), ("yr", U(Unit::Year)), ("yrs", U(Unit::Year)),
        ("decade", U(Unit::Decade)), ("decades", U(Unit::Decade)),
        ("century", U(Unit::Century)), ("centuries", U(Unit::Century)),
        ("spring", S(Spring, YES)), ("summer", S(Summer, YES)), ("autumn", S(Autumn, YES)), ("fall", S(Autumn, YES)), ("winter", S(Winter, YES)),
        ("springtime", S(Spring, YES)), ("summertime", S(Summer, YES)), ("wintertime", S(Winter, YES)),
        ("morning", P(Morning)), ("mornings", P(Morning)), ("afternoon", P(Afternoon)), ("afternoons", P(Afternoon)),
        ("evening", P(Evening)), ("evenings", P(Evening)), ("night", P(Night)), ("nights", P(Night)),
        ("dawn", P(Dawn)), ("dusk", P(Dusk)), ("noon", P(Noon)), ("midday", P(Noon)), ("midnight", P(Midnight)),
        ("lunchtime", P(Lunchtime)), ("daybreak", P(Dawn)), ("sunrise", P(Dawn)), ("sunset", P(Dusk)), ("nightfall", P(Dusk)),
        ("first", Ordinal(1)), ("second", Ordinal(2)), ("third", Ordinal(3)), ("fourth", Ordinal(4)), ("fifth", Ordinal(5)),
        ("sixth", Ordinal(6)), ("seventh", Ordinal(7)), ("eighth", Ordinal(8)), ("ninth", Ordinal(9)), ("tenth", Ordinal(10)),
        ("eleventh", Ordinal(11)), ("twelfth", Ordinal(12)), ("thirteenth", Ordinal(13)), ("fourteenth", Ordinal(14)),
        ("fifteenth", Ordinal(15)), ("sixteenth", Ordinal(16)), ("seventeenth", Ordinal(17)), ("eighteenth", Ordinal(18)),
        ("nineteenth", Ordinal(19)), ("twentieth", Ordinal(20)), ("thirtieth", Ordinal(30)),
        ("one", Cardinal(1)), ("two", Cardinal(2)), ("three", Cardinal(3)), ("four", Cardinal(4)), ("five", Cardinal(5)),
        ("six", Cardinal(6)), ("seven", Cardinal(7)), ("eight", Cardinal(8)), ("nine", Cardinal(9)), ("ten", Cardinal(10)),
        ("eleven", Cardinal(11)), ("twelve", Cardinal(12)), ("thirteen", Cardinal(13)), ("fourteen", Cardinal(14)),
        ("fifteen", Cardinal(15)), ("sixteen", Cardinal(16)), ("seventeen", Cardinal(17)), ("eighteen", Cardinal(18)),
        ("nineteen", Cardinal(19)), ("twenty", Cardinal(20)), ("thirty", Cardinal(30)), ("forty", Cardinal(40)),
        ("fifty", Cardinal(50)), ("sixty", Cardinal(60)), ("seventy", Cardinal(70)), ("eighty", Cardinal(80)),
        ("ninety", Cardinal(90)), ("hundred", Cardinal(100)), ("thousand", Cardinal(1000)),
        ("twenties", Tens(20)), ("thirties", Tens(30)), ("forties", Tens(40)), ("fifties", Tens(50)), ("sixties", Tens(60)),
        ("seventies", Tens(70)), ("eighties", Tens(80)), ("nineties", Tens(90)), ("tens", Tens(10)), ("teens", Tens(10)),
        ("a", K(A)), ("an", K(A)), ("about", K(About)), ("around", K(About)), ("approximately", K(About)), ("roughly", K(About)),
        ("circa", K(About)), ("nearly", K(About)), ("almost", K(About)), ("some", K(About)), ("ad", K(Ad)), ("ce", K(Ad)), ("a.d.", K(Ad)), ("c.e.", K(Ad)),
        ("after", K(After)), ("ago", K(Ago)), ("am", K(Am)), ("a.m.", K(Am)), ("a.m", K(Am)), ("and", K(And)), ("any", K(Any)), ("at", K(At)), ("back", K(Back)),
        ("bc", K(Bc)), ("bce", K(Bc)), ("b.c.", K(Bc)), ("b.c.e.", K(Bc)), ("before", K(Before)), ("prior", K(Previous)), ("between", K(Between)),
        ("by", K(By)), ("calendar", K(Calendar)), ("coming", K(Coming)), ("couple", K(Couple)), ("current", K(Current)), ("daily", K(Daily)),
        ("during", K(During)), ("dozen", K(Dozen)), ("earlier", K(Earlier)), ("previously", K(Earlier)), ("early", K(Early)), ("end", K(End)), ("close", K(End)),
        ("every", K(Every)), ("each", K(Every)), ("few", K(Few)), ("fiscal", K(Fiscal)), ("financial", K(Fiscal)), ("following", K(Following)), ("ensuing", K(Following)),
        ("subsequent", K(Following)), ("for", K(For)), ("from", K(From)), ("half", K(Half)), ("hence", K(Hence)), ("in", K(In)),
        ("just", K(Just)), ("shortly", K(Just)), ("late", K(Late)), ("later", K(Later)), ("greater", K(Later)), ("last", K(Last)), ("less", K(Less)), ("local", K(Local)), ("mid", K(Mid)),
        ("middle", K(Middle)), ("midpoint", K(Middle)), ("more", K(More)), ("next", K(Next)), ("no", K(No)), ("now", K(Now)), ("o'clock", K(Oclock)), ("of", K(Of)), ("on", K(On)),
        ("or", K(Or)), ("other", K(Other)), ("over", K(Over)), ("throughout", K(Over)), ("overnight", K(Overnight)), ("past", K(Past)), ("pm", K(Pm)), ("p.m.", K(Pm)), ("p.m", K(Pm)),
        ("previous", K(Previous)), ("preceding", K(Previous)), ("my", K(Possessive)), ("our", K(Possessive)), ("his", K(Possessive)),
        ("her", K(Possessive)), ("their", K(Possessive)), ("its", K(Possessive)), ("your", K(Possessive)),
        ("as", K(Preposition)), ("with", K(Preposition)), ("against", K(Preposition)), ("under", K(Preposition)),
        ("rest", K(Rest)), ("remainder", K(Rest)), ("remaining", K(Rest)), ("same", K(Same)), ("several", K(Several)), ("since", K(Since)),
        ("start", K(Start)), ("beginning", K(Start)), ("outset", K(Start)), ("starting", K(Starting)), ("commencing", K(Starting)), ("effective", K(Starting)),
        ("than", K(Than)), ("that", K(That)), ("the", K(The)), ("this", K(This)), ("through", K(Through)), ("thru", K(Through)),
        ("time", K(Time)), ("to", K(To)), ("today", K(Today)), ("tomorrow", K(Tomorrow)), ("tmrw", K(Tomorrow)), ("tonight", K(Tonight)),
        ("until", K(Until)), ("till", K(Until)), ("til", K(Until)), ("upcoming", K(Upcoming)), ("within", K(Within)), ("yesterday", K(Yesterday)),
        ("was", K(Verb)), ("is", K(Verb)), ("were", K(Verb)), ("are", K(Verb)), ("will", K(Verb)), ("has", K(Verb)), ("had", K(Verb)),
        ("saw", K(Verb)), ("would", K(Verb)), ("could", K(Verb)), ("when", K(Verb)), ("but", K(Verb)), ("which", K(Verb)), ("while", K(Verb)), ("who", K(Verb)),
    ]
};

static TABLE: LazyLock<HashMap<Cow<'static, str>, Word, FixedState>> = LazyLock::new(|| {
    let listed = first_words().chain(OPENING.iter().copied()).map(Cow::Borrowed);
    let opening = romanised_first_words().map(Cow::Owned).chain(listed).map(|word| (word, Word::Opening));
    opening.chain(WORDS.iter().map(|(word, does)| (Cow::Borrowed(*word), *does))).collect()
});

/// Words that begin phrases read by their letters: "FY 2015", "w/c 4 February", "EOM", "the opening week of".
const OPENING: &[&str] = &[
    "fy", "sy", "w", "eom", "eoy", "school", "academic", "final", "closing", "opening", "working", "nearest", "closest",
];

/// For each first letter the lengths that words of the table have, as bits: two words of three are refused by it.
static SHAPES: LazyLock<[u32; 26]> = LazyLock::new(|| {
    let mut shapes = [0; 26];
    for word in TABLE.keys() {
        if let Some(shape) = shape_of(word).and_then(|letter| shapes.get_mut(letter)) {
            *shape |= 1 << word.len().min(31);
        }
    }
    shapes
});

fn shape_of(word: &str) -> Option<usize> {
    word.bytes().next().map(|byte| usize::from(byte.to_ascii_lowercase().wrapping_sub(b'a')))
}

/// Whether a word of this length and first letter, in any case, may be in the table, whole or with a plural "s".
pub(super) fn may_be_known(word: &str) -> bool {
    let shape = shape_of(word).and_then(|letter| SHAPES.get(letter)).copied().unwrap_or(0);
    let length = word.len().min(31);
    shape >> length & 1 == 1 || word.ends_with(['s', 'S']) && length > 0 && shape >> (length - 1) & 1 == 1
}

/// What `word`, in lower case, does in a date.
pub(super) fn look_up(word: &str) -> Option<Word> {
    TABLE.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_longer_than_the_longest() {
        assert!(WORDS.iter().all(|(word, _)| word.len() <= LONGEST));
        assert!(first_words().all(|word| word.len() <= LONGEST));
    }
}
