//! How far two words are apart: in slips of the hand, and in sounds that romanisations write differently.

use super::fold::fold_letters;
use super::romanise::romanisation_key;

/// What a hand did to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SlipKind {
    /// Two neighbouring letters changed places.
    Swap,
    /// A letter fell out of the second word.
    Drop,
    /// A letter was written twice, or once for twice.
    Double,
    /// A letter came into the second word.
    Insert,
    /// The key beside the right one was struck.
    NeighbourKey,
    /// Another letter was written.
    Replace,
}

impl SlipKind {
    /// The slip as a clause: "two letters changed places".
    #[must_use]
    pub fn clause(self) -> &'static str {
        match self {
            Self::Swap => "two letters changed places",
            Self::Drop => "a letter left out",
            Self::Double => "a letter doubled",
            Self::Insert => "a letter put in",
            Self::NeighbourKey => "a neighbouring key struck",
            Self::Replace => "a letter replaced",
        }
    }
}

/// How many edits a token of so many letters may differ by and still be a misspelling: up to 3 letters none, 4 and 5
/// one, 6 to 9 two, 10 and more three.
///
/// Short tokens have real neighbours one letter away (Kim and Kin, Don and Ron); long ones hardly any.
#[must_use]
pub fn budget(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=5 => 1,
        6..=9 => 2,
        _ => 3,
    }
}

/// Edits between two words (insert, drop, replace, swap of neighbours), the lesser of the folded words and their
/// romanisation keys: Tsao and Cao are 0 apart, Lorca and Yorca 1.
#[must_use]
pub fn token_distance(a: &str, b: &str) -> usize {
    let (a, b) = (fold_letters(a), fold_letters(b));
    let plain = strsim::osa_distance(&a, &b);
    if plain == 0 {
        return 0;
    }
    plain.min(strsim::osa_distance(&romanisation_key(&a), &romanisation_key(&b)))
}

/// A weighted distance and its dearest step. Costs are in hundredths of a wrong letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Weighed<Step> {
    pub(crate) cost: u16,
    pub(crate) step: Step,
    /// Cost of the dearest step.
    pub(crate) dearest: u16,
    /// Steps that cost anything.
    pub(crate) steps: u8,
    /// Steps that change a sound.
    pub(crate) dear_steps: u8,
    /// Steps side by side up to here that change a sound.
    run: u8,
    /// The most such steps side by side: a hand slips here and there, another name differs in a stretch.
    pub(crate) longest_run: u8,
}

impl<Step: Copy> Weighed<Step> {
    fn kept(self) -> Self {
        Self { run: 0, ..self }
    }

    fn plus(self, cost: u16, step: Step) -> Self {
        if cost == 0 {
            return self;
        }
        let run = if cost > SYSTEMATIC { self.run.saturating_add(1) } else { self.run };
        let dearer = cost > self.dearest;
        Self {
            cost: self.cost.saturating_add(cost),
            step: if dearer { step } else { self.step },
            dearest: self.dearest.max(cost),
            steps: self.steps.saturating_add(1),
            dear_steps: self.dear_steps.saturating_add(u8::from(cost > SYSTEMATIC)),
            run,
            longest_run: self.longest_run.max(run),
        }
    }
}

/// The prices of one way to compare words, for the one dynamic programme that serves both.
pub(crate) trait Prices {
    /// What a step is called.
    type Step: Copy;
    /// The step of a word that needs none.
    const NONE: Self::Step;
    /// Price of `x` standing for `y`, the first letters of both words if `first`.
    fn replace(x: u8, y: u8, first: bool) -> (u16, Self::Step);
    /// Price of the letter at `at` of `word` being in one word only; `added` if that word is the second.
    fn gap(word: &[u8], at: usize, added: bool) -> (u16, Self::Step);
    /// Price of two neighbouring letters in the other order.
    fn swap() -> Option<(u16, Self::Step)>;
}

/// Longest word compared letter by letter; what lies behind is ignored (the longest name token seen has 24 letters).
const LONGEST: usize = 32;

