//! What an article's words do to each other: clauses and their mode, name runs, who says what.
//!
//! Built once for each article that some fact concerns; it reads tokens and segments, and knows no rules.

mod clause;
mod gender;
mod mode;
mod noun_phrase;
mod run;
mod speaker;
mod subject;

pub use clause::{Clause, clauses};
pub use mode::{Mode, mode};
pub use run::{NameRun, is_personal, name_runs};
pub use speaker::{Speaker, Speech, speeches};
