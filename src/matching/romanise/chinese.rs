//! Mandarin in Pinyin (ISO 7098) and in Wade-Giles, whose apostrophes and umlauts newspapers drop.
//!
//! Both are brought to one writing in which what Wade-Giles tells apart by an apostrophe alone falls together: its ch is
//! zh, j, ch or q of Pinyin.

/// Initials of Pinyin, longer ones first, and how they are written here.
const PINYIN_INITIALS: &[(&str, &str)] = &[
    ("zh", "C"),
    ("ch", "C"),
    ("sh", "S"),
    ("b", "p"),
    ("p", "p"),
    ("m", "m"),
    ("f", "f"),
    ("d", "t"),
    ("t", "t"),
    ("n", "n"),
    ("l", "l"),
    ("g", "k"),
    ("k", "k"),
    ("h", "h"),
    ("j", "C"),
    ("q", "C"),
    ("x", "x"),
    ("r", "r"),
    ("z", "c"),
    ("c", "c"),
    ("s", "s"),
    ("y", "y"),
    ("w", "w"),
    ("", ""),
];

/// Initials of Wade-Giles.
const WADE_INITIALS: &[(&str, &str)] = &[
    ("ch", "C"),
    ("sh", "S"),
    ("hs", "x"),
    ("ts", "c"),
    ("tz", "c"),
    ("sz", "s"),
    ("ss", "s"),
    ("p", "p"),
    ("m", "m"),
    ("f", "f"),
    ("t", "t"),
    ("n", "n"),
    ("l", "l"),
    ("k", "k"),
    ("h", "h"),
    ("j", "r"),
    ("s", "s"),
    ("y", "y"),
    ("w", "w"),
    ("", ""),
];

/// Finals of Pinyin, longer ones first.
const PINYIN_FINALS: &[(&str, &str)] = &[
    ("iang", "iang"),
    ("iong", "iong"),
    ("uang", "uang"),
    ("ang", "ang"),
    ("eng", "eng"),
    ("ong", "ong"),
    ("iao", "iao"),
    ("ian", "ian"),
    ("ing", "ing"),
    ("uai", "uai"),
    ("uan", "uan"),
    ("ai", "ai"),
    ("ei", "ei"),
    ("ao", "ao"),
    ("ou", "ou"),
    ("an", "an"),
    ("en", "en"),
    ("er", "er"),
    ("ia", "ia"),
    ("ie", "ie"),
    ("iu", "iu"),
    ("in", "in"),
    ("ua", "ua"),
    ("uo", "uo"),
    ("ui", "ui"),
    ("un", "un"),
    ("ue", "ue"),
    ("a", "a"),
    ("o", "o"),
    ("e", "e"),
    ("i", "i"),
    ("u", "u"),
    ("v", "u"),
];

/// Finals of Wade-Giles and the Pinyin that they are.
const WADE_FINALS: &[(&str, &str)] = &[
    ("iang", "iang"),
    ("iung", "iong"),
    ("uang", "uang"),
    ("ang", "ang"),
    ("eng", "eng"),
    ("ung", "ong"),
    ("iao", "iao"),
    ("ien", "ian"),
    ("ing", "ing"),
    ("uai", "uai"),
    ("uan", "uan"),
    ("uei", "ui"),
    ("ieh", "ie"),
    ("ueh", "ue"),
    ("erh", "er"),
    ("ai", "ai"),
    ("ei", "ei"),
    ("ao", "ao"),
    ("ou", "ou"),
    ("an", "an"),
    ("en", "en"),
    ("eh", "e"),
    ("ia", "ia"),
    ("iu", "iu"),
    ("ih", "i"),
    ("in", "in"),
    ("ua", "ua"),
    ("uo", "uo"),
    ("ui", "ui"),
    ("un", "un"),
    ("a", "a"),
    ("o", "o"),
    ("e", "e"),
    ("i", "i"),
    ("u", "u"),
];

type Table = &'static [(&'static str, &'static str)];

/// A word read as Mandarin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mandarin {
    pinyin: Option<String>,
    wade: Option<String>,
}

impl Mandarin {
    /// `folded` read in both systems; nothing where neither fits or it is longer than three syllables.
    pub(crate) fn read(folded: &str) -> Option<Self> {
        let pinyin = read(folded, PINYIN_INITIALS, PINYIN_FINALS);
        let wade = read(folded, WADE_INITIALS, WADE_FINALS);
        (pinyin.is_some() || wade.is_some()).then_some(Self { pinyin, wade })
    }

    /// Whether both are Pinyin.
    pub(crate) fn are_pinyin(&self, other: &Self) -> bool {
        self.pinyin.is_some() && other.pinyin.is_some()
    }

