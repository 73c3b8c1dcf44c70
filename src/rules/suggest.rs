//! Which known word somebody may have meant.

/// Two words are near where at most one letter in three differs: "tolerence" is near "tolerance", "value" is not near
/// "unless". Short words may differ by one letter, so that "id" is offered for "ib" but hardly anything else.
const LETTERS_PER_EDIT: usize = 3;

/// Longer words than this are not compared: the cost grows with the square of the length, and nobody misspells them.
const MAX_LETTERS: usize = 64;

/// The known word nearest to `word`, if one is near enough to be offered.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let letters = word.chars().count();
    if letters > MAX_LETTERS {
        return None;
    }
    known
        .into_iter()
        .filter(|candidate| candidate.len() <= 4 * MAX_LETTERS)
        .map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .filter(|&(edits, candidate)| edits <= (letters.max(candidate.chars().count()) / LETTERS_PER_EDIT).max(1))
        .filter(|&(edits, _)| edits < letters)
        .min_by_key(|&(edits, _)| edits)
        .map(|(_, candidate)| candidate)
}

/// Words as a list in a sentence: "`a`, `b` and `c`".
pub(crate) fn listed<S: AsRef<str>>(words: &[S]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{}`", word.as_ref())).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// What to say of a word that is not known: the near one, or else all that are known.
pub(crate) fn instead(word: &str, known: &[&str]) -> String {
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known are {}", listed(known)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, known: &[&str], expected: Option<&str>) {
        assert_eq!(nearest(word, known.iter().copied()), expected, "{word:?}");
    }

    #[test]
    fn only_a_near_word_is_offered() {
        let keys = ["id", "value", "about", "tolerance", "unless"];
        check("tolerence", &keys, Some("tolerance"));
        check("vlaue", &keys, Some("value"));
        check("Values", &keys, Some("value"));
        check("ib", &keys, Some("id"));
        check("x", &keys, None);
        check("colour", &keys, None);
        check("", &keys, None);
    }

    #[test]
    fn a_list_reads_like_a_sentence() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["a"]), "`a`");
        assert_eq!(listed(&["a", "b", "c"]), "`a`, `b` and `c`");
    }
}
