//! Each kind of disagreement between made-up articles, and near misses that stay silent.

use super::{Disagreement, Options, discover};
use crate::check::check;
use crate::kinds::Severity;
use crate::problem::FileText;
use crate::rules::parse_rules;
use crate::source::{Batch, Source};
use crate::span::SourceId;
use std::sync::Arc;

/// What makes two articles one story: people and places that both name.
const STORY: &str =
    "Mayor Tilda Okonedo and engineer Rolf Brandvold met at Kestrel Harbour in Varnholm on the Osmund Quay. ";

fn sources(texts: &[&str]) -> Vec<Arc<Source>> {
    let source = |(id, text): (u32, &&str)| {
        let mut source = Source::new(format!("{id}.txt"), format!("{STORY}\n\n{text}"));
        source.id = SourceId(id);
        Arc::new(source)
    };
    (0..).zip(texts).map(source).collect()
}

fn found(texts: &[&str]) -> Vec<Disagreement> {
    discover(&sources(texts), Options { all: true, stanzas: false }).disagreements
}

/// Whether some finding of that code has both wordings, on whichever side.
#[track_caller]
fn check_found(code: &str, one: &str, other: &str, texts: &[&str]) {
    let found = found(texts);
    let sides = |found: &Disagreement| {
        let mut sides = vec![found.finding.at.text().to_owned()];
        sides.extend(found.finding.also.iter().map(|also| also.at.text().to_owned()));
        sides.extend(found.finding.against.iter().filter_map(|side| match side {
            crate::finding::Side::Said(label) => Some(label.text().to_owned()),
            crate::finding::Side::Declared { .. } => None,
        }));
        sides
    };
    let hit = found.iter().any(|found| {
        let sides = sides(found);
        found.finding.code.0 == code
            && sides.iter().any(|side| side.contains(one))
            && sides.iter().any(|side| side.contains(other))
    });
    let shown: Vec<String> = found.iter().map(|found| format!("{} {:?}", found.finding.code.0, sides(found))).collect();
    assert!(hit, "{code}: {one} / {other} in {shown:#?}");
}

#[track_caller]
fn check_silent(texts: &[&str]) {
    let found = found(texts);
    let shown: Vec<&str> = found.iter().map(|found| found.finding.message.as_str()).collect();
    assert!(shown.is_empty(), "{shown:#?}");
}

#[test]
fn names_close_but_not_alike_are_found() {
    check_found(
        "name-differs",
        "Nadezhda Pilkova",
        "Nadeshda Pilkova",
        &["The pilot, Nadezhda Pilkova, was unhurt.", "The pilot, Nadeshda Pilkova, was unhurt."],
    );
    check_found(
        "name-differs",
        "Don Harrowby",
        "Dion Harrowby",
        &["It fell to Dion Harrowby.", "It fell to Don Harrowby."],
    );
    check_found(
        "name-form-differs",
        "Lena Vasquez Moro",
        "Lena Vasquez de Moro",
        &["The award went to Lena Vasquez de Moro again.", "The award went to Lena Vasquez Moro again."],
    );
    check_found(
        "name-form-differs",
        "Ostwick-Farley",
        "Ostwick Farley",
        &["The yard of Ostwick-Farley Marine is closed.", "The yard of Ostwick Farley Marine is closed."],
    );
}

#[test]
fn other_names_stay_silent() {
    check_silent(&["The prize went to Peter Lindholm.", "The prize went to Greta Lindholm."]);
    check_silent(&["She came from Kenya.", "The Kenyan crew left."]);
    check_silent(&["The pilot, Zoë Marant, was unhurt.", "The pilot, Zoe Marant, was unhurt."]);
    check_silent(&["Dr Petra Solheim spoke.", "Solheim spoke again."]);
}

#[test]
fn compounds_and_capitals_are_found() {
    check_found("term-inconsistent", "sea-wall", "seawall", &["The sea-wall gave way. The old seawall had held."]);
    check_found("term-inconsistent", "Us", "US", &["The US envoy left. Then Us envoys came, and the Us ships."]);
    check_silent(&["They will break down. The breakdown came."]);
    check_silent(&["The Seawall Initiative failed, and the sea wall too."]);
}