/// The cheapest way from `a` to `b` under the prices `P`: optimal string alignment.
pub(crate) fn weigh<P: Prices>(a: &[u8], b: &[u8]) -> Weighed<P::Step> {
    let (a, b) = (a.get(..LONGEST).unwrap_or(a), b.get(..LONGEST).unwrap_or(b));
    let mut gaps_a = [(0, P::NONE); LONGEST];
    let mut gaps_b = [(0, P::NONE); LONGEST];
    (0..a.len()).for_each(|at| gaps_a[at] = P::gap(a, at, false));
    (0..b.len()).for_each(|at| gaps_b[at] = P::gap(b, at, true));
    let start = Weighed { cost: 0, step: P::NONE, dearest: 0, steps: 0, dear_steps: 0, run: 0, longest_run: 0 };
    let mut rows = [[start; LONGEST + 1]; 3];
    let [before, last, row] = &mut rows;
    for j in 1..=b.len() {
        last[j] = gaps_b[j - 1].apply(last[j - 1]);
    }
    for i in 1..=a.len() {
        row[0] = gaps_a[i - 1].apply(last[0]);
        for j in 1..=b.len() {
            let (x, y) = (a[i - 1], b[j - 1]);
            let mut best =
                if x == y { last[j - 1].kept() } else { P::replace(x, y, i == 1 && j == 1).apply(last[j - 1]) };
            for other in [gaps_a[i - 1].apply(last[j]), gaps_b[j - 1].apply(row[j - 1])] {
                if other.cost < best.cost {
                    best = other;
                }
            }
            if i > 1
                && j > 1
                && x == b[j - 2]
                && y == a[i - 2]
                && let Some(swapped) = P::swap().map(|price| price.apply(before[j - 2]))
            {
                best = if swapped.cost < best.cost { swapped } else { best };
            }
            row[j] = best;
        }
        std::mem::swap(before, last);
        std::mem::swap(last, row);
    }
    last[b.len()]
}

trait Apply<Step> {
    fn apply(self, to: Weighed<Step>) -> Weighed<Step>;
}

impl<Step: Copy> Apply<Step> for (u16, Step) {
    fn apply(self, to: Weighed<Step>) -> Weighed<Step> {
        to.plus(self.0, self.1)
    }
}

/// Slips of the hand: what typists do is cheaper than what makes another word.
pub(crate) enum Slips {}

impl Prices for Slips {
    type Step = SlipKind;
    const NONE: SlipKind = SlipKind::Replace;

    fn replace(x: u8, y: u8, first: bool) -> (u16, SlipKind) {
        let first = if first { 20 } else { 0 };
        if neighbours(x, y) { (90 + first, SlipKind::NeighbourKey) } else { (100 + first, SlipKind::Replace) }
    }

    fn gap(word: &[u8], at: usize, added: bool) -> (u16, SlipKind) {
        let letter = word.get(at);
        if at > 0 && letter == word.get(at - 1) {
            return (20, SlipKind::Double);
        }
        let cost = if letter.is_some_and(|&c| is_vowel(c)) { 75 } else { 90 };
        (cost + if at == 0 { 20 } else { 0 }, if added { SlipKind::Insert } else { SlipKind::Drop })
    }

    fn swap() -> Option<(u16, SlipKind)> {
        Some((60, SlipKind::Swap))
    }
}

/// Keys that touch on a QWERTY keyboard (ISO/IEC 9995-2).
fn neighbours(x: u8, y: u8) -> bool {
    const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];
    let place =
        |c: u8| ROWS.iter().enumerate().find_map(|(row, keys)| Some((row, keys.iter().position(|&key| key == c)?)));
    match (place(x), place(y)) {
        (Some((r, c)), Some((s, d))) if r == s => c.abs_diff(d) == 1,
        (Some((r, c)), Some((s, d))) if r.abs_diff(s) == 1 => {
            let (upper, lower) = if r < s { (c, d) } else { (d, c) };
            upper == lower || upper == lower + 1
        }
        _ => false,
    }
}

/// Whether `c` writes a vowel in a key.
pub(crate) fn is_vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Sounds that romanisations and dialects write differently, on romanisation keys.
pub(crate) enum Sounds {}

/// The price up to which a step of [`Sounds`] is a matter of romanisation, not another sound.
pub(crate) const SYSTEMATIC: u16 = 30;

const VOWELS: &str = "unstressed or short vowels written differently (a/o, a/e, e/i, o/u)";
const OTHER: &str = "";

impl Prices for Sounds {
    type Step = &'static str;
    const NONE: &'static str = "";

    fn replace(x: u8, y: u8, first: bool) -> (u16, &'static str) {
        let (cost, rule) = sound_pair(x.min(y), x.max(y));
        (if first && cost > SYSTEMATIC { cost + 15 } else { cost }, rule)
    }

    fn gap(word: &[u8], at: usize, _added: bool) -> (u16, &'static str) {
        let letter = word.get(at).copied().unwrap_or(0);
        let last = at.checked_sub(1).and_then(|at| word.get(at)).copied().unwrap_or(0);
        let next = word.get(at + 1).copied().unwrap_or(0);
        let beside_vowel = is_vowel(last) || is_vowel(next);
        match letter {
            b'i' if beside_vowel => (12, "y or i beside a vowel written or not"),
            b'i' if next == 0 && at > 2 => (15, "a final -y or -i written or not (-adiy, -adi, -adz)"),
            b'e' if next == 0 && at > 2 => (20, "a final -e written or not"),
            b'v' if last == b'o' || last == b'a' => (25, "ow or o, aw or a (Persian)"),
            b'h' if next == 0 => (15, "a final h written or not (Arabic, Persian)"),
            b'h' => (if at == 0 { 35 } else { 28 }, "h written or not"),
            b'o' | b'e' | b'u' | b'a' if beside_vowel => (25, "one or two vowels (oe and o, ae and e)"),
            _ if is_vowel(letter) => (if at == 0 { 70 } else { 45 }, "a short vowel written or not"),
            b'S' | b'C' | b'Z' | b'j' => (90, OTHER),
            b's' if next == 0 => (50, "a Latvian or Lithuanian -s"),
            _ => (95, OTHER),
        }
    }

