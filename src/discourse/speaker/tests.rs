//! Tables of quotations and their speakers.

use super::*;
use crate::segment::segment;
use crate::source::Source;
use crate::token::tokenize;

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let source = Source::new("test", text);
    let tokens = tokenize(text);
    let speeches = speeches(text, &tokens, &segment(&source, &tokens));
    let found: Vec<&str> = speeches.iter().map(|speech| speech.speaker.at().map_or("?", |at| at.of(text))).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn names_stand_by_verbs() {
    check("“It rained,” Ann Berg said.", &["Ann Berg"]);
    check("\"It rained,\" said Ann Berg, a geologist.", &["Ann Berg"]);
    check("\"It rained\", said the minister, Ann Berg.", &["Ann Berg"]);
    check("Ann Berg replied: “It rained.”", &["Ann Berg"]);
    check("“It rained,” former minister and Oslo Council member Ann Berg said during a visit.", &["Ann Berg"]);
    check("According to Ann Berg, head of Orbo, “it rained.”", &["Ann Berg"]);
    check("Cy Dole, a geologist with the Oslo Institute of Rain, told the NTB it was “very wet”.", &["Cy Dole"]);
    check("Ann Berg praised the plan, calling it “very wet”.", &["Ann Berg"]);
}

#[test]
fn a_paragraph_goes_on_with_its_speaker() {
    check("“It rained,” Ann Berg said. “It was wet.”", &["Ann Berg", "Ann Berg"]);
    check("Ann Berg said it was “wet” and “cold”.", &["Ann Berg", "Ann Berg"]);
    check("“It was wet.\n\n“It was cold,” Ann Berg said.", &["Ann Berg", "Ann Berg"]);
    check("“It was wet,” Ann Berg said.\n\n“It was cold.”", &["Ann Berg", "Ann Berg"]);
    check("“Was it wet?” Ann Berg asked.", &["Ann Berg"]);
    check("“It was wet.” “It was cold,” Ann Berg said.", &["Ann Berg", "Ann Berg"]);
}

#[test]
fn pronouns_stand_for_the_last_person() {
    check("Ann Berg came. “It rained,” she said.", &["Ann Berg"]);
    check("Rain fell, Ann Berg said.\n\nShe added: “It was wet.”", &["Ann Berg"]);
    check("Ann Berg said so. Orbo fell. “It was wet,” she said.", &["Ann Berg"]);
    check("Orbo fell. “It was wet,” she said.", &["?"]);
    check("Ann Berg came.\n\nRain fell.\n\nMud came.\n\n“It was wet,” she said.", &["?"]);
    check("Ann Berg said so. She believes it was “wet”.", &["Ann Berg"]);
}

#[test]
fn pronouns_fit_their_person() {
    check("Ann Berg came. Rain fell, John Lund said. “It was wet,” she said.", &["Ann Berg"]);
    check("Ann Berg came. Rain fell, John Lund said. “It was wet,” he said.", &["John Lund"]);
    check("The minister said it rained. “It was wet,” she said.", &["The minister"]);
    check("President Ann Berg came. The president said it was “wet”.", &["President Ann Berg"]);
    check("Then-President Ann Berg came. The president said it was “wet”.", &["The president"]);
    check("In 1973 President Ann Berg came. The president said it was “wet”.", &["The president"]);
    check("President Ann Berg met President Bo Lund. The president said it was “wet”.", &["The president"]);
    check("President Ann Berg came. The minister said it was “wet”.", &["The minister"]);
    check("The minister in her letters and songs described it as “wet”.", &["The minister"]);
    check("Officials said it rained. “It was wet,” she said.", &["?"]);
}

#[test]
fn documents_and_the_nameless_speak() {
    check("The statement said it was “wet”.", &["The statement"]);
    check("“It rained,” the report said. “It was wet,” it added.", &["the report", "the report"]);
    check("“It rained,” officials said.", &["officials"]);
    check("The “wet” pact was signed.", &["?"]);
}

#[test]
fn another_speaker_is_not_carried_over() {
    check("“It rained,” Ann Berg said.\n\n“It was dry,” Bo Lund said.", &["Ann Berg", "Bo Lund"]);
    check("“It rained,” Ann Berg said.\n\nThe pact on “wet” roads was signed.", &["Ann Berg", "?"]);
}

/// Pieces of news text whose order makes no sense.
const PIECES: &[&str] = &[
    "Ann",
    " ",
    "Berg",
    "said",
    "“",
    "”",
    "\"",
    "'",
    "’",
    "‘",
    ".",
    "?",
    ",",
    "\n",
    "\n\n",
    " and ",
    "who",
    "5",
    "he ",
    "(",
    ")",
    "—",
    "-",
    "U.S.",
    "the ",
    "minister",
    "of ",
    "…",
    "«",
    "„",
    "`",
    "``",
    "''",
    "é",
    "习",
    "\u{200b}",
    "according to ",
    "-year-old",
    "not ",
    "will ",
];

proptest::proptest! {
    #[test]
    fn any_text_is_read(picks in proptest::collection::vec(proptest::sample::select(PIECES), 0..60)) {
        let text = picks.concat();
        let tokens = tokenize(&text);
        let segments = segment(&Source::new("test", text.as_str()), &tokens);
        let speeches = speeches(&text, &tokens, &segments);
        assert_eq!(speeches.len(), segments.quotes.len());
        for sentence in &segments.sentences {
            let clauses = crate::discourse::clauses(&text, &tokens, sentence.tokens.clone());
            let numbers: Vec<usize> = clauses.iter().flat_map(|clause| clause.tokens.clone()).collect();
            assert_eq!(numbers, sentence.tokens.clone().collect::<Vec<usize>>());
            for clause in clauses {
                let _ = crate::discourse::mode(&text, &tokens, sentence.tokens.clone(), clause.tokens);
            }
            for run in name_runs(&text, &tokens, sentence.tokens.clone()) {
                assert!(!run.at.of(&text).is_empty());
                let _ = crate::kinds::role::roles_at(&text, &tokens, sentence.tokens.clone(), run.at);
                let _ = crate::kinds::role::age_at(&text, &tokens, sentence.tokens.clone(), run.at);
            }
        }
    }
}
