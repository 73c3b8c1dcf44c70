//! What can be wrong with a fact.

use super::{check, file};
use crate::rules::parse_rules;

const HARBOUR: &str = "[[name]]\nid = 'harbour'\ncanonical = 'Port Ellery'\n";

/// Holds the faults of a fact beside a name.
#[track_caller]
fn check_fact(table: &str, expected: &[(&str, &str, &str)]) {
    check(&format!("{HARBOUR}{table}"), expected);
}

#[test]
fn all_faults_are_told_at_once() {
    let text = "[[name]]\nid = \"quay\"\ncannonical = \"Port Ellery\"\n\
                [[amount]]\nid = \"quay\"\nabout = []\nvalue = \"7 milion pounds\"\ntolerence = \"5%\"\n\
                [[role]]\nid = \"mayor\"\nof = \"@mayer\"\nvalue = 7\n";
    check(
        text,
        &[
            ("unknown key `cannonical` in [[name]]", "cannonical", "did you mean `canonical`?"),
            ("the id `quay` is already taken by the [[name]] on line 1 of rules.toml", "quay", "choose another id"),
            ("`about` is empty", "[]", "each group of words must stand"),
            ("unknown unit or currency `milion pounds`", "milion pounds", "did you mean `million`?"),
            ("unknown key `tolerence` in [[amount]]", "tolerence", "did you mean `tolerance`?"),
            ("`of` must be the name of somebody: `@mayer` is not", "@mayer", "declare a [[person]]"),
            ("`value` must be text, not a number", "7", "between quotation marks"),
        ],
    );
}

#[test]
fn keys_are_known_required_and_of_their_type() {
    check_fact("[[name]]\ncanonical = 'Dorrit'", &[("[[name]] has no `id`", "[[name]]", "what the fact is called")]);
    check_fact(
        "[[name]]\nid = 'x'",
        &[("[[name]] has no `canonical`", "[[name]]", "gives the spelling that is right")],
    );
    check_fact("[[name]]\nid = 'a b'\ncanonical = 'Dorrit'", &[("an id may not be `a b`", "a b", "letters, digits")]);
    check_fact("[[name]]\nid = ''\ncanonical = 'Dorrit'", &[("`id` is empty", "", "write something")]);
    check_fact(
        "[[name]]\nid = 'x'\ncanonical = ['Dorrit']",
        &[("must be text, not a list", "['Dorrit']", "without the brackets")],
    );
    check_fact(
        "[[name]]\nid = 'x'\ncanonical = 'Dorrit'\naccept = [1, 'Dorit']",
        &[("`accept` must be text, not a number", "1", "\"…\"")],
    );
    check_fact(
        "[[name]]\nid = 'x'\ncanonical = 'Dorrit'\naccept = true",
        &[("`accept` must be text, or a list of texts, not true or false", "true", "\"…\"")],
    );
    check_fact(
        "[[count]]\nid = 'x'\nabout = 'pier'\nfavourite = 'yes'",
        &[("unknown key `favourite` in [[count]]", "favourite", "known are `about`, `of`, `value`")],
    );
    // Near misses: a text for a list, a number for a value, a key from the common ones.
    check_fact("[[count]]\nid = 'x'\nabout = 'pier'\nvalue = 1_200\ntags = 'shore'\nchecked = 2024-03-01", &[]);
}

