//! How two single words of a name relate.

use super::distance::{SYSTEMATIC, SlipKind, Slips, Sounds, budget, weigh};
use super::fold::{fold, fold_letters};
use super::romanise::{deciding_rule, romanisation_key, spelled_out};
use super::{particles, places, short_forms};

/// How two tokens relate; the best reason that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenRelation {
    /// The same characters.
    Equal,
    /// The same but for case, accents, script or apostrophes.
    Accents,
    /// Spellings of one name in different romanisations.
    Romanisation {
        /// The rule that makes them one, as a clause.
        rule: &'static str,
    },
    /// One is a short or familiar form of the other: Bill, William.
    ShortForm,
    /// One is the initial of the other.
    Initial,
    /// One is a misspelling of the other, within the [`budget`] of its length.
    Slip {
        /// The dearest of the slips.
        kind: SlipKind,
        /// How many.
        edits: u8,
    },
    /// Another name.
    Different,
}

impl std::fmt::Display for TokenRelation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Equal => f.write_str("the same"),
            Self::Accents => f.write_str("the same but for case, accents or script"),
            Self::Romanisation { rule } => write!(f, "one name in two romanisations: {rule}"),
            Self::ShortForm => f.write_str("a short form"),
            Self::Initial => f.write_str("an initial"),
            Self::Slip { kind, edits: 1 } => write!(f, "{}", kind.clause()),
            Self::Slip { kind, edits } => write!(f, "{edits} slips, {}", kind.clause()),
            Self::Different => f.write_str("another name"),
        }
    }
}

/// How the tokens `a` and `b`, as written, relate.
///
/// ```
/// use gainsay::matching::{TokenRelation, relate_tokens};
/// assert_eq!(relate_tokens("Bill", "William"), TokenRelation::ShortForm);
/// ```
#[must_use]
pub fn relate_tokens(a: &str, b: &str) -> TokenRelation {
    if a == b { TokenRelation::Equal } else { hold_together(&Word::new(a), &Word::new(b)).relation }
}

/// A token of a name, prepared for comparison.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// As written.
    pub(crate) raw: String,
    /// Folded letters and digits.
    pub(crate) folded: String,
    /// Its romanisation key; with a second one where an accent is a sound (Böttger: bottger, boettger).
    keys: Vec<String>,
    /// Written in a script that leaves vowels out, so its key has none.
    vowelless: bool,
}

impl Word {
    pub(crate) fn new(raw: &str) -> Self {
        let folded = fold_letters(raw);
        let vowelless = raw.chars().any(is_abjad);
        // A vowel in front keeps rules for the start of words from joining letters between which one was left out.
        let mut keys = vec![romanisation_key(&if vowelless { format!("a{folded}") } else { fold(raw) })];
        if let Some(spelled) = spelled_out(raw) {
            let key = romanisation_key(&fold(&spelled));
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        Self { raw: raw.to_owned(), folded, keys, vowelless }
    }

    /// Letters and digits in it.
    pub(crate) fn len(&self) -> usize {
        self.folded.len()
    }

    /// Its first romanisation key.
    pub(crate) fn key(&self) -> &str {
        self.keys.first().map_or("", String::as_str)
    }
}

/// Whether `c` is a letter of Hebrew or Arabic script.
fn is_abjad(c: char) -> bool {
    matches!(c, '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb1d}'..='\u{fefc}')
}

/// How two tokens relate, and how far they are apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Held {
    pub(crate) relation: TokenRelation,
    /// 0 for one spelling, 1 for nothing in common.
    pub(crate) distance: f64,
    /// Letters side by side that differ.
    pub(crate) run: u8,
    /// Whether the letters as written are out of budget and no romanisation explains it.
    pub(crate) far: bool,
}

impl Held {
    pub(crate) fn new(relation: TokenRelation, distance: f64) -> Self {
        Self { relation, distance, run: 0, far: relation == TokenRelation::Different }
    }
}

/// Distance of a short form from the full one: less sure than a romanisation, surer than a slip.
const SHORT_FORM: f64 = 0.08;
/// Distance of an initial from the name it stands for.
const INITIAL: f64 = 0.10;
/// Distance of an Arabic compound from its one part: Abdul Basit and Basit, Fakhruddin and Fakhr.
const COMPOUND: f64 = 0.14;
/// What a slip of the hand counts beside a difference of sound: names that a desk holds together differ by a slip less
/// often than by romanisation.
const SLIP_WEIGHT: f64 = 0.8;

