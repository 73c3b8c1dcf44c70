//! Which fact a value, name or phrase of an article speaks of: candidates, features, weights, claims.

mod bearer;
pub mod candidates;
pub mod features;
pub mod frame;
pub mod link;
mod marks;
mod nearness;
pub mod scene;
pub mod site;
pub mod weights;
