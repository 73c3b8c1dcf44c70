//! The messages of an editor, as long as the rules stay the same.

use super::declare::declare_name;
use super::place::{offset, path_of};
use super::rule_file::{is_rule_file, nearest};
use super::{Document, Open, article, completion, rule_file};
use crate::check::{Desk, check_at_desk};
use crate::problem::Problem;
use crate::rules::Rules;
use crate::source::{Batch, Source, read_text};
use crate::span::{ByteSpan, SourceId};
use lsp_server::{Connection, ErrorCode, Message, Notification, ProtocolError, Request, Response};
use serde_json::{Value, json};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// So many other articles that are open are held against the one that is checked: what is written must be told at once.
const MOST_OTHERS: usize = 8;

/// What ends a session.
pub(super) enum Next {
    /// The editor says goodbye.
    Stop,
    /// These rule files are to be read, again or for the first time.
    Rules(Vec<PathBuf>),
}

/// What is served while the rules stay the same.
pub(super) struct Session<'s> {
    connection: &'s Connection,
    rules: &'s Rules,
    desk: &'s Desk<'s>,
    files: &'s [PathBuf],
    open: &'s mut Open,
}

impl<'s> Session<'s> {
    pub(super) fn new(
        connection: &'s Connection,
        rules: &'s Rules,
        desk: &'s Desk<'s>,
        files: &'s [PathBuf],
        open: &'s mut Open,
    ) -> Self {
        Self { connection, rules, desk, files, open }
    }

    /// Answers messages until the rules change or the editor goes.
    pub(super) fn run(&mut self) -> Result<Next, ProtocolError> {
        loop {
            // What has changed is checked once nothing else waits: of ten keystrokes only the last.
            while let Some(message) = self.next_waiting() {
                if let Some(next) = self.take(message)? {
                    return Ok(next);
                }
            }
            if let Some(next) = self.check_stale() {
                return Ok(next);
            }
            match self.connection.receiver.recv() {
                Ok(message) => self.open.waiting.push_back(message),
                Err(_) => return Ok(Next::Stop),
            }
        }
    }

    fn next_waiting(&mut self) -> Option<Message> {
        self.open.waiting.extend(self.connection.receiver.try_iter());
        self.open.waiting.pop_front()
    }

    fn take(&mut self, message: Message) -> Result<Option<Next>, ProtocolError> {
        match message {
            Message::Request(request) => {
                if self.connection.handle_shutdown(&request)? {
                    return Ok(Some(Next::Stop));
                }
                // What is asked is asked of the text as it is now.
                if let Some(next) = self.check_stale() {
                    self.open.waiting.push_front(Message::Request(request));
                    return Ok(Some(next));
                }
                self.send(self.answer(request).into());
                Ok(None)
            }
            Message::Notification(told) => Ok(self.hear(&told)),
            Message::Response(_) => Ok(None),
        }
    }

    fn send(&self, message: Message) {
        // An editor that has gone is told nothing.
        let _ = self.connection.sender.send(message);
    }

    /// Takes what the editor tells of its texts.
    fn hear(&mut self, told: &Notification) -> Option<Next> {
        let document = told.params.get("textDocument")?;
        let uri = document.get("uri")?.as_str()?.to_owned();
        match told.method.as_str() {
            "textDocument/didOpen" => self.set_text(&uri, document.get("text")?, document),
            "textDocument/didChange" => {
                let changes = told.params.get("contentChanges")?.as_array()?;
                self.set_text(&uri, changes.last()?.get("text")?, document);
            }
            "textDocument/didClose" => {
                self.open.texts.remove(&uri);
                self.open.stale.remove(&uri);
                self.open.found.remove(&uri);
                self.publish(&uri, None, &[]);
            }
            "textDocument/didSave" => {}
            _ => return None,
        }
        let path = path_of(&uri).filter(|path| is_rule_file(path))?;
        self.publish_rule_file(&uri, &path);
        let held = self.open.texts.get(&uri).map(|document| document.text.as_str());
        let used = self.rules.files.iter().find(|file| path == Path::new(&file.name));
        // A file that is opened, or saved, as it was read changes nothing.
        let changes = used.map_or(self.files.is_empty(), |file| held != Some(file.text.as_str()));
        changes.then(|| self.with_all_stale(self.files.to_vec()))
    }

    fn set_text(&mut self, uri: &str, text: &Value, document: &Value) {
        let text = text.as_str().unwrap_or("").to_owned();
        let version = document.get("version").and_then(Value::as_i64);
        self.open.texts.insert(uri.to_owned(), Document { text, version });
        self.open.stale.insert(uri.to_owned());
    }

    /// The rules are to be read again, and all articles checked again with them.
    fn with_all_stale(&mut self, files: Vec<PathBuf>) -> Next {
        self.open.stale.extend(self.open.texts.keys().cloned());
        Next::Rules(files)
    }

    /// Checks what has changed; other rules may be needed for it.
    fn check_stale(&mut self) -> Option<Next> {
        while let Some(uri) = self.open.stale.first().cloned() {
            let path = path_of(&uri);
            if path.as_deref().is_some_and(is_rule_file) {
                if let Some(path) = path {
                    self.publish_rule_file(&uri, &path);
                }
                self.open.stale.remove(&uri);
                continue;
            }
            let files: Vec<PathBuf> = path.as_deref().and_then(nearest).into_iter().collect();
            if files != self.files {
                return Some(Next::Rules(files));
            }
            self.check_article(&uri);
            self.open.stale.remove(&uri);
        }
        None
    }

