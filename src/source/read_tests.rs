//! Reading, on real folders.

use super::*;
use std::fs;

/// A folder of its own for each test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &[u8])]) -> Self {
        let root = std::env::temp_dir().join(format!("gainsay-read-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).unwrap();
        for (path, bytes) in files {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        Self(root)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The names of what is read, and the problems as `name: message`, without the folder's own path.
    fn read(&self, paths: &[&str]) -> (Vec<String>, Vec<String>) {
        let paths: Vec<PathBuf> = paths.iter().map(|path| self.path(path)).collect();
        let root = format!("{}/", self.0.display());
        let mut names = Vec::new();
        let mut problems = Vec::new();
        for batch in read_articles(&paths, &mut io::empty()) {
            names.extend(batch.sources.iter().map(|source| source.name.replace(&root, "")));
            for problem in batch.problems {
                let help = problem.help.map(|help| format!(" ({help})")).unwrap_or_default();
                let mark = if problem.warning { "~" } else { "" };
                problems.push(format!("{mark}{}: {}{help}", problem.file.name, problem.message).replace(&root, ""));
            }
        }
        (names, problems)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn stdin(text: &str) -> (Vec<Source>, Vec<Problem>) {
    let mut input = text.as_bytes();
    let batches: Vec<Batch> = read_articles(&[PathBuf::from("-"), PathBuf::from("-")], &mut input).collect();
    let problems = batches.iter().flat_map(|batch| batch.problems.clone()).collect();
    (batches.into_iter().flat_map(|batch| batch.sources).collect(), problems)
}

#[test]
fn folders_are_walked_in_the_order_of_names() {
    let files: &[(&str, &[u8])] = &[
        ("b/z.txt", b"z"),
        ("b/a.md", b"# a"),
        ("a.jsonl", b"{\"text\": \"one\"}\n\n{\"id\": \"x\", \"text\": \"two\"}"),
        ("c.MARKDOWN", b"c"),
        ("skipped.log", b"<p>"),
        (".hidden.txt", b"h"),
        (".ignore", b"left.txt\n"),
        ("left.txt", b"l"),
    ];
    let folder = Folder::new("walk", files);
    let expected = ["a.jsonl#1", "a.jsonl#x", "b/a.md", "b/z.txt", "c.MARKDOWN"];
    for paths in [&["", "b"][..], &["b/z.txt", "", "c.MARKDOWN"], &["c.MARKDOWN", "b", "a.jsonl"]] {
        assert_eq!(folder.read(paths), (expected.map(str::to_owned).to_vec(), vec![]), "{paths:?}");
    }
    assert_eq!(folder.read(&["skipped.log", "left.txt"]).0, ["left.txt", "skipped.log"]);
}

#[test]
fn each_failure_is_told() {
    let files: &[(&str, &[u8])] = &[
        ("empty.txt", b""),
        ("blank.md", b" \n\n"),
        ("only-code.md", b"```\nx\n```\n"),
        ("junk.txt", b"\x00\x01\x02"),
        ("none/rules.toml", b""),
        ("lines.jsonl", b"{\"text\": \"one\"}\n{\"id\": 2}\nnonsense\n{\"id\": 1, \"text\": \"again\"}\n"),
        ("void.jsonl", b"\n\n"),
    ];
    let folder = Folder::new("failures", files);
    #[track_caller]
    fn check(folder: &Folder, path: &str, problems: &[&str]) {
        let found = folder.read(&[path]).1;
        assert_eq!(found.len(), problems.len(), "{found:?}");
        for (found, expected) in found.iter().zip(problems) {
            assert!(found.starts_with(expected), "{found}");
        }
    }
    check(&folder, "empty.txt", &["~empty.txt: the file is empty"]);
    check(&folder, "blank.md", &["~blank.md: the file is empty"]);
    check(&folder, "only-code.md", &["~only-code.md: the file has no visible text"]);
    check(&folder, "junk.txt", &["junk.txt: not text: byte 0 is NUL"]);
    check(&folder, "none", &["none: no articles in this folder (in a folder, .txt"]);
    check(&folder, "void.jsonl", &["void.jsonl: the file is empty"]);
    check(&folder, "emty.txt", &["emty.txt: no such file or folder (did you mean empty.txt?)"]);
    check(&folder, "quite-other.csv", &["quite-other.csv: no such file or folder"]);
    let lines =
        ["lines.jsonl: this line has no text", "lines.jsonl: invalid JSON", "~lines.jsonl#1@4: line 4 has the id"];
    check(&folder, "lines.jsonl", &lines);
    assert_eq!(folder.read(&["lines.jsonl"]).0, ["lines.jsonl#1", "lines.jsonl#1@4"]);
}

#[test]
fn a_wrong_file_is_told_once() {
    let junk = b"no json\n".repeat(1500);
    let utf16: Vec<u8> = "\u{feff}{\"text\": \"a\"}\n{}\n{}\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder =
        Folder::new("wrong", &[("a.jsonl", &junk), ("b.jsonl", &utf16), ("c.jsonl", b"{}\n"), ("d.txt", b"d")]);
    let (names, problems) = folder.read(&[""]);
    assert_eq!(names, ["d.txt"]);
    assert_eq!(problems.len(), 103);
    let starts = ["a.jsonl: 1400 more problems", "b.jsonl: JSONL in UTF-16", "c.jsonl: this line has no text"];
    for (problem, start) in problems[100..].iter().zip(starts) {
        assert!(problem.starts_with(start), "{problem}");
    }
}

#[cfg(unix)]
#[test]
fn links_are_followed_once() {
    let folder = Folder::new("links", &[("a/one.txt", b"one"), ("b/two.txt", b"two")]);
    std::os::unix::fs::symlink(folder.path("a"), folder.path("a/loop")).unwrap();
    std::os::unix::fs::symlink(folder.path("a/one.txt"), folder.path("b/copy.txt")).unwrap();
    std::os::unix::fs::symlink(folder.path("gone"), folder.path("b/broken.txt")).unwrap();
    let (names, problems) = folder.read(&[""]);
    assert_eq!(names, ["a/one.txt", "b/two.txt"]);
    assert!(problems.iter().any(|problem| problem.starts_with("~a/loop: a link that leads back")), "{problems:?}");
    assert!(
        problems.iter().any(|problem| problem.starts_with("~b/broken.txt: a link that leads nowhere")),
        "{problems:?}"
    );
    assert_eq!(problems.len(), 2);
}

#[cfg(unix)]
#[test]
fn folders_that_link_to_each_other_are_walked() {
    let files: Vec<String> = (0..12).map(|i| format!("d{i:02}/a.txt")).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|name| (name.as_str(), &b"a"[..])).collect();
    let folder = Folder::new("clique", &files);
    for (from, to) in (0..12).flat_map(|from| (0..12).map(move |to| (from, to))).filter(|(from, to)| from != to) {
        let link = folder.path(&format!("d{from:02}/to{to:02}"));
        std::os::unix::fs::symlink(folder.path(&format!("d{to:02}")), link).unwrap();
    }
    let (names, problems) = folder.read(&[""]);
    assert_eq!(names.len(), 12, "{names:?}");
    assert!(problems.iter().all(|problem| problem.starts_with('~')));
}

#[test]
fn standard_input_is_text_or_jsonl() {
    let (sources, _) = stdin("\n  \nA text.\nMore.");
    assert_eq!(sources[0].name, "<stdin>");
    assert_eq!(sources[0].text, "\n  \nA text.\nMore.");
    let (sources, problems) = stdin("\u{feff}\n{\"text\": \"one\"}\nbad\n{\"text\": \"two\", \"id\": \"b\"}");
    let names: Vec<_> = sources.iter().map(|source| (source.id.0, source.name.as_str())).collect();
    assert_eq!(names, [(0, "<stdin>#2"), (1, "<stdin>#b")]);
    assert_eq!((problems.len(), problems[0].first_line), (1, 3));
    let (sources, _) = stdin("\u{feff}{\"words\": \"no article\"}");
    assert_eq!(sources[0].text, "{\"words\": \"no article\"}");
    assert_eq!(sources[0].offsets.to_file(0), 3);
    assert_eq!(stdin("").1[0].message, "the file is empty");
}

#[test]
fn batches_are_bounded_and_numbered_through() {
    let line = b"{\"text\": \"words\"}\n";
    let folder = Folder::new("batches", &[("many.jsonl", &line.repeat(1200)), ("z.txt", b"last")]);
    let paths = [folder.path("")];
    let mut input = io::empty();
    let sizes: Vec<_> = read_articles(&paths, &mut input).map(|batch| batch.sources.len()).collect();
    assert_eq!(sizes, [512, 512, 177]);
    let last = read_articles(&paths, &mut input).last().unwrap().sources.pop().unwrap();
    assert_eq!((last.id, last.text.as_str()), (SourceId(1200), "last"));
}
