//! Values as they are meant.

use super::rules_of;
use crate::kinds::fact::{Consistent, Evolves, FactBody};
use crate::kinds::{Kind, Severity};
use crate::rules::{Fact, Rules};
use rust_decimal::Decimal;

/// A rule file that uses every table and every key.
pub(super) const EVERYTHING: &str = r#"
include = []

[defaults]
published = "2019-06"
currency = "CAD"
severity = { term = "note", quote = "warning" }

[words]
ferry = "ferry | car ferry | @harbour"
open = ["open | inaugurate", "launch"]

[[source]]
path = "wire/*.txt"
title = "New quay opens"
publisher = "Coastal Wire"
published = 2019-06-14

[[person]]
id = "dorrit"
canonical = "Amy Dorrit"
accept = "A. Dorrit"
reject = ["Dorit"]
distinct_from = ["Fanny Dorrit"]
role = "harbour master"
born = 1961
note = "as she signs"
tags = ["port"]

[[name]]
id = "harbour"
canonical = "Port Ellery"

[[name.test]]
agrees = "Port Ellery's quay opened."
contradicts = "The quay of Port Elery"

[[term]]
id = "seawall"
prefer = "sea wall"
accept = ["breakwater"]
reject = "sea dyke"
near = ["@ferry", "quay | pier"]
case = "exact"

[[term]]
id = "harbor"
forms = ["harbour", "harbor"]
consistent = "all"

[[amount]]
id = "quay-cost"
about = ["quay", "@harbour | port"]
value = "3.4 million dollars"
accept = ["2.5 million US dollars"]
as_of = "2019-06"
tolerance = "2.5%"
link = "https://example.org/budget"
checked = 2020-01-31
by = "finance desk"
severity = "warning"
only = "wire/**"
except = ["wire/old.txt"]
from = "2019"
until = 2029-12-31
unless = ["repair | repairs"]

[[count]]
id = "berths"
about = ["berth"]
of = "berths | moorings"
value = 32
accept = [33, "34"]
tolerance = 0.1
evolves = "up"

[[date]]
id = "opening"
about = ["@open", "quay"]
verb = "@open"
value = 2019-06-14
accept = "2019-06-15"

[[role]]
id = "minister"
of = "@dorrit"
value = "ports minister"
accept = ["minister of ports"]

[[quote]]
id = "late"
speaker = "@dorrit"
about = "late"
value = "Better late than wet"

[[choice]]
id = "side"
about = ["quay", "side"]
options.west = ["west bank", "west side"]
options.east = "east bank"
value = "west"

[[choice.test]]
agrees = ["The quay lies on the west side.", "It is a quay."]

[rates]
XPF = { "2019-06-14" = 119.33 }

[checks]
weekday = "error"
conversion = "off"
"#;

#[track_caller]
fn fact<'a>(rules: &'a Rules, id: &str, kind: Kind) -> &'a Fact {
    rules.facts.iter().find(|fact| fact.id.as_ref() == id && fact.kind() == kind).expect("a fact")
}

#[test]
fn every_table_and_key_is_read() {
    let rules = rules_of(EVERYTHING);
    let found: Vec<(&str, Kind)> = rules.facts.iter().map(|fact| (fact.id.as_ref(), fact.kind())).collect();
    let expected = [
        ("dorrit", Kind::Name),
        ("dorrit", Kind::Role),
        ("dorrit", Kind::Date),
        ("harbour", Kind::Name),
        ("seawall", Kind::Term),
        ("harbor", Kind::Term),
        ("quay-cost", Kind::Amount),
        ("berths", Kind::Count),
        ("opening", Kind::Date),
        ("minister", Kind::Role),
        ("late", Kind::Quote),
        ("side", Kind::Choice),
    ];
    assert_eq!(found, expected);
    assert_eq!(rules.defaults.currency.as_deref(), Some("CAD"));
    assert_eq!(rules.defaults.severity, [(Kind::Term, Severity::Note), (Kind::Quote, Severity::Warning)]);
    assert_eq!(rules.checks, [("weekday".to_owned(), Some(Severity::Error)), ("conversion".to_owned(), None)]);
    assert_eq!(rules.sources.len(), 1);
    assert_eq!(rules.sources[0].publisher.as_deref(), Some("Coastal Wire"));
    let [(currency, day, rate)] = &rules.rates[..] else { panic!("{:?}", rules.rates) };
    assert_eq!((currency.as_str(), day.to_string().as_str(), *rate), ("XPF", "2019-06-14", Decimal::new(11933, 2)));
}

#[test]
fn a_person_is_a_name_a_role_and_a_birth() {
    let rules = rules_of(EVERYTHING);
    let FactBody::Name(name) = &fact(&rules, "dorrit", Kind::Name).body else { panic!() };
    assert!(name.person);
    assert_eq!(name.accept, ["A. Dorrit"]);
    let FactBody::Role(role) = &fact(&rules, "dorrit", Kind::Role).body else { panic!() };
    assert_eq!((role.of.as_ref(), role.value.as_deref()), ("dorrit", Some("harbour master")));
    let FactBody::Born(born) = &fact(&rules, "dorrit", Kind::Date).body else { panic!() };
    assert_eq!(born.born.first().map(|day| day.year()), Some(1961));
    for kind in [Kind::Name, Kind::Role, Kind::Date] {
        assert_eq!(fact(&rules, "dorrit", kind).note.as_deref(), Some("as she signs"));
    }
    let declared: Vec<&str> = rules.facts.iter().take(4).map(|fact| fact.declared.text.as_str()).collect();
    assert_eq!(declared, ["Amy Dorrit", "harbour master", "1961", "Port Ellery"]);
}

