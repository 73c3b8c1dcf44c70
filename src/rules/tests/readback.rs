//! Rules read back as sentences, and rules that can take the same mention.

use super::{check_problems, rules_of};
use crate::rules::{overlaps, sentence};

/// Holds the sentences of the facts in a text, after two names, to what is expected.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let names =
        "[[name]]\nid = 'dorrit'\ncanonical = 'Amy Dorrit'\n[[name]]\nid = 'harbour'\ncanonical = 'Port Ellery'\n";
    let rules = rules_of(&format!("{names}{text}"));
    let found: Vec<String> = rules.facts.iter().skip(2).map(|fact| sentence(fact, &rules)).collect();
    assert_eq!(found, expected);
}

#[test]
fn names_and_terms_are_read_back() {
    check(
        "[[person]]\nid = 'x'\ncanonical = 'Jo Pym'\naccept = ['J. Pym', 'Pym']\nreject = 'Pim'\ndistinct_from = 'Jo Prim'\nrole = 'pilot'\nborn = '1961-02'",
        &[
            "Jo Pym is spelled so; J. Pym and Pym may stand; Pim is always flagged; Jo Prim is somebody else.",
            "Jo Pym is pilot.",
            "Jo Pym was born in February 1961.",
        ],
    );
    check(
        "[[term]]\nid = 'x'\nprefer = 'sea wall'\nreject = ['sea dyke', 'sea dam']\nnear = ['quay | pier', '@harbour']\ncase = 'exact'",
        &["sea wall is preferred; sea dyke and sea dam are always flagged; \
           only in articles where one of quay or pier or Port Ellery stands; capitals count."],
    );
    check(
        "[[term]]\nid = 'x'\nforms = ['harbour', 'harbor']",
        &["One of harbour or harbor is kept to in each article."],
    );
}

#[test]
fn values_are_read_back() {
    check(
        "[[amount]]\nid = 'cost'\nabout = ['@harbour', 'quay | pier']\nvalue = '3.4 million dollars'\nas_of = '2019-06'\ntolerance = '2.5%'\naccept = '€3 million'",
        &["The amount of cost is 3.4 million dollars, within 2.5%, at the rates of June 2019, \
           where Port Ellery and one of quay or pier stand; €3 million is also true."],
    );
    check(
        "[[amount]]\nid = 'cost'\nabout = 'quay'",
        &["Sources may not contradict each other on the amount of cost, where quay stands."],
    );
    check(
        "[[count]]\nid = 'n'\nabout = 'berth'\nof = 'berths | moorings'\nvalue = 32\nevolves = 'up'\nunless = 'dry dock'\nseverity = 'note'",
        &["The count of n is 32, of berths or moorings, where berth stands; \
           it may only grow with the date of the article; not where dry dock stands; a contradiction is a note."],
    );
    check(
        "[[count]]\nid = 'n'\nabout = 'berth'\nunless = { clause = 'dry dock', sentence = ['ferry | barge', 'planned'] }\nrumours = 'ignore'",
        &["Sources may not contradict each other on the count of n, where berth stands; not where dry dock stands; \
           not in a sentence with one of ferry or barge or planned; rumours do not count."],
    );
    check(
        "[[choice]]\nid = 'c'\nabout = 'quay'\noptions.oak = 'oak'\noptions.elm = 'elm'\noptions.fir = 'fir'\nreject = 'elm'",
        &["Sources may not contradict each other on the answer of c, one of oak (oak), elm (elm) or fir (fir), \
           where quay stands; elm (elm) is false."],
    );
    check(
        "[[date]]\nid = 'd'\nabout = 'quay'\nverb = 'open'\nvalue = 2019-06-14\naccept = '2020'",
        &["The date of d is 14 June 2019, where quay stands, in a clause with open; 2020 is also true."],
    );
    check(
        "[[date]]\nid = 'd'\nabout = 'quay'\nvalue = '14 June 2019 09:30'",
        &["The date of d is 14 June 2019 09:30, where quay stands."],
    );
}

