//! The packed form on small lexicons, and what the lexicon that is built in says.

use super::layout::head;
use super::pack::seal;
use super::*;
use crate::lang::{Upos, lemma};

fn entry(form: &str, rank: u16, classes: Classes, lemmas: &[(Reading, &str)]) -> Entry {
    let mut entry = Entry { form: form.to_owned(), rank, classes, ..Entry::default() };
    for (reading, lemma) in lemmas {
        entry.lemmas[reading.index()] = Some((*lemma).to_owned());
    }
    entry
}

fn link(lemma: &str, relation: Nearness, readings: Readings, weight: u8) -> Link {
    Link { lemma: lemma.to_owned(), relation, readings, weight }
}

fn small() -> Vec<Entry> {
    let mut kill = entry("kill", 7, Classes::CONTACT, &[(Reading::Noun, "kill"), (Reading::Verb, "kill")]);
    kill.near = vec![
        link("murder", Nearness::Hyponym, Readings::VERB, 180),
        link("saw", Nearness::Close, Readings::NOUN | Readings::VERB, 0),
    ];
    vec![
        kill,
        entry("saw", 9, Classes::ARTEFACT, &[(Reading::Noun, "saw"), (Reading::Verb, "see")]),
        entry("murder", 0, Classes::EVENT | Classes::SOCIAL, &[(Reading::Verb, "murder")]),
        entry("see", 2, Classes::PERCEPTION, &[(Reading::Verb, "see")]),
        entry("don't", 3, Classes::NEGATION, &[]),
        entry(
            "left",
            4,
            Classes::NONE,
            &[(Reading::Verb, "see"), (Reading::Adjective, "left"), (Reading::Adverb, "saw")],
        ),
    ]
}

fn packed() -> Vec<u8> {
    pack_lexicon(&small()).unwrap()
}

#[test]
fn what_is_packed_is_read() {
    let bytes = packed();
    let lexicon = Lexicon::read(&bytes).unwrap();
    assert_eq!(lexicon.len(), 6);
    let text = |word: Option<Word>| word.map_or("none".to_owned(), |word| word.text().to_owned());
    let kill = lexicon.word("Kill").unwrap();
    assert_eq!((kill.id(), kill.rank(), kill.classes()), (WordId(0), Some(7), Classes::CONTACT));
    let near: Vec<String> = kill.near().map(|near| format!("{near:?}")).collect();
    assert_eq!(near, ["murder Hyponym v 180", "saw Close nv 0"]);
    let left = lexicon.word("left").unwrap();
    assert_eq!(left.readings().collect::<Vec<_>>(), [Reading::Verb, Reading::Adjective, Reading::Adverb]);
    let lemmas: Vec<String> = Reading::ALL.iter().map(|&reading| text(left.lemma(reading))).collect();
    assert_eq!(lemmas, ["none", "see", "left", "saw", "none", "none"]);
    assert_eq!(left.near().len(), 0);
    assert_eq!(lexicon.word("murder").unwrap().rank(), None);
    assert_eq!(text(lexicon.word("DON’T")), "don't");
    assert_eq!(text(lexicon.word("")), "none");
    assert_eq!(text(lexicon.word(&"k".repeat(200))), "none");
    let words: Vec<&str> = lexicon.words().map(|word| word.text()).collect();
    assert_eq!(words, ["kill", "saw", "murder", "see", "don't", "left"]);
}

#[test]
fn equal_words_give_equal_bytes() {
    assert_eq!(packed(), packed());
}

#[test]
fn what_could_not_be_found_is_not_packed() {
    let fault = |change: fn(&mut Vec<Entry>)| {
        let mut entries = small();
        change(&mut entries);
        pack_lexicon(&entries).unwrap_err().to_string()
    };
    assert_eq!(fault(|all| all.push(all[0].clone())), "“kill” stands twice");
    assert_eq!(fault(|all| all[0].form = "Kill".to_owned()), "“Kill” is empty, too long, or not in lower-case ASCII");
    let unknown = fault(|all| all[3].lemmas[1] = Some("look".to_owned()));
    assert_eq!(unknown, "“see” names “look”, which is not among the words that it may name");
    let many = fault(|all| all[0].near = vec![all[0].near[0].clone(); MOST_NEIGHBOURS + 1]);
    assert_eq!(many, "there are more neighbours of a word than the file can hold");
}