#[test]
fn two_names_behind_one_acronym_are_found() {
    check_found(
        "name-differs",
        "Institute of Tidal Research",
        "Institute of Harbour Research",
        &["The Institute of Tidal Research (ITR) warned.", "The Institute of Harbour Research (ITR) warned."],
    );
    check_silent(&[
        "The Varnish Institute of Tidal Research (ITR) warned.",
        "The Institute of Tidal Research (ITR) warned.",
    ]);
}

#[test]
fn one_statement_in_other_words_is_found() {
    check_found(
        "quote-differs",
        "rebuild",
        "repair",
        &[
            "“The council will rebuild every damaged jetty before winter storms arrive,” Okonedo said.",
            "“The council will repair every damaged jetty before winter storms arrive,” Okonedo said.",
        ],
    );
    check_silent(&[
        "“The council will rebuild every damaged jetty before winter storms arrive,” Okonedo said.",
        "“Every damaged jetty,” Okonedo said, would be rebuilt “before winter storms arrive”.",
    ]);
    check_silent(&[
        "“The council will rebuild every damaged jetty before winter storms arrive,” Okonedo said.",
        "“Ferries from the mainland were cancelled on account of fog,” Okonedo said.",
    ]);
}

#[test]
fn an_excerpt_and_what_stands_in_brackets_are_no_other_words() {
    let whole = "“We heard the siren at dawn. We lost the ferry, the crane and both of the new jetties,” Okonedo said.";
    check_silent(&[whole, "“We lost the ferry, the crane and both of the new jetties,” Okonedo said."]);
    check_silent(&[whole, "“We lost the ferry (the Ingrid), the crane and both of the new jetties,” Okonedo said."]);
}

#[test]
fn one_statement_of_two_speakers_is_found() {
    let words = "“Nobody in the inner basin saw the second wave coming,”";
    let okonedo = format!("{words} Tilda Okonedo said.");
    check_found(
        "quote-speaker-differs",
        "Rolf Brandvold",
        "Tilda Okonedo",
        &[&okonedo, &format!("{words} Rolf Brandvold said.")],
    );
    check_silent(&[&okonedo, &format!("{words} Okonedo said.")]);
    check_silent(&[&okonedo, "“Nobody in the inner basin was hurt,” Rolf Brandvold said."]);
}

#[test]
fn another_family_name_behind_a_given_name_is_found() {
    check_found(
        "name-differs",
        "Katinka Lundmark",
        "Katinka Lundgren",
        &["The prize went to Katinka Lundmark.", "The prize went to Katinka Lundgren."],
    );
    check_silent(&["The prize went to Katinka Lundmark.", "The prize went to Katinka Ostwick."]);
    check_silent(&["She had lived in Finland.", "He had moved to Zeeland, she to Greenland, they to Finland."]);
}

#[test]
fn near_given_names_before_one_family_name_are_found() {
    check_found(
        "name-differs",
        "Gil Ostmark",
        "Gill Ostmark",
        &["The prize went to Gil Ostmark.", "The prize went to Gill Ostmark."],
    );
    check_silent(&["The prize went to Ada Ostmark.", "The prize went to Ida Ostmark."]);
    check_silent(&["The prize went to Gil Ostmark.", "The prize went to Gill Harrowby."]);
}

#[test]
fn names_of_a_family_and_words_run_together_are_no_slips() {
    check_silent(&["The prize went to Katinka Lundmark.", "The prize went to Katinka Lundmarkwho slept."]);
    let loud = |texts: &[&str]| found(texts).iter().any(|found| found.finding.severity > Severity::Note);
    assert!(!loud(&["The heir, Han Yong-su, came.", "The heir, Han Jong-ho, came."]));
    assert!(loud(&["The heir, Han Jong-hu, came.", "The heir, Han Jung-hu, came."]));
    assert!(!loud(&["They call it the Holy Father.", "They call it the Holy Feather."]));
}

#[test]
fn a_name_that_the_lexicon_has_is_not_the_one_pointed_at() {
    let found = found(&[
        "It came from Baltimore. They left Baltimore late.",
        "It came from Batlimore, Batlimore and Batlimore.",
    ]);
    let first = found.first().map(|found| found.finding.at.text().to_owned());
    assert_eq!(first.as_deref(), Some("Batlimore"));
}

#[test]
fn a_body_named_in_another_form_is_a_note() {
    check_found(
        "name-form-differs",
        "Varnholm Mooring Guild",
        "Varnholm Moorings Guild",
        &["The Varnholm Mooring Guild came.", "The Varnholm Moorings Guild came."],
    );
    check_silent(&["The Mooring Guild came.", "The Moorings Guild came."]);
}

