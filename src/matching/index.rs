//! Which declared tokens a token could be a spelling of, without looking at each: a symmetric-delete index.
//!
//! Two words within `k` edits become one when at most `k` letters are deleted from each (Garbe's SymSpell). So every
//! declared token is entered under all its first `PREFIX` letters leave after up to [`budget`] deletions, a token of a
//! text is looked up under the same, and what is found is verified. There is no filter on the first letter: Tsao and Cao,
//! Irkutov and Yrkutov differ in it.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::distance::budget;
use super::fold::fold_letters;
use super::romanise::{romanisation_key, spelled_out};
use super::token::{TokenRelation, relate_tokens};
use super::{fold, short_forms};

/// Letters at the start of a word from which letters are deleted. Words within the budget share a remainder of their
/// first seven letters, and seven letters keep the entries of a long word at 64.
const PREFIX: usize = 7;

/// Declared tokens by everything that a few deletions leave of them. Built once, then only read.
#[derive(Clone, Debug, Default)]
pub struct TokenIndex {
    forms: Vec<Form>,
    /// The shapes of the forms, close together for the one look that most candidates get.
    shapes: Vec<Shape>,
    /// Where the entries of each bucket begin in `entries`; one more than there are buckets.
    buckets: Vec<u32>,
    entries: Vec<Entry>,
    shift: u32,
    /// A bit for each hash entered, eight times as many as entries: most lookups find nothing, and this small table says
    /// so without a miss of the cache.
    entered: Vec<u64>,
    /// Declared tokens by the frame of their sounds, for romanisations too far apart in letters (Ihar, Igor).
    frames: HashMap<String, Vec<Framed>, FixedState>,
}

/// A declared token found by its frame.
#[derive(Clone, Debug)]
struct Framed {
    token: String,
    ids: Vec<u32>,
}

/// A spelling under which declared tokens are found.
#[derive(Clone, Debug)]
struct Form {
    text: String,
    /// Edits it allows.
    edits: u8,
    ids: Vec<u32>,
}

/// What can be seen of a word at once.
#[derive(Clone, Copy, Debug)]
struct Shape {
    /// A bit for each letter in it.
    letters: u32,
    edits: u8,
}

impl Shape {
    fn of(word: &str, edits: u8) -> Self {
        Self { letters: word.bytes().fold(0, |letters, c| letters | 1 << (c & 31)), edits }
    }