#[track_caller]
fn check_fault(change: fn(&mut Vec<u8>), expected: &str) {
    let mut bytes = packed();
    change(&mut bytes);
    assert_eq!(Lexicon::read(&bytes).unwrap_err().to_string(), expected);
}

#[test]
fn a_damaged_file_is_an_error() {
    check_fault(|bytes| bytes.clear(), "lexicon.bin is not a file of gainsay's language data");
    check_fault(|bytes| bytes[0] = b'X', "lexicon.bin is not a file of gainsay's language data");
    check_fault(
        |bytes| bytes[head::VERSION] = 9,
        "lexicon.bin has version 9, and this program reads version 1: make it again with the example `train`",
    );
    check_fault(|bytes| bytes.truncate(200), "lexicon.bin is cut or was added to: 200 bytes where its head says 276");
    check_fault(
        |bytes| *bytes.last_mut().unwrap() ^= 1,
        "lexicon.bin is damaged: its bytes do not have the checksum in its head",
    );
    check_fault(
        |bytes| {
            bytes[head::CLASSES] ^= 1;
            seal(bytes).unwrap();
        },
        "lexicon.bin was made with other classes of words: make it again with the example `train`",
    );
    check_fault(
        |bytes| {
            bytes[head::SETS] = 200;
            seal(bytes).unwrap();
        },
        "lexicon.bin is damaged: the list of class sets does not lie within it",
    );
}

/// A file that is sealed anew with a wrong byte, as a faulty packer would write it, misleads but does not panic.
#[test]
fn no_byte_makes_a_lookup_panic() {
    let whole = packed();
    for at in head::CLASSES..whole.len() {
        for wrong in [0, 1, 0x7f, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] = wrong;
            seal(&mut bytes).unwrap();
            let Ok(lexicon) = Lexicon::read(&bytes) else { continue };
            for word in lexicon.words().chain(["kill", "saw", "nothing"].iter().filter_map(|form| lexicon.word(form))) {
                let _ = format!("{word:?} {:?} {:?}", word.rank(), word.near().collect::<Vec<_>>());
                Reading::ALL.iter().for_each(|&reading| _ = word.lemma(reading));
            }
        }
    }
}

fn english() -> Lexicon<'static> {
    Lexicon::english().unwrap()
}

#[track_caller]
fn check_classes(form: &str, has: Classes, has_not: Classes) {
    let classes = english().classes(form);
    assert!(classes.contains(has), "{form}: {classes:?} lacks some of {has:?}");
    assert!(!classes.meets(has_not), "{form}: {classes:?} has some of {has_not:?}");
}

#[test]
fn people_and_places_have_their_classes() {
    let named = Classes::NAME_ONLY;
    check_classes("surgeons", Classes::PERSON | Classes::OCCUPATION | Classes::ORDINARY, Classes::PLACE | named);
    check_classes("spokeswoman", Classes::PERSON | Classes::FEMALE, Classes::MALE);
    check_classes("widower", Classes::KIN | Classes::MALE, Classes::FEMALE);
    check_classes("crew", Classes::GROUP, Classes::PLACE);
    check_classes("ministries", Classes::ORGANISATION, Classes::PERSON);
    check_classes("bridge", Classes::FACILITY, Classes::PERSON);
    check_classes("norway", Classes::COUNTRY | Classes::PLACE_NAME | named, Classes::ORDINARY);
    check_classes("lisbon", Classes::PLACE_NAME | named, Classes::COUNTRY | Classes::ORDINARY);
    check_classes("norwegians", Classes::DEMONYM | Classes::PERSON, Classes::COUNTRY);
    check_classes("swahili", Classes::LANGUAGE, Classes::COUNTRY);
    check_classes("margaret", Classes::PERSON_NAME | Classes::FEMALE | named, Classes::ORDINARY);
    check_classes("turkey", Classes::COUNTRY, Classes::PERSON);
    check_classes("bishop", Classes::TITLE | Classes::ORDINARY, named);
}

