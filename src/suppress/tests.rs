//! What comments and `[[ignore]]` tables silence, and the places beside them.

use super::*;
use crate::check::check;
use crate::problem::FileText;
use crate::rules::parse_rules;
use crate::source::{Batch, read_articles};

const RULES: &str = "[checks]\nmark = 'off'\n[[count]]\nid = 'x'\nabout = 'pier'\nof = 'boats'\nvalue = 5\n\
    [[name]]\nid = 'pilkova'\ncanonical = 'Nadezhda Pilkova'\nreject = ['Nadeshda Pilkova']\n";

/// Checks one article in a file of that ending, and gives the lines of the markup with findings, the silenced ones, and
/// the warnings.
fn run(ending: &str, article: &str, more: &str) -> (Vec<usize>, Vec<usize>, Vec<String>) {
    let text = format!("{RULES}{more}");
    let (rules, faults) = parse_rules(&[Arc::new(FileText {
        name: std::env::temp_dir().join("rules.toml").display().to_string(),
        text,
    })]);
    assert!(faults.is_empty(), "{faults:?}");
    let key = article.bytes().fold(7_u64, |key, byte| key.wrapping_mul(31).wrapping_add(u64::from(byte)));
    let file = std::env::temp_dir().join(format!("gainsay-suppress-{}-{key}.{ending}", std::process::id()));
    std::fs::write(&file, article).unwrap();
    let mut nothing = std::io::empty();
    let batches: Vec<Batch> = read_articles(std::slice::from_ref(&file), &mut nothing).collect();
    std::fs::remove_file(&file).unwrap();
    let report = check(&rules, batches.into_iter(), |_| ());
    let line = |finding: &Finding| {
        let (text, span) = finding.at.source.written(finding.at.span);
        text[..span.start].matches('\n').count() + 1
    };
    let lines = |found: &[Finding]| found.iter().map(line).collect();
    let warnings = report.problems.iter().map(|problem| problem.message.clone()).collect();
    (lines(&report.findings), lines(&report.ignored), warnings)
}

#[track_caller]
fn markdown(article: &str, standing: &[usize], ignored: &[usize]) {
    let (found, silenced, warnings) = run("md", article, "");
    assert_eq!((&found[..], &silenced[..]), (standing, ignored), "{article}: {warnings:?}");
}

const C: &str = "<!-- gainsay-ignore x: as of May -->";

#[test]
fn on_a_line_with_text_a_comment_is_for_that_line() {
    markdown(&format!("At the pier lay 9 boats. {C}\n\nAt the pier lay 7 boats."), &[3], &[1]);
    markdown(&format!("At the pier lay 9 boats.\nAt the pier lay 7 boats. {C}\n"), &[1], &[2]);
    markdown(&format!("- At the pier lay 9 boats. {C}\n- At the pier lay 7 boats.\n"), &[2], &[1]);
}

#[test]
fn on_a_line_of_its_own_a_comment_is_for_the_paragraph_behind_it() {
    let article = format!("# News\n\n{C}\n\nAt the pier lay 9 boats.\nIt rained.\n\nAt the pier lay 7 boats.");
    markdown(&article, &[8], &[5]);
    markdown(&article.replace("\n\nAt the pier lay 9", "\nAt the pier lay 9"), &[7], &[4]);
}

#[test]
fn at_the_top_a_comment_is_for_the_article() {
    markdown(&format!("{C}\n\nAt the pier lay 9 boats.\n\nAt the pier lay 7 boats."), &[], &[3, 5]);
    let front = format!("---\ntitle: News\n---\n{C}\n\nAt the pier lay 9 boats.\n\nIn all, 7 boats lay at the pier.");
    markdown(&front, &[], &[6, 8]);
}

#[test]
fn a_comment_silences_only_what_it_names() {
    let article =
        |names: &str| format!("At the pier lay 9 boats, Nadeshda Pilkova said. <!-- gainsay-ignore {names}: so -->");
    markdown(&article("x"), &[1], &[1]);
    markdown(&article("count-differs"), &[1], &[1]);
    markdown(&article("x, pilkova"), &[], &[1, 1]);
    let (found, _, warnings) = run("md", &article("y"), "");
    assert_eq!(
        (found.len(), &warnings[..]),
        (2, &["this ignores nothing: `y` is neither a fact of these rules nor a code".to_owned()][..])
    );
}

#[test]
fn of_one_form_in_several_places_only_the_others_stand() {
    let article = format!("Nadeshda Pilkova spoke. {}\n\nNadeshda Pilkova sat.", C.replace(" x:", " pilkova:"));
    markdown(&article, &[3], &[]);
    markdown(&article.replace(&C.replace(" x:", " pilkova:"), ""), &[1], &[]);
}

#[test]
fn what_is_no_comment_silences_nothing() {
    markdown(&format!("At the pier lay 9 boats.\n\n```\n{C}\n```\n"), &[1], &[]);
    markdown(&format!("At the pier lay 9 boats. `{C}`\n"), &[1], &[]);
    for (comment, says) in [
        ("<!-- gainsay-ignore x -->", "this comment does not say why"),
        ("<!-- gainsay-ignore: so -->", "this comment does not say which fact or code is to be ignored"),
        ("<!-- gainsay-ingore x: so -->", "`gainsay-ingore` is nothing that a comment can say to gainsay"),
    ] {
        let (found, ignored, warnings) = run("md", &format!("At the pier lay 9 boats. {comment}\n"), "");
        assert_eq!((found.len(), ignored.len(), &warnings[..]), (1, 0, &[says.to_owned()][..]), "{comment}");
    }
}

#[test]
fn web_pages_have_comments_too() {
    let page = |first: &str, second: &str| {
        format!(
            "<html><body>\n<h1>News</h1>\n<p>At the pier lay 9 boats.{first}</p>\n{second}\n<p>At the pier lay 7 boats.</p></body></html>"
        )
    };
    let check = |page: &str, standing: &[usize], ignored: &[usize]| {
        let (found, silenced, warnings) = run("html", page, "");
        assert_eq!((&found[..], &silenced[..]), (standing, ignored), "{page}: {warnings:?}");
    };
    check(&page(C, ""), &[5], &[3]);
    check(&page("", C), &[3], &[5]);
    check(&page(C, "").replace('\n', ""), &[1], &[1]);
    check(&format!("{C}\n{}", page("", "")), &[], &[4, 6]);
}

#[test]
fn tables_of_the_rule_file_silence_words_in_sources() {
    let article = "At the pier lay 9 boats.\n\nAt the pier lay 7 boats.";
    let rule = |keys: &str| run("txt", article, &format!("[[ignore]]\n{keys}\nreason = 'so'\n"));
    assert_eq!(rule("fact = 'x'\nwords = '9'"), (vec![3], vec![1], vec![]));
    assert_eq!(rule("code = 'count-differs'"), (vec![], vec![1, 3], vec![]));
    assert_eq!(rule("fact = 'x'\npath = '**/*.txt'"), (vec![], vec![1, 3], vec![]));
    // Near misses: other words, another code, and a table for other articles, which is not unused here.
    let unused = "this ignores nothing: no finding of `x` is there".to_owned();
    assert_eq!(rule("fact = 'x'\nwords = '8'"), (vec![1, 3], vec![], vec![unused.clone()]));
    assert_eq!(rule("fact = 'x'\ncode = 'name-differs'"), (vec![1, 3], vec![], vec![unused]));
    assert_eq!(rule("fact = 'x'\npath = 'other.txt'"), (vec![1, 3], vec![], vec![]));
}
