//! The wheel: built, installed into an environment of its own, and run. Where maturin or Python is missing, the test says so and
//! shows nothing.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn is_there(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

/// Runs a program, which must end well, and gives what it prints.
#[track_caller]
fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
    said
}

#[test]
#[expect(clippy::print_stdout, reason = "who runs it with --nocapture sees that nothing was shown")]
fn a_wheel_is_built_and_installed() {
    if !is_there("maturin") || !is_there("python3") {
        println!("skipped: maturin or python3 is not there");
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wheel");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    // The profile that tests are built with: the wheel is the same but for its speed.
    let build = ["build", "--profile", "dev", "--locked", "--out"];
    let output = Command::new("maturin").args(build).arg(&folder).current_dir(root).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() && said.contains("failed to download") {
        // maturin asks for the sources of all systems, and there is no network.
        println!("skipped: sources cannot be fetched");
        return;
    }
    assert!(output.status.success(), "{said}");
    let wheel = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let wheel = wheel.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "whl")).unwrap();
    let place = folder.join("place");
    run(Command::new("python3").args(["-m", "venv"]).arg(&place));
    let bin = place.join(if cfg!(windows) { "Scripts" } else { "bin" });
    run(Command::new(bin.join("python")).args(["-m", "pip", "install", "--no-index", "--quiet"]).arg(&wheel));
    let said = run(Command::new(bin.join("gainsay")).arg("--version"));
    assert_eq!(said.trim(), format!("gainsay {}", env!("CARGO_PKG_VERSION")));
    let output = Command::new(bin.join("gainsay"))
        .args(["check", "fixtures/count/declared"])
        .current_dir(root)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
}
