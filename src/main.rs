//! The `gainsay` program: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    gainsay::cli::run()
}
