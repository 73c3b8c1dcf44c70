//! gainsay: holds articles to declared facts, and to each other.

pub mod interval;
pub mod kinds;
pub mod matching;
pub mod source;
pub mod span;
pub mod token;