    fn check_article(&mut self, uri: &str) {
        let Some((source, mut problems)) = self.read(uri, 0) else { return };
        let mut findings = Vec::new();
        if let Some(source) = source {
            let others = self.open.texts.keys().filter(|other| *other != uri && !is_toml(other)).take(MOST_OTHERS);
            let others = others.zip(1..).filter_map(|(other, id)| self.read(other, id)?.0).collect();
            let first = Batch { sources: vec![source], ..Batch::default() };
            let rest = Batch { sources: others, archive: true, ..Batch::default() };
            let take = |part: crate::check::Part| {
                findings.extend(part.findings);
                ControlFlow::Continue(())
            };
            let (_, told) = check_at_desk(self.desk, [first, rest].into_iter(), take);
            let name = name_of(uri);
            problems.extend(told.into_iter().filter(|problem| problem.file.name == name));
        }
        let diagnostics: Vec<Value> =
            findings.iter().flat_map(article::diagnostics).chain(problems.iter().map(article::problem)).collect();
        self.publish(uri, self.open.texts.get(uri).and_then(|text| text.version), &diagnostics);
        self.open.found.insert(uri.to_owned(), findings);
    }

    /// The article that is open under an address.
    fn read(&self, uri: &str, id: u32) -> Option<(Option<Source>, Vec<Problem>)> {
        let document = self.open.texts.get(uri)?;
        let (source, problems) = read_text(&name_of(uri), &document.text);
        Some((source.map(|source| Source { id: SourceId(id), ..source }), problems))
    }

    fn publish_rule_file(&self, uri: &str, path: &Path) {
        if let Some(document) = self.open.texts.get(uri) {
            self.publish(uri, document.version, &rule_file::diagnostics(path, self.open));
        }
    }

    fn publish(&self, uri: &str, version: Option<i64>, diagnostics: &[Value]) {
        let params = json!({ "uri": uri, "version": version, "diagnostics": diagnostics });
        self.send(Notification::new("textDocument/publishDiagnostics".to_owned(), params).into());
    }

    fn answer(&self, request: Request) -> Response {
        let Request { id, method, params } = request;
        let result = match method.as_str() {
            "textDocument/codeAction" => self.code_actions(&params).map(Value::from),
            "textDocument/hover" => self.hover(&params),
            "textDocument/definition" => self.definition(&params).map(Value::from),
            "textDocument/completion" => self.completion(&params).map(Value::from),
            _ => {
                let message = format!("{method} is not known here");
                return Response::new_err(id, ErrorCode::MethodNotFound as i32, message);
            }
        };
        Response::new_ok(id, result.unwrap_or(Value::Null))
    }

    /// The text that a request is about, its address, and the offset of a position in it.
    fn place<'p>(&self, params: &'p Value, position: &Value) -> Option<(&'p str, &Document, usize)> {
        let uri = params.get("textDocument")?.get("uri")?.as_str()?;
        let document = self.open.texts.get(uri)?;
        Some((uri, document, offset(&document.text, position)?))
    }

    fn code_actions(&self, params: &Value) -> Option<Vec<Value>> {
        let range = params.get("range")?;
        let (uri, document, start) = self.place(params, range.get("start")?)?;
        let (_, _, end) = self.place(params, range.get("end")?)?;
        let span = ByteSpan::new(start, end);
        let mut actions = article::actions(self.open.found.get(uri)?, span, uri, self.rules);
        // Words that are marked, and that nothing is found of, may be wanted as a fact.
        if actions.is_empty() && !is_toml(uri) {
            actions.extend(declare_name(span.of(&document.text), self.rules));
        }
        Some(actions)
    }

    fn hover(&self, params: &Value) -> Option<Value> {
        let (uri, _, at) = self.place(params, params.get("position")?)?;
        match article::finding_at(self.open.found.get(uri)?, at) {
            Some((finding, label)) => Some(article::hover(finding, label, self.rules)),
            None => self.hover_agreeing(uri, at),
        }
    }

    /// What the fact behind a value is that is as declared: the article is read again, since claims are not kept.
    fn hover_agreeing(&self, uri: &str, at: usize) -> Option<Value> {
        let (source, _) = self.read(uri, 0)?;
        let claims = self.desk.read_all(vec![source?], |_, read| read.claims).pop()?;
        let stands = claims.iter().filter(|claim| claim.stands());
        let here = stands.filter(|claim| {
            let (_, span) = claim.source.written(claim.at);
            span.start <= at && at <= span.end
        });
        here.min_by_key(|claim| claim.at.len()).and_then(|claim| article::hover_claim(claim, self.rules))
    }

    fn definition(&self, params: &Value) -> Option<Vec<Value>> {
        let (uri, _, at) = self.place(params, params.get("position")?)?;
        let (finding, _) = article::finding_at(self.open.found.get(uri)?, at)?;
        Some(article::definition(finding))
    }

    fn completion(&self, params: &Value) -> Option<Vec<Value>> {
        let (uri, document, at) = self.place(params, params.get("position")?)?;
        is_toml(uri).then(|| completion::complete(&document.text, at, self.rules))
    }
}

fn is_toml(uri: &str) -> bool {
    path_of(uri).is_some_and(|path| is_rule_file(&path))
}

/// How the article under an address is called: its path, or the address where it is no file.
fn name_of(uri: &str) -> String {
    path_of(uri).map_or_else(|| uri.to_owned(), |path| path.display().to_string())
}
