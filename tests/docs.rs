//! Holds the pages to the program: README.md and `docs/`.
//!
//! Each block marked `console` runs the commands behind its `$` and must show what they print; a line `…` stands for any
//! lines left out. Each block marked `toml` must load as a rule file. After a change that is meant:
//! `GAINSAY_ACCEPT=1 cargo test --test docs`, and read every changed line. Blocks with `…` are mended by hand.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{accepts, entries, root, run};
use gainsay::rules::{CHECKS, COMMON, DEFAULTS, FactTable, IGNORE, Key, SOURCE};
use std::fs;
use std::path::{Path, PathBuf};

/// A fenced block of a page.
struct Block {
    /// The line of the page that its content begins at, from 0.
    line: usize,
    mark: String,
    text: String,
}

fn pages() -> Vec<PathBuf> {
    let mut found = vec![root().join("README.md"), root().join("CONTRIBUTING.md")];
    found.extend(entries(&root().join("docs")).into_iter().filter(|path| path.extension().is_some_and(|e| e == "md")));
    found
}

fn blocks(page: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut open = false;
    for (line, text) in page.lines().enumerate() {
        match (text.strip_prefix("```"), open) {
            (Some(mark), false) => {
                found.push(Block { line: line + 1, mark: mark.to_owned(), text: String::new() });
                open = true;
            }
            (Some(_), true) => open = false,
            (None, true) => {
                let block = found.last_mut().unwrap();
                block.text.push_str(text);
                block.text.push('\n');
            }
            (None, false) => {}
        }
    }
    assert!(!open, "a block is not closed");
    found
}

/// The words of a command, with quotation marks as a shell reads them.
fn words(command: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in command.chars() {
        match (c, quote) {
            ('"' | '\'', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (c, Some(open)) if c == open => quote = None,
            (' ', None) => found.extend(word.take()),
            (c, _) => word.get_or_insert_default().push(c),
        }
    }
    found.extend(word);
    found
}

/// What a block shows when its commands are run now.
fn shown(block: &Block) -> String {
    let mut text = String::new();
    for line in block.text.lines() {
        let Some(command) = line.strip_prefix("$ ") else { continue };
        let words = words(command);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let Some((&"gainsay", arguments)) = words.split_first() else { panic!("not a gainsay command: {command}") };
        text.push_str(&format!("$ {command}\n{}", run(arguments).all));
    }
    text.trim_end().to_owned() + "\n"
}

/// Whether a text is as a page shows it, where a line `…` stands for any lines.
fn matches(expected: &[&str], found: &[&str]) -> bool {
    match expected.split_first() {
        None => found.iter().all(|line| line.is_empty()),
        Some((&"…", rest)) => (0..=found.len()).any(|skip| matches(rest, &found[skip..])),
        Some((line, rest)) => found.split_first().is_some_and(|(first, left)| first == line && matches(rest, left)),
    }
}

fn hold(page: &Path, block: &Block) -> Option<(String, String)> {
    let now = shown(block);
    let (expected, found): (Vec<&str>, Vec<&str>) = (block.text.lines().collect(), now.lines().collect());
    let wrong = || format!("{}:{} shows what is not printed; now:\n{now}", page.display(), block.line + 1);
    (!matches(&expected, &found)).then(|| (wrong(), now.clone()))
}

#[test]
fn pages_show_what_is_printed() {
    let mut wrong = Vec::new();
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        let mut mended = text.clone();
        for block in blocks(&text).iter().filter(|block| block.mark == "console") {
            let Some((what, now)) = hold(&page, block) else { continue };
            if accepts() && !block.text.contains("\n…\n") {
                mended = mended.replacen(&block.text, &now, 1);
            } else {
                wrong.push(what);
            }
        }
        if mended != text {
            fs::write(&page, mended).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rule_files_in_pages_load() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for block in blocks(&text).iter().filter(|block| block.mark == "toml") {
            let file = folder.join(format!("{}-{}.toml", page.file_stem().unwrap().display(), block.line));
            fs::write(&file, &block.text).unwrap();
            let (_, problems) = gainsay::rules::load_rules(&[file]);
            let said: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
            assert!(said.is_empty(), "{}:{}: {said:?}", page.display(), block.line + 1);
        }
    }
}

/// Where a page must name keys: its file, the keys, and what they are keys of.
fn documented_keys() -> Vec<(String, Vec<&'static str>, &'static str)> {
    let names = |keys: &'static [Key]| keys.iter().map(|key| key.name).collect();
    let mut found: Vec<(String, Vec<&'static str>, &'static str)> = vec![
        ("rules".to_owned(), names(COMMON), "facts"),
        ("rules".to_owned(), names(SOURCE), "[[source]]"),
        ("rules".to_owned(), names(DEFAULTS), "[defaults]"),
        ("rules".to_owned(), names(IGNORE), "[[ignore]]"),
        ("checks".to_owned(), CHECKS.to_vec(), "[checks]"),
    ];
    for table in FactTable::ALL {
        let page = if table == FactTable::Person { "name" } else { table.name() };
        found.push((page.to_owned(), names(table.keys()), table.name()));
    }
    found
}

#[test]
fn pages_name_every_key() {
    for (page, keys, table) in documented_keys() {
        let text = fs::read_to_string(root().join(format!("docs/{page}.md"))).unwrap();
        for key in keys {
            assert!(text.contains(&format!("`{key}`")), "docs/{page}.md does not name `{key}` of {table}");
        }
    }
}

#[test]
fn links_lead_somewhere() {
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for (at, _) in text.match_indices("](") {
            let target: String = text[at + 2..].chars().take_while(|&c| c != ')' && c != '#').collect();
            if target.is_empty() || target.starts_with("http") {
                continue;
            }
            let file = page.parent().unwrap().join(&target);
            assert!(file.exists(), "{} links to {target}, which is not there", page.display());
        }
    }
}

#[test]
fn lines_left_out_match_any_lines() {
    assert!(matches(&["a", "…", "d"], &["a", "b", "c", "d"]));
    assert!(matches(&["a", "…"], &["a"]));
    assert!(!matches(&["a", "…", "d"], &["a", "b"]));
    assert!(!matches(&["a", "b"], &["a", "c"]));
    assert_eq!(words("check 'a b' --x \"c\""), ["check", "a b", "--x", "c"]);
}
