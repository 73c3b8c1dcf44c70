//! How words and names are held against each other: folding, distance, romanisation, the index of candidates.

mod companies;
pub mod distance;
pub mod fold;
pub mod index;
pub mod inflect;
pub mod names;
pub mod particles;
mod places;
pub mod romanise;
pub mod short_forms;
pub mod token;

pub use distance::{SlipKind, budget, token_distance};
pub use fold::{fold, strip_possessive};
pub use index::TokenIndex;
pub use inflect::{inflection_key, inflection_keys, same_inflection};
pub use names::{Reason, SAME_THRESHOLD, Similarity, compare_names};
pub use particles::{is_generation, is_particle, is_title};
pub use romanise::romanisation_key;
pub use token::{TokenRelation, relate_tokens};
