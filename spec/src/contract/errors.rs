//! The codes that a registry's failures carry, and the reasons of `unavailable` (contract section 10).

use serde::Deserialize;

use super::own_file::read;

/// The codes and reasons, as `errors.yaml` has them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Errors {
    /// The codes, in the contract's order.
    pub errors: Vec<ErrorCodeDoc>,
    /// The reasons, in the contract's order.
    pub unavailable_reasons: Vec<UnavailableReasonDoc>,
}

/// An error code: what it means, and the clauses that give it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErrorCodeDoc {
    /// `ManifestInvalid`.
    pub code: String,
    /// What it means, in a sentence.
    pub meaning: String,
    /// The clauses that give it; none gives a code that is reserved.
    pub clauses: Vec<String>,
}

/// Why a plugin is unavailable.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnavailableReasonDoc {
    /// `setup_failed`.
    pub reason: String,
    /// What it means, in a sentence.
    pub meaning: String,
    /// The clauses that give it.
    pub clauses: Vec<String>,
}

/// The error codes and reasons of the embedded spec.
///
/// # Errors
/// The message of the reader, where this crate's own data is malformed; a test shows that it is not.
pub fn errors() -> Result<Errors, String> {
    read("errors.yaml", include_str!("../../errors.yaml"))
}
