//! Sentences as trees, in the CoNLL-U format (universaldependencies.org/format.html).

use super::one_line;
use crate::lang::{self, Lexicon, Tree};
use crate::text::Document;
use std::fmt::Write;

/// The sentences of an article, each with its tree; one that has none says why in a comment.
#[must_use]
pub fn conllu(document: &Document) -> String {
    let mut out = format!("# newdoc id = {}\n", one_line(&document.source.name));
    for (number, sentence) in document.segments.sentences.iter().enumerate() {
        let text = sentence.at.of(document.text()).split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(out, "# sent_id = {}\n# text = {}", number + 1, one_line(&text));
        match document.tree(number) {
            Ok(tree) => push_words(&mut out, document.text(), tree),
            Err(unparsed) => {
                let _ = writeln!(out, "# {}", unparsed.describe());
            }
        }
        out.push('\n');
    }
    out
}

fn push_words(out: &mut String, text: &str, tree: &Tree) {
    let lexicon = Lexicon::english().ok();
    for (number, word) in tree.words.iter().enumerate() {
        let form = one_line(word.at.of(text)).replace(' ', "");
        let lemma = lexicon.as_ref().map_or("_".into(), |lexicon| lang::lemma(lexicon, &form, word.upos));
        let touches = tree.words.get(number + 1).is_some_and(|next| next.at.start == word.at.end);
        let _ = writeln!(
            out,
            "{}\t{form}\t{lemma}\t{}\t{}\t_\t{}\t{}\t_\t{}",
            number + 1,
            word.upos,
            lang::xpos_name(word.xpos),
            word.head.map_or(0, |head| head + 1),
            word.relation,
            if touches { "SpaceAfter=No" } else { "_" },
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;
    use std::sync::Arc;

    fn shown(text: &str) -> String {
        conllu(&Document::new(Arc::new(Source::new("a.txt", text))))
    }

    #[test]
    fn each_word_has_its_line_and_hangs_on_another() {
        let shown = shown("Fourteen miners died in the pit. They're mourned.");
        let column = |number: usize| -> Vec<&str> {
            let words = shown.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
            words.map(|line| line.split('\t').nth(number).unwrap_or("")).collect()
        };
        assert_eq!(column(1)[..7], ["Fourteen", "miners", "died", "in", "the", "pit", "."]);
        assert_eq!(column(1)[7..], ["They", "'re", "mourned", "."]);
        assert_eq!(column(2)[1..3], ["miner", "die"]);
        assert_eq!(column(6)[..3], ["2", "3", "0"], "{shown}");
        assert_eq!(column(7)[..3], ["nummod", "nsubj", "root"], "{shown}");
        assert_eq!(column(9)[5..8], ["SpaceAfter=No", "_", "SpaceAfter=No"]);
    }

    #[test]
    fn a_list_without_end_says_why_it_has_no_tree() {
        let shown = shown(&"one, two, three, ".repeat(40));
        assert!(shown.contains("# not parsed: more than 120 words"), "{shown}");
    }
}