#[test]
fn what_every_fact_may_carry_is_read() {
    let fact = |more: &str| format!("[[count]]\nid = 'x'\nabout = 'pier'\n{more}");
    check_fact(
        &fact("severity = 'fatal'"),
        &[("unknown severity `fatal`", "fatal", "known are `error`, `warning` and `note`")],
    );
    check_fact(&fact("severity = 'warn'"), &[("unknown severity `warn`", "warn", "known are")]);
    check_fact(&fact("severity = 'warnin'"), &[("unknown severity", "warnin", "did you mean `warning`?")]);
    check_fact(&fact("only = 'a[.txt'"), &[("`a[.txt` is no pattern of paths", "a[.txt", "`**`")]);
    check_fact(&fact("except = ['ok.txt', '{a']"), &[("`{a` is no pattern of paths", "{a", "`**`")]);
    check_fact(&fact("from = 'some day'"), &[("cannot read `some day` as a date", "some day", "2015-05")]);
    check_fact(
        &fact("from = 2020-03-01\nuntil = 2019"),
        &[("this fact ends (`until`) before it begins (`from`)", "2019", "")],
    );
    check_fact(
        &fact("unless = ['@nobody']"),
        &[("`@nobody` is neither a word group nor a name", "@nobody", "[words]")],
    );
    check_fact(&fact("from = 2020-03-01\nuntil = '2020-03'\nonly = ['desk/*.txt', '**/a?.{md,txt}']"), &[]);
}

#[test]
fn references_lead_to_words_or_names() {
    let count = |about: &str| format!("[[count]]\nid = 'piers'\nabout = {about}\nvalue = 2");
    check_fact(&count("'@harbor'"), &[("`@harbor` is neither", "@harbor", "did you mean `@harbour`?")]);
    check_fact(&count("['pier', 'quay | @zzz']"), &[("`@zzz` is neither", "@zzz", "define the group in [words]")]);
    check_fact(
        &count("'@piers'"),
        &[("`@piers` is a [[count]], neither a word group nor a name", "@piers", "[[name]]")],
    );
    check_fact(&count("'pier | '"), &[("`` in `about` has no word to look for", "", "at least one word")]);
    check_fact(&count("'…'"), &[("`…` in `about` has no word to look for", "…", "at least one word")]);
    check_fact(&count("['@harbour | pier', 'No. 1']"), &[]);
    check_fact(&format!("{}\n[words]\nshore = 'beach | strand'", count("'@shore'")), &[]);
}

#[test]
fn amounts_have_units_and_counts_have_none() {
    let amount = |value: &str| format!("[[amount]]\nid = 'x'\nabout = 'pier'\nvalue = {value}");
    let count = |more: &str| format!("[[count]]\nid = 'x'\nabout = 'pier'\n{more}");
    check_fact(
        &amount("'5 kilometrs'"),
        &[("unknown unit or currency `kilometrs`", "kilometrs", "did you mean `kilomet")],
    );
    check_fact(
        &amount("'3 zorkmids'"),
        &[("unknown unit or currency `zorkmids`", "zorkmids", "its name, symbol or code")],
    );
    check_fact(&amount("'5'"), &[("`5` names no currency and no unit", "5", "[[count]]")]);
    check_fact(&amount("12"), &[("`12` names no currency and no unit", "12", "[[count]]")]);
    check_fact(&amount("'much'"), &[("cannot read `much` as a quantity: ", "much", "as a source would")]);
    check_fact(&amount("'5 km'\naccept = ['3 miles', 4]"), &[("`4` names no currency", "4", "[[count]]")]);
    check_fact(&amount("'5 km'\ntolerance = 'wide'"), &[("`wide` is no tolerance", "wide", "\"5%\"")]);
    check_fact(&amount("'5 km'\ntolerance = 5"), &[("`5` is no tolerance", "5", "\"5%\"")]);
    check_fact(&amount("'5 km'\ntolerance = '-1%'"), &[("`-1%` is no tolerance", "-1%", "\"5%\"")]);
    check_fact(&amount("'5 km'\nas_of = 'then'"), &[("cannot read `then` as a date", "then", "2015-05")]);
    check_fact(
        &count("of = 'kilometers'"),
        &[("a count has no unit: `kilometers` is one", "kilometers", "[[amount]]")],
    );
    check_fact(&count("of = 'euros'"), &[("a count has no unit: `euros`", "euros", "ages are counts")]);
    check_fact(&count("of = 'nights | stays'"), &[]);
    check_fact(&count("value = '5 km'"), &[("a count has no unit: `5 km`", "5 km", "[[amount]]")]);
    check_fact(&count("value = '32 gulls'"), &[("unknown unit or currency `gulls`", "gulls", "stands in `of`")]);
    check_fact(
        &count("evolves = 'sideways'"),
        &[("unknown direction `sideways`", "sideways", "known are `up` and `down`")],
    );
    // Near misses.
    check_fact(&amount("'less than 2.5 million pounds'\ntolerance = 0.05\naccept = ['5%', '$3', 'two-thirds']"), &[]);
    check_fact(&count("of = 'years old | age'\nvalue = 'almost 700'\naccept = 650\ntolerance = '2.5 %'"), &[]);
    check_fact(&count("of = 'gull | gulls'\nvalue = 'seventh'\nevolves = 'down'"), &[]);
}

