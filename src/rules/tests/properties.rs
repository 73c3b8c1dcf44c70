//! Whatever is written in a rule file, reading it ends, and each place lies in it.

use super::{file, reading::EVERYTHING};
use crate::rules::{overlaps, parse_rules, sentence};
use proptest::prelude::*;

/// Reads a text and all that can be made of it; each place must lie on characters of the text.
fn read(text: &str) {
    let (rules, problems) = parse_rules(&[file("rules.toml", text)]);
    for problem in problems.iter().chain(&overlaps(&rules)) {
        let at = problem.at.expect("a place");
        assert!(problem.file.text.get(at.range()).is_some(), "{at:?} in {text:?}");
        assert!(!problem.message.ends_with('.') && !problem.message.is_empty(), "{}", problem.message);
        assert!(
            problem.help.as_ref().is_none_or(|help| !help.ends_with('.') && !help.is_empty()),
            "{:?}",
            problem.help
        );
    }
    for fact in &rules.facts {
        assert!(fact.declared.file.text.get(fact.declared.at.range()).is_some());
        assert!(sentence(fact, &rules).ends_with('.'));
    }
}

/// The text with the characters between two of its characters replaced.
fn spliced(text: &str, from: usize, length: usize, with: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let from = from % letters.len();
    let end = (from + length).min(letters.len());
    letters[..from].iter().copied().chain(with.chars()).chain(letters[end..].iter().copied()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_is_read(text in "\\PC{0,80}") {
        read(&text);
    }

    #[test]
    fn any_change_of_a_rule_file_is_read(from in 0_usize..5000, length in 0_usize..40, with in "[\\PC\n\"'\\[\\]=@|]{0,6}") {
        read(&spliced(EVERYTHING, from, length, &with));
    }

    #[test]
    fn any_value_is_read(key in 0_usize..60, value in "\\PC{0,12}") {
        let lines: Vec<&str> = EVERYTHING.lines().filter(|line| line.contains(" = ")).collect();
        let line = lines[key % lines.len()];
        let (name, _) = line.split_once(" = ").expect("a key");
        read(&EVERYTHING.replacen(line, &format!("{name} = {value:?}"), 1));
    }
}