    /// An edit changes at most two letters' bits: one goes, one comes.
    fn may_be_near(self, other: &Self) -> bool {
        (self.letters ^ other.letters).count_ones() <= 2 * u32::from(self.edits)
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    check: u32,
    form: u32,
}

impl TokenIndex {
    /// Indexes declared tokens, each with the id to be given back for it. Time and size grow with the number of tokens.
    pub fn build<'a>(tokens: impl IntoIterator<Item = (&'a str, u32)>) -> Self {
        let tokens: Vec<(&str, u32)> = tokens.into_iter().collect();
        let mut forms = collect_forms(tokens.iter().copied());
        for form in &mut forms {
            form.ids.sort_unstable();
            form.ids.dedup();
        }
        let mut hashed: Vec<(u64, u32)> = Vec::with_capacity(forms.len() * 32);
        for (form, number) in forms.iter().zip(0u32..) {
            each_remainder(form.text.as_bytes(), usize::from(form.edits), &mut |hash| hashed.push((hash, number)));
        }
        TokenIndex { frames: collect_frames(&tokens), ..bucket(forms, &hashed) }
    }

    /// The ids of all declared tokens within the [`budget`] of `token`, after folding romanisation, of those that are the
    /// same in another romanisation though farther apart, and of those that it is a short form of. Replaces what is in `out`; sorted, without repeats.
    pub fn candidates(&self, token: &str, out: &mut Vec<u32>) {
        out.clear();
        if self.entries.is_empty() {
            return;
        }
        let folded = fold_letters(token);
        let key = romanisation_key(&fold(token));
        self.look_up(&folded, out);
        if key != folded {
            self.look_up(&key, out);
        }
        self.look_up_frame(token, &key, out);
        out.sort_unstable();
        out.dedup();
    }

    /// Appends to `out` the ids of the forms within their edits of `word`.
    fn look_up(&self, word: &str, out: &mut Vec<u32>) {
        let found = out.len();
        let probe = Shape::of(word, 0);
        each_remainder(word.as_bytes(), reach(word.len()), &mut |hash| {
            let same = self.bucket_of(hash).iter().filter(|entry| entry.check == hash as u32);
            out.extend(
                same.map(|entry| entry.form)
                    .filter(|&form| self.shapes.get(form as usize).is_some_and(|shape| shape.may_be_near(&probe))),
            );
        });
        if let Some(forms) = out.get_mut(found..) {
            forms.sort_unstable();
        }
        let end = out.len();
        for at in found..end {
            let (Some(&form), last) = (out.get(at), out.get(at.wrapping_sub(1)).copied()) else { continue };
            if at > found && last == Some(form) {
                continue;
            }
            let Some(form) = self.forms.get(form as usize) else { continue };
            let edits = usize::from(form.edits);
            if word.len().abs_diff(form.text.len()) <= edits && within(word.as_bytes(), form.text.as_bytes(), edits) {
                out.extend_from_slice(&form.ids);
            }
        }
        out.drain(found..end);
    }

    /// Appends to `out` the ids of the tokens that have the frame of `key` and are romanisations of `token`.
    fn look_up_frame(&self, token: &str, key: &str, out: &mut Vec<u32>) {
        let Some(framed) = frame(key).and_then(|frame| self.frames.get(&frame)) else { return };
        for declared in framed {
            let known = declared.ids.first().is_some_and(|id| out.contains(id));
            if !known && matches!(relate_tokens(token, &declared.token), TokenRelation::Romanisation { .. }) {
                out.extend_from_slice(&declared.ids);
            }
        }
    }

    fn bucket_of(&self, hash: u64) -> &[Entry] {
        let (word, bit) = entered_bit(hash, self.entered.len());
        if self.entered.get(word).is_none_or(|bits| bits & bit == 0) {
            return &[];
        }
        let at = (hash >> self.shift) as usize;
        match (self.buckets.get(at), self.buckets.get(at + 1)) {
            (Some(&start), Some(&end)) => self.entries.get(start as usize..end as usize).unwrap_or(&[]),
            _ => &[],
        }
    }
}

/// Longest word compared; longer ones are no names and are held to be far from each other.
const LONGEST: usize = 40;

/// Whether two words are within `edits` by optimal string alignment. Only the band of that width is computed, on the stack;
/// strsim's own is about four times slower on names (it allocates, and goes through characters); a test holds both
/// together.
fn within(a: &[u8], b: &[u8], edits: usize) -> bool {
    if edits == 0 || a.len() > LONGEST || b.len() > LONGEST {
        return a == b;
    }
    let far = u8::MAX / 2;
    let mut rows = [[far; LONGEST + 1]; 3];
    let [before, last, row] = &mut rows;
    for (j, cell) in last.iter_mut().enumerate().take(b.len().min(edits) + 1) {
        *cell = j as u8;
    }
    for i in 1..=a.len() {
        let (from, to) = (i.saturating_sub(edits).max(1), (i + edits).min(b.len()));
        row[from - 1] = if from == 1 && i <= edits { i as u8 } else { far };
        let mut least = row[from - 1];
        for j in from..=to {
            let same = a[i - 1] == b[j - 1];
            let mut cost = last[j - 1] + u8::from(!same);
            if j < i + edits {
                cost = cost.min(last[j] + 1);
            }
            cost = cost.min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cost = cost.min(before[j - 2] + 1);
            }
            row[j] = cost;
            least = least.min(cost);
        }
        if usize::from(least) > edits {
            return false;
        }
        std::mem::swap(before, last);
        std::mem::swap(last, row);
    }
    usize::from(last[b.len()]) <= edits
}