/// Holds two prepared tokens together.
pub(crate) fn hold_together(a: &Word, b: &Word) -> Held {
    if a.folded == b.folded {
        let same = if a.raw == b.raw { TokenRelation::Equal } else { TokenRelation::Accents };
        return Held::new(same, 0.0);
    }
    if a.folded.is_empty() || b.folded.is_empty() || has_digit(a) || has_digit(b) {
        return Held::new(TokenRelation::Different, 1.0);
    }
    if a.keys.iter().any(|key| b.keys.contains(key)) {
        return Held::new(TokenRelation::Romanisation { rule: deciding_rule(&fold(&a.raw), &fold(&b.raw)) }, 0.01);
    }
    if is_initial_of(a, b) || is_initial_of(b, a) {
        return Held::new(TokenRelation::Initial, INITIAL);
    }
    let mut spelled = spelling(a, b);
    if are_two_names(&a.folded, &b.folded) && spelled.distance < TWO_NAMES {
        spelled = Held::new(TokenRelation::Different, TWO_NAMES);
    }
    if is_compound_of(&a.folded, &b.folded) || is_compound_of(&b.folded, &a.folded) {
        return Held::new(TokenRelation::ShortForm, COMPOUND.min(spelled.distance));
    }
    if short_forms::is_short_form(&a.folded, &b.folded) && spelled.distance > SHORT_FORM {
        return Held::new(TokenRelation::ShortForm, SHORT_FORM);
    }
    spelled
}

/// Words farther apart than this, in wrong letters a letter, are not explained by their sounds, though each step could be
/// systematic: too many steps make another name.
const ALIKE: f64 = 0.15;
/// Distance of two words that are two well-known names, however like: Don and Dan, Lisin and Lisina.
const TWO_NAMES: f64 = 0.36;

/// Whether two folded words are known as two names: two given names, two states, a man's and a woman's family name.
fn are_two_names(a: &str, b: &str) -> bool {
    short_forms::are_two_given_names(a, b)
        || places::is_state(a) && places::is_state(b)
        || is_feminine_of(a, b)
        || is_feminine_of(b, a)
}

/// Whether `woman` is the feminine of the East Slavic family name `man`: Lisina, Zarudskaya.
fn is_feminine_of(woman: &str, man: &str) -> bool {
    let plain = ["ov", "ev", "in", "yn"].iter().any(|end| man.ends_with(end)) && woman.strip_suffix('a') == Some(man);
    let stem = ["skaya", "skaia", "skaja", "ska"].iter().find_map(|end| woman.strip_suffix(end));
    let adjective =
        |stem| ["sky", "skii", "skiy", "ski", "skyi", "skij"].iter().any(|end| man.strip_suffix(end) == Some(stem));
    man.len() >= 5 && (plain || stem.is_some_and(adjective))
}

/// Whether `long` is `short` in an Arabic compound of which a part is left out: Abdul-, -uddin, -ullah.
fn is_compound_of(long: &str, short: &str) -> bool {
    if short.len() < 4 || long.len() < short.len() + 3 {
        return false;
    }
    let bare = long.strip_prefix("abdul").or_else(|| {
        ["uddine", "uddin", "eddine", "eddin", "addin", "ullah", "ollah", "allah"]
            .iter()
            .find_map(|end| long.strip_suffix(end))
    });
    bare.is_some_and(|bare| romanisation_key(bare) == romanisation_key(short) || close_vowels(bare, short))
}

/// Whether two words differ by nothing dearer than a vowel.
fn close_vowels(a: &str, b: &str) -> bool {
    let sounds = weigh::<Sounds>(romanisation_key(a).as_bytes(), romanisation_key(b).as_bytes());
    sounds.cost <= SYSTEMATIC
}

fn has_digit(word: &Word) -> bool {
    word.folded.bytes().any(|c| c.is_ascii_digit())
}

/// Whether `short` is the initial of `long`: one letter, which may stand for a digraph (Yu., Sh., Zh.).
fn is_initial_of(short: &Word, long: &Word) -> bool {
    let digraph = matches!(short.folded.as_str(), "yu" | "ya" | "ye" | "sh" | "ch" | "kh" | "zh" | "ts" | "th")
        && short.raw.ends_with('.');
    (short.len() == 1 || digraph)
        && long.len() > short.len()
        && (long.folded.starts_with(&short.folded)
            || long.keys.iter().any(|key| key.starts_with(short.key()) && !short.key().is_empty()))
}