#[test]
fn dates_are_dates() {
    let date = |more: &str| format!("[[date]]\nid = 'x'\nabout = 'pier'\n{more}");
    check_fact(&date("value = 'soon'"), &[("cannot read `soon` as a date", "soon", "2015-05")]);
    check_fact(&date("value = '8 May'"), &[("cannot read `8 May` as a date: ", "8 May", "2015-05")]);
    check_fact(&date("accept = [2015-05-08, 'maybe']"), &[("cannot read `maybe`", "maybe", "2015-05")]);
    check_fact(&date("verb = '@open'"), &[("`@open` is neither", "@open", "[words]")]);
    for value in
        ["2015-05-08", "2015", "'2015-05'", "'2015-05-08 to 2015-05-10'", "'8 May 2015 14:30'", "2015-05-08T14:30:00"]
    {
        check_fact(&date(&format!("value = {value}")), &[]);
    }
}

#[test]
fn terms_say_something() {
    let term = |more: &str| format!("[[term]]\nid = 'x'\n{more}");
    check_fact(&term(""), &[("this term says nothing", "[[term]]", "which form to prefer")]);
    check_fact(&term("forms = ['sea wall']"), &[("two or more", "['sea wall']", "list them all")]);
    check_fact(&term("prefer = 'sea wall'\nconsistent = 'article'"), &[("two or more", "article", "list them all")]);
    check_fact(
        &term("forms = ['sea wall', 'seawall']\nconsistent = 'page'"),
        &[("unknown place `page`", "page", "known are `article` and `all`")],
    );
    check_fact(&term("prefer = 'US'\ncase = 'exakt'"), &[("unknown case `exakt`", "exakt", "did you mean `exact`?")]);
    check_fact(&term("reject = 'sea-wall'"), &[]);
    check_fact(&term("forms = ['sea wall', 'seawall']"), &[]);
}

#[test]
fn roles_and_quotations_have_bearers() {
    check_fact(
        "[[role]]\nid = 'x'\nof = 'harbour'\nvalue = 'town'",
        &[("`of` must be the name of somebody: `harbour` is not", "harbour", "did you mean `@harbour`?")],
    );
    check_fact("[[role]]\nid = 'x'\nvalue = 'town'", &[("[[role]] has no `of`", "[[role]]", "whose role")]);
    check_fact(
        "[[role]]\nid = 'x'\nof = '@shore'\nvalue = 'town'\n[words]\nshore = 'beach'",
        &[("`of` must be the name of somebody: `@shore` is not", "@shore", "declare a [[person]]")],
    );
    check_fact("[[quote]]\nid = 'x'\nspeaker = '@habour'", &[("`@habour` is neither", "@habour", "`@harbour`?")]);
    check_fact("[[quote]]\nid = 'x'", &[("[[quote]] has no `speaker`", "[[quote]]", "who said it")]);
    check_fact("[[quote]]\nid = 'x'\nspeaker = 'the statement'", &[]);
    check_fact("[[role]]\nid = 'x'\nof = '@harbour'\naccept = 'town'", &[]);
}

