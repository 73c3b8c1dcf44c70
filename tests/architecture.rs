//! Holds the layering: each module uses only what stands left of it, and ARCHITECTURE.md names them all.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules from the left: each uses only modules of the rows above its own, or of its own row.
const LAYERS: &[&[&str]] = &[
    &["span", "problem", "token", "codes"],
    &["lang"],
    &["source", "segment"],
    &["text"],
    &["matching", "interval"],
    &["kinds"],
    &["rules"],
    &["discourse", "recognise"],
    &["judge"],
    &["finding", "compare", "checklist", "suppress", "baseline", "fix"],
    &["check", "discover"],
    &["mention", "table", "coverage"],
    &["report"],
    &["lsp"],
    &["cli"],
];

/// What the rows alone would allow: the first never uses the second.
const NEVER: &[(&str, &str)] = &[
    ("span", "problem"),
    ("span", "token"),
    ("problem", "token"),
    ("span", "codes"),
    ("problem", "codes"),
    ("token", "codes"),
    ("codes", "span"),
    ("codes", "problem"),
    ("codes", "token"),
    ("source", "segment"),
    ("interval", "matching"),
    ("discourse", "recognise"),
    ("discourse", "rules"),
    ("finding", "compare"),
    ("finding", "checklist"),
    ("finding", "suppress"),
    ("compare", "suppress"),
    ("checklist", "suppress"),
    ("finding", "baseline"),
    ("finding", "fix"),
    ("fix", "compare"),
    ("fix", "checklist"),
    ("fix", "suppress"),
    ("fix", "baseline"),
    ("compare", "baseline"),
    ("checklist", "baseline"),
    ("suppress", "baseline"),
    ("baseline", "compare"),
    ("baseline", "checklist"),
    ("baseline", "suppress"),
    ("suppress", "compare"),
    ("suppress", "checklist"),
    ("kinds", "source"),
    ("matching", "source"),
    ("report", "judge"),
    ("report", "compare"),
    ("report", "check"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found.sort();
}

/// The module of `src` that a file belongs to; none for lib.rs and main.rs.
fn module_of(file: &Path) -> Option<String> {
    let inside = file.strip_prefix(root().join("src")).unwrap();
    let first = inside.components().next()?.as_os_str().to_str()?;
    let name = first.strip_suffix(".rs").unwrap_or(first);
    (!["lib", "main"].contains(&name)).then(|| name.to_owned())
}

/// A file of tests may use what its module may not.
fn is_test(file: &Path) -> bool {
    let inside = file.strip_prefix(root().join("src")).unwrap();
    let tests = |name: &str| ["tests", "properties"].contains(&name) || name.ends_with("_tests");
    inside.components().any(|part| part.as_os_str().to_str().is_some_and(|name| tests(name.trim_end_matches(".rs"))))
}

/// The code of a file without its comments and its module of tests.
fn code_of(text: &str) -> String {
    let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let ends = code.windows(2).position(|pair| pair[0].trim() == "#[cfg(test)]" && pair[1].starts_with("mod "));
    code[..ends.unwrap_or(code.len())].join("\n")
}

/// The modules that code uses: behind each `crate::`, one name or several in braces.
fn used_in(code: &str) -> BTreeSet<String> {
    let name = |text: &str| text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut used = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => used.extend(top_level(list).into_iter().map(name)),
            None => {
                used.insert(name(rest));
            }
        }
    }
    used.remove("");
    used
}

/// The parts of a list in braces, without what stands in braces within.
fn top_level(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&list[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&module))
}

fn modules() -> BTreeSet<String> {
    let mut files = Vec::new();
    rust_files(&root().join("src"), &mut files);
    files.iter().filter_map(|file| module_of(file)).collect()
}

#[test]
fn every_module_has_its_layer() {
    for module in modules() {
        assert!(layer(&module).is_some(), "src/{module} is missing in LAYERS: where does it stand?");
    }
    for module in LAYERS.iter().flat_map(|row| row.iter()) {
        assert!(modules().contains(*module), "LAYERS names {module}, which is not in src");
    }
}

#[test]
fn the_architecture_names_every_module() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    for module in modules() {
        let row = format!("| `{module}` |");
        assert!(page.contains(&row), "ARCHITECTURE.md has no row for {module}: {row} …");
    }
}

#[test]
fn modules_use_only_what_stands_left_of_them() {
    let mut files = Vec::new();
    rust_files(&root().join("src"), &mut files);
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| !is_test(file)) {
        let Some(module) = module_of(file) else { continue };
        for used in used_in(&code_of(&fs::read_to_string(file).unwrap())) {
            let to_the_right = layer(&used) > layer(&module);
            if to_the_right || NEVER.contains(&(module.as_str(), used.as_str())) {
                wrong.push(format!("{} uses {used}, which {module} must not", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn uses_are_read_in_every_form() {
    let code = code_of("use crate::span::ByteSpan;\n// use crate::cli::run;\nlet x = crate::kinds::f();\n");
    assert_eq!(used_in(&code), BTreeSet::from(["kinds".to_owned(), "span".to_owned()]));
    let list = "use crate::{judge::{a, b}, check, report::json};";
    assert_eq!(used_in(list), BTreeSet::from(["check".to_owned(), "judge".to_owned(), "report".to_owned()]));
    assert_eq!(code_of("a\n#[cfg(test)]\nmod tests {\n    use crate::cli;\n}"), "a");
}
