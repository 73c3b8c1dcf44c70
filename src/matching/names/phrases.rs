//! Words of a name that are written in several pieces, brought to one: legal forms, numerals, Arabic compounds, initials.

use crate::lang::rows;
use crate::matching::companies;
use crate::matching::fold::fold_letters;
use crate::matching::particles;
use std::cmp::Reverse;
use std::sync::LazyLock;

/// Phrases that stand for one word, from `data/en/abbreviations.tsv`: the longest first.
static PHRASES: LazyLock<Vec<(Vec<&'static str>, &'static str)>> = LazyLock::new(|| {
    let table = include_str!("../../../data/en/abbreviations.tsv");
    let mut phrases: Vec<(Vec<&str>, &str)> =
        rows(table).map(|[words, short]| (words.split(' ').collect(), short)).collect();
    phrases.sort_by_key(|(words, _)| Reverse(words.len()));
    phrases
});

/// The pieces with each of the [`PHRASES`] as its short form, where the name has other words.
pub(super) fn shorten_phrases(pieces: Vec<String>) -> Vec<String> {
    let folded: Vec<String> = pieces.iter().map(|piece| fold_letters(piece)).collect();
    let mut out = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let phrase = PHRASES.iter().find(|(words, _)| {
            words.len() < folded.len()
                && folded.get(at..at + words.len()).is_some_and(|run| run.iter().zip(words).all(alike))
        });
        out.push(phrase.map_or_else(|| piece.clone(), |(_, short)| (*short).to_owned()));
        at += phrase.map_or(1, |(words, _)| words.len());
    }
    out
}

/// Whether a word is that of a phrase, a slip in five letters and more forgiven.
fn alike((word, of_phrase): (&String, &&str)) -> bool {
    word == of_phrase || of_phrase.len() >= 5 && strsim::osa_distance(word, of_phrase) <= 1
}

/// "V.V." as "V." and "V.", "amazon.com" as two words; a legal form ("S.A.") as one without stops.
pub(super) fn split_initials(piece: &str) -> Vec<String> {
    let letters: Vec<&str> = piece.split('.').filter(|part| !part.is_empty()).collect();
    let single = letters.iter().all(|part| part.chars().count() == 1);
    let joined = letters.concat();
    if letters.len() < 2 {
        vec![piece.to_owned()]
    } else if companies::legal_form(&fold_letters(&joined)).is_some() {
        vec![joined]
    } else if single {
        letters.iter().map(|letter| format!("{letter}.")).collect()
    } else {
        letters.iter().map(|&part| part.to_owned()).collect()
    }
}

/// A Chinese or Korean name in its own script as family and given name: one character and the rest.
pub(super) fn split_family(piece: &str) -> Vec<String> {
    let own = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    match piece.chars().next() {
        Some(first) if (2..=4).contains(&piece.chars().count()) && piece.chars().all(own) => {
            vec![first.to_string(), piece.chars().skip(1).collect()]
        }
        _ => vec![piece.to_owned()],
    }
}

/// "Abd al-Karim", "Abdul Karim" and "Abdelkarim" as one word with one prefix.
pub(super) fn join_compounds(pieces: &[String]) -> Vec<String> {
    let folded: Vec<String> = pieces.iter().map(|piece| fold_letters(piece)).collect();
    let mut out = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while let (Some(piece), Some(word)) = (pieces.get(at), folded.get(at)) {
        let article = folded.get(at + 1).is_some_and(|next| particles::article(next));
        let base = at + 1 + usize::from(article);
        if let Some(base_word) = folded.get(base).filter(|_| is_servant(word)) {
            out.push(format!("abdul{base_word}"));
            at = base + 1;
        } else {
            out.push(servant_of(word).unwrap_or_else(|| piece.clone()));
            at += 1;
        }
    }
    out
}

/// Whether a folded word is Abd, alone or with its article: what follows belongs to it.
fn is_servant(folded: &str) -> bool {
    matches!(folded, "abd" | "abdul" | "abdel" | "abdal" | "abdol" | "abdoul" | "abdil" | "abdur" | "abder" | "abdu")
}

/// "Abdelkarim", "Abdurrazzaq" as "abdulkarim", "abdulrazzaq"; Abdullah is left alone, its compound is no longer felt.
fn servant_of(folded: &str) -> Option<String> {
    let rest = folded.strip_prefix("abd")?.strip_prefix(['u', 'e', 'a', 'o', 'i'])?;
    let base = rest.strip_prefix('l').or_else(|| rest.starts_with("rr").then(|| rest.trim_start_matches('r')));
    let base = base.map_or_else(
        || rest.strip_prefix('r').map(|_| rest.to_owned()),
        |base| Some(if rest.starts_with("rr") { format!("r{base}") } else { base.to_owned() }),
    )?;
    (base.len() >= 3 && !base.starts_with("la")).then(|| format!("abdul{base}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(change: impl Fn(Vec<String>) -> Vec<String>, name: &str, expected: &str) {
        let pieces = name.split(' ').map(str::to_owned).collect();
        assert_eq!(change(pieces).join(" "), expected, "{name:?}");
    }

    #[test]
    fn legal_forms_and_numerals_are_shortened() {
        check(shorten_phrases, "Open Joint Stock Company Vostok", "OJSC Vostok");
        check(shorten_phrases, "First Harbour Bank", "1st Harbour Bank");
        check(shorten_phrases, "Three", "Three");
    }

    #[test]
    fn servants_of_god_are_one_word() {
        let join = |pieces: Vec<String>| join_compounds(&pieces);
        check(join, "Abd al Karim Nasser", "abdulkarim Nasser");
        check(join, "Abdul Karim", "abdulkarim");
        check(join, "Abdelkarim", "abdulkarim");
        check(join, "Abdurrazzaq", "abdulrazzaq");
        check(join, "Abdirazak", "abdulrazak");
        check(join, "Abdullah Nasser", "Abdullah Nasser");
        check(join, "Abdul", "Abdul");
    }
}