#[test]
fn choices_have_options() {
    let choice = |more: &str| format!("[[choice]]\nid = 'x'\nabout = 'pier'\n{more}");
    check_fact(&choice(""), &[("[[choice]] has no `options`", "[[choice]]", "options.NAME")]);
    check_fact(
        &choice("options.north = 'north'"),
        &[("at least two options, this one has 1", "options", "options.NAME")],
    );
    check_fact(
        &choice("options.north = 'north'\noptions.south = 'south'\nvalue = 'nort'"),
        &[("`nort` is no option of this choice", "nort", "did you mean `north`?")],
    );
    check_fact(
        &choice("options.north = 'north'\noptions.south = 'south'\naccept = ['south', 'inland']"),
        &[("`inland` is no option of this choice", "inland", "its options are `north` and `south`")],
    );
    check_fact(
        &choice("options.north = []\noptions.south = ['south', '?']"),
        &[("`north` is empty", "north", "write something"), ("`?` in `south` has no word", "?", "at least one word")],
    );
    check_fact(
        &choice("options = ['north', 'south']"),
        &[("`options` must be a table, not a list", "['north', 'south']", "")],
    );
    check_fact(&choice("options.north = 'north'\noptions.south = ['south', 'the south side']\nvalue = 'south'"), &[]);
}

#[test]
fn examples_say_something() {
    let count = |more: &str| format!("[[count]]\nid = 'x'\nabout = 'pier'\n{more}");
    check_fact(&count("[[count.test]]"), &[("neither `agrees` nor `contradicts`", "[[count.test]]", "one sentence")]);
    check_fact(
        &count("[[count.test]]\nagree = 'Two piers.'"),
        &[("unknown key `agree` in [[count]] test", "agree", "did you mean `agrees`?")],
    );
    check_fact(
        &count("[[count.test]]\ncontradicts = 'Two piers.'"),
        &[("two sentences that contradict each other, this one has 1", "Two piers.", "list two sentences")],
    );
    check_fact(&count("[[count.test]]\ncontradicts = 5"), &[("`contradicts` must be text", "5", "\"…\"")]);
    check_fact(&count("test = 'Two piers.'"), &[("`test` must be a table, not a text", "Two piers.", "")]);
    check_fact(&count("value = 2\n[[count.test]]\ncontradicts = 'Three piers.'"), &[]);
    check_fact(&count("[[count.test]]\ncontradicts = ['Two piers.', 'Three piers.']"), &[]);
    check_fact("[[name]]\nid = 'x'\ncanonical = 'Dorrit'\n[[name.test]]\ncontradicts = 'Mr Dorit'", &[]);
}

#[test]
fn an_id_belongs_to_one_fact() {
    check_fact(
        "[[name]]\nid = 'harbour'\ncanonical = 'x'",
        &[("already taken by the [[name]] on line 1", "harbour", "another")],
    );
    check_fact(
        "[[person]]\nid = 'dorrit'\ncanonical = 'Amy Dorrit'\n[[role]]\nid = 'dorrit'\nof = '@dorrit'",
        &[("already taken by the [[person]] on line 4 of rules.toml", "dorrit", "another")],
    );
    check_fact("[words]\nharbour = 'port'", &[("already taken by the [[name]] on line 1", "harbour", "another")]);
    let files = [file("a.toml", HARBOUR), file("b.toml", HARBOUR)];
    let (rules, problems) = parse_rules(&files);
    assert_eq!(rules.facts.len(), 1);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.ends_with("the [[name]] on line 1 of a.toml"), "{}", problems[0].message);
    assert_eq!(problems[0].file.name, "b.toml");
}

#[test]
fn a_faulty_fact_is_left_out_and_the_others_stay() {
    let text = format!(
        "{HARBOUR}[[count]]\nid = 'piers'\nabout = '@harbour'\nvalue = 'lots'\n[[count]]\nid = 'quays'\nabout = '@harbour'\nvalue = 4"
    );
    let (rules, problems) = parse_rules(&[file("rules.toml", &text)]);
    let ids: Vec<&str> = rules.facts.iter().map(|fact| fact.id.as_ref()).collect();
    assert_eq!(ids, ["harbour", "quays"]);
    assert_eq!(problems.len(), 1);
}

