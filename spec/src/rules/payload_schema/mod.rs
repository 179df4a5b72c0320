//! Rules about payload schemas, a file each.

mod enum_names;
mod ref_loop;
mod ref_outside;
mod ref_unresolved;
mod schema_invalid;

pub use enum_names::ENUM_NAMES;
pub use ref_loop::REF_LOOP;
pub use ref_outside::REF_OUTSIDE;
pub use ref_unresolved::REF_UNRESOLVED;
pub use schema_invalid::SCHEMA_INVALID;

use crate::rule::Rule;

/// These rules.
pub(super) const RULES: &[&Rule] = &[SCHEMA_INVALID, REF_OUTSIDE, REF_UNRESOLVED, REF_LOOP, ENUM_NAMES];