#[test]
fn ages_and_roles_are_found() {
    check_found("count-differs", "41", "47", &["Rolf Brandvold, 41, was there.", "Rolf Brandvold, 47, was there."]);
    check_silent(&["Rolf Brandvold, 41, was there.", "Rolf Brandvold, 42, was there."]);
    check_found(
        "role-differs",
        "astronomer",
        "geologist",
        &["Vera Castellane, an astronomer, came too.", "Vera Castellane, a geologist, came too."],
    );
}

#[test]
fn numbers_of_the_same_thing_are_found() {
    check_found(
        "count-differs",
        "12",
        "17",
        &["The storm sank 12 trawlers in the inner basin.", "The storm sank 17 trawlers in the inner basin."],
    );
    check_found(
        "amount-differs",
        "30 metres",
        "50 metres",
        &["The hole in the outer pier was 30 metres wide.", "The hole in the outer pier was 50 metres wide."],
    );
    check_found(
        "date-differs",
        "Thursday",
        "Friday",
        &["The storm sank the trawler Ingrid on Thursday.", "The trawler Ingrid sank in the storm on Friday."],
    );
    check_found(
        "amount-differs",
        "€4.6m",
        "€6.4m",
        &["The new breakwater cost the town €4.6m.", "The town paid €6.4m for the new breakwater."],
    );
    check_found(
        "bound-differs",
        "a mile",
        "a kilometre",
        &[
            "The warden lives less than a mile from the lighthouse.",
            "The warden lives less than a kilometre from the lighthouse.",
        ],
    );
}

#[test]
fn what_one_article_says_differently_is_found() {
    let twice =
        "The new breakwater cost the town €46.2 million. Nobody slept. The new breakwater cost the town €42.6 million.";
    check_found("amount-differs", "€46.2 million", "€42.6 million", &[twice, "Nobody slept."]);
    let two =
        "The new breakwater cost the town €46.2 million. Nobody slept. The mole at Osmund Quay earns €80 million.";
    check_silent(&[two, "Nobody slept."]);
}

#[test]
fn numbers_of_other_things_stay_silent() {
    check_silent(&[
        "The storm sank 12 trawlers in the inner basin.",
        "The storm sank about a dozen trawlers in the inner basin.",
    ]);
    check_silent(&[
        "The storm sank 12 trawlers in the inner basin.",
        "The storm will sink 17 trawlers in the inner basin.",
    ]);
    check_silent(&[
        "The storm sank 12 trawlers in the inner basin.",
        "Some 170 vans were parked by the old mill in 2003.",
    ]);
    check_silent(&["The hole in the pier was 30 metres wide.", "The hole in the old pier was 50 metres deep."]);
    check_silent(&[
        "The storm sank the trawler Ingrid on Thursday.",
        "The harbour office reopens on Friday, said the pilot.",
    ]);
    // What both articles say is of two things.
    check_silent(&[
        "The storm sank 12 trawlers in the inner basin and 17 trawlers off the cape.",
        "The storm sank 17 trawlers off the cape and 12 trawlers in the inner basin.",
    ]);
}

#[test]
fn nothing_is_compared_across_events() {
    let texts = ["Prize for Nadezhda Pilkova.", "Prize for Nadeshda Pilkova."];
    let source = |(id, text): (u32, &str)| {
        let mut source = Source::new(format!("{id}.txt"), text);
        source.id = SourceId(id);
        Arc::new(source)
    };
    let apart: Vec<_> = (0..).zip(texts).map(source).collect();
    let found = discover(&apart, Options { all: true, stanzas: false });
    assert!(found.disagreements.is_empty());
    assert_eq!(found.alone.len(), 2);
}

