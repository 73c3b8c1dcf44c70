//! Tables of quotations held against each other.

use super::*;

#[track_caller]
fn check(a: &str, b: &str, expected: &str) {
    let found = match compare_quotations(a, b) {
        QuoteRelation::Same => "same".to_owned(),
        QuoteRelation::Contained => "contained".to_owned(),
        QuoteRelation::Unrelated => "unrelated".to_owned(),
        QuoteRelation::Differs(changes) => describe_changes(a, b, &changes),
    };
    assert_eq!(found, expected, "{a:?} / {b:?}");
}

#[test]
fn changed_words_are_shown() {
    check(
        "The old dam above the town will hold, and we only want to sleep.",
        "The old dam above the town will hold, and we only want to rest.",
        "“rest” instead of “sleep”",
    );
    check(
        "The dam was a symbolic loss to the town and its people",
        "The dam was a major symbolic loss to the town and people",
        "“major” added; “its” dropped",
    );
    check("The old dam did hold the water", "The old dam did not hold the water", "“not” added");
    check("The old dam held all water", "The old dam held no water", "“no” instead of “all”");
}

#[test]
fn spelling_and_marks_are_no_difference() {
    check("We can't honour our neighbours' programme.", "We cannot honor our neighbors’ program", "same");
    check("It's a non-aggression pact of 5,000 words", "it is a nonaggression pact of 5000 words", "same");
    check("We organised two marvellous centres", "We organized 2 marvelous centers!", "same");
    check("The dam [above Orsk] will hold the water", "The dam will hold the water", "same");
    check("The dam … will hold the water", "The dam above the old town will hold the water", "same");
    check("The dam will hold the water... and mud", "The dam will hold the water and stone and mud", "same");
    check("The dam of Khabarsk broke on us", "The dam of Habarsk broke on us", "same");
    check("Water and mud broke the old dam", "Mud and water broke the old dam", "same");
    check("He signs the old pact about dams", "He signed the old pact about a dam", "“a” added");
}

#[test]
fn cut_quotations_are_contained() {
    check("The old dam will hold. We want to sleep.", "We want to sleep.", "contained");
    check("the old dam", "We know that the old dam will hold", "contained");
    check(
        "The old dam above the town will hold. We want to sleep in our own beds.",
        "The old dam above the town will hold. Rain never hurt any child here.",
        "contained",
    );
}

#[test]
fn a_run_of_words_is_one_statement_whatever_carries_it() {
    check(
        "We did not do it for them but we did it for you.",
        "We did not do it for them but we did it for us.",
        "“us” instead of “you”",
    );
    // Near misses: fewer words, and a formula with another matter behind it.
    check("But we did it for you", "But we did it for us", "unrelated");
    check(
        "We would like to thank all of you for the ferry, the coal and the warm bread",
        "We would like to thank all of you for another matter that nobody here has raised yet",
        "unrelated",
    );
}

#[test]
fn a_rule_ties_what_shares_more_than_its_word() {
    let tied = |a: &str, b: &str| compare_tied_quotations(a, b) != QuoteRelation::Unrelated;
    assert!(tied("The dam is a door, and nobody oiled its hinges.", "We only oiled the hinges of a door."));
    assert!(!tied("The dam is a door, and nobody oiled its hinges.", "Please shut the door when you leave."));
}

#[test]
fn other_statements_are_unrelated() {
    check("The old dam will hold the water", "Rain never hurt anybody here", "unrelated");
    check("our new agreement", "our old agreement", "unrelated");
    check("the pact", "We signed the pact on Monday in Oslo", "unrelated");
    check("", "We signed", "unrelated");
}

#[test]
fn a_rule_ties_short_fragments() {
    let QuoteRelation::Differs(changes) = compare_tied_quotations("in their own valley", "in its own old valley")
    else {
        panic!("differs");
    };
    let (a, b) = ("in their own valley", "in its own old valley");
    assert_eq!(describe_changes(a, b, &changes), "“its” instead of “their”; “old” added");
    assert_eq!(compare_tied_quotations("the old dam", "Rain fell"), QuoteRelation::Unrelated);
}

#[test]
fn many_changes_are_counted() {
    let (a, b) = ("a b c d e f g", "a 1 c 2 e 3 g");
    let change = |at: usize| WordChange {
        old: ByteSpan::new(at, at + 1),
        new: ByteSpan::new(at, at + 1),
        kind: ChangeKind::Changed,
    };
    let changes: Vec<WordChange> = [2, 6, 10, 2, 6].map(change).to_vec();
    assert!(describe_changes(a, b, &changes).ends_with("; one more change"));
}

#[test]
fn long_texts_are_compared_at_their_ends() {
    let a = format!("first {} last words", "one two three four five ".repeat(700));
    let b = format!("first {} last words", "six seven eight nine ten ".repeat(700));
    assert!(!matches!(compare_quotations(&a, &b), QuoteRelation::Same));
}

/// Words and marks whose order makes no sense.
const PIECES: &[&str] =
    &["dam", "Dam", " ", "the ", "don't ", "…", "...", "[", "]", ". ", "water ", "-", "5,000", "%", "é"];

proptest::proptest! {
    #[test]
    fn changes_lie_in_their_quotations(
        old in proptest::collection::vec(proptest::sample::select(PIECES), 0..40),
        new in proptest::collection::vec(proptest::sample::select(PIECES), 0..40),
    ) {
        let (old, new) = (old.concat(), new.concat());
        for relation in [compare_quotations(&old, &new), compare_tied_quotations(&old, &new)] {
            if let QuoteRelation::Differs(changes) = relation {
                assert!(!changes.is_empty());
                for change in &changes {
                    assert!(old.get(change.old.range()).is_some() && new.get(change.new.range()).is_some());
                }
                assert!(!describe_changes(&old, &new, &changes).is_empty());
            }
        }
        if !old.trim().is_empty() && old.contains("dam") {
            assert_eq!(compare_quotations(&old, &old), QuoteRelation::Same);
        }
    }
}
