//! Rule files on disk, and those that they include.

use super::check_problems;
use crate::problem::Problem;
use crate::rules::{Rules, glob_matches, load_rules};
use std::path::{Path, PathBuf};

/// A folder of its own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let path = std::env::temp_dir().join(format!("gainsay-rules-{name}-{}", std::process::id()));
        let folder = Self(path);
        for (name, text) in files {
            folder.write(name, text.as_bytes());
        }
        folder
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn load(&self, names: &[&str]) -> (Rules, Vec<Problem>) {
        load_rules(&names.iter().map(|name| self.0.join(name)).collect::<Vec<_>>())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn name(id: &str) -> String {
    format!("[[name]]\nid = '{id}'\ncanonical = 'Port {id}'\n")
}

#[test]
fn included_files_are_relative_and_read_once() {
    let main = format!(
        "include = ['more/names.toml', 'more/words.toml']\n[[count]]\nid = 'x'\nabout = ['@inner', '@sea']\n{}",
        name("outer")
    );
    let names = format!("include = 'words.toml'\n{}", name("inner"));
    let folder = Folder::new(
        "once",
        &[("rules.toml", &main), ("more/names.toml", &names), ("more/words.toml", "[words]\nsea = 'ocean'")],
    );
    let (rules, problems) = folder.load(&["rules.toml", "more/names.toml"]);
    assert_eq!(problems, []);
    let ids: Vec<&str> = rules.facts.iter().map(|fact| fact.id.as_ref()).collect();
    assert_eq!(ids, ["x", "outer", "inner"]);
    assert_eq!(rules.files.len(), 3);
}

#[test]
fn what_cannot_be_read_is_a_problem() {
    let folder = Folder::new("unreadable", &[("rules.toml", "include = ['gone.toml', '.']\n")]);
    folder.write("latin.toml", b"[words]\na = 'caf\xe9'\n");
    let (_, problems) = folder.load(&["rules.toml"]);
    check_problems(
        &problems,
        &[("gone.toml`: there is no such file", "gone.toml", ""), ("`: it is a folder", ".", "")],
    );
    let (_, problems) = folder.load(&["latin.toml", "nowhere.toml"]);
    check_problems(&problems, &[("it is not UTF-8 text", "", ""), ("there is no such file", "", "")]);
}

#[test]
fn includes_go_in_no_circle() {
    let folder = Folder::new(
        "circle",
        &[
            ("a.toml", "include = 'b.toml'"),
            ("b.toml", "include = ['c.toml', './a.toml']"),
            ("c.toml", ""),
            ("self.toml", "include = 'self.toml'"),
        ],
    );
    let (rules, problems) = folder.load(&["a.toml"]);
    check_problems(&problems, &[("b.toml` include each other in a circle", "./a.toml", "leave out one")]);
    assert_eq!(rules.files.len(), 3);
    let (_, problems) = folder.load(&["self.toml"]);
    check_problems(&problems, &[("self.toml` includes itself", "self.toml", "leave out")]);
}

#[test]
fn patterns_are_relative_to_their_file() {
    let text = "[[source]]\npath = ['stories/*.txt', '../wire', '**/x?.md', './a b.txt', '<stdin>']\ntitle = 'T'";
    let folder = Folder::new("globs", &[("desk/rules.toml", text)]);
    let (rules, problems) = folder.load(&["desk/rules.toml"]);
    assert_eq!(problems, []);
    let matches = |path: &Path| rules.sources.iter().any(|rule| glob_matches(&rule.path, &path.display().to_string()));
    for (name, expected) in [
        ("desk/stories/one.txt", true),
        ("desk/stories/one.txt#7", true),
        ("desk/../desk/stories/one.txt", true),
        ("wire/2014/two.txt", true),
        ("desk/deep/er/x1.md", true),
        ("desk/a b.txt", true),
        ("desk/stories/deep/one.txt", false),
        ("stories/one.txt", false),
        ("desk/deep/er/x12.md", false),
        ("wires/two.txt", false),
    ] {
        assert_eq!(matches(&folder.0.join(name)), expected, "{name}");
    }
    assert!(matches(Path::new("<stdin>")));
    assert!(!matches(Path::new("stdin")));
}

#[test]
fn patterns_match_names_relative_to_the_current_folder() {
    let rules = super::rules_of("[[source]]\npath = 'stories/*.txt'\ntitle = 'T'");
    let matches = |name: &str| rules.sources.iter().any(|rule| glob_matches(&rule.path, name));
    assert!(matches("desk/stories/one.txt"));
    assert!(matches("./desk/stories/one.txt"));
    assert!(!matches("stories/one.txt"));
    let absolute = std::env::current_dir().unwrap().join("desk/stories/one.txt");
    assert!(matches(&absolute.display().to_string()));
}

#[test]
fn commas_and_braces_in_patterns_and_folders_are_taken_at_their_word() {
    let text = "[[source]]\npath = ['May 8, 2015.txt', '{a,b}/*.md']\ntitle = 'T'";
    let folder = Folder::new("commas", &[("desk, {old}/rules.toml", text)]);
    let (rules, problems) = folder.load(&["desk, {old}/rules.toml"]);
    assert_eq!(problems, []);
    let matches = |name: &str| {
        let path = folder.0.join(name).display().to_string();
        rules.sources.iter().any(|rule| glob_matches(&rule.path, &path))
    };
    assert!(matches("desk, {old}/May 8, 2015.txt"));
    assert!(matches("desk, {old}/b/x.md"));
    assert!(!matches("desk, {old}/May 8"));
    assert!(!matches("desk, {old}/c/x.md"));
}

#[cfg(unix)]
#[test]
fn a_folder_reached_by_a_link_is_the_same_folder() {
    let text = "[[source]]\npath = 'wire/a, b.txt'\ntitle = 'T'";
    let folder = Folder::new("links", &[("desk/rules.toml", text), ("desk/wire/a, b.txt", "x")]);
    std::os::unix::fs::symlink(folder.0.join("desk"), folder.0.join("alias")).unwrap();
    for rules_name in ["desk/rules.toml", "alias/rules.toml"] {
        let (rules, problems) = folder.load(&[rules_name]);
        assert_eq!(problems, []);
        for source in ["desk/wire/a, b.txt", "alias/wire/a, b.txt", "alias/wire/a, b.txt#1"] {
            let path = folder.0.join(source).display().to_string();
            assert!(glob_matches(&rules.sources[0].path, &path), "{rules_name} {source}");
        }
        assert!(!glob_matches(&rules.sources[0].path, &folder.0.join("alias/wire/a").display().to_string()));
    }
}
