//! `gainsay schema`, `completions` and `man`: what shells, editors and readers of manuals are given.

use super::args::Args;
use super::exit::{Exit, Failure, Outcome};
use super::output::Output;
use crate::rules::json_schema;
use clap::CommandFactory;
use clap_complete::Shell;
use std::io;
use std::path::Path;

pub(super) fn print_schema() -> Outcome {
    print(&format!("{:#}\n", json_schema()))
}

pub(super) fn print_completions(shell: Shell) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "gainsay", &mut script);
    print(&String::from_utf8_lossy(&script))
}

/// Writes a page for the program and each command; the folder is made where it is not there.
pub(super) fn write_pages(folder: &Path) -> Outcome {
    let failed = |error: io::Error| Failure::Write { name: folder.display().to_string(), error };
    std::fs::create_dir_all(folder).map_err(failed)?;
    let mut program = Args::command();
    program.build();
    write_page(folder, "gainsay", &program)?;
    for command in program.get_subcommands().filter(|command| command.get_name() != "help") {
        let name = format!("gainsay-{}", command.get_name());
        write_page(folder, &name, command)?;
    }
    Ok(Exit::Clean)
}

fn write_page(folder: &Path, name: &str, command: &clap::Command) -> Result<(), Failure> {
    let file = folder.join(format!("{name}.1"));
    let mut page = Vec::new();
    let rendered = clap_mangen::Man::new(command.clone()).render(&mut page);
    rendered.map_err(|error| Failure::Write { name: file.display().to_string(), error })?;
    let mut output = Output::open(Some(&file))?;
    output.write(&String::from_utf8_lossy(&page))?;
    output.finish()
}

fn print(text: &str) -> Outcome {
    let mut output = Output::stdout();
    output.write(text)?;
    output.finish()?;
    Ok(Exit::Clean)
}