#[test]
fn a_name_is_a_person_where_something_says_so() {
    let text = "[[name]]\nid = 'a'\ncanonical = 'A B'\n[[name]]\nid = 'b'\ncanonical = 'B C'\n[[name]]\nid = 'c'\ncanonical = 'C D'\n\
                [[name]]\nid = 'd'\ncanonical = 'D E'\nborn = 1950\n\
                [[role]]\nid = 'r'\nof = '@a'\n[[quote]]\nid = 'q'\nspeaker = '@b | the statement'\n";
    let rules = rules_of(text);
    let people: Vec<bool> = rules
        .facts
        .iter()
        .filter_map(|fact| match &fact.body {
            FactBody::Name(name) => Some(name.person),
            _ => None,
        })
        .collect();
    assert_eq!(people, [true, true, false, true]);
}

#[test]
fn groups_hold_phrases_and_names() {
    let rules = rules_of(EVERYTHING);
    let FactBody::Term(term) = &fact(&rules, "seawall", Kind::Term).body else { panic!() };
    let phrases: Vec<&str> = term.near[0].phrases.iter().map(|phrase| phrase.text.as_str()).collect();
    let names: Vec<&str> = term.near[0].names.iter().map(AsRef::as_ref).collect();
    assert_eq!((term.near[0].text.as_str(), phrases, names), ("@ferry", vec!["ferry", "car ferry"], vec!["harbour"]));
    assert_eq!(term.near[1].text, "quay | pier");
    assert!(term.exact_case);
    let FactBody::Date(date) = &fact(&rules, "opening", Kind::Date).body else { panic!() };
    assert_eq!(date.verb.as_ref().map(|verb| verb.phrases.len()), Some(3));
    let FactBody::Quote(quote) = &fact(&rules, "late", Kind::Quote).body else { panic!() };
    assert_eq!((quote.speaker.names.len(), quote.speaker.phrases.len(), quote.about.len()), (1, 0, 1));
}

#[test]
fn values_and_their_places_are_kept() {
    let rules = rules_of(EVERYTHING);
    let cost = fact(&rules, "quay-cost", Kind::Amount);
    let FactBody::Amount(amount) = &cost.body else { panic!() };
    assert_eq!(amount.tolerance, Some(Decimal::new(25, 3)));
    assert_eq!(amount.accept.len(), 1);
    assert_eq!(cost.declared.text, "3.4 million dollars");
    assert_eq!(cost.declared.at.of(&cost.declared.file.text), "3.4 million dollars");
    assert_eq!(cost.severity, Some(Severity::Warning));
    assert_eq!((cost.only.len(), cost.except.len(), cost.unless.len()), (1, 1, 1));
    assert_eq!(cost.checked.as_deref(), Some("2020-01-31"));
    let FactBody::Count(count) = &fact(&rules, "berths", Kind::Count).body else { panic!() };
    assert_eq!((count.tolerance, count.evolves, count.accept.len()), (Some(Decimal::new(1, 1)), Some(Evolves::Up), 2));
    let FactBody::Term(term) = &fact(&rules, "harbor", Kind::Term).body else { panic!() };
    assert_eq!(term.consistent, Some(Consistent::All));
    let FactBody::Choice(choice) = &fact(&rules, "side", Kind::Choice).body else { panic!() };
    let options: Vec<(&str, usize)> =
        choice.options.iter().map(|option| (option.name.as_str(), option.wordings.len())).collect();
    assert_eq!((options, choice.value), (vec![("west", 2), ("east", 1)], Some(0)));
    assert_eq!(fact(&rules, "side", Kind::Choice).tests[0].agrees.len(), 2);
    assert_eq!(fact(&rules, "harbour", Kind::Name).tests[0].contradicts, ["The quay of Port Elery"]);
}

#[test]
fn a_fact_without_a_value_stands_where_its_id_is() {
    let rules = rules_of("[[count]]\nid = \"berths\"\nabout = \"berth\"");
    let declared = &rules.facts[0].declared;
    assert_eq!((declared.text.as_str(), declared.at.of(&declared.file.text)), ("", "berths"));
}

#[test]
fn what_the_first_file_says_stands() {
    let first = super::file("a.toml", "[defaults]\ncurrency = 'CAD'\n[checks]\nweekday = 'off'");
    let second = super::file("b.toml", "[defaults]\ncurrency = 'AUD'\npublished = '2019'\n[checks]\nweekday = 'note'");
    let (rules, problems) = crate::rules::parse_rules(&[first, second]);
    assert_eq!(problems, []);
    assert_eq!(rules.defaults.currency.as_deref(), Some("CAD"));
    assert!(rules.defaults.published.is_some());
    assert_eq!(rules.checks, [("weekday".to_owned(), None)]);
}
