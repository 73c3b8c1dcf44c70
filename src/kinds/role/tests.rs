//! Tables of roles and ages around names, and of roles held against each other.

use super::*;
use crate::token::tokenize;

#[track_caller]
fn check(text: &str, name: &str, expected: &[&str]) {
    let tokens = tokenize(text);
    let start = text.find(name).unwrap();
    let roles = roles_at(text, &tokens, 0..tokens.len(), ByteSpan::new(start, start + name.len()));
    let found: Vec<String> = roles
        .iter()
        .map(|role| match role.qualifier {
            Qualifier::None => role.at.of(text).to_owned(),
            other => format!("{other:?}: {}", role.at.of(text)).to_lowercase(),
        })
        .collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn roles_stand_before_names() {
    check("Norwegian Trade Minister Ann Berg came.", "Ann Berg", &["Norwegian Trade Minister"]);
    check("They met volcanologist Ann Berg in Oslo.", "Ann Berg", &["volcanologist"]);
    check("Volcanologist Ann Berg came.", "Ann Berg", &["Volcanologist"]);
    check("HQ pump and valve chief Ann Berg came.", "Ann Berg", &["HQ pump and valve chief"]);
    check("Norway's minister of trade Ann Berg came.", "Ann Berg", &["Norway's minister of trade"]);
    check("The former minister Ann Berg came.", "Ann Berg", &["former: minister"]);
    check("Then-minister Ann Berg came.", "Ann Berg", &["then: minister"]);
    check("Rear Adm. Ann Berg came.", "Ann Berg", &["Rear Adm."]);
    check("Orbo head Ann Berg came.", "Orbo", &[]);
    check("Kim and Danish leader Ann Berg met.", "Ann Berg", &["Danish leader"]);
    check("Chief operating officer Ann Berg came.", "Ann Berg", &["Chief operating officer"]);
    check("Its head gardener Ann Berg came.", "Ann Berg", &["head gardener"]);
    check("He saw the waiting Ann Berg.", "Ann Berg", &[]);
    check("He told Ann Berg so.", "Ann Berg", &[]);
    check("Mr. Berg came.", "Berg", &[]);
}

#[test]
fn roles_stand_behind_names() {
    check(
        "Ann Berg, a geologist with the Oslo Institute of Rain, came.",
        "Ann Berg",
        &["geologist with the Oslo Institute of Rain"],
    );
    check("It rained, said Ann Berg, a geologist who was there.", "Ann Berg", &["geologist"]);
    check("Ann Berg, 37, of Oslo, a geologist, came.", "Ann Berg", &["geologist"]);
    check("Ann Berg, deputy head of the agency, and Bo Lund came.", "Ann Berg", &["deputy head of the agency"]);
    check(
        "Ann Berg, president and chief executive of Orbo, came.",
        "Ann Berg",
        &["president", "chief executive of Orbo"],
    );
    check("Ann Berg, one of the founders of Orbo, came.", "Ann Berg", &["founders of Orbo"]);
    check("Ann Berg (chief of Orbo) came.", "Ann Berg", &["chief of Orbo"]);
    check("Ann Berg, the minister said, came.", "Ann Berg", &[]);
    check("Ann Berg, Danish leader Bo Lund and others came.", "Ann Berg", &[]);
    check("Ann Berg, who came on Monday, left.", "Ann Berg", &[]);
    check("Ann Berg, 37, came.", "Ann Berg", &[]);
}

#[test]
fn roles_are_apposed_or_said() {
    check("A government spokeswoman, Ann Berg, said so.", "Ann Berg", &["government spokeswoman"]);
    check(
        "An adviser to the Rain Institute (RINOR), Ann Berg, said so.",
        "Ann Berg",
        &["adviser to the Rain Institute"],
    );
    check(
        "The ministry press secretary, Rear Adm. Ann Berg, said so.",
        "Ann Berg",
        &["ministry press secretary", "Rear Adm."],
    );
    check("Ann Berg is the head of Orbo.", "Ann Berg", &["head of Orbo"]);
    check("Ann Berg will be chairman, and Bo Lund will be CEO.", "Ann Berg", &["future: chairman"]);
    check("Ann Berg, now 60, was named as chief of Orbo.", "Ann Berg", &["chief of Orbo"]);
    check("Orbo appointed Ann Berg chief executive.", "Ann Berg", &["chief executive"]);
    check("Ann Berg, who leads the agency, came.", "Ann Berg", &["leads the agency"]);
    check("Ann Berg will lead the Orbo business.", "Ann Berg", &["future: lead the orbo business"]);
    check(
        "Ann Berg will be chair of the AV and film business and CEO of Orbo.",
        "Ann Berg",
        &["future: chair of the av and film business", "future: ceo of orbo"],
    );
    check("Ann Berg is tall and ran away.", "Ann Berg", &[]);
    check("So said Orbo Pumps' sales director, Ann Berg.", "Ann Berg", &["Orbo Pumps' sales director"]);
    check("As Orbo's deputy director, Ann Berg counts the pumps.", "Ann Berg", &["Orbo's deputy director"]);
    check("On the way to Orbo's director, Ann Berg fell.", "Ann Berg", &[]);
}

#[track_caller]
fn relate(said: &str, declared: &str, expected: &str) {
    let found = match compare_roles(said, declared) {
        RoleRelation::Same => "same".to_owned(),
        RoleRelation::LessPrecise => "less precise".to_owned(),
        RoleRelation::Unrelated => "unrelated".to_owned(),
        RoleRelation::TitleDiffers { said, declared } => format!("title: {said} / {declared}"),
        RoleRelation::PostDiffers { said, declared } => format!("post: {said} / {declared}"),
        RoleRelation::InstituteDiffers { said, declared } => format!("body: {said} / {declared}"),
        RoleRelation::BothDiffer { said, declared } => format!("both: {said} / {declared}"),
        RoleRelation::AnotherRole { said, declared } => format!("another: {said} / {declared}"),
    };
    assert_eq!(found, expected, "{said:?} / {declared:?}");
}

#[test]
fn one_title_has_many_words() {
    relate("Communications Minister", "minister of communications", "same");
    relate("Norwegian Communications Minister", "communications minister", "same");
    relate("CEO of Orbo", "chief executive of Orbo", "same");
    relate("head of the agency", "leader of the agency", "same");
    relate("chairwoman of Orbo", "chair of Orbo", "same");
    relate("spokesman", "press secretary", "same");
    relate("former minister of trade", "trade minister", "same");
    relate("head of the Ministry of Trade", "trade minister", "same");
    relate("vulcanologist", "volcanologist", "same");
    relate("vice director", "deputy director", "same");
    relate("leads the Orbo agency", "head of the Orbo agency", "same");
}

#[test]
fn fewer_details_are_less_precise() {
    relate("volcanologist", "volcanologist with the Oslo Institute of Rain", "less precise");
    relate("vice director", "first deputy director", "less precise");
    relate("board member", "lead independent director", "less precise");
    relate("scientist", "volcanologist", "less precise");
    relate("head of the institute", "director of the institute", "less precise");
    relate("executive", "chief executive of Orbo", "less precise");
    relate("Admiral", "rear admiral", "less precise");
    relate("minister", "minister of trade", "less precise");
}

#[test]
fn titles_that_exclude_each_other_differ() {
    relate("astronomer", "volcanologist with the Oslo Institute of Rain", "title: astronomer / volcanologist");
    relate("deputy minister of trade", "trade minister", "title: deputy minister / trade minister");
    relate("defence minister", "trade minister", "title: defence minister / trade minister");
    relate("prime minister", "president", "title: prime minister / president");
    relate("colonel", "general", "title: colonel / general");
    relate(
        "chief financial officer",
        "chief operating officer",
        "title: chief financial officer / chief operating officer",
    );
}

#[test]
fn posts_are_seldom_held_together() {
    relate("chairman of Orbo", "chief executive of Orbo", "post: chairman of Orbo / chief executive of Orbo");
    relate("deputy commander", "spokesman", "post: deputy commander / spokesman");
    relate("coordinator", "director of the museum", "post: coordinator / director of the museum");
    relate("deputy curator", "curator", "title: deputy curator / curator");
    relate("deputy to the mayor of Tolm", "mayor of Tolm", "title: deputy to mayor / mayor");
    relate("adviser to the mayor of Tolm", "mayor of Tolm", "another: adviser to the mayor of Tolm / mayor of Tolm");
    relate("founder of Orbo", "spokesman of Orbo", "unrelated");
}

#[test]
fn one_person_may_be_both() {
    relate(
        "chairman of Orbo",
        "chief executive of Nordbank",
        "another: chairman of Orbo / chief executive of Nordbank",
    );
    relate("geologist", "seismologist", "unrelated");
    relate("father", "minister", "unrelated");
    relate("rear admiral", "press secretary", "unrelated");
    relate("physicist", "astronomer", "less precise"); // the other is a kind of it
    relate("geologist", "director of the Rain Institute", "unrelated");
    relate("expert", "harbour master of Tolm", "unrelated");
}

#[test]
fn another_role_is_a_surprise_where_both_tell_precisely_what_somebody_is() {
    let another =
        |said: &str, declared: &str| matches!(compare_roles(said, declared), RoleRelation::AnotherRole { .. });
    relate(
        "chef at the Tolm Arms",
        "landlord of the Tolm Arms",
        "another: chef at the Tolm Arms / landlord of the Tolm Arms",
    );
    assert!(another("head of software", "head of hardware"));
    assert!(another("keeper of textiles at the Tolm Museum", "keeper of coins at the Tolm Museum"));
    assert!(!another("keeper of the Tolm Museum", "keeper of coins at the Tolm Museum"));
    assert!(!another("resident of Tolm", "landlord of the Tolm Arms"));
    assert!(!another("leads the guard", "commander of the guard"));
}

#[test]
fn numbers_and_ranks_tell_posts_apart() {
    let excludes =
        |said: &str, declared: &str| matches!(compare_roles(said, declared), RoleRelation::TitleDiffers { .. });
    assert!(excludes("assistant engineer", "chief engineer"));
    assert!(excludes("first secretary of the embassy", "second secretary of the embassy"));
    assert!(!excludes("secretary of the embassy", "second secretary of the embassy"));
    relate("flight director", "flight director of the Tolm mission", "less precise");
    relate("Flight director", "flight director of the Tolm mission", "less precise");
    relate("spokesman for the city police", "spokesman for the federal police", "body: city police / federal police");
    relate("spokesman for the ministry", "spokesman for the government", "same");
}

#[test]
fn bodies_are_compared_by_name() {
    relate(
        "vice director of the Institute of Snow at Oslo State University",
        "first deputy director of the Institute for Rain Research of Oslo State University",
        "body: Institute of Snow / Institute for Rain Research",
    );
    relate("director of the Institute of Rain", "director of the Norwegian Institute for Rain", "same");
    relate("director of the Rain Institute in Oslo", "director of the Rain Institute", "same");
    relate("director of the Institute of Rain", "director of the institute", "same");
    relate(
        "director of the Danish Institute of Rain",
        "director of the Norwegian Institute for Rain",
        "body: Danish Institute of Rain / Norwegian Institute for Rain",
    );
    relate("Danish trade minister", "Norwegian Minister of Trade", "body: Danish / Norwegian");
    relate("trade minister of Tolm", "trade minister of Saarn", "body: Tolm / Saarn");
    relate("minister of trade", "trade minister of Saarn", "less precise");
    relate(
        "chief curator of the Tolm Museum",
        "chief curator of the Saarn Foundation",
        "body: Tolm Museum / Saarn Foundation",
    );
    relate("curator of the Tolm Museum", "chief curator of the Tolm Museum", "less precise");
    relate(
        "head of the Institute of Rain",
        "head of the Institute for Rain Maps",
        "body: Institute of Rain / Institute for Rain Maps",
    );
    relate("head of the Committee for Snow", "head of the Committee for Snow and the Care of Rain", "same");
    relate("head gardener of Tolm County", "head gardener of Saarn County", "body: Tolm County / Saarn County");
    relate("head gardener in Tolm", "head gardener of the Saarn Foundation", "same");
    relate("Danish geologist", "Norwegian geologist", "same");
    relate("Pentagon spokesman", "Defense Department spokesman", "same");
    relate("chief executive of Orbo", "chief executive of Nordbank", "body: Orbo / Nordbank");
    relate("chief executive of GE", "chief executive of General Electric", "same");
    relate(
        "deputy director of the Institute of Rain",
        "director of the Institute of Snow",
        "both: deputy director of the Institute of Rain / director of the Institute of Snow",
    );
}

#[test]
fn ages_are_read() {
    #[track_caller]
    fn check(text: &str, expected: Option<(u8, &str)>) {
        let tokens = tokenize(text);
        let start = text.find("Ann Berg").unwrap();
        let found = age_at(text, &tokens, 0..tokens.len(), ByteSpan::new(start, start + 8));
        assert_eq!(found.map(|age| (age.value, age.at.of(text))), expected, "{text:?}");
    }
    check("Ann Berg, 37, came.", Some((37, "37")));
    check("The 37-year-old Ann Berg came.", Some((37, "37-year-old")));
    check("The 37-year-old geologist Ann Berg came.", Some((37, "37-year-old")));
    check("Ann Berg, a 37-year-old geologist, came.", Some((37, "37-year-old")));
    check("Ann Berg, who is 37, came.", Some((37, "37")));
    check("Ann Berg, aged 37, came.", Some((37, "37")));
    check("Ann Berg is 37 years old.", Some((37, "37 years old")));
    check("Ann Berg (37) came.", Some((37, "37")));
    check("Ann Berg, 37 others and Bo Lund came.", None);
    check("Ann Berg is 37 points ahead.", None);
    check("Ann Berg, 1987, came.", None);
    check("The 90-year-old house of Ann Berg fell.", None);
}

proptest::proptest! {
    #[test]
    fn any_words_are_compared(said in "[A-Za-z' .,-]{0,40}( (of|at|for) [A-Za-z ]{0,20})?", declared in "(deputy |first )?(minister|director|Head|chief of staff)( of [A-Za-z ]{0,20})?") {
        let _ = compare_roles(&said, &declared);
        assert_eq!(compare_roles(&declared, &declared), RoleRelation::Same);
    }
}

#[test]
fn accepted_short_titles_mean_the_declared_body() {
    let fact = |value: &str, accept: &[&str]| crate::kinds::fact::RoleFact {
        of: "judge".into(),
        value: Some(value.to_owned()),
        accept: accept.iter().map(|&form| form.to_owned()).collect(),
    };
    let differs = |fact: &crate::kinds::fact::RoleFact, said: &str| {
        matches!(super::declared::compare_declared(fact, said), crate::kinds::comparison::Outcome::Differs(_))
    };
    let judge = fact("judge of the Tolm County Probate Court", &["judge", "county judge"]);
    assert!(differs(&judge, "Appeals Court judge"));
    assert!(!differs(&judge, "judge"));
    assert!(!differs(&judge, "Probate Court judge"));
    let chief = fact("commander of the Tolm coast guard", &["commander", "captain"]);
    assert!(differs(&chief, "commander of the Saarn coast guard"));
    assert!(!differs(&chief, "commander of the coast guard"));
    let doctor = fact("head of the Rain Institute", &["meteorologist"]);
    assert!(!differs(&doctor, "meteorologist at Oslo University"));
}

#[test]
fn posts_of_one_body_are_told_apart_by_their_field() {
    let apart = |said: &str, declared: &str| matches!(compare_roles(said, declared), RoleRelation::PostDiffers { .. });
    assert!(apart("executive director of the Tolm Clinic", "legal director of the Tolm Clinic"));
    assert!(apart("news director at Orbo Radio", "head of Orbo Radio"));
    assert!(!apart("radio director at Orbo Radio", "head of Orbo Radio"));
    assert!(!apart("legal director of the Tolm Clinic", "executive director of the Saarn Foundation"));
    assert!(!apart("director of the Tolm Clinic", "legal director of the Tolm Clinic"));
}
