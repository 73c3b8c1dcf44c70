//! The kinds of fact: all that one kind knows stands in its own module.
pub mod quantity;
