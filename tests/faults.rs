//! The faults of each command that writes: a target that cannot be written, a run that is killed, two runs at once.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "common/desk.rs"]
mod desk;

use desk::Desk;
use std::fs;
use std::process::Stdio;
use std::time::Duration;

const RULES: &str = "[[person]]\nid = \"okonedo\"\ncanonical = \"Marta Okonedo\"\n";
const ARTICLE: &str = "Marta Okonnedo spoke of the bridge.\n";

fn desk(name: &str) -> Desk {
    let desk = Desk::new(name);
    desk.write("rules.toml", RULES);
    desk.write("articles/a.txt", ARTICLE);
    desk
}

/// No draft is left in the folder.
#[track_caller]
fn is_tidy(desk: &Desk) {
    let left: Vec<String> = desk.files().into_iter().filter(|file| file.ends_with(".tmp")).collect();
    assert!(left.is_empty(), "{left:?}");
}

/// The commands that write, each with `TARGET` where it writes.
const WRITERS: &[&[&str]] = &[
    &["check", "articles", "--output", "TARGET"],
    &["check", "articles", "--report", "html=TARGET"],
    &["discover", "articles", "--output", "TARGET"],
    &["discover", "articles", "--report", "csv=TARGET"],
    &["table", "articles", "--output", "TARGET"],
    &["affected", "--fact", "okonedo", "articles", "--output", "TARGET"],
    &["baseline", "articles", "--output", "TARGET"],
    &["test", "articles", "--output", "TARGET"],
    &["init", "--name", "Marta Okonedo", "--output", "TARGET"],
    &["man", "TARGET"],
];

fn aimed(args: &[&str], target: &str) -> Vec<String> {
    args.iter().map(|word| word.replace("TARGET", target)).collect()
}

#[test]
fn a_target_that_cannot_be_written_is_told_and_nothing_is_left() {
    let desk = desk("fault-target");
    desk.write("file", "no folder");
    for args in WRITERS {
        // A folder below a file can be neither made nor written into, not even by an administrator.
        let args = aimed(args, "file/out");
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        desk.check(&args, 2, &["error: "]);
        assert_eq!(desk.read("file"), "no folder", "{args:?}");
        is_tidy(&desk);
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_told() {
    if !std::path::Path::new("/dev/full").exists() {
        return;
    }
    let desk = desk("fault-full");
    for args in WRITERS.iter().filter(|args| !["init", "man"].contains(&args[0])) {
        let args = aimed(args, "/dev/full");
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        desk.check(&args, 2, &["/dev/full cannot be written"]);
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_read_only_keeps_its_articles() {
    use std::os::unix::fs::PermissionsExt;
    let desk = desk("fault-read-only");
    let folder = desk.path("articles");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    // An administrator may write everywhere: nothing can be shown then.
    let is_closed = fs::write(folder.join("probe"), "").is_err();
    if is_closed {
        desk.check(&["fix", "articles"], 2, &["cannot be written"]);
        assert_eq!(desk.read("articles/a.txt"), ARTICLE);
        desk.check(&["test", "articles", "--accept"], 2, &["cannot be written"]);
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn what_is_killed_leaves_each_file_old_or_new() {
    let desk = desk("fault-killed");
    let old = format!("{}{ARTICLE}", "The quay is long and the tide was low. ".repeat(200));
    let new = old.replace("Okonnedo", "Okonedo");
    for number in 0..60 {
        desk.write(&format!("articles/{number}.txt"), &old);
    }
    for pause in [0, 30, 60, 90, 120, 150, 200, 300] {
        let mut child = desk.command(&["fix", "articles"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(pause));
        child.kill().unwrap();
        child.wait().unwrap();
        for number in 0..60 {
            let now = desk.read(&format!("articles/{number}.txt"));
            assert!(now == old || now == new, "{number} is neither old nor new");
        }
    }
    // What was left lying about is hidden, is no article, and does not stop the next run.
    desk.check(&["fix", "articles"], 0, &[]);
    for number in 0..60 {
        assert_eq!(desk.read(&format!("articles/{number}.txt")), new);
    }
    desk.check(&["check", "articles"], 0, &["61 sources"]);
}

#[test]
fn two_at_once_leave_one_whole_file() {
    let desk = desk("fault-two");
    for number in 0..20 {
        desk.write(&format!("articles/{number}.txt"), ARTICLE);
    }
    for args in [
        &["baseline", "articles", "--output", "out"][..],
        &["check", "articles", "--format", "json", "--output", "out"],
        &["table", "articles", "--format", "json", "--output", "out"],
    ] {
        let start = || desk.command(args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let mut runs: Vec<_> = (0..4).map(|_| start()).collect();
        for run in &mut runs {
            assert!(run.wait().unwrap().code().is_some_and(|code| code < 2), "{args:?}");
        }
        let text = desk.read("out");
        serde_json::from_str::<serde_json::Value>(&text).unwrap();
        is_tidy(&desk);
        fs::remove_file(desk.path("out")).unwrap();
    }
    let start = || desk.command(&["fix", "articles"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let mut runs: Vec<_> = (0..3).map(|_| start()).collect();
    for run in &mut runs {
        run.wait().unwrap();
    }
    desk.check(&["fix", "articles"], 0, &[]);
    assert_eq!(desk.read("articles/7.txt"), ARTICLE.replace("Okonnedo", "Okonedo"));
}
