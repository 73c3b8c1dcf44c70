//! gainsay: holds articles to declared facts, and to each other.

pub mod interval;
pub mod span;
pub mod token;