    /// Whether one in Pinyin is the other in Wade-Giles.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        let cross = |one: &Option<String>, two: &Option<String>| one.is_some() && one == two;
        cross(&self.pinyin, &other.wade) || cross(&self.wade, &other.pinyin)
    }
}

/// Whether a folded word is a frequent family name, in Pinyin or Wade-Giles.
pub(crate) fn is_family_name(folded: &str) -> bool {
    matches!(
        folded,
        "wang"
            | "li"
            | "zhang"
            | "liu"
            | "chen"
            | "yang"
            | "huang"
            | "zhao"
            | "wu"
            | "zhou"
            | "xu"
            | "sun"
            | "ma"
            | "zhu"
            | "hu"
            | "guo"
            | "he"
            | "gao"
            | "lin"
            | "luo"
            | "zheng"
            | "liang"
            | "xie"
            | "song"
            | "tang"
            | "han"
            | "feng"
            | "deng"
            | "cao"
            | "peng"
            | "zeng"
            | "xiao"
            | "tian"
            | "dong"
            | "yuan"
            | "pan"
            | "yu"
            | "jiang"
            | "cai"
            | "du"
            | "ye"
            | "cheng"
            | "su"
            | "wei"
            | "lu"
            | "ding"
            | "ren"
            | "shen"
            | "yao"
            | "cui"
            | "zhong"
            | "tan"
            | "fan"
            | "jin"
            | "shi"
            | "liao"
            | "jia"
            | "xia"
            | "fu"
            | "fang"
            | "bai"
            | "zou"
            | "meng"
            | "xiong"
            | "qin"
            | "qiu"
            | "yin"
            | "xue"
            | "yan"
            | "duan"
            | "lei"
            | "hou"
            | "long"
            | "tao"
            | "gu"
            | "mao"
            | "hao"
            | "gong"
            | "shao"
            | "wan"
            | "qian"
            | "xi"
            | "wen"
            | "bo"
            | "ling"
            | "hua"
            | "chang"
            | "chou"
            | "chu"
            | "hsu"
            | "kuo"
            | "kao"
            | "lo"
            | "hsieh"
            | "teng"
            | "tsao"
            | "tseng"
            | "hsiao"
            | "tung"
            | "tsai"
            | "chiang"
            | "tien"
            | "hsi"
            | "ho"
            | "ting"
            | "jen"
            | "shih"
            | "chin"
            | "tsou"
            | "hsiung"
            | "chien"
            | "lien"
    )
}

fn read(word: &str, initials: Table, finals: Table) -> Option<String> {
    let mut out = String::new();
    syllable(word, 3, (initials, finals), &mut out).then_some(out)
}

fn syllable(rest: &str, more: usize, tables: (Table, Table), out: &mut String) -> bool {
    if rest.is_empty() {
        return !out.is_empty();
    }
    if more == 0 {
        return false;
    }
    let kept = out.len();
    for (spelled, initial) in tables.0 {
        let Some(after) = rest.strip_prefix(spelled) else { continue };
        for (spelled, last) in tables.1 {
            let Some(after) = after.strip_prefix(spelled) else { continue };
            push(out, initial, last);
            if syllable(after, more - 1, tables, out) {
                return true;
            }
            out.truncate(kept);
        }
    }
    false
}

/// Writes a syllable, with what the two systems still tell apart made one.
fn push(out: &mut String, initial: &'static str, last: &'static str) {
    let (initial, last) = match (initial, last) {
        ("y", "en") => ("y", "an"),
        ("y", "ou") => ("y", "u"),
        ("", "i") => ("y", "i"),
        ("" | "k" | "h", "o") => (initial, "e"),
        (_, "o") => (initial, "uo"),
        ("c" | "s", "u") => (initial, "i"),
        other => other,
    };
    out.push_str(initial);
    out.push_str(last);
    out.push('.');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pinyin: &str, wade: &str, expected: bool) {
        let (one, other) = (Mandarin::read(pinyin).unwrap(), Mandarin::read(wade).unwrap());
        assert_eq!(one.meets(&other), expected, "{one:?} {other:?}");
    }

    #[test]
    fn wade_giles_is_pinyin() {
        check("xi", "hsi", true);
        check("jintao", "chintao", true);
        check("cai", "tsai", true);
        check("zedong", "tsetung", true);
        check("zhou", "chou", true);
        check("xiaoping", "hsiaoping", true);
        check("jian", "chien", true);
        check("guo", "kuo", true);
        check("yan", "yen", true);
        check("jiang", "chen", false);
        check("li", "liu", false);
    }
}