#[test]
fn things_and_deeds_have_their_classes() {
    check_classes("days", Classes::TIME_UNIT, Classes::MONTH);
    check_classes("wednesday", Classes::WEEKDAY, Classes::MONTH);
    check_classes("earthquakes", Classes::EVENT | Classes::DISASTER, Classes::ARTEFACT);
    check_classes("ferry", Classes::VEHICLE | Classes::ARTEFACT, Classes::ANIMAL);
    check_classes("statement", Classes::COMMUNICATION | Classes::REPORTING, Classes::PERSON);
    check_classes("kilograms", Classes::MEASURE, Classes::MONEY);
    check_classes("euros", Classes::MONEY, Classes::ATTRIBUTE);
    check_classes("height", Classes::ATTRIBUTE, Classes::MONEY);
    check_classes("malaria", Classes::ILLNESS, Classes::INJURY);
    check_classes("fractures", Classes::INJURY, Classes::ILLNESS);
    check_classes("denied", Classes::SPEECH | Classes::DENYING | Classes::REPORTING, Classes::FORECAST);
    check_classes("allegedly", Classes::UNCERTAIN, Classes::DENYING);
    check_classes("planned", Classes::FORECAST, Classes::NEGATION);
    check_classes("married", Classes::SOCIAL, Classes::MOTION);
    check_classes("swim", Classes::MOTION, Classes::SPEECH);
}

#[test]
fn small_words_have_their_classes() {
    check_classes("of", Classes::STOP, Classes::ABSTRACT | Classes::NEGATION);
    check_classes("Wouldn’t", Classes::STOP | Classes::MODAL | Classes::NEGATION, Classes::PRONOUN);
    check_classes("she", Classes::PRONOUN | Classes::FEMALE, Classes::MALE);
    check_classes("unless", Classes::CONDITION, Classes::NEGATION);
    check_classes("nearly", Classes::HEDGE, Classes::BOUND);
    check_classes("least", Classes::BOUND, Classes::HEDGE);
    check_classes("former", Classes::FORMER, Classes::TITLE);
    check_classes("fourth", Classes::ORDERING, Classes::FORMER);
    check_classes("gmbh", Classes::COMPANY_FORM, Classes::PERSON);
    check_classes("seventeen", Classes::NUMBER_WORD, Classes::ORDERING);
    check_classes("van", Classes::PARTICLE_OF_NAME, Classes::COUNTRY);
    assert_eq!(english().classes("qwertzuiop"), Classes::NONE);
}

#[track_caller]
fn check_near(lemma: &str, other: &str, relation: Nearness) {
    let near = english().word(lemma).unwrap().near().find(|near| near.word().text() == other);
    assert_eq!(near.map(|near| near.relation()), Some(relation), "{lemma}, {other}");
}

#[test]
fn words_have_their_neighbours() {
    check_near("quake", "earthquake", Nearness::Synonym);
    check_near("die", "death", Nearness::Derivation);
    check_near("die", "dead", Nearness::Derivation);
    check_near("acquit", "convict", Nearness::Antonym);
    check_near("ship", "freighter", Nearness::Hyponym);
    check_near("freighter", "ship", Nearness::Hypernym);
    check_near("arrest", "detain", Nearness::Synonym);
    for word in english().words() {
        assert!(word.near().len() <= MOST_NEIGHBOURS);
        assert!(word.near().all(|near| near.id() != word.id() && !near.word().text().is_empty()), "{word:?}");
    }
    assert_eq!(english().word("the").unwrap().near().len(), 0);
}