#[test]
fn a_spelling_has_letters_and_one_fate() {
    let name = |more: &str| format!("[[name]]\nid = 'x'\ncanonical = 'Dorrit'\n{more}");
    check_fact(&name("accept = '—'"), &[("`—` in `accept` has no word", "—", "at least one word")]);
    check_fact(
        &name("accept = 'Dorit'\nreject = ['Dorit', 'Dorrit']"),
        &[
            ("`Dorit` may not both stand and be flagged", "Dorit", "one of the two"),
            ("`Dorrit` may not both stand and be flagged", "Dorrit", "one of the two"),
        ],
    );
    check_fact(
        "[[term]]\nid = 'x'\nprefer = 'sea wall'\nreject = 'sea wall'",
        &[("`sea wall` may not both", "sea wall", "remove")],
    );
    // Near misses: capitals and accents make another spelling.
    check_fact(&name("reject = ['DORRIT', 'Dórrit']"), &[]);
}

#[test]
fn options_have_words_of_their_own() {
    let choice =
        |more: &str| format!("[[choice]]\nid = 'x'\nabout = 'pier'\noptions.a = ['was opened', 'opened pier']\n{more}");
    check_fact(
        &choice("options.b = ['pier opens', 'shut']"),
        &[("`pier opens` is a wording of two options, `a` and `b`", "pier opens", "exclude each other")],
    );
    check_fact(&choice("options.b = 'pier was closed'"), &[]);
}

#[test]
fn a_key_of_another_kind_is_told_its_place() {
    check_fact(
        "[[amount]]\nid = 'x'\nabout = 'pier'\nspeaker = '@harbour'",
        &[("unknown key `speaker` in [[amount]]", "speaker", "it is a key of [[quote]]")],
    );
}

#[test]
fn numbers_are_read_as_a_source_would_put_them() {
    let count = |value: &str| format!("[[count]]\nid = 'x'\nabout = 'pier'\nvalue = {value}");
    for value in ["1_200", "+32", "1e3", "2.5"] {
        check_fact(&count(value), &[]);
    }
    check_fact(&count("nan"), &[("cannot read `nan` as a quantity", "nan", "as a source would")]);
    check_fact(&count("0xff"), &[("unknown unit or currency `xff`", "xff", "stands in `of`")]);
}

#[test]
fn dates_that_read_two_ways_are_faults() {
    check_fact(
        "[[date]]\nid = 'x'\nabout = 'pier'\nvalue = '03/04/2025'",
        &[("`03/04/2025` may be 3 April 2025 or 4 March 2025", "03/04/2025", "write it as 2015-05-08")],
    );
    check_fact(
        "[[date]]\nid = 'x'\nabout = 'pier'\nvalue = '03/04/2025 14:30'",
        &[("may be 3 April 2025 or 4 March 2025", "03/04/2025 14:30", "write it as 2015-05-08")],
    );
    // Near misses: one reading only, and two that are one day.
    check_fact("[[date]]\nid = 'x'\nabout = 'pier'\nvalue = '23/04/2025'\naccept = '04/04/2025'", &[]);
}

#[test]
fn what_a_fact_leaves_out_is_named_by_known_words() {
    check_fact(
        "[[count]]\nid = 'x'\nabout = 'pier'\nunless = { sentense = 'ferry' }",
        &[("unknown key `sentense` in `unless`", "sentense", "did you mean `sentence`?")],
    );
    check_fact(
        "[[count]]\nid = 'x'\nabout = 'pier'\nrumours = 'none'",
        &[("unknown answer to `rumours` `none`", "none", "count")],
    );
    check_fact(
        "[[role]]\nid = 'x'\nof = '@harbour'\nvalue = 'pilot'\nrumours = 'ignore'",
        &[("`rumours` tells nothing of a [[role]]", "ignore", "amounts, counts")],
    );
    check_fact(
        "[[choice]]\nid = 'x'\nabout = 'pier'\noptions.oak = 'oak'\noptions.elm = 'elm'\nvalue = 'oak'\nreject = ['elm', 'oak']",
        &[("`oak` is declared both true and false", "oak", "out of `reject`")],
    );
}
