//! gainsay: holds articles to declared facts, and to each other.

#![forbid(unsafe_code)]

pub mod baseline;
pub mod check;
pub mod checklist;
pub mod cli;
pub mod codes;
pub mod compare;
pub mod coverage;
pub mod discourse;
pub mod discover;
pub mod finding;
pub mod fix;
pub mod interval;
pub mod judge;
pub mod kinds;
pub mod lang;
pub mod lsp;
pub mod matching;
pub mod mention;
pub mod problem;
pub mod recognise;
pub mod report;
pub mod rules;
pub mod segment;
pub mod source;
pub mod span;
pub mod suppress;
pub mod table;
pub mod text;
pub mod token;