/// The spellings of each token: folded, its romanisation key, with accents written out; short forms match exactly.
fn collect_forms<'a>(tokens: impl IntoIterator<Item = (&'a str, u32)>) -> Vec<Form> {
    let mut numbers: HashMap<(String, u8), usize, FixedState> = HashMap::default();
    let mut forms: Vec<Form> = Vec::new();
    let mut add = |text: String, edits: usize, id: u32| {
        let edits = u8::try_from(edits).unwrap_or(u8::MAX);
        let number = *numbers.entry((text.clone(), edits)).or_insert_with(|| {
            forms.push(Form { text, edits, ids: Vec::new() });
            forms.len() - 1
        });
        if let Some(form) = forms.get_mut(number) {
            form.ids.push(id);
        }
    };
    for (token, id) in tokens {
        let folded = fold_letters(token);
        if folded.is_empty() {
            continue;
        }
        let edits = budget(folded.len());
        for short in short_forms::alternatives(&folded) {
            add(short.to_owned(), 0, id);
        }
        let mut keys = vec![romanisation_key(&fold(token))];
        keys.extend(spelled_out(token).map(|spelled| romanisation_key(&fold(&spelled))));
        keys.sort_unstable();
        keys.dedup();
        for key in keys.into_iter().filter(|key| *key != folded) {
            add(key, edits, id);
        }
        add(folded, edits, id);
    }
    forms
}

/// The frame of a romanisation key: runs of vowels as one, consonants that dialects exchange as one. None for words too
/// short to have a telling one.
fn frame(key: &str) -> Option<String> {
    const SHORTEST: usize = 4;
    if key.len() < SHORTEST {
        return None;
    }
    let mut sounds: Vec<u8> = key
        .bytes()
        .map(|c| match c {
            b'a' | b'e' | b'i' | b'o' | b'u' => b'a',
            b'h' | b'k' => b'g',
            b'c' => b't',
            b'S' => b's',
            b'Z' => b'j',
            c => c,
        })
        .collect();
    sounds.dedup();
    Some(sounds.into_iter().map(char::from).collect())
}

fn collect_frames(tokens: &[(&str, u32)]) -> HashMap<String, Vec<Framed>, FixedState> {
    let mut frames: HashMap<String, Vec<Framed>, FixedState> = HashMap::default();
    for &(token, id) in tokens {
        let Some(frame) = frame(&romanisation_key(&fold(token))) else { continue };
        let framed = frames.entry(frame).or_default();
        match framed.iter_mut().find(|declared| declared.token == token) {
            Some(declared) => declared.ids.push(id),
            None => framed.push(Framed { token: token.to_owned(), ids: vec![id] }),
        }
    }
    frames
}

/// The most edits by which a word of `letters` letters can differ from a declared token: long declared tokens allow more.
fn reach(letters: usize) -> usize {
    (letters..=letters + 3).filter(|&declared| budget(declared) >= declared - letters).map(budget).max().unwrap_or(0)
}

/// Sorts the entries into as many buckets as there are entries, by the upper bits of their hash.
fn bucket(forms: Vec<Form>, hashed: &[(u64, u32)]) -> TokenIndex {
    let bits = usize::BITS - hashed.len().leading_zeros();
    let shift = 64 - bits.clamp(1, 26);
    let mut buckets = vec![0u32; (1usize << (64 - shift)) + 1];
    for (hash, _) in hashed {
        if let Some(count) = buckets.get_mut((hash >> shift) as usize + 1) {
            *count += 1;
        }
    }
    let mut sum = 0u32;
    for count in &mut buckets {
        sum += *count;
        *count = sum;
    }
    let mut free = buckets.clone();
    let mut entries = vec![Entry::default(); hashed.len()];
    for &(hash, form) in hashed {
        if let Some(at) = free.get_mut((hash >> shift) as usize) {
            if let Some(entry) = entries.get_mut(*at as usize) {
                *entry = Entry { check: hash as u32, form };
            }
            *at += 1;
        }
    }
    let mut entered = vec![0u64; (hashed.len() / 8).next_power_of_two()];
    let words = entered.len();
    for &(hash, _) in hashed {
        let (word, bit) = entered_bit(hash, words);
        if let Some(bits) = entered.get_mut(word) {
            *bits |= bit;
        }
    }
    let shapes = forms.iter().map(|form| Shape::of(&form.text, form.edits)).collect();
    TokenIndex { forms, shapes, buckets, entries, shift, entered, frames: HashMap::default() }
}