/// The distance of two words that are neither short forms nor initials: the cheaper of slip and sound.
fn spelling(a: &Word, b: &Word) -> Held {
    if a.vowelless != b.vowelless {
        return skeletons(a, b);
    }
    let length = a.len().min(b.len()).max(1);
    let slips = weigh::<Slips>(a.folded.as_bytes(), b.folded.as_bytes());
    let by_slip = f64::from(slips.cost) / 100.0 * SLIP_WEIGHT / length as f64;
    let mut best =
        Held { run: slips.longest_run, ..Held::new(slip_relation(slips.step, slips.steps, a, b), by_slip.min(1.0)) };
    for x in &a.keys {
        for y in &b.keys {
            let sounds = weigh::<Sounds>(x.as_bytes(), y.as_bytes());
            let by_sound = f64::from(sounds.cost) / 100.0 / x.len().min(y.len()).max(1) as f64;
            if by_sound < best.distance {
                let relation = if by_sound > ALIKE {
                    best.relation
                } else if sounds.dearest <= SYSTEMATIC {
                    TokenRelation::Romanisation { rule: sounds.step }
                } else if best.relation == TokenRelation::Different {
                    slip_relation(SlipKind::Replace, sounds.dear_steps, a, b)
                } else {
                    best.relation
                };
                let far = best.far && sounds.dearest > SYSTEMATIC;
                best = Held { run: sounds.longest_run, far, ..Held::new(relation, by_sound) };
            }
        }
    }
    best
}

fn slip_relation(kind: SlipKind, edits: u8, a: &Word, b: &Word) -> TokenRelation {
    if usize::from(edits) <= budget(a.len().min(b.len())) {
        TokenRelation::Slip { kind, edits }
    } else {
        TokenRelation::Different
    }
}

/// Compares consonants alone, where one word comes from a script that leaves short vowels out.
fn skeletons(a: &Word, b: &Word) -> Held {
    let bare = |word: &Word| -> Vec<u8> {
        word.key().bytes().filter(|c| !matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'v')).collect()
    };
    let (x, y) = (bare(a), bare(b));
    let sounds = weigh::<Sounds>(&x, &y);
    let distance = (f64::from(sounds.cost) / 100.0 / x.len().min(y.len()).max(1) as f64).min(1.0);
    let relation = if sounds.dearest <= SYSTEMATIC {
        TokenRelation::Romanisation { rule: "a script that leaves short vowels out" }
    } else {
        TokenRelation::Different
    };
    Held::new(relation, distance)
}

/// Whether a token is so common in names that sharing it says little.
pub(crate) fn is_common(word: &Word) -> bool {
    particles::is_common_given(&word.folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, expected: &str) {
        let (there, back) = (relate_tokens(a, b), relate_tokens(b, a));
        let name = |relation: TokenRelation| {
            let text = format!("{relation:?}");
            text.split([' ', '{']).next().unwrap_or_default().to_owned()
        };
        assert_eq!((name(there).as_str(), name(back).as_str()), (expected, expected), "{a} {b}: {there:?}");
    }

    #[test]
    fn the_best_reason_is_given() {
        check("Roth", "Roth", "Equal");
        check("ROTH", "Roth", "Accents");
        check("Peñalosa", "Penalosa", "Accents");
        check("O'Dwyer", "O’Dwyer", "Accents");
        check("Щербина", "Shcherbina", "Accents");
        check("Scherbina", "Shcherbyna", "Romanisation");
        check("Tsao", "Cao", "Romanisation");
        check("Zimnyii", "Zimny", "Romanisation");
        check("Yousif", "Yusef", "Romanisation");
        check("Böttger", "Boettger", "Romanisation");
        check("Bill", "William", "ShortForm");
        check("Fakhr", "Fakhruddin", "ShortForm");
        check("V.", "Valery", "Initial");
        check("Yu.", "Yuri", "Initial");
        check("Hathersage", "Hathresage", "Slip");
        check("Lorca", "Yorca", "Slip");
    }

    #[test]
    fn what_is_near_and_another_name_differs() {
        check("Kim", "Kin", "Different");
        check("Dan", "Don", "Different");
        check("Lisin", "Lisina", "Different");
        check("Austria", "Australia", "Different");
        check("Hathersage", "Hathaway", "Different");
        check("B.", "Valery", "Different");
        check("Roth", "", "Different");
        check("2007", "2008", "Different");
    }

    #[test]
    fn slips_are_named() {
        for (a, b, kind, edits) in [
            ("Hathersage", "Hathresage", SlipKind::Swap, 1),
            ("Hathersage", "Hathersge", SlipKind::Drop, 1),
            ("Hathersage", "Hatherpsage", SlipKind::Insert, 1),
            ("Hathersage", "Hatgersage", SlipKind::NeighbourKey, 1),
            ("Hathersage", "Hatpersage", SlipKind::Replace, 1),
        ] {
            assert_eq!(relate_tokens(a, b), TokenRelation::Slip { kind, edits }, "{a} {b}");
        }
    }
}