#[test]
fn words_are_read_back() {
    check(
        "[[role]]\nid = 'r'\nof = '@dorrit'\nvalue = 'mayor'\naccept = ['mayoress', 'town head']\nfrom = 2010-05-01\nuntil = '2014'",
        &["Amy Dorrit is mayor; mayoress and town head are also true; it holds from 1 May 2010 until 2014."],
    );
    check("[[role]]\nid = 'r'\nof = '@dorrit'", &["Sources may not contradict each other on the role of Amy Dorrit."]);
    check(
        "[[quote]]\nid = 'q'\nspeaker = '@dorrit'\nabout = 'late'\nvalue = 'Better late'\naccept = 'Late is better'",
        &["The words of Amy Dorrit are \"Better late\", where late stands; \"Late is better\" may stand."],
    );
    check(
        "[[choice]]\nid = 'side'\nabout = 'quay'\noptions.west = ['west bank', 'west']\noptions.east = 'east'\noptions.both = 'both'\nvalue = 'west'\naccept = 'both'",
        &[
            "The answer of side is west (west bank or west), not east (east), where quay stands; both (both) is also true.",
        ],
    );
}

/// Holds the warnings of a text to what is expected.
#[track_caller]
fn check_overlaps(text: &str, expected: &[(&str, &str, &str)]) {
    let found = overlaps(&rules_of(text));
    assert!(found.iter().all(|problem| problem.warning));
    check_problems(&found, expected);
}

#[test]
fn rules_that_can_take_the_same_mention_are_named() {
    let pair = |a: &str, b: &str| format!("[[amount]]\nid = 'a'\n{a}\n[[amount]]\nid = 'b'\n{b}");
    let both = [("`b` and `a` (line 4 of desk/rules.toml) can take the same amount", "€7", "tells them apart")];
    check_overlaps(&pair("about = ['quay', 'cost']\nvalue = '€5'", "about = ['cost', 'quay']\nvalue = '€7'"), &both);
    check_overlaps(&pair("about = ['quay']\nvalue = '€5'", "about = ['cost', 'quay']\nvalue = '€7'"), &both);
    check_overlaps(&pair("about = ['quay | pier']\nvalue = '€5'", "about = ['quay', 'cost']\nvalue = '€7'"), &both);
    // Near misses: another unit, a group of its own, a time of its own, words that tell them apart.
    check_overlaps(&pair("about = ['quay']\nvalue = '€5'", "about = ['quay']\nvalue = '7 km'"), &[]);
    check_overlaps(&pair("about = ['quay', 'rent']\nvalue = '€5'", "about = ['quay', 'cost']\nvalue = '€7'"), &[]);
    check_overlaps(
        &pair("about = 'quay'\nvalue = '€5'\nuntil = 2018", "about = 'quay'\nvalue = '€7'\nfrom = 2019"),
        &[],
    );
    check_overlaps(
        &pair("about = 'quay'\nvalue = '€5'\nunless = 'rent | rental'", "about = ['quay', 'rent']\nvalue = '€7'"),
        &[],
    );
    check_overlaps(
        "[[count]]\nid = 'a'\nabout = 'quay'\nof = 'ships'\n[[count]]\nid = 'b'\nabout = 'quay'\nof = 'gulls'\n\
         [[amount]]\nid = 'c'\nabout = 'quay'\nvalue = '5 km'",
        &[],
    );
}

#[test]
fn spellings_of_two_names_are_named() {
    let text = "[[name]]\nid = 'a'\ncanonical = 'Amy Dorrit'\naccept = ['Dorrit']\n\
                [[name]]\nid = 'b'\ncanonical = 'Fanny Dorrit'\naccept = ['DORRIT', 'Fanny']\n\
                [[term]]\nid = 'c'\nprefer = 'dorrit'";
    check_overlaps(
        text,
        &[("`b` and `a` (line 3 of desk/rules.toml) both have the spelling `DORRIT`", "Fanny Dorrit", "told apart")],
    );
    check_overlaps("[[name]]\nid = 'a'\ncanonical = 'Amy'\naccept = ['Amy', 'amy']", &[]);
}