/// The word and bit of `hash` in a table of `words` words, a power of two.
fn entered_bit(hash: u64, words: usize) -> (usize, u64) {
    ((hash >> 6) as usize & words.wrapping_sub(1), 1 << (hash & 63))
}

/// Calls `found` with the hash of each string that up to `edits` deletions leave of the first [`PREFIX`] letters.
fn each_remainder(word: &[u8], edits: usize, found: &mut impl FnMut(u64)) {
    let prefix = word.get(..PREFIX).unwrap_or(word);
    let packed = prefix.iter().rev().fold(0u64, |packed, &c| packed << 8 | u64::from(c));
    delete_from(packed, prefix.len(), 0, edits.min(prefix.len().saturating_sub(1)), found);
}

/// Letters are packed a byte each, the first lowest; deletions go left to right so that each set is visited once.
fn delete_from(packed: u64, len: usize, from: usize, edits: usize, found: &mut impl FnMut(u64)) {
    found(mix(packed));
    if edits == 0 {
        return;
    }
    let letter = |at: usize| packed >> (8 * at) & 0xff;
    for at in from..len {
        if at > from && letter(at) == letter(at - 1) {
            continue; // deleting either of two equal neighbours leaves the same
        }
        let low = packed & ((1u64 << (8 * at)) - 1);
        let high = packed >> (8 * (at + 1)) << (8 * at);
        delete_from(low | high, len - 1, at, edits - 1, found);
    }
}

/// Spreads the packed letters over all bits (the finaliser of MurmurHash3).
fn mix(packed: u64) -> u64 {
    let mut x = packed;
    x = (x ^ (x >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    x = (x ^ (x >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    x ^ (x >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(declared: &[&str], token: &str, expected: &[&str]) {
        let index = TokenIndex::build(declared.iter().copied().zip(0..));
        let mut out = Vec::new();
        index.candidates(token, &mut out);
        let found: Vec<&str> = out.iter().map(|&id| declared[id as usize]).collect();
        assert_eq!(found, expected, "{token:?}");
    }

    #[test]
    fn the_band_agrees_with_strsim() {
        let words = [
            "",
            "a",
            "ab",
            "ba",
            "cao",
            "tsao",
            "xueping",
            "xeuping",
            "xuepign",
            "reichardt",
            "reihcardt",
            "abcdefgh",
            "bacdefhg",
        ];
        for a in words {
            for b in words {
                for edits in 0..=3 {
                    let expected = strsim::osa_distance(a, b) <= edits;
                    assert_eq!(within(a.as_bytes(), b.as_bytes(), edits), expected, "{a:?} {b:?} {edits}");
                }
            }
        }
    }

    #[test]
    fn finds_what_is_within_budget_and_nothing_else() {
        let declared = ["Shcherbina", "Zimny", "Cao", "Lorca", "Xueping", "Böttger", "Don", "William", "Reichardt"];
        check(&declared, "Scherbina", &["Shcherbina"]);
        check(&declared, "Ščerbina", &["Shcherbina"]);
        check(&declared, "Sherbyna", &["Shcherbina"]);
        check(&declared, "Zimnyii", &["Zimny"]);
        check(&declared, "Tsao", &["Cao"]);
        check(&declared, "Yorca", &["Lorca"]);
        check(&declared, "Xeuping", &["Xueping"]);
        check(&declared, "boettger", &["Böttger"]);
        check(&declared, "Richardt", &["Reichardt"]);
        check(&declared, "Bill", &["William"]);
        check(&["Hordei", "Artem"], "Gardey", &["Hordei"]);
        check(&["Hordei", "Artem"], "Artyom", &["Artem"]);
        check(&declared, "Dan", &[]);
        check(&declared, "Richter", &[]);
        check(&declared, "", &[]);
        check(&[], "Cao", &[]);
    }
}
