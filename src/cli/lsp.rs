//! `gainsay lsp`.

use super::exit::{Exit, Failure, Outcome};
use crate::lsp::serve;
use lsp_server::Connection;

/// Serves the editor at the other end of standard input and output until it goes.
pub(super) fn run() -> Outcome {
    let (connection, threads) = Connection::stdio();
    let help = "`gainsay lsp` is started by an editor: docs/editors.md says how";
    let served = serve(&connection);
    // The writing thread ends once nobody can give it anything.
    drop(connection);
    served.map_err(|error| Failure::usage(error.to_string(), help))?;
    threads.join().map_err(|error| Failure::usage(error.to_string(), help))?;
    Ok(Exit::Clean)
}
