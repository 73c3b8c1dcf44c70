//! What can be wrong with a file as a whole: its syntax, its tables, the tables that declare no facts.

use super::check;

#[test]
fn syntax_is_told_in_plain_words() {
    check(
        "[[name]]\nid = \"harbour\ncanonical = \"Port\"",
        &[("a quotation mark is not closed", "", "on the same line")],
    );
    check("[[name]]\nid = 'harbour\ncanonical = 'Port'", &[("a quotation mark is not closed", "", "on the same line")]);
    check("v = \"\"\"never\nclosed\n", &[("a quotation mark is not closed", "", "three quotation marks")]);
    check("tolerance = 5%", &[("a text must stand between quotation marks", "5%", "\"5%\"")]);
    check("name = “Port”", &[("a text must stand between quotation marks", "“Port”", "straight quotation marks")]);
    check("id =\n", &[("there is no value after the `=`", "", "write one")]);
    check("a = 1\nb = 2\na = 3", &[("`a` is written twice in the same table", "a", "keep one")]);
    check("a = ['x' 'y']", &[("a comma is missing in this list", "", "comma between")]);
    check("[[name]\nid = 'x'", &[("a bracket is not closed", "", "[[…]]")]);
    check("a = \"C:\\port\"", &[("a backslash in a text", "", "'…'")]);
    check("a = 2015-13-45", &[("a bare date must be a day", "2015-13-45", "no full day")]);
    check(
        "a = 5%\n\n\nb = oops\n",
        &[("a text must stand", "5%", "\"5%\""), ("a text must stand", "oops", "\"oops\"")],
    );
}

#[test]
fn a_file_of_broken_syntax_still_lends_its_names() {
    let broken = "[[name]]\nid = 'harbour'\ncanonical = 'Port Ellery'\n\n\nx = 5%\n";
    let (_, problems) = crate::rules::parse_rules(&[
        super::file("names.toml", broken),
        super::file("rules.toml", "[[count]]\nid = 'piers'\nabout = '@harbour'\nvalue = 2"),
    ]);
    super::check_problems(&problems, &[("a text must stand between quotation marks", "5%", "\"5%\"")]);
}

#[test]
fn tables_are_known_and_written_as_they_must_be() {
    check("[[amout]]\nid = 'x'", &[("unknown table `amout`", "amout", "did you mean `amount`?")]);
    check(
        "[[weather]]\nid = 'x'",
        &[("unknown table `weather`", "weather", "it is skipped; the kinds of fact are `person`")],
    );
    check("[name]\nid = 'x'", &[("`name` must be a list of tables, written with two brackets: [[name]]", "name", "")]);
    check("[[words]]\na = 'x'", &[("`words` must be one table, written with single brackets: [words]", "words", "")]);
    check("source = ['a.txt']", &[("`source` must be a list of tables", "source", "")]);
    check("name = 'Port'", &[("`name` must be a list of tables", "name", "")]);
    check("currency = 'USD'", &[("the key `currency` belongs to no table", "currency", "[defaults]")]);
    check("include = 5", &[("`include` must be text, or a list of texts, not a number", "5", "\"…\"")]);
    check("", &[]);
    check("# nothing yet\n", &[]);
    check("\u{feff}[[name]]\r\nid = 'x'\r\ncanonical = 'Port'\r\n", &[]);
    check("name = [{ id = 'x', canonical = 'Port' }]", &[]);
}

#[test]
fn an_unknown_table_only_warns() {
    let (_, problems) =
        crate::rules::parse_rules(&[super::file("rules.toml", "[[weather]]\nid = 'x'\n[[amout]]\nid = 'y'")]);
    let warnings: Vec<bool> = problems.iter().map(|problem| problem.warning).collect();
    assert_eq!(warnings, [true, false]);
}

