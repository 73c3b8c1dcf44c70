//! What the tagger and the parser see of a word by itself: its letters, ends and shape, as rows of tables.

/// Rows of the table of ends, beginnings and shapes. Rows are chosen by hashing: 8,192 keep collisions under one in five
/// for the 40,000 different ends of the treebank, and the table at a megabyte.
pub const HASHED_ROWS: usize = 8192;

/// The first rows are those of shapes, of which there are fewer.
const SHAPE_ROWS: u32 = 512;

/// How many rows a word has at most: four ends, three beginnings, a shape.
const MOST_ROWS: usize = 8;

/// A word as the tables know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordFeatures {
    /// Its lower case, typographic quotation marks and dashes made plain.
    pub normal: String,
    /// Its rows in the table of ends, beginnings and shapes.
    pub rows: Vec<u32>,
}

/// Looks at a word as it is written.
#[must_use]
pub fn word_features(form: &str) -> WordFeatures {
    let normal = normal_form(form);
    let letters: Vec<char> = normal.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    let mut rows = Vec::with_capacity(MOST_ROWS);
    for length in 1..=letters.len().min(4) {
        rows.push(affix_row(length as u8, &letters[letters.len() - length..]));
    }
    for length in 1..=letters.len().saturating_sub(1).min(3) {
        rows.push(affix_row(10 + length as u8, &letters[..length]));
    }
    rows.push(hash(20, shape(form)) % SHAPE_ROWS);
    WordFeatures { normal, rows }
}

/// The form under which a word stands in the tables of words.
#[must_use]
pub fn normal_form(form: &str) -> String {
    let plain = form.chars().map(|c| match c {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        other => other,
    });
    plain.flat_map(char::to_lowercase).collect()
}

fn affix_row(kind: u8, letters: &[char]) -> u32 {
    SHAPE_ROWS + hash(kind, letters.iter().copied()) % (HASHED_ROWS as u32 - SHAPE_ROWS)
}

/// "Xxx", "dd", "XX-xx": kinds of characters, runs cut at two.
fn shape(form: &str) -> impl Iterator<Item = char> {
    let kinds = form.chars().map(|c| match c {
        c if c.is_uppercase() => 'X',
        c if c.is_alphabetic() => 'x',
        c if c.is_ascii_digit() => 'd',
        c => c,
    });
    let mut last = (' ', 0);
    kinds.filter(move |&kind| {
        last = if kind == last.0 { (kind, last.1 + 1) } else { (kind, 1) };
        last.1 <= 2
    })
}

/// FNV-1a over the characters, folded once: the same on every machine.
fn hash(kind: u8, letters: impl Iterator<Item = char>) -> u32 {
    let mix = |hash: u32, value: u32| (hash ^ value).wrapping_mul(16_777_619);
    let hash = letters.fold(mix(2_166_136_261, u32::from(kind)), |hash, letter| mix(hash, letter.into()));
    hash ^ (hash >> 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_end_alike_share_rows() {
        let rows = |word: &str| word_features(word).rows;
        let shared = |a: &str, b: &str| rows(a).iter().filter(|row| rows(b).contains(row)).count();
        assert!(shared("walking", "talking") >= 5);
        assert!(shared("walking", "Oslo") <= 1);
        assert_eq!(rows("a").len(), 2);
        assert_eq!(rows("2014"), rows("1999"));
        assert_eq!(word_features("Xi’s").normal, "xi's");
        assert!(rows("Straße").iter().all(|&row| (row as usize) < HASHED_ROWS));
    }

    #[test]
    fn shapes_tell_capitals_digits_and_marks() {
        let shape = |word: &str| shape(word).collect::<String>();
        assert_eq!(shape("Reuters"), "Xxx");
        assert_eq!(shape("NATO"), "XX");
        assert_eq!(shape("F-16s"), "X-ddx");
        assert_eq!(shape(""), "");
    }
}
