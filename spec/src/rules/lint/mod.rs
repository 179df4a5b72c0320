//! Lints, a file each, in a folder for each group.

mod docs;
mod evolution;
mod exceptions;
mod fitness;
mod names;
mod samples;
mod truth;
mod wire;

pub(crate) use evolution::definitions_renamed::RULE as DEFINITIONS_RENAMED;
pub use exceptions::invalid::RULE as EXCEPTION_INVALID;
pub use exceptions::unused::RULE as EXCEPTION_UNUSED;

use crate::lint::Lint;

/// All of them, by code.
pub(crate) const LINTS: &[&[&Lint]] =
    &[names::LINTS, wire::LINTS, docs::LINTS, evolution::LINTS, truth::LINTS, fitness::LINTS, exceptions::LINTS];