    fn swap() -> Option<(u16, &'static str)> {
        None
    }
}

/// Price of two sounds in each other's place, `x` before `y` in ASCII; the same both ways.
fn sound_pair(x: u8, y: u8) -> (u16, &'static str) {
    match (x, y) {
        (b'a', b'o') => (18, "a or o (Belarusian, Persian)"),
        (b'a', b'e') => (18, "a or e (Arabic, Belarusian)"),
        (b'e', b'i') => (18, "e or i (Arabic, Ukrainian)"),
        (b'o', b'u') => (18, "o or u (Arabic, Persian)"),
        (b'e', b'o') => (22, "e or yo (Russian ё), e or o"),
        (b'a', b'i' | b'u') => (38, VOWELS),
        (b'i', b'o' | b'u') => (40, VOWELS),
        (b'e', b'u') => (45, VOWELS),
        (b'g', b'h') => (15, "g or h (Ukrainian and Belarusian г)"),
        (b'C', b'c') | (b'S', b's') | (b'Z', b'z') => (28, "an accent lost (č and c, š and s, ž and z)"),
        (b'C', b'S') => (28, "ch or sh (French)"),
        (b'C', b'h') => (25, "ch or kh (German, Indonesian)"),
        (b'C', b'k') => (38, "ch or k (Italian, Greek)"),
        (b'C', b'j') => (28, "ch or j (Korean, Wade-Giles)"),
        (b'Z', b'j') => (15, "zh or j (French, Persian)"),
        (b'i', b'j') => (20, "j or y (ISO 9, German)"),
        (b'j', b'z') | (b'C', b'Z') | (b'C', b'z') => (40, "j or z"),
        (b'S', b'j') => (60, OTHER),
        (b'g', b'j') => (28, "g or j before e and i (Egyptian)"),
        (b'c', b'k') => (8, "c or k"),
        (b'c', b't') => (18, "ts or t (Belarusian)"),
        (b'c', b's') => (28, "c or s"),
        (b'c', b'z') => (30, "z or ts (German)"),
        (b'g', b'k') => (30, "g, k or q (qaf, Korean)"),
        (b'h', b'k') => (30, "kh, h or k"),
        (b'd', b't') => (40, "d or t"),
        (b'd', b'z') => (35, "dh or z (Persian, Egyptian)"),
        (b's', b'z') => (35, "s or z"),
        (b's', b't') => (45, "th or s (Persian, Turkish)"),
        (b'b', b'p') => (40, "b or p"),
        (b'f', b'v') => (25, "f or v (German)"),
        (b'b', b'v') => (40, "b or v (Greek, Spanish)"),
        (b'u', b'v') => (15, "u or v, w"),
        (b'o', b'v') => (30, "o or w"),
        (b'l', b'r') => (60, "l or r (Japanese, Bantu)"),
        (b'm', b'n') => (70, OTHER),
        _ => (100, OTHER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, expected: usize) {
        assert_eq!((token_distance(a, b), token_distance(b, a)), (expected, expected), "{a} {b}");
    }

    #[test]
    fn edits_are_counted_after_folding_romanisation() {
        check("Cao", "Tsao", 0);
        check("Lorca", "Yorca", 1);
        check("Reichardt", "Riechardt", 1);
        check("Zimny", "Zimnyii", 0);
        check("Roth", "Both", 1);
        check("", "Lorca", 5);
    }

    #[test]
    fn the_budget_grows_with_the_word() {
        let budgets: Vec<usize> = (0..=11).map(budget).collect();
        assert_eq!(budgets, [0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 3]);
    }

    #[test]
    fn likely_slips_cost_less() {
        let slip = |a: &str, b: &str| weigh::<Slips>(a.as_bytes(), b.as_bytes()).cost;
        assert!(slip("lorca", "lorrca") < slip("lorca", "locra"));
        assert!(slip("lorca", "locra") < slip("lorca", "lprca"));
        assert!(slip("lorca", "lprca") < slip("lorca", "lgrca"));
        assert!(slip("lorca", "lgrca") < slip("lorca", "zorca"));
    }
}
