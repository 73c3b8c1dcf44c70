//! How often the tagger and parser are right.

use crate::conllu::Sentence;
use gainsay::lang::{Parsed, Parser, Relation, Upos};
use std::time::Instant;

/// What was counted.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    words: usize,
    tags: usize,
    fine_tags: usize,
    scored: usize,
    heads: usize,
    labelled: usize,
    numbers: usize,
    numbers_right: usize,
    arguments: Share,
}

/// How many were to be found, were given, and were right.
#[derive(Clone, Copy, Debug, Default)]
struct Share {
    gold: usize,
    given: usize,
    right: usize,
}

impl Share {
    fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.gold + self.given).max(1) as f64
    }
}

/// Tags and parses a treebank's sentences and gives a line of figures: tags, unlabelled and labelled attachment without
/// punctuation, the head of each `nummod`, subjects and objects of verbs, words a second on one core.
pub(crate) fn evaluate(name: &str, parser: &mut Parser<'_>, xpos: &[&str], sentences: &[Sentence]) -> String {
    let mut counts = Counts::default();
    let mut seconds = 0.0;
    for sentence in sentences {
        let forms: Vec<&str> = sentence.forms.iter().map(String::as_str).collect();
        let start = Instant::now();
        let parsed = parser.parse(&forms);
        seconds += start.elapsed().as_secs_f64();
        count(sentence, &parsed, xpos, &mut counts);
    }
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    format!(
        "{name:<5} tags {:.4} fine tags {:.4} UAS {:.4} LAS {:.4} nummod {:.4} subjects and objects F1 {:.4} words/s {:.0}",
        share(counts.tags, counts.words),
        share(counts.fine_tags, counts.words),
        share(counts.heads, counts.scored),
        share(counts.labelled, counts.scored),
        share(counts.numbers_right, counts.numbers),
        counts.arguments.f1(),
        counts.words as f64 / seconds.max(1e-9),
    )
}

fn count(sentence: &Sentence, parsed: &[Parsed], xpos: &[&str], counts: &mut Counts) {
    for (word, found) in parsed.iter().enumerate() {
        let right_tag = Upos::named(&sentence.upos[word]) == Some(found.upos);
        let relation = Relation::named(&sentence.relations[word]);
        let right_head = sentence.heads[word] == found.head as usize;
        counts.words += 1;
        counts.tags += usize::from(right_tag);
        counts.fine_tags += usize::from(xpos.get(found.xpos as usize) == Some(&sentence.xpos[word].as_str()));
        if sentence.upos[word] == "PUNCT" {
            continue;
        }
        counts.scored += 1;
        counts.heads += usize::from(right_head);
        counts.labelled += usize::from(right_head && relation == Some(found.relation));
        if relation == Some(Relation::Nummod) {
            counts.numbers += 1;
            counts.numbers_right += usize::from(right_head);
        }
        let verb = |head: usize, tag: Option<Upos>| head > 0 && tag == Some(Upos::Verb);
        let gold_head = sentence.heads[word];
        let gold_tag = gold_head.checked_sub(1).and_then(|head| Upos::named(&sentence.upos[head]));
        let gold = argument(relation).filter(|_| verb(gold_head, gold_tag));
        let found_tag = (found.head as usize).checked_sub(1).map(|head| parsed[head].upos);
        let given = argument(Some(found.relation)).filter(|_| verb(found.head as usize, found_tag));
        counts.arguments.gold += usize::from(gold.is_some());
        counts.arguments.given += usize::from(given.is_some());
        counts.arguments.right += usize::from(gold.is_some() && gold == given && right_head);
    }
}

/// Whether a word is a subject or an object.
fn argument(relation: Option<Relation>) -> Option<bool> {
    match relation? {
        Relation::Nsubj | Relation::NsubjPass => Some(true),
        Relation::Obj => Some(false),
        _ => None,
    }
}
