//! Two answers that exclude each other in one place of one statement: the eastern and the western bank, dead and alive, a
//! nurse from here and from there.
//!
//! Words that mean nearly the same fill most such places (a clip, a video): only those of `exclusive` are looked at, under
//! one word, as the same part of its sentence, in sentences that are the most like each other in their articles.

use super::Disagreement;
use super::exclusive::{Answer, ORIGIN, UNITS, answer};
use super::filler::{Filler, fillers};
use super::parallel::{Line, Parallels};
use super::rank::Draft;
use super::reading::Story;
use super::stanza::Proposal;
use crate::kinds::Kind;
use crate::lang::Lexicon;
use crate::span::ByteSpan;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Sentences less alike than this do not tell one thing.
const ALIKE: f64 = 0.12;

/// From this likeness on two sentences tell the same, and how much speaks for it then, and below.
const SAME: (f64, u8, u8) = (0.2, 60, 45);

/// How much speaks for it where an article has the other's answer too.
const KNOWN: u8 = 35;

/// What is said of one thing in two ways, and by whom.
struct Rivals {
    score: u8,
    sides: [Filler; 2],
}

/// The answers of a story that exclude each other.
pub(super) fn disagreements(story: &Story, parallels: &Parallels) -> Vec<Disagreement> {
    let Ok(english) = Lexicon::english() else { return Vec::new() };
    if story.readings.len() < 2 {
        return Vec::new();
    }
    let answers = Answers::of(story, &english);
    let mut read: BTreeMap<Line, Vec<Filler>> = BTreeMap::new();
    let mut found: BTreeMap<(Answer, Answer), Rivals> = BTreeMap::new();
    for (a, b, likeness) in parallels.pairs().filter(|(.., likeness)| *likeness >= ALIKE) {
        if parallels.of_lines(a, b).1 == 0 || !answers.may_differ(a, b) {
            continue;
        }
        for line in [a, b] {
            let of_line =
                || story.readings.get(line.0).map_or(Vec::new(), |reading| fillers(&english, line.0, reading, line.1));
            read.entry(line).or_insert_with(of_line);
        }
        let (Some(here), Some(there)) = (read.get(&a), read.get(&b)) else { continue };
        for (one, other) in here.iter().flat_map(|one| there.iter().map(move |other| (one, other))) {
            let (Some(first), Some(second)) = (answer(&english, &one.lemma), answer(&english, &other.lemma)) else {
                continue;
            };
            if first.group != second.group || first.says == second.says || !are_in_one_place(first.group, one, other) {
                continue;
            }
            let Some(score) = answers.score((a, &first), (b, &second), likeness) else { continue };
            let turned = first.says > second.says;
            let (key, sides) = if turned { ((second, first), [other, one]) } else { ((first, second), [one, other]) };
            let rivals = Rivals { score, sides: sides.map(Filler::clone) };
            let best = found.entry(key).or_insert_with(|| Rivals { score: 0, sides: rivals.sides.clone() });
            if rivals.score > best.score {
                *best = rivals;
            }
        }
    }
    found.into_iter().filter_map(|((one, other), rivals)| answers.finding(story, [&one, &other], rivals)).collect()
}

/// Whether two words stand under one word, as the same part of the sentence.
fn are_in_one_place(group: &str, a: &Filler, b: &Filler) -> bool {
    let governed = a.governor.is_some() && a.governor == b.governor;
    let placed = a.is_modifier && b.is_modifier || a.relation == b.relation && a.preposition == b.preposition;
    let apart = !a.beside_names.is_empty() && !b.beside_names.is_empty() && a.beside_names.is_disjoint(&b.beside_names);
    let beside = a.verb.is_some() && a.verb == b.verb || !a.beside.is_disjoint(&b.beside);
    let counted = !UNITS.contains(&group) || a.number.is_some() && a.number == b.number;
    let modifier = group != ORIGIN || a.is_modifier && b.is_modifier;
    governed && placed && !apart && beside && counted && modifier && a.told && b.told
}

/// What the sentences of a story answer.
struct Answers {
    lines: Vec<Vec<BTreeSet<Answer>>>,
}

impl Answers {
    fn of(story: &Story, english: &Lexicon<'_>) -> Self {
        // Each distinct word is asked once.
        let mut known: HashMap<&str, Option<Answer>> = HashMap::new();
        let mut lines = Vec::new();
        for reading in &story.readings {
            let mut of_article = Vec::new();
            for sentence in &reading.article.segments.sentences {
                let words = sentence.tokens.clone().map(|token| reading.word(token));
                let answers = words.filter_map(|word| {
                    known.entry(word).or_insert_with(|| answer(english, &word.to_lowercase())).clone()
                });
                of_article.push(answers.collect());
            }
            lines.push(of_article);
        }
        Self { lines }
    }

    fn at(&self, line: Line) -> Option<&BTreeSet<Answer>> {
        self.lines.get(line.0)?.get(line.1)
    }

    /// Whether each of two sentences has an answer of a group that the other has not.
    fn may_differ(&self, a: Line, b: Line) -> bool {
        let (Some(one), Some(other)) = (self.at(a), self.at(b)) else { return false };
        one.difference(other).any(|first| other.difference(one).any(|second| first.group == second.group))
    }

    fn has(&self, article: usize, answer: &Answer) -> bool {
        self.lines.get(article).is_some_and(|lines| lines.iter().any(|line| line.contains(answer)))
    }

    /// How much speaks for two answers being of one thing: nothing where a sentence has both, or both articles do.
    fn score(&self, (a, first): (Line, &Answer), (b, second): (Line, &Answer), likeness: f64) -> Option<u8> {
        let both = |line: Line, other: &Answer| self.at(line).is_some_and(|answers| answers.contains(other));
        // Every article has hours and minutes of something.
        let has = |article: usize, answer: &Answer| !UNITS.contains(&answer.group) && self.has(article, answer);
        let known = (has(a.0, second), has(b.0, first));
        if both(a, second) || both(b, first) || known == (true, true) {
            return None;
        }
        let (same, much, less) = SAME;
        Some(match known {
            (false, false) if likeness >= same => much,
            (false, false) => less,
            _ => KNOWN,
        })
    }

    fn finding(&self, story: &Story, answers: [&Answer; 2], rivals: Rivals) -> Option<Disagreement> {
        let count = |answer: &Answer| (0..self.lines.len()).filter(|&article| self.has(article, answer)).count();
        let [mut here, mut there] = rivals.sides;
        if count(answers[0]) > count(answers[1]) {
            std::mem::swap(&mut here, &mut there);
        }
        let shown = |filler: &Filler| {
            let with = filler
                .governor_at
                .filter(|at| at.start >= filler.place.at.end && at.start - filler.place.at.end <= SHOWN);
            let at = with.map_or(filler.place.at, |at| ByteSpan::new(filler.place.at.start, at.end));
            story.words(super::reading::Place { at, ..filler.place })
        };
        let beside: Vec<String> =
            here.beside.intersection(&there.beside).take(3).map(|word| format!("“{word}”")).collect();
        Draft {
            kind: Kind::Choice,
            code: "choice-differs",
            message: format!("“{}” where another article says “{}”", shown(&here), shown(&there)),
            reason: if beside.is_empty() {
                "in one place of one statement".to_owned()
            } else {
                format!("both stand beside {}", beside.join(", "))
            },
            score: rivals.score,
            minority: vec![here.place],
            majority: vec![there.place],
            proposal: Proposal::None,
        }
        .finish(story)
    }
}

/// The word that another belongs to is shown with it where it stands at most so many bytes behind it.
const SHOWN: usize = 12;