#[track_caller]
fn check_lemmas(upos: Upos, rows: &str) {
    for row in rows.split(", ") {
        let (form, expected) = row.split_once(' ').unwrap();
        assert_eq!(lemma(&english(), form, upos), expected, "{form} as {upos:?}");
    }
}

#[test]
fn listed_forms_have_their_lemmas() {
    check_lemmas(Upos::Verb, "Killed kill, found find, founded found, left leave, dying die, hoped hope, hopped hop");
    check_lemmas(Upos::Verb, "singing sing, panicked panic, agreed agree, said say, being be, needs need, feed feed");
    check_lemmas(
        Upos::Noun,
        "children child, lives life, police police, News news, crises crisis, buses bus, meetings meeting",
    );
    check_lemmas(Upos::Noun, "physics physics, wolves wolf, proves prove, media media, mothers-in-law mother-in-law");
    check_lemmas(Upos::Adj, "worse bad, Bigger big, happiest happy, left left, interesting interesting");
    check_lemmas(Upos::Adv, "better well, sooner soon, only only");
    check_lemmas(Upos::Aux, "was be, ’s be, wo will, had have");
    check_lemmas(Upos::Pron, "them they, us we, these this");
    check_lemmas(Upos::Part, "n’t not, ’s 's");
    check_lemmas(Upos::Propn, "Americans American, Athens Athens, Texas Texas");
    check_lemmas(Upos::Num, "1,200 1200, Two two");
    check_lemmas(Upos::Punct, "… …");
}

#[test]
fn unknown_words_have_the_lemma_of_their_form() {
    check_lemmas(Upos::Verb, "overbooked overbook, rebroadcasted rebroadcast, zoomified zoomify");
    check_lemmas(Upos::Verb, "blorping blorp, flurgated flurgate, mizzles mizzle, crodded crod");
    check_lemmas(Upos::Noun, "blorps blorp, flurgies flurgy, squatches squatch, quadcopters quadcopter, glass glass");
    check_lemmas(Upos::Noun, "ex-firemen ex-fireman, fiancés fiancé, u.s. u.s., 1990s 1990s");
    check_lemmas(Upos::Adj, "Blorpish blorpish");
}

#[test]
fn phrases_are_made_of_lemmas() {
    let phrases = phrases().unwrap();
    assert!(phrases.len() >= 400);
    let is_lemma = |word: &str| {
        let lemmas = english().word(word).into_iter().flat_map(|word| Reading::ALL.map(|reading| word.lemma(reading)));
        let lemmas: Vec<&str> = lemmas.flatten().map(|lemma| lemma.text()).collect();
        lemmas.is_empty() || lemmas.contains(&word)
    };
    for phrase in &phrases {
        for piece in &phrase.pieces {
            assert!(matches!(piece, Piece::Gap) || matches!(piece, Piece::Lemma(word) if is_lemma(word)), "{phrase:?}");
        }
        assert!(phrase.lemmas.iter().all(|lemma| english().word(lemma).is_some() && is_lemma(lemma)), "{phrase:?}");
    }
}

#[test]
fn rows_of_phrases_are_read() {
    let rows = parse_phrases("# a comment\n\nlose * life\tdie dead\t240\town\n").unwrap();
    let pieces = vec![Piece::Lemma("lose"), Piece::Gap, Piece::Lemma("life")];
    assert_eq!(rows, [Phrase { pieces, lemmas: vec!["die", "dead"], weight: 240 }]);
    let fault = |row: &str| parse_phrases(&format!("# a comment\n{row}")).unwrap_err().to_string();
    let columns = "phrases.tsv, line 2: a row has four columns: pattern, lemmas, weight, source";
    assert_eq!(fault("pass away\tdie\t240"), columns);
    assert_eq!(fault("pass *\tdie\t240\town"), "phrases.tsv, line 2: a pattern begins and ends with a word");
    assert_eq!(fault("pass away\t\t240\town"), "phrases.tsv, line 2: a phrase stands for at least one lemma");
    assert_eq!(fault("pass away\tdie\t256\town"), "phrases.tsv, line 2: the weight is a number from 0 to 255");
}
