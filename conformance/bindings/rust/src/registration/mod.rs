//! Registration: the checks that a manifest passes before any code of its plugin runs (contract section 4).

mod candidate;
mod checks;
mod refusal;
mod warnings;

use serde_json::Value;

pub(crate) use candidate::Candidate;
pub(crate) use checks::{Facts, check, major, taken};
pub use refusal::Refusal;
pub(crate) use refusal::Refusals;
pub(crate) use warnings::warnings;

use crate::error::Result;
use crate::spec::manifest::Manifest;

/// Checks fields against section 3 of the contract alone: what depends on no host, no kind and no other plugin.
pub(crate) fn normalise(fields: Value) -> Result<Manifest> {
    let candidate = Candidate::new(fields);
    checks::check_alone(&candidate)?;
    candidate.manifest()
}
