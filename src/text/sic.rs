//! `[sic]`: the author's word that what stands before it stands so on purpose.

/// In a bracket between some words and their `[sic]` there are at most so many bytes: a remark, no new sentence.
const LONGEST_REMARK: usize = 60;

/// What may be a noun behind a number is at most so many words: "12 workers", "40 long-range rockets".
const MOST_WORDS: usize = 3;

/// Whether `[sic]` or `(sic)` stands behind what ends at `end`: right there, behind a closing mark, behind a remark in
/// brackets, or, where `counts` says that it counts or measures something, behind the words for what it counts.
#[must_use]
pub fn is_marked_sic(text: &str, end: usize, counts: bool) -> bool {
    let Some(rest) = text.get(end..) else { return false };
    let rest = behind_marks(rest);
    is_sic(rest) || is_sic(behind_remark(rest)) || counts && is_sic(behind_remark(behind_marks(behind_words(rest))))
}

fn is_sic(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("[sic]") || head.eq_ignore_ascii_case("(sic)"))
}

/// What follows the closing quotation marks and brackets.
fn behind_marks(rest: &str) -> &str {
    rest.trim_start_matches(['"', '\'', '”', '’', '»', ')', ']'])
}

/// What follows a short remark in brackets on the same line; all of it where there is none.
fn behind_remark(rest: &str) -> &str {
    let inner = rest.trim_start_matches(' ');
    let Some(close) = inner.starts_with('(').then(|| inner.find(')')).flatten() else { return rest };
    let remark = inner.get(..close).unwrap_or("");
    if remark.len() > LONGEST_REMARK || remark.contains('\n') { rest } else { inner.get(close + 1..).unwrap_or("") }
}

/// What follows a few words with nothing but spaces between; all of it where more stand there.
fn behind_words(rest: &str) -> &str {
    let mut behind = rest;
    for _ in 0..MOST_WORDS {
        let Some(word) = behind.strip_prefix(' ') else { break };
        let length = word.find(|c: char| !c.is_alphabetic() && c != '-').unwrap_or(word.len());
        if length == 0 {
            break;
        }
        behind = word.get(length..).unwrap_or("");
    }
    behind
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the word or number before the bar is marked.
    #[track_caller]
    fn check(text: &str, counts: bool, expected: bool) {
        let (before, behind) = text.split_once('|').unwrap_or_default();
        assert_eq!(is_marked_sic(&(before.to_owned() + behind), before.len(), counts), expected, "{text}");
    }

    #[test]
    fn sic_stands_behind_the_words_a_mark_or_a_bracket() {
        check("Drosd| [sic] spoke", false, true);
        check("“Drosd|” [SIC]", false, true);
        check("(Drosd|) (sic)", false, true);
        check("Drosd| (as the ballot has it) [sic]", false, true);
        check("Drosd| (as the ballot has it). She lost [sic]", false, false);
        check("Drosd| spoke [sic]", false, false);
        check("Drosd|", false, false);
        check(&format!("Drosd| ({}) [sic]", "so ".repeat(40)), false, false);
    }

    #[test]
    fn sic_behind_the_noun_marks_its_number() {
        check("some 12| workers [sic] came", true, true);
        check("some 12| long-range rockets (new ones) [sic]", true, true);
        check("$40 million|” bridge [sic]", true, true);
        check("some 12| workers, the mayor [sic]", true, false);
        check("some 12| workers in two old sheds [sic]", true, false);
        check("some 12| workers [sic]", false, false);
    }
}