#[test]
fn a_written_rule_finds_its_disagreement_again() {
    let sources = sources(&[
        "The pilot, Nadezhda Pilkova, was unhurt. The storm sank 12 trawlers in the inner basin. Rolf Brandvold, 41, saw it.",
        "The pilot, Nadeshda Pilkova, was unhurt. The storm sank 17 trawlers in the inner basin. Rolf Brandvold, 47, saw it.",
    ]);
    let found = discover(&sources, Options { all: false, stanzas: true }).disagreements;
    let stanzas: Vec<_> = found.iter().filter_map(|found| found.stanza.as_ref()).collect();
    assert!(stanzas.len() >= 3, "{found:#?}");
    let text: String = stanzas.iter().map(|stanza| stanza.text(&stanza.id)).collect();
    let (rules, problems) = parse_rules(&[Arc::new(FileText { name: "rules.toml".to_owned(), text: text.clone() })]);
    assert!(problems.iter().all(|problem| problem.warning), "{problems:#?}\n{text}");
    let batch = Batch { sources: sources.iter().map(|source| source.as_ref().clone()).collect(), ..Batch::default() };
    let report = check(&rules, std::iter::once(batch), |_| {});
    for stanza in &stanzas {
        let again = report.findings.iter().any(|found| {
            found.fact.as_deref().is_some_and(|fact| fact.starts_with(&stanza.id)) && found.severity >= Severity::Note
        });
        assert!(again, "{} in {:#?}\n{text}", stanza.id, report.findings);
    }
    assert!(!text.contains("\nvalue"), "{text}");
}

#[test]
fn the_best_come_first() {
    let found = found(&[
        "The pilot, Nadezhda Pilkova, was unhurt. The sea-wall fell.",
        "The pilot, Nadeshda Pilkova, was unhurt. The seawall fell.",
    ]);
    assert!(found.is_sorted_by(|a, b| a.score >= b.score) && found.len() > 1);
}

#[test]
fn an_article_between_two_events_does_not_make_them_one() {
    let storm = "Mayor Tilda Okonedo met engineer Rolf Brandvold at Kestrel Harbour, where trawlers sank in a gale at the basin.";
    let trial =
        "Judge Petra Solheim sent banker Jost Amberg of Lindgard Savings to prison, where forgers wait for a verdict.";
    let both = "Mayor Tilda Okonedo read of banker Jost Amberg.";
    let texts = [storm, storm, storm, trial, trial, trial, both];
    let source = |(id, text): (u32, &str)| Arc::new(Source::new(format!("{id}.txt"), text));
    let sources: Vec<_> = (0..).zip(texts).map(source).collect();
    let stories: Vec<usize> = super::learn::stories(&sources).iter().map(Vec::len).collect();
    assert!(stories[..2] == [3, 3] || stories[..2] == [4, 3] || stories[..2] == [3, 4], "{stories:?}");
}

#[test]
fn answers_that_exclude_each_other_are_found() {
    check_found(
        "choice-differs",
        "eastern",
        "western",
        &[
            "Two divers found the body on the eastern bank of the river below the old ferry landing.",
            "Two divers found the body on the western bank of the river below the old ferry landing.",
        ],
    );
    check_found(
        "choice-differs",
        "Danish",
        "Latvian",
        &[
            "A Danish trawler pulled the barge off the sandbank with a steel rope.",
            "A Latvian trawler pulled the barge off the sandbank with a steel rope.",
        ],
    );
    // One thing by two words, two nations by one, denied, both in one sentence, of two people.
    for (one, other) in [
        ("A lorry struck the fence of the old ferry landing.", "A truck struck the fence of the old ferry landing."),
        ("A British trawler pulled the barge off.", "A Scottish trawler pulled the barge off."),
        ("The body was not found on the eastern bank.", "The body was found on the western bank."),
        ("Divers combed the eastern and the western bank.", "Divers combed the eastern bank."),
        ("The Danish sailor Per Holm died at sea.", "The Latvian sailor Juris Balodis died at sea."),
    ] {
        check_silent(&[one, other]);
    }
}

#[test]
fn a_misspelt_person_is_one_person() {
    let texts = ["The cook, Ansgar Hollmeier, 51, was unhurt.", "The cook, Ansgar Hollmeir, 15, was unhurt."];
    check_found("count-differs", "15", "51", &texts);
    check_found("name-differs", "Ansgar Hollmeier", "Ansgar Hollmeir", &texts);
    // Brothers are two.
    check_silent(&["The cook, Ansgar Hollmeier, 51, was unhurt.", "The cook, Torvald Hollmeier, 15, was unhurt."]);
}

#[test]
fn a_body_whose_name_stands_in_another_form_is_found() {
    check_found(
        "name-form-differs",
        "Norway Defence Forces",
        "Norwegian Defence Force",
        &["She served in the Norway Defence Forces.", "She served in the Norwegian Defence Force."],
    );
    check_silent(&["She served in the Norwegian Coastal Force.", "She served in the Norwegian Defence Force."]);
}
