//! Roles: which office or occupation an article gives to a person, and whether two such contradict each other.
//!
//! A person may hold several roles at once, so that a different title is not yet a contradiction: only what excludes the
//! other is (a deputy and the head of one body, two ministries, two sciences, two institutes for one title).

mod age;
mod around;
mod compare;
mod declared;
mod organisation;
mod parse;
mod phrase;
mod title;

use crate::span::ByteSpan;

pub use age::age_at;
pub use around::roles_at;
pub use compare::{RoleRelation, compare_roles};
pub use declared::{compare_declared, compare_sources, may_be_beside};
pub use phrase::is_former;
pub use title::is_title_word;

/// A role that a sentence gives to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleMention {
    /// The words of the role, without article and qualifier: "press secretary of the ministry".
    pub at: ByteSpan,
    /// When the person had it, as the sentence says.
    pub qualifier: Qualifier,
    /// How the sentence says it.
    pub pattern: RolePattern,
}

/// When somebody has a role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// Nothing is said.
    #[default]
    None,
    /// "former", "ex-", "late", "retired", "once".
    Former,
    /// "then", "then-".
    Then,
    /// "acting", "interim".
    Acting,
    /// "current", "incumbent", "now".
    Current,
    /// "future", "incoming", "will be", "becomes", "designate", "elect".
    Future,
}

/// How a sentence ties a role to a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RolePattern {
    /// "minister NAME".
    Before,
    /// "NAME, a geologist with …," and "NAME (geologist)".
    After,
    /// "the minister, NAME,".
    Apposed,
    /// "NAME is the chief of …", "appointed NAME chief of …", "NAME as chief".
    Predicate,
    /// "NAME, who heads …", "NAME leads …".
    Heading,
}

#[cfg(test)]
mod tests;
