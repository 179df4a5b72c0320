//! What goes wrong in a registry, with codes to match on (contract section 10).

/// The codes of registry failures, the same in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Code {
    /// The manifest breaks a rule of its own, or its name is taken.
    ManifestInvalid,
}

/// A failure of the registry, or of a plugin that it called.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    message: String,
}

/// What a registry's methods give.
pub type Result<T, E = Error> = std::result::Result<T, E>;
