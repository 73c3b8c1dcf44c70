//! The language server: what is found, while it is written. Speaks the Language Server Protocol 3.17 with an editor.
//!
//! Form: <https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/>.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::string_slice))]

mod article;
mod completion;
mod declare;
mod place;
mod rule_file;
mod session;

use crate::check::{Desk, Ready};
use crate::finding::Finding;
use lsp_server::{Connection, Message, ProtocolError};
use serde_json::{Value, json};
use session::{Next, Session};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What the editor holds open, and what is still to be told of it.
#[derive(Default)]
struct Open {
    /// The texts by their addresses.
    texts: BTreeMap<String, Document>,
    /// Those that have changed since they were last checked.
    stale: BTreeSet<String>,
    /// What was found in each article when it was last checked.
    found: BTreeMap<String, Vec<Finding>>,
    /// Messages that wait until the rules have been read again.
    waiting: VecDeque<Message>,
}

/// A text that the editor holds open.
struct Document {
    text: String,
    version: Option<i64>,
}

/// Serves an editor until it says goodbye.
///
/// # Errors
///
/// Where the editor does not keep to the protocol, or goes without a word.
pub fn serve(connection: &Connection) -> Result<(), ProtocolError> {
    let (id, _) = connection.initialize_start()?;
    let info = json!({ "name": "gainsay", "version": env!("CARGO_PKG_VERSION") });
    connection.initialize_finish(id, json!({ "capabilities": capabilities(), "serverInfo": info }))?;
    let mut open = Open::default();
    let mut files = Vec::new();
    loop {
        let rules = rule_file::load(&files, &open);
        let ready = Ready::new(&rules);
        let desk = Desk::new(&ready);
        let mut session = Session::new(connection, &rules, &desk, &files, &mut open);
        match session.run()? {
            Next::Stop => return Ok(()),
            Next::Rules(nearest) => files = nearest,
        }
    }
}

fn capabilities() -> Value {
    json!({
        // Whole texts are sent: an article is short.
        "textDocumentSync": { "openClose": true, "change": 1, "save": true },
        "codeActionProvider": { "codeActionKinds": ["quickfix"] },
        "hoverProvider": true,
        "definitionProvider": true,
        "completionProvider": { "triggerCharacters": ["@", "["] },
    })
}