#[test]
fn word_groups_lead_somewhere() {
    check("[words]\na = 'x | @b'\nb = 'y'", &[]);
    check("[words]\na = ['x', '@b']\nb = 'y'", &[]);
    check(
        "[words]\na = '@bb'\nbc = 'y'",
        &[("`@bb` is neither a word group nor a name", "@bb", "did you mean `@bc`?")],
    );
    check("[words]\na = 5", &[("`a` must be text, or a list of texts, not a number", "5", "\"…\"")]);
    check("[words]\na = 'x |'", &[("has no word to look for", "", "at least one word")]);
    check(
        "[words]\na = 'x | @b'\nb = '@c'\nc = 'z | @a'",
        &[("the word groups `@a` → `@b` → `@c` → `@a` refer to each other in a circle", "@a", "leave out one")],
    );
    check("[words]\na = '@a'", &[("the word groups `@a` → `@a` refer", "@a", "leave out one")]);
    // A circle is told once, not again by each who uses it.
    check("[words]\na = '@a'\nb = '@a'\n[[count]]\nid = 'x'\nabout = '@b'", &[("in a circle", "@a", "leave out one")]);
}

#[test]
fn no_file_of_references_grows_without_bound() {
    let mut doubling = String::from("[words]\n");
    let mut chain = String::from("[words]\n");
    for step in 0..2000 {
        doubling.push_str(&format!("d{step} = 'w{step} | @d{} | @d{}'\n", step + 1, step + 1));
        chain.push_str(&format!("d{step} = '@d{}'\n", step + 1));
    }
    for text in [format!("{doubling}d2000 = 'w'"), format!("{chain}d2000 = 'w'")] {
        let (_, problems) = crate::rules::parse_rules(&[super::file("rules.toml", &text)]);
        assert!(problems.iter().all(|problem| problem.message.contains("more than")), "{:?}", problems.first());
        assert!(!problems.is_empty());
    }
}

#[test]
fn the_tables_without_facts_are_read() {
    check(
        "[defaults]\ncurrancy = 'USD'",
        &[("unknown key `currancy` in [defaults]", "currancy", "did you mean `currency`?")],
    );
    check("[defaults]\ncurrency = 'USX'", &[("unknown currency `USX`", "USX", "ISO 4217")]);
    check("[defaults]\npublished = 'lately'", &[("cannot read `lately` as a date", "lately", "2015-05")]);
    check(
        "[defaults]\nseverity = { nmae = 'error', quote = 'bad' }",
        &[("unknown kind `nmae`", "nmae", "did you mean `name`?"), ("unknown severity `bad`", "bad", "known are")],
    );
    check("[defaults]\nseverity = 'error'", &[("`severity` must be a table, not a text", "error", "")]);
    check("[[source]]\ntitle = 'x'", &[("[[source]] has no `path`", "[[source]]", "patterns of paths")]);
    check(
        "[[source]]\npath = '[a'\ntitel = 'x'",
        &[
            ("`[a` is no pattern of paths", "[a", "`**`"),
            ("unknown key `titel` in [[source]]", "titel", "did you mean `title`?"),
        ],
    );
    check("[checks]\nweekdays = 'off'", &[("unknown check `weekdays`", "weekdays", "did you mean `weekday`?")]);
    check("[checks]\nweekday = 'loud'", &[("unknown severity `loud`", "loud", "known are `error`")]);
    check("[rates]\nUAX = { '2022-03-02' = 32.5 }", &[("unknown currency `UAX`", "UAX", "ISO 4217")]);
    check("[rates]\nUAH = 32.5", &[("`UAH` must be a table, not a number", "32.5", "")]);
    check("[rates]\nUAH = { '2022-03' = 32.5 }", &[("cannot read `2022-03` as a day", "'2022-03'", "that of one day")]);
    check("[rates]\nUAH = { '2022-03-02' = 0 }", &[("a rate must be a number above zero", "0", "UAH = {")]);
    check("[rates]\nUAH = { '2022-03-02' = 'many' }", &[("a rate must be a number above zero", "many", "UAH = {")]);
    check(
        "[defaults]\npublished = '2014-10'\ncurrency = 'usd'\nseverity = { name = 'error' }\n\
         [[source]]\npath = 'a/*.txt'\npublished = 2014\n\
         [rates]\nUAH = { '2022-03-02' = 32.5, '2022-03-03' = '33' }\n[checks]\nweekday = 'off'\nconversion = 'note'",
        &[],
    );
}
